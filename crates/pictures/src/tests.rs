//! Pictures as they come from phones, scanners, designers and people who mean harm. The fixtures hold nothing but
//! surfaces of one colour and a gradient, written by another program (Pillow).

use image::{
    ExtendedColorType, ImageBuffer, ImageEncoder, ImageReader, Rgb, RgbImage, Rgba, RgbaImage,
    codecs::{jpeg::JpegEncoder, png::PngEncoder, webp::WebPEncoder},
};

use super::*;

const CMYK: &[u8] = include_bytes!("../fixtures/cmyk-red.jpg");
const MOVING_PNG: &[u8] = include_bytes!("../fixtures/moving.png");
const MOVING_WEBP: &[u8] = include_bytes!("../fixtures/moving.webp");
const PROGRESSIVE: &[u8] = include_bytes!("../fixtures/progressive.jpg");

/// Many colours, as in a photograph.
fn photograph(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let part = |n: u32| u8::try_from(n % 256).unwrap();
        Rgb([part(x), part(y), part(x / 3 + y)])
    })
}

/// Left half red, right half blue.
fn two_halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| match x < width / 2 {
        true => Rgb([255, 0, 0]),
        false => Rgb([0, 0, 255]),
    })
}

fn jpeg(pixels: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 95).encode_image(pixels).unwrap();
    bytes
}

fn png(pixels: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new(&mut bytes);
    encoder.write_image(pixels, pixels.width(), pixels.height(), ExtendedColorType::Rgb8).unwrap();
    bytes
}

/// An EXIF block (TIFF 6.0) that says how the camera was held and where it stood.
fn exif(orientation: u8) -> Vec<u8> {
    let mut block = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
    // Orientation, and the directory of the position.
    block.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    block.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]);
    block.extend([0; 4]);
    block.extend([1, 0, 1, 0, 2, 0, 2, 0, 0, 0, b'N', 0, 0, 0, 0, 0, 0, 0]);
    block.extend(b"GPSHAUSNUMMER");
    block
}

/// A JPEG with one more segment behind its start.
fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, content, &jpeg[2..]].concat()
}

/// A PNG of nothing but its head: this many pixels of this colour type.
fn head_of_a_png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(&two_halves(2, 2));
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = bytes[12..29].iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 }
        })
    });
    bytes[29..33].copy_from_slice(&(!sum).to_be_bytes());
    bytes
}

fn widest(prepared: &Prepared) -> &Size {
    prepared.sizes().last().unwrap()
}

fn decoded(size: &Size) -> RgbaImage {
    let reader = ImageReader::new(Cursor::new(&size.bytes)).with_guessed_format().unwrap();
    let pixels = reader.decode().unwrap().into_rgba8();
    assert_eq!(pixels.dimensions(), (size.width, size.height));
    pixels
}

/// Whether two colours look the same.
fn near(one: Rgba<u8>, other: [u8; 3]) -> bool {
    one.0.iter().zip(other).all(|(one, other)| one.abs_diff(other) < 12)
}

fn contains(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

#[test]
fn a_photograph_becomes_jpeg_in_all_widths_and_keeps_its_shape() {
    for file in [jpeg(&photograph(2000, 1000)), png(&photograph(2000, 1000))] {
        let prepared = prepare(&file).unwrap();
        let sizes: Vec<_> = prepared.sizes().iter().map(|s| (s.width, s.height)).collect();
        assert_eq!(sizes, [(320, 160), (800, 400), (1600, 800)]);
        for size in prepared.sizes() {
            assert_eq!(size.format, Format::Jpeg);
            decoded(size);
        }
    }
}

#[test]
fn a_small_picture_is_never_enlarged() {
    let widths = |width| {
        let prepared = prepare(&jpeg(&photograph(width, 90))).unwrap();
        prepared.sizes().iter().map(|s| s.width).collect::<Vec<_>>()
    };
    assert_eq!(widths(100), [100]);
    assert_eq!(widths(320), [320]);
    assert_eq!(widths(321), [320, 321]);
    assert_eq!(widths(1600), [320, 800, 1600]);
}

#[test]
fn a_drawing_stays_lossless_and_its_ground_shines_through() {
    let drawing = prepare(&png(&two_halves(600, 300))).unwrap();
    assert_eq!(widest(&drawing).format, Format::Png);
    assert_eq!(decoded(widest(&drawing)).get_pixel(10, 10), &Rgba([255, 0, 0, 255]));

    // A yellow disc on nothing, whose invisible pixels are black.
    let logo = RgbaImage::from_fn(900, 900, |x, y| {
        let far = x.abs_diff(450).pow(2) + y.abs_diff(450).pow(2);
        if far < 400 * 400 { Rgba([255, 220, 0, 255]) } else { Rgba([0; 4]) }
    });
    let mut webp = Vec::new();
    WebPEncoder::new_lossless(&mut webp).encode(&logo, 900, 900, ExtendedColorType::Rgba8).unwrap();
    let prepared = prepare(&webp).unwrap();
    let small = decoded(&prepared.sizes()[0]);
    assert_eq!(small.get_pixel(1, 1).0[3], 0);
    for pixel in small.pixels().filter(|pixel| pixel.0[3] > 40) {
        assert!(pixel.0[0] > 235 && pixel.0[1] > 200, "the edge is dark: {pixel:?}");
    }
}

#[test]
fn where_a_picture_was_taken_is_left_behind_and_it_stands_upright() {
    // The camera lay on its right side: what is stored left is above.
    let file = with_segment(&jpeg(&two_halves(600, 300)), 0xe1, &exif(6));
    assert!(contains(&file, b"GPSHAUSNUMMER"));
    let prepared = prepare(&file).unwrap();
    for size in prepared.sizes() {
        for left in [&b"Exif"[..], b"GPS", b"II*\0"] {
            assert!(!contains(&size.bytes, left), "{left:?}");
        }
    }
    let upright = decoded(widest(&prepared));
    assert_eq!(upright.dimensions(), (300, 600));
    assert!(near(*upright.get_pixel(150, 20), [255, 0, 0]));
    assert!(near(*upright.get_pixel(150, 580), [0, 0, 255]));
}

#[test]
fn colours_of_another_space_are_brought_to_those_of_every_screen() {
    // The same red: stronger in Display P3 than sRGB can show it, a little weaker here.
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    encoder.set_icc_profile(profile).unwrap();
    let pixels = RgbImage::from_pixel(20, 20, Rgb([180, 60, 60]));
    encoder.write_image(&pixels, 20, 20, ExtendedColorType::Rgb8).unwrap();
    let shown = *decoded(widest(&prepare(&bytes).unwrap())).get_pixel(5, 5);
    assert!(shown.0[0] > 185 && shown.0[1] < 55, "{shown:?}");

    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(b"no profile at all".to_vec()).unwrap();
    encoder.write_image(&pixels, 20, 20, ExtendedColorType::Rgb8).unwrap();
    assert!(near(*decoded(widest(&prepare(&bytes).unwrap())).get_pixel(5, 5), [180, 60, 60]));
}

#[test]
fn a_picture_for_printing_and_one_with_sixteen_bits_are_taken() {
    assert!(near(*decoded(widest(&prepare(CMYK).unwrap())).get_pixel(20, 15), [255, 0, 0]));

    let deep: ImageBuffer<Rgb<u16>, Vec<u16>> =
        ImageBuffer::from_pixel(40, 40, Rgb([0xffff, 0x8080, 0]));
    let mut bytes = Vec::new();
    DynamicImage::ImageRgb16(deep).write_with_encoder(PngEncoder::new(&mut bytes)).unwrap();
    assert!(near(*decoded(widest(&prepare(&bytes).unwrap())).get_pixel(9, 9), [255, 128, 0]));

    assert_eq!(widest(&prepare(PROGRESSIVE).unwrap()).width, 256);
}

#[test]
fn a_bomb_is_refused_by_its_head() {
    for (width, height) in [(50_000, 50_000), (7_000, 7_000), (1, 40_000), (4_000_000_000 >> 1, 1)]
    {
        let refused = prepare(&head_of_a_png(width, height));
        assert_eq!(refused, Err(Refused::TooManyPixels { width, height }), "{width} x {height}");
    }
    let mut jpeg = jpeg(&photograph(16, 16));
    let frame = jpeg.windows(2).position(|w| w == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    assert_eq!(prepare(&jpeg), Err(Refused::TooManyPixels { width: 65_535, height: 65_535 }));
    assert_eq!(prepare(&vec![0xff; MOST_BYTES + 1]), Err(Refused::TooManyBytes));
}

#[test]
fn a_picture_that_was_cut_off_is_refused_wherever_it_was_cut() {
    for whole in [jpeg(&photograph(64, 48)), png(&photograph(64, 48)), PROGRESSIVE.to_vec()] {
        for part in [4, 20, whole.len() / 3, whole.len() / 2, whole.len() - 20, whole.len() - 3] {
            let cut = prepare(&whole[..part]);
            // The end mark of a PNG says nothing of the picture.
            let harmless = part == whole.len() - 3 && whole[0] == 0x89;
            assert!(
                matches!(cut, Err(Refused::Damaged(_) | Refused::NotAPicture)) || harmless,
                "{part}: {cut:?}"
            );
        }
    }
    let with_end = [&jpeg(&photograph(64, 48))[..300], &[0xff, 0xd9]].concat();
    assert!(matches!(prepare(&with_end), Err(Refused::Damaged(_))));
}

#[test]
fn a_file_with_a_thousand_scans_is_refused() {
    let scan_at = PROGRESSIVE.windows(2).rposition(|w| w == [0xff, 0xda]).unwrap();
    let (head, tail) = PROGRESSIVE.split_at(scan_at);
    let last_scan = &tail[..tail.len() - 2];
    let many = [head, &last_scan.repeat(1000), &[0xff, 0xd9]].concat();
    assert!(matches!(prepare(&many), Err(Refused::Damaged(_))));
}

#[test]
fn what_moves_is_refused() {
    assert_eq!(prepare(MOVING_PNG), Err(Refused::Animated));
    assert_eq!(prepare(MOVING_WEBP), Err(Refused::Animated));
}

#[test]
fn what_is_no_picture_is_refused_by_its_content_and_called_by_its_name() {
    for (bytes, name) in [
        (&b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"[..], "SVG"),
        (b"<?xml version='1.0'?>\n<!-- x -->\n<svg onload='alert(1)'/>", "SVG"),
        (b"\xef\xbb\xbf<!DOCTYPE html><img src=x onerror=alert(1)>", "HTML"),
        (b"GIF89a/*\x01\x00", "GIF"),
        (b"%PDF-1.7", "PDF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"\0\0\0\x18ftypavif\0\0\0\0", "AVIF"),
        (b"II*\0\x08\0\0\0", "TIFF"),
    ] {
        assert_eq!(prepare(bytes), Err(Refused::OtherKind(name)));
    }
    for bytes in [&b""[..], b"\xff", b"Guten Tag", b"RIFF\0\0\0\0WAVE", &[0; 100]] {
        assert_eq!(prepare(bytes), Err(Refused::NotAPicture), "{bytes:?}");
    }
}

#[test]
fn of_a_file_that_is_two_things_at_once_only_the_pixels_come_through() {
    let script = b"<html><script>alert(document.domain)</script></html>";
    let (jpeg, png) = (jpeg(&photograph(50, 50)), png(&photograph(50, 50)));
    let comment = with_segment(&jpeg, 0xfe, script);
    let mut behind_a_png = png.clone();
    behind_a_png.extend(b"PK\x03\x04");
    behind_a_png.extend(script);
    for file in [[&jpeg[..], script].concat(), comment, behind_a_png] {
        let prepared = prepare(&file).unwrap();
        for size in prepared.sizes() {
            assert!(!contains(&size.bytes, b"script") && !contains(&size.bytes, b"PK\x03\x04"));
        }
    }
}

#[test]
fn no_file_makes_it_panic() {
    // Every byte of small files changed, one after the other, to what breaks parsers most.
    for whole in
        [jpeg(&photograph(9, 7)), png(&photograph(9, 7)), CMYK.to_vec(), MOVING_WEBP.to_vec()]
    {
        for at in 0..whole.len() {
            for byte in [0x00, 0x7f, 0xff] {
                let mut changed = whole.clone();
                changed[at] = byte;
                if let Ok(prepared) = prepare(&changed) {
                    assert!(!prepared.sizes().is_empty());
                }
            }
        }
    }
}
