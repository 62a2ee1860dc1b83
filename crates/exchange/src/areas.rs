//! To be written.

use std::io::BufRead;

use base::Finding;
use landscape::{Incoming, Intake};

pub fn gvisys<'a, R: BufRead + 'a>(
    _reader: R,
    _intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    std::iter::empty()
}

pub fn geojson<'a, R: BufRead + 'a>(
    _reader: R,
    _intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    std::iter::empty()
}

pub fn shapefile<'a, R: BufRead + 'a>(
    _reader: R,
    _intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    std::iter::empty()
}

pub fn csv<'a, R: BufRead + 'a>(
    _reader: R,
    _intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    std::iter::empty()
}
