//! Passwords: which are good enough, how they are kept (argon2id, RFC 9106), and how much memory that may take.

use std::sync::LazyLock;

use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use tokio::sync::Semaphore;

use crate::{Failure, failed};

/// Checks at a time: each takes 19 MiB, so together 76 MiB.
const AT_ONCE: usize = 4;
/// The fewest characters (BSI, ORP.4.A22 asks for length before kinds of signs).
pub const SHORTEST: usize = 10;
/// More is cut off by nobody, but refused: hashing is not to be made slow from outside.
const LONGEST: usize = 200;

static PLACES: Semaphore = Semaphore::const_new(AT_ONCE);

/// Stands in for the password of an account that is not there, so that the answer takes as long.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| kept("nobody signs in with this").unwrap_or_default());

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    TooShort,
    TooLong,
    /// It stands in lists of common passwords or can be guessed quickly.
    Guessable,
}

impl Weak {
    /// The key of what is said, in the catalogues of crate `web`.
    pub fn key(self) -> &'static str {
        match self {
            Weak::TooShort => "password-too-short",
            Weak::TooLong => "password-too-long",
            Weak::Guessable => "password-guessable",
        }
    }
}

/// Whether a password is good enough. `near` is what a guesser would try first: address, name, the site.
pub fn judge(password: &str, near: &[&str]) -> Result<(), Weak> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Weak::TooShort);
    }
    if length > LONGEST {
        return Err(Weak::TooLong);
    }
    // 3 of 4: safely unguessable, more than 10^8 guesses (Wheeler 2016).
    let parts = near.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let near: Vec<&str> = near.iter().copied().chain(parts.filter(|part| part.len() > 2)).collect();
    if zxcvbn::zxcvbn(password, &near).score() < zxcvbn::Score::Three {
        return Err(Weak::Guessable);
    }
    Ok(())
}

fn kept(password: &str) -> Result<String, Failure> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|kept| kept.to_string())
        .map_err(failed("the password cannot be hashed"))
}

fn fits(password: &str, kept: &str) -> bool {
    PasswordHash::new(kept)
        .is_ok_and(|kept| Argon2::default().verify_password(password.as_bytes(), &kept).is_ok())
}

/// The form in which a password is kept: a PHC string with its own salt.
pub async fn keep(password: String) -> Result<String, Failure> {
    apart(move || kept(&password)).await?
}

/// Whether a password is the kept one. Takes as long where nothing is kept.
pub async fn check(password: String, kept: Option<String>) -> Result<bool, Failure> {
    if password.chars().count() > LONGEST {
        return Ok(false);
    }
    apart(move || match kept {
        Some(kept) => fits(&password, &kept),
        None => {
            fits(&password, &NOBODY);
            false
        }
    })
    .await
}

/// Works on a thread of its own, once there is room for the memory it takes.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
    let _place = PLACES.acquire().await.map_err(failed("no place to hash"))?;
    tokio::task::spawn_blocking(work).await.map_err(failed("the hashing broke off"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_near_short_and_endless_passwords_are_refused() {
        let near = ["amt@beispiel.example", "Bildung im Landkreis Beispiel"];
        for (password, why) in [
            ("kurz", Weak::TooShort),
            ("passwort123", Weak::Guessable),
            ("qwertzuiop", Weak::Guessable),
            ("amt@beispiel", Weak::Guessable),
            ("aaaaaaaaaaaaaaaa", Weak::Guessable),
        ] {
            assert_eq!(judge(password, &near), Err(why), "{password}");
        }
        assert_eq!(judge(&"x1!".repeat(100), &near), Err(Weak::TooLong));
        assert_eq!(judge("drei Mühlen am kalten Bach", &near), Ok(()));
    }

    #[tokio::test]
    async fn only_the_kept_password_fits_and_it_is_kept_with_a_salt_of_its_own() {
        let (one, two) = (keep("Rübe".into()).await.unwrap(), keep("Rübe".into()).await.unwrap());
        assert_ne!(one, two);
        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
        assert!(check("Rübe".into(), Some(one.clone())).await.unwrap());
        assert!(!check("Ruebe".into(), Some(one)).await.unwrap());
        assert!(!check("Rübe".into(), None).await.unwrap());
        assert!(!check("Rübe".into(), Some("nonsense".into())).await.unwrap());
    }
}
