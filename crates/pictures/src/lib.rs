//! Foreign pictures become clean ones: only pixels come through.
//!
//! [`prepare`] looks at what a file *is*, never at its name, checks its size in the head before anything is decoded,
//! turns it as the camera held it, brings its colours to sRGB and writes it anew in a few widths. Whatever else stood in
//! the file - where it was taken, by which camera, a script behind the last pixel - is left behind, so the original
//! must not be kept.
//!
//! Not here: what a picture shows, who made it and who may use it (`landscape::Caption`), and keeping it (crate `store`).

mod colour;
mod jpeg;
mod kind;
mod size;

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, Limits,
    codecs::{jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder},
    metadata::Orientation,
};

pub use size::{Format, Size};

use crate::kind::Kind;

/// The largest file that is looked at.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
/// The most pixels: width times height, as the head of the file says them.
pub const MOST_PIXELS: u64 = 40_000_000;
/// The longest side.
pub const LONGEST_SIDE: u32 = 16_384;
/// The widths that are made, in pixels; a picture is never enlarged.
pub const WIDTHS: [u32; 3] = [320, 800, 1600];

/// Memory for decoding one picture; a picture with 16 bits a channel reaches it before [`MOST_PIXELS`].
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// A clean picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// From the narrowest to the widest, at least one; all of the same format.
    sizes: Vec<Size>,
}

impl Prepared {
    /// From the narrowest to the widest, at least one.
    pub fn sizes(&self) -> &[Size] {
        &self.sizes
    }
}

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the file has more than {MOST_BYTES} bytes")]
    TooManyBytes,
    #[error("{width} x {height} pixels are too many")]
    TooManyPixels { width: u32, height: u32 },
    /// It is something that we know and do not take: HEIC, GIF, SVG, PDF ...
    #[error("a file of the kind {0} is not taken")]
    OtherKind(&'static str),
    #[error("this is no picture")]
    NotAPicture,
    #[error("moving pictures are not taken")]
    Animated,
    /// It is cut off or damaged; the text is for the log.
    #[error("the picture is damaged: {0}")]
    Damaged(String),
}

/// Makes a clean picture of a JPEG, PNG or WebP file.
///
/// This takes processor time and up to some 400 MB of memory: call it on a thread for blocking work, few at once.
pub fn prepare(bytes: &[u8]) -> Result<Prepared, Refused> {
    if bytes.len() > MOST_BYTES {
        return Err(Refused::TooManyBytes);
    }
    let read = Cursor::new(bytes);
    let pixels = match Kind::of(bytes)? {
        Kind::Jpeg => {
            jpeg::whole(bytes)?;
            decode(JpegDecoder::new(read).map_err(damaged)?)?
        }
        Kind::Png => {
            // Before the decoder: it would only say that something is too large.
            if let Some((width, height)) = kind::size_of_png(bytes) {
                fits(width, height)?;
            }
            let decoder = PngDecoder::with_limits(read, limits()).map_err(damaged)?;
            if decoder.is_apng().map_err(damaged)? {
                return Err(Refused::Animated);
            }
            decode(decoder)?
        }
        Kind::Webp => {
            let decoder = WebPDecoder::new(read).map_err(damaged)?;
            if decoder.has_animation() {
                return Err(Refused::Animated);
            }
            decode(decoder)?
        }
    };
    let sizes = size::all(&pixels, Kind::of(bytes)?.is_photograph())?;
    Ok(Prepared { sizes })
}

/// The pixels as they are meant to be seen.
fn decode(mut decoder: impl ImageDecoder) -> Result<DynamicImage, Refused> {
    let (width, height) = decoder.dimensions();
    fits(width, height)?;
    let too_many = Refused::TooManyPixels { width, height };
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(too_many);
    }
    decoder.set_limits(limits()).map_err(|_| too_many)?;
    // Neither is worth a refusal: a picture with a broken note of either sort is taken as it lies.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let decoded = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    let mut pixels = colour::to_srgb(decoded, profile.as_deref());
    pixels.apply_orientation(orientation);
    Ok(pixels)
}

fn fits(width: u32, height: u32) -> Result<(), Refused> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels <= MOST_PIXELS && width.max(height) <= LONGEST_SIDE {
        Ok(())
    } else {
        Err(Refused::TooManyPixels { width, height })
    }
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

#[expect(clippy::needless_pass_by_value, reason = "stands in map_err")]
fn damaged(error: image::ImageError) -> Refused {
    Refused::Damaged(error.to_string())
}

#[cfg(test)]
mod tests;
