//! What persons did that changes no record of the stock: signing in, accounts, roles. With the change log it is
//! the audit trail.

use access::{Granted, ReadAudit};
use base::{AccountId, Ags};
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{
    ReadTx, RecordKind, RecordRef, Secret, StoreError, WriteTx, changes::time, db::on,
    drafts::same_actor, record::label, runs::new_id,
};

/// Something that was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    SignedIn,
    SignedOut,
    Invited,
    AcceptedInvitation,
    ChangedPassword,
    ChangedRoles,
    Locked,
    Opened,
    EndedSession,
    ReadAudit,
    RequestedReset,
    ChangedName,
    SetUpApp,
    SwitchedOffApp,
    MadeRecoveryCodes,
    UsedRecoveryCode,
    AddedPasskey,
    RemovedPasskey,
    CameByProvider,
    BoundIdentity,
    UnboundIdentity,
    ResetFactors,
    DemandedFactor,
    ReleasedFactor,
    DemandedFactorOfAll,
    ReleasedFactorOfAll,
    Submitted,
    TookForReview,
    GaveBack,
    Published,
    Withdrew,
    DroppedDraft,
    Trusted,
    Distrusted,
    FollowsSource,
    Confirmed,
    Hid,
    AddedPicture,
    ReleasedPicture,
    HidPicture,
    ChangedPicture,
    RemovedPicture,
    BroughtPictureBack,
    AnsweredFeedback,
    WroteNotice,
    ChangedNotice,
    SettledNotice,
    WithdrewNotice,
    ExtendedNotice,
    KeptApart,
    MergedEntry,
    TookApart,
    TookBack,
    ProposedFeed,
    ChangedSchedule,
    AskedForHarvest,
    EndedHarvest,
    ReleasedRun,
    DiscardedRun,
    TookRunBack,
    HandedInFile,
    OpenedOffice,
    ClosedOffice,
    CameBack,
    WentAway,
    WroteText,
    PublishedText,
    WithdrewText,
    ChangedConcept,
    MergedConcept,
    /// Took a copy of the own data.
    CopiedData,
    /// Took a copy of somebody else's data.
    CopiedPerson,
    ErasedAccount,
    /// Took the audit trail away as a file.
    ExportedAudit,
}

impl Deed {
    pub const ALL: &'static [Deed] = &[
        Deed::SignedIn,
        Deed::SignedOut,
        Deed::Invited,
        Deed::AcceptedInvitation,
        Deed::ChangedPassword,
        Deed::ChangedRoles,
        Deed::Locked,
        Deed::Opened,
        Deed::EndedSession,
        Deed::ReadAudit,
        Deed::RequestedReset,
        Deed::ChangedName,
        Deed::SetUpApp,
        Deed::SwitchedOffApp,
        Deed::MadeRecoveryCodes,
        Deed::UsedRecoveryCode,
        Deed::AddedPasskey,
        Deed::RemovedPasskey,
        Deed::CameByProvider,
        Deed::BoundIdentity,
        Deed::UnboundIdentity,
        Deed::ResetFactors,
        Deed::DemandedFactor,
        Deed::ReleasedFactor,
        Deed::DemandedFactorOfAll,
        Deed::ReleasedFactorOfAll,
        Deed::Submitted,
        Deed::TookForReview,
        Deed::GaveBack,
        Deed::Published,
        Deed::Withdrew,
        Deed::DroppedDraft,
        Deed::Trusted,
        Deed::Distrusted,
        Deed::FollowsSource,
        Deed::Confirmed,
        Deed::Hid,
        Deed::AddedPicture,
        Deed::ReleasedPicture,
        Deed::HidPicture,
        Deed::ChangedPicture,
        Deed::RemovedPicture,
        Deed::BroughtPictureBack,
        Deed::AnsweredFeedback,
        Deed::WroteNotice,
        Deed::ChangedNotice,
        Deed::SettledNotice,
        Deed::WithdrewNotice,
        Deed::ExtendedNotice,
        Deed::KeptApart,
        Deed::MergedEntry,
        Deed::TookApart,
        Deed::TookBack,
        Deed::ProposedFeed,
        Deed::ChangedSchedule,
        Deed::AskedForHarvest,
        Deed::EndedHarvest,
        Deed::ReleasedRun,
        Deed::DiscardedRun,
        Deed::TookRunBack,
        Deed::HandedInFile,
        Deed::OpenedOffice,
        Deed::ClosedOffice,
        Deed::CameBack,
        Deed::WentAway,
        Deed::WroteText,
        Deed::PublishedText,
        Deed::WithdrewText,
        Deed::ChangedConcept,
        Deed::MergedConcept,
        Deed::CopiedData,
        Deed::CopiedPerson,
        Deed::ErasedAccount,
        Deed::ExportedAudit,
    ];

    /// A stable word for the database and for exports.
    pub fn code(self) -> &'static str {
        match self {
            Deed::SignedIn => "signed-in",
            Deed::SignedOut => "signed-out",
            Deed::Invited => "invited",
            Deed::AcceptedInvitation => "accepted-invitation",
            Deed::ChangedPassword => "changed-password",
            Deed::ChangedRoles => "changed-roles",
            Deed::Locked => "locked",
            Deed::Opened => "opened",
            Deed::EndedSession => "ended-session",
            Deed::ReadAudit => "read-audit",
            Deed::RequestedReset => "requested-reset",
            Deed::ChangedName => "changed-name",
            Deed::SetUpApp => "set-up-app",
            Deed::SwitchedOffApp => "switched-off-app",
            Deed::MadeRecoveryCodes => "made-recovery-codes",
            Deed::UsedRecoveryCode => "used-recovery-code",
            Deed::AddedPasskey => "added-passkey",
            Deed::RemovedPasskey => "removed-passkey",
            Deed::CameByProvider => "came-by-provider",
            Deed::BoundIdentity => "bound-identity",
            Deed::UnboundIdentity => "unbound-identity",
            Deed::ResetFactors => "reset-factors",
            Deed::DemandedFactor => "demanded-factor",
            Deed::ReleasedFactor => "released-factor",
            Deed::DemandedFactorOfAll => "demanded-factor-of-all",
            Deed::ReleasedFactorOfAll => "released-factor-of-all",
            Deed::Submitted => "submitted",
            Deed::TookForReview => "took-for-review",
            Deed::GaveBack => "gave-back",
            Deed::Published => "published",
            Deed::Withdrew => "withdrew",
            Deed::DroppedDraft => "dropped-draft",
            Deed::Trusted => "trusted",
            Deed::Distrusted => "distrusted",
            Deed::FollowsSource => "follows-source",
            Deed::Confirmed => "confirmed",
            Deed::Hid => "hid",
            Deed::AddedPicture => "added-picture",
            Deed::ReleasedPicture => "released-picture",
            Deed::HidPicture => "hid-picture",
            Deed::ChangedPicture => "changed-picture",
            Deed::RemovedPicture => "removed-picture",
            Deed::BroughtPictureBack => "brought-picture-back",
            Deed::AnsweredFeedback => "answered-feedback",
            Deed::WroteNotice => "wrote-notice",
            Deed::ChangedNotice => "changed-notice",
            Deed::SettledNotice => "settled-notice",
            Deed::WithdrewNotice => "withdrew-notice",
            Deed::ExtendedNotice => "extended-notice",
            Deed::KeptApart => "kept-apart",
            Deed::MergedEntry => "merged-entry",
            Deed::TookApart => "took-apart",
            Deed::TookBack => "took-back",
            Deed::ProposedFeed => "proposed-feed",
            Deed::ChangedSchedule => "changed-schedule",
            Deed::AskedForHarvest => "asked-for-harvest",
            Deed::EndedHarvest => "ended-harvest",
            Deed::ReleasedRun => "released-run",
            Deed::DiscardedRun => "discarded-run",
            Deed::TookRunBack => "took-run-back",
            Deed::HandedInFile => "handed-in-file",
            Deed::OpenedOffice => "opened-office",
            Deed::ClosedOffice => "closed-office",
            Deed::CameBack => "came-back",
            Deed::WentAway => "went-away",
            Deed::WroteText => "wrote-text",
            Deed::PublishedText => "published-text",
            Deed::WithdrewText => "withdrew-text",
            Deed::ChangedConcept => "changed-concept",
            Deed::MergedConcept => "merged-concept",
            Deed::CopiedData => "copied-data",
            Deed::CopiedPerson => "copied-person",
            Deed::ErasedAccount => "erased-account",
            Deed::ExportedAudit => "exported-audit",
        }
    }
}

/// A line of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Sorts by time.
    pub id: Uuid,
    pub at: Timestamp,
    /// As [`base::Actor::label`] says it.
    pub actor: String,
    pub what: Deed,
    pub about: Option<About>,
}

/// What an act was done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Account(AccountId),
    Record(RecordRef),
    /// A version of what the office wrote.
    Article(Uuid),
    /// A version of what the office says of a concept.
    Concept(Uuid),
}

/// The kind of an act about an article.
const ARTICLE: &str = "article";
/// The kind of an act about a concept of a vocabulary.
const CONCEPT: &str = "concept";

#[derive(sqlx::FromRow)]
struct ActRow {
    id: Uuid,
    at: i64,
    actor: String,
    what: String,
    about: Option<Uuid>,
    about_kind: Option<String>,
}

/// Notes what the actor of `tx` does.
pub(crate) async fn note(
    tx: &mut WriteTx,
    district: &Ags,
    what: Deed,
    about: Option<AccountId>,
) -> Result<(), StoreError> {
    note_about(tx, district, what, about.map(About::Account)).await
}

/// Notes what the actor of `tx` does with an account or a record.
pub(crate) async fn note_about(
    tx: &mut WriteTx,
    district: &Ags,
    what: Deed,
    about: Option<About>,
) -> Result<(), StoreError> {
    const SQL: &str = "
        INSERT INTO act (id, at, district, actor, what, about, about_kind)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let (about, kind) = match about {
        Some(About::Account(id)) => (Some(id.uuid()), None),
        Some(About::Record(record)) => (Some(record.uuid()), Some(record.kind().code())),
        Some(About::Article(version)) => (Some(version), Some(ARTICLE)),
        Some(About::Concept(version)) => (Some(version), Some(CONCEPT)),
        None => (None, None),
    };
    let (tx_at, actor) = (tx.at(), label(tx.actor()));
    let at = tx_at.as_microsecond();
    on!(tx, conn => sqlx::query(SQL)
        .bind(new_id(tx_at))
        .bind(at)
        .bind(district.as_str())
        .bind(actor)
        .bind(what.code())
        .bind(about)
        .bind(kind)
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

/// Notes that somebody asked for a link to a new password; nobody is signed in then.
pub async fn note_reset(
    tx: &mut WriteTx,
    district: &Ags,
    account: AccountId,
) -> Result<(), StoreError> {
    note(tx, district, Deed::RequestedReset, Some(account)).await
}

/// Notes that the audit trail was read, once a day of a session.
pub async fn note_reading(
    tx: &mut WriteTx,
    proof: &Granted<ReadAudit>,
    district: &Ags,
    session: &Secret,
    day: Date,
) -> Result<(), StoreError> {
    const SQL: &str = "
        UPDATE person_session SET audit_day = $1
        WHERE hash = $2 AND (audit_day IS NULL OR audit_day <> $1)";
    same_actor(tx, proof.actor())?;
    let first = on!(tx, conn => sqlx::query(SQL)
        .bind(day.to_string())
        .bind(session.hash())
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    if first == 0 {
        return Ok(());
    }
    note(tx, district, Deed::ReadAudit, None).await
}

/// Notes that somebody took the audit trail away as a file.
pub async fn exported(
    tx: &mut WriteTx,
    proof: &Granted<ReadAudit>,
    district: &Ags,
) -> Result<(), StoreError> {
    same_actor(tx, proof.actor())?;
    note(tx, district, Deed::ExportedAudit, None).await
}

/// The acts of a district before the one of this id, the latest first.
pub async fn latest(
    tx: &mut ReadTx,
    district: &Ags,
    before: Option<Uuid>,
    limit: u32,
) -> Result<Vec<Act>, StoreError> {
    const SQL: &str = "
        SELECT id, at, actor, what, about, about_kind FROM act
        WHERE district = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
    let rows: Vec<ActRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(before.unwrap_or(Uuid::max()))
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    rows.into_iter()
        .map(|row| {
            let what = Deed::ALL.iter().copied().find(|deed| deed.code() == row.what);
            let corrupt = || StoreError::Corrupt(format!("the act {}", row.id));
            let about = match (row.about, &row.about_kind) {
                (Some(id), Some(kind)) if kind == ARTICLE => Some(About::Article(id)),
                (Some(id), Some(kind)) if kind == CONCEPT => Some(About::Concept(id)),
                (Some(id), Some(kind)) => {
                    let kind = RecordKind::from_code(kind).ok_or_else(corrupt)?;
                    Some(About::Record(RecordRef::new(kind, id)))
                }
                (id, _) => id.map(AccountId::from_uuid).map(About::Account),
            };
            let what = what.ok_or_else(corrupt)?;
            Ok(Act { id: row.id, at: time(row.at)?, actor: row.actor, what, about })
        })
        .collect()
}
