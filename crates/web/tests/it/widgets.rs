//! Lists in the frames of other sites, and how they get there.

use scraper::{Html, Selector};
use web::Kind;

use crate::{
    stock::{offer_id, organisation_id},
    visitor::{Visitor, settings},
};

fn organisation() -> String {
    format!("/widget/einrichtung/{}", organisation_id("musikschule"))
}

#[tokio::test]
async fn only_the_lists_made_for_it_may_be_framed() {
    let visitor = Visitor::new().await;
    let example = |path: &str| {
        path.replace("{ags}", "03353040").replace("{notation}", "musik").replace(
            "{id}",
            &if path.starts_with("/angebote") {
                offer_id("gitarre").to_string()
            } else {
                organisation_id("musikschule").to_string()
            },
        )
    };
    let mut framed = Vec::new();
    for route in
        web::routes().filter(|route| route.method == "GET" && route.kind != Kind::Operation)
    {
        let answer = visitor.opens(&example(route.path)).await;
        let policy = answer.header("content-security-policy");
        if policy.contains("frame-ancestors *") {
            assert_eq!(answer.header("x-frame-options"), "", "{}", route.path);
            framed.push(route.path);
        } else {
            assert!(policy.contains("frame-ancestors 'none'"), "{}", route.path);
            assert_eq!(answer.header("x-frame-options"), "DENY", "{}", route.path);
        }
    }
    assert_eq!(framed, ["/widget/einrichtung/{id}", "/widget/gemeinde/{ags}"]);
}

#[tokio::test]
async fn a_framed_list_needs_neither_script_nor_font_nor_cookie_and_opens_in_the_whole_window() {
    let visitor = Visitor::new().await;
    for path in [organisation(), "/widget/gemeinde/03353040".to_owned()] {
        let list = visitor.opens(&path).await;
        assert_eq!(list.status, 200, "{path}");
        let policy = list.header("content-security-policy");
        assert!(!policy.contains("script-src") && policy.contains("default-src 'none'"));
        assert_eq!(list.header("set-cookie"), "");
        assert_eq!(list.texts("script, form, iframe").len(), 0);
        assert_eq!(list.attributes("link[rel=preload]", "href").len(), 0);
        assert_eq!(list.texts("li").len(), 10);
        let links = list.attributes("a", "href").len();
        assert_eq!(list.attributes("a[target=_top]", "href").len(), links);
        assert!(links > 10);
    }
}

#[tokio::test]
async fn a_framed_list_speaks_the_language_of_its_address() {
    let visitor = Visitor::new().await;
    let list = visitor.opens(&format!("/en{}", organisation())).await;
    assert_eq!(list.attributes("html", "lang"), ["en"]);
    assert_eq!(list.attributes("h1 a", "lang"), ["de"]);
    assert!(list.texts("footer")[0].starts_with("From the portal"));
    assert!(list.attributes("h2 a", "href")[0].starts_with("/en/angebote/"));
}

#[tokio::test]
async fn a_list_that_is_gone_says_so_in_its_frame() {
    let visitor = Visitor::new().await;
    for path in ["/widget/einrichtung/x", "/widget/gemeinde/99999999", "/widget/gemeinde/x"] {
        let gone = visitor.opens(path).await;
        assert_eq!(gone.status, 404, "{path}");
        assert!(gone.header("content-security-policy").contains("frame-ancestors *"), "{path}");
        assert_eq!(gone.texts("h1"), ["Diese Liste gibt es nicht mehr"]);
    }
}

#[tokio::test]
async fn the_line_to_copy_is_an_element_with_a_title_that_frames_the_list() {
    let mut below = settings();
    below.base_path = "/bildung".to_owned();
    let visitor = Visitor::at(below).await;
    let id = organisation_id("musikschule");
    let how = visitor.opens(&format!("/bildung/einrichtungen/{id}/einbetten")).await;
    let line = how.texts("pre code").remove(0);
    let element = Html::parse_fragment(&line);
    let frame = element.select(&Selector::parse("iframe").unwrap()).next().unwrap();
    let there = format!("https://bildung.example/bildung/widget/einrichtung/{id}");
    assert_eq!(frame.attr("src"), Some(there.as_str()));
    assert_eq!(frame.attr("title"), Some("Angebote: Musikschule Beispielstadt"));
    assert!(!frame.attr("sandbox").unwrap().contains("allow-scripts"));
}

#[tokio::test]
async fn every_way_without_a_frame_gives_the_offers_of_that_provider_or_municipality() {
    let visitor = Visitor::new().await;
    for how in [
        format!("/einrichtungen/{}/einbetten", organisation_id("musikschule")),
        "/gemeinden/03353040/einbetten".to_owned(),
    ] {
        let ways = visitor.opens(&how).await.attributes(".prose li a", "href");
        assert!(ways.len() >= 4, "{ways:?}");
        for way in ways {
            let path = way.strip_prefix("https://bildung.example").unwrap();
            let file = visitor.opens(path).await;
            assert_eq!(file.status, 200, "{way}");
            assert!(file.body.contains("Gitarre für Einsteiger"), "{way}");
        }
    }
    assert_eq!(visitor.opens("/gemeinden/99999999/einbetten").await.status, 404);
}
