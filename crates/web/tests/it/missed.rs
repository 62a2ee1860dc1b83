//! Searches without hits are counted for the gap finder.

use axum::{body::Body, http::Request};
use store::searches::Gap;

use crate::visitor::Visitor;

impl Visitor {
    /// Searches as a browser does for somebody at `client` who pressed a key.
    async fn searches(&self, client: &str, query: &str) {
        let request = Request::get(format!("/angebote?{query}"))
            .header("sec-fetch-user", "?1")
            .header("x-forwarded-for", client);
        assert_eq!(self.asks(request.body(Body::empty()).unwrap()).await.status, 200);
    }

    /// What was missed, as soon as `term` is among it: it is counted after the answer was sent.
    async fn gaps_with(&self, term: &str) -> Vec<Gap> {
        loop {
            let mut tx = self.state.db.glance().await.unwrap();
            let gaps = store::searches::most_missed(&mut tx, &self.state.district, 10).await;
            let gaps = gaps.unwrap();
            if gaps.iter().any(|gap| gap.term == term) {
                return gaps;
            }
            tokio::task::yield_now().await;
        }
    }
}

/// A visitor whose site believes a proxy in what it tells of clients.
async fn visitor() -> Visitor {
    let mut settings = crate::visitor::settings();
    settings.trusted_proxies = vec!["::/0".parse().unwrap(), "10.0.0.0/8".parse().unwrap()];
    Visitor::at(settings).await
}

#[tokio::test]
async fn what_nobody_offers_is_counted_as_a_concept_and_words_only_after_five_people() {
    let visitor = visitor().await;
    for n in 1..=4 {
        visitor.searches(&format!("192.0.2.{n}"), "q=Quastenflosser&kind=internship").await;
    }
    // The same person again, a robot, further pages: none of them adds to it.
    visitor.searches("192.0.2.1", "q=Quastenflosser&kind=internship").await;
    visitor.searches("192.0.2.9", "q=Quastenflosser&kind=internship&page=2").await;
    visitor.opens("/angebote?q=Quastenflosser&kind=internship").await;
    visitor.searches("192.0.2.1", "audience=senioren&kind=internship").await;
    let gaps = visitor.gaps_with("audience:senioren").await;
    assert_eq!(gaps.len(), 1, "{gaps:?}");
    assert!(gaps[0].concept);
    visitor.searches("192.0.2.5", "q=Quastenflosser&kind=internship").await;
    let gaps = visitor.gaps_with("quastenflosser").await;
    let words = gaps.iter().find(|gap| !gap.concept).unwrap();
    assert_eq!((words.times, words.last.to_string().as_str()), (5, "2026-08-24"));
}

#[tokio::test]
async fn what_looks_like_a_person_or_finds_something_is_never_counted() {
    let visitor = visitor().await;
    for n in 1..=6 {
        visitor.searches(&format!("192.0.2.{n}"), "q=post%40example.org&kind=internship").await;
        visitor.searches(&format!("192.0.2.{n}"), "q=T%C3%B6pfern").await;
    }
    visitor.searches("192.0.2.1", "audience=senioren&kind=internship").await;
    let gaps = visitor.gaps_with("audience:senioren").await;
    assert_eq!(gaps.len(), 1, "{gaps:?}");
}
