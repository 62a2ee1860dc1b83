//! The tables row by row, for a backup and for moving a stock to another engine.
//!
//! Each table is declared once: its columns, their types, and what follows from them (reading in a stream,
//! writing in batches, one line of JSON a row). Staging tables and what was seen of web links are left out: they can be
//! filled again; so are sessions, links of mails and steps: after a restore everybody signs in anew.

use base64::{Engine, engine::general_purpose::STANDARD};
use futures_util::StreamExt;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::{
    ReadTx, StoreError, WriteTx,
    db::{on, value_rows},
    record::BATCH,
};

/// Bytes that are text in JSON.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub(crate) struct Bytes(pub(crate) Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Bytes, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD.decode(text).map(Bytes).map_err(D::Error::custom)
    }
}

/// Declares tables: variant, name, order of reading, and columns with their types.
macro_rules! tables {
    ($($variant:ident = $table:literal by $order:literal {
        $first:ident: $first_type:ty $(, $column:ident: $type:ty)* $(,)?
    })+) => {
        $(
            #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, sqlx::FromRow)]
            pub(crate) struct $variant {
                $first: $first_type,
                $($column: $type,)*
            }

            impl $variant {
                const SELECT: &'static str = concat!(
                    "SELECT ", stringify!($first), $(", ", stringify!($column),)*
                    " FROM ", $table, " ORDER BY ", $order
                );
                const INSERT: &'static str = concat!(
                    "INSERT INTO ", $table, " (", stringify!($first), $(", ", stringify!($column),)*
                    ") VALUES "
                );
                const COLUMNS: usize = [stringify!($first) $(, stringify!($column))*].len();

                async fn put(tx: &mut WriteTx, rows: &[$variant]) -> Result<(), StoreError> {
                    let sql = format!("{}{}", $variant::INSERT, value_rows(tx, rows.len(), $variant::COLUMNS));
                    on!(tx, conn => {
                        let mut query = sqlx::query(AssertSqlSafe(sql)).persistent(rows.len() == BATCH);
                        for row in rows {
                            query = query.bind(&row.$first)$(.bind(&row.$column))*;
                        }
                        query.execute(conn).await?;
                    });
                    Ok(())
                }
            }
        )+

        /// A row of any table.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum Line {
            $($variant($variant),)+
        }

        /// Rows on their way into a database, table by table.
        #[derive(Default)]
        #[expect(non_snake_case, reason = "one field a table, named as its rows")]
        pub(crate) struct Filling {
            table: Option<std::mem::Discriminant<Line>>,
            $($variant: Vec<$variant>,)+
        }

        /// All tables that are written row by row, with their columns.
        pub(crate) const TABLES: &[(&str, &[&str])] = &[
            $(($table, &[stringify!($first) $(, stringify!($column))*]),)+
        ];

        impl Line {
            /// The row alone, as JSON.
            pub(crate) fn row(&self) -> Result<Vec<u8>, StoreError> {
                match self {
                    $(Line::$variant(row) => serde_json::to_vec(row),)+
                }
                .map_err(StoreError::shape)
            }

            /// The row of a table that [`Line::row`] wrote.
            pub(crate) fn of_row(table: &str, json: &[u8]) -> Result<Line, StoreError> {
                match table {
                    $($table => serde_json::from_slice(json).map(Line::$variant).map_err(StoreError::shape),)+
                    other => Err(StoreError::Corrupt(format!("there is no table `{other}`"))),
                }
            }
        }

        impl Filling {
            /// Takes a row; writes when a batch is full or another table begins.
            pub(crate) async fn add(&mut self, tx: &mut WriteTx, line: Line) -> Result<(), StoreError> {
                let table = Some(std::mem::discriminant(&line));
                if self.table != table {
                    self.finish(tx).await?;
                    self.table = table;
                }
                match line {
                    $(Line::$variant(row) => {
                        self.$variant.push(row);
                        if self.$variant.len() == BATCH {
                            $variant::put(tx, &self.$variant).await?;
                            self.$variant.clear();
                        }
                    })+
                }
                Ok(())
            }

            /// Writes what is left.
            pub(crate) async fn finish(&mut self, tx: &mut WriteTx) -> Result<(), StoreError> {
                $(if !self.$variant.is_empty() {
                    $variant::put(tx, &self.$variant).await?;
                    self.$variant.clear();
                })+
                Ok(())
            }
        }

        /// Gives every row of every table to `each`, as many as [`BATCH`] at once.
        pub(crate) async fn every_row(
            tx: &mut ReadTx,
            mut each: impl AsyncFnMut(Vec<Line>) -> Result<(), StoreError>,
        ) -> Result<(), StoreError> {
            for (table, _) in TABLES {
                every_row_of(tx, table, &mut each).await?;
            }
            Ok(())
        }

        /// Gives every row of one table to `each`, as many as [`BATCH`] at once.
        pub(crate) async fn every_row_of(
            tx: &mut ReadTx,
            table: &str,
            each: &mut impl AsyncFnMut(Vec<Line>) -> Result<(), StoreError>,
        ) -> Result<(), StoreError> {
            $(if table == $table { on!(tx, conn => {
                let rows = sqlx::query_as::<_, $variant>($variant::SELECT).fetch(conn);
                let mut pieces = rows.chunks(BATCH);
                while let Some(piece) = pieces.next().await {
                    let lines: Result<Vec<Line>, sqlx::Error> =
                        piece.into_iter().map(|row| row.map(Line::$variant)).collect();
                    each(lines?).await?;
                }
            }) })+
            Ok(())
        }
    };
}

tables! {
    Body = "body" by "hash" { hash: Bytes, content: String }
    Record = "record" by "position, id" {
        id: Uuid,
        kind: String,
        district: String,
        source: String,
        key: String,
        publication: String,
        gone: bool,
        once_public: bool,
        visible_from: Option<jiff_sqlx::Date>,
        visible_until: Option<jiff_sqlx::Date>,
        hash: Bytes,
        outline: Option<Bytes>,
        block: Option<String>,
        owner: Option<Uuid>,
        form: Option<String>,
        title: String,
        sort: String,
        retrieved: i64,
        modified: i64,
        position: i64,
        by_hand: bool,
    }
    Change = "change" by "position" {
        position: i64,
        at: i64,
        actor: String,
        district: String,
        kind: String,
        id: Uuid,
        before_hash: Option<Bytes>,
        before_publication: Option<String>,
        after_hash: Bytes,
        after_publication: String,
    }
    Run = "run" by "id" {
        id: Uuid,
        district: String,
        source: String,
        raw: String,
        begun: i64,
        state: String,
        incremental: bool,
        undoes: Option<Uuid>,
        notes: i64,
        rejected: i64,
        fatal: i64,
        held: Option<String>,
        looks: Option<String>,
        diff: Option<String>,
        applied: Option<i64>,
        from_position: Option<i64>,
        to_position: Option<i64>,
    }
    Finding = "finding" by "run, n" {
        run: Uuid,
        n: i64,
        severity: String,
        code: String,
        line: Option<i64>,
        record: Option<String>,
        field: Option<String>,
        given: String,
        says_de: String,
        says_en: String,
    }
    Twin = "twin" by "run, staged, known" {
        run: Uuid,
        district: String,
        staged: Uuid,
        known: Uuid,
        score: f64,
        title: f64,
        provider: f64,
        time: f64,
        price: f64,
    }
    Job = "job" by "id" {
        id: Uuid,
        district: String,
        name: String,
        payload: String,
        due: i64,
        leased: Option<i64>,
        attempts: i64,
        state: String,
        trouble: Option<String>,
    }
    Harvest = "harvest" by "district, source, trial" {
        id: Uuid,
        district: String,
        source: String,
        trial: bool,
        address: String,
        format: Option<String>,
        provider: Option<String>,
        owner: Option<Uuid>,
        every: i64,
        paused: bool,
        due: i64,
        leased: Option<i64>,
        attempts: i64,
        failures: i64,
        tried: Option<i64>,
        succeeded: Option<i64>,
        trouble: Option<String>,
        detail: String,
        etag: Option<String>,
        modified: Option<String>,
        raw: Option<String>,
    }
    PersonMail = "person_mail" by "district, event" {
        event: String,
        district: String,
        message_id: String,
        recipient: Option<String>,
        subject: String,
        content: String,
        queued: i64,
        due: i64,
        leased: Option<i64>,
        attempts: i64,
        state: String,
        trouble: Option<String>,
        list: Option<String>,
        unsubscribe: Option<String>,
    }
    SearchGap = "search_gap" by "district, kind, term" {
        district: String,
        kind: String,
        term: String,
        times: i64,
        first: jiff_sqlx::Date,
        last: jiff_sqlx::Date,
    }
    Secret = "secret" by "name" { name: String, value: Bytes }
    PersonAccount = "person_account" by "id" {
        id: Uuid,
        district: String,
        email: String,
        name: String,
        password: Option<String>,
        locked: bool,
        created: i64,
        seen: Option<i64>,
        factor_due: Option<i64>,
        warned: Option<i64>,
        retired: Option<i64>,
    }
    PersonMembership = "person_membership" by "account, organisation, role" {
        account: Uuid,
        organisation: Uuid,
        role: String,
        issuer: Option<String>,
    }
    PersonApp = "person_app" by "account" {
        account: Uuid,
        secret: Bytes,
        since: Option<i64>,
        step: i64,
    }
    PersonRecovery = "person_recovery" by "account, hash" { account: Uuid, hash: Bytes }
    PersonAbsence = "person_absence" by "account" {
        account: Uuid,
        district: String,
        begins: i64,
        ends: i64,
        deputy: Option<Uuid>,
    }
    PersonPasskey = "person_passkey" by "id" {
        id: Bytes,
        account: Uuid,
        name: String,
        kept: String,
        since: i64,
        seen: Option<i64>,
    }
    PersonIdentity = "person_identity" by "issuer, subject" {
        issuer: String,
        subject: String,
        account: Uuid,
        since: i64,
        seen: Option<i64>,
    }
    Setting = "setting" by "district, name" { district: String, name: String, value: String }
    Act = "act" by "id" {
        id: Uuid,
        at: i64,
        district: String,
        actor: String,
        what: String,
        about: Option<Uuid>,
        about_kind: Option<String>,
    }
    Draft = "draft" by "id" {
        id: Uuid,
        district: String,
        kind: String,
        source: String,
        key: String,
        owner: Uuid,
        title: String,
        hash: Bytes,
        base: Option<Bytes>,
        stage: String,
        version: i64,
        changed: i64,
        submitted: Option<i64>,
        taken_by: Option<Uuid>,
    }
    PersonRemark = "person_remark" by "id" {
        id: Uuid,
        district: String,
        about: Uuid,
        account: Uuid,
        at: i64,
        content: String,
    }
    Upkeep = "upkeep" by "id" {
        id: Uuid,
        district: String,
        kind: String,
        owner: Uuid,
        due: jiff_sqlx::Date,
        asked: Option<jiff_sqlx::Date>,
        hidden: bool,
    }
    Turn = "turn" by "district, name" {
        district: String,
        name: String,
        last: Option<i64>,
        leased: Option<i64>,
    }
    PersonFeedback = "person_feedback" by "id" {
        id: Uuid,
        district: String,
        about: Uuid,
        kind: String,
        owner: Option<Uuid>,
        at: i64,
        content: String,
        state: String,
        decided: Option<i64>,
    }
    Article = "article" by "id" {
        id: Uuid,
        district: String,
        kind: String,
        slug: String,
        version: i64,
        state: String,
        at: i64,
        actor: String,
        content: String,
    }
    Concept = "concept" by "id" {
        id: Uuid,
        district: String,
        scheme: String,
        notation: String,
        version: i64,
        at: i64,
        actor: String,
        content: String,
    }
    Merged = "merged" by "at, id" {
        id: Uuid,
        district: String,
        kind: String,
        into_id: Uuid,
        at: i64,
        position: i64,
        by_hand: bool,
        publication: String,
    }
    MergedPart = "merged_part" by "merged, what, item" { merged: Uuid, what: String, item: Uuid }
    PersonMergedRole = "person_merged_role" by "merged, account, role" {
        merged: Uuid,
        account: Uuid,
        role: String,
    }
    Notice = "notice" by "id" {
        id: Uuid,
        district: String,
        owner: Uuid,
        direction: String,
        kind: String,
        title: String,
        description: String,
        municipality: Option<String>,
        from_day: Option<jiff_sqlx::Date>,
        until_day: Option<jiff_sqlx::Date>,
        hours: String,
        quantity: Option<i64>,
        state: String,
        created: i64,
        changed: i64,
        expires: jiff_sqlx::Date,
        looked: Option<i64>,
        told: Option<jiff_sqlx::Date>,
    }
    Apart = "apart" by "one, other" { one: Uuid, other: Uuid, district: String }
    PersonUnsubscribed = "person_unsubscribed" by "district, address, list" {
        district: String,
        address: Bytes,
        list: String,
        since: i64,
    }
    PersonUnsubscribeLink = "person_unsubscribe_link" by "hash" {
        hash: Bytes,
        district: String,
        address: Bytes,
        list: String,
        ends: i64,
    }
    Deletion = "deletion" by "id" {
        id: Uuid,
        district: String,
        at: i64,
        rule: String,
        count: i64,
    }
    Erasure = "erasure" by "account" { account: Uuid, at: i64 }
    Viewed = "viewed" by "district, month, record" {
        district: String,
        month: jiff_sqlx::Date,
        record: Uuid,
        times: i64,
    }
    Trusted = "trusted" by "organisation" { organisation: Uuid, district: String, since: i64 }
    Picture = "picture" by "id" {
        id: Uuid,
        district: String,
        owner: Uuid,
        hash: Bytes,
        media: String,
        alt: String,
        credit: String,
        licence: String,
        added: i64,
        released: Option<i64>,
        removed: Option<i64>,
    }
    CubeRelease = "cube_release" by "id" {
        id: Uuid,
        district: String,
        code: String,
        publisher: String,
        layout: String,
        title: String,
        file: Bytes,
        name: String,
        address: Option<String>,
        kind: String,
        read: i64,
        stand: Option<String>,
        licence: Option<String>,
        copyright: Option<String>,
        structure: String,
        cells: i64,
    }
    CubeSegment = "cube_segment" by "hash" { hash: Bytes, cells: i64, content: Bytes }
    CubeSlice = "cube_slice" by "cube, period" {
        cube: Uuid,
        period: String,
        segment: Bytes,
        latest: bool,
        fresh: i64,
        revised: i64,
    }
    PictureOffer = "picture_offer" by "offer" { offer: Uuid, picture: Uuid }
    PictureSize = "picture_size" by "picture, width" {
        picture: Uuid,
        width: i64,
        height: i64,
        file: Bytes,
    }
}

impl Line {
    /// Without what opens a door.
    pub(crate) fn without_secrets(mut self) -> Line {
        if let Line::PersonAccount(account) = &mut self {
            account.password = None;
        }
        self
    }
}
