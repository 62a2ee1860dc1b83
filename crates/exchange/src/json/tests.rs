//! Lists are cut at the right marks, whatever stands in their texts, and damage is found where it is.

use super::*;

fn cut(text: &str, name: Option<&'static str>) -> Vec<Result<String, String>> {
    let said = |piece| match piece {
        Piece::Member { name, text } => format!("{name}={text}"),
        Piece::Element { line, text } => format!("{line}: {text}"),
    };
    List::new(text.as_bytes(), name, "Liste")
        .map(|piece| piece.map(said).map_err(|f| f.kind.code().to_owned()))
        .collect()
}

fn fine(pieces: &[&str]) -> Vec<Result<String, String>> {
    pieces.iter().map(|p| Ok((*p).to_owned())).collect()
}

#[test]
fn elements_come_one_by_one_with_their_lines() {
    assert_eq!(
        cut("\u{feff} [ {\"a\": \"]},\\\"\"},\n [1,[2]] , 3\n]\n", None),
        fine(&["1: {\"a\": \"]},\\\"\"}", "2: [1,[2]]", "2: 3"])
    );
    assert_eq!(cut("[]", None), fine(&[]));
    assert_eq!(cut("[\n]", None), fine(&[]));
}

#[test]
fn members_beside_the_list_come_before_and_behind_it() {
    let text = "{\"type\":\"x\",\"a\":{\"list\":[9]},\"l\\u0069st\":[1,{\"b\":2}],\"crs\":null}";
    let expected = ["type=\"x\"", "a={\"list\":[9]}", "1: 1", "1: {\"b\":2}", "crs=null"];
    assert_eq!(cut(text, Some("list")), fine(&expected));
    assert_eq!(cut("{\"list\":[]}", Some("list")), fine(&[]));
    assert_eq!(cut("{\"list\":7}", Some("list")), fine(&["list=7"]));
}

#[test]
fn what_is_cut_or_another_thing_ends_with_one_finding_behind_what_was_whole() {
    for (text, name, whole, code) in [
        ("", None, 0, "not-this-format"),
        ("{}", None, 0, "not-this-format"),
        ("[1]", Some("list"), 0, "not-this-format"),
        ("{}", Some("list"), 0, "not-this-format"),
        ("[1,2", None, 1, "broken"),
        ("[1,{\"a\":\"", None, 1, "broken"),
        ("[1 2", None, 0, "broken"),
        ("{\"list\":[1,2}", Some("list"), 2, "broken"),
        ("{\"list", Some("list"), 0, "broken"),
        ("{\"list\" [", Some("list"), 0, "broken"),
        ("{list:[]}", Some("list"), 0, "broken"),
        ("{\"list\":[1]", Some("list"), 1, "broken"),
    ] {
        let pieces = cut(text, name);
        assert_eq!(pieces.iter().filter(|p| p.is_ok()).count(), whole, "{text} {pieces:?}");
        assert_eq!(pieces.last(), Some(&Err(code.to_owned())), "{text}");
    }
    let deep = format!("[{}", "[".repeat(100_000));
    assert_eq!(cut(&deep, None), [Err("too-large".to_owned())]);
}

#[test]
fn a_gigabyte_of_one_element_ends_in_a_clear_finding() {
    use std::io::Read;
    let endless = std::io::Cursor::new(b"[\"".to_vec()).chain(std::io::repeat(b'x').take(1 << 30));
    let mut list = List::new(std::io::BufReader::new(endless), None, "Liste");
    let finding = list.next().unwrap().unwrap_err();
    assert_eq!((finding.kind.code(), list.next()), ("too-large", None));
}
