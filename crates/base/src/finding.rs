//! Something in foreign data that a person should look at.
//!
//! Bad content in a source is a [`Finding`], never a panic and never the end of the whole file: what is
//! good is taken, the rest is reported with its place and the text as it stood.

use std::fmt;

/// Where in a source something stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Line of the file, from 1.
    pub line: Option<u64>,
    /// The record's own key at its source, where it could be read.
    pub record: Option<String>,
    /// The field, in the words of the source's format.
    pub field: Option<String>,
}

impl Spot {
    pub fn line(line: u64) -> Spot {
        Spot { line: Some(line), ..Spot::default() }
    }

    pub fn record(mut self, key: impl Into<String>) -> Spot {
        self.record = Some(key.into());
        self
    }

    pub fn field(mut self, field: impl Into<String>) -> Spot {
        self.field = Some(field.into());
        self
    }
}

/// How much a finding costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A value was not understood and left out; the record was taken.
    Note,
    /// The record was rejected.
    Rejected,
    /// Nothing more could be read from the source.
    Fatal,
}

/// What is wrong. Counted and filtered by kind; said in the reader's language by [`FindingKind::says`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// The source is not in the named format at all.
    NotThisFormat(&'static str),
    /// The file ends in the middle, or its structure is broken from here on.
    Broken(String),
    /// A limit was exceeded; the text names it with its unit.
    TooLarge(String),
    /// Bytes that are no text in the encoding of the file.
    NotText,
    /// A field that must be there is missing or empty.
    Missing,
    /// A value that no date or time is, or one outside of the calendar.
    NotADate,
    /// A value that should be a number.
    NotANumber,
    /// A position that is not on Earth, or not given in a known reference system.
    NotAPosition,
    /// A word or code that the list of allowed ones does not hold.
    UnknownCode,
    /// A column or element that the format does not know.
    UnknownField,
    /// An address that is no web address.
    NotAnAddress,
    /// The same key a second time in one file.
    DuplicateKey,
    /// A reference to something that the file does not hold.
    UnknownReference,
    /// A recurrence rule that RFC 5545 does not allow, or one without end.
    NotARecurrence,
    /// Personal data that was dropped at the door.
    PersonalDataDropped,
    /// Values that contradict each other, as an end before its start.
    Contradiction(&'static str),
    /// Words in which something could not be understood, said in both languages by who read them.
    NotUnderstood { german: String, english: String },
    /// The format demands something that this program does not do.
    NotSupported(&'static str),
}

impl FindingKind {
    /// A stable word for counting and for `--json`.
    pub fn code(&self) -> &'static str {
        match self {
            FindingKind::NotThisFormat(_) => "not-this-format",
            FindingKind::Broken(_) => "broken",
            FindingKind::TooLarge(_) => "too-large",
            FindingKind::NotText => "not-text",
            FindingKind::Missing => "missing",
            FindingKind::NotADate => "not-a-date",
            FindingKind::NotANumber => "not-a-number",
            FindingKind::NotAPosition => "not-a-position",
            FindingKind::UnknownCode => "unknown-code",
            FindingKind::UnknownField => "unknown-field",
            FindingKind::NotAnAddress => "not-an-address",
            FindingKind::DuplicateKey => "duplicate-key",
            FindingKind::UnknownReference => "unknown-reference",
            FindingKind::NotARecurrence => "not-a-recurrence",
            FindingKind::PersonalDataDropped => "personal-data-dropped",
            FindingKind::Contradiction(_) => "contradiction",
            FindingKind::NotUnderstood { .. } => "not-understood",
            FindingKind::NotSupported(_) => "not-supported",
        }
    }

    /// What is wrong, as one German or English sentence without a full stop.
    pub fn says(&self, german: bool) -> String {
        let (de, en) = match self {
            FindingKind::NotThisFormat(format) => {
                return if german {
                    format!("Die Datei ist kein {format}")
                } else {
                    format!("the file is not {format}")
                };
            }
            FindingKind::Broken(why) => {
                return if german {
                    format!("Ab hier ist die Datei nicht lesbar: {why}")
                } else {
                    format!("the file cannot be read from here on: {why}")
                };
            }
            FindingKind::TooLarge(limit) => {
                return if german {
                    format!("Zu groß, erlaubt ist: {limit}")
                } else {
                    format!("too large, the limit is: {limit}")
                };
            }
            FindingKind::Contradiction(what) => {
                return if german {
                    format!("Die Angaben widersprechen sich: {what}")
                } else {
                    format!("values contradict each other: {what}")
                };
            }
            FindingKind::NotUnderstood { german: de, english: en } => {
                return if german { de.clone() } else { en.clone() };
            }
            FindingKind::NotSupported(what) => {
                return if german {
                    format!("Das wird nicht unterstützt: {what}")
                } else {
                    format!("not supported: {what}")
                };
            }
            FindingKind::NotText => (
                "Die Zeichen sind in der Kodierung der Datei nicht lesbar",
                "not text in the encoding of the file",
            ),
            FindingKind::Missing => ("Eine Pflichtangabe fehlt", "a required value is missing"),
            FindingKind::NotADate => ("Kein Datum und keine Uhrzeit", "not a date or time"),
            FindingKind::NotANumber => ("Keine Zahl", "not a number"),
            FindingKind::NotAPosition => ("Keine Position auf der Erde", "not a position on Earth"),
            FindingKind::UnknownCode => ("Unbekannter Wert", "unknown value"),
            FindingKind::UnknownField => ("Unbekanntes Feld", "unknown field"),
            FindingKind::NotAnAddress => ("Keine Internetadresse", "not a web address"),
            FindingKind::DuplicateKey => {
                ("Der Schlüssel kommt doppelt vor", "the key occurs twice")
            }
            FindingKind::UnknownReference => {
                ("Der Verweis führt ins Leere", "the reference points to nothing")
            }
            FindingKind::NotARecurrence => {
                ("Keine gültige Wiederholungsregel", "not a valid recurrence rule")
            }
            FindingKind::PersonalDataDropped => (
                "Personenbezogene Angaben wurden nicht übernommen",
                "personal data was not taken over",
            ),
        };
        if german { de.to_owned() } else { en.to_owned() }
    }
}

/// One thing that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub spot: Spot,
    pub kind: FindingKind,
    pub severity: Severity,
    /// The text as it stood, cut to 200 characters.
    pub given: String,
}

impl Finding {
    pub fn new(severity: Severity, kind: FindingKind, spot: Spot, given: &str) -> Finding {
        Finding { spot, kind, severity, given: given.chars().take(200).collect() }
    }

    pub fn note(kind: FindingKind, spot: Spot, given: &str) -> Finding {
        Finding::new(Severity::Note, kind, spot, given)
    }

    pub fn rejected(kind: FindingKind, spot: Spot, given: &str) -> Finding {
        Finding::new(Severity::Rejected, kind, spot, given)
    }

    pub fn fatal(kind: FindingKind, spot: Spot, given: &str) -> Finding {
        Finding::new(Severity::Fatal, kind, spot, given)
    }

    /// One line for a person: place, what is wrong, the text as it stood.
    pub fn line(&self, german: bool) -> String {
        let mut parts = Vec::new();
        if let Some(line) = self.spot.line {
            parts.push(if german { format!("Zeile {line}") } else { format!("line {line}") });
        }
        if let Some(record) = &self.spot.record {
            parts.push(record.clone());
        }
        if let Some(field) = &self.spot.field {
            parts.push(field.clone());
        }
        let place =
            if parts.is_empty() { String::new() } else { format!("{}: ", parts.join(", ")) };
        let given =
            if self.given.is_empty() { String::new() } else { format!(" („{}“)", self.given) };
        format!("{place}{}{given}", self.kind.says(german))
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line(false))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_names_place_reason_and_the_text_as_it_stood() {
        let finding = Finding::rejected(
            FindingKind::NotADate,
            Spot::line(12).record("161A087").field("beginndat"),
            "31.02.2027",
        );
        assert_eq!(
            finding.line(true),
            "Zeile 12, 161A087, beginndat: Kein Datum und keine Uhrzeit („31.02.2027“)"
        );
        assert_eq!(
            finding.to_string(),
            "line 12, 161A087, beginndat: not a date or time („31.02.2027“)"
        );
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let finding = Finding::note(FindingKind::UnknownCode, Spot::default(), &"ü".repeat(500));
        assert_eq!(finding.given.chars().count(), 200);
    }
}
