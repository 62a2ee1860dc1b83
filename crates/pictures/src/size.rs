//! The sizes of a picture: JPEG for photographs, PNG for what has few colours or lets its ground shine through.

use std::collections::BTreeSet;

use image::{
    DynamicImage, ImageEncoder, RgbaImage,
    codecs::{jpeg::JpegEncoder, png},
    imageops::FilterType,
};

use crate::{Refused, WIDTHS, damaged};

/// A size of a picture, as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
    pub format: Format,
    pub bytes: Vec<u8>,
}

/// How a size is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Jpeg,
    Png,
}

impl Format {
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Jpeg => "image/jpeg",
            Format::Png => "image/png",
        }
    }
}

/// Where the eye sees no difference to the original.
const QUALITY: u8 = 84;

/// So many colours has a drawing, a logo, a screenshot of text.
const FEW_COLOURS: usize = 256;

/// All widths up to the picture's own; a narrower picture is kept in its own width.
pub(crate) fn all(pixels: &DynamicImage, photograph: bool) -> Result<Vec<Size>, Refused> {
    let format = match !photograph && is_graphic(pixels) {
        true => Format::Png,
        false => Format::Jpeg,
    };
    let own = pixels.width();
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|width| *width < own).collect();
    if widths.len() < WIDTHS.len() {
        widths.push(own);
    }
    widths
        .into_iter()
        .map(|width| {
            let small = narrowed(pixels, width);
            let bytes = encode(&small, format)?;
            Ok(Size { width, height: small.height(), format, bytes })
        })
        .collect()
}

fn is_graphic(pixels: &DynamicImage) -> bool {
    let DynamicImage::ImageRgb8(rgb) = pixels else { return true };
    let mut colours = BTreeSet::new();
    let mut last = None;
    for pixel in rgb.pixels() {
        // Areas of one colour are long.
        if last != Some(pixel.0) {
            last = Some(pixel.0);
            colours.insert(pixel.0);
            if colours.len() > FEW_COLOURS {
                return false;
            }
        }
    }
    true
}

/// The picture in this width.
fn narrowed(pixels: &DynamicImage, width: u32) -> DynamicImage {
    if width >= pixels.width() {
        return pixels.clone();
    }
    let scaled = u64::from(pixels.height()) * u64::from(width) / u64::from(pixels.width());
    let height = u32::try_from(scaled).unwrap_or(u32::MAX).max(1);
    match pixels {
        DynamicImage::ImageRgba8(rgba) => {
            let weighted = DynamicImage::ImageRgba8(weighted(rgba));
            DynamicImage::ImageRgba8(unweighted(shrink(&weighted, width, height).into_rgba8()))
        }
        opaque => shrink(opaque, width, height),
    }
}

/// A quick mean down to twice the size, then a good filter.
fn shrink(pixels: &DynamicImage, width: u32, height: u32) -> DynamicImage {
    let (double, higher) = (width.saturating_mul(2), height.saturating_mul(2));
    if pixels.width() > double && pixels.height() > higher {
        let near = pixels.thumbnail_exact(double, higher);
        near.resize_exact(width, height, FilterType::CatmullRom)
    } else {
        pixels.resize_exact(width, height, FilterType::CatmullRom)
    }
}

/// Colours multiplied by their opacity: otherwise the colour of invisible pixels bleeds into the edges.
fn weighted(pixels: &RgbaImage) -> RgbaImage {
    changed(pixels.clone(), |colour, alpha| (colour * alpha + 127) / 255)
}

fn unweighted(pixels: RgbaImage) -> RgbaImage {
    changed(pixels, |colour, alpha| (colour * 255 + alpha / 2).checked_div(alpha).unwrap_or(0))
}

fn changed(mut pixels: RgbaImage, change: impl Fn(u32, u32) -> u32) -> RgbaImage {
    for pixel in pixels.pixels_mut() {
        let [r, g, b, alpha] = pixel.0;
        let change = |colour: u8| {
            u8::try_from(change(u32::from(colour), u32::from(alpha))).unwrap_or(u8::MAX)
        };
        pixel.0 = [change(r), change(g), change(b), alpha];
    }
    pixels
}

fn encode(pixels: &DynamicImage, format: Format) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    let (width, height, colour) = (pixels.width(), pixels.height(), pixels.color().into());
    match format {
        Format::Jpeg => JpegEncoder::new_with_quality(&mut bytes, QUALITY).write_image(
            pixels.as_bytes(),
            width,
            height,
            colour,
        ),
        Format::Png => png::PngEncoder::new_with_quality(
            &mut bytes,
            png::CompressionType::Best,
            png::FilterType::Adaptive,
        )
        .write_image(pixels.as_bytes(), width, height, colour),
    }
    .map_err(damaged)?;
    Ok(bytes)
}
