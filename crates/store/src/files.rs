//! Files by their content: raw files of imports, pictures, papers.
//!
//! A file's name is the SHA-256 of its bytes, so the same file is kept once and a damaged one is noticed. It lies in a
//! folder of this machine, or in a bucket that speaks S3 and that several nodes share. Either way a file is there whole
//! or not at all, and stays there once `put` says so.
//!
//! Not here: what a file means, and who may see it.

use std::{
    fmt, fs,
    io::{self, Read, Seek, Write},
    path::Path as Folder,
    pin::pin,
    str::FromStr,
    sync::Arc,
    time::Duration,
};

use futures_util::{Stream, StreamExt, TryStreamExt};
use object_store::{
    ClientOptions, ObjectStore, ObjectStoreExt, PutPayload, RetryConfig, WriteMultipart,
    aws::AmazonS3Builder, local::LocalFileSystem, path::Path,
};
use sha2::{Digest, Sha256};

use crate::{StoreError, Target};

/// The SHA-256 of a file's bytes, written as 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileHash([u8; 32]);

/// The text is no hash of a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no hash of a file")]
pub struct NotAFileHash(pub String);

impl FileHash {
    /// The hash of `bytes`.
    pub fn of(bytes: &[u8]) -> FileHash {
        FileHash(Sha256::digest(bytes).into())
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The hash that a column holds.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<FileHash, StoreError> {
        let corrupt = |_| StoreError::Corrupt(format!("a hash of {} bytes", bytes.len()));
        bytes.try_into().map(FileHash).map_err(corrupt)
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for FileHash {
    type Err = NotAFileHash;

    fn from_str(text: &str) -> Result<FileHash, NotAFileHash> {
        let wrong = || NotAFileHash(text.chars().take(80).collect());
        let digits = text.as_bytes();
        if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(wrong());
        }
        let mut hash = [0_u8; 32];
        for (byte, pair) in hash.iter_mut().zip(digits.chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| wrong())?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| wrong())?;
        }
        Ok(FileHash(hash))
    }
}

/// A bucket of a service that speaks S3, and how it is entered.
#[derive(Clone)]
pub struct Bucket {
    /// `https://s3.example.de`; the bucket's name follows in the path.
    pub endpoint: String,
    pub name: String,
    pub region: String,
    pub access_key: String,
    pub secret_key: String,
}

/// Without the keys.
impl fmt::Debug for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.endpoint, self.name)
    }
}

/// Where files are kept.
#[derive(Debug, Clone)]
pub struct Files {
    kept: Arc<dyn ObjectStore>,
}

/// What is read or sent at once.
const PIECE: usize = 64 * 1024;

/// Larger files are sent in parts; S3 wants parts of 5 MiB at least.
const PART: usize = 8 * 1024 * 1024;

/// Parts on their way at once.
const AT_ONCE: usize = 4;

impl Files {
    /// The files that belong to a stock in a folder; a stock on a server has none of its own.
    pub fn of(target: &Target) -> Result<Option<Files>, StoreError> {
        match target {
            Target::Folder(folder) => Files::in_folder(&folder.join("files")).map(Some),
            Target::Postgres(_) => Ok(None),
        }
    }

    /// The files in this folder, which is made where it is not there.
    pub fn in_folder(folder: &Folder) -> Result<Files, StoreError> {
        fs::create_dir_all(folder).map_err(StoreError::file(folder))?;
        let local = LocalFileSystem::new_with_prefix(folder)
            .map_err(|err| StoreError::file(folder)(io::Error::other(err)))?;
        Ok(Files { kept: Arc::new(local.with_fsync(true)) })
    }

    /// The files in this bucket. Nothing is asked yet: see [`Files::reachable`].
    pub fn in_bucket(bucket: &Bucket) -> Result<Files, StoreError> {
        // Whoever was first has installed the same one.
        let _same = rustls::crypto::ring::default_provider().install_default();
        let plain = bucket.endpoint.starts_with("http://");
        let patience = RetryConfig {
            max_retries: 4,
            retry_timeout: Duration::from_secs(20),
            ..RetryConfig::default()
        };
        let s3 = AmazonS3Builder::new()
            .with_endpoint(bucket.endpoint.trim_end_matches('/'))
            .with_bucket_name(&bucket.name)
            .with_region(&bucket.region)
            .with_access_key_id(&bucket.access_key)
            .with_secret_access_key(&bucket.secret_key)
            .with_client_options(
                ClientOptions::new()
                    .with_connect_timeout(Duration::from_secs(5))
                    .with_timeout(Duration::from_secs(60))
                    .with_allow_http(plain),
            )
            .with_retry(patience)
            .build()
            .map_err(|err| StoreError::File(format!("{bucket:?}"), io::Error::other(err)))?;
        Ok(Files { kept: Arc::new(s3) })
    }

    /// Whether the place of the files answers.
    pub async fn reachable(&self) -> Result<(), StoreError> {
        let nothing = FileHash::of(b"");
        match self.kept.head(&path(nothing)).await {
            Ok(_) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(err) => Err(StoreError::File("the files".to_owned(), io::Error::other(err))),
        }
    }

    /// Keeps what `from` gives and returns its hash. A file that is there already is not sent again.
    pub async fn put(&self, mut from: impl Read + Seek) -> Result<FileHash, StoreError> {
        let incoming = |err| StoreError::File("a file on its way in".to_owned(), err);
        let (hash, size) = measure(&mut from).map_err(incoming)?;
        let path = path(hash);
        if self.kept.head(&path).await.is_ok_and(|there| there.size == size) {
            return Ok(hash);
        }
        from.rewind().map_err(incoming)?;
        if usize::try_from(size).is_ok_and(|size| size <= PART) {
            let mut bytes = Vec::new();
            from.read_to_end(&mut bytes).map_err(incoming)?;
            if FileHash::of(&bytes) != hash {
                return Err(changed(hash));
            }
            self.kept.put(&path, PutPayload::from(bytes)).await.map_err(outward(hash))?;
        } else {
            let upload = self.kept.put_multipart(&path).await.map_err(outward(hash))?;
            let mut parts = WriteMultipart::new_with_chunk_size(upload, PART);
            match send(&mut parts, from, hash).await {
                Ok(()) => parts.finish().await.map(drop).map_err(outward(hash))?,
                Err(err) => {
                    // What is half there is of no use; that it cannot be removed either is the lesser trouble.
                    drop(parts.abort().await);
                    return Err(err);
                }
            }
        }
        Ok(hash)
    }

    /// The bytes of the file with this hash, piece by piece, not checked against it.
    pub async fn pieces(
        &self,
        hash: FileHash,
    ) -> Result<impl Stream<Item = Result<bytes::Bytes, StoreError>> + Send + use<>, StoreError>
    {
        let found = self.kept.get(&path(hash)).await.map_err(outward(hash))?;
        Ok(found.into_stream().map_err(outward(hash)))
    }

    /// The bytes of the file with this hash, checked against it.
    pub async fn get(&self, hash: FileHash) -> Result<bytes::Bytes, StoreError> {
        let found = self.kept.get(&path(hash)).await.map_err(outward(hash))?;
        let bytes = found.bytes().await.map_err(outward(hash))?;
        if FileHash::of(&bytes) != hash {
            return Err(StoreError::Corrupt(format!("the bytes of file {hash} are others")));
        }
        Ok(bytes)
    }

    /// Keeps the file with this hash in another place as well, checked against its hash.
    pub async fn copy(&self, hash: FileHash, to: &Files) -> Result<(), StoreError> {
        let spooled = |err| StoreError::File(format!("file {hash}"), err);
        let mut spool = tempfile::tempfile().map_err(spooled)?;
        let mut pieces = pin!(self.pieces(hash).await?);
        while let Some(piece) = pieces.next().await {
            spool.write_all(&piece?).map_err(spooled)?;
        }
        spool.rewind().map_err(spooled)?;
        to.put_as(hash, spool).await
    }

    /// Keeps what `from` gives, where that is the file with this hash.
    pub(crate) async fn put_as(
        &self,
        hash: FileHash,
        mut from: impl Read + Seek,
    ) -> Result<(), StoreError> {
        let incoming = |err| StoreError::File(format!("file {hash}"), err);
        if measure(&mut from).map_err(incoming)?.0 != hash {
            return Err(StoreError::Corrupt(format!("the bytes of file {hash} are others")));
        }
        from.rewind().map_err(incoming)?;
        self.put(from).await.map(drop)
    }

    /// The hashes of all files, in order.
    pub async fn all(&self) -> Result<Vec<FileHash>, StoreError> {
        let listed = |err| StoreError::File("the list of files".to_owned(), io::Error::other(err));
        let mut found = self.kept.list(None);
        let mut all = Vec::new();
        while let Some(file) = found.next().await {
            let file = file.map_err(listed)?;
            all.extend(file.location.filename().and_then(|name| name.parse::<FileHash>().ok()));
        }
        all.sort_unstable();
        Ok(all)
    }

    /// Takes the file with this hash away, where it is there.
    pub async fn remove(&self, hash: FileHash) -> Result<(), StoreError> {
        match self.kept.delete(&path(hash)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(err) => Err(outward(hash)(err)),
        }
    }
}

/// Where a file lies: the first two digits are a folder, so that none grows too large.
fn path(hash: FileHash) -> Path {
    let name = hash.to_string();
    let first: String = name.chars().take(2).collect();
    Path::from_iter([first, name])
}

/// Hash and length of what `from` gives.
fn measure(from: &mut impl Read) -> io::Result<(FileHash, u64)> {
    let mut hasher = Sha256::new();
    let size = each_piece(from, |piece| hasher.update(piece))?;
    Ok((FileHash(hasher.finalize().into()), size))
}

fn each_piece(from: &mut impl Read, mut each: impl FnMut(&[u8])) -> io::Result<u64> {
    let mut buffer = vec![0_u8; PIECE];
    let mut size = 0;
    loop {
        match from.read(&mut buffer) {
            Ok(0) => return Ok(size),
            Ok(read) => {
                each(buffer.get(..read).unwrap_or_default());
                size += u64::try_from(read).unwrap_or(u64::MAX);
            }
            Err(err) if err.kind() == io::ErrorKind::Interrupted => {}
            Err(err) => return Err(err),
        }
    }
}

/// Sends a large file in parts, and looks whether it is still the one that was measured.
async fn send(
    parts: &mut WriteMultipart,
    mut from: impl Read,
    hash: FileHash,
) -> Result<(), StoreError> {
    let mut hasher = Sha256::new();
    loop {
        let mut part = Vec::with_capacity(PART);
        let most = u64::try_from(PART).unwrap_or(u64::MAX);
        let read = (&mut from)
            .take(most)
            .read_to_end(&mut part)
            .map_err(|err| StoreError::File("a file on its way in".to_owned(), err))?;
        if read == 0 {
            break;
        }
        hasher.update(&part);
        parts.wait_for_capacity(AT_ONCE).await.map_err(outward(hash))?;
        parts.put(part.into());
    }
    if FileHash(hasher.finalize().into()) == hash { Ok(()) } else { Err(changed(hash)) }
}

fn changed(hash: FileHash) -> StoreError {
    StoreError::Conflict(format!("file {hash} changed while it was read"))
}

fn outward(hash: FileHash) -> impl Fn(object_store::Error) -> StoreError {
    move |err| match err {
        object_store::Error::NotFound { .. } => StoreError::NotFound(format!("file {hash}")),
        other => StoreError::File(format!("file {hash}"), io::Error::other(other)),
    }
}
