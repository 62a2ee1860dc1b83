//! OpenID Connect: the authorisation code flow with PKCE against one provider.
//!
//! The provider is asked for its addresses and keys when the first person comes, and again after a while: the site starts
//! without it. Who comes back is named by issuer and subject and by nothing else; an e-mail address is never proof.

use std::{pin::Pin, time::Duration};

use access::Membership;
use jiff::Timestamp;
use openidconnect::{
    AsyncHttpClient, AuthType, AuthenticationFlow, AuthorizationCode, Client, ClientId,
    ClientSecret, CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    HttpRequest, HttpResponse, IdTokenFields, IssuerUrl, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, StandardErrorResponse,
    StandardTokenResponse, TokenResponse, UserInfoClaims,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType,
        CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreResponseType, CoreRevocableToken,
        CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tokio::sync::Mutex;
use url::Url;

use crate::{Failure, failed};

/// The provider has to answer within this.
const PATIENCE: Duration = Duration::from_secs(8);
/// Addresses and keys of the provider are asked for again after this, in seconds.
const FRESH_FOR: i64 = 60 * 60;

/// A provider, as the operator names it.
#[derive(Clone)]
pub struct Provider {
    /// What people know it by: the button says "sign in with ...".
    pub name: String,
    pub issuer: String,
    pub client_id: String,
    pub client_secret: Option<String>,
    /// Beside `openid`.
    pub scopes: Vec<String>,
    /// The claim that holds what a person is, as `groups` or `realm_access.roles`.
    pub role_claim: String,
    /// What a value of that claim makes of a person here.
    pub roles: Vec<Rule>,
}

/// A value of the claim, and the membership it gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub value: String,
    pub membership: Membership,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Provider").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// What marks one way to the provider and back: secrets of the browser's cookie.
pub struct Marks {
    pub state: String,
    pub nonce: String,
    pub verifier: String,
}

/// What the browser brings back in the address.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Answer {
    pub code: Option<String>,
    pub state: Option<String>,
    pub iss: Option<String>,
    pub error: Option<String>,
}

/// Who came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    pub issuer: String,
    pub subject: String,
    pub name: Option<String>,
    /// Only where the provider does not say that nobody has checked it.
    pub email: Option<String>,
    pub memberships: Vec<Membership>,
}

/// Why nobody came back.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The person, or the provider in their place, said no.
    #[error("the provider answers: {0}")]
    Denied(String),
    /// The answer belongs to another question or another provider.
    #[error("the answer does not belong to the question: {0}")]
    Foreign(&'static str),
    /// The provider does not answer, or not as a provider.
    #[error("the provider cannot be asked: {0}")]
    Silent(String),
    /// What the provider signed does not hold.
    #[error("the proof does not hold: {0}")]
    Unproven(String),
}

/// Claims beyond those that the standard names.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
struct Claims(Map<String, Value>);

impl openidconnect::AdditionalClaims for Claims {}

type Tokens = StandardTokenResponse<
    IdTokenFields<
        Claims,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

type Asking = Client<
    Claims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The way to a provider and back.
#[derive(Debug)]
pub struct OpenId {
    provider: Provider,
    issuer: IssuerUrl,
    redirect: RedirectUrl,
    http: Http,
    /// What the provider said of itself, and when.
    known: Mutex<Option<(Timestamp, CoreProviderMetadata)>>,
}

impl OpenId {
    /// The way to `provider`, and back to the address `redirect`. Asks nobody yet.
    pub fn new(provider: Provider, redirect: String) -> Result<OpenId, Failure> {
        // Whoever was first has installed the same one.
        let _same = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::ClientBuilder::new()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(PATIENCE)
            .build()
            .map_err(failed("no client for OpenID Connect"))?;
        Ok(OpenId {
            issuer: IssuerUrl::new(provider.issuer.clone()).map_err(failed("openid.issuer"))?,
            redirect: RedirectUrl::new(redirect).map_err(failed("the address to come back to"))?,
            provider,
            http: Http(http),
            known: Mutex::default(),
        })
    }

    pub fn name(&self) -> &str {
        &self.provider.name
    }

    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The address at the provider to which the browser goes.
    pub async fn begin(&self, marks: &Marks, now: Timestamp) -> Result<Url, Refused> {
        let client = self.client(now, false).await?;
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(
            marks.verifier.clone(),
        ));
        let (state, nonce) = (marks.state.clone(), marks.nonce.clone());
        let scopes = self.provider.scopes.iter().cloned().map(Scope::new);
        let (url, _, _) = client
            .authorize_url(
                AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
                move || CsrfToken::new(state),
                move || Nonce::new(nonce),
            )
            .add_scopes(scopes)
            .set_pkce_challenge(challenge)
            .url();
        Ok(url)
    }

    /// Who it is that comes back with `answer` from the way that `marks` stand for.
    pub async fn finish(
        &self,
        marks: &Marks,
        answer: Answer,
        now: Timestamp,
    ) -> Result<Proven, Refused> {
        // Both are secrets of 256 bits that were used once: comparing them tells nothing that is worth its time.
        if answer.state.as_deref() != Some(marks.state.as_str()) {
            return Err(Refused::Foreign("state"));
        }
        // RFC 9207: an answer of another provider is not to be taken to ours.
        if answer.iss.is_some_and(|iss| iss != self.issuer.as_str()) {
            return Err(Refused::Foreign("issuer"));
        }
        if let Some(error) = answer.error {
            return Err(Refused::Denied(error));
        }
        let code = answer.code.ok_or(Refused::Foreign("no code"))?;
        let client = self.client(now, false).await?;
        let tokens: Tokens = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(silent)?
            .set_pkce_verifier(PkceCodeVerifier::new(marks.verifier.clone()))
            .request_async(&self.http)
            .await
            .map_err(|error| match error {
                openidconnect::RequestTokenError::ServerResponse(said) => {
                    Refused::Unproven(said.to_string())
                }
                other => silent(other),
            })?;
        let token = tokens.id_token().ok_or_else(|| Refused::Unproven("no ID token".to_owned()))?;
        let nonce = Nonce::new(marks.nonce.clone());
        let proved = |client: &Asking| {
            let verifier = client.id_token_verifier().set_time_fn(move || moment(now));
            token.claims(&verifier, &nonce).cloned()
        };
        // The provider may have changed its keys since it was asked for them.
        let claims = match proved(&client) {
            Err(openidconnect::ClaimsVerificationError::SignatureVerification(_)) => {
                proved(&self.client(now, true).await?)
            }
            other => other,
        }
        .map_err(|error| Refused::Unproven(error.to_string()))?;
        let mut roles = self.values(claims.additional_claims());
        let mut email = claims.email().filter(|_| claims.email_verified() != Some(false)).cloned();
        let mut name = claims.name().and_then(|name| name.get(None)).cloned();
        if roles.is_none() || email.is_none() || name.is_none() {
            // Providers are free to tell only the bare proof in the token and the rest on asking.
            let way =
                client.user_info(tokens.access_token().clone(), Some(claims.subject().clone()));
            if let Ok(way) = way {
                let info: UserInfoClaims<Claims, CoreGenderClaim> =
                    way.request_async(&self.http).await.map_err(silent)?;
                roles = roles.or_else(|| self.values(info.additional_claims()));
                email = email.or_else(|| {
                    info.email().filter(|_| info.email_verified() != Some(false)).cloned()
                });
                name = name.or_else(|| info.name().and_then(|name| name.get(None)).cloned());
            }
        }
        let roles = roles.unwrap_or_default();
        let given = self.provider.roles.iter().filter(|rule| roles.contains(&rule.value));
        Ok(Proven {
            issuer: self.issuer.to_string(),
            subject: claims.subject().to_string(),
            name: name.map(|name| name.to_string()),
            email: email.map(|email| email.to_string()),
            memberships: given.map(|rule| rule.membership).collect(),
        })
    }

    /// The values of the role claim; nothing where the claim is not there.
    fn values(&self, claims: &Claims) -> Option<Vec<String>> {
        let mut parts = self.provider.role_claim.split('.');
        let mut found = claims.0.get(&self.provider.role_claim);
        if found.is_none() {
            found = claims.0.get(parts.next()?);
            for part in parts {
                found = found?.get(part);
            }
        }
        match found? {
            Value::String(one) => Some(vec![one.clone()]),
            Value::Array(many) => {
                Some(many.iter().filter_map(Value::as_str).map(str::to_owned).collect())
            }
            _ => None,
        }
    }

    async fn client(&self, now: Timestamp, anew: bool) -> Result<Asking, Refused> {
        let provider = &self.provider;
        let metadata = self.metadata(now, anew).await?;
        // Every provider knows the basic way, unless it says that it does not (RFC 8414, 2).
        let basic = metadata
            .token_endpoint_auth_methods_supported()
            .is_none_or(|ways| ways.contains(&CoreClientAuthMethod::ClientSecretBasic));
        Ok(Asking::from_provider_metadata(
            metadata,
            ClientId::new(provider.client_id.clone()),
            provider.client_secret.clone().map(ClientSecret::new),
        )
        .set_auth_type(if basic { AuthType::BasicAuth } else { AuthType::RequestBody })
        .set_redirect_uri(self.redirect.clone()))
    }

    /// What the provider says of itself; asked again where it was long ago.
    async fn metadata(&self, now: Timestamp, anew: bool) -> Result<CoreProviderMetadata, Refused> {
        let mut known = self.known.lock().await;
        if let Some((at, metadata)) = known.as_ref()
            && !anew
            && (now.as_second() - at.as_second()).abs() < FRESH_FOR
        {
            return Ok(metadata.clone());
        }
        let said = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http).await;
        let metadata = said.map_err(silent)?;
        *known = Some((now, metadata.clone()));
        Ok(metadata)
    }
}

/// The house's own client, as `openidconnect` wants one.
#[derive(Debug)]
struct Http(reqwest::Client);

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = Unanswered;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Unanswered>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let answer = self.0.execute(request.try_into()?).await?;
            let mut response = HttpResponse::new(Vec::new());
            *response.status_mut() = answer.status();
            response.headers_mut().clone_from(answer.headers());
            *response.body_mut() = answer.bytes().await?.to_vec();
            Ok(response)
        })
    }
}

/// The provider did not answer.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
struct Unanswered(#[from] reqwest::Error);

fn silent(error: impl std::error::Error) -> Refused {
    let mut said = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        said.push_str(": ");
        said.push_str(&cause.to_string());
        source = cause.source();
    }
    Refused::Silent(said)
}

fn moment(now: Timestamp) -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp(now.as_second(), 0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(role_claim: &str) -> OpenId {
        let provider = Provider {
            name: "Kreis".into(),
            issuer: "http://127.0.0.1:9".into(),
            client_id: "verzahnt".into(),
            client_secret: None,
            scopes: vec![],
            role_claim: role_claim.into(),
            roles: vec![],
        };
        OpenId::new(provider, "https://bildung.example/anmelden/openid/zurueck".into()).unwrap()
    }

    #[test]
    fn roles_are_read_from_a_text_a_list_and_from_within() {
        let claims = serde_json::json!({
            "groups": ["amt", 7, "vhs"],
            "role": "amt",
            "realm_access": { "roles": ["amt"] },
            "https://kreis.example/roles": ["amt"],
            "number": 7,
        });
        let claims: Claims = serde_json::from_value(claims).unwrap();
        for (claim, expected) in [
            ("groups", Some(vec!["amt", "vhs"])),
            ("role", Some(vec!["amt"])),
            ("realm_access.roles", Some(vec!["amt"])),
            ("https://kreis.example/roles", Some(vec!["amt"])),
            ("number", None),
            ("realm_access.groups", None),
            ("nothing.at.all", None),
        ] {
            let expected = expected.map(|all| all.into_iter().map(str::to_owned).collect());
            assert_eq!(of(claim).values(&claims), expected, "{claim}");
        }
    }

    #[tokio::test]
    async fn a_provider_that_is_down_is_said_to_be_silent_and_foreign_answers_ask_nobody() {
        let marks = || Marks { state: "s".into(), nonce: "n".into(), verifier: "v".repeat(43) };
        let (now, openid) = (Timestamp::UNIX_EPOCH, of("groups"));
        assert!(matches!(openid.begin(&marks(), now).await, Err(Refused::Silent(_))));
        let answer = |state: &str, iss: Option<&str>, error: Option<&str>| Answer {
            code: Some("c".into()),
            state: Some(state.into()),
            iss: iss.map(str::to_owned),
            error: error.map(str::to_owned),
        };
        let finish = async |answer| openid.finish(&marks(), answer, now).await;
        assert!(matches!(finish(answer("x", None, None)).await, Err(Refused::Foreign("state"))));
        assert!(matches!(finish(Answer::default()).await, Err(Refused::Foreign("state"))));
        let other = finish(answer("s", Some("https://andere.example"), None)).await;
        assert!(matches!(other, Err(Refused::Foreign("issuer"))));
        let denied = finish(answer("s", None, Some("access_denied"))).await;
        assert!(matches!(denied, Err(Refused::Denied(_))));
    }
}
