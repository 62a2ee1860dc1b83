//! Limits hold on streams without end and on containers that swell.

use std::io::Write;

use super::*;

#[test]
fn a_line_without_end_stops_at_the_budget() {
    let mut endless = Metered::new(io::BufReader::new(io::repeat(b'a')), 1 << 20);
    let mut line = Vec::new();
    let error = endless.read_until(b'\n', &mut line).unwrap_err();
    assert!(line.len() <= (1 << 20) + (64 << 10), "{}", line.len());
    let finding = unreadable(&error, Spot::line(3));
    assert_eq!(finding.kind, FindingKind::TooLarge("1 MB".to_owned()));
}

#[test]
fn a_refilled_budget_carries_on() {
    let text = "abcd\n".repeat(100);
    let mut lines = Metered::new(text.as_bytes(), 8);
    let mut count = 0;
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).unwrap() > 0 {
        lines.refill();
        line.clear();
        count += 1;
    }
    assert_eq!(count, 100);
}

#[test]
fn a_file_beyond_the_cap_is_refused_and_not_held() {
    let finding = whole(io::repeat(b'x')).unwrap_err();
    assert_eq!(finding.kind, FindingKind::TooLarge("50 MB".to_owned()));
}

#[test]
fn a_zip_bomb_is_found_by_what_comes_out_of_it() {
    let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    zip.start_file("bomb", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![0_u8; 1 << 20];
    for _ in 0..9 {
        zip.write_all(&zeros).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20, "{}", bytes.len());
    let finding = zip_within(&bytes, "XLSX", 8 << 20).unwrap_err();
    assert_eq!(finding.kind.code(), "too-large");
    assert_eq!(zip_within(&bytes, "XLSX", 9 << 20), Ok(()));
}

#[test]
fn what_is_no_container_is_said_to_be_none() {
    let finding = harmless_zip(b"Schluessel;Titel", "XLSX").unwrap_err();
    assert_eq!(finding.kind, FindingKind::NotThisFormat("XLSX"));
}
