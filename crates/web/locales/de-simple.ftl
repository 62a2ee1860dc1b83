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
problem-slow = Das dauert gerade zu lange
problem-slow-help = Warten Sie bitte ein paar Sekunden. Versuchen Sie es dann noch einmal.
problem-internal = Wir haben einen Fehler gemacht
problem-internal-help = Wir haben den Fehler aufgeschrieben. Versuchen Sie es später noch einmal.
legal-missing = Der Betreiber hat hier noch keinen Text geschrieben.
legal-contact = So erreichen Sie uns

## Mengen
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
cockpit-home = Übersicht
cockpit-hello = Guten Tag, { $name }
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
act-added-picture = Bild dazugelegt
act-changed-picture = Text zu einem Bild geändert
act-removed-picture = Bild gelöscht
office = Bildungsbüro
foot-sign-in = Anmelden für Einrichtungen
