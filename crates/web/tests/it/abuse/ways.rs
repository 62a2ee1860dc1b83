//! Being led somewhere else: by an address, by a header, by a session that somebody planted, by the id of a thing of
//! somebody else.

use access::Role;
use axum::{
    body::Body,
    http::{Method, Request},
};

use super::walk::{Walk, asked};
use crate::{
    editing::mails,
    person::Person,
    signing_in::{EMAIL, PASSWORD, editor, signs_in},
    stock::organisation_id,
    visitor::Visitor,
};

/// Addresses of another site, in disguise.
const AWAY: &[&str] = &[
    "//evil.example",
    "https:evil.example",
    "https://evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\r\nLocation: https://evil.example",
    "/\u{0}/evil.example",
    "javascript:alert(7)",
    "///evil.example",
    "/%09/evil.example/..",
    "https://bildung.example@evil.example",
    "https://bildung.example.evil.example",
];

/// Fails where an answer leads to another site.
fn stays(location: &str, from: &str) {
    let base = url::Url::parse("https://bildung.example/").unwrap();
    let there = base.join(location).unwrap();
    assert_eq!(there.origin(), base.origin(), "{from} leads to {location}");
}

#[tokio::test]
async fn nobody_is_led_to_another_site_whatever_an_address_says() {
    let visitor = Visitor::new().await;
    let mut walk = Walk::over(&visitor).await;
    let keys = walk.all_keys();
    let mut led = 0;
    for page in walk.pages.clone() {
        for away in AWAY {
            let all = keys.iter().map(|key| (key.as_str(), *away));
            let address = asked(&page.address, all.chain([("weiter", *away)]));
            for who in [page.who, 0] {
                let answer = walk.opens(who, &address).await;
                assert_ne!(answer.status, 500, "{address}");
                if (300..400).contains(&answer.status) {
                    stays(answer.header("location"), &address);
                    led += 1;
                }
            }
        }
    }
    assert!(led > 100, "strangers are led to sign in: {led}");
}

#[tokio::test]
async fn who_signs_in_is_led_to_a_page_of_ours() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    for away in AWAY {
        let fields = [("email", EMAIL), ("passwort", PASSWORD), ("weiter", *away)];
        let answer = person.sends("/anmelden", &fields).await;
        // What cannot be kept is refused whole.
        if away.contains('\u{0}') {
            assert_eq!(answer.status, 400);
            continue;
        }
        assert_eq!(answer.status, 303, "{away}");
        stays(answer.header("location"), away);
    }
}

#[tokio::test]
async fn a_path_that_begins_like_another_site_is_no_link_to_it() {
    let visitor = Visitor::new().await;
    for path in
        ["/en//evil.example/x", "/einfach//evil.example", "//evil.example", "/en/\\evil.example"]
    {
        let page = visitor.opens(path).await;
        assert_eq!(page.status, 404, "{path}");
        for href in page.attributes("[href]", "href") {
            stays(&href, path);
        }
    }
}

/// Headers by which a proxy may say how it was asked, and anybody else too.
const NAMES: &[(&str, &str)] = &[
    ("host", "evil.example"),
    ("x-forwarded-host", "evil.example"),
    ("x-forwarded-server", "evil.example"),
    ("x-host", "evil.example"),
    ("forwarded", "for=192.0.2.1;host=evil.example;proto=http"),
    ("x-original-url", "/cockpit/konten"),
    ("x-rewrite-url", "/cockpit/konten"),
    ("x-forwarded-prefix", "//evil.example"),
    ("referer", "https://evil.example/"),
];

#[tokio::test]
async fn pages_and_mails_name_the_configured_address_whatever_the_headers_say() {
    let visitor = Visitor::new().await;
    let mut walk = Walk::over(&visitor).await;
    for page in walk.pages.clone() {
        let plain = walk.opens(page.who, &page.address).await;
        let person = walk.person(page.who);
        let answer = person.asks(Method::GET, &page.address, None, NAMES).await;
        assert_eq!(answer.status, plain.status, "{}", page.address);
        assert!(!answer.body.contains("evil.example"), "{}", page.address);
        assert!(!answer.header("location").contains("evil"), "{}", page.address);
    }
    // A proxy asks with the whole address.
    let whole = Request::get("http://evil.example/angebote").body(Body::empty()).unwrap();
    assert!(!visitor.asks(whole).await.body.contains("evil.example"));
    drop(mails(&visitor).await);
    let person = editor(&visitor).await;
    drop(person);
    let mut stranger = Person::stranger(&visitor);
    let mut headers = NAMES.to_vec();
    headers.push(("sec-fetch-site", "same-origin"));
    let fields: &[(&str, &str)] = &[("email", EMAIL)];
    stranger.asks(Method::POST, "/passwort-vergessen", Some(fields), &headers).await;
    let sent = mails(&visitor).await;
    let [(to, text)] = sent.as_slice() else { panic!("{} mails", sent.len()) };
    assert_eq!(to, EMAIL);
    assert!(text.contains("https://bildung.example/zugang/") && !text.contains("evil"), "{text}");
}

#[tokio::test]
async fn a_session_that_somebody_planted_or_kept_opens_nothing() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    // Planted before signing in, in the form of ours.
    let planted = store::Secret::random().unwrap().reveal();
    person.holds("verzahnt_session", &planted);
    assert_eq!(person.opens("/cockpit").await.status, 303);
    assert_eq!(signs_in(&mut person, PASSWORD).await, 303);
    assert_eq!(person.opens("/cockpit").await.status, 200);
    let mut who_planted = Person::stranger(&visitor);
    who_planted.holds("verzahnt_session", &planted);
    assert_eq!(who_planted.opens("/cockpit").await.status, 303, "it was given another");
    // Kept from before signing out.
    let mut kept = person.twin();
    assert_eq!(person.sends("/abmelden", &[]).await.status, 303);
    assert_eq!(kept.opens("/cockpit").await.status, 303);
    let answer = kept.sends("/cockpit/konto/name", &[("name", "Wer anders")]).await;
    assert_eq!(answer.status, 401);
}

#[tokio::test]
async fn nobody_ends_the_session_or_takes_the_passkey_of_somebody_else_by_its_number() {
    let visitor = Visitor::new().await;
    let (own, other) = (organisation_id("musikschule"), organisation_id("archiv"));
    let mut victim = Person::with_role(&visitor, other, Role::Reader).await;
    let page = victim.opens("/cockpit/konto").await;
    let session = page.attributes("input[name=sitzung]", "value").remove(0);
    let mut thief = Person::with_role(&visitor, own, Role::Editor).await;
    let word = thief.word().await;
    let fields = [("formular", word.as_str()), ("sitzung", session.as_str())];
    assert_eq!(thief.sends("/cockpit/konto/sitzung", &fields).await.status, 303);
    assert_eq!(victim.opens("/cockpit").await.status, 200, "it goes on");
    // The word of one session is of no use in another.
    let answer = victim.sends("/cockpit/konto/sitzung", &fields).await;
    assert_eq!(answer.status, 403);
}

#[tokio::test]
async fn a_source_of_another_organisation_and_of_the_office_is_shut_to_an_editor() {
    let visitor = Visitor::new().await;
    let mut office =
        Person::with_role(&visitor, organisation_id("archiv"), Role::EducationManager).await;
    let word = office.word().await;
    let archive = organisation_id("archiv").to_string();
    let mut keys = vec!["register".to_owned()];
    for (address, organisation) in [
        ("https://kurse.beispiel.example/archiv.ics", archive.as_str()),
        ("https://kurse.beispiel.example/amt.ics", ""),
    ] {
        let fields = [
            ("formular", word.as_str()),
            ("name", "Kalender"),
            ("adresse", address),
            ("format", ""),
            ("takt", "1440"),
            ("einrichtung", organisation),
        ];
        let answer = office.sends("/cockpit/quellen/neu", &fields).await;
        let there = answer.header("location").split('?').next().unwrap();
        keys.push(there.rsplit('/').next().unwrap().to_owned());
    }
    let mut editor =
        Person::with_role(&visitor, organisation_id("musikschule"), Role::Editor).await;
    let word = editor.word().await;
    for key in keys {
        let page = format!("/cockpit/quellen/{key}");
        assert_eq!(editor.opens(&page).await.status, 403, "{page}");
        let fields = [
            ("formular", word.as_str()),
            ("adresse", "https://evil.example/x.ics"),
            ("was", "jetzt"),
            ("takt", "60"),
        ];
        for form in ["adresse", "plan", "lauf"] {
            let answer = editor.sends(&format!("{page}/{form}"), &fields).await;
            assert!(matches!(answer.status, 403 | 404 | 400), "{page}/{form}: {}", answer.status);
        }
        let seen = editor.opens("/cockpit/quellen").await;
        assert!(!seen.body.contains(&format!("/cockpit/quellen/{key}\"")), "{key} is listed");
    }
    let looked = office.opens("/cockpit/quellen").await;
    assert!(!looked.body.contains("evil.example"));
}
