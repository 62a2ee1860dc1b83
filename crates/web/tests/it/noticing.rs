//! *Suche und Biete*: what organisations say to the network, what fits it, and that the public sees none of it.

use access::{EditNotice, Membership, Role, Visitor as Asking, grant};
use base::{AccountId, Actor, NoticeId, OrganisationId};
use network::{Direction, Kind, Notice, State};
use store::notices;
use web::{Right, routine};

use crate::{
    editing::mails,
    person::{Person, invited},
    stock::{organisation, organisation_id},
    visitor::Visitor,
};

const FORM: &str = "form.editor";

async fn editor(visitor: &Visitor) -> Person<'_> {
    Person::with_role(visitor, organisation_id("musikschule"), Role::Editor).await
}

async fn reader_elsewhere(visitor: &Visitor) -> Person<'_> {
    Person::with_role(visitor, organisation_id("archiv"), Role::Reader).await
}

fn plain(visitor: &Visitor, owner: OrganisationId, direction: Direction, title: &str) -> Notice {
    let now = visitor.state.clock.now();
    Notice {
        id: notices::new_key(now),
        owner,
        direction,
        kind: Kind::Room,
        title: title.to_owned(),
        description: String::new(),
        municipality: Some("03353040".parse().unwrap()),
        from: None,
        until: None,
        hours: String::new(),
        quantity: None,
        state: State::Open,
        created: now,
        changed: now,
        expires: "2027-02-24".parse().unwrap(),
        looked: None,
    }
}

async fn put(visitor: &Visitor, notice: &Notice) -> NoticeId {
    let district = &visitor.state.district;
    let account =
        AccountId::derived(district, &"probe".parse().unwrap(), &"konto".parse().unwrap());
    let memberships = vec![Membership { organisation: notice.owner, role: Role::Editor }];
    let proof = grant(&Asking::Person { account, memberships }, EditNotice(notice.owner)).unwrap();
    let db = &visitor.state.db;
    let mut tx = db.write(Actor::Person(account), visitor.state.clock.now()).await.unwrap();
    notices::put(&mut tx, &proof, district, notice, None).await.unwrap();
    tx.commit().await.unwrap();
    notice.id
}

/// A notice of an organisation that is there.
pub(crate) async fn notice(visitor: &Visitor, owner: OrganisationId) -> NoticeId {
    put(visitor, &plain(visitor, owner, Direction::Seeks, "Raum für die Chorprobe")).await
}

fn new_form() -> String {
    let school = organisation_id("musikschule");
    format!("/cockpit/boerse/neu?einrichtung={school}&richtung=seeks")
}

#[tokio::test]
async fn who_is_there_first_is_told_that_there_is_nothing_yet() {
    let visitor = Visitor::new().await;
    let mut editor = editor(&visitor).await;
    let page = editor.opens("/cockpit/boerse").await;
    assert!(page.texts("[role=status]")[0].contains("noch keine Einträge"));
    let own = editor.opens("/cockpit/boerse/eigene").await;
    assert!(own.texts(".cockpit__room").concat().contains("Hier steht noch nichts."));
    assert_eq!(own.texts(".editor__acts a"), ["Etwas suchen", "Etwas bieten"]);
    assert_eq!(editor.opens("/cockpit").await.texts(".cockpit__room .plain").len(), 1, "no news");
    let mut reader = reader_elsewhere(&visitor).await;
    let page = reader.opens("/cockpit/boerse").await;
    assert!(!page.body.contains("/cockpit/boerse/eigene"), "who only reads writes nothing");
}

#[tokio::test]
async fn an_editor_writes_a_notice_and_the_network_reads_it_with_its_public_contact() {
    let visitor = Visitor::new().await;
    let mut editor = editor(&visitor).await;
    let form = editor.opens(&new_form()).await.form(FORM);
    for (name, value) in
        [("richtung", "seeks"), ("ort-gemeinde", "03353040"), ("zeigen-bis", "2027-02-24")]
    {
        assert!(form.contains(&(name.into(), value.into())), "{name}: {form:?}");
    }
    let typed = [
        ("stichwort", "Raum für <b>Chor</b> & Band"),
        ("naeheres", "Mit Klavier.\r\n\"><script>alert(1)</script>"),
        ("anzahl-stueck", "25"),
        ("ab-tag", "1.10.2026"),
        ("bis-tag", "2026-12-20"),
        ("wochenzeit", "dienstags ab 18 Uhr"),
    ];
    let answer = editor.fills(&new_form(), FORM, &typed, ("tun", "")).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let page = answer.header("location").to_owned();
    let kept = editor.opens(&page).await;
    assert!(kept.texts("[role=status]")[0].starts_with("Gespeichert."));
    let mut reader = reader_elsewhere(&visitor).await;
    let list = reader.opens("/cockpit/boerse").await;
    assert_eq!(list.texts("#seeks + .entrylist a"), ["Raum für <b>Chor</b> & Band"]);
    assert_eq!(list.texts(".tag"), ["Raum"]);
    let one = reader.opens(&list.attributes("#seeks + .entrylist a", "href")[0]).await;
    assert_eq!(one.texts("h1"), ["Raum für <b>Chor</b> & Band"]);
    assert!(one.texts("script").iter().all(|script| !script.contains("alert(1)")));
    let said = one.texts(".facts").concat();
    for expected in [
        "Winsen (Luhe)",
        "1. Oktober 2026 bis 20. Dezember 2026",
        "dienstags ab 18 Uhr",
        "25 Personen",
        "info@example.org",
    ] {
        assert!(said.contains(expected), "{expected} is missing in: {said}");
    }
    assert!(one.texts("form.editor__acts").is_empty(), "others change nothing");
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost() {
    let visitor = Visitor::new().await;
    let mut editor = editor(&visitor).await;
    let long = "x".repeat(121);
    let wrong = [
        ("stichwort", long.as_str()),
        ("naeheres", "Was <i>hier</i> steht, bleibt."),
        ("bereich", "schloss"),
        ("anzahl-stueck", "0"),
        ("ab-tag", "gestern"),
        ("bis-tag", "2026-02-30"),
        ("ort-gemeinde", "99999999"),
        ("zeigen-bis", "2030-01-01"),
    ];
    let answer = editor.fills(&new_form(), FORM, &wrong, ("tun", "")).await;
    assert_eq!(answer.status, 422);
    let kept = answer.form(FORM);
    for (name, value) in
        [("stichwort", long.as_str()), ("ab-tag", "gestern"), ("anzahl-stueck", "0")]
    {
        assert!(kept.contains(&(name.into(), value.into())), "{name}");
    }
    assert!(kept.contains(&("naeheres".into(), "Was <i>hier</i> steht, bleibt.".into())));
    for field in
        ["stichwort", "bereich", "anzahl-stueck", "ab-tag", "bis-tag", "ort-gemeinde", "zeigen-bis"]
    {
        assert_eq!(answer.texts(&format!("#{field}-wrong")).len(), 1, "{field}");
    }
    for (pairs, field) in [
        (&[("stichwort", " ")][..], "stichwort"),
        (&[("stichwort", "Raum"), ("ab-tag", "2026-12-01"), ("bis-tag", "2026-11-01")], "bis-tag"),
        (&[("stichwort", "Raum"), ("bis-tag", "2026-08-01")], "bis-tag"),
        (&[("stichwort", "Raum"), ("zeigen-bis", "2026-08-01")], "zeigen-bis"),
    ] {
        let answer = editor.fills(&new_form(), FORM, pairs, ("tun", "")).await;
        assert_eq!(answer.status, 422, "{pairs:?}");
        assert_eq!(answer.texts(&format!("#{field}-wrong")).len(), 1, "{pairs:?}");
    }
    let none = editor.opens("/cockpit/boerse").await;
    assert!(none.texts("[role=status]")[0].contains("noch keine Einträge"));
}

#[tokio::test]
async fn nobody_writes_for_another_organisation_and_of_two_one_is_told() {
    let visitor = Visitor::new().await;
    let mut editor = editor(&visitor).await;
    let theirs = notice(&visitor, organisation_id("archiv")).await;
    let word = editor.word().await;
    let fields = [("formular", word.as_str()), ("tun", "zurueckziehen")];
    for page in [format!("/cockpit/boerse/{theirs}"), format!("/cockpit/boerse/{theirs}/stand")] {
        assert_eq!(editor.sends(&page, &fields).await.status, 403);
    }
    let other = format!("/cockpit/boerse/neu?einrichtung={}", organisation_id("archiv"));
    assert_eq!(editor.opens(&other).await.status, 403);
    for nothing in
        ["/cockpit/boerse/nichts", "/cockpit/boerse/01234567-89ab-7000-8000-000000000000"]
    {
        assert_eq!(editor.opens(nothing).await.status, 404);
    }
    let mine = notice(&visitor, organisation_id("musikschule")).await;
    let form = format!("/cockpit/boerse/{mine}/bearbeiten");
    let read = editor.opens(&form).await.form(FORM);
    visitor.waits(5);
    let first = editor.fills(&form, FORM, &[("stichwort", "Saal")], ("tun", "")).await;
    assert_eq!(first.status, 303);
    let mut late: Vec<(&str, &str)> =
        read.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    late.retain(|(name, _)| *name != "naeheres");
    late.push(("naeheres", "Zu spät getippt"));
    let second = editor.sends(&format!("/cockpit/boerse/{mine}"), &late).await;
    assert_eq!(second.status, 409);
    assert!(second.form(FORM).contains(&("naeheres".into(), "Zu spät getippt".into())));
    let kept = editor.opens(&format!("/cockpit/boerse/{mine}")).await;
    assert_eq!(kept.texts("h1"), ["Saal"]);
}

#[tokio::test]
async fn search_and_filters_find_by_word_kind_municipality_and_days() {
    let visitor = Visitor::new().await;
    let (school, archive) = (organisation_id("musikschule"), organisation_id("archiv"));
    let mut bus = plain(&visitor, school, Direction::Gives, "Kleinbus am Wochenende");
    bus.kind = Kind::Vehicle;
    bus.until = Some("2026-10-01".parse().unwrap());
    put(&visitor, &bus).await;
    visitor.waits(1);
    let mut room = plain(&visitor, archive, Direction::Gives, "Seminarräume im Archiv");
    room.municipality = Some("03353005".parse().unwrap());
    put(&visitor, &room).await;
    let mut reader = reader_elsewhere(&visitor).await;
    for (asked, expected) in [
        ("", &["Seminarräume im Archiv", "Kleinbus am Wochenende"][..]),
        ("?q=Raum", &["Seminarräume im Archiv"]),
        ("?q=Bus", &["Kleinbus am Wochenende"]),
        ("?q=Unterseeboot", &[]),
        ("?art=vehicle", &["Kleinbus am Wochenende"]),
        ("?gemeinde=03353005", &["Seminarräume im Archiv"]),
        ("?ab=2026-10-02", &["Seminarräume im Archiv"]),
        ("?ab=1.9.2026&bis=2.9.2026", &["Seminarräume im Archiv", "Kleinbus am Wochenende"]),
    ] {
        let page = reader.opens(&format!("/cockpit/boerse{asked}")).await;
        assert_eq!(page.texts("#gives + .entrylist a"), expected, "{asked}");
    }
    let wrong = reader.opens("/cockpit/boerse?ab=bald&q=%22%3E%3Cscript%3E").await;
    assert_eq!(wrong.status, 200);
    assert!(wrong.texts("[role=alert]")[0].contains("einen Tag"));
    let kept = wrong.form("form.sieve");
    assert!(kept.contains(&("q".into(), "\"><script>".into())), "{kept:?}");
    assert!(kept.contains(&("ab".into(), "bald".into())), "{kept:?}");
}

#[tokio::test]
async fn what_fits_stands_beside_the_own_notice_with_its_reasons_and_is_new_once() {
    let visitor = Visitor::new().await;
    let (school, archive) = (organisation_id("musikschule"), organisation_id("archiv"));
    let mut wanted = plain(&visitor, school, Direction::Seeks, "Raum für Chorprobe");
    (wanted.hours, wanted.quantity) = ("dienstags ab 18 Uhr".to_owned(), Some(30));
    let mine = put(&visitor, &wanted).await;
    let mut given = plain(&visitor, archive, Direction::Gives, "Seminarraum, auch für Chorprobe");
    (given.hours, given.quantity) = ("Mo–Do abends".to_owned(), Some(20));
    given.municipality = Some("03353005".parse().unwrap());
    put(&visitor, &given).await;
    let mut editor = editor(&visitor).await;
    let home = editor.opens("/cockpit").await;
    let news = home.texts(".cockpit__room .plain a");
    assert!(news[0].starts_with("1 neues Gegenstück"), "{news:?}");
    let own = editor.opens("/cockpit/boerse/eigene").await;
    assert!(own.texts(".entrylist").concat().contains("1 passt · 1 neu"));
    let page = format!("/cockpit/boerse/{mine}");
    let one = editor.opens(&page).await;
    assert_eq!(one.texts("#passend + .entrylist a"), ["Seminarraum, auch für Chorprobe"]);
    let reasons = one.texts(".reasons li");
    for expected in [
        "Beides ist: Raum",
        "„Raum“ – „Seminarraum“",
        "km entfernt",
        "Gemeinsame Wochentage: Dienstag",
        "Zu wenig: 30 gesucht, 20 geboten",
    ] {
        assert!(reasons.iter().any(|said| said.contains(expected)), "{expected}: {reasons:?}");
    }
    assert_eq!(one.texts(".reasons__doubt").len(), 1);
    let home = editor.opens("/cockpit").await;
    assert!(!home.body.contains("neues Gegenstück"), "seen is not new");
    let mut reader = reader_elsewhere(&visitor).await;
    assert!(reader.opens(&page).await.texts("#passend").is_empty(), "who has none sees none");
    // What came since: the page names it again.
    visitor.waits(60);
    let other = plain(&visitor, archive, Direction::Gives, "Großer Saal");
    put(&visitor, &other).await;
    let home = editor.opens("/cockpit").await;
    assert!(home.texts(".cockpit__room .plain a")[0].starts_with("1 neues Gegenstück"));
}

#[tokio::test]
async fn who_reads_a_notice_of_others_sees_which_of_the_own_fit_it() {
    let visitor = Visitor::new().await;
    let (school, archive) = (organisation_id("musikschule"), organisation_id("archiv"));
    let theirs = notice(&visitor, archive).await;
    put(&visitor, &plain(&visitor, school, Direction::Gives, "Chorsaal mit Klavier")).await;
    let mut editor = editor(&visitor).await;
    let page = editor.opens(&format!("/cockpit/boerse/{theirs}")).await;
    assert_eq!(page.texts("#passend"), ["Das passt zu Ihren Einträgen"]);
    assert_eq!(page.texts("#passend + .entrylist a"), ["Chorsaal mit Klavier"]);
}

#[tokio::test]
async fn what_is_settled_withdrawn_or_over_is_its_owners_alone_and_comes_back_by_one_click() {
    let visitor = Visitor::new().await;
    let id = notice(&visitor, organisation_id("musikschule")).await;
    let page = format!("/cockpit/boerse/{id}");
    let mut editor = editor(&visitor).await;
    let mut reader = reader_elsewhere(&visitor).await;
    let form = ".entrylist form";
    for (wish, word) in [("erledigt", "erledigt"), ("zurueckziehen", "zurückgezogen")] {
        let answer = editor.fills(&page, "form.editor__acts", &[], ("tun", wish)).await;
        assert_eq!(answer.status, 303);
        assert_eq!(reader.opens(&page).await.status, 404);
        assert!(!reader.opens("/cockpit/boerse").await.body.contains("Chorprobe"));
        let own = editor.opens("/cockpit/boerse/eigene").await;
        assert!(own.texts(".entrylist").concat().contains(word));
        let back = editor.fills("/cockpit/boerse/eigene", form, &[], ("tun", "verlaengern")).await;
        assert_eq!(back.header("location"), "/cockpit/boerse/eigene?fertig=stand");
        assert_eq!(reader.opens(&page).await.status, 200);
    }
    // 200 days on, it is over; the sessions are as well.
    visitor.waits(200 * 24 * 3600);
    let archive = organisation_id("archiv");
    let mut monitor = Person::with_role(&visitor, archive, Role::EducationMonitor).await;
    assert_eq!(monitor.opens(&page).await.status, 404);
    let mut office = Person::with_role(&visitor, archive, Role::Reviewer).await;
    let own = office.opens("/cockpit/boerse/eigene").await;
    assert!(own.texts(".entrylist").concat().contains("abgelaufen"));
    office.fills("/cockpit/boerse/eigene", form, &[], ("tun", "verlaengern")).await;
    assert_eq!(monitor.opens(&page).await.status, 200);
}

#[tokio::test]
async fn a_withdrawn_organisation_takes_its_notices_with_it() {
    let visitor = Visitor::new().await;
    let id = notice(&visitor, organisation_id("musikschule")).await;
    let mut school = organisation("musikschule", "Musikschule Beispielstadt");
    school.publication = landscape::Publication::Withdrawn;
    let db = &visitor.state.db;
    let now = visitor.state.clock.now();
    let mut tx = db.write(Actor::System(base::Cause::Command("test")), now).await.unwrap();
    store::organisations::put(&mut tx, &school).await.unwrap();
    tx.commit().await.unwrap();
    visitor.waits(2);
    let mut office =
        Person::with_role(&visitor, organisation_id("archiv"), Role::EducationManager).await;
    assert!(!office.opens("/cockpit/boerse").await.body.contains("Chorprobe"));
    assert_eq!(office.opens(&format!("/cockpit/boerse/{id}")).await.status, 404);
}

#[tokio::test]
async fn the_public_its_files_and_its_search_never_show_a_notice() {
    let visitor = Visitor::new().await;
    let school = organisation_id("musikschule");
    let secret = plain(&visitor, school, Direction::Seeks, "Geheimwort Quastenflosser");
    let id = put(&visitor, &secret).await;
    let search = visitor.state.index.clone();
    search.catch_up(&visitor.state.db, visitor.state.clock.now(), &|_| true).await.unwrap();
    let public = web::routes()
        .filter(|route| route.method == "GET" && !matches!(route.right, Right::Needs(_)))
        .filter(|route| !route.path.contains('{'))
        .map(|route| route.path.to_owned());
    let asked = ["/angebote", "/angebote.csv", "/api/v1/offers", "/vorschlaege"]
        .map(|path| format!("{path}?q=Quastenflosser"));
    let of_school = ["", "/einbetten", "/aushang", "/angebote.xml"]
        .map(|ending| format!("/einrichtungen/{school}{ending}"));
    for page in public.chain(asked).chain(of_school) {
        let body = visitor.opens(&page).await.body;
        assert!(!body.contains("Geheimwort"), "{page}");
        assert!(!body.contains(&id.to_string()), "{page}");
    }
    let stranger = visitor.opens(&format!("/cockpit/boerse/{id}")).await;
    assert_eq!(stranger.status, 303, "to sign in");
    assert!(!stranger.body.contains("Geheimwort"));
}

/// The path of the link in a mail.
fn link(text: &str) -> String {
    let (_, secret) = text.split_once("/verlaengern/").unwrap();
    format!("/verlaengern/{}", secret.split_whitespace().next().unwrap())
}

#[tokio::test]
async fn an_organisation_is_told_before_a_notice_ends_and_keeps_it_by_one_click() {
    const DAY: i64 = 24 * 60 * 60;
    let visitor = Visitor::new().await;
    let school = organisation_id("musikschule");
    let (_, invitation) = invited(&visitor, "musik@beispiel.example", school, Role::Editor).await;
    Person::stranger(&visitor)
        .sends(&invitation, &[("passwort", "drei Mühlen am kalten Bach")])
        .await;
    let id = notice(&visitor, school).await;
    let expires = async || {
        let mut tx = visitor.state.db.read().await.unwrap();
        let kept = notices::by_id(&mut tx, &visitor.state.district, id).await.unwrap();
        kept.unwrap().expires
    };
    let ends = expires().await;
    // From the day of the stock to the last day of the notice.
    let days = 184;
    visitor.waits((days - 15) * DAY);
    assert_eq!(routine::run(&visitor.state).await.unwrap().reminded, 0, "not yet");
    visitor.waits(DAY);
    assert_eq!(routine::run(&visitor.state).await.unwrap().reminded, 1);
    visitor.waits(DAY);
    assert_eq!(routine::run(&visitor.state).await.unwrap().reminded, 0, "once is enough");
    let mails = mails(&visitor).await;
    let mail = mails.iter().find(|(_, text)| text.contains("/verlaengern/")).unwrap();
    assert!(mail.1.contains("halbes Jahr"), "{mail:?}");
    let link = link(&mail.1);

    let mut scanner = Person::stranger(&visitor);
    for _ in 0..3 {
        let page = scanner.opens(&link).await;
        assert_eq!((page.status, page.texts(".entrylist label").len()), (200, 1));
        assert_eq!(page.header("referrer-policy"), "no-referrer");
        assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
    }
    assert_eq!(expires().await, ends, "looking extends nothing");
    let mut provider = Person::stranger(&visitor);
    let nothing = provider.sends(&link, &[]).await;
    assert_eq!(nothing.texts("[role=status]"), ["Es war nichts angehakt."]);
    let answer = provider.fills(&link, "form.editor", &[], ("", "")).await;
    assert_eq!(answer.texts("[role=status]"), ["1 Eintrag ist verlängert."]);
    assert!(!provider.has_cookie(), "nobody was signed in");
    assert!(expires().await > ends);
    assert_eq!(provider.opens(&link).await.status, 410, "the link has done its work");
    let other = link.replace("/verlaengern/", "/bestaetigen/");
    assert_eq!(provider.opens(&other).await.status, 410);
    assert_eq!(provider.sends("/verlaengern/geraten", &[]).await.status, 410);
}
