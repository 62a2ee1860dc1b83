//! Cuts a calendar into its components while it streams.
//!
//! Folded lines are joined as bytes, before anything is decoded, because some programs fold in the middle
//! of a character. A component that is too large is skipped whole; a line that is too large ends the file.

use std::{
    cell::RefCell,
    collections::VecDeque,
    io::{self, BufRead, Read},
    rc::Rc,
};

use base::{Finding, FindingKind, Spot};

use crate::{
    encoding::Utf8,
    limits::{self, Metered},
};

/// A piece of a calendar, with the line of the file where it begins.
#[derive(Debug, PartialEq)]
pub(super) enum Piece {
    /// A whole VEVENT without its alarms, unfolded.
    Event { line: u64, text: String },
    /// A whole VTIMEZONE, unfolded.
    Zone(String),
    /// A property of the calendar itself.
    Property { name: String, value: String },
}

/// How the lines of a file end, as its first one does.
#[derive(PartialEq)]
enum Ends {
    Unknown,
    /// LF, with or without CR; another CR means nothing.
    Feeds,
    /// CR alone, as old programs of Macintosh wrote.
    Returns,
}

/// Bytes with folded lines joined; blank lines vanish. Remembers where each logical line began.
struct Unfolded<R> {
    inner: R,
    ready: Vec<u8>,
    at: usize,
    line: u64,
    how: Ends,
    /// Whether the first CR was just read.
    returned: bool,
    /// Line ends seen since the last other byte.
    ends: u64,
    begins: Rc<RefCell<VecDeque<u64>>>,
}

impl<R: BufRead> Unfolded<R> {
    fn advance(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.at = 0;
        while self.ready.is_empty() {
            let chunk = self.inner.fill_buf()?;
            if chunk.is_empty() {
                return Ok(());
            }
            let taken = chunk.len();
            for &byte in chunk {
                if self.how == Ends::Unknown && self.returned {
                    self.how =
                        if matches!(byte, b'\n' | b'\r') { Ends::Feeds } else { Ends::Returns };
                    self.ends += u64::from(self.how == Ends::Returns);
                }
                match byte {
                    b'\n' => {
                        self.ends += 1;
                        if self.how == Ends::Unknown {
                            self.how = Ends::Feeds;
                        }
                    }
                    b'\r' if self.how == Ends::Returns => self.ends += 1,
                    b'\r' => self.returned = true,
                    b' ' | b'\t' if self.ends > 0 => {
                        self.line += self.ends;
                        self.ends = 0;
                    }
                    _ => {
                        if self.ends > 0 {
                            self.line += self.ends;
                            self.ends = 0;
                            self.begins.borrow_mut().push_back(self.line);
                            self.ready.push(b'\n');
                        }
                        self.ready.push(byte);
                    }
                }
            }
            self.inner.consume(taken);
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Unfolded<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        limits::taken(self, buf)
    }
}

impl<R: BufRead> BufRead for Unfolded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at >= self.ready.len() {
            self.advance()?;
        }
        Ok(self.ready.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        self.at = (self.at + amount).min(self.ready.len());
    }
}

/// The pieces of a calendar file, in its order.
pub(super) struct Pieces<R> {
    lines: Metered<Utf8<Unfolded<R>>>,
    begins: Rc<RefCell<VecDeque<u64>>>,
    line: u64,
    /// A BEGIN that ended a component which was never closed.
    pushed_back: Option<String>,
    /// Whether a calendar was begun and not ended yet.
    open: bool,
    begun: bool,
    done: bool,
}

impl<R: BufRead> Pieces<R> {
    pub(super) fn new(reader: R) -> Pieces<R> {
        let begins = Rc::new(RefCell::new(VecDeque::from([1])));
        let unfolded = Unfolded {
            inner: reader,
            ready: Vec::new(),
            at: 0,
            line: 1,
            how: Ends::Unknown,
            returned: false,
            ends: 0,
            begins: Rc::clone(&begins),
        };
        Pieces {
            lines: Metered::new(Utf8::new(unfolded), limits::LINE),
            begins,
            line: 0,
            pushed_back: None,
            open: false,
            begun: false,
            done: false,
        }
    }

    /// One note at the end where something was not text.
    pub(super) fn spoiled(&self) -> Option<Finding> {
        self.lines.get_ref().finding()
    }

    /// The next logical line; `None` at the end of the file.
    fn line(&mut self) -> Result<Option<String>, Finding> {
        if let Some(line) = self.pushed_back.take() {
            return Ok(Some(line));
        }
        let mut line = String::new();
        self.lines.refill();
        match self.lines.read_line(&mut line) {
            Ok(0) => Ok(None),
            Ok(_) => {
                self.line = self.begins.borrow_mut().pop_front().unwrap_or(self.line);
                line.truncate(line.trim_end().len());
                Ok(Some(line))
            }
            Err(error) => Err(limits::unreadable(&error, Spot::line(self.line + 1))),
        }
    }

    /// The rest of a component after its BEGIN; `None` where it was too large.
    fn component(&mut self, name: &str) -> Result<Option<String>, Finding> {
        let begin = self.line;
        let mut text = format!("BEGIN:{name}\r\n");
        let mut too_large = false;
        let mut inner: Vec<String> = Vec::new();
        loop {
            let Some(line) = self.line()? else {
                self.done = true;
                let why = format!("END:{name} fehlt / is missing");
                return Err(Finding::fatal(FindingKind::Broken(why), Spot::line(begin), ""));
            };
            match mark(&line) {
                Some((true, other)) if inner.is_empty() && other == name => {
                    self.pushed_back = Some(line);
                    let why = format!("END:{name} fehlt / is missing");
                    let finding =
                        Finding::rejected(FindingKind::Broken(why), Spot::line(begin), "");
                    return Err(finding);
                }
                Some((true, other)) => inner.push(other),
                Some((false, other)) if inner.last() == Some(&other) => {
                    inner.pop();
                    if name == "VTIMEZONE" && !too_large {
                        text.push_str(&format!("END:{other}\r\n"));
                    }
                    continue;
                }
                Some((false, other)) if other == name => break,
                _ => {}
            }
            // Alarms and whatever else stands in an event are not of interest, the parts of a zone are.
            if (inner.is_empty() || name == "VTIMEZONE") && !too_large {
                if !is_property(&line) && text.ends_with("\r\n") {
                    // A line break that somebody forgot to mask: the text before goes on.
                    text.truncate(text.len() - 2);
                    text.push_str("\\n");
                }
                text.push_str(&line);
                text.push_str("\r\n");
                too_large = text.len() > limits::RECORD;
            }
        }
        text.push_str(&format!("END:{name}\r\n"));
        Ok(Some(text).filter(|_| !too_large))
    }

    fn advance(&mut self) -> Result<Option<Piece>, Finding> {
        while let Some(line) = self.line()? {
            match mark(&line) {
                Some((true, name)) => {
                    self.begun = true;
                    match name.as_str() {
                        "VCALENDAR" => self.open = true,
                        "VEVENT" => {
                            let begin = self.line;
                            return match self.component(&name)? {
                                Some(text) => Ok(Some(Piece::Event { line: begin, text })),
                                None => Err(Finding::rejected(
                                    FindingKind::TooLarge(limits::size(limits::RECORD)),
                                    Spot::line(begin),
                                    "",
                                )),
                            };
                        }
                        "VTIMEZONE" => {
                            if let Some(text) = self.component(&name)? {
                                return Ok(Some(Piece::Zone(text)));
                            }
                        }
                        "VTODO" | "VJOURNAL" | "VFREEBUSY" | "VALARM" => {
                            self.component(&name)?;
                        }
                        // Unknown components are looked into: events may stand in them.
                        _ => {}
                    }
                }
                Some((false, name)) => {
                    if name == "VCALENDAR" {
                        self.open = false;
                    }
                }
                None if !self.begun => {
                    self.done = true;
                    let kind = FindingKind::NotThisFormat("iCalendar");
                    return Err(Finding::fatal(kind, Spot::line(self.line), &line));
                }
                None => {
                    if let Some((name, value)) = line.split_once(':') {
                        let name = name.split(';').next().unwrap_or(name).to_ascii_uppercase();
                        return Ok(Some(Piece::Property { name, value: unescape(value) }));
                    }
                }
            }
        }
        self.done = true;
        if !self.begun {
            let kind = FindingKind::NotThisFormat("iCalendar");
            return Err(Finding::fatal(kind, Spot::default(), ""));
        }
        if self.open {
            let why = "END:VCALENDAR fehlt / is missing".to_owned();
            return Err(Finding::fatal(FindingKind::Broken(why), Spot::line(self.line), ""));
        }
        Ok(None)
    }
}

impl<R: BufRead> Iterator for Pieces<R> {
    type Item = Result<Piece, Finding>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let next = self.advance();
        if next.as_ref().is_err_and(|f| f.severity == base::Severity::Fatal) {
            self.done = true;
        }
        next.transpose()
    }
}

/// Whether a line begins (`true`) or ends a component, and which.
fn mark(line: &str) -> Option<(bool, String)> {
    let (word, name) = line.split_once(':')?;
    let word = word.trim_start_matches('\u{feff}');
    let begin = word.eq_ignore_ascii_case("BEGIN");
    (begin || word.eq_ignore_ascii_case("END")).then(|| (begin, name.trim().to_ascii_uppercase()))
}

/// Whether a line begins a property: a name of letters, digits and hyphens with a colon or semicolon behind it.
fn is_property(line: &str) -> bool {
    let named = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let rest = line.trim_start_matches(named);
    rest.len() < line.len() && rest.starts_with([':', ';'])
}

/// Takes the backslashes out of a TEXT value.
pub(super) fn unescape(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(c @ ('\\' | ';' | ',')) => text.push(c),
                Some(c) => {
                    text.push('\\');
                    text.push(c);
                }
                None => text.push('\\'),
            },
            c => text.push(c),
        }
    }
    text
}
