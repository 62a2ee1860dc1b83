//! Records for the tests of this crate: an example music school's offer, complete enough to compare.

use base::{Ags, LocalText, Money, OfferId, OrganisationId, RecordKey, SourceKey};
use jiff::{Timestamp, civil::date};

use crate::{
    Address, Entry, Moment, Offer, OfferKind, Origin, Price, PriceAmount, Schedule, Session, Venue,
};

pub(crate) fn origin(source: &str, key: &str) -> Origin {
    Origin {
        district: "03353".parse().unwrap(),
        source: source.parse().unwrap(),
        key: key.parse().unwrap(),
        licence: None,
        retrieved_at: Timestamp::UNIX_EPOCH,
    }
}

/// A guitar course for 80 euros on 1 September 2026 at 16:00 in Winsen (Luhe).
pub(crate) fn guitar(source: &str, key: &str) -> Offer {
    let (district, source_key): (Ags, SourceKey) =
        ("03353".parse().unwrap(), source.parse().unwrap());
    let record: RecordKey = key.parse().unwrap();
    let mut offer = Offer::new(
        OfferId::derived(&district, &source_key, &record),
        origin(source, key),
        OfferKind::Course,
        LocalText::german("Gitarre für Anfänger"),
        OrganisationId::derived(&district, &source_key, &record),
    );
    let mut session = Session::at(Moment::At(date(2026, 9, 1).at(16, 0, 0, 0)));
    session.venue = Some(Venue {
        address: Address {
            postcode: Some("21423".to_owned()),
            area: "03353040".parse().ok(),
            ..Address::default()
        },
        ..Venue::default()
    });
    offer.schedule = Schedule { entry: Entry::Dated, sessions: vec![session] };
    offer.price = Price { amount: PriceAmount::Fixed(Money::from_cents(8000)), ..Price::default() };
    offer
}
