//! Passkeys (WebAuthn): a key that lives in the person's device or password manager and is unlocked there.
//!
//! Keys are made so that the browser finds them without a name typed, and only with the person verified by the device
//! (PIN, finger, face): so one passkey is both factors. What is kept between question and answer, and of a key itself, is
//! text for the caller to store; it stays on the server.

use serde::{Serialize, de::DeserializeOwned};
use url::Url;
use uuid::Uuid;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Webauthn, WebauthnBuilder,
};

use crate::{Failure, failed};

/// The passkeys of one site.
#[derive(Debug)]
pub struct Passkeys(Webauthn);

/// A question to the browser.
#[derive(Debug)]
pub struct Question {
    /// For the browser, as JSON.
    pub asked: String,
    /// What the answer is held against.
    pub kept: String,
}

/// A passkey that was just made.
#[derive(Debug, PartialEq, Eq)]
pub struct NewPasskey {
    pub id: Vec<u8>,
    pub kept: String,
}

/// The answer does not fit the question, the site or the key.
#[derive(Debug, thiserror::Error)]
#[error("the passkey does not fit: {0}")]
pub struct Refused(String);

fn refused(error: impl std::fmt::Display) -> Refused {
    Refused(error.to_string())
}

impl Passkeys {
    /// Passkeys of the site under an origin as `https://bildung.example`; nothing where browsers know none, as for an
    /// address in numbers.
    pub fn of(origin: &str, site: &str) -> Option<Passkeys> {
        let origin = Url::parse(origin).ok()?;
        let host = origin.domain()?;
        WebauthnBuilder::new(host, &origin).ok()?.rp_name(site).build().ok().map(Passkeys)
    }

    /// Asks the browser for a new key of an account that does not hold it yet.
    pub fn ask_new(
        &self,
        account: Uuid,
        email: &str,
        name: &str,
        held: Vec<Vec<u8>>,
    ) -> Result<Question, Failure> {
        let held = held.into_iter().collect();
        let (asked, state) = self
            .0
            .start_passkey_registration(account, email, name, Some(held))
            .map_err(failed("a passkey cannot be asked for"))?;
        let mut asked = json(&asked)?;
        if let Some(wanted) = asked.pointer_mut("/publicKey/authenticatorSelection") {
            *wanted = serde_json::json!({
                "residentKey": "required",
                "requireResidentKey": true,
                "userVerification": "required",
            });
        }
        Ok(Question { asked: asked.to_string(), kept: json(&state)?.to_string() })
    }

    /// The key of an answer to [`Passkeys::ask_new`].
    pub fn take_new(&self, kept: &str, answer: &str) -> Result<NewPasskey, Refused> {
        let state: PasskeyRegistration = read(kept)?;
        let answer: RegisterPublicKeyCredential = read(answer)?;
        let key = self.0.finish_passkey_registration(&answer, &state).map_err(refused)?;
        let kept = serde_json::to_string(&key).map_err(refused)?;
        Ok(NewPasskey { id: key.cred_id().to_vec(), kept })
    }

    /// Asks the browser for any key of this site.
    pub fn ask(&self) -> Result<Question, Failure> {
        let (mut asked, state) = self
            .0
            .start_discoverable_authentication()
            .map_err(failed("no passkey can be asked for"))?;
        // The person presses a button: the browser is to show its dialogue, not to wait in a field.
        asked.mediation = None;
        Ok(Question { asked: json(&asked)?.to_string(), kept: json(&state)?.to_string() })
    }

    /// Whose key an answer says to be of, and which; still to be proved by [`Passkeys::take`].
    pub fn whose(&self, answer: &str) -> Result<(Uuid, Vec<u8>), Refused> {
        let answer: PublicKeyCredential = read(answer)?;
        let (account, id) =
            self.0.identify_discoverable_authentication(&answer).map_err(refused)?;
        Ok((account, id.to_vec()))
    }

    /// Holds an answer against its question and the key that was kept. Gives the key as it is to be kept from now on:
    /// many count their uses.
    pub fn take(&self, kept: &str, answer: &str, key: &str) -> Result<String, Refused> {
        let state: DiscoverableAuthentication = read(kept)?;
        let answer: PublicKeyCredential = read(answer)?;
        let mut key: Passkey = read(key)?;
        let done =
            self.0.finish_discoverable_authentication_v2(&answer, state, &key).map_err(refused)?;
        if !done.user_verified() {
            return Err(Refused("the device did not verify the person".to_owned()));
        }
        key.update_credential(&done);
        serde_json::to_string(&key).map_err(refused)
    }
}

fn json(value: &impl Serialize) -> Result<serde_json::Value, Failure> {
    serde_json::to_value(value).map_err(failed("a passkey's state cannot be written"))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Refused> {
    serde_json::from_str(text).map_err(refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_without_a_name_of_its_own_has_no_passkeys() {
        assert!(Passkeys::of("https://bildung.example", "Bildung").is_some());
        assert!(Passkeys::of("http://localhost:8080", "Bildung").is_some());
        for origin in ["http://127.0.0.1:8080", "http://[::1]:8080", "nonsense"] {
            assert!(Passkeys::of(origin, "Bildung").is_none(), "{origin}");
        }
    }

    #[test]
    fn a_key_is_asked_for_that_the_browser_finds_itself_and_that_verifies_the_person() {
        let passkeys = Passkeys::of("https://bildung.example", "Bildung").unwrap();
        let held = vec![b"held".to_vec()];
        let account = Uuid::from_u128(7);
        let question = passkeys.ask_new(account, "a@b.example", "Amt", held).unwrap();
        let asked: serde_json::Value = serde_json::from_str(&question.asked).unwrap();
        let at = |path: &str| asked.pointer(path).unwrap().to_string();
        assert_eq!(at("/publicKey/rp/id"), "\"bildung.example\"");
        assert_eq!(at("/publicKey/authenticatorSelection/residentKey"), "\"required\"");
        assert_eq!(at("/publicKey/authenticatorSelection/userVerification"), "\"required\"");
        assert_eq!(at("/publicKey/excludeCredentials/0/id"), "\"aGVsZA\"");
        let question = passkeys.ask().unwrap();
        let asked: serde_json::Value = serde_json::from_str(&question.asked).unwrap();
        let at = |path: &str| asked.pointer(path).map(ToString::to_string);
        assert_eq!(at("/publicKey/userVerification").as_deref(), Some("\"required\""));
        assert_eq!(at("/mediation"), None);
    }

    #[test]
    fn nonsense_is_refused() {
        let passkeys = Passkeys::of("https://bildung.example", "Bildung").unwrap();
        for answer in ["", "{}", "[]", r#"{"id":"x","rawId":"eA","type":"public-key"}"#] {
            assert!(passkeys.whose(answer).is_err(), "{answer}");
            assert!(passkeys.take("{}", answer, "{}").is_err(), "{answer}");
            assert!(passkeys.take_new("{}", answer).is_err(), "{answer}");
        }
    }
}
