//! What somebody tries who means harm: through the real router, against every address that there is.
//!
//! [`walk`] makes the addresses from the list of routes and from the forms and links of the pages themselves, so that
//! a new page is tried without a word here.

mod addresses;
mod floods;
mod letters;
mod stored;
mod walk;
mod ways;

use scraper::Html;

use crate::visitor::Answer;

/// What would run as a script, where text becomes markup.
const MARKUP: &str = "\"><svg onload=alert(7)></script><script>alert(7)</script>";

/// The words of `MARKUP` as they must never stand in a page.
const RUNS: [&str; 2] = ["<svg onload", "<script>alert"];

/// Fails where a page runs what somebody typed, or leads to it.
fn is_harmless(page: &Answer, address: &str) {
    let kind = page.header("content-type");
    if !kind.starts_with("text/html") && !kind.contains("xml") {
        // No browser takes anything else for a page.
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{address}");
        return;
    }
    for runs in RUNS {
        assert!(!page.body.contains(runs), "{address} shows {runs} as it was typed");
    }
    if !kind.starts_with("text/html") {
        return;
    }
    // What a browser would make of it.
    let document = Html::parse_document(&page.body);
    for element in document.root_element().descendent_elements() {
        let (name, kind) = (element.value().name(), element.attr("type"));
        let runs = name == "script" && element.attr("src").is_none();
        assert!(!runs || kind == Some("application/ld+json"), "{address} has a script in it");
        for (name, value) in element.value().attrs() {
            assert!(!name.starts_with("on") && name != "style", "{address}: {name}={value:?}");
            if matches!(name, "href" | "src" | "action" | "formaction") {
                let there = value.trim_start().to_lowercase();
                let away = ["javascript:", "//", "/\\"].iter().any(|it| there.starts_with(it));
                assert!(!away, "{address} leads to {value}");
            }
        }
    }
}
