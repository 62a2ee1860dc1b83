# Texte der Oberfläche in Einfacher Sprache: kurze Sätze, ein Gedanke in jedem Satz, bekannte Wörter, Anrede mit
# Sie. Jeder Schlüssel steht in jeder Sprache; ein Test prüft das.

## Rahmen
skip-to-content = Direkt zum Inhalt
nav-label = Menü
nav-start = Start
nav-offers = Angebote
nav-topics = Themen
nav-municipalities = Gemeinden
nav-organisations = Schulen, Kitas und Vereine
nav-places = Orte zum Lernen
language-label = Sprache
crumbs-label = Sie sind hier
foot-label = Regeln und Rechte
foot-data-label = Daten für Fachleute
foot-about = Hier finden Sie Angebote zum Lernen. Für jedes Alter. Gebiet: { $region }. Das Suchen kostet nichts. Sie brauchen keine Anmeldung. Die Texte in den Angeboten schreiben andere. Sie sind nicht immer einfach.
foot-api = Schnittstelle (OpenAPI)
foot-feed = Neue Angebote als Liste für Programme
foot-csv = Alle Angebote als Tabelle
imprint = Wer macht diese Seite? (Impressum)
privacy = So schützen wir Ihre Daten
accessibility-statement = Diese Seite ohne Hindernisse (Barrierefreiheit)
to-start = Zur ersten Seite
yes = ja
no = nein

## Suche
search-label = Was möchten Sie lernen oder machen?
search-placeholder = zum Beispiel: Töpfern oder Deutsch
search-button = Suchen
search-literally = Genau diese Wörter suchen
suggestions = Vorschläge
suggestions-said = # Vorschläge. Wählen Sie mit den Pfeil-Tasten.
suggest-word = { "" }
suggest-topic = Thema
suggest-place = Ort
suggest-provider = Anbieter
results-title = Alle Angebote
results-title-for = Das haben wir zu „{ $text }“ gefunden
sort-label = Reihenfolge
sort-relevance = Was am besten passt, zuerst
sort-date = Was bald ist, zuerst
sort-distance = Was nah ist, zuerst
views-label = So wollen Sie es sehen
view-list = Liste
view-map = Karte
view-calendar = Kalender
pager-label = Seiten
page-previous = Zurück
page-next = Weiter
chips-label = Das haben Sie ausgewählt
chip-remove = wieder wegnehmen
chip-near = in der Nähe von { $value }
chip-radius = höchstens { $radius } Kilometer weit weg von { $value }
chip-from = ab { $value }
chip-until = bis { $value }
chip-max-price = kostet höchstens { $value }
chip-age = für { $value } Jahre
chip-grade = Klasse { $value }
chip-level = Sprach-Stufe { $value }
chip-language = Sprache: { $value }
chip-provider = Nur von diesem Anbieter
chip-source = Aus dieser Liste: { $value }
relaxed-into = Das Wort „{ $word }“ haben wir nicht gefunden. Wir haben auch nach diesem Wort gesucht: { $into }.
relaxed-left-out = Das Wort „{ $word }“ haben wir weggelassen. Mit diesem Wort finden wir nichts.
relaxed-partial = Das Wort „{ $word }“ steht nicht in allen Angeboten. Sonst finden wir zu wenig.
relaxed-filter = „{ $word }“ haben wir weggelassen. Sonst finden wir nichts.
relaxed-wider = In der Nähe von „{ $word }“ gibt es nichts. Wir haben weiter weg gesucht: { $into }.
strange-value = Wir verstehen „{ $value }“ bei „{ $key }“ nicht. Wir haben ohne diese Angabe gesucht.
strange-key = Wir verstehen „{ $key }“ nicht. Wir haben ohne diese Angabe gesucht.
cap-map = Die Karte zeigt { $most } Angebote. Es gibt { $total }. In der Liste stehen alle.
cap-calendar = Der Kalender zeigt { $most } Angebote. In diesem Monat gibt es { $total }. In der Liste stehen alle.
cap-files = In einer Datei stehen { $most } Angebote. Es gibt { $total }. In der Liste für Programme stehen 60.
cap-list = Sie können { $most } Angebote ansehen. Es gibt { $total }. Wählen Sie links etwas aus. Dann sehen Sie andere Angebote.
nothing-help = Wir haben nichts gefunden. Versuchen Sie das:
nothing-counselling = Menschen fragen, die beraten und helfen
nothing-here = Hier gibt es jetzt kein Angebot.
hint-without = Ohne „{ $value }“ suchen
browse-topics = Alle Themen ansehen
take-title = Diese Angebote mitnehmen
take-ics = In meinen Kalender
take-atom = Neue Angebote als Liste für Programme
all-with-filters = Alle Angebote ansehen
around-10-km = Alles, was höchstens 10 Kilometer weit weg ist
map-label = Karte mit den Angeboten. Alle Angebote stehen auch in der Liste unter der Karte.
map-help = Unter der Karte ist eine Liste. In der Liste steht alles von der Karte.
map-schematic = Die Grenzen der Gemeinden sind nur ungefähr gezeichnet.
map-schematic-short = Grenzen nur ungefähr
map-more = # Angebote an diesem Ort
map-noscript = Ihr Browser kann die Karte nicht zeigen. Die Angebote stehen in der Liste unter der Karte.

## Filter
filters-title = Genauer suchen
filters-apply = Angebote zeigen
filters-clear = Alles wieder wegnehmen
filter-near = Wo?
filter-near-label = Name vom Ort oder Postleitzahl
filter-radius = Wie weit weg?
filter-dates = Wann?
filter-from = vom
filter-until = bis zum
filter-max-price = So viel Euro darf es kosten
filter-age = Wie alt sind Sie?
radius-km = { $radius } Kilometer
group-kind = Was suchen Sie?
group-topic = Thema
group-phase = Ihr Alter und Ihr Leben
group-area = Stadt oder Dorf
group-price = Was kostet es?
group-time = Welcher Tag? Welche Uhrzeit?
group-who = Für wen
group-format = Hingehen oder im Internet?
group-barrier = Ohne Hindernisse
group-language = Welche Sprache?
group-school = Für Kita und Schule
group-provider = Wer macht das?
group-more = Noch mehr
filter-free-yes = kostet nichts
filter-childcare-yes = Jemand passt auf die Kinder auf
filter-certificate-yes = Sie bekommen ein Zeugnis
filter-group-yes = für Gruppen und Klassen
filter-places-yes = Es gibt noch Plätze
filter-entry-dated = beginnt an einem festen Tag
filter-entry-any-time = Sie können jederzeit anfangen
filter-entry-on-request = Bitte nach einem Termin fragen
filter-entry-always = immer möglich
weekday-mo = Montag
weekday-tu = Dienstag
weekday-we = Mittwoch
weekday-th = Donnerstag
weekday-fr = Freitag
weekday-sa = Samstag
weekday-su = Sonntag
daytime-morning = am Vormittag
daytime-afternoon = am Nachmittag
daytime-evening = am Abend

## Wörter des Fachs
kind-course = Kurs
kind-event = Veranstaltung
kind-service = Beratung und Hilfe
kind-visit = Ort zum Besuchen
kind-material = Selbst lernen
kind-apprenticeship = Ausbildung: einen Beruf lernen
kind-internship = Praktikum: eine Arbeit ausprobieren
kind-care = Betreuung für Kinder
format-onsite = Sie gehen hin
format-online = im Internet
format-hybrid = Sie gehen hin oder im Internet
phase-early-childhood = Kleine Kinder
phase-primary = Grund-Schule
phase-lower-secondary = Klasse 5 bis 10
phase-upper-secondary = Klasse 11 bis 13
phase-transition = Nach der Schule
phase-vocational = Beruf lernen oder studieren
phase-adult = Erwachsene
phase-senior = Ältere Menschen
entry-dated = an festen Tagen
entry-any-time = Sie können jederzeit anfangen
entry-on-request = Bitte nach einem Termin fragen
entry-always = immer
entry-no-date-yet = Wann: das steht noch nicht fest
all-day-none = nur am Vormittag
all-day-open = am Nachmittag: Kinder dürfen bleiben
all-day-partly-bound = am Nachmittag: manche Kinder müssen bleiben
all-day-bound = am Nachmittag: alle Kinder bleiben
price-free = kostet nichts
price-on-request = Bitte nach dem Preis fragen
price-unknown = Wir kennen den Preis nicht
place-unknown = Wir kennen den Ort nicht
place-or-online = auch im Internet
age-exact = { $from } Jahre
age-between = { $from } bis { $to } Jahre
age-from = ab { $from } Jahren
age-to = bis { $to } Jahre
step-free = ohne Stufen
not-step-free = Achtung: Es gibt Stufen
repeats-daily = jeden Tag
repeats-weekly = jede Woche
repeats-fortnightly = alle 2 Wochen
repeats-monthly = jeden Monat
language-de = Deutsch
language-en = Englisch
language-fr = Französisch
language-es = Spanisch
language-it = Italienisch
language-pl = Polnisch
language-uk = Ukrainisch
language-ru = Russisch
language-ar = Arabisch
language-fa = Persisch
language-tr = Türkisch
language-nl = Niederländisch
language-da = Dänisch
language-sv = Schwedisch
language-pt = Portugiesisch
language-ku = Kurdisch
language-nds = Plattdeutsch
language-gsg = Deutsche Gebärdensprache
language-de-x-leicht = Leichte Sprache
badge-example = Beispiel
badge-few = nur noch wenige Plätze
badge-waiting-list = voll, aber es gibt eine Warte-Liste
badge-full = voll
badge-group = für Gruppen
badge-wheelchair = mit Rollstuhl möglich
badge-childcare = Jemand passt auf die Kinder auf
badge-easy = In einfachen Worten

## Angebot
fact-when = Wann?
fact-where = Wo?
fact-price = Was kostet es?
offered-by = Das Angebot ist von
offer-aside = Preis, Anmeldung und Kontakt
example-note = Das ist nur ein Beispiel. Dieses Angebot gibt es nicht.
easy-title = In einfachen Worten
meetings-title = Wann und wo?
more-meetings = Es gibt noch mehr Termine. Sie stehen in der Datei für den Kalender.
cancelled = Der Termin fällt aus
facts-title = Das ist auch wichtig
fact-topics = Themen
fact-audience = Für wen?
fact-age = Alter
fact-phase = Für welche Zeit im Leben?
fact-prerequisite = Das müssen Sie schon können
fact-format = Wie machen Sie mit?
fact-language = Sprache
fact-accessibility = Ohne Hindernisse
fact-childcare = Passt jemand auf die Kinder auf?
childcare-yes = ja
childcare-no = nein
fact-certificate = Zeugnis am Ende
fact-hours = Zeiten
fact-keywords = Wichtige Wörter
fact-funding = Hilfe beim Bezahlen
fact-grades = Für welche Klassen?
fact-subjects = Fächer
fact-group-size = So viele können mitmachen
fact-duration = So lange dauert es
fact-group-price = Preis für eine Gruppe
fact-lead = So früh müssen Sie sich melden
fact-season = In welcher Zeit im Jahr?
fact-bus = Kann man mit dem Bus hinfahren?
fact-quiet-room = Gibt es einen ruhigen Raum?
fact-aids = Hilfen
fact-loans = Das können Sie ausleihen
register = Hier anmelden
to-website = Zur Internet-Seite
contact = So erreichen Sie uns
to-calendar = In meinen Kalender
print = Drucken
assured = Das haben wir zuletzt geprüft am { $date }.
source = Das haben wir von: { $name }
similar-title = Das ist ähnlich

## Aushang und Einbettung
poster = Zettel zum Aufhängen
poster-back = Zurück
poster-phone = Telefon
poster-scan = Mehr dazu im Internet:
poster-code = QR-Code. Er führt zu { $url }
poster-date = Das stimmt am { $date }
embed = Auf der eigenen Seite zeigen
embed-title = Die Angebote auf der eigenen Seite zeigen
embed-lead = Die Liste ist immer neu. Sie kostet nichts. Sie merkt sich nichts über die Leser.
embed-frame = In einem Rahmen
embed-frame-help = Kopieren Sie diese Zeile in Ihre Internet-Seite. Wer auf ein Angebot klickt, sieht es groß.
embed-look = So sieht die Liste aus
embed-without = Ohne Rahmen
embed-without-help = Ihre Internet-Seite kann die Angebote auch selbst lesen:
embed-atom = Feed (Atom)
embed-ics = Kalender (iCalendar)
embed-json = Daten für Programme (JSON)
embed-csv = Tabelle (CSV)
embed-openqcat = Kurse für die Arbeits-Agentur (openQ-cat 1.1)
widget-gone = Diese Liste gibt es nicht mehr
widget-none = Hier gibt es jetzt keine Angebote.
widget-from = Die Liste kommt von

## Start
start-title = Angebote zum Lernen: { $region }
hero-title = Hier finden Sie etwas zum Lernen.
start-lead = Kurse. Beratung. Treffen. Für jedes Alter. Gebiet: { $region }.
for-example = Zum Beispiel:
example-1 = Deutsch lernen
example-2 = Ferien für Kinder
example-3 = Hilfe in Mathe
phases-title = Für wen suchen Sie?
week-title = In dieser Woche
week-all = Alles in dieser Woche
fortnight-title = In den nächsten 2 Wochen
fortnight-all = Alles in den nächsten 2 Wochen
situations-title = Was ist gerade wichtig für Sie?
topics-title = Wählen Sie ein Thema

## Verzeichnisse
topics-lead = Hier stehen alle Themen. Wählen Sie ein Thema. Dann sehen Sie die Angebote.
topics-below = Das gehört zu diesem Thema
topics-related = Ähnliche Themen
also-called = Man sagt auch: { $words }
municipalities-lead = Was gibt es in Ihrer Nähe? Hier stehen alle Städte und Dörfer: { $region }.
municipality-preline = Das gibt es hier
fact-population = So viele Menschen wohnen hier
fact-postcodes = Postleitzahlen
organisations-lead = Hier können Sie lernen. Oder Sie bekommen Hilfe: { $region }.
places-lead = An diesen Orten können Sie etwas lernen. Auch ohne Kurs: { $region }.
directory-name = Name
directory-kind = Art
directory-all-kinds = alle
directory-show = Anzeigen
directory-letters = Die ersten Buchstaben
more-in = Mehr Angebote in { $name }
fact-run-by = Dazu gehört es
fact-operated-by = Dazu gehört es
fact-school-form = Was für eine Schule?
fact-all-day = Schule am Nachmittag
fact-catchment = Für Kinder aus
fact-open-day = An diesem Tag können Sie alles ansehen
fact-lift = Gibt es einen Aufzug?
fact-school-number = Nummer der Schule
fact-care-hours = Dann ist die Kita offen
fact-application = So melden Sie Ihr Kind an
place-offers = Angebote hier und in der Nähe

## Probleme
problem-not-found = Diese Seite gibt es nicht
problem-not-found-help = Vielleicht ist das Angebot vorbei. Oder die Adresse ist falsch. Suchen Sie hier weiter:
problem-bad-request = Das haben wir nicht verstanden
problem-bad-request-help = Prüfen Sie bitte die Adresse.
problem-too-many = Das war zu schnell
problem-too-many-help = Warten Sie bitte ein paar Sekunden. Versuchen Sie es dann noch einmal.
problem-too-large = Das war zu viel auf einmal
problem-too-large-help = Ihr Text ist zu lang. Gehen Sie zurück. Machen Sie den Text kürzer. Er ist noch da.
problem-slow = Das dauert gerade zu lange
problem-slow-help = Warten Sie bitte ein paar Sekunden. Versuchen Sie es dann noch einmal.
problem-internal = Wir haben einen Fehler gemacht
problem-internal-help = Wir haben den Fehler aufgeschrieben. Versuchen Sie es später noch einmal.
legal-missing = Der Betreiber hat hier noch keinen Text geschrieben.
legal-contact = So erreichen Sie uns

## Mengen
poster-more =
    { $n ->
        [one] Im Internet gibt es { $count } weiteres Angebot.
       *[other] Im Internet gibt es { $count } weitere Angebote.
    }
widget-all =
    { $n ->
        [one] Das Angebot ansehen
       *[other] Alle { $count } Angebote ansehen
    }
effect-left-out =
    { $n ->
        [one] { $count } Eintrag steht noch in der Tabelle.
       *[other] { $count } Einträge stehen noch in der Tabelle.
    }
offers-found =
    { $n ->
        [one] { $count } Angebot
       *[other] { $count } Angebote
    }
entries-found =
    { $n ->
        [one] { $count } Eintrag
       *[other] { $count } Einträge
    }
word-offers =
    { $n ->
        [one] Angebot
       *[other] Angebote
    }
word-organisations =
    { $n ->
        [one] Einrichtung
       *[other] Einrichtungen
    }
calendar-more =
    { $n ->
        [one] { $count } weiterer Termin
       *[other] { $count } weitere Termine
    }
minutes =
    { $n ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    }
days =
    { $n ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }
inhabitants =
    { $n ->
        [one] { $count } Person
       *[other] { $count } Menschen
    }

## Texte, Aktuelles, Sammlungen
contact-page = Kontakt
contact-usual = So erreichen Sie uns ({ $region }).
funding-notice = Wer das Portal bezahlt
news-title = Aktuelles
news-latest = Die neuesten Meldungen
news-all = Alle Meldungen
news-none = Im Moment gibt es keine Meldungen.
news-feed = Meldungen als Feed (Atom)
news-over = Diese Meldung ist alt. Sie gilt nicht mehr.
collections-title = Sammlungen
collections-now = Diese Sammlungen gibt es jetzt
collections-all = Alle Sammlungen
collections-none = Im Moment gibt es keine Sammlungen.
collection-time = { $from } bis { $until }
collection-until = bis { $until }
collection-over = Diese Sammlung ist zu Ende.
collection-over-all = Alle Angebote ansehen
collection-empty = In dieser Sammlung gibt es gerade kein Angebot.
collection-exports = Angebote der Sammlung mitnehmen
cockpit-texts = Texte und Aktuelles
texts-lead = Was Sie hier schreiben, steht im Portal. Jede Fassung bleibt.
texts-none = Hier steht noch nichts.
articles-text = Seiten des Portals
articles-news = Aktuelles
articles-collection = Sammlungen
article-new-text = Neue Seite
article-new-news = Neue Meldung
article-new-collection = Neue Sammlung
article-saved-at = zuletzt gespeichert: { $at }
article-draft = Entwurf
article-published = Alle können es lesen
article-withdrawn = Zurückgezogen
article-builtin = Fester Text
article-unsaved = Noch nicht gespeichert
article-about = Wichtige Angaben
article-slug = Kurzname in der Adresse
article-slug-hint = Kleine Buchstaben von a bis z, Ziffern und Bindestriche. Beispiel: ferienpass-2027. Der Name bleibt so.
article-slug-wrong = Der Kurzname darf nur kleine Buchstaben von a bis z, Ziffern und einzelne Bindestriche haben. Höchstens 60 Zeichen.
article-slug-taken = Diesen Kurznamen gibt es schon.
article-news-from = Datum der Meldung
article-news-from-hint = Vor diesem Tag sieht niemand die Meldung.
article-news-until = Letzter Tag
article-news-until-hint = Danach steht die Meldung nicht mehr in der Liste. Sie können das leer lassen.
article-collection-from = Erster Tag
article-collection-from-hint = Vor diesem Tag sieht niemand die Sammlung. Sie können das leer lassen.
article-collection-until = Letzter Tag
article-collection-until-hint = Danach sagt die Seite: Die Sammlung ist zu Ende. Sie können das leer lassen.
article-text-from = Von
article-text-until = Bis
article-search = Suche für die Sammlung
article-search-hint = Suchen Sie im Portal. Kopieren Sie die Adresse der Liste. Fügen Sie die Adresse hier ein.
article-pinned = Angebote, die zuerst stehen
article-pinned-hint = In jede Zeile kommt die Adresse von einem Angebot.
article-in-german = Deutsch
article-in-simple = Einfache Sprache
article-in-english = Englisch
article-markdown = Eine leere Zeile trennt Absätze. Überschrift: ## davor. Liste: - davor. Fett: **Wort**. Link: [Worte](Adresse). Bild: ![Was zu sehen ist](Adresse).
article-title = Titel
article-body = Text
article-title-long = Der Titel ist zu lang. Höchstens 160 Zeichen.
article-body-long = Der Text ist zu lang. Höchstens 60 000 Zeichen.
article-needs-title = Hier fehlt noch ein Titel.
article-needs-body = Hier fehlt noch ein Text.
article-no-day = „{ $given }“ ist kein Datum.
article-ends-before = Der letzte Tag ist vor dem ersten Tag.
article-no-offers = Eine Sammlung braucht eine Suche oder einzelne Angebote.
article-strange-search = Die Suche versteht „{ $given }“ nicht.
article-no-offer = „{ $given }“ ist keine Adresse von einem Angebot.
article-many-offers = Höchstens 60 Angebote können zuerst stehen.
article-conflict = Jemand anderes hat gerade gespeichert. Ihr Text steht noch hier. Er ist noch nicht gespeichert. Den anderen Text sehen Sie unter „Fassungen“. Speichern Sie noch einmal: Dann bleiben beide Texte.
article-is-saved = Der Entwurf ist gespeichert. Im Portal ist alles wie vorher.
article-is-published = Jetzt können es alle lesen.
article-is-withdrawn = Zurückgezogen. Es steht nicht mehr im Portal.
article-is-restored = Die alte Fassung ist jetzt der Entwurf. Veröffentlichen Sie den Entwurf, damit alle ihn lesen können.
article-public = Im Portal ansehen
article-versions = Fassungen
article-all-versions = Alle Fassungen
article-version = Fassung { $number }
article-to-form = Zum Text
article-no-change = Der Text ist gleich geblieben.
article-restore = Diese Fassung als Entwurf nehmen
article-preview = Vorschau
article-preview-lead = So sieht es im Portal aus. Es ist noch nicht gespeichert.
article-builtin-text = Das steht jetzt dort
article-builtin-lead = Dieser Text gilt, bis Sie einen eigenen Text veröffentlichen. Sie können ihn kopieren und ändern.
article-pictures = Bilder und Logos zum Einfügen
article-pictures-lead = Das sind freigegebene Bilder Ihrer Einrichtung. Kopieren Sie die Zeile in den Text.
article-publish = Veröffentlichen
article-save = Als Entwurf speichern
article-withdraw = Zurückziehen
cockpit-concepts = Themen und Such-Wörter
concepts-lead = Hier steht, wie Themen heißen und mit welchen Wörtern man sie findet. Sie speichern, und es gilt sofort. Die Suche braucht ein paar Sekunden.
concepts-vocabularies = Listen
concepts-topics = Themen
concepts-thesaurus = Wörter mit gleicher Bedeutung
concepts-audiences = Für wen
concepts-accessibility = Ohne Hindernisse
concepts-funding = Hilfe beim Bezahlen
concepts-life-phases = Abschnitte im Leben
concepts-missed = Gesucht und nicht gefunden
concepts-missed-lead = Diese Wörter wurden mindestens 5 Mal gesucht. Die Suche fand nichts. Gehört ein Wort zu einem Thema? Sagen Sie es der Suche.
concepts-missed-none = Zurzeit fehlt kein Wort, das mindestens 5 Mal gesucht wurde.
concepts-missed-times = { $times } Mal
concept-teach-word = Wort
concept-teach-target = gehört zu
concept-choose = Bitte wählen
concept-teach = Wort aufnehmen
concept-teach-empty = Bitte schreiben Sie ein Wort und wählen Sie ein Thema.
concept-teach-known = „{ $word }“ gehört schon dazu.
concept-is-taught = Das Wort ist aufgenommen. Die Suche kennt es in ein paar Sekunden.
concept-words-counted =
    { $n ->
        [0] keine weiteren Wörter
        [one] { $count } weiteres Wort
       *[other] { $count } weitere Wörter
    }
concept-changed = geändert
concept-own = von Ihnen
concept-merged = aufgegangen
concept-new = Neues Wort in der Liste
concept-label = Name
concept-label-hint = So steht es im Portal.
concept-words = Andere Wörter
concept-words-hint = In jeder Zeile ein Wort. Man findet und sieht sie.
concept-hidden = Versteckte Wörter
concept-hidden-hint = In jeder Zeile ein Wort. Man findet sie, aber man sieht sie nicht. Zum Beispiel Wörter mit Fehlern.
concept-definition = Erklärung
concept-place = Platz in der Liste
concept-broader = Steht unter
concept-broader-hint = Wer das obere Thema sucht, findet auch dieses.
concept-no-broader = nichts
concept-save = Speichern
concept-house = Wie am Anfang
concept-is-saved = Gespeichert. Die Suche kennt es in ein paar Sekunden.
concept-is-house = Es ist wieder wie am Anfang.
concept-is-restored = Die frühere Fassung gilt wieder.
concept-is-apart = Es sind wieder zwei. Angebote, die mitgegangen sind, bleiben beim anderen Thema.
concept-is-merged =
    { $n ->
        [0] Aus zwei ist eins geworden. Kein Angebot hatte dieses Thema.
        [one] Aus zwei ist eins geworden. { $count } Angebot hat jetzt das andere Thema.
       *[other] Aus zwei ist eins geworden. { $count } Angebote haben jetzt das andere Thema.
    }
concept-offers =
    { $n ->
        [0] Kein Angebot im Portal hat dieses Thema.
        [one] { $count } Angebot im Portal hat dieses Thema.
       *[other] { $count } Angebote im Portal haben dieses Thema.
    }
concept-merge = Aus zwei eins machen
concept-merge-lead = Das andere bekommt alle Wörter. Alte Adressen führen dorthin. Angebote gehen mit. Sie kommen später nicht zurück.
concept-target = wird ein Teil von
concept-no-target = Bitte wählen Sie ein anderes Thema.
concept-merge-do = Eins daraus machen
concept-merged-into = Dieses Wort gehört jetzt zu „{ $into }“.
concept-apart-lead = Sie können es wieder trennen. Dann hat es wieder seine eigenen Wörter.
concept-apart = Wieder trennen
concept-restore = Wieder so
concept-as-before = Die Wörter sind gleich geblieben.
concept-went-into = gehört zu „{ $into }“
concept-came-apart = wieder getrennt
concept-conflict = Jemand anderes hat gespeichert. Ihr Text steht noch hier. Er ist nicht gespeichert. Speichern Sie noch einmal, dann gilt Ihr Text.
concept-needs-label = Es fehlt ein deutscher Name.
concept-word-long = „{ $word }“ hat mehr als 80 Zeichen.
concept-many-words = Es sind mehr als 80 Wörter. Das sind zu viele.
concept-taken = „{ $word }“ heißt schon „{ $by }“. Ein Wort kann nur zu einem gehören.
concept-unknown = Das gibt es nicht mehr.
concept-circle = „{ $above }“ steht selbst darunter.
concept-into-itself = Das geht nicht: Es wäre ein Teil von sich selbst.
concept-no-short-name = Dieser Name passt nicht. Bitte wählen Sie einen anderen.
act-changed-concept = Wort in der Liste geändert
act-merged-concept = Aus zwei Wörtern eins gemacht
markup-html = „{ $given }“ ist HTML. HTML geht hier nicht.
markup-heading = Die Überschrift „{ $given }“ hat zu viele #. Die erste Überschrift hat ##. Darunter kommt ###.
markup-heading-empty = Eine Überschrift hat keinen Text.
markup-link = Der Link „{ $given }“ sagt nicht, was man dort findet. Schreiben Sie das Ziel in den Link.
markup-link-empty = Ein Link hat keinen Text.
markup-alt = Beim Bild { $given } fehlt der Text. Schreiben Sie in die eckigen Klammern, was man auf dem Bild sieht.
markup-address = „{ $given }“ ist keine Adresse für einen Link. Eine Adresse beginnt mit https://, mailto:, tel: oder /.
markup-picture = „{ $given }“ ist kein Bild aus diesem Portal. Andere Bilder gehen nicht.
audit-article = Text „{ $slug }“, Fassung { $version }
act-wrote-text = Text als Entwurf gespeichert
act-published-text = Text veröffentlicht
act-withdrew-text = Text zurückgezogen

## Rechtliche Texte, solange der Betreiber keine eigenen hat
imprint-usual =
    Hier steht bald: Wer macht diese Seite? Mit Anschrift, Telefon und E-Mail. Gebiet: { $region }. Das verlangt ein Gesetz: § 5 Digitale-Dienste-Gesetz.

    Der Betreiber muss den Text noch schreiben.
privacy-usual =
    ## Wenn Sie hier lesen
    Wir speichern nichts auf Ihrem Gerät. Diese Seite benutzt keine Cookies. Alles kommt von unserem eigenen Computer. Sie müssen sich nicht anmelden.

    ## Das zählen wir
    Wir zählen, wie oft eine Seite geöffnet wird. Wir wissen nicht, wer sie öffnet. Wir zählen auch, wie oft jemand in kurzer Zeit sucht. Dann kann niemand die Seite stören. Diese Zahl löschen wir nach wenigen Minuten.

    ## Ihre Such-Wörter
    Manchmal finden Sie nichts. Dann zählen wir das Thema. So merken wir: Hier fehlt ein Angebot. Wir wollen niemanden doppelt zählen. Darum merkt sich der Computer eine geheime Zahl. Er vergisst sie am Ende vom Tag. Andere Wörter merken wir uns erst, wenn sie 5 Mal gesucht wurden. Namen, E-Mail-Adressen und Nummern merken wir uns nie.

    ## Wer ist verantwortlich?
    Verantwortlich ist der Betreiber ({ $region }). Er muss hier noch schreiben: So erreichen Sie ihn. Das sind Ihre Rechte.
accessibility-usual =
    ## So soll diese Seite sein
    Alle Menschen sollen diese Seite benutzen können. Dafür gibt es Regeln: die Niedersächsische Verordnung über barrierefreie Informationstechnik, EN 301 549 und WCAG 2.2 Stufe AA. Ein Programm prüft die Seite bei jeder Änderung. Fachleute haben die Seite noch nicht geprüft.

    ## Das geht noch nicht gut
    - Nicht alle können die Karte benutzen. In der Liste steht alles von der Karte.
    - Die Texte der Anbieter können schwer sein. Manchmal gibt es auch einen Text in einfachen Worten. Dann zeigen wir ihn.

    ## Etwas geht nicht?
    Schreiben Sie dem Betreiber ({ $region }). Die Anschrift steht im Impressum.

## Anmeldung
sign-in = Anmelden
sign-out = Abmelden
signed-out = Sie sind jetzt abgemeldet.
signed-in-as = Sie sind angemeldet als: { $name }
email = E-Mail-Adresse
password = Passwort
password-new = Neues Passwort
password-old = Altes Passwort
password-save = Passwort speichern
password-change = Passwort ändern
password-set = Ihr Passwort ist gespeichert. Melden Sie sich jetzt an.
password-changed = Ihr Passwort ist neu. Auf anderen Geräten sind Sie abgemeldet.
password-hint = Nehmen Sie mindestens { $shortest } Zeichen. Gut sind vier Wörter, die nichts miteinander zu tun haben.
password-too-short = Das Passwort ist zu kurz.
password-too-long = Das Passwort ist zu lang. Es darf 200 Zeichen haben.
password-guessable = Das Passwort ist zu leicht. Nehmen Sie mehrere Wörter, die nichts miteinander zu tun haben.
password-old-wrong = Das alte Passwort ist falsch.
sign-in-wrong = Die E-Mail-Adresse oder das Passwort ist falsch.
sign-in-wait = Sie haben es zu oft versucht. Warten Sie { $seconds } Sekunden.
forgotten = Passwort vergessen?
forgotten-title = Passwort vergessen
forgotten-lead = Wir schicken Ihnen einen Link. Damit wählen Sie ein neues Passwort.
forgotten-button = Link schicken
forgotten-sent = Gibt es ein Konto mit dieser Adresse? Dann kommt gleich eine E-Mail. Der Link gilt eine Stunde.
invitation-title = Willkommen
invitation-lead = Guten Tag { $name }. Sie sind eingeladen zu „{ $site }“. Wählen Sie ein Passwort. Dann können Sie sich anmelden.
reset-title = Neues Passwort
reset-lead = Guten Tag { $name }. Wählen Sie ein neues Passwort für „{ $site }“.
link-over-title = Dieser Link gilt nicht mehr
link-over-help = Ein Link gilt nur einmal. Er gilt nur eine bestimmte Zeit. Bitten Sie um einen neuen Link.
problem-sign-in = Bitte melden Sie sich an
problem-sign-in-help = Sie waren zu lange weg. Melden Sie sich noch einmal an.
problem-forbidden = Das dürfen Sie hier nicht
problem-forbidden-help = Ihr Konto darf das nicht. Oder die Seite war zu alt. Gehen Sie zurück. Laden Sie die Seite neu.
mail-reset-subject = { $site }: neues Passwort
mail-reset =
    Guten Tag { $name },

    Sie möchten ein neues Passwort für „{ $site }“. Öffnen Sie diesen Link:

    { $link }

    Der Link gilt eine Stunde. Wollen Sie kein neues Passwort? Dann machen Sie nichts. Ihr altes Passwort gilt weiter.
mail-invitation-subject = Einladung zu { $site }
mail-invitation =
    Guten Tag { $name },

    Sie sind eingeladen zu „{ $site }“: { $role }, { $organisation }. Öffnen Sie diesen Link und wählen Sie ein Passwort:

    { $link }

    Der Link gilt 14 Tage.

## Cockpit
cockpit = Cockpit
menu = Menü
menu-here = Sie sind hier
menu-entries = Einträge
menu-desk = Redaktion
menu-network = Netz
menu-house = Verwaltung
menu-account = Ihr Konto
cockpit-home = Übersicht
cockpit-hello = Guten Tag, { $name }
waits-for-you = Bitte entscheiden Sie
cockpit-mine = Ihre Einrichtungen
cockpit-none = Ihr Konto gehört zu keiner Einrichtung.
cockpit-invite = Einladen
cockpit-accounts = Konten
cockpit-audit = Wer hat was gemacht
cockpit-account = Mein Konto
role-reader = Lesen
role-editor = Angebote schreiben
role-reviewer = Angebote prüfen
role-education-manager = Bildungsmanagement
role-education-monitor = Bildungsmonitoring
role-administrator = Administration
role-take = Rolle wegnehmen
sessions = Hier sind Sie angemeldet
sessions-lead = Kennen Sie ein Gerät nicht? Dann beenden Sie die Anmeldung.
session-this = dieses Gerät
session-begun = seit { $at }
session-seen = zuletzt { $at }
session-end = Beenden
session-ended = Die Anmeldung ist beendet.
invite-lead = Die Person bekommt eine E-Mail. Darin ist ein Link. Damit wählt sie ein Passwort.
invite-nowhere = Es gibt noch keine Einrichtung.
invite-name = Name
invite-email = E-Mail-Adresse
invite-organisation = Einrichtung
invite-role = Rolle
invite-button = Einladen
invited = Die Einladung ist verschickt.
invite-email-wrong = Diese E-Mail-Adresse ist falsch.
invite-name-wrong = Schreiben Sie einen Namen. Er darf 120 Zeichen haben.
account-open = offen
account-invited = eingeladen
account-locked = gesperrt
account-seen = zuletzt angemeldet: { $at }
account-lock = Sperren
account-unlock = Entsperren
account-changed = Das Konto ist geändert.
account-last = Das geht nicht. Sonst kann niemand mehr Konten ändern.

## Dateien von Einrichtungen
upload-title = Datei hochladen
upload-new = Neue Datei
upload-lead = Sie können Ihr Programm als Datei hochladen. Wir zeigen Ihnen zuerst, was sich ändert. Dann entscheiden Sie.
upload-adds = Die Datei hat nur neue Angebote. Alle anderen Angebote sollen bleiben.
upload-template = Leere Tabelle (XLSX)
upload-look = Änderungen ansehen
upload-difference = Das würde sich ändern
upload-apply = Übernehmen
upload-hand-in = An das Bildungsbüro schicken
upload-office-decides = Die Datei ist beim Bildungsbüro. Das Bildungsbüro entscheidet.
upload-applied = Die Angebote aus der Datei sind da.
upload-handed-in = Die Datei ist beim Bildungsbüro. Das Bildungsbüro sieht sie an.
upload-waits = { $name }: Datei vom { $at }
upload-given-up = Entscheiden Sie bis { $until }. Sonst löschen wir die Datei. Ihre Angebote bleiben, wie sie sind.
upload-discarded = Die Datei ist gelöscht. Es hat sich nichts geändert.
upload-taken-back = Es ist alles wieder wie vorher.
upload-no-file = Bitte wählen Sie eine Datei aus
upload-too-large = Die Datei ist größer als 20 MB. Bitte machen Sie zwei Dateien daraus.
upload-unknown-format = Diese Datei kennen wir nicht. Bitte wählen Sie die Art der Datei aus. Oder nehmen Sie unsere Tabelle.
upload-unreadable = Wir können die Datei nicht lesen. Es hat sich nichts geändert. { $why }
uploads-former = Frühere Dateien
field-datei = Datei
field-datei-hint = openQ-cat, Kufer, Tabelle (CSV, XLSX), Kalender (iCalendar), Internet-Seite oder JSON-LD, höchstens 20 MB

## Viele Angebote
batch-title = Zusammen ändern
batch-with = Mit den Angeboten mit Haken
batch-confirm = Das stimmt noch
batch-withdraw = Nicht mehr zeigen
batch-show = Wieder zeigen
batch-merge = Zwei zusammenführen
batch-nothing = Sie haben keinen Haken gemacht.
batch-open = Öffnen
batch-change = Überall ändern
part-batch-added = Dazu
part-batch-added-lead = Das kommt dazu. Was schon da steht, bleibt.
part-batch-replaced = Ersetzen
part-batch-replaced-lead = Das steht dann in allen Angeboten. Leere Felder ändern nichts.
part-batch-removed = Weg
field-ohne-themen = Diese Themen löschen
batch-lead = { $n ->
    [one] Ein Angebot
   *[other] { $count } Angebote
 }
batch-changed = { $n ->
    [0] Es gab nichts zu ändern.
    [one] Ein Angebot ist geändert.
   *[other] { $count } Angebote sind geändert.
 }
batch-left = { $n ->
    [one] Ein Angebot ist nicht geändert
   *[other] { $count } Angebote sind nicht geändert
 }
batch-withdrawn = { $n ->
    [one] Ein Angebot ist nicht mehr zu sehen.
   *[other] { $count } Angebote sind nicht mehr zu sehen.
 }
batch-shown = { $n ->
    [one] Ein Angebot ist wieder zu sehen.
   *[other] { $count } Angebote sind wieder zu sehen.
 }

## Vertretung und Ferien
cockpit-absence = Vertretung und Ferien
absence-mine = Ich bin nicht da
absence-lead = Jemand kann Ihre Arbeit machen, wenn Sie nicht da sind. Diese Person darf dann das Gleiche wie Sie. Nur Konten darf sie nicht verwalten.
absence-from = Erster Tag
absence-to = Letzter Tag
absence-deputy = Wer macht Ihre Arbeit?
absence-deputy-hint = Sie können jemanden aus dem Bildungsbüro wählen
absence-nobody = Niemand
absence-keep = Speichern
absence-end = Ich bin wieder da
absence-kept = Das ist gespeichert.
absence-ended = Schön, dass Sie wieder da sind.
absence-days-wrong = Bitte schreiben Sie den ersten und den letzten Tag
absence-others = Diese Personen sind nicht da
absence-line = { $name }: { $from } bis { $to }
absence-line-deputy = { $name }: { $from } bis { $to }, Vertretung { $deputy }
office-holiday = Das Büro ist zu
office-holiday-lead = Einrichtungen lesen, wann Sie wieder prüfen. So lange wird nichts veröffentlicht, was Sie sonst prüfen.
office-goes-on = Das geht weiter
office-goes-on-trusted = Sie vertrauen manchen Einrichtungen. Diese veröffentlichen weiter selbst.
office-goes-on-sources = Das Programm holt Daten aus den Quellen. Ist alles in Ordnung, werden die Daten übernommen.
office-goes-on-portal = Das Programm fragt Einrichtungen, ob ihre Einträge noch stimmen. Es löscht auch, was alt ist.
office-waits = Das wartet
office-waits-submitted = Einträge und Bilder von allen anderen Einrichtungen.
office-waits-files = Dateien, über die Sie entscheiden müssen.
office-waits-hints = Hinweise von Leserinnen und Lesern. Am Montag kommt keine Nachricht.
office-closed-to = Letzter Tag
office-close = Büro schließen
office-open = Büro öffnen
office-closed = Das Büro ist jetzt zu.
office-opened = Das Büro ist wieder offen.
office-closed-now = Das Büro ist zu bis { $day }
office-closed-until = Das Bildungsbüro ist zu bis { $day }. Sie können trotzdem Angebote abgeben. Das Büro sieht sie danach an.
office-day-wrong = Bitte schreiben Sie einen Tag
act-went-away = Ist nicht da
act-came-back = Ist wieder da
act-closed-office = Büro geschlossen
act-opened-office = Büro geöffnet
rule-absences = Wer nicht da war

## Qualität
cockpit-quality = Wie gut sind die Angebote?
quality-all = Alle Einrichtungen
quality-mean = Im Durchschnitt sind { $share } der Angaben da
per-cent = { $share } %
quality-missing = Das fehlt
quality-missing-lead = Das Wichtigste steht oben.
quality-first = Fangen Sie hier an
quality-organisations = Einrichtungen
quality-organisations-lead = Oben steht, wo am meisten fehlt.
quality-organisation = Einrichtung
quality-n-offers = Angebote
quality-complete = Angaben da
quality-n-confirm = Stimmt noch?
quality-n-dead = Links, die nicht gehen
quality-n-said = Hinweise
quality-offers = { $n ->
    [0] Es gibt noch keine Angebote.
    [one] 1 Angebot
   *[other] { $count } Angebote
 }
quality-lacking = { $n ->
    [one] fehlt bei einem Angebot
   *[other] fehlt bei { $count } Angeboten
 }
quality-to-confirm = { $n ->
    [one] Sagen Sie bei 1 Eintrag, ob er noch stimmt
   *[other] Sagen Sie bei { $count } Einträgen, ob sie noch stimmen
 }
quality-dead = { $n ->
    [one] 1 Link geht nicht
   *[other] { $count } Links gehen nicht
 }
quality-said = { $n ->
    [one] 1 Hinweis ist da
   *[other] { $count } Hinweise sind da
 }

## Bilder
pictures-title = Bilder
pictures-kept = Bilder, die schon da sind
pictures-of-organisation = Bilder der Einrichtung
picture-new = Neues Bild
picture-new-lead = Wir speichern das Bild neu. Angaben aus der Kamera löschen wir, zum Beispiel den Ort.
field-bild = Bild-Datei
field-bild-hint = JPEG, PNG oder WebP, höchstens 20 MB
field-alt = Was ist zu sehen?
field-alt-hint = Für Menschen, die das Bild nicht sehen können. Schreiben Sie einen Satz.
wrong-alt = Bitte schreiben Sie, was zu sehen ist
field-alt-en = Was ist zu sehen? (auf Englisch)
field-alt-en-hint = Für die Seiten auf Englisch
field-nachweis = Wer hat das Bild gemacht?
field-nachweis-hint = Das steht dann unter dem Bild. Zum Beispiel: Foto: Musikschule Beispielstadt
wrong-nachweis = Bitte schreiben Sie, wer das Bild gemacht hat
field-lizenz = Wer darf das Bild nutzen?
field-lizenz-hint = Sie dürfen das nur bestimmen, wenn Sie die Rechte haben
wrong-lizenz = Bitte wählen Sie etwas aus
licence-choose = Bitte wählen
licence-all-rights-reserved = Alle Rechte vorbehalten
licence-cc-by-4-0 = CC BY 4.0
licence-cc-by-sa-4-0 = CC BY-SA 4.0
licence-cc0 = CC0 (alle dürfen es nutzen)
picture-add = Bild dazulegen
picture-change = Angaben ändern
picture-save = Speichern
picture-remove = Löschen
picture-release = Allen zeigen
picture-hide = Verstecken
picture-seen = für alle zu sehen
picture-waits = wartet auf das Bildungsbüro
picture-none = Kein Bild
picture-added = Das Bild ist da. Alle können es sehen.
picture-added-waits = Das Bild ist da. Das Bildungsbüro sieht es noch an. Dann können es alle sehen.
picture-changed = Die Angaben sind geändert.
picture-removed = Das Bild ist weg. Sie können es zurück-holen. Das geht unten auf dieser Seite.
picture-brought-back = Das Bild ist wieder da. Alle können es sehen.
picture-brought-back-waits = Das Bild ist wieder da. Das Bildungs-Büro prüft das Bild. Danach können es alle sehen.
pictures-removed = Gelöschte Bilder
pictures-removed-lead = Diese Bilder sieht niemand mehr. Sie können ein Bild zurück-holen. Das geht nur ein paar Tage lang.
picture-gone = Gelöscht am { $at }. Zurück-holen geht bis { $until }.
picture-bring-back = Zurück-holen
picture-released = Alle können das Bild jetzt sehen.
picture-hidden = Das Bild ist jetzt versteckt.
picture-no-file = Bitte wählen Sie eine Bild-Datei aus
picture-choose-again = Bitte wählen Sie die Bild-Datei noch einmal aus. Die Texte sind noch da.
picture-too-large = Die Datei ist größer als 20 MB. Bitte machen Sie das Bild kleiner.
picture-too-many-pixels = Das Bild ist zu groß. Bitte machen Sie es kleiner.
picture-other-kind = Diese Art von Datei geht nicht. Bitte speichern Sie das Bild als JPEG, PNG oder WebP.
picture-no-picture = Diese Datei ist kein Bild.
picture-animated = Das Bild bewegt sich. Das geht nicht. Bitte wählen Sie ein anderes Bild.
picture-damaged = Die Datei ist kaputt. Bitte speichern Sie das Bild neu.
offer-picture = Bild zum Angebot
offer-picture-none = Ihre Einrichtung hat noch keine Bilder.
offer-picture-changed = Das Bild zum Angebot ist gespeichert.
field-angebotsbild = Welches Bild soll beim Angebot stehen?
field-angebotsbild-hint = Alle sehen es, wenn das Bildungsbüro es erlaubt hat
today-pictures-lead = Diese Bilder sind neu oder haben neue Texte. Noch kann sie niemand sehen.
today-pictures-show = Allen zeigen
today-pictures-remove = Löschen
today-pictures-shown = { $n ->
    [one] Alle können ein Bild jetzt sehen.
   *[other] Alle können { $count } Bilder jetzt sehen.
 }
today-pictures-removed = { $n ->
    [one] Ein Bild ist gelöscht.
   *[other] { $count } Bilder sind gelöscht.
 }

step-over = Das hat zu lange gedauert. Bitte melden Sie sich noch einmal an.
second-title = Anmeldung bestätigen
second-lead = Ihr Passwort stimmt. Jetzt brauchen wir noch einen Code von Ihnen.
second-code = Code
second-hint = 6 Ziffern aus Ihrer App. Oder ein Code von Ihrer Liste.
second-demanded = Für Ihr Konto reicht das Passwort nicht. Melden Sie sich mit Ihrem Passkey an.
second-wrong = Der Code stimmt nicht. Oder Sie haben ihn schon benutzt. Warten Sie auf den nächsten Code in der App.
second-lost = Telefon verloren? Dann hilft Ihnen das Bildungs-Büro.
second-again = Mit einem anderen Konto anmelden
cockpit-security = Sicherheit
security-demanded = Ihr Konto braucht mehr Schutz. Richten Sie ihn hier ein. Danach können Sie weiterarbeiten.
app-title = Codes aus einer App
app-lead = Eine App auf Ihrem Telefon zeigt Ihnen Codes. Beim Anmelden brauchen Sie dann Ihr Passwort und einen Code. Das ist sicherer.
app-active = Beim Anmelden fragen wir nach einem Code aus Ihrer App.
app-begin = App einrichten
app-scan = Öffnen Sie die App auf dem Telefon. Scannen Sie damit dieses Bild.
app-picture = QR-Code für die App. Darunter steht der Schlüssel als Text.
app-type = Oder tippen Sie diesen Schlüssel in die App:
app-code = Code aus der App
app-code-hint = 6 Ziffern. Danach ist die App fertig eingerichtet.
app-confirm = Fertig
app-set-up = Die App ist eingerichtet.
app-switch-off = App abschalten
app-switched-off = Die App ist abgeschaltet. Die Codes von der Liste gelten nicht mehr.
recovery-title = Codes für den Notfall
recovery-lead = Ihr Telefon ist weg? Dann hilft ein Code von dieser Liste. Jeder Code gilt einmal. Schreiben Sie die Liste jetzt auf. Wir zeigen sie nur einmal.
recovery-left = So viele Codes haben Sie noch: { $left }. Mit neuen Codes gelten die alten nicht mehr.
recovery-renew = Neue Codes machen
recovery-print = Drucken
recovery-onward = Ich habe die Codes aufgeschrieben
account-person = Ihr Name
account-name = Ihr Name. Andere sehen ihn.
account-name-save = Namen speichern
name-changed = Der Name ist geändert.
factor-app = App
factor-passkeys = Passkeys: { $count }
factor-none = keiner
factor-held = Zweiter Faktor: { $factors }
factor-demanded = ist Pflicht
factor-demand = Zweiten Faktor zur Pflicht machen
factor-release = Zweiter Faktor ist keine Pflicht mehr
factor-reset = Zweiten Faktor löschen
factor-reset-done = Der zweite Faktor ist gelöscht. Die Person muss sich neu anmelden.
factor-all-on = Alle brauchen einen zweiten Faktor.
factor-all-off = Nicht alle brauchen einen zweiten Faktor.
factor-all-demand = Für alle zur Pflicht machen
factor-all-release = Nicht mehr Pflicht für alle
passkey-use = Mit Passkey anmelden
passkey-wrong = Dieser Passkey passt nicht. Melden Sie sich anders an.
passkey-trouble = Das hat nicht geklappt. Versuchen Sie es noch einmal.
passkeys = Passkeys
passkeys-lead = Mit einem Passkey brauchen Sie kein Passwort. Ihr Gerät prüft Finger, Gesicht oder PIN. Das ist sehr sicher.
passkeys-script = Für einen Passkey muss JavaScript an sein.
passkey-seen = zuletzt benutzt { $at }
passkey-remove = Löschen
passkey-name = Name für den Passkey
passkey-name-hint = Zum Beispiel: Mein Telefon.
passkey-make = Passkey hinzufügen
passkey-added = Der Passkey ist da. Sie können sich jetzt damit anmelden.
passkey-removed = Der Passkey ist gelöscht.
passkey-name-wrong = Der Name fehlt. Oder er ist zu lang.
passkey-refused = Das hat nicht geklappt. Versuchen Sie es noch einmal.
openid-button = Mit { $provider } anmelden
openid-no-title = Das Anmelden geht nicht
openid-silent = { $provider } antwortet nicht. Versuchen Sie es später. Oder nehmen Sie Ihr Passwort.
openid-denied = { $provider } hat nicht zugestimmt. Oder Sie haben abgebrochen.
openid-foreign = Die Antwort passt nicht. Bitte fangen Sie noch einmal an.
openid-unproven = Wir konnten die Anmeldung nicht prüfen. Bitte fangen Sie noch einmal an.
openid-no-role = Sie haben hier noch keine Rechte. Bitte fragen Sie im Bildungs-Büro.
openid-no-address = Uns fehlt Ihre E-Mail-Adresse. Bitte fragen Sie im Bildungs-Büro.
openid-address-taken = Sie haben hier schon ein Konto. Melden Sie sich mit dem Passwort an. Gehen Sie dann zu: Sicherheit. Dort verbinden Sie das Konto.
openid-bound-already = Das Konto ist schon verbunden.
openid-bind-title = Konto verbinden?
openid-bind-lead = Sie sind dort angemeldet als: { $who }. Damit kommen Sie dann in dieses Konto.
openid-bind-button = Ja, verbinden
openid-bind-not = Nein, zurück
openid-bind-begin = Verbinden
openid-unbind = Verbindung trennen
openid-is-bound = Ihr Konto ist mit { $provider } verbunden.
openid-is-not-bound = Ihr Konto ist nicht mit { $provider } verbunden.
openid-bound = Das Konto ist verbunden.
openid-unbound = Die Verbindung ist getrennt.
openid-only-way = Das geht noch nicht. Sie brauchen erst ein Passwort oder einen Passkey.
audit-csv = Liste als CSV-Datei
audit-at = Zeit
audit-who = Wer
audit-what = Was
audit-about = Konto
audit-older = Ältere
act-signed-in = angemeldet
act-signed-out = abgemeldet
act-invited = eingeladen
act-accepted-invitation = Einladung angenommen
act-changed-password = Passwort geändert
act-changed-roles = Rollen geändert
act-locked = gesperrt
act-opened = entsperrt
act-ended-session = Sitzung beendet
act-read-audit = Protokoll gelesen
act-requested-reset = neues Passwort angefordert
act-changed-name = Namen geändert
act-set-up-app = App für Codes eingerichtet
act-switched-off-app = App für Codes abgeschaltet
act-made-recovery-codes = Codes für den Notfall gemacht
act-used-recovery-code = Code für den Notfall benutzt
act-added-passkey = Passkey hinzugefügt
act-removed-passkey = Passkey gelöscht
act-came-by-provider = Konto durch Anmelde-Dienst angelegt
act-bound-identity = mit Anmelde-Dienst verbunden
act-unbound-identity = vom Anmelde-Dienst getrennt
act-reset-factors = zweiten Faktor gelöscht
act-demanded-factor = zweiten Faktor zur Pflicht gemacht
act-released-factor = zweiter Faktor keine Pflicht mehr
act-demanded-factor-of-all = zweiten Faktor für alle zur Pflicht gemacht
act-released-factor-of-all = zweiter Faktor nicht mehr Pflicht für alle
act-submitted = zur Prüfung geschickt
act-took-for-review = mit der Prüfung begonnen
act-gave-back = zurückgegeben
act-published = veröffentlicht
act-withdrew = nicht mehr gezeigt
act-dropped-draft = Entwurf gelöscht
act-trusted = darf ohne Prüfung zeigen
act-distrusted = muss wieder geprüft werden
act-follows-source = kommt wieder aus der Datei
act-confirmed = bestätigt
act-hid = nicht mehr gezeigt, weil niemand es bestätigt hat
act-answered-feedback = Hinweis bearbeitet
act-wrote-notice = Eintrag in Suche und Biete angelegt
act-changed-notice = Eintrag in Suche und Biete geändert
act-settled-notice = Eintrag in Suche und Biete erledigt
act-withdrew-notice = Eintrag in Suche und Biete zurückgezogen
act-extended-notice = Eintrag in Suche und Biete verlängert
cockpit-notices = Suche und Biete
notices-lead = Hier steht, was Einrichtungen suchen. Und was sie geben können. Zum Beispiel Räume, Fahrzeuge oder Ideen. Nur wer angemeldet ist, sieht das.
notices-own = Eigene Einträge
notices-all = Alle Einträge
notices-search = Wonach suchen Sie?
notices-seeks = Gesucht
notices-gives = Geboten
notices-seeks-none = Hier sucht gerade niemand etwas.
notices-gives-none = Hier wird gerade nichts geboten.
notices-nothing = Hier steht noch nichts. Schreiben Sie den ersten Eintrag.
notices-more = Es gibt mehr. Grenzen Sie die Suche ein.
notices-found = { $n ->
    [0] Kein Eintrag passt zu dieser Auswahl.
    [one] 1 Eintrag
   *[other] { $count } Einträge
 }
notices-own-none = Hier steht noch nichts.
notices-new = { $n ->
    [one] 1 neues Gegenstück zu Ihren Einträgen in Suche und Biete
   *[other] { $count } neue Gegenstücke zu Ihren Einträgen in Suche und Biete
 }
notices-ending = { $n ->
    [one] 1 Ihrer Einträge in Suche und Biete läuft bald ab
   *[other] { $count } Ihrer Einträge in Suche und Biete laufen bald ab
 }
notice-new = Neuer Eintrag
notice-new-seeks = Etwas suchen
notice-new-gives = Etwas bieten
notice-new-where = Wählen Sie eine Einrichtung, um einen Eintrag zu schreiben.
notice-new-unseen = Sobald Ihre Einrichtung veröffentlicht ist, können Sie hier Einträge schreiben.
notice-edit = Eintrag bearbeiten
notice-save = Speichern
notice-kept = Gespeichert. Das Netzwerk sieht den Eintrag sofort.
notice-seen-by = Nur wer angemeldet ist, sieht den Eintrag. Dabei steht der öffentliche Kontakt Ihrer Einrichtung.
notice-state-changed = Der Stand des Eintrags ist geändert.
notice-conflict = Jemand anderes hat den Eintrag geändert. Ihr Text steht noch hier. Öffnen Sie den Eintrag in einem zweiten Fenster. Dann können Sie vergleichen.
notice-seeks = sucht
notice-gives = bietet
notice-kind-room = Raum
notice-kind-staff = Personal
notice-kind-equipment = Ausstattung
notice-kind-vehicle = Fahrzeug
notice-kind-idea = Idee
notice-kind-other = Sonstiges
notice-any-kind = alle
notice-anywhere = egal wo
notice-open = offen
notice-expired = abgelaufen
notice-settled = erledigt
notice-withdrawn = zurückgezogen
notice-found = Gefunden
notice-given = Vergeben
notice-withdraw = Zurückziehen
notice-extend = Weitere 6 Monate zeigen
notice-when = Zeitraum
notice-visible = Im Netzwerk
notice-contact = Kontakt
notice-contact-page = Seite der Einrichtung
notice-quantity = { $count } Personen oder Stück
notice-from-until = { $from } bis { $until }
notice-from = ab { $from }
notice-until = bis { $until }
notice-matches = Passende Gegenstücke
notice-matches-own = Das passt zu Ihren Einträgen
notice-matches-none = Noch passt nichts. Wenn etwas dazukommt, steht es hier.
notice-is-new = neu
notice-fits = { $n ->
    [0] noch nichts passt
    [one] 1 passt
   *[other] { $count } passen
 }
notice-new-count = { $n ->
    [one] 1 neu
   *[other] { $count } neu
 }
notice-fits-very-well = passt sehr gut
notice-fits-well = passt gut
notice-fits-perhaps = passt vielleicht
notice-choose = Bitte wählen Sie einen Wert aus der Liste.
notice-title-missing = Bitte sagen Sie in wenigen Worten, worum es geht.
notice-too-long = Das ist zu lang.
notice-text-too-long = Das ist zu lang: höchstens 4.000 Zeichen.
notice-number-wrong = Bitte eine Zahl von 1 bis 100.000.
notice-day-wrong = Bitte einen Tag, zum Beispiel 1.10.2026.
notice-days-turned = Der letzte Tag liegt vor dem ersten.
notice-day-past = Dieser Tag ist vorbei.
notice-expiry-wrong = Bitte einen Tag von heute bis in einem Jahr.
part-notice-what = Worum es geht
part-notice-where = Wo und wann
part-notice-where-lead = Was Sie nicht wissen, lassen Sie frei.
part-notice-how-long = Wie lange der Eintrag steht
field-richtung = Ihre Einrichtung
field-bereich = Art
field-stichwort = Was?
field-stichwort-hint = In wenigen Worten, zum Beispiel: Raum für Chorprobe · Kleinbus am Wochenende
field-naeheres = Näheres
field-naeheres-hint = Bitte keine Namen von Personen.
field-anzahl-stueck = Für wie viele Personen, oder wie viele Stück?
field-ort-gemeinde = Gemeinde
field-ab-tag = Vom
field-bis-tag = Bis zum
field-wochenzeit = Wochentage und Uhrzeiten
field-wochenzeit-hint = In Worten, zum Beispiel: dienstags ab 18 Uhr · Mo–Fr vormittags
field-zeigen-bis = Zeigen bis
field-zeigen-bis-hint = Danach sehen nur noch Sie den Eintrag. Sie können ihn verlängern.
fit-same-kind = Beides ist: { $kind }
fit-near-kind = { $own } und { $other }: Das kann dasselbe sein
fit-words = Gemeinsame Wörter: { $words }
fit-same-place = In derselben Gemeinde
fit-kilometres = { $km } km entfernt
fit-days = Gemeinsame Zeit: { $days }
fit-week = Gemeinsame Wochentage: { $days }
fit-hours = Gemeinsame Uhrzeiten
fit-enough = Genug: { $count }
fit-other-days = Andere Wochentage
fit-other-hours = Andere Uhrzeiten
fit-too-few = Zu wenig: { $sought } gesucht, { $given } geboten
rule-notices = Einträge in Suche und Biete
act-kept-apart = als verschieden gekennzeichnet
act-merged-entry = zusammengeführt
act-took-apart = wieder getrennt
act-took-back = Veröffentlichung zurückgenommen
act-added-picture = Bild dazugelegt
act-released-picture = Bild öffentlich gemacht
act-hid-picture = Bild versteckt
act-changed-picture = Text zu einem Bild geändert
act-removed-picture = Bild gelöscht
act-brought-picture-back = Bild zurück-geholt
office = Bildungsbüro
foot-sign-in = Anmelden für Einrichtungen

## Writing and reviewing offers
problem-conflict = Jemand anderes war schneller
problem-conflict-help = Der Eintrag wurde inzwischen geändert. Gehen Sie zurück und laden Sie die Seite neu.
not-said = keine Angabe
capacity-free = frei
capacity-few = wenige
capacity-waiting-list = Warteliste
capacity-full = ausgebucht
level-a1 = A1
level-a2 = A2
level-b1 = B1
level-b2 = B2
level-c1 = C1
level-c2 = C2
entry-as-dates-say = wie die Termine es sagen
meetings = { $n ->
    [one] 1 Termin
   *[other] { $count } Termine
 }
pages = Seiten
choose = Auswählen:
somebody = gelöschtes Konto
actor-command = am Server: verzahnt { $name }
actor-import = Import { $name }
actor-job = von selbst: { $name }
actor-public = ohne Anmeldung
cockpit-offers = Angebote
cockpit-review = Zu prüfen
cockpit-review-one = Angebot prüfen
offer-new = Neues Angebot
offer-new-where = Für ein neues Angebot wählen Sie oben die Einrichtung aus.
offer-edit = Angebot ändern
offer-preview = Vorschau
offer-public-page = Öffentliche Seite
offer-publish = Veröffentlichen
offer-submit = Zur Prüfung schicken
offer-submitted = Das Angebot ist verschickt. Das Bildungsbüro prüft es.
offer-published = Das Angebot ist veröffentlicht.
offer-returned = Das Angebot ist mit Ihrer Bemerkung zurückgegeben.
offers-doubled = { $n ->
    [0] Es war nichts ausgewählt.
    [one] 1 Angebot ist als Entwurf angelegt.
   *[other] { $count } Angebote sind als Entwürfe angelegt.
 }
offers-listed = { $n ->
    [0] Keine Einträge
    [one] 1 Eintrag
   *[other] { $count } Einträge
 }
organisations-all = alle
list-filter = Anzeigen
drafts = In Arbeit
entries = Fertige Angebote
double-lead = Ausgewählte Angebote noch einmal machen
double-year = ein Jahr später
double-half = ein halbes Jahr später
double-same = mit denselben Terminen
seen-until = zu sehen bis { $date }
draft-save = Entwurf speichern
draft-saved = Der Entwurf ist gespeichert.
draft-preview = Speichern und Vorschau
draft-drop = Entwurf löschen
draft-dropped = Der Entwurf ist gelöscht.
draft-overtaken = Der veröffentlichte Eintrag wurde geändert, seit dieser Entwurf begonnen wurde. Bitte vergleichen Sie beide.
draft-conflict = Jemand anderes hat diesen Entwurf inzwischen geändert. Ihre Eingaben stehen hier noch; öffnen Sie den Eintrag in einem zweiten Fenster und übernehmen Sie, was fehlt.
draft-conflict-review = Der Entwurf wurde inzwischen geändert. Hier steht der neue Stand.
entry-state = Stand
entry-state-changed = Der Stand ist geändert.
entry-show = Wieder zeigen
entry-hide = Nicht mehr zeigen
entry-follow = Wieder aus der Datei nehmen
entry-by-hand = Dieser Eintrag wurde von Hand geändert. Seine Quelle überschreibt ihn nicht mehr.
entry-from-source = Dieser Eintrag kommt aus „{ $source }“. Wenn Sie ihn hier ändern, überschreibt die Quelle ihn nicht mehr.
stage-any = alle
stage-new = neu
stage-draft = Entwurf
stage-changed = Änderung in Arbeit
stage-submitted = verschickt
stage-in-review = wird geprüft
stage-returned = zurückgegeben
stage-published = öffentlich
stage-expired = vorbei
stage-withdrawn = nicht gezeigt
preview-lead = So wird das Angebot zu sehen sein. Noch sieht es niemand außer Ihnen und dem Bildungsbüro.
preview-back = Zurück zum Formular
form-wrong = Es ist noch nichts gespeichert: Bitte verbessern Sie die markierten Angaben.
field-wrong = { $says } („{ $given }“)
field-required = (Pflicht)
complete = Vollständig zu { $share } %
complete-all = Es fehlt nichts.
complete-missing = Das fehlt noch, das Wichtigste zuerst:
lack-description = Beschreibung
lack-description-why = Wer nicht weiß, was ihn erwartet, kommt nicht.
lack-date = Termin
lack-date-why = Ohne Termin steht das Angebot in keinem Kalender.
lack-venue = Ort
lack-venue-why = Die meisten suchen in der Nähe; ohne Ort wird das Angebot dort nicht gefunden.
lack-price = Preis
lack-price-why = Viele wollen den Preis wissen. „kostenlos“ ist auch ein Preis.
lack-prerequisite = Voraussetzungen
lack-prerequisite-why = „keine“ nimmt Menschen die Scheu.
lack-audience = Zielgruppe oder Alter
lack-audience-why = Eltern suchen nach dem Alter ihres Kindes.
lack-topic = Thema
lack-topic-why = Über Themen finden auch die, die ein anderes Wort dafür haben.
lack-registration = Anmeldung oder Webseite
lack-registration-why = Wer sich entschieden hat, soll sofort weiterkommen.
lack-contact = Kontakt
lack-contact-why = Manche fragen lieber nach, bevor sie sich anmelden.
lack-accessibility = Barrierefreiheit
lack-accessibility-why = Wer einen Rollstuhl hat, muss es vorher wissen.
part-what = Was?
part-when = Wie kann man mitmachen?
part-dates = Wann und wo?
part-dates-lead = Ein Feld für jeden Termin oder jede Reihe von Terminen. Schreiben Sie es so, wie Sie es am Telefon sagen würden.
part-whom = Für wen?
part-topics = Worum geht es?
part-price = Was kostet es?
part-register = Anmeldung und Kontakt
part-register-lead = Bitte nur Angaben der Einrichtung, nicht die einer Person.
part-access = Zugang
part-group = Für Klassen und Gruppen
part-languages = In anderen Sprachen und in einfachen Worten
part-window = Von wann bis wann zu sehen?
date-legend = Termin { $n }
date-compose = Aus einzelnen Feldern zusammensetzen
date-day = Erster Tag
date-from = Beginn
date-to = Ende
date-rhythm = Wie oft?
date-times = Wie viele Male?
date-place = Ort und Hinweise
date-more = Weiterer Termin
rhythm-once = einmal
rhythm-day = jeden Tag
rhythm-week = jede Woche
rhythm-two-weeks = alle zwei Wochen
rhythm-month = jeden Monat am selben Wochentag
field-art = Art
field-titel = Titel
field-kurztext = Kurztext
field-kurztext-hint = Ein bis zwei Sätze, wie sie in der Liste stehen.
field-beschreibung = Beschreibung
field-beschreibung-hint = Absätze durch eine Leerzeile trennen. Zeilen mit „- “ am Anfang werden eine Liste, **so** wird etwas hervorgehoben.
field-einstieg = Einstieg
field-form = Form
field-oeffnungszeiten = Sprechzeiten oder Öffnungszeiten
field-wann = Wann?
field-wann-hint = Zum Beispiel: Di 12.1.2027, 18–19:30 Uhr · jeden zweiten Dienstag, 18–19:30 Uhr, ab 12.1.2027, 10 Mal · samstags 10 Uhr, vom 6.3. bis 29.5.2027, außer am 3.4.
field-ort = Name des Ortes
field-ort-hint = Einen eingetragenen Lernort aus der Liste wählen, dann ist die Anschrift schon da; oder einen anderen nennen.
field-raum = Raum oder Treffpunkt
field-strasse = Straße und Hausnummer
field-plz = Postleitzahl
field-gemeinde = Stadt oder Gemeinde
field-stufenfrei = Ohne Stufen erreichbar?
field-ausfall = Fällt dieser Termin aus?
field-terminhinweis = Hinweis zu diesem Termin
field-alter-von = Alter von
field-alter-bis = Alter bis
field-voraussetzungen = Was braucht man?
field-voraussetzungen-hint = Vorkenntnisse, Abschluss, Material. Wenn man nichts braucht: keine.
field-zielgruppen = Für wen ist es?
field-lebensphasen = Lebensphasen
field-themen = Themen
field-stichworte = Eigene Stichworte
field-stichworte-hint = Eines je Zeile.
field-preis = Preis in Euro
field-preis-hint = Zum Beispiel 12,50, kostenlos oder auf Anfrage.
field-preis-bis = Höchster Preis, wenn es eine Spanne ist
field-ermaessigt = Kleinere Preise
field-ermaessigt-hint = Einer je Zeile, zum Beispiel: Geschwister: 60,00
field-preishinweis = Hinweis zum Preis
field-foerderung = Hilfe beim Bezahlen
field-anmeldung = Adresse der Anmeldung im Internet
field-webseite = Webseite des Angebots
field-telefon = Telefon der Einrichtung
field-email = E-Mail der Einrichtung
field-plaetze = Freie Plätze
field-barrierefreiheit = Hilfen und Zugang
field-kinderbetreuung = Kinderbetreuung
field-sprache = In welcher Sprache?
field-sprache-hint = Mehrere mit | trennen: Deutsch|Englisch
field-niveau = Sprachniveau, wenn eine Sprache gelernt wird
field-abschluss = Abschluss oder Zertifikat
field-klassenstufen = Klassenstufen
field-klassenstufen-hint = 3-6 oder 5
field-fach = Schulfächer
field-gruppengroesse = Gruppengröße
field-gruppengroesse-hint = 10-25, ab 10 oder bis 25
field-dauer = Dauer in Minuten
field-gruppenpreis = Preis je Gruppe in Euro
field-vorlauf = So viele Tage vorher anfragen
field-saison = Wann im Jahr?
field-bus = Hält ein Bus in der Nähe?
field-ruheraum = Gibt es einen Ruheraum?
field-leihmedien = Medien und Koffer zum Ausleihen
field-leichte-sprache = In einfachen Worten
field-titel-en = Titel auf Englisch
field-kurztext-en = Kurztext auf Englisch
field-beschreibung-en = Beschreibung auf Englisch
field-voraussetzungen-en = Voraussetzungen auf Englisch
field-gueltig-ab = Zu sehen ab
field-gueltig-bis = Zu sehen bis

## Organisations and places in the cockpit
cockpit-organisations = Einrichtungen
organisation-new = Neue Einrichtung
organisation-twin = Es gibt schon eine Einrichtung mit diesem Namen. Ist es eine andere? Dann speichern Sie noch einmal.
organisation-beside = Was zur Einrichtung gehört
organisation-places = Orte der Einrichtung
organisation-places-lead = Das sind Häuser und Orte der Einrichtung.
organisation-invite = Personen einladen
places-of-nobody = Lern-Orte ohne Einrichtung
places-of-nobody-lead = Diese Lern-Orte gehören zu keiner Einrichtung. Zum Beispiel: ein Lehr-Pfad oder ein Denkmal. Das Bildungs-Büro ändert diese Einträge.
place-new = Neuer Ort
entry-edit = Eintrag ändern
entry-submitted = Der Eintrag ist abgeschickt. Das Bildungsbüro sieht ihn sich an und meldet sich.
entry-published = Der Eintrag ist jetzt für alle zu sehen.
kind-of-offer = Angebot
kind-of-organisation = Einrichtung
kind-of-place = Ort
part-organisation = Die Einrichtung
part-place = Der Ort
part-where = Adresse
part-where-lead = Breite und Länge müssen Sie nicht angeben. Damit steht der Punkt auf der Karte genauer.
part-contact = So erreicht man Sie
part-contact-lead = Bitte keine Angaben von einzelnen Personen.
part-school = Nur für Schulen
part-kita = Nur für Kitas
field-name = Name
field-einrichtungsart = Was für eine Einrichtung ist es?
field-ortsart = Was für ein Ort ist es?
field-traeger = Wem gehört die Einrichtung?
field-traeger-hint = Zum Beispiel einer Gemeinde oder einem Verein.
field-anbieter = Macht die Einrichtung Angebote?
field-breite = Breite auf der Karte
field-breite-hint = Zum Beispiel 53,3585.
field-laenge = Länge auf der Karte
field-laenge-hint = Zum Beispiel 10,2088.
field-internet = Internet-Seite
field-ganztag = Ganztag
field-einzugsgebiet = Für welche Orte ist die Schule?
field-offener-tag = Tag der offenen Tür
field-aufzug = Gibt es einen Aufzug?
field-betreuungszeiten = Wann ist die Kita offen?
field-kita-anmeldung = Internet-Seite für die Anmeldung
field-name-en = Name auf Englisch
remarks = Bemerkungen
remarks-none = Noch keine.
remark-write = Bemerkung an das Bildungsbüro oder die Einrichtung
remark-send = Bemerkung senden
remark-kept = Die Bemerkung ist gespeichert.
review-none = Es wartet nichts auf eine Prüfung.
review-new = neu
review-changed = geändert
review-new-title = Neues Angebot
review-diff-title = Was sich ändert
review-no-change = Der Entwurf gleicht dem veröffentlichten Stand.
review-publish = Veröffentlichen
review-take = Ich prüfe das
review-return = Zurückgeben
review-remark = Bemerkung für die Einrichtung
review-remark-hint = Nötig, wenn Sie das Angebot zurückgeben.
return-why = Bitte schreiben Sie in die Bemerkung, was noch fehlt.
diff-field = Angabe
diff-before = bisher
diff-after = neu
diff-empty = leer
trust-is = Diese Einrichtung veröffentlicht ohne Prüfung.
trust-is-not = Angebote dieser Einrichtung werden vor der Veröffentlichung geprüft.
trust-give = Künftig ohne Prüfung veröffentlichen
trust-take = Künftig wieder prüfen
organisation-trusted = Die Einrichtung veröffentlicht jetzt ohne Prüfung.
organisation-distrusted = Die Angebote der Einrichtung werden jetzt wieder geprüft.
mail-published-subject = { $site }: „{ $title }“ ist veröffentlicht
mail-published-text =
    Guten Tag,

    das Angebot „{ $title }“ ist jetzt öffentlich.

    Zum Eintrag: { $url }
    { $why }

    { $site }
mail-returned-subject = { $site }: Bitte sehen Sie noch einmal auf „{ $title }“
mail-returned-text =
    Guten Tag,

    das Bildungsbüro hat das Angebot „{ $title }“ zurückgegeben:

    { $why }

    Zum Eintrag: { $url }

    { $site }

## Confirming entries
extend-title = Gelten diese Einträge noch?
extend-lead = Guten Tag { $name }. Diese Einträge in „Suche und Biete“ sind bald nicht mehr zu sehen. Haken Sie an, was noch gilt. Dann bleibt es ein halbes Jahr länger.
extend-nothing = Im Moment endet kein Eintrag von Ihnen.
extend-look = Ansehen
extend-button = Ein halbes Jahr länger zeigen
extended = { $n ->
    [0] Sie haben nichts angehakt.
    [one] 1 Eintrag bleibt länger.
   *[other] { $count } Einträge bleiben länger.
 }
mail-extend-line = - „{ $title }“, zu sehen bis { $date }
mail-extend-notices = { $n ->
    [one] 1 Eintrag
   *[other] { $count } Einträge
 }
mail-extend-subject = { $site }: Suche und Biete: { $notices } endet bald
mail-extend =
    Guten Tag { $name },

    in „Suche und Biete“ sind diese Einträge Ihrer Einrichtung bald nicht mehr zu sehen ({ $notices }):

    { $list }

    Gelten sie noch? Dann verlängern Sie sie hier mit einem Klick um ein halbes Jahr, ohne sich anzumelden:

    { $link }

    Wenn nicht, brauchen Sie nichts zu tun.

    { $site }
confirm-title = Stimmen diese Angaben noch?
confirm-lead = Guten Tag { $name }, bitte sehen Sie diese Einträge kurz durch. Was nicht mehr stimmt, haken Sie ab und ändern es im Cockpit.
confirm-nothing = Im Moment ist nichts zu bestätigen. Vielen Dank!
confirm-since = fällig seit { $date }
confirm-hidden = wird nicht gezeigt
confirm-change = Ändern
confirm-button = Die angehakten Angaben stimmen noch
confirmed = { $n ->
    [0] Es war nichts angehakt.
    [one] 1 Eintrag ist bestätigt. Vielen Dank!
   *[other] { $count } Einträge sind bestätigt. Vielen Dank!
 }
mail-confirm-entries = { $n ->
    [one] 1 Eintrag
   *[other] { $count } Einträge
 }
mail-confirm-subject = { $site }: Stimmen Ihre Angaben noch?
mail-confirm =
    Guten Tag { $name },

    seit einem Jahr hat niemand mehr nachgesehen, ob noch stimmt, was bei uns steht ({ $entries }):

    { $list }

    Öffnen Sie diese Seite und bestätigen Sie mit einem Klick, ohne sich anzumelden:

    { $link }

    Was niemand bestätigt, rückt nach 30 Tagen nach hinten und wird nach 60 Tagen ausgeblendet. Der Link gilt 60 Tage.

    { $site }

## Today
cockpit-today = Heute
today-nothing = Heute wartet nichts. Schönen Tag!
today-count = { $n ->
    [0] Es wartet keine Entscheidung.
    [one] Es wartet 1 Entscheidung.
   *[other] Es warten { $count } Entscheidungen.
 }
today-submitted = Eingereichte Angebote
today-look = Ansehen
today-lacks = es fehlt: { $what }
today-please-add = Bitte ergänzen Sie noch: { $what }.
today-remark-hint = Leer: Es wird gesagt, welche Angaben fehlen.
today-publish-anyway = Trotzdem veröffentlichen
today-undo = Zurücknehmen
today-published = { $n ->
    [0] Es war nichts angehakt.
    [one] 1 Angebot ist veröffentlicht.
   *[other] { $count } Angebote sind veröffentlicht.
 }
today-returned = { $n ->
    [0] Es war nichts angehakt.
    [one] 1 Angebot ist zurückgegeben.
   *[other] { $count } Angebote sind zurückgegeben.
 }
today-taken-back = { $n ->
    [one] 1 Veröffentlichung ist zurückgenommen.
   *[other] { $count } Veröffentlichungen sind zurückgenommen.
 }
today-answered = { $n ->
   *[other] Der Hinweis ist erledigt.
 }
today-apart = { $n ->
   *[other] Die beiden Angebote gelten jetzt als verschieden.
 }
today-merged = { $n ->
   *[other] Aus zwei Einträgen ist einer geworden.
 }
today-feedback = Hinweise
today-twins = Doppelte Einträge
today-twins-lead = Diese Einträge sehen gleich aus. Der erste bleibt. Der zweite kommt dazu.
today-unconfirmed = Unbestätigte Einträge
today-unconfirmed-lead = Für diese Einrichtungen hat niemand ein Konto, den man fragen könnte. Was niemand bestätigt, wird von selbst ausgeblendet.
today-unasked = { $n ->
    [one] 1 Eintrag
   *[other] { $count } Einträge
 }
today-confirm = Nachgefragt, stimmt noch
today-invite = Jemanden einladen
today-mails = { $n ->
    [one] 1 E-Mail konnte in den letzten zwei Wochen nicht zugestellt werden.
   *[other] { $count } E-Mails konnten in den letzten zwei Wochen nicht zugestellt werden.
 }
today-machines = Quellen und Links
today-held = { $n ->
    [one] 1 Datei wartet. Geben Sie die Datei frei.
   *[other] { $count } Dateien warten. Geben Sie die Dateien frei.
 }
today-failing = { $n ->
    [one] 1 Quelle antwortet nicht mehr.
   *[other] { $count } Quellen antworten nicht mehr.
 }
today-dead-links = { $n ->
    [one] 1 Link geht nicht mehr.
   *[other] { $count } Links gehen nicht mehr.
 }
today-to-sources = Zu den Quellen
today-to-links = Zu den Links
advice-publish-and-trust = Veröffentlichen und künftig ohne Prüfung
advice-publish-and-trust-why = Alle Angaben sind da, und von dieser Einrichtung musste noch nichts zurückgegeben werden.
advice-publish = Veröffentlichen
advice-publish-why = Die Angaben reichen aus.
advice-give-back = Zurückgeben
advice-give-back-why = Es fehlen Angaben, ohne die niemand kommt, oder der veröffentlichte Stand ist inzwischen neuer.
feedback-forward = An die Einrichtung weiterleiten
feedback-close = Erledigt
feedback-link = Stimmt hier etwas nicht?
feedback-title = Stimmt etwas nicht?
feedback-lead = Schreiben Sie uns, was an diesem Eintrag nicht stimmt. Das Bildungsbüro liest es und gibt es an die Einrichtung weiter. Bitte nennen Sie keine Namen.
feedback-text = Was stimmt nicht?
feedback-send = Hinweis senden
feedback-thanks = Vielen Dank! Ihr Hinweis ist angekommen.
feedback-empty = Bitte schreiben Sie, was nicht stimmt (höchstens 1000 Zeichen).
feedback-trap = Dieses Feld bitte frei lassen
twins-merge = Zusammenführen
twins-apart = Das sind verschiedene
mail-feedback-subject = { $site }: Hinweis zu „{ $title }“
mail-feedback-text =
    Guten Tag,

    jemand hat uns zu Ihrem Eintrag „{ $title }“ geschrieben:

    { $text }

    Zum Eintrag: { $url }

    { $site }
mail-monday-subject = { $site }: { $count }
mail-monday =
    Guten Morgen { $name },

    { $count }

    { $list }

    Zur Liste: { $url }

    { $site }
mail-monthly-subject = { $site }: Ihre Einträge im { $month }
mail-monthly =
    Guten Tag { $name },

    so wurden Ihre Einträge im { $month } gelesen:

    { $list }

    Gezählt werden Aufrufe ohne Cookies; weniger als fünf werden nicht genannt. Alle Zahlen: { $url }

    { $site }
mail-monthly-sum = Insgesamt { $n } Aufrufe (im Monat davor { $before })
mail-monthly-sum-alone = Insgesamt { $n } Aufrufe
mail-monthly-gaps = Bei Ihren Themen gesucht und nicht gefunden:
monday-reviews = { $n ->
    [one] 1 eingereichtes Angebot
   *[other] { $count } eingereichte Angebote
 }
monday-feedback = { $n ->
    [one] 1 Hinweis
   *[other] { $count } Hinweise
 }
monday-twins = { $n ->
    [one] 1 doppeltes Angebot
   *[other] { $count } doppelte Angebote
 }
## Quellen und Links
cockpit-sources = Quellen
cockpit-links = Kaputte Links
sources-lead = Aus Quellen kommen Angebote. Eine Quelle ist eine Datei oder eine Adresse im Internet. Was ungewöhnlich ist, wartet hier.
sources-waiting = Hier wartet etwas
sources-fetched = Wird regelmäßig abgeholt
sources-others = Ohne Adresse
sources-all = Alle Quellen
source-new = Neue Quelle
source-proposed = Vorgeschlagene Adresse: { $address }
source-being-tried = Die Adresse { $address } wird gerade zur Probe abgeholt.
source-reload = Seite neu laden
source-refused = Die neue Adresse geht nicht
source-succeeded = zuletzt gelungen: { $at }
source-never = noch nie
source-due = Nächstes Mal: { $at }
source-paused = Angehalten: wird nicht abgeholt
source-stands = So steht es
source-now = Jetzt abholen
source-pause = Anhalten
source-go-on = Fortsetzen
source-end = Nicht mehr abholen
source-every = Wie oft
source-every-save = Häufigkeit speichern
source-other-address = Andere Adresse vorschlagen
source-address-head = Adresse eintragen
source-address-lead = Wir holen die Adresse einmal zur Probe. Sie sehen dann, was neu ist. Erst danach gilt die Adresse.
source-name = Name der Quelle
source-name-hint = Zum Beispiel: Kursprogramm der Musikschule
source-name-wrong = Bitte geben Sie einen Namen mit höchstens 120 Zeichen an.
source-address = Adresse der Datei
source-address-hint = Beginnt mit https:// und führt zu einer Datei, zum Beispiel zu einem Kalender (.ics) oder zu openQ-cat (.xml).
source-format = Format
source-organisation = Einrichtung
source-organisation-hint = Wählen Sie die Einrichtung, zu der die Angebote gehören.
source-of-the-office = mehrere, oder keine (nur das Bildungsbüro)
source-try = Zur Probe abholen
source-done-proposed = Die Adresse wird jetzt zur Probe abgeholt. Laden Sie die Seite in einigen Sekunden neu.
source-done-released = Freigegeben und übernommen.
source-done-discarded = Verworfen. Es hat sich nichts geändert.
source-done-taken-back = Zurückgenommen. Die Quelle ist angehalten, damit nicht dasselbe wiederkommt.
source-done-plan = Gespeichert.
source-done-now = Die Quelle wird jetzt abgeholt. Laden Sie die Seite in einigen Sekunden neu.
source-run-gone = Über diesen Lauf ist schon entschieden, oder eine neuere Datei hat ihn ersetzt.
every-60 = stündlich
every-360 = alle 6 Stunden
every-720 = alle 12 Stunden
every-1440 = täglich
every-10080 = wöchentlich
format-recognised = wird erkannt
format-openqcat = openQ-cat 1.1
format-kufer = Kufer-Kursdatei (XML)
format-csv = Unsere Vorlage als CSV
format-xlsx = Unsere Vorlage als Excel
format-ical = Kalender (iCalendar)
format-jsonld = schema.org als JSON-LD
format-html = Webseite mit schema.org
format-jedeschule = Schulen von jedeschule (JSON)
format-jedeschule-csv = Schulen von jedeschule (CSV)
hold-trial = Neue Adresse: bitte ansehen
hold-trial-help = Das würde die erste Abholung ändern. Mit der Freigabe wird es übernommen, und die Adresse wird von da an regelmäßig abgeholt.
hold-unreadable = Die Datei lässt sich nicht lesen
hold-unreadable-help = Es hat sich nichts geändert. Fragen Sie beim Anbieter nach. Kommt eine lesbare Datei, verschwindet diese Meldung von selbst.
hold-format = Die Datei hat ein anderes Format als bisher
hold-format-help = Es hat sich noch nichts geändert. Geben Sie frei, wenn der Anbieter umgestellt hat.
hold-findings = Mehr Einträge abgelehnt als gelesen
hold-findings-help = Es hat sich noch nichts geändert. Die Hinweise sagen, was in der Datei nicht stimmt.
hold-empty = Die Datei ist leer
hold-empty-help = Es hat sich nichts geändert: Eine leere Datei nimmt nichts zurück.
hold-shrunk = Mehr als 30 % der Einträge würden fehlen
hold-shrunk-help = Es hat sich noch nichts geändert. Geben Sie frei, wenn das stimmt, zum Beispiel am Ende eines Semesters.
hold-uploaded = Hochgeladene Datei
hold-uploaded-help = Das würde sich ändern. Die Einrichtung hat noch nicht entschieden.
hold-handed = Datei von einer Einrichtung: bitte ansehen
hold-handed-help = Die Einrichtung möchte diese Datei veröffentlichen. Das würde sich ändern.
run-new = Neu
run-changed = Geändert
run-gone = Entfallen
run-findings = Hinweise zur Datei
run-release = Freigeben und übernehmen
run-discard = Verwerfen
run-office-decides = Das Bildungsbüro sieht sich das an und gibt es frei.
run-nothing = nichts geändert
run-applied = übernommen
run-discarded = verworfen
run-undone = zurückgenommen
run-open = in Arbeit
runs-former = Bisherige Läufe
run-take-back = Zurücknehmen
trouble-no-address = Das ist keine Internetadresse.
trouble-address-too-long = Die Adresse ist zu lang.
trouble-scheme = Nur Adressen mit https:// oder http:// werden abgeholt.
trouble-userinfo = Adressen mit Benutzername oder Passwort werden nicht abgeholt.
trouble-port = Dieser Port ist nicht erlaubt.
trouble-not-public = Die Adresse liegt nicht im öffentlichen Internet.
trouble-downgrade = Die Adresse leitet von https auf http um.
trouble-no-such-name = Den Namen in der Adresse gibt es nicht.
trouble-unreachable = Der Server ist nicht erreichbar.
trouble-slow = Der Server hat nicht rechtzeitig geantwortet.
trouble-too-large = Die Datei ist zu groß.
trouble-redirects = Die Adresse leitet zu oft um.
trouble-status = Der Server lehnt ab.
trouble-broken = Die Antwort des Servers ist beschädigt.
trouble-robots = Der Server erlaubt keine Programme (robots.txt).
trouble-here = Bei uns ist etwas schiefgegangen.
trouble-unreadable = Die Datei lässt sich nicht lesen.
links-lead = Diese Links gehen nicht mehr. Bitte ändern Sie sie in den Einträgen.
links-none = Es sind keine toten Links bekannt.
link-since = nicht erreichbar seit { $at }
link-nobody = Ohne Einrichtung
act-proposed-feed = Adresse einer Quelle vorgeschlagen
act-changed-schedule = Abholung einer Quelle geändert
act-asked-for-harvest = Quelle abholen lassen
act-ended-harvest = Abholung einer Quelle beendet
act-released-run = Lauf freigegeben
act-discarded-run = Lauf verworfen
act-handed-in-file = Datei abgegeben
act-took-run-back = Lauf zurückgenommen
every-minutes =
    { $n ->
        [one] jede Minute
       *[other] alle { $count } Minuten
    }
links-seen =
    { $n ->
        [one] { $count } Link wurde angesehen.
       *[other] { $count } Links wurden angesehen.
    }
run-n-new = { $count } neu
run-n-changed = { $count } geändert
run-n-gone = { $count } entfallen
run-n-unchanged = { $count } unverändert
run-n-rejected = { $count } abgelehnt
run-n-twins =
    { $n ->
        [one] { $count } mögliche Dublette
       *[other] { $count } mögliche Dubletten
    }
## Abbestellen
unsubscribe-title = E-Mails abbestellen
unsubscribe-lead = Drücken Sie den Knopf. Dann bekommen Sie diese E-Mails nicht mehr: { $kind }.
unsubscribe-button = Abbestellen
unsubscribed-title = Abbestellt
unsubscribed-lead = Sie bekommen diese E-Mails nicht mehr: { $kind }. Sie haben ein Konto? Dann können Sie das unter „Mein Konto“ wieder ändern.
unsubscribe-over-title = Der Link gilt nicht mehr
unsubscribe-over-help = Nehmen Sie den Link aus einer neueren E-Mail. Oder schreiben Sie uns.
mail-kind-reminder = Erinnerungen: Einträge prüfen
mail-kind-monthly-report = Bericht für jeden Monat
mail-kind-monday-mail = E-Mail am Montag für das Bildungs·büro

## Datenschutz
cockpit-protection = Datenschutz
protection-lead = Hier steht, was mit Daten von Personen passiert. Das Programm löscht jeden Tag von selbst.
protection-csv = Liste als CSV-Datei herunterladen
protection-due = Das wird bald gelöscht
protection-deleted = Zuletzt gelöscht
protection-nothing = Nichts.
protection-what = Was
protection-next = Wann
protection-now = Schon heute
protection-day = Tag
protection-count = Anzahl
span-years =
    { $n ->
        [one] { $count } Jahr
       *[other] { $count } Jahre
    }
span-months =
    { $n ->
        [one] { $count } Monat
       *[other] { $count } Monate
    }
span-weeks =
    { $n ->
        [one] { $count } Woche
       *[other] { $count } Wochen
    }
span-days =
    { $n ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }
span-hours =
    { $n ->
        [one] { $count } Stunde
       *[other] { $count } Stunden
    }
span-minutes =
    { $n ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    }
span-none = sofort
rule-unaccepted-accounts = Konten ohne angenommene Einladung
rule-unused-accounts-mail = Unbenutzte Konten: Nachfrage
rule-unused-accounts-lock = Unbenutzte Konten: Sperre
rule-unused-accounts = Unbenutzte Konten
rule-locked-accounts = Gesperrte Konten
rule-idle-sessions = Unbenutzte Sitzungen
rule-sessions = Abgelaufene Sitzungen
rule-sign-in-links = Links für Einladung und Passwort
rule-sign-in-steps = Angefangene Anmeldungen
rule-sign-in-failures = Fehlgeschlagene Anmeldungen
rule-mails = Versandte E-Mails
rule-unsubscribe-links = Links zum Abbestellen
rule-remarks = Anmerkungen zu Einträgen
rule-feedback = Hinweise von Lesern
rule-sign-in-acts = Protokoll: An- und Abmeldungen
rule-acts = Protokoll: Handlungen
rule-change-actors = Wer Einträge änderte
rule-removed-pictures = Gelöschte Bilder
rule-undecided-uploads = Hochgeladene Dateien ohne Entscheidung
rule-findings = Meldungen zu eingespielten Dateien
rule-search-hashes = Seltene vergebliche Suchen
rule-search-words = Vergebliche Suchen
rule-views = Aufrufe von Einträgen
rule-jobs = Erledigte Aufgaben
own-data = Meine Daten und E-Mails
own-data-link = Meine Daten herunterladen, E-Mails wählen, Konto löschen
own-mails = E-Mails
own-mails-lead = Die E-Mails gehen an { $email }. Wichtige E-Mails kommen immer: zum Beispiel Einladungen.
own-mails-which = Diese E-Mails möchte ich bekommen
own-mails-save = Auswahl speichern
own-mails-saved = Die Auswahl ist gespeichert.
own-copy = Kopie der Daten
own-copy-lead = Alles, was wir über Sie gespeichert haben. In einer Datei. Ihr Passwort steht nicht darin.
own-copy-link = Meine Daten herunterladen (JSON)
own-end = Konto löschen
own-end-lead = Wir löschen Ihren Namen und Ihre Adresse sofort. Die Einträge Ihrer Einrichtung bleiben. Das Löschen kann niemand rückgängig machen.
own-end-password = Zur Sicherheit: Ihr Passwort
own-end-fresh = Das geht nur in den ersten zehn Minuten nach der Anmeldung.
own-end-sign-in = Melden Sie sich ab und wieder an. Dann können Sie das Konto löschen.
own-end-button = Konto löschen
account-erased = Das Konto ist gelöscht.
other-data = Daten und Löschung
other-copy-lead = Alles, was wir über diese Person gespeichert haben. In einer Datei. Im Protokoll steht, dass Sie die Kopie genommen haben.
other-copy-button = Kopie herunterladen (JSON)
other-end-lead = Wir löschen Name und Adresse sofort. Einträge bleiben. Das Löschen kann niemand rückgängig machen.
audit-erased = gelöschtes Konto { $id }
act-copied-data = eigene Daten heruntergeladen
act-copied-person = Daten einer Person heruntergeladen
act-erased-account = Konto gelöscht
act-exported-audit = Protokoll heruntergeladen
mail-unused-subject = { $site }: Brauchen Sie Ihr Konto noch?
mail-unused =
    Guten Tag { $name },

    Sie haben sich bei „{ $site }“ lange nicht angemeldet. Wenn Sie Ihr Konto noch brauchen, melden Sie sich bis zum { $day } einmal an:

    { $link }

    Sonst sperren wir das Konto. Zwei Monate später löschen wir es. Die Einträge Ihrer Einrichtung bleiben.
cockpit-effect = Wie oft gesehen
effect-lead = So oft haben Menschen Ihre Seiten geöffnet.
effect-seen = Gesehen
effect-none = Es gibt noch keine Einträge.
effect-csv = Als Tabelle (CSV)
effect-entry = Eintrag
effect-provider = Anbieter
effect-few = weniger als { $n }
effect-gaps = Gesucht und nicht gefunden
effect-gaps-help = Das haben Menschen gesucht. Sie haben nichts gefunden.
effect-gaps-none = Hier steht noch nichts.
effect-gap = Gesucht
effect-times = Wie oft
effect-since = Seit
effect-how = Wir zählen nur, wie oft eine Seite im Monat geöffnet wurde. Wir merken uns keine Leser. Sehr kleine Zahlen zeigen wir nicht.
cockpit-merging = Zusammenführen
merging-lead = Manchmal steht das Gleiche zweimal da. Dann machen Sie aus zwei Einträgen einen. Die alte Adresse führt zum neuen Eintrag.
merging-alike = Einrichtungen, die gleich aussehen
merging-none-alike = Keine Einrichtung steht doppelt da.
merging-two = Zwei Einrichtungen wählen
merging-two-lead = Zwei Angebote wählen Sie in der Liste der Angebote.
merging-compare = Vergleichen
merging-so-far = Bisher zusammengeführt
merging-so-far-lead = Sie können zwei Einträge wieder trennen.
merging-into = steht jetzt in
merging-take-apart = Trennen
merging-done = Aus zwei Einträgen ist einer geworden.
merging-apart-done = Es sind wieder zwei Einträge.
merging-apart-changed = Den Eintrag hat jemand geändert. Er bleibt so, wie er jetzt ist.
merging-different-done = Die zwei Einträge sind verschieden. Das ist gespeichert.
merging-choose-two = Bitte wählen Sie genau zwei Einträge.
merging-stays = Bleibt
merging-goes = Kommt dazu
merging-swap = Seiten tauschen
merging-draft = Jemand schreibt gerade an einem Eintrag. Bitte entscheiden Sie zuerst darüber.
merging-to-draft = Zum Entwurf
merging-no-difference = Beide sagen das Gleiche.
merging-goes-over = Das kommt mit
merging-goes-over-lead = Auch Entwürfe, Bilder und Hinweise kommen mit.
merging-effect = Wenn Sie etwas ändern, ändert die Quelle den Eintrag nicht mehr.
merging-do = Zusammenführen
merging-conflict = Jemand hat einen Eintrag geändert. Ihre Auswahl ist noch da. Bitte schauen Sie noch einmal.
merging-kept = vom ersten
merging-other = vom zweiten
merging-both = beides
merging-provider = Anbieter
merging-ages = Alter
merging-school-number = Schul-Nummer { $number }
merging-entries = { $n ->
    [0] Keine Angebote oder Lernorte
    [one] 1 Angebot, Lernort oder Entwurf
   *[other] { $count } Angebote, Lernorte und Entwürfe
 }
merging-persons = { $n ->
    [0] Keine Personen
    [one] 1 Person mit ihrer Rolle
   *[other] { $count } Personen mit ihren Rollen
 }

# Zahlen
nav-figures = Zahlen
figures-lead = Zahlen über Bildung: { $area }. Die Zahlen kommen von Ämtern.
figures-none = Hier stehen noch keine Zahlen.
figures-profile = Alle Zahlen zu diesem Ort
figures-offers-here = Angebote in dieser Gemeinde
figure-compare = Orte vergleichen
figure-indicator = Zahl
figure-show = Anzeigen
figure-number = Zahl { $id }
figure-field-a = Menschen und Arbeit
figure-field-b = Bildung der Erwachsenen
figure-field-c = Kita und Tagespflege
figure-field-d = Schulen
figure-field-e = Lernen für den Beruf
figure-field-f = Hochschulen
figure-field-g = Kurse für Erwachsene
figure-field-h = Lernorte neben der Schule
figure-field-i = Netzwerke und Beratung
figure-sentence = { $area }, { $title }: { $value } { $unit } ({ $period }).
figure-no-value = Für { $area } gibt es keinen Wert: { $why }.
figure-beside = Zum Vergleich: { $others }.
figure-change-usual = Gegenüber { $from } ist das { $difference }. Das ist nicht mehr als sonst.
figure-change-beyond = Gegenüber { $from } ist das { $difference }. Das ist mehr als sonst.
figure-change-open = Gegenüber { $from } ist das { $difference }.
figure-trend-up = Seit { $from } steigt die Zahl. Im Jahr um { $slope }.
figure-trend-down = Seit { $from } sinkt die Zahl. Im Jahr um { $slope }.
figure-trend-none = Seit { $from } gleich: Die Zahl steigt nicht und sinkt nicht.
figure-place = Unter { $of } Kreisen des Landes: Platz { $place }.
figure-place-between = Unter { $of } Kreisen des Landes: zwischen Platz { $best } und Platz { $worst }. Genauer weiß man es nicht.
figure-place-how = Manche Kreise sind fast gleich. Sie teilen sich dann mehrere Plätze.
figure-of = { $part } von { $whole }
figure-whole = Insgesamt
figure-chart-title = { $title }: { $areas }
figure-spread = Unter den Kreisen des Landes
figure-spread-title = { $title }: alle Kreise in { $land }
figure-map-title = { $title } nach Gemeinden, { $period }
figure-map-none = ohne Wert
figure-map-schematic = Die Karte ist nicht genau.
figure-breaks = Striche im Bild: Vor dem Strich wurde anders gezählt.
figure-table = Werte als Tabelle
figure-about = Über diese Zahl
figure-purpose = Zweck
figure-limits = Das sagt die Zahl nicht
figure-formula-title = So wird gerechnet
figure-formula = { $factor } × [{ $above }] ÷ [{ $below }]
figure-formula-published = Wie veröffentlicht: { $above }
figure-shift = { $years } Jahr
figure-definition = Definition
figure-standing-s = an der Quelle gelesen
figure-standing-d = aus den Tabellen abgeleitet
figure-standing-u = nicht bestätigt
figure-source = Quelle
figure-stand = Stand { $day }
figure-as-csv = Werte als CSV
figure-as-json = Werte als JSON-stat
figure-column-period = Zeit
figure-column-area = Gebiet
figure-column-name = Name
figure-column-item = Gliederung
figure-column-label = Bezeichnung
figure-column-value = Wert
figure-column-state = Zustand
figure-column-numerator = Zähler
figure-column-denominator = Nenner
figure-column-parts = Anteil
figure-column-place = Platz
figure-state-known = bekannt
figure-state-missing = keine Zahl
figure-state-zero-base = niemand
figure-state-small-base = zu wenige für einen Anteil
figure-state-plain = Wert
figure-state-nil = nichts vorhanden
figure-state-unclear = unklar
figure-state-unknown-or-secret = unbekannt oder geheim
figure-state-not-meaningful = nicht sinnvoll
figure-state-unreliable = zu unsicher
figure-state-not-yet-available = kommt später
figure-state-limited-reliability = eingeschränkt sicher
figure-state-rounded-to-zero = auf null gerundet
figure-state-exact-zero = null
figure-state-zero-or-protected = null oder geschützt
figure-state-provisional = vorläufig
figure-state-revised = berichtigt
figure-state-estimated = geschätzt
figure-state-final = endgültig
figure-state-break = Bruch in der Reihe
figure-state-empty = leer in der Quelle
figure-state-protected = geschützt
figure-state-unknown-sign = unbekanntes Zeichen
