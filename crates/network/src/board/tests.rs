//! What always holds of a fit, on generated pairs.

use base::{GeoPoint, OrganisationId};
use jiff::{
    Span,
    civil::{Date, date},
};
use proptest::{option, prelude::*};
use uuid::Uuid;

use super::*;
use crate::{Direction, Kind, Reason};
use landscape::Coded;

/// Words parted by blanks; a hyphen parts a compound.
fn analyse(text: &str) -> Vec<Word> {
    text.split_whitespace()
        .map(|word| {
            let lower = word.to_lowercase();
            let parts: Vec<String> = lower.split('-').map(str::to_owned).collect();
            Word {
                shown: word.to_owned(),
                surface: lower.clone(),
                whole: lower.replace('-', ""),
                parts: if parts.len() > 1 { parts } else { Vec::new() },
            }
        })
        .collect()
}

fn words(text: &str, kin: &Kin) -> Words {
    let (title, description) = text.split_once('|').unwrap_or((text, ""));
    Words::of(&analyse(title), &analyse(description), kin)
}

fn owner(number: u128) -> OrganisationId {
    OrganisationId::from_uuid(Uuid::from_u128(number))
}

fn some_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Raum",
        "Saal",
        "Seminar-Raum",
        "Beamer",
        "Projektor",
        "Kurs",
        "Bus",
        "Klein-Bus",
        "Yoga",
        "Gitarre",
        "Kinder",
        "suche",
        "Küche",
        "Kochen",
        "|",
        "7",
    ]);
    prop::collection::vec(word, 0..8).prop_map(|words| words.join(" "))
}

fn some_day() -> impl Strategy<Value = Date> {
    (0_i64..500).prop_map(|days| date(2027, 1, 1).saturating_add(Span::new().days(days)))
}

prop_compose! {
    fn some_side(direction: Direction)(
        owner_number in 1_u128..4,
        kind in prop::sample::select(Kind::ALL.to_vec()),
        text in some_text(),
        site in option::of((0_u8..4, option::of((53.0..53.6_f64, 9.5..10.5_f64)))),
        from in option::of(some_day()),
        until in option::of(some_day()),
        week in (any::<u8>(), any::<u64>(), any::<u64>()),
        quantity in option::of(1_u32..60),
    ) -> Side {
        Side {
            owner: owner(owner_number),
            direction,
            kind,
            words: words(&text, &Kin::new(&analyse)),
            site: site.map(|(n, at)| Site {
                municipality: format!("0335300{n}").parse().unwrap(),
                centre: at.map(|(lat, lon)| GeoPoint::new(lat, lon).unwrap()),
            }),
            window: Window { from, until },
            week: Week::of_bits(week.0, week.1 & week.2),
            quantity,
        }
    }
}

fn score(a: &Side, b: &Side) -> f64 {
    fit(a, b, &Common::default()).map_or(0.0, |fit| fit.score)
}

/// Not less, apart from the last bits of a float.
fn grows(before: f64, after: f64) -> Result<(), TestCaseError> {
    prop_assert!(after >= before - 1e-12, "{before} became {after}");
    Ok(())
}

proptest! {
    #[test]
    fn both_sides_see_the_same_number(
        seeks in some_side(Direction::Seeks), gives in some_side(Direction::Gives),
    ) {
        let (there, back) = (score(&seeks, &gives), score(&gives, &seeks));
        prop_assert!((there - back).abs() < 1e-12, "{there} {back}");
        prop_assert!((0.0..=1.0).contains(&there));
    }

    #[test]
    fn an_organisation_is_never_its_own_counterpart_nor_a_direction_its_own(
        seeks in some_side(Direction::Seeks), mut gives in some_side(Direction::Gives),
    ) {
        prop_assert!(fit(&seeks, &seeks, &Common::default()).is_none());
        gives.owner = seeks.owner;
        prop_assert!(fit(&seeks, &gives, &Common::default()).is_none());
        gives.owner = owner(99);
        gives.direction = seeks.direction;
        prop_assert!(fit(&seeks, &gives, &Common::default()).is_none());
    }

    #[test]
    fn a_further_common_word_never_makes_it_worse(
        mut seeks in some_side(Direction::Seeks), mut gives in some_side(Direction::Gives),
        (one, two) in (some_text(), some_text()),
        word in prop::sample::select(vec!["Raum", "Saal", "Bus", "Yoga", "Töpferscheibe", "Kurs"]),
    ) {
        let kin = Kin::new(&analyse);
        seeks.words = words(&one, &kin);
        gives.words = words(&two, &kin);
        let before = score(&seeks, &gives);
        seeks.words = words(&format!("{word} {one}"), &kin);
        gives.words = words(&format!("{word} {two}"), &kin);
        grows(before, score(&seeks, &gives))?;
    }

    #[test]
    fn more_of_the_days_and_hours_sought_never_make_it_worse(
        seeks in some_side(Direction::Seeks), mut gives in some_side(Direction::Gives),
        more in (any::<u8>(), any::<u64>()), days in 0_i64..100,
    ) {
        gives.week = gives.week.or(Week::of_bits(1, 1));
        gives.window = Window { from: Some(date(2027, 3, 1)), until: Some(date(2027, 6, 1)) };
        let before = score(&seeks, &gives);
        gives.week = gives.week.or(Week::of_bits(more.0, more.1));
        gives.window.from = gives.window.from.map(|day| day.saturating_sub(Span::new().days(days)));
        gives.window.until = gives.window.until.map(|day| day.saturating_add(Span::new().days(days)));
        grows(before, score(&seeks, &gives))?;
    }

    #[test]
    fn nearer_and_more_never_make_it_worse(
        mut seeks in some_side(Direction::Seeks), mut gives in some_side(Direction::Gives),
        far in 0.0..1.0_f64, nearer in 0.0..1.0_f64, more in 0_u32..50,
    ) {
        let at = |ags: &str, lat: f64| Some(Site {
            municipality: ags.parse().unwrap(),
            centre: Some(GeoPoint::new(lat, 10.0).unwrap()),
        });
        seeks.site = at("03353001", 53.0);
        gives.site = at("03353002", 53.0 + far);
        gives.quantity = Some(gives.quantity.unwrap_or(1));
        let before = score(&seeks, &gives);
        gives.site = at("03353002", 53.0 + far * nearer);
        grows(before, score(&seeks, &gives))?;
        gives.quantity = gives.quantity.map(|given| given + more);
        grows(before, score(&seeks, &gives))?;
        gives.site = at("03353001", 53.0 + far);
        grows(before, score(&seeks, &gives))?;
    }

    #[test]
    fn the_order_is_by_fit_and_does_not_depend_on_the_order_of_the_notices(
        sides in prop::collection::vec(
            prop_oneof![some_side(Direction::Seeks), some_side(Direction::Gives)], 2..12),
    ) {
        let keyed: Vec<(NoticeId, Side)> = sides
            .into_iter()
            .zip(1_u128..)
            .map(|(side, n)| (NoticeId::from_uuid(Uuid::from_u128(n)), side))
            .collect();
        let board = |sides: Vec<(NoticeId, Side)>| {
            let common = Common::count(sides.iter().map(|(_, side)| &side.words));
            Board { sides: sides.into_iter().collect(), common, kin: Kin::new(&analyse) }
        };
        let (one, mut turned) = (board(keyed.clone()), keyed.clone());
        turned.reverse();
        let other = board(turned);
        for (id, _) in &keyed {
            let found = one.counterparts(*id);
            prop_assert_eq!(&found, &other.counterparts(*id));
            for pair in found.windows(2) {
                prop_assert!(pair[0].fit.score >= pair[1].fit.score);
            }
            for counterpart in &found {
                prop_assert!(one.counterparts(counterpart.id).iter().any(|back| back.id == *id));
            }
        }
    }
}

fn plain(direction: Direction, text: &str) -> Side {
    let number = if direction == Direction::Seeks { 1 } else { 2 };
    Side {
        owner: owner(number),
        direction,
        kind: Kind::Equipment,
        words: words(text, &Kin::new(&analyse)),
        site: None,
        window: Window::default(),
        week: Week::default(),
        quantity: None,
    }
}

#[test]
fn days_that_never_meet_and_kinds_that_nobody_mixes_up_are_no_fit() {
    let mut seeks = plain(Direction::Seeks, "Beamer");
    let mut gives = plain(Direction::Gives, "Beamer");
    assert!(score(&seeks, &gives) > LEAST);
    seeks.window.until = Some(date(2027, 3, 1));
    gives.window.from = Some(date(2027, 3, 2));
    assert!(fit(&seeks, &gives, &Common::default()).is_none());
    gives.window.from = None;
    gives.kind = Kind::Staff;
    assert!(fit(&seeks, &gives, &Common::default()).is_none());
}

#[test]
fn every_reason_and_every_doubt_is_said() {
    let mut seeks = plain(Direction::Seeks, "Beamer");
    let mut gives = plain(Direction::Gives, "Projektor");
    seeks.window = Window { from: Some(date(2027, 3, 1)), until: Some(date(2027, 5, 1)) };
    gives.window = Window { from: Some(date(2027, 4, 1)), until: None };
    seeks.week = Week::read("dienstags 9–12 Uhr");
    gives.week = Week::read("Mo–Fr ab 14 Uhr");
    seeks.quantity = Some(2);
    gives.quantity = Some(1);
    let site = |ags: &str, lat: f64| {
        Some(Site { municipality: ags.parse().unwrap(), centre: GeoPoint::new(lat, 10.0).ok() })
    };
    seeks.site = site("03353001", 53.0);
    gives.site = site("03353002", 53.1);
    let found = fit(&seeks, &gives, &Common::default()).unwrap();
    let common = Window { from: Some(date(2027, 4, 1)), until: Some(date(2027, 5, 1)) };
    let week = Week::read("dienstags");
    assert_eq!(
        found.reasons,
        [
            Reason::SameKind(Kind::Equipment),
            Reason::Words(vec![("Beamer".to_owned(), "Projektor".to_owned())]),
            Reason::Kilometres(11),
            Reason::Days(common),
            Reason::OtherHours,
            Reason::Week(week),
            Reason::TooFew { sought: 2, given: 1 },
        ]
    );
    assert_eq!(found.reasons.iter().filter(|reason| reason.is_doubt()).count(), 2);
}

#[test]
fn a_word_that_all_have_says_less_than_one_that_two_have() {
    let kin = Kin::new(&analyse);
    let (one, two) = (words("Zelt Bühne", &kin), words("Zelt Bühne", &kin));
    let others: Vec<Words> = (0..60).map(|_| words("Zelt", &kin)).collect();
    let common = Common::count([&one, &two].into_iter().chain(&others));
    let (_, shown) = one.shared(&two, &common);
    assert_eq!(shown.first().unwrap().0, "Bühne");
}
