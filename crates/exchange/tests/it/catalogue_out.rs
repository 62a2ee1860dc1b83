//! openQ-cat out: what the format can hold comes back the same, and what is written is what its schema asks for.

use base::LocalText;
use exchange::{
    Exported, Format,
    export::{Catalogue, Outgoing},
    synthetic::{Plan, openqcat},
};
use jiff::{Timestamp, civil::date};
use landscape::{
    Entry, Incoming, Moment, Offer, Organisation, Price, PriceAmount, Recurrence, Session,
};
use proptest::prelude::*;

use crate::desk::Desk;

/// The catalogue of these offers.
pub(crate) fn written(desk: &Desk, organisations: &[Organisation], offers: &[Offer]) -> String {
    let mut bytes = Vec::new();
    let suppliers: Vec<&Organisation> = organisations.iter().collect();
    let stamp = Timestamp::UNIX_EPOCH;
    let mut out =
        Catalogue::begin("Beispiel", &suppliers, stamp, &desk.vocabularies, &mut bytes).unwrap();
    for offer in offers {
        let provider = organisations.iter().find(|it| it.id == offer.provider);
        let url = String::new();
        out.put(&Exported { offer, provider, places: Vec::new(), url }).unwrap();
    }
    out.end().unwrap();
    String::from_utf8(bytes).unwrap()
}

fn read(desk: &Desk, bytes: &[u8]) -> (Vec<Organisation>, Vec<Offer>) {
    let (mut organisations, mut offers) = (Vec::new(), Vec::new());
    for item in desk.read(Format::OpenQCat, bytes).into_iter().flatten() {
        match item {
            Incoming::Organisation(it) => organisations.push(*it),
            Incoming::Offer(it) => offers.push(*it),
            _ => {}
        }
    }
    (organisations, offers)
}

/// Invented organisations and offers as they are after reading.
pub(crate) fn invented(desk: &Desk, offers: u64, seed: u64) -> (Vec<Organisation>, Vec<Offer>) {
    let mut bytes = Vec::new();
    openqcat(Plan { offers, seed, from: date(2027, 1, 4) }, &mut bytes).unwrap();
    read(desk, &bytes)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn invented_offers_come_back_as_they_went(seed: u64) {
        let desk = Desk::new("bildung");
        let (organisations, offers) = invented(&desk, 40, seed);
        let (there, back) = read(&desk, written(&desk, &organisations, &offers).as_bytes());
        prop_assert_eq!(there, organisations);
        prop_assert_eq!(back, offers);
    }

    #[test]
    fn no_text_breaks_the_file_and_short_ones_come_back(title in "\\PC{1,80}", note in "\\PC{0,60}") {
        let desk = Desk::new("bildung");
        let (organisations, mut offers) = invented(&desk, 1, 7);
        let offer = offers.first_mut().unwrap();
        offer.title = LocalText::german(format!("a {title} z"));
        offer.price = Price { note: Some(format!("n {note} n")), ..Price::default() };
        let wanted = offer.title.clone();
        let (_, back) = read(&desk, written(&desk, &organisations, &offers).as_bytes());
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(back.len(), 1);
        prop_assert_eq!(words(back[0].title.de()), words(wanted.de()));
    }
}

#[test]
fn a_series_goes_out_as_one_period_with_its_rhythm_in_words() {
    let desk = Desk::new("bildung");
    let (organisations, mut offers) = invented(&desk, 1, 7);
    let offer = offers.first_mut().unwrap();
    let start = Moment::At(date(2027, 1, 12).at(18, 0, 0, 0));
    let mut session = Session::at(start);
    session.end = Some(Moment::At(date(2027, 1, 12).at(19, 30, 0, 0)));
    session.recurrence = Some(Recurrence::read("FREQ=WEEKLY;COUNT=10", start).unwrap());
    offer.schedule.entry = Entry::Dated;
    offer.schedule.sessions = vec![session];
    let (_, back) = read(&desk, written(&desk, &organisations, &offers).as_bytes());
    let [session] = back[0].schedule.sessions.as_slice() else { panic!("{back:?}") };
    assert_eq!(session.start, start);
    assert_eq!(session.end, Some(Moment::At(date(2027, 3, 16).at(19, 30, 0, 0))));
    let note = session.note.as_deref().unwrap();
    assert_eq!(note, "wöchentlich, 18:00–19:30 Uhr, ab Dienstag, 12.1.2027, 10 Mal");
}

#[test]
fn prices_keep_what_they_mean() {
    let desk = Desk::new("bildung");
    let (organisations, offers) = invented(&desk, 1, 7);
    let euros = |n: i64| base::Money::from_cents(n * 100);
    for amount in [
        PriceAmount::Unknown,
        PriceAmount::Free,
        PriceAmount::OnRequest,
        PriceAmount::Fixed(euros(12)),
    ] {
        let mut offer = offers[0].clone();
        offer.price.amount = amount;
        let (_, back) = read(&desk, written(&desk, &organisations, &[offer]).as_bytes());
        assert_eq!(back[0].price.amount, amount);
    }
    let mut offer = offers[0].clone();
    offer.price.amount = PriceAmount::Range(euros(5), euros(9));
    let (_, back) = read(&desk, written(&desk, &organisations, &[offer]).as_bytes());
    assert_eq!(back[0].price.amount, PriceAmount::Fixed(euros(5)));
    assert!(back[0].price.note.as_ref().unwrap().contains("bis 9,00 EUR"));
}

#[test]
fn two_sources_with_the_same_key_stay_two_offers() {
    let desk = Desk::new("bildung");
    let (organisations, offers) = invented(&desk, 1, 7);
    let mut other = offers[0].clone();
    other.origin.source = "andere".parse().unwrap();
    let both = [offers[0].clone(), other];
    let (_, back) = read(&desk, written(&desk, &organisations, &both).as_bytes());
    let keys: Vec<&str> = back.iter().map(|offer| offer.origin.key.as_str()).collect();
    assert_eq!(keys.len(), 2);
    assert!(keys[1].starts_with("andere/"), "{keys:?}");
}
