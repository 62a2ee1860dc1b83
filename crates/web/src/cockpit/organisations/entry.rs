//! The two kinds of entries that an organisation writes of itself, with the fields of their forms.

use base::{OrganisationId, PlaceId};
use exchange::table::form::{
    Cells, Filled,
    register::{
        keep_organisation, keep_place, organisation, organisation_cells, place, place_cells,
    },
};
use landscape::{Intake, Organisation, Origin, Place, Publication, RunBy};
use store::{Record, RecordKind, RecordRef, pictures::Picture};
use uuid::Uuid;

use super::super::form::{
    Def, Part,
    Shape::{Area, Choice, Concepts, Line, YesNo},
};
use crate::{frame::Reader, problem::Problem, register::Register, state::App};

/// An entry that an organisation writes of itself.
pub(in crate::cockpit) trait Entry:
    Clone + Send + Sync + Sized + 'static
{
    const KIND: RecordKind;
    /// Where it is written.
    const PATH: &'static str;
    /// The key of the heading of a new one.
    const NEW: &'static str;
    const PARTS: &'static [&'static Part];

    fn of(record: Record) -> Option<Self>;
    fn into_record(self) -> Record;
    fn id(origin: &Origin) -> RecordRef;
    fn reference(id: Uuid) -> RecordRef;
    fn origin(&self) -> &Origin;
    /// Whose entry it is; [`OrganisationId::NOBODY`]'s is what no organisation runs.
    fn owner(&self) -> OrganisationId;
    fn name(&self) -> &str;
    fn publication(&self) -> Publication;
    fn cells(&self, register: &Register) -> Cells;
    /// The entry that was typed, with what a form cannot hold as it was before.
    fn read(
        cells: &Cells,
        intake: &Intake<'_>,
        owner: OrganisationId,
        before: Option<&Self>,
        register: &Register,
    ) -> Filled<Self>;
    fn public_page(reader: &Reader, id: Uuid) -> String;
    /// Its public page, before it is public.
    fn preview(
        &self,
        app: &App,
        reader: &Reader,
        register: &Register,
        pictures: &[Picture],
        back: String,
    ) -> Result<String, Problem>;
}

/// The name of the field in which a column of an entry is written.
pub(in crate::cockpit) fn field_of<T: Entry>(column: &str) -> Option<&'static str> {
    let mut all = T::PARTS.iter().flat_map(|part| part.fields);
    all.find(|def| def.column == column).map(|def| def.name)
}

impl Entry for Organisation {
    const KIND: RecordKind = RecordKind::Organisation;
    const PATH: &'static str = "/cockpit/einrichtungen";
    const NEW: &'static str = "organisation-new";
    const PARTS: &'static [&'static Part] =
        &[&ORGANISATION, &WHERE, &CONTACT, &ACCESS, &SCHOOL, &KITA, &LANGUAGES];

    fn of(record: Record) -> Option<Organisation> {
        match record {
            Record::Organisation(it) => Some(*it),
            _ => None,
        }
    }

    fn into_record(self) -> Record {
        Record::Organisation(Box::new(self))
    }

    fn id(origin: &Origin) -> RecordRef {
        let id = OrganisationId::derived(&origin.district, &origin.source, &origin.key);
        RecordRef::Organisation(id)
    }

    fn reference(id: Uuid) -> RecordRef {
        RecordRef::Organisation(OrganisationId::from_uuid(id))
    }

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn owner(&self) -> OrganisationId {
        self.id
    }

    fn name(&self) -> &str {
        self.name.de()
    }

    fn publication(&self) -> Publication {
        self.publication
    }

    fn cells(&self, register: &Register) -> Cells {
        organisation_cells(self, carrier(self, register))
    }

    fn read(
        cells: &Cells,
        intake: &Intake<'_>,
        _: OrganisationId,
        before: Option<&Organisation>,
        register: &Register,
    ) -> Filled<Organisation> {
        let mut filled = organisation(cells, intake);
        if let (Some(it), Some(before)) = (&mut filled.record, before) {
            keep_organisation(it, before, carrier(before, register), intake);
            it.origin.licence = before.origin.licence.clone();
        }
        filled
    }

    fn public_page(reader: &Reader, id: Uuid) -> String {
        reader.links.organisation(OrganisationId::from_uuid(id))
    }

    fn preview(
        &self,
        app: &App,
        reader: &Reader,
        register: &Register,
        pictures: &[Picture],
        back: String,
    ) -> Result<String, Problem> {
        crate::organisations::previewed(app, reader, self, register, pictures, back)
    }
}

/// The name of the registered organisation that runs this one.
fn carrier<'r>(it: &Organisation, register: &'r Register) -> Option<&'r str> {
    match &it.run_by {
        Some(RunBy::Organisation(id)) => register.organisation(*id).map(|it| it.name.de()),
        _ => None,
    }
}

impl Entry for Place {
    const KIND: RecordKind = RecordKind::Place;
    const PATH: &'static str = "/cockpit/orte";
    const NEW: &'static str = "place-new";
    const PARTS: &'static [&'static Part] = &[&PLACE, &WHERE, &CONTACT, &ACCESS, &LANGUAGES];

    fn of(record: Record) -> Option<Place> {
        match record {
            Record::Place(it) => Some(*it),
            _ => None,
        }
    }

    fn into_record(self) -> Record {
        Record::Place(Box::new(self))
    }

    fn id(origin: &Origin) -> RecordRef {
        RecordRef::Place(PlaceId::derived(&origin.district, &origin.source, &origin.key))
    }

    fn reference(id: Uuid) -> RecordRef {
        RecordRef::Place(PlaceId::from_uuid(id))
    }

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn owner(&self) -> OrganisationId {
        self.run_by.unwrap_or(OrganisationId::NOBODY)
    }

    fn name(&self) -> &str {
        self.name.de()
    }

    fn publication(&self) -> Publication {
        self.publication
    }

    fn cells(&self, _: &Register) -> Cells {
        place_cells(self)
    }

    fn read(
        cells: &Cells,
        intake: &Intake<'_>,
        owner: OrganisationId,
        before: Option<&Place>,
        _: &Register,
    ) -> Filled<Place> {
        let mut filled = place(cells, intake);
        if let Some(it) = &mut filled.record {
            it.run_by = Some(owner).filter(|owner| *owner != OrganisationId::NOBODY);
            if let Some(before) = before {
                keep_place(it, before, intake);
                it.origin.licence = before.origin.licence.clone();
            }
        }
        filled
    }

    fn public_page(reader: &Reader, id: Uuid) -> String {
        reader.links.place(PlaceId::from_uuid(id))
    }

    fn preview(
        &self,
        app: &App,
        reader: &Reader,
        register: &Register,
        _pictures: &[Picture],
        back: String,
    ) -> Result<String, Problem> {
        crate::places::previewed(app, reader, self, register, back)
    }
}

const fn def(name: &'static str, column: &'static str, shape: super::super::form::Shape) -> Def {
    Def { name, column, shape }
}

const NAME: Def = def("name", "Name", Line("text", 200));
const DESCRIPTION: Def = def("beschreibung", "Beschreibung", Area(8));

const ORGANISATION: Part = Part {
    name: "organisation",
    folded: false,
    fields: &[
        NAME,
        def("einrichtungsart", "Art", Concepts("organisation-types")),
        DESCRIPTION,
        def("traeger", "Träger", Line("text", 300)),
        def("anbieter", "Anbieter", YesNo),
    ],
};

const PLACE: Part = Part {
    name: "place",
    folded: false,
    fields: &[NAME, def("ortsart", "Art", Concepts("place-types")), DESCRIPTION],
};

const WHERE: Part = Part {
    name: "where",
    folded: false,
    fields: &[
        def("strasse", "Straße", Line("text", 200)),
        def("plz", "PLZ", Line("text", 5)),
        def("gemeinde", "Ort", Line("text", 200)),
        def("breite", "Breite", Line("text", 30)),
        def("laenge", "Länge", Line("text", 30)),
    ],
};

const CONTACT: Part = Part {
    name: "contact",
    folded: false,
    fields: &[
        def("internet", "Webseite", Line("url", 1000)),
        def("telefon", "Telefon", Line("tel", 40)),
        def("email", "E-Mail", Line("email", 254)),
        def("oeffnungszeiten", "Öffnungszeiten", Line("text", 500)),
    ],
};

const ACCESS: Part = Part {
    name: "access",
    folded: false,
    fields: &[def("barrierefreiheit", "Barrierefreiheit", Concepts("accessibility"))],
};

const SCHOOL: Part = Part {
    name: "school",
    folded: true,
    fields: &[
        def(
            "ganztag",
            "Ganztag",
            Choice(&[
                ("", "not-said"),
                ("nein", "all-day-none"),
                ("offen", "all-day-open"),
                ("teilgebunden", "all-day-partly-bound"),
                ("gebunden", "all-day-bound"),
            ]),
        ),
        def("einzugsgebiet", "Einzugsgebiet", Line("text", 500)),
        def("offener-tag", "Tag der offenen Tür", Line("date", 10)),
        def("aufzug", "Aufzug", YesNo),
    ],
};

const KITA: Part = Part {
    name: "kita",
    folded: true,
    fields: &[
        def("alter-von", "Alter von", Line("number", 3)),
        def("alter-bis", "Alter bis", Line("number", 3)),
        def("betreuungszeiten", "Betreuungszeiten", Line("text", 300)),
        def("kita-anmeldung", "Anmeldung", Line("url", 1000)),
    ],
};

const LANGUAGES: Part = Part {
    name: "languages",
    folded: true,
    fields: &[
        def("leichte-sprache", "Leichte Sprache", Area(5)),
        def("name-en", "Name (en)", Line("text", 200)),
        def("beschreibung-en", "Beschreibung (en)", Area(5)),
    ],
};
