//! Engines at hand that a search is measured beside, over the same rows: SQLite FTS5 and PostgreSQL.

use sqlx::Row as _;

/// What a rival gets of an offer: its key, and title, topics, places and long text.
pub(crate) struct Row {
    pub(crate) key: String,
    pub(crate) texts: [String; 4],
}

/// The bare words of a query.
fn words(query: &str) -> Vec<String> {
    query
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// SQLite FTS5 in memory.
pub(crate) struct Fts(sqlx::SqlitePool);

impl Fts {
    /// Takes rows in; `tokenizer` is one of FTS5: `unicode61`, `trigram`.
    pub(crate) async fn new(tokenizer: &str, rows: &[Row]) -> Fts {
        let options = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1);
        let pool = options.connect("sqlite::memory:").await.unwrap();
        let sql = format!(
            "CREATE VIRTUAL TABLE o USING fts5(key UNINDEXED, title, more, places, body, tokenize = '{tokenizer}')"
        );
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&pool).await.unwrap();
        let mut tx = pool.begin().await.unwrap();
        for row in rows {
            let mut insert = sqlx::query("INSERT INTO o VALUES (?, ?, ?, ?, ?)").bind(&row.key);
            for text in &row.texts {
                insert = insert.bind(text);
            }
            insert.execute(&mut *tx).await.unwrap();
        }
        tx.commit().await.unwrap();
        Fts(pool)
    }

    /// The keys of the best ten that have all words, or any of them.
    pub(crate) async fn find(&self, query: &str, any: bool) -> Vec<String> {
        let quoted: Vec<String> = words(query).iter().map(|w| format!("\"{w}\"")).collect();
        let joined = quoted.join(if any { " OR " } else { " AND " });
        let rows = sqlx::query(
            "SELECT key FROM o WHERE o MATCH ? ORDER BY bm25(o, 0, 5.0, 2.4, 1.1, 0.8) LIMIT 10",
        )
        .bind(joined)
        .fetch_all(&self.0)
        .await
        .unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    }
}

/// PostgreSQL's text search with its `german` configuration and a GIN index.
pub(crate) struct Postgres(sqlx::PgPool);

impl Postgres {
    /// Takes rows into a table that ends with the connection.
    pub(crate) async fn new(url: &str, rows: &[Row]) -> Postgres {
        let options = sqlx::postgres::PgPoolOptions::new().max_connections(1);
        let pool = options.connect(url).await.unwrap();
        sqlx::query("CREATE TEMP TABLE o (key text, words tsvector)").execute(&pool).await.unwrap();
        for row in rows {
            let mut insert = sqlx::query(
                "INSERT INTO o VALUES ($1, setweight(to_tsvector('german', $2), 'A')
                || setweight(to_tsvector('german', $3), 'B') || setweight(to_tsvector('german', $4), 'C')
                || setweight(to_tsvector('german', $5), 'D'))",
            )
            .bind(&row.key);
            for text in &row.texts {
                insert = insert.bind(text);
            }
            insert.execute(&pool).await.unwrap();
        }
        sqlx::query("CREATE INDEX ON o USING gin (words)").execute(&pool).await.unwrap();
        sqlx::query("ANALYZE o").execute(&pool).await.unwrap();
        Postgres(pool)
    }

    /// The keys of the best ten that have all words, or any of them.
    pub(crate) async fn find(&self, query: &str, any: bool) -> Vec<String> {
        let joined = words(query).join(if any { " | " } else { " & " });
        let rows = sqlx::query(
            "SELECT key FROM o, to_tsquery('german', $1) q WHERE words @@ q
             ORDER BY ts_rank(words, q) DESC, key LIMIT 10",
        )
        .bind(joined)
        .fetch_all(&self.0)
        .await
        .unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    }
}
