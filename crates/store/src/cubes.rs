//! Figures as they were read: each reading of a table is a release, each of its times an immutable segment.
//!
//! A table is known by its publisher and its code: a register of the district under the code of a published table is another
//! one. What a later release says of a time replaces what stood there, cell by cell; what it does not name stays; the earlier
//! segments stay too, so that a figure that was shown can be computed again years later.
//! Values leave this module only through the gate of `monitoring`: released, never raw.
//!
//! Not here: how files are read (`exchange::statistics`), what is computed from cubes (`monitoring`).

mod segment;
mod structure;

use std::collections::BTreeMap;

use base::Ags;
use jiff::Timestamp;
use monitoring::{
    Cube, Role,
    gate::{CubeHash, Decision, Public, Released, release},
};
use uuid::Uuid;

use self::segment::Slice;
use crate::{ReadTx, StoreError, WriteTx, changes::time, db::on, files::FileHash, runs::new_id};

/// One reading of one table.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    pub cube: &'a Cube,
    /// The raw file, kept before.
    pub file: FileHash,
    pub name: &'a str,
    /// Where it was fetched, where it was.
    pub address: Option<&'a str>,
    /// The format that was recognised.
    pub kind: &'a str,
}

/// What a reading did to the values of one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The code of the time; empty where the table has none.
    pub period: String,
    pub added: usize,
    pub revised: usize,
}

/// What a reading came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Landed {
    pub release: Uuid,
    /// Times with something new or corrected.
    pub revisions: Vec<Revision>,
    /// Times that say what stood there before.
    pub unchanged: usize,
}

/// A table of the stock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub code: String,
    pub title: String,
    pub publisher: String,
    /// When the latest release was read.
    pub read: Timestamp,
    /// When its publisher made it, as it stands in the file.
    pub stand: Option<String>,
    pub licence: Option<String>,
    pub copyright: Option<String>,
    /// Name and hash of the latest raw file.
    pub name: String,
    pub file: FileHash,
    pub releases: u64,
    pub cells: u64,
}

/// What belongs together: releases that speak of the same table in the same layout.
#[derive(Debug, Clone, Copy)]
struct Family<'a> {
    district: &'a Ags,
    code: &'a str,
    publisher: &'a str,
    /// The codes of the dimensions in their order.
    layout: &'a str,
}

#[derive(sqlx::FromRow)]
struct ReleaseRow {
    publisher: String,
    layout: String,
    structure: String,
    title: String,
    stand: Option<String>,
    licence: Option<String>,
    copyright: Option<String>,
}

/// Keeps a reading. What already stands in the stock with the same values is not kept twice.
///
/// # Errors
/// Only where the database fails.
pub async fn put(
    tx: &mut WriteTx,
    district: &Ags,
    reading: Reading<'_>,
) -> Result<Landed, StoreError> {
    let Reading { cube, file, name, address, kind } = reading;
    let at = tx.at();
    let release = new_id(at);
    let layout = structure::layout(cube);
    let family = Family {
        district,
        code: &cube.head.code,
        publisher: &cube.head.publisher.0,
        layout: &layout,
    };
    let before = latest_structure(tx, family).await?;
    let structure = structure::write(cube, before.as_deref())?;
    const RELEASE: &str = "
        INSERT INTO cube_release (id, district, code, publisher, layout, title, file, name, address, kind, read, stand,
            licence, copyright, structure, cells)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    on!(tx, conn => sqlx::query(RELEASE)
        .bind(release)
        .bind(district.as_str())
        .bind(&cube.head.code)
        .bind(&cube.head.publisher.0)
        .bind(&layout)
        .bind(&cube.head.title)
        .bind(file.bytes())
        .bind(name)
        .bind(address)
        .bind(kind)
        .bind(at.as_microsecond())
        .bind(cube.head.stand.map(|stand| stand.to_string()))
        .bind(&cube.head.licence)
        .bind(&cube.head.copyright)
        .bind(&structure)
        .bind(i64::try_from(cube.len()).unwrap_or(i64::MAX))
        .execute(conn)
        .await
        .map(|_| ()))?;
    let standing = current(tx, family).await?;
    let mut landed = Landed { release, revisions: Vec::new(), unchanged: 0 };
    for (period, slice) in Slice::of(cube) {
        let (slice, difference) = match standing.get(&period) {
            Some(hash) if slice.name() == *hash => {
                landed.unchanged += 1;
                continue;
            }
            Some(hash) => slice.over(&segment(tx, *hash).await?),
            None => {
                let added = slice.len();
                (slice, segment::Difference { added, revised: 0 })
            }
        };
        if difference == segment::Difference::default() {
            landed.unchanged += 1;
            continue;
        }
        let (hash, packed) = slice.packed()?;
        keep_segment(tx, hash, slice.len(), &packed).await?;
        keep_slice(tx, family, release, (&period, hash), difference).await?;
        landed.revisions.push(Revision {
            period,
            added: difference.added,
            revised: difference.revised,
        });
    }
    Ok(landed)
}

async fn keep_segment(
    tx: &mut WriteTx,
    hash: FileHash,
    cells: usize,
    packed: &[u8],
) -> Result<(), StoreError> {
    const SQL: &str = "
        INSERT INTO cube_segment (hash, cells, content) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING";
    on!(tx, conn => sqlx::query(SQL)
        .bind(hash.bytes())
        .bind(i64::try_from(cells).unwrap_or(i64::MAX))
        .bind(packed)
        .execute(conn)
        .await
        .map(|_| ()))?;
    Ok(())
}

async fn keep_slice(
    tx: &mut WriteTx,
    family: Family<'_>,
    release: Uuid,
    (period, segment): (&str, FileHash),
    difference: segment::Difference,
) -> Result<(), StoreError> {
    const OLD: &str = "
        UPDATE cube_slice SET latest = $1 WHERE latest AND period = $2 AND cube IN (
            SELECT id FROM cube_release WHERE district = $3 AND code = $4 AND publisher = $5 AND layout = $6)";
    on!(tx, conn => sqlx::query(OLD)
        .bind(false)
        .bind(period)
        .bind(family.district.as_str())
        .bind(family.code)
        .bind(family.publisher)
        .bind(family.layout)
        .execute(conn)
        .await
        .map(|_| ()))?;
    const NEW: &str = "
        INSERT INTO cube_slice (cube, period, segment, latest, fresh, revised) VALUES ($1, $2, $3, $4, $5, $6)";
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    on!(tx, conn => sqlx::query(NEW)
        .bind(release)
        .bind(period)
        .bind(segment.bytes())
        .bind(true)
        .bind(count(difference.added))
        .bind(count(difference.revised))
        .execute(conn)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// What the latest release of the family calls its codes.
async fn latest_structure(
    tx: &mut ReadTx,
    family: Family<'_>,
) -> Result<Option<String>, StoreError> {
    const SQL: &str = "
        SELECT structure FROM cube_release
        WHERE district = $1 AND code = $2 AND publisher = $3 AND layout = $4 ORDER BY read DESC, id DESC LIMIT 1";
    Ok(on!(tx, conn => sqlx::query_scalar(SQL)
        .bind(family.district.as_str())
        .bind(family.code)
        .bind(family.publisher)
        .bind(family.layout)
        .fetch_optional(conn)
        .await)?)
}

/// The names of the segments that hold of a family, by time.
async fn current(
    tx: &mut ReadTx,
    family: Family<'_>,
) -> Result<BTreeMap<String, FileHash>, StoreError> {
    const SQL: &str = "
        SELECT s.period, s.segment FROM cube_release r JOIN cube_slice s ON s.cube = r.id
        WHERE r.district = $1 AND r.code = $2 AND r.publisher = $3 AND r.layout = $4 AND s.latest
        ORDER BY s.period";
    let rows: Vec<(String, Vec<u8>)> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(family.district.as_str())
        .bind(family.code)
        .bind(family.publisher)
        .bind(family.layout)
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(|(period, hash)| Ok((period, FileHash::from_bytes(&hash)?))).collect()
}

/// The slice of a name.
async fn segment(tx: &mut ReadTx, hash: FileHash) -> Result<Slice, StoreError> {
    const SQL: &str = "SELECT content FROM cube_segment WHERE hash = $1";
    let packed: Option<Vec<u8>> =
        on!(tx, conn => sqlx::query_scalar(SQL).bind(hash.bytes()).fetch_optional(conn).await)?;
    let packed = packed.ok_or_else(|| StoreError::Corrupt(format!("no segment {hash}")))?;
    Slice::unpacked(hash, &packed)
}

/// All tables that were read, by code and publisher.
pub async fn tables(tx: &mut ReadTx, district: &Ags) -> Result<Vec<Table>, StoreError> {
    #[derive(sqlx::FromRow)]
    struct Row {
        code: String,
        title: String,
        publisher: String,
        read: i64,
        stand: Option<String>,
        licence: Option<String>,
        copyright: Option<String>,
        name: String,
        file: Vec<u8>,
        releases: i64,
        cells: i64,
    }
    const SQL: &str = "
        SELECT r.code, r.title, r.publisher, r.read, r.stand, r.licence, r.copyright, r.name, r.file,
            (SELECT COUNT(*) FROM cube_release o WHERE o.district = r.district AND o.code = r.code AND o.publisher = r.publisher) AS releases,
            CAST(COALESCE((SELECT SUM(g.cells) FROM cube_release o JOIN cube_slice s ON s.cube = o.id
                JOIN cube_segment g ON g.hash = s.segment
                WHERE o.district = r.district AND o.code = r.code AND o.publisher = r.publisher AND o.layout = r.layout AND s.latest), 0) AS BIGINT) AS cells
        FROM cube_release r
        WHERE r.district = $1 AND NOT EXISTS (
            SELECT 1 FROM cube_release n WHERE n.district = r.district AND n.code = r.code AND n.publisher = r.publisher
                AND (n.read > r.read OR (n.read = r.read AND n.id > r.id)))
        ORDER BY r.code, r.publisher";
    let rows: Vec<Row> =
        on!(tx, conn => sqlx::query_as(SQL).bind(district.as_str()).fetch_all(conn).await)?;
    rows.into_iter()
        .map(|row| {
            Ok(Table {
                read: time(row.read)?,
                file: FileHash::from_bytes(&row.file)?,
                releases: u64::try_from(row.releases).unwrap_or(0),
                cells: u64::try_from(row.cells).unwrap_or(0),
                code: row.code,
                title: row.title,
                publisher: row.publisher,
                stand: row.stand,
                licence: row.licence,
                copyright: row.copyright,
                name: row.name,
            })
        })
        .collect()
}

/// How many readings there were: whoever keeps something computed from tables sees by it that one was added.
pub async fn releases(tx: &mut ReadTx, district: &Ags) -> Result<u64, StoreError> {
    const SQL: &str = "SELECT COUNT(*) FROM cube_release WHERE district = $1";
    let count: i64 =
        on!(tx, conn => sqlx::query_scalar(SQL).bind(district.as_str()).fetch_one(conn).await)?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// What was corrected in the tables of a code: for each reading that changed something, when it was read and what it did.
pub async fn revisions(
    tx: &mut ReadTx,
    district: &Ags,
    code: &str,
) -> Result<Vec<(Timestamp, Revision)>, StoreError> {
    const SQL: &str = "
        SELECT r.read, s.period, s.fresh, s.revised FROM cube_release r JOIN cube_slice s ON s.cube = r.id
        WHERE r.district = $1 AND r.code = $2 AND s.revised > 0 ORDER BY r.read DESC, s.period DESC";
    let rows: Vec<(i64, String, i64, i64)> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(code)
        .fetch_all(conn)
        .await)?;
    let count = |n: i64| usize::try_from(n).unwrap_or(0);
    rows.into_iter()
        .map(|(read, period, added, revised)| {
            Ok((time(read)?, Revision { period, added: count(added), revised: count(revised) }))
        })
        .collect()
}

/// A table of a statistical office, which has protected it itself, released to everybody. None where none was read; a register of
/// the district is never found here, whatever its code: it needs a decision of its own.
pub async fn published(
    tx: &mut ReadTx,
    district: &Ags,
    code: &str,
) -> Result<Option<Released<Public, Cube>>, StoreError> {
    const SQL: &str = "
        SELECT publisher, layout, structure, title, stand, licence, copyright FROM cube_release
        WHERE district = $1 AND code = $2 AND publisher IN ('genesis', 'lsn', 'ba', 'gv', 'sdmx')
        ORDER BY read DESC, id DESC LIMIT 1";
    let row: Option<ReleaseRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(code)
        .fetch_optional(conn)
        .await)?;
    let Some(row) = row else { return Ok(None) };
    let source = row.publisher.clone();
    let (cube, hash) = raw(tx, district, code, row).await?;
    let released = release(cube, hash, &Decision::published(hash, source));
    released.map(Some).map_err(|error| StoreError::Corrupt(error.to_string()))
}

/// The cube of a release as it was read, all times of its family together, with the fingerprint of its segments. Never leaves
/// this module.
async fn raw(
    tx: &mut ReadTx,
    district: &Ags,
    code: &str,
    row: ReleaseRow,
) -> Result<(Cube, CubeHash), StoreError> {
    let mut cube = structure::read(&row.structure, code, &row.title, &row.publisher)?;
    cube.head.stand = row.stand.and_then(|stand| stand.parse().ok());
    cube.head.licence = row.licence;
    cube.head.copyright = row.copyright;
    let time = cube.position(Role::Time);
    let positions: Vec<usize> =
        (0..cube.dimensions().len()).filter(|at| Some(*at) != time).collect();
    let variables: BTreeMap<(String, String), u32> = (0_u32..)
        .zip(cube.variables())
        .map(|(index, v)| ((v.code.clone(), v.unit.clone()), index))
        .collect();
    let family = Family { district, code, publisher: &row.publisher, layout: &row.layout };
    let mut fingerprint = Vec::new();
    for (period, hash) in current(tx, family).await? {
        fingerprint.extend_from_slice(hash.bytes());
        // The structure names every time already, with its label.
        let category =
            time.and_then(|at| Some((at, cube.dimension_mut(at)?.intern(&period, &period, false))));
        segment(tx, hash).await?.pour(&mut cube, &positions, category, &variables)?;
    }
    let mut hash = [0; 32];
    hash.copy_from_slice(FileHash::of(&fingerprint).bytes());
    Ok((cube, CubeHash(hash)))
}
