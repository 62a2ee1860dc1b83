//! Secrets that open something: sessions and links. The house keeps their SHA-256 alone. And keys that this
//! installation makes for itself, under which it keeps hashes of what it must not know.

use std::{fmt, str::FromStr};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use crate::{ReadTx, StoreError, WriteTx, db::on};

/// 256 random bits. Shown only by [`Secret::reveal`], to the one who is to hold it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl Secret {
    /// A new one from the system's source of randomness.
    pub fn random() -> Result<Secret, StoreError> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)
            .map_err(|error| StoreError::Conflict(format!("no randomness: {error}")))?;
        Ok(Secret(bytes))
    }

    /// The secret as text for cookies and addresses: 43 letters, digits, `-` and `_`.
    pub fn reveal(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is kept of it.
    pub(crate) fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }

    /// Another secret that follows from this one for a purpose, as text; without the first it cannot be found.
    pub fn derived(&self, purpose: &str) -> String {
        let mut hasher = Sha256::new();
        hasher.update(purpose.as_bytes());
        hasher.update([0]);
        hasher.update(self.0);
        URL_SAFE_NO_PAD.encode(hasher.finalize())
    }
}

/// A key that this installation made for a purpose when it was first needed.
pub(crate) async fn own_key(tx: &mut WriteTx, purpose: &str) -> Result<Vec<u8>, StoreError> {
    const MAKE: &str =
        "INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    const READ: &str = "SELECT value FROM secret WHERE name = $1";
    let fresh = Secret::random()?.0.to_vec();
    on!(tx, conn => sqlx::query(MAKE)
        .bind(purpose)
        .bind(fresh)
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(on!(tx, conn => sqlx::query_scalar(READ).bind(purpose).fetch_one(conn).await)?)
}

/// The same where it was needed before.
pub(crate) async fn known_key(
    tx: &mut ReadTx,
    purpose: &str,
) -> Result<Option<Vec<u8>>, StoreError> {
    const READ: &str = "SELECT value FROM secret WHERE name = $1";
    Ok(on!(tx, conn => sqlx::query_scalar(READ).bind(purpose).fetch_optional(conn).await)?)
}

/// SHA-256 over key, words and key again.
pub(crate) fn keyed_hash(key: &[u8], words: &str) -> Vec<u8> {
    let mut hasher = Sha256::new();
    hasher.update(key);
    hasher.update(words.as_bytes());
    hasher.update(key);
    hasher.finalize().to_vec()
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// The text is no secret of this house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotASecret;

impl FromStr for Secret {
    type Err = NotASecret;

    fn from_str(text: &str) -> Result<Secret, NotASecret> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| NotASecret)?;
        Ok(Secret(bytes.try_into().map_err(|_| NotASecret)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_read_back_from_its_text_and_never_shown_by_debug() {
        let secret = Secret::random().unwrap();
        let text = secret.reveal();
        assert_eq!(text.len(), 43);
        assert_eq!(text.parse(), Ok(secret.clone()));
        assert_ne!(Secret::random().unwrap(), secret);
        assert_eq!(format!("{secret:?}"), "Secret");
        let short: String = text.chars().skip(1).collect();
        for wrong in ["", "abc", "ä", &short] {
            assert_eq!(wrong.parse::<Secret>(), Err(NotASecret));
        }
    }

    #[test]
    fn what_follows_from_a_secret_depends_on_the_purpose() {
        let secret = Secret::random().unwrap();
        assert_ne!(secret.derived("form"), secret.derived("mail"));
        assert_ne!(secret.derived("form"), secret.reveal());
    }
}
