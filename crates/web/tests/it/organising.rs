//! What an organisation says of itself in the cockpit: its own entry and its places, on their way to the public.

use access::Role;
use base::{Actor, Cause, OrganisationId, PlaceId};
use landscape::Place;
use store::{RecordRef, drafts};

use crate::{
    editing::mails,
    person::{Person, invited},
    stock::{organisation_id, place, place_id},
    visitor::Visitor,
};

const FORM: &str = "form.editor";

async fn editor(visitor: &Visitor) -> Person<'_> {
    Person::with_role(visitor, organisation_id("musikschule"), Role::Editor).await
}

async fn reviewer(visitor: &Visitor) -> Person<'_> {
    Person::with_role(visitor, organisation_id("archiv"), Role::Reviewer).await
}

/// A place of another organisation in the stock.
pub(crate) async fn foreign_place(visitor: &Visitor, owner: OrganisationId) -> PlaceId {
    let (mut theirs, state) = (place(), &visitor.state);
    (theirs.id, theirs.run_by) = (place_id("fremd"), Some(owner));
    theirs.origin.key = "fremd".parse().unwrap();
    let mut tx =
        state.db.write(Actor::System(Cause::Command("test")), state.clock.now()).await.unwrap();
    store::places::put(&mut tx, &theirs).await.unwrap();
    tx.commit().await.unwrap();
    theirs.id
}

fn school() -> String {
    format!("/cockpit/einrichtungen/{}", organisation_id("musikschule"))
}

#[tokio::test]
async fn an_editor_changes_the_own_entry_and_the_office_publishes_the_difference() {
    let visitor = Visitor::new().await;
    let (_, link) =
        invited(&visitor, "e@beispiel.example", organisation_id("musikschule"), Role::Editor).await;
    Person::stranger(&visitor).sends(&link, &[("passwort", "drei Mühlen am kalten Bach")]).await;
    let mut editor = editor(&visitor).await;
    let only = editor.opens("/cockpit/einrichtungen").await;
    assert_eq!((only.status, only.header("location")), (303, school().as_str()), "the only one");
    let kept = editor.opens(&school()).await;
    let form = kept.form(FORM);
    for (name, value) in [
        ("name", "Musikschule Beispielstadt"),
        ("beschreibung", "Wir unterrichten alle, die Musik machen wollen."),
        ("traeger", "Trägerverein Beispiel e. V."),
        ("gemeinde", "Winsen (Luhe)"),
        ("breite", "53,3585"),
        ("anbieter", "ja"),
        ("email", "info@example.org"),
    ] {
        assert!(form.contains(&(name.into(), value.into())), "{name}: {form:?}");
    }
    let change = [("name", "Musikschule <Nord>"), ("oeffnungszeiten", "Mo–Fr 9–17 Uhr")];
    let answer = editor.fills(&school(), FORM, &change, ("tun", "einreichen")).await;
    assert_eq!(answer.header("location"), format!("{}?fertig=eingereicht", school()));
    visitor.waits(2);
    let public = format!("/einrichtungen/{}", organisation_id("musikschule"));
    assert_eq!(visitor.opens(&public).await.texts("h1"), ["Musikschule Beispielstadt"]);

    let mut office = reviewer(&visitor).await;
    let today = office.opens("/cockpit/heute").await;
    assert_eq!(today.texts(".entrylist a"), ["Ansehen: Musikschule <Nord>"]);
    let page = format!("/cockpit/pruefen/{}", organisation_id("musikschule"));
    let review = office.opens(&page).await;
    assert_eq!(review.texts(".diff tbody th"), ["Name", "Sprechzeiten oder Öffnungszeiten"]);
    assert_eq!(review.texts(".diff ins")[0], "Musikschule <Nord>");
    let preview = office.opens(&review.attributes(".muted a", "href")[0]).await;
    assert_eq!(preview.texts("h1"), ["Musikschule <Nord>"]);
    assert!(preview.texts("[role=status]")[0].contains("Noch sieht es niemand"));
    let answer = office.fills(&page, "form.stack", &[], ("tun", "veroeffentlichen")).await;
    assert_eq!(answer.status, 303);
    visitor.waits(2);
    let shown = visitor.opens(&public).await;
    assert_eq!(shown.texts("h1"), ["Musikschule <Nord>"]);
    assert!(shown.texts("body")[0].contains("Mo–Fr 9–17 Uhr"));
    let by_hand = editor.opens(&school()).await;
    assert!(by_hand.texts(".kern-alert")[0].contains("von Hand"), "its source is told off");
    let mails = mails(&visitor).await;
    assert!(mails[0].1.contains(&school()), "the mail leads to the form: {mails:?}");
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost() {
    let visitor = Visitor::new().await;
    let mut editor = editor(&visitor).await;
    let wrong = [
        ("name", " "),
        ("internet", "javascript:alert(1)"),
        ("email", "kein Postfach"),
        ("breite", "weit"),
        ("offener-tag", "2026-02-31"),
        ("alter-von", "200"),
    ];
    let answer = editor.fills(&school(), FORM, &wrong, ("tun", "speichern")).await;
    assert_eq!(answer.status, 422);
    for (name, value) in wrong {
        assert!(answer.form(FORM).contains(&(name.into(), value.trim().into())), "{name}");
        assert_eq!(answer.texts(&format!("#{name}-wrong")).len(), 1, "{name}");
    }
    let (mut tx, of) = (
        visitor.state.db.read().await.unwrap(),
        RecordRef::Organisation(organisation_id("musikschule")),
    );
    assert!(drafts::by_id(&mut tx, of).await.unwrap().is_none(), "nothing was saved");
}

#[tokio::test]
async fn who_comes_second_is_told_and_keeps_the_own_words() {
    let visitor = Visitor::new().await;
    let (mut editor, mut office) = (editor(&visitor).await, reviewer(&visitor).await);
    let opened = office.opens(&school()).await;
    let first = [("name", "Musikschule am Markt")];
    assert_eq!(editor.fills(&school(), FORM, &first, ("tun", "speichern")).await.status, 303);
    let late = [("name", "Musikschule am Bach")];
    let answer = office.fills_again(&opened, &school(), FORM, &late, ("tun", "einreichen")).await;
    assert_eq!(answer.status, 409);
    assert!(answer.form(FORM).contains(&("name".into(), "Musikschule am Bach".into())));
    assert_eq!(editor.opens(&school()).await.texts("h1"), ["Musikschule am Markt"]);
}

#[tokio::test]
async fn a_place_is_added_shown_withdrawn_and_dropped() {
    let visitor = Visitor::new().await;
    let (mut editor, mut office) = (editor(&visitor).await, reviewer(&visitor).await);
    let new = editor.opens(&school()).await.attributes("a.kern-btn", "href").pop().unwrap();
    let typed = [
        ("name", "Probenhaus"),
        ("strasse", "Notenweg 4"),
        ("plz", "21423"),
        ("gemeinde", "Winsen (Luhe)"),
        ("beschreibung", "Ein Haus für **Proben**."),
    ];
    let answer = editor.fills(&new, FORM, &typed, ("tun", "vorschau")).await;
    let preview = answer.header("location").to_owned();
    assert_eq!(editor.opens(&preview).await.texts(".prose strong"), ["Proben"]);
    let form = preview.strip_suffix("/vorschau").unwrap().to_owned();
    let listed = editor.opens(&school()).await;
    assert_eq!(listed.texts(".entrylist a"), ["Probenhaus", "Haus am Beispielplatz"]);
    let answer = office.fills(&form, FORM, &[], ("tun", "einreichen")).await;
    assert!(answer.header("location").ends_with("fertig=veroeffentlicht"), "the office at once");
    visitor.waits(2);
    let public = form.replace("/cockpit", "");
    let shown = visitor.opens(&public).await;
    assert!(shown.texts("body")[0].contains("Musikschule Beispielstadt"), "who runs it");
    let stand = format!("form[action='{form}/stand']");
    assert_eq!(editor.fills(&form, &stand, &[], ("tun", "zurueckziehen")).await.status, 303);
    visitor.waits(2);
    assert_eq!(visitor.opens(&public).await.status, 404);
    assert_eq!(editor.fills(&form, &stand, &[], ("tun", "zeigen")).await.status, 303);
    editor.fills(&form, FORM, &[("name", "Anders")], ("tun", "speichern")).await;
    let answer = editor.fills(&form, &stand, &[], ("tun", "verwerfen")).await;
    assert_eq!(answer.header("location"), format!("{form}?fertig=verworfen"));
    assert_eq!(editor.opens(&form).await.texts("h1"), ["Probenhaus"]);
    let said = format!("form[action='{form}/bemerkung']");
    editor.fills(&form, &said, &[("text", "Schlüssel im Büro")], ("", "")).await;
    assert_eq!(office.opens(&form).await.texts(".remarks__text"), ["Schlüssel im Büro"]);
}

#[tokio::test]
async fn a_place_that_was_typed_keeps_what_its_form_cannot_hold() {
    let visitor = Visitor::new().await;
    let mut office = reviewer(&visitor).await;
    let form = format!("/cockpit/orte/{}", place_id("haus"));
    office.fills(&form, FORM, &[("telefon", "04171 000-9")], ("tun", "einreichen")).await;
    let mut tx = visitor.state.db.read().await.unwrap();
    let kept = store::places::by_id(&mut tx, place_id("haus")).await.unwrap().unwrap();
    let before = place();
    assert_eq!(kept.contact.phone.as_deref(), Some("04171 000-9"));
    let (contact, assured_at) = (before.contact.clone(), before.assured_at);
    assert_eq!(kept.assured_at, Some("2026-08-24".parse().unwrap()), "it was looked at");
    let mut origin = kept.origin.clone();
    origin.retrieved_at = before.origin.retrieved_at;
    assert_eq!(Place { contact, assured_at, origin, ..kept }, before);
}

/// A place of the stock that no organisation runs.
async fn nobodys_place(visitor: &Visitor) -> PlaceId {
    let id = foreign_place(visitor, OrganisationId::NOBODY).await;
    let state = &visitor.state;
    let actor = Actor::System(Cause::Command("test"));
    let mut tx = state.db.write(actor, state.clock.now()).await.unwrap();
    let mut place = store::places::by_id(&mut tx, id).await.unwrap().unwrap();
    place.run_by = None;
    store::places::put(&mut tx, &place).await.unwrap();
    tx.commit().await.unwrap();
    id
}

#[tokio::test]
async fn a_place_that_no_organisation_runs_is_kept_by_the_office_alone_and_stays_nobodys() {
    let visitor = Visitor::new().await;
    let id = nobodys_place(&visitor).await;
    let form = format!("/cockpit/orte/{id}");
    let (mut office, mut editor) = (reviewer(&visitor).await, editor(&visitor).await);
    let list = office.opens("/cockpit/orte").await;
    assert_eq!(
        list.attributes(".entrylist a", "href"),
        std::slice::from_ref(&form),
        "the school's is not there"
    );
    let linked = office.opens("/cockpit/einrichtungen").await;
    assert!(linked.attributes(".cockpit__room a", "href").contains(&"/cockpit/orte".to_owned()));

    let typed = [("name", "Lehrpfad am Beispielbach"), ("internet", "https://example.org/pfad")];
    let answer = office.fills(&form, FORM, &typed, ("tun", "vorschau")).await;
    assert_eq!(answer.header("location"), format!("{form}/vorschau"));
    let preview = office.opens(&format!("{form}/vorschau")).await;
    assert_eq!(preview.texts("h1"), ["Lehrpfad am Beispielbach"]);
    let drafted = office.opens("/cockpit/orte").await;
    assert_eq!(drafted.texts(".entrylist a"), ["Lehrpfad am Beispielbach"], "once, as its draft");
    let answer = office.fills(&form, FORM, &[], ("tun", "einreichen")).await;
    assert_eq!(answer.header("location"), format!("{form}?fertig=veroeffentlicht"));
    visitor.waits(2);
    let public = format!("/orte/{id}");
    assert_eq!(visitor.opens(&public).await.texts("h1"), ["Lehrpfad am Beispielbach"]);
    let mut tx = visitor.state.db.read().await.unwrap();
    assert_eq!(store::places::by_id(&mut tx, id).await.unwrap().unwrap().run_by, None);
    drop(tx);

    let stand = format!("form[action='{form}/stand']");
    assert_eq!(office.fills(&form, &stand, &[], ("tun", "zurueckziehen")).await.status, 303);
    visitor.waits(2);
    assert_eq!(visitor.opens(&public).await.status, 404);
    assert_eq!(office.fills(&form, &stand, &[], ("tun", "quelle")).await.status, 303);

    let word = editor.word().await;
    let nobody = OrganisationId::NOBODY.to_string();
    let new = format!("/cockpit/orte/neu?einrichtung={nobody}");
    for address in [form.as_str(), &format!("{form}/vorschau"), "/cockpit/orte", &new] {
        assert_eq!(editor.opens(address).await.status, 403, "{address}");
    }
    let fields = [("formular", word.as_str()), ("einrichtung", &nobody), ("name", "Meins")];
    assert_eq!(editor.sends(&form, &fields).await.status, 403);
}

#[tokio::test]
async fn a_new_place_that_no_organisation_runs_is_written_and_dropped() {
    let visitor = Visitor::new().await;
    let mut office = reviewer(&visitor).await;
    let new = office.opens("/cockpit/orte").await.attributes("a.kern-btn", "href").pop().unwrap();
    let typed = [("name", "Beispielmühle"), ("gemeinde", "Winsen (Luhe)")];
    let answer = office.fills(&new, FORM, &typed, ("tun", "speichern")).await;
    let form = answer.header("location").split('?').next().unwrap().to_owned();
    let stand = format!("form[action='{form}/stand']");
    let answer = office.fills(&form, &stand, &[], ("tun", "verwerfen")).await;
    assert_eq!(answer.header("location"), "/cockpit/orte?fertig=verworfen");
    let list = office.opens(answer.header("location")).await;
    assert_eq!((list.texts(".entrylist a").len(), list.texts("[role=status]").len()), (0, 2));
}

#[tokio::test]
async fn the_office_enters_a_new_organisation_and_invites_its_people() {
    let visitor = Visitor::new().await;
    let manager = Role::EducationManager;
    let mut office = Person::with_role(&visitor, organisation_id("archiv"), manager).await;
    let new = "/cockpit/einrichtungen/neu";
    let same = [("name", "MUSIKSCHULE Beispielstadt")];
    let warned = office.fills(new, FORM, &same, ("tun", "einreichen")).await;
    assert_eq!(warned.status, 422);
    assert!(warned.texts("[role=alert]")[0].contains("gibt es schon"));
    let typed = [("name", "Kunstscheune Beispieldorf"), ("einrichtungsart", "musikschule")];
    let answer = office.fills_again(&warned, new, FORM, &typed, ("tun", "einreichen")).await;
    let here = answer.header("location").to_owned();
    assert!(here.ends_with("fertig=veroeffentlicht"), "{:?}", answer.texts(".kern-error"));
    let shown = office.opens(&here).await;
    let links = shown.attributes("nav.editor__acts a", "href");
    let invite = links.iter().find(|link| link.contains("einladen")).unwrap();
    let form = office.opens(invite).await;
    assert_eq!(form.texts("#organisation option[selected]"), ["Kunstscheune Beispieldorf"]);
    let list = office.opens("/cockpit/einrichtungen?name=kunst").await;
    assert_eq!(list.texts(".entrylist a"), ["Kunstscheune Beispieldorf"]);
    let id = here.strip_prefix("/cockpit/einrichtungen/").unwrap().split('?').next().unwrap();
    let public = format!("/einrichtungen/{id}");
    visitor.waits(2);
    assert_eq!(visitor.opens(&public).await.status, 200);
    let mut editor = editor(&visitor).await;
    let word = editor.word().await;
    let mine = format!("{}/stand", school());
    let wish = [("formular", word.as_str()), ("tun", "zurueckziehen")];
    assert_eq!(editor.sends(&mine, &wish).await.status, 403, "its offers stand on it");
    let word = office.word().await;
    let theirs = format!("/cockpit/einrichtungen/{id}/stand");
    let wish = [("formular", word.as_str()), ("tun", "zurueckziehen")];
    assert_eq!(office.sends(&theirs, &wish).await.status, 303);
    visitor.waits(2);
    assert_eq!(visitor.opens(&public).await.status, 404);
}

#[tokio::test]
async fn nobody_gives_a_new_entry_an_id_of_another_key_or_another_owner() {
    let visitor = Visitor::new().await;
    let mut editor = editor(&visitor).await;
    let new = editor.opens(&school()).await.attributes("a.kern-btn", "href").pop().unwrap();
    let shown = editor.opens(&new).await;
    let other = organisation_id("archiv").to_string();
    for (field, value, status) in
        [("schluessel", "geraten", 404), ("einrichtung", other.as_str(), 403)]
    {
        let typed = [("name", "Probenhaus"), (field, value)];
        let answer = editor.fills_again(&shown, &new, FORM, &typed, ("tun", "speichern")).await;
        assert_eq!(answer.status, status, "{field}");
    }
    for address in ["/cockpit/orte/keine-id", "/cockpit/einrichtungen/keine-id"] {
        assert_eq!(editor.opens(address).await.status, 404, "{address}");
    }
}
