//! An address as a QR code (ISO/IEC 18004), drawn as one path that stands in a page.

use qrcode::{Color, EcLevel, QrCode};

use crate::problem::Problem;

/// The light border that readers need, in modules.
const QUIET: usize = 4;

/// A code in a square of `size` modules, with its dark modules as the path of an SVG.
#[derive(Debug, Clone)]
pub(crate) struct Code {
    pub(crate) size: usize,
    pub(crate) path: String,
}

impl Code {
    /// The code of a text; some 15 % of it may be dirty or torn off.
    pub(crate) fn of(text: &str) -> Result<Code, Problem> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M)?;
        let width = code.width();
        let colours = code.to_colors();
        let mut path = String::new();
        for (y, row) in colours.chunks(width).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, next| one == next) {
                if run.first() == Some(&Color::Dark) {
                    let (at, down, long) = (x + QUIET, y + QUIET, run.len());
                    path.push_str(&format!("M{at} {down}h{long}v1H{at}z"));
                }
                x += run.len();
            }
        }
        Ok(Code { size: width + 2 * QUIET, path })
    }
}
