//! Protects and audits every instance of a folder and prints cost, bound and time beside each other:
//! `cargo run --release -p disclosure --example instances -- FOLDER [NAME...]`.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a program to measure with")]

use std::time::{Duration, Instant};

use disclosure::{Cost, Depth, Requirement, State, audit, exact, folder, modular};

fn main() {
    let mut words = std::env::args().skip(1);
    let root = std::path::PathBuf::from(words.next().unwrap());
    let wanted: Vec<String> = words.collect();
    let mut names: Vec<_> = std::fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("meta.json").is_file())
        .collect();
    names.sort();
    for path in names {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !wanted.is_empty() && !wanted.contains(&name) {
            continue;
        }
        let folder = folder::read(&path).unwrap();
        let table = folder.table;
        let require = folder.require.unwrap_or(Requirement::default_for(table.kind));
        println!(
            "{name}: {} cells, {} primary, {require}",
            table.cells.len(),
            table.places(State::Primary).count()
        );
        for method in ["exact", "modular"] {
            if method == "exact" && table.cells.len() > 600 {
                continue;
            }
            let begun = Instant::now();
            let limit = Duration::from_secs(if table.cells.len() > 600 { 300 } else { 60 });
            let clock = || begun.elapsed();
            let found = if method == "exact" {
                exact(&table, require, Cost::Value, limit, &clock)
            } else {
                modular(&table, require, Cost::Value, limit, &clock)
            };
            let seconds = begun.elapsed().as_secs_f64();
            match found {
                Ok(found) => println!(
                    "  {method}: {} secondary, cost {}, bound {}, safe {}, optimal {}, {seconds:.2} s",
                    found.secondary.len(),
                    found.cost,
                    found.lower_bound,
                    found.safe,
                    found.optimal
                ),
                Err(error) => println!("  {method}: {error}, {seconds:.2} s"),
            }
        }
        let mut patterns: Vec<_> = std::fs::read_dir(&path)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|file| file.file_name().unwrap().to_string_lossy().starts_with("pattern_"))
            .collect();
        patterns.sort();
        for pattern in patterns {
            let mut folder = folder::read(&path).unwrap();
            let printed = folder::apply(&pattern, &mut folder).unwrap();
            let begun = Instant::now();
            let audit = audit(&folder.table, require, Depth::Verdict).unwrap();
            println!(
                "  {}: disclosed {}, narrow {}, printed {}, {:.2} s",
                pattern.file_name().unwrap().to_string_lossy(),
                audit.disclosed.len(),
                audit.narrow.len(),
                printed.len(),
                begun.elapsed().as_secs_f64()
            );
        }
    }
}
