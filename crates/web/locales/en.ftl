# Texts of the interface in English. Every key exists in every language; a test checks it.

## Frame
skip-to-content = Skip to content
nav-label = Main navigation
nav-start = Start
nav-offers = Offers
nav-topics = Topics
nav-municipalities = Municipalities
nav-organisations = Organisations
nav-places = Places
language-label = Language
crumbs-label = You are here
foot-label = Legal
foot-data-label = Open data
foot-about = Education for every phase of life: { $region }. Free of charge, no sign-in, no cookies.
foot-api = API (OpenAPI)
foot-feed = Feed of offers
foot-csv = Offers as CSV
imprint = Imprint
privacy = Privacy
accessibility-statement = Accessibility
to-start = To the start page
yes = yes
no = no

## Search
search-label = What would you like to learn or do?
search-placeholder = e.g. pottery, German B1, holidays …
search-button = Search
search-literally = Search for the words as typed
suggestions = Suggestions
suggestions-said = # suggestions, choose with the arrow keys
suggest-word = { "" }
suggest-topic = Topic
suggest-place = Place
suggest-provider = Provider
results-title = All offers
results-title-for = Offers for “{ $text }”
sort-label = Sort by
sort-relevance = best match
sort-date = date
sort-distance = distance
views-label = View
view-list = List
view-map = Map
view-calendar = Calendar
pager-label = Pages
page-previous = Previous
page-next = Next
chips-label = Filters in use
chip-remove = remove filter
chip-near = near { $value }
chip-radius = within { $radius } km of { $value }
chip-from = from { $value }
chip-until = until { $value }
chip-max-price = up to { $value }
chip-age = age { $value }
chip-grade = grade { $value }
chip-level = level { $value }
chip-language = language: { $value }
chip-provider = This provider only
chip-source = source: { $value }
relaxed-into = “{ $word }” does not occur. We also searched for: { $into }.
relaxed-left-out = “{ $word }” was left out because nothing matches it together with the other words.
relaxed-partial = Not all results have “{ $word }”, since only a few match all words together.
relaxed-filter = “{ $word }” was not taken into account because nothing matches it.
relaxed-wider = Nothing fits near “{ $word }”. We searched within { $into }.
strange-value = The search does not understand the value “{ $value }” for “{ $key }”. It was ignored.
strange-key = There is no filter “{ $key }”. It was ignored.
cap-map = The map shows the first { $most } of { $total } offers. The list has all of them.
cap-calendar = The calendar shows the first { $most } of { $total } offers of this month. The list has all of them.
cap-files = A file holds the first { $most } of { $total } offers; the feed the first 60.
cap-list = You can page through the first { $most } of { $total } offers. Choose a filter to see others.
nothing-help = Nothing matches this search right now. This may help:
nothing-counselling = Ask a counselling service
nothing-here = There is no offer here right now.
hint-without = search without “{ $value }”
browse-topics = Browse all topics
take-title = Take this search with you
take-ics = Subscribe to calendar
take-atom = Follow as a feed
all-with-filters = See and filter all
around-10-km = Everything within 10 km
map-label = Map of the offers found. The list below holds all of them.
map-help = The list below holds everything that the map shows.
map-schematic = Municipal boundaries are drawn schematically, not surveyed.
map-schematic-short = Schematic boundaries
map-more = # offers at this place
map-noscript = The map needs JavaScript. The list below holds the same offers.

## Filters
filters-title = Filters
filters-apply = Apply filters
filters-clear = Remove all filters
filter-near = Place and distance
filter-near-label = Place or postcode
filter-radius = Distance
filter-dates = Dates
filter-from = from
filter-until = until
filter-max-price = Highest price in euros
filter-age = Age in years
radius-km = { $radius } km
group-kind = Kind of offer
group-topic = Topic
group-phase = Phase of life and situation
group-area = Municipality
group-price = Cost and funding
group-time = Day and time
group-who = For whom
group-format = On site or online
group-barrier = Accessibility and childcare
group-language = Language and level
group-school = Nursery and school
group-provider = Provider
group-more = More
filter-free-yes = free of charge
filter-childcare-yes = with childcare
filter-certificate-yes = with a certificate
filter-group-yes = for groups and school classes
filter-places-yes = places available
filter-entry-dated = on fixed dates
filter-entry-any-time = start at any time
filter-entry-on-request = date on request
filter-entry-always = without a date
weekday-mo = Monday
weekday-tu = Tuesday
weekday-we = Wednesday
weekday-th = Thursday
weekday-fr = Friday
weekday-sa = Saturday
weekday-su = Sunday
daytime-morning = in the morning
daytime-afternoon = in the afternoon
daytime-evening = in the evening

## Words of the field
kind-course = Course
kind-event = Event
kind-service = Counselling
kind-visit = Place to visit
kind-material = Learn by yourself
kind-apprenticeship = Apprenticeship
kind-internship = Internship
kind-care = Childcare
format-onsite = on site
format-online = online
format-hybrid = on site or online
phase-early-childhood = Early childhood
phase-primary = Primary school
phase-lower-secondary = Grades 5 to 10
phase-upper-secondary = Upper secondary
phase-transition = From school to work
phase-vocational = Training and studies
phase-adult = Adults
phase-senior = Older people
entry-dated = on fixed dates
entry-any-time = start at any time
entry-on-request = date on request
entry-always = at any time
entry-no-date-yet = date not yet fixed
all-day-none = no all-day school
all-day-open = open all-day school
all-day-partly-bound = partly compulsory all-day school
all-day-bound = compulsory all-day school
price-free = free
price-on-request = price on request
price-unknown = price not stated
place-unknown = place not stated
place-or-online = also online
age-exact = age { $from }
age-between = ages { $from } to { $to }
age-from = from age { $from }
age-to = up to age { $to }
step-free = step-free access
not-step-free = no step-free access
repeats-daily = daily
repeats-weekly = weekly
repeats-fortnightly = every two weeks
repeats-monthly = monthly
language-de = German
language-en = English
language-fr = French
language-es = Spanish
language-it = Italian
language-pl = Polish
language-uk = Ukrainian
language-ru = Russian
language-ar = Arabic
language-fa = Persian
language-tr = Turkish
language-nl = Dutch
language-da = Danish
language-sv = Swedish
language-pt = Portuguese
language-ku = Kurdish
language-nds = Low German
language-gsg = German Sign Language
language-de-x-leicht = Easy German
badge-example = Example
badge-few = few places left
badge-waiting-list = waiting list
badge-full = fully booked
badge-group = for groups
badge-wheelchair = wheelchair
badge-childcare = childcare
badge-easy = In plain German

## Offer
fact-when = When
fact-where = Where
fact-price = Price
offered-by = Offered by
offer-aside = Price, registration and contact
example-note = This is an invented example, not a real offer.
easy-title = In plain German
meetings-title = Dates and place
more-meetings = Further dates are in the calendar file.
cancelled = Cancelled
facts-title = Good to know
fact-topics = Topics
fact-audience = For whom
fact-age = Age
fact-phase = Phase of life
fact-prerequisite = Requirements
fact-format = Taking part
fact-language = Language
fact-accessibility = Accessibility
fact-childcare = Childcare
childcare-yes = available
childcare-no = not available
fact-certificate = Certificate
fact-hours = Hours
fact-keywords = Keywords
fact-funding = Funding
fact-grades = Grades
fact-subjects = Subjects
fact-group-size = Group size
fact-duration = Duration
fact-group-price = Price per group
fact-lead = Lead time
fact-season = Season
fact-bus = Can be reached by bus
fact-quiet-room = Quiet room
fact-aids = Aids
fact-loans = On loan
register = Register
to-website = Go to website
contact = Contact
to-calendar = Add to calendar
print = Print
assured = Last checked: { $date }
source = Source: { $name }
similar-title = Similar offers

## Start
start-title = Education: { $region }
hero-title = Find what moves you forward.
start-lead = Courses, advice, events and places to learn for every age – { $region }.
for-example = For example:
example-1 = Deutsch lernen
example-2 = Ferien Kinder kostenlos
example-3 = Nachhilfe Mathe 8. Klasse
phases-title = Which phase of life?
week-title = This week
week-all = All dates of the week
fortnight-title = In the next two weeks
fortnight-all = All dates of the next two weeks
situations-title = What is coming up for you?
topics-title = Browse by topic

## Directories
topics-lead = All topics that offers may belong to.
topics-below = Topics below
topics-related = Related topics
also-called = Also: { $words }
municipalities-lead = What is there near you? All municipalities: { $region }.
municipality-preline = What there is here
fact-population = Inhabitants
fact-postcodes = Postcodes
organisations-lead = Who teaches, advises and cares: { $region }.
places-lead = Places where people learn, with or without a course: { $region }.
directory-name = Name
directory-kind = Kind
directory-all-kinds = all
directory-show = Show
directory-letters = First letters
more-in = More in { $name }
fact-run-by = Run by
fact-operated-by = Operated by
fact-school-form = Type of school
fact-all-day = All-day school
fact-catchment = Catchment area
fact-open-day = Open day
fact-lift = Lift
fact-school-number = School number
fact-care-hours = Hours of care
fact-application = Application
place-offers = Offers here and nearby

## Problems
problem-not-found = This page does not exist
problem-not-found-help = The offer may be over, or the address may be mistyped. Simply search on:
problem-bad-request = This was not understood
problem-bad-request-help = Please check the address.
problem-too-many = Too many requests
problem-too-many-help = Please wait a few seconds and try again.
problem-slow = This is taking too long
problem-slow-help = Please try again in a few seconds.
problem-internal = Something went wrong on our side
problem-internal-help = The fault has been recorded. Please try again later.
legal-missing = The operator has not put in a text of their own yet.
legal-contact = Contact

## Numbers of things
offers-found =
    { $n ->
        [one] { $count } offer
       *[other] { $count } offers
    }
entries-found =
    { $n ->
        [one] { $count } entry
       *[other] { $count } entries
    }
word-offers =
    { $n ->
        [one] offer
       *[other] offers
    }
word-organisations =
    { $n ->
        [one] organisation
       *[other] organisations
    }
calendar-more =
    { $n ->
        [one] { $count } more
       *[other] { $count } more
    }
minutes =
    { $n ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
days =
    { $n ->
        [one] { $count } day
       *[other] { $count } days
    }
inhabitants =
    { $n ->
        [one] { $count } person
       *[other] { $count } people
    }

## Legal texts until the operator has their own
imprint-usual =
    The imprint required by section 5 of the German Digital Services Act stands here: who runs this portal ({ $region }), with address, representation, telephone and e-mail.

    The operator puts the text into the settings file.
privacy-usual =
    ## What happens when you read
    This portal sets no cookies and loads nothing from elsewhere. Fonts, map and pictures come from the same server. Reading needs no sign-in.

    ## What is recorded
    The server counts page views without addresses and without search words. To keep the portal available, the number of searches per connection is counted in memory for a few minutes and not stored.

    ## Search words
    Searches that find nothing are counted by topic, so that gaps become visible. So that nobody counts twice, a keyed number is kept in memory until the day ends and never stored. Free words are kept only after they occur five times, and never where they look like a name, an e-mail address or a number.

    ## Who is responsible
    The operator ({ $region }) is responsible and puts the full text with contact, legal basis and your rights into the settings file.
accessibility-usual =
    ## Conformance
    This portal aims to meet the Lower Saxon ordinance on accessible information technology (EN 301 549, WCAG 2.2 level AA). It is checked with axe and by keyboard on every change. An independent review is still to come.

    ## Known limits
    - The map is an extra. The list holds everything that the map shows.
    - Texts of providers may be hard to understand. Where there is a text in plain German, it is shown.

    ## Report a barrier
    If something is not accessible to you, write to the operator ({ $region }). The address is in the imprint.

    ## Arbitration
    If the operator does not answer, or not to your satisfaction, you can turn to the arbitration body under section 9d of the Lower Saxon Disability Equality Act.

## Signing in
sign-in = Sign in
sign-out = Sign out
signed-out = You are signed out.
signed-in-as = Signed in: { $name }
email = E-mail address
password = Password
password-new = New password
password-old = Current password
password-save = Save password
password-change = Change password
password-set = Your password is saved. Now sign in with it.
password-changed = Your password is changed. Your other sessions have ended.
password-hint = At least { $shortest } characters. Four words that do not belong together are good.
password-too-short = The password is too short.
password-too-long = The password is too long: at most 200 characters.
password-guessable = The password is easy to guess. Take several words that do not belong together.
password-old-wrong = The current password is not right.
sign-in-wrong = E-mail address or password are not right.
sign-in-wait = Too many attempts. Please wait { $seconds } seconds.
forgotten = Forgotten your password?
forgotten-title = Forgotten password
forgotten-lead = We will send you a link with which you can choose a new password.
forgotten-button = Send link
forgotten-sent = If there is an account for this address, a link is on its way. It works for an hour.
invitation-title = Welcome
invitation-lead = { $name }, you are invited to “{ $site }”. Choose a password, then you can sign in.
reset-title = New password
reset-lead = { $name }, choose a new password for “{ $site }”.
link-over-title = This link no longer works
link-over-help = A link works once and for a limited time. Ask for a new one, or for a new invitation.
problem-sign-in = Please sign in
problem-sign-in-help = Your session has ended. Sign in and try again.
problem-forbidden = Your account cannot do this
problem-forbidden-help = Your role does not allow it, or the form was too old. Go back and load the page again.
mail-reset-subject = { $site }: new password
mail-reset =
    Hello { $name },

    somebody wants to choose a new password for your account at “{ $site }”. If that is you, open this link:

    { $link }

    It works for an hour. If not, do nothing: your password stays as it is.
mail-invitation-subject = Invitation to { $site }
mail-invitation =
    Hello { $name },

    you are invited to “{ $site }”: { $role }, { $organisation }. Open this link and choose a password:

    { $link }

    The link works for 14 days.

## Cockpit
cockpit = Cockpit
cockpit-home = Overview
cockpit-hello = Hello, { $name }
cockpit-mine = Your organisations
cockpit-none = Your account belongs to no organisation that is registered here.
cockpit-invite = Invite
cockpit-accounts = Accounts
cockpit-audit = Audit trail
cockpit-account = My account
role-reader = Reader
role-editor = Editor of the organisation
role-reviewer = Reviewer
role-education-manager = Education management
role-education-monitor = Education monitoring
role-administrator = Administration
role-take = Take role away
sessions = Sessions
sessions-lead = You are signed in here. End what you do not know.
session-this = this session
session-begun = since { $at }
session-seen = last used { $at }
session-end = End
session-ended = The session has ended.
invite-lead = The person invited gets an e-mail with a link and chooses the password.
invite-nowhere = There is no organisation yet into which you could invite.
invite-name = Name
invite-email = E-mail address
invite-organisation = Organisation
invite-role = Role
invite-button = Invite
invited = The invitation is on its way.
invite-email-wrong = No e-mail can go to this address.
invite-name-wrong = Please give a name of at most 120 characters.
account-open = open
account-invited = invited
account-locked = locked
account-seen = last signed in: { $at }
account-lock = Lock
account-unlock = Unlock
account-changed = The account is changed.
account-last = This cannot be: nobody would be left to manage accounts.
audit-csv = Audit trail as CSV
audit-at = Time
audit-who = Who
audit-what = What
audit-about = Account
audit-older = Older
act-signed-in = signed in
act-signed-out = signed out
act-invited = invited
act-accepted-invitation = accepted the invitation
act-changed-password = changed the password
act-changed-roles = changed roles
act-locked = locked
act-opened = unlocked
act-ended-session = ended a session
act-submitted = submitted for review
act-took-for-review = took up the review
act-gave-back = gave back
act-published = published
act-withdrew = withdrew
act-dropped-draft = discarded the draft
act-trusted = allowed to publish without review
act-distrusted = review required again
act-follows-source = follows its source again
act-confirmed = confirmed
act-hid = hidden because nobody confirmed it
act-answered-feedback = answered feedback
act-kept-apart = marked as different
act-took-back = took the publication back
act-added-picture = added a picture
act-changed-picture = changed the details of a picture
act-removed-picture = removed a picture
office = Education office
foot-sign-in = Sign in for organisations

## Writing and reviewing offers
problem-conflict = Somebody else was faster
problem-conflict-help = The entry has been changed meanwhile. Go back and load the page again.
not-said = not said
capacity-free = free
capacity-few = few
capacity-waiting-list = waiting list
capacity-full = full
level-a1 = A1
level-a2 = A2
level-b1 = B1
level-b2 = B2
level-c1 = C1
level-c2 = C2
entry-as-dates-say = as the dates say
meetings = { $n ->
    [one] 1 meeting
   *[other] { $count } meetings
 }
pages = Pages
choose = Choose:
somebody = deleted account
cockpit-offers = Offers
cockpit-review = To review
cockpit-review-one = Review an offer
offer-new = New offer
offer-new-where = To enter a new offer, choose the organisation above.
offer-edit = Edit offer
offer-preview = Preview
offer-public-page = Public page
offer-publish = Publish
offer-submit = Submit for review
offer-submitted = The offer is submitted. The education office will review it.
offer-published = The offer is published.
offer-returned = The offer is given back with your remark.
offers-doubled = { $n ->
    [0] Nothing was chosen.
    [one] 1 offer was added as a draft.
   *[other] { $count } offers were added as drafts.
 }
offers-listed = { $n ->
    [0] No entries
    [one] 1 entry
   *[other] { $count } entries
 }
organisations-all = all
list-filter = Show
drafts = Being written
entries = Stock
double-lead = Enter the chosen offers once more
double-year = one year later
double-half = half a year later
double-same = with the same dates
seen-until = shown until { $date }
draft-save = Save draft
draft-saved = The draft is saved.
draft-preview = Save and preview
draft-drop = Discard draft
draft-dropped = The draft is discarded.
draft-overtaken = The published entry has changed since this draft was begun. Please compare both.
draft-conflict = Somebody else has changed this draft meanwhile. What you typed is still here; open the entry in a second window and carry over what is missing.
draft-conflict-review = The draft has been changed meanwhile. This is its new state.
entry-state = State
entry-state-changed = The state is changed.
entry-show = Show again
entry-hide = Withdraw
entry-follow = Follow the source again
entry-by-hand = This entry was edited by hand. Its source no longer overwrites it.
entry-from-source = This entry comes from “{ $source }”. If you change it here, the source no longer overwrites it.
stage-any = all
stage-new = new
stage-draft = draft
stage-changed = change being written
stage-submitted = submitted
stage-in-review = in review
stage-returned = given back
stage-published = public
stage-expired = expired
stage-withdrawn = withdrawn
preview-lead = This is how the offer will look. Nobody but you and the education office can see it yet.
preview-back = Back to the form
form-wrong = Nothing is saved yet: please correct what is marked.
field-wrong = { $says } (“{ $given }”)
field-required = (required)
complete = { $share } % complete
complete-all = Nothing is missing.
complete-missing = This is missing, the most important first:
lack-description = Description
lack-description-why = Nobody comes who does not know what to expect.
lack-date = Date
lack-date-why = Without a date it stands in no calendar.
lack-venue = Place
lack-venue-why = Most people search nearby; without a place it is not found there.
lack-price = Price
lack-price-why = People ask for the price. “kostenlos” and “auf Anfrage” are answers, too.
lack-prerequisite = Prerequisites
lack-prerequisite-why = “keine” takes people's shyness away.
lack-audience = Audience or age
lack-audience-why = Parents search by the age of their child.
lack-topic = Topic
lack-topic-why = By topic it is found by those who use another word.
lack-registration = Registration or website
lack-registration-why = Who has decided wants to go on at once.
lack-contact = Contact
lack-contact-why = Some would rather ask before they register.
lack-accessibility = Accessibility
lack-accessibility-why = Somebody in a wheelchair has to know beforehand.
part-what = What?
part-when = How to come in?
part-dates = When and where?
part-dates-lead = One field for each date or series of dates, in German words as you would say it on the phone; or put it together from single fields.
part-whom = For whom?
part-topics = What is it about?
part-price = What does it cost?
part-register = Registration and contact
part-register-lead = Contact data of the organisation, please, not of a person.
part-access = Access
part-group = For classes and groups
part-languages = In other languages and in plain words
part-window = From when to when shown?
date-legend = Date { $n }
date-compose = Put it together from single fields
date-day = First day
date-from = from
date-to = to
date-rhythm = How often?
date-times = How many times?
date-place = Place and notes
date-more = Another date
rhythm-once = once
rhythm-day = daily
rhythm-week = every week
rhythm-two-weeks = every two weeks
rhythm-month = every month on the same weekday
field-art = Kind
field-titel = Title
field-kurztext = Summary
field-kurztext-hint = One or two sentences for the list.
field-beschreibung = Description
field-beschreibung-hint = Separate paragraphs by an empty line. Lines beginning with “- ” become a list, **this** stands out.
field-einstieg = Entry
field-form = Format
field-oeffnungszeiten = Opening hours
field-wann = When?
field-wann-hint = For example: Di 12.1.2027, 18–19:30 Uhr · jeden zweiten Dienstag, 18–19:30 Uhr, ab 12.1.2027, 10 Mal
field-ort = Name of the place
field-ort-hint = Choose a registered place from the list, then the address is there already; or name another one.
field-raum = Room or meeting point
field-strasse = Street and number
field-plz = Postcode
field-gemeinde = Town or municipality
field-stufenfrei = Step-free?
field-ausfall = Is this date cancelled?
field-terminhinweis = Note on this date
field-alter-von = Age from
field-alter-bis = Age to
field-voraussetzungen = Prerequisites
field-voraussetzungen-hint = Prior knowledge, certificate, material. If nothing is needed: keine.
field-zielgruppen = Audiences
field-lebensphasen = Phases of life
field-themen = Topics
field-stichworte = Own keywords
field-stichworte-hint = One a line.
field-preis = Price in euros
field-preis-hint = For example 12,50, kostenlos or auf Anfrage.
field-preis-bis = Highest price of a range
field-ermaessigt = Reduced prices
field-ermaessigt-hint = One a line, for example: Geschwister: 60,00
field-preishinweis = Note on the price
field-foerderung = Funding
field-anmeldung = Web address of the registration
field-webseite = Website of the offer
field-telefon = Phone of the organisation
field-email = E-mail of the organisation
field-plaetze = Places left
field-barrierefreiheit = Accessibility
field-kinderbetreuung = Childcare
field-sprache = In which language?
field-sprache-hint = Several with | between: Deutsch|Englisch
field-niveau = Level, if a language is learnt
field-abschluss = Degree or certificate
field-klassenstufen = Grades
field-klassenstufen-hint = 3-6 or 5
field-fach = School subjects
field-gruppengroesse = Size of the group
field-gruppengroesse-hint = 10-25, ab 10 or bis 25
field-dauer = Duration in minutes
field-gruppenpreis = Price for a group in euros
field-vorlauf = To be asked so many days before
field-saison = Season
field-bus = Does a bus stop nearby?
field-ruheraum = Is there a quiet room?
field-leihmedien = Media and kits on loan
field-leichte-sprache = In plain German words
field-titel-en = Title in English
field-kurztext-en = Summary in English
field-beschreibung-en = Description in English
field-voraussetzungen-en = Prerequisites in English
field-gueltig-ab = Shown from
field-gueltig-bis = Shown until
remarks = Remarks
remarks-none = None yet.
remark-write = Remark to the education office or the organisation
remark-send = Send remark
remark-kept = The remark is kept.
review-none = Nothing waits for a review.
review-new = new
review-changed = changed
review-new-title = New offer
review-diff-title = What changes
review-no-change = The draft is the same as what is public.
review-publish = Publish
review-take = I review this
review-return = Give back
review-remark = Remark for the organisation
review-remark-hint = Needed if you give the offer back.
return-why = Please write into the remark what is missing.
diff-field = Field
diff-before = before
diff-after = new
diff-empty = empty
trust-is = This organisation publishes without review.
trust-is-not = Offers of this organisation are reviewed before they are published.
trust-give = Publish without review from now on
trust-take = Review again from now on
organisation-trusted = The organisation now publishes without review.
organisation-distrusted = The organisation's offers are reviewed again.
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
confirm-title = Are these entries still true?
confirm-lead = Hello { $name }, please look through these entries. Untick what is no longer true and change it in the cockpit.
confirm-nothing = There is nothing to confirm right now. Thank you!
confirm-since = due since { $date }
confirm-hidden = hidden at the moment
confirm-change = Change
confirm-button = The ticked entries are still true
confirmed = { $n ->
    [0] Nothing was ticked.
    [one] 1 entry is confirmed. Thank you!
   *[other] { $count } entries are confirmed. Thank you!
 }
mail-confirm-entries = { $n ->
    [one] 1 entry
   *[other] { $count } entries
 }
mail-confirm-subject = { $site }: Are your entries still true?
mail-confirm =
    Hello { $name },

    for a year nobody has looked whether this is still true ({ $entries }):

    { $list }

    Open this page and confirm with one click, without signing in:

    { $link }

    What nobody confirms moves behind after 30 days and is hidden after 60. The link works for 60 days.

    { $site }

## Today
cockpit-today = Today
today-nothing = Nothing waits today. Have a good day!
today-count = { $n ->
    [0] No decision waits.
    [one] 1 decision waits.
   *[other] { $count } decisions wait.
 }
today-submitted = Submitted offers
today-look = Look
today-lacks = missing: { $what }
today-please-add = Bitte ergänzen Sie noch: { $what }.
today-remark-hint = Empty: the missing fields are named.
today-publish-anyway = Publish anyway
today-undo = Undo
today-published = { $n ->
    [0] Nothing was ticked.
    [one] 1 offer is published.
   *[other] { $count } offers are published.
 }
today-returned = { $n ->
    [0] Nothing was ticked.
    [one] 1 offer is given back.
   *[other] { $count } offers are given back.
 }
today-taken-back = { $n ->
    [one] 1 publication is taken back.
   *[other] { $count } publications are taken back.
 }
today-answered = { $n ->
   *[other] The feedback is dealt with.
 }
today-apart = { $n ->
   *[other] The two offers now count as different.
 }
today-withdrawn = { $n ->
   *[other] The duplicate is withdrawn.
 }
today-feedback = Feedback of readers
today-twins = Duplicates
today-twins-lead = These offers of different sources look the same. The more complete one stands first.
today-unconfirmed = Unconfirmed entries
today-unconfirmed-lead = Nobody of these organisations has an account and could be asked. What nobody confirms is hidden by itself.
today-unasked = { $n ->
    [one] 1 entry
   *[other] { $count } entries
 }
today-confirm = Asked, still true
today-invite = Invite somebody
today-mails = { $n ->
    [one] 1 mail could not be delivered in the last two weeks.
   *[other] { $count } mails could not be delivered in the last two weeks.
 }
advice-publish-and-trust = Publish, and without review from now on
advice-publish-and-trust-why = Everything is there, and nothing of this organisation ever had to be given back.
advice-publish = Publish
advice-publish-why = The information is sufficient.
advice-give-back = Give back
advice-give-back-why = Information is missing without which nobody comes, or the public state is newer by now.
feedback-forward = Forward to the organisation
feedback-close = Done
feedback-link = Is something wrong here?
feedback-title = Is something wrong?
feedback-lead = Write to us what is wrong with this entry. The education office reads it and tells the organisation. Please name no persons.
feedback-text = What is wrong?
feedback-send = Send
feedback-thanks = Thank you! Your message has arrived.
feedback-empty = Please write what is wrong (at most 1000 characters).
feedback-trap = Please leave this field empty
twins-withdraw = Withdraw the second
twins-apart = They are different
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
    [one] 1 submitted offer
   *[other] { $count } submitted offers
 }
monday-feedback = { $n ->
    [one] 1 message of a reader
   *[other] { $count } messages of readers
 }
monday-twins = { $n ->
    [one] 1 duplicate
   *[other] { $count } duplicates
 }
