//! Values beside values: ranks, change, index, trend and distribution, each with its method and never without its doubt.
//!
//! - *Interval of a share*: Wilson's, 95 % (E. B. Wilson, JASA 22, 1927, 209-212; recommended by L. D. Brown, T. T. Cai and
//!   A. `DasGupta`, Statistical Science 16(2), 2001, 101-133). It reads a full count as one draw of what might as well have happened.
//! - *Rank*: areas whose intervals overlap cannot be told apart, so a rank is a range from the best to the worst place
//!   that fits (H. Goldstein and D. J. Spiegelhalter, JRSS A 159(3), 1996, 385-443); one place alone is named only where it is one.
//! - *Change of a share*: interval of the difference by R. G. Newcombe's method 10 (Statistics in Medicine 17, 1998, 873-890).
//!   Of other values: usual is what lies within 1.96 robust standard deviations (1.4826 MAD) of the earlier yearly changes.
//! - *Trend*: median of the slopes of all pairs of years (P. K. Sen, JASA 63, 1968, 1379-1389), tested with Kendall's S
//!   (H. B. Mann, Econometrica 13, 1945, 245-259): exact up to 30 years without ties, else normal with the correction for ties.
//! - *Quantiles*: type 7 of R. J. Hyndman and Y. Fan, The American Statistician 50(4), 1996, 361-365.
//!
//! All of it reads released series and stays released to the same audience.

use crate::{
    Period,
    gate::{Audience, Released},
    indicator::{Direction, Indicator},
    series::{Course, Series, Value, Why},
};

/// The quantile of the normal distribution for 95 %, both sides.
const Z: f64 = 1.959_963_984_540_054;
/// Makes the median absolute deviation of normal values their standard deviation.
const MAD: f64 = 1.4826;

/// From where to where a value may lie, in the indicator's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Interval {
    fn point(value: f64) -> Interval {
        Interval { low: value, high: value }
    }
}

/// Wilson's interval of `count` of `base`, as a share between 0 and 1. None where it is no share.
pub fn wilson(count: f64, base: f64) -> Option<Interval> {
    if !(base >= 1.0 && count >= 0.0 && count <= base) {
        return None;
    }
    let (p, zz) = (count / base, Z * Z);
    let centre = (p + zz / (2.0 * base)) / (1.0 + zz / base);
    let half = Z / (1.0 + zz / base) * (p * (1.0 - p) / base + zz / (4.0 * base * base)).sqrt();
    Some(Interval { low: (centre - half).max(0.0), high: (centre + half).min(1.0) })
}

/// The interval of a value of an indicator that is a share. None for others and where there is no value.
pub fn interval(indicator: &Indicator, value: &Value) -> Option<Interval> {
    if !indicator.share || value.why != Why::Known {
        return None;
    }
    let share = wilson(value.numerator?, value.denominator?)?;
    Some(Interval { low: indicator.factor * share.low, high: indicator.factor * share.high })
}

/// An area in a ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub area: String,
    pub value: f64,
    /// Only for shares.
    pub interval: Option<Interval>,
    /// The best and the worst place that fit; 1 is the best.
    pub best: usize,
    pub worst: usize,
    /// The place, where no other area's interval overlaps; areas with the same printed value share theirs.
    pub place: Option<usize>,
}

/// Areas side by side in one period, the best (or, where no direction is wanted, the highest) first.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    pub period: Period,
    pub places: Vec<Place>,
    /// Areas that were asked for and have no value.
    pub without: usize,
}

impl Ranking {
    pub fn of(&self, area: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.area == area)
    }
}

/// Ranks the areas that `within` accepts.
pub fn rank<A: Audience>(
    indicator: &Indicator,
    series: &Released<A, Series>,
    item: &str,
    period: Period,
    within: &dyn Fn(&str) -> bool,
) -> Released<A, Ranking> {
    let printed = |value: f64| {
        let scale = 10_f64.powi(i32::from(indicator.places));
        (value * scale).round() / scale
    };
    // Better is larger from here on.
    let sign = if indicator.direction == Direction::Down { -1.0 } else { 1.0 };
    let mut without = 0;
    let mut places: Vec<(Place, Interval)> = Vec::new();
    for (area, value) in series.cross_section(item, period).filter(|(area, _)| within(area)) {
        let Some(number) = value.value else {
            without += 1;
            continue;
        };
        let interval = interval(indicator, &value);
        let span = interval.unwrap_or_else(|| Interval::point(printed(number)));
        let span = if sign < 0.0 { Interval { low: -span.high, high: -span.low } } else { span };
        let place = Place {
            area: area.to_owned(),
            value: number,
            interval,
            best: 0,
            worst: 0,
            place: None,
        };
        places.push((place, span));
    }
    places.sort_by(|(a, _), (b, _)| {
        (sign * b.value).total_cmp(&(sign * a.value)).then_with(|| a.area.cmp(&b.area))
    });
    let sorted = |of: fn(&Interval) -> f64| {
        let mut all: Vec<f64> = places.iter().map(|(_, span)| of(span)).collect();
        all.sort_by(f64::total_cmp);
        all
    };
    let (lows, highs, all) = (sorted(|s| s.low), sorted(|s| s.high), places.len());
    let printed_values: Vec<f64> = places.iter().map(|(place, _)| printed(place.value)).collect();
    for ((place, span), own) in places.iter_mut().zip(&printed_values) {
        let better = all - lows.partition_point(|low| *low <= span.high);
        let worse = highs.partition_point(|high| *high < span.low);
        (place.best, place.worst) = (better + 1, all - worse);
        let same = printed_values.iter().filter(|value| value.total_cmp(own).is_eq()).count();
        place.place = (all - better - worse == same).then_some(place.best);
    }
    Released::of(Ranking {
        period,
        places: places.into_iter().map(|(place, _)| place).collect(),
        without,
    })
}

/// How a value moved between two periods.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    pub from: (Period, f64),
    pub to: (Period, f64),
    pub difference: f64,
    /// The interval of the difference; only for shares.
    pub interval: Option<Interval>,
    /// Whether this is more than moves every year anyway. None where nobody can tell: too few earlier years.
    pub beyond_usual: Option<bool>,
}

/// The change from the period before the latest known one to it. None where there are no two known values, or where a break
/// of the series lies between them.
pub fn latest_change<A: Audience>(
    indicator: &Indicator,
    series: &Released<A, Series>,
    item: &str,
    area: &str,
) -> Option<Released<A, Change>> {
    let course = series.course(item, area)?;
    let known: Vec<(Period, &Value, f64)> =
        course.iter().filter_map(|(period, value)| Some((*period, value, value.value?))).collect();
    let [.., (before, old, from), (after, new, to)] = known.as_slice() else { return None };
    let broken = indicator
        .breaks
        .iter()
        .any(|b| area.starts_with(&b.area) && before.year() < b.year && b.year <= after.year());
    if broken {
        return None;
    }
    let difference = to - from;
    let (interval, beyond_usual) = if indicator.share {
        let interval = newcombe(old, new).map(|share| Interval {
            low: indicator.factor * share.low,
            high: indicator.factor * share.high,
        });
        (interval, interval.map(|i| i.low > 0.0 || i.high < 0.0))
    } else {
        let mut changes: Vec<f64> = known
            .windows(2)
            .filter_map(|pair| match pair {
                [(_, _, a), (_, _, b)] => Some(b - a),
                _ => None,
            })
            .collect();
        changes.pop();
        (None, beyond(&changes, difference))
    };
    let change =
        Change { from: (*before, *from), to: (*after, *to), difference, interval, beyond_usual };
    Some(Released::of(change))
}

/// Whether a change lies outside of 1.96 robust standard deviations of the earlier ones; None with fewer than four.
fn beyond(earlier: &[f64], change: f64) -> Option<bool> {
    if earlier.len() < 4 {
        return None;
    }
    let middle = quantile(earlier, 0.5)?;
    let distances: Vec<f64> = earlier.iter().map(|c| (c - middle).abs()).collect();
    Some((change - middle).abs() > Z * MAD * quantile(&distances, 0.5)?)
}

/// Newcombe's interval (method 10) of the difference of two shares, later minus earlier.
fn newcombe(old: &Value, new: &Value) -> Option<Interval> {
    let (n0, m0) = (old.numerator?, old.denominator?);
    let (n1, m1) = (new.numerator?, new.denominator?);
    let (a, b) = (wilson(n0, m0)?, wilson(n1, m1)?);
    let (p, q) = (n0 / m0, n1 / m1);
    let difference = q - p;
    Some(Interval {
        low: difference - ((q - b.low).powi(2) + (a.high - p).powi(2)).sqrt(),
        high: difference + ((b.high - q).powi(2) + (p - a.low).powi(2)).sqrt(),
    })
}

/// The course of an area as per cent of its value in `base`. None where the base has no value or is not positive; periods
/// without a value are left out.
pub fn index<A: Audience>(
    series: &Released<A, Series>,
    item: &str,
    area: &str,
    base: i16,
) -> Option<Released<A, Vec<(Period, f64)>>> {
    let (_, start) = series.at(item, area, base)?;
    let start = start.value.filter(|value| *value > 0.0)?;
    let course = series.course(item, area)?;
    let points =
        course.iter().filter_map(|(period, value)| Some((*period, 100.0 * value.value? / start)));
    Some(Released::of(points.collect()))
}

/// Where a course leads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    pub from: Period,
    pub to: Period,
    /// Values that it stands on.
    pub values: usize,
    /// Change per year, in the indicator's unit.
    pub slope: f64,
    /// The chance of so ordered a course if there were no trend, both directions.
    pub p: f64,
}

impl Trend {
    /// Whether the course rises or falls beyond chance (5 %).
    pub fn certain(&self) -> bool {
        self.p < 0.05
    }
}

/// The trend of an area since the last break of its series. None with fewer than five values.
pub fn trend<A: Audience>(
    indicator: &Indicator,
    series: &Released<A, Series>,
    item: &str,
    area: &str,
) -> Option<Released<A, Trend>> {
    let course: &Course = series.course(item, area)?;
    let broken =
        indicator.breaks.iter().filter(|b| area.starts_with(&b.area)).map(|b| b.year).max();
    let points: Vec<(Period, f64)> = course
        .iter()
        .filter(|(period, _)| broken.is_none_or(|year| period.year() >= year))
        .filter_map(|(period, value)| Some((*period, value.value?)))
        .collect();
    if points.len() < 5 {
        return None;
    }
    let (mut slopes, mut s) = (Vec::new(), 0_i64);
    for (at, (early, a)) in points.iter().enumerate() {
        for (late, b) in points.iter().skip(at + 1) {
            let years = f64::from(late.year()) - f64::from(early.year());
            if years > 0.0 {
                slopes.push((b - a) / years);
            }
            s += match b.total_cmp(a) {
                std::cmp::Ordering::Less => -1,
                std::cmp::Ordering::Equal => 0,
                std::cmp::Ordering::Greater => 1,
            };
        }
    }
    let values: Vec<f64> = points.iter().map(|(_, value)| *value).collect();
    let ((from, _), (to, _)) = (points.first()?, points.last()?);
    let trend = Trend {
        from: *from,
        to: *to,
        values: points.len(),
        slope: quantile(&slopes, 0.5)?,
        p: chance(&values, s),
    };
    Some(Released::of(trend))
}

/// The chance that Kendall's S of values without order is at least as far from zero as `s`.
fn chance(values: &[f64], s: i64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let ties: Vec<f64> = sorted
        .chunk_by(|a, b| a.total_cmp(b).is_eq())
        .map(|group| count(group.len()))
        .filter(|size| *size > 1.0)
        .collect();
    let n = values.len();
    if ties.is_empty() && n <= 30 {
        return exact_chance(n, s);
    }
    let each = |size: f64| size * (size - 1.0) * (2.0 * size + 5.0);
    let variance = (each(count(n)) - ties.iter().map(|size| each(*size)).sum::<f64>()) / 18.0;
    if s == 0 || variance <= 0.0 {
        return 1.0;
    }
    let s = count(usize::try_from(s.unsigned_abs()).unwrap_or(usize::MAX));
    let z = (s - 1.0) / variance.sqrt();
    2.0 * upper_normal(z)
}

/// By the number of orders of `n` values with each number of inversions (Mahonian numbers).
fn exact_chance(n: usize, s: i64) -> f64 {
    let mut shares = vec![1.0_f64];
    for size in 2..=n {
        let mut next = vec![0.0; shares.len() + size - 1];
        for (at, share) in shares.iter().enumerate() {
            for slot in next.iter_mut().skip(at).take(size) {
                *slot += share / count(size);
            }
        }
        shares = next;
    }
    // S = pairs - 2 inversions.
    let pairs = i64::try_from(shares.len()).unwrap_or(i64::MAX) - 1;
    let inversions = (pairs - s.abs()) / 2;
    let tail: f64 = shares.iter().take(usize::try_from(inversions).unwrap_or(0) + 1).sum();
    (2.0 * tail).min(1.0)
}

/// The upper tail of the normal distribution, by the continued fraction beyond 3 and the series below; error under 1e-9.
fn upper_normal(z: f64) -> f64 {
    let density = (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
    if z > 3.0 {
        let fraction = (1..=60_u8).rev().fold(z, |below, k| z + f64::from(k) / below);
        return density / fraction;
    }
    let (mut term, mut sum, mut k) = (z, z, 1.0);
    while term.abs() > 1e-12 {
        term *= z * z / (2.0 * k + 1.0);
        sum += term;
        k += 1.0;
    }
    0.5 - density * sum
}

/// The series of the areas that `keep` accepts, and of no others.
pub fn within<A: Audience>(
    series: Released<A, Series>,
    keep: &dyn Fn(&str) -> bool,
) -> Released<A, Series> {
    series.map(|mut series| {
        series.keep(keep);
        series
    })
}

/// How the areas of one period are spread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distribution {
    pub areas: usize,
    pub least: f64,
    pub lower_quartile: f64,
    pub median: f64,
    pub upper_quartile: f64,
    pub most: f64,
}

/// The distribution over the areas that `within` accepts; None where none has a value.
pub fn distribution<A: Audience>(
    series: &Released<A, Series>,
    item: &str,
    period: Period,
    within: &dyn Fn(&str) -> bool,
) -> Option<Released<A, Distribution>> {
    let values: Vec<f64> = series
        .cross_section(item, period)
        .filter(|(area, _)| within(area))
        .filter_map(|(_, value)| value.value)
        .collect();
    Some(Released::of(Distribution {
        areas: values.len(),
        least: quantile(&values, 0.0)?,
        lower_quartile: quantile(&values, 0.25)?,
        median: quantile(&values, 0.5)?,
        upper_quartile: quantile(&values, 0.75)?,
        most: quantile(&values, 1.0)?,
    }))
}

/// The quantile of type 7; None of nothing.
fn quantile(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let position = share * count(last);
    let (mut below, mut at) = (0_usize, 0.0);
    while at + 1.0 <= position {
        (below, at) = (below + 1, at + 1.0);
    }
    let low = sorted.get(below)?;
    let high = sorted.get(below + 1).unwrap_or(low);
    Some(low + (position - at) * (high - low))
}

/// A number of things as a number to calculate with.
fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
