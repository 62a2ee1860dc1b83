//! Codes and names lead to one tag.

use super::*;

#[test]
fn codes_and_names_lead_to_the_same_tag() {
    for text in ["deu", "ger", "de", "Deutsch", "DEU", "german"] {
        assert_eq!(tag(text), Some(LangTag::german()), "{text}");
    }
    assert_eq!(tag("gsg").unwrap().as_str(), "gsg");
    assert_eq!(tag("en-GB").unwrap().as_str(), "en-gb");
}

#[test]
fn no_one_language_is_none() {
    for text in ["mul", "und", "", "mehrere Sprachen", "1"] {
        assert_eq!(tag(text), None, "{text}");
    }
}
