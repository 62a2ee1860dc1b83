//! A stock as a folder that others can read, and back.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Cursor,
    path::Path,
};

use access::{EditOrganisation, Membership, Role, Visitor, grant};
use base::{AccountId, Actor, Cause, LocalText};
use landscape::Caption;
use sqlx::{Connection, SqliteConnection};
use store::{
    Db, StoreError, Target, accounts, check,
    files::{FileHash, Files},
    handover::{self, Content, Handing, TABLES},
    offers,
    pictures::{self, Media, Size},
    sources,
};

use crate::bed::{
    Bed, area, at, dated, district, import, incoming, offer, on_both_engines, organisation, source,
    write,
};

on_both_engines!(
    a_folder_filled_into_an_empty_stock_gives_the_same_folder,
    persons_go_only_where_it_is_asked_for_and_no_secret_ever_does,
    a_damaged_folder_is_refused_and_leaves_nothing,
    a_folder_goes_only_into_an_empty_stock,
);

async fn fill(db: &Db, files: &Files) -> Result<(), StoreError> {
    let mut tx = write(db).await;
    sources::put(&mut tx, &source("vhs")).await?;
    store::areas::put(&mut tx, &area("03353005", "Buchholz")).await?;
    store::organisations::put(&mut tx, &organisation("vhs", "Musikschule Beispielstadt")).await?;
    tx.commit().await?;
    import(db, "vhs", &incoming((0..230).map(|n| offer("vhs", &n.to_string(), "Kurs"))), 1).await;
    import(db, "vhs", &incoming([dated("vhs", "0", "Neu", "2026-12-01T18:00")]), 2).await;
    files.put(Cursor::new(b"kursdatei")).await?;
    let command = Actor::System(Cause::Command("user"));
    let mut tx = db.write(command, at(3)).await?;
    let of = organisation("vhs", "Musikschule Beispielstadt").id;
    let membership = Membership { organisation: of, role: Role::Editor };
    let new = accounts::NewAccount {
        email: "konto@beispiel.example".to_owned(),
        name: "Beispielperson".to_owned(),
        membership,
    };
    let account = accounts::add_by_command(&mut tx, &district(), &new).await?;
    let why = store::acts::Deed::AcceptedInvitation;
    accounts::set_password(&mut tx, &district(), account, "$argon2id$geheim", why).await?;
    tx.commit().await?;
    add_picture(db, files, account, membership).await
}

async fn add_picture(
    db: &Db,
    files: &Files,
    account: AccountId,
    membership: Membership,
) -> Result<(), StoreError> {
    let visitor = Visitor::Person { account, memberships: vec![membership] };
    let proof = grant(&visitor, EditOrganisation(membership.organisation)).unwrap();
    let file = files.put(Cursor::new(b"ein bild")).await?;
    let sizes = [Size { width: 320, height: 200, file }];
    let caption = Caption::new(LocalText::german("Ein Klavier"), "Archiv", "cc0").unwrap();
    let mut tx = db.write(Actor::Person(account), at(4)).await?;
    pictures::add(&mut tx, &proof, &district(), Media::Jpeg, &sizes, &caption).await?;
    tx.commit().await.map(drop)
}

fn picture() -> BTreeMap<FileHash, &'static str> {
    BTreeMap::from([(FileHash::of(b"ein bild"), "jpg")])
}

async fn hand_over(
    db: &Db,
    files: &Files,
    to: &Path,
    persons: bool,
) -> Result<Content, StoreError> {
    handover::write(&mut db.read().await?, files, &picture(), to, persons, at(9)).await
}

fn here() -> (tempfile::TempDir, Files) {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::in_folder(folder.path()).unwrap();
    (folder, files)
}

/// All files below a folder with their bytes.
fn everything(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for part in ["", "tabellen", "dateien"] {
        for entry in fs::read_dir(folder.join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

async fn a_folder_filled_into_an_empty_stock_gives_the_same_folder(
    db: &Db,
) -> Result<(), StoreError> {
    let (_kept, files) = here();
    fill(db, &files).await?;
    let first = tempfile::tempdir().unwrap();
    let content = hand_over(db, &files, first.path(), true).await?;
    assert_eq!(content.files, 2);
    for other in [Bed::sqlite().await, Bed::postgres().await] {
        let (_kept, there) = here();
        assert_eq!(handover::read(&other.db, &there, first.path()).await?, content);
        let second = tempfile::tempdir().unwrap();
        hand_over(&other.db, &there, second.path(), true).await?;
        let (first, second) = (everything(first.path()), everything(second.path()));
        assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
        for (name, bytes) in &first {
            assert!(Some(bytes) == second.get(name), "{name} is another");
        }
        assert_eq!(check(&other.db).await?, []);
        // And life goes on.
        let mut tx = write(&other.db).await;
        offers::put(&mut tx, &offer("vhs", "after", "Danach")).await?;
        tx.commit().await?;
        other.remove().await;
    }
    Ok(())
}

async fn persons_go_only_where_it_is_asked_for_and_no_secret_ever_does(
    db: &Db,
) -> Result<(), StoreError> {
    let (_kept, files) = here();
    fill(db, &files).await?;
    for persons in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        hand_over(db, &files, folder.path(), persons).await?;
        let all: Vec<u8> = everything(folder.path()).into_values().flatten().collect();
        let all = String::from_utf8_lossy(&all);
        assert_eq!(all.contains("konto@beispiel.example"), persons);
        assert_eq!(all.contains("Beispielperson"), persons);
        assert!(!all.contains("$argon2id$"), "a password was handed over");
        assert!(all.contains("Ein Klavier"));
    }
    Ok(())
}

async fn a_damaged_folder_is_refused_and_leaves_nothing(db: &Db) -> Result<(), StoreError> {
    let source = Bed::sqlite().await;
    let (_kept, files) = here();
    fill(&source.db, &files).await?;
    type Damage = fn(&Path);
    let damages: &[(Damage, &str)] = &[
        (|at| drop(fs::remove_file(at.join("inhalt.json"))), "inhalt.json"),
        (|at| fs::write(at.join("inhalt.json"), "{}").unwrap(), "inhalt.json"),
        (
            |at| {
                change(&at.join("inhalt.json"), "\"verzahnt_folder\": 1", "\"verzahnt_folder\": 9")
            },
            "format 9",
        ),
        (
            |at| change(&at.join("inhalt.json"), "\"table\": \"body\"", "\"table\": \"../../x\""),
            "not known here",
        ),
        (|at| change(&at.join("tabellen/body.jsonl"), "Kurs", "Kuss"), "table body is not what"),
        (|at| drop(fs::remove_file(at.join("tabellen/record.jsonl"))), "record.jsonl"),
        (|at| change(&at.join("tabellen/run.jsonl"), "\n", ""), "no end"),
        (
            |at| {
                change(
                    &at.join("dateien").join(FileHash::of(b"kursdatei").to_string()),
                    "kurs",
                    "kuss",
                )
            },
            "are others",
        ),
        (
            |at| {
                drop(fs::remove_file(
                    at.join("dateien").join(FileHash::of(b"kursdatei").to_string()),
                ))
            },
            "files",
        ),
        (|at| fs::write(at.join("dateien/fremd.txt"), "x").unwrap(), "no file of ours"),
        (|at| linked(&at.join("tabellen/change.jsonl")), "no plain file"),
        (
            |at| linked(&at.join("dateien").join(FileHash::of(b"kursdatei").to_string())),
            "no plain file",
        ),
        (|at| linked(&at.join("inhalt.json")), "no plain file"),
    ];
    for (damage, why) in damages {
        let folder = tempfile::tempdir().unwrap();
        hand_over(&source.db, &files, folder.path(), true).await?;
        damage(folder.path());
        let (_kept, there) = here();
        let refused = handover::read(db, &there, folder.path()).await.unwrap_err().to_string();
        assert!(refused.contains(why), "{why}: {refused}");
        assert_eq!(offers::all(&mut db.read().await?, &district(), None, 9).await?, []);
    }
    Ok(())
}

/// Changes a text of a file everywhere.
fn change(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replace(from, to)).unwrap();
}

/// Puts a link to the same bytes elsewhere in place of a file.
fn linked(path: &Path) {
    let elsewhere = path.with_file_name("elsewhere.away");
    let away = path.ancestors().find(|at| at.join("tabellen").exists()).unwrap().join("..");
    let away = away.join(format!("{}-away", elsewhere.file_stem().unwrap().to_str().unwrap()));
    fs::copy(path, &away).unwrap();
    fs::remove_file(path).unwrap();
    std::os::unix::fs::symlink(&away, path).unwrap();
}

async fn a_folder_goes_only_into_an_empty_stock(db: &Db) -> Result<(), StoreError> {
    let (_kept, files) = here();
    fill(db, &files).await?;
    let folder = tempfile::tempdir().unwrap();
    hand_over(db, &files, folder.path(), false).await?;
    let full = handover::read(db, &files, folder.path()).await;
    assert!(matches!(full, Err(StoreError::Conflict(_))), "{full:?}");
    Ok(())
}

#[tokio::test]
async fn every_table_and_every_column_is_handed_over_or_left_out_for_a_reason() {
    // Columns that follow from others.
    const LEFT_OUT: &[(&str, &str)] = &[("run", "compared")];
    let bed = Bed::sqlite().await;
    let Target::Folder(folder) = &bed.target else { panic!("no folder") };
    let file = folder.join("verzahnt.sqlite");
    let mut conn = SqliteConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap();
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\'",
    )
    .fetch_all(&mut conn)
    .await
    .unwrap();
    let mut there: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (table, column) in rows {
        there.entry(table).or_default().insert(column);
    }
    let handed: BTreeMap<&str, &[&str]> = handover::handed(true).collect();
    for (table, columns) in &there {
        let decision = TABLES.iter().find(|(name, _)| name == table);
        let Some((_, decision)) = decision else {
            panic!("nobody decided in store::handover what becomes of table `{table}`")
        };
        if matches!(decision, Handing::Never(_)) {
            continue;
        }
        let listed = handed.get(table.as_str());
        let listed = listed.unwrap_or_else(|| panic!("`{table}` is missing in store::table"));
        let columns: BTreeSet<&str> = columns
            .iter()
            .map(String::as_str)
            .filter(|column| !LEFT_OUT.contains(&(table.as_str(), column)))
            .collect();
        assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), columns, "{table}");
    }
}

#[test]
fn what_names_persons_goes_only_where_it_is_asked_for() {
    for (table, decision) in TABLES {
        assert!(!table.starts_with("person_") || *decision != Handing::Always, "{table}");
    }
}
