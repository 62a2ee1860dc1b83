//! Codes of an app as second factor: setting up, signing in, losing it, and demanding it.

use access::Role;
use identity::AppSecret;

use crate::{
    person::Person,
    signing_in::{EMAIL, PASSWORD, editor, signs_in},
    stock::organisation_id,
    visitor::{Answer, Visitor},
};

const SECURITY: &str = "/cockpit/konto/sicherheit";

/// The app of a phone: it was given the key that stands on the page.
struct Phone(AppSecret);

impl Phone {
    fn reads(page: &Answer) -> Phone {
        let key = page.texts("code.secret").concat();
        let bytes = base32(&key.replace(' ', ""));
        Phone(AppSecret::kept(bytes))
    }

    /// What it shows after some seconds.
    fn shows(&self, visitor: &Visitor, seconds: i64) -> String {
        let now = visitor.state.clock.now() + jiff::SignedDuration::from_secs(seconds);
        self.0.code(now).unwrap()
    }
}

/// The bytes of a text in Base32 (RFC 4648, 6).
fn base32(text: &str) -> Vec<u8> {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits: Vec<usize> = text
        .chars()
        .filter_map(|c| letters.find(c))
        .flat_map(|value| (0..5).rev().map(move |bit| (value >> bit) & 1))
        .collect();
    let byte = |bits: &[usize]| bits.iter().fold(0, |byte, bit| (byte << 1) | bit);
    bits.chunks_exact(8).map(|bits| u8::try_from(byte(bits)).unwrap()).collect()
}

/// Sets an app up for somebody who is signed in; gives the phone and the recovery codes.
async fn sets_up(visitor: &Visitor, person: &mut Person<'_>) -> (Phone, Vec<String>) {
    let word = person.word().await;
    let begun = person.sends("/cockpit/konto/sicherheit/app", &[("formular", &word)]).await;
    assert_eq!(begun.header("location"), "/cockpit/konto/sicherheit/app");
    let page = person.opens("/cockpit/konto/sicherheit/app").await;
    let phone = Phone::reads(&page);
    let first = phone.shows(visitor, 0);
    let answer = confirms(person, &first).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    (phone, answer.texts(".codes li"))
}

async fn confirms(person: &mut Person<'_>, code: &str) -> Answer {
    let word = person.word().await;
    let fields = [("formular", word.as_str()), ("code", code)];
    person.sends("/cockpit/konto/sicherheit/app/bestaetigen", &fields).await
}

/// Types a code after the password.
async fn types(person: &mut Person<'_>, code: &str) -> Answer {
    person.sends("/anmelden/bestaetigen", &[("code", code)]).await
}

#[tokio::test]
async fn an_app_is_set_up_with_a_first_code_and_other_sessions_end() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    let mut tablet = Person::stranger(&visitor);
    assert_eq!(signs_in(&mut person, PASSWORD).await, 303);
    assert_eq!(signs_in(&mut tablet, PASSWORD).await, 303);
    let word = person.word().await;
    assert_eq!(person.opens("/cockpit/konto/sicherheit/app").await.status, 303, "nothing begun");
    person.sends("/cockpit/konto/sicherheit/app", &[("formular", &word)]).await;
    let page = person.opens("/cockpit/konto/sicherheit/app").await;
    assert_eq!(page.attributes("svg.qr", "role"), ["img"]);
    let wrong = confirms(&mut person, "000000").await;
    assert_eq!((wrong.status, wrong.texts("[role=alert]").len()), (422, 1));
    assert_eq!(wrong.texts("code.secret"), page.texts("code.secret"), "the key stays");
    assert_eq!(tablet.opens("/cockpit").await.status, 200, "nothing counts yet");
    let done = confirms(&mut person, &Phone::reads(&page).shows(&visitor, 0)).await;
    assert_eq!((done.status, done.texts(".codes li").len()), (200, 10));
    assert_eq!(person.opens("/cockpit").await.status, 200);
    assert_eq!(tablet.opens("/cockpit").await.status, 303);
}

#[tokio::test]
async fn after_the_password_a_code_is_asked_for_and_taken_once() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    signs_in(&mut person, PASSWORD).await;
    let (phone, _) = sets_up(&visitor, &mut person).await;
    person.sends("/abmelden", &[]).await;

    let fields = [("email", EMAIL), ("passwort", PASSWORD), ("weiter", "/cockpit/konto")];
    let asked = person.sends("/anmelden", &fields).await;
    assert_eq!((asked.status, asked.header("location")), (303, "/anmelden/bestaetigen"));
    assert!(!person.has_cookie());
    // Half signed in is not signed in.
    for path in ["/cockpit", "/cockpit/konto", SECURITY] {
        assert_eq!(person.opens(path).await.status, 303, "{path}");
    }
    let page = person.opens("/anmelden/bestaetigen").await;
    assert_eq!(page.header("cache-control"), "no-store");
    // The code with which the app was set up is used up; one of an hour ago is no good.
    for seconds in [0, -3600] {
        assert_eq!(types(&mut person, &phone.shows(&visitor, seconds)).await.status, 422);
    }
    let next = phone.shows(&visitor, 30);
    let mut twin = person.twin();
    let done = types(&mut person, &next).await;
    assert_eq!((done.status, done.header("location")), (303, "/cockpit/konto"));
    assert_eq!(person.opens("/cockpit").await.status, 200);
    // Neither the step nor the code works again.
    assert_eq!(types(&mut twin, &next).await.header("location"), "/anmelden?fertig=abgelaufen");
    let mut other = Person::stranger(&visitor);
    signs_in(&mut other, PASSWORD).await;
    assert_eq!(types(&mut other, &next).await.status, 422);
    visitor.waits(60);
    assert_eq!(types(&mut other, &phone.shows(&visitor, 0)).await.status, 303);
}

#[tokio::test]
async fn who_guesses_codes_has_to_wait_even_with_the_right_one() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    signs_in(&mut person, PASSWORD).await;
    let (phone, _) = sets_up(&visitor, &mut person).await;
    visitor.waits(60);
    let mut thief = Person::stranger(&visitor);
    signs_in(&mut thief, PASSWORD).await;
    for _ in 0..5 {
        let answer = types(&mut thief, "000000").await;
        assert!(answer.texts("[role=alert]")[0].contains("stimmt nicht"), "{}", answer.body);
    }
    let right = phone.shows(&visitor, 0);
    let answer = types(&mut thief, &right).await;
    assert_eq!((answer.status, answer.header("retry-after")), (429, "1"));
    assert!(answer.texts("[role=alert]")[0].contains("Zu viele Versuche"), "{}", answer.body);
    let english = thief.sends("/en/anmelden/bestaetigen", &[("code", right.as_str())]).await;
    assert_eq!(english.status, 429);
    assert!(english.texts("[role=alert]")[0].contains("Too many attempts"), "{}", english.body);
    // Another browser does not help, and a right password forgives no wrong codes.
    let mut again = Person::stranger(&visitor);
    let fields = [("email", EMAIL), ("passwort", PASSWORD)];
    visitor.waits(1);
    again.sends("/anmelden", &fields).await;
    for _ in 0..2 {
        types(&mut again, "000000").await;
    }
    assert_eq!(types(&mut again, &right).await.status, 429);
    visitor.waits(4);
    assert_eq!(types(&mut again, &phone.shows(&visitor, 0)).await.status, 303);
}

#[tokio::test]
async fn a_step_that_took_too_long_begins_anew() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    signs_in(&mut person, PASSWORD).await;
    let (phone, _) = sets_up(&visitor, &mut person).await;
    person.sends("/abmelden", &[]).await;
    signs_in(&mut person, PASSWORD).await;
    visitor.waits(600);
    let answer = types(&mut person, &phone.shows(&visitor, 0)).await;
    assert_eq!(answer.header("location"), "/anmelden?fertig=abgelaufen");
    let page = person.opens(answer.header("location")).await;
    assert!(page.texts("[role=alert]")[0].contains("zu lange"));
    assert_eq!(Person::stranger(&visitor).opens("/anmelden/bestaetigen").await.status, 303);
}

#[tokio::test]
async fn a_recovery_code_lets_in_once_and_new_ones_need_the_password() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    signs_in(&mut person, PASSWORD).await;
    let (_, codes) = sets_up(&visitor, &mut person).await;
    for status in [303, 422] {
        let mut other = Person::stranger(&visitor);
        signs_in(&mut other, PASSWORD).await;
        let typed = codes[0].to_uppercase().replace('-', " ");
        assert_eq!(types(&mut other, &typed).await.status, status);
    }
    let page = person.opens(SECURITY).await;
    assert!(page.texts("main p").iter().any(|p| p.contains("Unbenutzte Codes: 9")));
    let word = person.word().await;
    let renew = "/cockpit/konto/sicherheit/wiederherstellung";
    let wrong = [("formular", word.as_str()), ("passwort", "falsch geraten")];
    assert_eq!(person.sends(renew, &wrong).await.status, 422);
    let right = [("formular", word.as_str()), ("passwort", PASSWORD)];
    let fresh = person.sends(renew, &right).await.texts(".codes li");
    assert_eq!(fresh.len(), 10);
    let mut other = Person::stranger(&visitor);
    signs_in(&mut other, PASSWORD).await;
    assert_eq!(types(&mut other, &codes[1]).await.status, 422);
    assert_eq!(types(&mut other, &fresh[1]).await.status, 303);
}

#[tokio::test]
async fn an_app_is_switched_off_with_the_password_alone() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    signs_in(&mut person, PASSWORD).await;
    sets_up(&visitor, &mut person).await;
    let word = person.word().await;
    let off = "/cockpit/konto/sicherheit/app/aus";
    for _ in 0..5 {
        let wrong = [("formular", word.as_str()), ("passwort", "falsch geraten")];
        assert_eq!(person.sends(off, &wrong).await.status, 422);
    }
    let right = [("formular", word.as_str()), ("passwort", PASSWORD)];
    let braked = person.sends(off, &right).await;
    assert_eq!((braked.status, braked.header("retry-after")), (429, "1"), "braked here too");
    assert!(braked.texts("[role=alert]")[0].contains("Zu viele Versuche"), "{}", braked.body);
    // All pages that ask for the own password count together.
    let change = [("formular", word.as_str()), ("bisher", PASSWORD), ("neu", "zwei Räder am Bach")];
    let own = person.sends("/en/cockpit/konto/passwort", &change).await;
    assert_eq!((own.status, own.header("retry-after")), (429, "1"));
    assert!(own.texts("[role=alert]")[0].contains("Too many attempts"), "{}", own.body);
    assert_eq!(person.sends("/cockpit/konto/loeschen", &right).await.status, 429);
    visitor.waits(2);
    let answer = person.sends(off, &right).await;
    assert_eq!(answer.header("location"), "/cockpit/konto/sicherheit?fertig=aus");
    let mut other = Person::stranger(&visitor);
    let fields = [("email", EMAIL), ("passwort", PASSWORD)];
    assert_eq!(other.sends("/anmelden", &fields).await.header("location"), "/cockpit");
}

#[tokio::test]
async fn of_whom_a_factor_is_demanded_sets_one_up_and_can_do_nothing_else_before() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    signs_in(&mut person, PASSWORD).await;
    let mut admin =
        Person::with_role(&visitor, organisation_id("archiv"), Role::Administrator).await;
    let (word, account) = (admin.word().await, person.account.to_string());
    let fields = [("formular", word.as_str()), ("konto", &account), ("verlangen", "true")];
    let answer = admin.sends("/cockpit/konten/faktor", &fields).await;
    assert_eq!(answer.header("location"), "/cockpit/konten?fertig=faktor");

    for path in ["/cockpit", "/cockpit/konto", "/cockpit/einladen"] {
        let answer = person.opens(path).await;
        assert_eq!((answer.status, answer.header("location")), (303, SECURITY), "{path}");
    }
    let own = person.word().await;
    let invitation = [("formular", own.as_str()), ("name", "x"), ("email", "x@y.example")];
    assert_eq!(person.sends("/cockpit/einladen", &invitation).await.status, 403);
    let page = person.opens(SECURITY).await;
    assert!(page.texts("[role=status]")[0].contains("verlangt einen zweiten Faktor"));
    assert_eq!(page.texts(".cockpit__menu a"), ["Sicherheit"]);
    // A new sign-in does not help either.
    signs_in(&mut person, PASSWORD).await;
    assert_eq!(person.opens("/cockpit").await.header("location"), SECURITY);

    let (phone, _) = sets_up(&visitor, &mut person).await;
    assert_eq!(person.opens("/cockpit").await.status, 200);
    visitor.waits(60);
    signs_in(&mut person, PASSWORD).await;
    assert_eq!(types(&mut person, &phone.shows(&visitor, 0)).await.status, 303);
    assert_eq!(person.opens("/cockpit").await.status, 200);
}

#[tokio::test]
async fn demanded_of_all_is_demanded_of_who_demands_it_too() {
    let visitor = Visitor::new().await;
    let office = organisation_id("archiv");
    let mut admin = Person::with_role(&visitor, office, Role::Administrator).await;
    let word = admin.word().await;
    let fields = [("formular", word.as_str()), ("verlangen", "true")];
    admin.sends("/cockpit/konten/faktor-alle", &fields).await;
    assert_eq!(admin.opens("/cockpit/konten").await.header("location"), SECURITY);
    sets_up(&visitor, &mut admin).await;
    let page = admin.opens("/cockpit/konten").await;
    assert!(page.body.contains("Ein zweiter Faktor wird von allen verlangt."));
    assert!(page.body.contains("Zweiter Faktor: App"));
}

#[tokio::test]
async fn a_lost_phone_is_taken_away_by_the_administrator() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    signs_in(&mut person, PASSWORD).await;
    sets_up(&visitor, &mut person).await;
    let mut admin =
        Person::with_role(&visitor, organisation_id("archiv"), Role::Administrator).await;
    let (word, account) = (admin.word().await, person.account.to_string());
    let fields = [("formular", word.as_str()), ("konto", &account)];
    let answer = admin.sends("/cockpit/konten/faktor-weg", &fields).await;
    assert_eq!(answer.header("location"), "/cockpit/konten?fertig=faktor-weg");
    assert_eq!(person.opens("/cockpit").await.status, 303, "the sessions end");
    let fields = [("email", EMAIL), ("passwort", PASSWORD)];
    assert_eq!(person.sends("/anmelden", &fields).await.header("location"), "/cockpit");
    let said = admin.opens("/cockpit/protokoll").await.texts("tbody td:nth-child(3)");
    for what in ["zweiten Faktor zurückgesetzt", "App für Codes eingerichtet"] {
        assert!(said.iter().any(|line| line == what), "{what}: {said:?}");
    }
}
