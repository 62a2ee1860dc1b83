//! What can go wrong in a search, and which of it a caller decides on.

/// Why the index gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// Another process writes this index.
    #[error("another process is writing this index")]
    Busy,
    /// The folder holds no index of this version; a rebuild helps.
    #[error("the index cannot be read and has to be rebuilt: {0}")]
    Unreadable(String),
    #[error("search index: {0}")]
    Engine(tantivy::TantivyError),
    #[error("index folder: {0}")]
    Folder(#[from] std::io::Error),
    #[error(transparent)]
    Store(#[from] store::StoreError),
}

impl From<tantivy::TantivyError> for SearchError {
    fn from(err: tantivy::TantivyError) -> SearchError {
        match err {
            tantivy::TantivyError::LockFailure(..) => SearchError::Busy,
            other => SearchError::Engine(other),
        }
    }
}
