//! Entries whose every text means harm, on every page and in every file that shows them.

use std::collections::BTreeMap;

use access::Role;
use base::{Actor, Cause, LangTag, LocalText};
use landscape::{Contact, Offer, Organisation, Place};

use super::{MARKUP, RUNS, is_harmless};
use crate::{
    editing::index,
    person::Person,
    stock::{course, offer_id, organisation, organisation_id, place, place_id},
    visitor::{Answer, Visitor},
};

/// A formula for a spreadsheet, an end for a block of script, and a line of its own for a calendar and a mail.
fn hostile() -> String {
    format!("=HYPERLINK(\"https://evil.example\"){MARKUP}\r\nX-EVIL:1\r\nBcc: x@evil.example")
}

fn text() -> Option<String> {
    Some(hostile())
}

fn texts() -> LocalText {
    let mut all = LocalText::german(hostile());
    all.set(LangTag::english(), hostile());
    all
}

/// Markup that was cleaned on its way in, as every description is.
fn description() -> LocalText {
    let clean = exchange::html::clean(&format!("<p>Text {MARKUP}</p>"));
    let mut all = LocalText::german(clean.clone());
    all.set(LangTag::english(), clean.clone());
    all.set(LangTag::easy_german(), clean);
    all
}

fn contact() -> Contact {
    Contact { phone: text(), email: text(), url: Some("javascript:alert(7)".to_owned()) }
}

fn bad_organisation() -> Organisation {
    let mut it = organisation("boese", "x");
    (it.name, it.description, it.contact) = (texts(), description(), contact());
    (it.opening_hours, it.run_by) = (text(), Some(landscape::RunBy::Named(hostile())));
    (it.address.street, it.address.city) = (text(), text());
    it
}

fn bad_place() -> Place {
    let mut it = place();
    (it.id, it.origin.key) = (place_id("boese"), "boese".parse().unwrap());
    (it.name, it.description, it.contact) = (texts(), description(), contact());
    (it.opening_hours, it.run_by) = (text(), Some(organisation_id("boese")));
    (it.address.street, it.address.city) = (text(), text());
    it
}

fn bad_offer() -> Offer {
    let mut it = course("boese-ganz", "x", "2026-09-01T18:00");
    it.provider = organisation_id("boese");
    (it.title, it.summary, it.prerequisite) = (texts(), texts(), texts());
    (it.description, it.contact, it.keywords) = (description(), contact(), vec![hostile()]);
    (it.price.note, it.certificate, it.hours) = (text(), text(), text());
    it.url = Some("javascript:alert(7)".to_owned());
    it.registration = Some("javascript:alert(7)".to_owned());
    it.schedule.sessions.iter_mut().for_each(|session| {
        session.note = text();
        let venue = session.venue.as_mut().unwrap();
        (venue.place, venue.name, venue.room) = (Some(place_id("boese")), text(), text());
        (venue.address.street, venue.address.city) = (text(), text());
    });
    it
}

/// A stock into which somebody has put all of that.
async fn poisoned() -> Visitor {
    let visitor = Visitor::new().await;
    let state = &visitor.state;
    let actor = Actor::System(Cause::Command("test"));
    let mut tx = state.db.write(actor, state.clock.now()).await.unwrap();
    store::organisations::put(&mut tx, &bad_organisation()).await.unwrap();
    store::places::put(&mut tx, &bad_place()).await.unwrap();
    store::offers::put(&mut tx, &bad_offer()).await.unwrap();
    tx.commit().await.unwrap();
    index(&visitor).await;
    visitor
}

/// Every address that shows these entries, as it was answered: to a stranger and to the office.
async fn shown(visitor: &Visitor) -> BTreeMap<String, Answer> {
    let offer = offer_id("boese-ganz").to_string();
    let (provider, place) = (organisation_id("boese").to_string(), place_id("boese").to_string());
    let mut office =
        Person::with_role(visitor, organisation_id("boese"), Role::EducationManager).await;
    let mut administrator =
        Person::with_role(visitor, organisation_id("boese"), Role::Administrator).await;
    let word = administrator.word().await;
    let name = format!("=1+1{MARKUP}");
    let fields = [("formular", word.as_str()), ("name", &name)];
    assert_eq!(administrator.sends("/cockpit/konto/name", &fields).await.status, 303);
    let word = office.word().await;
    let said = [("text", hostile())];
    let said: Vec<(&str, &str)> = said.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let told = office.sends(&format!("/angebote/{offer}/hinweis"), &said).await;
    assert_eq!(told.status, 200);
    let remark = [("formular", word.as_str()), ("text", MARKUP)];
    office.sends(&format!("/cockpit/angebote/{offer}/bemerkung"), &remark).await;
    // Who looks for it in vain leaves words that the office reads.
    visitor.opens(&super::walk::asked("/angebote", [("q", MARKUP)])).await;

    let mut all = BTreeMap::new();
    for route in web::routes().filter(|route| route.method == "GET") {
        for id in [&offer, &provider, &place] {
            let path = route.path.replace("{id}", id).replace("{ags}", "03353040");
            for ending in ["", ".ics", ".json", ".jsonld"] {
                if !ending.is_empty() && !route.path.ends_with("{id}") {
                    continue;
                }
                for query in ["", "?view=map", "?view=calendar"] {
                    if !query.is_empty() && route.path != "/angebote" {
                        continue;
                    }
                    for language in ["", "/en", "/einfach"] {
                        let address = format!("{language}{path}{ending}{query}");
                        if all.contains_key(&address) {
                            continue;
                        }
                        let mut answer = office.opens(&address).await;
                        if answer.status == 403 {
                            answer = administrator.opens(&address).await;
                        }
                        all.insert(address, answer);
                    }
                }
            }
        }
    }
    all
}

#[tokio::test]
async fn a_hostile_entry_is_text_wherever_it_is_shown_and_breaks_no_file() {
    let visitor = poisoned().await;
    let pages = shown(&visitor).await;
    let mut seen = BTreeMap::<&str, u32>::new();
    for (address, answer) in &pages {
        assert_ne!(answer.status, 500, "{address}");
        is_harmless(answer, address);
        if !answer.body.contains("HYPERLINK") {
            continue;
        }
        let kind = answer.header("content-type").split(';').next().unwrap();
        *seen.entry(kind).or_default() += 1;
        match kind {
            "text/html" => {
                for block in answer.texts("script[type='application/ld+json']") {
                    let _: serde_json::Value = serde_json::from_str(&block).unwrap();
                }
            }
            "text/csv" => no_formula(&answer.body, address),
            "text/calendar" => {
                for line in answer.body.lines() {
                    assert!(!line.starts_with("X-EVIL") && !line.starts_with("Bcc"), "{address}");
                }
            }
            kind if kind.contains("json") => {
                answer.json();
            }
            kind => assert!(kind.contains("xml"), "{address} is {kind}"),
        }
    }
    // Not one of them would have been asked in vain.
    for kind in [
        "text/html",
        "text/csv",
        "text/calendar",
        "application/json",
        "application/ld+json",
        "application/geo+json",
        "application/atom+xml",
        "application/xml",
    ] {
        assert!(seen.contains_key(kind), "{kind} shows none of it: {seen:?}");
    }
    assert!(seen["text/html"] > 40, "{seen:?}");
}

/// Fails where a spreadsheet would run a cell.
fn no_formula(file: &str, address: &str) {
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .from_reader(file.trim_start_matches('\u{feff}').as_bytes());
    for row in rows.records() {
        for cell in row.unwrap().iter() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{address}: {cell}");
        }
    }
}

#[tokio::test]
async fn no_table_that_can_be_taken_away_has_a_formula_from_outside() {
    let visitor = Visitor::new().await;
    let school = organisation_id("musikschule");
    let state = &visitor.state;
    let mut tx =
        state.db.write(Actor::System(Cause::Command("test")), state.clock.now()).await.unwrap();
    for (at, begin) in
        ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1"].iter().enumerate()
    {
        let mut it = course(&format!("formel-{at}"), begin, "2026-09-02T18:00");
        it.summary = LocalText::german(*begin);
        (it.price.note, it.keywords) = (Some((*begin).to_owned()), vec![(*begin).to_owned()]);
        store::offers::put(&mut tx, &it).await.unwrap();
    }
    tx.commit().await.unwrap();
    index(&visitor).await;
    let mut people = Vec::new();
    for role in [Role::EducationManager, Role::Administrator] {
        people.push(Person::with_role(&visitor, school, role).await);
    }
    let word = people[1].word().await;
    people[1].sends("/cockpit/konto/name", &[("formular", &word), ("name", "=1+1")]).await;
    let mut tables = 0;
    for route in web::routes().filter(|route| route.method == "GET" && !route.path.contains('{')) {
        for person in &mut people {
            let answer = person.opens(route.path).await;
            if answer.header("content-type").starts_with("text/csv") {
                no_formula(&answer.body, route.path);
                tables += 1;
            }
        }
    }
    assert!(tables >= 5, "{tables}");
    let offers = visitor.opens("/angebote.csv").await.body;
    assert!(offers.contains("'=1+1") && offers.contains("'@SUM(1)"), "they stand in it as text");
    assert!(RUNS.iter().all(|runs| !offers.contains(runs)));
}
