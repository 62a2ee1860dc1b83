//! Filters, facets, days, places, orders.

use jiff::civil::date;
use landscape::AgeRange;
use search::{Filters, Request, Sort};

use crate::stock::{Stock, TODAY, TOSTEDT, WINSEN, at, id, offer, price, topic};

fn stock() -> Stock {
    let mut child = at(offer("Kinderchor"), date(2026, 3, 7), 10, "03353040", WINSEN);
    child.ages = AgeRange { from: Some(6), to: Some(10) };
    Stock::of([
        price(topic(at(offer("Chor"), date(2026, 3, 4), 19, "03353040", WINSEN), "musik"), 0),
        price(
            topic(at(offer("Tabletkurs"), date(2026, 3, 3), 9, "03353035", TOSTEDT), "smartphone"),
            40,
        ),
        price(child, 15),
        offer("Beratung"),
    ])
}

#[track_caller]
fn check(filters: &[(&str, &str)], expected: &[&str]) {
    let mut request = Request::new("", TODAY);
    for (key, value) in filters {
        request.filters.set(key, value).unwrap();
    }
    let answer = stock().index.search(&request).unwrap();
    let mut found: Vec<_> = answer.hits.iter().map(|h| h.id).collect();
    let mut wanted: Vec<_> = expected.iter().map(|t| id(t)).collect();
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted, "{filters:?}");
    assert_eq!(answer.total, u64::try_from(expected.len()).unwrap());
}

#[test]
fn every_filter_lets_through_what_it_names() {
    check(&[("topic", "musik")], &["Chor"]);
    check(&[("topic", "digitales")], &["Tabletkurs"]);
    check(&[("topic", "musik"), ("topic", "smartphone")], &["Chor", "Tabletkurs"]);
    check(&[("free", "1")], &["Chor"]);
    check(&[("max-price", "20")], &["Chor", "Kinderchor"]);
    check(&[("area", "03353040")], &["Chor", "Kinderchor"]);
    check(&[("area", "03353")], &["Chor", "Kinderchor", "Tabletkurs"]);
    check(&[("near", "21255"), ("radius", "5")], &["Tabletkurs"]);
    check(&[("near", "Winsen")], &["Chor", "Kinderchor"]);
    check(&[("near", "53.281,9.712"), ("radius", "3")], &["Tabletkurs"]);
    check(&[("near", "Winsen"), ("radius", "60")], &["Chor", "Kinderchor", "Tabletkurs"]);
    check(&[("from", "2026-03-04"), ("until", "2026-03-05")], &["Chor"]);
    check(&[("weekday", "sa")], &["Kinderchor"]);
    check(&[("weekday", "sa"), ("weekday", "tu")], &["Kinderchor", "Tabletkurs"]);
    check(&[("daytime", "evening")], &["Chor"]);
    check(&[("daytime", "morning"), ("until", "2026-03-03")], &["Tabletkurs"]);
    check(&[("entry", "any-time")], &["Beratung"]);
    check(&[("age", "4")], &["Chor", "Tabletkurs", "Beratung"]);
    check(&[("age", "8-9"), ("weekday", "sa")], &["Kinderchor"]);
    check(&[("source", "probe"), ("kind", "event")], &[]);
}

#[test]
fn values_that_do_not_fit_are_refused() {
    let mut filters = Filters::default();
    for (key, value) in [
        ("colour", "red"),
        ("kind", "party"),
        ("age", "200"),
        ("age", "9-3"),
        ("max-price", "viel"),
        ("from", "31.02.2026"),
        ("weekday", "montag"),
        ("radius", "0"),
        ("grade", "14"),
        ("area", "Winsen"),
        ("provider", "x"),
        ("topic", "Ä"),
        ("places", "1"),
    ] {
        assert!(filters.set(key, value).is_err(), "{key}={value}");
    }
    assert!(filters.is_empty());
    filters.set("age", "5").unwrap();
    filters.set("age", "7").unwrap();
    filters.set("topic", "musik").unwrap();
    assert_eq!(filters.pairs(), [("topic", "musik".to_owned()), ("age", "7".to_owned())]);
}

#[test]
fn a_facet_ignores_its_own_filter_and_obeys_the_others() {
    let stock = stock();
    let mut request = Request::new("", TODAY);
    request.filters.set("topic", "musik").unwrap();
    let facets = stock.index.search(&request).unwrap().facets;
    let count = |key: &str, value: &str| {
        facets.get(key).and_then(|all| all.iter().find(|(v, _)| v == value)).map(|(_, n)| *n)
    };
    assert_eq!(count("topic", "musik"), Some(1));
    assert_eq!(count("topic", "digitales"), Some(1));
    assert_eq!(count("area", "03353040"), Some(1));
    assert_eq!(count("area", "03353035"), None);
    assert_eq!(count("weekday", "we"), Some(1));
    assert_eq!(count("weekday", "tu"), None);
    assert_eq!(count("daytime", "evening"), Some(1));
}

#[test]
fn orders_are_by_date_and_by_distance() {
    let stock = stock();
    let mut request = Request::new("", TODAY);
    request.sort = Sort::Date;
    let order = |request: &Request| -> Vec<_> {
        stock.index.search(request).unwrap().hits.iter().map(|h| h.id).collect()
    };
    assert_eq!(order(&request)[..3], [id("Tabletkurs"), id("Chor"), id("Kinderchor")]);
    request.sort = Sort::Distance;
    request.filters.set("near", "Winsen").unwrap();
    request.filters.set("radius", "100").unwrap();
    assert_eq!(order(&request)[2], id("Tabletkurs"));
    let hits = stock.index.search(&request).unwrap().hits;
    assert!(hits[0].distance_m.unwrap() < 100.0);
    assert!((30_000.0..40_000.0).contains(&hits[2].distance_m.unwrap()));
}

#[test]
fn pages_continue_each_other() {
    let titles: Vec<String> = (0..50).map(|i| format!("Chor {i}")).collect();
    let stock = Stock::of(titles.iter().map(|t| offer(t)));
    let page = |offset, limit| {
        let mut request = Request::new("Chor", TODAY);
        (request.offset, request.limit) = (offset, limit);
        stock.index.search(&request).unwrap().hits
    };
    let all = page(0, 50);
    assert_eq!(all.len(), 50);
    assert_eq!([page(0, 20), page(20, 20), page(40, 20)].concat(), all);
}

#[test]
fn what_is_over_or_not_yet_valid_is_not_shown() {
    let over = at(offer("Vorbei"), date(2026, 2, 1), 10, "03353040", WINSEN);
    let mut later = offer("Später");
    later.validity.from = Some(date(2026, 5, 1));
    let stock = Stock::of([over, later, offer("Jetzt")]);
    stock.finds("", &["Jetzt"]);
    let request = Request::new("", date(2026, 5, 1));
    assert_eq!(stock.index.search(&request).unwrap().total, 2);
}

#[test]
fn the_municipality_that_is_named_comes_first() {
    let near_by = (WINSEN.0 + 0.03, WINSEN.1);
    let stock = Stock::of([
        at(offer("Chor nebenan"), date(2026, 3, 3), 19, "03353007", near_by),
        at(offer("Chor im großen Saal"), date(2026, 4, 4), 19, "03353040", WINSEN),
    ]);
    let answer = stock.search("Chor Winsen");
    assert_eq!(
        answer.hits.iter().map(|h| h.id).collect::<Vec<_>>(),
        [id("Chor im großen Saal"), id("Chor nebenan")]
    );
    assert_eq!((answer.understood[0].key, answer.understood[0].words.as_str()), ("near", "Winsen"));
}

#[test]
fn nothing_found_says_what_to_take_away() {
    let stock = stock();
    let mut request = Request::new("Chor", TODAY);
    request.filters.set("near", "Tostedt").unwrap();
    request.filters.set("free", "1").unwrap();
    let answer = stock.index.search(&request).unwrap();
    assert_eq!(answer.total, 0);
    assert!(
        answer.hints.iter().any(|h| h.remove.0 == "near" && h.total == 1),
        "{:?}",
        answer.hints
    );
}

/// What was said for a text with hits, as `how word`.
#[track_caller]
fn says(text: &str, expected: &[&str]) {
    let answer = stock().search(text);
    let said: Vec<String> =
        answer.relaxed.iter().map(|r| format!("{} {}", r.how.code(), r.word)).collect();
    assert_eq!(said, expected, "{text}");
    assert!(answer.total > 0, "{text}");
}

#[test]
fn a_filter_that_was_understood_and_leaves_nothing_is_done_without_and_said() {
    says("Chor Tostedt kostenlos", &["filter Tostedt"]);
    says("Kinderchor abends", &["filter abends"]);
    says("Kinderchor Tostedt abends", &["filter Tostedt", "filter abends"]);
    says("Chor Winsen abends", &[]);
}

#[test]
fn a_place_with_nothing_near_it_is_looked_at_from_further_away() {
    let near_by = at(offer("Chor"), date(2026, 3, 4), 19, "03353007", (WINSEN.0 + 0.2, WINSEN.1));
    let answer = Stock::of([near_by]).search("Chor Winsen");
    assert_eq!(answer.total, 1);
    assert_eq!((answer.relaxed[0].how.code(), answer.relaxed[0].into.as_str()), ("wider", "30 km"));
    let filters: Vec<_> = answer.understood.iter().map(|u| (u.key, u.value.as_str())).collect();
    assert_eq!(filters, [("near", "Winsen (Luhe)"), ("radius", "30")]);
}

#[test]
fn a_filter_taken_away_is_text_again() {
    let stock = stock();
    let mut request = Request::new("Chor Winsen", TODAY);
    assert_eq!(stock.index.search(&request).unwrap().understood.len(), 1);
    request.leave = vec![("near".to_owned(), "Winsen (Luhe)".to_owned())];
    assert_eq!(stock.index.search(&request).unwrap().understood, []);
}

#[test]
fn for_an_age_offers_that_name_it_come_before_those_that_name_none() {
    let mut for_children = offer("Schwimmkurs am Nachmittag im Hallenbad mit viel Zeit");
    for_children.ages = AgeRange { from: Some(5), to: Some(8) };
    let stock = Stock::of([offer("Schwimmkurs"), for_children]);
    let titles = |query: &str| {
        let answer = stock.search(query);
        answer.hits.iter().map(|hit| hit.id).collect::<Vec<_>>()
    };
    let (any, children) =
        (id("Schwimmkurs"), id("Schwimmkurs am Nachmittag im Hallenbad mit viel Zeit"));
    assert_eq!(titles("Schwimmkurs"), [any, children]);
    assert_eq!(titles("Schwimmkurs 6 Jahre"), [children, any]);
}
