//! Both engines have the same tables, made by migrations of the same names.

use std::{collections::BTreeMap, fs, path::Path};

use sqlx::{Connection, PgConnection, SqliteConnection};
use store::Target;

use crate::bed::Bed;

pub(crate) type Columns = BTreeMap<(String, String), (String, bool)>;

#[test]
fn the_migrations_of_both_engines_have_the_same_names() {
    let names = |engine: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert!(!names("sqlite").is_empty());
    assert_eq!(names("sqlite"), names("postgres"));
}

#[tokio::test]
async fn both_engines_have_the_same_tables_columns_types_and_nullability() {
    let sqlite = Bed::sqlite().await;
    let postgres = Bed::postgres().await;
    let (here, there) = (sqlite_columns(&sqlite).await, postgres_columns(&postgres).await);
    assert!(here.len() > 80, "{}", here.len());
    for (column, form) in &here {
        assert_eq!(Some(form), there.get(column), "{column:?}");
    }
    assert_eq!(here.len(), there.len());
    postgres.remove().await;
}

pub(crate) async fn sqlite_columns(bed: &Bed) -> Columns {
    let Target::Folder(folder) = &bed.target else { panic!("no folder") };
    let file = folder.join("verzahnt.sqlite");
    let mut conn = SqliteConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap();
    let rows: Vec<(String, String, String, bool)> = sqlx::query_as(
        "SELECT m.name, c.name, c.type, c.\"notnull\" FROM sqlite_schema m, pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\'",
    )
    .fetch_all(&mut conn)
    .await
    .unwrap();
    rows.into_iter()
        .map(|(table, column, form, filled)| ((table, column), (form.to_lowercase(), filled)))
        .collect()
}

/// The columns of PostgreSQL in the words of SQLite.
pub(crate) async fn postgres_columns(bed: &Bed) -> Columns {
    let address = bed.address();
    let mut conn = PgConnection::connect(&address).await.unwrap();
    let rows: Vec<(String, String, String, bool, Option<String>)> = sqlx::query_as(
        "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'NO', collation_name::text
         FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx%'",
    )
    .fetch_all(&mut conn)
    .await
    .unwrap();
    rows.into_iter()
        .map(|(table, column, form, filled, collation)| {
            if form == "text" {
                assert_eq!(collation.as_deref(), Some("C"), "{table}.{column} sorts by bytes");
            }
            let form = match form.as_str() {
                "bigint" => "integer",
                "uuid" | "bytea" => "blob",
                "date" => "text",
                other => other,
            };
            ((table, column), (form.to_owned(), filled))
        })
        .collect()
}
