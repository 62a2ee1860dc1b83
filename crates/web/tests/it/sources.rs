//! Sources in the cockpit: proposing an address, deciding on what waits, and dead links.

use access::Role;
use base::{Actor, Cause, RunId};
use jiff::ToSpan;
use landscape::Incoming;
use store::{
    files::FileHash,
    harvests::{self, Went},
    links::{self, Standing, State},
    offers,
    runs::{self, Hold},
};

use crate::{
    person::Person,
    stock::{course, organisation_id},
    visitor::Visitor,
};

async fn office(visitor: &Visitor) -> (Person<'_>, String) {
    person(visitor, Role::EducationManager).await
}

async fn person(visitor: &Visitor, role: Role) -> (Person<'_>, String) {
    let mut person = Person::with_role(visitor, organisation_id("musikschule"), role).await;
    let word = person.word().await;
    (person, word)
}

/// Sends the form for an address.
async fn propose(
    person: &mut Person<'_>,
    word: &str,
    path: &str,
    address: &str,
    organisation: &str,
) -> crate::visitor::Answer {
    let fields = [
        ("formular", word),
        ("name", "Kalender der Musikschule"),
        ("adresse", address),
        ("format", ""),
        ("takt", "1440"),
        ("einrichtung", organisation),
    ];
    person.sends(path, &fields).await
}

/// What a harvester does: takes the proposal and stages a run that waits.
async fn tried(visitor: &Visitor, key: &str) -> RunId {
    let (db, district) = (&visitor.state.db, &visitor.state.district);
    let now = visitor.state.clock.now();
    let key = key.parse().unwrap();
    let lease = std::time::Duration::from_secs(60);
    let trial = harvests::claim(db, district, Some(&key), now, lease).await.unwrap().unwrap();
    let raw = FileHash::of(b"Datei");
    let run = runs::begin(db, district, &key, &raw, now).await.unwrap();
    let mut offer = course("k1", "Neu aus dem Kalender", "2026-09-01T18:00");
    offer.origin.source = key.clone();
    offer.id = base::OfferId::derived(district, &key, &offer.origin.key);
    runs::add(db, run, &[Incoming::Offer(Box::new(offer))]).await.unwrap();
    runs::compare(db, run).await.unwrap();
    runs::hold(db, run, Hold::Trial).await.unwrap();
    let came = Went::Came { raw, etag: None, modified: None };
    harvests::settle(db, &trial, came, now, now).await.unwrap();
    run
}

#[tokio::test]
async fn a_held_file_waits_in_heute_and_leads_to_the_sources() {
    let visitor = Visitor::new().await;
    let (mut manager, word) = office(&visitor).await;
    let heute = manager.opens("/cockpit/heute").await;
    assert!(heute.texts("[aria-labelledby=technik] li").is_empty());
    let address = "https://kurse.beispiel.example/kalender.ics";
    let answer = propose(&mut manager, &word, "/cockpit/quellen/neu", address, "").await;
    let key = answer.header("location").rsplit('/').next().unwrap().split('?').next().unwrap();
    tried(&visitor, key).await;
    let heute = manager.opens("/cockpit/heute").await;
    let told = heute.texts("[aria-labelledby=technik] li p:first-child");
    assert_eq!(told, ["1 Datei wartet auf Freigabe."]);
    let to = heute.attributes("[aria-labelledby=technik] a", "href");
    assert_eq!(to, ["/cockpit/quellen"]);
}

#[tokio::test]
async fn a_new_source_is_proposed_shown_with_its_difference_and_counts_when_released() {
    let visitor = Visitor::new().await;
    let (mut office, word) = office(&visitor).await;
    let added =
        propose(&mut office, &word, "/cockpit/quellen/neu", "https://kurse.example/k.ics", "")
            .await;
    assert_eq!(added.status, 303, "{}", added.body);
    let page = "/cockpit/quellen/kalender-der-musikschule";
    assert_eq!(added.header("location"), format!("{page}?fertig=vorgeschlagen"));
    let waits = office.opens(page).await;
    assert!(waits.body.contains("wird gerade zur Probe abgeholt"), "{}", waits.body);

    let run = tried(&visitor, "kalender-der-musikschule").await;
    let shown = office.opens(page).await;
    assert!(shown.body.contains("Neue Adresse: bitte ansehen"));
    assert!(shown.texts("li").iter().any(|it| it == "Neu aus dem Kalender (k1)"), "{}", shown.body);
    assert!(shown.texts("strong").iter().any(|it| it == "1 neu"));
    let list = office.opens("/cockpit/quellen").await;
    assert_eq!(list.texts("#wartet + ul h3"), ["Kalender der Musikschule"]);

    let decision = |was: &'static str| [("was", was)];
    let run = run.to_string();
    let fields = [[("formular", word.as_str())], [("lauf", run.as_str())], decision("freigeben")];
    let released = office.sends(&format!("{page}/lauf"), fields.as_flattened()).await;
    assert_eq!(released.header("location"), format!("{page}?fertig=freigegeben"));
    let again = office.sends(&format!("{page}/lauf"), fields.as_flattened()).await;
    assert_eq!(again.header("location"), format!("{page}?fehler=lauf"), "decided once");
    let stands = office.opens(page).await;
    assert!(stands.body.contains("täglich"), "{}", stands.body);
    assert!(stands.texts(".rows p").iter().any(|it| it.ends_with("übernommen")));
    let trail = Person::with_role(&visitor, organisation_id("archiv"), Role::Administrator)
        .await
        .opens("/cockpit/protokoll")
        .await;
    assert!(trail.body.contains("Lauf freigegeben"));
}

#[tokio::test]
async fn an_address_that_is_not_fetched_comes_back_with_the_reason() {
    let visitor = Visitor::new().await;
    let (mut office, word) = office(&visitor).await;
    for (address, reason) in [
        ("http://127.0.0.1/", "nicht im öffentlichen Internet"),
        ("http://2130706433/", "nicht im öffentlichen Internet"),
        ("file:///etc/passwd", "Nur Adressen mit https://"),
        ("https://user:wort@kurse.example/", "Benutzername"),
        ("https://kurse.example:8443/", "Port"),
        ("\"><script>alert(1)</script>", "keine Internetadresse"),
    ] {
        for path in ["/cockpit/quellen/neu", "/cockpit/quellen/kurse/adresse"] {
            let refused = propose(&mut office, &word, path, address, "").await;
            assert_eq!(refused.status, 422, "{address}");
            let alert = refused.texts("[role=alert]").join(" ");
            assert!(alert.contains(reason), "{address}: {alert}");
            assert_eq!(refused.attributes("#adresse", "value"), [address]);
        }
    }
    let db = &visitor.state.db;
    let all = harvests::all(&mut db.read().await.unwrap(), &visitor.state.district).await;
    assert!(all.unwrap().is_empty());
}

#[tokio::test]
async fn an_editor_keeps_the_own_address_and_the_office_decides() {
    let visitor = Visitor::new().await;
    let (mut editor, word) = person(&visitor, Role::Editor).await;
    let own = organisation_id("musikschule").to_string();
    let new = "/cockpit/quellen/neu";
    let foreign = organisation_id("archiv").to_string();
    for organisation in ["", foreign.as_str()] {
        let refused = propose(&mut editor, &word, new, "https://a.example/", organisation).await;
        assert_eq!(refused.status, 403, "{organisation}");
    }
    let taken = "/cockpit/quellen/kurse/adresse";
    assert_eq!(propose(&mut editor, &word, taken, "https://a.example/", &own).await.status, 403);
    assert_eq!(editor.opens("/cockpit/quellen/kurse").await.status, 403);
    let added = propose(&mut editor, &word, new, "https://a.example/", &own).await;
    assert_eq!(added.status, 303);
    assert_eq!(editor.opens("/cockpit/quellen").await.texts("h3").len(), 1, "only the own");

    let run = tried(&visitor, "kalender-der-musikschule").await.to_string();
    let page = "/cockpit/quellen/kalender-der-musikschule";
    let shown = editor.opens(page).await;
    assert!(shown.body.contains("Das Bildungsbüro sieht sich das an"));
    let fields = [("formular", word.as_str()), ("lauf", &run), ("was", "freigeben")];
    assert_eq!(editor.sends(&format!("{page}/lauf"), &fields).await.status, 403);
}

#[tokio::test]
async fn how_often_is_changed_and_a_source_pauses_goes_on_and_ends() {
    let visitor = Visitor::new().await;
    let (mut office, word) = office(&visitor).await;
    let new = "/cockpit/quellen/neu";
    propose(&mut office, &word, new, "https://kurse.example/", "").await;
    let page = "/cockpit/quellen/kalender-der-musikschule";
    let plan = format!("{page}/plan");
    let early = office.sends(&plan, &[("formular", &word), ("was", "jetzt")]).await;
    assert_eq!(early.status, 404, "a proposal is no plan yet");
    let run = tried(&visitor, "kalender-der-musikschule").await.to_string();
    let fields = [("formular", word.as_str()), ("lauf", &run), ("was", "freigeben")];
    office.sends(&format!("{page}/lauf"), &fields).await;
    for (was, takt, status, says) in [
        ("anhalten", "1440", 303, "wird nicht abgeholt"),
        ("weiter", "1440", 303, "Nächstes Mal"),
        ("takt", "10080", 303, "wöchentlich"),
        ("takt", "1", 400, "wöchentlich"),
        ("fliegen", "1440", 400, "wöchentlich"),
        ("jetzt", "10080", 303, "Nächstes Mal"),
        ("beenden", "1440", 303, "Adresse eintragen"),
    ] {
        let fields = [("formular", word.as_str()), ("was", was), ("takt", takt)];
        assert_eq!(office.sends(&plan, &fields).await.status, status, "{was}");
        assert!(office.opens(page).await.body.contains(says), "{was}");
    }
}

#[tokio::test]
async fn dead_links_are_listed_by_who_answers_for_them() {
    let visitor = Visitor::new().await;
    let (db, district) = (&visitor.state.db, &visitor.state.district);
    let now = visitor.state.clock.now();
    let mut tx = db.write(Actor::System(Cause::Command("test")), now).await.unwrap();
    for (key, provider) in [("links-1", "musikschule"), ("links-2", "archiv")] {
        let mut offer = course(key, key, "2026-09-01T18:00");
        offer.provider = organisation_id(provider);
        offer.url = Some(format!("https://{provider}.example/weg"));
        offers::put(&mut tx, &offer).await.unwrap();
    }
    tx.commit().await.unwrap();
    links::follow(db, now).await.unwrap();
    for provider in ["musikschule", "archiv"] {
        let dead = Standing {
            state: State::Dead,
            failures: 3,
            since: Some(now - 72.hours()),
            trouble: Some("status".to_owned()),
            detail: "404".to_owned(),
            ..Standing::unseen(now)
        };
        let url = format!("https://{provider}.example/weg");
        links::put(db, district, &url, &dead).await.unwrap();
    }
    let (mut office, _) = office(&visitor).await;
    let page = office.opens("/cockpit/links").await;
    let providers = page.texts(".cockpit__room h2");
    assert_eq!(providers, ["Archiv Beispielstadt", "Musikschule Beispielstadt"]);
    assert!(page.body.contains("Der Server lehnt ab. (404)"), "{}", page.body);
    let (mut editor, _) = person(&visitor, Role::Editor).await;
    let page = editor.opens("/cockpit/links").await;
    assert_eq!(page.texts(".cockpit__room h2"), ["Musikschule Beispielstadt"]);
}

#[tokio::test]
async fn every_reason_and_trouble_has_its_text_in_all_languages() {
    let visitor = Visitor::new().await;
    let (mut office, word) = office(&visitor).await;
    propose(&mut office, &word, "/cockpit/quellen/neu", "https://kurse.example/", "").await;
    let run = tried(&visitor, "kalender-der-musikschule").await;
    for hold in Hold::ALL {
        runs::hold(&visitor.state.db, run, *hold).await.unwrap();
        for lang in ["", "/en", "/einfach"] {
            let path = format!("{lang}/cockpit/quellen/kalender-der-musikschule");
            let page = office.opens(&path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(!page.body.contains("[hold-"), "{path} {hold:?}");
        }
    }
}
