//! Being away: who acts in one's place, and an office that is closed.

use access::Role;

use crate::{
    editing,
    person::{Person, invited},
    stock::{offer_id, organisation_id},
    visitor::Visitor,
};

const PAGE: &str = "/cockpit/vertretung";
const FORM: &str = "section[aria-labelledby=ich] form";

async fn with_role(visitor: &Visitor, role: Role) -> Person<'_> {
    Person::with_role(visitor, organisation_id("archiv"), role).await
}

/// Sets a password, so that the account counts as accepted.
async fn accepts(visitor: &Visitor, email: &str, role: Role) {
    let (_, link) = invited(visitor, email, organisation_id("archiv"), role).await;
    let mut person = Person::stranger(visitor);
    person.sends(&link, &[("passwort", "drei Mühlen am kalten Bach")]).await;
}

#[tokio::test]
async fn a_deputy_reviews_for_as_long_as_somebody_is_away_and_no_longer() {
    let visitor = Visitor::new().await;
    accepts(&visitor, "vertretung@beispiel.example", Role::EducationMonitor).await;
    let mut reviewer = with_role(&visitor, Role::Reviewer).await;
    let mut deputy = Person::stranger(&visitor);
    let fields =
        [("email", "vertretung@beispiel.example"), ("passwort", "drei Mühlen am kalten Bach")];
    deputy.sends("/anmelden", &fields).await;
    assert_eq!(deputy.opens("/cockpit/heute").await.status, 403);
    let page = reviewer.opens(PAGE).await;
    let offered = page.attributes("#vertretung option", "value");
    assert_eq!(offered.len(), 2, "nobody, and the other account of the office");
    let days = [("von", "2026-08-24"), ("bis", "2026-08-25"), ("vertretung", offered[1].as_str())];
    let answer = reviewer.fills(PAGE, FORM, &days, ("tun", "abwesend")).await;
    assert_eq!(answer.header("location"), format!("{PAGE}?fertig=abwesend"));
    assert_eq!(deputy.opens("/cockpit/heute").await.status, 200);
    assert_eq!(deputy.opens("/cockpit/konten").await.status, 403, "no administrator's role");
    let line = deputy.opens(PAGE).await.texts("section[aria-labelledby=ich] li");
    assert!(line[0].contains("24. August") && line[0].contains("25. August"), "{line:?}");
    // The roles end with the absence, without anybody doing anything.
    let mut later = reviewer.twin();
    let answer = later.fills(PAGE, FORM, &[], ("tun", "zurueck")).await;
    assert_eq!(answer.header("location"), format!("{PAGE}?fertig=zurueck"));
    assert_eq!(deputy.opens("/cockpit/heute").await.status, 403);
}

#[tokio::test]
async fn what_somebody_away_took_for_review_is_seen_by_the_others_again() {
    let visitor = Visitor::new().await;
    let (_, drafts) = editing::foreign_offer_and_drafts(&visitor, organisation_id("archiv")).await;
    let mut taker = with_role(&visitor, Role::Reviewer).await;
    let mut other = with_role(&visitor, Role::EducationManager).await;
    let review = format!("/cockpit/pruefen/{}", drafts[0]);
    let answer = taker.fills(&review, "form.stack", &[], ("tun", "uebernehmen")).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let links = "#eingereicht ~ form .entrylist a";
    let before = other.opens("/cockpit/heute").await.texts(links).len();
    let days = [("von", "2026-08-24"), ("bis", "2026-08-30")];
    taker.fills(PAGE, FORM, &days, ("tun", "abwesend")).await;
    assert_eq!(other.opens("/cockpit/heute").await.texts(links).len(), before + 1);
}

#[tokio::test]
async fn wrong_days_come_back_with_the_reason_and_nobody_is_away() {
    let visitor = Visitor::new().await;
    let mut reviewer = with_role(&visitor, Role::Reviewer).await;
    for (from, to) in [
        ("", ""),
        ("2026-08-24", "kein Tag"),
        ("2026-08-30", "2026-08-24"),
        ("2026-08-01", "2026-08-23"),
        ("2026-08-24", "2027-08-26"),
    ] {
        let days = [("von", from), ("bis", to)];
        let answer = reviewer.fills(PAGE, FORM, &days, ("tun", "abwesend")).await;
        assert_eq!(answer.status, 422, "{from} {to}");
        assert_eq!(answer.texts("#tage-wrong").len(), 1);
        assert!(answer.form(FORM).contains(&("von".to_owned(), from.to_owned())));
        assert!(answer.texts("button[value=zurueck]").is_empty());
    }
    let stranger = uuid::Uuid::nil().to_string();
    let days = [("von", "2026-08-24"), ("bis", "2026-08-25"), ("vertretung", stranger.as_str())];
    let answer = reviewer.fills(PAGE, FORM, &days, ("tun", "abwesend")).await;
    assert_eq!(answer.status, 400, "nobody who is not of the office");
}

#[tokio::test]
async fn providers_read_that_the_office_is_closed_and_it_writes_no_mail_on_monday() {
    let visitor = Visitor::new().await;
    accepts(&visitor, "buero@beispiel.example", Role::Reviewer).await;
    editing::foreign_offer_and_drafts(&visitor, organisation_id("archiv")).await;
    let mut office = with_role(&visitor, Role::EducationManager).await;
    let form = "section[aria-labelledby=buero] form";
    let wrong = office.fills(PAGE, form, &[("geschlossen-bis", "gestern")], ("tun", "schliessen"));
    assert_eq!(wrong.await.texts("#zu-wrong").len(), 1);
    let day = [("geschlossen-bis", "2026-08-28")];
    let answer = office.fills(PAGE, form, &day, ("tun", "schliessen")).await;
    assert_eq!(answer.header("location"), format!("{PAGE}?fertig=geschlossen"));
    let school = organisation_id("musikschule");
    let mut editor = Person::with_role(&visitor, school, Role::Editor).await;
    let offer = format!("/cockpit/angebote/{}", offer_id("gitarre"));
    let note = "Das Bildungsbüro ist bis 28. August 2026 geschlossen.";
    assert!(editor.opens(&offer).await.body.contains(note));
    assert!(!office.opens(&offer).await.body.contains(note), "who reviews knows");
    let done = web::routine::run(&visitor.state).await.unwrap();
    assert_eq!(done.told, 0);
    // On the Monday after, everybody is told again.
    visitor.waits(7 * 24 * 60 * 60);
    assert!(!editor.opens(&offer).await.body.contains(note));
    let done = web::routine::run(&visitor.state).await.unwrap();
    assert_eq!(done.told, 1);
}

#[tokio::test]
async fn while_the_office_is_closed_only_trusted_organisations_publish() {
    let visitor = Visitor::new().await;
    let (school, archive) = (organisation_id("musikschule"), organisation_id("archiv"));
    let (theirs, _) = editing::foreign_offer_and_drafts(&visitor, archive).await;
    let mut office = with_role(&visitor, Role::Reviewer).await;
    let word = office.word().await;
    let id = school.to_string();
    let trust = [("formular", word.as_str()), ("einrichtung", &id), ("vertrauen", "true")];
    assert_eq!(office.sends("/cockpit/vertrauen", &trust).await.status, 303);
    let form = "section[aria-labelledby=buero] form";
    let day = [("geschlossen-bis", "2026-08-28")];
    let closed = office.fills(PAGE, form, &day, ("tun", "schliessen")).await;
    assert_eq!(closed.status, 303);
    let page = office.opens(PAGE).await;
    assert!(page.texts("[data-goes-on] li")[0].contains("denen Sie vertrauen"));
    assert!(page.texts("[data-waits] li")[0].contains("aller anderen"));

    let mut trusted = Person::with_role(&visitor, school, Role::Editor).await;
    let offer = format!("/cockpit/angebote/{}", offer_id("gitarre"));
    let note = "Das Bildungsbüro ist bis 28. August 2026 geschlossen.";
    assert!(!trusted.opens(&offer).await.body.contains(note), "nothing waits for the office");
    let title = [("titel", "Gitarre am Vormittag")];
    let answer = trusted.fills(&offer, "form.editor", &title, ("tun", "einreichen")).await;
    assert!(
        answer.header("location").ends_with("fertig=veroeffentlicht"),
        "{}",
        answer.header("location")
    );
    visitor.waits(2);
    let public = visitor.opens(&format!("/angebote/{}", offer_id("gitarre"))).await;
    assert_eq!(public.texts("h1"), ["Gitarre am Vormittag"]);

    let (_, link) = invited(&visitor, "archiv@beispiel.example", archive, Role::Editor).await;
    let mut other = Person::stranger(&visitor);
    other.sends(&link, &[("passwort", "drei Mühlen am kalten Bach")]).await;
    let fields = [("email", "archiv@beispiel.example"), ("passwort", "drei Mühlen am kalten Bach")];
    other.sends("/anmelden", &fields).await;
    let offer = format!("/cockpit/angebote/{theirs}");
    let before = visitor.opens(&format!("/angebote/{theirs}")).await.texts("h1");
    let answer = other.fills(&offer, "form.editor", &title, ("tun", "einreichen")).await;
    assert!(
        answer.header("location").ends_with("fertig=eingereicht"),
        "{}",
        answer.header("location")
    );
    visitor.waits(2);
    assert_eq!(visitor.opens(&format!("/angebote/{theirs}")).await.texts("h1"), before);
}
