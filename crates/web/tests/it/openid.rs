//! Coming in by OpenID Connect: a real provider (`oidc-provider` from npm, `e2e/provider.mjs`) is started by each test, and
//! its own pages are walked through.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
};

use access::{Membership, Role};
use identity::{OpenId, Provider, openid::Rule};
use reqwest::{Client, Response, Url, header, redirect::Policy};
use web::Settings;

use crate::{
    person::{Person, invited},
    signing_in::{PASSWORD, editor, signs_in},
    stock::organisation_id,
    visitor::{Answer, Visitor, settings},
};

const SECURITY: &str = "/cockpit/konto/sicherheit";

/// The provider as a process; it ends with the test.
struct Running {
    child: Child,
    issuer: String,
}

impl Running {
    fn start(redirect: &str) -> Running {
        let e2e = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../e2e");
        assert!(e2e.join("node_modules/oidc-provider").exists(), "run scripts/judges first");
        let mut child = Command::new("node")
            .arg(e2e.join("provider.mjs"))
            .arg(redirect)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut issuer = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut issuer).unwrap();
        Running { child, issuer: issuer.trim().to_owned() }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// A portal whose people come from `issuer`; its clock goes with the provider's.
async fn portal(issuer: &str) -> Visitor {
    let mut settings = settings();
    let membership =
        Membership { organisation: organisation_id("archiv"), role: Role::EducationManager };
    let provider = Provider {
        name: "Landkreis Beispiel".into(),
        issuer: issuer.into(),
        client_id: "verzahnt".into(),
        client_secret: Some("geheim: 100 % & mehr".into()),
        scopes: ["profile", "email", "groups"].map(str::to_owned).to_vec(),
        role_claim: "groups".into(),
        roles: vec![Rule { value: "bildungsbuero".into(), membership }],
    };
    let redirect = Settings::openid_redirect(&settings);
    settings.openid = Some(Arc::new(OpenId::new(provider, redirect).unwrap()));
    #[expect(clippy::disallowed_methods, reason = "the provider's clock is the real one")]
    let now = jiff::Timestamp::now();
    Visitor::since(settings, now).await
}

async fn both() -> (Running, Visitor) {
    let provider = Running::start(&settings().openid_redirect());
    let visitor = portal(&provider.issuer).await;
    (provider, visitor)
}

/// A browser at the provider.
struct There {
    client: Client,
    cookies: BTreeMap<String, String>,
}

impl There {
    fn new() -> There {
        There {
            client: Client::builder().redirect(Policy::none()).build().unwrap(),
            cookies: BTreeMap::new(),
        }
    }

    /// Follows the provider's redirects to a page of its own, or out to ours.
    async fn follow(&mut self, mut url: Url, mut form: Option<String>) -> (Url, Response) {
        loop {
            let pairs: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            let request = match form.take() {
                Some(form) => self
                    .client
                    .post(url.clone())
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .body(form),
                None => self.client.get(url.clone()),
            };
            let answer = request.header(header::COOKIE, pairs.join("; ")).send().await.unwrap();
            for set in answer.headers().get_all(header::SET_COOKIE) {
                let pair = set.to_str().unwrap().split(';').next().unwrap();
                let (name, value) = pair.split_once('=').unwrap();
                self.cookies.insert(name.into(), value.into());
            }
            let Some(location) = answer.headers().get(header::LOCATION) else {
                return (url, answer);
            };
            let next = url.join(location.to_str().unwrap()).unwrap();
            if next.host_str() != url.host_str() {
                return (next, answer);
            }
            url = next;
        }
    }

    /// Signs in as `login` and agrees; gives the address to which the provider sends back.
    async fn signs_in(&mut self, start: &str, login: &str) -> String {
        let (url, _) = self.follow(Url::parse(start).unwrap(), None).await;
        let form = format!("prompt=login&login={login}&password=x");
        let (url, _) = self.follow(url, Some(form)).await;
        let (url, _) = self.follow(url, Some("prompt=consent".into())).await;
        home(&url)
    }

    async fn gives_up(&mut self, start: &str) -> String {
        let (mut url, _) = self.follow(Url::parse(start).unwrap(), None).await;
        url.set_path(&format!("{}/abort", url.path()));
        let (url, _) = self.follow(url, None).await;
        home(&url)
    }
}

/// The path of an address of ours.
fn home(url: &Url) -> String {
    url.as_str().strip_prefix("https://bildung.example").unwrap().to_owned()
}

/// Presses the button on the sign-in page; gives the address at the provider.
async fn begins(person: &mut Person<'_>) -> String {
    let page = person.opens("/anmelden?weiter=/cockpit/konto").await;
    let button = page.attributes("a[href*=openid]", "href");
    let answer = person.opens(button.first().unwrap()).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.header("location").to_owned()
}

async fn comes(person: &mut Person<'_>, login: &str) -> Answer {
    let start = begins(person).await;
    let back = There::new().signs_in(&start, login).await;
    person.opens(&back).await
}

#[tokio::test]
async fn who_has_a_role_there_comes_in_and_is_known_again() {
    let (_provider, visitor) = both().await;
    let mut person = Person::stranger(&visitor);
    let answer = comes(&mut person, "amt").await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, "/cockpit/konto"),
        "{}",
        answer.body
    );
    let page = person.opens("/cockpit").await;
    assert_eq!(page.texts("h1"), ["Guten Tag, Amt Beispielstadt"]);
    assert_eq!(person.opens("/cockpit/protokoll").await.status, 200, "the role counts");
    let mut again = Person::stranger(&visitor);
    assert_eq!(comes(&mut again, "amt").await.status, 303);
    let said = again.opens("/cockpit/protokoll").await.texts("tbody td:nth-child(3)");
    let made = said.iter().filter(|line| *line == "Konto durch Anmeldedienst angelegt").count();
    assert_eq!((made, said.iter().filter(|line| *line == "angemeldet").count()), (1, 2));
}

#[tokio::test]
async fn who_has_no_role_or_no_address_there_gets_a_page_that_says_so_and_no_account() {
    let (_provider, visitor) = both().await;
    for (login, said) in [
        ("niemand", "keine Rolle"),
        ("stumm", "keine bestätigte E-Mail-Adresse"),
        ("ungeprueft", "keine bestätigte E-Mail-Adresse"),
    ] {
        let mut person = Person::stranger(&visitor);
        let answer = comes(&mut person, login).await;
        assert_eq!(answer.status, 403, "{login}");
        assert!(answer.texts("main").concat().contains(said), "{login}: {}", answer.body);
        assert!(!person.has_cookie());
    }
    let mut tx = visitor.state.db.read().await.unwrap();
    let all = store::accounts::all(&mut tx, &visitor.state.district).await.unwrap();
    assert_eq!(all.len(), 0);
}

#[tokio::test]
async fn an_address_proves_nothing_an_account_is_bound_by_its_owner() {
    let (_provider, visitor) = both().await;
    let archive = organisation_id("archiv");
    let (account, link) = invited(&visitor, "amt@beispiel.example", archive, Role::Reader).await;
    let mut person = Person::stranger(&visitor);
    person.sends(&link, &[("passwort", PASSWORD)]).await;
    let answer = comes(&mut person, "amt").await;
    assert_eq!(answer.status, 409);
    assert!(answer.texts("main").concat().contains("gibt es hier schon ein Konto"));

    let fields = [("email", "amt@beispiel.example"), ("passwort", PASSWORD)];
    assert_eq!(person.sends("/anmelden", &fields).await.status, 303);
    let start = person.opens("/cockpit/konto/sicherheit/openid").await;
    let back = There::new().signs_in(start.header("location"), "amt").await;
    let asked = person.opens(&back).await;
    assert!(asked.texts("main").concat().contains("Amt Beispielstadt, amt@beispiel.example"));
    // Nothing is bound before the button is pressed.
    let mut other = Person::stranger(&visitor);
    assert_eq!(comes(&mut other, "amt").await.status, 409);
    let word = person.word().await;
    let bound = person.sends("/cockpit/konto/sicherheit/openid", &[("formular", &word)]).await;
    assert_eq!(bound.header("location"), "/cockpit/konto/sicherheit?fertig=verbunden");
    let twice = person.sends("/cockpit/konto/sicherheit/openid", &[("formular", &word)]).await;
    assert_eq!(twice.status, 422, "the step is used up");
    assert_eq!(comes(&mut other, "amt").await.status, 303);
    assert_eq!(other.opens("/cockpit").await.texts("h1"), ["Guten Tag, Beispielperson"]);
    let mut tx = visitor.state.db.read().await.unwrap();
    let held = store::accounts::by_id(&mut tx, account).await.unwrap().unwrap().memberships;
    assert_eq!(held.len(), 2, "the provider's role beside the one given here");
}

#[tokio::test]
async fn an_account_that_is_bound_is_bound_by_nobody_else_and_can_be_unbound() {
    let (_provider, visitor) = both().await;
    let mut first = Person::stranger(&visitor);
    assert_eq!(comes(&mut first, "amt").await.status, 303);
    let word = first.word().await;
    let only = first.sends("/cockpit/konto/sicherheit/openid/weg", &[("formular", &word)]).await;
    assert_eq!(only.status, 422, "there is no other way in");

    let mut person = editor(&visitor).await;
    assert_eq!(signs_in(&mut person, PASSWORD).await, 303);
    let start = person.opens("/cockpit/konto/sicherheit/openid").await;
    let back = There::new().signs_in(start.header("location"), "amt").await;
    assert_eq!(person.opens(&back).await.status, 409);
    let start = person.opens("/cockpit/konto/sicherheit/openid").await;
    let back = There::new().signs_in(start.header("location"), "fremd").await;
    // Another person's session cannot take it, nor nobody's.
    let mut thief = Person::stranger(&visitor);
    assert_eq!(thief.opens(&back).await.status, 410);
    assert_eq!(person.opens(&back).await.status, 200);
    let word = person.word().await;
    person.sends("/cockpit/konto/sicherheit/openid", &[("formular", &word)]).await;
    assert!(person.opens(SECURITY).await.body.contains("Verbindung trennen"));
    Person::with_role(&visitor, organisation_id("archiv"), Role::Administrator).await;
    let gone = person.sends("/cockpit/konto/sicherheit/openid/weg", &[("formular", &word)]).await;
    assert_eq!(gone.header("location"), "/cockpit/konto/sicherheit?fertig=getrennt");
    assert!(person.opens(SECURITY).await.body.contains("nicht mit Landkreis Beispiel verbunden"));
}

#[tokio::test]
async fn a_provider_that_is_down_leaves_the_site_up_and_says_so() {
    // Nobody listens on the port of discarded packets.
    let visitor = portal("http://127.0.0.1:9").await;
    let mut person = Person::stranger(&visitor);
    assert_eq!(person.opens("/anmelden").await.status, 200);
    let answer = person.opens("/anmelden/openid").await;
    assert_eq!(answer.status, 502);
    assert!(answer.texts("main").concat().contains("antwortet gerade nicht"));
}

#[tokio::test]
async fn answers_that_do_not_belong_to_the_question_let_nobody_in() {
    let (_provider, visitor) = both().await;
    // Denied by the person.
    let mut person = Person::stranger(&visitor);
    let start = begins(&mut person).await;
    let back = There::new().gives_up(&start).await;
    let answer = person.opens(&back).await;
    assert!(
        answer.texts("main").concat().contains("abgebrochen oder abgelehnt"),
        "{}",
        answer.body
    );
    // The answer of one browser brought to another: nothing begun, or another state.
    let mut victim = Person::stranger(&visitor);
    let start = begins(&mut person).await;
    let back = There::new().signs_in(&start, "amt").await;
    assert_eq!(victim.opens(&back).await.status, 410);
    begins(&mut victim).await;
    let answer = victim.opens(&back).await;
    assert!(answer.texts("main").concat().contains("gehört nicht zu Ihrer Anmeldung"));
    // Twice.
    assert_eq!(person.opens(&back).await.status, 303);
    assert_eq!(person.opens(&back).await.status, 410);
    // Another issuer.
    let start = begins(&mut victim).await;
    let back = There::new().signs_in(&start, "amt").await;
    let (before, _) = back.split_once("&iss=").unwrap();
    let answer = victim.opens(&format!("{before}&iss=https%3A%2F%2Fandere.example")).await;
    assert!(answer.texts("main").concat().contains("gehört nicht zu Ihrer Anmeldung"));
    // A code that the provider never gave.
    begins(&mut victim).await;
    let start = begins(&mut victim).await;
    let state = Url::parse(&start).unwrap();
    let state = state.query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();
    let answer = victim.opens(&format!("/anmelden/openid/zurueck?code=x&state={state}")).await;
    assert!(answer.texts("main").concat().contains("ließ sich nicht prüfen"), "{}", answer.body);
    assert!(!victim.has_cookie());
}

#[tokio::test]
async fn another_nonce_and_another_challenge_prove_nothing() {
    let (_provider, visitor) = both().await;
    for name in ["nonce", "code_challenge"] {
        let mut person = Person::stranger(&visitor);
        let start = Url::parse(&begins(&mut person).await).unwrap();
        let mut changed = start.clone();
        changed.query_pairs_mut().clear().extend_pairs(start.query_pairs().map(|(key, value)| {
            let other = value.chars().rev().collect::<String>();
            (key.clone().into_owned(), if key == name { other } else { value.into_owned() })
        }));
        let back = There::new().signs_in(changed.as_str(), "amt").await;
        let answer = person.opens(&back).await;
        assert!(answer.texts("main").concat().contains("ließ sich nicht prüfen"), "{name}");
        assert!(!person.has_cookie());
    }
}

#[tokio::test]
async fn a_proof_or_a_step_that_is_over_lets_nobody_in() {
    let (_provider, visitor) = both().await;
    let mut person = Person::stranger(&visitor);
    let start = begins(&mut person).await;
    let back = There::new().signs_in(&start, "amt").await;
    visitor.waits(120);
    let answer = person.opens(&back).await;
    assert!(answer.texts("main").concat().contains("ließ sich nicht prüfen"), "{}", answer.body);
    let start = begins(&mut person).await;
    let back = There::new().signs_in(&start, "amt").await;
    visitor.waits(600);
    assert_eq!(person.opens(&back).await.status, 410);
    assert!(!person.has_cookie());
}

#[tokio::test]
async fn a_role_that_the_provider_takes_back_is_gone_with_all_sessions() {
    let (provider, visitor) = both().await;
    // Somebody who had a role when they came before, and is signed in since.
    let state = &visitor.state;
    let identity = store::identities::Identity { issuer: &provider.issuer, subject: "niemand" };
    let mut tx = state.db.write(base::Actor::Public, state.clock.now()).await.unwrap();
    let district = &state.district;
    let address = "niemand@beispiel.example";
    let account =
        store::identities::admit(&mut tx, district, identity, address, "N").await.unwrap();
    let reader = Membership { organisation: organisation_id("archiv"), role: Role::Reader };
    store::identities::follow(&mut tx, district, account, &provider.issuer, &[reader])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let secret = store::Secret::random().unwrap();
    let mut tx = state.db.write(base::Actor::Person(account), state.clock.now()).await.unwrap();
    store::sessions::open(&mut tx, district, account, &secret, "Test").await.unwrap();
    tx.commit().await.unwrap();
    let mut demoted = Person::stranger(&visitor);
    let answer = comes(&mut demoted, "niemand").await;
    assert_eq!(answer.status, 403);
    let now = state.clock.now();
    assert!(store::sessions::who(&state.db, &secret, now).await.unwrap().is_none());
}
