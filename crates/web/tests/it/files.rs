//! Exports of a search and of an offer, and the assets.

use axum::{body::Body, http::Request};

use crate::{stock::offer_id, visitor::Visitor};

#[tokio::test]
async fn a_search_can_be_taken_along_as_calendar_table_json_and_feed() {
    let visitor = Visitor::new().await;
    let ics = visitor.opens("/angebote.ics?q=Gitarre").await;
    assert_eq!(ics.header("content-type"), "text/calendar; charset=utf-8");
    assert!(ics.body.contains("SUMMARY:Gitarre für Einsteiger"), "{}", ics.body);
    let csv = visitor.opens("/angebote.csv?q=Gitarre").await;
    assert!(csv.body.contains("Gitarre für Einsteiger"), "{}", csv.body);
    let json = visitor.opens("/angebote.json?q=Gitarre").await.json();
    assert_eq!(json["items"][0]["key"], "gitarre");
    let atom = visitor.opens("/angebote.atom?q=Gitarre").await;
    assert!(atom.body.contains("<entry><title>Gitarre für Einsteiger</title>"), "{}", atom.body);
    assert!(atom.body.contains("https://bildung.example/angebote/"));
}

#[tokio::test]
async fn an_offer_has_its_twins_for_programs() {
    let visitor = Visitor::new().await;
    let id = offer_id("gitarre");
    let ics = visitor.opens(&format!("/angebote/{id}.ics")).await;
    assert!(ics.body.contains("RRULE:FREQ=WEEKLY;COUNT=3"), "{}", ics.body);
    let json = visitor.opens(&format!("/angebote/{id}.json")).await.json();
    assert_eq!(json["id"], id.to_string());
    let linked = visitor.opens(&format!("/angebote/{id}.jsonld")).await.json();
    assert_eq!(linked["@context"], "https://schema.org");
    assert_eq!(visitor.opens(&format!("/angebote/{id}.exe")).await.status, 404);
}

#[tokio::test]
async fn assets_have_a_hash_in_their_name_and_are_kept_for_ever() {
    let visitor = Visitor::new().await;
    let start = visitor.opens("/").await;
    let sheets = start.attributes("link[rel=stylesheet]", "href");
    let [sheet] = sheets.as_slice() else { panic!("{sheets:?}") };
    let plain = visitor.opens(sheet).await;
    assert_eq!(plain.header("content-type"), "text/css; charset=utf-8");
    assert!(plain.header("cache-control").contains("immutable"));
    let request = Request::get(sheet).header("accept-encoding", "gzip, br").body(Body::empty());
    let small = visitor.asks(request.unwrap()).await;
    assert_eq!(small.header("content-encoding"), "br");
    assert_eq!(visitor.opens("/assets/names.txt").await.status, 404);
    assert_eq!(visitor.opens("/assets/..%2FCargo.toml").await.status, 404);
}

#[tokio::test]
async fn the_first_view_of_results_is_small() {
    let visitor = Visitor::new().await;
    let mut total = 0;
    let page = visitor.opens("/angebote").await;
    let sheets = page.attributes("link[rel=stylesheet]", "href");
    let scripts = page.attributes("script[src]", "src");
    let icons = page.attributes("use", "href");
    let icons: Vec<String> = icons
        .first()
        .and_then(|href| href.split('#').next())
        .map(str::to_owned)
        .into_iter()
        .collect();
    for address in [vec!["/angebote".to_owned()], sheets, scripts, icons].concat() {
        let request = Request::get(&address).header("accept-encoding", "gzip").body(Body::empty());
        let answer = visitor.asks(request.unwrap()).await;
        assert_eq!(answer.header("content-encoding"), "gzip", "{address}");
        total += answer.size;
    }
    assert!(total < 100 * 1024, "{total} bytes");
}

#[tokio::test]
async fn what_an_organisation_offers_can_be_handed_on_as_openqcat() {
    let visitor = Visitor::new().await;
    let id = crate::stock::organisation_id("musikschule");
    let file = visitor.opens(&format!("/einrichtungen/{id}/angebote.xml")).await;
    assert_eq!(file.header("content-type"), "application/xml; charset=utf-8");
    assert!(file.body.contains("<TITLE>Gitarre für Einsteiger</TITLE>"), "{}", file.body);
    assert!(file.body.contains("<SUPPLIER_NAME>Musikschule Beispielstadt</SUPPLIER_NAME>"));
    let total =
        visitor.opens(&format!("/angebote.json?provider={id}")).await.json()["total"].clone();
    assert_eq!(
        file.body.matches("<SERVICE>").count(),
        usize::try_from(total.as_u64().unwrap()).unwrap()
    );
    assert_eq!(visitor.opens("/einrichtungen/x/angebote.xml").await.status, 404);
}
