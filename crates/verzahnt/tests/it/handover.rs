//! The whole stock as a folder: readable without the program, and unchanged in another installation.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use crate::program::{Program, fixture};

/// All files below a folder, by their path.
fn everything(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(part) = open.pop() {
        for entry in fs::read_dir(part).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

fn filled() -> Program {
    let verzahnt = Program::new();
    let courses = fixture("kurse.xml").display().to_string();
    verzahnt.runs(&["import", "offers", &courses, "--source", "vhs"]);
    verzahnt
}

fn hand_over(verzahnt: &Program, name: &str, more: &[&str]) -> std::path::PathBuf {
    let to = verzahnt.path(name);
    let to_text = to.display().to_string();
    let words = [&["export", "--format", "folder", &to_text], more].concat();
    let ran = verzahnt.runs(&words);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    to
}

#[test]
fn a_stock_that_is_handed_over_arrives_unchanged_and_is_found() {
    let (here, there) = (filled(), Program::new());
    let first = hand_over(&here, "mappe", &["--with-persons"]);
    let restored = there.runs(&["restore", &first.display().to_string()]);
    assert_eq!(restored.code, 0, "{}{}", restored.out, restored.err);
    let second = hand_over(&there, "mappe", &["--with-persons"]);
    let (first, second) = (everything(&first), everything(&second));
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    // These say when the folder was written; calendars carry a stamp as well.
    let dated = ["inhalt.json", "LIESMICH.md", "PRUEFSUMMEN.sha256", "angebote.ics"];
    for (name, bytes) in first.iter().filter(|(name, _)| !dated.contains(&name.as_str())) {
        assert!(second.get(name) == Some(bytes), "{name} is another");
    }
    let found = there.runs(&["search", "Reparatur Fahrrad", "--json"]).json();
    assert_eq!(found["total"], 1, "{found}");
    assert_eq!(there.runs(&["check"]).code, 0);
    let again = there.runs(&["restore", &here.path("mappe").display().to_string()]);
    assert_eq!(again.code, 3, "a full stock is filled over: {}", again.out);
}

#[test]
fn a_folder_can_be_read_without_the_program() {
    let verzahnt = filled();
    let folder = hand_over(&verzahnt, "mappe", &[]);
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let index = read("index.html");
    let page = index.split("href=\"einrichtungen/").nth(1).unwrap().split('"').next().unwrap();
    let page = read(&format!("einrichtungen/{page}"));
    assert!(page.contains("Fahrrad") && page.contains("<dt>Beginn</dt>"), "{page}");
    assert!(!page.contains("<script") && !page.contains("src=\"http"), "{page}");
    assert!(read("angebote.csv").contains("Fahrrad"));
    assert!(read("einrichtungen.csv").contains("Kennung;Name;"));
    let explained = read("LIESMICH.md");
    for entry in fs::read_dir(folder.join("tabellen")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(explained.contains(&format!("## tabellen/{name}")), "{name}");
        for line in read(&format!("tabellen/{name}")).lines() {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            for column in row.as_object().unwrap().keys() {
                assert!(explained.contains(&format!("- `{column}`: ")), "{name}: {column}");
            }
        }
        assert!(!name.starts_with("person_"), "{name} was not asked for");
    }
    let raw = fs::read(fixture("kurse.xml")).unwrap();
    assert!(everything(&folder.join("dateien")).into_values().any(|bytes| bytes == raw));
    let sums = Command::new("sha256sum")
        .args(["--check", "--quiet", "PRUEFSUMMEN.sha256"])
        .current_dir(&folder)
        .output()
        .unwrap();
    assert!(sums.status.success(), "{}", String::from_utf8_lossy(&sums.stdout));
}

#[test]
fn a_folder_that_is_not_empty_or_a_file_is_not_written_over() {
    let verzahnt = filled();
    let there = verzahnt.file("voll/notiz.txt", "wichtig").parent().unwrap().display().to_string();
    let refused = verzahnt.runs(&["export", "--format", "folder", &there]);
    assert_eq!(refused.code, 2, "{}", refused.err);
    assert!(refused.err.contains("is not empty"), "{}", refused.err);
    let file = verzahnt.path("angebote.csv").display().to_string();
    let refused = verzahnt.runs(&["export", "--format", "csv", &file, "--with-persons"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("--with-persons"), "{}", refused.err);
}
