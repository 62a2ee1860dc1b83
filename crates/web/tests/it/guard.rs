//! Headers, limits, base path: what holds for every answer.

use axum::{body::Body, http::Request};
use web::Rate;

use crate::{
    stock::offer_id,
    visitor::{Visitor, settings},
};

#[tokio::test]
async fn every_answer_keeps_the_browser_to_our_own_origin() {
    let visitor = Visitor::new().await;
    for address in ["/", "/angebote", "/api/v1/offers", "/gibt-es-nicht", "/health"] {
        let answer = visitor.opens(address).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{address}");
        assert!(!policy.contains("unsafe"), "{address}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert!(answer.header("strict-transport-security").contains("max-age"), "{address}");
        assert_eq!(answer.header("set-cookie"), "", "{address}");
    }
}

#[tokio::test]
async fn without_tls_no_browser_is_told_to_insist_on_it() {
    let mut plain = settings();
    plain.base_url = "http://127.0.0.1:8080".to_owned();
    let answer = Visitor::at(plain).await.opens("/").await;
    assert_eq!(answer.header("strict-transport-security"), "");
}

#[tokio::test]
async fn no_page_names_another_origin_for_the_browser_to_load() {
    let visitor = Visitor::new().await;
    for address in ["/", "/angebote?view=map", &format!("/angebote/{}", offer_id("gitarre"))] {
        let page = visitor.opens(address).await;
        for (selector, name) in [
            ("script[src]", "src"),
            ("link[rel=stylesheet]", "href"),
            ("img", "src"),
            ("use", "href"),
        ] {
            for target in page.attributes(selector, name) {
                assert!(target.starts_with("/assets/"), "{address}: {target}");
            }
        }
        assert_eq!(page.texts("style").len(), 0, "{address}");
        assert_eq!(page.attributes("[style]", "style").len(), 0, "{address}");
    }
}

#[tokio::test]
async fn who_searches_too_often_is_asked_to_wait() {
    let mut few = settings();
    few.search_rate = Some(Rate { burst: 2, per_second: 1 });
    let visitor = Visitor::at(few).await;
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(visitor.opens("/angebote").await.status);
    }
    assert_eq!(seen, [200, 200, 429]);
    let page = visitor.opens("/angebote").await;
    assert_eq!(page.header("retry-after"), "5");
    assert_eq!(page.texts("h1"), ["Das waren zu viele Anfragen"]);
    assert_eq!(visitor.opens("/").await.status, 200, "reading goes on");
    assert_eq!(visitor.opens("/api/v1/offers").await.json()["status"], 429);
}

#[tokio::test]
async fn under_a_base_path_every_link_begins_with_it_and_the_host_header_counts_for_nothing() {
    let mut below = settings();
    below.base_path = "/bildung".to_owned();
    let visitor = Visitor::at(below).await;
    let request = Request::get("/bildung/angebote").header("host", "evil.example");
    let page = visitor.asks(request.body(Body::empty()).unwrap()).await;
    assert_eq!(page.status, 200);
    assert!(!page.body.contains("evil.example"));
    assert_eq!(
        page.attributes("link[rel=canonical]", "href"),
        ["https://bildung.example/bildung/angebote"]
    );
    for href in page.attributes("a, link", "href") {
        let ours = href.starts_with("/bildung/") || href.starts_with('#');
        assert!(ours || href.starts_with("https://bildung.example/bildung/"), "{href}");
    }
    let sheets = page.attributes("link[rel=stylesheet]", "href");
    assert_eq!(visitor.opens(sheets.first().unwrap()).await.status, 200);
}

#[tokio::test]
async fn only_reading_is_possible() {
    let visitor = Visitor::new().await;
    let request = Request::post("/angebote").body(Body::from("q=x")).unwrap();
    assert_eq!(visitor.asks(request).await.status, 404);
    let huge = Request::get(format!("/angebote?q={}", "x".repeat(60_000))).body(Body::empty());
    assert_eq!(visitor.asks(huge.unwrap()).await.status, 200);
}

#[tokio::test]
async fn operators_see_health_and_figures_without_what_was_searched() {
    let visitor = Visitor::new().await;
    assert_eq!(visitor.opens("/health").await.body, "ok\n");
    visitor.opens("/angebote?q=streng-geheim").await;
    // The portal itself tells its figures to nobody.
    assert_eq!(visitor.opens("/metrics").await.status, 404);
    let site = web::metrics(visitor.state.db.clone(), visitor.state.index.clone());
    let asked = Request::get("/metrics").body(Body::empty()).unwrap();
    let told = tower::ServiceExt::oneshot(site, asked).await.unwrap();
    let told = axum::body::to_bytes(told.into_body(), 1_000_000).await.unwrap();
    let figures = String::from_utf8(told.to_vec()).unwrap();
    assert!(figures.contains("verzahnt_requests_total"), "{figures}");
    assert!(figures.contains("route=\"/angebote\""), "{figures}");
    assert!(figures.contains("verzahnt_index_changes_behind 0"), "{figures}");
    assert!(!figures.contains("streng-geheim"));
}
