//! What a file is, by its first bytes.

use crate::Refused;

/// What is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Jpeg,
    Png,
    Webp,
}

/// First bytes of what people send and we do not take, so that they can be told what it is.
const OTHERS: &[(usize, &[u8], &str)] = &[
    (0, b"GIF8", "GIF"),
    (0, b"BM", "BMP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (0, b"%PDF", "PDF"),
    (0, b"\0\0\x01\0", "ICO"),
    (4, b"ftypavif", "AVIF"),
    (4, b"ftyphei", "HEIC"),
    (4, b"ftyphev", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (4, b"ftyp", "MP4"),
];

impl Kind {
    pub(crate) fn of(bytes: &[u8]) -> Result<Kind, Refused> {
        let at =
            |from: usize, magic: &[u8]| bytes.get(from..).is_some_and(|b| b.starts_with(magic));
        if at(0, b"\xff\xd8\xff") {
            return Ok(Kind::Jpeg);
        }
        if at(0, b"\x89PNG\r\n\x1a\n") {
            return Ok(Kind::Png);
        }
        if at(0, b"RIFF") && at(8, b"WEBP") {
            return Ok(Kind::Webp);
        }
        if let Some((.., name)) = OTHERS.iter().find(|(from, magic, _)| at(*from, magic)) {
            return Err(Refused::OtherKind(name));
        }
        let head = String::from_utf8_lossy(bytes.get(..1024).unwrap_or(bytes)).to_lowercase();
        match () {
            () if head.contains("<svg") => Err(Refused::OtherKind("SVG")),
            () if head.contains("<!doctype html") || head.contains("<html") => {
                Err(Refused::OtherKind("HTML"))
            }
            () => Err(Refused::NotAPicture),
        }
    }

    /// Whether such files hold photographs, whatever their colours are.
    pub(crate) fn is_photograph(self) -> bool {
        self == Kind::Jpeg
    }
}

/// Width and height as the head of a PNG says them, which always comes first.
pub(crate) fn size_of_png(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |from: usize| Some(u32::from_be_bytes(*bytes.get(from..)?.first_chunk()?));
    Some((number(16)?, number(20)?))
}
