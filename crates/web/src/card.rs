//! An offer as a card: what somebody needs to decide whether to look closer.

use jiff::civil::Date;
use landscape::{Capacity, Coded, Entry, Offer, OfferFormat, PriceAmount, Venue};

use crate::{
    Lang,
    address::Links,
    register::Register,
    said::{Said, easy, plain},
    words::{self, dates, prices, text},
};

/// A card of a list.
#[derive(Debug, Clone)]
pub(crate) struct Card {
    pub(crate) url: String,
    pub(crate) kind: &'static str,
    pub(crate) kind_word: String,
    pub(crate) title: Said,
    pub(crate) summary: Said,
    pub(crate) provider: Said,
    pub(crate) when: String,
    /// The start in ISO 8601, where there is one.
    pub(crate) start: Option<String>,
    pub(crate) place: String,
    pub(crate) distance: Option<String>,
    pub(crate) price: String,
    pub(crate) free: bool,
    pub(crate) badges: Vec<Badge>,
}

/// A small label.
#[derive(Debug, Clone)]
pub(crate) struct Badge {
    pub(crate) word: String,
    pub(crate) icon: &'static str,
    pub(crate) tone: &'static str,
}

fn badge(word: impl Into<String>, icon: &'static str, tone: &'static str) -> Badge {
    Badge { word: word.into(), icon, tone }
}

/// What a card is seen by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) lang: Lang,
    pub(crate) links: &'a Links,
    pub(crate) today: Date,
}

impl Card {
    pub(crate) fn of(
        offer: &Offer,
        register: &Register,
        view: View<'_>,
        distance: Option<f64>,
    ) -> Card {
        let View { lang, links, today } = view;
        let next = offer.schedule.next(today);
        let venue = next
            .as_ref()
            .and_then(|meeting| meeting.session.venue.as_ref())
            .or_else(|| offer.schedule.sessions.iter().find_map(|s| s.venue.as_ref()));
        let provider = register
            .organisation(offer.provider)
            .map(|organisation| Said::of(&organisation.name, lang))
            .unwrap_or_default();
        Card {
            url: links.offer(offer.id),
            kind: offer.kind.code(),
            kind_word: text(lang, &format!("kind-{}", offer.kind.code())).into_owned(),
            title: Said::of(&offer.title, lang),
            summary: summary(offer, lang, 180),
            provider,
            when: match &next {
                Some(meeting) => dates::meeting(lang, meeting, today),
                None => without_date(offer, lang),
            },
            start: next.as_ref().map(|meeting| meeting.start.to_string()),
            place: place(offer, venue, register, lang),
            distance: distance.map(|metres| words::distance(lang, metres)),
            price: prices::amount(lang, offer.price.amount),
            free: offer.price.amount == PriceAmount::Free,
            badges: badges(offer, register, lang),
        }
    }
}

/// The summary, or the beginning of the description without its markup.
pub(crate) fn summary(offer: &Offer, lang: Lang, most: usize) -> Said {
    let mut said = Said::of(&offer.summary, lang);
    if said.is_empty() {
        said = Said::of(&offer.description, lang);
    }
    said.text = plain(&said.text, most);
    said
}

/// How one comes in where no meeting lies ahead.
pub(crate) fn without_date(offer: &Offer, lang: Lang) -> String {
    let key = match offer.schedule.entry {
        Entry::Dated => "entry-no-date-yet",
        Entry::AnyTime => "entry-any-time",
        Entry::OnRequest => "entry-on-request",
        Entry::Always => "entry-always",
    };
    text(lang, key).into_owned()
}

fn place(offer: &Offer, venue: Option<&Venue>, register: &Register, lang: Lang) -> String {
    let named = venue.map(|venue| venue_words(venue, register, lang)).unwrap_or_default();
    match (offer.format, named.is_empty()) {
        (OfferFormat::Online, _) => text(lang, "format-online").into_owned(),
        (OfferFormat::Hybrid, false) => format!("{named}, {}", text(lang, "place-or-online")),
        (OfferFormat::Hybrid, true) => text(lang, "format-hybrid").into_owned(),
        (OfferFormat::OnSite, false) => named,
        (OfferFormat::OnSite, true) => text(lang, "place-unknown").into_owned(),
    }
}

/// Name and town of a venue: "Bücherei, Winsen (Luhe)".
pub(crate) fn venue_words(venue: &Venue, register: &Register, lang: Lang) -> String {
    let place = venue.place.as_ref().and_then(|id| register.place(*id));
    let name = place.map(|place| Said::of(&place.name, lang).text).or_else(|| venue.name.clone());
    let city =
        venue.address.city.clone().or_else(|| place.and_then(|place| place.address.city.clone()));
    match (name, city) {
        (Some(name), Some(city)) if !name.contains(&city) => format!("{name}, {city}"),
        (Some(name), _) => name,
        (None, Some(city)) => city,
        (None, None) => String::new(),
    }
}

fn badges(offer: &Offer, register: &Register, lang: Lang) -> Vec<Badge> {
    let mut badges = Vec::new();
    if register.is_example(&offer.origin.source) {
        badges.push(badge(text(lang, "badge-example"), "example", "example"));
    }
    match offer.capacity {
        Capacity::Few => badges.push(badge(text(lang, "badge-few"), "people", "warning")),
        Capacity::WaitingList => {
            badges.push(badge(text(lang, "badge-waiting-list"), "people", "warning"));
        }
        Capacity::Full => badges.push(badge(text(lang, "badge-full"), "people", "danger")),
        Capacity::Unknown | Capacity::Free => {}
    }
    if offer.group.is_some() {
        badges.push(badge(text(lang, "badge-group"), "people", "info"));
    }
    if let Some(age) = age_words(offer.ages, lang) {
        badges.push(badge(age, "people", "plain"));
    }
    if offer.languages.iter().any(|l| l.lang.as_str() != "de" && l.level.is_none()) {
        let names: Vec<String> =
            offer.languages.iter().map(|l| language_name(l.lang.as_str(), lang)).collect();
        badges.push(badge(names.join(", "), "globe", "plain"));
    }
    if offer.accessibility.iter().any(|a| a.as_str() == "rollstuhl") {
        badges.push(badge(text(lang, "badge-wheelchair"), "access", "plain"));
    }
    if offer.childcare == Some(true) {
        badges.push(badge(text(lang, "badge-childcare"), "phase-early-childhood", "plain"));
    }
    if easy(&offer.description).is_some() {
        badges.push(badge(text(lang, "badge-easy"), "easy", "plain"));
    }
    badges
}

/// "6 bis 12 Jahre", "ab 16 Jahren".
pub(crate) fn age_words(ages: landscape::AgeRange, lang: Lang) -> Option<String> {
    let (from, to) = (ages.from.map(|n| n.to_string()), ages.to.map(|n| n.to_string()));
    match (from, to) {
        (Some(from), Some(to)) if from == to => {
            Some(words::with(lang, "age-exact", &[("from", &from)]))
        }
        (Some(from), Some(to)) => {
            Some(words::with(lang, "age-between", &[("from", &from), ("to", &to)]))
        }
        (Some(from), None) => Some(words::with(lang, "age-from", &[("from", &from)])),
        (None, Some(to)) => Some(words::with(lang, "age-to", &[("to", &to)])),
        (None, None) => None,
    }
}

/// The name of a language; its tag where we have none.
pub(crate) fn language_name(tag: &str, lang: Lang) -> String {
    let key = format!("language-{tag}");
    let name = text(lang, &key);
    if name.starts_with('[') { tag.to_owned() } else { name.into_owned() }
}
