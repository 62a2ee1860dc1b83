//! What of an offer is indexed, and how.

use std::collections::BTreeSet;

use base::{GeoPoint, LangTag};
use jiff::{ToSpan, civil::Date};
use landscape::{
    Capacity, CefrLevel, Coded, LifePhase, Notation, Offer, PriceAmount, freshness, visibility,
};
use tantivy::TantivyDocument;

use crate::{
    analysis::{
        Analyser, Terms,
        fold::{fold, plain, squeeze},
        is_stop, word,
    },
    lexicon::texts,
    moment::{self, Start},
    schema::Fields,
    situations,
};

/// An offer with the name under which its provider is found.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub offer: Offer,
    pub provider_name: String,
}

/// Meetings are known this far ahead.
const MONTHS_AHEAD: i32 = 36;
/// And no more than this many of an offer.
const MOST_STARTS: u16 = 400;
/// Descriptions are read up to here.
const MOST_TEXT: usize = 20_000;

/// A provider is found by each of so many first words of its name.
const MOST_BEGINNINGS: usize = 8;

/// Turns documents into rows of the index; remembers the analysis of recent words.
pub(crate) struct Scribe<'a> {
    analyser: &'a Analyser,
    fields: Fields,
    today: Date,
    seen: Vec<Option<(Box<str>, Terms)>>,
}

/// Longer words are no words.
const LONGEST_WORD: usize = 120;
/// Slots of the memory for analysed words.
const SLOTS: usize = 1 << 14;

#[derive(Default)]
struct Text {
    whole: String,
    parts: String,
    surface: String,
    display: String,
}

/// Stands between a surface form and how the word is written.
pub(crate) const MARK: char = '\u{1}';

fn push(to: &mut String, term: &str) {
    to.push_str(term);
    to.push(' ');
}

impl<'a> Scribe<'a> {
    pub(crate) fn new(analyser: &'a Analyser, fields: Fields, today: Date) -> Scribe<'a> {
        Scribe { analyser, fields, today, seen: vec![None; SLOTS] }
    }

    fn read(&mut self, text: &str, into: &mut Text) {
        let words = word::words(text);
        for (i, word) in words.iter().enumerate() {
            let written = text.get(word.start..word.end).unwrap_or_default();
            if written.len() > LONGEST_WORD {
                continue;
            }
            if let [piece] = word.pieces.as_slice() {
                if is_stop(piece) {
                    continue;
                }
                let terms = self.remembered(piece);
                show(written, terms, into);
                note(terms, into);
            } else {
                let terms = self.analyser.terms(word);
                show(written, &terms, into);
                note(&terms, into);
            }
            if word.open {
                // Fort- und Weiterbildung: the head of the next compound belongs here too.
                let next = words
                    .iter()
                    .skip(i + 1)
                    .take(2)
                    .find(|next| !next.open && next.joined().len() > 6);
                let head = next.and_then(|next| self.analyser.head(&next.joined()));
                if let Some(head) = head {
                    let joined = format!("{}{head}", word.joined());
                    note(&self.analyser.terms_of(&[joined]), into);
                }
            }
        }
    }

    fn remembered(&mut self, piece: &str) -> &Terms {
        let hash = piece
            .bytes()
            .fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
        let place = crate::bits::at(hash ^ (hash >> 15)) % SLOTS;
        let analyser = self.analyser;
        let fresh = || (Box::from(piece), analyser.terms_of(&[piece.to_owned()]));
        // The slots never change in number, so the place is always there.
        let slot = self.seen.get_mut(place);
        let Some(slot) = slot else { unreachable!("a slot for every hash") };
        if slot.as_ref().is_none_or(|(known, _)| **known != *piece) {
            *slot = Some(fresh());
        }
        &slot.get_or_insert_with(fresh).1
    }

    fn texts<'t>(&mut self, all: impl IntoIterator<Item = &'t str>) -> Text {
        let mut into = Text::default();
        for text in all {
            self.read(text, &mut into);
        }
        into
    }

    pub(crate) fn row(&mut self, document: &Document) -> TantivyDocument {
        let offer = &document.offer;
        let vocabularies = self.analyser.lexicon().clone();
        let vocabularies = vocabularies.vocabularies();
        let fields = self.fields;
        let mut row = TantivyDocument::default();
        let mut put = |field, text: &str| {
            if !text.is_empty() {
                row.add_text(field, text);
            }
        };
        let sessions = &offer.schedule.sessions;
        let venues = || sessions.iter().filter_map(|s| s.venue.as_ref());

        let title = self.texts(texts(&offer.title));
        put(fields.title, &title.whole);
        put(fields.title_parts, &title.parts);
        let german = LangTag::german();
        let label = |scheme: &'static str, notation: &Notation| {
            vocabularies.label(scheme, notation, &german).to_owned()
        };
        let mut labels: Vec<String> = offer.keywords.clone();
        labels.extend(offer.topics.iter().map(|t| label("topics", t)));
        labels.extend(offer.certificate.clone());
        labels.extend(offer.group.iter().flat_map(|g| g.subjects.iter().chain(&g.loans).cloned()));
        let topics = self.texts(labels.iter().map(String::as_str));
        put(fields.topics, &topics.whole);
        put(fields.topics, &topics.parts);
        let summary = self.texts(texts(&offer.summary));
        put(fields.summary, &summary.whole);
        put(fields.summary, &summary.parts);
        let mut names: BTreeSet<&str> = BTreeSet::from([document.provider_name.as_str()]);
        for venue in venues() {
            names.extend(venue.name.as_deref());
            names.extend(venue.address.city.as_deref());
        }
        let provider = self.texts(names);
        put(fields.provider, &provider.whole);
        put(fields.provider, &provider.parts);
        for beginning in beginnings(&document.provider_name) {
            row.add_bytes(
                fields.names,
                format!("{beginning}{MARK}{}", document.provider_name).as_bytes(),
            );
        }
        let mut put = |field, text: &str| {
            if !text.is_empty() {
                row.add_text(field, text);
            }
        };
        let audiences: Vec<String> =
            offer.audiences.iter().map(|a| label("audiences", a)).collect();
        let long: Vec<String> = texts(&offer.description)
            .map(|text| plain(text.get(..text.floor_char_boundary(MOST_TEXT)).unwrap_or_default()))
            .collect();
        let description = self.texts(
            long.iter().chain(&audiences).map(String::as_str).chain(texts(&offer.prerequisite)),
        );
        put(fields.description, &description.whole);
        put(fields.description, &description.parts);
        put(fields.surface, &title.surface);
        put(fields.surface, &topics.surface);
        for text in [&title, &topics, &summary, &provider, &description] {
            put(fields.display, &text.display);
        }
        for text in [&summary, &provider, &description] {
            put(fields.other_surface, &text.surface);
        }

        let mut facets: BTreeSet<String> = BTreeSet::new();
        let mut concepts = String::new();
        for (key, scheme, notations) in [
            ("topic", "topics", &offer.topics),
            ("audience", "audiences", &offer.audiences),
            ("accessibility", "accessibility", &offer.accessibility),
            ("funding", "funding", &offer.price.funding),
        ] {
            for notation in notations {
                let all = match vocabularies.get(scheme) {
                    Some(vocabulary) => vocabulary.with_broader(notation),
                    None => vec![notation.clone()],
                };
                for notation in all {
                    push(&mut concepts, &format!("{scheme}:{notation}"));
                    facets.insert(format!("{key}:{notation}"));
                }
            }
        }
        for audience in audiences_of(offer) {
            push(&mut concepts, &format!("audiences:{audience}"));
        }
        put(fields.concepts, &concepts);
        let mut facet = |key: &str, value: &str| {
            facets.insert(format!("{key}:{value}"));
        };
        for phase in &offer.life_phases {
            facet("phase", phase.code());
        }
        for situation in situations::of(offer) {
            facet("situation", situation);
        }
        facet("kind", offer.kind.code());
        facet("format", offer.format.code());
        facet("entry", offer.schedule.entry.code());
        if matches!(offer.price.amount, PriceAmount::Free) {
            facet("free", "1");
        }
        for language in &offer.languages {
            facet("language", language.lang.as_str());
            if let Some(level) = language.level {
                facet("level", level.code());
            }
        }
        for word in texts(&offer.title).flat_map(word::words) {
            if let Some(level) = CefrLevel::from_code(&word.joined()) {
                facet("level", level.code());
            }
        }
        if offer.childcare == Some(true) {
            facet("childcare", "1");
        }
        if matches!(offer.capacity, Capacity::Free | Capacity::Few) {
            facet("places", "free");
        }
        if offer.certificate.is_some() {
            facet("certificate", "1");
        }
        if let Some(group) = &offer.group {
            facet("group", "1");
            let (from, to) = group.grades.unwrap_or((1, 0));
            for grade in from.max(1)..=to.min(13) {
                facet("grade", &grade.to_string());
            }
        }
        for venue in venues() {
            if let Some(area) = &venue.address.area {
                facet("area", area.as_str());
            }
            if venue.step_free == Some(true) {
                facet("accessibility", "rollstuhl");
            }
        }
        facet("provider", &offer.provider.to_string());
        facet("source", offer.origin.source.as_str());
        for value in &facets {
            row.add_bytes(fields.facet, value.as_bytes());
        }

        let (high, low) = offer.id.uuid().as_u64_pair();
        row.add_bytes(fields.id, offer.id.uuid().as_bytes());
        row.add_u64(fields.id_high, high);
        row.add_u64(fields.id_low, low);
        if let Some(least) = offer.price.amount.least() {
            row.add_u64(fields.price, u64::try_from(least.cents()).unwrap_or(0));
        }
        let (from, to) = (offer.ages.from.unwrap_or(0), offer.ages.to.unwrap_or(u8::MAX));
        row.add_u64(fields.ages, u64::from(from) << 8 | u64::from(to));
        let window = visibility::window(offer);
        let from = window.from.map_or(0, moment::day);
        let until = window.until.map_or(u32::MAX, moment::day);
        row.add_u64(fields.window, u64::from(from) << 32 | u64::from(until));
        if let Some(day) = freshness::sinks_on(offer) {
            row.add_u64(fields.sinks, u64::from(moment::day(day)));
        }
        let yesterday = self.today.yesterday().unwrap_or(self.today);
        let end = self.today.checked_add(MONTHS_AHEAD.months()).unwrap_or(Date::MAX);
        let mut starts: Vec<Start> = offer
            .schedule
            .occurrences(yesterday, end, MOST_STARTS)
            .iter()
            .map(|o| Start::of(o.start))
            .collect();
        starts.dedup();
        for start in starts {
            row.add_u64(fields.starts, u64::from(start.0));
        }
        let points: BTreeSet<u64> = venues().filter_map(|v| v.address.point).map(packed).collect();
        for point in points {
            row.add_u64(fields.points, point);
        }
        row
    }
}

/// A name from each of its first words on, as it is compared.
fn beginnings(name: &str) -> BTreeSet<String> {
    let words = word::words(name);
    let from = |word: &word::Word| name.get(word.start..).map(|rest| squeeze(&fold(rest)));
    words.iter().take(MOST_BEGINNINGS).filter_map(from).collect()
}

/// For whom an offer is by its ages and phases, where nobody has tagged it: only to be found by the word.
fn audiences_of(offer: &Offer) -> Vec<&'static str> {
    let phase = |wanted: &[LifePhase]| offer.life_phases.iter().any(|p| wanted.contains(p));
    let mut all = Vec::new();
    if phase(&[LifePhase::EarlyChildhood, LifePhase::Primary])
        || offer.ages.to.is_some_and(|to| to <= 13)
    {
        all.push("kinder");
    }
    if phase(&[LifePhase::LowerSecondary, LifePhase::UpperSecondary]) {
        all.push("jugendliche");
    }
    if phase(&[LifePhase::Senior]) || offer.ages.from.is_some_and(|from| from >= 55) {
        all.push("senioren");
    }
    all
}

/// Remembers how a word is written where its surface form does not show it.
fn show(written: &str, terms: &Terms, into: &mut Text) {
    if !written.is_ascii() && terms.surface.len() >= 3 {
        into.display.push_str(&terms.surface);
        into.display.push(MARK);
        push(&mut into.display, written);
    }
}

fn note(terms: &Terms, into: &mut Text) {
    push(&mut into.whole, &terms.whole);
    for part in &terms.parts {
        push(&mut into.parts, part);
    }
    if terms.surface.len() >= 3 && terms.surface.chars().any(char::is_alphabetic) {
        push(&mut into.surface, &terms.surface);
    }
}

/// A position in 64 bits, exact to some ten centimetres.
#[expect(clippy::as_conversions, reason = "degrees times a million fit into 32 bits")]
fn packed(point: GeoPoint) -> u64 {
    let lat = ((point.lat() + 90.0) * 1e6).round() as u64;
    let lon = ((point.lon() + 180.0) * 1e6).round() as u64;
    lat << 32 | lon
}

/// The position back, in degrees.
#[expect(clippy::as_conversions, reason = "32 bits fit into a float of 64")]
pub(crate) fn unpacked(packed: u64) -> (f32, f32) {
    let lat = (packed >> 32) as f64 / 1e6 - 90.0;
    let lon = (packed & 0xffff_ffff) as f64 / 1e6 - 180.0;
    (lat as f32, lon as f32)
}
