//! Any bytes become text; what was not text is counted.

use super::*;

fn decoded(bytes: &[u8], piece: usize) -> (String, u64, u64, &'static str) {
    let mut reader = Utf8::new(io::BufReader::with_capacity(piece, bytes));
    let mut text = String::new();
    reader.read_to_string(&mut text).unwrap();
    (text, reader.damaged(), reader.controls(), reader.encoding())
}

#[test]
fn the_same_text_comes_out_of_every_encoding_in_pieces_of_any_size() {
    let plain = "Töpfern für Anfänger, 12 €";
    let xml = |label: &str| format!("<?xml version=\"1.0\" encoding=\"{label}\"?><a>{plain}</a>");
    let latin9 = encoding_rs::ISO_8859_15.encode(&xml("iso-8859-15")).0.into_owned();
    let cp1252 = WINDOWS_1252.encode(&xml("Windows-1252")).0.into_owned();
    let utf16: Vec<u8> = [0xfe, 0xff]
        .into_iter()
        .chain(xml("UTF-16").encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    let unmarked: Vec<u8> = xml("UTF-16").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xef\xbb\xbf", xml("iso-8859-1").as_bytes()].concat();
    let lying = WINDOWS_1252.encode(&xml("UTF-8")).0.into_owned();
    let undeclared = WINDOWS_1252.encode(plain).0.into_owned();
    let cases = [
        (latin9, "ISO-8859-15"),
        (cp1252, "windows-1252"),
        (utf16, "UTF-16BE"),
        (unmarked, "UTF-16LE"),
        (marked, "UTF-8"),
        (lying, "windows-1252"),
        (undeclared, "windows-1252"),
        (plain.as_bytes().to_vec(), "UTF-8"),
    ];
    for (bytes, encoding) in cases {
        for piece in [1, 2, 3, 7, 4096] {
            let (text, damaged, controls, name) = decoded(&bytes, piece);
            assert!(text.contains(plain), "{encoding} in pieces of {piece}: {text}");
            assert_eq!((damaged, controls, name), (0, 0, encoding));
        }
    }
}

#[test]
fn a_damaged_byte_in_a_utf8_file_spoils_nothing_else() {
    let bytes = [&b"K\xc3\xbcche "[..], b"K\xfcche ", b"K\xc3\xbcche"].concat();
    for piece in [1, 3, 4096] {
        assert_eq!(decoded(&bytes, piece), ("Küche Küche Küche".to_owned(), 1, 0, "UTF-8"));
    }
}

#[test]
fn a_character_cut_at_the_end_of_the_file_is_counted() {
    let (text, damaged, _, _) = decoded("äö\u{fc}".as_bytes().split_last().unwrap().1, 2);
    assert!(text.starts_with("äö"), "{text}");
    assert_eq!(damaged, 1);
}

#[test]
fn control_characters_are_dropped_and_said_once() {
    let mut reader = Utf8::new(&b"a\0b\x07c\td\r\n"[..]);
    let mut text = String::new();
    reader.read_to_string(&mut text).unwrap();
    assert_eq!(text, "abc\td\r\n");
    assert_eq!(reader.finding().unwrap().given, "2 x");
    assert!(Utf8::new(&b""[..]).finding().is_none());
}

#[test]
fn an_unknown_label_leaves_the_decision_to_the_bytes() {
    let bytes = "<?xml version='1.0' encoding='klingon'?><a>ä</a>".as_bytes();
    assert!(decoded(bytes, 64).0.contains('ä'));
}
