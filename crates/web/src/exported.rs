//! Offers on their way into a file: with provider, places and public address beside them.

use exchange::{Exported, ical::Style};
use landscape::Offer;

use crate::{Lang, Settings, address, register::Register, state::App};

/// The offer with what stands beside it in a file.
pub(crate) fn exported<'a>(
    offer: &'a Offer,
    register: &'a Register,
    settings: &Settings,
    lang: Lang,
) -> Exported<'a> {
    let places = offer
        .schedule
        .sessions
        .iter()
        .filter_map(|session| register.place(session.venue.as_ref()?.place?));
    let mut unique: Vec<&landscape::Place> = Vec::new();
    for place in places {
        if !unique.iter().any(|p| p.id == place.id) {
            unique.push(place);
        }
    }
    Exported {
        offer,
        provider: register.organisation(offer.provider),
        places: unique,
        url: settings.absolute(lang, &address::offer(offer.id)),
    }
}

/// One offer as a calendar.
pub(crate) fn calendar_of(app: &App, out: &Exported<'_>, lang: Lang) -> String {
    let tag = lang.tag();
    let vocabularies = app.vocabularies();
    let style = Style { stamp: app.now(), lang: &tag, vocabularies: &vocabularies };
    exchange::ical::of_offer(out, &style)
}

/// Many offers as one calendar.
pub(crate) fn calendar(
    app: &App,
    name: &str,
    out: &[Exported<'_>],
    lang: Lang,
) -> std::io::Result<Vec<u8>> {
    let tag = lang.tag();
    let vocabularies = app.vocabularies();
    let style = Style { stamp: app.now(), lang: &tag, vocabularies: &vocabularies };
    let mut bytes = Vec::new();
    exchange::ical::calendar(name, out, &style, &mut bytes)?;
    Ok(bytes)
}
