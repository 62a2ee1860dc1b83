//! What a field of two entries is called and what it holds, in the words of the forms.

use std::collections::BTreeSet;

use exchange::table::form::Cells;
use jiff::civil::Date;
use landscape::{
    Coded, Notation, Offer, Organisation, Vocabularies,
    merging::{Mergeable, OfferField, OrganisationField},
};

use crate::{
    Lang,
    cockpit::{
        offers,
        organisations::{Entry, field_of},
    },
    register::Register,
    words::{dates, text, with},
};

/// An entry whose fields can be told.
pub(super) trait Shown: Mergeable {
    /// The key of the word for a field.
    fn label(field: Self::Field) -> &'static str;

    /// What stands in a field: a line for each of its parts that says something.
    fn lines(&self, field: Self::Field, words: &Words<'_>) -> Vec<String>;
}

impl Shown for Offer {
    fn label(field: OfferField) -> &'static str {
        match field {
            OfferField::Kind => "field-art",
            OfferField::Title => "field-titel",
            OfferField::Summary => "field-kurztext",
            OfferField::Description => "field-beschreibung",
            OfferField::Provider => "merging-provider",
            OfferField::Format => "field-form",
            OfferField::Schedule => "part-dates",
            OfferField::Hours => "field-oeffnungszeiten",
            OfferField::Ages => "merging-ages",
            OfferField::Prerequisite => "field-voraussetzungen",
            OfferField::Audiences => "field-zielgruppen",
            OfferField::LifePhases => "field-lebensphasen",
            OfferField::Topics => "field-themen",
            OfferField::Keywords => "field-stichworte",
            OfferField::Price => "part-price",
            OfferField::Registration => "field-anmeldung",
            OfferField::Url => "field-webseite",
            OfferField::Contact => "part-contact",
            OfferField::Capacity => "field-plaetze",
            OfferField::Accessibility => "field-barrierefreiheit",
            OfferField::Childcare => "field-kinderbetreuung",
            OfferField::Languages => "field-sprache",
            OfferField::Certificate => "field-abschluss",
            OfferField::Group => "part-group",
            OfferField::Validity => "part-window",
        }
    }

    fn lines(&self, field: OfferField, words: &Words<'_>) -> Vec<String> {
        let rows = offers::cells(words.register, self);
        let Some(first) = rows.first() else { return Vec::new() };
        let of = |columns: &[&str]| told(words.lang, first, columns, offers::field_of);
        match field {
            OfferField::Kind => of(&["Art"]),
            OfferField::Title => of(&["Titel", "Titel (en)"]),
            OfferField::Summary => of(&["Kurztext", "Kurztext (en)"]),
            OfferField::Description => {
                of(&["Beschreibung", "Beschreibung (en)", "Leichte Sprache"])
            }
            OfferField::Provider => {
                vec![words.register.name(self.provider).to_owned()]
            }
            OfferField::Format => of(&["Form"]),
            OfferField::Schedule => {
                let mut lines = of(&["Einstieg"]);
                lines.extend(rows.iter().filter_map(|row| date(words.lang, row)));
                lines
            }
            OfferField::Hours => of(&["Öffnungszeiten"]),
            OfferField::Ages => of(&["Alter von", "Alter bis"]),
            OfferField::Prerequisite => of(&["Voraussetzungen", "Voraussetzungen (en)"]),
            OfferField::Audiences => words.concepts("audiences", &self.audiences),
            OfferField::LifePhases => {
                let phases = self.life_phases.iter().filter_map(|phase| phase.code().parse().ok());
                words.concepts("life-phases", &phases.collect())
            }
            OfferField::Topics => words.concepts("topics", &self.topics),
            OfferField::Keywords => of(&["Stichworte"]),
            OfferField::Price => {
                of(&["Preis", "Preis bis", "Ermäßigter Preis", "Preishinweis", "Förderung"])
            }
            OfferField::Registration => of(&["Anmeldung"]),
            OfferField::Url => of(&["Webseite"]),
            OfferField::Contact => of(&["Telefon", "E-Mail", "Kontaktseite"]),
            OfferField::Capacity => of(&["Plätze"]),
            OfferField::Accessibility => words.concepts("accessibility", &self.accessibility),
            OfferField::Childcare => of(&["Kinderbetreuung"]),
            OfferField::Languages => of(&["Sprache", "Niveau"]),
            OfferField::Certificate => of(&["Abschluss"]),
            OfferField::Group => of(&offers::group_columns()),
            OfferField::Validity => of(&["Gültig ab", "Gültig bis"]),
        }
    }
}

impl Shown for Organisation {
    fn label(field: OrganisationField) -> &'static str {
        match field {
            OrganisationField::Name => "field-name",
            OrganisationField::Kinds => "field-einrichtungsart",
            OrganisationField::Description => "field-beschreibung",
            OrganisationField::RunBy => "field-traeger",
            OrganisationField::Provider => "field-anbieter",
            OrganisationField::Address => "part-where",
            OrganisationField::Contact => "part-contact",
            OrganisationField::OpeningHours => "field-oeffnungszeiten",
            OrganisationField::Accessibility => "field-barrierefreiheit",
            OrganisationField::School => "part-school",
            OrganisationField::Kita => "part-kita",
        }
    }

    fn lines(&self, field: OrganisationField, words: &Words<'_>) -> Vec<String> {
        let cells = Entry::cells(self, words.register);
        let of = |columns: &[&str]| told(words.lang, &cells, columns, field_of::<Organisation>);
        match field {
            OrganisationField::Name => of(&["Name", "Name (en)"]),
            OrganisationField::Kinds => words.concepts("organisation-types", &self.kinds),
            OrganisationField::Description => {
                of(&["Beschreibung", "Beschreibung (en)", "Leichte Sprache"])
            }
            OrganisationField::RunBy => of(&["Träger"]),
            OrganisationField::Provider => of(&["Anbieter"]),
            OrganisationField::Address => of(&["Straße", "PLZ", "Ort", "Breite", "Länge"]),
            OrganisationField::Contact => of(&["Webseite", "Telefon", "E-Mail"]),
            OrganisationField::OpeningHours => of(&["Öffnungszeiten"]),
            OrganisationField::Accessibility => {
                words.concepts("accessibility", &self.accessibility)
            }
            OrganisationField::School => {
                let number = self.school.as_ref().and_then(|school| school.number.as_ref());
                let mut lines: Vec<String> = number
                    .map(|number| with(words.lang, "merging-school-number", &[("number", number)]))
                    .into_iter()
                    .collect();
                lines.extend(of(&["Ganztag", "Einzugsgebiet", "Tag der offenen Tür", "Aufzug"]));
                lines
            }
            OrganisationField::Kita => {
                of(&["Alter von", "Alter bis", "Betreuungszeiten", "Anmeldung"])
            }
        }
    }
}

/// What is needed to tell of an entry.
pub(super) struct Words<'a> {
    pub(super) lang: Lang,
    pub(super) register: &'a Register,
    pub(super) vocabularies: &'a Vocabularies,
}

impl Words<'_> {
    /// What concepts are called, in one line.
    fn concepts(&self, scheme: &str, concepts: &BTreeSet<Notation>) -> Vec<String> {
        let tag = self.lang.tag();
        let label = |concept| self.vocabularies.label(scheme, concept, &tag).to_owned();
        let labels: Vec<String> = concepts.iter().map(label).collect();
        if labels.is_empty() { labels } else { vec![labels.join(", ")] }
    }
}

/// The cells of these columns that are filled; with their names where several belong together.
fn told(
    lang: Lang,
    cells: &Cells,
    columns: &[&str],
    field_of: fn(&str) -> Option<&'static str>,
) -> Vec<String> {
    let filled = columns.iter().filter_map(|column| {
        let cell = cells.get(*column).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())?;
        Some((*column, cell))
    });
    filled
        .map(|(column, cell)| {
            let cell =
                cell.parse::<Date>().map_or_else(|_| cell.to_owned(), |day| dates::full(lang, day));
            let alone = columns.len() == 1 || BARE.contains(&column);
            match field_of(column).filter(|_| !alone) {
                Some(field) => format!("{}: {cell}", text(lang, &format!("field-{field}"))),
                None => cell,
            }
        })
        .collect()
}

/// Columns that need no name beside others of their field: what they say stands for itself.
const BARE: [&str; 13] = [
    "Titel",
    "Kurztext",
    "Beschreibung",
    "Voraussetzungen",
    "Name",
    "Sprache",
    "Webseite",
    "Termin in Worten",
    "Ort",
    "Raum",
    "Straße",
    "PLZ",
    "Gemeinde",
];

/// A date with its place in one line.
fn date(lang: Lang, row: &Cells) -> Option<String> {
    const PARTS: [&str; 6] = ["Termin in Worten", "Ort", "Raum", "Straße", "PLZ", "Gemeinde"];
    let parts = told(lang, row, &PARTS, offers::field_of);
    (!parts.is_empty()).then(|| parts.join(", "))
}
