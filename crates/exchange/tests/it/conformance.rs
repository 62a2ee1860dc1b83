//! Real files of providers, where the folder with them lies beside the workspace: every one of them yields
//! records or a clear finding, and none a panic.

mod indicators;
mod places;
mod statistics;

use std::path::{Path, PathBuf};

use base::Severity;
use exchange::{Format, Kind};

use crate::desk::Desk;

/// The folder `../shared/data` beside the workspace; says so where it is not there.
fn data() -> Option<PathBuf> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2)?;
    let data = workspace.join("../shared/data");
    if data.is_dir() {
        return Some(data);
    }
    eprintln!("left out: {} is not there", data.display());
    None
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    for path in entries.flatten().map(|e| e.path()) {
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn a_table_that_is_not_our_template_ends_in_a_clear_finding() {
    let Some(data) = data() else { return };
    let bytes = std::fs::read(data.join("offers/kulturnacht-flensburg-2024.csv")).unwrap();
    assert_eq!(Format::sniff(Kind::Offers, &bytes, "kulturnacht.csv"), Some(Format::Csv));
    let items = Desk::new("x").read(Format::Csv, &bytes);
    let last = items.last().unwrap().as_ref().unwrap_err();
    assert_eq!((last.kind.code(), last.severity), ("not-this-format", Severity::Fatal));
    assert_eq!(items.len(), 1);
}

#[test]
fn linked_data_of_others_never_stops_the_reader() {
    let Some(data) = data() else { return };
    let all = files(&data.join("offers"), ".json");
    assert!(all.len() > 50, "{}", all.len());
    let mut offers = 0;
    for path in all {
        let bytes = std::fs::read(&path).unwrap();
        let items = Desk::new("x").read(Format::JsonLd, &bytes);
        assert!(!items.is_empty(), "{}", path.display());
        offers += items.iter().filter(|i| i.is_ok()).count();
    }
    assert!(offers > 20, "{offers}");
}

/// `xmllint` of libxml2, where it is installed; says so where it is not.
fn valid(file: &Path, schema: &Path) -> Option<String> {
    let lint = std::process::Command::new("xmllint")
        .args(["--noout", "--schema"])
        .args([schema, file])
        .output();
    match lint {
        Ok(done) if done.status.success() => None,
        Ok(done) => Some(String::from_utf8_lossy(&done.stderr).chars().take(2000).collect()),
        Err(error) => {
            eprintln!("left out: xmllint: {error}");
            None
        }
    }
}

#[test]
fn generated_catalogues_are_valid_after_the_schema_of_the_format() {
    let Some(data) = data() else { return };
    let schema = data.join("formats/openQ-cat_1.1.xsd");
    let folder = std::env::temp_dir().join(format!("exchange-schema-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for seed in [1, 7] {
        let file = folder.join(format!("{seed}.xml"));
        let mut bytes = Vec::new();
        let from = jiff::civil::date(2027, 1, 4);
        let plan = exchange::synthetic::Plan { offers: 3000, seed, from };
        exchange::synthetic::openqcat(plan, &mut bytes).unwrap();
        std::fs::write(&file, &bytes).unwrap();
        assert_eq!(valid(&file, &schema), None);
        // And the schema is one that can fail.
        let broken = String::from_utf8(bytes).unwrap().replacen("<TITLE>", "<TITEL>", 1);
        std::fs::write(&file, broken.replacen("</TITLE>", "</TITEL>", 1)).unwrap();
        if std::process::Command::new("xmllint").arg("--version").output().is_ok() {
            assert!(valid(&file, &schema).is_some());
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_we_write_as_openqcat_is_valid_after_the_schema_of_the_format() {
    let Some(data) = data() else { return };
    let schema = data.join("formats/openQ-cat_1.1.xsd");
    let folder = std::env::temp_dir().join(format!("exchange-out-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let desk = Desk::new("bildung");
    let (organisations, mut offers) = crate::catalogue_out::invented(&desk, 1000, 3);
    // What is too long for the format, and what it has no place for.
    let long = &mut offers[0];
    long.title = base::LocalText::german("Ein sehr langer Titel ".repeat(40));
    long.description = base::LocalText::german(format!("<p>{}</p>", "Wort ".repeat(9_000)));
    long.contact.phone = Some("0".repeat(40));
    long.contact.url = Some(format!("https://example.org/{}", "a".repeat(300)));
    long.accessibility.insert("hoerschleife".parse().unwrap());
    long.keywords = vec!["k".repeat(400), "\u{1}Zeichen\u{b}".to_owned()];
    if let Some(venue) =
        offers.iter_mut().find_map(|o| o.schedule.sessions.first_mut()?.venue.as_mut())
    {
        venue.name =
            Some("Volkshochschule Beispielstadt, Geschäftsstelle in der alten Schule ".repeat(3));
        venue.address.street = Some("Straße mit einem sehr langen Namen im Ort 12 a".to_owned());
    }
    let file = folder.join("out.xml");
    std::fs::write(&file, crate::catalogue_out::written(&desk, &organisations, &offers)).unwrap();
    assert_eq!(valid(&file, &schema), None);
    std::fs::remove_dir_all(&folder).unwrap();
}
