//! How well a notice that seeks and one that gives fit each other, and why.
//!
//! The number is a product, 0 to 1:
//!
//!     alike x kinds x place x days x week x enough
//!
//! `alike` is `k + (1 - k) * e / (e + 1)` with `e` the evidence of common words ([`crate::Words`]) and `k` what the same
//! kind alone says: much for a room or a bus, which serve many purposes, little for people, nothing for ideas. The
//! other factors are 1 where nothing speaks against it, a little less where one side says nothing:
//!
//! - `kinds`: the same 1, kinds that people mix up 0.4 to 0.6, others no fit at all;
//! - `place`: `h / (h + d)` for a distance of `d` kilometres, `h` by kind: who seeks a room cannot travel far, an idea can;
//! - `days`: the share of the days sought that are given; none in common is no fit at all;
//! - `week`: the share of the weekdays and of the hours sought that are given; none in common can be talked about;
//! - `enough`: persons or pieces given of those sought.
//!
//! It is the same from both sides, never more than 0 within one organisation or one direction, and grows with every overlap.

use base::{Ags, GeoPoint, OrganisationId};
use jiff::civil::Date;

use crate::{Direction, Kind, Week, Words, words::Common};

/// What fits less is not shown.
pub const LEAST: f64 = 0.16;

/// Where a notice is at home.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    pub municipality: Ags,
    pub centre: Option<GeoPoint>,
}

/// From when until when; what is not said is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Window {
    pub from: Option<Date>,
    pub until: Option<Date>,
}

impl Window {
    fn is_said(self) -> bool {
        self.from.is_some() || self.until.is_some()
    }

    /// The days of both; `None` where there are none.
    pub fn and(self, other: Window) -> Option<Window> {
        let from = self.from.max(other.from);
        let until = match (self.until, other.until) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let empty = from.zip(until).is_some_and(|(from, until)| from > until);
        (!empty).then_some(Window { from, until })
    }

    /// How many days; `None` where it has no end.
    fn days(self) -> Option<f64> {
        let (from, until) = self.from.zip(self.until)?;
        Some(f64::from(from.until(until).ok()?.get_days()) + 1.0)
    }
}

/// A notice as far as matching is concerned.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    pub owner: OrganisationId,
    pub direction: Direction,
    pub kind: Kind,
    pub words: Words,
    pub site: Option<Site>,
    pub window: Window,
    pub week: Week,
    pub quantity: Option<u32>,
}

/// Why two fit, or what stands between them.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    SameKind(Kind),
    /// The kinds differ, but are mixed up.
    NearKind(Kind, Kind),
    /// Common words: own and the other's.
    Words(Vec<(String, String)>),
    SameMunicipality,
    Kilometres(u32),
    Days(Window),
    Week(Week),
    Enough(u32),
    OtherDays,
    OtherHours,
    TooFew {
        sought: u32,
        given: u32,
    },
}

impl Reason {
    /// Whether it is a doubt rather than a reason.
    pub fn is_doubt(&self) -> bool {
        matches!(self, Reason::OtherDays | Reason::OtherHours | Reason::TooFew { .. })
    }
}

/// How well two fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// 0 to 1.
    pub score: f64,
    pub reasons: Vec<Reason>,
}

/// So many common words are told: the best say enough.
const WORDS_SHOWN: usize = 4;

/// What the same kind alone says.
fn of_kind(kind: Kind) -> f64 {
    match kind {
        Kind::Room => 0.3,
        Kind::Vehicle => 0.35,
        Kind::Equipment | Kind::Staff => 0.08,
        Kind::Idea | Kind::Other => 0.0,
    }
}

/// How near two kinds are.
fn nearness(one: Kind, other: Kind) -> Option<f64> {
    use Kind::{Equipment, Idea, Other, Room, Vehicle};
    match (one, other) {
        (a, b) if a == b => Some(1.0),
        (Idea | Other, _) | (_, Idea | Other) => Some(0.6),
        (Equipment, Vehicle) | (Vehicle, Equipment) => Some(0.6),
        (Room, Equipment) | (Equipment, Room) => Some(0.4),
        _ => None,
    }
}

/// At how many kilometres a distance halves the fit.
fn half_way(kind: Kind) -> f64 {
    match kind {
        Kind::Room => 12.0,
        Kind::Vehicle => 25.0,
        Kind::Equipment => 50.0,
        Kind::Staff => 40.0,
        Kind::Other => 60.0,
        Kind::Idea => 200.0,
    }
}

/// How well `own` and `other` fit; `None` where they do not at all.
pub(crate) fn fit(own: &Side, other: &Side, common: &Common) -> Option<Fit> {
    if own.owner == other.owner || own.direction == other.direction {
        return None;
    }
    let (seeks, gives) = match own.direction {
        Direction::Seeks => (own, other),
        Direction::Gives => (other, own),
    };
    let mut reasons = Vec::new();
    let kinds = nearness(own.kind, other.kind)?;
    reasons.push(if own.kind == other.kind {
        Reason::SameKind(own.kind)
    } else {
        Reason::NearKind(own.kind, other.kind)
    });
    let alike = alike(own, other, common, &mut reasons);
    let place = place(own, other, &mut reasons);
    let days = days(seeks.window, gives.window, &mut reasons)?;
    let week = week(seeks.week, gives.week, &mut reasons);
    let enough = enough(seeks.quantity, gives.quantity, &mut reasons);
    let score = alike * kinds * place * days * week * enough;
    (score > 0.0).then_some(Fit { score, reasons })
}

fn alike(own: &Side, other: &Side, common: &Common, reasons: &mut Vec<Reason>) -> f64 {
    let (evidence, mut words) = own.words.shared(&other.words, common);
    words.truncate(WORDS_SHOWN);
    if !words.is_empty() {
        reasons.push(Reason::Words(words));
    }
    let alone = if own.kind == other.kind { of_kind(own.kind) } else { 0.0 };
    alone + (1.0 - alone) * evidence / (evidence + 1.0)
}

fn place(own: &Side, other: &Side, reasons: &mut Vec<Reason>) -> f64 {
    let (Some(one), Some(two)) = (&own.site, &other.site) else { return 0.8 };
    if one.municipality == two.municipality {
        reasons.push(Reason::SameMunicipality);
        return 1.0;
    }
    let (Some(from), Some(to)) = (one.centre, two.centre) else { return 0.5 };
    let km = from.distance_m(to) / 1000.0;
    // Rounded by comparison: a whole number for people, not for the score.
    let shown = (1..=2000).take_while(|n| f64::from(*n) - 0.5 <= km).last().unwrap_or(1);
    reasons.push(Reason::Kilometres(shown));
    let half = half_way(own.kind).max(half_way(other.kind));
    half / (half + km)
}

fn days(seeks: Window, gives: Window, reasons: &mut Vec<Reason>) -> Option<f64> {
    let both = seeks.and(gives)?;
    if !seeks.is_said() || !gives.is_said() {
        return Some(0.9);
    }
    reasons.push(Reason::Days(both));
    // A window without an end is met by any day of it; one day of it is worth less than all.
    Some(match (seeks.days(), both.days()) {
        (Some(wanted), Some(met)) => 0.6 + 0.4 * met / wanted,
        (None, Some(met)) => 0.6 + 0.4 * (met / 366.0).min(1.0),
        (_, None) => 1.0,
    })
}

fn week(seeks: Week, gives: Week, reasons: &mut Vec<Reason>) -> f64 {
    let both = seeks.and(gives);
    let ((days, hours), (wanted_days, wanted_hours)) = (both.extent(), seeks.extent());
    let share = |met: u32, wanted: u32| 0.7 + 0.3 * f64::from(met) / f64::from(wanted.max(1));
    let by_days = match (seeks.says_days() && gives.says_days(), days) {
        (false, _) => 0.95,
        (true, 0) => {
            reasons.push(Reason::OtherDays);
            0.4
        }
        (true, met) => share(met, wanted_days),
    };
    let by_hours = match (seeks.says_hours() && gives.says_hours(), hours) {
        (false, _) => 0.95,
        (true, 0) => {
            reasons.push(Reason::OtherHours);
            0.5
        }
        (true, met) => share(met, wanted_hours),
    };
    if days > 0 || hours > 0 {
        reasons.push(Reason::Week(both));
    }
    by_days * by_hours
}

fn enough(sought: Option<u32>, given: Option<u32>, reasons: &mut Vec<Reason>) -> f64 {
    match (sought, given) {
        (Some(sought), Some(given)) if given >= sought => {
            reasons.push(Reason::Enough(given));
            1.0
        }
        (Some(sought), Some(given)) => {
            reasons.push(Reason::TooFew { sought, given });
            0.4 + 0.6 * f64::from(given) / f64::from(sought)
        }
        _ => 0.95,
    }
}
