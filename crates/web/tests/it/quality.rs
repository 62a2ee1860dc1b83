//! The quality page: of one organisation with what to mend first, of the district with where help is needed.

use access::Role;

use crate::{
    person::Person,
    stock::{offer_id, organisation_id},
    visitor::Visitor,
};

const PAGE: &str = "/cockpit/qualitaet";

#[tokio::test]
async fn an_editor_sees_what_the_own_offers_lack_and_what_is_mended_counts() {
    let visitor = Visitor::new().await;
    let school = organisation_id("musikschule");
    let mut editor = Person::with_role(&visitor, school, Role::Editor).await;
    let only = editor.opens(PAGE).await;
    let own = format!("{PAGE}?einrichtung={school}");
    assert_eq!((only.status, only.header("location")), (303, own.as_str()));
    let page = editor.opens(&own).await;
    assert_eq!(page.texts(".cockpit__room .muted")[0], "Musikschule Beispielstadt");
    let before = page.texts("#fehlt ~ ul li");
    assert!(!before.is_empty() && !page.attributes(".entrylist a", "href").is_empty());
    let guitar = format!("/cockpit/angebote/{}", offer_id("gitarre"));
    let change = [("telefon", "04171 123"), ("voraussetzungen", "Keine")];
    let mut office = Person::with_role(&visitor, school, Role::EducationManager).await;
    let answer = office.fills(&guitar, "form.editor", &change, ("tun", "einreichen")).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    visitor.waits(1);
    assert_ne!(editor.opens(&own).await.texts("#fehlt ~ ul li"), before);
}

#[tokio::test]
async fn the_office_sees_all_organisations_and_an_editor_no_other() {
    let visitor = Visitor::new().await;
    let (school, archive) = (organisation_id("musikschule"), organisation_id("archiv"));
    let mut office = Person::with_role(&visitor, archive, Role::Reviewer).await;
    let page = office.opens(PAGE).await;
    assert!(page.texts("tbody th").contains(&"Musikschule Beispielstadt".to_owned()));
    let offers = page.texts("tbody td:nth-child(2)");
    let counted: u64 = offers.iter().map(|n| n.parse::<u64>().unwrap()).sum();
    let said = page.texts(".cockpit__room > p");
    assert_eq!(said[0], format!("{counted} öffentliche Angebote"));
    let mut editor = Person::with_role(&visitor, school, Role::Editor).await;
    let foreign = editor.opens(&format!("{PAGE}?einrichtung={archive}")).await;
    assert_eq!(foreign.status, 403);
    assert_eq!(editor.opens(&format!("{PAGE}?einrichtung=keine")).await.status, 404);
}

#[tokio::test]
async fn what_waits_of_an_organisation_stands_on_its_own_page_and_on_no_other() {
    let visitor = Visitor::new().await;
    let mut reader = Person::stranger(&visitor);
    let said = [("text", "Die Anmeldung führt ins Leere.")];
    let page = format!("/angebote/{}/hinweis", offer_id("gitarre"));
    assert_eq!(reader.fills(&page, "form.stack", &said, ("", "")).await.status, 200);
    let (school, archive) = (organisation_id("musikschule"), organisation_id("archiv"));
    let mut office = Person::with_role(&visitor, archive, Role::Reviewer).await;
    let own = office.opens(&format!("{PAGE}?einrichtung={school}")).await;
    assert_eq!(own.texts(".cockpit__room ul.plain a"), ["1 Hinweis ist offen"]);
    let other = office.opens(&format!("{PAGE}?einrichtung={archive}")).await;
    assert!(other.texts(".cockpit__room ul.plain a").is_empty());
    let all = office.opens(PAGE).await;
    let names = all.texts("tbody th");
    let at = names.iter().position(|name| name == "Musikschule Beispielstadt").unwrap();
    assert_eq!(all.texts("tbody td:last-child")[at], "1");
}
