//! Files that an organisation uploads: shown as a difference, handed in or applied, taken back.

use access::Role;
use base::OfferId;
use store::uploads;

use crate::{
    person::{Chosen, Person, Typed},
    stock::{offer_id, organisation_id},
    visitor::{Answer, Visitor},
};

const TWO: &str = "Titel;Schlüssel;Beginn;Uhrzeit von;Uhrzeit bis;Anbieter;Ort;Gemeinde\n\
    Töpfern am Abend;t1;01.12.2026;18:00;20:00;Erfundene Werkstatt;Werkraum;Winsen (Luhe)\n\
    Filzen;t2;02.12.2026;18:00;20:00;Erfundene Werkstatt;Werkraum;Winsen (Luhe)\n";

const ONE: &str = "Titel;Schlüssel;Beginn;Uhrzeit von;Uhrzeit bis\n\
    Töpfern für alle;t1;01.12.2026;18:00;20:00\n";

fn page() -> String {
    format!("/cockpit/einrichtungen/{}/datei", organisation_id("musikschule"))
}

async fn with_role(visitor: &Visitor, role: Role) -> Person<'_> {
    Person::with_role(visitor, organisation_id("musikschule"), role).await
}

async fn uploads(person: &mut Person<'_>, fields: Typed<'_>, file: Chosen<'_>) -> Answer {
    let word = person.word().await;
    let mut all = vec![("formular", word.as_str())];
    all.extend(fields);
    person.uploads(&page(), &all, ("datei", file.0, file.1)).await
}

async fn presses(person: &mut Person<'_>, act: &str) -> Answer {
    let form = format!("form[action$=lauf]:has(button[value={act}])");
    person.fills(&page(), &form, &[], ("tun", act)).await
}

/// The offer that the file of the music school names by this key.
fn uploaded(visitor: &Visitor, key: &str) -> String {
    let source = uploads::source_of(organisation_id("musikschule")).unwrap();
    let id = OfferId::derived(&visitor.state.district, &source, &key.parse().unwrap());
    format!("/angebote/{id}")
}

#[tokio::test]
async fn a_file_changes_nothing_before_somebody_has_seen_what_it_changes_and_the_office_agrees() {
    let visitor = Visitor::new().await;
    let mut editor = with_role(&visitor, Role::Editor).await;
    let answer = uploads(&mut editor, &[], ("programm.csv", TWO.as_bytes())).await;
    assert_eq!((answer.status, answer.header("location")), (303, page().as_str()));
    let shown = editor.opens(&page()).await;
    let new = shown.texts("section[aria-labelledby^=lauf] li");
    assert_eq!(new, ["Töpfern am Abend (t1)", "Filzen (t2)"]);
    assert!(shown.texts("button[value=uebernehmen]").is_empty(), "the office decides");
    assert_eq!(visitor.opens(&uploaded(&visitor, "t1")).await.status, 404);
    let mut office = with_role(&visitor, Role::Reviewer).await;
    let machines = "#technik + ul li";
    assert!(office.opens("/cockpit/heute").await.texts(machines).is_empty(), "not handed in yet");

    let answer = presses(&mut editor, "einreichen").await;
    assert_eq!(answer.header("location"), format!("{}?fertig=eingereicht", page()));
    assert!(editor.opens(&page()).await.texts("button[value=einreichen]").is_empty());
    assert_eq!(office.opens("/cockpit/heute").await.texts(machines).len(), 1);
    let source = uploads::source_of(organisation_id("musikschule")).unwrap();
    let there = format!("/cockpit/quellen/{source}");
    let form = format!("form[action='{there}/lauf']");
    let answer = office.fills(&there, &form, &[], ("was", "freigeben")).await;
    assert_eq!(answer.header("location"), format!("{there}?fertig=freigegeben"));
    let offer = visitor.opens(&uploaded(&visitor, "t1")).await;
    assert_eq!(offer.texts("h1"), ["Töpfern am Abend"]);
    // The file names another provider: it is the music school's all the same, and no other came in with it.
    assert_eq!(offer.texts(".offer__provider a"), ["Musikschule Beispielstadt"]);
    assert!(!visitor.opens("/einrichtungen").await.body.contains("Erfundene Werkstatt"));
}

#[tokio::test]
async fn a_trusted_organisation_applies_its_file_and_takes_it_back() {
    let visitor = Visitor::new().await;
    let mut office = with_role(&visitor, Role::Reviewer).await;
    let school = organisation_id("musikschule").to_string();
    let word = office.word().await;
    let fields = [("formular", word.as_str()), ("einrichtung", &school), ("vertrauen", "true")];
    assert_eq!(office.sends("/cockpit/vertrauen", &fields).await.status, 303);
    let mut editor = with_role(&visitor, Role::Editor).await;
    uploads(&mut editor, &[], ("programm.csv", TWO.as_bytes())).await;
    let answer = presses(&mut editor, "uebernehmen").await;
    assert_eq!(answer.header("location"), format!("{}?fertig=uebernommen", page()));
    assert_eq!(visitor.opens(&uploaded(&visitor, "t2")).await.status, 200);
    // A later file that only adds takes nothing away; one that says all does.
    uploads(&mut editor, &[("ergaenzt", "ja")], ("programm.csv", ONE.as_bytes())).await;
    let counts = "section[aria-labelledby^=lauf] strong";
    assert_eq!(editor.opens(&page()).await.texts(counts), ["1 geändert"]);
    visitor.waits(1);
    uploads(&mut editor, &[], ("programm.csv", ONE.as_bytes())).await;
    assert_eq!(editor.opens(&page()).await.texts(counts), ["1 geändert, 1 entfallen"]);
    visitor.waits(1);
    presses(&mut editor, "uebernehmen").await;
    assert_eq!(visitor.opens(&uploaded(&visitor, "t2")).await.status, 404);
    let answer = presses(&mut editor, "zuruecknehmen").await;
    assert_eq!(answer.header("location"), format!("{}?fertig=zurueckgenommen", page()));
    assert_eq!(visitor.opens(&uploaded(&visitor, "t2")).await.status, 200);
    // The same file again changes nothing, so there is nothing to apply.
    uploads(&mut editor, &[], ("programm.csv", TWO.as_bytes())).await;
    let shown = editor.opens(&page()).await;
    assert!(shown.texts("button[value=uebernehmen]").is_empty());
    presses(&mut editor, "verwerfen").await;
    assert!(editor.opens(&page()).await.texts(counts).is_empty());
    // What the school wrote elsewhere is untouched by its files.
    assert_eq!(visitor.opens(&format!("/angebote/{}", offer_id("gitarre"))).await.status, 200);
}

#[tokio::test]
async fn a_wrong_file_is_refused_with_its_reason_and_nothing_waits() {
    let visitor = Visitor::new().await;
    let mut editor = with_role(&visitor, Role::Editor).await;
    let large = vec![b'x'; 20 * 1024 * 1024 + 1];
    let cases: &[(Typed<'_>, Chosen<'_>, &str)] = &[
        (&[], ("x.csv", b""), "Bitte eine Datei auswählen"),
        (&[], ("x.csv", &large), "Die Datei ist größer als 20 MB. Bitte teilen"),
        (&[], ("x.bin", b"\x00\x01\x02\x03"), "Diese Datei kennen wir nicht"),
        (
            &[("format", "xlsx")],
            ("x.xlsx", b"PK\x03\x04kaputt"),
            "Die Datei lässt sich nicht lesen",
        ),
        (&[("format", "openqcat")], ("x.xml", b"<OPENQCAT><"), "Die Datei lässt sich nicht lesen"),
    ];
    for (fields, file, why) in cases {
        let answer = uploads(&mut editor, fields, *file).await;
        assert_eq!(answer.status, 422, "{why}");
        let said = answer.texts("#datei-wrong");
        assert!(said[0].starts_with(why), "{said:?}");
        let chosen = fields.iter().find(|(name, _)| *name == "format").map_or("", |(_, it)| it);
        assert!(answer.form("form.editor").contains(&("format".to_owned(), chosen.to_owned())));
        assert!(answer.texts("section[aria-labelledby^=lauf]").is_empty());
    }
    let answer = uploads(&mut editor, &[("format", "erfunden")], ("x.csv", TWO.as_bytes())).await;
    assert_eq!(answer.status, 400);
}

#[tokio::test]
async fn nobody_decides_on_the_file_of_another_organisation_and_an_editor_not_for_the_office() {
    let visitor = Visitor::new().await;
    let mut editor = with_role(&visitor, Role::Editor).await;
    uploads(&mut editor, &[], ("programm.csv", TWO.as_bytes())).await;
    let run = editor.opens(&page()).await.attributes("input[name=lauf]", "value")[0].clone();
    let word = editor.word().await;
    let fields = [("formular", word.as_str()), ("lauf", &run), ("tun", "uebernehmen")];
    let answer = editor.sends(&format!("{}/lauf", page()), &fields).await;
    assert_eq!(answer.status, 409, "the office decides");
    let other = organisation_id("archiv");
    let mut foreign = Person::with_role(&visitor, other, Role::EducationManager).await;
    let word = foreign.word().await;
    let fields = [("formular", word.as_str()), ("lauf", &run), ("tun", "verwerfen")];
    let answer =
        foreign.sends(&format!("/cockpit/einrichtungen/{other}/datei/lauf"), &fields).await;
    assert_eq!(answer.status, 404, "the run is of another organisation");
    assert_eq!(visitor.opens(&uploaded(&visitor, "t1")).await.status, 404);
}

#[tokio::test]
async fn the_empty_table_can_be_fetched_and_is_one_that_we_read() {
    let visitor = Visitor::new().await;
    let mut editor = with_role(&visitor, Role::Editor).await;
    let table = editor.opens("/cockpit/vorlage.xlsx").await;
    assert!(table.header("content-type").ends_with("spreadsheetml.sheet"));
    assert!(table.size > 1000);
}

#[tokio::test]
async fn a_file_on_which_nobody_decides_waits_on_the_first_page_and_is_given_up_after_two_weeks() {
    const DAY: i64 = 24 * 60 * 60;
    let visitor = Visitor::new().await;
    let mut editor = with_role(&visitor, Role::Editor).await;
    let waits = "section[aria-labelledby=wartet]";
    assert!(editor.opens("/cockpit").await.texts(waits).is_empty());
    uploads(&mut editor, &[], ("programm.csv", TWO.as_bytes())).await;
    let home = editor.opens("/cockpit").await;
    assert_eq!(home.attributes(&format!("{waits} a"), "href"), [page()]);
    let said = home.texts(&format!("{waits} li"));
    assert!(said[0].starts_with("Musikschule Beispielstadt: hochgeladene Datei vom 24.08.2026"));
    let deadline = "Wenn bis 07.09.2026";
    assert!(said[0].contains(deadline), "{said:?}");
    let shown = editor.opens(&page()).await;
    let told = shown.texts("section[aria-labelledby^=lauf] p");
    assert!(told.iter().any(|words| words.starts_with(deadline)), "{told:?}");
    let mut office = Person::with_role(&visitor, organisation_id("archiv"), Role::Reviewer).await;
    assert!(office.opens("/cockpit").await.texts(waits).is_empty(), "it is not the office's");

    visitor.waits(13 * DAY);
    visitor.deletes_what_is_due().await;
    editor.comes_again().await;
    assert_eq!(editor.opens("/cockpit").await.texts(waits).len(), 1);
    visitor.waits(DAY);
    visitor.deletes_what_is_due().await;
    editor.comes_again().await;
    assert!(editor.opens("/cockpit").await.texts(waits).is_empty());
    let after = editor.opens(&page()).await;
    assert!(after.texts("section[aria-labelledby^=lauf-]").is_empty());
    assert!(after.texts(".rows p")[0].ends_with("verworfen"), "{:?}", after.texts(".rows p"));
    assert_eq!(visitor.opens(&uploaded(&visitor, "t1")).await.status, 404);
    let role = Role::EducationManager;
    let mut manager = Person::with_role(&visitor, organisation_id("archiv"), role).await;
    let gone = manager.opens("/cockpit/datenschutz").await;
    let row = gone.texts("section[aria-labelledby=geloescht] td");
    assert!(row.contains(&"Hochgeladene Dateien ohne Entscheidung".to_owned()), "{row:?}");
}

#[tokio::test]
async fn a_file_that_was_handed_in_waits_for_the_office_however_long() {
    let visitor = Visitor::new().await;
    let mut editor = with_role(&visitor, Role::Editor).await;
    uploads(&mut editor, &[], ("programm.csv", TWO.as_bytes())).await;
    presses(&mut editor, "einreichen").await;
    assert!(editor.opens("/cockpit").await.texts("section[aria-labelledby=wartet]").is_empty());
    visitor.waits(60 * 24 * 60 * 60);
    visitor.deletes_what_is_due().await;
    let mut office = Person::with_role(&visitor, organisation_id("archiv"), Role::Reviewer).await;
    assert_eq!(office.opens(&page()).await.texts("section[aria-labelledby^=lauf-]").len(), 1);
}
