//! Files by their content: raw files of imports, pictures, papers.
//!
//! A file's name is the SHA-256 of its bytes, so the same file is kept once and a damaged one is noticed. It is
//! written beside its place, made durable and then renamed: a file is there whole or not at all.
//!
//! Not here: what a file means, and who may see it.

use std::{
    fmt,
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    str::FromStr,
};

use sha2::{Digest, Sha256};
use uuid::Uuid;

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

/// A folder of files.
#[derive(Debug, Clone)]
pub struct Files {
    folder: PathBuf,
}

impl Files {
    /// The files that belong to a stock in a folder; a stock on a server has none of its own.
    pub fn of(target: &Target) -> Option<Files> {
        match target {
            Target::Folder(folder) => Some(Files::in_folder(folder.join("files"))),
            Target::Postgres(_) => None,
        }
    }

    /// The files in this folder, made when the first one comes.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Files {
        Files { folder: folder.into() }
    }

    /// Keeps what `reader` gives, in pieces, and returns its hash.
    pub fn put(&self, mut reader: impl Read) -> Result<FileHash, StoreError> {
        let coming = self.folder.join("coming");
        fs::create_dir_all(&coming).map_err(StoreError::file(&coming))?;
        let beside = coming
            .join(Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, 0, 0)).to_string());
        let written = self.spool(&mut reader, &beside);
        if written.is_err() {
            // What is half there is of no use; that it cannot be removed either is the lesser trouble.
            drop(fs::remove_file(&beside));
        }
        written
    }

    fn spool(&self, reader: &mut impl Read, beside: &Path) -> Result<FileHash, StoreError> {
        let mut file = File::create(beside).map_err(StoreError::file(beside))?;
        let mut hasher = Sha256::new();
        let mut buffer = vec![0_u8; 64 * 1024];
        loop {
            let read = match reader.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(err) if err.kind() == io::ErrorKind::Interrupted => continue,
                Err(err) => return Err(StoreError::file(beside)(err)),
            };
            let piece = buffer.get(..read).unwrap_or_default();
            hasher.update(piece);
            file.write_all(piece).map_err(StoreError::file(beside))?;
        }
        file.sync_all().map_err(StoreError::file(beside))?;
        drop(file);
        let hash = FileHash(hasher.finalize().into());
        let path = self.path(hash);
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder).map_err(StoreError::file(folder))?;
        fs::rename(beside, &path).map_err(StoreError::file(&path))?;
        File::open(folder).and_then(|f| f.sync_all()).map_err(StoreError::file(folder))?;
        Ok(hash)
    }

    /// The file with this hash, opened.
    pub fn open(&self, hash: FileHash) -> Result<File, StoreError> {
        let path = self.path(hash);
        match File::open(&path) {
            Ok(file) => Ok(file),
            Err(err) if err.kind() == io::ErrorKind::NotFound => {
                Err(StoreError::NotFound(format!("file {hash}")))
            }
            Err(err) => Err(StoreError::file(&path)(err)),
        }
    }

    /// The bytes of the file with this hash, checked against it.
    pub fn get(&self, hash: FileHash) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::new();
        let path = self.path(hash);
        self.open(hash)?.read_to_end(&mut bytes).map_err(StoreError::file(&path))?;
        if FileHash::of(&bytes) != hash {
            return Err(StoreError::Corrupt(format!("the bytes of file {hash} are others")));
        }
        Ok(bytes)
    }

    /// The hashes of all files, in order.
    pub fn all(&self) -> Result<Vec<FileHash>, StoreError> {
        let mut all = Vec::new();
        for folder in entries(&self.folder)?.into_iter().filter(|p| p.is_dir()) {
            for path in entries(&folder)? {
                let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
                all.extend(name.parse::<FileHash>());
            }
        }
        all.sort_unstable();
        Ok(all)
    }

    /// Where a file lies: the first two digits are a folder, so that none grows too large.
    fn path(&self, hash: FileHash) -> PathBuf {
        let name = hash.to_string();
        let first: String = name.chars().take(2).collect();
        self.folder.join(first).join(name)
    }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    match fs::read_dir(folder) {
        Ok(entries) => entries
            .map(|entry| entry.map(|e| e.path()))
            .collect::<Result<_, _>>()
            .map_err(StoreError::file(folder)),
        Err(err) if err.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(err) => Err(StoreError::file(folder)(err)),
    }
}
