//! The languages in which the pages speak.

use base::LangTag;

/// A language of the interface; it stands in the address: German at the root, English under `/en`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lang {
    #[default]
    De,
    En,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::De, Lang::En];

    /// The tag for `lang` attributes and for choosing texts.
    pub fn code(self) -> &'static str {
        match self {
            Lang::De => "de",
            Lang::En => "en",
        }
    }

    pub(crate) fn tag(self) -> LangTag {
        match self {
            Lang::De => LangTag::german(),
            Lang::En => LangTag::english(),
        }
    }

    /// What stands before the path.
    pub(crate) fn prefix(self) -> &'static str {
        match self {
            Lang::De => "",
            Lang::En => "/en",
        }
    }

    /// The language of a path and the rest of it.
    pub(crate) fn of_path(path: &str) -> (Lang, &str) {
        match path.strip_prefix("/en") {
            Some("") => (Lang::En, "/"),
            Some(rest) if rest.starts_with('/') => (Lang::En, rest),
            _ => (Lang::De, path),
        }
    }

    /// How the language calls itself.
    pub(crate) fn own_name(self) -> &'static str {
        match self {
            Lang::De => "Deutsch",
            Lang::En => "English",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_segment_is_a_language() {
        assert_eq!(Lang::of_path("/en"), (Lang::En, "/"));
        assert_eq!(Lang::of_path("/en/angebote"), (Lang::En, "/angebote"));
        assert_eq!(Lang::of_path("/energie"), (Lang::De, "/energie"));
        assert_eq!(Lang::of_path("/"), (Lang::De, "/"));
    }
}
