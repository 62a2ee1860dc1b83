//! What readers say about an entry: that something is wrong with it.
//!
//! The text is theirs and may be personal: it leaves the table when the matter is closed.

use access::{Granted, Review};
use base::{Ags, OrganisationId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    ReadTx, RecordKind, RecordRef, StoreError, WriteTx, acts,
    acts::{About, Deed},
    changes::time,
    db::on,
    drafts::same_actor,
    runs::new_id,
};

/// Something that a reader said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    pub id: Uuid,
    pub about: RecordRef,
    pub owner: Option<OrganisationId>,
    pub at: Timestamp,
    pub text: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The organisation was told.
    Forwarded,
    /// There was nothing to do.
    Closed,
}

impl Answer {
    fn code(self) -> &'static str {
        match self {
            Answer::Forwarded => "forwarded",
            Answer::Closed => "closed",
        }
    }
}

/// Keeps what a reader says about an entry.
pub async fn keep(
    tx: &mut WriteTx,
    district: &Ags,
    about: RecordRef,
    owner: Option<OrganisationId>,
    text: &str,
) -> Result<(), StoreError> {
    const SQL: &str = "
        INSERT INTO person_feedback (id, district, about, kind, owner, at, content, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'open')";
    let at = tx.at();
    on!(tx, conn => sqlx::query(SQL)
        .bind(new_id(at))
        .bind(district.as_str())
        .bind(about.uuid())
        .bind(about.kind().code())
        .bind(owner.map(OrganisationId::uuid))
        .bind(at.as_microsecond())
        .bind(text)
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct FeedbackRow {
    id: Uuid,
    about: Uuid,
    kind: String,
    owner: Option<Uuid>,
    at: i64,
    content: String,
}

/// What waits for an answer in a district, the longest waiting first.
pub async fn open(tx: &mut ReadTx, district: &Ags) -> Result<Vec<Feedback>, StoreError> {
    const SQL: &str = "
        SELECT id, about, kind, owner, at, content FROM person_feedback
        WHERE district = $1 AND state = 'open' ORDER BY id";
    let rows: Vec<FeedbackRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(district.as_str()).fetch_all(conn).await)?;
    rows.into_iter()
        .map(|row| {
            let kind = RecordKind::from_code(&row.kind)
                .ok_or_else(|| StoreError::Corrupt(format!("the feedback {}", row.id)))?;
            Ok(Feedback {
                id: row.id,
                about: RecordRef::new(kind, row.about),
                owner: row.owner.map(OrganisationId::from_uuid),
                at: time(row.at)?,
                text: row.content,
            })
        })
        .collect()
}

/// How much of it waits about the entries of an organisation.
pub async fn count_open_of(tx: &mut ReadTx, owner: OrganisationId) -> Result<u64, StoreError> {
    const SQL: &str = "SELECT count(*) FROM person_feedback WHERE owner = $1 AND state = 'open'";
    let n: i64 = on!(tx, conn => sqlx::query_scalar(SQL).bind(owner.uuid()).fetch_one(conn).await)?;
    Ok(u64::try_from(n).unwrap_or(0))
}

/// Says what became of it, and throws the words away. Of two who answer at once, one is told a conflict.
pub async fn answer(
    tx: &mut WriteTx,
    proof: &Granted<Review>,
    district: &Ags,
    feedback: &Feedback,
    answer: Answer,
) -> Result<(), StoreError> {
    const SQL: &str = "
        UPDATE person_feedback SET state = $1, decided = $2, content = ''
        WHERE id = $3 AND state = 'open'";
    same_actor(tx, proof.actor())?;
    if feedback.owner.is_some_and(|owner| owner != proof.action().0) {
        return Err(StoreError::Conflict("the entry belongs to somebody else".to_owned()));
    }
    let at = tx.at().as_microsecond();
    let done = on!(tx, conn => sqlx::query(SQL)
        .bind(answer.code())
        .bind(at)
        .bind(feedback.id)
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    if done != 1 {
        return Err(StoreError::Conflict("somebody else has answered it".to_owned()));
    }
    acts::note_about(tx, district, Deed::AnsweredFeedback, Some(About::Record(feedback.about)))
        .await
}
