//! What all pages share: language, addresses, title, the frame of header and footer.

use std::{borrow::Cow, convert::Infallible, sync::Arc};

use axum::{extract::FromRequestParts, http::request::Parts};
use landscape::ArticleKind;

use crate::{
    Lang, Settings,
    address::Links,
    articles::{Fixed, Shelf, Titled, Told},
    assets,
    state::App,
    words,
};

/// Who reads: the language from the address, and the address itself.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    pub(crate) lang: Lang,
    pub(crate) links: Links,
    /// Path without base path and language.
    pub(crate) path: String,
    pub(crate) query: String,
    /// What the office wrote.
    pub(crate) shelf: Arc<Shelf>,
}

impl Reader {
    pub(crate) fn new(
        settings: &Settings,
        lang: Lang,
        path: &str,
        query: &str,
        shelf: Arc<Shelf>,
    ) -> Reader {
        Reader {
            shelf,
            lang,
            links: Links::new(settings.path(), lang),
            path: of_this_site(path),
            query: query.to_owned(),
        }
    }
}

/// A path that begins with one slash: with two, a link to it would lead to another site.
fn of_this_site(path: &str) -> String {
    format!("/{}", path.trim_start_matches(['/', '\\']))
}

impl FromRequestParts<App> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Reader, Infallible> {
        let lang = parts.extensions.get::<Lang>().copied().unwrap_or_default();
        let query = parts.uri.query().unwrap_or_default();
        // Without it a page is still worth more than a message that the database is gone.
        let shelf = Shelf::of(app).await.unwrap_or_else(|_| app.shelf.last());
        Ok(Reader::new(app.settings(), lang, parts.uri.path(), query, shelf))
    }
}

/// The parts of the site that the navigation names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Start,
    Offers,
    Topics,
    Municipalities,
    Organisations,
    Places,
    Figures,
    Other,
}

/// A place in the path of navigation above a page.
#[derive(Debug, Clone)]
pub(crate) struct Crumb {
    pub(crate) url: String,
    pub(crate) word: String,
}

/// The frame of one page.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) lang: Lang,
    pub(crate) links: Links,
    pub(crate) site_name: String,
    pub(crate) region: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) section: Section,
    /// Path and query without base path and language.
    pub(crate) path: String,
    origin: String,
    shelf: Arc<Shelf>,
    /// Whether search engines may list the page.
    pub(crate) indexed: bool,
    /// Machine-readable twins: media type, address, title.
    pub(crate) twins: Vec<(&'static str, String, String)>,
    pub(crate) crumbs: Vec<Crumb>,
    /// Whether the page shows the map.
    pub(crate) map: bool,
}

impl Frame {
    /// Keeps the page out of search engines, and its machine-readable twins unnamed: it is not public.
    pub(crate) fn hide(&mut self) {
        self.indexed = false;
        self.twins.clear();
    }

    pub(crate) fn new(
        settings: &Settings,
        reader: &Reader,
        section: Section,
        title: &str,
    ) -> Frame {
        let path = if reader.query.is_empty() {
            reader.path.clone()
        } else {
            format!("{}?{}", reader.path, reader.query)
        };
        Frame {
            lang: reader.lang,
            links: reader.links.clone(),
            site_name: settings.site_name.clone(),
            region: settings.region.clone(),
            title: title.to_owned(),
            description: String::new(),
            section,
            path,
            origin: settings.origin().to_owned(),
            shelf: Arc::clone(&reader.shelf),
            indexed: true,
            twins: Vec::new(),
            crumbs: Vec::new(),
            map: false,
        }
    }

    /// A page of no section that search engines do not list; with the key of its title.
    pub(crate) fn unlisted(settings: &Settings, reader: &Reader, title: &str) -> Frame {
        let title = words::text(reader.lang, title);
        let mut frame = Frame::new(settings, reader, Section::Other, &title).under(&[]);
        frame.indexed = false;
        frame
    }

    /// The frame with this path of navigation: the start, then these.
    pub(crate) fn under(mut self, crumbs: &[(&str, &str)]) -> Frame {
        let mut all =
            vec![Crumb { url: self.links.to("/"), word: self.t("nav-start").into_owned() }];
        all.extend(
            crumbs
                .iter()
                .map(|(path, word)| Crumb { url: self.links.to(path), word: (*word).to_owned() }),
        );
        self.crumbs = all;
        self
    }

    /// The funding notice, where the office wrote one.
    pub(crate) fn funding(&self) -> Option<Told> {
        let article = self.shelf.fixed(Fixed::Funding)?;
        Some(Told::of(article, self.lang, &self.links))
    }

    /// Address and title of the pages that the office added.
    pub(crate) fn own_pages(&self) -> Vec<Titled> {
        self.shelf.own_pages(self.lang, &self.links)
    }

    /// Whether there is something of this kind to read.
    pub(crate) fn has_collections(&self) -> bool {
        self.shelf.all(ArticleKind::Collection).next().is_some()
    }

    pub(crate) fn has_news(&self) -> bool {
        self.shelf.all(ArticleKind::News).next().is_some()
    }

    pub(crate) fn t(&self, key: &str) -> Cow<'static, str> {
        words::text(self.lang, key)
    }

    pub(crate) fn tn(&self, key: &str, n: &u64) -> String {
        words::counted(self.lang, key, *n)
    }

    pub(crate) fn ta(&self, key: &str, name: &'static str, value: &str) -> String {
        words::with(self.lang, key, &[(name, value)])
    }

    pub(crate) fn number(&self, n: &u64) -> String {
        words::number(self.lang, *n)
    }

    /// `aria-current` of a link of the navigation.
    pub(crate) fn is(&self, section: &str) -> bool {
        let name = match self.section {
            Section::Start => "start",
            Section::Offers => "offers",
            Section::Topics => "topics",
            Section::Municipalities => "municipalities",
            Section::Organisations => "organisations",
            Section::Places => "places",
            Section::Figures => "figures",
            Section::Other => "other",
        };
        name == section
    }

    /// The whole title of the window.
    pub(crate) fn window_title(&self) -> String {
        if self.title.is_empty() || self.section == Section::Start {
            format!("{} – {}", self.site_name, self.ta("start-title", "region", &self.region))
        } else {
            format!("{} – {}", self.title, self.site_name)
        }
    }

    /// The absolute address of this page.
    pub(crate) fn canonical(&self) -> String {
        format!("{}{}", self.origin, self.links.to(&self.path))
    }

    /// The absolute address of this page in another language.
    pub(crate) fn alternate(&self, lang: &Lang) -> String {
        format!("{}{}", self.origin, self.links.in_lang(lang, &self.path))
    }

    pub(crate) fn languages(&self) -> [Lang; 3] {
        Lang::ALL
    }

    pub(crate) fn style(&self) -> String {
        self.links.asset(assets::SITE_CSS)
    }

    pub(crate) fn widget_style(&self) -> String {
        self.links.asset(assets::WIDGET_CSS)
    }

    pub(crate) fn script(&self) -> String {
        self.links.asset(assets::SITE_JS)
    }

    pub(crate) fn passkey_script(&self) -> String {
        self.links.asset(assets::PASSKEY_JS)
    }

    pub(crate) fn map_style(&self) -> String {
        self.links.asset(assets::MAP_CSS)
    }

    pub(crate) fn map_script(&self) -> String {
        self.links.asset(assets::MAP_JS)
    }

    pub(crate) fn map_worker(&self) -> String {
        self.links.asset(assets::MAP_WORKER_JS)
    }

    pub(crate) fn favicon(&self) -> String {
        self.links.asset(assets::FAVICON_SVG)
    }

    pub(crate) fn fonts(&self) -> [String; 2] {
        [assets::FIRA_SANS_REGULAR_WOFF2, assets::FIRA_SANS_SEMIBOLD_WOFF2]
            .map(|name| self.links.asset(name))
    }

    /// The address of an icon in the sprite.
    pub(crate) fn icon(&self, name: impl AsRef<str>) -> String {
        format!("{}#{}", self.links.asset(assets::ICONS_SVG), name.as_ref())
    }
}
