//! A seeded stock of invented courses for measuring; every word of its titles is known to the judge.
//!
//! Its words are either chosen by us ([`Nouns::ours`]) or drawn from a list of German nouns by chance
//! (`foreign`), with titles of other patterns.

use base::{Ags, GeoPoint, LocalText, Money, OfferId, OrganisationId, RecordKey, SourceKey};
use jiff::{Timestamp, civil::Date};
use landscape::{
    Address, AgeRange, Capacity, Contact, Entry, Moment, Offer, OfferFormat, OfferKind, Origin,
    Price, PriceAmount, Publication, Recurrence, Schedule, Session, Validity, Venue,
};
use search::Document;

/// A small generator of numbers (splitmix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.roll() % n as u64) as usize
    }

    pub(crate) fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// A word as it stands alone, as the first part of a compound, and inflected.
#[derive(Debug, Clone)]
pub(crate) struct Noun {
    pub(crate) alone: String,
    pub(crate) first: String,
    pub(crate) inflected: String,
}

/// What titles are made of.
pub(crate) struct Nouns {
    pub(crate) subjects: Vec<Noun>,
    pub(crate) actions: Vec<Noun>,
    pub(crate) heads: Vec<Noun>,
    /// `{s}`, `{S}` subject alone and as first part, `{a}`, `{A}`, `{Z}` the action alone, as an inner and as the last part, `{h}`, `{H}` the head alone and
    /// as last part; patterns with an action, and those without.
    pub(crate) with_action: &'static [&'static str],
    pub(crate) without: &'static [&'static str],
}

impl Nouns {
    /// The words and patterns that we chose ourselves.
    pub(crate) fn ours() -> Nouns {
        let own = |list: &[(&str, &str, &str)]| list.iter().map(|it| noun(*it)).collect();
        Nouns {
            subjects: own(SUBJECTS),
            actions: own(ACTIONS),
            heads: own(HEADS),
            with_action: &["{s} {a} – {h}", "{S}{Z} – {h}", "{S}{A}{H}", "{S}{A}{H}"],
            without: &["{h}: {s}", "{s}-{h}", "{S}{H}", "{S}{H}"],
        }
    }
}

pub(crate) fn noun((alone, first, inflected): (&str, &str, &str)) -> Noun {
    Noun { alone: alone.to_owned(), first: first.to_owned(), inflected: inflected.to_owned() }
}

/// Subjects that stand alone or begin a compound.
pub(crate) const SUBJECTS: &[(&str, &str, &str)] = &[
    ("Fahrrad", "Fahrrad", "Fahrräder"),
    ("Gitarre", "Gitarren", "Gitarren"),
    ("Prüfung", "Prüfungs", "Prüfungen"),
    ("Küche", "Küchen", "Küchen"),
    ("Kräuter", "Kräuter", "Kräutern"),
    ("Bewerbung", "Bewerbungs", "Bewerbungen"),
    ("Sprache", "Sprach", "Sprachen"),
    ("Aquarell", "Aquarell", "Aquarelle"),
    ("Garten", "Garten", "Gärten"),
    ("Rücken", "Rücken", "Rückens"),
    ("Töpferei", "Töpferei", "Töpfereien"),
    ("Märchen", "Märchen", "Märchens"),
    ("Stimme", "Stimm", "Stimmen"),
    ("Buchhaltung", "Buchhaltungs", "Buchhaltungen"),
    ("Steuer", "Steuer", "Steuern"),
    ("Computer", "Computer", "Computern"),
    ("Holz", "Holz", "Hölzer"),
    ("Metall", "Metall", "Metalle"),
    ("Vogel", "Vogel", "Vögel"),
    ("Pilz", "Pilz", "Pilze"),
    ("Brot", "Brot", "Brote"),
    ("Käse", "Käse", "Käses"),
    ("Trommel", "Trommel", "Trommeln"),
    ("Klavier", "Klavier", "Klaviere"),
    ("Flöte", "Flöten", "Flöten"),
    ("Theater", "Theater", "Theaters"),
    ("Familie", "Familien", "Familien"),
    ("Großeltern", "Großeltern", "Großeltern"),
    ("Säugling", "Säuglings", "Säuglinge"),
    ("Wildnis", "Wildnis", "Wildnis"),
    ("Schach", "Schach", "Schachs"),
    ("Roboter", "Roboter", "Robotern"),
    ("Kalligrafie", "Kalligrafie", "Kalligrafien"),
    ("Teppich", "Teppich", "Teppiche"),
    ("Instrument", "Instrumenten", "Instrumente"),
    ("Demenz", "Demenz", "Demenzen"),
    ("Existenz", "Existenz", "Existenzen"),
    ("Gewürz", "Gewürz", "Gewürze"),
    ("Keramik", "Keramik", "Keramiken"),
    ("Motor", "Motor", "Motoren"),
    ("Segel", "Segel", "Segeln"),
    ("Handy", "Handy", "Handys"),
    ("Drachen", "Drachen", "Drachens"),
    ("Alphorn", "Alphorn", "Alphörner"),
    ("Zirkus", "Zirkus", "Zirkusse"),
    ("Wirbelsäule", "Wirbelsäulen", "Wirbelsäulen"),
    ("Heizung", "Heizungs", "Heizungen"),
    ("Trauer", "Trauer", "Trauer"),
    ("Schwangerschaft", "Schwangerschafts", "Schwangerschaften"),
    ("Bienen", "Bienen", "Bienen"),
];

/// What is done with the subject.
pub(crate) const ACTIONS: &[(&str, &str, &str)] = &[
    ("Reparatur", "reparatur", "Reparaturen"),
    ("Pflege", "pflege", "Pflegen"),
    ("Beratung", "beratungs", "Beratungen"),
    ("Gestaltung", "gestaltungs", "Gestaltungen"),
    ("Vorbereitung", "vorbereitungs", "Vorbereitungen"),
    ("Forschung", "forschungs", "Forschungen"),
    ("Geschichte", "geschichts", "Geschichten"),
    ("Technik", "technik", "Techniken"),
    ("Wissen", "wissens", "Wissens"),
    ("Übung", "übungs", "Übungen"),
    ("Führung", "führungs", "Führungen"),
    ("Malerei", "malerei", "Malereien"),
    ("Bau", "bau", "Baus"),
    ("Sammlung", "sammlungs", "Sammlungen"),
    ("Kunde", "kunde", "Kunde"),
];

/// What kind of meeting it is.
pub(crate) const HEADS: &[(&str, &str, &str)] = &[
    ("Kurs", "kurs", "Kurse"),
    ("Werkstatt", "werkstatt", "Werkstätten"),
    ("Seminar", "seminar", "Seminare"),
    ("Lehrgang", "lehrgang", "Lehrgänge"),
    ("Abend", "abend", "Abende"),
    ("Treffen", "treffen", "Treffens"),
    ("Gruppe", "gruppe", "Gruppen"),
    ("Schulung", "schulung", "Schulungen"),
];

const FILLERS: &[&str] = &[
    "für Anfänger",
    "am Wochenende",
    "mit Freude",
    "Teil 1",
    "für alle",
    "kompakt",
    "im Herbst",
    "leicht gemacht",
    "zum Mitmachen",
    "mit Erfahrung",
    "intensiv",
    "neu entdecken",
];

const SENTENCES: &[&str] = &[
    "In diesem Angebot arbeiten wir in kleinen Gruppen und mit viel Zeit.",
    "Vorkenntnisse sind nicht nötig, Material wird gestellt.",
    "Bitte bequeme Kleidung und etwas zu schreiben mitbringen.",
    "Die Teilnehmenden lernen Schritt für Schritt und probieren alles selbst aus.",
    "Der Raum ist barrierefrei zu erreichen; Parkplätze sind vor dem Haus.",
    "Eine Anmeldung ist bis eine Woche vor Beginn möglich.",
    "Wir treffen uns regelmäßig und tauschen unsere Erfahrungen aus.",
    "Am Ende gibt es eine Bescheinigung über die Teilnahme.",
];

/// An invented course and what its title is made of.
pub(crate) struct Course {
    pub(crate) document: Document,
    pub(crate) subject: usize,
    pub(crate) action: Option<usize>,
    pub(crate) head: usize,
}

pub(crate) fn courses(nouns: &Nouns, count: usize, seed: u64, today: Date) -> Vec<Course> {
    let mut dice = Dice(seed);
    (0..count).map(|i| course(nouns, i, &mut dice, today)).collect()
}

fn course(nouns: &Nouns, number: usize, dice: &mut Dice, today: Date) -> Course {
    let (s, h) = (dice.below(nouns.subjects.len()), dice.below(nouns.heads.len()));
    let action = (dice.below(3) > 0).then(|| dice.below(nouns.actions.len()));
    let pattern = dice.pick(if action.is_some() { nouns.with_action } else { nouns.without });
    let mut title = (*pattern).to_owned();
    let mut put = |marks: [&str; 2], noun: &Noun, last: bool| {
        let joined = if last { noun.alone.to_lowercase() } else { noun.first.clone() };
        title = title.replace(marks[0], &noun.alone).replace(marks[1], &joined);
    };
    put(["{s}", "{S}"], &nouns.subjects[s], false);
    put(["{h}", "{H}"], &nouns.heads[h], true);
    if let Some(action) = action {
        let action = &nouns.actions[action];
        let inner = Noun { first: action.first.to_lowercase(), ..action.clone() };
        put(["{a}", "{A}"], &inner, false);
        put(["{z}", "{Z}"], action, true);
    }
    let title = format!("{title} {}", dice.pick(FILLERS));
    let description: Vec<&str> = (0..3).map(|_| *dice.pick(SENTENCES)).collect();
    let district: Ags = "03353".parse().unwrap();
    let source: SourceKey = "probe".parse().unwrap();
    let key: RecordKey = format!("K{number}").parse().unwrap();
    let first = today.checked_add(jiff::Span::new().days(dice.below(200) as i64)).unwrap();
    let start = Moment::At(first.at(8 + dice.below(12) as i8, 0, 0, 0));
    let gemeinde = 1 + dice.below(42);
    let venue = Venue {
        place: None,
        name: Some("Beispielhaus".to_owned()),
        room: None,
        address: Address {
            city: Some(format!("Ort {gemeinde}")),
            area: format!("03353{gemeinde:03}").parse().ok(),
            point: GeoPoint::new(
                53.1 + dice.below(400) as f64 / 1000.0,
                9.6 + dice.below(700) as f64 / 1000.0,
            )
            .ok(),
            ..Address::default()
        },
        step_free: None,
    };
    let mut session = Session { venue: Some(venue), ..Session::at(start) };
    if dice.below(3) == 0 {
        session.recurrence = Recurrence::read("FREQ=WEEKLY;COUNT=8", start).ok();
    }
    let topics =
        ["sprachen", "musik", "sport", "gesundheit", "digitales", "kultur", "natur", "beruf"];
    let offer = Offer {
        id: OfferId::derived(&district, &source, &key),
        origin: Origin {
            district: district.clone(),
            source: source.clone(),
            key,
            licence: None,
            retrieved_at: Timestamp::UNIX_EPOCH,
        },
        publication: Publication::Published,
        kind: OfferKind::Course,
        title: LocalText::german(title),
        summary: LocalText::german(*dice.pick(SENTENCES)),
        description: LocalText::german(description.join(" ")),
        provider: OrganisationId::derived(
            &district,
            &source,
            &format!("A{}", dice.below(200)).parse().unwrap(),
        ),
        topics: [dice.pick(&topics).parse().unwrap()].into(),
        keywords: vec![],
        audiences: [dice.pick(&["erwachsene", "kinder", "senioren", "alle"]).parse().unwrap()]
            .into(),
        life_phases: [*dice.pick(&[
            landscape::LifePhase::Adult,
            landscape::LifePhase::Primary,
            landscape::LifePhase::Senior,
        ])]
        .into(),
        ages: AgeRange { from: Some(dice.below(20) as u8), to: None },
        prerequisite: LocalText::default(),
        format: *dice.pick(&[OfferFormat::OnSite, OfferFormat::OnSite, OfferFormat::Online]),
        price: Price {
            amount: PriceAmount::of(Money::from_cents(dice.below(20) as i64 * 1000)),
            ..Price::default()
        },
        languages: vec![],
        accessibility: Default::default(),
        childcare: Some(dice.below(5) == 0),
        capacity: Capacity::Free,
        certificate: None,
        schedule: Schedule { entry: Entry::Dated, sessions: vec![session] },
        group: None,
        registration: None,
        url: None,
        contact: Contact::default(),
        hours: None,
        validity: Validity::default(),
        assured_at: None,
    };
    Course {
        document: Document { offer, provider_name: format!("Bildungswerk {}", dice.below(200)) },
        subject: s,
        action,
        head: h,
    }
}
