//! Letters: what counts as the same when people type.
//!
//! Two steps, because a compound is split between them: [`fold`] takes case, accents, umlaut dots and ß
//! away letter by letter; [`squeeze`] then takes the `e` of a written-out umlaut (`ae`, `oe`, `ue`), so that
//! `Prüfung`, `Pruefung` and `Prufung` become one word.

/// The letter without case, accent and dots; ß becomes two letters.
pub fn fold_into(letter: char, out: &mut String) {
    for lower in letter.to_lowercase() {
        match lower {
            'a'..='z' | '0'..='9' => out.push(lower),
            'ä' | 'á' | 'à' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => out.push('a'),
            'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' => out.push('o'),
            'ü' | 'ú' | 'ù' | 'û' | 'ū' | 'ű' | 'ů' => out.push('u'),
            'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => out.push('e'),
            'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => out.push('i'),
            'ç' | 'ć' | 'č' => out.push('c'),
            'ñ' | 'ń' | 'ň' => out.push('n'),
            'š' | 'ś' | 'ş' | 'ș' => out.push('s'),
            'ž' | 'ź' | 'ż' => out.push('z'),
            'ğ' => out.push('g'),
            'ł' => out.push('l'),
            'ý' | 'ÿ' => out.push('y'),
            'ř' => out.push('r'),
            'ť' | 'ţ' | 'ț' => out.push('t'),
            'ď' => out.push('d'),
            'ß' | 'ẞ' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            '\u{300}'..='\u{36f}' => {}
            other => out.push(other),
        }
    }
}

/// The text with every letter folded.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        fold_into(letter, &mut out);
    }
    out
}

/// Folded text without the `e` of written-out umlauts. `ue` stays behind a vowel and behind `q`, where it is
/// none (`neue`, `bauer`, `quer`). What is squeezed already stays as it is.
pub fn squeeze(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    let (mut last, mut before) = ('\0', '\0');
    for letter in folded.chars() {
        let umlaut = letter == 'e'
            && match last {
                'a' | 'o' => true,
                'u' => !matches!(before, 'a' | 'e' | 'i' | 'o' | 'u' | 'q'),
                _ => false,
            };
        // What counts is what stays before a letter: of `aee`, too, only the `a` is left.
        if !umlaut {
            out.push(letter);
            (before, last) = (last, letter);
        }
    }
    out
}

/// Text of sanitised HTML: tags become blanks, the few entities letters.
pub fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        let (text, from) = rest.split_at(at);
        out.push_str(text);
        let (end, put) = if from.starts_with('<') {
            (from.find('>').map(|e| e + 1), " ".to_owned())
        } else {
            let end = from.find(';').filter(|e| *e <= 8);
            let entity = end.and_then(|e| from.get(1..e)).unwrap_or_default();
            (end.map(|e| e + 1), letter_of(entity).map(String::from).unwrap_or_default())
        };
        match end.and_then(|e| from.get(e..)) {
            Some(after) => {
                out.push_str(&put);
                rest = after;
            }
            None => {
                out.push(' ');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

fn letter_of(entity: &str) -> Option<char> {
    Some(match entity {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            return char::from_u32(code);
        }
    })
}
