//! Two entries that are one: which ones look so, both side by side, and taking apart again.
//!
//! What is proposed for each field is the domain's word ([`landscape::merging`]); here it is shown, chosen and done.

mod compare;
mod fields;
mod list;

use access::{Capability, Granted, Review};
use axum::routing::{get, post};
use base::{ChangePosition, OrganisationId, SourceKey};
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
    stays: Side<T>,
    goes: Side<T>,
}

/// One of both.
struct Side<T> {
    it: T,
    of: RecordRef,
    owner: OrganisationId,
    name: String,
    source: SourceKey,
    /// Its last change.
    read: ChangePosition,
    /// Whether a draft of it has to be decided on first.
    drafted: bool,
}

/// An entry that can go up into another one.
trait Entry: Mergeable + Shown {
    fn record(self) -> Record;
}

impl Entry for Offer {
    fn record(self) -> Record {
        Record::Offer(Box::new(self))
    }
}

impl Entry for Organisation {
    fn record(self) -> Record {
        Record::Organisation(Box::new(self))
    }
}

impl Two {
    /// The entries under two ids; not found where they are not two of one kind.
    async fn read(tx: &mut ReadTx, stays: Uuid, goes: Uuid) -> Result<Two, Problem> {
        if stays == goes {
            return Err(Problem::NotFound);
        }
        let (stays, goes) = (Side::read(tx, stays).await?, Side::read(tx, goes).await?);
        match (&stays.it, &goes.it) {
            (Record::Offer(a), Record::Offer(b)) => {
                let (a, b) = (Offer::clone(a), Offer::clone(b));
                Ok(Two::Offers(Box::new(Pair { stays: stays.with(a), goes: goes.with(b) })))
            }
            (Record::Organisation(a), Record::Organisation(b)) => {
                let (a, b) = (Organisation::clone(a), Organisation::clone(b));
                Ok(Two::Organisations(Box::new(Pair { stays: stays.with(a), goes: goes.with(b) })))
            }
            _ => Err(Problem::NotFound),
        }
    }
}

impl Side<Record> {
    async fn read(tx: &mut ReadTx, id: Uuid) -> Result<Side<Record>, Problem> {
        let it = entries::under(tx, id).await?.ok_or(Problem::NotFound)?;
        let of = it.entry().ok_or(Problem::NotFound)?;
        let (owner, origin) = (it.owner(), it.origin());
        Ok(Side {
            of,
            owner: owner.ok_or(Problem::NotFound)?,
            name: it.name().to_owned(),
            source: origin.ok_or(Problem::NotFound)?.source.clone(),
            read: changes::last_of(tx, of).await?,
            drafted: drafts::by_id(tx, of).await?.is_some(),
            it,
        })
    }

    /// The same, with what the record holds.
    fn with<T>(self, it: T) -> Side<T> {
        let Side { of, owner, name, source, read, drafted, .. } = self;
        Side { it, of, owner, name, source, read, drafted }
    }
}

impl<T: Entry> Pair<T> {
    /// That whoever is signed in decides on both.
    fn proofs(&self, signed: &Signed) -> Result<(Granted<Review>, Granted<Review>), Problem> {
        Ok((signed.may(Review(self.stays.owner))?, signed.may(Review(self.goes.owner))?))
    }

    /// Makes one of both as it was chosen; `read` are the changes that whoever chose saw.
    async fn merge(
        &self,
        app: &App,
        signed: &Signed,
        read: (ChangePosition, ChangePosition),
        choices: &Choices<T::Field>,
    ) -> Result<(), Problem> {
        let proofs = self.proofs(signed)?;
        let merged = merging::merge(&self.stays.it, &self.goes.it, choices).record();
        let wish = Merge { stays: &merged, goes: self.goes.of, read };
        let mut tx = signed.writes(app).await?;
        merges::merge(&mut tx, (&proofs.0, &proofs.1), &wish)
            .await
            .map_err(Problem::of_conflict)?;
        tx.commit().await?;
        Ok(())
    }

    /// Makes one of both as it is proposed.
    async fn merge_as_proposed(&self, app: &App, signed: &Signed) -> Result<(), Problem> {
        let choices = merging::proposed(&self.stays.it, &self.goes.it);
        self.merge(app, signed, (self.stays.read, self.goes.read), &choices).await
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
