//! Links to the pages of a list around the current one.

use crate::{Lang, words::text};

/// A page of a list; without an address a gap.
pub(crate) struct PageLink {
    pub(crate) url: String,
    pub(crate) word: String,
    pub(crate) current: bool,
    pub(crate) rel: &'static str,
}

/// The way back, the first and the last page, those around the current one, and the way on.
pub(crate) fn pages(
    lang: Lang,
    current: usize,
    last: usize,
    at: impl Fn(usize) -> String,
) -> Vec<PageLink> {
    let mut links = Vec::new();
    let step = |n: usize, key: &str, rel| PageLink {
        url: at(n),
        word: text(lang, key).into_owned(),
        current: false,
        rel,
    };
    if current > 1 && last > 1 {
        links.push(step(current - 1, "page-previous", "prev"));
    }
    let mut before = 0;
    for n in (1..=last).filter(|n| *n == 1 || *n == last || n.abs_diff(current) <= 2) {
        if n > before + 1 {
            let gap = PageLink { url: String::new(), word: String::new(), current: false, rel: "" };
            links.push(gap);
        }
        links.push(PageLink { url: at(n), word: n.to_string(), current: n == current, rel: "" });
        before = n;
    }
    if current < last {
        links.push(step(current + 1, "page-next", "next"));
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_and_neighbours_are_named_and_gaps_shown() {
        let words = |current, last| {
            let links = pages(Lang::De, current, last, |n| format!("?page={n}"));
            let word = |link: &PageLink| match link.url.is_empty() {
                true => "…".to_owned(),
                false => link.word.clone(),
            };
            links.iter().map(word).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(words(1, 1), "1");
        assert_eq!(words(1, 3), "1 2 3 Weiter");
        assert_eq!(words(7, 20), "Zurück 1 … 5 6 7 8 9 … 20 Weiter");
        assert_eq!(words(20, 20), "Zurück 1 … 18 19 20");
    }
}
