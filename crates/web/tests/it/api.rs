//! The API.

use crate::{stock::offer_id, visitor::Visitor};

#[tokio::test]
async fn offers_are_found_as_on_the_page() {
    let visitor = Visitor::new().await;
    let answer = visitor.opens("/api/v1/offers?q=T%C3%B6pfern&limit=3&offset=2").await.json();
    assert_eq!(answer["total"], 26);
    assert_eq!(answer["items"].as_array().map(Vec::len), Some(3));
    for key in ["facets", "relaxed", "understood"] {
        assert!(!answer[key].is_null(), "{key}");
    }
    let item = &answer["items"][0];
    assert_eq!(item["source"], "kurse");
    assert!(item["key"].as_str().unwrap().starts_with("toepfern-"));
    assert!(item["title"].as_str().unwrap().starts_with("Töpfern"));
    assert_eq!(item["provider"]["name"], "Musikschule Beispielstadt");
    assert_eq!(item["example"], true);
}

#[tokio::test]
async fn a_parameter_that_is_not_understood_is_refused_by_name() {
    let visitor = Visitor::new().await;
    for query in ["weekday=noday", "limit=100000", "colour=red", "offset=-1"] {
        let answer = visitor.opens(&format!("/api/v1/offers?{query}")).await;
        assert_eq!(answer.status, 400, "{query}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let key = query.split('=').next().unwrap();
        assert!(answer.json()["detail"].as_str().unwrap().contains(key), "{query}");
    }
}

#[tokio::test]
async fn one_offer_has_all_its_fields_and_an_unknown_one_is_not_found() {
    let visitor = Visitor::new().await;
    let one = visitor.opens(&format!("/api/v1/offers/{}", offer_id("gitarre"))).await.json();
    assert_eq!(one["price"]["from_cents"], 8050);
    assert_eq!(one["sessions"][0]["rrule"], "FREQ=WEEKLY;COUNT=3");
    assert_eq!(one["titles"]["en"], "Guitar for beginners");
    assert_eq!(one["url"], format!("https://bildung.example/angebote/{}", offer_id("gitarre")));
    let none = visitor.opens(&format!("/api/v1/offers/{}", offer_id("entwurf"))).await;
    assert_eq!((none.status, none.json()["status"].as_u64()), (404, Some(404)));
}

#[tokio::test]
async fn registers_are_listed_in_parts() {
    let visitor = Visitor::new().await;
    let part = visitor.opens("/api/v1/organisations?limit=1&offset=1").await.json();
    assert_eq!(part["total"], 2);
    assert_eq!(part["items"][0]["name"]["de"], "Musikschule Beispielstadt");
    let places = visitor.opens("/api/v1/places").await.json();
    assert_eq!(places["items"][0]["address"]["city"], "Winsen (Luhe)");
    assert_eq!(visitor.opens("/api/v1/places?limit=x").await.status, 400);
}

#[tokio::test]
async fn the_feed_of_changes_is_read_page_by_page_to_its_end() {
    let visitor = Visitor::new().await;
    let (mut next, mut ids) = ("/api/v1/changes?limit=10".to_owned(), Vec::new());
    for _ in 0..10 {
        let page = visitor.opens(&next).await.json();
        for item in page["items"].as_array().unwrap() {
            assert_eq!(item["state"], "updated");
            ids.push(item["id"].as_str().unwrap().to_owned());
        }
        next = page["next"].as_str().unwrap().replace("https://bildung.example", "");
        if page["more"] == false {
            break;
        }
    }
    assert!(ids.contains(&offer_id("gitarre").to_string()));
    assert!(!ids.contains(&offer_id("entwurf").to_string()), "a draft is never named");
    let end = visitor.opens(&next).await.json();
    assert_eq!(end["items"].as_array().map(Vec::len), Some(0));
}
