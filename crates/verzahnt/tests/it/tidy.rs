//! The rules of the house as tests: floors, heads, what may stand where.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Floor of each crate, and the crates of the same floor that it may use.
const HOUSE: &[(&str, u8, &[&str])] = &[
    ("base", 0, &[]),
    ("solver", 0, &[]),
    ("access", 1, &[]),
    ("disclosure", 1, &[]),
    ("landscape", 1, &[]),
    ("monitoring", 1, &[]),
    ("network", 1, &["landscape"]),
    ("pictures", 1, &[]),
    ("exchange", 2, &[]),
    ("identity", 2, &[]),
    ("harvest", 2, &["store"]),
    ("intake", 2, &["exchange", "search", "store"]),
    ("store", 2, &[]),
    ("search", 2, &["store"]),
    ("web", 3, &[]),
    ("verzahnt", 4, &[]),
];

/// Libraries that live in one crate only.
const ALONE: &[(&str, &str)] = &[
    ("sqlx", "store"),
    ("highs", "solver"),
    ("tantivy", "search"),
    ("object_store", "store"),
    ("image", "pictures"),
    ("texting_robots", "harvest"),
    ("axum", "web"),
    ("argon2", "identity"),
    ("openidconnect", "identity"),
    ("webauthn-rs", "identity"),
    ("pulldown-cmark", "web"),
    ("qrcode", "web"),
    ("askama", "web"),
    ("clap", "verzahnt"),
    ("rrule", "landscape"),
    ("quick-xml", "exchange"),
    ("calamine", "exchange"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

fn crates() -> BTreeMap<String, toml::Table> {
    fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| {
            let folder = entry.unwrap().path();
            let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
            (name, text.parse().unwrap())
        })
        .collect()
}

fn dependencies(manifest: &toml::Table) -> Vec<String> {
    manifest
        .get("dependencies")
        .and_then(|d| d.as_table())
        .map(|d| d.keys().cloned().collect())
        .unwrap_or_default()
}

/// Files below `folder` with one of the endings, leaving out what is generated or fetched.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() {
                let left_out = ["target", "node_modules", "dist", ".git", "data", "results"];
                if !left_out.contains(&name) {
                    open.push(path);
                }
            } else if path.extension().is_some_and(|e| endings.iter().any(|ending| e == *ending)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_crate_uses_lower_floors_and_beside_it_only_what_is_listed() {
    let crates = crates();
    let known: Vec<&str> = HOUSE.iter().map(|(name, ..)| *name).collect();
    assert_eq!(crates.keys().map(String::as_str).collect::<Vec<_>>(), {
        let mut sorted = known.clone();
        sorted.sort_unstable();
        sorted
    });
    let floor = |name: &str| HOUSE.iter().find(|(n, ..)| *n == name).map(|(_, floor, _)| *floor);
    for (name, own, beside) in HOUSE {
        for used in dependencies(&crates[*name]) {
            if let Some(below) = floor(&used) {
                assert!(
                    below < *own || beside.contains(&used.as_str()),
                    "{name} (floor {own}) must not use {used} (floor {below})"
                );
            }
        }
    }
}

#[test]
fn a_heavy_library_lives_in_one_crate() {
    for (name, manifest) in crates() {
        for used in dependencies(&manifest) {
            for (library, home) in ALONE {
                assert!(
                    used != *library || name == *home,
                    "{library} belongs to {home}, not to {name}"
                );
            }
        }
    }
}

#[test]
fn every_source_file_says_first_what_it_is() {
    for file in files(&root().join("crates"), &["rs"]) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//!"), "{} has no head", file.display());
    }
}

#[test]
fn a_file_over_six_hundred_lines_explains_itself() {
    for file in files(&root().join("crates"), &["rs"]) {
        let text = fs::read_to_string(&file).unwrap();
        let head = text.lines().take_while(|line| line.starts_with("//!")).count();
        assert!(
            text.lines().count() <= 600 || head >= 4,
            "{} has {} lines and a head of {head}",
            file.display(),
            text.lines().count()
        );
    }
}

#[test]
fn domain_crates_have_no_stored_shapes_and_no_clock() {
    for name in ["base", "landscape", "monitoring", "network"] {
        let used = dependencies(&crates()[name]);
        // What monitoring computes is data: it reads its catalogue, and writes nothing.
        let shapes = name != "monitoring" && used.iter().any(|d| d == "serde");
        assert!(!shapes && !used.iter().any(|d| d == "tokio"), "{name} uses {used:?}");
        for file in files(&root().join("crates").join(name).join("src"), &["rs"]) {
            let text = fs::read_to_string(&file).unwrap();
            for word in [
                "Timestamp::now",
                "Zoned::now",
                "std::fs",
                "std::net",
                "std::env",
                "SystemTime",
                " Serialize",
            ] {
                assert!(!text.contains(word), "{} says {word}", file.display());
            }
        }
    }
}

#[test]
fn nothing_is_left_for_later_in_code_or_docs() {
    let marks = [
        "FIX".to_owned() + "ME",
        "TO".to_owned() + "DO",
        "XX".to_owned() + "X",
        "todo".to_owned() + "!(",
    ];
    for file in files(&root(), &["rs", "md", "mjs", "html", "css", "sql", "ftl"]) {
        let text = fs::read_to_string(&file).unwrap();
        for mark in &marks {
            // iCalendar's VTODO is a word of its own.
            let said = text
                .match_indices(mark.as_str())
                .any(|(at, _)| !text[..at].ends_with(|before: char| before.is_ascii_uppercase()));
            assert!(!said, "{} says {mark}", file.display());
        }
    }
}

#[test]
fn no_test_is_switched_off() {
    let ignore = "#[ig".to_owned() + "nore";
    for file in files(&root().join("crates"), &["rs"]) {
        assert!(!fs::read_to_string(&file).unwrap().contains(&ignore), "{}", file.display());
    }
}

#[test]
fn paths_named_in_the_architecture_page_exist() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let named = page.split('`').skip(1).step_by(2).filter(|word| {
        word.contains('/')
            && !word.contains(['{', '*', ' ', ':', '=', '?'])
            && !word.starts_with('/')
    });
    for path in named {
        let as_named = root().join(path);
        let in_crates = root().join("crates").join(path);
        assert!(as_named.exists() || in_crates.exists(), "ARCHITECTURE.md names {path}");
    }
}

#[test]
fn every_chapter_of_the_manual_exists() {
    let book = root().join("docs/src");
    let summary = fs::read_to_string(book.join("SUMMARY.md")).unwrap();
    let chapters: Vec<&str> =
        summary.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(chapters.len() > 10);
    for chapter in chapters {
        assert!(book.join(chapter).exists(), "{chapter}");
    }
}
