//! Each command, with what goes well and what goes wrong.

use crate::program::{Program, finished, fixture};

fn courses() -> String {
    fixture("kurse.xml").display().to_string()
}

#[test]
fn a_file_comes_in_and_its_course_is_found_by_a_part_of_its_compound() {
    let verzahnt = Program::new();
    let imported = verzahnt.runs(&["import", "offers", &courses(), "--source", "vhs", "--json"]);
    assert!(imported.code <= 1, "{}", imported.err);
    assert_eq!(imported.json()["new"], 3, "two offers and their provider: {}", imported.out);
    let found = verzahnt.runs(&["search", "Reparatur Fahrrad", "--json"]).json();
    assert_eq!(found["total"], 1, "{found}");
    assert_eq!(found["items"][0]["key"], "26H-K1");
    assert_eq!(found["items"][0]["source"], "vhs");
}

#[test]
fn the_same_file_again_changes_nothing() {
    let verzahnt = Program::new();
    verzahnt.runs(&["import", "offers", &courses(), "--source", "vhs"]);
    let again =
        verzahnt.runs(&["import", "offers", &courses(), "--source", "vhs", "--json"]).json();
    assert_eq!(
        (&again["new"], &again["changed"], &again["gone"]),
        (&0.into(), &0.into(), &0.into())
    );
}

#[test]
fn a_dry_run_says_what_would_change_and_writes_nothing() {
    let verzahnt = Program::new();
    let tried =
        verzahnt.runs(&["import", "offers", &courses(), "--source", "vhs", "--dry-run", "--json"]);
    assert_eq!(tried.json()["new"], 3);
    assert_eq!(tried.json()["applied"], false);
    assert_eq!(verzahnt.runs(&["search", "Fahrrad", "--json"]).json()["total"], 0);
}

#[test]
fn what_a_full_file_no_longer_names_is_gone_and_what_an_increment_does_not_name_stays() {
    let verzahnt = Program::new();
    verzahnt.runs(&["import", "offers", &courses(), "--source", "vhs"]);
    let text = std::fs::read_to_string(fixture("kurse.xml")).unwrap();
    let cut = text.find("  <kurs>\n    <knr>26H-K2").unwrap();
    let one = verzahnt.file("one.xml", format!("{}</kurse>\n", &text[..cut]));
    let one = one.display().to_string();
    let kept =
        verzahnt.runs(&["import", "offers", &one, "--source", "vhs", "--incremental", "--json"]);
    assert_eq!(kept.json()["gone"], 0);
    assert_eq!(verzahnt.runs(&["search", "Töpfern", "--json"]).json()["total"], 1);
    let gone = verzahnt.runs(&["import", "offers", &one, "--source", "vhs", "--json"]);
    assert_eq!(gone.json()["gone"], 1, "{}", gone.out);
    assert_eq!(verzahnt.runs(&["search", "Töpfern", "--json"]).json()["total"], 0);
}

#[test]
fn a_file_that_ends_in_the_middle_changes_nothing() {
    let verzahnt = Program::new();
    verzahnt.runs(&["import", "offers", &courses(), "--source", "vhs"]);
    let text = std::fs::read_to_string(fixture("kurse.xml")).unwrap();
    let broken = verzahnt.file("broken.xml", &text[..text.len() / 2]);
    let ran =
        verzahnt.runs(&["import", "offers", &broken.display().to_string(), "--source", "vhs"]);
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
    assert!(!ran.err.is_empty());
    assert_eq!(verzahnt.runs(&["search", "Töpfern", "--json"]).json()["total"], 1);
}

#[test]
fn wrong_use_ends_with_two_and_says_what_is_wrong() {
    let verzahnt = Program::new();
    let nonsense = verzahnt.file("nonsense.bin", [0_u8, 159, 146, 150]).display().to_string();
    let cases: &[(&[&str], &str)] = &[
        (&["import", "offers", "nowhere.xml", "--source", "vhs"], "nowhere.xml"),
        (&["import", "offers", &nonsense, "--source", "vhs"], "--format"),
        (
            &["import", "offers", &nonsense, "--source", "VHS Beispiel", "--format", "csv"],
            "--source",
        ),
        (&["import", "offers", &nonsense, "--source", "vhs", "--format", "word"], "--format"),
        (&["import", "offers", &courses(), "--source", "cockpit"], "written in the cockpit"),
        (&["import", "offers", &nonsense, "--source", "vhs", "--format", "gvisys"], "--format"),
        (&["search", "Yoga", "--filter", "free"], "--filter"),
        (&["search", "Yoga", "--filter", "colour=red"], "colour"),
        (&["serve", "--base-path", "bildung"], "bildung"),
        (&["serve", "--database", "mysql://db/x"], "mysql"),
        (&["serve", "--database", "postgres://user:secret@db/x"], "DATABASE_URL"),
        (&["restore", "nowhere.jsonl"], "nowhere.jsonl"),
        (&["fly"], "fly"),
    ];
    for (words, named) in cases {
        let ran = verzahnt.runs(words);
        assert_eq!(ran.code, 2, "{words:?}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(named), "{words:?}: {}", ran.err);
        assert!(!ran.err.contains("secret"), "{words:?}: {}", ran.err);
    }
}

#[test]
fn a_wrong_configuration_is_refused_by_name() {
    let verzahnt = Program::new();
    verzahnt.file("data/verzahnt.toml", "[site]\nnmae = \"Bildung\"\n");
    for words in [&["check-config"][..], &["search", "Yoga"][..]] {
        let ran = verzahnt.runs(words);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains("nmae"), "{}", ran.err);
    }
    verzahnt.file("data/verzahnt.toml", "[site]\nname = \"Bildung\"\n");
    assert_eq!(verzahnt.runs(&["check-config"]).code, 0);
}

#[test]
fn a_backup_fills_an_empty_stock_and_no_other() {
    let verzahnt = Program::new();
    verzahnt.runs(&["import", "offers", &courses(), "--source", "vhs"]);
    let backup = verzahnt.path("backup.jsonl").display().to_string();
    let written = verzahnt.runs(&["backup", &backup, "--json"]);
    assert_eq!(written.code, 0, "{}", written.err);
    assert!(verzahnt.runs(&["backup", &backup]).code != 0, "a backup is not overwritten");
    assert!(verzahnt.runs(&["restore", &backup]).code != 0, "a filled stock is not restored over");

    let other = Program::new();
    let restored = other.runs(&["restore", &backup, "--json"]);
    assert_eq!(restored.code, 0, "{}", restored.err);
    assert_eq!(restored.json()["records"], written.json()["records"]);
    let found = |program: &Program| program.runs(&["search", "Töpfern", "--json"]).json();
    assert_eq!(found(&other)["items"][0]["id"], found(&verzahnt)["items"][0]["id"]);
}

#[test]
fn a_stock_moves_to_another_folder_without_loss() {
    let verzahnt = Program::new();
    verzahnt.runs(&["import", "offers", &courses(), "--source", "vhs"]);
    let from = format!("sqlite:{}", verzahnt.path("data").display());
    let to = format!("sqlite:{}", verzahnt.path("moved").display());
    let copied = finished(verzahnt.bare().args(["copy-database", &from, &to]).output().unwrap());
    assert_eq!(copied.code, 0, "{}", copied.err);
    let data = verzahnt.path("moved").display().to_string();
    let found = verzahnt.bare().args(["search", "Töpfern", "--json", "--data", &data]).output();
    assert_eq!(finished(found.unwrap()).json()["total"], 1);
}

#[test]
fn the_export_can_be_imported_again() {
    let verzahnt = Program::new();
    verzahnt.runs(&["import", "offers", &courses(), "--source", "vhs"]);
    for format in ["csv", "json", "ical", "jsonld"] {
        let file = verzahnt.path(&format!("stock.{format}")).display().to_string();
        let written = verzahnt.runs(&["export", "--format", format, &file]);
        assert_eq!(written.code, 0, "{format}: {}", written.err);
        assert!(std::fs::metadata(&file).unwrap().len() > 200, "{format}");
    }
    let other = Program::new();
    let csv = verzahnt.path("stock.csv").display().to_string();
    let imported = other.runs(&["import", "offers", &csv, "--source", "nachbar", "--json"]);
    assert!(imported.code <= 1, "{}{}", imported.out, imported.err);
    assert_eq!(other.runs(&["search", "Töpfern", "--json"]).json()["total"], 1);
}

#[test]
fn a_table_that_was_exported_and_imported_is_exported_as_the_same_table() {
    let table = |verzahnt: &Program| {
        let file = verzahnt.path("stock.csv").display().to_string();
        assert_eq!(verzahnt.runs(&["export", "--format", "csv", &file]).code, 0);
        (std::fs::read_to_string(&file).unwrap(), file)
    };
    let (first, second) = (Program::new(), Program::new());
    first.runs(&["import", "offers", &courses(), "--source", "vhs"]);
    let (before, file) = table(&first);
    let imported = second.runs(&["import", "offers", &file, "--source", "vhs"]);
    assert!(imported.code <= 1, "{}{}", imported.out, imported.err);
    assert!(before.lines().count() > 1, "{before}");
    assert_eq!(table(&second).0, before);
}

#[test]
fn the_index_can_be_thrown_away_and_comes_back() {
    let verzahnt = Program::new();
    verzahnt.runs(&["import", "offers", &courses(), "--source", "vhs"]);
    std::fs::remove_dir_all(verzahnt.path("data/index")).unwrap();
    assert_eq!(verzahnt.runs(&["check"]).code, 1, "an index behind the stock is a finding");
    assert_eq!(verzahnt.runs(&["reindex"]).code, 0);
    assert_eq!(verzahnt.runs(&["check"]).code, 0);
    assert_eq!(verzahnt.runs(&["search", "Töpfern", "--json"]).json()["total"], 1);
}

#[test]
fn synthetic_offers_are_the_same_for_the_same_seed_and_are_read_without_loss() {
    let verzahnt = Program::new();
    let write = |name: &str, seed: &str| {
        let file = verzahnt.path(name).display().to_string();
        let words = ["bench", "generate", "--offers", "300", "--seed", seed, &file];
        assert_eq!(finished(verzahnt.bare().args(words).output().unwrap()).code, 0);
        file
    };
    let (one, same, other) = (write("1.xml", "1"), write("2.xml", "1"), write("3.xml", "2"));
    let read = |file: &str| std::fs::read(file).unwrap();
    assert_eq!(read(&one), read(&same));
    assert_ne!(read(&one), read(&other));
    let imported = verzahnt.runs(&["import", "offers", &one, "--source", "bench", "--json"]).json();
    assert_eq!(imported["rejected"], 0, "{imported}");
    assert!(imported["new"].as_u64().unwrap() >= 300);
}

#[test]
fn an_empty_template_is_written_once() {
    let verzahnt = Program::new();
    for name in ["angebote.csv", "angebote.xlsx"] {
        let file = verzahnt.path(name).display().to_string();
        let words = ["template", "offers", &file];
        assert_eq!(finished(verzahnt.bare().args(words).output().unwrap()).code, 0);
        assert_ne!(
            finished(verzahnt.bare().args(words).output().unwrap()).code,
            0,
            "not overwritten"
        );
    }
}

#[test]
fn boundaries_join_the_areas_that_are_known_and_take_nothing_from_them() {
    let verzahnt = Program::new();
    let directory = verzahnt.file(
        "areas.csv",
        "AGS;ARS;Name;Ebene;Übergeordnet;Breite;Länge;Einwohner;Fläche km2;PLZ\n\
         03353040;033530040040;Winsen (Luhe), Stadt;Gemeinde;;53,36;10,21;36295;109,77;21423\n",
    );
    let outline = verzahnt.file(
        "outline.geojson",
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"AGS":"03353040"},
            "geometry":{"type":"Polygon","coordinates":[[[10.1,53.3],[10.3,53.3],[10.3,53.4],[10.1,53.3]]]}}]}"#,
    );
    let (directory, outline) = (directory.display().to_string(), outline.display().to_string());
    let areas = ["import", "areas", &directory, "--source", "amtlich", "--json"];
    assert_eq!(verzahnt.runs(&areas).json()["new"], 1);
    let drawn = verzahnt.runs(&["import", "areas", &outline, "--source", "grenzen", "--json"]);
    assert_eq!(drawn.json()["changed"], 1, "{}", drawn.out);
    let again = verzahnt.runs(&areas).json();
    assert_eq!((&again["new"], &again["changed"]), (&0.into(), &0.into()), "the outline stays");
    verzahnt.runs(&["import", "offers", &courses(), "--source", "vhs"]);
    let near =
        verzahnt.runs(&["search", "", "--filter", "near=Winsen", "--filter", "radius=5", "--json"]);
    assert_eq!(near.json()["total"], 1, "the name is still known: {}", near.out);
}

#[test]
fn the_first_administrator_gets_a_link_and_wrong_words_are_refused() {
    let program = Program::new();
    let add = ["user", "add", "--email", "amt@beispiel.example", "--name", "Amt Beispielstadt"];
    let ran = program.runs(&[&add[..], &["--json"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let link = ran.json()["link"].as_str().unwrap().to_owned();
    assert!(link.starts_with("http://127.0.0.1:8080/zugang/"), "{link}");
    for (words, hint) in [
        (&["--role", "king"][..], "administrator"),
        (&["--role", "editor"][..], "--organisation"),
        (&["--role", "editor", "--organisation", "niemand"][..], "niemand"),
    ] {
        let ran = program.runs(&[&add[..], words].concat());
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains(hint), "{}", ran.err);
    }
    let ran = program.runs(&["user", "add", "--email", "kein Postfach", "--name", "x"]);
    assert_eq!(ran.code, 2);
}
