//! Files that were damaged at random: every reader ends with records or findings, none panics, none hangs, and
//! none makes much out of little.
//!
//! The seeds are the fixtures and the corpus (`tests/corpus/<format>/`), all of it our own. What once broke a
//! reader is kept there and read unchanged ever after. The damage is drawn at random, always the same:
//! `MUTATIONS=20000 cargo test -p exchange --test it mutations` damages more files per format, `MUTATIONS_SEED`
//! others. What breaks a reader is written to `target/mutations` and goes from there into the corpus.

use std::{
    fmt::Write as _,
    fs,
    io::{Cursor, Read, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use exchange::{Format, table::template};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::desk::Desk;

/// Damaged files per format, where nothing else is said.
const FILES: u64 = 150;

/// How long one small file may take at most, on a machine that has other things to do.
const LONGEST: Duration = Duration::from_secs(20);

/// How much text records may hold for each byte of the file, and beside it.
const GROWTH: usize = 400;
const BESIDE: usize = 1 << 20;

/// What formats stumble over.
const PIECES: &[&str] = &[
    "<",
    ">",
    "\"",
    "'",
    "&",
    "&#x0;",
    "&#1114112;",
    "]]>",
    "<![CDATA[",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "</",
    "\0",
    "\u{feff}",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    ";",
    "\\",
    "\\u0000",
    "\\ud800",
    "null",
    "-1",
    "1e999",
    "NaN",
    "99999999999999999999",
    "0000-00-00",
    "2027-02-31",
    "20270112T250000",
    "24:00",
    "\n",
    "\r\n",
    "\n ",
    "\t",
    "|",
    "=1+1",
    "BEGIN:VEVENT\r\n",
    "END:VEVENT\r\n",
    "END:VCALENDAR\r\n",
    "RRULE:FREQ=SECONDLY\r\n",
    "RRULE:FREQ=DAILY;COUNT=4294967295\r\n",
    "DURATION:P99999999999W\r\n",
    "RDATE:",
    "DTSTART;TZID=Nirgendwo/Nie:20270328T023000\r\n",
    "ä",
    "🎸",
    "\u{202e}",
    "jeden zweiten Dienstag",
    "FREQ=WEEKLY;UNTIL=00000101",
    "Schlüssel;Titel\n",
];

/// What opens and need not close.
const NESTS: &[&str] =
    &["<a>", "[", "{\"a\":", "BEGIN:VEVENT\r\n", "\"", "(", "<p><b>", "[[", "<!--"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

fn seeds(format: Format) -> Vec<(String, Vec<u8>)> {
    let mut seeds = vec![];
    let mut own = |name: &str, bytes: &[u8]| seeds.push((name.to_owned(), bytes.to_vec()));
    match format {
        Format::OpenQCat => own("full", include_bytes!("../fixtures/openqcat/full.xml")),
        Format::Kufer => own("kurse", include_bytes!("../fixtures/kufer/kurse.xml")),
        Format::Csv => {
            own("angebote", include_bytes!("../fixtures/table/angebote.csv"));
            own("einrichtungen", include_bytes!("../fixtures/table/einrichtungen.csv"));
        }
        Format::Xlsx => {
            own("angebote", &template::offers_xlsx().unwrap());
            own("einrichtungen", &template::organisations_xlsx().unwrap());
        }
        Format::JsonLd => own("kultur", include_bytes!("../fixtures/jsonld/kultur.jsonld")),
        _ => {}
    }
    let mut kept: Vec<PathBuf> = fs::read_dir(folder().join(format.code()))
        .map(|files| files.flatten().map(|file| file.path()).collect())
        .unwrap_or_default();
    kept.sort();
    for path in kept {
        seeds.push((
            path.file_name().unwrap().to_string_lossy().into_owned(),
            fs::read(path).unwrap(),
        ));
    }
    seeds
}

struct Dice(TestRng);

impl Dice {
    fn new(seed: u64) -> Dice {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        Dice(TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.0.next_u64() % u64::try_from(most.max(1)).unwrap()).unwrap()
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    /// Two places in a text of that length, in order, near each other more often than not.
    fn range(&mut self, length: usize) -> (usize, usize) {
        let from = self.below(length + 1);
        let most = if self.below(4) > 0 { 40 } else { length };
        (from, (from + self.below(most.max(1))).min(length))
    }
}

/// One damage.
fn damaged(mut bytes: Vec<u8>, others: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let (from, to) = dice.range(bytes.len());
    match dice.below(9) {
        0 if !bytes.is_empty() => {
            let at = dice.below(bytes.len());
            bytes[at] ^= 1 << dice.below(8);
        }
        1 => {
            let piece = dice.pick(PIECES);
            bytes.splice(from..from, piece.bytes());
        }
        2 => {
            let piece = dice.pick(PIECES);
            bytes.splice(from..to, piece.bytes());
        }
        3 => {
            bytes.drain(from..to);
        }
        4 => {
            let part = bytes[from..to].to_vec();
            bytes.splice(from..from, part.repeat(1 + dice.below(3)));
        }
        5 => bytes.truncate(from),
        6 => {
            let nest = dice.pick(NESTS);
            let open = nest.repeat(1 + dice.below(3000));
            bytes.splice(from..from, open.bytes());
        }
        7 => {
            let other = &others[dice.below(others.len())];
            let (a, b) = dice.range(other.len());
            bytes.splice(from..to, other[a..b].iter().copied());
        }
        _ => {
            let filler = u8::try_from(dice.below(256)).unwrap();
            bytes[from..to].fill(filler);
        }
    }
    bytes
}

/// The members of an archive, damaged and packed again: so the damage comes past the checksum.
fn repacked(bytes: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut members = Vec::new();
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).ok()?;
        let mut content = Vec::new();
        member.read_to_end(&mut content).ok()?;
        members.push((member.name().ok()?.into_owned(), content));
    }
    let all: Vec<Vec<u8>> = members.iter().map(|(_, content)| content.clone()).collect();
    let at = dice.below(members.len());
    let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (place, (name, content)) in members.into_iter().enumerate() {
        let content = if place == at { damaged(content, &all, dice) } else { content };
        packed.start_file(name, zip::write::SimpleFileOptions::default()).ok()?;
        packed.write_all(&content).ok()?;
    }
    Some(packed.finish().ok()?.into_inner())
}

/// Reads a file to its end; what is wrong with that.
fn trouble(format: Format, bytes: &[u8]) -> Option<String> {
    let begun = Instant::now();
    let read = catch_unwind(AssertUnwindSafe(|| {
        let desk = Desk::new("x");
        let intake = desk.intake();
        let mut held = 0;
        let mut said = String::new();
        for item in exchange::read(format, bytes, &intake) {
            said.clear();
            match item {
                Ok(record) => write!(said, "{record:?}").unwrap(),
                Err(finding) => said = finding.line(true) + &finding.line(false),
            }
            held += said.len();
        }
        held
    }));
    let took = begun.elapsed();
    match read {
        Err(panic) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let text = text.or(panic.downcast_ref::<&str>().copied());
            Some(format!("panic: {}", text.unwrap_or_default()))
        }
        Ok(held) if held > BESIDE + GROWTH * bytes.len() => {
            Some(format!("{held} bytes out of {}", bytes.len()))
        }
        Ok(_) if took > LONGEST => Some(format!("took {took:?}")),
        Ok(_) => None,
    }
}

fn number(name: &str, otherwise: u64) -> u64 {
    let text = std::env::var_os(name);
    text.and_then(|text| text.to_str()?.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn every_file_of_the_corpus_is_read_to_its_end() {
    for &format in Format::ALL {
        let seeds = seeds(format);
        assert!(!seeds.is_empty(), "{format:?} has no seed");
        for (name, bytes) in seeds {
            assert_eq!(trouble(format, &bytes), None, "{format:?} {name}");
        }
    }
}

#[test]
fn no_damage_ends_a_reader() {
    let (files, seed) = (number("MUTATIONS", FILES), number("MUTATIONS_SEED", 1));
    let mut broken = Vec::new();
    for &format in Format::ALL {
        let seeds: Vec<Vec<u8>> = seeds(format).into_iter().map(|(_, bytes)| bytes).collect();
        for file in 0..files {
            let mut dice = Dice::new(seed.wrapping_mul(1_000_003).wrapping_add(file));
            let mut bytes = seeds[dice.below(seeds.len())].clone();
            for _ in 0..1 + dice.below(4) {
                let packed = if bytes.starts_with(b"PK") && dice.below(5) > 0 {
                    repacked(&bytes, &mut dice)
                } else {
                    None
                };
                bytes = packed.unwrap_or_else(|| damaged(bytes.clone(), &seeds, &mut dice));
            }
            if let Some(trouble) = trouble(format, &bytes) {
                let folder =
                    Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutations").join(format.code());
                fs::create_dir_all(&folder).unwrap();
                let path = folder.join(format!("{seed}-{file}"));
                fs::write(&path, &bytes).unwrap();
                broken.push(format!("{}: {trouble}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}
