//! Organisations: all of them by name and kind, and one with what it offers.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Html,
    routing::get,
};
use base::OrganisationId;
use landscape::{AllDay, Coded, Notation, Organisation, RunBy};
use url::form_urlencoded;

use crate::{
    card::{Card, View, age_words},
    finding::{Asked, ask},
    frame::{Frame, Reader, Section},
    guard::Counted,
    offers::{address_line, script_safe},
    problem::Problem,
    route::{Kind, Route, public},
    said::{Said, easy, plain},
    state::App,
    stock,
    words::{counted, dates, text},
};

pub(crate) const ROUTES: &[Route] = &[
    public("/einrichtungen", Kind::Page, "all organisations", &["name", "kind"], || get(list)),
    public("/einrichtungen/{id}", Kind::Page, "one organisation with its offers", &[], || get(one)),
];

/// A list of what has a name, a kind and a town; organisations and places look the same.
#[derive(Template)]
#[template(path = "organisations/list.html")]
pub(crate) struct DirectoryPage {
    pub(crate) frame: Frame,
    pub(crate) lead: String,
    pub(crate) path: &'static str,
    pub(crate) name: String,
    pub(crate) kinds: Vec<KindLine>,
    pub(crate) found: String,
    pub(crate) groups: Vec<(String, Vec<Entry>)>,
}

pub(crate) struct KindLine {
    pub(crate) value: String,
    pub(crate) word: String,
    pub(crate) chosen: bool,
}

pub(crate) struct Entry {
    pub(crate) url: String,
    pub(crate) name: Said,
    pub(crate) kinds: String,
    pub(crate) town: String,
}

#[derive(Template)]
#[template(path = "organisations/one.html")]
struct OrganisationPage {
    frame: Frame,
    about: About,
    run_by: Option<(String, Option<String>)>,
    places: Vec<Entry>,
    cards: Vec<Card>,
    total: u64,
    all_url: String,
}

/// What organisations and places have in common on their pages.
pub(crate) struct About {
    pub(crate) name: Said,
    pub(crate) kinds: Vec<String>,
    pub(crate) description: Said,
    pub(crate) easy: Option<String>,
    pub(crate) address: String,
    pub(crate) municipality: Option<(String, String)>,
    pub(crate) hours: Option<String>,
    pub(crate) website: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) phone_link: String,
    pub(crate) email: Option<String>,
    pub(crate) accessibility: Vec<String>,
    pub(crate) facts: Vec<(String, String)>,
    pub(crate) assured: Option<String>,
    pub(crate) source: String,
    pub(crate) example: bool,
    pub(crate) json_ld: String,
}

/// The search of a directory: part of a name, and a kind.
#[derive(Debug, Default)]
pub(crate) struct Narrowed {
    pub(crate) name: String,
    pub(crate) kind: String,
}

impl Narrowed {
    pub(crate) fn read(query: &str) -> Narrowed {
        let mut narrowed = Narrowed::default();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*key {
                "name" => narrowed.name = value.trim().chars().take(100).collect(),
                "kind" => narrowed.kind = value.trim().chars().take(80).collect(),
                _ => {}
            }
        }
        narrowed
    }

    /// Whether something of this name and these kinds is meant.
    pub(crate) fn means(&self, name: &str, kinds: &BTreeSet<Notation>) -> bool {
        let fold = landscape::matching::fold;
        (self.name.is_empty() || fold(name).contains(&fold(&self.name)))
            && (self.kind.is_empty() || kinds.iter().any(|kind| kind.as_str() == self.kind))
    }
}

/// Words for kinds.
pub(crate) fn kind_words(
    app: &App,
    reader: &Reader,
    scheme: &str,
    kinds: &BTreeSet<Notation>,
) -> Vec<String> {
    let tag = reader.lang.tag();
    kinds.iter().map(|k| app.vocabularies().label(scheme, k, &tag).to_owned()).collect()
}

/// Kinds that occur, to choose from, by their words.
pub(crate) fn kinds_to_choose<'a>(
    app: &App,
    reader: &Reader,
    scheme: &str,
    all: impl Iterator<Item = &'a BTreeSet<Notation>>,
    chosen: &str,
) -> Vec<KindLine> {
    let used: BTreeSet<&Notation> = all.flatten().collect();
    let tag = reader.lang.tag();
    let mut lines: Vec<KindLine> = used
        .into_iter()
        .map(|kind| KindLine {
            value: kind.as_str().to_owned(),
            word: app.vocabularies().label(scheme, kind, &tag).to_owned(),
            chosen: kind.as_str() == chosen,
        })
        .collect();
    lines.sort_by_cached_key(|line| landscape::matching::fold(&line.word));
    lines
}

/// Entries under the first letters of their names.
pub(crate) fn by_letter(entries: Vec<Entry>) -> Vec<(String, Vec<Entry>)> {
    let mut groups: Vec<(String, Vec<Entry>)> = Vec::new();
    for entry in entries {
        let folded = landscape::matching::fold(&entry.name.text);
        let letter = match folded.chars().next() {
            Some(c) if c.is_alphabetic() => c.to_uppercase().to_string(),
            _ => "#".to_owned(),
        };
        match groups.last_mut() {
            Some((last, list)) if *last == letter => list.push(entry),
            _ => groups.push((letter, vec![entry])),
        }
    }
    groups
}

async fn list(State(app): State<App>, reader: Reader) -> Result<Html<String>, Problem> {
    let all = stock::organisations(&app, app.today()).await?;
    let narrowed = Narrowed::read(&reader.query);
    let scheme = "organisation-types";
    let entries: Vec<Entry> = all
        .iter()
        .filter(|o| narrowed.means(o.name.de(), &o.kinds))
        .map(|o| Entry {
            url: reader.links.organisation(o.id),
            name: Said::of(&o.name, reader.lang),
            kinds: kind_words(&app, &reader, scheme, &o.kinds).join(", "),
            town: o.address.city.clone().unwrap_or_default(),
        })
        .collect();
    let title = text(reader.lang, "nav-organisations");
    let mut frame = Frame::new(app.settings(), &reader, Section::Organisations, &title).under(&[]);
    frame.indexed = reader.query.is_empty();
    let n = u64::try_from(entries.len()).unwrap_or_default();
    let page = DirectoryPage {
        lead: frame.ta("organisations-lead", "region", &app.settings().region),
        path: "/einrichtungen",
        kinds: kinds_to_choose(&app, &reader, scheme, all.iter().map(|o| &o.kinds), &narrowed.kind),
        found: counted(reader.lang, "entries-found", n),
        name: narrowed.name,
        groups: by_letter(entries),
        frame,
    };
    Ok(Html(page.render()?))
}

async fn one(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
    _: Counted,
) -> Result<Html<String>, Problem> {
    let id: OrganisationId = id.parse().map_err(|_| Problem::NotFound)?;
    let today = app.today();
    let lang = reader.lang;
    let mut tx = app.state.db.read().await?;
    let found = store::organisations::public_by_id(&mut tx, id, today).await?;
    let organisation = found.ok_or(Problem::NotFound)?;
    let places = store::places::of_operator(&mut tx, id, today).await?;
    let sources = stock::sources(&app, &mut tx).await?;
    let run_by = match &organisation.run_by {
        Some(RunBy::Named(name)) => Some((name.clone(), None)),
        Some(RunBy::Organisation(other)) => {
            store::organisations::public_by_id(&mut tx, *other, today).await?.map(|other| {
                (Said::of(&other.name, lang).text, Some(reader.links.organisation(other.id)))
            })
        }
        None => None,
    };
    drop(tx);
    let asked = Asked::read(&format!("provider={id}"));
    let mut request = asked.request(today, 9);
    request.facets = false;
    let answer = ask(&app, request).await?;
    let ids: Vec<_> = answer.hits.iter().map(|hit| hit.id).collect();
    let (offers, beside) = stock::offers(&app, &ids, today).await?;
    let view = View { lang, links: &reader.links, today };
    let name = Said::of(&organisation.name, lang);
    let nav = text(lang, "nav-organisations");
    let mut frame = Frame::new(app.settings(), &reader, Section::Organisations, &name.text)
        .under(&[("/einrichtungen", &nav)]);
    frame.description = plain(&Said::of(&organisation.description, lang).text, 155);
    let url = frame.canonical();
    let source = sources.get(&organisation.origin.source);
    let page = OrganisationPage {
        about: About {
            name,
            kinds: kind_words(&app, &reader, "organisation-types", &organisation.kinds),
            description: Said::of(&organisation.description, lang),
            easy: easy(&organisation.description),
            address: address_line(&organisation.address),
            municipality: municipality(&app, &reader, &organisation.address),
            hours: organisation.opening_hours.clone(),
            website: organisation.contact.url.clone().filter(|url| url.starts_with("http")),
            phone_link: dialled(organisation.contact.phone.as_deref()),
            phone: organisation.contact.phone.clone(),
            email: organisation.contact.email.clone(),
            accessibility: kind_words(&app, &reader, "accessibility", &organisation.accessibility),
            facts: facts(&organisation, lang),
            assured: organisation.assured_at.map(|date| dates::full(lang, date)),
            source: source.map(|s| s.name.clone()).unwrap_or_default(),
            example: source.is_some_and(|s| s.example),
            json_ld: script_safe(&exchange::export::jsonld::of_organisation(&organisation, &url)),
        },
        run_by,
        places: places
            .iter()
            .map(|place| Entry {
                url: reader.links.place(place.id),
                name: Said::of(&place.name, lang),
                kinds: kind_words(&app, &reader, "place-types", &place.kinds).join(", "),
                town: address_line(&place.address),
            })
            .collect(),
        cards: offers.iter().map(|offer| Card::of(offer, &beside, view, None)).collect(),
        total: answer.total,
        all_url: reader.links.to(&asked.at("/angebote")),
        frame,
    };
    Ok(Html(page.render()?))
}

/// The digits of a telephone number.
pub(crate) fn dialled(phone: Option<&str>) -> String {
    phone.unwrap_or_default().chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

/// The municipality of an address, with its page where it has one here.
pub(crate) fn municipality(
    app: &App,
    reader: &Reader,
    address: &landscape::Address,
) -> Option<(String, String)> {
    let area = address.area.as_ref()?;
    let ours = app.state.district.contains(area) && area.as_str().len() == 8;
    let name = app.area_name(area)?;
    ours.then(|| (reader.links.municipality(area.as_str()), name))
}

/// What the registers of schools and Kitas add.
fn facts(organisation: &Organisation, lang: crate::Lang) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut put = |key: &str, value: Option<String>| {
        facts.extend(value.map(|value| (text(lang, key).into_owned(), value)));
    };
    let yes_no = |it: bool| text(lang, if it { "yes" } else { "no" }).into_owned();
    if let Some(school) = &organisation.school {
        put("fact-school-form", school.form.clone());
        let word =
            |all_day: AllDay| text(lang, &format!("all-day-{}", all_day.code())).into_owned();
        put("fact-all-day", school.all_day.map(word));
        put("fact-catchment", school.catchment.clone());
        put("fact-open-day", school.open_day.map(|date| dates::full(lang, date)));
        put("fact-lift", school.lift.map(yes_no));
        put("fact-school-number", school.number.clone());
    }
    if let Some(kita) = &organisation.kita {
        put("fact-age", age_words(kita.ages, lang));
        put("fact-care-hours", kita.hours.clone());
        put("fact-application", kita.application.clone());
    }
    facts
}
