//! What a run would change: the rows of `delta`, counted.

use base::RunId;

use super::{Counts, Diff, Example, ExampleState, RunRow, row, twins};
use crate::{
    Db, ReadTx, RecordKind, StoreError, WriteTx, changes,
    db::{on, refresh_statistics},
};

/// Compares a run with the stock, which stays as it is.
pub async fn compare(db: &Db, run: RunId) -> Result<Diff, StoreError> {
    let mut tx = db.work().await?;
    let of = row(&mut tx, run).await?;
    of.must_be_open()?;
    refresh_statistics(&mut tx).await?;
    fill(&mut tx, &of).await?;
    refresh_statistics(&mut tx).await?;
    tx.done().await?;

    twins::look(db, run).await?;

    let mut tx = db.work().await?;
    let diff = count(&mut tx, &of).await?;
    const KEEP: &str = "UPDATE run SET diff = $1 WHERE id = $2";
    let json = serde_json::to_string(&diff).map_err(StoreError::shape)?;
    on!(tx, conn => sqlx::query(KEEP)
        .bind(json)
        .bind(run.uuid())
        .execute(conn)
        .await.map(|_| ()))?;
    tx.done().await?;
    Ok(diff)
}

/// Computes the delta of a run against the stock as `tx` sees it.
pub(super) async fn fill(tx: &mut WriteTx, of: &RunRow) -> Result<(), StoreError> {
    const CLEAR: &str = "DELETE FROM delta WHERE run = $1";
    const KINDS: &str = "SELECT DISTINCT kind FROM staged WHERE run = $1 AND mark = 'holds'";
    // What was edited by hand stays as it is. An editorial state set by hand outlives the import; a record that was gone takes the source's again.
    const FILL: &str = "
        INSERT INTO delta (run, n, id, kind, state, before_hash, before_publication, after_hash, after_publication)
        SELECT d.run, row_number() OVER (ORDER BY d.id), d.id, d.kind, d.state,
            d.before_hash, d.before_publication, d.after_hash, d.after_publication
        FROM (
            SELECT s.run, s.id, s.kind,
                CASE WHEN r.id IS NULL THEN 'new' WHEN r.gone THEN 'back' ELSE 'changed' END AS state,
                r.hash AS before_hash, r.publication AS before_publication, s.hash AS after_hash,
                CASE WHEN r.id IS NOT NULL AND NOT r.gone AND r.publication <> 'published'
                          AND s.publication = 'published'
                     THEN r.publication ELSE s.publication END AS after_publication
            FROM staged s LEFT JOIN record r ON r.id = s.id
            WHERE s.run = $1 AND s.mark = 'holds' AND (r.id IS NULL OR NOT r.by_hand)
            UNION ALL
            SELECT u.id, r.id, r.kind, 'gone', r.hash, r.publication, r.hash, 'withdrawn'
            FROM run u
            JOIN record r ON r.district = u.district AND r.source = u.source
            LEFT JOIN staged s ON s.run = u.id AND s.id = r.id
            WHERE u.id = $1 AND NOT r.gone AND NOT r.by_hand AND r.publication <> 'withdrawn' AND r.kind <> 'source'
                AND (s.mark = 'gone'
                     OR (s.mark IS NULL
                         AND ((r.kind = 'offer' AND $2) OR (r.kind = 'organisation' AND $3)
                              OR (r.kind = 'place' AND $4) OR (r.kind = 'area' AND $5))))
        ) d
        WHERE d.before_hash IS NULL OR d.before_hash <> d.after_hash
            OR d.before_publication <> d.after_publication OR d.state = 'back'";
    const DONE: &str = "UPDATE run SET compared = $1 WHERE id = $2";
    let run = of.id;
    on!(tx, conn => sqlx::query(CLEAR).bind(run).execute(conn).await.map(|_| ()))?;
    let kinds: Vec<String> =
        on!(tx, conn => sqlx::query_scalar(KINDS).bind(run).fetch_all(conn).await)?;
    let holds = |kind: RecordKind| kinds.iter().any(|k| k == kind.code());
    let full = !of.incremental && of.fatal == 0;
    let offers = holds(RecordKind::Offer);
    on!(tx, conn => sqlx::query(FILL)
        .bind(run)
        .bind(full && offers)
        .bind(full && !offers && holds(RecordKind::Organisation))
        .bind(full && !offers && holds(RecordKind::Place))
        .bind(full && holds(RecordKind::Area))
        .execute(conn)
        .await.map(|_| ()))?;
    let head = changes::head(tx).await?;
    on!(tx, conn => sqlx::query(DONE)
        .bind(head.0)
        .bind(run)
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

/// Counts the delta of a run.
pub(super) async fn count(tx: &mut ReadTx, of: &RunRow) -> Result<Diff, StoreError> {
    const STATES: &str =
        "SELECT kind, state, count(*) FROM delta WHERE run = $1 GROUP BY kind, state";
    const STAGED: &str =
        "SELECT kind, count(*) FROM staged WHERE run = $1 AND mark = 'holds' GROUP BY kind";
    const TWINS: &str = "SELECT count(*) FROM twin WHERE run = $1";
    let mut diff = Diff { rejected: u64::try_from(of.rejected).unwrap_or(0), ..Diff::default() };
    let kind_of = |code: &str| RecordKind::from_code(code).ok_or_else(|| of.corrupt());
    let staged: Vec<(String, i64)> =
        on!(tx, conn => sqlx::query_as(STAGED).bind(of.id).fetch_all(conn).await)?;
    for (kind, n) in staged {
        let counts = diff.kinds.entry(kind_of(&kind)?).or_default();
        counts.unchanged = u64::try_from(n).unwrap_or(0);
    }
    let states: Vec<(String, String, i64)> =
        on!(tx, conn => sqlx::query_as(STATES).bind(of.id).fetch_all(conn).await)?;
    for (kind, state, n) in states {
        let counts: &mut Counts = diff.kinds.entry(kind_of(&kind)?).or_default();
        let n = u64::try_from(n).unwrap_or(0);
        match state.as_str() {
            "new" | "back" => counts.new += n,
            "changed" => counts.changed += n,
            _ => {
                counts.gone += n;
                continue;
            }
        }
        counts.unchanged = counts.unchanged.saturating_sub(n);
    }
    for counts in diff.kinds.values() {
        diff.new += counts.new;
        diff.changed += counts.changed;
        diff.unchanged += counts.unchanged;
        diff.gone += counts.gone;
    }
    let pairs: i64 = on!(tx, conn => sqlx::query_scalar(TWINS).bind(of.id).fetch_one(conn).await)?;
    diff.twins = u64::try_from(pairs).unwrap_or(0);
    for (code, state) in [
        ("new", ExampleState::New),
        ("back", ExampleState::New),
        ("changed", ExampleState::Changed),
        ("gone", ExampleState::Gone),
    ] {
        diff.examples.extend(examples(tx, of, code, state).await?);
    }
    Ok(diff)
}

async fn examples(
    tx: &mut ReadTx,
    of: &RunRow,
    code: &'static str,
    state: ExampleState,
) -> Result<Vec<Example>, StoreError> {
    const SQL: &str = "
        SELECT d.kind, coalesce(s.key, r.key), coalesce(s.title, r.title)
        FROM delta d
        LEFT JOIN staged s ON s.run = d.run AND s.id = d.id AND s.mark = 'holds'
        LEFT JOIN record r ON r.id = d.id
        WHERE d.run = $1 AND d.state = $2
        ORDER BY d.n
        LIMIT 5";
    let rows: Vec<(String, String, String)> =
        on!(tx, conn => sqlx::query_as(SQL).bind(of.id).bind(code).fetch_all(conn).await)?;
    rows.into_iter()
        .map(|(kind, key, title)| {
            let kind = RecordKind::from_code(&kind).ok_or_else(|| of.corrupt())?;
            Ok(Example { state, kind, key, title })
        })
        .collect()
}
