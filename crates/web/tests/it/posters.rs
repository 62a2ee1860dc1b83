//! Posters: what hangs on a wall says what is on, and leads back to the portal.

use scraper::{Html, Selector};

use crate::{
    stock::{offer_id, organisation_id},
    visitor::{Answer, Visitor},
};

/// Pixels of a module, as a camera might see it.
const SCALE: usize = 4;

/// What a telephone reads from the code on the page.
fn scanned(page: &Answer) -> String {
    let document = Html::parse_document(&page.body);
    let code = document.select(&Selector::parse("svg.poster__code").unwrap()).next().unwrap();
    let size: usize =
        code.attr("viewBox").unwrap().split(' ').next_back().unwrap().parse().unwrap();
    let dark = code.select(&Selector::parse(".poster__dark").unwrap()).next().unwrap();
    let mut modules = vec![false; size * size];
    for run in dark.attr("d").unwrap().split('M').filter(|run| !run.is_empty()) {
        let (at, long) = run.split_once('h').unwrap();
        let (x, y) = at.split_once(' ').unwrap();
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        let long: usize = long.split('v').next().unwrap().parse().unwrap();
        modules.iter_mut().skip(y * size + x).take(long).for_each(|module| *module = true);
    }
    let pixel = |x: usize, y: usize| {
        if *modules.get((y / SCALE) * size + x / SCALE).unwrap() { 0 } else { 255 }
    };
    let side = size * SCALE;
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(side, side, pixel);
    let grids = seen.detect_grids();
    let [grid] = grids.as_slice() else { panic!("{} codes", grids.len()) };
    grid.decode().unwrap().1
}

#[tokio::test]
async fn the_code_on_a_poster_leads_to_the_page_that_it_is_about() {
    let visitor = Visitor::new().await;
    for (path, language) in [
        (format!("/angebote/{}", offer_id("gitarre")), ""),
        (format!("/einrichtungen/{}", organisation_id("musikschule")), ""),
        (format!("/einrichtungen/{}", organisation_id("musikschule")), "/en"),
    ] {
        let poster = visitor.opens(&format!("{language}{path}/aushang")).await;
        let page = format!("https://bildung.example{language}{path}");
        assert_eq!(scanned(&poster), page);
        assert_eq!(poster.attributes("a.poster__url", "href"), [page.as_str()]);
        assert!(poster.attributes("svg.poster__code", "aria-label")[0].contains(&page));
    }
}

#[tokio::test]
async fn the_poster_of_an_organisation_names_its_next_offers_and_how_many_more_there_are() {
    let visitor = Visitor::new().await;
    let id = organisation_id("musikschule");
    let poster = visitor.opens(&format!("/einrichtungen/{id}/aushang")).await;
    assert_eq!(poster.texts(".poster h1"), ["Musikschule Beispielstadt"]);
    assert_eq!(poster.texts(".poster__lines li").len(), 7);
    let starts = poster.attributes(".poster__lines time", "datetime");
    assert!(starts.is_sorted() && !starts.is_empty(), "{starts:?}");
    let total: usize =
        visitor.opens(&format!("/angebote.json?provider={id}")).await.json()["total"]
            .as_u64()
            .unwrap()
            .try_into()
            .unwrap();
    let more = format!("Und {} weitere Angebote im Netz.", total - 7);
    assert!(poster.texts(".poster > p").contains(&more), "{more}");
}

#[tokio::test]
async fn the_poster_of_an_offer_says_when_where_and_for_how_much() {
    let visitor = Visitor::new().await;
    let poster = visitor.opens(&format!("/angebote/{}/aushang", offer_id("gitarre"))).await;
    assert_eq!(poster.texts(".poster h1"), ["Gitarre für Einsteiger"]);
    assert_eq!(poster.texts(".poster__by"), ["Musikschule Beispielstadt"]);
    assert_eq!(poster.texts(".poster__lines li").len(), 3, "it has three dates");
    let facts = poster.texts(".poster__facts dd");
    assert!(facts[0].contains("Beispielplatz 1, 21423 Winsen (Luhe)"), "{facts:?}");
    assert!(facts[1].contains('€'), "{facts:?}");
    assert_eq!(poster.attributes("meta[name=robots]", "content"), ["noindex"]);
}

#[tokio::test]
async fn there_is_no_poster_of_what_there_is_not() {
    let visitor = Visitor::new().await;
    for path in [
        format!("/angebote/{}/aushang", offer_id("gibt-es-nicht")),
        format!("/einrichtungen/{}/aushang", organisation_id("gibt-es-nicht")),
        "/einrichtungen/keine-nummer/aushang".to_owned(),
    ] {
        assert_eq!(visitor.opens(&path).await.status, 404, "{path}");
    }
}
