//! What a site is made of.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use base::Ags;
use identity::Passkeys;
use jiff::{Timestamp, civil::Date};
use landscape::{AreaLevel, Gazetteer, Vocabularies, Wordbook};

use crate::{
    Clock, Settings, articles, clock::german_day, figures, guard::Buckets, missed::Counter,
    offers::Outlines, register, seen::Waiting, start::Kept,
};

/// Everything that a site needs, given by whoever runs it.
#[derive(Clone)]
pub struct State {
    pub db: store::Db,
    pub index: search::SearchIndex,
    /// Pictures, and the raw files of imports.
    pub files: store::files::Files,
    /// The district that is served.
    pub district: Ags,
    /// The vocabularies, as the files and the office say them.
    pub words: Wordbook,
    pub gazetteer: Arc<Gazetteer>,
    /// The register of processing activities.
    pub register: Arc<store::protection::Register>,
    /// How indicators are computed.
    pub indicators: Arc<monitoring::indicator::Catalogue>,
    pub settings: Arc<Settings>,
    pub clock: Arc<dyn Clock>,
}

/// The state with what the site itself keeps while it runs.
#[derive(Clone)]
pub(crate) struct App(Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) state: State,
    pub(crate) buckets: Option<Buckets>,
    pub(crate) start: Mutex<Kept>,
    pub(crate) outlines: Mutex<Arc<Outlines>>,
    pub(crate) register: register::Kept,
    pub(crate) figures: figures::book::Kept,
    pub(crate) shelf: articles::Kept,
    pub(crate) missed: Counter,
    /// Where browsers know passkeys for the address of this site.
    pub(crate) passkeys: Option<Passkeys>,
    pub(crate) seen: Waiting,
    /// Names of municipalities and larger areas by key.
    areas: BTreeMap<Ags, String>,
}

impl App {
    pub(crate) fn new(state: State) -> App {
        let buckets = state.settings.search_rate.map(Buckets::new);
        let mut areas = BTreeMap::new();
        for (_, entry) in state.gazetteer.names() {
            if entry.level != AreaLevel::Part && entry.level != AreaLevel::Association {
                areas.entry(entry.ags.clone()).or_insert_with(|| entry.name.clone());
            }
        }
        let passkeys = Passkeys::of(state.settings.origin(), &state.settings.site_name);
        App(Arc::new(Inner {
            state,
            passkeys,
            buckets,
            start: Mutex::default(),
            outlines: Mutex::default(),
            register: register::Kept::default(),
            figures: figures::book::Kept::default(),
            shelf: articles::Kept::default(),
            missed: Counter::default(),
            seen: Waiting::default(),
            areas,
        }))
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.state.clock.now()
    }

    pub(crate) fn today(&self) -> Date {
        german_day(self.now())
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.state.settings
    }

    /// The name of the area with this key.
    pub(crate) fn area_name(&self, ags: &Ags) -> Option<String> {
        self.areas.get(ags).cloned()
    }

    /// The vocabularies that count now.
    pub(crate) fn vocabularies(&self) -> Arc<Vocabularies> {
        self.state.words.now()
    }
}

impl std::ops::Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
