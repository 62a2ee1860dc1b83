//! Words of a text: where they begin and end, and what of a hyphen, a gender mark or an apostrophe belongs
//! to them.

use super::fold::fold_into;

/// A word as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// First byte in the text.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
    /// Folded pieces: one, or several where hyphens join them (`fahrrad`, `reparatur`, `kurs`).
    pub pieces: Vec<String>,
    /// The word ends in a hyphen, so its head comes later: `Fort- und Weiterbildung`.
    pub open: bool,
}

impl Word {
    /// All pieces without their hyphens.
    pub fn joined(&self) -> String {
        self.pieces.concat()
    }
}

/// The words of `text` in order.
pub fn words(text: &str) -> Vec<Word> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let at = |i: usize| letters.get(i).map(|(_, c)| *c);
    let byte = |i: usize| letters.get(i).map_or(text.len(), |(b, _)| *b);
    let inside = |i: usize| at(i).is_some_and(char::is_alphanumeric);
    let mut found = Vec::new();
    let mut i = 0;
    while i < letters.len() {
        if !inside(i) {
            i += 1;
            continue;
        }
        let start = byte(i);
        let mut pieces = vec![String::new()];
        let mut open = false;
        while let Some(letter) = at(i) {
            match letter {
                c if c.is_alphanumeric() => {
                    if let Some(piece) = pieces.last_mut() {
                        fold_into(c, piece);
                    }
                    i += 1;
                }
                '\u{ad}' | '\u{300}'..='\u{36f}' => i += 1,
                '\'' | '’' if inside(i + 1) => i += 1,
                '-' | '\u{2010}' | '\u{2011}' => {
                    if inside(i + 1) {
                        pieces.push(String::new());
                        i += 1;
                    } else {
                        open = at(i + 1).is_none_or(|c| c != '-');
                        break;
                    }
                }
                ':' | '*' | '_' | '·' | '/' | '(' => match gender_end(&at, i) {
                    Some((end, next)) => {
                        if let Some(piece) = pieces.last_mut() {
                            piece.push_str(end);
                        }
                        i = next;
                    }
                    None => break,
                },
                '+' | '#' if pieces.last().is_some_and(|p| p == "c") => {
                    let plus = letter == '+';
                    if let Some(piece) = pieces.last_mut() {
                        piece.push_str(if plus { "plusplus" } else { "sharp" });
                    }
                    i += if plus && at(i + 1) == Some('+') { 2 } else { 1 };
                    break;
                }
                _ => break,
            }
        }
        pieces.retain(|p| !p.is_empty());
        if !pieces.is_empty() {
            found.push(Word { start, end: byte(i), pieces, open });
        }
        if open {
            i += 1;
        }
    }
    found
}

/// `:in`, `*innen`, `/-in`, `(in)` behind a word: the ending and where the text goes on.
fn gender_end(at: &impl Fn(usize) -> Option<char>, mark: usize) -> Option<(&'static str, usize)> {
    let bracket = at(mark) == Some('(');
    let mut i = mark + 1;
    if at(i) == Some('-') {
        i += 1;
    }
    for end in ["innen", "in"] {
        let fits = end.chars().enumerate().all(|(k, c)| at(i + k) == Some(c));
        let behind = i + end.len();
        let closed = !at(behind).is_some_and(char::is_alphanumeric);
        if fits && closed && (!bracket || at(behind) == Some(')')) {
            return Some((end, behind + usize::from(bracket)));
        }
    }
    None
}
