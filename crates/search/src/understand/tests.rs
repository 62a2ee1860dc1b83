//! Everyday questions and what is understood of them.

use base::{Ags, AreaId, GeoPoint, RecordKey, SourceKey};
use jiff::{Timestamp, civil::date};
use landscape::{Area, AreaLevel, Gazetteer, Origin, Vocabularies};

use super::*;

fn area(ags: &str, name: &str, level: AreaLevel, postcode: &str) -> Area {
    let district: Ags = "03353".parse().unwrap();
    let source: SourceKey = "areas".parse().unwrap();
    let key: RecordKey = ags.parse().unwrap();
    Area {
        id: AreaId::derived(&district, &source, &key),
        origin: Origin {
            district,
            source,
            key,
            licence: None,
            retrieved_at: Timestamp::UNIX_EPOCH,
        },
        ags: ags.parse().unwrap(),
        ars: None,
        level,
        name: name.to_owned(),
        parent: None,
        centre: GeoPoint::new(53.3, 10.0).ok(),
        population: Some(10_000),
        km2: None,
        postcodes: if postcode.is_empty() { vec![] } else { vec![postcode.to_owned()] },
        boundary: None,
    }
}

/// A stock in which every word but the mistyped ones stands, with offers in every place.
struct Known;

impl Stock for Known {
    fn has_word(&self, stem: &str) -> bool {
        !["buchhloz", "kostenlso", "wochen", "montg", "montga", "tosstedt", "gitar", "stel"]
            .contains(&stem)
    }

    fn has_area(&self, _: &str) -> bool {
        true
    }
}

fn lexicon() -> Lexicon {
    let place =
        |ags: &str, name: &str, postcode: &str| area(ags, name, AreaLevel::Municipality, postcode);
    let gazetteer = Gazetteer::new(&[
        place("03353040", "Winsen (Luhe), Stadt", "21423"),
        place("03353005", "Buchholz in der Nordheide, Stadt", "21244"),
        place("03353035", "Tostedt", "21255"),
        place("03353032", "Stelle", "21435"),
        place("03353038", "Welle", "21261"),
        place("03353027", "Otter", "21259"),
        place("03353004", "Brackel", "21438"),
        place("03353001", "Appel", "21279"),
        place("03353029", "Rosengarten", "21224"),
        place("03353026", "Neu Wulmstorf", "21629"),
        place("03353022", "Königsmoor", "21255"),
        area("03353", "Harburg, Landkreis", AreaLevel::Kreis, ""),
    ]);
    Lexicon::new(&Vocabularies::default(), &gazetteer, None)
}

/// What is understood as `key=value ...`, and the words that are left.
fn reading(text: &str) -> (String, String) {
    let lexicon = lexicon();
    // A Wednesday.
    let read = read(text, &lexicon, date(2026, 11, 25), &[], &Filters::default(), &Known);
    let pairs: Vec<String> =
        read.understood.iter().map(|u| format!("{}={}", u.key, u.value)).collect();
    (pairs.join(" "), read.rest)
}

#[test]
fn everyday_questions_are_understood() {
    let table = [
        ("Ferien Kinder Winsen kostenlos", "near=Winsen (Luhe) free=1", "Ferien Kinder"),
        (
            "Nachhilfe Mathe 8. Klasse Buchholz",
            "age=13-14 near=Buchholz in der Nordheide",
            "Nachhilfe Mathe",
        ),
        ("Yoga ab 60 abends", "age=60- daytime=evening", "Yoga"),
        ("Deutschkurs A2 mit Kinderbetreuung", "level=a2 childcare=1", "Deutschkurs"),
        ("heute", "from=2026-11-25 until=2026-11-25", ""),
        ("was ist heute los", "from=2026-11-25 until=2026-11-25", "was ist los"),
        ("morgen Konzert", "from=2026-11-26 until=2026-11-26", "Konzert"),
        ("Konzert übermorgen", "from=2026-11-27 until=2026-11-27", "Konzert"),
        ("am Wochenende", "weekday=sa weekday=su", ""),
        ("Yoga am Wochenende", "weekday=sa weekday=su", "Yoga"),
        ("Flohmarkt dieses Wochenende", "from=2026-11-28 until=2026-11-29", "Flohmarkt"),
        ("Flohmarkt nächstes Wochenende", "from=2026-12-05 until=2026-12-06", "Flohmarkt"),
        ("Theater diese Woche", "from=2026-11-25 until=2026-11-29", "Theater"),
        ("Theater in der nächsten Woche", "from=2026-11-30 until=2026-12-06", "Theater"),
        ("Kurse im März", "from=2026-03-01 until=2026-03-31", "Kurse"),
        ("Kurse im Dezember", "from=2026-12-01 until=2026-12-31", "Kurse"),
        ("Chor montags", "weekday=mo", "Chor"),
        ("Montage", "", "Montage"),
        ("Chor am Dienstagabend", "weekday=tu daytime=evening", "Chor"),
        ("Malen samstagvormittags", "weekday=sa daytime=morning", "Malen"),
        ("Pilates vormittags", "daytime=morning", "Pilates"),
        ("Tanzen am Abend", "daytime=evening", "Tanzen"),
        ("Töpfern unter 20 Euro", "max-price=20", "Töpfern"),
        ("Töpfern bis 15 €", "max-price=15", "Töpfern"),
        ("Töpfern bis zu 15€", "max-price=15", "Töpfern"),
        ("Kurs weniger als 30 Euro", "max-price=30", "Kurs"),
        ("kostenlose Beratung", "free=1", "Beratung"),
        ("Sprachkurs ohne Kosten", "free=1", "Sprachkurs"),
        ("online", "format=online", ""),
        ("Englisch online", "format=online", "Englisch"),
        ("21423", "near=21423", ""),
        ("Yoga 21423", "near=21423", "Yoga"),
        ("Yoga in 21423 Winsen", "near=21423", "Yoga"),
        ("99999", "", "99999"),
        ("im Umkreis von 10 km um Tostedt", "near=Tostedt radius=10", ""),
        ("Chor 15 km um 21255", "near=21255 radius=15", "Chor"),
        ("Chor Tostedt Umkreis 5 km", "near=Tostedt radius=5", "Chor"),
        ("Schwimmen 20km rund um Winsen", "near=Winsen (Luhe) radius=20", "Schwimmen"),
        ("Schwimmen für 5-jährige", "age=5", "Schwimmen"),
        ("Turnen 0-5 Jahre", "age=0-5", "Turnen"),
        ("Turnen 5000000-0 Jahre", "", "Turnen 5000000-0 Jahre"),
        ("Feier 1000-jährige Stadt", "", "Feier 1000-jährige Stadt"),
        ("Turnen für 5 Jährige", "age=5", "Turnen"),
        ("Turnen 6 bis 10 Jahre", "age=6-10", "Turnen"),
        ("Turnen 6-10 Jahre", "age=6-10", "Turnen"),
        ("Computer 60+", "age=60-", "Computer"),
        ("Computer 60 plus", "age=60-", "Computer"),
        ("Krabbelgruppe unter 3 Jahren", "age=0-2", "Krabbelgruppe"),
        ("Betreuung U3", "age=0-2", "Betreuung"),
        ("Fußball ab 8 Jahren", "age=8-", "Fußball"),
        ("Nachhilfe Klasse 5 bis 7", "age=10-13", "Nachhilfe"),
        ("Englisch siebte Klasse", "age=12-13", "Englisch"),
        ("Rollstuhl", "accessibility=rollstuhl", ""),
        ("Museum rollstuhlgerecht", "accessibility=rollstuhl", "Museum"),
        ("Kochen in Leichter Sprache", "accessibility=leichte-sprache", "Kochen"),
        ("Excel mit Zertifikat", "certificate=1", "Excel"),
        ("Excel Bildungsurlaub", "funding=bildungsurlaub", "Excel"),
        ("Yoga freie Plätze", "places=free", "Yoga"),
        ("Kurs ab 18 Uhr", "daytime=evening", "Kurs"),
        ("Yoga nach 18:30 Uhr", "daytime=evening", "Yoga"),
        ("Yoga ab 16 Uhr", "daytime=afternoon daytime=evening", "Yoga"),
        ("Yoga vor 12 Uhr", "daytime=morning", "Yoga"),
        ("Yoga um 9.30 Uhr", "daytime=morning", "Yoga"),
        ("Spielkreis von 9 bis 12 Uhr", "daytime=morning", "Spielkreis"),
        ("Kurs zwischen 10 und 15 Uhr", "daytime=morning daytime=afternoon", "Kurs"),
        ("Um 8 mit 25 Uhren", "", "Um 8 mit 25 Uhren"),
        (
            "Englisch unter der Woche",
            "weekday=mo weekday=tu weekday=we weekday=th weekday=fr",
            "Englisch",
        ),
        ("Yoga nach der Arbeit", "daytime=evening", "Yoga"),
        ("Konzert heute Abend", "from=2026-11-25 until=2026-11-25 daytime=evening", "Konzert"),
        ("Lesen für Drittklässler", "age=8-9", "Lesen"),
        ("Praktikum Tischlerei", "kind=internship", "Tischlerei"),
        ("Lehrstelle Handwerk", "kind=apprenticeship", "Handwerk"),
        ("Onlinekurs Buchführung", "format=online", "Buchführung"),
        ("Deutsch von zu Hause", "format=online", "Deutsch"),
        ("Yoga in Buchhloz", "near=Buchholz in der Nordheide", "Yoga"),
        ("Yoga Tosstedt kostenlso", "near=Tostedt free=1", "Yoga"),
        ("Yoga Montgas", "weekday=mo", "Yoga"),
        ("Gitare Stele", "", "Gitare Stele"),
        ("Englisch B1 Neu Wulmstorf", "level=b1 near=Neu Wulmstorf", "Englisch"),
        ("Führerschein Klasse B", "", "Führerschein Klasse B"),
        ("Chor Buchholz in der Nordheide", "near=Buchholz in der Nordheide", "Chor"),
        ("Chor in Koenigsmoor", "near=Königsmoor", "Chor"),
        ("Angebote im Landkreis Harburg", "area=03353", "Angebote"),
        ("offene Stelle", "", "offene Stelle"),
        ("freie Stelle Pflege", "", "freie Stelle Pflege"),
        ("Ausbildung Stelle", "", "Ausbildung Stelle"),
        ("Ausbildungsstelle", "kind=apprenticeship", ""),
        ("Yoga in Stelle", "near=Stelle", "Yoga"),
        ("Kita Stelle", "near=Stelle", "Kita"),
        ("kita in stelle", "near=Stelle", "kita"),
        ("Welle machen", "", "Welle machen"),
        ("Sport in Welle", "near=Welle", "Sport"),
        ("Otter und Biber", "", "Otter und Biber"),
        ("Feuerwehr Brackel", "near=Brackel", "Feuerwehr"),
        ("Sport bei Appel", "near=Appel", "Sport"),
        ("", "", ""),
        ("???", "", ""),
    ];
    let mut wrong = Vec::new();
    for (text, filters, rest) in table {
        let got = reading(text);
        // A month that is over means the next year.
        let filters =
            filters.replace("from=2026-03-01 until=2026-03-31", "from=2027-03-01 until=2027-03-31");
        if (got.0.as_str(), got.1.as_str()) != (filters.as_str(), rest) {
            wrong.push(format!("{text:?}: {got:?}, wanted {filters:?} {rest:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_the_reader_takes_away_is_text_again() {
    let lexicon = lexicon();
    let leave = [("free".to_owned(), "1".to_owned())];
    let read = read(
        "Ferien Winsen kostenlos",
        &lexicon,
        date(2026, 11, 25),
        &leave,
        &Filters::default(),
        &Known,
    );
    assert_eq!(read.rest, "Ferien kostenlos");
    assert_eq!(read.understood.len(), 1);
    assert_eq!(read.understood[0].words, "Winsen");
}

#[test]
fn every_understood_value_is_a_filter() {
    let lexicon = lexicon();
    for text in [
        "Yoga ab 60 abends kostenlos Winsen heute A2 online",
        "8. Klasse unter 20 Euro 15 km um Stelle mit Kinderbetreuung jederzeit",
    ] {
        for it in
            read(text, &lexicon, date(2026, 11, 25), &[], &Filters::default(), &Known).understood
        {
            let mut filters = Filters::default();
            assert_eq!(filters.set(it.key, &it.value), Ok(()), "{it:?}");
        }
    }
}

/// The readings to try when nothing was found, as `key=value ... | rest | what is said`.
#[track_caller]
fn loosens(text: &str, expected: &[&str]) {
    let lexicon = lexicon();
    let read = read(text, &lexicon, date(2026, 11, 25), &[], &Filters::default(), &Known);
    let all: Vec<String> = read
        .looser()
        .iter()
        .map(|it| {
            let pairs: Vec<String> =
                it.understood.iter().map(|u| format!("{}={}", u.key, u.value)).collect();
            let said: Vec<&str> = it.corrected.iter().map(|r| r.how.code()).collect();
            format!("{}|{}|{}", pairs.join(" "), it.rest, said.join(" "))
        })
        .collect();
    assert_eq!(all, expected);
}

#[test]
fn what_finds_nothing_is_read_less_strictly_and_said() {
    loosens("Yoga", &[]);
    loosens(
        "Yoga Tostedt nach 18 Uhr",
        &[
            "near=Tostedt daytime=evening radius=30|Yoga|wider",
            "near=Tostedt|Yoga|filter",
            "near=Tostedt radius=30|Yoga|filter wider",
            "daytime=evening|Yoga|filter",
            "|Yoga|filter filter",
        ],
    );
    loosens("Führung in Leichter Sprache", &["|Führung in Leichter Sprache|", "|Führung|filter"]);
    loosens("kostenlos", &[]);
}

#[test]
fn a_mistyped_filter_is_said_and_a_word_of_the_stock_stays() {
    let lexicon = lexicon();
    let read =
        read("Yoga Buchhloz", &lexicon, date(2026, 11, 25), &[], &Filters::default(), &Known);
    let said: Vec<_> = read.corrected.iter().map(|r| (r.word.as_str(), r.into.as_str())).collect();
    assert_eq!(said, [("Buchhloz", "Buchholz in der Nordheide")]);
    let leave = [("near".to_owned(), "Buchholz in der Nordheide".to_owned())];
    let read = super::read(
        "Yoga Buchhloz",
        &lexicon,
        date(2026, 11, 25),
        &leave,
        &Filters::default(),
        &Known,
    );
    assert_eq!((read.rest.as_str(), read.corrected.len()), ("Yoga Buchhloz", 0));
}
