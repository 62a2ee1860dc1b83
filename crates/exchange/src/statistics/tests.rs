//! Small tables in every form, and what is wrong with them.

use monitoring::{Mark, Number, Role};

use super::*;

fn context<T>(test: impl FnOnce(&Context<'_>) -> T) -> T {
    let (signs, tables) = (SignTable::of_the_house().unwrap(), Tables::of_the_house().unwrap());
    test(&Context { signs: &signs, tables: &tables })
}

pub(super) fn table(text: &str, name: &str) -> Read {
    let mut reads = context(|context| read(text.as_bytes(), name, context)).unwrap();
    assert_eq!(reads.len(), 1);
    reads.remove(0)
}

pub(super) fn refused(bytes: &[u8], name: &str) -> String {
    context(|context| read(bytes, name, context)).unwrap_err().line(true)
}

/// Codes of the place without totals, and the value: `03353 2024-12-31 GES=GESW BEVSTD: 7 plain`.
pub(super) fn cells(cube: &Cube) -> Vec<String> {
    let cell = |row: monitoring::Row<'_>| {
        let mut parts = Vec::new();
        for (at, dimension) in cube.dimensions().iter().enumerate() {
            let category = row.category(at).unwrap();
            match dimension.role {
                Role::Other if category.total => {}
                Role::Other => parts.push(format!("{}={}", dimension.code, category.code)),
                Role::Area | Role::Time => parts.push(category.code.clone()),
            }
        }
        let observation = row.observation();
        let number = observation.number.map(|n| n.text(',')).unwrap_or_default();
        format!(
            "{} {}: {number} {}",
            parts.join(" "),
            row.variable().unwrap().code,
            observation.mark.code()
        )
    };
    let mut cells: Vec<String> = cube.rows().map(cell).collect();
    cells.sort();
    cells
}

const FLAT: &str = "\u{feff}statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;1_variable_attribute_code;1_variable_attribute_label;2_variable_code;2_variable_label;2_variable_attribute_code;2_variable_attribute_label;value;value_unit;value_variable_code;value_variable_label
12411;Beispiel;STAG;Stichtag;2015-12-31;KREISE;Kreise;99001;Beispielkreis;GES;Geschlecht;GESW;weiblich;60;Anzahl;BEVSTD;Bevölkerungsstand
12411;Beispiel;STAG;Stichtag;2015-12-31;KREISE;Kreise;99001;Beispielkreis;GES;Geschlecht;;Insgesamt;100;Anzahl;BEVSTD;Bevölkerungsstand
12411;Beispiel;STAG;Stichtag;2015-12-31;KREISE;Kreise;99001;Beispielkreis;GES;Geschlecht;GESM;männlich;40;Anzahl;BEVSTD;Bevölkerungsstand
";

const FORMATTED: &str = "GENESIS-Tabelle: 12411-01-01-4
Bevölkerung nach Geschlecht - Stichtag 31.12. -;;;;
Bevölkerungsstand (Anzahl);;;;
;;Stichtag;Stichtag;Stichtag
;;31.12.2015;31.12.2015;31.12.2015
;;Insgesamt;männlich;weiblich
99001;      Beispielkreis;100;40;60
__________
Eine Fußnote
\"© Beispielamt, 2025
Dieses Werk ist lizenziert unter der Datenlizenz Deutschland
- Namensnennung - Version 2.0.\"
Stand: 13.03.2025 / 16:40:08
";

#[test]
fn the_flat_and_the_formatted_file_of_a_table_give_the_same_cells() {
    let (flat, formatted) =
        (table(FLAT, "12411-01-01-4_de_flat.csv"), table(FORMATTED, "irgendwas.csv"));
    assert_eq!(
        cells(&flat.cube),
        [
            "99001 2015-12-31 BEVSTD: 100 plain",
            "99001 2015-12-31 GES=GESM BEVSTD: 40 plain",
            "99001 2015-12-31 GES=GESW BEVSTD: 60 plain",
        ]
    );
    assert_eq!(cells(&flat.cube), cells(&formatted.cube));
    let layout = |read: &Read| {
        let codes = read.cube.dimensions().iter().map(|d| d.code.clone());
        (read.cube.head.code.clone(), codes.collect::<Vec<_>>())
    };
    assert_eq!(layout(&flat), layout(&formatted));
    assert_eq!((flat.kind, formatted.kind), ("ffcsv", "csv"));
    assert_eq!((flat.report.sums, flat.report.sums_off), (1, 0));
}

#[test]
fn what_stands_under_a_table_is_kept() {
    let head = table(FORMATTED, "x.csv").cube.head;
    assert_eq!(head.stand.unwrap().to_string(), "2025-03-13T16:40:08");
    assert_eq!(head.licence.as_deref(), Some("dl-by-de/2.0"));
    assert!(head.copyright.unwrap().starts_with("© Beispielamt, 2025"));
    assert_eq!(head.footnotes, ["Eine Fußnote"]);
    assert_eq!(head.statistic.as_deref(), Some("12411"));
}

#[test]
fn keys_times_and_words_are_read_wherever_they_stand() {
    let text = "Tabelle: 21111-01-03-4
Schulen nach Schularten;;;;
2023;;;;
;;;Allgemeinbildende Schulen;Schülerinnen und Schüler an allgemeinbildenden Schulen
;;;;weiblich
;;;Anzahl;Anzahl
DG;Deutschland;Gymnasien;3;.
99001;  Beispielkreis;Insgesamt;x;1.5
2024;;;;
99001;  Beispielkreis;Gymnasien;-;7
";
    let read = table(text, "x.csv");
    assert_eq!(
        cells(&read.cube),
        [
            "99001 2023 BIL013:  not-meaningful",
            "99001 2023 GES=GESW BIL003:  unknown-sign",
            "99001 2024 BILSA8=SCHULE08 BIL013:  unclear",
            "99001 2024 BILSA8=SCHULE08 GES=GESW BIL003: 7 plain",
            "DG 2023 BILSA8=SCHULE08 BIL013: 3 plain",
            "DG 2023 BILSA8=SCHULE08 GES=GESW BIL003:  unknown-or-secret",
        ]
    );
    assert_eq!((read.report.expected, read.report.cells), (6, 6));
    let said: Vec<String> = read.findings.iter().map(|f| f.line(true)).collect();
    assert!(said[0].contains("Unbekanntes Zeichen, 1-mal"), "{said:?}");
    assert!(said[0].contains("Zeile 8") && said[0].contains("1.5"), "{said:?}");
}

#[test]
fn states_and_months_without_keys_are_known_by_their_names() {
    let text = "GENESIS-Tabelle: 12612-0002
Geborene (Anzahl);;;
;;Niedersachsen;Hamburg
2024;März;10;11
";
    assert_eq!(
        cells(&table(text, "x.csv").cube),
        ["02 2024-03 Geborene: 11 plain", "03 2024-03 Geborene: 10 plain"]
    );
}

#[test]
fn quality_multipliers_and_the_english_form_are_read() {
    let text = "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;1_variable_attribute_code;1_variable_attribute_label;2_variable_code;2_variable_label;2_variable_attribute_code;2_variable_attribute_label;value;value_unit;value_variable_code;value_variable_label;value_q
12211;Microcensus;JAHR;Year;2024;DINSG;Germany;DG;Germany;ALT068;Age groups;ALT030B35;30 to under 35 years;4543.5;1000;ERW041;Employed;e
12211;Microcensus;JAHR;Year;2024;DINSG;Germany;DG;Germany;ALT068;Age groups;ALT075UM;75 and over;12;1000;ERW041;Employed;()
12211;Microcensus;JAHR;Year;2024;DINSG;Germany;DG;Germany;ALT068;Age groups;;Total;/;1000;ERW041;Employed;
";
    let read = table(text, "12211-0001_en_flat.csv");
    assert_eq!(
        cells(&read.cube),
        [
            "DG 2024 ALTER=30-34 ERW041: 4543,5 final",
            "DG 2024 ALTER=75+ ERW041: 12 limited-reliability",
            "DG 2024 ERW041:  unreliable",
        ]
    );
    assert_eq!(read.cube.variables()[0].unit, "1000");
}

#[test]
fn the_old_flat_file_holds_several_values_a_line() {
    let text = "Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;1_Merkmal_Label;1_Auspraegung_Code;1_Auspraegung_Label;FLC006__Gebietsflaeche__qkm;FLC006__Gebietsflaeche__q;GEM001__Gemeinden__Anzahl
11111;Beispiel;STAG;Stichtag;31.12.2022;DLAND;Bundesländer;03;Niedersachsen;47709,85;e;943
";
    let bytes = encoding_rs::WINDOWS_1252.encode(text).0;
    let read = context(|context| read(&bytes, "11111-01-01-4.csv", context)).unwrap().remove(0);
    assert_eq!(read.kind, "ffcsv-old");
    assert_eq!(
        cells(&read.cube),
        ["03 2022-12-31 FLC006: 47709,85 final", "03 2022-12-31 GEM001: 943 plain"]
    );
}

#[test]
fn a_list_with_year_and_area_is_read_by_its_headings() {
    let text = "jahr;region_code;region;altersgruppe;insgesamt;weiblich\n2024;99001;Beispielkreis;unter 3 Jahre;10;4\n2024;99001;Beispielkreis;Insgesamt;.;-\n";
    let read = table(text, "12411-02-03-4_slice.csv");
    assert_eq!(
        cells(&read.cube),
        [
            "99001 2024 ALTER=0-2 BEVSTD: 10 plain",
            "99001 2024 ALTER=0-2 GES=GESW BEVSTD: 4 plain",
            "99001 2024 BEVSTD:  unknown-or-secret",
            "99001 2024 GES=GESW BEVSTD:  nil",
        ]
    );
}

#[test]
fn a_remark_that_is_a_sign_stays_with_its_value() {
    let text = "Jahr;Gebiet;Wert;Anmerkung\n2023;Deutschland;1;-\n2024;Deutschland;2;p\n";
    assert_eq!(
        cells(&table(text, "beispiel.csv").cube),
        ["DG 2023 Wert: 1 plain", "DG 2024 Wert: 2 provisional"]
    );
}

#[test]
fn a_list_may_say_where_it_comes_from() {
    let text = "# Titel: Beispiel\n# Stand: 13.03.2025\n# Lizenz: dl-by-de/2.0\n# Quelle: © Beispielamt\n# Farbe: rot\nJahr;Gebiet;Wert\n2024;Deutschland;1\n";
    let read = table(text, "beispiel.csv");
    let head = &read.cube.head;
    assert_eq!((head.code.as_str(), head.title.as_str()), ("beispiel", "Beispiel"));
    assert_eq!(head.stand.unwrap().to_string(), "2025-03-13T00:00:00");
    assert_eq!(head.licence.as_deref(), Some("dl-by-de/2.0"));
    assert_eq!(head.copyright.as_deref(), Some("© Beispielamt"));
    assert_eq!(cells(&read.cube), ["DG 2024 Wert: 1 plain"]);
    assert!(read.findings[0].line(true).contains("Farbe"));
}

#[test]
fn a_workbook_gives_every_sheet_that_is_a_list() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Werte").unwrap();
    for (at, heading) in ["Jahr", "Gebiet", "Wert"].into_iter().enumerate() {
        sheet.write_string(0, u16::try_from(at).unwrap(), heading).unwrap();
    }
    sheet.write_number(1, 0, 2024).unwrap();
    sheet.write_string(1, 1, "Niedersachsen").unwrap();
    sheet.write_number(1, 2, 12.5).unwrap();
    book.add_worksheet().set_name("Impressum").unwrap().write_string(0, 0, "Text").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let reads = context(|context| read(&bytes, "beispiel.xlsx", context)).unwrap();
    assert_eq!(reads.len(), 1);
    assert_eq!(reads[0].cube.head.code, "beispiel-Werte");
    assert_eq!(cells(&reads[0].cube), ["03 2024 Wert: 12,5 plain"]);
    assert!(reads[0].findings[0].line(true).contains("Impressum"));
}

#[test]
fn the_web_services_answer_is_opened_and_its_errors_are_named() {
    let answer = serde_json::json!({
        "Ident": {"Service": "data", "Method": "table"},
        "Status": {"Code": 0, "Content": "erfolgreich"},
        "Parameter": {"name": "12411-01-01-4"},
        "Object": {"Content": FORMATTED},
    });
    let read = table(&answer.to_string(), "antwort.json");
    assert_eq!(read.cube.head.code, "12411-01-01-4");
    let cases = [
        (r#"{"Code":2,"Content":"falsch","Type":"ERROR"}"#, "Zugangsdaten nicht angenommen"),
        (r#"{"Status":{"Code":98,"Content":"zu gross"}}"#, "job=true"),
        (
            r#"{"Status":{"Code":104,"Content":"nichts"}}"#,
            "kennt die Tabelle oder die Auswahl nicht",
        ),
        (r#"{"Ident":{"Service":"metadata"},"Status":{"Code":0}}"#, "enthält keine Werte"),
        (r#"{"Status":{"Code":-1,"Content":"kaputt"}}"#, "meldet einen Fehler („kaputt“)"),
        (r#"{"a":1}"#, "keine Antwort eines GENESIS-Dienstes"),
    ];
    for (json, said) in cases {
        let line = refused(json.as_bytes(), "antwort.json");
        assert!(line.contains(said), "{json}: {line}");
    }
}

#[test]
fn what_holds_no_figures_is_refused_with_a_reason() {
    for bytes in
        [&b""[..], b"Hallo Welt", b"a;b\n1;2\n", b"GENESIS-Tabelle: 1\n", b"PK\x03\x04kaputt"]
    {
        assert!(!refused(bytes, "x.csv").is_empty());
    }
    assert!(refused(b"a;b\n1;2\n", "x.csv").contains("keine Tabelle in einer bekannten Form"));
    let headless = "GENESIS-Tabelle: 1\nTitel;;\n;a;b\n";
    assert!(refused(headless.as_bytes(), "x.csv").contains("keinen Kopf und keine Werte"));
}

#[test]
fn a_line_with_too_few_columns_is_rejected_and_counted() {
    let broken =
        FORMATTED.replace("Beispielkreis;100;40;60", "Beispielkreis;100;40\n99002;Anderer;1;2;3");
    let read = table(&broken, "x.csv");
    assert_eq!((read.report.expected, read.report.cells), (6, 3));
    assert!(read.findings.iter().any(|f| f.severity == Severity::Rejected
        && f.line(true).contains("4 Spalten statt 5")));
    let flat = FLAT.replace(";100;Anzahl;BEVSTD;Bevölkerungsstand", ";100");
    let read = table(&flat, "12411-01-01-4_de.csv");
    assert_eq!((read.report.expected, read.report.cells), (3, 2));
}

#[test]
fn sums_beyond_the_rounding_of_their_publisher_are_noted() {
    let wrong = FLAT.replace(";60;Anzahl", ";61;Anzahl");
    let read = table(&wrong, "12411-01-01-4_de.csv");
    assert_eq!((read.report.sums, read.report.sums_off), (1, 1));
    assert!(read.findings.iter().any(|f| f.line(true).contains("1 Summen gehen nicht auf (GES)")));
    let rounded = wrong.replace("99001", "01001");
    assert_eq!(table(&rounded, "12411-01-01-4_de.csv").report.sums_off, 0);
}

#[test]
fn a_cell_that_stands_twice_is_noted() {
    let twice = format!("{FLAT}{}", FLAT.lines().nth(1).unwrap());
    let read = table(&twice, "12411-01-01-4_de.csv");
    assert!(read.findings.iter().any(|f| f.line(true).contains("1 Zellen stehen doppelt")));
}

#[test]
fn two_columns_with_one_heading_stay_two() {
    let same = FORMATTED.replace("männlich;weiblich", "weiblich;weiblich");
    let read = table(&same, "x.csv");
    assert_eq!(read.report.cells, 3);
    assert_eq!(read.cube.doubles(), Vec::<usize>::new());
    assert!(read.findings.iter().any(|f| f.line(true).contains("dieselbe Überschrift")));
}

#[test]
fn a_catalogue_of_words_with_two_meanings_is_refused() {
    let text = "drop = [\"a\"]\n[variables]\nX = [\"a\"]\n";
    assert!(matches!(Tables::read(text), Err(NotTables::Ambiguous(word)) if word == "a"));
}

#[test]
fn a_number_keeps_the_places_that_were_printed() {
    let text = FORMATTED.replace(";100;40;60", ";100,50;40,5;60");
    let cube = table(&text, "x.csv").cube;
    let numbers: Vec<_> = cube.rows().filter_map(|row| row.observation().number).collect();
    assert_eq!(numbers[0], Number::new(10050, 2).unwrap());
    assert_eq!(cube.tally(), [(Mark::Plain, 3)]);
}
