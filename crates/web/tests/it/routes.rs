//! The list of routes is what everything else is made from.

use std::collections::BTreeSet;

use web::{Kind, Right};

use crate::visitor::Visitor;

#[test]
fn every_kind_of_page_is_walked_through_in_the_browser() {
    let list = concat!(env!("CARGO_MANIFEST_DIR"), "/../../e2e/pages.json");
    let list: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(list).unwrap()).unwrap();
    let walked: BTreeSet<&str> =
        list.as_array().unwrap().iter().filter_map(|page| page["route"].as_str()).collect();
    let pages: BTreeSet<&str> =
        web::routes().filter(|route| route.kind == Kind::Page).map(|route| route.path).collect();
    assert_eq!(walked, pages);
}

#[tokio::test]
async fn the_api_describes_all_of_itself() {
    let document = Visitor::new().await.opens("/api/openapi.json").await.json();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["servers"][0]["url"], "https://bildung.example");
    for route in web::routes().filter(|route| route.kind == Kind::Api) {
        let operation = &document["paths"][route.path]["get"];
        assert_eq!(operation["summary"], route.about, "{}", route.path);
        for name in route.query {
            let named = operation["parameters"].as_array().unwrap();
            assert!(named.iter().any(|p| p["name"] == *name), "{} {name}", route.path);
        }
    }
    let mut seen = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let id = item["get"]["operationId"].as_str().unwrap().to_owned();
        assert!(seen.insert(id), "{path} has the operation id of another");
    }
}

#[test]
fn what_is_public_is_only_read_but_for_coming_in_and_going_out() {
    let forms: Vec<&str> = web::routes()
        .filter(|route| route.right == Right::Public && route.method != "GET")
        .map(|route| route.path)
        .collect();
    // Beside coming in and going out a reader may say that something is wrong.
    let expected = [
        "/angebote/{id}/hinweis",
        "/anmelden",
        "/anmelden/passkey/frage",
        "/anmelden/passkey",
        "/abmelden",
        "/passwort-vergessen",
    ];
    assert_eq!(forms, expected);
}
