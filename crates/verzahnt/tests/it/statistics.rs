//! Official figures from the terminal: files in, tables and indicators out.

use crate::program::Program;

const LEAVERS: &str = "GENESIS-Tabelle: 21111-02-06-4
Absolvierende nach Abschluss;;;;;;
Absolvierende/Abgehende (Anzahl);;;;;;
;;;Insgesamt;Insgesamt;ohne Hauptschulabschluss;ohne Hauptschulabschluss
;;;Insgesamt;weiblich;Insgesamt;weiblich
2023;03353;      Harburg, Landkreis;2473;1205;100;32
2023;03351;      Beispielkreis;1000;500;.;.
__________
Stand: 13.03.2025 / 16:40:08
";

#[test]
fn a_file_becomes_a_table_and_an_indicator() {
    let verzahnt = Program::new();
    let file = verzahnt.file("leavers.csv", LEAVERS).display().to_string();
    let read = verzahnt.runs(&["import", "statistics", &file, "--json"]);
    assert_eq!(read.code, 0, "{}", read.err);
    let table = &read.json()[0]["tables"][0];
    assert_eq!((&table["table"], &table["cells"]), (&"21111-02-06-4".into(), &8.into()));
    assert_eq!(table["changes"][0]["added"], 8);

    let value = verzahnt.runs(&["indicator", "D8", "--year", "2023", "--json"]).json();
    let whole = &value["values"][0];
    assert_eq!((&whole["numerator"], &whole["denominator"]), (&100.0.into(), &2473.0.into()));
    assert_eq!(whole["state"], "known");
    assert_eq!(value["sources"][0]["stand"], "2025-03-13T16:40:08");
    let text = verzahnt.runs(&["indicator", "D8", "--area", "03353", "--area", "03351"]).out;
    assert!(text.contains("03353 Harburg, Landkreis 2023: 4,04  (100 / 2473)"), "{text}");
    assert!(text.contains("03351 Beispielkreis 2023: unknown-or-secret"), "{text}");

    let cube = verzahnt.runs(&[
        "cube",
        "21111-02-06-4",
        "--area",
        "03353",
        "--where",
        "GES=weiblich",
        "--json",
    ]);
    assert_eq!(cube.json()["cells"].as_array().unwrap().len(), 2);
    let csv = verzahnt.runs(&["cube", "21111-02-06-4", "--where", "GES=GESW", "--csv"]).out;
    assert!(csv.contains(";GESW;weiblich;") && csv.contains(";32;plain"), "{csv}");
}

#[test]
fn the_same_file_again_changes_nothing_and_a_correction_is_counted() {
    let verzahnt = Program::new();
    let file = verzahnt.file("leavers.csv", LEAVERS).display().to_string();
    verzahnt.runs(&["import", "statistics", &file]);
    let again = verzahnt.runs(&["import", "statistics", &file, "--json"]).json();
    assert_eq!(again[0]["tables"][0]["changes"].as_array().unwrap().len(), 0);
    let corrected = verzahnt.file("new.csv", LEAVERS.replace(";100;32", ";101;32"));
    let said = verzahnt.runs(&["import", "statistics", &corrected.display().to_string()]).out;
    assert!(said.contains("1 Wert von 2023 wurde berichtigt"), "{said}");
}

#[test]
fn a_dry_run_reads_and_writes_nothing() {
    let verzahnt = Program::new();
    let file = verzahnt.file("leavers.csv", LEAVERS).display().to_string();
    let tried = verzahnt.runs(&["import", "statistics", &file, "--dry-run", "--json"]).json();
    assert_eq!(tried[0]["tables"][0]["cells"], 8);
    let none = verzahnt.runs(&["cube", "21111-02-06-4"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("none was imported yet"), "{}", none.err);
}

#[test]
fn what_is_no_table_is_refused_and_does_not_keep_the_others_out() {
    let verzahnt = Program::new();
    let good = verzahnt.file("leavers.csv", LEAVERS).display().to_string();
    let bad = verzahnt.file("letter.txt", "Sehr geehrte Damen und Herren").display().to_string();
    let half = LEAVERS.replace("2473;1205;100;32", "2473;1205;100");
    let half = verzahnt.file("half.csv", half).display().to_string();
    let read = verzahnt.runs(&["import", "statistics", &bad, &half, &good]);
    assert_eq!(read.code, 1, "{}", read.err);
    assert!(
        read.out.contains("letter.txt: nicht übernommen. Die Datei enthält keine Tabelle"),
        "{}",
        read.out
    );
    assert!(
        read.out.contains("half.csv: nicht übernommen. Zeile 6: 6 Spalten statt 7"),
        "{}",
        read.out
    );
    assert_eq!(
        verzahnt.runs(&["cube", "21111-02-06-4", "--json"]).json()["cells"]
            .as_array()
            .unwrap()
            .len(),
        8
    );
    let missing = verzahnt.runs(&["import", "statistics", "gibt-es-nicht.csv"]);
    assert_eq!(missing.code, 2);
}

#[test]
fn wrong_words_are_answered_with_the_right_ones() {
    let verzahnt = Program::new();
    let file = verzahnt.file("leavers.csv", LEAVERS).display().to_string();
    verzahnt.runs(&["import", "statistics", &file]);
    for (words, said) in [
        (&["indicator", "Z9"][..], "there are A1,"),
        (&["indicator", "A1"], "there are 21111-02-06-4"),
        (&["indicator", "D8", "--area", "99999"], "knows nothing about 99999"),
        (&["indicator", "D8", "--year", "1900"], "in 1900"),
        (&["cube", "1"], "there are 21111-02-06-4"),
        (&["cube", "21111-02-06-4", "--area", "99999"], "is no category of AREA"),
        (&["cube", "21111-02-06-4", "--where", "GES"], "as DIMENSION=CODE"),
        (&["cube", "21111-02-06-4", "--where", "FARBE=rot"], "there are AREA, TIME, BILABS, GES"),
    ] {
        let ran = verzahnt.runs(words);
        assert_eq!(ran.code, 2, "{words:?}");
        assert!(ran.err.contains(said), "{words:?}: {}", ran.err);
    }
}

#[test]
fn a_districts_own_catalogue_takes_the_place_of_the_houses() {
    let verzahnt = Program::new();
    let file = verzahnt.file("leavers.csv", LEAVERS).display().to_string();
    verzahnt.runs(&["import", "statistics", &file]);
    let folder = verzahnt.path("data/catalogue/indicators");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("own.toml"), "[[indicator]]\nid = \"X\"").unwrap();
    let wrong = verzahnt.runs(&["indicator", "D8"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("own.toml"), "{}", wrong.err);
}
