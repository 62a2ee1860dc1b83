//! The database: one concrete type over SQLite and PostgreSQL.
//!
//! SQL is plain text, written once for both; [`on!`] is the only place where both engines are named in a
//! query. A [`ReadTx`] is a snapshot. A [`WriteTx`] carries who writes and when, collects the changes it makes
//! and gives them their positions at [`WriteTx::commit`]: gapless and in the order of commits. What was deleted is
//! overwritten in SQLite's file at once, so that nobody finds it there. What differs
//! between the engines is a named function at the end of this file.

use std::{
    ops::{Deref, DerefMut},
    time::Duration,
};

use base::{Actor, ChangePosition};
use jiff::Timestamp;
use sqlx::{
    AssertSqlSafe, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool,
    Transaction,
    migrate::Migrator,
    pool::PoolConnection,
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::{StoreError, Target, changes::Pending};

static SQLITE_MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES_MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// A cheap, cloneable handle to the database.
#[derive(Debug, Clone)]
pub struct Db(Engine);

#[derive(Debug, Clone)]
enum Engine {
    /// SQLite has one writer: a pool of one makes writers queue in the program, instead of failing inside the
    /// file.
    Sqlite {
        read: SqlitePool,
        write: SqlitePool,
    },
    Postgres(PgPool),
}

/// A snapshot to read from ([`Db::read`]), or a connection for one question ([`Db::glance`]).
#[derive(Debug)]
pub struct ReadTx(Inner);

/// A snapshot to read from and write to. Dropped without [`WriteTx::commit`], it rolls back.
#[derive(Debug)]
pub struct WriteTx {
    tx: ReadTx,
    actor: Actor,
    at: Timestamp,
    pub(crate) pending: Vec<Pending>,
}

#[derive(Debug)]
enum Inner {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
    SqliteGlance(PoolConnection<Sqlite>),
    PostgresGlance(PoolConnection<Postgres>),
}

/// The connection under a transaction, for [`on!`].
pub(crate) enum InnerMut<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

/// Runs one expression on whichever engine `tx` belongs to.
macro_rules! on {
    ($tx:expr, $conn:ident => $query:expr) => {
        match $tx.inner() {
            $crate::db::InnerMut::Sqlite($conn) => $query,
            $crate::db::InnerMut::Postgres($conn) => $query,
        }
    };
}
pub(crate) use on;

impl Db {
    /// Opens the stock at `target`, made or brought up to date where that is needed.
    pub async fn open(target: &Target) -> Result<Db, StoreError> {
        match target {
            Target::Folder(folder) => {
                std::fs::create_dir_all(folder).map_err(StoreError::file(folder))?;
                let options = SqliteConnectOptions::new()
                    .filename(folder.join("verzahnt.sqlite"))
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Normal)
                    .foreign_keys(true)
                    .busy_timeout(Duration::from_secs(5));
                let writer = options
                    .clone()
                    .create_if_missing(true)
                    .pragma("cache_size", "-32000")
                    .pragma("secure_delete", "ON")
                    .pragma("wal_autocheckpoint", "4000")
                    .pragma("journal_size_limit", "67108864");
                let write =
                    SqlitePoolOptions::new().max_connections(1).connect_with(writer).await?;
                SQLITE_MIGRATIONS.run(&write).await?;
                let reader = options.read_only(true).pragma("cache_size", "-8000");
                let read = SqlitePoolOptions::new()
                    .max_connections(6)
                    // A file does not hang up.
                    .test_before_acquire(false)
                    .connect_with(reader)
                    .await?;
                Ok(Db(Engine::Sqlite { read, write }))
            }
            Target::Postgres(url) => {
                let pool = PgPoolOptions::new()
                    .max_connections(12)
                    .acquire_timeout(Duration::from_secs(10))
                    .connect(url.secret())
                    .await?;
                POSTGRES_MIGRATIONS.run(&pool).await?;
                Ok(Db(Engine::Postgres(pool)))
            }
        }
    }

    /// A snapshot to read from: it never sees what is committed after its first query.
    pub async fn read(&self) -> Result<ReadTx, StoreError> {
        Ok(ReadTx(match &self.0 {
            Engine::Sqlite { read, .. } => Inner::Sqlite(read.begin().await?),
            Engine::Postgres(pool) => Inner::Postgres(
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY").await?,
            ),
        }))
    }

    /// A connection for a single question, which is a snapshot of its own: without the round trips that begin
    /// and end a transaction.
    pub async fn glance(&self) -> Result<ReadTx, StoreError> {
        Ok(ReadTx(match &self.0 {
            Engine::Sqlite { read, .. } => Inner::SqliteGlance(read.acquire().await?),
            Engine::Postgres(pool) => Inner::PostgresGlance(pool.acquire().await?),
        }))
    }

    /// A transaction in which `actor` writes at the time `at`.
    pub async fn write(&self, actor: Actor, at: Timestamp) -> Result<WriteTx, StoreError> {
        let tx = ReadTx(match &self.0 {
            Engine::Sqlite { write, .. } => {
                Inner::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?)
            }
            Engine::Postgres(pool) => Inner::Postgres(pool.begin().await?),
        });
        Ok(WriteTx { tx, actor, at, pending: Vec::new() })
    }

    /// A transaction for what the change log does not record: staging, jobs, leases, counts.
    pub(crate) async fn work(&self) -> Result<WriteTx, StoreError> {
        self.write(Actor::System(base::Cause::Command("work")), Timestamp::UNIX_EPOCH).await
    }

    /// How many connections are open, and how many of them nobody uses.
    pub(crate) fn connections(&self) -> (usize, usize) {
        let size = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
        match &self.0 {
            Engine::Sqlite { read, write } => (
                size(read.size()).saturating_add(size(write.size())),
                read.num_idle().saturating_add(write.num_idle()),
            ),
            Engine::Postgres(pool) => (size(pool.size()), pool.num_idle()),
        }
    }

    /// Closes all connections; SQLite folds its log into the file.
    pub async fn close(&self) {
        match &self.0 {
            Engine::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Engine::Postgres(pool) => pool.close().await,
        }
    }
}

impl ReadTx {
    pub(crate) fn inner(&mut self) -> InnerMut<'_> {
        match &mut self.0 {
            Inner::Sqlite(tx) => InnerMut::Sqlite(tx),
            Inner::Postgres(tx) => InnerMut::Postgres(tx),
            Inner::SqliteGlance(conn) => InnerMut::Sqlite(conn),
            Inner::PostgresGlance(conn) => InnerMut::Postgres(conn),
        }
    }

    async fn commit(self) -> Result<(), StoreError> {
        match self.0 {
            Inner::Sqlite(tx) => tx.commit().await?,
            Inner::Postgres(tx) => tx.commit().await?,
            // Nothing is open.
            Inner::SqliteGlance(_) | Inner::PostgresGlance(_) => {}
        }
        Ok(())
    }
}

impl WriteTx {
    /// Who writes.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// When.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// Makes everything that was written last, and returns the position of the log's end.
    pub async fn commit(mut self) -> Result<ChangePosition, StoreError> {
        let head = crate::changes::append(&mut self).await?;
        self.tx.commit().await?;
        Ok(head)
    }

    /// Commits what touches no logged record.
    pub(crate) async fn done(self) -> Result<(), StoreError> {
        self.tx.commit().await
    }
}

impl Deref for WriteTx {
    type Target = ReadTx;

    fn deref(&self) -> &ReadTx {
        &self.tx
    }
}

impl DerefMut for WriteTx {
    fn deref_mut(&mut self) -> &mut ReadTx {
        &mut self.tx
    }
}

/// `($1, $2), ($3, $4)` and the like: placeholders for `rows` rows of `columns` values, from `$1` on.
pub(crate) fn placeholders(rows: usize, columns: usize) -> String {
    let mut sql = String::with_capacity(rows * columns * 6);
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns {
            let comma = if column == 0 { "" } else { ", " };
            sql.push_str(&format!("{comma}${}", row * columns + column + 1));
        }
        sql.push(')');
    }
    sql
}

/// `(?, ?), (?, ?)` in SQLite, `($1, $2), ($3, $4)` in PostgreSQL: placeholders for `rows` rows of `columns`
/// values, bound in order. SQLite looks a numbered parameter up by counting through them all, which costs the
/// square.
pub(crate) fn value_rows(tx: &mut ReadTx, rows: usize, columns: usize) -> String {
    match tx.inner() {
        InnerMut::Sqlite(_) => {
            let row = format!("({})", vec!["?"; columns].join(", "));
            vec![row; rows].join(", ")
        }
        InnerMut::Postgres(_) => placeholders(rows, columns),
    }
}

/// Makes other writers of records wait until this transaction ends. In SQLite it is alone already.
pub(crate) async fn hold_other_writers(tx: &mut WriteTx) -> Result<(), StoreError> {
    if let InnerMut::Postgres(conn) = tx.inner() {
        sqlx::query("LOCK TABLE record IN SHARE ROW EXCLUSIVE MODE").execute(conn).await?;
    }
    Ok(())
}

/// Tells PostgreSQL what a bulk load brought, without which it plans as for empty tables. SQLite's plans follow
/// from the indexes.
pub(crate) async fn refresh_statistics(tx: &mut WriteTx) -> Result<(), StoreError> {
    if let InnerMut::Postgres(conn) = tx.inner() {
        sqlx::query("ANALYZE staged, record, delta").execute(conn).await?;
    }
    Ok(())
}

/// One statement twice: for SQLite, and for PostgreSQL with the rows that others hold left out.
macro_rules! claim_sql {
    ($select:literal, $rest:literal) => {
        [concat!($select, $rest), concat!($select, " FOR UPDATE SKIP LOCKED", $rest)]
    };
}
pub(crate) use claim_sql;

/// The statement of [`claim_sql!`] for the engine of `tx`.
pub(crate) fn of_engine(tx: &mut ReadTx, [sqlite, postgres]: [&'static str; 2]) -> &'static str {
    match tx.inner() {
        InnerMut::Sqlite(_) => sqlite,
        InnerMut::Postgres(_) => postgres,
    }
}

/// `LIKE` with `ESCAPE '\'` finds what holds this text.
pub(crate) fn containing(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// Leaves nothing of what was deleted in the files: SQLite's is written anew and its log is emptied, PostgreSQL writes
/// the tables named anew. Its own log, and backups of the server, keep what they have until they are rotated.
pub(crate) async fn write_anew(db: &Db, tables: &[&str]) -> Result<(), StoreError> {
    match &db.0 {
        Engine::Sqlite { write, .. } => {
            let mut conn = write.acquire().await?;
            sqlx::query("VACUUM").execute(&mut *conn).await?;
            empty_log(&mut conn).await
        }
        Engine::Postgres(pool) => {
            let sql = format!("VACUUM (FULL) {}", tables.join(", "));
            sqlx::query(AssertSqlSafe(sql)).execute(pool).await?;
            Ok(())
        }
    }
}

/// Empties SQLite's log into its file. A conflict where somebody still reads an older state.
async fn empty_log(conn: &mut SqliteConnection) -> Result<(), StoreError> {
    let (busy, _, _): (i64, i64, i64) =
        sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(conn).await?;
    if busy != 0 {
        return Err(StoreError::Conflict("somebody still reads what was deleted".to_owned()));
    }
    Ok(())
}

/// What SQLite finds wrong with its own file. PostgreSQL has its own tools for that.
pub(crate) async fn engine_check(tx: &mut ReadTx) -> Result<Vec<String>, StoreError> {
    let InnerMut::Sqlite(conn) = tx.inner() else { return Ok(Vec::new()) };
    let said: Vec<String> = sqlx::query_scalar("PRAGMA quick_check").fetch_all(conn).await?;
    Ok(said.into_iter().filter(|line| line != "ok").collect())
}
