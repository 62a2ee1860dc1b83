//! What the office writes in the portal: texts, news and collections, from the form to the public and back.

use access::Role;
use quick_xml::events::Event;

use crate::{
    person::Person,
    stock::{offer_id, organisation_id},
    visitor::Visitor,
};

const FORM: &str = "form.editor";
const PUBLISH: (&str, &str) = ("tun", "veroeffentlichen");

/// Publishes a page, a news item and a collection under this short name.
pub(crate) async fn written(visitor: &Visitor, slug: &str) {
    let mut office = office(visitor).await;
    for art in ["seiten", "aktuelles", "sammlungen"] {
        let page = format!("/cockpit/texte/{art}/neu");
        let words = [
            ("kurzname", slug),
            ("titel-de", "Ferien"),
            ("text-de", "Für alle."),
            ("suche", "q=Gitarre"),
        ];
        let answer = office.fills(&page, FORM, &words, PUBLISH).await;
        assert_eq!(answer.status, 303, "{page}");
    }
    visitor.waits(2);
}

/// The elements of a document that is well formed, in their order.
fn elements(xml: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut names = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => {
                names.push(element.name().as_ref().to_owned());
            }
            Event::Eof => return names,
            _ => {}
        }
    }
}

async fn office(visitor: &Visitor) -> Person<'_> {
    Person::with_role(visitor, organisation_id("archiv"), Role::EducationManager).await
}

#[tokio::test]
async fn the_imprint_of_the_office_takes_the_place_of_the_built_in_one_and_can_be_withdrawn() {
    let visitor = Visitor::new().await;
    let mut office = office(&visitor).await;
    let page = "/cockpit/texte/seiten/impressum";
    let shown = office.opens(page).await;
    assert!(shown.texts("pre")[0].contains("§ 5"), "what stands there now can be read");
    let words = [
        ("text-de", "## Betreiber\nAmt\nStraße 1\n\nFragen an das [Bildungsbüro](/kontakt)."),
        ("titel-en", "Who we are"),
        ("text-en", "## Operator\n\nThe office."),
    ];
    let answer = office.fills(page, FORM, &words, PUBLISH).await;
    assert_eq!(answer.header("location"), format!("{page}?fertig=veroeffentlicht"));
    visitor.waits(2);
    let german = visitor.opens("/impressum").await;
    assert_eq!(
        (german.texts("h1"), german.texts("main h2")),
        (vec!["Impressum".to_owned()], vec!["Betreiber".to_owned()])
    );
    assert_eq!(german.attributes(".written a", "href"), ["/kontakt"]);
    assert_eq!(german.texts(".note").len(), 0);
    let english = visitor.opens("/en/impressum").await;
    assert_eq!(
        (english.texts("h1"), english.texts("main h2")),
        (vec!["Who we are".to_owned()], vec!["Operator".to_owned()])
    );
    let simple = visitor.opens("/einfach/impressum").await;
    assert_eq!(simple.attributes(".written", "lang"), ["de"], "its language is said");

    let answer = office.fills(page, FORM, &[], ("tun", "zurueckziehen")).await;
    assert_eq!(answer.status, 303);
    visitor.waits(2);
    assert_eq!(
        visitor.opens("/impressum").await.texts(".note").len(),
        1,
        "the built-in text again"
    );
}

#[tokio::test]
async fn what_shuts_people_out_is_not_published_and_nothing_typed_is_lost() {
    let visitor = Visitor::new().await;
    let mut office = office(&visitor).await;
    let page = "/cockpit/texte/seiten/datenschutz";
    let cases = [
        ("### Zu tief", "überspringt eine Stufe"),
        ("## Kopf\n\n#### Zu tief", "überspringt eine Stufe"),
        ("Ein <b>Wort</b>", "HTML"),
        ("<script>alert(1)</script>", "HTML"),
        ("Bitte [hier](/x) klicken", "sagt nicht, wohin"),
        ("![](/bilder/a/320)", "Alternativtext"),
        ("![Bild](https://anderswo.example/x.png)", "kein Bild dieses Portals"),
        ("[Los](javascript:alert(1))", "keine Adresse für einen Link"),
        ("", "braucht es einen Text"),
    ];
    for (body, says) in cases {
        let answer = office.fills(page, FORM, &[("text-de", body)], PUBLISH).await;
        assert_eq!(answer.status, 422, "{body}");
        let wrong = answer.texts("#text-de-wrong").concat();
        assert!(wrong.contains(says), "{body}: {wrong}");
        assert!(answer.form(FORM).contains(&("text-de".into(), body.into())), "{body} is lost");
    }
    visitor.waits(2);
    assert_eq!(visitor.opens("/datenschutz").await.texts(".note").len(), 1, "nothing was written");
    // A draft may be unfinished; what is missing is said when it is opened again.
    let answer =
        office.fills(page, FORM, &[("text-de", "### Zu tief")], ("tun", "speichern")).await;
    assert_eq!(answer.header("location"), format!("{page}?fertig=gespeichert"));
    assert!(office.opens(page).await.texts("#text-de-wrong")[0].contains("überspringt"));
    visitor.waits(2);
    assert_eq!(
        visitor.opens("/datenschutz").await.texts(".note").len(),
        1,
        "a draft is not public"
    );
}

#[tokio::test]
async fn of_two_people_at_once_neither_loses_a_word() {
    let visitor = Visitor::new().await;
    let mut one = office(&visitor).await;
    let mut other =
        Person::with_role(&visitor, organisation_id("musikschule"), Role::Administrator).await;
    let page = "/cockpit/texte/seiten/kontakt";
    let read_before = other.opens(page).await;
    one.fills(page, FORM, &[("text-de", "Das schrieb die eine.")], PUBLISH).await;
    let late = [("text-de", "Das schrieb der andere.")];
    let answer = other.fills_again(&read_before, page, FORM, &late, PUBLISH).await;
    assert_eq!(answer.status, 409);
    assert!(answer.texts("[role=alert]")[0].contains("inzwischen gespeichert"));
    assert!(answer.form(FORM).contains(&("text-de".into(), "Das schrieb der andere.".into())));
    visitor.waits(2);
    assert!(visitor.opens("/kontakt").await.body.contains("Das schrieb die eine."));
    let again = other.fills_again(&answer, page, FORM, &late, PUBLISH).await;
    assert_eq!(again.status, 303);
    visitor.waits(2);
    assert!(visitor.opens("/kontakt").await.body.contains("Das schrieb der andere."));
    let versions = other.opens(&format!("{page}/fassungen")).await;
    assert_eq!(versions.texts(".entrylist a"), ["Fassung 2", "Fassung 1"]);
    assert_eq!(versions.texts("del"), ["Das schrieb die eine."]);
    assert_eq!(versions.texts("ins"), ["Das schrieb der andere."]);
    let first = other.opens(&versions.attributes(".entrylist a", "href")[1]).await;
    let answer = other.fills_again(&first, page, ".cockpit__room form", &[], ("tun", "")).await;
    assert_eq!(answer.header("location"), format!("{page}?fertig=wieder"));
    let restored = other.opens(page).await;
    assert!(restored.form(FORM).contains(&("text-de".into(), "Das schrieb die eine.".into())));
    // The page of the versions was read before: whoever restores from it again is told.
    let answer = other.fills_again(&first, page, ".cockpit__room form", &[], ("tun", "")).await;
    assert_eq!(answer.status, 409);
    let trail = other.opens("/cockpit/protokoll").await;
    assert!(trail.body.contains("Text „kontakt“, Fassung 3"), "the audit trail names it");
}

#[tokio::test]
async fn the_funding_notice_stands_at_the_foot_of_every_page_and_own_pages_are_linked_there() {
    let visitor = Visitor::new().await;
    let mut office = office(&visitor).await;
    assert_eq!(visitor.opens("/orte").await.texts(".foot__funding").len(), 0);
    let words =
        [("titel-de", "Gefördert"), ("text-de", "![Logo des Landes](/bilder/a/320)\n\nvom Land.")];
    office.fills("/cockpit/texte/seiten/foerderung", FORM, &words, PUBLISH).await;
    let words = [("kurzname", "ueber-uns"), ("titel-de", "Über <uns>"), ("text-de", "Wir.")];
    let answer = office.fills("/cockpit/texte/seiten/neu", FORM, &words, PUBLISH).await;
    assert_eq!(answer.header("location"), "/cockpit/texte/seiten/ueber-uns?fertig=veroeffentlicht");
    visitor.waits(2);
    for page in ["/orte", "/en/orte", "/gibt-es-nicht", "/cockpit/texte"] {
        let answer = visitor.opens(page).await;
        if answer.status != 303 {
            assert_eq!(
                answer.attributes(".foot__funding img", "alt"),
                ["Logo des Landes"],
                "{page}"
            );
            assert!(answer.texts(".foot a").contains(&"Über <uns>".to_owned()), "{page}");
        }
    }
    assert_eq!(visitor.opens("/seiten/ueber-uns").await.texts("h1"), ["Über <uns>"]);
    assert_eq!(visitor.opens("/seiten/foerderung").await.status, 404, "it has no page of its own");
}

#[tokio::test]
async fn a_short_name_and_days_are_checked_before_anything_is_kept() {
    let visitor = Visitor::new().await;
    let mut office = office(&visitor).await;
    let page = "/cockpit/texte/aktuelles/neu";
    let fine = [("titel-de", "Neu"), ("text-de", "Neu.")];
    for (field, value, says) in [
        ("kurzname", "Groß geschrieben", "Kleinbuchstaben"),
        ("kurzname", "", "Kleinbuchstaben"),
        ("kurzname", "neu", "gibt es schon"),
        ("von", "gestern", "kein Datum"),
        ("bis", "2020-01-01", "vor dem ersten"),
    ] {
        let mut fields = fine.to_vec();
        fields.push(("kurzname", "neues"));
        fields.retain(|(name, _)| *name != field);
        fields.push((field, value));
        for button in ["speichern", "veroeffentlichen"] {
            let answer = office.fills(page, FORM, &fields, ("tun", button)).await;
            assert_eq!(answer.status, 422, "{field} {value}");
            let wrong = answer.texts(&format!("#{field}-wrong")).concat();
            assert!(wrong.contains(says), "{field} {value}: {wrong}");
            assert!(answer.form(FORM).contains(&("text-de".into(), "Neu.".into())));
        }
    }
    let fields = [("kurzname", "neues"), ("titel-de", "Neu"), ("text-de", "Neu.")];
    assert_eq!(office.fills(page, FORM, &fields, PUBLISH).await.status, 303);
    let twice = office.fills(page, FORM, &fields, PUBLISH).await;
    assert_eq!((twice.status, twice.texts("#kurzname-wrong").len()), (422, 1));
    for missing in [
        "/cockpit/texte/aktuelles/gibt-es-nicht",
        "/cockpit/texte/x/neu",
        "/cockpit/texte/seiten/X",
    ] {
        assert_eq!(office.opens(missing).await.status, 404, "{missing}");
    }
}

#[tokio::test]
async fn news_are_announced_on_their_days_and_come_as_a_feed() {
    let visitor = Visitor::new().await;
    let mut office = office(&visitor).await;
    assert!(!visitor.opens("/").await.body.contains("id=\"aktuelles\""));
    let (ahead, past) = ("2030-01-01", "2020-01-01");
    for (slug, title, from, until) in [
        ("eins", "Erste & <Meldung>", "2026-01-01", ""),
        ("zwei", "Zweite", "2026-01-02", ""),
        ("drei", "Dritte", "2026-01-03", ""),
        ("vier", "Vierte", "2026-01-04", ahead),
        ("bald", "Kommt noch", ahead, ""),
        ("alt", "Ist vorbei", past, past),
    ] {
        let fields = [
            ("kurzname", slug),
            ("titel-de", title),
            ("text-de", "## Kopf\n\nWorte **davon**."),
            ("von", from),
            ("bis", until),
        ];
        let answer = office.fills("/cockpit/texte/aktuelles/neu", FORM, &fields, PUBLISH).await;
        assert_eq!(answer.status, 303, "{slug}");
    }
    visitor.waits(120);
    let list = visitor.opens("/aktuelles").await;
    assert_eq!(list.texts(".news a"), ["Vierte", "Dritte", "Zweite", "Erste & <Meldung>"]);
    assert_eq!(visitor.opens("/").await.texts(".news a"), ["Vierte", "Dritte", "Zweite"]);
    let one = visitor.opens("/aktuelles/eins").await;
    assert_eq!(
        (one.texts("h1"), one.texts(".written h2")),
        (vec!["Erste & <Meldung>".to_owned()], vec!["Kopf".to_owned()])
    );
    assert!(one.texts("script[type='application/ld+json']")[0].contains("NewsArticle"));
    assert_eq!(visitor.opens("/aktuelles/bald").await.status, 404, "its day has not come");
    let old = visitor.opens("/aktuelles/alt").await;
    assert_eq!(
        (
            old.status,
            old.texts(".note").len(),
            old.attributes("meta[name=robots]", "content").len()
        ),
        (200, 1, 1)
    );
    let feed = visitor.opens("/aktuelles.atom").await;
    assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    let names = elements(&feed.body);
    let count = |name: &str| names.iter().filter(|known| *known == name).count();
    for (name, times) in [("feed", 1), ("author", 1), ("entry", 4), ("id", 5), ("updated", 5)] {
        assert_eq!(count(name), times, "RFC 4287, 4.1: {name}");
    }
    assert!(feed.body.contains("<title>Erste &amp; &lt;Meldung&gt;</title>"), "{}", feed.body);
    assert!(feed.body.contains("https://bildung.example/aktuelles/eins"));
    let english = visitor.opens("/en/aktuelles/eins").await;
    assert_eq!(english.attributes("h1", "lang"), ["de"], "a text in another language says so");
}

#[tokio::test]
async fn a_collection_shows_the_offers_chosen_by_hand_before_those_of_its_search() {
    let visitor = Visitor::new().await;
    let mut office = office(&visitor).await;
    let page = "/cockpit/texte/sammlungen/neu";
    let pinned = format!("https://bildung.example/angebote/{}?x=1", offer_id("gitarre"));
    let fine = [
        ("kurzname", "ferienpass"),
        ("titel-de", "Ferienpass"),
        ("text-de", "Für alle Kinder."),
        ("von", "2026-01-01"),
        ("bis", "2026-12-31"),
    ];
    for (search, offers, field, says) in [
        ("", "", "suche", "braucht eine Suche"),
        ("/angebote?strange=1", "", "suche", "versteht die Suche nicht"),
        ("/angebote", "", "suche", "versteht die Suche nicht"),
        ("", "/angebote/kein-angebot", "angebote", "keine Adresse eines Angebots"),
    ] {
        let mut fields = fine.to_vec();
        fields.extend([("suche", search), ("angebote", offers)]);
        let answer = office.fills(page, FORM, &fields, PUBLISH).await;
        assert_eq!(answer.status, 422, "{search} {offers}");
        let wrong = answer.texts(&format!("#{field}-wrong")).concat();
        assert!(wrong.contains(says), "{search} {offers}: {wrong}");
    }
    let search = "https://bildung.example/angebote?q=T%C3%B6pfern";
    let mut fields = fine.to_vec();
    fields.extend([("suche", search), ("angebote", pinned.as_str())]);
    let preview = office.fills(page, FORM, &fields, ("tun", "vorschau")).await;
    assert_eq!(preview.texts(".preview .kern-heading-large"), ["Ferienpass"]);
    assert_eq!(preview.status, 200);
    assert_eq!(
        visitor.opens("/sammlungen/ferienpass").await.status,
        404,
        "a preview keeps nothing"
    );
    assert_eq!(office.fills(page, FORM, &fields, PUBLISH).await.status, 303);
    visitor.waits(120);
    let shown = visitor.opens("/sammlungen/ferienpass").await;
    let titles = shown.texts(".card__title");
    assert!(titles[0].contains("Gitarre"), "{titles:?}");
    assert!(titles.len() > 2 && titles[1..].iter().all(|title| !title.contains("Gitarre für Ein")));
    assert!(shown.texts("script[type='application/ld+json']")[0].contains("ItemList"));
    assert!(visitor.opens("/").await.texts(".gathered a").contains(&"Ferienpass".to_owned()));
    assert!(
        visitor.opens("/sammlungen").await.texts(".gathered a").contains(&"Ferienpass".to_owned())
    );
    let csv = visitor.opens("/sammlungen/ferienpass/angebote.csv").await;
    assert!(
        csv.body.contains("Gitarre")
            && csv.header("content-disposition").contains("ferienpass.csv")
    );
    let json = visitor.opens("/sammlungen/ferienpass/angebote.json").await.json();
    assert!(json["items"].as_array().unwrap().len() >= titles.len());
    assert!(
        visitor.opens("/sammlungen/ferienpass/angebote.ics").await.body.contains("BEGIN:VEVENT")
    );

    // It ends, and says so.
    let page = "/cockpit/texte/sammlungen/ferienpass";
    let over = [("bis", "2026-01-02")];
    assert_eq!(office.fills(page, FORM, &over, PUBLISH).await.status, 303);
    visitor.waits(120);
    let ended = visitor.opens("/sammlungen/ferienpass").await;
    assert_eq!((ended.texts(".note").len(), ended.texts(".card").len()), (1, 0));
    assert!(!visitor.opens("/").await.texts(".gathered a").contains(&"Ferienpass".to_owned()));
    // One whose search finds nothing says that.
    let nothing = [("bis", ""), ("suche", "q=qqzzxx"), ("angebote", "")];
    assert_eq!(office.fills(page, FORM, &nothing, PUBLISH).await.status, 303);
    visitor.waits(2);
    let empty = visitor.opens("/sammlungen/ferienpass").await;
    assert!(empty.texts("main").concat().contains("steht zurzeit kein Angebot"));
}
