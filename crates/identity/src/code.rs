//! Codes of an authenticator app (TOTP, RFC 6238), and recovery codes for the day when the phone is lost.
//!
//! SHA-1, six digits and thirty seconds: what every app can. Whoever checks a code keeps the step that it belonged to and
//! accepts no code of that step or of one before again.

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Totp};

use crate::{Failure, failed};

/// Recovery codes made at a time.
pub const RECOVERY_CODES: usize = 10;
/// Crockford's 32 signs: none looks like another, five bits each.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// What house and app share.
#[derive(Clone, PartialEq, Eq)]
pub struct AppSecret(Vec<u8>);

impl AppSecret {
    /// A new one of 160 bits (RFC 4226, 4).
    pub fn random() -> Result<AppSecret, Failure> {
        Ok(AppSecret(random::<20>()?.to_vec()))
    }

    /// The secret that was kept.
    pub fn kept(bytes: Vec<u8>) -> AppSecret {
        AppSecret(bytes)
    }

    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    fn totp(&self, site: &str, account: &str) -> Result<Totp, Failure> {
        // A colon parts site and account in the address.
        let plain = |text: &str| text.replace(':', " ");
        Builder::new()
            .with_secret(self.0.clone())
            .with_issuer(Some(plain(site)))
            .with_account_name(plain(account))
            .build()
            .map_err(failed("the secret of an app"))
    }

    /// The secret for typing, in groups of four.
    pub fn text(&self) -> String {
        let letters: Vec<char> =
            totp_rs::Secret::from(self.0.clone()).to_base32().chars().collect();
        letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
    }

    /// The address that an app reads from a picture of it (a QR code).
    pub fn address(&self, site: &str, account: &str) -> Result<String, Failure> {
        self.totp(site, account)?.to_url().map_err(failed("the address of an app"))
    }

    /// The step to which a code belongs, where it is right now; half a minute early or late is forgiven.
    pub fn step(&self, code: &str, now: Timestamp) -> Result<Option<i64>, Failure> {
        let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let seconds = u64::try_from(now.as_second()).unwrap_or_default();
        let step = self.totp("", "")?.check(&digits, seconds);
        Ok(step.and_then(|step| i64::try_from(step).ok()))
    }

    /// The code of a time: what the app would show.
    pub fn code(&self, at: Timestamp) -> Result<String, Failure> {
        let seconds = u64::try_from(at.as_second()).unwrap_or_default();
        Ok(self.totp("", "")?.generate(seconds).to_string())
    }
}

impl std::fmt::Debug for AppSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AppSecret")
    }
}

fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(failed("no randomness"))?;
    Ok(bytes)
}

/// New recovery codes of 80 bits, as `abcd-efgh-jkmn-pqrs`.
pub fn recovery_codes() -> Result<Vec<String>, Failure> {
    (0..RECOVERY_CODES)
        .map(|_| {
            let letters: Vec<char> = random::<16>()?
                .iter()
                .filter_map(|byte| LETTERS.get(usize::from(byte % 32)).copied())
                .map(char::from)
                .collect();
            Ok(letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-"))
        })
        .collect()
}

/// What is kept of a recovery code, however it was typed; nothing where a text cannot be one.
pub fn recovery_hash(typed: &str) -> Option<Vec<u8>> {
    let letters: String = typed
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect();
    let fits = letters.len() == 16 && letters.bytes().all(|byte| LETTERS.contains(&byte));
    fits.then(|| Sha256::digest(letters.as_bytes()).to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_rfc_and_half_a_minute_is_forgiven() {
        // RFC 6238, appendix B, the last six of eight digits.
        let secret = AppSecret::kept(b"12345678901234567890".to_vec());
        for (at, code) in
            [(1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")]
        {
            let at = Timestamp::from_second(at).unwrap();
            assert_eq!(secret.code(at).unwrap(), code);
            for (seconds, right) in [(0, true), (30, true), (-30, true), (90, false), (-60, false)]
            {
                let now = at + jiff::SignedDuration::from_secs(seconds);
                let step = secret.step(code, now).unwrap();
                assert_eq!(step, right.then(|| at.as_second() / 30), "{code} {seconds}");
            }
        }
        let at = Timestamp::from_second(59).unwrap();
        assert_eq!(secret.step(" 287 082 ", at).unwrap(), Some(1));
        for wrong in ["", "28708", "2870822", "28708a", "２８７０８２", "-87082"] {
            assert_eq!(secret.step(wrong, at).unwrap(), None, "{wrong}");
        }
    }

    #[test]
    fn an_app_is_told_the_site_and_the_account() {
        let secret = AppSecret::kept(b"12345678901234567890".to_vec());
        let address = secret.address("Bildung: Kreis", "amt@beispiel.example").unwrap();
        assert!(address.starts_with("otpauth://totp/Bildung%20%20Kreis:amt%40"), "{address}");
        assert!(address.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), "{address}");
        assert_eq!(secret.text(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(format!("{secret:?}"), "AppSecret");
        assert_ne!(AppSecret::random().unwrap(), AppSecret::random().unwrap());
    }

    #[test]
    fn a_recovery_code_is_known_again_however_it_is_typed() {
        let codes = recovery_codes().unwrap();
        assert_eq!(codes.len(), RECOVERY_CODES);
        for code in &codes {
            let hash = recovery_hash(code);
            assert!(hash.is_some(), "{code}");
            assert_eq!(
                recovery_hash(&format!(" {} ", code.replace('-', " ").to_uppercase())),
                hash
            );
        }
        let distinct: std::collections::BTreeSet<_> =
            codes.iter().map(|c| recovery_hash(c)).collect();
        assert_eq!(distinct.len(), RECOVERY_CODES);
        for none in
            ["", "123456", "abcd-efgh-jkmn-pqr", "abcd-efgh-jkmn-pqrö", "abcd-efgh-jkmn-pqrs-t"]
        {
            assert_eq!(recovery_hash(none), None, "{none}");
        }
    }
}
