//! A place in one line of text: "Name, Straße 1, 21423 Winsen (Luhe)".

use landscape::{Intake, Venue};

use crate::html;

/// The venue that a line of text means: name, street, postcode and town, as far as they can be told
/// apart. Municipality and position are completed from the names of the region.
pub fn venue(text: &str, intake: &Intake<'_>) -> Option<Venue> {
    let mut venue = Venue::default();
    let parts = text.split([',', ';', '\n']).map(html::one_line).filter(|part| !part.is_empty());
    let mut names: Vec<String> = Vec::new();
    for part in parts {
        if let Some((postcode, city)) = postcode_and_city(&part) {
            venue.address.postcode = Some(postcode);
            venue.address.city = Some(city).filter(|city| !city.is_empty());
        } else if venue.address.street.is_none() && is_street(&part) {
            venue.address.street = Some(part);
        } else if !matches!(part.as_str(), "Deutschland" | "Germany") {
            names.push(part);
        }
    }
    if venue.address.city.is_none() {
        // "Bücherei, Winsen": a last name that the region knows is the town; alone it is both.
        if let Some(last) = names.last().filter(|name| is_municipality(name, intake)).cloned() {
            if names.len() > 1 {
                names.pop();
            }
            venue.address.city = Some(last);
        }
    }
    venue.name = Some(names.join(", ")).filter(|name| !name.is_empty());
    intake.gazetteer.complete(&mut venue.address);
    let told =
        venue.name.is_some() || venue.address.street.is_some() || venue.address.city.is_some();
    (told || venue.address.postcode.is_some()).then_some(venue)
}

/// `21423 Winsen (Luhe)`, also `D-21423 Winsen` and the postcode alone.
pub(crate) fn postcode_and_city(part: &str) -> Option<(String, String)> {
    let part = part.strip_prefix("D-").unwrap_or(part);
    let (code, city) = part.split_once(' ').unwrap_or((part, ""));
    let fine = code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit());
    fine.then(|| (code.to_owned(), city.trim().to_owned()))
}

/// Whether a part ends with a house number: "Schloßplatz 11", "Am Markt 3 a", "Bahnhofstr. 1-3".
fn is_street(part: &str) -> bool {
    let mut words = part.split(' ').rev();
    let Some(last) = words.next() else { return false };
    let number = |word: &str| word.bytes().next().is_some_and(|b| b.is_ascii_digit());
    let letter = last.len() == 1 && last.bytes().all(|b| b.is_ascii_alphabetic());
    let named = part.chars().next().is_some_and(char::is_alphabetic);
    // "Raum 12" is no street.
    let room = ["raum", "saal", "halle", "zimmer", "haus", "etage", "klasse", "stand"]
        .iter()
        .any(|word| part.to_lowercase().starts_with(word));
    let counted = if letter { words.next().is_some_and(number) } else { number(last) };
    named && !room && counted && part.contains(' ')
}

fn is_municipality(name: &str, intake: &Intake<'_>) -> bool {
    use landscape::AreaLevel::{Municipality, Part};
    intake.gazetteer.by_name(name).iter().any(|e| matches!(e.level, Municipality | Part))
}
