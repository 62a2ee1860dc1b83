//! Texts of providers, made safe: sanitised HTML of paragraphs, lists, emphasis and links.
//!
//! Plain text takes a short way without the HTML parser, because most texts are plain and an import has
//! a hundred thousand of them; what contains a tag goes through `ammonia`.

mod words;

use std::sync::LazyLock;

use ammonia::Builder;

pub use words::{from_words, to_words};

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(["p", "br", "ul", "ol", "li", "strong", "em", "b", "i", "a"].into())
        .add_clean_content_tags(["script", "style", "title"])
        .add_tag_attributes("a", ["href"])
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener nofollow"));
    builder
});

static STRIPPER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder.add_clean_content_tags(["script", "style", "title"]);
    builder
});

/// Sanitised HTML of a text that is HTML or plain, whatever its format promises.
pub fn clean(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        String::new()
    } else if is_markup(text) {
        let clean = CLEANER.clean(text).to_string();
        // Where no tag was left it is plain text, so that what was cleaned reads as itself.
        match is_markup(&clean) {
            true => clean.trim().to_owned(),
            false => paragraphs(&entities(&clean)),
        }
    } else {
        paragraphs(&entities(text))
    }
}

/// The words of a text that is HTML or plain, on one line.
pub fn plain(text: &str) -> String {
    if is_markup(text) {
        let spaced = text.replace('<', " <");
        one_line(&entities(&STRIPPER.clean(&spaced).to_string()))
    } else if text.contains('&') {
        one_line(&entities(text))
    } else {
        one_line(text)
    }
}

/// Whether a text contains something that looks like a tag.
fn is_markup(text: &str) -> bool {
    let mut bytes = text.bytes();
    while bytes.by_ref().any(|b| b == b'<') {
        if bytes.clone().next().is_some_and(|b| b.is_ascii_alphabetic() || b == b'/' || b == b'!') {
            return true;
        }
    }
    false
}

/// Plain text as paragraphs: a blank line parts them, a line break stays one.
fn paragraphs(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    let mut open = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            if open {
                html.push_str("</p>");
                open = false;
            }
            continue;
        }
        html.push_str(if open { "<br>" } else { "<p>" });
        open = true;
        escape_into(line, &mut html);
    }
    if open {
        html.push_str("</p>");
    }
    html
}

/// Appends `text` with the characters escaped that mean something in the text of HTML, not in attributes.
pub fn escape_into(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            c => html.push(c),
        }
    }
}

/// The few named entities that exporters leave in plain text, and numbers.
fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let known =
            after.split_once(';').filter(|(name, _)| name.len() <= 8).and_then(|(name, tail)| {
                let number =
                    name.strip_prefix('#').and_then(|n| match n.strip_prefix(['x', 'X']) {
                        Some(hex) => u32::from_str_radix(hex, 16).ok(),
                        None => n.parse().ok(),
                    });
                let c = match name {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    "nbsp" => ' ',
                    "auml" => 'ä',
                    "ouml" => 'ö',
                    "uuml" => 'ü',
                    "Auml" => 'Ä',
                    "Ouml" => 'Ö',
                    "Uuml" => 'Ü',
                    "szlig" => 'ß',
                    "euro" => '€',
                    "ndash" => '–',
                    "mdash" => '—',
                    "bdquo" => '„',
                    "ldquo" => '“',
                    "rdquo" => '”',
                    "hellip" => '…',
                    "eacute" => 'é',
                    "bull" => '•',
                    _ => number.and_then(char::from_u32).filter(|c| !c.is_control())?,
                };
                Some((c, tail))
            });
        match known {
            Some((c, tail)) => {
                out.push(c);
                rest = tail;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// White space of every kind as single spaces.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// A web address: http or https with a host; `www.` without a scheme is helped.
pub fn web_address(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || text.len() > 2000 || text.contains(char::is_whitespace) {
        return None;
    }
    let scheme = text.get(..8).is_some_and(|s| s.eq_ignore_ascii_case("https://"))
        || text.get(..7).is_some_and(|s| s.eq_ignore_ascii_case("http://"));
    let address = if scheme {
        text.to_owned()
    } else if text.contains(':') || text.starts_with('/') || !text.contains('.') {
        return None;
    } else {
        format!("https://{text}")
    };
    let url = url::Url::parse(&address).ok()?;
    let named = url.host_str().is_some_and(|host| !host.is_empty());
    (named && url.username().is_empty() && url.password().is_none()).then(|| url.to_string())
}

#[cfg(test)]
mod tests;
