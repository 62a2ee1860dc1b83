//! A search as it stands in an address: read, changed by one step, written again, and asked of the index.
//!
//! Reading never fails: what cannot be understood is kept aside, so that a page can say so and the API can
//! refuse it.

use jiff::civil::Date;
use search::{Answer, Filters, Request, Sort};
use url::form_urlencoded;

use crate::{Lang, address::with_query, problem::Problem, state::App};

/// How the results are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Show {
    #[default]
    List,
    Map,
    Calendar,
}

impl Show {
    pub(crate) const ALL: [Show; 3] = [Show::List, Show::Map, Show::Calendar];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Show::List => "list",
            Show::Map => "map",
            Show::Calendar => "calendar",
        }
    }
}

/// The orders in which results can stand, with their code words.
pub(crate) const SORTS: [(&str, Sort); 3] =
    [("relevance", Sort::Relevance), ("date", Sort::Date), ("distance", Sort::Distance)];

/// The most results that can be paged through, and that a file or map holds.
pub(crate) const DEEPEST: usize = 10_000;

/// A search as asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) text: String,
    /// Filters by key and value in one fixed order.
    pub(crate) filters: Vec<(String, String)>,
    /// Code word of the order, where one was chosen.
    pub(crate) sort: Option<&'static str>,
    pub(crate) show: Show,
    /// From 1.
    pub(crate) page: usize,
    /// The month of the calendar, its first day.
    pub(crate) month: Option<Date>,
    /// Words are taken as they are: none is understood as a filter.
    pub(crate) literal: bool,
    /// What was understood and taken away again: those words are words.
    pub(crate) leave: Vec<(String, String)>,
    pub(crate) limit: Option<usize>,
    pub(crate) offset: Option<usize>,
    /// Pairs that nothing understands.
    pub(crate) strange: Vec<(String, String)>,
}

/// A request can hold no more than this many filters; more are strange.
const MOST_FILTERS: usize = 40;

impl Asked {
    /// Reads the query of an address.
    pub(crate) fn read(query: &str) -> Asked {
        let mut asked = Asked { page: 1, ..Asked::default() };
        let mut filters = Filters::default();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            let many = filters.pairs().len() >= MOST_FILTERS;
            if many || !asked.take(&key, value, &mut filters) {
                let short = |text: &str| text.chars().take(80).collect::<String>();
                asked.strange.push((short(&key), short(value)));
            }
        }
        // A radius without a place says nothing.
        let pairs = filters.pairs().into_iter().map(|(key, value)| (key.to_owned(), value));
        asked.filters = pairs.filter(|(key, _)| key != "radius" || filters.has("near")).collect();
        asked
    }

    /// Takes one pair in; false where it is not understood.
    fn take(&mut self, key: &str, value: &str, filters: &mut Filters) -> bool {
        match key {
            "q" => self.text = value.chars().filter(|c| !c.is_control()).take(200).collect(),
            "sort" => match SORTS.iter().find(|(code, _)| *code == value) {
                Some((code, _)) => self.sort = Some(code),
                None => return false,
            },
            "view" => match Show::ALL.iter().find(|show| show.code() == value) {
                Some(show) => self.show = *show,
                None => return false,
            },
            "page" => match value.parse() {
                Ok(page) if (1..=DEEPEST).contains(&page) => self.page = page,
                _ => return false,
            },
            "month" => match format!("{value}-01").parse() {
                Ok(first) => self.month = Some(first),
                Err(_) => return false,
            },
            "literal" if value == "1" => self.literal = true,
            "limit" => match value.parse() {
                Ok(limit) if (0..=500).contains(&limit) => self.limit = Some(limit),
                _ => return false,
            },
            "offset" => match value.parse() {
                Ok(offset) if (0..=DEEPEST).contains(&offset) => self.offset = Some(offset),
                _ => return false,
            },
            "leave" => match value.split_once(':') {
                Some((key, value)) if self.leave.len() < MOST_FILTERS => {
                    self.leave.push((key.to_owned(), value.to_owned()));
                }
                _ => return false,
            },
            key => return filters.set(key, value).is_ok(),
        }
        true
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.filters.iter().any(|(k, _)| k == key)
    }

    pub(crate) fn holds(&self, key: &str, value: &str) -> bool {
        self.filters.iter().any(|(k, v)| k == key && v == value)
    }

    /// The value of a filter that is set once.
    pub(crate) fn value(&self, key: &str) -> &str {
        self.filters.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str()).unwrap_or_default()
    }

    /// Whether anything narrows the search.
    pub(crate) fn is_everything(&self) -> bool {
        self.text.is_empty() && self.filters.is_empty()
    }

    /// The pairs of the address, in one fixed order; what is usual is left out.
    pub(crate) fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        let mut add = |key: &str, value: String| pairs.push((key.to_owned(), value));
        if !self.text.is_empty() {
            add("q", self.text.clone());
        }
        for (key, value) in &self.filters {
            add(key, value.clone());
        }
        for (key, value) in &self.leave {
            add("leave", format!("{key}:{value}"));
        }
        if self.literal {
            add("literal", "1".to_owned());
        }
        if let Some(sort) = self.sort {
            add("sort", sort.to_owned());
        }
        if self.show != Show::List {
            add("view", self.show.code().to_owned());
        }
        if let Some(month) = self.month {
            add("month", month.strftime("%Y-%m").to_string());
        }
        if self.page > 1 {
            add("page", self.page.to_string());
        }
        pairs
    }

    /// Path and query of `path` with this search.
    pub(crate) fn at(&self, path: &str) -> String {
        with_query(path, &self.pairs())
    }

    /// The same search from its first page, changed.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Asked)) -> Asked {
        let mut other = Asked { page: 1, ..self.clone() };
        change(&mut other);
        other
    }

    pub(crate) fn without(&self, key: &str, value: &str) -> Asked {
        self.changed(|asked| {
            asked.filters.retain(|(k, v)| !(k == key && v == value));
            if key == "near" {
                asked.filters.retain(|(k, _)| k != "radius");
            }
        })
    }

    /// The search for a file or the map: what is found, not how it was shown.
    pub(crate) fn whole(&self) -> Asked {
        self.changed(|asked| {
            asked.show = Show::List;
            asked.month = None;
            asked.strange.clear();
        })
    }

    /// What the index is asked.
    pub(crate) fn request(&self, today: Date, page_size: usize) -> Request {
        let mut filters = Filters::default();
        for (key, value) in &self.filters {
            // All were set once already when they were read; a date put in by the calendar fits too.
            if filters.set(key, value).is_err() {
                tracing::warn!(filter = key, "a filter was dropped");
            }
        }
        let chosen = self.sort.and_then(|code| SORTS.iter().find(|(c, _)| *c == code));
        let sort = match chosen {
            Some((_, sort)) => *sort,
            None if self.text.is_empty() => Sort::Date,
            None => Sort::Relevance,
        };
        let limit = self.limit.unwrap_or(page_size);
        Request {
            text: self.text.clone(),
            filters,
            near: None,
            sort,
            offset: self.offset.unwrap_or((self.page - 1) * page_size).min(DEEPEST),
            limit,
            today,
            facets: true,
            understand: !self.literal,
            leave: self.leave.clone(),
        }
    }
}

/// Asks the index, away from the threads that serve connections.
pub(crate) async fn ask(app: &App, request: Request) -> Result<Answer, Problem> {
    let index = app.state.index.clone();
    Ok(tokio::task::spawn_blocking(move || index.search(&request)).await??)
}

/// The word for an order.
pub(crate) fn sort_word(lang: Lang, code: &str) -> String {
    crate::words::text(lang, &format!("sort-{code}")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_the_same() {
        let query =
            "q=T%C3%B6pfern&topic=kunst&topic=sprachen&leave=free%3A1&sort=date&view=map&page=3";
        assert_eq!(Asked::read(query).at("/angebote"), format!("/angebote?{query}"));
    }

    #[test]
    fn what_is_strange_is_kept_aside_and_not_passed_on() {
        let asked = Asked::read("q=x&weekday=noday&sort=odd&page=0&colour=red&limit=-1");
        let keys: Vec<&str> = asked.strange.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["weekday", "sort", "page", "colour", "limit"]);
        assert_eq!(asked.at("/angebote"), "/angebote?q=x");
    }

    #[test]
    fn empty_fields_of_a_form_say_nothing() {
        let asked = Asked::read("q=&near=&radius=10&from=");
        assert!(asked.is_everything());
        assert!(asked.strange.is_empty());
    }

    #[test]
    fn a_changed_search_begins_at_its_first_page() {
        let asked = Asked::read("q=x&near=Winsen&radius=10&page=4");
        assert_eq!(asked.without("near", "Winsen").at("/a"), "/a?q=x");
    }
}
