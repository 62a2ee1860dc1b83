//! Disclosure control from the terminal: patterns out, verdicts and clear words.

use crate::program::Program;

const TOTALS: &str = "code,parent\nT,\n0,T\n1,T\n2,T\n";

/// Three by three counts with margins; the ones are primary.
fn table(verzahnt: &Program) -> String {
    verzahnt.file("table/hier_r.csv", TOTALS);
    verzahnt.file("table/hier_c.csv", TOTALS);
    verzahnt.file("table/meta.json", r#"{"kind":"frequency"}"#);
    let mut cells = "r,c,value,primary,fixed\n".to_owned();
    for (r, row) in
        [("0", [5, 1, 9, 15]), ("1", [8, 7, 6, 21]), ("2", [4, 9, 3, 16]), ("T", [17, 17, 18, 52])]
    {
        for (c, value) in ["0", "1", "2", "T"].into_iter().zip(row) {
            cells.push_str(&format!("{r},{c},{value},{},0\n", u8::from(value == 1)));
        }
    }
    verzahnt.file("table/cells.csv", cells);
    verzahnt.path("table").display().to_string()
}

#[test]
fn a_pattern_is_found_written_and_passes_its_audit() {
    let verzahnt = Program::new();
    let table = table(&verzahnt);
    let out = verzahnt.path("pattern.csv").display().to_string();
    let bare =
        |words: &[&str]| crate::program::finished(verzahnt.bare().args(words).output().unwrap());
    for method in ["exact", "modular", "auto"] {
        let found =
            bare(&["disclosure", "protect", &table, "--out", &out, "--method", method, "--json"]);
        assert_eq!(found.code, 0, "{}", found.err);
        let json = found.json();
        assert_eq!((&json["primary"], &json["safe"]), (&1.into(), &true.into()), "{json}");
        assert_eq!(json["secondary"], 3, "{json}");
        if method != "modular" {
            // 5 + 4 + 9 is the cheapest rectangle over the protected cell.
            assert_eq!((&json["cost"], &json["status"]), (&18.0.into(), &"optimal".into()));
        }
        let audit = bare(&["disclosure", "audit", &table, &out, "--json"]);
        assert_eq!(audit.code, 0, "{}", audit.out);
        assert_eq!(audit.json()["cells"].as_array().unwrap().len(), 4);
    }
    let text = bare(&["disclosure", "audit", &table, &out]);
    assert!(text.out.contains("sicher: 0 Zellen zu eng"), "{}", text.out);
}

#[test]
fn a_pattern_that_tells_too_much_ends_with_one_and_names_the_cell() {
    let verzahnt = Program::new();
    let table = table(&verzahnt);
    let alone = verzahnt.file("alone.csv", "r,c,status\n0,1,u\n").display().to_string();
    let audit = verzahnt.bare().args(["disclosure", "audit", &table, &alone]).output().unwrap();
    let audit = crate::program::finished(audit);
    assert_eq!(audit.code, 1, "{}", audit.err);
    assert!(
        audit.out.contains("zwischen 1 und 1") && audit.out.contains("NICHT sicher"),
        "{}",
        audit.out
    );
    let none = verzahnt.file("none.csv", "r,c,status\n").display().to_string();
    let open =
        verzahnt.bare().args(["disclosure", "audit", &table, &none, "--json"]).output().unwrap();
    let open = crate::program::finished(open);
    assert_eq!((open.code, &open.json()["printed"]), (1, &1.into()));
}

#[test]
fn wrong_folders_and_words_are_refused_with_a_reason() {
    let verzahnt = Program::new();
    let table = table(&verzahnt);
    let out = verzahnt.path("out.csv").display().to_string();
    let empty = verzahnt.path("").display().to_string();
    for (words, said) in [
        (vec!["protect", "gibt-es-nicht", "--out", &out], "gibt-es-nicht"),
        (vec!["protect", &table, "--out", &out, "--require", "viel"], "--require: known are width"),
        (vec!["protect", &table, "--out", &out, "--cost", "gold"], "--cost: known are value"),
        (vec!["audit", &table, &empty], "out"),
    ] {
        let ran = verzahnt.bare().arg("disclosure").args(&words).output().unwrap();
        let ran = crate::program::finished(ran);
        assert_eq!(ran.code, 2, "{words:?}: {}", ran.err);
        assert!(ran.err.contains(said) || said == "out", "{words:?}: {}", ran.err);
    }
    assert!(!verzahnt.path("out.csv").exists());
}

#[test]
fn an_invented_table_is_protected() {
    let verzahnt = Program::new();
    let folder = verzahnt.path("big").display().to_string();
    let made = verzahnt
        .bare()
        .args(["bench", "generate", "--cells", "300", "--seed", "3", &folder])
        .output()
        .unwrap();
    assert_eq!(crate::program::finished(made).code, 0);
    let out = verzahnt.path("pattern.csv").display().to_string();
    let found = verzahnt
        .bare()
        .args(["disclosure", "protect", &folder, "--out", &out, "--method", "modular", "--json"])
        .output()
        .unwrap();
    let found = crate::program::finished(found);
    assert_eq!(
        (found.code, &found.json()["safe"]),
        (0, &true.into()),
        "{}{}",
        found.out,
        found.err
    );
}
