//! Areas by their official keys, in all the forms in which publishers write them.

/// The states with their keys, as formatted tables write them without any key.
const STATES: [(&str, &str); 16] = [
    ("01", "Schleswig-Holstein"),
    ("02", "Hamburg"),
    ("03", "Niedersachsen"),
    ("04", "Bremen"),
    ("05", "Nordrhein-Westfalen"),
    ("06", "Hessen"),
    ("07", "Rheinland-Pfalz"),
    ("08", "Baden-Württemberg"),
    ("09", "Bayern"),
    ("10", "Saarland"),
    ("11", "Berlin"),
    ("12", "Brandenburg"),
    ("13", "Mecklenburg-Vorpommern"),
    ("14", "Sachsen"),
    ("15", "Sachsen-Anhalt"),
    ("16", "Thüringen"),
];

/// The one code of the dimension.
pub(super) const CODE: &str = "AREA";

/// Whether a variable of GENESIS tells areas apart.
pub(super) fn is_area(variable: &str) -> bool {
    ["DG", "DINSG", "DLAND", "REGBEZ", "KREISE", "KREIS", "GEMEIN", "SAMTGE", "GEBEIN"]
        .contains(&variable)
        || variable.starts_with("GEO")
}

/// The key of an area as the house keeps it: `DG`, or 2, 3, 5, 8 digits (AGS), 9 (association of municipalities, ARS).
///
/// Municipalities with their association between (12 digits: ARS; 11: district, three digits, municipality as in
/// Niedersachsen; 10: two digits as in Rheinland-Pfalz) become the eight digits of their AGS. `03353401` is no municipality but the
/// Samtgemeinde `033535401`. Seven digits, an association of Rheinland-Pfalz, stay. None where the text is no key.
pub(super) fn key(text: &str) -> Option<String> {
    let text = text.trim();
    if text == "DG" || text == "D" {
        return Some("DG".to_owned());
    }
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match text.len() {
        8 if text.starts_with("03") && text.get(5..6) == Some("4") => {
            Some(format!("{}5{}", text.get(..5)?, text.get(5..)?))
        }
        2 | 3 | 5 | 7 | 8 | 9 => Some(text.to_owned()),
        10..=12 => Some(format!("{}{}", text.get(..5)?, text.get(text.len() - 3..)?)),
        _ => None,
    }
}

/// The key of the whole or of a state by its name.
pub(super) fn by_name(name: &str) -> Option<&'static str> {
    let name = name.trim();
    if ["Deutschland", "Germany", "Bundesgebiet"].contains(&name) {
        return Some("DG");
    }
    STATES.iter().find(|(_, state)| *state == name).map(|(key, _)| *key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_all_lengths_become_the_houses_and_other_digits_do_not() {
        let cases = [
            ("DG", Some("DG")),
            ("03", Some("03")),
            ("033", Some("033")),
            ("03353", Some("03353")),
            ("03353040", Some("03353040")),
            ("033535403019", Some("03353019")),
            ("03353403019", Some("03353019")),
            ("03353403", Some("033535403")),
            ("0713101004", Some("07131004")),
            ("0713101", Some("0713101")),
            ("2015", None),
            ("0335", None),
            ("Harburg", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(key(text).as_deref(), expected, "{text}");
        }
        assert_eq!(by_name("  Niedersachsen"), Some("03"));
        assert_eq!(by_name("Harburg"), None);
    }
}
