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

## Poster and embedding
poster = Poster
poster-back = Back to the entry
poster-phone = Phone
poster-scan = More about it online:
poster-code = QR code to { $url }
poster-date = As of { $date }
embed = Embed
embed-title = Show the offers on your own website
embed-lead = The list is always as current as this portal. It is free, sets no cookies and needs no sign-in.
embed-frame = In a frame
embed-frame-help = Copy this line into your page. The list works without script; a click on an offer opens it in the whole window.
embed-look = See what the list looks like
embed-without = Without a frame
embed-without-help = Your content management system can also read the offers itself and show them in your own design:
embed-atom = Feed (Atom)
embed-ics = Calendar to subscribe to (iCalendar)
embed-json = Data for programs (JSON)
embed-csv = Table (CSV)
embed-openqcat = Courses for the Federal Employment Agency (openQ-cat 1.1)
widget-gone = This list no longer exists
widget-none = There are no offers here at present.
widget-from = From the portal

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
problem-too-large = That was too much at once
problem-too-large-help = What you sent is too long. Go back and shorten it; what you wrote is still there.
problem-slow = This is taking too long
problem-slow-help = Please try again in a few seconds.
problem-internal = Something went wrong on our side
problem-internal-help = The fault has been recorded. Please try again later.
legal-missing = The operator has not put in a text of their own yet.
legal-contact = Contact

## Numbers of things
poster-more =
    { $n ->
        [one] And { $count } more offer online.
       *[other] And { $count } more offers online.
    }
widget-all =
    { $n ->
        [one] See the offer in the portal
       *[other] See all { $count } offers in the portal
    }
effect-left-out =
    { $n ->
        [one] { $count } more entry is in the table.
       *[other] { $count } more entries are in the table.
    }
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

## Texts, news, collections
contact-page = Contact
contact-usual = This is how you reach the education office ({ $region }).
funding-notice = Funding notice
news-title = News
news-latest = Latest news
news-all = All news
news-none = There is no news at the moment.
news-feed = News as a feed (Atom)
news-over = This news item has expired.
collections-title = Collections
collections-now = Current collections
collections-all = All collections
collections-none = There are no collections at the moment.
collection-time = { $from } to { $until }
collection-until = until { $until }
collection-over = This collection has ended.
collection-over-all = See all offers
collection-empty = There is no offer in this collection at the moment.
collection-exports = Take the collection's offers with you
cockpit-texts = Texts and news
texts-lead = What you write here appears in the portal. Every version is kept.
texts-none = Nothing here yet.
articles-text = Pages of the portal
articles-news = News
articles-collection = Collections
article-new-text = New page
article-new-news = New news item
article-new-collection = New collection
article-saved-at = last saved: { $at }
article-draft = Draft
article-published = Published
article-withdrawn = Withdrawn
article-builtin = Built-in text
article-unsaved = Not saved yet
article-about = About
article-slug = Short name in the address
article-slug-hint = Small letters a to z, digits and hyphens, for example holiday-pass-2027. It stays as it is.
article-slug-wrong = The short name is made of small letters a to z, digits and single hyphens, at most 60 characters.
article-slug-taken = This short name is taken.
article-news-from = Date of the item
article-news-from-hint = Nobody sees the item before this day.
article-news-until = Last day
article-news-until-hint = After it the item leaves the list. May stay empty.
article-collection-from = First day
article-collection-from-hint = Nobody sees the collection before this day. May stay empty.
article-collection-until = Last day
article-collection-until-hint = After it the page says that the collection has ended. May stay empty.
article-text-from = From
article-text-until = Until
article-search = Search that fills the collection
article-search-hint = Search the portal as readers do, and paste the address of the list of results here.
article-pinned = Offers that stand first
article-pinned-hint = One address of an offer's page per line, in the order you want.
article-in-german = German
article-in-simple = Plain German
article-in-english = English
article-markdown = An empty line separates paragraphs. Heading: ## before it, below that ###. List: - before it. Bold: **word**. Link: [words](address). Picture: ![what it shows](address).
article-title = Title
article-body = Text
article-title-long = The title is longer than 160 characters.
article-body-long = The text is longer than 60,000 characters.
article-needs-title = A title is needed before publishing.
article-needs-body = A text is needed before publishing.
article-no-day = “{ $given }” is no date.
article-ends-before = The last day is before the first.
article-no-offers = A collection needs a search or offers chosen by hand.
article-strange-search = The search does not understand “{ $given }”.
article-no-offer = “{ $given }” is no address of an offer.
article-many-offers = At most 60 offers can stand first.
article-conflict = Somebody saved in the meantime. Your text is still here and not saved. See the other under “Versions”; if you save again, yours goes on top and both are kept.
article-is-saved = Saved as a draft. Nothing changed in the portal.
article-is-published = Published.
article-is-withdrawn = Withdrawn. It is no longer in the portal.
article-is-restored = The older version is ready as a draft. Publish it to make it count.
article-public = See it in the portal
article-versions = Versions
article-all-versions = All versions
article-version = Version { $number }
article-to-form = To the text
article-no-change = The text is the same as in the version before.
article-restore = Take this version up as a draft
article-preview = Preview
article-preview-lead = This is how it would look. Nothing is saved yet.
article-builtin-text = What stands there now
article-builtin-lead = Until you publish your own text, this one counts. You can copy and adapt it.
article-pictures = Pictures and logos to insert
article-pictures-lead = Released pictures of your organisation. Copy the line to the place in the text where the picture is to stand.
article-publish = Publish
article-save = Save as a draft
article-withdraw = Withdraw
cockpit-concepts = Topics and search words
concepts-lead = What topics are called, by which words they are found, and which of them are one. What you save counts at once; the search knows it after a few seconds.
concepts-vocabularies = Lists
concepts-topics = Topics
concepts-thesaurus = Synonyms of the search
concepts-audiences = Audiences
concepts-accessibility = Accessibility
concepts-funding = Funding
concepts-life-phases = Phases of life
concepts-missed = Searched for and not found
concepts-missed-lead = These words were searched for at least five times and led to nothing. Where one belongs to a topic, tell the search.
concepts-missed-none = At present there is no word that was searched for in vain at least five times and leads to no topic yet.
concepts-missed-times = { $times } times
concept-teach-word = Word
concept-teach-target = leads to
concept-choose = Please choose
concept-teach = Add as a search word
concept-teach-empty = Please give a word and choose what it shall lead to.
concept-teach-known = “{ $word }” leads there already.
concept-is-taught = Added. The search knows the word after a few seconds.
concept-words-counted =
    { $n ->
        [0] no further words
        [one] { $count } further word
       *[other] { $count } further words
    }
concept-changed = changed
concept-own = yours
concept-merged = merged
concept-new = New concept
concept-label = Label
concept-label-hint = As it stands in the portal.
concept-words = Other words
concept-words-hint = One a line. They are found and shown.
concept-hidden = Hidden words
concept-hidden-hint = One a line. They are found and never shown: misspellings, colloquial and old names.
concept-definition = Explanation
concept-place = Place in the list
concept-broader = Stands under
concept-broader-hint = Whoever searches for the topic above finds this one too.
concept-no-broader = nothing, it stands alone
concept-save = Save
concept-house = As delivered
concept-is-saved = Saved. The search knows it after a few seconds.
concept-is-house = What was delivered counts again.
concept-is-restored = The earlier version counts again.
concept-is-apart = The two are apart again. Offers that went along keep the other topic.
concept-is-merged =
    { $n ->
        [0] Merged. No offer had this topic.
        [one] Merged. { $count } offer carries the other topic now.
       *[other] Merged. { $count } offers carry the other topic now.
    }
concept-offers =
    { $n ->
        [0] At present no public offer carries this topic.
        [one] At present { $count } public offer carries this topic.
       *[other] At present { $count } public offers carry this topic.
    }
concept-merge = Merge into another one
concept-merge-lead = The other one takes over all words and all that stands below. Whoever searches for the old name or opens an old address gets there. Offers go along and do not come back when the two are taken apart.
concept-target = merges into
concept-no-target = Please choose what it shall merge into.
concept-merge-do = Merge
concept-merged-into = This concept was merged into “{ $into }”.
concept-apart-lead = Taken apart it stands for itself again, with its own words.
concept-apart = Take apart again
concept-restore = Back to this
concept-as-before = Nothing changed in the words.
concept-went-into = merged into “{ $into }”
concept-came-apart = taken apart again
concept-conflict = Somebody saved in the meantime. What you typed still stands here and is not saved. Save once more and yours counts; the other version is kept below.
concept-needs-label = It needs a German label.
concept-word-long = “{ $word }” is longer than 80 characters.
concept-many-words = The search takes no more than 80 words for a concept.
concept-taken = “{ $word }” is already called “{ $by }”. A word can lead to one only; let one merge into the other.
concept-unknown = This concept does not exist any more.
concept-circle = “{ $above }” itself stands below it.
concept-into-itself = A concept cannot merge into itself or into something that stands below it.
concept-no-short-name = This label gives no short name. Please choose another one.
act-changed-concept = changed a concept
act-merged-concept = merged a concept into another one
markup-html = “{ $given }” is HTML and is not taken. Use the signs explained above.
markup-heading = The heading “{ $given }” skips a level: the first begins with ##, below ## follows ###.
markup-heading-empty = A heading has no text.
markup-link = The link “{ $given }” does not say where it leads. Name its target.
markup-link-empty = A link has no text.
markup-alt = The picture { $given } has no alternative text. Write into the square brackets what it shows.
markup-address = “{ $given }” is no address for a link: it begins with https://, mailto:, tel: or with / for a page of this portal.
markup-picture = “{ $given }” is no picture of this portal. Pictures of other servers are not shown.
audit-article = text “{ $slug }”, version { $version }
act-wrote-text = saved a text as a draft
act-published-text = published a text
act-withdrew-text = withdrew a text

## Legal texts until the operator has their own
imprint-usual =
    The imprint required by section 5 of the German Digital Services Act stands here: who runs this portal ({ $region }), with address, representation, telephone and e-mail.

    The education office writes the text in the cockpit, or the operator puts it into the settings file.
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
menu = Menu
menu-here = you are here
menu-entries = Entries
menu-desk = Editing
menu-network = Network
menu-house = Administration
menu-account = Your account
cockpit-home = Overview
cockpit-hello = Hello, { $name }
waits-for-you = Waiting for your decision
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

## Files of organisations
upload-title = Upload a file
upload-new = New file
upload-lead = Upload your programme as a file. Before anything changes you see what would be new, changed or gone.
upload-adds = The file only adds: what it does not name stays
upload-template = Empty table (XLSX)
upload-look = Read it and look at the changes
upload-difference = What the file would change
upload-apply = Apply
upload-hand-in = Hand in to the education office
upload-office-decides = The file is handed in. The education office decides.
upload-applied = The file is applied.
upload-handed-in = The file is handed in. The education office will look at it.
upload-waits = { $name }: file uploaded on { $at }
upload-given-up = If nobody decides by { $until }, the file is discarded. Nothing changes then.
upload-discarded = The file is discarded; nothing has changed.
upload-taken-back = Taken back: what stood before stands again.
upload-no-file = Please choose a file
upload-too-large = The file is larger than 20 MB. Please split it, or enter an address to be fetched.
upload-unknown-format = We do not know this file. Please choose its format, or use our table.
upload-unreadable = The file cannot be read, nothing has changed: { $why }
uploads-former = Former files
field-datei = File
field-datei-hint = openQ-cat, Kufer, table (CSV, XLSX), calendar (iCalendar), web page or JSON-LD, 20 MB at most

## Many offers
batch-title = Change together
batch-with = With the offers that are ticked
batch-confirm = Still right: confirm
batch-withdraw = Withdraw
batch-show = Show again
batch-merge = Merge two
batch-nothing = Nothing was ticked.
batch-open = Open
batch-change = Change in all of them
part-batch-added = Add
part-batch-added-lead = Comes beside what is there already.
part-batch-replaced = Replace
part-batch-replaced-lead = What you type here stands in all of them afterwards. Empty fields change nothing.
part-batch-removed = Remove
field-ohne-themen = Remove these topics
batch-lead = { $n ->
    [one] One offer
   *[other] { $count } offers
 }
batch-changed = { $n ->
    [0] There was nothing to change.
    [one] One offer is changed.
   *[other] { $count } offers are changed.
 }
batch-left = { $n ->
    [one] One offer was not changed
   *[other] { $count } offers were not changed
 }
batch-withdrawn = { $n ->
    [one] One offer is withdrawn.
   *[other] { $count } offers are withdrawn.
 }
batch-shown = { $n ->
    [one] One offer is shown again.
   *[other] { $count } offers are shown again.
 }

## Deputies and holidays
cockpit-absence = Deputies and holidays
absence-mine = I am away
absence-lead = While you are away, your deputy can do all that you can do in the education office, except managing accounts. What you took for review is seen by all again. On Mondays the deputy gets your mail.
absence-from = First day
absence-to = Last day
absence-deputy = Deputy
absence-deputy-hint = Somebody else with an account of the education office
absence-nobody = Nobody
absence-keep = Save
absence-end = I am back
absence-kept = Your absence is saved.
absence-ended = Welcome back.
absence-days-wrong = Please enter two days, the first and the last; the last is not in the past and at most a year after the first
absence-others = Away
absence-line = { $name }: { $from } to { $to }
absence-line-deputy = { $name }: { $from } to { $to }, deputy { $deputy }
office-holiday = The office is closed
office-holiday-lead = Whoever submits something reads when it will be reviewed again. Meanwhile nothing is published that you would review.
office-goes-on = What goes on
office-goes-on-trusted = Organisations that you trust publish their entries, pictures and files as always.
office-goes-on-sources = Sources are fetched; what looks as usual is applied.
office-goes-on-portal = Organisations are asked whether their entries are still true; periods and deletions run.
office-waits = What waits
office-waits-submitted = Submitted entries and pictures of all other organisations.
office-waits-files = Submitted files, and sources in which something stands out.
office-waits-hints = Remarks of readers. There is no Monday mail either.
office-closed-to = Last day
office-close = Close
office-open = Open again
office-closed = The office is entered as closed.
office-opened = The office is open again.
office-closed-now = Closed until { $day }
office-closed-until = The education office is closed until { $day }. You can still hand in; it is reviewed afterwards.
office-day-wrong = Please enter a day, today or later, within a year
act-went-away = entered an absence
act-came-back = ended an absence
act-closed-office = closed the office
act-opened-office = opened the office
rule-absences = Absences

## Quality
cockpit-quality = Quality
quality-all = All organisations
quality-mean = { $share } complete on average
per-cent = { $share } %
quality-missing = What is missing
quality-missing-lead = What gains most stands first.
quality-first = Begin here
quality-organisations = Organisations
quality-organisations-lead = Where most is missing stands first.
quality-organisation = Organisation
quality-n-offers = Offers
quality-complete = Complete
quality-n-confirm = To confirm
quality-n-dead = Dead links
quality-n-said = Hints
quality-offers = { $n ->
    [0] There are no public offers yet.
    [one] 1 public offer
   *[other] { $count } public offers
 }
quality-lacking = { $n ->
    [one] missing in one offer
   *[other] missing in { $count } offers
 }
quality-to-confirm = { $n ->
    [one] 1 entry has to be confirmed
   *[other] { $count } entries have to be confirmed
 }
quality-dead = { $n ->
    [one] 1 link is dead
   *[other] { $count } links are dead
 }
quality-said = { $n ->
    [one] 1 hint is open
   *[other] { $count } hints are open
 }

## Pictures
pictures-title = Pictures
pictures-kept = Pictures that are there
pictures-of-organisation = Pictures of the organisation
picture-new = New picture
picture-new-lead = The picture is written anew: where it was taken and what else the camera noted is dropped.
field-bild = Picture file
field-bild-hint = JPEG, PNG or WebP, 20 MB at most
field-alt = What does it show?
field-alt-hint = In German, for people who do not see it: one sentence, without “picture of”
wrong-alt = Please say in German what it shows
field-alt-en = What does it show? (in English)
field-alt-en-hint = Is read out on the English pages
field-nachweis = Who made the picture?
field-nachweis-hint = As it will stand below the picture, for example “Foto: Musikschule Beispielstadt”
wrong-nachweis = Please name who made the picture
field-lizenz = Who may use the picture?
field-lizenz-hint = Only who holds the rights can give a free licence
wrong-lizenz = Please choose a licence
licence-choose = Please choose
licence-all-rights-reserved = All rights reserved
licence-cc-by-4-0 = CC BY 4.0
licence-cc-by-sa-4-0 = CC BY-SA 4.0
licence-cc0 = CC0 (public domain)
picture-add = Add the picture
picture-change = Change what is said of it
picture-save = Save
picture-remove = Remove
picture-release = Show to the public
picture-hide = Hide
picture-seen = public
picture-waits = waits for the office
picture-none = No picture
picture-added = The picture is there, and public.
picture-added-waits = The picture is there. It becomes public as soon as the education office releases it.
picture-changed = What is said of the picture has changed.
picture-removed = The picture is removed. It can still be brought back further down on this page.
picture-brought-back = The picture is back and public.
picture-brought-back-waits = The picture is back. It will be public as soon as the education office releases it.
pictures-removed = Removed pictures
pictures-removed-lead = Nobody sees these pictures any more. They can be brought back until the day named; then they are deleted.
picture-gone = Removed on { $at }, can be brought back until { $until }
picture-bring-back = Bring back
picture-released = The picture is public.
picture-hidden = The picture is not public any more.
picture-no-file = Please choose a picture file
picture-choose-again = Please choose the picture file once more; the texts are still there
picture-too-large = The file is larger than 20 MB. Please save it smaller and choose it again.
picture-too-many-pixels = The picture has too many pixels. Please make it smaller: 40 million at most.
picture-other-kind = Files of this kind are not taken. Please save it as JPEG, PNG or WebP.
picture-no-picture = This file is no picture.
picture-animated = Moving pictures are not taken. Please choose a single picture.
picture-damaged = The file is damaged or cut off. Please save the picture again.
offer-picture = Picture of the offer
offer-picture-none = Your organisation has no pictures yet.
offer-picture-changed = The picture of the offer is saved.
field-angebotsbild = Which picture goes with the offer?
field-angebotsbild-hint = It is public as soon as it is released
today-pictures-lead = These pictures are new or described anew, and not public yet.
today-pictures-show = Show to the public
today-pictures-remove = Remove
today-pictures-shown = { $n ->
    [one] One picture is public now.
   *[other] { $count } pictures are public now.
 }
today-pictures-removed = { $n ->
    [one] One picture is removed.
   *[other] { $count } pictures are removed.
 }

step-over = That took too long. Please sign in again.
second-title = Confirm sign-in
second-lead = Your password is right. Now confirm with a code that it is you.
second-code = Code
second-hint = Six digits from your app, or one of your recovery codes.
second-demanded = A password alone is not enough for your account. Sign in with your passkey.
second-wrong = The code is wrong or already used. A code from the app is good for half a minute and once.
second-lost = Lost your phone and have no recovery codes at hand? The education office can reset the second factor.
second-again = Sign in with another account
cockpit-security = Security
security-demanded = Your account requires a second factor. Set one up; then everything else is open to you.
app-title = Codes from an app
app-lead = An app on your phone shows a new code every half minute. It is then asked for after the password: whoever knows only your password does not get in.
app-active = A code from your app is asked for when you sign in.
app-begin = Set up an app
app-scan = Scan this picture with the app, such as FreeOTP, Aegis or the password app of your phone.
app-picture = QR code for the app; the same key stands below as text
app-type = Or type this key into the app:
app-code = Code that the app shows now
app-code-hint = Six digits. Then the app is set up, and your other sessions end.
app-confirm = Finish set-up
app-set-up = The app is set up.
app-switch-off = Switch the app off
app-switched-off = The app is switched off; its recovery codes no longer work.
recovery-title = Recovery codes
recovery-lead = With these codes you get in when the phone is missing. Each works once. Print or write them down now: they are not shown again.
recovery-left = Codes not yet used: { $left }. New codes put all old ones out of use.
recovery-renew = Make new codes
recovery-print = Print
recovery-onward = I have kept the codes
account-person = Person
account-name = Name that others see
account-name-save = Save name
name-changed = The name is changed.
factor-app = app
factor-passkeys = passkeys: { $count }
factor-none = none
factor-held = Second factor: { $factors }
factor-demanded = required
factor-demand = Require a second factor
factor-release = No longer require a second factor
factor-reset = Reset the second factor
factor-reset-done = The second factor is reset. The person signs in again.
factor-all-on = A second factor is required of everybody.
factor-all-off = A second factor is required only where the account says so.
factor-all-demand = Require of everybody
factor-all-release = No longer require of everybody
passkey-use = Sign in with a passkey
passkey-wrong = This passkey belongs to no open account or does not fit. Sign in another way.
passkey-trouble = That did not work: it was cancelled, or the device has no fitting passkey.
passkeys = Passkeys
passkeys-lead = With a passkey you sign in without a password: the device checks finger, face or PIN. A passkey stands for both factors and cannot be asked for by fake sites.
passkeys-script = Adding a passkey needs JavaScript.
passkey-seen = last used { $at }
passkey-remove = Delete
passkey-name = Name of the passkey
passkey-name-hint = Such as the device, so that you know it again: “office phone”.
passkey-make = Add a passkey
passkey-added = The passkey is added. You can sign in with it.
passkey-removed = The passkey is deleted.
passkey-name-wrong = The name of the passkey is missing or longer than 120 characters.
passkey-refused = The passkey could not be checked. Please try again.
openid-button = Sign in with { $provider }
openid-no-title = Cannot sign in
openid-silent = { $provider } does not answer at the moment. Try again later or sign in with the password.
openid-denied = { $provider } did not confirm the sign-in: it was cancelled or refused.
openid-foreign = This answer does not belong to your sign-in. Please begin again.
openid-unproven = The confirmation of { $provider } could not be verified. Please begin again; if it stays so, the administrator can help.
openid-no-role = { $provider } confirms who you are, but you have no role for this portal there, or your account is locked. Please turn to the education office.
openid-no-address = { $provider } gives no confirmed e-mail address. Without one no account can be made. Please turn to the administrator.
openid-address-taken = There is already an account with your e-mail address. Sign in with its password and connect it with { $provider } under “Security”.
openid-bound-already = This identity or this account is already connected with { $provider }.
openid-bind-title = Connect the account?
openid-bind-lead = You are signed in there as: { $who }. Whoever signs in as such gets into this account from then on.
openid-bind-button = Yes, connect
openid-bind-not = No, back
openid-bind-begin = Connect
openid-unbind = Disconnect
openid-is-bound = Your account is connected with { $provider }: you can sign in there.
openid-is-not-bound = Your account is not connected with { $provider }.
openid-bound = The account is connected.
openid-unbound = The connection is cut. Roles that followed from it are gone.
openid-only-way = Not yet: without a password and without a passkey you would not get in any more. Set up one of them first.
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
act-read-audit = read the audit trail
act-requested-reset = asked for a new password
act-changed-name = changed the name
act-set-up-app = set up an app for codes
act-switched-off-app = switched the app for codes off
act-made-recovery-codes = made recovery codes
act-used-recovery-code = used a recovery code
act-added-passkey = added a passkey
act-removed-passkey = removed a passkey
act-came-by-provider = account made by the sign-in service
act-bound-identity = connected to the sign-in service
act-unbound-identity = disconnected from the sign-in service
act-reset-factors = reset the second factor
act-demanded-factor = required a second factor
act-released-factor = no longer requires a second factor
act-demanded-factor-of-all = required a second factor of everybody
act-released-factor-of-all = no longer requires a second factor of everybody
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
act-wrote-notice = wrote a notice
act-changed-notice = changed a notice
act-settled-notice = settled a notice
act-withdrew-notice = withdrew a notice
act-extended-notice = extended a notice
cockpit-notices = Wanted and given
notices-lead = What organisations of the network look for and what they can give: rooms, staff, equipment, vehicles, ideas. Only those who are signed in see it.
notices-own = Own notices
notices-all = All notices
notices-search = What are you looking for?
notices-seeks = Wanted
notices-gives = Given
notices-seeks-none = Nobody is looking for anything here at the moment.
notices-gives-none = Nothing is given here at the moment.
notices-nothing = There are no notices yet. Write the first one: what does your organisation look for, what can it give?
notices-more = There are more. Narrow the search.
notices-found = { $n ->
    [0] No notice fits this choice.
    [one] 1 notice
   *[other] { $count } notices
 }
notices-own-none = There is nothing here yet.
notices-new = { $n ->
    [one] 1 new counterpart of your notices
   *[other] { $count } new counterparts of your notices
 }
notices-ending = { $n ->
    [one] 1 of your notices ends soon
   *[other] { $count } of your notices end soon
 }
notice-new = New notice
notice-new-seeks = Look for something
notice-new-gives = Give something
notice-new-where = Choose an organisation to write a notice.
notice-new-unseen = As soon as your organisation is published, you can write notices here.
notice-edit = Edit the notice
notice-save = Save
notice-kept = Saved. The network sees the notice at once.
notice-seen-by = Only those who are signed in see the notice. The contact is what your organisation names in public.
notice-state-changed = The state of the notice is changed.
notice-conflict = Somebody else has changed this notice meanwhile. What you typed is still here. Open the notice in a second window to compare.
notice-seeks = looks for
notice-gives = gives
notice-kind-room = Room
notice-kind-staff = Staff
notice-kind-equipment = Equipment
notice-kind-vehicle = Vehicle
notice-kind-idea = Idea
notice-kind-other = Other
notice-any-kind = all
notice-anywhere = anywhere
notice-open = open
notice-expired = over
notice-settled = settled
notice-withdrawn = withdrawn
notice-found = Found
notice-given = Given away
notice-withdraw = Withdraw
notice-extend = Show for 6 more months
notice-when = Period
notice-visible = In the network
notice-contact = Contact
notice-contact-page = Page of the organisation
notice-quantity = { $count } persons or pieces
notice-from-until = { $from } to { $until }
notice-from = from { $from }
notice-until = until { $until }
notice-matches = Counterparts that fit
notice-matches-own = This fits your notices
notice-matches-none = Nothing fits yet. As soon as something comes, it stands here and on your first page.
notice-is-new = new
notice-fits = { $n ->
    [0] nothing fits yet
    [one] 1 fits
   *[other] { $count } fit
 }
notice-new-count = { $n ->
    [one] 1 new
   *[other] { $count } new
 }
notice-fits-very-well = fits very well
notice-fits-well = fits well
notice-fits-perhaps = may fit
notice-choose = Please choose a value of the list.
notice-title-missing = Please say in a few words what it is about.
notice-too-long = This is too long, or holds characters that do not belong in a line.
notice-text-too-long = This is too long: 4,000 characters at most.
notice-number-wrong = Please a number from 1 to 100,000.
notice-day-wrong = Please a day, for example 2026-10-01.
notice-days-turned = The last day is before the first.
notice-day-past = This day is over.
notice-expiry-wrong = Please a day from today up to a year from now.
part-notice-what = What it is about
part-notice-where = Where and when
part-notice-where-lead = Leave out what you do not know. The more stands here, the better a counterpart is found.
part-notice-how-long = How long the notice stands
field-richtung = Your organisation
field-bereich = Kind
field-stichwort = What?
field-stichwort-hint = In a few words, for example: room for a choir · minibus at the weekend
field-naeheres = Details
field-naeheres-hint = Please no names of persons.
field-anzahl-stueck = For how many persons, or how many pieces?
field-ort-gemeinde = Municipality
field-ab-tag = From
field-bis-tag = Until
field-wochenzeit = Weekdays and hours
field-wochenzeit-hint = In German words, for example: dienstags ab 18 Uhr · Mo–Fr vormittags
field-zeigen-bis = Show until
field-zeigen-bis-hint = After that the notice stands among your own only, and can be extended by one click.
fit-same-kind = Both are: { $kind }
fit-near-kind = { $own } and { $other } can mean the same
fit-words = Common words: { $words }
fit-same-place = In the same municipality
fit-kilometres = { $km } km away
fit-days = Common time: { $days }
fit-week = Common weekdays: { $days }
fit-hours = Common hours
fit-enough = Enough: { $count }
fit-other-days = Other weekdays
fit-other-hours = Other hours
fit-too-few = Too few: { $sought } wanted, { $given } given
rule-notices = Notices to the network
act-kept-apart = marked as different
act-merged-entry = merged
act-took-apart = merge taken apart
act-took-back = took the publication back
act-added-picture = added a picture
act-released-picture = released a picture
act-hid-picture = hid a picture
act-changed-picture = changed the details of a picture
act-removed-picture = removed a picture
act-brought-picture-back = brought a picture back
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
actor-command = at the server: verzahnt { $name }
actor-import = import { $name }
actor-job = by itself: { $name }
actor-public = not signed in
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

## Organisations and places in the cockpit
cockpit-organisations = Organisations
organisation-new = New organisation
organisation-twin = There is an organisation of this name already. If this is another one, save once more.
organisation-beside = What belongs to the organisation
organisation-places = Places of this organisation
organisation-places-lead = Houses and places that your organisation runs. Offers can call them by their names.
organisation-invite = Invite people
places-of-nobody = Places without an organisation
places-of-nobody-lead = No organisation runs these places, for instance a trail or a monument. The education office keeps them.
place-new = New place
entry-edit = Edit entry
entry-submitted = The entry is submitted. The education office looks at it and gets back to you.
entry-published = The entry is public.
kind-of-offer = Offer
kind-of-organisation = Organisation
kind-of-place = Place
part-organisation = The organisation
part-place = The place
part-where = Address
part-where-lead = Latitude and longitude are needed only to set the point on the map exactly; otherwise it follows from the address.
part-contact = How to reach it
part-contact-lead = Please give details of the organisation only, not of a person.
part-school = For schools only
part-kita = For day-care centres only
field-name = Name
field-einrichtungsart = Kind of organisation
field-ortsart = Kind of place
field-traeger = Carrier
field-traeger-hint = The legal person behind it: municipality, association, company.
field-anbieter = Does the organisation make offers?
field-breite = Latitude
field-breite-hint = In degrees, for example 53.3585.
field-laenge = Longitude
field-laenge-hint = In degrees, for example 10.2088.
field-internet = Web site
field-ganztag = All-day school
field-einzugsgebiet = Catchment area
field-offener-tag = Open day
field-aufzug = Is there a lift?
field-betreuungszeiten = Hours of care
field-kita-anmeldung = Web address for applications
field-name-en = Name in English
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
extend-title = Do these notices still hold?
extend-lead = Hello { $name }, these notices in “Wanted and given” end soon. What is ticked is shown for another half year.
extend-nothing = No notice of your organisation ends at the moment.
extend-look = View
extend-button = Extend by half a year
extended = { $n ->
    [0] Nothing was ticked.
    [one] 1 notice is extended.
   *[other] { $count } notices are extended.
 }
mail-extend-line = - “{ $title }”, shown until { $date }
mail-extend-notices = { $n ->
    [one] 1 notice
   *[other] { $count } notices
 }
mail-extend-subject = { $site }: Wanted and given: { $notices } will end soon
mail-extend =
    Hello { $name },

    in “Wanted and given” these notices of your organisation will soon no longer be shown ({ $notices }):

    { $list }

    Do they still hold? Then extend them here by half a year with one click, without signing in:

    { $link }

    If not, there is nothing to do.

    { $site }
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
today-merged = { $n ->
   *[other] The two entries are one now.
 }
today-feedback = Feedback of readers
today-twins = Duplicate entries
today-twins-lead = These entries look the same. The first stays, the second goes up into it; what only one says is taken over.
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
today-machines = Sources and links
today-held = { $n ->
    [one] 1 file waits to be released.
   *[other] { $count } files wait to be released.
 }
today-failing = { $n ->
    [one] 1 source can no longer be fetched.
   *[other] { $count } sources can no longer be fetched.
 }
today-dead-links = { $n ->
    [one] 1 link leads nowhere.
   *[other] { $count } links lead nowhere.
 }
today-to-sources = To the sources
today-to-links = To the links
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
twins-merge = Merge
twins-apart = They are different
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
mail-monthly-subject = { $site }: your entries in { $month }
mail-monthly =
    Hello { $name },

    this is how your entries were read in { $month }:

    { $list }

    Views are counted without cookies; fewer than five are not told. All figures: { $url }

    { $site }
mail-monthly-sum = { $n } views in all ({ $before } in the month before)
mail-monthly-sum-alone = { $n } views in all
mail-monthly-gaps = Looked for in your subjects and not found:
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
## Quellen und Links
cockpit-sources = Sources
cockpit-links = Dead links
sources-lead = Sources are the files and addresses that offers come from. An address is fetched regularly. Whatever looks unusual is held and waits here.
sources-waiting = Something waits here
sources-fetched = Fetched regularly
sources-others = Without an address
sources-all = All sources
source-new = New source
source-proposed = Proposed address: { $address }
source-being-tried = The address { $address } is being fetched as a trial.
source-reload = Reload the page
source-refused = The proposed address cannot be fetched
source-succeeded = last success: { $at }
source-never = never yet
source-due = Next time: { $at }
source-paused = Paused: not fetched
source-stands = How it stands
source-now = Fetch now
source-pause = Pause
source-go-on = Resume
source-end = Stop fetching
source-every = How often
source-every-save = Save how often
source-other-address = Propose another address
source-address-head = Enter an address
source-address-lead = The address is fetched once as a trial. You then see what would change. It counts only when it is released.
source-name = Name of the source
source-name-hint = For example: course programme of the music school
source-name-wrong = Please enter a name of at most 120 characters.
source-address = Address of the file
source-address-hint = Begins with https:// and leads to a file, for example a calendar (.ics) or openQ-cat (.xml).
source-format = Format
source-organisation = Organisation
source-organisation-hint = If all offers of the file belong to one organisation, choose it here. Its editors can then keep the address themselves.
source-of-the-office = several, or none (education office only)
source-try = Fetch as a trial
source-done-proposed = The address is now being fetched as a trial. Reload the page in a few seconds.
source-done-released = Released and applied.
source-done-discarded = Discarded. Nothing has changed.
source-done-taken-back = Taken back. The source is paused so that the same does not come again.
source-done-plan = Saved.
source-done-now = The source is now being fetched. Reload the page in a few seconds.
source-run-gone = This run has been decided already, or a newer file has replaced it.
every-60 = every hour
every-360 = every 6 hours
every-720 = every 12 hours
every-1440 = daily
every-10080 = weekly
format-recognised = recognised by itself
format-openqcat = openQ-cat 1.1
format-kufer = Kufer course file (XML)
format-csv = Our template as CSV
format-xlsx = Our template as Excel
format-ical = Calendar (iCalendar)
format-jsonld = schema.org as JSON-LD
format-html = Web page with schema.org
format-jedeschule = Schools of jedeschule (JSON)
format-jedeschule-csv = Schools of jedeschule (CSV)
hold-trial = New address: please have a look
hold-trial-help = This is what the first fetch would change. When released, it is applied and the address is fetched regularly from then on.
hold-unreadable = The file cannot be read
hold-unreadable-help = Nothing has changed. Ask the provider. When a readable file comes, this message goes away by itself.
hold-format = The file has another format than before
hold-format-help = Nothing has changed yet. Release it if the provider has switched.
hold-findings = More entries rejected than read
hold-findings-help = Nothing has changed yet. The findings say what is wrong in the file.
hold-empty = The file is empty
hold-empty-help = Nothing has changed: an empty file takes nothing back.
hold-shrunk = More than 30 % of the entries would be gone
hold-shrunk-help = Nothing has changed yet. Release it if this is right, for example at the end of a term.
hold-uploaded = Uploaded file
hold-uploaded-help = This is what the file would change. The organisation has not decided yet.
hold-handed = A file of an organisation: please have a look
hold-handed-help = The organisation uploaded the file and handed it in. This is what it would change.
run-new = New
run-changed = Changed
run-gone = Gone
run-findings = Findings in the file
run-release = Release and apply
run-discard = Discard
run-office-decides = The education office will look at this and release it.
run-nothing = nothing changed
run-applied = applied
run-discarded = discarded
run-undone = taken back
run-open = in progress
runs-former = Former runs
run-take-back = Take back
trouble-no-address = This is no web address.
trouble-address-too-long = The address is too long.
trouble-scheme = Only addresses with https:// or http:// are fetched.
trouble-userinfo = Addresses with a user name or password are not fetched.
trouble-port = This port is not allowed.
trouble-not-public = The address does not belong to the public internet.
trouble-downgrade = The address redirects from https to http.
trouble-no-such-name = The name in the address does not exist.
trouble-unreachable = The server cannot be reached.
trouble-slow = The server did not answer in time.
trouble-too-large = The file is too large.
trouble-redirects = The address redirects too often.
trouble-status = The server refuses.
trouble-broken = The server's answer is broken.
trouble-robots = The server does not allow programs (robots.txt).
trouble-here = Something went wrong on our side.
trouble-unreadable = The file cannot be read.
links-lead = These addresses could not be reached on at least three days in a row. When a link is changed in its entry, it goes away here.
links-none = No dead links are known.
link-since = unreachable since { $at }
link-nobody = Without an organisation
act-proposed-feed = proposed the address of a source
act-changed-schedule = changed how a source is fetched
act-asked-for-harvest = had a source fetched
act-ended-harvest = stopped fetching a source
act-released-run = released a run
act-discarded-run = discarded a run
act-handed-in-file = handed in a file
act-took-run-back = took a run back
every-minutes =
    { $n ->
        [one] every minute
       *[other] every { $count } minutes
    }
links-seen =
    { $n ->
        [one] { $count } link has been looked at.
       *[other] { $count } links have been looked at.
    }
run-n-new = { $count } new
run-n-changed = { $count } changed
run-n-gone = { $count } gone
run-n-unchanged = { $count } unchanged
run-n-rejected = { $count } rejected
run-n-twins =
    { $n ->
        [one] { $count } possible duplicate
       *[other] { $count } possible duplicates
    }
## Unsubscribing
unsubscribe-title = Unsubscribe from e-mails
unsubscribe-lead = You will no longer get these e-mails: { $kind }.
unsubscribe-button = Unsubscribe
unsubscribed-title = Unsubscribed
unsubscribed-lead = You will no longer get these e-mails: { $kind }. With an account you can change this under “My account”.
unsubscribe-over-title = This link no longer works
unsubscribe-over-help = Use the link from a newer e-mail, or write to us.
mail-kind-reminder = reminders to check entries
mail-kind-monthly-report = monthly report for organisations
mail-kind-monday-mail = Monday mail for the education office

## Data protection
cockpit-protection = Data protection
protection-lead = What happens to data about persons, what is deleted next and what was deleted last. Deletion happens daily by itself.
protection-csv = Download the register as CSV
protection-due = Due next
protection-deleted = Deleted last
protection-nothing = Nothing.
protection-what = What
protection-next = Next date
protection-now = Due now
protection-day = Day
protection-count = Number
span-years =
    { $n ->
        [one] { $count } year
       *[other] { $count } years
    }
span-months =
    { $n ->
        [one] { $count } month
       *[other] { $count } months
    }
span-weeks =
    { $n ->
        [one] { $count } week
       *[other] { $count } weeks
    }
span-days =
    { $n ->
        [one] { $count } day
       *[other] { $count } days
    }
span-hours =
    { $n ->
        [one] { $count } hour
       *[other] { $count } hours
    }
span-minutes =
    { $n ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
span-none = at once
rule-unaccepted-accounts = accounts whose invitation was not followed
rule-unused-accounts-mail = unused accounts: asked
rule-unused-accounts-lock = unused accounts: locked
rule-unused-accounts = unused accounts
rule-locked-accounts = locked accounts
rule-idle-sessions = idle sessions
rule-sessions = sessions that are over
rule-sign-in-links = links for invitations and passwords
rule-sign-in-steps = sign-ins that were begun
rule-sign-in-failures = failed sign-ins
rule-mails = e-mails that were sent
rule-unsubscribe-links = links to unsubscribe
rule-remarks = remarks on entries
rule-feedback = what readers said
rule-sign-in-acts = audit trail: signing in and out
rule-acts = audit trail: acts
rule-change-actors = who changed entries
rule-removed-pictures = Removed pictures
rule-undecided-uploads = Uploaded files without a decision
rule-findings = findings in imported files
rule-search-hashes = rare searches in vain
rule-search-words = searches in vain
rule-views = views of entries
rule-jobs = jobs that are done
own-data = My data and e-mails
own-data-link = Download my data, choose e-mails, delete the account
own-mails = E-mails
own-mails-lead = They go to { $email }. Invitations, new passwords and decisions on your entries always come.
own-mails-which = I want to get these e-mails
own-mails-save = Save choice
own-mails-saved = The choice is saved.
own-copy = Copy of the data
own-copy-lead = Everything that is kept about you here, in one file (Articles 15 and 20 GDPR). Password and links are not in it.
own-copy-link = Download my data (JSON)
own-end = Delete account
own-end-lead = Your name, your address and everything that names you is deleted at once (Article 17 GDPR). Your organisation's entries stay; who changed them is then shown as an id alone. This cannot be undone.
own-end-password = To be safe: your password
own-end-fresh = To be safe, this works only within ten minutes of signing in.
own-end-sign-in = You signed in too long ago. Sign out and in again, then delete the account.
own-end-button = Delete account
account-erased = The account is deleted.
other-data = Data and deletion
other-copy-lead = Everything that is kept about this person, in one file: for a request under Article 15 GDPR. That you take the copy stands in the audit trail.
other-copy-button = Download copy (JSON)
other-end-lead = Name, address and everything that names the person is deleted at once (Article 17 GDPR). Entries stay. This cannot be undone.
audit-erased = deleted account { $id }
act-copied-data = downloaded own data
act-copied-person = downloaded a person's data
act-erased-account = deleted account
act-exported-audit = downloaded the audit trail
mail-unused-subject = { $site }: do you still need your account?
mail-unused =
    Hello { $name },

    you have not signed in to “{ $site }” for long. If you still need your account, sign in once until { $day }:

    { $link }

    Otherwise it is locked then and deleted two months later. Your organisation's entries stay.
cockpit-effect = Effect
effect-lead = How often the pages of your entries were opened.
effect-seen = Seen
effect-none = There are no entries yet.
effect-csv = As a table (CSV)
effect-entry = Entry
effect-provider = Provider
effect-few = fewer than { $n }
effect-gaps = Searched in vain
effect-gaps-help = What people looked for without finding anything: in your topics or in your municipality.
effect-gaps-none = No search has come back empty five times.
effect-gap = Searched
effect-times = How often
effect-since = Since
effect-how = Counted without cookies and IP addresses, as a sum per month. Whoever loads a page twice counts twice. Programs that say what they are do not count. What happened fewer than five times is not given as a number.
cockpit-merging = Merge
merging-lead = Where the same entry stands twice, one goes up into the other. Its address then leads to the one that stays, and what sources bring later arrives there.
merging-alike = Organisations that look the same
merging-none-alike = No organisation looks like another one.
merging-two = Choose two organisations
merging-two-lead = Two offers are chosen in the list of offers.
merging-compare = Compare field by field
merging-so-far = Merged so far
merging-so-far-lead = Taken apart, each entry stands for itself again, and what came over goes back.
merging-into = went up into
merging-take-apart = Take apart
merging-done = The two entries are one now.
merging-apart-done = The two entries stand for themselves again.
merging-apart-changed = The entry that stayed was changed since and is left as it is now.
merging-different-done = The two count as different now.
merging-choose-two = Please choose exactly two different entries.
merging-stays = Stays
merging-goes = Goes up into it
merging-swap = Swap sides
merging-draft = There is a draft of one of the two. Please decide on it first.
merging-to-draft = To the draft
merging-no-difference = Both say the same in everything.
merging-goes-over = What goes over
merging-goes-over-lead = Drafts, pictures, wants and offers, fetched addresses and feedback go over, too.
merging-effect = Where anything else than the staying one is chosen, the entry counts as edited by hand: its source changes it no more until it may follow again.
merging-do = Merge
merging-conflict = Somebody has changed one of the two meanwhile. Your choices are still there; please look once more.
merging-kept = of the one that stays
merging-other = of the other
merging-both = both
merging-provider = Provider
merging-ages = Ages
merging-school-number = School number { $number }
merging-entries = { $n ->
    [0] No offers or places
    [one] 1 offer, place or draft
   *[other] { $count } offers, places and drafts
 }
merging-persons = { $n ->
    [0] No persons
    [one] 1 person with their role
   *[other] { $count } persons with their roles
 }

# Figures
nav-figures = Figures
figures-lead = Education in figures: { $area }. Indicators from official statistics, with source and limits.
figures-none = No figures have been imported yet. The education office reads files of the statistical offices; indicators will then stand here.
figures-profile = Profile of the area
figures-offers-here = Offers in this municipality
figure-compare = Compare areas
figure-indicator = Indicator
figure-show = Show
figure-number = Indicator { $id }
figure-field-a = Conditions of the frame
figure-field-b = Basic information on education
figure-field-c = Early education and care
figure-field-d = General schools
figure-field-e = Vocational education
figure-field-f = Higher education
figure-field-g = Further education
figure-field-h = Learning beside school
figure-field-i = Networks and counselling
figure-sentence = { $area }, { $title }: { $value } { $unit } ({ $period }).
figure-no-value = There is no value for { $area }: { $why }.
figure-beside = For comparison: { $others }.
figure-change-usual = Since { $from } that is { $difference }; the value moves as much at other times.
figure-change-beyond = Since { $from } that is { $difference }; that is more than usual.
figure-change-open = Since { $from } that is { $difference }; whether that is more than usual cannot be told yet.
figure-trend-up = Since { $from } the value has been rising, by { $slope } a year on average.
figure-trend-down = Since { $from } the value has been falling, by { $slope } a year on average.
figure-trend-none = Since { $from } no direction can be seen.
figure-place = Among { $of } districts of the Land: place { $place }.
figure-place-between = Among { $of } districts of the Land: between place { $best } and place { $worst }; it cannot be told more exactly.
figure-place-how = Districts that cannot be told apart share several places (95 % intervals after Wilson). The more favourable value comes first; where no direction is wanted, the higher one.
figure-of = { $part } of { $whole }
figure-whole = Total
figure-chart-title = { $title }: { $areas }
figure-spread = Among the districts of the Land
figure-spread-title = { $title }: all districts in { $land }
figure-map-title = { $title } by municipality, { $period }
figure-map-none = no value
figure-map-schematic = The outlines are schematic.
figure-breaks = Uprights in the picture: before and after do not compare.
figure-table = Values as a table
figure-about = About this indicator
figure-purpose = Purpose
figure-limits = Limits
figure-formula-title = Formula
figure-formula = { $factor } × [{ $above }] ÷ [{ $below }]
figure-formula-published = As published: { $above }
figure-shift = { $years } year
figure-definition = Definition
figure-standing-s = read at its source
figure-standing-d = derived from the tables
figure-standing-u = not confirmed
figure-source = Source
figure-stand = as of { $day }
figure-as-csv = Values as CSV
figure-as-json = Values as JSON-stat
figure-column-period = Time
figure-column-area = Area
figure-column-name = Name
figure-column-item = Breakdown
figure-column-label = Label
figure-column-value = Value
figure-column-state = State
figure-column-numerator = Numerator
figure-column-denominator = Denominator
figure-column-parts = Part
figure-column-place = Place
figure-state-known = known
figure-state-missing = not in the source
figure-state-zero-base = nobody to relate to
figure-state-small-base = too few for a share
figure-state-plain = value
figure-state-nil = nothing there
figure-state-unclear = unclear: zero or not delivered
figure-state-unknown-or-secret = unknown or secret
figure-state-not-meaningful = not meaningful
figure-state-unreliable = too uncertain
figure-state-not-yet-available = comes later
figure-state-limited-reliability = of limited reliability
figure-state-rounded-to-zero = rounded to zero
figure-state-exact-zero = zero
figure-state-zero-or-protected = zero or protected
figure-state-provisional = provisional
figure-state-revised = revised
figure-state-estimated = estimated
figure-state-final = final
figure-state-break = break in the series
figure-state-empty = empty in the source
figure-state-protected = protected
figure-state-unknown-sign = unknown sign
