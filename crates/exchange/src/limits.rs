//! Limits that keep a foreign file from filling the memory, each said in the finding that it causes.
//!
//! Streaming readers spend a budget of bytes between two events; a line or an element that exceeds it
//! ends the file with [`base::FindingKind::TooLarge`]. Formats that must be held whole have a cap.

use std::io::{self, BufRead, Read};

use base::{Finding, FindingKind, Spot};

/// Longest line of a text file and longest row of a table, in bytes.
pub const LINE: usize = 4 << 20;
/// Longest text or tag of an XML element, in bytes.
pub const ELEMENT: usize = 2 << 20;
/// Largest record, in bytes of text.
pub const RECORD: usize = 8 << 20;
/// Deepest nesting of elements or of JSON.
pub const DEPTH: usize = 64;
/// Largest element of a list in JSON, in bytes.
pub const ITEM: usize = 32 << 20;
/// Most positions of all boundaries of one file.
pub const POSITIONS: usize = 20_000_000;
/// Largest file of a format that is held whole (XLSX, HTML, Shapefile), in bytes.
pub const WHOLE: usize = 50 << 20;
/// Largest JSON-LD document, in bytes: it is held as a tree, which takes several times that.
pub const JSON: usize = 20 << 20;
/// All parts of a ZIP container together, unpacked, in bytes.
pub const UNPACKED: u64 = 300 << 20;
/// Most rows of a worksheet.
pub const ROWS: u32 = 200_000;
/// Most columns of a table.
pub const COLUMNS: usize = 400;
/// Most offers of a CSV file that wait for further rows of theirs.
pub const OPEN: usize = 5_000;
/// Most text of them together, in bytes.
pub const OPEN_TEXT: usize = 16 << 20;
/// Most dates of one offer that stand one by one.
pub const SESSIONS: usize = 2_000;
/// Most keys of one file of which doubles are looked for.
pub const KEYS: usize = 2_000_000;

/// A reader that gives up once more than its budget was taken without [`Metered::refill`].
#[derive(Debug)]
pub struct Metered<R> {
    inner: R,
    budget: usize,
    left: usize,
    lines: u64,
}

impl<R: BufRead> Metered<R> {
    pub fn new(inner: R, budget: usize) -> Metered<R> {
        Metered { inner, budget, left: budget, lines: 0 }
    }

    /// Gives the whole budget back: called after each event, row or line.
    pub fn refill(&mut self) {
        self.left = self.budget;
    }

    /// The line at which the reader stands, from 1.
    pub fn line(&self) -> u64 {
        self.lines + 1
    }

    pub fn get_ref(&self) -> &R {
        &self.inner
    }
}

/// Reads out of a buffer: what [`Read::read`] is for whatever is a [`BufRead`].
pub(crate) fn taken(from: &mut impl BufRead, buf: &mut [u8]) -> io::Result<usize> {
    let taken = from.fill_buf()?.read(buf)?;
    from.consume(taken);
    Ok(taken)
}

impl<R: BufRead> Read for Metered<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        taken(self, buf)
    }
}

impl<R: BufRead> BufRead for Metered<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(io::Error::other(Exceeded(self.budget)));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount);
        // What is consumed was lent just before, so this lends it once more and reads nothing.
        if let Ok(data) = self.inner.fill_buf() {
            let taken = data.get(..amount.min(data.len())).unwrap_or_default();
            let lines = taken.iter().filter(|b| **b == b'\n').count();
            self.lines += u64::try_from(lines).unwrap_or(0);
        }
        self.inner.consume(amount);
    }
}

/// The budget of a [`Metered`] is spent.
#[derive(Debug, thiserror::Error)]
#[error("{}", size(*.0))]
pub struct Exceeded(pub usize);

/// The finding for a failed read: too large, or broken off.
pub fn unreadable(error: &io::Error, spot: Spot) -> Finding {
    let exceeded = error.get_ref().and_then(|e| e.downcast_ref::<Exceeded>());
    let kind = match exceeded {
        Some(exceeded) => FindingKind::TooLarge(exceeded.to_string()),
        None => FindingKind::Broken(error.to_string()),
    };
    Finding::fatal(kind, spot, "")
}

/// Reads a whole file of at most [`WHOLE`] bytes.
pub fn whole(reader: impl Read) -> Result<Vec<u8>, Finding> {
    whole_within(reader, WHOLE)
}

/// Reads a whole file of at most `most` bytes.
pub fn whole_within(reader: impl Read, most: usize) -> Result<Vec<u8>, Finding> {
    let mut bytes = Vec::new();
    let one_more = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    reader.take(one_more).read_to_end(&mut bytes).map_err(|e| unreadable(&e, Spot::default()))?;
    if bytes.len() > most {
        return Err(Finding::fatal(FindingKind::TooLarge(size(most)), Spot::default(), ""));
    }
    Ok(bytes)
}

/// A ZIP container of which no more than [`UNPACKED`] bytes come out, measured and not believed.
pub fn harmless_zip(bytes: &[u8], format: &'static str) -> Result<(), Finding> {
    zip_within(bytes, format, UNPACKED)
}

fn zip_within(bytes: &[u8], format: &'static str, most: u64) -> Result<(), Finding> {
    let broken = |e: String| Finding::fatal(FindingKind::Broken(e), Spot::default(), "");
    let Ok(mut archive) = zip::ZipArchive::new(io::Cursor::new(bytes)) else {
        return Err(Finding::fatal(FindingKind::NotThisFormat(format), Spot::default(), ""));
    };
    let mut left = most;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|e| broken(e.to_string()))?;
        let out = io::copy(&mut entry.take(left.saturating_add(1)), &mut io::sink())
            .map_err(|e| broken(e.to_string()))?;
        if out > left {
            let limit = size(usize::try_from(most).unwrap_or(usize::MAX));
            let limit = format!("{limit} entpackt / unpacked");
            return Err(Finding::fatal(FindingKind::TooLarge(limit), Spot::default(), ""));
        }
        left -= out;
    }
    Ok(())
}

/// A size for people: `4 MB`.
pub fn size(bytes: usize) -> String {
    if bytes >= 1 << 20 { format!("{} MB", bytes >> 20) } else { format!("{} kB", bytes >> 10) }
}

#[cfg(test)]
mod tests;
