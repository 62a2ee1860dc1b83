//! From bytes in whatever encoding to clean UTF-8, as a stream.
//!
//! Order of evidence: byte order mark, declaration (`<?xml encoding="..."?>`), validity as UTF-8, then
//! windows-1252. A mark goes before a declaration because nobody writes one by accident. Without either,
//! the first character outside of ASCII decides: up to it both encodings are the same. Bytes that are
//! damaged in a UTF-8 file are read as windows-1252 and counted ([`Utf8::damaged`]). Control characters
//! other than tab and line ends are dropped and counted, NUL among them.

use std::io::{self, BufRead, Read};

use base::{Finding, FindingKind, Spot};
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::limits;

/// How many bytes are looked at for a mark and a declaration.
const HEAD: usize = 1024;

/// A reader of clean UTF-8 over any bytes.
pub struct Utf8<R> {
    inner: R,
    mode: Mode,
    /// Decoded, not yet taken.
    ready: Vec<u8>,
    at: usize,
    /// Undecoded: the head before the decision, or the beginning of a character.
    raw: Vec<u8>,
    damaged: u64,
    controls: u64,
    encoding: &'static str,
}

enum Mode {
    Start,
    /// UTF-8 is assumed; `seen` once a character outside of ASCII has proved it.
    Utf8 {
        seen: bool,
    },
    Other(Box<Decoder>),
    Done,
}

impl<R: BufRead> Utf8<R> {
    pub fn new(inner: R) -> Utf8<R> {
        Utf8 {
            inner,
            mode: Mode::Start,
            ready: Vec::new(),
            at: 0,
            raw: Vec::new(),
            damaged: 0,
            controls: 0,
            encoding: "UTF-8",
        }
    }

    /// Characters that were not text in the encoding of the file.
    pub fn damaged(&self) -> u64 {
        self.damaged
    }

    /// Control characters that were dropped.
    pub fn controls(&self) -> u64 {
        self.controls
    }

    /// The name of the encoding that was found.
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// One note at the end of a file in which something was not text.
    pub fn finding(&self) -> Option<Finding> {
        let spoiled = self.damaged + self.controls;
        (spoiled > 0)
            .then(|| Finding::note(FindingKind::NotText, Spot::default(), &format!("{spoiled} x")))
    }

    fn start(&mut self) -> io::Result<()> {
        while self.raw.len() < HEAD {
            let chunk = self.inner.fill_buf()?;
            if chunk.is_empty() {
                break;
            }
            let taken = chunk.len();
            self.raw.extend_from_slice(chunk);
            self.inner.consume(taken);
        }
        let (encoding, mark) = found(&self.raw);
        self.raw.drain(..mark.min(self.raw.len()));
        self.mode = match encoding {
            Some(other) if other != UTF_8 => {
                self.encoding = other.name();
                Mode::Other(Box::new(other.new_decoder_without_bom_handling()))
            }
            _ => Mode::Utf8 { seen: mark > 0 },
        };
        Ok(())
    }

    /// Decodes one more piece into `ready`; leaves it empty only at the end.
    fn advance(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.at = 0;
        if matches!(self.mode, Mode::Start) {
            self.start()?;
            if !self.raw.is_empty() {
                let head = std::mem::take(&mut self.raw);
                self.decode(&head, false);
            }
        }
        while self.ready.is_empty() && !matches!(self.mode, Mode::Done) {
            let mut piece = std::mem::take(&mut self.raw);
            let chunk = self.inner.fill_buf()?;
            let (taken, last) = (chunk.len(), chunk.is_empty());
            if piece.is_empty() && !last {
                // The usual case: nothing is left over, so the chunk is decoded where it stands.
                let chunk = chunk.to_vec();
                self.inner.consume(taken);
                self.decode(&chunk, false);
                continue;
            }
            piece.extend_from_slice(chunk);
            self.inner.consume(taken);
            self.decode(&piece, last);
            if last {
                self.mode = Mode::Done;
            }
        }
        Ok(())
    }

    fn decode(&mut self, bytes: &[u8], last: bool) {
        match &mut self.mode {
            Mode::Other(decoder) => {
                let mut text = String::new();
                let room = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len());
                text.reserve(room);
                let (_, _, replaced) = decoder.decode_to_string(bytes, &mut text, last);
                if replaced {
                    let lost = text.chars().filter(|c| *c == '\u{fffd}').count();
                    self.damaged += u64::try_from(lost).unwrap_or(u64::MAX);
                }
                self.push(text.as_bytes());
            }
            Mode::Utf8 { .. } => self.decode_utf8(bytes, last),
            Mode::Start | Mode::Done => {}
        }
    }

    fn decode_utf8(&mut self, bytes: &[u8], last: bool) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let (good, bad) = match std::str::from_utf8(rest) {
                Ok(_) => (rest.len(), None),
                Err(e) => (e.valid_up_to(), Some(e.error_len())),
            };
            let (valid, tail) = rest.split_at(good);
            if !valid.is_ascii() {
                self.mode = Mode::Utf8 { seen: true };
            }
            self.push(valid);
            rest = tail;
            match bad {
                None => {}
                Some(None) if !last => {
                    self.raw.extend_from_slice(rest);
                    return;
                }
                Some(length) => {
                    if matches!(self.mode, Mode::Utf8 { seen: false }) {
                        self.encoding = WINDOWS_1252.name();
                        let decoder = WINDOWS_1252.new_decoder_without_bom_handling();
                        self.mode = Mode::Other(Box::new(decoder));
                        self.decode(rest, last);
                        return;
                    }
                    let (broken, tail) =
                        rest.split_at(length.unwrap_or(rest.len()).min(rest.len()));
                    self.damaged += 1;
                    let (text, _) = WINDOWS_1252.decode_without_bom_handling(broken);
                    let text = text.into_owned();
                    self.push(text.as_bytes());
                    rest = tail;
                }
            }
        }
    }

    /// Takes decoded text over without control characters.
    fn push(&mut self, text: &[u8]) {
        let control = |b: &u8| (*b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r')) || *b == 0x7f;
        if text.iter().any(control) {
            let before = self.ready.len();
            self.ready.extend(text.iter().filter(|b| !control(b)));
            let dropped = text.len() - (self.ready.len() - before);
            self.controls += u64::try_from(dropped).unwrap_or(u64::MAX);
        } else {
            self.ready.extend_from_slice(text);
        }
    }
}

/// The encoding that a mark or a declaration names, and the length of the mark.
fn found(head: &[u8]) -> (Option<&'static Encoding>, usize) {
    if let Some((encoding, mark)) = Encoding::for_bom(head) {
        return (Some(encoding), mark);
    }
    if head.starts_with(b"<\0?\0") {
        return (Some(UTF_16LE), 0);
    }
    if head.starts_with(b"\0<\0?") {
        return (Some(UTF_16BE), 0);
    }
    if !head.starts_with(b"<?xml") {
        return (None, 0);
    }
    let declaration = head.split(|b| *b == b'>').next().unwrap_or_default();
    let text = String::from_utf8_lossy(declaration);
    let label = text.split_once("encoding").and_then(|(_, rest)| {
        let rest = rest.trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest.get(1..)?.split(quote).next()
    });
    let encoding = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    // A declaration that was itself read as bytes cannot be in UTF-16.
    (encoding.filter(|e| *e != UTF_16LE && *e != UTF_16BE), 0)
}

impl<R: BufRead> Read for Utf8<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        limits::taken(self, buf)
    }
}

impl<R: BufRead> BufRead for Utf8<R> {
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

/// A whole small file as clean text.
pub fn text(bytes: &[u8]) -> String {
    let mut text = String::new();
    // Reading from memory does not fail, and what comes out is UTF-8.
    let _ = Utf8::new(bytes).read_to_string(&mut text);
    text
}

#[cfg(test)]
mod tests;
