//! Whether what somebody typed may point to a person. In doubt it does: a search that is not counted is the
//! lesser loss.

/// Common first names in Germany, folded, one a line. They stand for nobody.
const FIRST_NAMES: &str = include_str!("first_names.txt");

/// Words that stand in front of a person's name.
const FORMS_OF_ADDRESS: [&str; 8] =
    ["frau", "herr", "herrn", "familie", "dr", "prof", "doktor", "professor"];

/// Digits from which on a text is taken for a telephone, customer or house number rather than a grade or year.
const MANY_DIGITS: usize = 5;

/// Whether `text` looks like a name, a mail or web address, or a number.
pub fn looks_personal(text: &str) -> bool {
    let has_address = text.contains('@')
        || text.contains("://")
        || text.split_whitespace().any(|word| word.to_lowercase().starts_with("www."));
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if has_address || digits >= MANY_DIGITS {
        return true;
    }
    let folded = landscape::matching::fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let addressed = words.len() > 1 && words.iter().any(|w| FORMS_OF_ADDRESS.contains(w));
    addressed || words.iter().any(|word| FIRST_NAMES.lines().any(|name| name == *word))
}

#[cfg(test)]
mod tests {
    use super::looks_personal;

    #[test]
    fn names_addresses_and_numbers_look_personal() {
        for text in [
            "Sabine Beispiel",
            "beispiel, jürgen",
            "Kurs bei Frau Beispiel",
            "Dr. Beispiel",
            "info@example.org",
            "https://example.org/x",
            "WWW.example.org",
            "04171 12345",
            "0171/1234",
            "DE12 3456 7",
        ] {
            assert!(looks_personal(text), "{text}");
        }
    }

    #[test]
    fn what_people_look_for_does_not() {
        for text in
            ["Töpfern", "Nachhilfe Mathe 8. Klasse", "Excel 2024", "Deutsch B1", "Familie", ""]
        {
            assert!(!looks_personal(text), "{text}");
        }
    }
}
