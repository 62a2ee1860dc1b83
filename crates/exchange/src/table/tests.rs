//! Cells that a spreadsheet could run are made harmless and come back as they were.

use super::*;

#[test]
fn what_could_begin_a_formula_is_escaped_and_comes_back() {
    for text in [
        "=1+1",
        "+49 4171 0",
        "-5",
        "@SUM(A1)",
        "\tx",
        "\r=1",
        "\n=1",
        "  =1+1",
        "\u{a0}=1",
        "＝1+1",
        "'=1",
        "''-1",
        "' =1",
        "Kurs",
        "'kurz",
        "a=b",
        "",
    ] {
        let cell = escaped(text);
        assert!(!cell.trim_start().starts_with(FORMULA), "{text}");
        assert_eq!(unescaped(&cell), text, "{text}");
    }
}

#[test]
fn values_of_one_cell_keep_the_mark_between_them_and_people_need_not_mask_a_backslash() {
    for values in [vec!["a", "b"], vec!["a|b", "c\\", "\\|"], vec!["\\\\", "|"]] {
        assert_eq!(parted(&joined(&values)).collect::<Vec<_>>(), values);
    }
    assert_eq!(parted(r"Musik\Gitarre | x").collect::<Vec<_>>(), [r"Musik\Gitarre", "x"]);
}
