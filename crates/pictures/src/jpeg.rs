//! Whether a JPEG file is whole: decoders fill what is missing with grey.
//!
//! Its segments are walked through to the end of the image (ITU-T T.81, annex B), which also bounds the number of
//! scans: each scan of a progressive file makes the decoder visit all pixels once more.

use crate::Refused;

/// Cameras and programs write about ten.
const MOST_SCANS: u32 = 64;

const START_OF_SCAN: u8 = 0xda;
const END_OF_IMAGE: u8 = 0xd9;

/// Fails where the file ends before its image does.
pub(crate) fn whole(bytes: &[u8]) -> Result<(), Refused> {
    let cut_off = || Refused::Damaged("it ends before its image does".to_owned());
    let mut scans = 0;
    // Behind the start of the image.
    let mut rest = bytes.get(2..).ok_or_else(cut_off)?;
    loop {
        let (marker, behind) = next_marker(rest).ok_or_else(cut_off)?;
        match marker {
            END_OF_IMAGE if scans > 0 => return Ok(()),
            END_OF_IMAGE => return Err(Refused::Damaged("it has no image".to_owned())),
            _ => {}
        }
        if marker == START_OF_SCAN {
            scans += 1;
            if scans > MOST_SCANS {
                return Err(Refused::Damaged("it has too many scans".to_owned()));
            }
        }
        let length = match behind {
            [high, low, ..] => usize::from(u16::from_be_bytes([*high, *low])),
            _ => return Err(cut_off()),
        };
        rest = behind.get(length..).ok_or_else(cut_off)?;
    }
}

/// The next marker that begins a segment or ends the image, and what follows it. Pixels lie between segments: there a
/// zero or a restart follows the byte of a marker.
fn next_marker(mut bytes: &[u8]) -> Option<(u8, &[u8])> {
    loop {
        let at = bytes.iter().position(|byte| *byte == 0xff)?;
        let behind = bytes.get(at + 1..)?;
        match *behind.first()? {
            // The same marker with one more fill byte.
            0xff => bytes = behind,
            0x00 | 0x01 | 0xd0..=0xd7 => bytes = behind.get(1..)?,
            marker => return Some((marker, behind.get(1..)?)),
        }
    }
}
