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
act-answered-feedback = Hinweis bearbeitet
act-kept-apart = als verschieden gekennzeichnet
act-took-back = Veröffentlichung zurückgenommen
act-added-picture = Bild dazugelegt
act-changed-picture = Text zu einem Bild geändert
act-removed-picture = Bild gelöscht
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
today-withdrawn = { $n ->
   *[other] Das doppelte Angebot wird nicht mehr gezeigt.
 }
today-feedback = Hinweise
today-twins = Doppelte Angebote
today-twins-lead = Diese Angebote verschiedener Quellen sehen gleich aus. Das vollständigere steht zuerst.
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
twins-withdraw = Das zweite nicht mehr zeigen
twins-apart = Das sind verschiedene
mail-feedback-subject = { $site }: Hinweis zu „{ $title }“
mail-feedback =
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
