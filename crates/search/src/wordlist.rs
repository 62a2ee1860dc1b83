//! A list of German words, read from a file when one is installed.
//!
//! Such lists stand under licences of their own (GPL, CC BY-SA), so none is part of the program: it is read
//! at run time, one word a line, and only its hashes are kept. Without it the search works with the words of
//! the house and of the stock.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};

use crate::analysis::{fold::fold, parts::Parts};

/// Files larger than this are no word lists.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Word forms for taking compounds apart.
#[derive(Debug, Clone, Default)]
pub struct WordList {
    words: Vec<String>,
}

impl WordList {
    /// Reads one word a line, UTF-8 or windows-1252; what is no plain word is left out.
    pub fn read(path: &Path) -> io::Result<WordList> {
        WordList::from_reader(File::open(path)?)
    }

    pub fn from_reader(reader: impl Read) -> io::Result<WordList> {
        let mut words = Vec::new();
        let mut lines = BufReader::new(reader.take(MOST_BYTES));
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line)? > 0 {
            let text = match std::str::from_utf8(&line) {
                Ok(text) => text.to_owned(),
                Err(_) => line.iter().map(|b| char::from(*b)).collect(),
            };
            let text = text.trim();
            // Acronyms, hyphenated and very long words are no parts.
            let capitals = text.chars().filter(|c| c.is_uppercase()).count();
            if capitals <= 1 && (4..=24).contains(&text.len()) {
                let folded = fold(text);
                if folded.bytes().all(|b| b.is_ascii_lowercase()) {
                    words.push(folded);
                }
            }
            line.clear();
        }
        Ok(WordList { words })
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Puts all words into `parts`; the shorter, the dearer, because short words are found by chance.
    pub(crate) fn pour(self, parts: &mut Parts, stop: &dyn Fn(&str) -> bool) {
        for word in self.words {
            if stop(&word) {
                continue;
            }
            let cost = match word.len() {
                0..=4 => 23,
                5 => 18,
                6 => 16,
                7..=11 => 15,
                // Long words are often compounds themselves: dearer than two good parts together.
                12..=14 => 22,
                _ => 30,
            };
            parts.add(&word, cost, false);
        }
    }
}
