//! What waits and what is in use: figures for the operator.

use std::collections::BTreeMap;

use base::ChangePosition;

use crate::{Db, StoreError, changes, db::on};

/// How busy the store is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Load {
    /// Jobs by state: waiting, done, failed.
    pub jobs: BTreeMap<String, i64>,
    /// Mails by state: waiting, sent, failed.
    pub mails: BTreeMap<String, i64>,
    /// The end of the change log.
    pub head: ChangePosition,
    /// Connections to the database, and those of them that nobody uses.
    pub connections: usize,
    pub idle: usize,
}

/// Looks once.
pub async fn load(db: &Db) -> Result<Load, StoreError> {
    const JOBS: &str = "SELECT state, count(*) FROM job GROUP BY state";
    const MAILS: &str = "SELECT state, count(*) FROM person_mail GROUP BY state";
    let (connections, idle) = db.connections();
    let mut tx = db.read().await?;
    let head = changes::head(&mut tx).await?;
    let jobs: Vec<(String, i64)> = on!(tx, conn => sqlx::query_as(JOBS).fetch_all(conn).await)?;
    let mails: Vec<(String, i64)> = on!(tx, conn => sqlx::query_as(MAILS).fetch_all(conn).await)?;
    Ok(Load {
        jobs: jobs.into_iter().collect(),
        mails: mails.into_iter().collect(),
        head,
        connections,
        idle,
    })
}
