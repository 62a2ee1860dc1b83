//! Charts as SVG text: pure functions of points, made on the server.
//!
//! A chart says nothing that the table and the sentence beside it do not say: it is a picture with a title and a description.
//! Lines differ in their dashes and weights as well as in colour; a year without a value is a gap; a break of the series is
//! a dashed upright. Numbers in the picture are for the eye only and come from the same values.

use std::fmt::Write;

/// One line of a chart.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) name: String,
    /// Year (with its part) and value; None is a gap.
    pub(crate) points: Vec<(f64, Option<f64>)>,
}

/// What stands around the lines.
pub(crate) struct Around<'a> {
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
    /// Years before which nothing compares with what follows.
    pub(crate) breaks: &'a [f64],
    /// How a value of the axis is written.
    pub(crate) say: &'a dyn Fn(f64) -> String,
}

const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 250.0;
const LEFT: f64 = 52.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 28.0;

/// At most so many lines are told apart by their dashes.
pub(crate) const MOST_LINES: usize = 4;

/// A line chart over years; None where no line has a value.
pub(crate) fn lines(lines: &[Line], around: &Around<'_>) -> Option<String> {
    let known =
        || lines.iter().flat_map(|line| &line.points).filter_map(|(x, y)| Some((*x, (*y)?)));
    let (first, last) = bounds(known().map(|(x, _)| x))?;
    let (least, most) = bounds(known().map(|(_, y)| y))?;
    let ticks = ticks(if least > 0.0 && least < most * 0.6 { 0.0 } else { least }, most);
    let (low, high) = bounds(ticks.iter().copied())?;
    let (first, last) = if last - first < 1.0 { (first - 0.5, last + 0.5) } else { (first, last) };
    let x = |year: f64| LEFT + (year - first) / (last - first) * (WIDTH - LEFT - RIGHT);
    let y = |value: f64| {
        HEIGHT
            - BOTTOM
            - (value - low) / (high - low).max(f64::MIN_POSITIVE) * (HEIGHT - TOP - BOTTOM)
    };
    let mut svg = head("chart", HEIGHT, around);
    for tick in &ticks {
        let at = y(*tick);
        let _ = write!(
            svg,
            r#"<path class="chart__grid" d="M{LEFT:.1} {at:.1}H{:.1}"/><text class="chart__tick" x="{:.1}" y="{:.1}" text-anchor="end">{}</text>"#,
            WIDTH - RIGHT,
            LEFT - 6.0,
            at + 4.0,
            escaped(&(around.say)(*tick))
        );
    }
    for year in years(first, last) {
        let _ = write!(
            svg,
            r#"<text class="chart__tick" x="{:.1}" y="{:.1}" text-anchor="middle">{year:.0}</text>"#,
            x(year),
            HEIGHT - 8.0
        );
    }
    for year in around.breaks.iter().filter(|year| **year > first && **year <= last) {
        let _ = write!(
            svg,
            r#"<path class="chart__break" d="M{:.1} {TOP:.1}V{:.1}"/>"#,
            x(*year - 0.5),
            HEIGHT - BOTTOM
        );
    }
    for (number, line) in (1..=MOST_LINES).zip(lines) {
        let mut path = String::new();
        let step = usual_step(&line.points) * 1.5;
        let mut before: Option<f64> = None;
        for (year, value) in &line.points {
            let Some(value) = value else {
                before = None;
                continue;
            };
            // Years that the source left out are a gap as well.
            let joined = before.is_some_and(|before| year - before <= step);
            let pen = if joined { 'L' } else { 'M' };
            let _ = write!(path, "{pen}{:.1} {:.1}", x(*year), y(*value));
            before = Some(*year);
        }
        let _ = write!(svg, r#"<path class="chart__line chart__line--{number}" d="{path}"/>"#);
        let dots = line.points.iter().filter_map(|(year, value)| Some((year, (*value)?)));
        for (year, value) in dots {
            let _ = write!(
                svg,
                r#"<circle class="chart__dot chart__dot--{number}" cx="{:.1}" cy="{:.1}" r="2.6"/>"#,
                x(*year),
                y(value)
            );
        }
    }
    svg.push_str("</svg>");
    Some(svg)
}

/// The shortest time between two points: how often the source counts.
fn usual_step(points: &[(f64, Option<f64>)]) -> f64 {
    let steps = points.windows(2).filter_map(|pair| match pair {
        [(a, _), (b, _)] if b > a => Some(b - a),
        _ => None,
    });
    steps.fold(f64::INFINITY, f64::min)
}

/// Every area of a distribution as a mark on one axis, a few of them named by number. None where there is no value.
pub(crate) fn strip(values: &[f64], named: &[f64], around: &Around<'_>) -> Option<String> {
    const TALL: f64 = 70.0;
    let (least, most) = bounds(values.iter().chain(named).copied())?;
    let ticks = ticks(least, most);
    let (low, high) = bounds(ticks.iter().copied())?;
    let x =
        |value: f64| 16.0 + (value - low) / (high - low).max(f64::MIN_POSITIVE) * (WIDTH - 32.0);
    let mut svg = head("chart chart--strip", TALL, around);
    for tick in &ticks {
        let _ = write!(
            svg,
            r#"<path class="chart__grid" d="M{0:.1} 8V44"/><text class="chart__tick" x="{0:.1}" y="62" text-anchor="middle">{1}</text>"#,
            x(*tick),
            escaped(&(around.say)(*tick))
        );
    }
    for value in values {
        let _ = write!(svg, r#"<path class="chart__one" d="M{:.1} 16V36"/>"#, x(*value));
    }
    for (number, value) in (1..=MOST_LINES).zip(named) {
        let _ = write!(
            svg,
            r#"<circle class="chart__dot chart__dot--{number}" cx="{:.1}" cy="26" r="6"/>"#,
            x(*value)
        );
    }
    svg.push_str("</svg>");
    Some(svg)
}

/// A sample of a line, for the legend.
pub(crate) fn sample(number: usize) -> String {
    format!(
        r#"<svg class="chart__sample" aria-hidden="true" viewBox="0 0 40 12"><path class="chart__line chart__line--{number}" d="M2 6H38"/><circle class="chart__dot chart__dot--{number}" cx="20" cy="6" r="3"/></svg>"#
    )
}

fn head(class: &str, tall: f64, around: &Around<'_>) -> String {
    format!(
        r#"<svg class="{class}" role="img" viewBox="0 0 {WIDTH:.0} {tall:.0}"><title>{}</title><desc>{}</desc>"#,
        escaped(around.title),
        escaped(around.description)
    )
}

fn bounds(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.fold(None, |known, value| match known {
        None => Some((value, value)),
        Some((least, most)) => Some((least.min(value), most.max(value))),
    })
}

/// Three to seven round numbers that hold both ends between them.
fn ticks(least: f64, most: f64) -> Vec<f64> {
    let span = if most - least > 0.0 { most - least } else { most.abs().max(1.0) };
    let rough = span / 4.0;
    let scale = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].map(|m| m * scale).into_iter().find(|s| *s >= rough);
    let step = step.unwrap_or(rough);
    let mut ticks = Vec::new();
    let mut at = (least / step).floor() * step;
    while ticks.len() < 12 {
        ticks.push(at);
        if at >= most {
            break;
        }
        at += step;
    }
    if ticks.len() == 1 {
        ticks.push(at + step);
    }
    ticks
}

/// The years that are written under the axis: at most seven.
fn years(first: f64, last: f64) -> Vec<f64> {
    let span = (last - first).ceil();
    let step = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0].into_iter().find(|step| span / step <= 6.0);
    let step = step.unwrap_or(100.0);
    let mut year = (first / step).ceil() * step;
    let mut years = Vec::new();
    while year <= last && years.len() < 12 {
        years.push(year);
        year += step;
    }
    years
}

/// Text inside of SVG.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around<'a>() -> Around<'a> {
        Around { title: "A & B", description: "<d>", breaks: &[2011.0], say: &|v| format!("{v}") }
    }

    #[test]
    fn a_year_without_value_is_a_gap_and_a_break_is_drawn() {
        let points =
            vec![(2009.0, Some(1.0)), (2010.0, Some(2.0)), (2011.0, None), (2012.0, Some(3.0))];
        let svg = lines(&[Line { name: "a".into(), points }], &around()).unwrap();
        let path = svg.split("chart__line--1\" d=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(path.matches('M').count(), 2, "{path}");
        assert_eq!(path.matches('L').count(), 1, "{path}");
        assert_eq!(svg.matches("chart__break").count(), 1);
        assert_eq!(svg.matches("<circle").count(), 3);
        assert!(svg.contains("<title>A &amp; B</title><desc>&lt;d&gt;</desc>"));
    }

    #[test]
    fn years_that_the_source_left_out_are_a_gap() {
        let path = |years: [f64; 3]| {
            let points = years.map(|year| (year, Some(1.0))).to_vec();
            let svg = lines(&[Line { name: "a".into(), points }], &around()).unwrap();
            let path = svg.split("chart__line--1\" d=\"").nth(1).unwrap();
            path.split('"').next().unwrap().matches('M').count()
        };
        assert_eq!(path([2014.0, 2015.0, 2023.0]), 2);
        assert_eq!(path([2006.0, 2010.0, 2014.0]), 1, "counted every four years");
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        let empty = Line { name: "a".into(), points: vec![(2009.0, None)] };
        assert_eq!(lines(&[empty], &around()), None);
        assert_eq!(strip(&[], &[], &around()), None);
    }

    #[test]
    fn axes_hold_round_numbers_around_all_values() {
        assert_eq!(ticks(0.0, 9.3), [0.0, 5.0, 10.0]);
        assert_eq!(ticks(33.1, 34.9), [33.0, 33.5, 34.0, 34.5, 35.0]);
        assert_eq!(ticks(5.0, 5.0), [4.0, 6.0]);
        assert_eq!(ticks(0.0, 0.0), [0.0, 0.5]);
        assert_eq!(years(1995.0, 2024.0), [1995.0, 2000.0, 2005.0, 2010.0, 2015.0, 2020.0]);
        assert_eq!(years(2021.0, 2023.0), [2021.0, 2022.0, 2023.0]);
    }

    #[test]
    fn one_single_year_stands_in_the_middle() {
        let line = Line { name: "a".into(), points: vec![(2024.0, Some(4.0))] };
        let svg = lines(&[line], &around()).unwrap();
        assert!(svg.contains(r#"cx="220.0""#), "{svg}");
    }
}
