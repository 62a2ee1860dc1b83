//! What a command works with: configuration, database, index, vocabularies, names of places.

use std::{path::PathBuf, sync::Arc};

use anyhow::Context;
use base::Ags;
use landscape::{Area, Gazetteer, Wordbook};
use search::{Lexicon, SearchIndex, WordList};
use store::{Db, Target, files::Files, protection::Register};

use crate::{
    catalogue, clock,
    config::{Config, read_secret},
    erasing::Erasing,
    options::Stock,
    outcome::wrong_use,
};

/// The opened stock of one installation.
#[derive(Clone)]
pub(crate) struct House {
    pub(crate) data: PathBuf,
    pub(crate) config: Config,
    pub(crate) district: Ags,
    pub(crate) db: Db,
    /// The raw files of imports, and pictures.
    pub(crate) files: Files,
    pub(crate) words: Wordbook,
    pub(crate) gazetteer: Arc<Gazetteer>,
    /// The register of processing activities, with its periods.
    pub(crate) register: Arc<Register>,
}

impl House {
    /// Opens the stock, creates it where there is none, and brings its tables up to date.
    pub(crate) async fn open(stock: &Stock) -> anyhow::Result<House> {
        let config = Config::load(stock.config.as_deref(), &stock.data)?;
        let district = config.district()?;
        let target = target(stock)?;
        let db = Db::open(&target).await.context("cannot open the stock")?;
        let files = config.files.open(&stock.data)?;
        let words = Wordbook::new(catalogue::vocabularies(&stock.data)?);
        store::concepts::refresh(&mut db.read().await?, &district, &words).await?;
        let register = Arc::new(catalogue::register(&stock.data)?);
        let areas = store::areas::all(&mut db.read().await?, &district).await?;
        let gazetteer = Arc::new(gazetteer(&areas, &district)?);
        Ok(House {
            data: stock.data.clone(),
            config,
            district,
            db,
            files,
            words,
            gazetteer,
            register,
        })
    }

    /// Names of places anew, after areas came in.
    pub(crate) async fn reload_gazetteer(&mut self) -> anyhow::Result<()> {
        let areas = store::areas::all(&mut self.db.read().await?, &self.district).await?;
        self.gazetteer = Arc::new(gazetteer(&areas, &self.district)?);
        Ok(())
    }

    /// What files come into.
    pub(crate) fn stock(&self) -> intake::Stock<'_> {
        intake::Stock {
            db: &self.db,
            files: &self.files,
            district: &self.district,
            words: &self.words,
            gazetteer: &self.gazetteer,
            now: &clock::now,
        }
    }

    /// What deletes what is due, for a portal with these settings.
    pub(crate) fn erasing_for(&self, settings: Arc<web::Settings>) -> Erasing {
        Erasing {
            db: self.db.clone(),
            files: self.files.clone(),
            district: self.district.clone(),
            register: Arc::clone(&self.register),
            settings,
            data: self.data.clone(),
        }
    }

    /// The same for the portal as it is configured.
    pub(crate) fn erasing(&self) -> anyhow::Result<Erasing> {
        Ok(self.erasing_for(Arc::new(crate::commands::configured(&self.config)?)))
    }

    /// The search index of this installation.
    pub(crate) fn index(&self) -> anyhow::Result<SearchIndex> {
        SearchIndex::open(&self.data.join("index"), Arc::new(self.lexicon()?))
            .context("cannot open the search index")
    }

    /// What the search knows of words now.
    pub(crate) fn lexicon(&self) -> anyhow::Result<Lexicon> {
        Ok(Lexicon::new(&self.words.now(), &self.gazetteer, self.word_list()?))
    }

    /// German words for taking compounds apart: the operator's list, else Debian's where that is installed.
    fn word_list(&self) -> anyhow::Result<Option<WordList>> {
        let own = self.data.join("catalogue").join("words.txt");
        let path = if own.exists() { own } else { PathBuf::from("/usr/share/dict/ngerman") };
        if !path.exists() {
            return Ok(None);
        }
        let list =
            WordList::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(Some(list))
    }
}

/// Areas known here; for the example district, before its areas were imported, those of the demo.
fn gazetteer(areas: &[Area], district: &Ags) -> anyhow::Result<Gazetteer> {
    if !areas.is_empty() || district.as_str() != crate::config::EXAMPLE_DISTRICT {
        return Ok(Gazetteer::new(areas));
    }
    Ok(Gazetteer::new(&crate::demo_files::areas()?))
}

/// Which database the arguments and the environment name. A password in an argument is refused: others on
/// the machine could read it.
fn target(stock: &Stock) -> anyhow::Result<Target> {
    let Some(url) = &stock.database else {
        return match from_environment("DATABASE_URL") {
            Some(url) => parse(&url),
            None => Ok(Target::Folder(stock.data.clone())),
        };
    };
    let mut parsed = url::Url::parse(url).map_err(|e| wrong_use(format!("--database: {e}")))?;
    if parsed.password().is_some() {
        return Err(wrong_use(
            "--database holds a password; put the whole address into DATABASE_URL, or the password into a \
             file named by --database-password-file",
        ));
    }
    if let Some(file) = &stock.database_password_file {
        parsed
            .set_password(Some(&read_secret(file)?))
            .map_err(|()| wrong_use("--database: this address can carry no password"))?;
    }
    parse(parsed.as_str())
}

fn parse(url: &str) -> anyhow::Result<Target> {
    Target::parse_url(url).map_err(|error| wrong_use(error.to_string()))
}

#[expect(clippy::disallowed_methods, reason = "the one crate that reads the environment")]
pub(crate) fn from_environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
