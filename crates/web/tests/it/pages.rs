//! What the pages show, in all languages.

use crate::{
    stock::{offer_id, organisation_id, place_id},
    visitor::{Visitor, settings},
};

#[tokio::test]
async fn the_first_page_shows_search_phases_situations_and_the_week() {
    let start = Visitor::new().await.opens("/").await;
    assert_eq!(start.status, 200);
    assert_eq!(start.texts("h1").len(), 1);
    assert_eq!(start.texts(".tile").len(), 8);
    assert!(start.texts(".situations a").contains(&"Ein Kind bekommen".to_owned()));
    assert_eq!(start.texts(".hero__figures strong"), ["29", "2"]);
    // One date in this week is too little, so two weeks are shown.
    assert!(start.texts("h2").contains(&"In den nächsten zwei Wochen".to_owned()));
    let ahead = start.texts(".cards .card__title");
    assert_eq!((ahead.len(), ahead[0].as_str()), (6, "Deutsch B1 am Abend"));
    assert_eq!(start.attributes("form", "action"), ["/angebote"]);
}

#[tokio::test]
async fn an_offer_shows_everything_that_is_known() {
    let page = Visitor::new().await.opens(&format!("/angebote/{}", offer_id("gitarre"))).await;
    assert_eq!(page.texts("h1"), ["Gitarre für Einsteiger"]);
    let whole = page.texts("main").concat();
    for expected in [
        "Musikschule Beispielstadt",
        "Di, 1. September, 18:00 bis 19:30 Uhr",
        "Di, 8. September, 18:00 bis 19:30 Uhr",
        "wöchentlich, Dienstag",
        "Haus am Beispielplatz",
        "Raum 2",
        "Beispielplatz 1, 21423 Winsen (Luhe)",
        "80,50 €",
        "Schüler:innen: 40 €",
        "wenige Plätze",
        "10 bis 99 Jahre",
        "In einfachen Worten",
        "Wir machen Musik.",
        "Zuletzt geprüft: 20. August 2026",
        "erfundenes Beispiel",
    ] {
        assert!(whole.contains(expected), "{expected} is missing in: {whole}");
    }
    assert_eq!(page.texts(".easy[lang=de-x-leicht]").len(), 1);
    assert!(
        page.attributes("a.kern-btn--primary", "href")
            .contains(&"https://example.org/anmelden".to_owned())
    );
}

#[tokio::test]
async fn english_pages_speak_english_and_mark_what_is_german() {
    let visitor = Visitor::new().await;
    let page = visitor.opens(&format!("/en/angebote/{}", offer_id("gitarre"))).await;
    assert_eq!(page.attributes("html", "lang"), ["en"]);
    assert_eq!(page.texts("h1"), ["Guitar for beginners"]);
    assert!(page.texts("main").concat().contains("Tue, 1 September, 18:00 to 19:30"));
    assert_eq!(page.attributes(".lead", "lang"), ["de"]);
    let german = format!("/angebote/{}", offer_id("gitarre"));
    let simple = format!("/einfach{german}");
    assert_eq!(page.attributes(".languages a", "href"), [german, simple]);
    let start = visitor.opens("/en").await;
    assert!(start.attributes(".nav a", "href").iter().all(|href| href.starts_with("/en/")));
}

#[tokio::test]
async fn markup_from_a_source_is_text_and_ends_no_script() {
    let page = Visitor::new().await.opens(&format!("/angebote/{}", offer_id("boese"))).await;
    assert_eq!(page.texts("h1"), ["<script>alert(1)</script> & Co."]);
    let scripts = page.texts("script");
    assert!(scripts.iter().all(|script| !script.contains("alert(1)</")), "{scripts:?}");
    let linked: Vec<_> = page.texts("script[type='application/ld+json']");
    let [linked] = linked.as_slice() else { panic!("{} data blocks", linked.len()) };
    let value: serde_json::Value = serde_json::from_str(linked).unwrap();
    assert!(value.to_string().contains("alert(1)"));
}

#[tokio::test]
async fn what_is_not_public_is_not_there() {
    let visitor = Visitor::new().await;
    for key in ["entwurf", "vorbei", "nie-gewesen"] {
        for ending in ["", ".json", ".ics", ".jsonld"] {
            let page = visitor.opens(&format!("/angebote/{}{ending}", offer_id(key))).await;
            assert_eq!(page.status, 404, "{key}{ending}");
            assert!(!page.body.contains("Geheimer"), "{key}{ending}");
        }
    }
}

#[tokio::test]
async fn registers_can_be_narrowed_and_lead_to_their_pages() {
    let visitor = Visitor::new().await;
    let all = visitor.opens("/einrichtungen").await;
    assert_eq!(all.texts(".entries a"), ["Archiv Beispielstadt", "Musikschule Beispielstadt"]);
    let some = visitor.opens("/einrichtungen?name=musik").await;
    assert_eq!(some.texts(".entries a"), ["Musikschule Beispielstadt"]);
    let none = visitor.opens("/einrichtungen?kind=nirgends").await;
    assert_eq!(none.texts(".entries a"), Vec::<String>::new());
    let one = visitor.opens(&format!("/einrichtungen/{}", organisation_id("musikschule"))).await;
    let whole = one.texts("main").concat();
    for expected in
        ["Trägerverein Beispiel e. V.", "info@example.org", "Haus am Beispielplatz", "29 Angebote"]
    {
        assert!(whole.contains(expected), "{expected} is missing in: {whole}");
    }
    let place = visitor.opens(&format!("/orte/{}", place_id("haus"))).await;
    assert!(place.texts("main").concat().contains("Mo bis Fr 9 bis 18 Uhr"));
    assert!(!place.texts(".card__title").is_empty());
}

#[tokio::test]
async fn a_municipality_shows_what_there_is_here() {
    let visitor = Visitor::new().await;
    let list = visitor.opens("/gemeinden").await;
    assert_eq!(list.texts(".lines a"), ["Buchholz in der Nordheide", "Winsen (Luhe)"]);
    let here = visitor.opens("/gemeinden/03353040").await;
    assert_eq!(here.texts("h1"), ["Winsen (Luhe)"]);
    assert!(here.texts("main").concat().contains("29 Angebote"));
    assert!(here.texts(".lines a").contains(&"Haus am Beispielplatz".to_owned()));
    let there = visitor.opens("/gemeinden/03353005").await;
    assert_eq!(there.texts(".card"), Vec::<String>::new());
    assert_eq!(visitor.opens("/gemeinden/03353999").await.status, 404);
}

#[tokio::test]
async fn the_operators_own_legal_text_takes_the_place_of_the_usual_one() {
    let visitor = Visitor::new().await;
    assert_eq!(visitor.opens("/impressum").await.texts(".note").len(), 1);
    let mut own = settings();
    own.imprint = Some("## Amt\nStraße <1>".to_owned());
    let visitor = Visitor::at(own).await;
    let page = visitor.opens("/impressum").await;
    assert_eq!(page.texts("main h2"), ["Amt"]);
    assert_eq!(page.texts("main .written p"), ["Straße <1>"]);
    assert_eq!(page.texts(".note").len(), 0);
}

#[tokio::test]
async fn a_page_that_is_not_there_says_so_in_the_readers_language() {
    let visitor = Visitor::new().await;
    let german = visitor.opens("/gibt-es-nicht").await;
    assert_eq!(
        (german.status, german.texts("h1")),
        (404, vec!["Diese Seite gibt es nicht".to_owned()])
    );
    let english = visitor.opens("/en/gibt-es-nicht").await;
    assert_eq!(english.texts("h1"), ["This page does not exist"]);
}

#[tokio::test]
async fn everything_can_be_read_in_plain_german() {
    let visitor = Visitor::new().await;
    let start = visitor.opens("/einfach").await;
    assert_eq!(start.attributes("html", "lang"), ["de-simple"]);
    assert_eq!(start.texts("h1"), ["Hier finden Sie etwas zum Lernen."]);
    assert!(start.attributes(".nav a", "href").iter().all(|href| href.starts_with("/einfach/")));
    assert_eq!(
        start.attributes("link[rel=alternate][hreflang]", "hreflang"),
        ["de", "de-simple", "en"]
    );
    let german = visitor.opens("/orte?name=Haus").await;
    assert_eq!(
        german.attributes(".languages a", "href"),
        ["/einfach/orte?name=Haus", "/en/orte?name=Haus"]
    );
    // What providers wrote is German as it is, and says so.
    let offer = visitor.opens(&format!("/einfach/angebote/{}", offer_id("gitarre"))).await;
    assert_eq!(offer.attributes("h1", "lang"), ["de"]);
    assert!(offer.texts("main").concat().contains("Dienstag, 1. September"));
    let missing = visitor.opens("/einfach/gibt-es-nicht").await;
    assert_eq!(
        (missing.status, missing.texts("h1").concat().as_str()),
        (404, "Diese Seite gibt es nicht")
    );
}
