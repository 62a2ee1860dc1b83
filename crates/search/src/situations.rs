//! Life situations: which offers belong to one, told from what they are about.
//!
//! Providers do not know our life situations, so nobody tags them; the rule is data here and holds for every
//! source alike.

use landscape::{Offer, OfferKind};

/// A situation with the topics, audiences and kinds that make an offer belong to it.
struct Rule {
    situation: &'static str,
    topics: &'static [&'static str],
    audiences: &'static [&'static str],
    kinds: &'static [OfferKind],
}

const fn rule(
    situation: &'static str,
    topics: &'static [&'static str],
    audiences: &'static [&'static str],
    kinds: &'static [OfferKind],
) -> Rule {
    Rule { situation, topics, audiences, kinds }
}

const RULES: &[Rule] = &[
    rule(
        "kind-bekommen",
        &["schwangerschaft-geburt", "baby-eltern", "schwangerenberatung"],
        &["schwangere", "babys-kleinkinder"],
        &[],
    ),
    rule("kinderbetreuung-finden", &["kindertagesbetreuung"], &[], &[OfferKind::Care]),
    rule("kind-kommt-in-die-schule", &["schuleinstieg", "schulberatung"], &["vorschulkinder"], &[]),
    rule(
        "schule-faellt-schwer",
        &[
            "nachhilfe",
            "hausaufgabenhilfe",
            "lrs-rechenschwaeche",
            "lernen-lernen",
            "schulberatung",
            "pruefungsvorbereitung",
        ],
        &[],
        &[],
    ),
    rule("ferien-gestalten", &["ferienprogramm", "zeltlager-freizeiten"], &[], &[]),
    rule(
        "ausbildung-machen",
        &[
            "ausbildungsplatz",
            "berufsorientierung",
            "praktikum",
            "duales-studium",
            "berufsvorbereitung",
            "berufsberatung",
        ],
        &["schulabgaenger"],
        &[OfferKind::Apprenticeship, OfferKind::Internship],
    ),
    rule("ohne-schulabschluss", &["schulabschluss", "abitur-nachholen"], &[], &[]),
    rule("arbeit-suchen", &["bewerbung", "berufsberatung"], &["arbeitsuchende"], &[]),
    rule("wieder-einsteigen", &["wiedereinstieg"], &["wiedereinsteigende"], &[]),
    rule(
        "im-beruf-weiterkommen",
        &[
            "berufliche-qualifizierung",
            "fuehrung-projekte",
            "teilqualifizierung",
            "ausbilderschein",
            "bildungsberatung",
            "arbeitsmethoden",
        ],
        &["berufstaetige"],
        &[],
    ),
    rule(
        "neu-in-deutschland",
        &[
            "integrationskurs",
            "deutsch-alphabetisierung",
            "einbuergerung",
            "sprachtreff",
            "migrationsberatung",
            "anerkennung",
            "deutsch",
        ],
        &["zugewanderte"],
        &[],
    ),
    rule(
        "neu-im-landkreis",
        &["regionalgeschichte", "offener-treff", "feste-maerkte", "ehrenamt"],
        &[],
        &[],
    ),
    rule(
        "mit-behinderung-leben",
        &[
            "inklusive-angebote",
            "teilhabe-arbeit",
            "sehen-hoeren",
            "teilhabeberatung",
            "leichte-sprache",
        ],
        &["menschen-mit-behinderung"],
        &[],
    ),
    rule(
        "angehoerige-pflegen",
        &["pflege-angehoerige", "pflegeberatung"],
        &["pflegende-angehoerige"],
        &[],
    ),
    rule("in-rente-gehen", &["uebergang-ruhestand", "seniorentreff"], &[], &[]),
    rule(
        "digital-mitkommen",
        &[
            "computer-grundlagen",
            "smartphone-tablet",
            "digital-im-alter",
            "internet-sicherheit",
            "digitale-verwaltung",
        ],
        &[],
        &[],
    ),
    rule(
        "lesen-und-schreiben",
        &["alphabetisierung", "rechnen-im-alltag", "grundbildung"],
        &[],
        &[],
    ),
    rule(
        "krise-bewaeltigen",
        &[
            "seelische-gesundheit",
            "suchtberatung",
            "schuldnerberatung",
            "familienberatung",
            "frauenberatung",
            "sozialberatung",
            "schulden",
        ],
        &[],
        &[],
    ),
    rule(
        "sich-engagieren",
        &[
            "ehrenamt",
            "ehrenamt-qualifizierung",
            "vereinspraxis",
            "freiwilligendienst",
            "feuerwehr-rettung",
        ],
        &["ehrenamtliche"],
        &[],
    ),
];

/// The situations that an offer belongs to.
pub(crate) fn of(offer: &Offer) -> impl Iterator<Item = &'static str> + '_ {
    RULES.iter().filter(|rule| fits(rule, offer)).map(|rule| rule.situation)
}

fn fits(rule: &Rule, offer: &Offer) -> bool {
    offer.topics.iter().any(|t| rule.topics.contains(&t.as_str()))
        || offer.audiences.iter().any(|a| rule.audiences.contains(&a.as_str()))
        || rule.kinds.contains(&offer.kind)
}
