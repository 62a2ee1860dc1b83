//! Cells that a spreadsheet could run are made harmless and come back as they were.

use super::*;

#[test]
fn what_could_begin_a_formula_is_escaped_and_comes_back() {
    for text in ["=1+1", "+49 4171 0", "-5", "@SUM(A1)", "\tx", "Kurs", "'kurz", ""] {
        let cell = escaped(text);
        assert!(!cell.starts_with(FORMULA), "{text}");
        assert_eq!(unescaped(&cell), text, "{text}");
    }
}

#[test]
fn rows_of_one_key_are_put_together() {
    let row = |line: u64, key: &str| (line, vec![key.to_owned()]);
    let rows = vec![row(1, "Schlüssel"), row(2, "b"), row(3, "a"), row(4, ""), row(5, "b")];
    let lines: Vec<u64> = together(rows).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [1, 2, 5, 3, 4]);
}
