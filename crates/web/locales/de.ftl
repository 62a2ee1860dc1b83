# Texte der Oberfläche auf Deutsch. Jeder Schlüssel steht in jeder Sprache; ein Test prüft das.

## Rahmen
skip-to-content = Zum Inhalt
nav-label = Hauptnavigation
nav-start = Start
nav-offers = Angebote
nav-topics = Themen
nav-municipalities = Gemeinden
nav-organisations = Einrichtungen
nav-places = Lernorte
language-label = Sprache
crumbs-label = Sie sind hier
foot-label = Rechtliches
foot-data-label = Offene Daten
foot-about = Bildungsangebote für alle Lebensphasen: { $region }. Kostenfrei, ohne Anmeldung, ohne Cookies.
foot-api = Schnittstelle (OpenAPI)
foot-feed = Neues als Feed
foot-csv = Angebote als CSV
imprint = Impressum
privacy = Datenschutz
accessibility-statement = Barrierefreiheit
to-start = Zur Startseite
yes = ja
no = nein

## Suche
search-label = Was möchten Sie lernen oder erleben?
search-placeholder = z. B. Töpfern, Deutsch B1, Ferien …
search-button = Suchen
search-literally = Wörter wörtlich suchen
suggestions = Vorschläge
suggestions-said = # Vorschläge, mit den Pfeiltasten wählen
suggest-word = { "" }
suggest-topic = Thema
suggest-place = Ort
suggest-provider = Anbieter
results-title = Alle Angebote
results-title-for = Angebote zu „{ $text }“
sort-label = Sortieren
sort-relevance = beste Treffer
sort-date = Datum
sort-distance = Entfernung
views-label = Ansicht
view-list = Liste
view-map = Karte
view-calendar = Kalender
pager-label = Seiten
page-previous = Zurück
page-next = Weiter
chips-label = Gewählte Filter
chip-remove = Filter entfernen
chip-near = bei { $value }
chip-radius = { $radius } km um { $value }
chip-from = ab { $value }
chip-until = bis { $value }
chip-max-price = bis { $value }
chip-age = Alter: { $value } Jahre
chip-grade = Klasse { $value }
chip-level = Niveau { $value }
chip-language = Sprache: { $value }
chip-provider = Nur dieser Anbieter
chip-source = Quelle: { $value }
relaxed-into = „{ $word }“ kommt so nicht vor. Gesucht wurde auch: { $into }.
relaxed-left-out = „{ $word }“ wurde weggelassen, weil es zusammen mit den anderen Wörtern nichts findet.
relaxed-partial = „{ $word }“ steht nicht in allen Treffern, weil es mit allen Wörtern zusammen nur wenige gäbe.
relaxed-filter = „{ $word }“ wurde nicht beachtet, weil damit nichts zu finden ist.
relaxed-wider = Um „{ $word }“ herum gibt es nichts Passendes. Gesucht wurde im Umkreis von { $into }.
strange-value = Mit dem Wert „{ $value }“ für „{ $key }“ kann die Suche nichts anfangen. Er wurde nicht beachtet.
strange-key = Den Suchfilter „{ $key }“ gibt es nicht. Er wurde nicht beachtet.
cap-map = Die Karte zeigt die ersten { $most } von { $total } Angeboten. Die Liste enthält alle.
cap-calendar = Der Kalender zeigt die ersten { $most } von { $total } Angeboten dieses Monats. Die Liste enthält alle.
cap-files = Eine Datei enthält die ersten { $most } von { $total } Angeboten; das Abo die ersten 60.
cap-list = Blättern lassen sich die ersten { $most } von { $total } Angeboten. Wählen Sie einen Filter, um weitere zu sehen.
nothing-help = Zu dieser Suche gibt es gerade kein Angebot. Vielleicht hilft das:
nothing-counselling = Beratungsstellen fragen
nothing-here = Hier gibt es gerade kein Angebot.
hint-without = ohne „{ $value }“ suchen
browse-topics = Alle Themen ansehen
take-title = Diese Suche mitnehmen
take-ics = Kalender abonnieren
take-atom = Neues als Feed
all-with-filters = Alle ansehen und filtern
around-10-km = Alles im Umkreis von 10 km
map-label = Karte der gefundenen Angebote. Alle Angebote stehen auch in der Liste darunter.
map-help = Die Liste darunter enthält alles, was die Karte zeigt.
map-schematic = Die Gemeindegrenzen sind schematisch gezeichnet, nicht vermessen.
map-schematic-short = Schematische Grenzen
map-more = # Angebote an diesem Ort
map-noscript = Die Karte braucht JavaScript. Die Liste darunter enthält dieselben Angebote.

## Filter
filters-title = Filter
filters-apply = Filter anwenden
filters-clear = Alle Filter entfernen
filter-near = Ort und Umkreis
filter-near-label = Ort oder Postleitzahl
filter-radius = Umkreis
filter-dates = Zeitraum
filter-from = von
filter-until = bis
filter-max-price = Höchstpreis in Euro
filter-age = Alter in Jahren
radius-km = { $radius } km
group-kind = Art des Angebots
group-topic = Thema
group-phase = Lebensphase und Lebenslage
group-area = Gemeinde
group-price = Kosten und Förderung
group-time = Tag und Uhrzeit
group-who = Für wen
group-format = Vor Ort oder online
group-barrier = Barrierefreiheit und Betreuung
group-language = Sprache und Niveau
group-school = Kita und Schule
group-provider = Anbieter
group-more = Weiteres
filter-free-yes = kostenlos
filter-childcare-yes = mit Kinderbetreuung
filter-certificate-yes = mit Abschluss oder Zertifikat
filter-group-yes = für Gruppen und Schulklassen
filter-places-yes = freie Plätze
filter-entry-dated = mit festem Termin
filter-entry-any-time = Einstieg jederzeit
filter-entry-on-request = Termin auf Anfrage
filter-entry-always = ohne Termin
weekday-mo = Montag
weekday-tu = Dienstag
weekday-we = Mittwoch
weekday-th = Donnerstag
weekday-fr = Freitag
weekday-sa = Samstag
weekday-su = Sonntag
daytime-morning = vormittags
daytime-afternoon = nachmittags
daytime-evening = abends

## Wörter des Fachs
kind-course = Kurs
kind-event = Veranstaltung
kind-service = Beratung
kind-visit = Ort zum Besuchen
kind-material = Selbst lernen
kind-apprenticeship = Ausbildung
kind-internship = Praktikum
kind-care = Betreuung
format-onsite = vor Ort
format-online = online
format-hybrid = vor Ort oder online
phase-early-childhood = Kleine Kinder
phase-primary = Grundschule
phase-lower-secondary = Klasse 5 bis 10
phase-upper-secondary = Oberstufe
phase-transition = Übergang in den Beruf
phase-vocational = Ausbildung und Studium
phase-adult = Erwachsene
phase-senior = Ältere Menschen
entry-dated = zu festen Terminen
entry-any-time = Einstieg jederzeit möglich
entry-on-request = Termin auf Anfrage
entry-always = jederzeit
entry-no-date-yet = Termin steht noch nicht fest
all-day-none = kein Ganztag
all-day-open = offener Ganztag
all-day-partly-bound = teilgebundener Ganztag
all-day-bound = gebundener Ganztag
price-free = kostenlos
price-on-request = Preis auf Anfrage
price-unknown = Preis nicht angegeben
place-unknown = Ort nicht angegeben
place-or-online = auch online
age-exact = { $from } Jahre
age-between = { $from } bis { $to } Jahre
age-from = ab { $from } Jahren
age-to = bis { $to } Jahre
step-free = stufenlos erreichbar
not-step-free = nicht stufenlos erreichbar
repeats-daily = täglich
repeats-weekly = wöchentlich
repeats-fortnightly = alle zwei Wochen
repeats-monthly = monatlich
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
badge-few = wenige Plätze
badge-waiting-list = Warteliste
badge-full = ausgebucht
badge-group = für Gruppen
badge-wheelchair = Rollstuhl
badge-childcare = Kinderbetreuung
badge-easy = In einfachen Worten

## Angebot
fact-when = Wann
fact-where = Wo
fact-price = Preis
offered-by = Angeboten von
offer-aside = Preis, Anmeldung und Kontakt
example-note = Dies ist ein erfundenes Beispiel, kein echtes Angebot.
easy-title = In einfachen Worten
meetings-title = Termine und Ort
more-meetings = Weitere Termine stehen in der Kalenderdatei.
cancelled = Fällt aus
facts-title = Gut zu wissen
fact-topics = Themen
fact-audience = Für wen
fact-age = Alter
fact-phase = Lebensphase
fact-prerequisite = Voraussetzungen
fact-format = Teilnahme
fact-language = Sprache
fact-accessibility = Barrierefreiheit
fact-childcare = Kinderbetreuung
childcare-yes = wird angeboten
childcare-no = wird nicht angeboten
fact-certificate = Abschluss
fact-hours = Zeiten
fact-keywords = Stichworte
fact-funding = Förderung
fact-grades = Klassenstufen
fact-subjects = Fächer
fact-group-size = Gruppengröße
fact-duration = Dauer
fact-group-price = Preis je Gruppe
fact-lead = Vorlauf
fact-season = Saison
fact-bus = Mit dem Bus erreichbar
fact-quiet-room = Ruheraum
fact-aids = Hilfen
fact-loans = Zum Ausleihen
register = Zur Anmeldung
to-website = Zur Webseite
contact = Kontakt
to-calendar = In den Kalender
print = Drucken
assured = Zuletzt geprüft: { $date }
source = Quelle: { $name }
similar-title = Ähnliche Angebote

## Aushang und Einbettung
poster = Aushang
poster-back = Zurück zum Eintrag
poster-phone = Telefon
poster-scan = Mehr dazu im Netz:
poster-code = QR-Code zu { $url }
poster-date = Stand: { $date }
embed = Einbetten
embed-title = Angebote auf der eigenen Website zeigen
embed-lead = Die Liste ist immer so aktuell wie dieses Portal. Sie kostet nichts, setzt keine Cookies und braucht keine Anmeldung.
embed-frame = Als Rahmen
embed-frame-help = Kopieren Sie diese Zeile in Ihre Seite. Die Liste läuft ohne Skript; ein Klick auf ein Angebot öffnet es im ganzen Fenster.
embed-look = So sieht die Liste aus
embed-without = Ohne Rahmen
embed-without-help = Ihr Redaktionssystem kann die Angebote auch selbst lesen und in Ihrer Gestaltung zeigen:
embed-atom = Feed (Atom)
embed-ics = Kalender zum Abonnieren (iCalendar)
embed-json = Daten für Programme (JSON)
embed-csv = Tabelle (CSV)
embed-openqcat = Kurse für die Bundesagentur für Arbeit (openQ-cat 1.1)
widget-gone = Diese Liste gibt es nicht mehr
widget-none = Zurzeit gibt es hier keine Angebote.
widget-from = Aus dem Portal

## Start
start-title = Bildungsangebote: { $region }
hero-title = Finden, was weiterbringt.
start-lead = Kurse, Beratung, Veranstaltungen und Lernorte für jedes Alter – { $region }.
for-example = Zum Beispiel:
example-1 = Deutsch lernen
example-2 = Ferien Kinder kostenlos
example-3 = Nachhilfe Mathe 8. Klasse
phases-title = In welcher Lebensphase?
week-title = Diese Woche
week-all = Alle Termine der Woche
fortnight-title = In den nächsten zwei Wochen
fortnight-all = Alle Termine der nächsten zwei Wochen
situations-title = Was steht an?
topics-title = Stöbern nach Themen

## Verzeichnisse
topics-lead = Alle Themen, zu denen es Angebote geben kann.
topics-below = Unterthemen
topics-related = Verwandte Themen
also-called = Auch: { $words }
municipalities-lead = Was gibt es bei Ihnen vor Ort? Alle Gemeinden: { $region }.
municipality-preline = Was es hier gibt
fact-population = Einwohnerzahl
fact-postcodes = Postleitzahlen
organisations-lead = Wer bildet, berät und betreut: { $region }.
places-lead = Orte, an denen man lernen kann – auch ohne Kurs: { $region }.
directory-name = Name
directory-kind = Art
directory-all-kinds = alle
directory-show = Anzeigen
directory-letters = Anfangsbuchstaben
more-in = Mehr in { $name }
fact-run-by = Träger
fact-operated-by = Betrieben von
fact-school-form = Schulform
fact-all-day = Ganztag
fact-catchment = Einzugsgebiet
fact-open-day = Tag der offenen Tür
fact-lift = Aufzug
fact-school-number = Schulnummer
fact-care-hours = Betreuungszeiten
fact-application = Anmeldung
place-offers = Angebote hier und in der Nähe

## Probleme
problem-not-found = Diese Seite gibt es nicht
problem-not-found-help = Vielleicht ist das Angebot vorbei, oder die Adresse hat einen Tippfehler. Suchen Sie einfach weiter:
problem-bad-request = Das wurde nicht verstanden
problem-bad-request-help = Bitte prüfen Sie die Adresse.
problem-too-many = Das waren zu viele Anfragen
problem-too-many-help = Bitte warten Sie ein paar Sekunden und versuchen Sie es dann noch einmal.
problem-too-large = Das war zu viel auf einmal
problem-too-large-help = Was Sie geschickt haben, ist zu lang. Gehen Sie zurück und kürzen Sie es; was Sie geschrieben haben, steht dort noch.
problem-slow = Das dauert gerade zu lange
problem-slow-help = Bitte versuchen Sie es in ein paar Sekunden noch einmal.
problem-internal = Da ist bei uns etwas schiefgegangen
problem-internal-help = Der Fehler wurde aufgezeichnet. Bitte versuchen Sie es später noch einmal.
legal-missing = Der Betreiber hat hier noch keinen eigenen Text hinterlegt.
legal-contact = Kontakt

## Mengen
poster-more =
    { $n ->
        [one] Und { $count } weiteres Angebot im Netz.
       *[other] Und { $count } weitere Angebote im Netz.
    }
widget-all =
    { $n ->
        [one] Zum Angebot im Portal
       *[other] Alle { $count } Angebote im Portal
    }
effect-left-out =
    { $n ->
        [one] { $count } weiterer Eintrag steht in der Tabelle.
       *[other] { $count } weitere Einträge stehen in der Tabelle.
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
contact-usual = So erreichen Sie das Bildungsbüro ({ $region }).
funding-notice = Förderhinweis
news-title = Aktuelles
news-latest = Neueste Meldungen
news-all = Alle Meldungen
news-none = Zurzeit gibt es keine Meldungen.
news-feed = Meldungen als Feed (Atom)
news-over = Diese Meldung ist abgelaufen.
collections-title = Sammlungen
collections-now = Aktuelle Sammlungen
collections-all = Alle Sammlungen
collections-none = Zurzeit gibt es keine Sammlungen.
collection-time = { $from } bis { $until }
collection-until = bis { $until }
collection-over = Diese Sammlung ist abgelaufen.
collection-over-all = Alle Angebote ansehen
collection-empty = In dieser Sammlung steht zurzeit kein Angebot.
collection-exports = Angebote der Sammlung mitnehmen
cockpit-texts = Texte und Aktuelles
texts-lead = Was Sie hier schreiben, steht im Portal. Jede Fassung bleibt erhalten.
texts-none = Hier steht noch nichts.
articles-text = Seiten des Portals
articles-news = Aktuelles
articles-collection = Sammlungen
article-new-text = Neue Seite
article-new-news = Neue Meldung
article-new-collection = Neue Sammlung
article-saved-at = zuletzt gespeichert: { $at }
article-draft = Entwurf
article-published = Veröffentlicht
article-withdrawn = Zurückgezogen
article-builtin = Eingebauter Text
article-unsaved = Noch nicht gespeichert
article-about = Zur Sache
article-slug = Kurzname in der Adresse
article-slug-hint = Kleinbuchstaben a bis z, Ziffern und Bindestriche, zum Beispiel ferienpass-2027. Er bleibt, wie er ist.
article-slug-wrong = Der Kurzname besteht aus Kleinbuchstaben a bis z, Ziffern und einzelnen Bindestrichen, höchstens 60 Zeichen.
article-slug-taken = Diesen Kurznamen gibt es schon.
article-news-from = Datum der Meldung
article-news-from-hint = Vor diesem Tag sieht niemand die Meldung.
article-news-until = Letzter Tag
article-news-until-hint = Danach steht die Meldung nicht mehr in der Liste. Darf leer bleiben.
article-collection-from = Erster Tag
article-collection-from-hint = Vor diesem Tag sieht niemand die Sammlung. Darf leer bleiben.
article-collection-until = Letzter Tag
article-collection-until-hint = Danach sagt die Seite, dass die Sammlung abgelaufen ist. Darf leer bleiben.
article-text-from = Von
article-text-until = Bis
article-search = Suche, die die Sammlung füllt
article-search-hint = Suchen Sie im Portal, wie Leserinnen es tun, und fügen Sie die Adresse der Trefferliste hier ein.
article-pinned = Angebote, die zuerst stehen
article-pinned-hint = Je Zeile die Adresse der Seite eines Angebots, in der gewünschten Reihenfolge.
article-in-german = Deutsch
article-in-simple = Einfache Sprache
article-in-english = Englisch
article-markdown = Eine Leerzeile trennt Absätze. Überschrift: ## davor, darunter ###. Liste: - davor. Fett: **Wort**. Link: [Worte](Adresse). Bild: ![Was zu sehen ist](Adresse).
article-title = Titel
article-body = Text
article-title-long = Der Titel ist länger als 160 Zeichen.
article-body-long = Der Text ist länger als 60 000 Zeichen.
article-needs-title = Vor dem Veröffentlichen braucht es einen Titel.
article-needs-body = Vor dem Veröffentlichen braucht es einen Text.
article-no-day = „{ $given }“ ist kein Datum.
article-ends-before = Der letzte Tag liegt vor dem ersten.
article-no-offers = Eine Sammlung braucht eine Suche oder Angebote von Hand.
article-strange-search = „{ $given }“ versteht die Suche nicht.
article-no-offer = „{ $given }“ ist keine Adresse eines Angebots.
article-many-offers = Von Hand stehen höchstens 60 Angebote zuerst.
article-conflict = Jemand hat inzwischen gespeichert. Ihr Text steht noch hier und ist nicht gespeichert. Was dort steht, sehen Sie unter „Fassungen“; speichern Sie noch einmal, kommt Ihr Text darüber, und beide bleiben erhalten.
article-is-saved = Als Entwurf gespeichert. Im Portal hat sich nichts geändert.
article-is-published = Veröffentlicht.
article-is-withdrawn = Zurückgezogen. Im Portal steht es nicht mehr.
article-is-restored = Die frühere Fassung liegt als Entwurf bereit. Veröffentlichen Sie sie, damit sie gilt.
article-public = Im Portal ansehen
article-versions = Fassungen
article-all-versions = Alle Fassungen
article-version = Fassung { $number }
article-to-form = Zum Text
article-no-change = Gegenüber der Fassung davor hat sich am Text nichts geändert.
article-restore = Diese Fassung als Entwurf übernehmen
article-preview = Vorschau
article-preview-lead = So sähe es im Portal aus. Gespeichert ist noch nichts.
article-builtin-text = Was jetzt dort steht
article-builtin-lead = Bis Sie einen eigenen Text veröffentlichen, gilt dieser. Sie können ihn kopieren und anpassen.
article-pictures = Bilder und Logos zum Einfügen
article-pictures-lead = Freigegebene Bilder Ihrer Einrichtung. Kopieren Sie die Zeile an die Stelle im Text, an der das Bild stehen soll.
article-publish = Veröffentlichen
article-save = Als Entwurf speichern
article-withdraw = Zurückziehen
cockpit-concepts = Themen und Suchwörter
concepts-lead = Wie Themen heißen, mit welchen Wörtern sie gefunden werden und welche eines sind. Was Sie speichern, gilt sofort; die Suche kennt es nach wenigen Sekunden.
concepts-vocabularies = Listen
concepts-topics = Themen
concepts-thesaurus = Synonyme der Suche
concepts-audiences = Zielgruppen
concepts-accessibility = Barrierefreiheit
concepts-funding = Förderung
concepts-life-phases = Lebensphasen
concepts-missed = Gesucht und nicht gefunden
concepts-missed-lead = Diese Wörter wurden mindestens fünfmal gesucht und führten zu nichts. Gehört eines zu einem Thema, sagen Sie es der Suche.
concepts-missed-none = Zurzeit gibt es kein Wort, das mindestens fünfmal vergeblich gesucht wurde und das noch zu keinem Thema führt.
concepts-missed-times = { $times }-mal
concept-teach-word = Wort
concept-teach-target = führt zu
concept-choose = Bitte auswählen
concept-teach = Als Suchwort aufnehmen
concept-teach-empty = Bitte geben Sie ein Wort an und wählen Sie, wohin es führen soll.
concept-teach-known = „{ $word }“ führt schon dorthin.
concept-is-taught = Aufgenommen. Die Suche kennt das Wort nach wenigen Sekunden.
concept-words-counted =
    { $n ->
        [0] keine weiteren Wörter
        [one] { $count } weiteres Wort
       *[other] { $count } weitere Wörter
    }
concept-changed = geändert
concept-own = von Ihnen
concept-merged = aufgegangen
concept-new = Neuer Begriff
concept-label = Bezeichnung
concept-label-hint = So steht es im Portal.
concept-words = Andere Wörter
concept-words-hint = Eines je Zeile. Sie werden gefunden und gezeigt.
concept-hidden = Versteckte Wörter
concept-hidden-hint = Eines je Zeile. Sie werden gefunden und nie gezeigt: Tippfehler, Umgangssprache, alte Namen.
concept-definition = Erklärung
concept-place = Platz in der Liste
concept-broader = Steht unter
concept-broader-hint = Wer nach dem oberen Thema sucht, findet auch dieses.
concept-no-broader = nichts, es steht für sich
concept-save = Speichern
concept-house = Wie mitgeliefert
concept-is-saved = Gespeichert. Die Suche kennt es nach wenigen Sekunden.
concept-is-house = Es gilt wieder, was mitgeliefert ist.
concept-is-restored = Die frühere Fassung gilt wieder.
concept-is-apart = Beide sind wieder zweierlei. Angebote, die mitgegangen sind, behalten das andere Thema.
concept-is-merged =
    { $n ->
        [0] Aufgegangen. Kein Angebot hatte dieses Thema.
        [one] Aufgegangen. { $count } Angebot trägt jetzt das andere Thema.
       *[other] Aufgegangen. { $count } Angebote tragen jetzt das andere Thema.
    }
concept-offers =
    { $n ->
        [0] Zurzeit trägt kein öffentliches Angebot dieses Thema.
        [one] Zurzeit trägt { $count } öffentliches Angebot dieses Thema.
       *[other] Zurzeit tragen { $count } öffentliche Angebote dieses Thema.
    }
concept-merge = In einem anderen aufgehen lassen
concept-merge-lead = Das andere übernimmt alle Wörter und alles, was darunter steht. Wer den alten Namen sucht oder eine alte Adresse öffnet, landet dort. Angebote gehen mit und kommen beim Trennen nicht zurück.
concept-target = geht auf in
concept-no-target = Bitte wählen Sie, worin es aufgehen soll.
concept-merge-do = Aufgehen lassen
concept-merged-into = Dieser Begriff ist in „{ $into }“ aufgegangen.
concept-apart-lead = Getrennt steht er wieder für sich, mit seinen eigenen Wörtern.
concept-apart = Wieder trennen
concept-restore = Wieder so
concept-as-before = An den Wörtern hat sich nichts geändert.
concept-went-into = aufgegangen in „{ $into }“
concept-came-apart = wieder getrennt
concept-conflict = Jemand hat inzwischen gespeichert. Was Sie getippt haben, steht noch hier und ist nicht gespeichert. Speichern Sie noch einmal, gilt Ihres; die andere Fassung bleibt unten erhalten.
concept-needs-label = Es braucht eine deutsche Bezeichnung.
concept-word-long = „{ $word }“ ist länger als 80 Zeichen.
concept-many-words = Mehr als 80 Wörter für einen Begriff nimmt die Suche nicht.
concept-taken = „{ $word }“ heißt schon „{ $by }“. Ein Wort kann nur zu einem führen; lassen Sie eines im anderen aufgehen.
concept-unknown = Diesen Begriff gibt es nicht mehr.
concept-circle = „{ $above }“ steht selbst darunter.
concept-into-itself = Ein Begriff kann nicht in sich selbst oder in etwas aufgehen, das unter ihm steht.
concept-no-short-name = Aus dieser Bezeichnung entsteht kein Kurzname. Bitte wählen Sie eine andere.
act-changed-concept = Begriff geändert
act-merged-concept = Begriff in einem anderen aufgehen lassen
markup-html = „{ $given }“ ist HTML und wird nicht übernommen. Schreiben Sie den Text mit den Zeichen von oben.
markup-heading = Die Überschrift „{ $given }“ überspringt eine Stufe: Die erste beginnt mit ##, unter ## folgt ###.
markup-heading-empty = Eine Überschrift hat keinen Text.
markup-link = Der Link „{ $given }“ sagt nicht, wohin er führt. Nennen Sie sein Ziel.
markup-link-empty = Ein Link hat keinen Text.
markup-alt = Das Bild { $given } hat keinen Alternativtext. Schreiben Sie in die eckigen Klammern, was zu sehen ist.
markup-address = „{ $given }“ ist keine Adresse für einen Link: Sie beginnt mit https://, mailto:, tel: oder mit / für eine Seite dieses Portals.
markup-picture = „{ $given }“ ist kein Bild dieses Portals. Bilder von anderen Servern werden nicht eingebunden.
audit-article = Text „{ $slug }“, Fassung { $version }
act-wrote-text = Text als Entwurf gespeichert
act-published-text = Text veröffentlicht
act-withdrew-text = Text zurückgezogen

## Rechtliche Texte, solange der Betreiber keine eigenen hat
imprint-usual =
    Hier steht das Impressum nach § 5 Digitale-Dienste-Gesetz: wer das Angebot betreibt ({ $region }), mit Anschrift, Vertretung, Telefon und E-Mail.

    Das Bildungsbüro schreibt den Text im Cockpit, oder der Betreiber trägt ihn in seiner Einstellungsdatei ein.
privacy-usual =
    ## Was beim Lesen geschieht
    Dieses Portal setzt keine Cookies und lädt nichts von anderen Anbietern. Schriften, Karte und Bilder kommen vom selben Server. Zum Lesen ist keine Anmeldung nötig.

    ## Was aufgezeichnet wird
    Der Server zählt Seitenaufrufe ohne Adressen und ohne Suchwörter. Damit niemand das Portal überlastet, wird die Zahl der Suchen je Anschluss für wenige Minuten im Arbeitsspeicher gezählt und nicht gespeichert.

    ## Suchwörter
    Suchen, die nichts finden, werden als Thema gezählt, damit Angebotslücken sichtbar werden. Damit niemand mehrfach zählt, steht bis zum Ende des Tages eine verschlüsselte Prüfzahl im Arbeitsspeicher, die nie gespeichert wird. Freie Wörter werden erst nach fünfmaligem Vorkommen festgehalten und nie, wenn sie wie ein Name, eine E-Mail-Adresse oder eine Nummer aussehen.

    ## Verantwortlich
    Verantwortlich ist der Betreiber ({ $region }). Er trägt seinen vollständigen Text mit Kontakt, Rechtsgrundlage und Ihren Rechten in der Einstellungsdatei ein.
accessibility-usual =
    ## Stand der Vereinbarkeit
    Dieses Portal soll die Anforderungen der Niedersächsischen Verordnung über barrierefreie Informationstechnik erfüllen (EN 301 549, WCAG 2.2 Stufe AA). Es wird bei jeder Änderung automatisch mit axe geprüft und mit der Tastatur bedient. Eine Bewertung durch eine unabhängige Stelle steht aus.

    ## Bekannte Grenzen
    - Die Karte ist ein Zusatz. Die Liste enthält alles, was die Karte zeigt.
    - Texte der Anbieter können schwer verständlich sein. Wo es einen Text in einfachen Worten gibt, wird er angezeigt.

    ## Barrieren melden
    Ist Ihnen etwas nicht zugänglich, schreiben Sie dem Betreiber ({ $region }). Die Anschrift steht im Impressum.

    ## Schlichtung
    Antwortet der Betreiber nicht oder nicht zufriedenstellend, können Sie sich an die Schlichtungsstelle nach § 9 d Niedersächsisches Behindertengleichstellungsgesetz wenden.

## Anmeldung
sign-in = Anmelden
sign-out = Abmelden
signed-out = Sie sind abgemeldet.
signed-in-as = Angemeldet: { $name }
email = E-Mail-Adresse
password = Passwort
password-new = Neues Passwort
password-old = Bisheriges Passwort
password-save = Passwort speichern
password-change = Passwort ändern
password-set = Das Passwort ist gespeichert. Melden Sie sich nun damit an.
password-changed = Das Passwort ist geändert. Ihre anderen Sitzungen sind beendet.
password-hint = Mindestens { $shortest } Zeichen. Gut sind vier Wörter, die nicht zusammengehören.
password-too-short = Das Passwort ist zu kurz.
password-too-long = Das Passwort ist zu lang: höchstens 200 Zeichen.
password-guessable = Das Passwort ist leicht zu erraten. Nehmen Sie mehrere Wörter, die nicht zusammengehören.
password-old-wrong = Das bisherige Passwort stimmt nicht.
sign-in-wrong = E-Mail-Adresse oder Passwort stimmen nicht.
sign-in-wait = Zu viele Versuche. Bitte warten Sie { $seconds } Sekunden.
forgotten = Passwort vergessen?
forgotten-title = Passwort vergessen
forgotten-lead = Wir senden Ihnen einen Link, mit dem Sie ein neues Passwort wählen.
forgotten-button = Link senden
forgotten-sent = Wenn es zu dieser Adresse ein Konto gibt, ist ein Link unterwegs. Er gilt eine Stunde.
invitation-title = Willkommen
invitation-lead = { $name }, Sie sind eingeladen zu „{ $site }“. Wählen Sie ein Passwort, dann können Sie sich anmelden.
reset-title = Neues Passwort
reset-lead = { $name }, wählen Sie ein neues Passwort für „{ $site }“.
link-over-title = Dieser Link gilt nicht mehr
link-over-help = Ein Link gilt einmal und nur für begrenzte Zeit. Fordern Sie einen neuen an, oder bitten Sie um eine neue Einladung.
problem-sign-in = Bitte anmelden
problem-sign-in-help = Ihre Sitzung ist zu Ende. Melden Sie sich an und versuchen Sie es noch einmal.
problem-forbidden = Das geht mit Ihrem Konto nicht
problem-forbidden-help = Ihre Rolle erlaubt das nicht, oder das Formular war zu alt. Gehen Sie zurück und laden Sie die Seite neu.
mail-reset-subject = { $site }: neues Passwort
mail-reset =
    Guten Tag { $name },

    jemand möchte für Ihr Konto bei „{ $site }“ ein neues Passwort wählen. Wenn Sie das sind, öffnen Sie diesen Link:

    { $link }

    Er gilt eine Stunde. Wenn nicht, tun Sie nichts: Ihr Passwort bleibt, wie es ist.
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
waits-for-you = Wartet auf Ihre Entscheidung
cockpit-mine = Ihre Einrichtungen
cockpit-none = Ihr Konto gehört zu keiner Einrichtung, die hier eingetragen ist.
cockpit-invite = Einladen
cockpit-accounts = Konten
cockpit-audit = Protokoll
cockpit-account = Mein Konto
role-reader = Leserecht
role-editor = Redaktion der Einrichtung
role-reviewer = Prüfung
role-education-manager = Bildungsmanagement
role-education-monitor = Bildungsmonitoring
role-administrator = Administration
role-take = Rolle entziehen
sessions = Sitzungen
sessions-lead = Hier sind Sie angemeldet. Beenden Sie, was Sie nicht kennen.
session-this = diese Sitzung
session-begun = seit { $at }
session-seen = zuletzt { $at }
session-end = Beenden
session-ended = Die Sitzung ist beendet.
invite-lead = Die eingeladene Person bekommt eine E-Mail mit einem Link und wählt ihr Passwort selbst.
invite-nowhere = Es gibt noch keine Einrichtung, zu der Sie einladen könnten.
invite-name = Name
invite-email = E-Mail-Adresse
invite-organisation = Einrichtung
invite-role = Rolle
invite-button = Einladen
invited = Die Einladung ist unterwegs.
invite-email-wrong = An diese Adresse kann keine E-Mail gehen.
invite-name-wrong = Bitte geben Sie einen Namen mit höchstens 120 Zeichen an.
account-open = offen
account-invited = eingeladen
account-locked = gesperrt
account-seen = zuletzt angemeldet: { $at }
account-lock = Sperren
account-unlock = Entsperren
account-changed = Das Konto ist geändert.
account-last = Das geht nicht: Es bliebe niemand, der Konten verwalten kann.

## Dateien von Einrichtungen
upload-title = Datei hochladen
upload-new = Neue Datei
upload-lead = Laden Sie Ihr Programm als Datei hoch. Bevor sich etwas ändert, sehen Sie, was neu, geändert oder entfallen wäre.
upload-adds = Die Datei ergänzt nur: Was sie nicht nennt, bleibt
upload-template = Leere Tabelle (XLSX)
upload-look = Einlesen und Änderungen ansehen
upload-difference = Das würde die Datei ändern
upload-apply = Übernehmen
upload-hand-in = Beim Bildungsbüro einreichen
upload-office-decides = Die Datei ist eingereicht. Das Bildungsbüro entscheidet.
upload-applied = Die Datei ist übernommen.
upload-handed-in = Die Datei ist eingereicht. Das Bildungsbüro sieht sie an.
upload-waits = { $name }: hochgeladene Datei vom { $at }
upload-given-up = Wenn bis { $until } niemand entscheidet, wird die Datei verworfen. Es ändert sich dann nichts.
upload-discarded = Die Datei ist verworfen; es hat sich nichts geändert.
upload-taken-back = Zurückgenommen: Es steht wieder da, was vorher war.
upload-no-file = Bitte eine Datei auswählen
upload-too-large = Die Datei ist größer als 20 MB. Bitte teilen, oder eine Adresse zum Abholen eintragen.
upload-unknown-format = Diese Datei kennen wir nicht. Bitte das Format auswählen oder unsere Tabelle nutzen.
upload-unreadable = Die Datei lässt sich nicht lesen, es hat sich nichts geändert: { $why }
uploads-former = Frühere Dateien
field-datei = Datei
field-datei-hint = openQ-cat, Kufer, Tabelle (CSV, XLSX), Kalender (iCalendar), Webseite oder JSON-LD, höchstens 20 MB

## Viele Angebote
batch-title = Gemeinsam ändern
batch-with = Mit den angehakten Angeboten
batch-confirm = Stimmt noch: bestätigen
batch-withdraw = Zurückziehen
batch-show = Wieder zeigen
batch-merge = Zwei zusammenführen
batch-nothing = Es war nichts angehakt.
batch-open = Öffnen
batch-change = In allen ändern
part-batch-added = Dazu
part-batch-added-lead = Kommt zu dem dazu, was schon da steht.
part-batch-replaced = Ersetzen
part-batch-replaced-lead = Was Sie hier eintragen, steht danach in allen. Leere Felder ändern nichts.
part-batch-removed = Weg
field-ohne-themen = Diese Themen entfernen
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
    [one] Ein Angebot wurde nicht geändert
   *[other] { $count } Angebote wurden nicht geändert
 }
batch-withdrawn = { $n ->
    [one] Ein Angebot ist zurückgezogen.
   *[other] { $count } Angebote sind zurückgezogen.
 }
batch-shown = { $n ->
    [one] Ein Angebot ist wieder zu sehen.
   *[other] { $count } Angebote sind wieder zu sehen.
 }

## Vertretung und Ferien
cockpit-absence = Vertretung und Ferien
absence-mine = Ich bin nicht da
absence-lead = Solange Sie nicht da sind, kann Ihre Vertretung alles tun, was Sie im Bildungsbüro tun können, nur Konten verwalten nicht. Was Sie zur Prüfung genommen haben, sehen alle wieder. Montags bekommt die Vertretung Ihre Nachricht.
absence-from = Erster Tag
absence-to = Letzter Tag
absence-deputy = Vertretung
absence-deputy-hint = Wer sonst ein Konto des Bildungsbüros hat
absence-nobody = Niemand
absence-keep = Speichern
absence-end = Ich bin wieder da
absence-kept = Ihre Abwesenheit ist gespeichert.
absence-ended = Schön, dass Sie wieder da sind.
absence-days-wrong = Bitte zwei Tage eintragen, den ersten und den letzten; der letzte liegt nicht in der Vergangenheit und höchstens ein Jahr nach dem ersten
absence-others = Nicht da
absence-line = { $name }: { $from } bis { $to }
absence-line-deputy = { $name }: { $from } bis { $to }, Vertretung { $deputy }
office-holiday = Das Büro ist geschlossen
office-holiday-lead = Wer etwas einreicht, liest, wann es wieder geprüft wird. Veröffentlicht wird währenddessen nichts, was sonst Sie prüfen.
office-goes-on = Das geht weiter
office-goes-on-trusted = Einrichtungen, denen Sie vertrauen, veröffentlichen ihre Einträge, Bilder und Dateien wie immer.
office-goes-on-sources = Quellen werden abgeholt; was unauffällig ist, wird übernommen.
office-goes-on-portal = Einrichtungen werden gefragt, ob ihre Einträge noch stimmen; Fristen und Löschungen laufen.
office-waits = Das wartet
office-waits-submitted = Eingereichte Einträge und Bilder aller anderen Einrichtungen.
office-waits-files = Eingereichte Dateien und Quellen, bei denen etwas auffällt.
office-waits-hints = Hinweise von Lesenden. Auch die Nachricht am Montag entfällt.
office-closed-to = Letzter Tag
office-close = Schließen
office-open = Wieder öffnen
office-closed = Das Büro ist als geschlossen eingetragen.
office-opened = Das Büro ist wieder offen.
office-closed-now = Geschlossen bis { $day }
office-closed-until = Das Bildungsbüro ist bis { $day } geschlossen. Sie können weiter einreichen; geprüft wird danach.
office-day-wrong = Bitte einen Tag eintragen, heute oder später, höchstens in einem Jahr
act-went-away = Abwesenheit eingetragen
act-came-back = Abwesenheit beendet
act-closed-office = Büro geschlossen
act-opened-office = Büro geöffnet
rule-absences = Abwesenheiten

## Qualität
cockpit-quality = Qualität
quality-all = Alle Einrichtungen
quality-mean = Im Mittel zu { $share } vollständig
per-cent = { $share } %
quality-missing = Was fehlt
quality-missing-lead = Oben steht, was am meisten bringt.
quality-first = Hier anfangen
quality-organisations = Einrichtungen
quality-organisations-lead = Oben steht, wo am meisten fehlt.
quality-organisation = Einrichtung
quality-n-offers = Angebote
quality-complete = Vollständig
quality-n-confirm = Zu bestätigen
quality-n-dead = Tote Links
quality-n-said = Hinweise
quality-offers = { $n ->
    [0] Es gibt noch keine öffentlichen Angebote.
    [one] 1 öffentliches Angebot
   *[other] { $count } öffentliche Angebote
 }
quality-lacking = { $n ->
    [one] fehlt bei einem Angebot
   *[other] fehlt bei { $count } Angeboten
 }
quality-to-confirm = { $n ->
    [one] 1 Eintrag ist zu bestätigen
   *[other] { $count } Einträge sind zu bestätigen
 }
quality-dead = { $n ->
    [one] 1 Link führt ins Leere
   *[other] { $count } Links führen ins Leere
 }
quality-said = { $n ->
    [one] 1 Hinweis ist offen
   *[other] { $count } Hinweise sind offen
 }

## Bilder
pictures-title = Bilder
pictures-kept = Vorhandene Bilder
pictures-of-organisation = Bilder der Einrichtung
picture-new = Neues Bild
picture-new-lead = Das Bild wird neu gespeichert: Aufnahmeort und andere Angaben aus der Kamera fallen weg.
field-bild = Bilddatei
field-bild-hint = JPEG, PNG oder WebP, höchstens 20 MB
field-alt = Was ist zu sehen?
field-alt-hint = Für Menschen, die das Bild nicht sehen: ein Satz, ohne „Bild von“
wrong-alt = Bitte beschreiben, was zu sehen ist
field-alt-en = Was ist zu sehen? (auf Englisch)
field-alt-en-hint = Wird auf den englischen Seiten vorgelesen
field-nachweis = Wer hat das Bild gemacht?
field-nachweis-hint = So wird es unter dem Bild stehen, zum Beispiel „Foto: Musikschule Beispielstadt“
wrong-nachweis = Bitte nennen, wer das Bild gemacht hat
field-lizenz = Wer darf das Bild nutzen?
field-lizenz-hint = Nur wer die Rechte hat, kann eine freie Lizenz vergeben
wrong-lizenz = Bitte eine Lizenz auswählen
licence-choose = Bitte wählen
licence-all-rights-reserved = Alle Rechte vorbehalten
licence-cc-by-4-0 = CC BY 4.0
licence-cc-by-sa-4-0 = CC BY-SA 4.0
licence-cc0 = CC0 (gemeinfrei)
picture-add = Bild hinzufügen
picture-change = Angaben ändern
picture-save = Speichern
picture-remove = Entfernen
picture-release = Öffentlich zeigen
picture-hide = Verbergen
picture-seen = öffentlich
picture-waits = wartet auf Freigabe
picture-none = Kein Bild
picture-added = Das Bild ist da und öffentlich zu sehen.
picture-added-waits = Das Bild ist da. Öffentlich wird es, sobald das Bildungsbüro es freigibt.
picture-changed = Die Angaben sind geändert.
picture-removed = Das Bild ist entfernt. Unten auf dieser Seite lässt es sich noch zurückholen.
picture-brought-back = Das Bild ist zurück und öffentlich zu sehen.
picture-brought-back-waits = Das Bild ist zurück. Öffentlich wird es, sobald das Bildungsbüro es freigibt.
pictures-removed = Entfernte Bilder
pictures-removed-lead = Diese Bilder sieht niemand mehr. Bis zum genannten Tag lassen sie sich zurückholen, danach sind sie gelöscht.
picture-gone = Entfernt am { $at }, zurückholbar bis { $until }
picture-bring-back = Zurückholen
picture-released = Das Bild ist öffentlich zu sehen.
picture-hidden = Das Bild ist nicht mehr öffentlich.
picture-no-file = Bitte eine Bilddatei auswählen
picture-choose-again = Bitte die Bilddatei noch einmal auswählen; die Texte sind noch da
picture-too-large = Die Datei ist größer als 20 MB. Bitte kleiner speichern und noch einmal auswählen.
picture-too-many-pixels = Das Bild hat zu viele Bildpunkte. Bitte verkleinern: höchstens 40 Millionen.
picture-other-kind = Diese Art von Datei geht nicht. Bitte als JPEG, PNG oder WebP speichern.
picture-no-picture = Diese Datei ist kein Bild.
picture-animated = Bewegte Bilder gehen nicht. Bitte ein einzelnes Bild auswählen.
picture-damaged = Die Datei ist beschädigt oder unvollständig. Bitte das Bild neu speichern.
offer-picture = Bild zum Angebot
offer-picture-none = Ihre Einrichtung hat noch keine Bilder.
offer-picture-changed = Das Bild zum Angebot ist gespeichert.
field-angebotsbild = Welches Bild soll beim Angebot stehen?
field-angebotsbild-hint = Öffentlich zu sehen ist es, sobald es freigegeben ist
today-pictures-lead = Diese Bilder sind neu oder anders beschrieben und noch nicht öffentlich.
today-pictures-show = Öffentlich zeigen
today-pictures-remove = Entfernen
today-pictures-shown = { $n ->
    [one] Ein Bild ist jetzt öffentlich.
   *[other] { $count } Bilder sind jetzt öffentlich.
 }
today-pictures-removed = { $n ->
    [one] Ein Bild ist entfernt.
   *[other] { $count } Bilder sind entfernt.
 }

step-over = Das hat zu lange gedauert. Melden Sie sich bitte noch einmal an.
second-title = Anmeldung bestätigen
second-lead = Ihr Passwort stimmt. Bestätigen Sie nun mit einem Code, dass Sie es sind.
second-code = Code
second-hint = Sechs Ziffern aus Ihrer App, oder einer Ihrer Wiederherstellungscodes.
second-demanded = Für Ihr Konto reicht das Passwort allein nicht. Melden Sie sich mit Ihrem Passkey an.
second-wrong = Der Code stimmt nicht oder ist schon verbraucht. Ein Code aus der App gilt eine halbe Minute und einmal.
second-lost = Telefon verloren und keine Wiederherstellungscodes zur Hand? Das Bildungsbüro kann den zweiten Faktor zurücksetzen.
second-again = Mit einem anderen Konto anmelden
cockpit-security = Sicherheit
security-demanded = Ihr Konto verlangt einen zweiten Faktor. Richten Sie ihn ein; danach steht Ihnen alles andere offen.
app-title = Codes aus einer App
app-lead = Eine App auf Ihrem Telefon zeigt alle halbe Minute einen neuen Code. Nach dem Passwort wird dann danach gefragt: Wer nur Ihr Passwort kennt, kommt nicht herein.
app-active = Bei der Anmeldung wird nach einem Code aus Ihrer App gefragt.
app-begin = App einrichten
app-scan = Lesen Sie dieses Bild mit der App ein, etwa FreeOTP, Aegis oder der Passwort-App Ihres Telefons.
app-picture = QR-Code für die App; derselbe Schlüssel steht darunter als Text
app-type = Oder geben Sie diesen Schlüssel in die App ein:
app-code = Code, den die App jetzt zeigt
app-code-hint = Sechs Ziffern. Danach ist die App eingerichtet, und Ihre anderen Sitzungen enden.
app-confirm = Einrichtung abschließen
app-set-up = Die App ist eingerichtet.
app-switch-off = App abschalten
app-switched-off = Die App ist abgeschaltet, ihre Wiederherstellungscodes gelten nicht mehr.
recovery-title = Wiederherstellungscodes
recovery-lead = Mit diesen Codes kommen Sie herein, wenn das Telefon fehlt. Jeder gilt einmal. Drucken oder notieren Sie die Codes jetzt: Sie werden nicht noch einmal gezeigt.
recovery-left = Unbenutzte Codes: { $left }. Neue Codes setzen alle alten außer Kraft.
recovery-renew = Neue Codes erzeugen
recovery-print = Drucken
recovery-onward = Ich habe die Codes gesichert
account-person = Person
account-name = Name, den andere sehen
account-name-save = Namen speichern
name-changed = Der Name ist geändert.
factor-app = App
factor-passkeys = Passkeys: { $count }
factor-none = keiner
factor-held = Zweiter Faktor: { $factors }
factor-demanded = wird verlangt
factor-demand = Zweiten Faktor verlangen
factor-release = Zweiten Faktor nicht mehr verlangen
factor-reset = Zweiten Faktor zurücksetzen
factor-reset-done = Der zweite Faktor ist zurückgesetzt. Die Person meldet sich neu an.
factor-all-on = Ein zweiter Faktor wird von allen verlangt.
factor-all-off = Ein zweiter Faktor wird nur verlangt, wo es beim Konto steht.
factor-all-demand = Von allen verlangen
factor-all-release = Nicht mehr von allen verlangen
passkey-use = Mit Passkey anmelden
passkey-wrong = Dieser Passkey gehört zu keinem offenen Konto oder passt nicht. Melden Sie sich anders an.
passkey-trouble = Das hat nicht geklappt: Der Vorgang wurde abgebrochen, oder das Gerät hat keinen passenden Passkey.
passkeys = Passkeys
passkeys-lead = Mit einem Passkey melden Sie sich ohne Passwort an: Das Gerät prüft Finger, Gesicht oder PIN. Ein Passkey ersetzt beide Faktoren und lässt sich nicht auf gefälschten Seiten abfragen.
passkeys-script = Einen Passkey hinzuzufügen braucht JavaScript.
passkey-seen = zuletzt benutzt { $at }
passkey-remove = Löschen
passkey-name = Name des Passkeys
passkey-name-hint = Etwa das Gerät, damit Sie ihn wiedererkennen: „Diensttelefon“.
passkey-make = Passkey hinzufügen
passkey-added = Der Passkey ist hinzugefügt. Sie können sich damit anmelden.
passkey-removed = Der Passkey ist gelöscht.
passkey-name-wrong = Der Name des Passkeys fehlt oder ist länger als 120 Zeichen.
passkey-refused = Der Passkey konnte nicht geprüft werden. Versuchen Sie es noch einmal.
openid-button = Mit { $provider } anmelden
openid-no-title = Anmeldung nicht möglich
openid-silent = { $provider } antwortet gerade nicht. Versuchen Sie es später noch einmal oder melden Sie sich mit dem Passwort an.
openid-denied = { $provider } hat die Anmeldung nicht bestätigt: Sie wurde abgebrochen oder abgelehnt.
openid-foreign = Diese Antwort gehört nicht zu Ihrer Anmeldung. Beginnen Sie bitte noch einmal.
openid-unproven = Die Bestätigung von { $provider } ließ sich nicht prüfen. Beginnen Sie bitte noch einmal; bleibt es dabei, hilft die Administration.
openid-no-role = { $provider } bestätigt, wer Sie sind; für dieses Portal haben Sie dort aber keine Rolle, oder Ihr Konto ist gesperrt. Wenden Sie sich an das Bildungsbüro.
openid-no-address = { $provider } nennt keine bestätigte E-Mail-Adresse. Ohne sie kann kein Konto entstehen. Wenden Sie sich an die Administration.
openid-address-taken = Mit Ihrer E-Mail-Adresse gibt es hier schon ein Konto. Melden Sie sich dort mit dem Passwort an und verbinden Sie es unter „Sicherheit“ mit { $provider }.
openid-bound-already = Diese Identität oder dieses Konto ist bei { $provider } schon verbunden.
openid-bind-title = Konto verbinden?
openid-bind-lead = Angemeldet sind Sie dort als: { $who }. Wer sich so anmeldet, kommt danach in dieses Konto.
openid-bind-button = Ja, verbinden
openid-bind-not = Nein, zurück
openid-bind-begin = Verbinden
openid-unbind = Verbindung trennen
openid-is-bound = Ihr Konto ist mit { $provider } verbunden: Sie können sich darüber anmelden.
openid-is-not-bound = Ihr Konto ist nicht mit { $provider } verbunden.
openid-bound = Das Konto ist verbunden.
openid-unbound = Die Verbindung ist getrennt. Rollen, die daraus folgten, sind weg.
openid-only-way = Das geht noch nicht: Ohne Passwort und ohne Passkey kämen Sie nicht mehr herein. Legen Sie erst eines davon an.
audit-csv = Protokoll als CSV
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
act-made-recovery-codes = Wiederherstellungscodes erzeugt
act-used-recovery-code = Wiederherstellungscode benutzt
act-added-passkey = Passkey hinzugefügt
act-removed-passkey = Passkey gelöscht
act-came-by-provider = Konto durch Anmeldedienst angelegt
act-bound-identity = mit Anmeldedienst verbunden
act-unbound-identity = vom Anmeldedienst getrennt
act-reset-factors = zweiten Faktor zurückgesetzt
act-demanded-factor = zweiten Faktor verlangt
act-released-factor = zweiten Faktor nicht mehr verlangt
act-demanded-factor-of-all = zweiten Faktor von allen verlangt
act-released-factor-of-all = zweiten Faktor nicht mehr von allen verlangt
act-submitted = zur Prüfung eingereicht
act-took-for-review = zur Prüfung übernommen
act-gave-back = zurückgegeben
act-published = veröffentlicht
act-withdrew = zurückgezogen
act-dropped-draft = Entwurf verworfen
act-trusted = Veröffentlichen ohne Prüfung erlaubt
act-distrusted = Prüfung vor Veröffentlichung verlangt
act-follows-source = folgt wieder der Quelle
act-confirmed = bestätigt
act-hid = ausgeblendet, weil niemand es bestätigte
act-answered-feedback = Hinweis bearbeitet
act-wrote-notice = Eintrag in Suche und Biete angelegt
act-changed-notice = Eintrag in Suche und Biete geändert
act-settled-notice = Eintrag in Suche und Biete erledigt
act-withdrew-notice = Eintrag in Suche und Biete zurückgezogen
act-extended-notice = Eintrag in Suche und Biete verlängert
cockpit-notices = Suche und Biete
notices-lead = Was Einrichtungen im Netzwerk suchen und was sie geben können: Räume, Personal, Ausstattung, Fahrzeuge, Ideen. Das sehen nur Angemeldete.
notices-own = Eigene Einträge
notices-all = Alle Einträge
notices-search = Wonach suchen Sie?
notices-seeks = Gesucht
notices-gives = Geboten
notices-seeks-none = Hier sucht gerade niemand etwas.
notices-gives-none = Hier wird gerade nichts geboten.
notices-nothing = Es gibt noch keine Einträge. Schreiben Sie den ersten: Was sucht Ihre Einrichtung, was kann sie geben?
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
notice-seen-by = Den Eintrag sehen nur Angemeldete. Als Kontakt steht dabei, was Ihre Einrichtung öffentlich nennt.
notice-state-changed = Der Stand des Eintrags ist geändert.
notice-conflict = Jemand anderes hat diesen Eintrag inzwischen geändert. Was Sie getippt haben, steht noch hier. Laden Sie den Eintrag in einem zweiten Fenster, um beides zu vergleichen.
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
notice-matches-none = Noch passt nichts. Sobald etwas dazukommt, steht es hier und auf Ihrer ersten Seite.
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
notice-too-long = Das ist zu lang oder enthält Zeichen, die nicht in eine Zeile gehören.
notice-text-too-long = Das ist zu lang: höchstens 4.000 Zeichen.
notice-number-wrong = Bitte eine Zahl von 1 bis 100.000.
notice-day-wrong = Bitte einen Tag, zum Beispiel 1.10.2026.
notice-days-turned = Der letzte Tag liegt vor dem ersten.
notice-day-past = Dieser Tag ist vorbei.
notice-expiry-wrong = Bitte einen Tag von heute bis in einem Jahr.
part-notice-what = Worum es geht
part-notice-where = Wo und wann
part-notice-where-lead = Was Sie nicht wissen, lassen Sie frei. Je mehr hier steht, desto besser findet sich ein Gegenstück.
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
field-zeigen-bis-hint = Danach steht der Eintrag nur noch unter Ihren eigenen und lässt sich mit einem Klick verlängern.
fit-same-kind = Beides ist: { $kind }
fit-near-kind = { $own } und { $other } können dasselbe meinen
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
act-took-apart = Zusammenführung getrennt
act-took-back = Veröffentlichung zurückgenommen
act-added-picture = Bild hinzugefügt
act-released-picture = Bild freigegeben
act-hid-picture = Bild verborgen
act-changed-picture = Angaben zu einem Bild geändert
act-removed-picture = Bild entfernt
act-brought-picture-back = Bild zurückgeholt
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
offer-edit = Angebot bearbeiten
offer-preview = Vorschau
offer-public-page = Öffentliche Seite
offer-publish = Veröffentlichen
offer-submit = Zur Prüfung einreichen
offer-submitted = Das Angebot ist eingereicht. Das Bildungsbüro prüft es und meldet sich.
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
entries = Bestand
double-lead = Ausgewählte Angebote noch einmal anlegen
double-year = ein Jahr später
double-half = ein halbes Jahr später
double-same = mit denselben Terminen
seen-until = zu sehen bis { $date }
draft-save = Entwurf speichern
draft-saved = Der Entwurf ist gespeichert.
draft-preview = Speichern und Vorschau
draft-drop = Entwurf verwerfen
draft-dropped = Der Entwurf ist verworfen.
draft-overtaken = Der veröffentlichte Eintrag wurde geändert, seit dieser Entwurf begonnen wurde. Bitte vergleichen Sie beide.
draft-conflict = Jemand anderes hat diesen Entwurf inzwischen geändert. Ihre Eingaben stehen hier noch; öffnen Sie den Eintrag in einem zweiten Fenster und übernehmen Sie, was fehlt.
draft-conflict-review = Der Entwurf wurde inzwischen geändert. Hier steht der neue Stand.
entry-state = Stand
entry-state-changed = Der Stand ist geändert.
entry-show = Wieder zeigen
entry-hide = Zurückziehen
entry-follow = Wieder der Quelle folgen
entry-by-hand = Dieser Eintrag wurde von Hand geändert. Seine Quelle überschreibt ihn nicht mehr.
entry-from-source = Dieser Eintrag kommt aus „{ $source }“. Wenn Sie ihn hier ändern, überschreibt die Quelle ihn nicht mehr.
stage-any = alle
stage-new = neu
stage-draft = Entwurf
stage-changed = Änderung in Arbeit
stage-submitted = eingereicht
stage-in-review = in Prüfung
stage-returned = zurückgegeben
stage-published = öffentlich
stage-expired = abgelaufen
stage-withdrawn = zurückgezogen
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
lack-price-why = Der Preis ist die zweithäufigste Frage. „kostenlos“ und „auf Anfrage“ sind auch Antworten.
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
part-when = Wie kommt man hinein?
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
date-from = von
date-to = bis
date-rhythm = Wie oft?
date-times = Wie viele Male?
date-place = Ort und Hinweise
date-more = Weiterer Termin
rhythm-once = einmal
rhythm-day = täglich
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
field-voraussetzungen = Voraussetzungen
field-voraussetzungen-hint = Vorkenntnisse, Abschluss, Material. Wenn man nichts braucht: keine.
field-zielgruppen = Zielgruppen
field-lebensphasen = Lebensphasen
field-themen = Themen
field-stichworte = Eigene Stichworte
field-stichworte-hint = Eines je Zeile.
field-preis = Preis in Euro
field-preis-hint = Zum Beispiel 12,50, kostenlos oder auf Anfrage.
field-preis-bis = Höchster Preis, wenn es eine Spanne ist
field-ermaessigt = Ermäßigte Preise
field-ermaessigt-hint = Einer je Zeile, zum Beispiel: Geschwister: 60,00
field-preishinweis = Hinweis zum Preis
field-foerderung = Förderung
field-anmeldung = Adresse der Anmeldung im Internet
field-webseite = Webseite des Angebots
field-telefon = Telefon der Einrichtung
field-email = E-Mail der Einrichtung
field-plaetze = Freie Plätze
field-barrierefreiheit = Barrierefreiheit
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
field-saison = Saison
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
organisation-twin = Eine Einrichtung dieses Namens gibt es schon. Ist es eine andere, dann speichern Sie noch einmal.
organisation-beside = Was zur Einrichtung gehört
organisation-places = Lernorte dieser Einrichtung
organisation-places-lead = Häuser und Orte, die Ihre Einrichtung betreibt. Angebote können sie beim Namen nennen.
organisation-invite = Personen einladen
places-of-nobody = Lernorte ohne Einrichtung
places-of-nobody-lead = Diese Lernorte führt keine Einrichtung, zum Beispiel ein Lehrpfad oder ein Denkmal. Das Bildungsbüro pflegt sie.
place-new = Neuer Lernort
entry-edit = Eintrag bearbeiten
entry-submitted = Der Eintrag ist eingereicht. Das Bildungsbüro prüft ihn und meldet sich.
entry-published = Der Eintrag ist veröffentlicht.
kind-of-offer = Angebot
kind-of-organisation = Einrichtung
kind-of-place = Lernort
part-organisation = Die Einrichtung
part-place = Der Lernort
part-where = Anschrift
part-where-lead = Breite und Länge braucht nur, wer den Punkt auf der Karte genau setzen will; sonst ergibt er sich aus der Anschrift.
part-contact = Erreichbarkeit
part-contact-lead = Bitte nur Angaben der Einrichtung, nicht die einer Person.
part-school = Nur für Schulen
part-kita = Nur für Kitas
field-name = Name
field-einrichtungsart = Art der Einrichtung
field-ortsart = Art des Lernorts
field-traeger = Träger
field-traeger-hint = Die Rechtsperson dahinter: Gemeinde, Verein, Gesellschaft.
field-anbieter = Macht die Einrichtung Angebote?
field-breite = Geografische Breite
field-breite-hint = In Grad, zum Beispiel 53,3585.
field-laenge = Geografische Länge
field-laenge-hint = In Grad, zum Beispiel 10,2088.
field-internet = Webseite
field-ganztag = Ganztag
field-einzugsgebiet = Einzugsgebiet
field-offener-tag = Tag der offenen Tür
field-aufzug = Gibt es einen Aufzug?
field-betreuungszeiten = Betreuungszeiten
field-kita-anmeldung = Adresse der Anmeldung im Internet
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
extend-lead = Guten Tag { $name }, diese Einträge in „Suche und Biete“ enden bald. Was angehakt ist, bleibt ein halbes Jahr länger zu sehen.
extend-nothing = Im Moment endet kein Eintrag Ihrer Einrichtung.
extend-look = Ansehen
extend-button = Um ein halbes Jahr verlängern
extended = { $n ->
    [0] Es war nichts angehakt.
    [one] 1 Eintrag ist verlängert.
   *[other] { $count } Einträge sind verlängert.
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
confirm-hidden = zurzeit ausgeblendet
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
today-lacks = ohne: { $what }
today-please-add = Bitte ergänzen Sie noch: { $what }.
today-remark-hint = Leer: Es wird gesagt, welche Angaben fehlen.
today-publish-anyway = Trotzdem veröffentlichen
today-undo = Rückgängig machen
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
   *[other] Die beiden Einträge sind jetzt einer.
 }
today-feedback = Hinweise von Leserinnen und Lesern
today-twins = Doppelte Einträge
today-twins-lead = Diese Einträge sehen gleich aus. Der erste bleibt, der zweite geht in ihm auf; was nur einer sagt, wird übernommen.
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
    [one] 1 Datei wartet auf Freigabe.
   *[other] { $count } Dateien warten auf Freigabe.
 }
today-failing = { $n ->
    [one] 1 Quelle lässt sich nicht mehr abholen.
   *[other] { $count } Quellen lassen sich nicht mehr abholen.
 }
today-dead-links = { $n ->
    [one] 1 Link führt ins Leere.
   *[other] { $count } Links führen ins Leere.
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
cockpit-links = Tote Links
sources-lead = Quellen sind die Dateien und Adressen, aus denen Angebote kommen. Eine Adresse wird regelmäßig abgeholt. Was ungewöhnlich aussieht, wird angehalten und wartet hier.
sources-waiting = Hier wartet etwas
sources-fetched = Wird regelmäßig abgeholt
sources-others = Ohne Adresse
sources-all = Alle Quellen
source-new = Neue Quelle
source-proposed = Vorgeschlagene Adresse: { $address }
source-being-tried = Die Adresse { $address } wird gerade zur Probe abgeholt.
source-reload = Seite neu laden
source-refused = Die vorgeschlagene Adresse lässt sich nicht abholen
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
source-address-lead = Die Adresse wird einmal zur Probe abgeholt. Sie sehen dann, was sich ändern würde. Erst mit der Freigabe gilt sie.
source-name = Name der Quelle
source-name-hint = Zum Beispiel: Kursprogramm der Musikschule
source-name-wrong = Bitte geben Sie einen Namen mit höchstens 120 Zeichen an.
source-address = Adresse der Datei
source-address-hint = Beginnt mit https:// und führt zu einer Datei, zum Beispiel zu einem Kalender (.ics) oder zu openQ-cat (.xml).
source-format = Format
source-organisation = Einrichtung
source-organisation-hint = Gehören alle Angebote der Datei zu einer Einrichtung, wählen Sie sie hier. Ihre Redaktion kann die Adresse dann selbst pflegen.
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
hold-uploaded-help = Das würde die Datei ändern. Die Einrichtung hat noch nicht entschieden.
hold-handed = Datei einer Einrichtung: bitte ansehen
hold-handed-help = Die Einrichtung hat die Datei hochgeladen und eingereicht. Das würde sie ändern.
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
links-lead = Diese Adressen waren an mindestens drei Tagen nacheinander nicht erreichbar. Ist ein Link im Eintrag geändert, verschwindet er hier.
links-none = Es sind keine toten Links bekannt.
link-since = nicht erreichbar seit { $at }
link-nobody = Ohne Einrichtung
act-proposed-feed = Adresse einer Quelle vorgeschlagen
act-changed-schedule = Abholung einer Quelle geändert
act-asked-for-harvest = Quelle abholen lassen
act-ended-harvest = Abholung einer Quelle beendet
act-released-run = Lauf freigegeben
act-discarded-run = Lauf verworfen
act-handed-in-file = Datei eingereicht
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
unsubscribe-lead = Sie bekommen dann diese E-Mails nicht mehr: { $kind }.
unsubscribe-button = Abbestellen
unsubscribed-title = Abbestellt
unsubscribed-lead = Diese E-Mails bekommen Sie nicht mehr: { $kind }. Mit einem Konto können Sie das unter „Mein Konto“ wieder ändern.
unsubscribe-over-title = Der Link gilt nicht mehr
unsubscribe-over-help = Nehmen Sie den Link aus einer neueren E-Mail, oder schreiben Sie uns.
mail-kind-reminder = Erinnerungen, Einträge zu prüfen
mail-kind-monthly-report = Monatsbericht für Einrichtungen
mail-kind-monday-mail = Montagsmail für das Bildungsbüro

## Datenschutz
cockpit-protection = Datenschutz
protection-lead = Was mit Daten von Personen geschieht, was als Nächstes gelöscht wird und was zuletzt gelöscht wurde. Gelöscht wird täglich von selbst.
protection-csv = Verzeichnis als CSV herunterladen
protection-due = Als Nächstes fällig
protection-deleted = Zuletzt gelöscht
protection-nothing = Nichts.
protection-what = Was
protection-next = Nächste Frist
protection-now = Jetzt fällig
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
rule-feedback = Hinweise von Lesenden
rule-sign-in-acts = Protokoll: An- und Abmeldungen
rule-acts = Protokoll: Handlungen
rule-change-actors = Wer Einträge änderte
rule-removed-pictures = Entfernte Bilder
rule-undecided-uploads = Hochgeladene Dateien ohne Entscheidung
rule-findings = Meldungen zu eingespielten Dateien
rule-search-hashes = Seltene vergebliche Suchen
rule-search-words = Vergebliche Suchen
rule-views = Aufrufe von Einträgen
rule-jobs = Erledigte Aufgaben
own-data = Meine Daten und E-Mails
own-data-link = Meine Daten herunterladen, E-Mails wählen, Konto löschen
own-mails = E-Mails
own-mails-lead = Sie gehen an { $email }. Einladungen, neue Passwörter und Entscheidungen über Ihre Einträge kommen immer.
own-mails-which = Diese E-Mails möchte ich bekommen
own-mails-save = Auswahl speichern
own-mails-saved = Die Auswahl ist gespeichert.
own-copy = Kopie der Daten
own-copy-lead = Alles, was hier über Sie gespeichert ist, in einer Datei (Artikel 15 und 20 DSGVO). Passwort und Links stehen nicht darin.
own-copy-link = Meine Daten herunterladen (JSON)
own-end = Konto löschen
own-end-lead = Ihr Name, Ihre Adresse und alles, was Sie nennt, wird sofort gelöscht (Artikel 17 DSGVO). Die Einträge Ihrer Einrichtung bleiben; wer sie geändert hat, steht dann nur noch als Kennung da. Das lässt sich nicht rückgängig machen.
own-end-password = Zur Sicherheit: Ihr Passwort
own-end-fresh = Zur Sicherheit geht das nur innerhalb von zehn Minuten nach der Anmeldung.
own-end-sign-in = Ihre Anmeldung liegt zu lange zurück. Melden Sie sich ab und wieder an, dann löschen Sie das Konto.
own-end-button = Konto löschen
account-erased = Das Konto ist gelöscht.
other-data = Daten und Löschung
other-copy-lead = Alles, was über diese Person gespeichert ist, in einer Datei: für eine Auskunft nach Artikel 15 DSGVO. Dass Sie die Kopie nehmen, steht im Protokoll.
other-copy-button = Kopie herunterladen (JSON)
other-end-lead = Name, Adresse und alles, was die Person nennt, wird sofort gelöscht (Artikel 17 DSGVO). Einträge bleiben. Das lässt sich nicht rückgängig machen.
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

    Sonst wird es dann gesperrt und zwei Monate später gelöscht. Einträge Ihrer Einrichtung bleiben.
cockpit-effect = Wirkung
effect-lead = So oft wurden die Seiten Ihrer Einträge geöffnet.
effect-seen = Gesehen
effect-none = Es gibt noch keine Einträge.
effect-csv = Als Tabelle (CSV)
effect-entry = Eintrag
effect-provider = Anbieter
effect-few = unter { $n }
effect-gaps = Vergeblich gesucht
effect-gaps-help = Danach haben Menschen gesucht, ohne etwas zu finden: nach Ihren Themen oder in Ihrer Gemeinde.
effect-gaps-none = Keine Suche ist fünfmal leer ausgegangen.
effect-gap = Gesucht
effect-times = Wie oft
effect-since = Seit
effect-how = Gezählt wird ohne Cookies und ohne IP-Adressen, nur als Summe je Monat. Wer eine Seite zweimal lädt, zählt zweimal. Programme, die sich zu erkennen geben, zählen nicht. Was weniger als fünfmal geschah, steht hier nicht als Zahl.
cockpit-merging = Zusammenführen
merging-lead = Wo derselbe Eintrag zweimal steht, geht einer im anderen auf. Seine Adresse führt dann zu dem, der bleibt, und was Quellen später bringen, kommt dort an.
merging-alike = Einrichtungen, die gleich aussehen
merging-none-alike = Keine Einrichtung sieht aus wie eine andere.
merging-two = Zwei Einrichtungen wählen
merging-two-lead = Zwei Angebote wählen Sie in der Liste der Angebote aus.
merging-compare = Feld für Feld vergleichen
merging-so-far = Bisher zusammengeführt
merging-so-far-lead = Getrennt gilt jeder Eintrag wieder für sich, und was mit überging, geht zurück.
merging-into = ist aufgegangen in
merging-take-apart = Trennen
merging-done = Die beiden Einträge sind jetzt einer.
merging-apart-done = Die beiden Einträge stehen wieder für sich.
merging-apart-changed = Der Eintrag, der blieb, wurde seitdem geändert und ist so geblieben, wie er jetzt ist.
merging-different-done = Die beiden gelten jetzt als verschieden.
merging-choose-two = Bitte wählen Sie genau zwei verschiedene Einträge aus.
merging-stays = Bleibt
merging-goes = Geht darin auf
merging-swap = Seiten tauschen
merging-draft = Zu einem der beiden gibt es einen Entwurf. Bitte entscheiden Sie erst darüber.
merging-to-draft = Zum Entwurf
merging-no-difference = Die beiden sagen in allem dasselbe.
merging-goes-over = Was mit übergeht
merging-goes-over-lead = Auch Entwürfe, Bilder, Suche und Biete, abgeholte Adressen und Hinweise gehen mit.
merging-effect = Wird etwas anderes als das Bleibende gewählt, gilt der Eintrag als von Hand bearbeitet: Seine Quelle ändert ihn nicht mehr, bis er ihr wieder folgen soll.
merging-do = Zusammenführen
merging-conflict = Inzwischen hat jemand einen der beiden geändert. Ihre Auswahl steht noch da; bitte sehen Sie noch einmal hin.
merging-kept = vom bleibenden
merging-other = vom anderen
merging-both = beides
merging-provider = Anbieter
merging-ages = Alter
merging-school-number = Schulnummer { $number }
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
figures-lead = Bildung in Zahlen: { $area }. Kennzahlen aus amtlichen Statistiken, mit Quelle und Grenzen.
figures-none = Es sind noch keine Zahlen eingelesen. Das Bildungsbüro liest Dateien der statistischen Ämter ein; danach stehen hier Kennzahlen.
figures-profile = Profil des Gebiets
figures-offers-here = Angebote in dieser Gemeinde
figure-compare = Gebiete vergleichen
figure-indicator = Kennzahl
figure-show = Anzeigen
figure-number = Kennzahl { $id }
figure-field-a = Rahmenbedingungen
figure-field-b = Grundinformationen zur Bildung
figure-field-c = Frühkindliche Bildung und Betreuung
figure-field-d = Allgemeinbildende Schulen
figure-field-e = Berufliche Bildung
figure-field-f = Hochschulen
figure-field-g = Weiterbildung
figure-field-h = Lernorte neben der Schule
figure-field-i = Netzwerke und Beratung
figure-sentence = { $area }, { $title }: { $value } { $unit } ({ $period }).
figure-no-value = Für { $area } gibt es keinen Wert: { $why }.
figure-beside = Zum Vergleich: { $others }.
figure-change-usual = Gegenüber { $from } sind das { $difference }; so viel schwankt der Wert auch sonst.
figure-change-beyond = Gegenüber { $from } sind das { $difference }; das ist mehr als die übliche Schwankung.
figure-change-open = Gegenüber { $from } sind das { $difference }; ob das mehr als üblich ist, lässt sich noch nicht sagen.
figure-trend-up = Seit { $from } steigt der Wert, im Mittel um { $slope } im Jahr.
figure-trend-down = Seit { $from } fällt der Wert, im Mittel um { $slope } im Jahr.
figure-trend-none = Seit { $from } ist keine Richtung erkennbar.
figure-place = Unter { $of } Kreisen des Landes: Platz { $place }.
figure-place-between = Unter { $of } Kreisen des Landes: zwischen Platz { $best } und Platz { $worst }; genauer lässt es sich nicht sagen.
figure-place-how = Kreise, die sich nicht sicher unterscheiden, teilen sich mehrere Plätze (95-%-Intervalle nach Wilson). Vorn steht der günstigere Wert; wo keine Richtung gewollt ist, der höhere.
figure-of = { $part } von { $whole }
figure-whole = Insgesamt
figure-chart-title = { $title }: { $areas }
figure-spread = Unter den Kreisen des Landes
figure-spread-title = { $title }: alle Kreise in { $land }
figure-map-title = { $title } nach Gemeinden, { $period }
figure-map-none = ohne Wert
figure-map-schematic = Die Umrisse sind schematisch.
figure-breaks = Senkrechte Striche im Bild: Davor und danach ist nicht vergleichbar.
figure-table = Werte als Tabelle
figure-about = Über diese Kennzahl
figure-purpose = Zweck
figure-limits = Grenzen
figure-formula-title = Berechnung
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
figure-state-missing = keine Angabe in der Quelle
figure-state-zero-base = niemand, auf den sich der Wert bezieht
figure-state-small-base = zu wenige für einen Anteil
figure-state-plain = Wert
figure-state-nil = nichts vorhanden
figure-state-unclear = unklar: null oder nicht geliefert
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
