//! Words for the values of filters: "Sprachen", "im Umkreis von 10 km um Winsen", "ab 1. September".

use base::{Ags, Money};
use jiff::civil::Date;
use landscape::Notation;
use search::filters::scheme;

use crate::{
    Lang,
    card::language_name,
    register::Register,
    said::Said,
    state::App,
    words::{self, dates, prices, text},
};

/// Words for filters, for one reader.
#[derive(Clone, Copy)]
pub(crate) struct Labels<'a> {
    pub(crate) app: &'a App,
    pub(crate) register: &'a Register,
    pub(crate) lang: Lang,
    pub(crate) today: Date,
}

impl Labels<'_> {
    /// The word for a value alone, as beside a box to tick.
    pub(crate) fn value(&self, key: &str, value: &str) -> String {
        if let Some(scheme) = scheme(key) {
            return self.concept(scheme, value);
        }
        let said = |key: &str| text(self.lang, key).into_owned();
        match key {
            "kind" | "format" | "phase" | "weekday" | "daytime" => said(&format!("{key}-{value}")),
            "entry" => said(&format!("filter-entry-{value}")),
            "free" | "childcare" | "certificate" | "group" | "places" => {
                said(&format!("filter-{key}-yes"))
            }
            "level" => value.to_uppercase(),
            "language" => language_name(value, self.lang),
            "area" => self.area(value),
            "grade" => words::with(self.lang, "chip-grade", &[("value", value)]),
            "provider" => self.provider(value),
            "from" | "until" => self.date(value),
            "max-price" => Money::read(value)
                .map_or_else(|| value.to_owned(), |amount| prices::money(self.lang, amount)),
            _ => value.to_owned(),
        }
    }

    /// The word for a filter standing alone, as on a chip.
    pub(crate) fn chip(&self, key: &str, value: &str, radius: &str) -> String {
        let word = self.value(key, value);
        let sentence = |key: &str| words::with(self.lang, key, &[("value", &word)]);
        match key {
            "near" if radius.is_empty() => sentence("chip-near"),
            "near" => {
                words::with(self.lang, "chip-radius", &[("value", &word), ("radius", radius)])
            }
            "from" => sentence("chip-from"),
            "until" => sentence("chip-until"),
            "max-price" => sentence("chip-max-price"),
            "age" => sentence("chip-age"),
            "level" => sentence("chip-level"),
            "language" => sentence("chip-language"),
            "source" => sentence("chip-source"),
            _ => word,
        }
    }

    fn concept(&self, scheme: &str, value: &str) -> String {
        match value.parse::<Notation>() {
            Ok(notation) => {
                let tag = self.lang.tag();
                self.app.vocabularies().label(scheme, &notation, &tag).to_owned()
            }
            Err(_) => value.to_owned(),
        }
    }

    fn provider(&self, value: &str) -> String {
        let provider = value.parse().ok().and_then(|id| self.register.organisation(id));
        match provider {
            Some(provider) => Said::of(&provider.name, self.lang).text,
            None => text(self.lang, "chip-provider").into_owned(),
        }
    }

    fn area(&self, value: &str) -> String {
        let found = value.parse::<Ags>().ok().and_then(|ags| self.app.area_name(&ags));
        found.unwrap_or_else(|| value.to_owned())
    }

    fn date(&self, value: &str) -> String {
        value
            .parse::<Date>()
            .map_or_else(|_| value.to_owned(), |date| dates::day(self.lang, date, self.today))
    }
}
