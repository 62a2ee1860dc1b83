//! The words: weekdays, months, numbers, rhythms. All folded, as the tokens are.

use jiff::civil::Weekday;

/// The weekdays in their order, with the name that is written.
pub(super) const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "Montag"),
    (Weekday::Tuesday, "Dienstag"),
    (Weekday::Wednesday, "Mittwoch"),
    (Weekday::Thursday, "Donnerstag"),
    (Weekday::Friday, "Freitag"),
    (Weekday::Saturday, "Samstag"),
    (Weekday::Sunday, "Sonntag"),
];

const NAMES: [(&str, Weekday); 8] = [
    ("montag", Weekday::Monday),
    ("dienstag", Weekday::Tuesday),
    ("mittwoch", Weekday::Wednesday),
    ("donnerstag", Weekday::Thursday),
    ("freitag", Weekday::Friday),
    ("samstag", Weekday::Saturday),
    ("sonnabend", Weekday::Saturday),
    ("sonntag", Weekday::Sunday),
];

const SHORT: [(&str, Weekday); 12] = [
    ("mo", Weekday::Monday),
    ("mon", Weekday::Monday),
    ("di", Weekday::Tuesday),
    ("mi", Weekday::Wednesday),
    ("do", Weekday::Thursday),
    ("don", Weekday::Thursday),
    ("fr", Weekday::Friday),
    ("fre", Weekday::Friday),
    ("sa", Weekday::Saturday),
    ("sam", Weekday::Saturday),
    ("so", Weekday::Sunday),
    ("son", Weekday::Sunday),
];

const MONTHS: [&[&str]; 12] = [
    &["januar", "jaenner", "jan"],
    &["februar", "feber", "feb", "febr"],
    &["maerz", "mrz", "maer", "marz"],
    &["april", "apr"],
    &["mai"],
    &["juni", "jun"],
    &["juli", "jul"],
    &["august", "aug"],
    &["september", "sep", "sept"],
    &["oktober", "okt"],
    &["november", "nov"],
    &["dezember", "dez"],
];

const CARDINALS: [(&str, u32); 27] = [
    ("ein", 1),
    ("eine", 1),
    ("einen", 1),
    ("einem", 1),
    ("zwei", 2),
    ("drei", 3),
    ("vier", 4),
    ("fuenf", 5),
    ("sechs", 6),
    ("sieben", 7),
    ("acht", 8),
    ("neun", 9),
    ("zehn", 10),
    ("elf", 11),
    ("zwoelf", 12),
    ("dreizehn", 13),
    ("vierzehn", 14),
    ("fuenfzehn", 15),
    ("sechzehn", 16),
    ("siebzehn", 17),
    ("achtzehn", 18),
    ("neunzehn", 19),
    ("zwanzig", 20),
    ("dreissig", 30),
    ("vierzig", 40),
    ("fuenfzig", 50),
    ("hundert", 100),
];

/// Ordinals without their ending, with the words that are written for the first five.
const ORDINALS: [(&str, i8); 14] = [
    ("erst", 1),
    ("zweit", 2),
    ("dritt", 3),
    ("viert", 4),
    ("fuenft", 5),
    ("sechst", 6),
    ("siebt", 7),
    ("acht", 8),
    ("neunt", 9),
    ("zehnt", 10),
    ("elft", 11),
    ("zwoelft", 12),
    ("letzt", -1),
    ("vorletzt", -2),
];

/// A step of a rhythm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

/// How a weekday is written: "dienstags" is every one, "Dienstag" and "Di" can be a single one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Adverb,
    Noun,
    Short,
}

fn find<T: Copy>(list: &[(&str, T)], word: &str) -> Option<T> {
    list.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

pub(super) fn weekday(word: &str) -> Option<(Weekday, Form)> {
    let noun = || find(&NAMES, word).map(|day| (day, Form::Noun));
    let plural = |ending| {
        word.strip_suffix(ending).and_then(|name| find(&NAMES, name)).map(|day| (day, Form::Adverb))
    };
    let short = || find(&SHORT, word).map(|day| (day, Form::Short));
    noun().or_else(|| plural("s")).or_else(|| plural("en")).or_else(short)
}

pub(super) fn weekday_name(day: Weekday) -> &'static str {
    find_name(day).unwrap_or_default()
}

fn find_name(day: Weekday) -> Option<&'static str> {
    WEEKDAYS.iter().find(|(weekday, _)| *weekday == day).map(|(_, name)| *name)
}

/// The place of a weekday in the week, Monday first.
pub(super) fn place(day: Weekday) -> usize {
    WEEKDAYS.iter().position(|(weekday, _)| *weekday == day).unwrap_or_default()
}

pub(super) fn month(word: &str) -> Option<i8> {
    (1..).zip(MONTHS).find(|(_, names)| names.contains(&word)).map(|(month, _)| month)
}

pub(super) fn cardinal(word: &str) -> Option<u32> {
    find(&CARDINALS, word)
}

pub(super) fn ordinal(word: &str) -> Option<i8> {
    let stem = ["en", "er", "es", "em", "e"].iter().find_map(|ending| word.strip_suffix(ending))?;
    find(&ORDINALS, stem)
}

pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "tag" | "tage" | "tagen" | "tages" => Unit::Days,
        "woche" | "wochen" => Unit::Weeks,
        "monat" | "monate" | "monats" | "monaten" => Unit::Months,
        "jahr" | "jahre" | "jahres" | "jahren" => Unit::Years,
        _ => return None,
    })
}

/// "täglich", "zweiwöchentlich", "halbjährlich". What lasts a while ("dreitägig", "zweiwöchig") is no rhythm.
pub(super) fn rhythm(word: &str) -> Option<(Unit, u32)> {
    match word {
        "vierzehntaegig" => return Some((Unit::Days, 14)),
        "vierteljaehrlich" | "quartalsweise" => return Some((Unit::Months, 3)),
        "halbjaehrlich" => return Some((Unit::Months, 6)),
        _ => {}
    }
    let (unit, step) = [
        ("taeglich", Unit::Days),
        ("woechentlich", Unit::Weeks),
        ("monatlich", Unit::Months),
        ("jaehrlich", Unit::Years),
    ]
    .iter()
    .find_map(|(ending, unit)| word.strip_suffix(ending).map(|step| (*unit, step)))?;
    match step {
        "" | "all" => Some((unit, 1)),
        step => cardinal(step).map(|step| (unit, step)),
    }
}

/// "14-täglich": what stands behind the number.
pub(super) fn rhythm_behind_number(word: &str, number: u32) -> Option<(Unit, u32)> {
    match word {
        "taegig" if number == 14 => Some((Unit::Days, 14)),
        "taegig" => None,
        _ => rhythm(word).filter(|(_, step)| *step == 1).map(|(unit, _)| (unit, number)),
    }
}

/// "zehnmal".
pub(super) fn times(word: &str) -> Option<u32> {
    cardinal(word.strip_suffix("mal")?)
}

/// What is counted when meetings are.
pub(super) fn is_meeting(word: &str) -> bool {
    matches!(
        word,
        "mal"
            | "male"
            | "x"
            | "termin"
            | "termine"
            | "terminen"
            | "treffen"
            | "abend"
            | "abende"
            | "abenden"
            | "vormittage"
            | "vormittagen"
            | "nachmittage"
            | "nachmittagen"
            | "kurstermine"
            | "kurstage"
            | "kursabende"
            | "veranstaltungen"
    )
}

pub(super) fn is_holiday(word: &str) -> bool {
    word.ends_with("ferien") || word.starts_with("feiertag") || word.starts_with("schulfrei")
}

/// The number as a word, as it is written in "alle zwei Wochen".
pub(super) fn number_word(number: u32) -> String {
    let word = CARDINALS.iter().filter(|(_, n)| (2..=12).contains(n)).find(|(_, n)| *n == number);
    match word {
        Some((word, _)) => word.replace("ue", "ü").replace("oe", "ö"),
        None => number.to_string(),
    }
}

/// "ersten", "zweiten", "letzten", as it is written in "jeden zweiten".
pub(super) fn ordinal_word(number: i8) -> Option<String> {
    let (stem, _) = ORDINALS.iter().find(|(_, n)| *n == number)?;
    Some(format!("{}en", stem.replace("ue", "ü").replace("oe", "ö")))
}
