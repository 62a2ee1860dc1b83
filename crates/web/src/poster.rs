//! Posters: an organisation or an offer on one sheet of A4, with a code that leads to its page.
//!
//! A poster is a page like all others; printing it leaves header and footer out.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Html,
    routing::get,
};
use base::{OfferId, OrganisationId};
use jiff::{ToSpan, civil::Date};
use landscape::Offer;

use crate::{
    Lang, address,
    card::{Card, View, summary},
    finding::Asked,
    frame::{Frame, Reader, Section},
    guard::Counted,
    offers::{address_line, price_lines},
    problem::Problem,
    qr::Code,
    register::Register,
    route::{Kind, Route, public},
    said::{Said, plain},
    state::App,
    stock,
    words::{dates, text},
};

pub(crate) const ROUTES: &[Route] = &[
    public(
        "/einrichtungen/{id}/aushang",
        Kind::Page,
        "an organisation with its next offers, to print",
        &[],
        || get(of_organisation),
    ),
    public("/angebote/{id}/aushang", Kind::Page, "an offer, to print", &[], || get(of_offer)),
];

/// The poster of what stands under `path`.
pub(crate) fn poster_of(path: &str) -> String {
    format!("{path}/aushang")
}

/// So many offers stand legibly on one sheet beside the code.
const OFFERS: usize = 7;
/// So many dates.
const DATES: u16 = 6;

#[derive(Template)]
#[template(path = "poster/page.html")]
struct PosterPage {
    frame: Frame,
    name: Said,
    /// Who offers it.
    by: Said,
    lead: Said,
    lines: Vec<Line>,
    /// How many offers there are beyond those of the lines.
    more: u64,
    /// Address, price, telephone.
    facts: Vec<(String, String)>,
    code: Code,
    /// What the code says.
    url: String,
    back: String,
    printed: String,
}

/// A date, and what is then.
struct Line {
    when: String,
    start: Option<String>,
    title: Said,
    detail: String,
}

async fn of_organisation(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
    _: Counted,
) -> Result<Html<String>, Problem> {
    let id: OrganisationId = id.parse().map_err(|_| Problem::NotFound)?;
    let lang = reader.lang;
    let asked = Asked::read(&format!("provider={id}&sort=date"));
    let found = stock::found(&app, &asked, OFFERS).await?;
    let organisation = found.register.organisation(id).ok_or(Problem::NotFound)?;
    let view = View { lang, links: &reader.links, today: app.today() };
    let lines: Vec<Line> = found
        .offers
        .iter()
        .map(|offer| {
            let card = Card::of(offer, &found.register, view, None);
            let detail = [card.place, card.price].into_iter().filter(|part| !part.is_empty());
            Line {
                when: card.when,
                start: card.start,
                title: card.title,
                detail: detail.collect::<Vec<_>>().join(" · "),
            }
        })
        .collect();
    let shown = u64::try_from(lines.len()).unwrap_or(u64::MAX);
    let mut lead = Said::of(&organisation.description, lang);
    lead.text = plain(&lead.text, 320);
    let sheet = Sheet {
        path: address::organisation(id),
        section: Section::Organisations,
        name: Said::of(&organisation.name, lang),
        by: Said::default(),
        lead,
        lines,
        more: found.total.saturating_sub(shown),
        facts: vec![
            ("contact", address_line(&organisation.address)),
            ("poster-phone", organisation.contact.phone.clone().unwrap_or_default()),
        ],
    };
    sheet.page(&app, &reader)
}

async fn of_offer(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
    _: Counted,
) -> Result<Html<String>, Problem> {
    let id: OfferId = id.parse().map_err(|_| Problem::NotFound)?;
    let today = app.today();
    let (offers, register) = stock::offers(&app, &[id], today).await?;
    let offer = offers.first().ok_or(Problem::NotFound)?;
    let lang = reader.lang;
    let view = View { lang, links: &reader.links, today };
    let card = Card::of(offer, &register, view, None);
    let mut price = vec![card.price.clone()];
    price.extend(price_lines(offer, lang));
    let sheet = Sheet {
        path: address::offer(id),
        section: Section::Offers,
        name: card.title.clone(),
        by: card.provider.clone(),
        lead: summary(offer, lang, 600),
        lines: meetings(offer, &card, lang, today),
        more: 0,
        facts: vec![
            ("fact-where", place(offer, &card, &register)),
            ("fact-price", price.join(" · ")),
            ("poster-phone", offer.contact.phone.clone().unwrap_or_default()),
        ],
    };
    sheet.page(&app, &reader)
}

/// The next dates; without any, how one comes in.
fn meetings(offer: &Offer, card: &Card, lang: Lang, today: Date) -> Vec<Line> {
    let until = today.checked_add(2.years()).unwrap_or(Date::MAX);
    let line = |when: String, start: Option<String>, detail: Option<String>| Line {
        when,
        start,
        title: Said::default(),
        detail: detail.unwrap_or_default(),
    };
    let coming = offer.schedule.occurrences(today, until, DATES);
    if coming.is_empty() {
        return vec![line(card.when.clone(), None, offer.hours.clone())];
    }
    coming
        .iter()
        .map(|meeting| {
            let start = Some(meeting.start.to_string());
            line(dates::meeting(lang, meeting, today), start, meeting.session.note.clone())
        })
        .collect()
}

/// Where it is, with the street.
fn place(offer: &Offer, card: &Card, register: &Register) -> String {
    let venue = offer.schedule.sessions.iter().find_map(|session| session.venue.as_ref());
    let own = venue.map(|venue| address_line(&venue.address)).unwrap_or_default();
    let registered = || Some(address_line(&register.place(venue?.place?)?.address));
    let address = if own.is_empty() { registered().unwrap_or_default() } else { own };
    let room = venue.and_then(|venue| venue.room.clone()).unwrap_or_default();
    let parts = [card.place.clone(), room, address];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What stands on a poster, before it is dressed.
struct Sheet {
    path: String,
    section: Section,
    name: Said,
    by: Said,
    lead: Said,
    lines: Vec<Line>,
    more: u64,
    facts: Vec<(&'static str, String)>,
}

impl Sheet {
    fn page(self, app: &App, reader: &Reader) -> Result<Html<String>, Problem> {
        let lang = reader.lang;
        let url = app.settings().absolute(lang, &self.path);
        let title = format!("{}: {}", text(lang, "poster"), self.name.text);
        let mut frame = Frame::new(app.settings(), reader, self.section, &title)
            .under(&[(&self.path, &self.name.text)]);
        frame.indexed = false;
        let facts = self.facts.into_iter().filter(|(_, value)| !value.is_empty());
        let page = PosterPage {
            facts: facts.map(|(key, value)| (text(lang, key).into_owned(), value)).collect(),
            code: Code::of(&url)?,
            url,
            back: reader.links.to(&self.path),
            printed: dates::full(lang, app.today()),
            name: self.name,
            by: self.by,
            lead: self.lead,
            lines: self.lines,
            more: self.more,
            frame,
        };
        Ok(Html(page.render()?))
    }
}
