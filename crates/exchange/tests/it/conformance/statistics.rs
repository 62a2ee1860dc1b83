//! Every official file of statistics: cells counted here by lines and columns, not by the readers.

use std::{fmt::Write as _, path::Path};

use exchange::statistics::{Context, Tables, read};
use monitoring::{Mark, SignTable};

use super::data;

/// Files that hold no figures by time: their reading has to be refused, with a reason.
const REFUSED: [&str; 2] = ["base_base.csv", "base_bbox.csv"];

#[test]
fn every_file_of_statistics_is_read_without_a_lost_cell() {
    let Some(data) = data() else { return };
    let (signs, tables) = (SignTable::of_the_house().unwrap(), Tables::of_the_house().unwrap());
    let context = Context { signs: &signs, tables: &tables };
    let mut files = Vec::new();
    collect(&data.join("statistics"), &mut files);
    files.sort();
    let (mut out, mut wrong, mut total) = (String::new(), Vec::new(), 0);
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let readable = !REFUSED.contains(&name.as_str()) && !name.ends_with(".json");
        match read(&bytes, &name, &context) {
            Err(finding) if !readable => {
                writeln!(out, "{name}: refused: {}", finding.line(true)).unwrap();
            }
            Err(finding) => wrong.push(format!("{name}: {}", finding.line(true))),
            Ok(_) if !readable => wrong.push(format!("{name}: was read as a table")),
            Ok(reads) => {
                let counted: usize = reads.iter().map(|read| read.report.cells).sum();
                for read in &reads {
                    let report = &read.report;
                    let marks: Vec<String> = report
                        .marks
                        .iter()
                        .map(|(mark, n)| format!("{} {n}", mark.code()))
                        .collect();
                    writeln!(
                        out,
                        "{name}: {} {}: {} cells of {}; {}; {} sums, {} off; {} findings",
                        read.kind,
                        read.cube.head.code,
                        report.cells,
                        report.expected,
                        marks.join(", "),
                        report.sums,
                        report.sums_off,
                        read.findings.len(),
                    )
                    .unwrap();
                    for finding in read.findings.iter().take(4) {
                        writeln!(out, "    {}", finding.line(true)).unwrap();
                    }
                    if report.marks.iter().any(|(mark, _)| *mark == Mark::UnknownSign) {
                        wrong.push(format!("{name}: unknown signs"));
                    }
                }
                total += counted;
                if let Some(expected) = count(&bytes)
                    && counted != expected
                {
                    wrong.push(format!("{name}: {counted} cells, the file has {expected}"));
                }
            }
        }
    }
    eprintln!("{out}{total} cells");
    assert_eq!(wrong, Vec::<String>::new());
}

fn collect(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let known = ["csv", "zip", "xlsx", "json"];
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| known.contains(&&*e.to_string_lossy())) {
            files.push(path);
        }
    }
}

/// Lines times columns: of a flat file one a line, of a formatted table those that are not keys. None for containers and lists.
fn count(bytes: &[u8]) -> Option<usize> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let body: Vec<&str> = text.lines().take_while(|line| !line.starts_with("____")).collect();
    if text.starts_with("statistics_code") {
        return Some(body.iter().skip(1).filter(|line| !line.is_empty()).count());
    }
    if !text.starts_with("GENESIS-Tabelle") && !text.starts_with("Tabelle:") {
        return None;
    }
    let head_at = body.iter().position(|line| line.starts_with(';'))?;
    let head = body.get(head_at)?;
    let keys = head.chars().take_while(|c| *c == ';').count();
    let fields = head.split(';').count();
    let full = |line: &&&str| {
        let filled = line.split(';').filter(|field| !field.trim().is_empty()).count();
        !line.starts_with(';') && filled > 1 && line.split(';').count() == fields
    };
    Some(body.iter().skip(head_at).filter(full).count() * (fields - keys))
}
