//! The fields of an offer, part by part in the order in which somebody tells of it.

use exchange::table::form::Cells;
use jiff::civil::{Date, Time};

use super::super::form::{
    Def, Part,
    Shape::{Area, Choice, Concepts, Line, Lines, Phases, YesNo},
    Typed,
};
use crate::{Lang, words::dates};

const fn def(name: &'static str, column: &'static str, shape: super::super::form::Shape) -> Def {
    Def { name, column, shape }
}

/// What comes before the dates.
pub(super) const WHAT: Part = Part {
    name: "what",
    folded: false,
    fields: &[
        def(
            "art",
            "Art",
            Choice(&[
                ("Kurs", "kind-course"),
                ("Veranstaltung", "kind-event"),
                ("Beratung", "kind-service"),
                ("Ort zum Besuchen", "kind-visit"),
                ("Selbstlernen", "kind-material"),
                ("Ausbildung", "kind-apprenticeship"),
                ("Praktikum", "kind-internship"),
                ("Betreuung", "kind-care"),
            ]),
        ),
        def("titel", "Titel", Line("text", 200)),
        def("kurztext", "Kurztext", Area(2)),
        def("beschreibung", "Beschreibung", Area(8)),
    ],
};

/// How one comes in; the dates follow.
pub(super) const WHEN: Part = Part {
    name: "when",
    folded: false,
    fields: &[
        def(
            "einstieg",
            "Einstieg",
            Choice(&[
                ("", "entry-as-dates-say"),
                ("Termin", "entry-dated"),
                ("laufend", "entry-any-time"),
                ("auf Anfrage", "entry-on-request"),
                ("jederzeit", "entry-always"),
            ]),
        ),
        def(
            "form",
            "Form",
            Choice(&[
                ("Präsenz", "format-onsite"),
                ("online", "format-online"),
                ("hybrid", "format-hybrid"),
            ]),
        ),
        def("oeffnungszeiten", "Öffnungszeiten", Line("text", 500)),
    ],
};

/// What comes after the dates.
pub(super) const MORE: &[Part] = &[
    Part {
        name: "whom",
        folded: false,
        fields: &[
            def("alter-von", "Alter von", Line("number", 3)),
            def("alter-bis", "Alter bis", Line("number", 3)),
            def("voraussetzungen", "Voraussetzungen", Area(2)),
            def("zielgruppen", "Zielgruppen", Concepts("audiences")),
            def("lebensphasen", "Lebensphasen", Phases),
        ],
    },
    Part {
        name: "topics",
        folded: false,
        fields: &[
            def("themen", "Themen", Concepts("topics")),
            def("stichworte", "Stichworte", Lines(3)),
        ],
    },
    Part {
        name: "price",
        folded: false,
        fields: &[
            def("preis", "Preis", Line("text", 40)),
            def("preis-bis", "Preis bis", Line("text", 40)),
            def("ermaessigt", "Ermäßigter Preis", Lines(2)),
            def("preishinweis", "Preishinweis", Line("text", 500)),
            def("foerderung", "Förderung", Concepts("funding")),
        ],
    },
    Part {
        name: "register",
        folded: false,
        fields: &[
            def("anmeldung", "Anmeldung", Line("url", 1000)),
            def("webseite", "Webseite", Line("url", 1000)),
            def("telefon", "Telefon", Line("tel", 40)),
            def("email", "E-Mail", Line("email", 254)),
            def(
                "plaetze",
                "Plätze",
                Choice(&[
                    ("", "not-said"),
                    ("frei", "capacity-free"),
                    ("wenige", "capacity-few"),
                    ("Warteliste", "capacity-waiting-list"),
                    ("ausgebucht", "capacity-full"),
                ]),
            ),
        ],
    },
    Part {
        name: "access",
        folded: false,
        fields: &[
            def("barrierefreiheit", "Barrierefreiheit", Concepts("accessibility")),
            def("kinderbetreuung", "Kinderbetreuung", YesNo),
            def("sprache", "Sprache", Line("text", 200)),
            def(
                "niveau",
                "Niveau",
                Choice(&[
                    ("", "not-said"),
                    ("A1", "level-a1"),
                    ("A2", "level-a2"),
                    ("B1", "level-b1"),
                    ("B2", "level-b2"),
                    ("C1", "level-c1"),
                    ("C2", "level-c2"),
                ]),
            ),
            def("abschluss", "Abschluss", Line("text", 300)),
        ],
    },
    Part {
        name: "group",
        folded: true,
        fields: &[
            def("klassenstufen", "Klassenstufen", Line("text", 20)),
            def("fach", "Fach", Lines(2)),
            def("gruppengroesse", "Gruppengröße", Line("text", 20)),
            def("dauer", "Dauer (Min.)", Line("number", 5)),
            def("gruppenpreis", "Preis je Gruppe", Line("text", 40)),
            def("vorlauf", "Vorlauf (Tage)", Line("number", 4)),
            def("saison", "Saison", Line("text", 200)),
            def("bus", "Anreise mit Bus", YesNo),
            def("ruheraum", "Ruheraum", YesNo),
            def("leihmedien", "Leihmedien", Lines(2)),
        ],
    },
    Part {
        name: "languages",
        folded: true,
        fields: &[
            def("leichte-sprache", "Leichte Sprache", Area(5)),
            def("titel-en", "Titel (en)", Line("text", 200)),
            def("kurztext-en", "Kurztext (en)", Area(2)),
            def("beschreibung-en", "Beschreibung (en)", Area(5)),
            def("voraussetzungen-en", "Voraussetzungen (en)", Area(2)),
        ],
    },
    Part {
        name: "window",
        folded: true,
        fields: &[
            def("gueltig-ab", "Gültig ab", Line("date", 10)),
            def("gueltig-bis", "Gültig bis", Line("date", 10)),
        ],
    },
];

/// The fields of one date with its place; their names carry its number.
pub(super) const DATE: &[Def] = &[
    def("wann", "Termin in Worten", Line("text", 500)),
    def("ort", "Ort", Line("text", 300)),
    def("raum", "Raum", Line("text", 200)),
    def("strasse", "Straße", Line("text", 200)),
    def("plz", "PLZ", Line("text", 5)),
    def("gemeinde", "Gemeinde", Line("text", 200)),
    def("stufenfrei", "Stufenfrei", YesNo),
    def("ausfall", "Ausfall", YesNo),
    def("terminhinweis", "Terminhinweis", Line("text", 300)),
];

/// Columns without a field: what stands in them stays.
pub(super) const UNSEEN: &[&str] = &["Kontaktseite", "Hilfen"];

/// All parts in the order of the page.
pub(super) fn parts() -> impl Iterator<Item = &'static Part> {
    [&WHAT, &WHEN].into_iter().chain(MORE)
}

/// The name of the field in which a column is written.
pub(in crate::cockpit) fn field_of(column: &str) -> Option<&'static str> {
    let mut all = parts().flat_map(|part| part.fields).chain(DATE);
    all.find(|def| def.column == column).map(|def| def.name)
}

/// The columns of what an offer says for classes and groups.
pub(in crate::cockpit) fn group_columns() -> Vec<&'static str> {
    let group = parts().filter(|part| part.name == "group");
    group.flat_map(|part| part.fields).map(|def| def.column).collect()
}

/// Most dates in one form.
pub(super) const MOST_DATES: usize = 60;

/// The rows of cells that were typed: the first with everything, each further one with a date.
pub(super) fn rows(typed: &Typed) -> Vec<Cells> {
    let count = typed.one("termine").parse().unwrap_or(1).clamp(1, MOST_DATES);
    let mut rows: Vec<Cells> = (1..=count)
        .map(|n| {
            let mut cells: Cells =
                DATE.iter().map(|def| (def.column, def.cell(typed, &numbered(def, n)))).collect();
            let said = cells.get("Termin in Worten").is_some_and(|words| !words.is_empty());
            if !said && let Some(words) = composed(typed, n) {
                cells.insert("Termin in Worten", words);
            }
            cells
        })
        .collect();
    if let Some(first) = rows.first_mut() {
        for def in parts().flat_map(|part| part.fields) {
            first.insert(def.column, def.cell(typed, def.name));
        }
    }
    rows
}

/// The name of a date's field.
pub(super) fn numbered(def: &Def, n: usize) -> String {
    format!("{}-{n}", def.name)
}

/// A date in words, out of the single fields in which it was put together; nothing where no day was chosen.
fn composed(typed: &Typed, n: usize) -> Option<String> {
    let of = |name: &str| typed.one(&format!("{name}-{n}")).to_owned();
    let day: Date = of("tag").parse().ok()?;
    let time =
        |name: &str| of(name).parse::<Time>().ok().map(|time| time.strftime("%H:%M").to_string());
    let clock = match (time("von"), time("bis")) {
        (Some(from), Some(to)) => format!(", {from}–{to} Uhr"),
        (Some(from), None) => format!(", {from} Uhr"),
        (None, _) => String::new(),
    };
    let written = day.strftime("%-d.%-m.%Y");
    // In German, whoever reads: so the field's own reader understands it.
    let weekday = dates::weekday(Lang::De, day.weekday());
    let rhythm = match of("rhythmus").as_str() {
        "woche" => format!("jeden {weekday}"),
        "zwei-wochen" => format!("jeden zweiten {weekday}"),
        "monat" => match (day.day() - 1) / 7 {
            4 => format!("jeden letzten {weekday} im Monat"),
            week => format!("jeden {}. {weekday} im Monat", week + 1),
        },
        "tag" => "täglich".to_owned(),
        _ => return Some(format!("{written}{clock}")),
    };
    let times = of("mal").parse::<u16>().map(|times| format!(", {times} Mal")).unwrap_or_default();
    Some(format!("{rhythm}{clock}, ab {written}{times}"))
}
