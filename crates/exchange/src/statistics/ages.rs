//! Ages as publishers write them, as codes that tell what they hold: `0`, `0-2`, `3-5`, `75+`.

/// The code of an age or a group of ages in completed years; None where the words are no age.
///
/// "bis unter" does not include its end, "bis" does: `3 bis unter 6 Jahre` is `3-5`, `60 bis 69 Jahre` is `60-69`.
pub(super) fn code(label: &str) -> Option<String> {
    let text = label.trim();
    let text = text.strip_prefix("im Alter von ").unwrap_or(text);
    if let Some(age) = text.strip_suffix("-Jährige").or_else(|| text.strip_suffix("-jährige")) {
        return whole(age).map(|age| age.to_string());
    }
    let years = text
        .strip_suffix("Jahren")
        .or_else(|| text.strip_suffix("Jahre"))
        .or_else(|| text.strip_suffix("Jahr"))
        .map(str::trim);
    let open = [" Jahre und mehr", " Jahre und älter", " und mehr Jahre", " u. m.", " Jahre u. m."];
    for end in open {
        if let Some(from) = text.strip_suffix(end) {
            return whole(from).map(|from| format!("{from}+"));
        }
    }
    let years = years?;
    if let Some(below) = years.strip_prefix("unter ") {
        return range(0, whole(below)?.checked_sub(1)?);
    }
    if let Some((from, below)) = years.split_once(" bis unter ") {
        return range(whole(from)?, whole(below)?.checked_sub(1)?);
    }
    if let Some((from, to)) = years.split_once(" bis ") {
        return range(whole(from)?, whole(to)?);
    }
    whole(years).map(|age| age.to_string())
}

fn range(from: u16, to: u16) -> Option<String> {
    match from.cmp(&to) {
        std::cmp::Ordering::Less => Some(format!("{from}-{to}")),
        std::cmp::Ordering::Equal => Some(from.to_string()),
        std::cmp::Ordering::Greater => None,
    }
}

fn whole(text: &str) -> Option<u16> {
    let text = text.trim();
    (text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn an_age_is_the_same_however_it_is_written() {
        let cases = [
            ("unter 1 Jahr", Some("0")),
            ("unter 3 Jahre", Some("0-2")),
            ("1 bis unter 2 Jahre", Some("1")),
            ("3 bis unter 6 Jahre", Some("3-5")),
            ("60 bis 69 Jahre", Some("60-69")),
            ("75 Jahre und mehr", Some("75+")),
            ("1-Jährige", Some("1")),
            ("5 bis 9 Jahre", Some("5-9")),
            ("85 Jahre und älter", Some("85+")),
            ("Insgesamt", None),
            ("6 bis unter 3 Jahre", None),
            ("langzeitarbeitslos", None),
            ("bis unter 3 Jahre", None),
        ];
        for (label, expected) in cases {
            assert_eq!(code(label).as_deref(), expected, "{label}");
        }
    }
}
