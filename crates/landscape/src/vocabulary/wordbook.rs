//! The vocabularies that count now, shared by everybody who works with them in one process.

use std::sync::{Arc, PoisonError, RwLock};

use super::{Amendment, Concept, Notation, Vocabularies};

/// The files' vocabularies under what the office says of them. Cheap to clone: all clones change together.
#[derive(Debug, Clone)]
pub struct Wordbook {
    house: Arc<Vocabularies>,
    now: Arc<RwLock<Now>>,
}

#[derive(Debug)]
struct Now {
    version: i64,
    vocabularies: Arc<Vocabularies>,
}

impl Wordbook {
    /// What the files say, amended by nobody: version 0.
    pub fn new(house: Vocabularies) -> Wordbook {
        let house = Arc::new(house);
        let now = Now { version: 0, vocabularies: Arc::clone(&house) };
        Wordbook { house, now: Arc::new(RwLock::new(now)) }
    }

    /// What counts now. Who works with it for a while goes on with what it was when he asked.
    pub fn now(&self) -> Arc<Vocabularies> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner).vocabularies)
    }

    /// What the files say.
    pub fn house(&self) -> &Vocabularies {
        &self.house
    }

    /// The concept as the files say it; nothing where the office added it.
    pub fn of_the_house(&self, scheme: &str, notation: &Notation) -> Option<&Concept> {
        self.house.get(scheme)?.concepts.get(notation)
    }

    /// The version of the amendments that count now.
    pub fn version(&self) -> i64 {
        self.now.read().unwrap_or_else(PoisonError::into_inner).version
    }

    /// Takes over these amendments in place of those before. An older version never takes the place of a newer one.
    pub fn amend<'a>(&self, version: i64, amendments: impl IntoIterator<Item = &'a Amendment>) {
        let vocabularies = Arc::new(self.house.amended(amendments));
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        if version > now.version {
            *now = Now { version, vocabularies };
        }
    }
}
