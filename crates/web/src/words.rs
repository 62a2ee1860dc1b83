//! Words: the texts of the interface from `locales/*.ftl`, and dates, prices and numbers as people say them.
//!
//! Texts without variables are taken from a table made once, since a page asks for a hundred of them.

pub(crate) mod dates;
pub(crate) mod prices;
pub(crate) mod repeats;

use std::{borrow::Cow, collections::BTreeMap, sync::LazyLock};

use fluent_templates::{Loader, fluent_bundle::FluentValue};

use crate::Lang;

use self::locales::LOCALES;

mod locales {
    //! The files of `locales/`, embedded.
    #![expect(clippy::disallowed_types, reason = "the loader keeps bundles by language, unseen")]

    fluent_templates::static_loader! {
        pub(super) static LOCALES = {
            locales: "./locales",
            fallback_language: "de",
            customise: |bundle| bundle.set_use_isolating(false),
        };
    }
}

const SOURCES: [(Lang, &str); 3] = [
    (Lang::De, include_str!("../locales/de.ftl")),
    (Lang::Simple, include_str!("../locales/de-simple.ftl")),
    (Lang::En, include_str!("../locales/en.ftl")),
];

/// Texts without variables by their key.
static PLAIN: LazyLock<BTreeMap<Lang, BTreeMap<&'static str, String>>> = LazyLock::new(|| {
    let mut plain: BTreeMap<Lang, BTreeMap<&'static str, String>> = BTreeMap::new();
    for (lang, source) in SOURCES {
        for key in keys(source) {
            let text = LOCALES.lookup(&identifier(lang), key);
            if !text.contains("{$") {
                plain.entry(lang).or_default().insert(key, text);
            }
        }
    }
    plain
});

/// Keys of all messages of a Fluent file.
fn keys(source: &'static str) -> impl Iterator<Item = &'static str> {
    source
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
}

fn identifier(lang: Lang) -> fluent_templates::LanguageIdentifier {
    static IDS: LazyLock<[fluent_templates::LanguageIdentifier; 3]> =
        LazyLock::new(|| Lang::ALL.map(|lang| lang.code().parse().unwrap_or_default()));
    let [de, simple, en] = &*IDS;
    match lang {
        Lang::De => de.clone(),
        Lang::Simple => simple.clone(),
        Lang::En => en.clone(),
    }
}

/// The text of `key`; the key itself where there is none, which a test rules out for the keys in the code.
pub(crate) fn text(lang: Lang, key: &str) -> Cow<'static, str> {
    match PLAIN.get(&lang).and_then(|texts| texts.get(key)) {
        Some(text) => Cow::Borrowed(text),
        None => Cow::Owned(
            LOCALES.try_lookup(&identifier(lang), key).unwrap_or_else(|| format!("[{key}]")),
        ),
    }
}

/// The text of `key` with what it is to say.
pub(crate) fn with(lang: Lang, key: &str, values: &[(&'static str, &str)]) -> String {
    #[expect(clippy::disallowed_types, reason = "the library wants it; its order is never seen")]
    let map: std::collections::HashMap<Cow<'static, str>, FluentValue<'_>> = values
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(*value)))
        .collect();
    LOCALES.try_lookup_with_args(&identifier(lang), key, &map).unwrap_or_else(|| format!("[{key}]"))
}

/// The text of `key` for a number of things: `$n` chooses the form, `$count` is the number as written.
pub(crate) fn counted(lang: Lang, key: &str, n: u64) -> String {
    #[expect(clippy::disallowed_types, reason = "the library wants it; its order is never seen")]
    let map: std::collections::HashMap<Cow<'static, str>, FluentValue<'_>> = [
        (Cow::Borrowed("n"), FluentValue::from(n)),
        (Cow::Borrowed("count"), FluentValue::from(number(lang, n))),
    ]
    .into();
    LOCALES.try_lookup_with_args(&identifier(lang), key, &map).unwrap_or_else(|| format!("[{key}]"))
}

/// A whole number with its thousands apart: `12.345`, English `12,345`.
pub(crate) fn number(lang: Lang, n: u64) -> String {
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(match lang {
                Lang::De | Lang::Simple => '.',
                Lang::En => ',',
            });
        }
        grouped.push(digit);
    }
    grouped
}

/// A distance as people say it: `350 m`, `2,4 km`, `31 km`.
pub(crate) fn distance(lang: Lang, metres: f64) -> String {
    if metres < 950.0 {
        return format!("{:.0} m", (metres / 50.0).round() * 50.0);
    }
    let km = metres / 1000.0;
    if km >= 9.95 {
        return format!("{km:.0} km");
    }
    let text = format!("{km:.1} km");
    match lang {
        Lang::De | Lang::Simple => text.replace('.', ","),
        Lang::En => text,
    }
}

#[cfg(test)]
mod tests;
