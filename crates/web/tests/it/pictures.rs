//! Pictures: taken in, shown by their content, and nothing else with them.

use access::{EditOrganisation, Granted, Membership, Role, Visitor as Who, grant};
use axum::body::Bytes;
use base::{AccountId, LocalText};
use landscape::Caption;
use web::pictures::{NotKept, keep, path};

use crate::{
    person::{Chosen, Person, Typed},
    stock::{offer_id, organisation_id},
    visitor::Visitor,
};

/// A photograph with its colours for printing, as the crate `pictures` is tried on.
const PHOTOGRAPH: &[u8] = include_bytes!("../../../pictures/fixtures/progressive.jpg");

fn may_edit(visitor: &Visitor) -> Granted<EditOrganisation> {
    let of = organisation_id("musikschule");
    let source = "probe".parse().unwrap();
    let account = AccountId::derived(&visitor.state.district, &source, &"konto".parse().unwrap());
    let memberships = vec![Membership { organisation: of, role: Role::Editor }];
    grant(&Who::Person { account, memberships }, EditOrganisation(of)).unwrap()
}

fn caption() -> Caption {
    Caption::new(LocalText::german("Ein Klavier"), "Foto: Archiv", "cc0").unwrap()
}

/// The page of the music school's pictures.
fn pictures_page() -> String {
    format!("/cockpit/einrichtungen/{}/bilder", organisation_id("musikschule"))
}

async fn editor(visitor: &Visitor) -> Person<'_> {
    Person::with_role(visitor, organisation_id("musikschule"), Role::Editor).await
}

/// Sends the form of a new picture.
async fn sends_picture(
    person: &mut Person<'_>,
    said: &[(&str, &str)],
    file: (&str, &[u8]),
) -> crate::visitor::Answer {
    let word = person.word().await;
    let mut fields = vec![("formular", word.as_str())];
    fields.extend(said);
    person.uploads(&pictures_page(), &fields, ("bild", file.0, file.1)).await
}

const SAID: &[(&str, &str)] =
    &[("alt", "Ein <b>Klavier</b>"), ("nachweis", "Foto: Archiv"), ("lizenz", "cc-by-4.0")];

#[tokio::test]
async fn an_editors_picture_is_public_once_the_office_has_looked_at_it() {
    let visitor = Visitor::new().await;
    let mut editor = editor(&visitor).await;
    let answer = sends_picture(&mut editor, SAID, ("klavier.jpg", PHOTOGRAPH)).await;
    assert_eq!(answer.header("location"), format!("{}?fertig=wartet", pictures_page()));
    let public = format!("/einrichtungen/{}", organisation_id("musikschule"));
    assert!(visitor.opens(&public).await.texts(".picture").is_empty());
    let own = editor.opens(&pictures_page()).await;
    assert_eq!(own.texts(".pictures .tag"), ["wartet auf Freigabe"]);
    assert!(own.texts("button[value=zeigen]").is_empty(), "an editor releases nothing");

    let mut office = Person::with_role(&visitor, organisation_id("archiv"), Role::Reviewer).await;
    let today = office.opens("/cockpit/heute").await;
    let label = "Musikschule Beispielstadt: Ein <b>Klavier</b>";
    assert_eq!(today.texts(".pictures label"), [label]);
    let form = "form.date";
    let button = ("tun", "bilder-zeigen");
    let answer = office.fills("/cockpit/heute", form, &[], button).await;
    assert_eq!(answer.header("location"), "/cockpit/heute?fertig=bilder-gezeigt&anzahl=1&zurueck=");
    let shown = visitor.opens(&public).await;
    assert_eq!(shown.attributes(".picture img", "alt"), ["Ein <b>Klavier</b>"]);
    assert_eq!(shown.texts(".picture figcaption"), ["Foto: Archiv · CC BY 4.0"]);
    let src = shown.attributes(".picture img", "src");
    assert_eq!(visitor.opens(&src[0]).await.status, 200);

    // New words are looked at again.
    let change = "details form";
    let id = own.attributes(".pictures details form", "action")[0]
        .rsplit_once('/')
        .unwrap()
        .1
        .to_owned();
    let alt = format!("alt-{id}");
    let answer =
        editor.fills(&pictures_page(), change, &[(&alt, "Ein Flügel")], ("tun", "text")).await;
    assert_eq!(answer.header("location"), format!("{}?fertig=text", pictures_page()));
    assert!(visitor.opens(&public).await.texts(".picture").is_empty());
    let form = "form.editor__acts";
    let answer = editor.fills(&pictures_page(), form, &[], ("tun", "entfernen")).await;
    assert_eq!(answer.header("location"), format!("{}?fertig=entfernt", pictures_page()));
    assert_eq!(visitor.opens(&src[0]).await.status, 404);
}

#[tokio::test]
async fn a_removed_picture_is_seen_by_nobody_and_comes_back_for_some_days() {
    const DAY: i64 = 24 * 60 * 60;
    let visitor = Visitor::new().await;
    let school = organisation_id("musikschule");
    let mut office = Person::with_role(&visitor, organisation_id("archiv"), Role::Reviewer).await;
    sends_picture(&mut office, SAID, ("klavier.jpg", PHOTOGRAPH)).await;
    let public = format!("/einrichtungen/{school}");
    let src = visitor.opens(&public).await.attributes(".picture img", "src");
    let mut editor = editor(&visitor).await;
    let acts = "form.editor__acts";
    editor.fills(&pictures_page(), acts, &[], ("tun", "entfernen")).await;
    for address in [&src[0], &public] {
        let shown = visitor.opens(address).await;
        assert!(shown.texts(".picture").is_empty(), "{address}");
    }
    assert_eq!(visitor.opens(&src[0]).await.status, 404);
    let page = editor.opens(&pictures_page()).await;
    let gone = "section[aria-labelledby=entfernt]";
    assert_eq!(page.texts(&format!("{gone} li p"))[0], "Ein <b>Klavier</b> (Foto: Archiv)");
    assert!(page.texts(&format!("{gone} li p"))[1].contains("zurückholbar bis 07.09.2026"));

    // The day's work leaves it alone until its days are over, and the editor's picture is looked at again.
    visitor.waits(13 * DAY);
    visitor.deletes_what_is_due().await;
    assert!(!visitor.state.files.all().await.unwrap().is_empty());
    let mut reader = Person::with_role(&visitor, school, Role::Reader).await;
    let word = reader.word().await;
    let action = page.attributes(&format!("{gone} form"), "action").pop().unwrap();
    let wish = [("formular", word.as_str()), ("tun", "zurueckholen")];
    assert_eq!(reader.sends(&action, &wish).await.status, 403, "a reader brings nothing back");
    editor.comes_again().await;
    office.comes_again().await;
    let back = format!("{gone} form");
    let answer = editor.fills(&pictures_page(), &back, &[], ("tun", "zurueckholen")).await;
    assert_eq!(answer.header("location"), format!("{}?fertig=zurueck-wartet", pictures_page()));
    assert!(visitor.opens(&public).await.texts(".picture").is_empty());
    office.fills(&pictures_page(), acts, &[], ("tun", "zeigen")).await;
    assert_eq!(visitor.opens(&src[0]).await.status, 200, "with all its bytes");

    office.fills(&pictures_page(), acts, &[], ("tun", "entfernen")).await;
    let answer = office.fills(&pictures_page(), &back, &[], ("tun", "zurueckholen")).await;
    assert_eq!(answer.header("location"), format!("{}?fertig=zurueck", pictures_page()));
    office.fills(&pictures_page(), acts, &[], ("tun", "entfernen")).await;
    visitor.waits(14 * DAY);
    office.comes_again().await;
    let word = office.word().await;
    let wish = [("formular", word.as_str()), ("tun", "zurueckholen")];
    assert_eq!(office.sends(&action, &wish).await.status, 404, "too late");
    assert!(office.opens(&pictures_page()).await.texts(gone).is_empty());
    visitor.deletes_what_is_due().await;
    assert_eq!(visitor.state.files.all().await.unwrap(), []);
}

#[tokio::test]
async fn what_was_typed_comes_back_with_the_reason_where_a_file_or_a_text_is_wrong() {
    let visitor = Visitor::new().await;
    let mut editor = editor(&visitor).await;
    let large = vec![0; 20 * 1024 * 1024 + 1];
    let all = SAID;
    let without: &[(&str, &str)] =
        &[("alt", ""), ("nachweis", "Foto: Archiv"), ("lizenz", "erfunden")];
    let cases: &[(Typed<'_>, Chosen<'_>, &[&str])] = &[
        (all, ("x.jpg", b""), &["Bitte eine Bilddatei auswählen"]),
        (
            all,
            ("x.jpg", &large),
            &["Die Datei ist größer als 20 MB. Bitte kleiner speichern und noch einmal auswählen."],
        ),
        (
            all,
            ("x.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
            &["Diese Art von Datei geht nicht. Bitte als JPEG, PNG oder WebP speichern."],
        ),
        (all, ("../../x.jpg", b"nichts"), &["Diese Datei ist kein Bild."]),
        (
            without,
            ("x.jpg", PHOTOGRAPH),
            &[
                "Bitte beschreiben, was zu sehen ist",
                "Bitte eine Lizenz auswählen",
                "Bitte die Bilddatei noch einmal auswählen; die Texte sind noch da",
            ],
        ),
    ];
    for (said, file, why) in cases {
        let answer = sends_picture(&mut editor, said, *file).await;
        assert_eq!(answer.status, 422, "{why:?}");
        assert_eq!(answer.texts("form.editor .kern-error"), *why);
        let form = answer.form("form.editor");
        for (name, value) in said.iter().filter(|(name, _)| *name != "lizenz") {
            assert!(form.contains(&((*name).to_owned(), (*value).to_owned())), "{name}: {form:?}");
        }
    }
    assert_eq!(visitor.state.files.all().await.unwrap(), []);
}

#[tokio::test]
async fn a_file_is_not_read_before_the_word_of_the_session() {
    let visitor = Visitor::new().await;
    let mut editor = editor(&visitor).await;
    let word = editor.word().await;
    let page = pictures_page();
    for fields in [&[][..], &[("formular", "geraten")]] {
        let answer = editor.uploads(&page, fields, ("bild", "x.jpg", PHOTOGRAPH)).await;
        assert_eq!(answer.status, 403);
    }
    let mut stranger = Person::stranger(&visitor);
    let fields = [("formular", word.as_str())];
    let answer = stranger.uploads(&page, &fields, ("bild", "x.jpg", PHOTOGRAPH)).await;
    assert_eq!(answer.status, 401);
    assert_eq!(visitor.state.files.all().await.unwrap(), []);
}

#[tokio::test]
async fn an_offer_shows_a_picture_of_its_provider_and_of_no_other() {
    let visitor = Visitor::new().await;
    let school = organisation_id("musikschule");
    let mut office = Person::with_role(&visitor, school, Role::Reviewer).await;
    let answer = sends_picture(&mut office, SAID, ("klavier.jpg", PHOTOGRAPH)).await;
    assert_eq!(answer.header("location"), format!("{}?fertig=dazu", pictures_page()));
    let offer = format!("/cockpit/angebote/{}", offer_id("gitarre"));
    let form = "section[aria-labelledby=bild] form";
    let page = office.opens(&offer).await;
    let values = page.attributes("#angebotsbild option", "value");
    let chosen = [("angebotsbild", values[1].as_str())];
    let answer = office.fills(&offer, form, &chosen, ("", "")).await;
    assert_eq!(answer.header("location"), format!("{offer}?fertig=bild"));
    let public = format!("/angebote/{}", offer_id("gitarre"));
    assert_eq!(
        visitor.opens(&public).await.attributes(".picture img", "alt"),
        ["Ein <b>Klavier</b>"]
    );
    let unknown = uuid::Uuid::nil().to_string();
    let word = office.word().await;
    for (id, status) in [(unknown.as_str(), 404), ("kein Bild", 400)] {
        let fields = [("formular", word.as_str()), ("angebotsbild", id)];
        assert_eq!(office.sends(&format!("{offer}/bild"), &fields).await.status, status);
    }
    let answer = office.fills(&offer, form, &[("angebotsbild", "")], ("", "")).await;
    assert_eq!(answer.status, 303);
    assert!(visitor.opens(&public).await.texts(".picture").is_empty());
}

#[tokio::test]
async fn a_picture_is_shown_by_its_content_and_kept_for_ever_by_browsers() {
    let visitor = Visitor::new().await;
    let bytes = Bytes::from_static(PHOTOGRAPH);
    let id = keep(&visitor.state, &may_edit(&visitor), bytes, &caption()).await.unwrap();
    let mut tx = visitor.state.db.read().await.unwrap();
    let kept = store::pictures::by_ids(&mut tx, &[id]).await.unwrap().pop().unwrap();
    assert_eq!((kept.owner, kept.caption), (organisation_id("musikschule"), caption()));
    let size = kept.sizes.last().unwrap();
    let shown = visitor.opens(&path(kept.hash, size.width)).await;
    assert_eq!(shown.status, 200);
    assert_eq!(shown.header("content-type"), "image/jpeg");
    assert!(shown.header("cache-control").contains("immutable"));
    assert_eq!(shown.header("x-content-type-options"), "nosniff");
    assert_eq!(shown.header("content-encoding"), "");
    let file = visitor.state.files.get(size.file).await.unwrap();
    assert_eq!(shown.size, file.len());
    for wrong in [
        path(kept.hash, size.width + 1),
        path(store::files::FileHash::of(b"another"), size.width),
        format!("/bilder/{}/breit", kept.hash),
        "/bilder/..%2f..%2fverzahnt.sqlite/320".to_owned(),
    ] {
        assert_eq!(visitor.opens(&wrong).await.status, 404, "{wrong}");
    }
}

#[tokio::test]
async fn a_file_that_is_no_picture_of_ours_is_not_shown() {
    let visitor = Visitor::new().await;
    let raw = std::io::Cursor::new(b"<script>alert(1)</script>");
    let hash = visitor.state.files.put(raw).await.unwrap();
    assert_eq!(visitor.opens(&path(hash, 320)).await.status, 404);
}

#[tokio::test]
async fn what_is_no_picture_is_refused_and_nothing_of_it_is_kept() {
    let visitor = Visitor::new().await;
    let svg = Bytes::from_static(b"<svg xmlns='http://www.w3.org/2000/svg'/>");
    let refused = keep(&visitor.state, &may_edit(&visitor), svg, &caption()).await;
    assert!(matches!(refused, Err(NotKept::Refused(_))), "{refused:?}");
    assert_eq!(visitor.state.files.all().await.unwrap(), []);
}
