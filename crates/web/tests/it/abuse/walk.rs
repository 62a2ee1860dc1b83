//! All addresses of the site that can be opened, with things that there are, and who may open them.

use std::collections::{BTreeMap, BTreeSet};

use access::Role;
use scraper::{ElementRef, Html, Selector};
use url::form_urlencoded;
use web::Route;

use crate::{
    articles, editing, figures, organising,
    person::{Person, invited},
    stock::{offer_id, organisation_id, place_id},
    visitor::{Answer, Visitor},
};

/// Somebody of each of these roles, and before them a stranger.
const ROLES: [Role; 3] = [Role::EducationManager, Role::Administrator, Role::Editor];

/// All that there is to open.
pub(super) struct Walk<'v> {
    people: Vec<Person<'v>>,
    pub(super) pages: Vec<Page>,
    /// Words that stand in addresses: ids, keys, numbers.
    things: Vec<String>,
    /// Names of parameters, by the path under which they were seen.
    keys: BTreeMap<String, BTreeSet<String>>,
    pub(super) forms: Vec<Form>,
}

/// A page, file or document as it is opened.
#[derive(Clone)]
pub(super) struct Page {
    pub(super) route: &'static Route,
    pub(super) address: String,
    /// Which of the people may open it.
    pub(super) who: usize,
    /// Its media type; empty where it could not be opened.
    pub(super) kind: String,
}

/// A form of a page: where it leads, and what it holds.
#[derive(Clone)]
pub(super) struct Form {
    pub(super) action: String,
    pub(super) fields: Vec<(String, String)>,
    pub(super) who: usize,
}

impl<'v> Walk<'v> {
    /// Looks for something to open under every route.
    pub(super) async fn over(visitor: &'v Visitor) -> Walk<'v> {
        let (own, other) = (organisation_id("musikschule"), organisation_id("archiv"));
        let (_, drafts) = editing::foreign_offer_and_drafts(visitor, other).await;
        organising::foreign_place(visitor, other).await;
        articles::written(visitor, "ferienpass").await;
        figures::read(visitor, &figures::leavers("genesis")).await;
        let (account, link) = invited(visitor, "neu@beispiel.example", own, Role::Reader).await;
        let mut people = vec![Person::stranger(visitor)];
        for role in ROLES {
            people.push(Person::with_role(visitor, own, role).await);
        }
        let secret = link.rsplit('/').next().unwrap().to_owned();
        let things = vec![
            "seiten".to_owned(),
            "ferienpass".to_owned(),
            offer_id("gitarre").to_string(),
            own.to_string(),
            other.to_string(),
            place_id("haus").to_string(),
            drafts.first().unwrap().uuid().to_string(),
            "03353040".to_owned(),
            "03353".to_owned(),
            "D8".to_owned(),
            "21111-02-06-4".to_owned(),
            "musik".to_owned(),
            "topics".to_owned(),
            "kurse".to_owned(),
            secret,
        ];
        let mut walk =
            Walk { people, pages: Vec::new(), things, keys: BTreeMap::new(), forms: Vec::new() };
        let queries = [String::new(), format!("?einrichtung={own}"), format!("?konto={account}")];
        for route in web::routes().filter(|route| route.method == "GET") {
            walk.keys
                .entry(route.path.to_owned())
                .or_default()
                .extend(route.query.iter().map(|key| (*key).to_owned()));
            let page = walk.opened(route, &queries).await;
            walk.pages.push(page);
        }
        let shown = walk.pages.len();
        assert!(walk.forms.len() > 10 && shown > 40, "{} forms, {shown} pages", walk.forms.len());
        walk
    }

    /// The route with the first things and by the first person that it answers with 200; else as it is.
    async fn opened(&mut self, route: &'static Route, queries: &[String]) -> Page {
        for path in self.filled(route.path) {
            for query in queries {
                let address = format!("{path}{query}");
                for who in 0..self.people.len() {
                    let answer = self.person(who).opens(&address).await;
                    if answer.status == 200 {
                        self.note(&answer, &path, who);
                        let kind = answer.header("content-type").to_owned();
                        return Page { route, address, who, kind };
                    }
                }
            }
        }
        let (address, kind) = (self.filled(route.path).remove(0), String::new());
        Page { route, address, who: 1, kind }
    }

    /// A path with each of the things in its place.
    fn filled(&self, path: &str) -> Vec<String> {
        let mut paths = vec![path.to_owned()];
        while paths.first().is_some_and(|path| path.contains('{')) {
            let fill = |path: &String| {
                let (before, rest) = path.split_once('{').unwrap();
                let (_, after) = rest.split_once('}').unwrap();
                self.things.iter().map(|it| format!("{before}{it}{after}")).collect::<Vec<_>>()
            };
            paths = paths.iter().flat_map(fill).collect();
        }
        paths
    }

    /// Remembers the forms of a page, and the names that its links carry.
    fn note(&mut self, answer: &Answer, path: &str, who: usize) {
        if !answer.header("content-type").starts_with("text/html") {
            return;
        }
        for href in answer.attributes("a", "href") {
            let Some((path, query)) = href.split_once('?') else { continue };
            let names = form_urlencoded::parse(query.as_bytes()).map(|(name, _)| name.into_owned());
            self.keys.entry(path.to_owned()).or_default().extend(names);
        }
        let page = Html::parse_document(&answer.body);
        let fields = Selector::parse("[name]").unwrap();
        let text = |field: ElementRef<'_>| field.text().collect::<String>();
        for form in page.select(&Selector::parse("form").unwrap()) {
            let action =
                form.attr("action").filter(|action| !action.is_empty()).unwrap_or(path).to_owned();
            // Of buttons, and of what is chosen from, the first.
            let mut held: Vec<(String, String)> = Vec::new();
            for field in form.select(&fields) {
                let name = field.attr("name").unwrap_or_default().to_owned();
                let value = field.attr("value").map_or_else(|| text(field), str::to_owned);
                if held.iter().all(|(known, _)| *known != name) {
                    held.push((name, value));
                }
            }
            if form.attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post")) {
                let known = self.forms.iter().any(|known| known.action == action);
                if !known {
                    self.forms.push(Form { action, fields: held, who });
                }
            } else {
                let names = held.into_iter().map(|(name, _)| name);
                self.keys.entry(action).or_default().extend(names);
            }
        }
    }

    /// The parameters that a page is known to take.
    pub(super) fn keys_of(&self, page: &Page) -> BTreeSet<String> {
        let path = page.address.split('?').next().unwrap_or_default();
        let seen = [path, page.route.path].into_iter().filter_map(|path| self.keys.get(path));
        seen.flatten().cloned().collect()
    }

    /// All parameters that any page takes.
    pub(super) fn all_keys(&self) -> BTreeSet<String> {
        self.keys.values().flatten().cloned().collect()
    }

    pub(super) fn person(&mut self, who: usize) -> &mut Person<'v> {
        self.people.get_mut(who).unwrap()
    }

    pub(super) async fn opens(&mut self, who: usize, address: &str) -> Answer {
        self.person(who).opens(address).await
    }

    pub(super) async fn sends(&mut self, form: &Form, fields: &[(&str, &str)]) -> Answer {
        self.person(form.who).twin().sends(&form.action, fields).await
    }
}

/// An address with parameters, beside those that it has.
pub(super) fn asked<'a>(
    address: &str,
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut written = form_urlencoded::Serializer::new(query.to_owned());
    format!("{path}?{}", written.extend_pairs(pairs).finish())
}

#[tokio::test]
async fn the_walk_opens_nearly_every_page_that_there_is() {
    let visitor = Visitor::new().await;
    let mut walk = Walk::over(&visitor).await;
    let mut shut = Vec::new();
    for page in walk.pages.clone() {
        let answer = walk.opens(page.who, &page.address).await;
        if answer.status != 200 {
            shut.push((page.route.path, answer.status));
        }
    }
    // Pictures, what follows a step of signing in, and a link that some mail has.
    assert!(shut.len() * 8 < walk.pages.len(), "{shut:?}");
}
