//! Two entries that are one: which ones look so, both side by side, and taking apart again.
//!
//! What is proposed for each field is the domain's word ([`landscape::merging`]); here it is shown, chosen and done.

mod compare;
mod fields;
mod list;

use access::{Capability, Granted, Review};
use axum::routing::{get, post};
use base::{ChangePosition, OrganisationId};
use landscape::{
    Offer, Organisation, Publication, completeness,
    merging::{self, Choices, Mergeable},
};
use store::{
    ReadTx, Record, RecordRef, changes, drafts, entries,
    merges::{self, Merge},
};
use uuid::Uuid;

use crate::{
    guard::Signed,
    problem::Problem,
    route::{Kind, Route, needs, needs_form},
    state::App,
};

use fields::Shown;

pub(in crate::cockpit) use list::{alike, keep_apart, two};

/// Where it is done.
pub(in crate::cockpit) const PATH: &str = "/cockpit/zusammenfuehren";

const WRITE: Capability = Capability::Review;

pub(crate) const ROUTES: &[Route] = &[
    needs(WRITE, "/cockpit/zusammenfuehren", Kind::Page, "entries that look the same", || {
        get(list::page)
    }),
    needs_form(
        WRITE,
        "/cockpit/zusammenfuehren",
        "says that entries are not the same, takes merged ones apart",
        || post(list::decide),
    ),
    needs(
        WRITE,
        "/cockpit/zusammenfuehren/{bleibt}/{geht}",
        Kind::Page,
        "two entries field by field",
        || get(compare::page),
    ),
    needs_form(
        WRITE,
        "/cockpit/zusammenfuehren/{bleibt}/{geht}",
        "makes one of two entries",
        || post(compare::merge),
    ),
];

/// The page on which two entries stand side by side.
pub(in crate::cockpit) fn here(stays: Uuid, goes: Uuid) -> String {
    format!("{PATH}/{stays}/{goes}")
}

/// Two entries of one kind, the one that stays first.
enum Two {
    Offers(Box<Pair<Offer>>),
    Organisations(Box<Pair<Organisation>>),
}

/// Two entries as they were read.
struct Pair<T> {
    stays: T,
    goes: T,
    /// The last change of each.
    read: (ChangePosition, ChangePosition),
    /// The drafts that have to be decided on first.
    drafts: Vec<RecordRef>,
}

/// An entry that can go up into another one.
trait Entry: Mergeable + Shown {
    fn of(self) -> RecordRef;
    fn record(self) -> Record;
    fn owner(&self) -> OrganisationId;
}

impl Entry for Offer {
    fn of(self) -> RecordRef {
        RecordRef::Offer(self.id)
    }

    fn record(self) -> Record {
        Record::Offer(Box::new(self))
    }

    fn owner(&self) -> OrganisationId {
        self.provider
    }
}

impl Entry for Organisation {
    fn of(self) -> RecordRef {
        RecordRef::Organisation(self.id)
    }

    fn record(self) -> Record {
        Record::Organisation(Box::new(self))
    }

    fn owner(&self) -> OrganisationId {
        self.id
    }
}

impl Two {
    /// The entries under two ids; not found where they are not two of one kind.
    async fn read(tx: &mut ReadTx, stays: Uuid, goes: Uuid) -> Result<Two, Problem> {
        if stays == goes {
            return Err(Problem::NotFound);
        }
        let (one, other) = (under(tx, stays).await?, under(tx, goes).await?);
        let refs = [one.entry(), other.entry()];
        let mut waiting = Vec::new();
        for of in refs.into_iter().flatten() {
            if drafts::by_id(tx, of).await?.is_some() {
                waiting.push(of);
            }
        }
        let [Some(first), Some(second)] = refs else { return Err(Problem::NotFound) };
        let read = (changes::last_of(tx, first).await?, changes::last_of(tx, second).await?);
        match (one, other) {
            (Record::Offer(stays), Record::Offer(goes)) => Ok(Two::Offers(Box::new(Pair {
                stays: *stays,
                goes: *goes,
                read,
                drafts: waiting,
            }))),
            (Record::Organisation(stays), Record::Organisation(goes)) => {
                let (stays, goes) = (*stays, *goes);
                Ok(Two::Organisations(Box::new(Pair { stays, goes, read, drafts: waiting })))
            }
            _ => Err(Problem::NotFound),
        }
    }
}

async fn under(tx: &mut ReadTx, id: Uuid) -> Result<Record, Problem> {
    let (of, _) = entries::whose(tx, id).await?.ok_or(Problem::NotFound)?;
    entries::by_ref(tx, of).await?.ok_or(Problem::NotFound)
}

impl<T: Entry> Pair<T> {
    /// That whoever is signed in decides on both.
    fn proofs(&self, signed: &Signed) -> Result<(Granted<Review>, Granted<Review>), Problem> {
        Ok((signed.may(Review(self.stays.owner()))?, signed.may(Review(self.goes.owner()))?))
    }

    /// Makes one of both as it was chosen.
    async fn merge(
        &self,
        app: &App,
        signed: &Signed,
        choices: &Choices<T::Field>,
    ) -> Result<(), Problem> {
        let proofs = self.proofs(signed)?;
        let merged = merging::merge(&self.stays, &self.goes, choices).record();
        let goes = self.goes.clone().of();
        let wish = Merge { stays: &merged, goes, read: self.read };
        let mut tx = signed.writes(app).await?;
        merges::merge(&mut tx, (&proofs.0, &proofs.1), &wish)
            .await
            .map_err(Problem::of_conflict)?;
        tx.commit().await?;
        Ok(())
    }

    /// Makes one of both as it is proposed.
    async fn merge_as_proposed(&self, app: &App, signed: &Signed) -> Result<(), Problem> {
        self.merge(app, signed, &merging::proposed(&self.stays, &self.goes)).await
    }
}

/// Makes one of two entries as it is proposed.
pub(in crate::cockpit) async fn as_proposed(
    app: &App,
    signed: &Signed,
    stays: Uuid,
    goes: Uuid,
) -> Result<(), Problem> {
    let mut tx = app.state.db.read().await?;
    let two = Two::read(&mut tx, stays, goes).await?;
    drop(tx);
    match two {
        Two::Offers(pair) => pair.merge_as_proposed(app, signed).await,
        Two::Organisations(pair) => pair.merge_as_proposed(app, signed).await,
    }
}

/// Of two offers the one that should stay, first: what is public before what is not, then the one that says more.
pub(in crate::cockpit) fn order<'a>(a: &'a Offer, b: &'a Offer) -> (&'a Offer, &'a Offer) {
    let hidden = |it: &Offer| it.publication != Publication::Published;
    let lacks = |it: &Offer| {
        let lacks = completeness::of(it).map(|it| it.lacks).unwrap_or_default();
        lacks.iter().map(|lack| lack.weight()).sum::<u32>()
    };
    if (hidden(b), lacks(b)) < (hidden(a), lacks(a)) { (b, a) } else { (a, b) }
}
