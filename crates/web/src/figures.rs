//! Figures: what the district counts, in sentences, pictures and tables made from the same released values.
//!
//! `/zahlen` lists the indicators by area of the Anwendungsleitfaden, `/zahlen/{id}` is the sheet of one, `/zahlen/gebiet/{ags}` the
//! profile of a district or municipality, `/zahlen/vergleich` sets areas side by side; its address holds its whole state.
//! No page holds a figure that is not [`monitoring::gate::Released`] to the public.

pub(crate) mod book;
mod chart;
pub(crate) mod files;
mod map;
mod said;

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Html,
    routing::get,
};
use base::GeoPoint;
use landscape::gazetteer::short_name;
use monitoring::{
    Period, compare,
    indicator::{Field, Indicator, Item, Standing},
    series::{Course, Value, Why},
};
use url::form_urlencoded;

use self::{
    book::{Book, Entry},
    chart::{Around, MOST_LINES},
};
use crate::{
    Lang, address,
    frame::{Frame, Reader, Section},
    guard::Counted,
    problem::Problem,
    register::Register,
    route::{Kind, Route, public},
    state::App,
    words::{text, with},
};

pub(crate) const ROUTES: &[Route] = &[
    public("/zahlen", Kind::Page, "all indicators by area", &[], || get(list)),
    public("/zahlen/vergleich", Kind::Page, "areas side by side", &["kennzahl", "gebiet"], || {
        get(side_by_side)
    }),
    public("/zahlen/gebiet/{ags}", Kind::Page, "the profile of an area", &[], || get(profile)),
    public("/zahlen/{id}", Kind::Page, "one indicator", &["gebiet"], || get(one)),
    public("/zahlen/{id}/werte.csv", Kind::File, "an indicator's values as a table", &[], || {
        get(files::csv)
    }),
    public(
        "/zahlen/{id}/werte.json",
        Kind::File,
        "an indicator's values as JSON-stat 2",
        &[],
        || get(files::json_stat),
    ),
];

/// The whole country in the tables of the statistical offices.
const WHOLE: &str = "DG";

#[derive(Template)]
#[template(path = "figures/list.html")]
struct ListPage {
    frame: Frame,
    area: String,
    fields: Vec<FieldPart>,
    compare_url: String,
    profile_url: String,
}

struct FieldPart {
    code: &'static str,
    title: String,
    lines: Vec<Line>,
}

struct Line {
    url: String,
    id: String,
    title: String,
    /// The value with its unit, or why there is none.
    value: String,
    unit: String,
    period: String,
    /// Land and whole country, where they have a value of the same time.
    beside: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "figures/one.html")]
struct OnePage {
    frame: Frame,
    id: String,
    /// Whether the texts of the catalogue stand there in German alone.
    german: bool,
    meaning: String,
    sentence: Vec<String>,
    figure: Picture,
    rows: Rows,
    breaks: Vec<String>,
    parts: Vec<Part>,
    spread: Option<Spread>,
    areas: Option<AreasPart>,
    purpose: String,
    limits: String,
    formula: String,
    definition: String,
    standing: String,
    sources: Vec<SourceLine>,
    csv_url: String,
    json_url: String,
    compare_url: String,
}

/// A chart with its legend.
struct Picture {
    svg: Option<String>,
    legend: Vec<(String, String)>,
}

/// A table of times by areas.
struct Rows {
    heads: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
}

/// A breakdown of the latest value.
struct Part {
    title: String,
    period: String,
    rows: Vec<(String, String, String)>,
    /// Whether the rows have numerators and denominators.
    shares: bool,
}

/// The districts of the Land and where the own one stands.
struct Spread {
    svg: Option<String>,
    sentence: String,
    rows: Vec<(String, String, String)>,
}

/// The municipalities of the district.
struct AreasPart {
    svg: Option<String>,
    classes: Vec<(usize, String)>,
    hatched: bool,
    schematic: bool,
    period: String,
    rows: Vec<(String, String)>,
}

struct SourceLine {
    title: String,
    detail: String,
}

#[derive(Template)]
#[template(path = "figures/area.html")]
struct AreaPage {
    frame: Frame,
    fields: Vec<FieldPart>,
    municipality_url: Option<String>,
}

#[derive(Template)]
#[template(path = "figures/compare.html")]
struct ComparePage {
    frame: Frame,
    action: String,
    indicators: Vec<Choice>,
    areas: Vec<Vec<Choice>>,
    sentence: Vec<String>,
    figure: Picture,
    rows: Rows,
    sheet_url: String,
}

struct Choice {
    value: String,
    word: String,
    chosen: bool,
}

/// The title of an area of the Anwendungsleitfaden.
fn field_title(lang: Lang, field: Field) -> String {
    text(lang, &format!("figure-field-{}", field.code())).into_owned()
}

fn sheet(reader: &Reader, id: &str) -> String {
    reader.links.to(&format!("/zahlen/{id}"))
}

/// The latest known value of an area.
fn latest(entry: &Entry, item: &str, area: &str) -> Option<(Period, Value)> {
    entry.series.latest(item, area)
}

/// With which areas one is compared: the district of a municipality, the Land, the whole country.
fn beside(area: &str) -> Vec<String> {
    let mut areas = Vec::new();
    if area.len() > 5 {
        areas.extend(area.get(..5));
    }
    if area.len() > 2 {
        areas.extend(area.get(..2));
    }
    if area != WHOLE {
        areas.push(WHOLE);
    }
    areas.into_iter().map(str::to_owned).collect()
}

/// The indicators that know something of an area, by field.
fn fields(book: &Book, reader: &Reader, area: &str) -> Vec<FieldPart> {
    let lang = reader.lang;
    let line = |entry: &Entry| -> Option<Line> {
        let course = entry.series.course("", area)?;
        let (period, value) = latest(entry, "", area)
            .or_else(|| course.iter().next_back().map(|(period, value)| (*period, *value)))?;
        let others = beside(area).into_iter().filter_map(|other| {
            let value = entry.series.course("", &other)?.get(&period)?;
            value.value?;
            Some((book.name(&other).to_owned(), said::value(lang, &entry.indicator, value)))
        });
        Some(Line {
            url: if area == book.own() {
                sheet(reader, &entry.indicator.id)
            } else {
                let path = format!("/zahlen/{}", entry.indicator.id);
                reader.links.to(&address::with_query(&path, &[("gebiet", area)]))
            },
            id: entry.indicator.id.clone(),
            title: said::of(&entry.indicator.title, lang).to_owned(),
            unit: value
                .value
                .map(|_| said::of(&entry.indicator.unit, lang).to_owned())
                .unwrap_or_default(),
            value: said::value(lang, &entry.indicator, &value),
            period: said::period(lang, period),
            beside: others.collect(),
        })
    };
    let part = |field: Field| FieldPart {
        code: field.code(),
        title: field_title(lang, field),
        lines: book
            .entries
            .iter()
            .filter(|e| e.indicator.field == field)
            .filter_map(line)
            .collect(),
    };
    Field::ALL.into_iter().map(part).filter(|part| !part.lines.is_empty()).collect()
}

async fn list(State(app): State<App>, reader: Reader, _: Counted) -> Result<Html<String>, Problem> {
    let book = Book::of(&app).await?;
    let title = text(reader.lang, "nav-figures");
    let frame = Frame::new(app.settings(), &reader, Section::Figures, &title).under(&[]);
    let page = ListPage {
        area: book.name(book.own()).to_owned(),
        fields: fields(&book, &reader, book.own()),
        compare_url: reader.links.to("/zahlen/vergleich"),
        profile_url: reader.links.to(&format!("/zahlen/gebiet/{}", book.own())),
        frame,
    };
    Ok(Html(page.render()?))
}

async fn profile(
    State(app): State<App>,
    reader: Reader,
    Path(ags): Path<String>,
    _: Counted,
) -> Result<Html<String>, Problem> {
    let book = Book::of(&app).await?;
    let fields = fields(&book, &reader, &ags);
    if fields.is_empty() {
        return Err(Problem::NotFound);
    }
    let nav = text(reader.lang, "nav-figures");
    let register = Register::of(&app).await?;
    let known = register.municipalities.iter().any(|area| area.ags.as_str() == ags);
    let municipality_url = known.then(|| reader.links.municipality(&ags));
    let frame = Frame::new(app.settings(), &reader, Section::Figures, book.name(&ags))
        .under(&[("/zahlen", &nav)]);
    Ok(Html(AreaPage { frame, fields, municipality_url }.render()?))
}

/// The values of a parameter of the query, in order.
fn asked(reader: &Reader, name: &str) -> Vec<String> {
    form_urlencoded::parse(reader.query.as_bytes())
        .filter(|(key, value)| key == name && !value.is_empty())
        .map(|(_, value)| value.into_owned())
        .collect()
}

async fn one(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
    _: Counted,
) -> Result<Html<String>, Problem> {
    let book = Book::of(&app).await?;
    let entry = book.get(&id).ok_or(Problem::NotFound)?;
    let (indicator, lang) = (&entry.indicator, reader.lang);
    let asked = asked(&reader, "gebiet").into_iter().next();
    let area = match asked {
        Some(area) if entry.series.course("", &area).is_some() => area,
        Some(_) => return Err(Problem::NotFound),
        None => shown_area(&book, entry),
    };
    let mut areas = vec![area.clone()];
    areas
        .extend(beside(&area).into_iter().filter(|other| entry.series.course("", other).is_some()));
    let title = said::of(&indicator.title, lang).to_owned();
    let nav = text(lang, "nav-figures");
    let mut frame =
        Frame::new(app.settings(), &reader, Section::Figures, &title).under(&[("/zahlen", &nav)]);
    let sentence = sentences(&book, entry, &areas, lang);
    frame.description = sentence.first().cloned().unwrap_or_default();
    let file = |ending: &str| reader.links.to(&format!("/zahlen/{}/werte.{ending}", indicator.id));
    frame.twins =
        vec![("text/csv", file("csv"), title.clone()), ("application/json", file("json"), title)];
    let page = OnePage {
        id: indicator.id.clone(),
        german: said::german(&indicator.meaning, lang),
        meaning: said::of(&indicator.meaning, lang).to_owned(),
        figure: picture(&book, entry, &areas, lang, sentence.first()),
        rows: rows(&book, entry, &areas, lang),
        breaks: indicator
            .breaks
            .iter()
            .filter(|b| area.starts_with(&b.area))
            .map(|b| format!("{}: {}", b.year, said::of(&b.note, lang)))
            .collect(),
        parts: parts(entry, &area, lang),
        spread: spread(&book, entry, &area, lang),
        areas: municipalities(&app, entry, lang).await?,
        purpose: said::of(&indicator.purpose, lang).to_owned(),
        limits: said::of(&indicator.limits, lang).to_owned(),
        formula: formula(indicator, lang),
        definition: indicator.definition.clone(),
        standing: text(
            lang,
            match indicator.standing {
                Standing::S => "figure-standing-s",
                Standing::D => "figure-standing-d",
                Standing::U => "figure-standing-u",
            },
        )
        .into_owned(),
        sources: sources(entry, lang),
        csv_url: file("csv"),
        json_url: file("json"),
        compare_url: reader
            .links
            .to(&address::with_query("/zahlen/vergleich", &[("kennzahl", indicator.id.as_str())])),
        sentence,
        frame,
    };
    Ok(Html(page.render()?))
}

/// The area that a sheet speaks of: the own district, else its Land, the whole, or the first of its municipalities.
fn shown_area(book: &Book, entry: &Entry) -> String {
    let mut candidates = vec![book.own().to_owned()];
    candidates.extend(beside(book.own()));
    candidates.retain(|area| entry.series.course("", area).is_some());
    let any = || entry.series.courses().next().map(|(_, area, _)| area.to_owned());
    candidates.into_iter().next().or_else(any).unwrap_or_default()
}

/// The value in a sentence, what it is beside others, and how it moved.
fn sentences(book: &Book, entry: &Entry, areas: &[String], lang: Lang) -> Vec<String> {
    let indicator = &entry.indicator;
    let Some((area, others)) = areas.split_first() else { return Vec::new() };
    let name = book.name(area);
    let Some((period, value)) = latest(entry, "", area) else {
        let why = entry.series.course("", area).and_then(|c| c.values().next_back().copied());
        let why = said::state(lang, why.map_or(Why::Missing, |value| value.why));
        return vec![with(lang, "figure-no-value", &[("area", name), ("why", &why)])];
    };
    let mut sentences = vec![with(
        lang,
        "figure-sentence",
        &[
            ("area", name),
            ("title", said::of(&indicator.title, lang)),
            ("value", &said::value(lang, indicator, &value)),
            ("unit", said::of(&indicator.unit, lang)),
            ("period", &said::period(lang, period)),
        ],
    )];
    let others: Vec<String> = others
        .iter()
        .filter_map(|other| {
            let value = entry.series.course("", other)?.get(&period)?;
            value.value?;
            Some(format!("{} {}", book.name(other), said::value(lang, indicator, value)))
        })
        .collect();
    if !others.is_empty() {
        sentences.push(with(lang, "figure-beside", &[("others", &others.join(", "))]));
    }
    if let Some(change) = compare::latest_change(indicator, &entry.series, "", area) {
        sentences.push(said::change(lang, indicator, &change));
    }
    if let Some(trend) = compare::trend(indicator, &entry.series, "", area) {
        let key = if !trend.certain() {
            "figure-trend-none"
        } else if trend.slope > 0.0 {
            "figure-trend-up"
        } else {
            "figure-trend-down"
        };
        sentences.push(with(
            lang,
            key,
            &[
                ("from", &said::period(lang, trend.from)),
                ("slope", &said::signed(lang, trend.slope, indicator.places.saturating_add(1))),
            ],
        ));
    }
    sentences
}

/// A time on the axis.
fn on_axis(period: Period) -> f64 {
    f64::from(period.start().year())
}

fn picture(
    book: &Book,
    entry: &Entry,
    areas: &[String],
    lang: Lang,
    sentence: Option<&String>,
) -> Picture {
    let indicator = &entry.indicator;
    let line = |area: &String| {
        let course = entry.series.course("", area)?;
        let points = course.iter().map(|(period, value)| (on_axis(*period), value.value));
        Some(chart::Line { name: book.name(area).to_owned(), points: points.collect() })
    };
    let lines: Vec<chart::Line> = areas.iter().take(MOST_LINES).filter_map(line).collect();
    // Absolute numbers of a district and of the whole country do not fit on one axis.
    let lines = if fits_together(&lines) { lines } else { lines.into_iter().take(1).collect() };
    let area = areas.first().map(String::as_str).unwrap_or_default();
    let breaks: Vec<f64> = indicator
        .breaks
        .iter()
        .filter(|b| area.starts_with(&b.area))
        .map(|b| f64::from(b.year))
        .collect();
    let names: Vec<&str> = lines.iter().map(|line| line.name.as_str()).collect();
    let title = with(
        lang,
        "figure-chart-title",
        &[("title", said::of(&indicator.title, lang)), ("areas", &names.join(", "))],
    );
    let places = if indicator.places > 0 { 1 } else { 0 };
    let around = Around {
        title: &title,
        description: sentence.map_or("", String::as_str),
        breaks: &breaks,
        say: &|value| {
            said::number(lang, value, if value.fract() == 0.0 { 0 } else { places.max(1) })
        },
    };
    let svg = chart::lines(&lines, &around);
    let legend = (1..).zip(&lines).map(|(n, line)| (chart::sample(n), line.name.clone())).collect();
    Picture { svg, legend }
}

/// Whether all lines can be told apart on one axis: the largest value is at most twenty times the smallest line's largest.
fn fits_together(lines: &[chart::Line]) -> bool {
    let largest = lines.iter().map(|line| {
        line.points.iter().filter_map(|(_, value)| *value).map(f64::abs).fold(0.0, f64::max)
    });
    let all: Vec<f64> = largest.filter(|most| *most > 0.0).collect();
    let most = all.iter().copied().fold(0.0, f64::max);
    all.iter().all(|own| own * 20.0 >= most)
}

/// All times of the areas, the latest first.
fn rows(book: &Book, entry: &Entry, areas: &[String], lang: Lang) -> Rows {
    let courses: Vec<Option<&Course>> =
        areas.iter().map(|area| entry.series.course("", area)).collect();
    let mut periods: Vec<Period> =
        courses.iter().flatten().flat_map(|course| course.keys().copied()).collect();
    periods.sort_unstable();
    periods.dedup();
    let cell = |course: &Option<&Course>, period: Period| {
        let value = course.and_then(|course| course.get(&period));
        value.map_or_else(
            || said::state(lang, Why::Missing),
            |value| said::value(lang, &entry.indicator, value),
        )
    };
    Rows {
        heads: areas.iter().map(|area| book.name(area).to_owned()).collect(),
        rows: periods
            .into_iter()
            .rev()
            .map(|period| {
                let cells = courses.iter().map(|course| cell(course, period)).collect();
                (said::period(lang, period), cells)
            })
            .collect(),
    }
}

/// The breakdowns of the latest value: name, value, numerator and denominator.
fn parts(entry: &Entry, area: &str, lang: Lang) -> Vec<Part> {
    let indicator = &entry.indicator;
    let Some((period, _)) = latest(entry, "", area) else { return Vec::new() };
    let row = |item: &Item| {
        let value = entry.series.course(&item.code, area)?.get(&period)?;
        let parts = match (value.numerator, value.denominator) {
            (Some(above), Some(below)) => with(
                lang,
                "figure-of",
                &[
                    ("part", &said::number(lang, above, 0)),
                    ("whole", &said::number(lang, below, 0)),
                ],
            ),
            _ => String::new(),
        };
        let name = said::of(&item.label, lang).to_owned();
        Some((name, said::value(lang, indicator, value), parts))
    };
    indicator
        .breakdowns
        .iter()
        .map(|by| Part {
            title: said::of(&by.label, lang).to_owned(),
            period: said::period(lang, period),
            rows: by.item.iter().filter_map(row).collect(),
            shares: !indicator.denominator.is_empty(),
        })
        .filter(|part| !part.rows.is_empty())
        .collect()
}

/// The districts of the same Land in the latest period.
fn spread(book: &Book, entry: &Entry, area: &str, lang: Lang) -> Option<Spread> {
    let (indicator, land) = (&entry.indicator, area.get(..2)?);
    if area.len() != 5 || indicator.unit.de == "Personen" {
        return None;
    }
    let (period, own) = latest(entry, "", area)?;
    let here = |other: &str| other.len() == 5 && other.starts_with(land);
    let ranking = compare::rank(indicator, &entry.series, "", period, &here);
    if ranking.places.len() < 5 {
        return None;
    }
    let place = ranking.of(area)?;
    let values: Vec<f64> = ranking.places.iter().map(|place| place.value).collect();
    let title = with(
        lang,
        "figure-spread-title",
        &[("title", said::of(&indicator.title, lang)), ("land", book.name(land))],
    );
    let sentence = said::place(lang, place, ranking.places.len());
    let around = Around {
        title: &title,
        description: &sentence,
        breaks: &[],
        say: &|value| said::number(lang, value, if value.fract() == 0.0 { 0 } else { 1 }),
    };
    Some(Spread {
        svg: chart::strip(&values, &[own.value?], &around),
        rows: ranking
            .places
            .iter()
            .map(|place| {
                let places = match place.place {
                    Some(one) => one.to_string(),
                    None => format!("{}–{}", place.best, place.worst),
                };
                let value = said::number(lang, place.value, indicator.places);
                (places, book.name(&place.area).to_owned(), value)
            })
            .collect(),
        sentence,
    })
}

/// The municipalities of the district with their latest values, and the map of them.
async fn municipalities(
    app: &App,
    entry: &Entry,
    lang: Lang,
) -> Result<Option<AreasPart>, Problem> {
    let register = Register::of(app).await?;
    let known = |ags: &str| entry.series.course("", ags).is_some();
    if !register.municipalities.iter().any(|area| known(area.ags.as_str())) {
        return Ok(None);
    }
    // All municipalities at one time: the latest at which any of them has a value.
    let newest = register
        .municipalities
        .iter()
        .filter_map(|area| latest(entry, "", area.ags.as_str()))
        .map(|(period, _)| period)
        .max();
    let Some(period) = newest else { return Ok(None) };
    let mut tx = app.state.db.read().await?;
    let boundaries = store::areas::boundaries(&mut tx, &app.state.district).await?;
    drop(tx);
    let indicator = &entry.indicator;
    let (mut shapes, mut rows, mut values) = (Vec::new(), Vec::new(), Vec::new());
    let (mut hatched, mut schematic) = (false, false);
    for area in &register.municipalities {
        let name = short_name(&area.name);
        let value = entry.series.course("", area.ags.as_str()).and_then(|c| c.get(&period));
        let said = value.map_or_else(
            || said::state(lang, Why::Missing),
            |value| said::value(lang, indicator, value),
        );
        let value = value.and_then(|value| value.value);
        values.extend(value);
        hatched |= value.is_none();
        rows.push((name.to_owned(), said.clone()));
        if let Some((_, boundary)) = boundaries.iter().find(|(id, _)| *id == area.id) {
            schematic |= boundary.schematic;
            let rings: Vec<&[GeoPoint]> =
                boundary.polygons.iter().flatten().map(Vec::as_slice).collect();
            shapes.push(map::Shape { name, rings, value, said });
        }
    }
    let classes = map::classes(&values);
    let title = with(
        lang,
        "figure-map-title",
        &[("title", said::of(&indicator.title, lang)), ("period", &said::period(lang, period))],
    );
    let said = |class: &map::Class| {
        let number = |value| said::number(lang, value, indicator.places);
        (class.number, format!("{} – {}", number(class.low), number(class.high)))
    };
    Ok(Some(AreasPart {
        svg: map::draw(&shapes, &classes, &title),
        classes: classes.iter().map(said).collect(),
        hatched,
        schematic,
        period: said::period(lang, period),
        rows,
    }))
}

/// The formula in words.
fn formula(indicator: &Indicator, lang: Lang) -> String {
    let side = |terms: &[monitoring::indicator::Term]| {
        let term = |term: &monitoring::indicator::Term| {
            let mut said = Vec::new();
            if let Some(variable) = &term.variable {
                said.push(variable.clone());
            }
            said.extend(
                term.selection
                    .iter()
                    .map(|(dimension, codes)| format!("{dimension}: {}", codes.join(" + "))),
            );
            if term.shift != 0 {
                said.push(with(lang, "figure-shift", &[("years", &term.shift.to_string())]));
            }
            let weight = if (term.times - 1.0).abs() < f64::EPSILON {
                String::new()
            } else {
                format!(
                    "{} × ",
                    said::number(lang, term.times, if term.times.fract() == 0.0 { 0 } else { 1 })
                )
            };
            if said.is_empty() {
                format!("{weight}{}", term.table)
            } else {
                format!("{weight}{} ({})", term.table, said.join("; "))
            }
        };
        terms.iter().map(term).collect::<Vec<_>>().join(" + ")
    };
    let above = side(&indicator.numerator);
    if indicator.denominator.is_empty() {
        return with(lang, "figure-formula-published", &[("above", &above)]);
    }
    with(
        lang,
        "figure-formula",
        &[
            ("factor", &said::number(lang, indicator.factor, 0)),
            ("above", &above),
            ("below", &side(&indicator.denominator)),
        ],
    )
}

fn sources(entry: &Entry, lang: Lang) -> Vec<SourceLine> {
    let line = |source: &book::Source| {
        let mut detail = Vec::new();
        if let Some(stand) = &source.stand {
            let day = stand.split('T').next().unwrap_or_default();
            let day = Period::read(day).map(|day| said::period(lang, day)).unwrap_or_default();
            detail.push(with(lang, "figure-stand", &[("day", &day)]));
        }
        detail.extend(source.copyright.clone());
        if source.copyright.is_none() {
            detail.extend(source.licence.clone());
        }
        SourceLine {
            title: format!("{} {}", source.table, source.title),
            detail: detail.join(" · "),
        }
    };
    entry.sources.iter().map(line).collect()
}

async fn side_by_side(
    State(app): State<App>,
    reader: Reader,
    _: Counted,
) -> Result<Html<String>, Problem> {
    let book: Arc<Book> = Book::of(&app).await?;
    let lang = reader.lang;
    let wanted = asked(&reader, "kennzahl").into_iter().next();
    let entry = match &wanted {
        Some(id) => Some(book.get(id).ok_or(Problem::NotFound)?),
        None => book.entries.first(),
    };
    let mut areas = asked(&reader, "gebiet");
    areas.truncate(MOST_LINES);
    if areas.is_empty() {
        areas.push(book.own().to_owned());
        areas.extend(beside(book.own()));
    }
    let nav = text(lang, "nav-figures");
    let title = text(lang, "figure-compare");
    let frame =
        Frame::new(app.settings(), &reader, Section::Figures, &title).under(&[("/zahlen", &nav)]);
    let known: Vec<String> = areas
        .iter()
        .filter(|area| entry.is_some_and(|entry| entry.series.course("", area).is_some()))
        .cloned()
        .collect();
    let choices = |chosen: Option<&String>| {
        let mut all: Vec<Choice> = book
            .areas()
            .filter(|(key, _)| key.len() <= 5 || key.starts_with(book.own()))
            .map(|(key, name)| Choice {
                value: key.to_owned(),
                word: name.to_owned(),
                chosen: chosen.is_some_and(|chosen| chosen == key),
            })
            .collect();
        all.sort_by_cached_key(|choice| {
            (choice.value != WHOLE, choice.value.len() > 2, landscape::matching::fold(&choice.word))
        });
        all
    };
    let sentence = match entry {
        Some(entry) => known.iter().map(|area| one_sentence(&book, entry, area, lang)).collect(),
        None => Vec::new(),
    };
    let page = ComparePage {
        action: reader.links.to("/zahlen/vergleich"),
        indicators: book
            .entries
            .iter()
            .map(|other| Choice {
                value: other.indicator.id.clone(),
                word: format!("{} {}", other.indicator.id, said::of(&other.indicator.title, lang)),
                chosen: entry.is_some_and(|entry| entry.indicator.id == other.indicator.id),
            })
            .collect(),
        areas: (0..MOST_LINES).map(|at| choices(areas.get(at))).collect(),
        figure: match entry {
            Some(entry) => picture(&book, entry, &known, lang, None),
            None => Picture { svg: None, legend: Vec::new() },
        },
        rows: match entry {
            Some(entry) => rows(&book, entry, &known, lang),
            None => Rows { heads: Vec::new(), rows: Vec::new() },
        },
        sheet_url: entry.map(|entry| sheet(&reader, &entry.indicator.id)).unwrap_or_default(),
        sentence,
        frame,
    };
    Ok(Html(page.render()?))
}

fn one_sentence(book: &Book, entry: &Entry, area: &str, lang: Lang) -> String {
    sentences(book, entry, &[area.to_owned()], lang).into_iter().next().unwrap_or_default()
}

/// What the API and the files call the whole of a breakdown.
pub(crate) fn item_name(item: &str) -> &str {
    if item.is_empty() { "total" } else { item }
}

/// The label of an item of a breakdown.
fn item_label(indicator: &Indicator, item: &str, lang: Lang) -> String {
    match indicator.items().find(|it| it.code == item) {
        Some(it) => said::of(&it.label, lang).to_owned(),
        None => text(lang, "figure-whole").into_owned(),
    }
}
