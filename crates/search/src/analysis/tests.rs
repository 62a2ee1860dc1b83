//! Tables of how words are folded, stemmed and taken apart.

use std::sync::Arc;

use landscape::{Gazetteer, Vocabularies};
use proptest::prelude::*;

use super::{
    fold::{fold, plain, squeeze},
    stem::{kin, stem},
    word::words,
    *,
};

fn analyser() -> Analyser {
    let lexicon = Lexicon::new(&Vocabularies::default(), &Gazetteer::default(), None);
    Analyser::new(Arc::new(lexicon), Arc::default())
}

#[track_caller]
fn same(words: &[&str]) {
    let stems: Vec<String> = words.iter().map(|w| stem(&squeeze(&fold(w)))).collect();
    assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{words:?} -> {stems:?}");
}

#[track_caller]
fn other(a: &str, b: &str) {
    assert_ne!(stem(&squeeze(&fold(a))), stem(&squeeze(&fold(b))), "{a} / {b}");
}

#[track_caller]
fn splits(word: &str, parts: &[&str]) {
    let terms = analyser().of_text(word);
    let found = &terms[0].parts;
    let wanted: Vec<String> = parts.iter().map(|p| stem(&squeeze(&fold(p)))).collect();
    for part in &wanted {
        assert!(found.contains(part), "{word}: {part} is not among {found:?}");
    }
}

#[track_caller]
fn stays_whole(word: &str) {
    assert_eq!(analyser().of_text(word)[0].parts, Vec::<String>::new(), "{word}");
}

#[test]
fn inflected_forms_of_a_noun_are_one_word() {
    same(&["Kurs", "Kurse", "Kurses", "Kursen"]);
    same(&["Lehrgang", "Lehrgänge", "Lehrgangs", "Lehrgängen"]);
    same(&["Prüfung", "Prüfungen"]);
    same(&["Haus", "Häuser", "Hauses", "Häusern"]);
    same(&["Kind", "Kinder", "Kindern", "Kindes"]);
    same(&["Fahrrad", "Fahrräder", "Fahrrads", "Fahrrädern"]);
    same(&["Buch", "Bücher", "Büchern", "Buches"]);
    same(&["Gitarre", "Gitarren"]);
    same(&["Frau", "Frauen"]);
    same(&["Auto", "Autos"]);
    same(&["Handy", "Handys"]);
    same(&["Bus", "Busse", "Bussen", "Busses"]);
    same(&["Nadel", "Nadeln"]);
    same(&["Vogel", "Vögel", "Vögeln", "Vogels"]);
    same(&["Mutter", "Mütter", "Müttern"]);
    same(&["Museum", "Museen", "Museums"]);
    same(&["Praktikum", "Praktika", "Praktikums"]);
    same(&["Thema", "Themen", "Themas"]);
    same(&["Computer", "Computern", "Computers"]);
    same(&["Idee", "Ideen"]);
    same(&["Erlebnis", "Erlebnisse", "Erlebnissen"]);
}

#[test]
fn women_and_men_of_a_trade_are_one_word_however_it_is_marked() {
    same(&["Bäcker", "Bäckerin", "Bäckerinnen", "Bäckern"]);
    same(&["Lehrer", "Lehrerin", "Lehrerinnen"]);
    for text in [
        "Lehrer:innen",
        "Lehrer*innen",
        "Lehrer_innen",
        "LehrerInnen",
        "Lehrer/innen",
        "Lehrer/-innen",
        "Lehrer(innen)",
    ] {
        let all = words(text);
        assert_eq!(all.len(), 1, "{text}");
        assert_eq!(stem(&all[0].joined()), "lehrer", "{text}");
    }
}

#[test]
fn adjectives_lose_their_endings() {
    same(&["kreativ", "kreative", "kreatives", "kreativer", "kreativen"]);
    same(&["englisch", "englische", "englischer"]);
    same(&["gesund", "gesunde", "gesunder", "gesundes"]);
}

#[test]
fn people_are_not_the_places_and_things_they_are_named_after() {
    other("Schüler", "Schule");
    other("Lehrer", "Lehre");
    other("Maler", "malen");
    other("Berufung", "Beruf");
}

#[test]
fn kin_are_found_by_rule() {
    let has = |a: &str, b: &str| {
        assert!(kin(&stem(&squeeze(&fold(a)))).contains(&stem(&squeeze(&fold(b)))), "{a} ~ {b}");
    };
    has("reparieren", "Reparatur");
    has("Reparatur", "reparieren");
    has("beraten", "Beratung");
    has("zeichnen", "Zeichen");
    has("Maler", "malen");
}

#[test]
fn umlauts_meet_however_they_are_written() {
    for (a, b) in [
        ("Prüfung", "Pruefung"),
        ("Größe", "Groesse"),
        ("Übung", "Uebung"),
        ("Prüfung", "Prufung"),
        ("Café", "Cafe"),
    ] {
        assert_eq!(squeeze(&fold(a)), squeeze(&fold(b)));
    }
    assert_eq!(squeeze("neue"), "neue");
    assert_eq!(squeeze("bauer"), "bauer");
    assert_eq!(squeeze("quer"), "quer");
    assert_eq!(squeeze("aee"), "a");
    // Dots written as a letter of their own.
    assert_eq!(fold("U\u{308}bung"), "ubung");
}

#[test]
fn compounds_fall_into_their_parts_with_any_joint() {
    splits("Fahrradreparaturkurs", &["Fahrrad", "Reparatur", "Kurs"]);
    splits("Fahrradreparaturkurse", &["Fahrrad", "Reparatur", "Kurs"]);
    splits("Deutschkurse", &["Deutsch", "Kurs"]);
    splits("Integrationssprachkurs", &["Integration", "Sprache", "Kurs"]);
    splits("Buchhaltungskurs", &["Buchhaltung", "Kurs"]);
    splits("Beratungsstelle", &["Beratung", "Stelle"]);
    splits("Alphabetisierungskurse", &["Alphabetisierung", "Kurs"]);
    splits("Gitarrenunterricht", &["Gitarre", "Unterricht"]);
    splits("Kindergartenplatz", &["Kindergarten", "Platz"]);
    splits("Häkelkurs", &["häkeln", "Kurs"]);
    splits("Malkurs", &["malen", "Kurs"]);
    splits("Nähwerkstatt", &["nähen", "Werkstatt"]);
    splits("Steuererklärung", &["Steuer", "Erklärung"]);
    splits("Lebensmittelverarbeitung", &["Verarbeitung"]);
    splits("Prüfungsvorbereitungskurs", &["Prüfung", "Vorbereitung", "Kurs"]);
    splits("Pruefungsvorbereitung", &["Prüfung", "Vorbereitung"]);
    splits("Sprachabend", &["Sprache", "Abend"]);
    splits("Pflegegruppe", &["Pflege", "Gruppe"]);
    splits("Brotgeschichtsgruppe", &["Brot", "Geschichte", "Gruppe"]);
    splits("Gartenberatungsgruppe", &["Garten", "Beratung", "Gruppe"]);
    splits("Sprachkundeabend", &["Sprache", "Kunde", "Abend"]);
    splits("Wirbelsäulenbauabend", &["Bau", "Abend"]);
}

#[test]
fn an_unknown_first_part_does_not_hide_the_head() {
    splits("Klöppelkurs", &["Kurs"]);
    splits("Didgeridooworkshop", &["Workshop"]);
    splits("Quiltwerkstatt", &["Quilt", "Werkstatt"]);
}

#[test]
fn hyphens_join_parts() {
    splits("Fahrrad-Reparaturkurs", &["Fahrrad", "Reparatur", "Kurs"]);
    splits("Online-Kurs", &["online", "Kurs"]);
    let mail = analyser().of_text("E-Mail");
    assert_eq!(mail[0].whole, "email");
}

#[test]
fn simple_words_stay_whole() {
    for word in [
        "Theater",
        "Reparatur",
        "Meditation",
        "Unterricht",
        "Konkurs",
        "Gymnastik",
        "Erziehung",
        "Kalender",
        "Versicherung",
        "Wanderung",
    ] {
        stays_whole(word);
    }
}

#[test]
fn text_of_html_keeps_words_apart() {
    assert_eq!(
        plain("<p>Ton</p><p>Kurs &amp; K&uuml;che</p>").split_whitespace().collect::<Vec<_>>(),
        ["Ton", "Kurs", "&", "Küche"]
    );
    assert_eq!(plain("a < b & c"), "a   b   c");
    assert_eq!(plain("offen <b"), "offen  b");
}

#[test]
fn stop_words_are_sorted_for_looking_up() {
    assert!(STOP_WORDS.windows(2).all(|pair| pair[0] < pair[1]));
}

proptest! {
    #[test]
    fn no_text_breaks_the_analysis(text in "\\PC{0,80}") {
        let analyser = analyser();
        for terms in analyser.of_text(&text) {
            prop_assert!(!terms.surface.is_empty());
        }
        plain(&text);
    }

    #[test]
    fn stemming_never_makes_longer_or_empty(word in "[a-z]{1,24}") {
        let stem = stem(&word);
        prop_assert!(!stem.is_empty() && stem.len() <= word.len());
    }

    #[test]
    fn case_does_not_matter(word in "[A-Za-zäöüÄÖÜß]{1,24}") {
        prop_assert_eq!(fold(&word), fold(&word.to_lowercase()));
    }
}

proptest! {
    /// Words are squeezed where they are indexed and where they are asked for, some of them twice.
    #[test]
    fn what_is_squeezed_stays_so(close in "[aeiouqn]{0,12}", any in "\\PC{0,24}") {
        for word in [close, fold(&any)] {
            let once = squeeze(&word);
            prop_assert_eq!(squeeze(&once), once, "{}", word);
        }
    }
}
