//! Everyday questions: what in a text is a place, an age, a price, a time or a need.
//!
//! "Nachhilfe Mathe 8. Klasse Buchholz" asks for words (`Nachhilfe Mathe`), an age (13 to 14) and a place.
//! What is understood becomes a filter that is shown with the words it came from; taken away by the reader,
//! its words are plain text again. Words for people (Kinder, Senioren) stay words: they are found as
//! concepts too, and nothing is lost where a provider gave none.
//!
//! Each kind of meaning has a module of its own; they take their words in a fixed order, the most certain
//! first.

mod looser;
mod mend;
mod money;
mod needs;
mod people;
mod place;
mod time;

use jiff::civil::Date;

use crate::{
    Filters, Lexicon, Relaxed, Understood,
    analysis::{fold::squeeze, word},
};

/// What a text was understood to mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    pub understood: Vec<Understood>,
    /// What is left to be searched as words.
    pub rest: String,
    /// Typing errors in words that were understood, and filters that were taken less strictly.
    pub corrected: Vec<Relaxed>,
    /// Whether a circle may be drawn wider than was asked for.
    may_widen: bool,
}

/// What the stock knows, so that its words are not taken for mistyped filters.
pub trait Stock {
    /// Whether an offer has a word with this stem.
    fn has_word(&self, stem: &str) -> bool;
    /// Whether an offer takes place in this area.
    fn has_area(&self, ags: &str) -> bool;
}

impl Reading {
    /// The text as it stands, without any meaning.
    pub fn plain(text: &str) -> Reading {
        Reading { rest: text.to_owned(), ..Reading::default() }
    }
}

/// Reads a text. `leave` names filters that the reader took away; `set` those that are set already.
pub fn read(
    text: &str,
    lexicon: &Lexicon,
    today: Date,
    leave: &[(String, String)],
    set: &Filters,
    stock: &dyn Stock,
) -> Reading {
    let mut reader = Reader::new(text, leave, set);
    mend::mend(&mut reader, lexicon, stock);
    place::around(&mut reader, lexicon);
    money::read(&mut reader);
    people::read(&mut reader);
    time::read(&mut reader, today);
    needs::read(&mut reader);
    place::read(&mut reader, lexicon);
    reader.finish()
}

/// A word of the text on its way to a meaning.
#[derive(Debug, Clone)]
struct Token {
    /// Folded and squeezed, hyphens gone.
    word: String,
    pieces: Vec<String>,
    start: usize,
    end: usize,
    taken: bool,
    /// It stands for another word than the written one.
    mended: bool,
}

impl Token {
    fn number(&self) -> Option<u32> {
        if self.word.len() > 6 { None } else { self.word.parse().ok() }
    }
}

struct Reader<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    understood: Vec<(usize, Understood)>,
    mended: Vec<(usize, Relaxed)>,
    leave: &'a [(String, String)],
    set: &'a Filters,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, leave: &'a [(String, String)], set: &'a Filters) -> Reader<'a> {
        let tokens = word::words(text)
            .into_iter()
            .take(64)
            .map(|w| Token {
                word: squeeze(&w.joined()),
                pieces: w.pieces,
                start: w.start,
                end: w.end,
                taken: false,
                mended: false,
            })
            .collect();
        Reader { text, tokens, understood: Vec::new(), mended: Vec::new(), leave, set }
    }

    fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The word at a place, where it is still free.
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).filter(|t| !t.taken).map_or("", |t| t.word.as_str())
    }

    /// The word at a place, also where it was taken.
    fn any_word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.word.as_str())
    }

    /// The text of a name: as written, or as it was meant.
    fn name(&self, from: usize, to: usize) -> String {
        let tokens = self.tokens.get(from..to).unwrap_or_default();
        if tokens.iter().any(|t| t.mended) {
            return tokens.iter().map(|t| t.word.as_str()).collect::<Vec<_>>().join(" ");
        }
        self.raw(from, to).to_owned()
    }

    fn number(&self, at: usize) -> Option<u32> {
        self.tokens.get(at).filter(|t| !t.taken).and_then(Token::number)
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.contains(&word)
    }

    /// The character behind a word, blanks left out.
    fn sign_behind(&self, at: usize) -> Option<char> {
        let end = self.tokens.get(at)?.end;
        self.text.get(end..)?.chars().find(|c| !c.is_whitespace())
    }

    fn raw(&self, from: usize, to: usize) -> &'a str {
        match (self.tokens.get(from), to.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) => self.text.get(first.start..last.end).unwrap_or_default(),
            _ => "",
        }
    }

    /// Takes the words `from..to` for these filters; nothing happens where the reader took one of them away
    /// or has set the key already.
    fn take(&mut self, from: usize, to: usize, filters: &[(&'static str, String)]) {
        let left = |key: &str, value: &str| {
            self.leave.iter().any(|(k, v)| k == key && v == value)
                || (self.set.has(key) && !self.set.values(key).any(|v| v == value))
        };
        if filters.iter().any(|(key, value)| left(key, value)) {
            return;
        }
        let words = self.raw(from, to).to_owned();
        for (key, value) in filters {
            let it = Understood { key, value: value.clone(), words: words.clone() };
            self.understood.push((from, it));
        }
        for token in self.tokens.iter_mut().skip(from).take(to.saturating_sub(from)) {
            token.taken = true;
        }
    }

    fn finish(mut self) -> Reading {
        self.understood.sort_by_key(|(at, _)| *at);
        let rest: Vec<&str> = self
            .tokens
            .iter()
            .filter(|t| !t.taken)
            .filter_map(|t| self.text.get(t.start..t.end))
            .collect();
        let taken = |at: &usize| self.tokens.get(*at).is_some_and(|t| t.taken);
        let corrected =
            self.mended.iter().filter(|(at, _)| taken(at)).map(|(_, it)| it.clone()).collect();
        let wide = looser::WIDE_KM.to_string();
        Reading {
            rest: rest.join(" "),
            understood: self.understood.into_iter().map(|(_, it)| it).collect(),
            corrected,
            may_widen: !self.set.has("radius")
                && !self.leave.iter().any(|(key, value)| key == "radius" && *value == wide),
        }
    }
}

#[cfg(test)]
mod tests;
