//! A light stemmer for German: inflection goes, derivation stays.
//!
//! Words come in folded and squeezed (no umlauts). The idea beside the usual endings: the plural in `-er` is
//! a closed class of nouns (Kinder, Häuser, Räder), while `-er` of persons and things (Lehrer, Computer) is
//! part of the word. So `Kinder` meets `Kind`, and `Schüler` does not meet `Schule`. `Kurs`, `Kurse`,
//! `Kurses` and `Kursen` are one word. Meant for matching only, never to be shown.

/// Nouns with the plural in -er; compounds of them follow by their end.
const ER_PLURALS: &[&str] = &[
    "amt",
    "bad",
    "band",
    "bild",
    "blatt",
    "brett",
    "buch",
    "dach",
    "denkmal",
    "dorf",
    "fach",
    "fass",
    "feld",
    "geld",
    "geist",
    "gehalt",
    "gemut",
    "geschlecht",
    "gesicht",
    "gespenst",
    "gewand",
    "glas",
    "glied",
    "gott",
    "grab",
    "gras",
    "haupt",
    "haus",
    "holz",
    "horn",
    "huhn",
    "kalb",
    "kind",
    "kleid",
    "korn",
    "kraut",
    "lamm",
    "land",
    "leib",
    "licht",
    "lied",
    "loch",
    "mann",
    "maul",
    "nest",
    "pfand",
    "rad",
    "rand",
    "rind",
    "schild",
    "schloss",
    "schwert",
    "spital",
    "strauch",
    "tal",
    "tuch",
    "tum",
    "volk",
    "wald",
    "weib",
    "wort",
    "wurm",
];

/// Ends of adjectives, behind which -er is inflection.
const ADJECTIVE_ENDS: &[&str] = &[
    "isch", "lich", "ig", "iv", "ell", "bar", "sam", "haft", "los", "end", "iert", "weise", "voll",
    "arm", "reich", "frei", "gross", "klein", "stark", "offen", "neu", "schnell", "gesund",
    "kreativ", "bunt", "jung", "schon", "leicht", "sicher", "sozial", "digital", "lokal",
    "regional", "mobil", "stabil", "aktiv", "gut", "lang", "kurz", "warm", "kalt", "hoch", "tief",
    "rund", "weich",
];

/// Ends of words for men behind which -in makes the woman.
const PERSON_ENDS: &[&str] = &[
    "er", "or", "ist", "ent", "ant", "og", "eur", "tik", "at", "ier", "arzt", "koch", "freund",
    "wirt", "partn",
];

/// The word without its inflection.
pub fn stem(word: &str) -> String {
    let mut it = word.to_owned();
    if !it.bytes().all(|b| b.is_ascii_lowercase()) {
        return it;
    }
    if let Some(woman) = it.strip_suffix("innen").filter(|w| w.len() >= 4) {
        it = format!("{woman}in");
    }
    if let Some(man) = it.strip_suffix("in").filter(|m| m.len() >= 4)
        && PERSON_ENDS.iter().any(|end| man.ends_with(end))
    {
        it = man.to_owned();
    }
    // At most three endings come off: Mus-e-um-s.
    for _ in 0..3 {
        match shorter(&it) {
            Some(length) => it.truncate(length),
            None => break,
        }
    }
    if it.ends_with("ss") && it.len() > 3 {
        it.pop();
    }
    it
}

fn plural_er(root: &str) -> bool {
    ER_PLURALS.iter().any(|noun| root.ends_with(noun))
}

fn adjective(root: &str) -> bool {
    ADJECTIVE_ENDS.iter().any(|end| root.ends_with(end))
}

/// The length of the word without one ending.
fn shorter(word: &str) -> Option<usize> {
    let cut =
        |suffix: &str, least: usize| word.strip_suffix(suffix).filter(|root| root.len() >= least);
    if let Some(root) = cut("ern", 3).filter(|r| plural_er(r)) {
        return Some(root.len());
    }
    if let Some(root) = cut("er", 3).filter(|r| plural_er(r) || adjective(r)) {
        return Some(root.len());
    }
    if let Some(root) = cut("eren", 4).filter(|r| adjective(r)) {
        return Some(root.len());
    }
    // Wanderern, Nadeln, Häkeln: -n behind -er and -el.
    if let Some(root) = cut("n", 4).filter(|r| r.ends_with("er") || r.ends_with("el")) {
        return Some(root.len());
    }
    for suffix in ["en", "em", "es"] {
        if let Some(root) = cut(suffix, 3) {
            return Some(root.len());
        }
    }
    if let Some(root) = cut("um", 4).filter(|r| !r.ends_with(['a', 't'])) {
        return Some(root.len());
    }
    if let Some(root) = cut("ika", 3) {
        return Some(root.len() + 2);
    }
    for suffix in ["e", "a"] {
        if let Some(root) = cut(suffix, if suffix == "a" { 4 } else { 3 }) {
            return Some(root.len());
        }
    }
    let root = cut("s", 3)?;
    let genitive = root.ends_with(['b', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 't'])
        || (root.ends_with(['a', 'o', 'y']) || root.ends_with("er") || root.ends_with("or"))
        || (root.ends_with('i') && root.len() >= 4 && !root.ends_with("ni"))
        || (root.ends_with("ur") && root.len() >= 6);
    genitive.then_some(root.len())
}

/// Stems that belong to the same family: what somebody may have meant with another kind of word
/// (reparieren / Reparatur, beraten / Beratung, zeichnen / Zeichen, Maler / malen).
pub fn kin(stem: &str) -> Vec<String> {
    let mut kin = Vec::new();
    if stem.len() < 4 || !stem.bytes().all(|b| b.is_ascii_lowercase()) {
        return kin;
    }
    if let Some(root) = stem.strip_suffix("ier").filter(|r| r.len() >= 3) {
        kin.extend(["atur", "ation", "ierung", "ion"].map(|end| format!("{root}{end}")));
    }
    for end in ["atur", "ation", "ierung", "ion"] {
        if let Some(root) = stem.strip_suffix(end).filter(|r| r.len() >= 3) {
            kin.push(format!("{root}ier"));
        }
    }
    // Sammlung and Sammler belong to sammeln: the e that fell out comes back.
    let mut root = |root: &str| {
        let bare =
            root.strip_suffix('l').filter(|r| !r.ends_with(['a', 'e', 'i', 'o', 'u', 'h', 'l']));
        kin.extend(bare.map(|bare| format!("{bare}el")));
        kin.push(root.to_owned());
    };
    if let Some(bare) = stem.strip_suffix("el").filter(|r| r.len() >= 4) {
        root(&format!("{bare}ler"));
        root(&format!("{bare}lung"));
    }
    match stem.strip_suffix("ung").filter(|r| r.len() >= 4) {
        Some(it) => root(it),
        None if stem.len() >= 5 => root(&format!("{stem}ung")),
        None => {}
    }
    match stem.strip_suffix("er").filter(|r| r.len() >= 3) {
        Some(it) => root(it),
        None => root(&format!("{stem}er")),
    }
    if let Some(root) = stem.strip_suffix('n')
        && root.ends_with(['b', 'd', 'f', 'g', 'h', 'k', 't'])
    {
        kin.push(root.to_owned());
    }
    kin
}
