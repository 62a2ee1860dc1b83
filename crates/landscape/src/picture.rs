//! What has to be said of a picture before it may be shown.

use base::LocalText;

use crate::{Licence, code::coded};

/// What is said of a picture: what it shows for those who do not see it, who made it, and who may use it. All three are
/// there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption {
    alt: LocalText,
    credit: String,
    licence: Licence,
}

coded! {
    /// What is missing in a caption.
    CaptionGap {
        /// The alternative text, in German (EN 301 549, 11.8; WCAG 1.1.1).
        Alt = "alt",
        /// Who made the picture (§ 13 of the German copyright act).
        Credit = "credit",
        Licence = "licence",
    }
}

impl Caption {
    /// Says everything that is missing, not only the first.
    pub fn new(alt: LocalText, credit: &str, licence: &str) -> Result<Caption, Vec<CaptionGap>> {
        let (credit, licence) = (credit.trim(), licence.trim());
        let german = alt.get(&base::LangTag::german()).is_some();
        let gaps: Vec<CaptionGap> = [
            (german, CaptionGap::Alt),
            (!credit.is_empty(), CaptionGap::Credit),
            (!licence.is_empty(), CaptionGap::Licence),
        ]
        .into_iter()
        .filter_map(|(there, gap)| (!there).then_some(gap))
        .collect();
        if gaps.is_empty() {
            Ok(Caption { alt, credit: credit.to_owned(), licence: Licence(licence.to_owned()) })
        } else {
            Err(gaps)
        }
    }

    /// What the picture shows.
    pub fn alt(&self) -> &LocalText {
        &self.alt
    }

    /// Who made it, as it is to be named.
    pub fn credit(&self) -> &str {
        &self.credit
    }

    pub fn licence(&self) -> &Licence {
        &self.licence
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_without_text_credit_or_licence_has_no_caption() {
        let (alt, none) = (LocalText::german("Kinder am Klavier"), LocalText::default());
        let mut english = LocalText::default();
        english.set(base::LangTag::english(), "Children at the piano");
        for (alt, credit, licence, gaps) in [
            (&alt, "Musikschule", "cc-by-4.0", &[][..]),
            (&none, "Musikschule", "cc-by-4.0", &[CaptionGap::Alt]),
            (&english, "Musikschule", "cc-by-4.0", &[CaptionGap::Alt]),
            (&alt, "  ", "cc-by-4.0", &[CaptionGap::Credit]),
            (&alt, "Musikschule", "\t", &[CaptionGap::Licence]),
            (&none, "", "", &[CaptionGap::Alt, CaptionGap::Credit, CaptionGap::Licence]),
        ] {
            let made = Caption::new(alt.clone(), credit, licence);
            assert_eq!(made.err().unwrap_or_default(), gaps);
        }
    }

    #[test]
    fn a_caption_keeps_what_was_said_without_the_blanks_around_it() {
        let made = Caption::new(LocalText::german("Ein Haus"), " Foto: Archiv ", "cc0").unwrap();
        assert_eq!((made.alt().de(), made.credit()), ("Ein Haus", "Foto: Archiv"));
        assert_eq!(made.licence(), &Licence("cc0".to_owned()));
    }
}
