//! Rows of a `.dbf` file (dBASE III): texts and numbers as texts, columns in lower case.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::shapes::Broken;

pub(super) type Row = BTreeMap<String, String>;

/// All rows, those marked as deleted too, so that each stays beside its shape. `cpg` is the text of the
/// file that names the encoding; without it valid UTF-8 is taken for that, all else for windows-1252.
pub(super) fn read(bytes: &[u8], cpg: Option<&str>) -> Result<Vec<Row>, Broken> {
    let short = |at: usize| {
        let pair: [u8; 2] = bytes.get(at..at + 2)?.try_into().ok()?;
        Some(usize::from(u16::from_le_bytes(pair)))
    };
    let count = bytes.get(4..8).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    let (Some(count), Some(head), Some(width)) = (count, short(8), short(10)) else {
        return Err(Broken("kein .dbf / no .dbf"));
    };
    let mut columns: Vec<(String, usize)> = Vec::new();
    for field in bytes.get(32..head).unwrap_or_default().chunks_exact(32) {
        if field.first() == Some(&0x0d) {
            break;
        }
        let name: Vec<u8> = field.iter().take(11).copied().take_while(|b| *b != 0).collect();
        let length = field.get(16).map_or(0, |length| usize::from(*length));
        columns.push((String::from_utf8_lossy(&name).trim().to_lowercase(), length));
    }
    let total: usize = columns.iter().map(|(_, length)| length).sum();
    if columns.is_empty() || width == 0 || total >= width {
        return Err(Broken("kein .dbf / no .dbf"));
    }
    let named = cpg.and_then(|label| {
        let label = label.trim();
        let label =
            label.strip_prefix("ANSI ").map_or(label.to_owned(), |n| format!("windows-{n}"));
        Encoding::for_label(label.as_bytes())
    });
    let mut rows = Vec::new();
    for record in bytes.get(head..).unwrap_or_default().chunks_exact(width) {
        if rows.len() >= usize::try_from(count).unwrap_or(usize::MAX) {
            break;
        }
        let mut at = 1;
        let mut row = Row::new();
        for (name, length) in &columns {
            let raw = record.get(at..at + length).unwrap_or_default();
            at += length;
            let encoding = named.unwrap_or(match std::str::from_utf8(raw) {
                Ok(_) => UTF_8,
                Err(_) => WINDOWS_1252,
            });
            let (text, _) = encoding.decode_without_bom_handling(raw);
            let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
            if !text.is_empty() {
                row.insert(name.clone(), text.to_owned());
            }
        }
        rows.push(row);
    }
    Ok(rows)
}
