//! Views and vain searches: counted without telling readers apart, shown from five on, to those whom they concern.

use access::Role;
use axum::{body::Body, http::Request};
use store::searches::{self, Missed};
use web::routine;

use crate::{
    editing::mails,
    person::{Person, invited},
    stock::{offer_id, organisation_id},
    visitor::Visitor,
};

const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

impl Visitor {
    async fn looks(&self, path: &str, agent: &str) {
        let request = Request::get(path).header("user-agent", agent).body(Body::empty());
        assert_eq!(self.asks(request.unwrap()).await.status, 200, "{path}");
    }

    async fn misses(&self, concept: &str, times: usize) {
        for _ in 0..times {
            let (db, district) = (&self.state.db, &self.state.district);
            let today = "2026-08-24".parse().unwrap();
            searches::count(db, district, Missed::Concept(concept), today).await.unwrap();
        }
    }
}

/// The two figures beside an entry.
async fn figures(person: &mut Person<'_>, title: &str) -> Option<(String, String)> {
    let page = person.opens("/cockpit/wirkung.csv").await;
    page.body.lines().find(|line| line.starts_with(title)).map(|line| {
        let mut cells = line.split(';').skip(2).map(str::to_owned);
        (cells.next().unwrap(), cells.next().unwrap())
    })
}

#[tokio::test]
async fn views_are_shown_from_five_on_and_robots_do_not_count() {
    let visitor = Visitor::new().await;
    let own = organisation_id("musikschule");
    let mut editor = Person::with_role(&visitor, own, Role::Editor).await;
    let page = format!("/angebote/{}", offer_id("gitarre"));
    for _ in 0..4 {
        visitor.looks(&page, BROWSER).await;
        visitor.looks(&page, "Examplebot/1.0").await;
        visitor.looks(&format!("{page}.json"), BROWSER).await;
    }
    let few = || "unter 5".to_owned();
    assert_eq!(figures(&mut editor, "Gitarre für Einsteiger").await, Some((few(), few())));
    visitor.looks(&page, BROWSER).await;
    let five = ("5".to_owned(), few());
    assert_eq!(figures(&mut editor, "Gitarre für Einsteiger").await, Some(five.clone()));
    for _ in 0..6 {
        visitor.looks(&format!("/en/einrichtungen/{own}"), BROWSER).await;
    }
    let seen = editor.opens("/cockpit/wirkung").await;
    let rows = seen.texts("[aria-labelledby=gesehen] tbody tr");
    assert_eq!(rows[0], "Musikschule Beispielstadt6unter 5", "what was seen most comes first");
    assert!(seen.texts("strong").contains(&"11".to_owned()), "{:?}", seen.texts("strong"));
}

#[tokio::test]
async fn the_figures_of_last_month_stand_beside_those_of_this_one() {
    let visitor = Visitor::new().await;
    let page = format!("/angebote/{}", offer_id("gitarre"));
    for _ in 0..7 {
        visitor.looks(&page, BROWSER).await;
    }
    // From 24 August to 3 September.
    visitor.waits(10 * 24 * 3600);
    let own = organisation_id("musikschule");
    let mut editor = Person::with_role(&visitor, own, Role::Editor).await;
    let (now, before) = figures(&mut editor, "Gitarre für Einsteiger").await.unwrap();
    assert_eq!((now.as_str(), before.as_str()), ("unter 5", "7"));
    let heads = editor.opens("/cockpit/wirkung").await.texts("[aria-labelledby=gesehen] th");
    assert_eq!(heads[2..], ["September 2026", "August 2026"]);
}

#[tokio::test]
async fn an_editor_sees_the_own_organisation_and_the_office_sees_all() {
    let visitor = Visitor::new().await;
    let mut other = Person::with_role(&visitor, organisation_id("archiv"), Role::Editor).await;
    assert_eq!(figures(&mut other, "Gitarre für Einsteiger").await, None);
    let office = organisation_id("archiv");
    let mut manager = Person::with_role(&visitor, office, Role::EducationManager).await;
    assert!(figures(&mut manager, "Gitarre für Einsteiger").await.is_some());
}

#[tokio::test]
async fn a_provider_is_told_of_searches_in_its_municipality_and_the_office_of_all() {
    let visitor = Visitor::new().await;
    visitor.misses("area:03353040", 6).await;
    visitor.misses("topic:toepfern", 9).await;
    visitor.misses("audience:senioren", 4).await;
    let own = organisation_id("musikschule");
    let mut editor = Person::with_role(&visitor, own, Role::Editor).await;
    let rows = "[aria-labelledby=vergeblich] tbody tr";
    let told = editor.opens("/cockpit/wirkung").await.texts(rows);
    assert!(told.iter().any(|row| row.contains("Winsen") && row.contains('6')), "{told:?}");
    assert!(told.iter().all(|row| !row.contains("Senioren")), "{told:?}");
    let mut manager = Person::with_role(&visitor, own, Role::EducationManager).await;
    let told = manager.opens("/cockpit/wirkung").await.texts(rows);
    assert_eq!(told.len(), 2, "four times is too seldom: {told:?}");
    assert!(told[0].contains('9'), "{told:?}");
}

#[tokio::test]
async fn editors_are_told_once_a_month_how_their_entries_fared_and_only_what_may_be_told() {
    let visitor = Visitor::new().await;
    let own = organisation_id("musikschule");
    let (_, link) = invited(&visitor, "musik@beispiel.example", own, Role::Editor).await;
    let chosen = [("passwort", "drei Mühlen am kalten Bach")];
    Person::stranger(&visitor).sends(&link, &chosen).await;
    let reported = async || routine::run(&visitor.state).await.unwrap().reported;
    // It is 24 August; a week into September there is something to tell.
    for _ in 0..7 {
        visitor.looks(&format!("/angebote/{}", offer_id("gitarre")), BROWSER).await;
    }
    visitor.looks(&format!("/einrichtungen/{own}"), BROWSER).await;
    visitor.misses("area:03353040", 6).await;
    assert!(visitor.state.clock.now().to_string().starts_with("2026-08-24"));
    assert_eq!(reported().await, 0, "not in the last week of a month");
    let mut editor = Person::with_role(&visitor, own, Role::Editor).await;
    assert!(figures(&mut editor, "Gitarre für Einsteiger").await.is_some());
    visitor.waits(9 * 24 * 3600);
    assert_eq!(reported().await, 1, "only who has come in is told");
    let told: Vec<String> = mails(&visitor).await.into_iter().map(|(_, text)| text).collect();
    let [text] = told.as_slice() else { panic!("{told:?}") };
    for part in ["August 2026", "Insgesamt 8 Aufrufe", "- Gitarre für Einsteiger: 7", "Winsen"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("- Musikschule Beispielstadt"), "one view is nobody's business: {text}");
    visitor.waits(24 * 3600);
    assert_eq!(reported().await, 0, "once a month");
}
