//! JSON as a stream: the elements of one long list, one at a time, and the members that stand beside it.
//!
//! The text is only cut here, at brackets and commas outside of strings; what an element means, and whether
//! it is JSON at all, says `serde_json` to whoever takes it. An element is held, the file never.

use std::io::BufRead;

use base::{Finding, FindingKind, Spot};

use crate::{
    encoding::Utf8,
    limits::{self, Metered},
};

/// A piece of the file, with the line at which it begins.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece {
    /// A member of the outer object, other than the list.
    Member { name: String, text: String },
    /// The next element of the list.
    Element { line: u64, text: String },
}

/// Cuts a list out of a file.
pub(crate) struct List<R> {
    text: Metered<Utf8<R>>,
    /// The member of the outer object that is the list; without a name the file itself is.
    name: Option<&'static str>,
    format: &'static str,
    state: State,
    elements: u64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    Start,
    Object,
    List,
    /// Behind an element.
    Behind,
    Done,
}

impl<R: BufRead> List<R> {
    /// `name` is the member that holds the list, `format` what the file should have been.
    pub(crate) fn new(reader: R, name: Option<&'static str>, format: &'static str) -> List<R> {
        let text = Metered::new(Utf8::new(reader), limits::ITEM);
        List { text, name, format, state: State::Start, elements: 0 }
    }

    /// One note at the end of a file in which something was not text.
    pub(crate) fn spoiled(&self) -> Option<Finding> {
        self.text.get_ref().finding()
    }

    fn spot(&self) -> Spot {
        let spot = Spot::line(self.text.line());
        match (self.state, self.name) {
            (State::List | State::Behind, name) => {
                let nth = self.elements.saturating_sub(1);
                spot.field(format!("{}[{nth}]", name.unwrap_or_default()))
            }
            _ => spot,
        }
    }

    fn broken(&self, why: &str) -> Finding {
        Finding::fatal(FindingKind::Broken(why.to_owned()), self.spot(), "")
    }

    fn other(&self) -> Finding {
        Finding::fatal(FindingKind::NotThisFormat(self.format), self.spot(), "")
    }

    /// The next byte, not taken.
    fn peek(&mut self) -> Result<Option<u8>, Finding> {
        match self.text.fill_buf().map(|bytes| bytes.first().copied()) {
            Ok(byte) => Ok(byte),
            Err(error) => Err(limits::unreadable(&error, self.spot())),
        }
    }

    fn take(&mut self) {
        self.text.consume(1);
    }

    /// The next byte that is no white space, not taken.
    fn next_mark(&mut self) -> Result<Option<u8>, Finding> {
        while let Some(byte) = self.peek()? {
            if !byte.is_ascii_whitespace() {
                return Ok(Some(byte));
            }
            self.take();
        }
        Ok(None)
    }

    fn wanted(&mut self, mark: u8) -> Result<(), Finding> {
        match self.next_mark()? {
            Some(found) if found == mark => {
                self.take();
                Ok(())
            }
            Some(found) => Err(self.broken(&format!(
                "`{}` statt / instead of `{}`",
                char::from(found),
                char::from(mark)
            ))),
            None => Err(self.broken("Ende mitten in der Datei / end in the middle")),
        }
    }

    /// One whole value, to the mark behind it.
    fn value(&mut self) -> Result<String, Finding> {
        let mut raw: Vec<u8> = Vec::new();
        let (mut depth, mut within, mut masked) = (0_usize, false, false);
        loop {
            let chunk = match self.text.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) => return Err(limits::unreadable(&error, self.spot())),
            };
            if chunk.is_empty() {
                return Err(self.broken("Ende mitten in der Datei / end in the middle"));
            }
            let mut ended = false;
            let mut taken = 0;
            for &byte in chunk {
                match byte {
                    _ if masked => masked = false,
                    b'\\' if within => masked = true,
                    b'"' => within = !within,
                    _ if within => {}
                    b'[' | b'{' => depth += 1,
                    b',' | b']' | b'}' if depth == 0 => {
                        ended = true;
                        break;
                    }
                    b']' | b'}' => depth -= 1,
                    _ => {}
                }
                taken += 1;
            }
            raw.extend_from_slice(chunk.get(..taken).unwrap_or_default());
            self.text.consume(taken);
            if depth > limits::DEPTH {
                let kind = FindingKind::TooLarge(format!("{} Ebenen / levels", limits::DEPTH));
                return Err(Finding::fatal(kind, self.spot(), ""));
            }
            if ended {
                let text = String::from_utf8(raw).map_err(|e| self.broken(&e.to_string()))?;
                return Ok(text.trim().to_owned());
            }
        }
    }

    /// Behind a value: a comma, or the end of what it stands in.
    fn behind(&mut self, end: u8) -> Result<bool, Finding> {
        match self.next_mark()? {
            Some(b',') => {
                self.take();
                Ok(false)
            }
            Some(mark) if mark == end => {
                self.take();
                Ok(true)
            }
            _ => self.wanted(end).map(|()| true),
        }
    }

    fn advance(&mut self) -> Result<Option<Piece>, Finding> {
        loop {
            self.text.refill();
            match self.state {
                State::Done => return Ok(None),
                State::Start => match (self.next_mark()?, self.name) {
                    (Some(b'['), None) => {
                        self.take();
                        self.begin_list()?;
                    }
                    (Some(b'{'), Some(_)) => {
                        self.take();
                        self.state = State::Object;
                        if self.next_mark()? == Some(b'}') {
                            return Err(self.other());
                        }
                    }
                    _ => return Err(self.other()),
                },
                State::Object => {
                    if let Some(member) = self.member()? {
                        return Ok(Some(member));
                    }
                }
                State::List => {
                    self.next_mark()?;
                    let line = self.text.line();
                    self.elements += 1;
                    let text = self.value()?;
                    self.state = State::Behind;
                    return Ok(Some(Piece::Element { line, text }));
                }
                State::Behind => {
                    self.state = State::List;
                    if self.behind(b']')? {
                        self.end_list()?;
                    }
                }
            }
        }
    }

    /// A member of the outer object; `None` where it was the beginning of the list.
    fn member(&mut self) -> Result<Option<Piece>, Finding> {
        if self.next_mark()? != Some(b'"') {
            return Err(self.broken("kein Name / no name"));
        }
        let name = self.name_of_member()?;
        self.wanted(b':')?;
        if Some(name.as_str()) == self.name && self.next_mark()? == Some(b'[') {
            self.take();
            self.begin_list()?;
            return Ok(None);
        }
        let text = self.value()?;
        if self.behind(b'}')? {
            self.state = State::Done;
        }
        Ok(Some(Piece::Member { name, text }))
    }

    /// A text in quotation marks, with what is masked in it.
    fn name_of_member(&mut self) -> Result<String, Finding> {
        let mut raw = Vec::new();
        let (mut quotes, mut masked) = (0, false);
        while quotes < 2 {
            let Some(byte) = self.peek()? else {
                return Err(self.broken("Ende mitten in der Datei / end in the middle"));
            };
            self.take();
            raw.push(byte);
            match byte {
                _ if masked => masked = false,
                b'\\' => masked = true,
                b'"' => quotes += 1,
                _ => {}
            }
        }
        serde_json::from_slice(&raw).map_err(|error| self.broken(&error.to_string()))
    }

    fn begin_list(&mut self) -> Result<(), Finding> {
        self.state = State::List;
        if self.next_mark()? == Some(b']') {
            self.take();
            self.end_list()?;
        }
        Ok(())
    }

    /// Behind the list the outer object goes on, or the file ends.
    fn end_list(&mut self) -> Result<(), Finding> {
        self.state = State::Done;
        if self.name.is_some() && !self.behind(b'}')? {
            self.state = State::Object;
        }
        Ok(())
    }
}

impl<R: BufRead> Iterator for List<R> {
    type Item = Result<Piece, Finding>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.advance();
        if next.is_err() {
            self.state = State::Done;
        }
        next.transpose()
    }
}

#[cfg(test)]
mod tests;
