//! For whom: ages ("für 5-jährige", "ab 60", "6 bis 10 Jahre"), grades and levels of a language.

use super::Reader;

const YEARS: &[&str] = &["jahr", "jahre", "jahren", "j"];
const OLD: &[&str] = &["jahrige", "jahrigen", "jahriger", "jahriges", "jahrig"];
const GRADE: &[&str] =
    &["klasse", "klassen", "klassenstufe", "jahrgang", "jahrgangsstufe", "kl", "schuljahr"];
const ORDINALS: &[(&str, u32)] = &[
    ("erste", 1),
    ("ersten", 1),
    ("zweite", 2),
    ("zweiten", 2),
    ("dritte", 3),
    ("dritten", 3),
    ("vierte", 4),
    ("vierten", 4),
    ("funfte", 5),
    ("funften", 5),
    ("sechste", 6),
    ("sechsten", 6),
    ("siebte", 7),
    ("siebten", 7),
    ("achte", 8),
    ("achten", 8),
    ("neunte", 9),
    ("neunten", 9),
    ("zehnte", 10),
    ("zehnten", 10),
];
/// "Drittklässler" and what else begins like an ordinal.
const PUPILS: &[&str] =
    &["erst", "zweit", "dritt", "viert", "funft", "sechst", "siebt", "acht", "neunt", "zehnt"];
const LEVELS: &[&str] = &["a1", "a2", "b1", "b2", "c1", "c2"];
/// What a letter with a digit means beside a language level.
const NO_LEVEL: &[&str] = &["klasse", "fuhrerschein", "vitamin", "lkw", "schein", "besoldung"];

pub(super) fn read(reader: &mut Reader<'_>) {
    for at in 0..reader.len() {
        grade(reader, at);
        age(reader, at);
        level(reader, at);
    }
}

/// Where to begin taking words: a preposition before belongs to the meaning.
fn with(reader: &Reader<'_>, at: usize, before: &[&str]) -> usize {
    let mut from = at;
    while from > 0 && reader.is(from - 1, before) {
        from -= 1;
    }
    from
}

fn grade(reader: &mut Reader<'_>, at: usize) {
    let pupils = |stem: &&str| {
        let rest = reader.word(at).strip_prefix(*stem);
        rest.is_some_and(|r| ["klassler", "klasslern", "klasslerin", "klasslerinnen"].contains(&r))
    };
    if let Some(grade) = PUPILS.iter().position(pupils) {
        let from = with(reader, at, &["fur", "ein", "einen"]);
        return reader.take(from, at + 1, &[("age", format!("{}-{}", grade + 6, grade + 7))]);
    }
    let ordinal = |word: &str| ORDINALS.iter().find(|(w, _)| *w == word).map(|(_, n)| *n);
    let number = |at: usize| reader.number(at).or_else(|| ordinal(reader.word(at)));
    let fits = |n: u32| (1..=13).contains(&n);
    let found = if reader.is(at, GRADE) && number(at + 1).is_some_and(fits) {
        let first = number(at + 1);
        let more = reader.is(at + 2, &["bis", "und"]).then(|| number(at + 3)).flatten();
        first.map(|first| match more {
            Some(last) if fits(last) && first < last => (first, last, at, at + 4),
            _ => (first, first, at, at + 2),
        })
    } else if reader.is(at + 1, GRADE) && number(at).is_some_and(fits) {
        let last = number(at);
        let earlier =
            (at >= 2 && reader.is(at - 1, &["bis", "und"])).then(|| number(at - 2)).flatten();
        last.map(|last| match earlier {
            Some(first) if fits(first) && first < last => (first, last, at - 2, at + 2),
            _ => (last, last, at, at + 2),
        })
    } else {
        None
    };
    let Some((first, last, from, to)) = found else { return };
    // Children are six when they come into the first grade.
    let from = with(reader, from, &["fur", "die", "der", "in", "ab", "zur"]);
    reader.take(from, to, &[("age", format!("{}-{}", first + 5, last + 6))]);
}

fn age(reader: &mut Reader<'_>, at: usize) {
    let for_whom: &[&str] = &["fur", "ab", "uber", "von", "die", "alter", "im"];
    // "5-jährige" and "3-5 Jahre": one word of two pieces, for one age or for two.
    let hyphened =
        reader.tokens.get(at).filter(|t| !t.taken).and_then(|t| match t.pieces.as_slice() {
            [number, old] if OLD.contains(&crate::analysis::fold::squeeze(old).as_str()) => {
                Some((number.parse::<u32>().ok()?, None))
            }
            [first, last] => {
                let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
                (reader.is(at + 1, YEARS) && first < last).then_some((first, Some(last)))
            }
            _ => None,
        });
    let glued = reader.word(at).find(|c: char| !c.is_ascii_digit()).and_then(|cut| {
        let (number, old) = reader.word(at).split_at_checked(cut)?;
        if OLD.contains(&old) { Some((number.parse::<u32>().ok()?, None)) } else { None }
    });
    match hyphened.or(glued) {
        Some((first, Some(last @ 0..=120))) => {
            let from = with(reader, at, for_whom);
            return reader.take(from, at + 2, &[("age", format!("{first}-{last}"))]);
        }
        Some((age @ 0..=120, None)) => {
            let from = with(reader, at, for_whom);
            return reader.take(from, at + 1, &[("age", age.to_string())]);
        }
        _ => {}
    }
    if let Some(baby) = reader.word(at).strip_prefix('u').and_then(|n| n.parse::<u32>().ok())
        && (2..=6).contains(&baby)
    {
        return reader.take(at, at + 1, &[("age", format!("0-{}", baby - 1))]);
    }
    let Some(number) = reader.number(at).filter(|n| *n <= 120) else { return };
    if reader.is(at + 1, &["bis"])
        && let Some(last) = reader.number(at + 2).filter(|l| *l > number && *l <= 120)
        && (reader.is(at + 3, YEARS) || reader.is(at + 3, OLD))
    {
        let from = with(reader, at, for_whom);
        return reader.take(from, at + 4, &[("age", format!("{number}-{last}"))]);
    }
    let named = reader.is(at + 1, YEARS) || reader.is(at + 1, OLD);
    let end = at + 1 + usize::from(named);
    if reader.sign_behind(at) == Some('+') || reader.is(at + 1, &["plus"]) {
        let end = end + usize::from(reader.is(at + 1, &["plus"]));
        if number >= 14 {
            return reader.take(
                with(reader, at, &["fur", "ab"]),
                end,
                &[("age", format!("{number}-"))],
            );
        }
    }
    if at > 0
        && reader.is(at - 1, &["ab", "uber"])
        && (named || ((3..=99).contains(&number) && alone(reader, at)))
    {
        let from = with(reader, at - 1, &["fur", "alter", "im"]);
        return reader.take(from, end, &[("age", format!("{number}-"))]);
    }
    if at > 0 && reader.is(at - 1, &["unter", "bis"]) && named && number > 0 {
        let most = if reader.is(at - 1, &["unter"]) { number - 1 } else { number };
        let from = with(reader, at - 1, &["fur", "kinder"]);
        return reader.take(from, end, &[("age", format!("0-{most}"))]);
    }
    if named && reader.is(at + 1, OLD)
        || (named && number <= 99 && !reader.is(at + 2, &["garantie", "erfahrung"]))
    {
        let from = with(reader, at, &["fur", "mit", "alter", "im", "von"]);
        reader.take(from, end, &[("age", number.to_string())]);
    }
}

/// A bare number behind "ab" is an age only where no unit follows: "ab 18 Uhr", "ab 20 Euro".
fn alone(reader: &Reader<'_>, at: usize) -> bool {
    let units = [
        "uhr",
        "euro",
        "eur",
        "km",
        "minuten",
        "stunden",
        "personen",
        "teilnehmer",
        "h",
        "prozent",
    ];
    !reader.is(at + 1, &units)
        && !matches!(reader.sign_behind(at), Some('€' | ':' | '.' | '%' | ','))
}

fn level(reader: &mut Reader<'_>, at: usize) {
    let near = [at.checked_sub(1), Some(at + 1)];
    if reader.is(at, LEVELS) && !near.into_iter().flatten().any(|i| reader.is(i, NO_LEVEL)) {
        let from = with(reader, at, &["niveau", "stufe"]);
        let level = reader.word(at).to_owned();
        reader.take(from, at + 1, &[("level", level)]);
    }
}
