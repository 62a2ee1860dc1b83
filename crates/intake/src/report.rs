//! What an import did or would do: for programs as JSON, for the terminal as a line.

use base::{Finding, Severity};
use serde::Serialize;
use store::runs::Diff;

use crate::Order;

/// Findings that are kept one by one; further ones are only counted.
const FINDINGS_KEPT: usize = 10_000;

/// What an import did or would do.
#[derive(Debug, Serialize)]
pub struct Report {
    pub file: String,
    pub format: &'static str,
    pub source: String,
    pub dry_run: bool,
    pub applied: bool,
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub gone: u64,
    pub twins: u64,
    pub rejected: u64,
    pub notes: u64,
    pub findings: Vec<ReportedFinding>,
}

/// A finding as `--json` shows it.
#[derive(Debug, Serialize)]
pub struct ReportedFinding {
    pub severity: &'static str,
    pub code: &'static str,
    pub line: Option<u64>,
    pub record: Option<String>,
    pub field: Option<String>,
    pub given: String,
    pub de: String,
    pub en: String,
}

impl From<&Finding> for ReportedFinding {
    fn from(finding: &Finding) -> ReportedFinding {
        ReportedFinding {
            severity: match finding.severity {
                Severity::Note => "note",
                Severity::Rejected => "rejected",
                Severity::Fatal => "fatal",
            },
            code: finding.kind.code(),
            line: finding.spot.line,
            record: finding.spot.record.clone(),
            field: finding.spot.field.clone(),
            given: finding.given.clone(),
            de: finding.line(true),
            en: finding.line(false),
        }
    }
}

impl Report {
    pub(crate) fn new(order: &Order<'_>) -> Report {
        Report {
            file: order.name.to_owned(),
            format: order.format.code(),
            source: order.source.key.to_string(),
            dry_run: false,
            applied: false,
            new: 0,
            changed: 0,
            unchanged: 0,
            gone: 0,
            twins: 0,
            rejected: 0,
            notes: 0,
            findings: Vec::new(),
        }
    }

    pub(crate) fn count(&mut self, finding: &Finding) {
        match finding.severity {
            Severity::Note => self.notes += 1,
            Severity::Rejected | Severity::Fatal => self.rejected += 1,
        }
        if self.findings.len() < FINDINGS_KEPT {
            self.findings.push(finding.into());
        }
    }

    pub(crate) fn take(&mut self, diff: &Diff) {
        self.new = diff.new;
        self.changed = diff.changed;
        self.unchanged = diff.unchanged;
        self.gone = diff.gone;
        self.twins = diff.twins;
    }

    /// Whether a person should look at something.
    pub fn has_findings(&self) -> bool {
        self.rejected > 0 || self.notes > 0
    }

    /// "12 neu, 3 geändert, 5 entfallen" and what goes with it.
    pub fn summary(&self) -> String {
        let mut text = format!(
            "{}: {} neu, {} geändert, {} entfallen, {} unverändert",
            self.source, self.new, self.changed, self.gone, self.unchanged
        );
        for (count, what) in [
            (self.twins, "mögliche Dubletten"),
            (self.rejected, "nicht übernommen"),
            (self.notes, "Hinweise"),
        ] {
            if count > 0 {
                text.push_str(&format!(", {count} {what}"));
            }
        }
        if self.dry_run {
            text.push_str(" (Probelauf: nichts geschrieben)");
        }
        text
    }
}
