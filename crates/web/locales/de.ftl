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
problem-slow = Das dauert gerade zu lange
problem-slow-help = Bitte versuchen Sie es in ein paar Sekunden noch einmal.
problem-internal = Da ist bei uns etwas schiefgegangen
problem-internal-help = Der Fehler wurde aufgezeichnet. Bitte versuchen Sie es später noch einmal.
legal-missing = Der Betreiber hat hier noch keinen eigenen Text hinterlegt.
legal-contact = Kontakt

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
    Hier steht das Impressum nach § 5 Digitale-Dienste-Gesetz: wer das Angebot betreibt ({ $region }), mit Anschrift, Vertretung, Telefon und E-Mail.

    Der Betreiber trägt den Text in seiner Einstellungsdatei ein.
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
cockpit-home = Übersicht
cockpit-hello = Guten Tag, { $name }
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
act-added-picture = Bild hinzugefügt
act-changed-picture = Angaben zu einem Bild geändert
act-removed-picture = Bild entfernt
office = Bildungsbüro
foot-sign-in = Anmelden für Einrichtungen
