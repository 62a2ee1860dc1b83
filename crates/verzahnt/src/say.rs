//! What the command line says: results on standard output, everything else on standard error.

use std::io::{IsTerminal, Write};

use serde::Serialize;

/// Prints lines of a result. A closed pipe is no error.
pub(crate) fn result(text: &str) {
    let mut out = std::io::stdout().lock();
    let _closed = writeln!(out, "{text}");
}

/// Prints the one JSON document of `--json`.
pub(crate) fn json(value: &impl Serialize) -> anyhow::Result<()> {
    let text = serde_json::to_string_pretty(value)?;
    result(&text);
    Ok(())
}

/// Says what went wrong.
pub(crate) fn problem(text: &str) {
    let mut err = std::io::stderr().lock();
    let _closed = writeln!(err, "verzahnt: {text}");
}

/// Whether somebody is watching: progress is shown then and only then.
pub(crate) fn watched() -> bool {
    std::io::stderr().is_terminal()
}
