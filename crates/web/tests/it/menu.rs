//! The cockpit's menu: in groups, with nothing that the reader may not open, and saying where the reader is.

use access::Role;

use crate::{
    person::Person,
    stock::{organisation_id, place_id},
    visitor::Visitor,
};

const GROUPS: &str = ".cockpit__group";
const PLACES: &str = ".cockpit__menu a";

#[tokio::test]
async fn the_menu_shows_each_role_the_groups_that_it_may_open_and_every_entry_opens() {
    let visitor = Visitor::new().await;
    let groups: &[(Role, &[&str], usize)] = &[
        (Role::Reader, &["Einträge", "Netz", "Ihr Konto"], 5),
        (Role::Editor, &["Einträge", "Netz", "Ihr Konto"], 11),
        (Role::Reviewer, &["Einträge", "Redaktion", "Netz", "Ihr Konto"], 15),
        (Role::EducationManager, &["Einträge", "Redaktion", "Netz", "Verwaltung", "Ihr Konto"], 19),
        (Role::Administrator, &["Einträge", "Redaktion", "Netz", "Verwaltung", "Ihr Konto"], 10),
    ];
    for (role, wanted, entries) in groups {
        let mut person = Person::with_role(&visitor, organisation_id("musikschule"), *role).await;
        let home = person.opens("/cockpit").await;
        assert_eq!(home.texts(GROUPS), *wanted, "{role:?}");
        let links = home.attributes(PLACES, "href");
        assert_eq!(links.len(), *entries, "{role:?}: {links:?}");
        for link in links {
            let status = person.opens(&link).await.status;
            assert!(matches!(status, 200 | 303), "{role:?} {link}: {status}");
        }
    }
}

#[tokio::test]
async fn the_menu_folds_without_script_and_says_where_the_reader_is() {
    let visitor = Visitor::new().await;
    let role = Role::EducationManager;
    let mut person = Person::with_role(&visitor, organisation_id("archiv"), role).await;
    for (page, word, current) in [
        ("/cockpit".to_owned(), "Übersicht", "page"),
        ("/cockpit/angebote".to_owned(), "Angebote", "page"),
        ("/cockpit/konto/sicherheit".to_owned(), "Sicherheit", "page"),
        ("/cockpit/konto/daten".to_owned(), "Mein Konto", "true"),
        ("/cockpit/boerse/eigene".to_owned(), "Suche und Biete", "true"),
        (format!("/cockpit/orte/{}", place_id("haus")), "Einrichtungen", "true"),
    ] {
        let shown = person.opens(&page).await;
        assert_eq!(shown.texts(".cockpit__menu [aria-current]"), [word], "{page}");
        let said = shown.attributes(".cockpit__menu [aria-current]", "aria-current");
        assert_eq!(said, [current], "{page}");
        let button = shown.texts("nav > details.cockpit__fold:not([open]) > summary");
        assert_eq!(button, [format!("Menü, Sie sind hier: {word}")], "{page}");
    }
    let elsewhere = person.opens("/en/cockpit").await;
    assert_eq!(elsewhere.texts(".cockpit__menu [aria-current]"), ["Overview"]);
    let labelled = elsewhere.attributes(".cockpit__menu ul", "aria-labelledby");
    assert_eq!(labelled.len(), elsewhere.texts(GROUPS).len(), "each group is named");
}
