//! A seeded stock of invented courses for measuring; every word of its titles is known to the judge.

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
pub(crate) struct Noun {
    pub(crate) alone: &'static str,
    pub(crate) first: &'static str,
    pub(crate) inflected: &'static str,
}

const fn noun(alone: &'static str, first: &'static str, inflected: &'static str) -> Noun {
    Noun { alone, first, inflected }
}

/// Subjects that stand alone or begin a compound.
pub(crate) const SUBJECTS: &[Noun] = &[
    noun("Fahrrad", "Fahrrad", "Fahrräder"),
    noun("Gitarre", "Gitarren", "Gitarren"),
    noun("Prüfung", "Prüfungs", "Prüfungen"),
    noun("Küche", "Küchen", "Küchen"),
    noun("Kräuter", "Kräuter", "Kräutern"),
    noun("Bewerbung", "Bewerbungs", "Bewerbungen"),
    noun("Sprache", "Sprach", "Sprachen"),
    noun("Aquarell", "Aquarell", "Aquarelle"),
    noun("Garten", "Garten", "Gärten"),
    noun("Rücken", "Rücken", "Rückens"),
    noun("Töpferei", "Töpferei", "Töpfereien"),
    noun("Märchen", "Märchen", "Märchens"),
    noun("Stimme", "Stimm", "Stimmen"),
    noun("Buchhaltung", "Buchhaltungs", "Buchhaltungen"),
    noun("Steuer", "Steuer", "Steuern"),
    noun("Computer", "Computer", "Computern"),
    noun("Holz", "Holz", "Hölzer"),
    noun("Metall", "Metall", "Metalle"),
    noun("Vogel", "Vogel", "Vögel"),
    noun("Pilz", "Pilz", "Pilze"),
    noun("Brot", "Brot", "Brote"),
    noun("Käse", "Käse", "Käses"),
    noun("Trommel", "Trommel", "Trommeln"),
    noun("Klavier", "Klavier", "Klaviere"),
    noun("Flöte", "Flöten", "Flöten"),
    noun("Theater", "Theater", "Theaters"),
    noun("Familie", "Familien", "Familien"),
    noun("Großeltern", "Großeltern", "Großeltern"),
    noun("Säugling", "Säuglings", "Säuglinge"),
    noun("Wildnis", "Wildnis", "Wildnis"),
    noun("Schach", "Schach", "Schachs"),
    noun("Roboter", "Roboter", "Robotern"),
    noun("Kalligrafie", "Kalligrafie", "Kalligrafien"),
    noun("Teppich", "Teppich", "Teppiche"),
    noun("Instrument", "Instrumenten", "Instrumente"),
    noun("Demenz", "Demenz", "Demenzen"),
    noun("Existenz", "Existenz", "Existenzen"),
    noun("Gewürz", "Gewürz", "Gewürze"),
    noun("Keramik", "Keramik", "Keramiken"),
    noun("Motor", "Motor", "Motoren"),
    noun("Segel", "Segel", "Segeln"),
    noun("Handy", "Handy", "Handys"),
    noun("Drachen", "Drachen", "Drachens"),
    noun("Alphorn", "Alphorn", "Alphörner"),
    noun("Zirkus", "Zirkus", "Zirkusse"),
    noun("Wirbelsäule", "Wirbelsäulen", "Wirbelsäulen"),
    noun("Heizung", "Heizungs", "Heizungen"),
    noun("Trauer", "Trauer", "Trauer"),
    noun("Schwangerschaft", "Schwangerschafts", "Schwangerschaften"),
    noun("Bienen", "Bienen", "Bienen"),
];

/// What is done with the subject.
pub(crate) const ACTIONS: &[Noun] = &[
    noun("Reparatur", "reparatur", "Reparaturen"),
    noun("Pflege", "pflege", "Pflegen"),
    noun("Beratung", "beratungs", "Beratungen"),
    noun("Gestaltung", "gestaltungs", "Gestaltungen"),
    noun("Vorbereitung", "vorbereitungs", "Vorbereitungen"),
    noun("Forschung", "forschungs", "Forschungen"),
    noun("Geschichte", "geschichts", "Geschichten"),
    noun("Technik", "technik", "Techniken"),
    noun("Wissen", "wissens", "Wissens"),
    noun("Übung", "übungs", "Übungen"),
    noun("Führung", "führungs", "Führungen"),
    noun("Malerei", "malerei", "Malereien"),
    noun("Bau", "bau", "Baus"),
    noun("Sammlung", "sammlungs", "Sammlungen"),
    noun("Kunde", "kunde", "Kunde"),
];

/// What kind of meeting it is.
pub(crate) const HEADS: &[Noun] = &[
    noun("Kurs", "kurs", "Kurse"),
    noun("Werkstatt", "werkstatt", "Werkstätten"),
    noun("Seminar", "seminar", "Seminare"),
    noun("Lehrgang", "lehrgang", "Lehrgänge"),
    noun("Abend", "abend", "Abende"),
    noun("Treffen", "treffen", "Treffens"),
    noun("Gruppe", "gruppe", "Gruppen"),
    noun("Schulung", "schulung", "Schulungen"),
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

pub(crate) fn courses(count: usize, seed: u64, today: Date) -> Vec<Course> {
    let mut dice = Dice(seed);
    (0..count).map(|i| course(i, &mut dice, today)).collect()
}

fn course(number: usize, dice: &mut Dice, today: Date) -> Course {
    let (s, h) = (dice.below(SUBJECTS.len()), dice.below(HEADS.len()));
    let action = (dice.below(3) > 0).then(|| dice.below(ACTIONS.len()));
    let (subject, head) = (&SUBJECTS[s], &HEADS[h]);
    let shape = dice.below(4);
    let title = match (shape, action.map(|a| &ACTIONS[a])) {
        (0, None) => format!("{}: {}", head.alone, subject.alone),
        (0, Some(action)) => format!("{} {} – {}", subject.alone, action.alone, head.alone),
        (1, None) => format!("{}-{}", subject.alone, head.alone),
        (1, Some(action)) => {
            format!("{}{} – {}", subject.first, action.first.trim_end_matches('s'), head.alone)
        }
        (_, None) => format!("{}{}", subject.first, head.first),
        (_, Some(action)) => format!("{}{}{}", subject.first, action.first, head.first),
    };
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
