//! Rows as organisations and places: registers of schools and Kitas, clubs, libraries, mills.

use std::collections::BTreeSet;

use base::{Finding, FindingKind};
use landscape::{
    AgeRange, AllDay, Contact, Incoming, Intake, KitaEntry, Notation, Organisation, Place, RunBy,
    SchoolEntry,
};

use super::cell::Line;
use crate::{
    draft::{Desk, Scheme},
    html,
    labels::Labels,
};

const RECORDS: &[(&str, bool)] =
    &[("Einrichtung", true), ("Lernort", false), ("organisation", true), ("place", false)];

const ALL_DAY: &[(&str, AllDay)] = &[
    ("nein", AllDay::None),
    ("offen", AllDay::Open),
    ("teilgebunden", AllDay::PartlyBound),
    ("gebunden", AllDay::Bound),
];

/// What is needed to map these rows beside the desk.
#[derive(Debug)]
pub(super) struct Organisations {
    organisation_types: Labels,
    place_types: Labels,
    keys: BTreeSet<(bool, String)>,
}

impl Organisations {
    pub(super) fn new(intake: &Intake<'_>) -> Organisations {
        Organisations {
            organisation_types: Labels::of(intake.vocabularies, "organisation-types"),
            place_types: Labels::of(intake.vocabularies, "place-types"),
            keys: BTreeSet::new(),
        }
    }

    pub(super) fn row(&mut self, row: &Line<'_>, desk: &mut Desk<'_>) {
        let Some(key) = desk.key(row.key(), row.spot("Schlüssel")) else { return };
        let rejected = |kind, column| Finding::rejected(kind, row.spot(column), row.get(column));
        let name = row.local("Name", html::plain);
        if name.is_empty() {
            desk.find(rejected(FindingKind::Missing, "Name"));
            return;
        }
        let Some(is_organisation) = row.word(desk, "Satzart", RECORDS) else {
            let missing = row.get("Satzart").is_empty();
            let kind = if missing { FindingKind::Missing } else { FindingKind::UnknownCode };
            desk.find(rejected(kind, "Satzart"));
            return;
        };
        if !self.keys.insert((is_organisation, row.key().to_owned())) {
            desk.find(rejected(FindingKind::DuplicateKey, "Schlüssel"));
            return;
        }
        let incoming = if is_organisation {
            let id = desk.intake.organisation_id(&key);
            let organisation = Organisation::new(id, desk.intake.origin(key), name);
            Incoming::Organisation(Box::new(self.organisation(organisation, row, desk)))
        } else {
            let id = desk.intake.place_id(&key);
            let place = Place::new(id, desk.intake.origin(key), name);
            Incoming::Place(Box::new(self.place(place, row, desk)))
        };
        desk.put(incoming);
    }

    fn kinds(&self, row: &Line<'_>, desk: &mut Desk<'_>, labels: &Labels) -> BTreeSet<Notation> {
        let mut kinds = BTreeSet::new();
        for word in row.list("Art") {
            match labels.get(&word) {
                Some(kind) => {
                    kinds.insert(kind.clone());
                }
                None => desk.note_once(FindingKind::UnknownCode, row.spot("Art"), &word),
            }
        }
        kinds
    }

    fn organisation(
        &self,
        mut it: Organisation,
        row: &Line<'_>,
        desk: &mut Desk<'_>,
    ) -> Organisation {
        it.kinds = self.kinds(row, desk, &self.organisation_types);
        it.provider = row.yes(desk, "Anbieter").unwrap_or(false);
        it.run_by = row.filled("Träger").map(RunBy::Named);
        it.description = row.local("Beschreibung", html::clean);
        it.address = row.address(desk, "Ort");
        it.contact = contact(row, desk);
        it.opening_hours = row.filled("Öffnungszeiten");
        it.accessibility = row.concepts(desk, "Barrierefreiheit", Scheme::Accessibility);
        it.assured_at = row.date(desk, "Zuletzt geprüft");
        let school = SchoolEntry {
            number: None,
            form: None,
            all_day: row.word(desk, "Ganztag", ALL_DAY),
            catchment: row.filled("Einzugsgebiet"),
            open_day: row.date(desk, "Tag der offenen Tür"),
            lift: row.yes(desk, "Aufzug"),
        };
        it.school = (school != SchoolEntry::default()).then_some(school);
        let kita = KitaEntry {
            ages: row.ages(desk),
            hours: row.filled("Betreuungszeiten"),
            application: row.web(desk, "Anmeldung"),
        };
        it.kita = (kita != KitaEntry::default()).then_some(kita);
        it
    }

    fn place(&self, mut it: Place, row: &Line<'_>, desk: &mut Desk<'_>) -> Place {
        it.kinds = self.kinds(row, desk, &self.place_types);
        it.description = row.local("Beschreibung", html::clean);
        it.address = row.address(desk, "Ort");
        it.contact = contact(row, desk);
        it.opening_hours = row.filled("Öffnungszeiten");
        it.accessibility = row.concepts(desk, "Barrierefreiheit", Scheme::Accessibility);
        it.assured_at = row.date(desk, "Zuletzt geprüft");
        let owner = row.get("Betrieben von");
        if !owner.is_empty() {
            let key = desk.key(owner, row.spot("Betrieben von"));
            it.run_by = key.map(|key| desk.intake.organisation_id(&key));
        }
        it
    }
}

fn contact(row: &Line<'_>, desk: &mut Desk<'_>) -> Contact {
    Contact {
        phone: row.phone(desk, "Telefon"),
        email: row.mail(desk, "E-Mail"),
        url: row.web(desk, "Webseite"),
    }
}

impl Line<'_> {
    /// The columns of ages: whole years up to 120.
    pub(super) fn ages(&self, desk: &mut Desk<'_>) -> AgeRange {
        let mut age = |column: &str| {
            let years: Option<u8> = self.number(desk, column);
            let fine = years.filter(|y| *y <= 120);
            if years.is_some() && fine.is_none() {
                desk.note(FindingKind::NotANumber, self.spot(column), self.get(column));
            }
            fine
        };
        let (from, to) = (age("Alter von"), age("Alter bis"));
        if let (Some(least), Some(most)) = (from, to)
            && most < least
        {
            let kind = FindingKind::Contradiction("Alter bis < Alter von");
            desk.note(kind, self.spot("Alter bis"), self.get("Alter bis"));
            return AgeRange { from, to: None };
        }
        AgeRange { from, to }
    }
}
