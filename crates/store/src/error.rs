//! Why the store could not do something.

/// What callers decide on, and the rest as it came.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else was first, or the thing is not in the state that the call expects.
    #[error("{0}")]
    Conflict(String),
    /// The database or a file holds something that this program never wrote, or cannot read.
    #[error("stored data does not fit: {0}")]
    Corrupt(String),
    /// There is no such thing.
    #[error("there is no {0}")]
    NotFound(String),
    /// The address names no database that this program can use; the text says what can be done.
    #[error("{0}")]
    NotADatabase(String),
    #[error(transparent)]
    Database(sqlx::Error),
    #[error(transparent)]
    Migration(#[from] sqlx::migrate::MigrateError),
    #[error("{0}: {1}")]
    File(String, #[source] std::io::Error),
}

impl StoreError {
    pub(crate) fn shape(err: serde_json::Error) -> StoreError {
        StoreError::Corrupt(err.to_string())
    }

    /// An error of the file system at `path`.
    pub(crate) fn file(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> StoreError {
        let path = path.display().to_string();
        move |err| StoreError::File(path, err)
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(err: sqlx::Error) -> StoreError {
        match &err {
            sqlx::Error::Database(db) if db.is_unique_violation() => {
                StoreError::Conflict(format!("it is there already: {}", db.message()))
            }
            _ => StoreError::Database(err),
        }
    }
}
