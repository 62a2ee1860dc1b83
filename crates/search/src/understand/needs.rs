//! What somebody needs: online, step-free, childcare, free places, funding.

use super::Reader;

/// Words in a row with the filter that they mean.
const NEEDS: &[(&[&str], &str, &str)] = &[
    (&["online"], "format", "online"),
    (&["von", "zu", "hause"], "format", "online"),
    (&["von", "zuhause"], "format", "online"),
    (&["per", "zoom"], "format", "online"),
    (&["onlinekurs"], "format", "online"),
    (&["onlinekurse"], "format", "online"),
    (&["praktikum"], "kind", "internship"),
    (&["praktika"], "kind", "internship"),
    (&["praktikumsplatz"], "kind", "internship"),
    (&["praktikumsplatze"], "kind", "internship"),
    (&["ausbildungsplatz"], "kind", "apprenticeship"),
    (&["ausbildungsplatze"], "kind", "apprenticeship"),
    (&["ausbildungsstelle"], "kind", "apprenticeship"),
    (&["ausbildungsstellen"], "kind", "apprenticeship"),
    (&["lehrstelle"], "kind", "apprenticeship"),
    (&["lehrstellen"], "kind", "apprenticeship"),
    (&["in", "prasenz"], "format", "onsite"),
    (&["vor", "ort"], "format", "onsite"),
    (&["rollstuhl"], "accessibility", "rollstuhl"),
    (&["mit", "rollstuhl"], "accessibility", "rollstuhl"),
    (&["mit", "dem", "rollstuhl"], "accessibility", "rollstuhl"),
    (&["fur", "rollstuhlfahrer"], "accessibility", "rollstuhl"),
    (&["rollstuhlgerecht"], "accessibility", "rollstuhl"),
    (&["rollstuhlgerechte"], "accessibility", "rollstuhl"),
    (&["barrierefrei"], "accessibility", "rollstuhl"),
    (&["barrierefreie"], "accessibility", "rollstuhl"),
    (&["stufenlos"], "accessibility", "rollstuhl"),
    (&["in", "leichter", "sprache"], "accessibility", "leichte-sprache"),
    (&["leichte", "sprache"], "accessibility", "leichte-sprache"),
    (&["mit", "gebardensprache"], "accessibility", "gebaerdensprache"),
    (&["in", "gebardensprache"], "accessibility", "gebaerdensprache"),
    (&["mit", "gebardendolmetscher"], "accessibility", "gebaerdensprache"),
    (&["mit", "kinderbetreuung"], "childcare", "1"),
    (&["freie", "platze"], "places", "free"),
    (&["mit", "freien", "platzen"], "places", "free"),
    (&["noch", "platze", "frei"], "places", "free"),
    (&["mit", "zertifikat"], "certificate", "1"),
    (&["mit", "abschluss"], "certificate", "1"),
    (&["bildungsurlaub"], "funding", "bildungsurlaub"),
    (&["als", "bildungsurlaub"], "funding", "bildungsurlaub"),
    (&["bildungsgutschein"], "funding", "bildungsgutschein"),
    (&["mit", "bildungsgutschein"], "funding", "bildungsgutschein"),
    (&["bildungspaket"], "funding", "bildung-und-teilhabe"),
    (&["fur", "schulklassen"], "group", "1"),
    (&["fur", "gruppen"], "group", "1"),
    (&["laufender", "einstieg"], "entry", "any-time"),
    (&["einstieg", "jederzeit"], "entry", "any-time"),
    (&["jederzeit"], "entry", "any-time"),
];

pub(super) fn read(reader: &mut Reader<'_>) {
    for at in 0..reader.len() {
        let longest = NEEDS
            .iter()
            .filter(|(words, ..)| words.iter().enumerate().all(|(i, w)| reader.word(at + i) == *w))
            .max_by_key(|(words, ..)| words.len());
        if let Some((words, key, value)) = longest {
            reader.take(at, at + words.len(), &[(*key, (*value).to_owned())]);
        }
    }
}
