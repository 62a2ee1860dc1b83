//! Progress of long work: a bar on a terminal, nothing when piped.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::say;

/// Counts something as it happens; shown only where somebody watches.
#[derive(Debug, Clone)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// A count of `what` without a known end.
    pub(crate) fn counting(what: &'static str) -> Progress {
        if !say::watched() {
            return Progress(ProgressBar::hidden());
        }
        let bar = ProgressBar::new_spinner();
        let style = ProgressStyle::with_template("{spinner} {msg}: {human_pos} ({per_sec})");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar.set_message(what);
        bar.enable_steady_tick(Duration::from_millis(120));
        Progress(bar)
    }

    pub(crate) fn set(&self, count: u64) {
        self.0.set_position(count);
    }

    pub(crate) fn add(&self, count: usize) {
        self.0.inc(u64::try_from(count).unwrap_or(u64::MAX));
    }

    pub(crate) fn finish(&self) {
        self.0.finish_and_clear();
    }
}
