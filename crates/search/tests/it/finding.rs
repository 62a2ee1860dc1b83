//! Words: forms, compounds, synonyms, errors.

use jiff::ToSpan;
use search::{Relaxation, SuggestionKind};

use crate::stock::{Stock, TODAY, id, offer, topic};

#[test]
fn compounds_are_found_by_their_parts_in_any_order_and_form() {
    let bike = "Fahrradreparaturkurs";
    let stock = Stock::titled(&[bike, "Töpfern am Abend", "Kochkurs"]);
    for text in [
        "Fahrradreparaturkurs",
        "Reparatur",
        "reparatur fahrrad",
        "Fahrrad Reparatur",
        "Fahrräder",
        "Fahrrad reparieren",
        "Fahrradreparatur",
        "Fahrrad-Reparatur",
        "FAHRRADREPARATURKURSE",
    ] {
        stock.finds(text, &[bike]);
    }
}

#[test]
fn words_apart_are_found_by_their_compound() {
    let apart = "Fahrrad reparieren - Kurs";
    Stock::titled(&[apart, "Töpfern"]).finds("fahrradreparaturkurs", &[apart]);
}

#[test]
fn the_whole_word_ranks_above_its_part() {
    let stock = Stock::titled(&["Gitarrenunterricht für alle", "Gitarre"]);
    stock.finds("Gitarre", &["Gitarre", "Gitarrenunterricht für alle"]);
}

#[test]
fn what_nobody_confirmed_for_thirteen_months_stands_behind_with_words_and_without() {
    let titles = ["Spieltreff", "Spieltreff im Park"];
    let mut offers = titles.map(offer);
    // Found first as long as it is fresh: its title is the shorter one.
    for (months, first) in [(12, "Spieltreff"), (14, "Spieltreff im Park")] {
        offers[0].assured_at = TODAY.checked_sub(months.months()).ok();
        let stock = Stock::of(offers.clone());
        assert_eq!(stock.search("Spieltreff").hits[0].id, id(first), "{months} months");
    }
    let stock = Stock::of(offers);
    assert_eq!(stock.search("").hits[1].id, id("Spieltreff"));
}

#[test]
fn umlauts_may_be_written_out_or_forgotten() {
    let stock = Stock::titled(&["Prüfungsvorbereitung", "Malen"]);
    for text in ["Prüfung", "Pruefung", "Prufung", "PRÜFUNGEN"] {
        stock.finds(text, &["Prüfungsvorbereitung"]);
    }
}

#[test]
fn a_typing_error_is_forgiven_and_said() {
    let stock = Stock::titled(&["Gitarre für Anfänger", "Küche im Herbst"]);
    let answer = stock.search("Gitare");
    assert_eq!(answer.hits[0].id, id("Gitarre für Anfänger"));
    assert_eq!(answer.relaxed[0].word, "Gitare");
    assert_eq!(answer.relaxed[0].into, "Gitarre");
    assert_eq!(answer.relaxed[0].how, Relaxation::Spelling);
    // Dots come back in what is said.
    assert_eq!(stock.search("Küsche").relaxed[0].into, "Küche");
    assert_eq!(stock.search("Giatrre").relaxed[0].into, "Gitarre");
}

#[test]
fn an_error_in_one_part_of_a_compound_is_forgiven() {
    let stock = Stock::titled(&["Reparatur vom Fahrrad", "Malen"]);
    stock.finds("Fahradreparatur", &["Reparatur vom Fahrrad"]);
}

#[test]
fn a_word_that_nobody_has_is_left_out_and_said() {
    let answer = Stock::titled(&["Gitarre für Anfänger"]).search("Gitarre Xylqwrtz");
    assert_eq!(answer.total, 1);
    assert_eq!(answer.relaxed[0].word, "Xylqwrtz");
    assert_eq!(answer.relaxed[0].how, Relaxation::Dropped);
}

#[test]
fn unknown_words_alone_find_nothing() {
    assert_eq!(Stock::titled(&["Gitarre"]).search("Xylqwrtz").total, 0);
}

#[test]
fn synonyms_rank_below_the_word_itself() {
    let stock = Stock::titled(&["PC für Einsteiger", "Computer für Einsteiger"]);
    stock.finds("Computer", &["Computer für Einsteiger", "PC für Einsteiger"]);
    assert_eq!(stock.search("Rechner").total, 2);
}

#[test]
fn hidden_labels_find_offers_of_the_topic_and_of_topics_below() {
    let stock = Stock::of([topic(offer("Wischen und Tippen"), "smartphone"), offer("Malen")]);
    stock.finds("Klugtelefon", &["Wischen und Tippen"]);
    stock.finds("EDV", &["Wischen und Tippen"]);
}

#[test]
fn a_hanging_hyphen_takes_the_head_of_the_next_word() {
    let stock = Stock::titled(&["Fort- und Weiterbildung", "Malen"]);
    assert_eq!(stock.search("Fortbildung").total, 1);
}

#[test]
fn an_empty_text_finds_everything_and_odd_texts_break_nothing() {
    let stock = Stock::titled(&["Gitarre", "Malen"]);
    assert_eq!(stock.search("").total, 2);
    for text in ["\"", "(((", "AND OR NOT", "*", "a:b", "\u{0}", "🎸", "ä", "-", "der die das"] {
        stock.search(text);
    }
    stock.search(&"wort ".repeat(5000));
    stock.search(&"x".repeat(100_000));
}

#[test]
fn completions_come_as_they_are_written() {
    let stock = Stock::of([offer("Prüfung in Musik"), topic(offer("Prüfung bestehen"), "musik")]);
    let words: Vec<String> =
        stock.index.suggest("pruef", 5).unwrap().into_iter().map(|s| s.text).collect();
    assert_eq!(words, ["Prüfung"]);
    let topics = stock.index.suggest("mus", 5).unwrap();
    assert!(topics.iter().any(|s| s.kind == SuggestionKind::Topic && s.text == "Musik"));
    assert!(stock.index.suggest("", 5).unwrap().is_empty());
    assert!(stock.index.suggest("gitare", 5).unwrap().is_empty());
}

#[test]
fn providers_and_places_are_suggested_and_a_slip_is_forgiven() {
    let stock = Stock::of([offer("Gitarre für Anfänger"), offer("Malen")]);
    let of = |typed: &str| -> Vec<(SuggestionKind, String, u64)> {
        let all = stock.index.suggest(typed, 5).unwrap();
        all.into_iter().map(|s| (s.kind, s.text, s.offers)).collect()
    };
    let school = (SuggestionKind::Provider, "Musikschule Beispielstadt".to_owned(), 2);
    assert!(of("musiksch").contains(&school), "{:?}", of("musiksch"));
    assert!(of("Musikschule Beispiel").contains(&school));
    assert!(of("beispielst").contains(&school));
    assert!(
        of("tost")
            .iter()
            .any(|(kind, text, _)| { *kind == SuggestionKind::Place && text == "Tostedt" })
    );
    assert_eq!(of("gittar"), [(SuggestionKind::Word, "gitarre".to_owned(), 1)]);
}

#[test]
fn similar_offers_share_a_topic() {
    let stock = Stock::of([
        topic(offer("Gitarre"), "musik"),
        topic(offer("Klavier"), "musik"),
        topic(offer("Tablet"), "smartphone"),
    ]);
    let like = stock.index.similar(id("Gitarre"), 1, TODAY).unwrap();
    assert_eq!(like[0].id, id("Klavier"));
}

/// What a text finds, in any order of equals, and what is said of it as `how word>into`.
#[track_caller]
fn check(titles: &[&str], text: &str, expected: &[&str], said: &[&str]) {
    let stock = Stock::titled(titles);
    stock.finds(text, expected);
    let notes: Vec<String> = stock
        .search(text)
        .relaxed
        .iter()
        .map(|r| format!("{} {}>{}", r.how.code(), r.word, r.into))
        .collect();
    assert_eq!(notes, said, "{text}");
}

#[test]
fn words_that_only_make_a_sentence_kill_nothing() {
    let titles = &["Steuererklärung mit ELSTER", "Singkreis", "Gitarre für Anfänger"];
    check(titles, "Steuererklärung selber machen", &titles[..1], &["dropped machen>"]);
    check(titles, "Wie kann ich bitte jemand finden für Gitarre", &titles[2..], &[]);
    check(&["Krisen und Kriege", "Krisen"], "Krisen und Kriege", &["Krisen und Kriege"], &[]);
    check(titles, "Ich möchte gerne Gitarre lernen", &titles[2..], &["dropped lernen>"]);
}

#[test]
fn offers_with_more_of_the_weighty_words_come_first() {
    let titles = &["Brot backen mit Sauerteig", "Brot und Käse", "Sauerteig", "Malen", "Tanzen"];
    let said = &["partial Brot>", "partial Sauerteig>", "partial backen>"];
    let answer = Stock::titled(titles).search("Brot Sauerteig backen");
    assert_eq!(answer.hits[0].id, id(titles[0]));
    assert_eq!(answer.total, 1, "{:?}", answer.relaxed);
    let answer = Stock::titled(&titles[1..]).search("Brot Sauerteig backen");
    assert_eq!(answer.total, 2);
    let notes: Vec<String> =
        answer.relaxed.iter().map(|r| format!("{} {}>", r.how.code(), r.word)).collect();
    assert_eq!(notes, ["dropped backen>", said[0], said[1]]);
}

#[test]
fn a_head_that_only_tells_the_form_of_an_offer_does_not_exclude() {
    let titles = &["Gedächtnistraining", "Fahrrad reparieren", "Computer für Einsteiger", "Malen"];
    check(
        titles,
        "Gedächtnistrainingskurs",
        &titles[..1],
        &["part Gedächtnistrainingskurs>Gedächtnistraining"],
    );
    check(
        titles,
        "Fahrradreparaturworkshop",
        &titles[1..2],
        &["part Fahrradreparaturworkshop>Fahrradreparatur"],
    );
    check(titles, "EDV-Kurs", &titles[2..3], &["part EDV-Kurs>Edv"]);
    check(titles, "Tauchkurs", &[], &[]);
}

#[test]
fn a_verb_finds_who_does_it_and_a_doer_finds_the_verb() {
    check(&["Pilze sammeln", "Malen"], "Sammler", &["Pilze sammeln"], &[]);
    check(&["Sammler und ihre Schätze", "Malen"], "sammeln", &["Sammler und ihre Schätze"], &[]);
}

#[test]
fn a_rare_word_that_is_spelled_well_is_not_corrected() {
    let titles: Vec<String> = (0..30).map(|n| format!("Schule {n}")).collect();
    let mut all: Vec<&str> = titles.iter().map(String::as_str).collect();
    all.push("Schulden");
    check(&all, "Schulden", &["Schulden"], &[]);
}
