//! Offers written in the cockpit, from the first word to the citizen who finds them.

use std::time::Duration;

use access::Role;
use base::{AccountId, Actor, OfferId, OrganisationId};
use landscape::{Offer, Publication};
use store::{Record, RecordRef, drafts, outbox};

use crate::{
    person::{Person, invited},
    stock::{course, offer_id, organisation_id},
    visitor::{Answer, Visitor},
};

const FORM: &str = "form.editor";

/// A new offer's form of the music school.
fn new_form() -> String {
    format!("/cockpit/angebote/neu?einrichtung={}", organisation_id("musikschule"))
}

async fn editor(visitor: &Visitor) -> Person<'_> {
    Person::with_role(visitor, organisation_id("musikschule"), Role::Editor).await
}

async fn reviewer(visitor: &Visitor) -> Person<'_> {
    Person::with_role(visitor, organisation_id("archiv"), Role::Reviewer).await
}

/// A course as somebody types it.
const PAINTING: &[(&str, &str)] = &[
    ("titel", "Malen mit Wasserfarben"),
    ("kurztext", "Für alle, die < 2 Pinsel haben."),
    ("beschreibung", "Wir malen draußen.\r\n\r\n- Papier ist da\r\n- Farben auch"),
    ("wann-1", "jeden Dienstag, 18–19:30 Uhr, ab 1.9.2026, 10 Mal"),
    ("ort-1", "Haus am Beispielplatz"),
    ("preis", "12,50"),
    ("themen", "kunst"),
    ("alter-von", "16"),
    ("webseite", "https://example.org/malen"),
    ("email", "info@example.org"),
];

/// Lets the index follow what was written.
pub(crate) async fn index(visitor: &Visitor) {
    let state = &visitor.state;
    state.index.catch_up(&state.db, state.clock.now(), &|_| true).await.unwrap();
}

/// The id in the address of a page about one offer.
fn id_in(address: &str) -> OfferId {
    let rest = address.strip_prefix("/cockpit/angebote/").unwrap();
    rest.split(['?', '/']).next().unwrap().parse().unwrap()
}

/// Writes the course and saves it; gives its id.
async fn written(person: &mut Person<'_>) -> OfferId {
    let answer = person.fills(&new_form(), FORM, PAINTING, ("tun", "speichern")).await;
    assert_eq!(answer.status, 303, "{:?}", answer.texts(".kern-error, .kern-title"));
    id_in(answer.header("location"))
}

async fn found(visitor: &Visitor, words: &str) -> Vec<String> {
    index(visitor).await;
    visitor.opens(&format!("/angebote?q={words}")).await.texts(".card__title")
}

/// All mails that wait, as recipient and text.
pub(crate) async fn mails(visitor: &Visitor) -> Vec<(String, String)> {
    let (db, now) = (&visitor.state.db, visitor.state.clock.now());
    let mut mails = Vec::new();
    while let Some(letter) = outbox::claim(db, now, Duration::from_secs(60)).await.unwrap() {
        outbox::sent(db, &letter).await.unwrap();
        mails.push((
            letter.mail.recipient,
            format!("{}\n{}", letter.mail.subject, letter.mail.text),
        ));
    }
    mails
}

/// An offer of another organisation in the stock, and offers that wait for a review: the music school's and the
/// other's.
pub(crate) async fn foreign_offer_and_drafts(
    visitor: &Visitor,
    other: OrganisationId,
) -> (OfferId, [OfferId; 2]) {
    let theirs = Offer { provider: other, ..course("fremd", "Alte Schriften", "2026-09-05T10:00") };
    let state = &visitor.state;
    let actor = Actor::System(base::Cause::Command("test"));
    let mut tx = state.db.write(actor, state.clock.now()).await.unwrap();
    store::offers::put(&mut tx, &theirs).await.unwrap();
    tx.commit().await.unwrap();
    let waits = async |organisation: OrganisationId, key: &str| {
        let email = format!("{key}@beispiel.example");
        let (account, _) = invited(visitor, &email, organisation, Role::Editor).await;
        submitted(visitor, account, organisation, key).await
    };
    (theirs.id, [waits(organisation_id("musikschule"), "a").await, waits(other, "b").await])
}

/// An offer that an account submitted.
pub(crate) async fn submitted(
    visitor: &Visitor,
    account: AccountId,
    provider: OrganisationId,
    key: &str,
) -> OfferId {
    let state = &visitor.state;
    let mut offer = Offer { provider, ..course(key, "Eingereicht", "2026-09-07T10:00") };
    offer.origin.source = "cockpit".parse().unwrap();
    offer.id = OfferId::derived(&offer.origin.district, &offer.origin.source, &offer.origin.key);
    let memberships = vec![access::Membership { organisation: provider, role: Role::Editor }];
    let visitor = access::Visitor::Person { account, memberships };
    let action = access::EditOffer { offer: offer.id, provider };
    let proof = access::grant(&visitor, action).unwrap();
    let (now, today) = (state.clock.now(), "2026-08-24".parse().unwrap());
    let mut tx = state.db.write(Actor::Person(account), now).await.unwrap();
    let (of, record) = (RecordRef::Offer(offer.id), Record::Offer(Box::new(offer.clone())));
    let version = drafts::save(&mut tx, &proof, &record, None).await.unwrap();
    drafts::submit(&mut tx, &proof, of, version, today).await.unwrap();
    tx.commit().await.unwrap();
    offer.id
}

#[tokio::test]
async fn an_offer_is_written_reviewed_and_found_by_a_citizen() {
    let visitor = Visitor::new().await;
    let mut editor = editor(&visitor).await;
    let id = written(&mut editor).await;
    let form = format!("/cockpit/angebote/{id}");
    let saved = editor.opens(&form).await;
    assert_eq!(saved.texts("h1"), ["Malen mit Wasserfarben"]);
    let said = saved.texts(".understood");
    assert!(said[0].starts_with("10 Termine: Di, 1. September, 18:00 bis 19:30 Uhr"), "{said:?}");
    let kept = saved.form(FORM);
    for (name, value) in PAINTING.iter().filter(|(name, _)| *name != "wann-1") {
        let value = value.replace("\r\n", "\n");
        assert!(kept.contains(&((*name).to_owned(), value.clone())), "{name} {value}: {kept:?}");
    }
    assert!(found(&visitor, "Wasserfarben").await.is_empty(), "a draft is not found");
    assert_eq!(visitor.opens(&format!("/angebote/{id}")).await.status, 404);

    let answer = editor.fills(&form, FORM, &[], ("tun", "einreichen")).await;
    let onward = answer.header("location").to_owned();
    assert!(onward.contains("fertig=eingereicht"), "{onward}");
    let list = editor.opens(&onward).await;
    assert!(list.texts("[role=status]")[0].contains("eingereicht"), "{:?}", list.texts("h1"));
    assert!(found(&visitor, "Wasserfarben").await.is_empty(), "nor what was submitted");

    let mut office = reviewer(&visitor).await;
    let waiting = office.opens("/cockpit/pruefen").await;
    assert_eq!(waiting.texts(".entrylist a"), ["Malen mit Wasserfarben"]);
    let page = format!("/cockpit/pruefen/{id}");
    let review = office.opens(&page).await;
    let changes = review.texts(".diff tbody th");
    assert!(changes.contains(&"Titel".to_owned()) && changes.len() >= 9, "{changes:?}");
    let answer = office.fills(&page, "form.stack", &[], ("tun", "veroeffentlichen")).await;
    assert_eq!(answer.header("location"), "/cockpit/pruefen?fertig=veroeffentlicht");
    assert_eq!(found(&visitor, "Wasserfarben").await, ["Malen mit Wasserfarben"]);
    let public = visitor.opens(&format!("/angebote/{id}")).await;
    assert_eq!(public.texts("h1"), ["Malen mit Wasserfarben"]);
    assert!(public.body.contains("Für alle, die &#60; 2 Pinsel haben."), "words stay words");
    assert_eq!(public.texts(".offer li").iter().filter(|l| l.contains("Papier")).count(), 1);
    assert!(public.texts("body")[0].contains("Haus am Beispielplatz"));
    assert!(
        public.attributes("a", "href").iter().any(|h| h.starts_with("/orte/")),
        "a known place"
    );
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost() {
    let visitor = Visitor::new().await;
    let mut editor = editor(&visitor).await;
    let wrong = [
        ("titel", "Töpfern & mehr"),
        ("wann-1", "jeden Blaumontag, 18 Uhr"),
        ("preis", "viel"),
        ("alter-von", "zwölf"),
        ("webseite", "javascript:alert(1)"),
        ("email", "kein Postfach"),
    ];
    let answer = editor.fills(&new_form(), FORM, &wrong, ("tun", "speichern")).await;
    assert_eq!(answer.status, 422);
    for (name, value) in wrong {
        assert!(answer.form(FORM).contains(&(name.to_owned(), value.to_owned())), "{name}");
        let told = answer.texts(&format!("#{name}-wrong"));
        assert_eq!(told.is_empty(), name == "titel", "{name}: {told:?}");
    }
    assert!(answer.texts("#wann-1-wrong")[0].contains("Blaumontag"), "the very word is named");
    assert_eq!(answer.texts("[role=alert] .kern-title").len(), 1);
    let untitled = editor.fills(&new_form(), FORM, &[("titel", "  ")], ("tun", "speichern")).await;
    assert_eq!(untitled.status, 422);
    assert_eq!(untitled.texts("#titel-wrong").len(), 1);
    let list = editor.opens("/cockpit/angebote").await;
    assert!(list.texts("h2").iter().all(|heading| heading != "In Arbeit"), "nothing was saved");
}

#[tokio::test]
async fn a_further_date_keeps_what_was_typed_and_a_date_can_be_put_together_from_fields() {
    let visitor = Visitor::new().await;
    let mut editor = editor(&visitor).await;
    let typed =
        [("titel", "Malen"), ("tag-1", "2026-09-01"), ("von-1", "18:00"), ("bis-1", "19:30")];
    let more = [typed.as_slice(), &[("rhythmus-1", "zwei-wochen"), ("mal-1", "4")]].concat();
    let answer = editor.fills(&new_form(), FORM, &more, ("tun", "termin")).await;
    assert_eq!(answer.status, 200);
    let kept = answer.form(FORM);
    let said = "jeden zweiten Dienstag, 18:00–19:30 Uhr, ab 1.9.2026, 4 Mal";
    assert!(kept.contains(&("wann-1".to_owned(), said.to_owned())), "{kept:?}");
    assert!(kept.contains(&("titel".to_owned(), "Malen".to_owned())));
    assert!(kept.iter().any(|(name, _)| name == "wann-2"));
    let second = [("wann-2", "Sa 5.12.2026, 10 Uhr"), ("ort-2", "Scheune Beispieldorf")];
    let page = new_form();
    let answer = editor.fills_again(&answer, &page, FORM, &second, ("tun", "speichern")).await;
    assert_eq!(answer.status, 303, "{:?}", answer.texts(".kern-error"));
    let id = id_in(answer.header("location"));
    let kept = editor.opens(&format!("/cockpit/angebote/{id}")).await;
    assert_eq!(kept.texts(".understood").len(), 2, "{:?}", kept.texts(".understood"));
}

#[tokio::test]
async fn who_comes_second_is_told_and_keeps_the_own_words() {
    let visitor = Visitor::new().await;
    let mut editor = editor(&visitor).await;
    let id = written(&mut editor).await;
    let page = format!("/cockpit/angebote/{id}");
    let opened = editor.opens(&page).await;
    let first = [("titel", "Malen am Abend")];
    assert_eq!(editor.fills(&page, FORM, &first, ("tun", "speichern")).await.status, 303);
    let late = [("titel", "Malen am Morgen")];
    let answer = editor.fills_again(&opened, &page, FORM, &late, ("tun", "speichern")).await;
    assert_eq!(answer.status, 409);
    assert!(answer.form(FORM).contains(&("titel".to_owned(), "Malen am Morgen".to_owned())));
    assert_eq!(editor.opens(&page).await.texts("h1"), ["Malen am Abend"]);
}

#[tokio::test]
async fn what_has_no_field_in_the_form_stays_when_something_else_is_changed() {
    let visitor = Visitor::new().await;
    let mut offer = course("gruppe", "Mühle für Klassen", "2026-09-05T10:00");
    offer.contact.url = Some("https://example.org/auskunft".to_owned());
    offer.topics = ["gibt-es-nicht-mehr".parse().unwrap()].into();
    let aids = ["induktion".parse().unwrap()].into();
    offer.group = Some(landscape::GroupTerms { aids, minutes: Some(90), ..Default::default() });
    let (state, actor) = (&visitor.state, Actor::System(base::Cause::Command("test")));
    let mut tx = state.db.write(actor, state.clock.now()).await.unwrap();
    store::offers::put(&mut tx, &offer).await.unwrap();
    tx.commit().await.unwrap();
    let mut office = reviewer(&visitor).await;
    let form = format!("/cockpit/angebote/{}", offer.id);
    let answer = office.fills(&form, FORM, &[("titel", "Mühle")], ("tun", "einreichen")).await;
    assert_eq!(answer.status, 303, "{:?}", answer.texts(".kern-error"));
    let mut tx = visitor.state.db.read().await.unwrap();
    let kept = store::offers::by_id(&mut tx, offer.id).await.unwrap().unwrap();
    assert_eq!(kept.title.de(), "Mühle");
    assert_eq!((kept.contact, kept.topics), (offer.contact, offer.topics));
    assert_eq!(kept.group.unwrap().aids, offer.group.unwrap().aids);
}

#[tokio::test]
async fn the_preview_is_the_public_page_for_its_writers_alone() {
    let visitor = Visitor::new().await;
    let mut editor = editor(&visitor).await;
    let answer = editor.fills(&new_form(), FORM, PAINTING, ("tun", "vorschau")).await;
    let address = answer.header("location").to_owned();
    assert!(address.ends_with("/vorschau"), "{address}");
    let preview = editor.opens(&address).await;
    assert_eq!((preview.status, preview.texts("h1")), (200, vec!["Malen mit Wasserfarben".into()]));
    assert!(preview.texts("[role=status]")[0].contains("Noch sieht es niemand"));
    let mut stranger = Person::stranger(&visitor);
    assert_eq!(stranger.opens(&address).await.status, 303);
}

#[tokio::test]
async fn what_is_given_back_comes_with_a_reason_by_mail_and_in_the_form() {
    let visitor = Visitor::new().await;
    let school = organisation_id("musikschule");
    let (_, link) = invited(&visitor, "editor@beispiel.example", school, Role::Editor).await;
    let mut stranger = Person::stranger(&visitor);
    stranger.sends(&link, &[("passwort", "drei Mühlen am kalten Bach")]).await;
    let mut editor = editor(&visitor).await;
    let id = written(&mut editor).await;
    let form = format!("/cockpit/angebote/{id}");
    editor.fills(&form, FORM, &[], ("tun", "einreichen")).await;
    let (mut office, page) = (reviewer(&visitor).await, format!("/cockpit/pruefen/{id}"));
    let silent = office.fills(&page, "form.stack", &[], ("tun", "zurueckgeben")).await;
    assert_eq!(silent.status, 422, "a reason is needed");
    let why = [("bemerkung", "Bitte den Raum nennen.")];
    let answer = office.fills(&page, "form.stack", &why, ("tun", "zurueckgeben")).await;
    assert_eq!(answer.status, 303);
    let mails = mails(&visitor).await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].1.contains("Bitte den Raum nennen.") && mails[0].1.contains(&form));
    let returned = editor.opens(&form).await;
    assert_eq!(returned.texts(".remarks__text"), ["Bitte den Raum nennen."]);
    assert!(returned.texts(".tag").contains(&"zurückgegeben".to_owned()));
    visitor.waits(60);
    let answer = [("text", "Raum 2")];
    let remark = format!("form[action='{form}/bemerkung']");
    assert_eq!(editor.fills(&form, &remark, &answer, ("", "")).await.status, 303);
    let said = office.opens(&form).await.texts(".remarks__text");
    assert_eq!(said, ["Bitte den Raum nennen.", "Raum 2"]);
}

#[tokio::test]
async fn who_is_trusted_publishes_at_once_and_so_does_the_office() {
    let visitor = Visitor::new().await;
    let (mut editor, mut office) = (editor(&visitor).await, reviewer(&visitor).await);
    let answer = office.fills(&new_form(), FORM, PAINTING, ("tun", "einreichen")).await;
    assert!(
        answer.header("location").contains("fertig=veroeffentlicht"),
        "on behalf of a provider"
    );
    let word = office.word().await;
    let school = organisation_id("musikschule").to_string();
    let trust = [("formular", word.as_str()), ("einrichtung", &school), ("vertrauen", "true")];
    assert_eq!(office.sends("/cockpit/vertrauen", &trust).await.status, 303);
    let again = [PAINTING, &[("titel", "Malen mit Öl")]].concat();
    let answer = editor.fills(&new_form(), FORM, &again, ("tun", "einreichen")).await;
    assert!(answer.header("location").contains("fertig=veroeffentlicht"));
    assert_eq!(found(&visitor, "Malen").await.len(), 2);
}

#[tokio::test]
async fn last_years_offers_come_again_on_the_same_weekdays_as_drafts() {
    let visitor = Visitor::new().await;
    let mut editor = editor(&visitor).await;
    let (one, other) = (offer_id("toepfern-1").to_string(), offer_id("toepfern-2").to_string());
    let word = editor.word().await;
    let chosen =
        [("formular", word.as_str()), ("angebot", &one), ("angebot", &other), ("um", "jahr")];
    let answer = editor.sends("/cockpit/angebote", &chosen).await;
    assert_eq!(answer.status, 303);
    let mut tx = visitor.state.db.read().await.unwrap();
    let school = organisation_id("musikschule");
    let drafts = drafts::of_owner(&mut tx, school).await.unwrap();
    let mut starts: Vec<String> = drafts
        .iter()
        .map(|draft| match &draft.record {
            Record::Offer(offer) => offer.schedule.sessions[0].start.to_string(),
            _ => panic!("an offer"),
        })
        .collect();
    starts.sort();
    // 52 weeks after 1 and 2 September 2026.
    assert_eq!(starts, ["2027-08-31T10:00", "2027-09-01T10:00"]);
    drop(tx);
    // Somebody else's offer is not doubled.
    let (theirs, _) = foreign_offer_and_drafts(&visitor, organisation_id("archiv")).await;
    let theirs = theirs.to_string();
    let foreign = [("formular", word.as_str()), ("angebot", &theirs), ("um", "jahr")];
    assert_eq!(editor.sends("/cockpit/angebote", &foreign).await.status, 403);
}

#[tokio::test]
async fn an_offer_from_a_file_is_withdrawn_by_hand_and_warns_before_it_is_edited() {
    let visitor = Visitor::new().await;
    let mut editor = editor(&visitor).await;
    let id = offer_id("gitarre");
    let form = format!("/cockpit/angebote/{id}");
    let opened = editor.opens(&form).await;
    assert!(opened.texts(".kern-alert--warning")[0].contains("Kursdatei"));
    // What the form shows of an imported offer is the offer: saving it unchanged changes nothing.
    editor.fills(&form, FORM, &[], ("tun", "speichern")).await;
    let mut tx = visitor.state.db.read().await.unwrap();
    let draft = drafts::by_id(&mut tx, RecordRef::Offer(id)).await.unwrap().unwrap();
    let kept = store::offers::by_id(&mut tx, id).await.unwrap().unwrap();
    drop(tx);
    let Record::Offer(written) = draft.record else { panic!("an offer") };
    let same = Offer { origin: kept.origin.clone(), ..*written };
    assert_eq!(same, kept);
    let state = format!("form[action='{form}/stand']");
    assert_eq!(editor.fills(&form, &state, &[], ("tun", "verwerfen")).await.status, 303);
    assert_eq!(editor.fills(&form, &state, &[], ("tun", "zurueckziehen")).await.status, 303);
    assert_eq!(visitor.opens(&format!("/angebote/{id}")).await.status, 404);
    assert_eq!(editor.fills(&form, &state, &[], ("tun", "zeigen")).await.status, 303);
    assert_eq!(visitor.opens(&format!("/angebote/{id}")).await.status, 200);
    let kept = store::offers::by_id(&mut visitor.state.db.read().await.unwrap(), id).await;
    assert_eq!(kept.unwrap().unwrap().publication, Publication::Published);
}

/// Texts that would run if any page forgot to mask them.
const HOSTILE: &str = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";

#[tokio::test]
async fn hostile_text_in_any_field_is_shown_as_text_everywhere() {
    let visitor = Visitor::new().await;
    let (mut editor, mut office) = (editor(&visitor).await, reviewer(&visitor).await);
    let shown = editor.opens(&new_form()).await;
    let texts = [
        "titel",
        "kurztext",
        "beschreibung",
        "voraussetzungen",
        "stichworte",
        "preishinweis",
        "abschluss",
        "ort-1",
        "raum-1",
        "strasse-1",
        "gemeinde-1",
        "terminhinweis-1",
        "saison",
        "fach",
        "leihmedien",
        "leichte-sprache",
        "titel-en",
        "beschreibung-en",
        "oeffnungszeiten",
    ];
    let mut typed: Vec<(&str, &str)> = texts.iter().map(|name| (*name, HOSTILE)).collect();
    typed.extend([("wann-1", "Di 1.9.2026, 18 Uhr"), ("preis", "3")]);
    let answer = editor.fills_again(&shown, &new_form(), FORM, &typed, ("tun", "einreichen")).await;
    assert_eq!(answer.status, 303, "{:?}", answer.texts(".kern-error"));
    let waiting = office.opens("/cockpit/pruefen").await;
    let link = waiting.attributes(".entrylist a", "href").pop().unwrap();
    let id = link.rsplit('/').next().unwrap().to_owned();
    let form = format!("/cockpit/angebote/{id}");
    let mut pages: Vec<Answer> = vec![waiting];
    for address in [link.clone(), form.clone(), format!("{form}/vorschau"), "/cockpit/heute".into()]
    {
        pages.push(office.opens(&address).await);
    }
    pages.push(editor.opens("/cockpit/angebote").await);
    office.fills(&link, "form.stack", &[], ("tun", "veroeffentlichen")).await;
    index(&visitor).await;
    pages.push(visitor.opens(&format!("/angebote/{id}")).await);
    pages.push(visitor.opens(&format!("/en/angebote/{id}")).await);
    pages.push(visitor.opens("/angebote").await);
    pages.push(visitor.opens(&format!("/angebote/{id}/hinweis")).await);
    for page in pages {
        assert_eq!(page.status, 200);
        assert!(page.attributes("[onerror]", "onerror").is_empty());
        assert!(page.texts("script:not([src])").iter().all(|s| !s.contains("alert(1)</")));
        assert!(!page.body.contains("<script>alert"), "{:?}", page.texts("h1"));
    }
}
