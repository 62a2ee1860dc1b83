//! Notices in words: what a line of a list says, and why two fit.

use jiff::civil::{Date, Weekday};
use landscape::Coded;
use network::{Fit, Notice, Reason, State, Week, Window};

use super::HERE;
use crate::{
    Lang,
    frame::Reader,
    register::Register,
    words::{dates, number, text, with},
};

/// A line of a list.
pub(super) struct Line {
    pub(super) url: String,
    pub(super) title: String,
    pub(super) kind: String,
    pub(super) owner: String,
    /// Where, when and how many.
    pub(super) details: Vec<String>,
}

impl Line {
    pub(super) fn of(reader: &Reader, register: &Register, notice: &Notice) -> Line {
        Line {
            url: reader.links.to(&format!("{HERE}/{}", notice.id)),
            title: notice.title.clone(),
            kind: kind(reader.lang, notice.kind),
            owner: register.name(notice.owner).to_owned(),
            details: [
                place(register, notice),
                window(reader.lang, Window { from: notice.from, until: notice.until }),
                Some(notice.hours.clone()).filter(|hours| !hours.is_empty()),
                quantity(reader.lang, notice),
            ]
            .into_iter()
            .flatten()
            .collect(),
        }
    }
}

pub(super) fn kind(lang: Lang, kind: network::Kind) -> String {
    text(lang, &format!("notice-kind-{}", kind.code())).into_owned()
}

/// The municipality of a notice.
pub(super) fn place(register: &Register, notice: &Notice) -> Option<String> {
    let ags = notice.municipality.as_ref()?;
    let area = register.municipalities.iter().find(|area| area.ags == *ags)?;
    Some(landscape::gazetteer::short_name(&area.name).to_owned())
}

pub(super) fn quantity(lang: Lang, notice: &Notice) -> Option<String> {
    let n = number(lang, u64::from(notice.quantity?));
    Some(with(lang, "notice-quantity", &[("count", &n)]))
}

/// A span of days in words.
pub(super) fn window(lang: Lang, window: Window) -> Option<String> {
    let day = |date: Date| dates::full(lang, date);
    match (window.from, window.until) {
        (Some(from), Some(until)) => {
            Some(with(lang, "notice-from-until", &[("from", &day(from)), ("until", &day(until))]))
        }
        (Some(from), None) => Some(with(lang, "notice-from", &[("from", &day(from))])),
        (None, Some(until)) => Some(with(lang, "notice-until", &[("until", &day(until))])),
        (None, None) => None,
    }
}

/// How a notice stands on a day: key of the word, and its tone.
pub(super) fn standing(notice: &Notice, today: Date) -> (&'static str, &'static str) {
    match notice.state {
        State::Open if notice.is_shown(today) => ("notice-open", "good"),
        State::Open => ("notice-expired", "info"),
        State::Settled => ("notice-settled", "quiet"),
        State::Withdrawn => ("notice-withdrawn", "quiet"),
    }
}

/// Something that fits, as a page shows it.
pub(super) struct Match {
    pub(super) line: Line,
    pub(super) grade: String,
    pub(super) is_new: bool,
    pub(super) reasons: Vec<String>,
    pub(super) doubts: Vec<String>,
}

/// How well two fit, in words.
pub(super) fn grade(lang: Lang, fit: &Fit) -> String {
    let key = match fit.score {
        score if score >= 0.5 => "notice-fits-very-well",
        score if score >= 0.3 => "notice-fits-well",
        _ => "notice-fits-perhaps",
    };
    text(lang, key).into_owned()
}

/// A reason in words.
pub(super) fn reason(lang: Lang, reason: &Reason) -> Option<String> {
    Some(match reason {
        Reason::SameKind(of) => with(lang, "fit-same-kind", &[("kind", &kind(lang, *of))]),
        Reason::NearKind(own, other) => {
            let (own, other) = (kind(lang, *own), kind(lang, *other));
            with(lang, "fit-near-kind", &[("own", &own), ("other", &other)])
        }
        Reason::Words(pairs) => {
            let pair = |(own, other): &(String, String)| match own.to_lowercase() {
                lower if lower == other.to_lowercase() => format!("„{other}“"),
                _ => format!("„{own}“ – „{other}“"),
            };
            let words: Vec<String> = pairs.iter().map(pair).collect();
            with(lang, "fit-words", &[("words", &words.join(", "))])
        }
        Reason::SameMunicipality => text(lang, "fit-same-place").into_owned(),
        Reason::Kilometres(km) => {
            with(lang, "fit-kilometres", &[("km", &number(lang, u64::from(*km)))])
        }
        Reason::Days(days) => match window(lang, *days) {
            Some(days) => with(lang, "fit-days", &[("days", &days)]),
            None => return None,
        },
        Reason::Week(week) => match weekdays(lang, *week) {
            Some(days) => with(lang, "fit-week", &[("days", &days)]),
            None => text(lang, "fit-hours").into_owned(),
        },
        Reason::Enough(given) => {
            with(lang, "fit-enough", &[("count", &number(lang, u64::from(*given)))])
        }
        Reason::OtherDays => text(lang, "fit-other-days").into_owned(),
        Reason::OtherHours => text(lang, "fit-other-hours").into_owned(),
        Reason::TooFew { sought, given } => {
            let (sought, given) =
                (number(lang, u64::from(*sought)), number(lang, u64::from(*given)));
            with(lang, "fit-too-few", &[("sought", &sought), ("given", &given)])
        }
    })
}

fn weekdays(lang: Lang, week: Week) -> Option<String> {
    let names: Vec<&str> = week
        .days()
        .filter_map(|day| Weekday::from_monday_zero_offset(i8::try_from(day).ok()?).ok())
        .map(|day| dates::weekday(lang, day))
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}
