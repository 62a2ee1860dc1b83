//! Languages as catalogues write them (ISO 639-2 and 639-3 codes, German and English names) as tags.

use base::LangTag;

/// Code of three letters, tag, German name. Where ISO 639-2 has two codes, both stand here.
const LANGUAGES: &[(&str, &str, &str)] = &[
    ("alb", "sq", "Albanisch"),
    ("ara", "ar", "Arabisch"),
    ("arm", "hy", "Armenisch"),
    ("bel", "be", "Belarussisch"),
    ("ben", "bn", "Bengalisch"),
    ("bos", "bs", "Bosnisch"),
    ("bul", "bg", "Bulgarisch"),
    ("ces", "cs", "Tschechisch"),
    ("chi", "zh", "Chinesisch"),
    ("cze", "cs", "Tschechisch"),
    ("dan", "da", "Dänisch"),
    ("deu", "de", "Deutsch"),
    ("dut", "nl", "Niederländisch"),
    ("ell", "el", "Griechisch"),
    ("eng", "en", "Englisch"),
    ("epo", "eo", "Esperanto"),
    ("est", "et", "Estnisch"),
    ("fas", "fa", "Persisch"),
    ("fin", "fi", "Finnisch"),
    ("fra", "fr", "Französisch"),
    ("fre", "fr", "Französisch"),
    ("geo", "ka", "Georgisch"),
    ("ger", "de", "Deutsch"),
    ("gre", "el", "Griechisch"),
    ("gsg", "gsg", "Deutsche Gebärdensprache"),
    ("heb", "he", "Hebräisch"),
    ("hin", "hi", "Hindi"),
    ("hrv", "hr", "Kroatisch"),
    ("hun", "hu", "Ungarisch"),
    ("hye", "hy", "Armenisch"),
    ("ice", "is", "Isländisch"),
    ("isl", "is", "Isländisch"),
    ("ita", "it", "Italienisch"),
    ("jpn", "ja", "Japanisch"),
    ("kat", "ka", "Georgisch"),
    ("kor", "ko", "Koreanisch"),
    ("kur", "ku", "Kurdisch"),
    ("lat", "la", "Latein"),
    ("lav", "lv", "Lettisch"),
    ("lit", "lt", "Litauisch"),
    ("mac", "mk", "Mazedonisch"),
    ("mkd", "mk", "Mazedonisch"),
    ("nds", "nds", "Niederdeutsch"),
    ("nep", "ne", "Nepalesisch"),
    ("nld", "nl", "Niederländisch"),
    ("nor", "no", "Norwegisch"),
    ("per", "fa", "Persisch"),
    ("pol", "pl", "Polnisch"),
    ("por", "pt", "Portugiesisch"),
    ("prs", "prs", "Dari"),
    ("pus", "ps", "Paschtu"),
    ("ron", "ro", "Rumänisch"),
    ("rum", "ro", "Rumänisch"),
    ("rus", "ru", "Russisch"),
    ("slk", "sk", "Slowakisch"),
    ("slo", "sk", "Slowakisch"),
    ("slv", "sl", "Slowenisch"),
    ("som", "so", "Somali"),
    ("spa", "es", "Spanisch"),
    ("sqi", "sq", "Albanisch"),
    ("srp", "sr", "Serbisch"),
    ("swa", "sw", "Swahili"),
    ("swe", "sv", "Schwedisch"),
    ("tam", "ta", "Tamil"),
    ("tha", "th", "Thailändisch"),
    ("tir", "ti", "Tigrinya"),
    ("tur", "tr", "Türkisch"),
    ("ukr", "uk", "Ukrainisch"),
    ("urd", "ur", "Urdu"),
    ("vie", "vi", "Vietnamesisch"),
    ("zho", "zh", "Chinesisch"),
];

/// English names that stand in tables and pages beside codes.
const ENGLISH: &[(&str, &str)] = &[
    ("german", "de"),
    ("english", "en"),
    ("french", "fr"),
    ("spanish", "es"),
    ("italian", "it"),
    ("turkish", "tr"),
    ("arabic", "ar"),
    ("ukrainian", "uk"),
    ("russian", "ru"),
    ("polish", "pl"),
    ("plattdeutsch", "nds"),
    ("leichte sprache", "de-x-leicht"),
    ("gebärdensprache", "gsg"),
    ("farsi", "fa"),
];

/// The tag for a code of two or three letters, a BCP 47 tag or a name.
pub fn tag(text: &str) -> Option<LangTag> {
    let wanted = text.trim().to_lowercase();
    let by_code = LANGUAGES.iter().find(|(code, _, _)| *code == wanted);
    let by_name = || LANGUAGES.iter().find(|(_, _, name)| name.to_lowercase() == wanted);
    let english = || ENGLISH.iter().find(|(name, _)| *name == wanted).map(|(_, tag)| *tag);
    match by_code.or_else(by_name).map(|(_, tag, _)| *tag).or_else(english) {
        Some(tag) => tag.parse().ok(),
        // `mul`, `und`, `zxx`, `mis` say that there is no one language.
        None if matches!(wanted.as_str(), "mul" | "und" | "zxx" | "mis" | "oth") => None,
        None => wanted.parse().ok(),
    }
}

/// The three-letter code that openQ-cat files use, for writing them.
pub fn alpha3(tag: &LangTag) -> Option<&'static str> {
    LANGUAGES.iter().find(|(_, two, _)| *two == tag.as_str()).map(|(code, _, _)| *code)
}

#[cfg(test)]
mod tests;
