//! The Markdown in which the office writes: made into clean HTML, and looked at for what shuts people out.
//!
//! Whatever is wrong with a text, what comes out is safe: foreign markup is shown as the characters that were typed, a link
//! leads to an address of the web, a mailbox, a telephone or a page of ours, and a picture is one of ours. What is wrong is
//! said to the writer (EN 301 549, 11.8): levels of headings that are skipped, links that say nothing, pictures without
//! words, markup. A single line break stays one, as in an address on an envelope.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};

use crate::{Lang, address::Links, words::with};

/// What is wrong with a text: the key of its words, and what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) key: &'static str,
    pub(crate) given: String,
}

impl Fault {
    pub(crate) fn says(&self, lang: Lang) -> String {
        with(lang, self.key, &[("given", &self.given)])
    }
}

/// A text that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Marked {
    pub(crate) html: String,
    pub(crate) faults: Vec<Fault>,
}

/// Texts of links that say nothing to whoever hears the links of a page one after the other.
const EMPTY_WORDS: &[&str] = &[
    "hier",
    "hier klicken",
    "klick hier",
    "klicken sie hier",
    "bitte hier klicken",
    "mehr",
    "weiter",
    "weiterlesen",
    "mehr lesen",
    "mehr erfahren",
    "mehr informationen",
    "mehr infos",
    "details",
    "link",
    "zum link",
    "dieser link",
    "siehe hier",
    "here",
    "click here",
    "more",
    "read more",
    "learn more",
    "continue",
    "this link",
    "this page",
    "diese seite",
    "download",
];

/// Reads a text; addresses of our own pages are led to the reader's language.
pub(crate) fn read(text: &str, links: &Links) -> Marked {
    let mut reading = Reading { links, faults: Vec::new(), level: 1, heard: Vec::new() };
    let mut events = Vec::new();
    for event in Parser::new_ext(text, Options::empty()) {
        reading.take(event, &mut events);
    }
    let mut html = String::with_capacity(text.len() * 2);
    push_html(&mut html, events.into_iter());
    Marked { html, faults: reading.faults }
}

/// Something whose words are listened to until it ends.
struct Heard {
    what: What,
    words: String,
}

enum What {
    /// A heading that is drawn at this level.
    Heading(HeadingLevel),
    /// A link, drawn only where its address is one.
    Link {
        drawn: bool,
    },
    Picture {
        address: String,
        drawn: bool,
    },
}

struct Reading<'a> {
    links: &'a Links,
    faults: Vec<Fault>,
    /// The level of the last heading; the page's title is the first.
    level: usize,
    heard: Vec<Heard>,
}

impl Reading<'_> {
    fn fault(&mut self, key: &'static str, given: &str) {
        let given = given.trim().chars().take(80).collect();
        let fault = Fault { key, given };
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    fn hear(&mut self, what: What) {
        self.heard.push(Heard { what, words: String::new() });
    }

    fn say(&mut self, words: &str) {
        for heard in &mut self.heard {
            heard.words.push_str(words);
        }
    }

    fn take<'t>(&mut self, event: Event<'t>, out: &mut Vec<Event<'t>>) {
        match event {
            Event::Html(markup) | Event::InlineHtml(markup) => {
                self.fault("markup-html", &markup);
                self.say(&markup);
                out.push(Event::Text(markup));
            }
            Event::Start(Tag::HtmlBlock) => out.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => out.push(Event::End(TagEnd::Paragraph)),
            Event::Start(Tag::Heading { level, .. }) => {
                let level = level.max(HeadingLevel::H2);
                self.hear(What::Heading(level));
                out.push(Event::Start(Tag::Heading {
                    level,
                    id: None,
                    classes: Vec::new(),
                    attrs: Vec::new(),
                }));
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                // An address in angle brackets may be a mailbox.
                let address = match link_type {
                    pulldown_cmark::LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                let dest_url = self.leads_to(&address);
                if dest_url.is_none() {
                    self.fault("markup-address", &address);
                }
                self.hear(What::Link { drawn: dest_url.is_some() });
                if let Some(url) = dest_url {
                    let link_type = pulldown_cmark::LinkType::Inline;
                    out.push(Event::Start(Tag::Link { link_type, dest_url: url, title, id }));
                }
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                let own = is_own(&dest_url);
                if !own {
                    self.fault("markup-picture", &dest_url);
                }
                self.hear(What::Picture { address: dest_url.to_string(), drawn: own });
                if own {
                    let dest_url = CowStr::from(self.links.plain(&dest_url));
                    out.push(Event::Start(Tag::Image { link_type, dest_url, title, id }));
                }
            }
            Event::End(TagEnd::Heading(_) | TagEnd::Link | TagEnd::Image) => self.end(out),
            Event::SoftBreak | Event::HardBreak => {
                self.say(" ");
                out.push(Event::HardBreak);
            }
            Event::Text(words) => {
                self.say(&words);
                out.push(Event::Text(words));
            }
            Event::Code(words) => {
                self.say(&words);
                out.push(Event::Code(words));
            }
            other => out.push(other),
        }
    }

    /// A heading, link or picture ends: what was heard in it is judged.
    fn end(&mut self, out: &mut Vec<Event<'_>>) {
        let Some(Heard { what, words }) = self.heard.pop() else { return };
        match what {
            What::Heading(level) => {
                let number = number(level);
                if words.trim().is_empty() {
                    self.fault("markup-heading-empty", "");
                } else if number > self.level + 1 {
                    self.fault("markup-heading", &words);
                }
                self.level = number;
                out.push(Event::End(TagEnd::Heading(level)));
            }
            What::Link { drawn } => {
                let said = words.trim().trim_end_matches(['.', '!', '…', ':', '»', '>']).trim();
                if said.is_empty() {
                    self.fault("markup-link-empty", "");
                } else if EMPTY_WORDS.contains(&said.to_lowercase().as_str()) {
                    self.fault("markup-link", said);
                }
                if drawn {
                    out.push(Event::End(TagEnd::Link));
                }
            }
            What::Picture { address, drawn } => {
                if words.trim().is_empty() {
                    self.fault("markup-alt", &address);
                }
                if drawn {
                    out.push(Event::End(TagEnd::Image));
                }
            }
        }
    }

    /// Where a link leads; `None` where it is no address that a page may carry.
    fn leads_to(&self, address: &str) -> Option<CowStr<'static>> {
        if is_own(address) {
            return Some(self.links.to(address).into());
        }
        let (scheme, rest) = address.split_once(':')?;
        let fine = match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => rest.starts_with("//") && rest.len() > 2,
            "mailto" | "tel" => !rest.is_empty(),
            _ => false,
        };
        fine.then(|| address.to_owned().into())
    }
}

/// A path of our own site.
fn is_own(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.contains('\\')
}

fn number(level: HeadingLevel) -> usize {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> Marked {
        read(text, &Links::new("/b", Lang::En))
    }

    fn faults(text: &str) -> Vec<&'static str> {
        marked(text).faults.into_iter().map(|fault| fault.key).collect()
    }

    #[test]
    fn a_text_becomes_headings_lists_and_links_and_keeps_its_lines() {
        let text =
            "## Wer\nAmt\nStraße <1>\n\n- [Alle Angebote](/angebote?free=1)\n- <a@b.example>\n";
        let expected = "<h2>Wer</h2>\n<p>Amt<br />\nStraße &lt;1&gt;</p>\n<ul>\n\
            <li><a href=\"/b/en/angebote?free=1\">Alle Angebote</a></li>\n\
            <li><a href=\"mailto:a@b.example\">a@b.example</a></li>\n</ul>\n";
        assert_eq!(marked(text), Marked { html: expected.to_owned(), faults: Vec::new() });
    }

    #[test]
    fn a_heading_follows_the_one_above_it() {
        let cases: [(&str, &[&str]); 6] = [
            ("## A\n\n### B\n\n## C\n\n### D\n\n#### E", &[]),
            ("# A", &[]),
            ("### A", &["markup-heading"]),
            ("## A\n\n#### B", &["markup-heading"]),
            ("## A\n\n### B\n\n##### C", &["markup-heading"]),
            ("##", &["markup-heading-empty"]),
        ];
        for (text, expected) in cases {
            assert_eq!(faults(text), expected, "{text}");
        }
        assert!(marked("# A").html.starts_with("<h2>"), "the page has its first heading");
    }

    #[test]
    fn a_link_says_where_it_leads() {
        for vague in ["hier", "Hier klicken!", "mehr …", "Read more", "*hier*", "Weiterlesen »"]
        {
            assert_eq!(faults(&format!("[{vague}](/x)")), ["markup-link"], "{vague}");
        }
        assert_eq!(faults("[](/x)"), ["markup-link-empty"]);
        assert_eq!(faults("[Mehr zum Ferienpass](/x) und [das hier](https://a.example)"), [""; 0]);
        assert_eq!(faults("[![Logo des Landes](/bilder/a/320)](https://a.example)"), [""; 0]);
        assert_eq!(faults("[![](/bilder/a/320)](/x)"), ["markup-alt", "markup-link-empty"]);
    }

    #[test]
    fn a_picture_is_ours_and_has_words() {
        let fine = marked("![Logo](/bilder/a/320)");
        assert_eq!(fine.html, "<p><img src=\"/b/bilder/a/320\" alt=\"Logo\" /></p>\n");
        assert_eq!(faults("![](/bilder/a/320)"), ["markup-alt"]);
        for foreign in
            ["https://a.example/x.png", "//a.example/x.png", "data:image/png;base64,A", "x"]
        {
            let marked = marked(&format!("![Bild]({foreign})"));
            assert_eq!(marked.html, "<p>Bild</p>\n", "{foreign}");
            assert_eq!(marked.faults[0].key, "markup-picture");
        }
    }

    #[test]
    fn markup_and_strange_addresses_never_come_through() {
        for text in [
            "<script>alert(1)</script>",
            "Ein <b onclick=x>Wort</b>",
            "<!-- weg -->",
            "<div>\n\n## Kopf\n\n</div>",
            "## Kopf <img src=x onerror=y>",
        ] {
            let marked = marked(text);
            assert!(marked.faults.iter().any(|fault| fault.key == "markup-html"), "{text}");
            for tag in ["<script", "<b ", "<!--", "<div", "<img"] {
                assert!(!marked.html.contains(tag), "{text}: {}", marked.html);
            }
        }
        for address in [
            "javascript:alert(1)",
            "JavaScript:x",
            "data:text/html,x",
            "//boese.example",
            "\\\\x",
            "x",
        ] {
            let marked = marked(&format!("[Anmelden](<{address}>)"));
            assert_eq!(marked.faults[0].key, "markup-address", "{address}");
            assert!(!marked.html.contains("<a"), "{address}: {}", marked.html);
        }
    }
}
