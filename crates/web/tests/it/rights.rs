//! Every route that asks for a right, with every role, with one's own and with others' things.

use std::collections::BTreeSet;

use access::Role;
use axum::http::Method;
use web::{Kind, Right};

use crate::{
    editing, noticing, organising,
    person::Person,
    stock::{offer_id, organisation_id, place_id},
    visitor::Visitor,
};

/// Method, address, and who may, in the order of [`Role::ALL`]: reader, editor, reviewer, education manager,
/// education monitor, administrator.
const TABLE: &[(&str, &str, [bool; 6])] = &[
    ("GET", "/cockpit", [true; 6]),
    ("GET", "/cockpit/konto", [true; 6]),
    ("GET", "/cockpit/heute", OFFICE),
    ("POST", "/cockpit/heute", OFFICE),
    ("GET", "/cockpit/angebote", WRITERS),
    ("POST", "/cockpit/angebote", WRITERS),
    ("POST", "/cockpit/angebote/viele", WRITERS),
    ("GET", "/cockpit/einrichtungen", WRITERS),
    ("GET", "/cockpit/einrichtungen/neu", OFFICE),
    ("GET", "/cockpit/orte", OFFICE),
    ("GET", "/cockpit/qualitaet", WRITERS),
    ("GET", "/cockpit/vertretung", OFFICE),
    ("POST", "/cockpit/vertretung", OFFICE),
    ("GET", "/cockpit/vorlage.xlsx", WRITERS),
    ("GET", "/cockpit/pruefen", OFFICE),
    ("GET", "/cockpit/boerse", [true; 6]),
    ("GET", "/cockpit/boerse/eigene", WRITERS),
    ("POST", "/cockpit/konto/passwort", [true; 6]),
    ("POST", "/cockpit/konto/sitzung", [true; 6]),
    ("POST", "/cockpit/konto/name", [true; 6]),
    ("GET", "/cockpit/konto/sicherheit", [true; 6]),
    ("GET", "/cockpit/konto/sicherheit/app", [true; 6]),
    ("POST", "/cockpit/konto/sicherheit/app", [true; 6]),
    ("POST", "/cockpit/konto/sicherheit/app/bestaetigen", [true; 6]),
    ("POST", "/cockpit/konto/sicherheit/app/aus", [true; 6]),
    ("POST", "/cockpit/konto/sicherheit/wiederherstellung", [true; 6]),
    ("POST", "/cockpit/konto/sicherheit/passkey/frage", [true; 6]),
    ("POST", "/cockpit/konto/sicherheit/passkey", [true; 6]),
    ("POST", "/cockpit/konto/sicherheit/passkey/weg", [true; 6]),
    ("GET", "/cockpit/konto/sicherheit/openid", [true; 6]),
    ("POST", "/cockpit/konto/sicherheit/openid", [true; 6]),
    ("POST", "/cockpit/konto/sicherheit/openid/weg", [true; 6]),
    ("GET", "/cockpit/konto/daten", [true; 6]),
    ("GET", "/cockpit/konto/daten.json", [true; 6]),
    ("POST", "/cockpit/konto/nachrichten", [true; 6]),
    ("GET", "/cockpit/wirkung", [true; 6]),
    ("GET", "/cockpit/wirkung.csv", [true; 6]),
    ("GET", "/cockpit/einladen", [false, true, false, true, false, true]),
    ("POST", "/cockpit/einladen", [false, true, false, true, false, true]),
    ("GET", "/cockpit/konten", [false, false, false, false, false, true]),
    ("POST", "/cockpit/konten/sperre", [false, false, false, false, false, true]),
    ("POST", "/cockpit/konten/rollen", [false, false, false, false, false, true]),
    ("POST", "/cockpit/konten/faktor", [false, false, false, false, false, true]),
    ("POST", "/cockpit/konten/faktor-alle", [false, false, false, false, false, true]),
    ("POST", "/cockpit/konten/faktor-weg", [false, false, false, false, false, true]),
    ("GET", "/cockpit/quellen", [false, true, true, true, false, false]),
    ("GET", "/cockpit/quellen/neu", [false, true, true, true, false, false]),
    ("POST", "/cockpit/quellen/neu", [false, true, true, true, false, false]),
    ("GET", "/cockpit/quellen/{key}", [false, true, true, true, false, false]),
    ("POST", "/cockpit/quellen/{key}/adresse", [false, true, true, true, false, false]),
    ("POST", "/cockpit/quellen/{key}/plan", [false, true, true, true, false, false]),
    ("POST", "/cockpit/quellen/{key}/lauf", [false, false, true, true, false, false]),
    ("GET", "/cockpit/zusammenfuehren", OFFICE),
    ("POST", "/cockpit/zusammenfuehren", OFFICE),
    ("GET", "/cockpit/zusammenfuehren/{bleibt}/{geht}", OFFICE),
    ("POST", "/cockpit/zusammenfuehren/{bleibt}/{geht}", OFFICE),
    ("GET", "/cockpit/themen", [false, false, true, true, false, false]),
    ("POST", "/cockpit/themen", [false, false, true, true, false, false]),
    ("GET", "/cockpit/themen/{vokabular}/neu", [false, false, true, true, false, false]),
    ("POST", "/cockpit/themen/{vokabular}/neu", [false, false, true, true, false, false]),
    ("GET", "/cockpit/themen/{vokabular}/{begriff}", [false, false, true, true, false, false]),
    ("POST", "/cockpit/themen/{vokabular}/{begriff}", [false, false, true, true, false, false]),
    ("GET", "/cockpit/texte", [false, false, false, true, false, true]),
    ("GET", "/cockpit/texte/{art}/neu", [false, false, false, true, false, true]),
    ("POST", "/cockpit/texte/{art}/neu", [false, false, false, true, false, true]),
    ("GET", "/cockpit/texte/{art}/{kurzname}", [false, false, false, true, false, true]),
    ("POST", "/cockpit/texte/{art}/{kurzname}", [false, false, false, true, false, true]),
    ("GET", "/cockpit/texte/{art}/{kurzname}/fassungen", [false, false, false, true, false, true]),
    ("POST", "/cockpit/texte/{art}/{kurzname}/fassungen", [false, false, false, true, false, true]),
    ("GET", "/cockpit/links", [false, true, true, true, false, false]),
    ("GET", "/cockpit/konten/daten", [false, false, false, false, false, true]),
    ("POST", "/cockpit/konten/kopie", [false, false, false, false, false, true]),
    ("POST", "/cockpit/konten/loeschen", [false, false, false, false, false, true]),
    ("GET", "/cockpit/datenschutz", [false, false, false, true, false, true]),
    ("GET", "/cockpit/datenschutz.csv", [false, false, false, true, false, true]),
    ("GET", "/cockpit/protokoll", [false, false, false, true, false, true]),
    ("GET", "/cockpit/protokoll.csv", [false, false, false, true, false, true]),
    // The last one: it ends the account.
    ("POST", "/cockpit/konto/loeschen", [true; 6]),
];

/// Who may, in the order of [`Role::ALL`].
type May = [bool; 6];

/// Who reviews.
const OFFICE: May = [false, false, true, true, false, false];

/// Who writes entries: some of their own organisation, some of all.
const WRITERS: May = [false, true, true, true, false, false];

/// Routes about one thing: who may with a thing of the own organisation, and with one of another.
const THINGS: &[(&str, &str, Thing, May, May)] = &[
    ("GET", "/cockpit/angebote/neu", Thing::Organisation, WRITERS, OFFICE),
    ("GET", "/cockpit/angebote/{id}", Thing::Offer, WRITERS, OFFICE),
    ("POST", "/cockpit/angebote/{id}", Thing::Offer, WRITERS, OFFICE),
    ("GET", "/cockpit/angebote/{id}/vorschau", Thing::Offer, WRITERS, OFFICE),
    ("POST", "/cockpit/angebote/{id}/stand", Thing::Offer, WRITERS, OFFICE),
    ("POST", "/cockpit/angebote/{id}/bemerkung", Thing::Offer, WRITERS, OFFICE),
    ("POST", "/cockpit/angebote/{id}/bild", Thing::Offer, WRITERS, OFFICE),
    ("GET", "/cockpit/einrichtungen/{id}", Thing::Entry, WRITERS, OFFICE),
    ("POST", "/cockpit/einrichtungen/{id}", Thing::Entry, WRITERS, OFFICE),
    ("GET", "/cockpit/einrichtungen/{id}/vorschau", Thing::Entry, WRITERS, OFFICE),
    ("POST", "/cockpit/einrichtungen/{id}/stand", Thing::Entry, WRITERS, OFFICE),
    ("POST", "/cockpit/einrichtungen/{id}/bemerkung", Thing::Entry, WRITERS, OFFICE),
    ("GET", "/cockpit/einrichtungen/{id}/bilder", Thing::Entry, WRITERS, OFFICE),
    ("POST", "/cockpit/einrichtungen/{id}/bilder", Thing::Entry, WRITERS, OFFICE),
    ("POST", "/cockpit/einrichtungen/{id}/bilder/{picture}", Thing::Entry, WRITERS, OFFICE),
    ("GET", "/cockpit/einrichtungen/{id}/datei", Thing::Entry, WRITERS, OFFICE),
    ("POST", "/cockpit/einrichtungen/{id}/datei", Thing::Entry, WRITERS, OFFICE),
    ("POST", "/cockpit/einrichtungen/{id}/datei/lauf", Thing::Entry, WRITERS, OFFICE),
    ("GET", "/cockpit/orte/neu", Thing::Organisation, WRITERS, OFFICE),
    ("GET", "/cockpit/orte/{id}", Thing::Place, WRITERS, OFFICE),
    ("POST", "/cockpit/orte/{id}", Thing::Place, WRITERS, OFFICE),
    ("GET", "/cockpit/orte/{id}/vorschau", Thing::Place, WRITERS, OFFICE),
    ("POST", "/cockpit/orte/{id}/stand", Thing::Place, WRITERS, OFFICE),
    ("POST", "/cockpit/orte/{id}/bemerkung", Thing::Place, WRITERS, OFFICE),
    ("GET", "/cockpit/boerse/neu", Thing::Organisation, WRITERS, OFFICE),
    ("GET", "/cockpit/boerse/{id}", Thing::Notice, [true; 6], [true; 6]),
    ("GET", "/cockpit/boerse/{id}/bearbeiten", Thing::Notice, WRITERS, OFFICE),
    ("POST", "/cockpit/boerse/{id}", Thing::Notice, WRITERS, OFFICE),
    ("POST", "/cockpit/boerse/{id}/stand", Thing::Notice, WRITERS, OFFICE),
    ("GET", "/cockpit/pruefen/{id}", Thing::Draft, OFFICE, OFFICE),
    ("POST", "/cockpit/pruefen/{id}", Thing::Draft, OFFICE, OFFICE),
    ("POST", "/cockpit/vertrauen", Thing::Organisation, OFFICE, OFFICE),
];

/// What a route is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Thing {
    /// An offer in the stock; its id stands in the path.
    Offer,
    /// An offer that waits for a review.
    Draft,
    /// An organisation; its id stands in the query and in the form.
    Organisation,
    /// An organisation's own entry; its id stands in the path.
    Entry,
    /// A place that an organisation runs.
    Place,
    /// A notice of an organisation to the network.
    Notice,
}

#[test]
fn no_route_that_asks_for_a_right_is_missing_in_the_table() {
    let mut listed: BTreeSet<_> = TABLE.iter().map(|(method, path, _)| (*method, *path)).collect();
    listed.extend(THINGS.iter().map(|(method, path, ..)| (*method, *path)));
    let guarded: BTreeSet<_> = web::routes()
        .filter(|route| matches!(route.right, Right::Needs(_)))
        .map(|route| (route.method, route.path))
        .collect();
    assert_eq!(listed, guarded);
}

#[tokio::test]
async fn every_route_lets_in_exactly_who_the_table_names() {
    let visitor = Visitor::new().await;
    for (at, role) in Role::ALL.iter().enumerate() {
        let mut person = Person::with_role(&visitor, organisation_id("musikschule"), *role).await;
        let word = person.word().await;
        for (method, path, may) in TABLE {
            let answer = match *method {
                "GET" => person.opens(path).await,
                _ => person.sends(path, &[("formular", &word)]).await,
            };
            let let_in = !matches!(answer.status, 401 | 403);
            assert_eq!(let_in, may[at], "{role:?} {method} {path}: {}", answer.status);
        }
    }
}

#[tokio::test]
async fn every_route_about_a_thing_lets_in_who_may_with_that_thing() {
    let visitor = Visitor::new().await;
    let (own, other) = (organisation_id("musikschule"), organisation_id("archiv"));
    let mine = offer_id("gitarre");
    // The archive's offer is in the stock, and both have one that waits for a review.
    let (theirs, drafts) = editing::foreign_offer_and_drafts(&visitor, other).await;
    let places = [place_id("haus"), organising::foreign_place(&visitor, other).await];
    let notices = [noticing::notice(&visitor, own).await, noticing::notice(&visitor, other).await];
    for (at, role) in Role::ALL.iter().enumerate() {
        let mut person = Person::with_role(&visitor, own, *role).await;
        let word = person.word().await;
        for (method, path, thing, with_own, with_other) in THINGS {
            for (whose, may) in [(0, with_own[at]), (1, with_other[at])] {
                let organisation = [own, other][whose].to_string();
                let id = match thing {
                    Thing::Offer => [mine, theirs][whose].uuid(),
                    Thing::Draft => drafts[whose].uuid(),
                    Thing::Organisation => mine.uuid(),
                    Thing::Entry => [own, other][whose].uuid(),
                    Thing::Place => places[whose].uuid(),
                    Thing::Notice => notices[whose].uuid(),
                };
                let mut address = path.replace("{id}", &id.to_string());
                address = address.replace("{picture}", &uuid::Uuid::nil().to_string());
                if *method == "GET" && *thing == Thing::Organisation {
                    address.push_str(&format!("?einrichtung={organisation}"));
                }
                // Nothing that would change anything: who may gets a complaint, who may not is refused.
                let fields = [
                    ("formular", word.as_str()),
                    ("einrichtung", &organisation),
                    ("vertrauen", "false"),
                    ("tun", "nichts"),
                    ("version", "0"),
                    ("text", ""),
                ];
                let answer = match *method {
                    "GET" => person.opens(&address).await,
                    _ => person.sends(&address, &fields).await,
                };
                let let_in = !matches!(answer.status, 401 | 403);
                assert_eq!(let_in, may, "{role:?} {method} {address}: {}", answer.status);
                assert_ne!(answer.status, 404, "{role:?} {method} {address}");
                assert_ne!(answer.status, 500, "{role:?} {method} {address}");
            }
        }
    }
}

#[tokio::test]
async fn who_is_not_signed_in_is_led_to_sign_in_and_back_and_no_form_is_taken() {
    let visitor = Visitor::new().await;
    let mut stranger = Person::stranger(&visitor);
    for (method, path, _) in TABLE {
        let answer = match *method {
            "GET" => stranger.opens(path).await,
            _ => stranger.sends(path, &[]).await,
        };
        if *method == "GET" {
            assert_eq!(answer.status, 303, "{path}");
            let onward = path.replace('/', "%2F").replace('{', "%7B").replace('}', "%7D");
            assert_eq!(answer.header("location"), format!("/anmelden?weiter={onward}"));
        } else {
            assert_eq!(answer.status, 401, "{path}");
        }
    }
}

#[tokio::test]
async fn a_form_from_elsewhere_or_without_its_word_changes_nothing() {
    let visitor = Visitor::new().await;
    let role = Role::Administrator;
    let mut person = Person::with_role(&visitor, organisation_id("musikschule"), role).await;
    let word = person.word().await;
    for (method, path, _) in TABLE.iter().filter(|(method, _, _)| *method == "POST") {
        assert_eq!(person.sends(path, &[]).await.status, 403, "{method} {path} without a word");
        let wrong = person.sends(path, &[("formular", "geraten")]).await;
        assert_eq!(wrong.status, 403, "{path} with a wrong word");
        for header in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://boese.example"),
            ("origin", "null"),
        ] {
            let fields: &[(&str, &str)] = &[("formular", &word)];
            let answer = person.asks(Method::POST, path, Some(fields), &[header]).await;
            assert_eq!(answer.status, 403, "{path} {header:?}");
        }
    }
}

#[tokio::test]
async fn an_editor_invites_into_the_own_organisation_and_gives_no_role_of_the_office() {
    let visitor = Visitor::new().await;
    let own = organisation_id("musikschule");
    let mut editor = Person::with_role(&visitor, own, Role::Editor).await;
    let word = editor.word().await;
    for (organisation, role, status) in [
        (own, "editor", 303),
        (own, "administrator", 403),
        (organisation_id("archiv"), "editor", 403),
    ] {
        let organisation = organisation.to_string();
        let fields = [
            ("formular", word.as_str()),
            ("name", "Neue Beispielperson"),
            ("email", "neu@beispiel.example"),
            ("organisation", &organisation),
            ("rolle", role),
        ];
        let answer = editor.sends("/cockpit/einladen", &fields).await;
        assert_eq!(answer.status, status, "{organisation} {role}");
    }
    let offered = editor.opens("/cockpit/einladen").await;
    assert_eq!(offered.texts("#organisation option"), ["Musikschule Beispielstadt"]);
    assert_eq!(offered.texts("#rolle option").len(), 2);
}

#[tokio::test]
async fn what_only_one_person_may_see_is_kept_by_no_cache_and_leaves_no_trace() {
    let visitor = Visitor::new().await;
    let school = organisation_id("musikschule");
    let mut administrator = Person::with_role(&visitor, school, Role::Administrator).await;
    let mut reviewer = Person::with_role(&visitor, school, Role::Reviewer).await;
    let away: BTreeSet<_> =
        web::routes().filter(|route| route.kind == Kind::Way).map(|route| route.path).collect();
    let shown =
        |(method, path, _): &&(&str, &str, [bool; 6])| *method == "GET" && !away.contains(path);
    for (_, path, _) in TABLE.iter().filter(shown) {
        let mut answer = administrator.opens(path).await;
        if answer.status == 403 {
            answer = reviewer.opens(path).await;
        }
        // Who has begun nothing is led to the page where one begins; there is no source `{key}`.
        assert!(matches!(answer.status, 200 | 303 | 404), "{path}: {}", answer.status);
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        if answer.header("content-type").starts_with("text/html") {
            assert_eq!(answer.attributes("meta[name=robots]", "content"), ["noindex"], "{path}");
        }
    }
}
