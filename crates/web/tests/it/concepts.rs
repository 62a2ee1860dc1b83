//! Topics and words kept by the office: what is saved counts on every page, in forms and, once learned, in the search.

use std::sync::Arc;

use access::Role;
use base::{Actor, Cause};
use search::Lexicon;
use store::searches::{self, Missed};

use crate::{
    person::Person,
    stock::{offer_id, organisation_id},
    visitor::Visitor,
};

const FORM: &str = "form.editor";
const SAVE: (&str, &str) = ("tun", "speichern");
const PAGE: &str = "/cockpit/themen/topics/musik";

async fn office(visitor: &Visitor) -> Person<'_> {
    Person::with_role(visitor, organisation_id("archiv"), Role::EducationManager).await
}

/// The search learns the words, as a node does by itself while it serves.
async fn learn(visitor: &Visitor) {
    let state = &visitor.state;
    let lexicon = Lexicon::new(&state.words.now(), &state.gazetteer, None);
    let now = state.clock.now();
    state.index.relearn(Arc::new(lexicon), &state.db, now, &|_| true).await.unwrap();
}

/// The guitar course is about music.
async fn musical(visitor: &Visitor) {
    let state = &visitor.state;
    let mut tx =
        state.db.write(Actor::System(Cause::Command("test")), state.clock.now()).await.unwrap();
    let mut offer = store::offers::by_id(&mut tx, offer_id("gitarre")).await.unwrap().unwrap();
    offer.topics.insert("musik".parse().unwrap());
    store::offers::put(&mut tx, &offer).await.unwrap();
    tx.commit().await.unwrap();
    state.index.catch_up(&state.db, state.clock.now(), &|_| true).await.unwrap();
}

async fn topics(visitor: &Visitor) -> Vec<String> {
    let mut tx = visitor.state.db.read().await.unwrap();
    let offer = store::offers::by_id(&mut tx, offer_id("gitarre")).await.unwrap().unwrap();
    offer.topics.iter().map(ToString::to_string).collect()
}

async fn found(visitor: &Visitor, word: &str) -> usize {
    visitor.opens(&format!("/angebote?q={word}")).await.texts("article.card").len()
}

#[tokio::test]
async fn a_new_label_stands_in_the_portal_at_once_and_its_words_are_found() {
    let visitor = Visitor::new().await;
    let mut office = office(&visitor).await;
    musical(&visitor).await;
    assert_eq!(found(&visitor, "Tonwerkelei").await, 0);
    let words = [
        ("bezeichnung-de", "Musik und Klang"),
        ("worte-de", "Klangkunst\r\n\r\n Klangkunst \r\nTonkunst"),
        ("versteckt-de", "Tonwerkelei"),
        ("erklaerung-de", "Alles, was klingt."),
    ];
    let answer = office.fills(PAGE, FORM, &words, SAVE).await;
    assert_eq!(answer.header("location"), format!("{PAGE}?fertig=gespeichert"));
    let page = visitor.opens("/themen/musik").await;
    assert_eq!(page.texts("h1"), ["Musik und Klang"]);
    assert!(page.body.contains("Klangkunst, Tonkunst"), "other words are shown, each once");
    assert!(!page.body.contains("Tonwerkelei"), "hidden ones never");
    learn(&visitor).await;
    assert!(found(&visitor, "Tonwerkelei").await > 0);
    let form = office.opens(PAGE).await.form(FORM);
    assert!(form.contains(&("worte-de".into(), "Klangkunst\nTonkunst".into())), "{form:?}");
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost() {
    let visitor = Visitor::new().await;
    let mut office = office(&visitor).await;
    let long = "x".repeat(81);
    let cases: [(&str, &str, &str); 5] = [
        ("bezeichnung-de", "", "deutsche Bezeichnung"),
        ("bezeichnung-de", "Sprachen", "heißt schon"),
        ("versteckt-de", "sprachen", "heißt schon"),
        ("worte-en", &long, "länger als 80"),
        ("darueber", "musik", "steht selbst darunter"),
    ];
    for (field, value, says) in cases {
        let answer = office.fills(PAGE, FORM, &[(field, value)], SAVE).await;
        assert_eq!(answer.status, 422, "{field}: {value}");
        let wrong = answer.texts(&format!("#{field}-wrong")).concat();
        assert!(wrong.contains(says), "{field}: {wrong}");
        if field != "darueber" {
            assert!(answer.form(FORM).contains(&(field.into(), value.into())), "{value} is lost");
        }
    }
    assert_eq!(visitor.opens("/themen/musik").await.texts("h1"), ["Musik"]);
    for page in
        ["/cockpit/themen/topics/fort", "/cockpit/themen/x/musik", "/cockpit/themen/audiences/neu"]
    {
        assert_eq!(office.opens(page).await.status, 404, "{page}");
    }
}

#[tokio::test]
async fn of_two_people_at_once_the_slower_one_hears_of_it_and_keeps_what_was_typed() {
    let visitor = Visitor::new().await;
    let mut one = office(&visitor).await;
    let mut other =
        Person::with_role(&visitor, organisation_id("musikschule"), Role::Reviewer).await;
    let (word, late) = (one.word().await, other.word().await);
    let sent = |word: &str, label: &str| {
        [("formular", word), ("version", "0"), ("bezeichnung-de", label), SAVE]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    fn borrowed(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
        pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }
    assert_eq!(one.sends(PAGE, &borrowed(&sent(&word, "Eins"))).await.status, 303);
    let answer = other.sends(PAGE, &borrowed(&sent(&late, "Zwei"))).await;
    assert_eq!(answer.status, 409);
    let form = answer.form(FORM);
    assert!(form.contains(&("bezeichnung-de".into(), "Zwei".into())), "{form:?}");
    assert!(form.contains(&("version".into(), "1".into())), "sent again it counts: {form:?}");
    assert_eq!(visitor.opens("/themen/musik").await.texts("h1"), ["Eins"]);
}

#[tokio::test]
async fn a_topic_goes_up_into_another_with_its_offers_and_its_old_address_leads_there() {
    let visitor = Visitor::new().await;
    let mut office = office(&visitor).await;
    musical(&visitor).await;
    let answer = office.fills(PAGE, "details form.editor", &[], ("tun", "aufgehen")).await;
    assert_eq!(answer.status, 422, "into what?");
    let answer =
        office.fills(PAGE, "details form.editor", &[("ziel", "kultur")], ("tun", "aufgehen")).await;
    assert_eq!(answer.header("location"), format!("{PAGE}?fertig=aufgegangen&angebote=1"));
    assert_eq!(topics(&visitor).await, ["kultur"]);
    learn(&visitor).await;
    let label = visitor.opens("/themen/kultur").await.texts("h1");
    assert_eq!(visitor.opens("/themen/musik").await.texts("h1"), label);
    let by = |topic: &str| format!("/angebote?topic={topic}");
    let of = visitor.opens(&by("kultur")).await.texts("article.card");
    assert_eq!(visitor.opens(&by("musik")).await.texts("article.card"), of);
    // Taken apart it stands for itself again.
    let shown = office.opens(PAGE).await;
    assert!(shown.body.contains("ist in"), "it says where it went");
    let answer = office.fills(PAGE, "section.part form", &[], ("tun", "trennen")).await;
    assert_eq!(answer.header("location"), format!("{PAGE}?fertig=getrennt"));
    assert_eq!(visitor.opens("/themen/musik").await.texts("h1"), ["Musik"]);
}

#[tokio::test]
async fn a_new_topic_can_be_chosen_for_an_offer() {
    let visitor = Visitor::new().await;
    let mut office = office(&visitor).await;
    let page = "/cockpit/themen/topics/neu";
    for (label, says) in [("Musik", "heißt schon"), ("!!!", "Kurzname")] {
        let answer = office.fills(page, FORM, &[("bezeichnung-de", label)], SAVE).await;
        assert_eq!(answer.status, 422, "{label}");
        assert!(answer.texts("#bezeichnung-de-wrong").concat().contains(says), "{label}");
    }
    let words = [("bezeichnung-de", "Moor und Öko-Wandel"), ("darueber", "natur")];
    let answer = office.fills(page, FORM, &words, SAVE).await;
    let there = answer.header("location");
    assert!(there.starts_with("/cockpit/themen/topics/moor-und-o"), "{there}");
    let offer = format!("/cockpit/angebote/neu?einrichtung={}", organisation_id("archiv"));
    assert!(office.opens(&offer).await.body.contains("Moor und Öko-Wandel"));
}

#[tokio::test]
async fn an_earlier_version_and_what_was_delivered_can_be_taken_up_again() {
    let visitor = Visitor::new().await;
    let mut office = office(&visitor).await;
    for label in ["Eins", "Zwei"] {
        let answer = office.fills(PAGE, FORM, &[("bezeichnung-de", label)], SAVE).await;
        assert_eq!(answer.status, 303);
    }
    let label = || async { visitor.opens("/themen/musik").await.texts("h1").concat() };
    let answer = office.fills(PAGE, ".entrylist form", &[], ("tun", "fassung")).await;
    assert_eq!(answer.header("location"), format!("{PAGE}?fertig=wieder"));
    assert_eq!(label().await, "Eins");
    let answer = office.fills(PAGE, FORM, &[], ("tun", "mitgeliefert")).await;
    assert_eq!(answer.header("location"), format!("{PAGE}?fertig=mitgeliefert"));
    assert_eq!(label().await, "Musik");
    assert_eq!(
        office.opens(PAGE).await.texts(".entrylist > li").len(),
        4,
        "nothing was thrown away"
    );
}

#[tokio::test]
async fn a_word_that_was_searched_for_in_vain_is_taught_with_one_form() {
    let visitor = Visitor::new().await;
    let mut office = office(&visitor).await;
    musical(&visitor).await;
    let page = "/cockpit/themen";
    let state = &visitor.state;
    for _ in 0..5 {
        let day = jiff::civil::date(2026, 8, 24);
        searches::count(&state.db, &state.district, Missed::Words("zupfgeige"), day).await.unwrap();
    }
    assert_eq!(office.opens(page).await.texts(".missed b"), ["zupfgeige"]);
    for (word, target) in [
        ("", "topics:musik"),
        ("zupfgeige", ""),
        ("zupfgeige", "topics:fort"),
        ("Musik", "topics:musik"),
    ] {
        let answer = office.fills(page, FORM, &[("wort", word), ("begriff", target)], SAVE).await;
        assert_eq!(answer.status, 422, "{word} {target}");
        assert!(answer.form(FORM).contains(&("wort".into(), word.into())));
    }
    let words = [("wort", "zupfgeige"), ("begriff", "topics:musik")];
    let answer = office.fills(page, FORM, &words, SAVE).await;
    assert_eq!(answer.header("location"), format!("{page}?vokabular=topics&fertig=gelernt"));
    learn(&visitor).await;
    assert!(found(&visitor, "Zupfgeige").await > 0);
    assert!(office.opens(page).await.texts(".missed b").is_empty(), "it is no gap any more");
    assert_eq!(office.opens("/cockpit/themen?vokabular=thesaurus").await.status, 200);
}
