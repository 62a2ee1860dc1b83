//! What search engines are told: the files of the sitemap after the rules of its schema (sitemaps.org, 0.9), with every
//! public page in every language and no other, and robots.txt.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use quick_xml::{
    NsReader,
    events::Event,
    name::{Namespace, ResolveResult},
};
use url::Url;
use web::Settings;

use crate::{
    stock::{offer_id, organisation_id, place_id},
    visitor::{Answer, Visitor, settings},
};

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// An entry of a file, checked against the schema.
#[derive(Debug, Default)]
struct Entry {
    loc: String,
    lastmod: Option<Timestamp>,
    /// Language and address.
    alternates: BTreeMap<String, String>,
}

/// Reads a `urlset` of `url`, or a `sitemapindex` of `sitemap`, as their schemas say: every element in its namespace and
/// in the order of the schema, addresses absolute and 12 to 2048 characters long, times as W3C writes them.
fn read(answer: &Answer, root: &str, entry: &str) -> Vec<Entry> {
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/xml; charset=utf-8");
    assert!(answer.size < 50_000_000);
    let mut reader = NsReader::from_str(&answer.body);
    let (mut path, mut all) = (Vec::<String>::new(), Vec::<Entry>::new());
    loop {
        let (namespace, event) = reader.read_resolved_event().unwrap();
        let namespace = match namespace {
            ResolveResult::Bound(Namespace(name)) => name.to_owned(),
            _ => String::new(),
        };
        let is_empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(element) | Event::Empty(element) => {
                path.push(element.local_name().as_ref().to_owned());
                let named: Vec<&str> = path.iter().map(String::as_str).collect();
                match named.as_slice() {
                    [one] => assert_eq!((namespace.as_str(), *one), (SITEMAP, root)),
                    [_, one] => {
                        assert_eq!((namespace.as_str(), *one), (SITEMAP, entry));
                        all.push(Entry::default());
                    }
                    [_, _, "loc" | "lastmod"] => {
                        assert_eq!(namespace, SITEMAP);
                        assert!(all.last().unwrap().alternates.is_empty(), "others come last");
                    }
                    [_, _, "link"] => {
                        assert_eq!(namespace, XHTML);
                        let of = |key: &str| {
                            let found = element.try_get_attribute(key).unwrap().unwrap();
                            found.value.into_owned()
                        };
                        assert_eq!(of("rel"), "alternate");
                        all.last_mut().unwrap().alternates.insert(of("hreflang"), of("href"));
                    }
                    other => panic!("{other:?} is not in the schema"),
                }
                if is_empty {
                    path.pop();
                }
            }
            Event::Text(text) => {
                let text = text.xml10_content().trim().to_owned();
                let last = path.last().map(String::as_str);
                match last {
                    Some("loc") => {
                        let address = Url::parse(&text).expect("an absolute address");
                        assert!(matches!(address.scheme(), "http" | "https"));
                        assert!((12..=2048).contains(&text.len()), "{text}");
                        let of = all.last_mut().unwrap();
                        assert!(of.loc.is_empty() && of.lastmod.is_none(), "loc is once and first");
                        of.loc = text;
                    }
                    Some("lastmod") => {
                        let of = all.last_mut().unwrap();
                        assert!(!of.loc.is_empty() && of.lastmod.is_none());
                        of.lastmod = Some(text.parse().unwrap());
                    }
                    _ => assert_eq!(text, "", "{path:?}"),
                }
            }
            Event::End(_) => {
                path.pop();
            }
            Event::GeneralRef(_) => panic!("no address of the tests has a sign that is masked"),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!((1..=50_000).contains(&all.len()));
    assert!(all.iter().all(|entry| !entry.loc.is_empty()));
    all
}

/// The entries of all files.
async fn entries(visitor: &Visitor, base: &str) -> Vec<Entry> {
    let mut all = Vec::new();
    for file in read(&visitor.opens("/sitemap.xml").await, "sitemapindex", "sitemap") {
        let path = file.loc.strip_prefix(base).unwrap();
        all.extend(read(&visitor.opens(path).await, "urlset", "url"));
    }
    all
}

#[tokio::test]
async fn every_public_page_stands_in_the_sitemap_in_each_language_with_its_last_change() {
    let visitor = Visitor::new().await;
    let base = "https://bildung.example";
    let all = entries(&visitor, base).await;
    let locs: BTreeSet<&str> = all.iter().map(|entry| entry.loc.as_str()).collect();
    assert_eq!(locs.len(), all.len(), "each address once");
    for path in [
        "/".to_owned(),
        "/angebote".to_owned(),
        "/themen/musik".to_owned(),
        format!("/angebote/{}", offer_id("gitarre")),
        format!("/einrichtungen/{}", organisation_id("musikschule")),
        format!("/orte/{}", place_id("haus")),
    ] {
        for lang in ["", "/en", "/einfach"] {
            assert!(locs.contains(format!("{base}{lang}{path}").as_str()), "{lang}{path}");
        }
    }
    for entry in &all {
        assert!(entry.loc.starts_with(&format!("{base}/")), "{}", entry.loc);
        let codes: Vec<&str> = entry.alternates.keys().map(String::as_str).collect();
        assert_eq!(codes, ["de", "de-simple", "en"], "{}", entry.loc);
        assert!(entry.alternates.values().any(|it| *it == entry.loc), "itself among them");
        assert!(entry.alternates.values().all(|it| locs.contains(it.as_str())), "and they name it");
        let parts = ["/angebote/", "/einrichtungen/", "/orte/"];
        if parts.iter().any(|part| entry.loc.contains(part)) {
            assert!(entry.lastmod.is_some(), "{}", entry.loc);
        }
    }
    // What stands there can be opened, is meant to be listed, and says the same of its languages.
    for entry in all.iter().filter(|entry| entry.alternates["de"] == entry.loc) {
        if entry.loc.contains("/themen/") && !entry.loc.ends_with("/musik") {
            continue;
        }
        let page = visitor.opens(entry.loc.strip_prefix(base).unwrap()).await;
        assert_eq!(page.status, 200, "{}", entry.loc);
        assert!(page.attributes("meta[name=robots]", "content").is_empty(), "{}", entry.loc);
        let said = page.attributes("link[hreflang]", "href");
        assert_eq!(said.iter().collect::<BTreeSet<_>>(), entry.alternates.values().collect());
    }
}

#[tokio::test]
async fn what_is_not_public_is_in_no_sitemap_and_a_change_shows_in_it() {
    let visitor = Visitor::new().await;
    let base = "https://bildung.example";
    let page = format!("{base}/angebote/{}", offer_id("gitarre"));
    let before = entries(&visitor, base).await;
    let first = before.iter().find(|entry| entry.loc == page).unwrap().lastmod;
    visitor.waits(3600);
    let state = &visitor.state;
    let actor = base::Actor::System(base::Cause::Command("test"));
    let put = async |publication, title: &str| {
        let mut tx = state.db.write(actor.clone(), state.clock.now()).await.unwrap();
        let mut offer = store::offers::by_id(&mut tx, offer_id("gitarre")).await.unwrap().unwrap();
        offer.publication = publication;
        offer.title = base::LocalText::german(title);
        store::offers::put(&mut tx, &offer).await.unwrap();
        tx.commit().await.unwrap();
    };
    put(landscape::Publication::Published, "Gitarre für alle").await;
    let changed = entries(&visitor, base).await;
    let now = changed.iter().find(|entry| entry.loc == page).unwrap().lastmod;
    assert!(now > first, "{now:?} after {first:?}");
    put(landscape::Publication::Withdrawn, "Gitarre für alle").await;
    let gone = entries(&visitor, base).await;
    assert!(gone.iter().all(|entry| entry.loc != page));
    assert_eq!(gone.len(), before.len() - 3);
    for private in ["/cockpit", "/anmelden", "/zugang", "/bestaetigen"] {
        assert!(gone.iter().all(|entry| !entry.loc.contains(private)), "{private}");
    }
}

#[tokio::test]
async fn addresses_have_the_configured_origin_and_path_and_robots_txt_names_the_sitemap() {
    let settings = Settings {
        base_url: "https://kreis.example/bildung".to_owned(),
        base_path: "/bildung".to_owned(),
        imprint: Some("Landkreis Beispiel, Beispielplatz 1".to_owned()),
        ..settings()
    };
    let visitor = Visitor::at(settings).await;
    let all = entries(&visitor, "https://kreis.example").await;
    assert!(all.iter().all(|entry| entry.loc.starts_with("https://kreis.example/bildung/")));
    let is_there = |path: &str| all.iter().any(|entry| entry.loc.ends_with(path));
    assert!(is_there("/bildung/impressum"));
    assert!(!is_there("/bildung/datenschutz"), "nobody has written it yet");
    let robots = visitor.opens("/robots.txt").await;
    assert_eq!(robots.header("content-type"), "text/plain; charset=utf-8");
    let lines: Vec<&str> = robots.body.lines().collect();
    assert!(lines.contains(&"Sitemap: https://kreis.example/bildung/sitemap.xml"), "{lines:?}");
    assert!(lines.contains(&"Disallow: /bildung/en/cockpit"), "{lines:?}");
    for wrong in ["?file=0", "?file=3", "?file=-1", "?file=viele", "?file=99999999999999999999"] {
        assert_eq!(visitor.opens(&format!("/sitemap.xml{wrong}")).await.status, 404, "{wrong}");
    }
}
