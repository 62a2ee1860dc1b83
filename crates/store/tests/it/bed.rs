//! What tests stand on: a stock of their own, and records to put into it.

use std::collections::BTreeSet;

use base::{
    Actor, Ags, AreaId, Cause, GeoPoint, LocalText, OfferId, OrganisationId, PlaceId, RecordKey,
    RunId, SourceKey,
};
use jiff::{Timestamp, civil::Date};
use landscape::{
    Address, AgeRange, Area, AreaLevel, Boundary, Capacity, Contact, Entry, Incoming, Licence,
    Offer, OfferFormat, OfferKind, Organisation, Origin, Place, PointPrecision, Price, Publication,
    Schedule, Session, Source, Validity,
};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use store::{Db, Target, WriteTx, files::FileHash, runs};

/// Declares each function as two tests: one on SQLite, one on PostgreSQL.
macro_rules! on_both_engines {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $name() {
                let bed = $crate::bed::Bed::sqlite().await;
                super::$name(&bed.db).await.unwrap();
            })+
        }
        mod postgres {
            $(#[tokio::test]
            async fn $name() {
                let bed = $crate::bed::Bed::postgres().await;
                super::$name(&bed.db).await.unwrap();
                bed.remove().await;
            })+
        }
    };
}
pub(crate) use on_both_engines;

/// A stock of its own.
pub(crate) struct Bed {
    pub(crate) db: Db,
    pub(crate) target: Target,
    pub(crate) _folder: Option<tempfile::TempDir>,
    postgres: Option<String>,
}

impl Bed {
    pub(crate) async fn sqlite() -> Bed {
        let folder = tempfile::tempdir().unwrap();
        let target = Target::Folder(folder.path().to_owned());
        let db = Db::open(&target).await.unwrap();
        Bed { db, target, _folder: Some(folder), postgres: None }
    }

    pub(crate) async fn postgres() -> Bed {
        let name = postgres_database().await;
        let target = Target::parse_url(&address_of(&name)).unwrap();
        let db = Db::open(&target).await.unwrap();
        Bed { db, target, _folder: None, postgres: Some(name) }
    }

    /// A PostgreSQL database with nothing in it.
    pub(crate) async fn bare_postgres() -> Bed {
        let mut conn = PgConnection::connect(&server()).await.unwrap();
        let name = create(&mut conn, "template0").await;
        conn.close().await.unwrap();
        let target = Target::parse_url(&address_of(&name)).unwrap();
        // The bed's own handle is closed with it; tests open theirs when something is there.
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&Target::Folder(folder.path().to_owned())).await.unwrap();
        Bed { db, target, _folder: Some(folder), postgres: Some(name) }
    }

    /// The address of its PostgreSQL database.
    pub(crate) fn address(&self) -> String {
        address_of(self.postgres.as_ref().unwrap())
    }

    /// Drops the database; a test that fails leaves its own behind for a look.
    pub(crate) async fn remove(self) {
        self.db.close().await;
        if let Some(name) = self.postgres {
            let mut server = PgConnection::connect(&server()).await.unwrap();
            let sql = format!("DROP DATABASE {name}");
            sqlx::query(AssertSqlSafe(sql)).execute(&mut server).await.unwrap();
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one setting of the tests")]
pub(crate) fn server() -> String {
    std::env::var("TEST_POSTGRES_URL").unwrap_or_else(|_| {
        panic!(
            "TEST_POSTGRES_URL is not set: these tests need a PostgreSQL server. \
             Run them as `scripts/with-postgres cargo nextest run -p store`."
        )
    })
}

/// The address of another database of the same server.
fn address_of(name: &str) -> String {
    let server = server();
    let (before, _) = server.rsplit_once('/').unwrap();
    format!("{before}/{name}")
}

/// A fresh database, copied from a template that the first test of these migrations makes.
async fn postgres_database() -> String {
    // Tests run as processes side by side: one of them makes the template, the others wait for it.
    const ALONE: &str = "SELECT pg_advisory_lock(3353)";
    const THERE: &str = "SELECT count(*) FROM pg_database WHERE datname = $1";
    let template = format!("template_{}", FileHash::of(&migrations()).to_string().split_at(16).0);
    let mut conn = PgConnection::connect(&server()).await.unwrap();
    sqlx::query(ALONE).execute(&mut conn).await.unwrap();
    let there: i64 = sqlx::query_scalar(THERE).bind(&template).fetch_one(&mut conn).await.unwrap();
    if there == 0 {
        let fresh = create(&mut conn, "template0").await;
        let target = Target::parse_url(&address_of(&fresh)).unwrap();
        Db::open(&target).await.unwrap().close().await;
        let sql = format!("ALTER DATABASE {fresh} RENAME TO {template}");
        sqlx::query(AssertSqlSafe(sql)).execute(&mut conn).await.unwrap();
    }
    // The lock ends with the connection; copying a template wants nobody else in it.
    let name = create(&mut conn, &template).await;
    conn.close().await.unwrap();
    name
}

/// The texts of all PostgreSQL migrations.
fn migrations() -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/postgres");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().flat_map(|file| std::fs::read(file).unwrap()).collect()
}

async fn create(conn: &mut PgConnection, template: &str) -> String {
    let name = format!("t{}", uuid::Uuid::new_v4().simple());
    let sql = format!("CREATE DATABASE {name} TEMPLATE {template}");
    sqlx::query(AssertSqlSafe(sql)).execute(conn).await.unwrap();
    name
}

pub(crate) fn district() -> Ags {
    "03353".parse().unwrap()
}

pub(crate) fn source_key(key: &str) -> SourceKey {
    key.parse().unwrap()
}

/// A fixed time, some seconds into the tests' own day.
pub(crate) fn at(seconds: i64) -> Timestamp {
    let noon: Timestamp = "2026-11-02T12:00:00Z".parse().unwrap();
    Timestamp::from_second(noon.as_second() + seconds).unwrap()
}

pub(crate) fn today() -> Date {
    "2026-11-02".parse().unwrap()
}

pub(crate) fn actor() -> Actor {
    Actor::System(Cause::Command("test"))
}

pub(crate) async fn write(db: &Db) -> WriteTx {
    db.write(actor(), at(0)).await.unwrap()
}

pub(crate) fn origin(source: &str, key: &str) -> Origin {
    Origin {
        district: district(),
        source: source_key(source),
        key: key.parse().unwrap(),
        licence: None,
        retrieved_at: at(0),
    }
}

pub(crate) fn source(key: &str) -> Source {
    Source {
        district: district(),
        key: source_key(key),
        name: format!("Kursdatei {key}"),
        licence: Licence("cc-by-4.0".to_owned()),
        attribution: Some("Musikschule Beispielstadt".to_owned()),
        url: Some("https://example.org/kurse.csv".to_owned()),
        example: true,
    }
}

fn key(key: &str) -> RecordKey {
    key.parse().unwrap()
}

pub(crate) fn organisation(source: &str, name: &str) -> Organisation {
    Organisation {
        id: OrganisationId::derived(&district(), &source_key(source), &key(name)),
        origin: origin(source, name),
        publication: Publication::Published,
        name: LocalText::german(name),
        kinds: BTreeSet::new(),
        description: LocalText::default(),
        provider: true,
        run_by: None,
        address: Address::default(),
        contact: Contact::default(),
        opening_hours: None,
        accessibility: BTreeSet::new(),
        school: None,
        kita: None,
        assured_at: None,
    }
}

pub(crate) fn place(source: &str, name: &str) -> Place {
    Place {
        id: PlaceId::derived(&district(), &source_key(source), &key(name)),
        origin: origin(source, name),
        publication: Publication::Published,
        name: LocalText::german(name),
        kinds: BTreeSet::new(),
        description: LocalText::default(),
        address: Address {
            point: Some(GeoPoint::new(53.25, 10.0).unwrap()),
            precision: PointPrecision::Exact,
            ..Address::default()
        },
        run_by: Some(organisation(source, "Träger").id),
        contact: Contact::default(),
        opening_hours: None,
        accessibility: BTreeSet::new(),
        assured_at: None,
    }
}

pub(crate) fn offer(source: &str, id: &str, title: &str) -> Offer {
    Offer {
        id: OfferId::derived(&district(), &source_key(source), &key(id)),
        origin: origin(source, id),
        publication: Publication::Published,
        kind: OfferKind::Course,
        title: LocalText::german(title),
        summary: LocalText::default(),
        description: LocalText::default(),
        provider: organisation(source, "Musikschule Beispielstadt").id,
        topics: BTreeSet::new(),
        keywords: Vec::new(),
        audiences: BTreeSet::new(),
        life_phases: BTreeSet::new(),
        ages: AgeRange::default(),
        prerequisite: LocalText::default(),
        format: OfferFormat::OnSite,
        price: Price::default(),
        languages: Vec::new(),
        accessibility: BTreeSet::new(),
        childcare: None,
        capacity: Capacity::Unknown,
        certificate: None,
        schedule: Schedule::without_dates(Entry::OnRequest),
        group: None,
        registration: None,
        url: None,
        contact: Contact::default(),
        hours: None,
        validity: Validity::default(),
        assured_at: None,
    }
}

/// An offer with one date.
pub(crate) fn dated(source: &str, id: &str, title: &str, start: &str) -> Offer {
    let start = landscape::Moment::At(start.parse().unwrap());
    let mut it = offer(source, id, title);
    it.schedule = Schedule { entry: Entry::Dated, sessions: vec![Session::at(start)] };
    it
}

pub(crate) fn area(ags: &str, name: &str) -> Area {
    let corner = |lat, lon| GeoPoint::new(lat, lon).unwrap();
    Area {
        id: AreaId::derived(&district(), &source_key("areas"), &key(ags)),
        origin: origin("areas", ags),
        ags: ags.parse().unwrap(),
        ars: None,
        level: AreaLevel::Municipality,
        name: name.to_owned(),
        parent: None,
        centre: Some(corner(53.3, 10.1)),
        population: Some(40_000),
        km2: Some(76.5),
        postcodes: vec!["21244".to_owned()],
        boundary: Some(Boundary {
            polygons: vec![vec![vec![corner(53.0, 10.0), corner(53.1, 10.0), corner(53.0, 10.1)]]],
            schematic: true,
        }),
    }
}

pub(crate) fn incoming(offers: impl IntoIterator<Item = Offer>) -> Vec<Incoming> {
    offers.into_iter().map(|offer| Incoming::Offer(Box::new(offer))).collect()
}

/// Runs records through a whole import run.
pub(crate) async fn import(
    db: &Db,
    source: &str,
    items: &[Incoming],
    seconds: i64,
) -> runs::Applied {
    let run = staged(db, source, items, seconds).await;
    runs::compare(db, run).await.unwrap();
    runs::apply(db, run, actor(), at(seconds)).await.unwrap()
}

/// A run that holds these records and waits.
pub(crate) async fn staged(db: &Db, source: &str, items: &[Incoming], seconds: i64) -> RunId {
    let raw = FileHash::of(b"a file");
    let run = runs::begin(db, &district(), &source_key(source), &raw, at(seconds)).await.unwrap();
    for part in items.chunks(500) {
        runs::add(db, run, part).await.unwrap();
    }
    run
}
