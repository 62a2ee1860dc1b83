//! Directories: what organisations and places have in common, as a list by name and on a page of their own.

use std::collections::BTreeSet;

use askama::Template;
use axum::response::Html;
use base::LocalText;
use jiff::civil::Date;
use landscape::{Address, Contact, Notation, Organisation, Origin, Place, matching::fold};
use url::form_urlencoded;

use crate::{
    address::{self, with_query},
    frame::{Frame, Reader, Section},
    offers::address_line,
    pager::{PageLink, pages},
    problem::Problem,
    register::Register,
    said::{Said, easy},
    state::App,
    words::{counted, dates, text},
};

/// Something that stands in a directory.
pub(crate) trait Listed {
    /// Where the directory lies, and the part of the site that it is.
    const PATH: &'static str;
    const SECTION: Section;
    /// Keys of the texts above it.
    const TITLE: &'static str;
    const LEAD: &'static str;
    /// The vocabulary of its kinds.
    const SCHEME: &'static str;

    /// The path of its page.
    fn path(&self) -> String;
    fn name(&self) -> &LocalText;
    fn kinds(&self) -> &BTreeSet<Notation>;
    fn description(&self) -> &LocalText;
    fn address(&self) -> &Address;
    fn contact(&self) -> &Contact;
    fn hours(&self) -> Option<&str>;
    fn accessibility(&self) -> &BTreeSet<Notation>;
    fn assured(&self) -> Option<Date>;
    fn origin(&self) -> &Origin;
}

/// The accessors of two records that call their fields the same.
macro_rules! fields {
    () => {
        fn name(&self) -> &LocalText {
            &self.name
        }
        fn kinds(&self) -> &BTreeSet<Notation> {
            &self.kinds
        }
        fn description(&self) -> &LocalText {
            &self.description
        }
        fn address(&self) -> &Address {
            &self.address
        }
        fn contact(&self) -> &Contact {
            &self.contact
        }
        fn hours(&self) -> Option<&str> {
            self.opening_hours.as_deref()
        }
        fn accessibility(&self) -> &BTreeSet<Notation> {
            &self.accessibility
        }
        fn assured(&self) -> Option<Date> {
            self.assured_at
        }
        fn origin(&self) -> &Origin {
            &self.origin
        }
    };
}

impl Listed for Organisation {
    const PATH: &'static str = "/einrichtungen";
    const SECTION: Section = Section::Organisations;
    const TITLE: &'static str = "nav-organisations";
    const LEAD: &'static str = "organisations-lead";
    const SCHEME: &'static str = "organisation-types";

    fn path(&self) -> String {
        address::organisation(self.id)
    }
    fields!();
}

impl Listed for Place {
    const PATH: &'static str = "/orte";
    const SECTION: Section = Section::Places;
    const TITLE: &'static str = "nav-places";
    const LEAD: &'static str = "places-lead";
    const SCHEME: &'static str = "place-types";

    fn path(&self) -> String {
        address::place(self.id)
    }
    fields!();
}

/// Parameters of the list of a directory.
pub(crate) const QUERY: &[&str] = &["name", "kind", "page"];

/// Entries on one page of a list.
const PAGE_SIZE: usize = 200;

#[derive(Template)]
#[template(path = "directory/list.html")]
struct DirectoryPage {
    frame: Frame,
    lead: String,
    path: &'static str,
    name: String,
    kinds: Vec<KindLine>,
    found: String,
    groups: Vec<(String, Vec<Entry>)>,
    pages: Vec<PageLink>,
}

struct KindLine {
    value: String,
    word: String,
    chosen: bool,
}

/// A line of a directory.
pub(crate) struct Entry {
    pub(crate) url: String,
    pub(crate) name: Said,
    pub(crate) kinds: String,
    pub(crate) town: String,
}

/// What is said of an organisation or a place on its own page.
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
    /// The same for machines.
    pub(crate) json_ld: String,
}

impl About {
    pub(crate) fn of<T: Listed>(
        app: &App,
        reader: &Reader,
        register: &Register,
        it: &T,
        json_ld: String,
    ) -> About {
        let lang = reader.lang;
        let contact = it.contact();
        let source = register.source(&it.origin().source);
        About {
            name: Said::of(it.name(), lang),
            kinds: concepts(app, reader, T::SCHEME, it.kinds()),
            description: Said::of(it.description(), lang),
            easy: easy(it.description()),
            address: address_line(it.address()),
            municipality: municipality(app, reader, it.address()),
            hours: it.hours().map(str::to_owned),
            website: contact.url.clone().filter(|url| url.starts_with("http")),
            phone: contact.phone.clone(),
            phone_link: dialled(contact.phone.as_deref()),
            email: contact.email.clone(),
            accessibility: concepts(app, reader, "accessibility", it.accessibility()),
            facts: Vec::new(),
            assured: it.assured().map(|date| dates::full(lang, date)),
            source: source.map(|source| source.name.clone()).unwrap_or_default(),
            example: source.is_some_and(|source| source.example),
            json_ld,
        }
    }
}

impl Entry {
    /// The line of a record; `detail` says where it is.
    pub(crate) fn of<T: Listed>(app: &App, reader: &Reader, it: &T, detail: String) -> Entry {
        Entry {
            url: reader.links.to(&it.path()),
            name: Said::of(it.name(), reader.lang),
            kinds: concepts(app, reader, T::SCHEME, it.kinds()).join(", "),
            town: detail,
        }
    }
}

/// What is asked of a directory: part of a name, a kind, a page.
#[derive(Debug)]
struct Narrowed {
    name: String,
    kind: String,
    page: usize,
}

impl Narrowed {
    fn read(query: &str) -> Narrowed {
        let mut narrowed = Narrowed { name: String::new(), kind: String::new(), page: 1 };
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*key {
                "name" => narrowed.name = value.trim().chars().take(100).collect(),
                "kind" => narrowed.kind = value.trim().chars().take(80).collect(),
                "page" => narrowed.page = value.parse().unwrap_or(1).max(1),
                _ => {}
            }
        }
        narrowed
    }

    fn at(&self, path: &str, page: usize) -> String {
        let number = page.to_string();
        let all = [("name", &*self.name), ("kind", &*self.kind), ("page", &*number)];
        let pairs = all.into_iter().filter(|(key, value)| match *key {
            "page" => page > 1,
            _ => !value.is_empty(),
        });
        with_query(path, &pairs.collect::<Vec<_>>())
    }
}

/// The list of a directory.
pub(crate) fn list<T: Listed>(
    app: &App,
    reader: &Reader,
    all: &[T],
) -> Result<Html<String>, Problem> {
    let lang = reader.lang;
    let narrowed = Narrowed::read(&reader.query);
    let part = fold(&narrowed.name);
    let means = |it: &&T| {
        (part.is_empty() || fold(it.name().de()).contains(&part))
            && (narrowed.kind.is_empty()
                || it.kinds().iter().any(|kind| kind.as_str() == narrowed.kind))
    };
    let found: Vec<&T> = all.iter().filter(means).collect();
    let last = found.len().div_ceil(PAGE_SIZE).max(1);
    let current = narrowed.page.min(last);
    let entries = found
        .iter()
        .skip((current - 1) * PAGE_SIZE)
        .take(PAGE_SIZE)
        .map(|it| Entry::of(app, reader, *it, it.address().city.clone().unwrap_or_default()));
    let title = text(lang, T::TITLE);
    let mut frame = Frame::new(app.settings(), reader, T::SECTION, &title).under(&[]);
    frame.indexed = reader.query.is_empty();
    let n = u64::try_from(found.len()).unwrap_or_default();
    let page = DirectoryPage {
        lead: frame.ta(T::LEAD, "region", &app.settings().region),
        path: T::PATH,
        kinds: kinds_to_choose(app, reader, all, &narrowed.kind),
        found: counted(lang, "entries-found", n),
        groups: by_letter(entries),
        pages: pages(lang, current, last, |n| reader.links.to(&narrowed.at(T::PATH, n))),
        name: narrowed.name,
        frame,
    };
    Ok(Html(page.render()?))
}

/// Kinds that occur, to choose from, by their words.
fn kinds_to_choose<T: Listed>(
    app: &App,
    reader: &Reader,
    all: &[T],
    chosen: &str,
) -> Vec<KindLine> {
    let used: BTreeSet<&Notation> = all.iter().flat_map(Listed::kinds).collect();
    let tag = reader.lang.tag();
    let mut lines: Vec<KindLine> = used
        .into_iter()
        .map(|kind| KindLine {
            value: kind.as_str().to_owned(),
            word: app.vocabularies().label(T::SCHEME, kind, &tag).to_owned(),
            chosen: kind.as_str() == chosen,
        })
        .collect();
    lines.sort_by_cached_key(|line| fold(&line.word));
    lines
}

/// Entries under the first letters of their names.
fn by_letter(entries: impl Iterator<Item = Entry>) -> Vec<(String, Vec<Entry>)> {
    let mut groups: Vec<(String, Vec<Entry>)> = Vec::new();
    for entry in entries {
        let letter = match fold(&entry.name.text).chars().next() {
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

/// Words for concepts.
fn concepts(
    app: &App,
    reader: &Reader,
    scheme: &str,
    notations: &BTreeSet<Notation>,
) -> Vec<String> {
    let tag = reader.lang.tag();
    notations.iter().map(|n| app.vocabularies().label(scheme, n, &tag).to_owned()).collect()
}

/// The digits of a telephone number.
pub(crate) fn dialled(phone: Option<&str>) -> String {
    phone.unwrap_or_default().chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

/// The municipality of an address, with its page where it has one here.
fn municipality(app: &App, reader: &Reader, address: &Address) -> Option<(String, String)> {
    let area = address.area.as_ref()?;
    let ours = app.state.district.contains(area) && area.as_str().len() == 8;
    let name = app.area_name(area)?;
    ours.then(|| (reader.links.municipality(area.as_str()), name))
}
