//! Pairs that people judged: for each notice what has to stand first, and what must not stand there at all.

use std::sync::Arc;

use base::{GeoPoint, NoticeId, OrganisationId};
use jiff::{Timestamp, civil::date};
use landscape::{Gazetteer, Vocabularies};
use network::{Board, Direction, Kind, Notice, Site, State, Word};
use search::{
    Lexicon,
    analysis::{Analyser, is_stop, word::words},
};
use uuid::Uuid;

use Direction::{Gives, Seeks};
use Kind::{Equipment, Idea, Other, Room, Staff, Vehicle};

/// Key, direction, kind, municipality (its last digit), title, description, times, quantity.
type Line =
    (&'static str, Direction, Kind, u8, &'static str, &'static str, &'static str, Option<u32>);

const NOTICES: &[Line] = &[
    (
        "yoga-raum",
        Seeks,
        Room,
        1,
        "Raum für Yogakurs",
        "Ruhiger Raum mit Holzboden für Matten",
        "dienstags 18–20 Uhr",
        Some(15),
    ),
    (
        "gymnastik",
        Gives,
        Room,
        1,
        "Gymnastikraum im Vereinsheim",
        "Holzboden, Spiegel, Matten vorhanden",
        "Mo–Do abends",
        Some(20),
    ),
    (
        "seminar",
        Gives,
        Room,
        2,
        "Seminarräume der Volkshochschule",
        "Mit Beamer und Flipchart",
        "vormittags",
        Some(25),
    ),
    (
        "saal",
        Gives,
        Room,
        3,
        "Großer Saal im Dorfgemeinschaftshaus",
        "Küche und Bühne",
        "am Wochenende",
        Some(120),
    ),
    (
        "theater",
        Seeks,
        Room,
        3,
        "Bühne für Theateraufführung gesucht",
        "Zwei Aufführungen, Saal mit Bühne und Stühlen",
        "Samstagabend",
        Some(80),
    ),
    (
        "kochen",
        Seeks,
        Room,
        2,
        "Lehrküche für interkulturellen Kochkurs",
        "Wir kochen mit zugewanderten Familien",
        "freitags ab 16 Uhr",
        Some(12),
    ),
    (
        "schulkueche",
        Gives,
        Room,
        2,
        "Schulküche nachmittags frei",
        "Vier Kochinseln",
        "Mo–Fr nachmittags",
        Some(16),
    ),
    (
        "gitarre",
        Seeks,
        Staff,
        1,
        "Gitarrenlehrerin gesucht",
        "Für Gruppenunterricht an der Musikschule",
        "mittwochs nachmittags",
        None,
    ),
    (
        "musiker",
        Gives,
        Staff,
        2,
        "Gitarrenunterricht in Kita und Schule",
        "Honorarkraft mit Erfahrung",
        "Mi, Do 13–17 Uhr",
        None,
    ),
    (
        "mathe",
        Gives,
        Staff,
        1,
        "Mathelehrer gibt Nachhilfe",
        "Klassen 5 bis 10",
        "nachmittags",
        None,
    ),
    (
        "dolmetschen",
        Seeks,
        Staff,
        4,
        "Dolmetscher für Elternabend",
        "Arabisch und Ukrainisch",
        "abends",
        None,
    ),
    (
        "sprachmittler",
        Gives,
        Staff,
        3,
        "Pool von Sprachmittlerinnen",
        "Arabisch, Dari, Ukrainisch, Russisch",
        "",
        None,
    ),
    (
        "trainer",
        Seeks,
        Staff,
        3,
        "Übungsleiter für Kinderturnen",
        "",
        "donnerstags 15–17 Uhr",
        None,
    ),
    (
        "turnen",
        Gives,
        Staff,
        3,
        "Trainerin mit C-Lizenz Turnen",
        "Kinder von 4 bis 8 Jahren",
        "nachmittags",
        None,
    ),
    ("beamer", Seeks, Equipment, 2, "Beamer für Filmabend", "Mit HDMI", "", Some(1)),
    ("projektor", Gives, Equipment, 4, "Projektor und Leinwand zu verleihen", "", "", Some(2)),
    (
        "laptops",
        Seeks,
        Equipment,
        4,
        "Notebooks für Seniorenkurs",
        "Windows oder Linux",
        "",
        Some(10),
    ),
    (
        "klassensatz",
        Gives,
        Equipment,
        1,
        "Laptop-Wagen",
        "Klassensatz mit Ladeschrank",
        "",
        Some(16),
    ),
    ("teleskop", Gives, Equipment, 1, "Teleskop mit Stativ", "Für Sternenabende", "", Some(1)),
    (
        "ausflug",
        Seeks,
        Vehicle,
        1,
        "Bus für Ausflug ins Museum",
        "Zwei Gruppen der Ferienbetreuung",
        "",
        Some(8),
    ),
    (
        "neunsitzer",
        Gives,
        Vehicle,
        2,
        "Kleinbus der Jugendpflege",
        "Führerschein Klasse B",
        "wochentags",
        Some(9),
    ),
    ("lastenrad", Gives, Equipment, 1, "E-Lastenfahrrad", "Zuladung 100 kg", "", Some(1)),
    (
        "moebel",
        Seeks,
        Vehicle,
        1,
        "Lastenrad für Bücherei unterwegs",
        "Wir fahren Bücher aus",
        "",
        Some(1),
    ),
    (
        "lesenacht",
        Seeks,
        Idea,
        2,
        "Partner für Lesenacht",
        "Vorlesen in der Bücherei zur Nacht der Bibliotheken",
        "",
        None,
    ),
    (
        "vorlesen",
        Gives,
        Staff,
        2,
        "Vorlesepatinnen",
        "Ehrenamtliche lesen vor, auch in der Bibliothek",
        "",
        None,
    ),
    (
        "umwelt",
        Gives,
        Idea,
        4,
        "Idee: Umweltbildung am Bach",
        "Gewässeruntersuchung mit Schulklassen",
        "",
        None,
    ),
    (
        "bach",
        Seeks,
        Other,
        4,
        "Programm für Projektwoche Wasser",
        "Umweltbildung draußen, Gewässer und Tiere",
        "",
        None,
    ),
];

/// The notice, what has to stand first, and what must not stand there.
const JUDGED: &[(&str, Option<&str>, &[&str])] = &[
    ("yoga-raum", Some("gymnastik"), &["trainer", "turnen", "musiker"]),
    ("theater", Some("saal"), &["turnen", "musiker"]),
    ("kochen", Some("schulkueche"), &["musiker", "projektor"]),
    ("gitarre", Some("musiker"), &["mathe", "teleskop", "turnen"]),
    ("dolmetschen", Some("sprachmittler"), &["mathe", "musiker"]),
    ("trainer", Some("turnen"), &["gymnastik", "mathe"]),
    ("beamer", Some("projektor"), &["teleskop", "klassensatz", "vorlesen"]),
    ("laptops", Some("klassensatz"), &["teleskop", "projektor"]),
    ("ausflug", Some("neunsitzer"), &["lastenrad", "saal"]),
    ("moebel", Some("lastenrad"), &["vorlesen"]),
    ("lesenacht", Some("vorlesen"), &["saal", "mathe"]),
    ("bach", Some("umwelt"), &["saal", "vorlesen"]),
    ("umwelt", Some("bach"), &["ausflug", "laptops"]),
    ("teleskop", None, &["beamer", "laptops", "ausflug"]),
    ("mathe", None, &["gitarre", "trainer", "dolmetschen"]),
    ("gymnastik", Some("yoga-raum"), &["trainer"]),
];

fn analyse(analyser: &Analyser, text: &str) -> Vec<Word> {
    words(text)
        .iter()
        .filter_map(|word| {
            let terms = analyser.terms(word);
            let shown = text.get(word.start..word.end)?.to_owned();
            (!is_stop(&terms.surface)).then_some(Word {
                shown,
                surface: terms.surface,
                whole: terms.whole,
                parts: terms.parts,
            })
        })
        .collect()
}

fn notice(number: u128, line: &Line) -> Notice {
    let (_, direction, kind, municipality, title, description, times, quantity) = line;
    Notice {
        id: NoticeId::from_uuid(Uuid::from_u128(number)),
        owner: OrganisationId::from_uuid(Uuid::from_u128(number)),
        direction: *direction,
        kind: *kind,
        title: (*title).to_owned(),
        description: (*description).to_owned(),
        municipality: format!("0335300{municipality}").parse().ok(),
        from: None,
        until: None,
        hours: (*times).to_owned(),
        quantity: *quantity,
        state: State::Open,
        created: Timestamp::UNIX_EPOCH,
        changed: Timestamp::UNIX_EPOCH,
        expires: date(2027, 6, 30),
        looked: None,
    }
}

fn site(notice: &Notice) -> Option<Site> {
    let municipality = notice.municipality.clone()?;
    // A line of municipalities, some eleven kilometres from one to the next.
    let north = f64::from(municipality.as_str().bytes().last()? - b'0') / 10.0;
    Some(Site { municipality, centre: GeoPoint::new(53.0 + north, 10.0).ok() })
}

#[test]
fn the_judged_pairs_stand_where_people_expect_them() {
    let lexicon = Lexicon::new(&Vocabularies::default(), &Gazetteer::default(), None);
    let analyser = Analyser::new(Arc::new(lexicon), Arc::default());
    let notices: Vec<Notice> =
        NOTICES.iter().zip(1_u128..).map(|(line, number)| notice(number, line)).collect();
    let board = Board::new(&notices, &site, &|text| analyse(&analyser, text));
    let key = |id: NoticeId| {
        NOTICES.iter().zip(&notices).find(|(_, n)| n.id == id).map_or("", |(line, _)| line.0)
    };
    let mut wrong = Vec::new();
    for (of, first, never) in JUDGED {
        let (_, notice) = NOTICES.iter().zip(&notices).find(|(line, _)| line.0 == *of).unwrap();
        let found: Vec<(&str, f64)> =
            board.counterparts(notice.id).iter().map(|c| (key(c.id), c.fit.score)).collect();
        let stands_first = first.is_none_or(|first| found.first().is_some_and(|f| f.0 == first));
        let clean = !found.iter().any(|(key, _)| never.contains(key));
        if !stands_first || !clean {
            wrong.push(format!("{of}: {found:?}, wanted {first:?}, never {never:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_search_finds_by_stem_part_meaning_and_beginning() {
    let lexicon = Lexicon::new(&Vocabularies::default(), &Gazetteer::default(), None);
    let analyser = Analyser::new(Arc::new(lexicon), Arc::default());
    let notices: Vec<Notice> =
        NOTICES.iter().zip(1_u128..).map(|(line, number)| notice(number, line)).collect();
    let board = Board::new(&notices, &site, &|text| analyse(&analyser, text));
    let finds = |typed: &str| -> Vec<&str> {
        let typed = analyse(&analyser, typed);
        let meets =
            |(line, notice): (&Line, &Notice)| board.meets(notice.id, &typed).then_some(line.0);
        NOTICES.iter().zip(&notices).filter_map(meets).collect()
    };
    assert!(finds("Seminarraum").contains(&"seminar"), "the singular");
    assert!(finds("Küche").contains(&"schulkueche"), "a part");
    assert!(finds("Notebook").contains(&"klassensatz"), "the same meaning");
    assert!(finds("Tele").contains(&"teleskop"), "the beginning");
    assert_eq!(finds("Gitarre Kita"), ["musiker"], "every word counts");
    assert!(finds("Unterseeboot").is_empty());
    assert_eq!(finds("").len(), NOTICES.len());
}
