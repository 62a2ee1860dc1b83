//! Colours as every screen shows them: 8 bits of sRGB, with transparency only where there is some.

use image::DynamicImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// The same picture in 8 bits of sRGB. A profile that cannot be used is left out: colours are then a little off.
pub(crate) fn to_srgb(pixels: DynamicImage, profile: Option<&[u8]>) -> DynamicImage {
    if pixels.color().has_alpha() {
        let mut rgba = pixels.into_rgba8();
        transform(&mut rgba, profile, Layout::Rgba);
        match rgba.pixels().all(|pixel| pixel.0[3] == u8::MAX) {
            true => DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(rgba).into_rgb8()),
            false => DynamicImage::ImageRgba8(rgba),
        }
    } else {
        let mut rgb = pixels.into_rgb8();
        transform(&mut rgb, profile, Layout::Rgb);
        DynamicImage::ImageRgb8(rgb)
    }
}

fn transform(samples: &mut [u8], profile: Option<&[u8]>, layout: Layout) {
    let own = profile
        .and_then(|bytes| ColorProfile::new_from_slice(bytes).ok())
        // One of CMYK or grey describes the file's colours, not those that it was decoded to.
        .filter(|profile| profile.color_space == DataColorSpace::Rgb);
    let Some(own) = own else { return };
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let Ok(transform) = own.create_transform_8bit(layout, &srgb, layout, options) else { return };
    let mut out = vec![0; samples.len()];
    if transform.transform(samples, &mut out).is_ok() {
        samples.copy_from_slice(&out);
    }
}
