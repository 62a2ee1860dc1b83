//! What counts as missing, and how much.

use base::LocalText;

use super::*;
use crate::{Coded, samples::guitar};

#[test]
fn the_weights_add_up_to_a_hundred() {
    assert_eq!(Lack::ALL.iter().map(|lack| lack.weight()).sum::<u32>(), 100);
}

#[test]
fn what_is_missing_is_named_and_what_is_added_counts() {
    let mut offer = guitar("musikschule", "G1");
    let before = of(&offer).unwrap();
    assert!(before.lacks.contains(&Lack::Description));
    assert!(!before.lacks.contains(&Lack::Date));
    offer.description = LocalText::german("Wir beginnen mit drei Akkorden.");
    let after = of(&offer).unwrap();
    assert!(!after.lacks.contains(&Lack::Description));
    assert!(after.share > before.share);
}

#[test]
fn an_online_offer_lacks_no_place_and_an_open_one_no_date() {
    let mut offer = guitar("musikschule", "G1");
    offer.schedule = crate::Schedule::without_dates(Entry::OnRequest);
    offer.format = OfferFormat::Online;
    let lacks = of(&offer).unwrap().lacks;
    assert!(!lacks.contains(&Lack::Venue) && !lacks.contains(&Lack::Date), "{lacks:?}");
}
