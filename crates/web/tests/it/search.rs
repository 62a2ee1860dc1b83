//! The search of the portal: what is shown of it, and that every step is a link or a form.

use crate::visitor::Visitor;

#[tokio::test]
async fn results_are_counted_paged_and_linked() {
    let visitor = Visitor::new().await;
    let first = visitor.opens("/angebote?q=T%C3%B6pfern").await;
    assert_eq!(first.texts(".found__count"), ["26 Angebote"]);
    assert_eq!(first.texts(".card").len(), 20);
    assert_eq!(first.attributes(".pager a[rel=next]", "href"), ["/angebote?q=T%C3%B6pfern&page=2"]);
    let second = visitor.opens("/angebote?q=T%C3%B6pfern&page=2").await;
    assert_eq!(second.texts(".card").len(), 6);
    assert_eq!(second.attributes("ol.cards", "start"), ["21"]);
}

#[tokio::test]
async fn a_filter_is_ticked_chipped_and_can_be_taken_away() {
    let page = Visitor::new().await.opens("/angebote?q=Gitarre&phase=adult").await;
    assert_eq!(page.texts(".card").len(), 1);
    assert_eq!(page.attributes("input[name=phase][checked]", "value"), ["adult"]);
    assert_eq!(page.attributes("a.chip", "href"), ["/angebote?q=Gitarre"]);
    assert!(page.texts("a.chip").concat().starts_with("Erwachsene"));
}

#[tokio::test]
async fn what_cannot_be_understood_is_said_and_not_obeyed() {
    let page = Visitor::new().await.opens("/angebote?weekday=noday&colour=red").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.texts(".found__count"), ["29 Angebote"]);
    assert_eq!(page.texts(".note").len(), 2);
}

#[tokio::test]
async fn a_word_that_was_relaxed_is_said() {
    let page = Visitor::new().await.opens("/angebote?q=Einsteigger").await;
    assert_eq!(page.texts(".card__title"), ["Gitarre für Einsteiger"]);
    assert!(page.texts(".note").concat().contains("Einsteigger"), "{:?}", page.texts(".note"));
}

#[tokio::test]
async fn a_search_without_hits_helps_on() {
    let page = Visitor::new().await.opens("/angebote?q=Gitarre&kind=internship").await;
    assert_eq!(page.texts(".found__count"), ["0 Angebote"]);
    assert_eq!(page.texts(".nothing").len(), 1);
    let links = page.attributes(".nothing a", "href");
    assert!(links.contains(&"/angebote?q=Gitarre".to_owned()));
    assert!(links.contains(&"/angebote?kind=service".to_owned()));
    let nowhere = Visitor::new().await.opens("/angebote?q=qqzzxx&kind=care").await;
    let boxes = nowhere.attributes("input[type=checkbox]", "value");
    assert_eq!(boxes, ["care"], "what would find nothing is not offered");
}

#[tokio::test]
async fn map_and_calendar_show_the_same_search_and_the_list_stays() {
    let visitor = Visitor::new().await;
    let map = visitor.opens("/angebote?q=T%C3%B6pfern&view=map").await;
    assert_eq!(
        map.attributes("[data-map]", "data-results"),
        ["/karte/angebote.json?q=T%C3%B6pfern"]
    );
    assert_eq!(map.texts(".card").len(), 20);
    let list = visitor.opens("/angebote?q=T%C3%B6pfern").await;
    assert!(list.attributes("script", "src").iter().all(|src| !src.contains("map")));
    let found = visitor.opens("/karte/angebote.json?q=T%C3%B6pfern").await.json();
    assert_eq!(found["features"].as_array().map(Vec::len), Some(26));
    assert_eq!(found["features"][0]["geometry"]["coordinates"][0], 10.2088);
    let areas = visitor.opens("/karte/gebiete.json").await.json();
    assert_eq!(areas["features"].as_array().map(Vec::len), Some(2));
    assert!(map.texts("main").concat().contains("schematisch"));
    let calendar = visitor.opens("/angebote?q=T%C3%B6pfern&view=calendar&month=2026-09").await;
    assert_eq!(calendar.texts(".day").len(), 30);
    assert_eq!(calendar.texts(".day:not(.day--empty)").len(), 26);
    assert_eq!(calendar.texts(".calendar h3"), ["September 2026"]);
}

#[tokio::test]
async fn suggestions_come_for_two_letters_and_more() {
    let visitor = Visitor::new().await;
    assert_eq!(visitor.opens("/vorschlaege?q=g").await.json(), serde_json::json!([]));
    let lines = visitor.opens("/vorschlaege?q=gita").await.json();
    assert!(lines[0]["text"].as_str().unwrap().to_lowercase().starts_with("gita"), "{lines}");
}

#[tokio::test]
async fn every_filter_that_is_set_stays_when_the_form_is_sent() {
    let provider = crate::stock::organisation_id("musikschule").to_string();
    let set = [
        ("topic", "musik"),
        ("audience", "senioren"),
        ("phase", "adult"),
        ("situation", "neu-in-deutschland"),
        ("age", "12"),
        ("kind", "course"),
        ("format", "onsite"),
        ("free", "1"),
        ("max-price", "50"),
        ("funding", "bildungsgutschein"),
        ("area", "03353040"),
        ("near", "Winsen"),
        ("radius", "20"),
        ("from", "2026-09-01"),
        ("until", "2026-09-30"),
        ("weekday", "tu"),
        ("daytime", "evening"),
        ("entry", "dated"),
        ("language", "en"),
        ("level", "b1"),
        ("accessibility", "rollstuhl"),
        ("childcare", "1"),
        ("places", "free"),
        ("certificate", "1"),
        ("provider", &provider),
        ("source", "kurse"),
        ("group", "1"),
        ("grade", "8"),
    ];
    let keys: Vec<&str> = set.iter().map(|(key, _)| *key).collect();
    assert_eq!(keys, search::filters::KEYS, "one value for every filter that there is");
    let visitor = Visitor::new().await;
    for (key, value) in set {
        let near = if key == "radius" { "&near=Winsen" } else { "" };
        let page = visitor.opens(&format!("/angebote?{key}={value}{near}")).await;
        let ticked = format!("input[name={key}][type=checkbox][checked]");
        let typed = format!("input[name={key}]:not([type=checkbox])");
        let chosen = format!("select[name={key}] option[selected]");
        let sent: Vec<String> = [ticked, typed, chosen]
            .iter()
            .flat_map(|selector| page.attributes(selector, "value"))
            .collect();
        assert_eq!(sent, [value], "{key}");
        if key != "radius" {
            assert!(!page.texts("a.chip").is_empty(), "{key} can be taken away");
        }
    }
}

#[tokio::test]
async fn a_provider_is_named_among_the_filters() {
    let page = Visitor::new().await.opens("/angebote").await;
    let labels = page.texts("label.tick").join(" ");
    assert!(labels.contains("Musikschule Beispielstadt"), "{labels}");
}
