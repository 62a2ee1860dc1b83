//! Any number of invented offers as an openQ-cat catalogue, for measuring.
//!
//! The same number, seed and first day always give the same bytes. Titles are German as providers write
//! them, many of them compounds built from parts, so that a search over them has something to do. All
//! suppliers are examples. The catalogue follows the schema of openQ-cat 1.1.

mod words;

use std::io::{self, Write};

use jiff::{ToSpan, civil::Date};

use words::{
    AUDIENCES, CITIES, COMPOUND_ENDS, COMPOUND_HEADS, COMPOUND_MIDDLES, DEGREES, DETAILS, FUNDING,
    LANGUAGES, LEVELS, NEEDS, OPENINGS, PROFESSIONS, STREETS, SUBJECTS, SUPPLIERS,
};

/// What to generate.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    pub offers: u64,
    pub seed: u64,
    /// The first day on which something can start.
    pub from: Date,
}

/// Writes the catalogue.
pub fn openqcat(plan: Plan, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OPENQCAT version=\"1.1\">\n<HEADER>\
         <GENERATOR_INFO>Verzahnt, erfundene Angebote</GENERATOR_INFO><CATALOG><LANGUAGE>ger</LANGUAGE>\
         <CATALOG_ID>beispiel-{}</CATALOG_ID><CATALOG_VERSION>001.000</CATALOG_VERSION>\
         <CATALOG_NAME>Beispielkatalog</CATALOG_NAME><CURRENCY>EUR</CURRENCY></CATALOG>",
        plan.seed
    )?;
    let mut dice = Dice(plan.seed ^ 0x5eed);
    for at in 0..supplier_count(plan) {
        supplier(at, &mut dice, out)?;
    }
    out.write_all(b"</HEADER>\n<NEW_CATALOG FULLCATALOG=\"true\">\n")?;
    for at in 0..plan.offers {
        // Each offer has its own dice: one more or less changes no other.
        let mut dice = Dice(plan.seed.wrapping_mul(0x9e37_79b9).wrapping_add(at));
        service(at, plan, &mut dice, out)?;
    }
    out.write_all(b"</NEW_CATALOG>\n</OPENQCAT>\n")
}

fn supplier_count(plan: Plan) -> u64 {
    (plan.offers / 400).clamp(3, 250)
}

/// Pseudo-random numbers by `SplitMix64` (Steele, Lea, Flood 2014): small, fast, the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `most`.
    fn below(&mut self, most: u64) -> u64 {
        self.roll() % most.max(1)
    }

    /// True in so many of a hundred.
    fn percent(&mut self, chance: u64) -> bool {
        self.below(100) < chance
    }

    fn pick<T: Copy + Default>(&mut self, list: &[T]) -> T {
        let count = u64::try_from(list.len()).unwrap_or(1);
        let at = usize::try_from(self.below(count)).unwrap_or(0);
        list.get(at).copied().unwrap_or_default()
    }
}

fn supplier(at: u64, dice: &mut Dice, out: &mut dyn Write) -> io::Result<()> {
    let (postcode, city) = dice.pick(CITIES);
    let kind = dice.pick(SUPPLIERS);
    let street = dice.pick(STREETS);
    writeln!(
        out,
        "<SUPPLIER><SUPPLIER_ID type=\"supplier_specific\">bsp-{at}</SUPPLIER_ID>\
         <SUPPLIER_NAME>{kind} Beispiel {at}</SUPPLIER_NAME><ADDRESS><STREET>{street} {}</STREET>\
         <ZIP>{postcode}</ZIP><CITY>{city}</CITY><EMAILS><EMAIL>info@anbieter{at}.example</EMAIL></EMAILS>\
         <URL>https://anbieter{at}.example</URL></ADDRESS><EXTENDED_INFO input_type=\"1\"/></SUPPLIER>",
        dice.below(90) + 1
    )
}

/// A title, and whether the offer leads to a profession.
fn title(dice: &mut Dice) -> (String, bool) {
    let compound = |dice: &mut Dice| {
        let head = dice.pick(COMPOUND_HEADS);
        let middle = if dice.percent(60) { dice.pick(COMPOUND_MIDDLES) } else { "" };
        format!("{head}{middle}{}", dice.pick(COMPOUND_ENDS))
    };
    match dice.below(10) {
        0 | 1 => (compound(dice), false),
        2 => {
            let word = compound(dice);
            (format!("{word} für {}", dice.pick(AUDIENCES)), false)
        }
        3 => {
            let language = dice.pick(LANGUAGES).0;
            (format!("{language} {}", dice.pick(LEVELS)), false)
        }
        4 | 5 => {
            let opening = dice.pick(OPENINGS);
            (format!("{opening} {}", dice.pick(SUBJECTS)), false)
        }
        6 => {
            let subject = dice.pick(SUBJECTS);
            (format!("{subject} für {}", dice.pick(AUDIENCES)), false)
        }
        7 => {
            let subject = dice.pick(SUBJECTS);
            (format!("{subject}: {}", compound(dice)), false)
        }
        8 => {
            let subject = dice.pick(SUBJECTS);
            (format!("{subject} und {}", dice.pick(SUBJECTS)), false)
        }
        _ => (format!("Umschulung {}", dice.pick(PROFESSIONS)), true),
    }
}

fn service(at: u64, plan: Plan, dice: &mut Dice, out: &mut dyn Write) -> io::Result<()> {
    let (title, profession) = title(dice);
    let supplier = dice.below(supplier_count(plan));
    let days = dice.below(540);
    let start = i64::try_from(days).ok().and_then(|d| plan.from.checked_add(d.days()).ok());
    let start = start.unwrap_or(plan.from);
    let hour =
        [9, 10, 14, 16, 17, 18, 19].get(usize::try_from(dice.below(7)).unwrap_or(0)).copied();
    let hour: u64 = hour.unwrap_or(18);
    let length = if profession { 400 } else { dice.below(70) };
    let end =
        i64::try_from(length).ok().and_then(|d| start.checked_add(d.days()).ok()).unwrap_or(start);
    let text = format!("{} {} {}", dice.pick(DETAILS), dice.pick(DETAILS), dice.pick(DETAILS));
    write!(
        out,
        "<SERVICE><PRODUCT_ID>{}-{at}</PRODUCT_ID><COURSE_TYPE>{}</COURSE_TYPE>\
         <SUPPLIER_ID_REF type=\"supplier_specific\">bsp-{supplier}</SUPPLIER_ID_REF><SERVICE_DETAILS>\
         <TITLE>{title}</TITLE><DESCRIPTION_LONG>{title}. {text}</DESCRIPTION_LONG>",
        plan.seed,
        if profession { 1 } else { 5 }
    )?;
    if dice.percent(60) {
        write!(out, "<REQUIREMENTS>{}</REQUIREMENTS>", dice.pick(NEEDS))?;
    }
    let dated = dice.percent(92);
    if dated {
        write!(
            out,
            "<SERVICE_DATE><START_DATE>{}</START_DATE><END_DATE>{}</END_DATE></SERVICE_DATE>",
            local(start, hour),
            local(end, hour + 2)
        )?;
    }
    for _ in 0..dice.below(3) {
        write!(out, "<KEYWORD>{}</KEYWORD>", dice.pick(SUBJECTS))?;
    }
    if dice.percent(50) {
        let group = dice.pick(AUDIENCES);
        write!(out, "<TARGET_GROUP><TARGET_GROUP_TEXT>{group}</TARGET_GROUP_TEXT></TARGET_GROUP>")?;
    }
    education(profession, !dated, dice, out)?;
    write!(
        out,
        "<ANNOUNCEMENT><START_DATE>{}+01:00</START_DATE><END_DATE>{end}+01:00</END_DATE></ANNOUNCEMENT>\
         </SERVICE_DETAILS>",
        plan.from.checked_sub(30.days()).unwrap_or(plan.from)
    )?;
    if dice.percent(85) {
        let cents = if dice.percent(15) { 0 } else { (dice.below(500) + 10) * 50 };
        let cents = if profession { cents * 40 } else { cents };
        write!(
            out,
            "<SERVICE_PRICE_DETAILS><SERVICE_PRICE><PRICE_AMOUNT>{}.{:02}</PRICE_AMOUNT>\
             <PRICE_CURRENCY>EUR</PRICE_CURRENCY></SERVICE_PRICE></SERVICE_PRICE_DETAILS>",
            cents / 100,
            cents % 100
        )?;
    }
    out.write_all(b"</SERVICE>\n")
}

/// A point in time as the format writes it; summer time from April to October, near enough for examples.
fn local(day: Date, hour: u64) -> String {
    let offset = if (4..=10).contains(&day.month()) { "+02:00" } else { "+01:00" };
    format!("{day}T{hour:02}:00:00.000{offset}")
}

fn education(
    profession: bool,
    flexible: bool,
    dice: &mut Dice,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(b"<SERVICE_MODULE><EDUCATION type=\"true\">")?;
    if profession {
        write!(
            out,
            "<DEGREE type=\"1\"><DEGREE_TITLE>{}</DEGREE_TITLE></DEGREE>",
            dice.pick(DEGREES)
        )?;
    }
    let (form, code, real) = match dice.below(10) {
        0 | 1 => ("Online-Kurs", 105, false),
        2 => ("Blended Learning", 104, true),
        _ => ("Präsenzunterricht", 101, true),
    };
    let part_time = dice.percent(50);
    write!(
        out,
        "<EXTENDED_INFO><INSTITUTION type=\"105\">Bildungszentrum</INSTITUTION>\
         <INSTRUCTION_FORM type=\"{code}\">{form}</INSTRUCTION_FORM>\
         <INSTRUCTION_TIME type=\"{}\">{}</INSTRUCTION_TIME>",
        if part_time { 1 } else { 2 },
        if part_time { "Teilzeit" } else { "Vollzeit" }
    )?;
    if profession || dice.percent(20) {
        let (code, funding) = dice.pick(FUNDING);
        write!(out, "<FUNDING_TYPES_FEDERAL type=\"{code}\">{funding}</FUNDING_TYPES_FEDERAL>")?;
    }
    let language = if dice.percent(90) { "deu" } else { dice.pick(LANGUAGES).1 };
    write!(
        out,
        "<TEACHING_LANGUAGES>{language}</TEACHING_LANGUAGES><EDUCATION_TYPE type=\"{}\">{}</EDUCATION_TYPE>\
         </EXTENDED_INFO><MODULE_COURSE><MIN_PARTICIPANTS>4</MIN_PARTICIPANTS>\
         <MAX_PARTICIPANTS>{}</MAX_PARTICIPANTS>",
        if profession { 109 } else { 110 },
        if profession { "Umschulung" } else { "Fortbildung" },
        dice.below(20) + 5
    )?;
    if real {
        let (postcode, city) = dice.pick(CITIES);
        let street = dice.pick(STREETS);
        write!(
            out,
            "<LOCATION><NAME>Beispielhaus {postcode}</NAME><STREET>{street} {}</STREET><ZIP>{postcode}</ZIP>\
             <CITY>{city}</CITY><BARRIER_FREE_LOCATION>{}</BARRIER_FREE_LOCATION></LOCATION>",
            dice.below(90) + 1,
            dice.percent(60)
        )?;
    }
    write!(
        out,
        "<DURATION type=\"8\"/><FLEXIBLE_START>{flexible}</FLEXIBLE_START></MODULE_COURSE></EDUCATION></SERVICE_MODULE>"
    )
}

#[cfg(test)]
mod tests;
