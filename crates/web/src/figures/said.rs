//! Figures in words: numbers as people write them, and why there is none.

use monitoring::{
    Period,
    compare::{Change, Place},
    indicator::{Indicator, Words},
    series::{Value, Why},
};

use crate::{
    Lang,
    words::{self, text, with},
};

/// A text of the catalogue in the reader's language, German where there is no other.
pub(crate) fn of(words: &Words, lang: Lang) -> &str {
    let wanted = match lang {
        Lang::De => &words.de,
        Lang::Simple => &words.simple,
        Lang::En => &words.en,
    };
    if wanted.is_empty() { &words.de } else { wanted }
}

/// Whether a text of the catalogue has to be marked as German.
pub(crate) fn german(words: &Words, lang: Lang) -> bool {
    lang == Lang::En && words.en.is_empty()
}

/// A number with its places: `1.234,5`, English `1,234.5`.
pub(crate) fn number(lang: Lang, value: f64, places: u8) -> String {
    let places = usize::from(places);
    let shown = format!("{:.places$}", value.abs());
    let (whole, rest) = shown.split_once('.').unwrap_or((&shown, ""));
    let mut said = words::number(lang, whole.parse().unwrap_or(0));
    if !rest.is_empty() {
        said.push(if lang == Lang::En { '.' } else { ',' });
        said.push_str(rest);
    }
    let negative = value < 0.0 && shown.bytes().any(|b| matches!(b, b'1'..=b'9'));
    if negative { format!("−{said}") } else { said }
}

/// A number with its sign: `+1,2`.
pub(crate) fn signed(lang: Lang, value: f64, places: u8) -> String {
    let said = number(lang, value, places);
    if value > 0.0 { format!("+{said}") } else { said }
}

/// A value as it is written; where there is none, why.
pub(crate) fn value(lang: Lang, indicator: &Indicator, value: &Value) -> String {
    match value.value {
        Some(found) => number(lang, found, indicator.places),
        None => state(lang, value.why),
    }
}

/// Why there is no value.
pub(crate) fn state(lang: Lang, why: Why) -> String {
    text(lang, &format!("figure-state-{}", why.code())).into_owned()
}

/// A time as it is written: a year, a day, a semester.
pub(crate) fn period(lang: Lang, period: Period) -> String {
    let start = period.start();
    if period.is_day() {
        return match lang {
            Lang::En => start.to_string(),
            Lang::De | Lang::Simple => {
                format!("{}.{}.{}", start.day(), start.month(), start.year())
            }
        };
    }
    if start.month() == 1 && period.end().month() == 12 {
        return start.year().to_string();
    }
    let months = |day: jiff::civil::Date| format!("{:02}/{}", day.month(), day.year());
    format!("{}–{}", months(start), months(period.end()))
}

/// What the change to the latest value means.
pub(crate) fn change(lang: Lang, indicator: &Indicator, change: &Change) -> String {
    let key = match change.beyond_usual {
        Some(true) => "figure-change-beyond",
        Some(false) => "figure-change-usual",
        None => "figure-change-open",
    };
    with(
        lang,
        key,
        &[
            ("from", &period(lang, change.from.0)),
            ("difference", &signed(lang, change.difference, indicator.places)),
        ],
    )
}

/// The place in a ranking, or between which places.
pub(crate) fn place(lang: Lang, place: &Place, all: usize) -> String {
    let of = all.to_string();
    match place.place {
        Some(one) => with(lang, "figure-place", &[("place", &one.to_string()), ("of", &of)]),
        None => with(
            lang,
            "figure-place-between",
            &[("best", &place.best.to_string()), ("worst", &place.worst.to_string()), ("of", &of)],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        assert_eq!(number(Lang::De, 1234.56, 1), "1.234,6");
        assert_eq!(number(Lang::En, 1234.56, 1), "1,234.6");
        assert_eq!(number(Lang::De, -0.04, 1), "0,0");
        assert_eq!(number(Lang::De, -3.0, 0), "−3");
        assert_eq!(signed(Lang::De, 1.25, 2), "+1,25");
    }

    #[test]
    fn times_are_written_as_people_write_them() {
        let said = |code: &str| period(Lang::De, Period::read(code).unwrap());
        assert_eq!(said("2023"), "2023");
        assert_eq!(said("2024-12-31"), "31.12.2024");
        assert_eq!(said("2023-10P6M"), "10/2023–03/2024");
    }

    #[test]
    fn every_reason_has_words_in_every_language() {
        let marks = monitoring::Mark::ALL.into_iter().map(Why::Marked);
        for why in [Why::Missing, Why::ZeroBase, Why::SmallBase].into_iter().chain(marks) {
            for lang in Lang::ALL {
                assert!(!state(lang, why).starts_with('['), "{why:?}");
            }
        }
    }
}
