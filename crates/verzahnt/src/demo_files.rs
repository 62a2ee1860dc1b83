//! The demo district as it is embedded in the binary: facts and offers as providers would send them.

use std::{collections::BTreeMap, io::Cursor};

use anyhow::Context;
use exchange::Format;
use jiff::{Timestamp, civil::Date};
use landscape::{Area, Gazetteer, Incoming, Intake, Vocabularies};
use rust_embed::RustEmbed;
use serde::Deserialize;

#[derive(RustEmbed)]
#[folder = "../../districts/harburg"]
#[exclude = "*.md"]
struct Files;

/// `district.toml`: what the demo consists of.
#[derive(Debug, Deserialize)]
pub(crate) struct District {
    pub(crate) ags: String,
    pub(crate) name: String,
    /// The Monday that all dates of the offers are relative to.
    pub(crate) reference: String,
    #[serde(default)]
    pub(crate) texts: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default, rename = "source")]
    pub(crate) sources: Vec<DemoSource>,
    #[serde(default, rename = "notice")]
    pub(crate) notices: Vec<DemoNotice>,
}

/// What an example organisation looks for or gives.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DemoNotice {
    pub(crate) key: String,
    /// The key of the organisation.
    pub(crate) organisation: String,
    pub(crate) direction: String,
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) hours: String,
    pub(crate) quantity: Option<u32>,
}

/// One file of the demo.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DemoSource {
    pub(crate) file: String,
    pub(crate) format: String,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) licence: String,
    #[serde(default)]
    pub(crate) attribution: Option<String>,
    #[serde(default)]
    pub(crate) url: Option<String>,
    /// Key of the organisation that all offers of the file belong to.
    #[serde(default)]
    pub(crate) provider: Option<String>,
    #[serde(default)]
    pub(crate) example: bool,
}

impl District {
    pub(crate) fn embedded() -> anyhow::Result<District> {
        let bytes = file("district.toml")?;
        let text = std::str::from_utf8(&bytes).context("district.toml is no text")?;
        toml::from_str(text).context("district.toml")
    }

    /// How many days the dates of the demo must be moved so that its reference week is the current one: whole
    /// weeks, so that every date keeps its weekday.
    pub(crate) fn days_to(&self, today: Date) -> anyhow::Result<i64> {
        let reference: Date = self.reference.parse().context("district.toml: reference")?;
        let days = i64::from(today.since(reference)?.get_days());
        Ok(days.div_euclid(7) * 7)
    }

    /// The German text of that name, as `imprint`.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.texts.get(name)?.get("de").cloned()
    }
}

/// The bytes of an embedded file.
pub(crate) fn file(name: &str) -> anyhow::Result<std::borrow::Cow<'static, [u8]>> {
    Files::get(name).map(|f| f.data).with_context(|| format!("the demo has no file {name}"))
}

/// The files of published figures.
pub(crate) fn figures() -> Vec<String> {
    let mut names: Vec<String> =
        Files::iter().filter(|name| name.starts_with("figures/")).map(Into::into).collect();
    names.sort();
    names
}

/// The areas of the demo district, for names and postcodes before anything was imported.
pub(crate) fn areas() -> anyhow::Result<Vec<Area>> {
    let district = District::embedded()?;
    let part = district
        .sources
        .iter()
        .find(|part| part.format == Format::AreasCsv.code())
        .context("the demo has no areas")?;
    let (ags, source) = (district.ags.parse()?, part.key.parse()?);
    let intake = Intake {
        district: &ags,
        source: &source,
        retrieved_at: Timestamp::UNIX_EPOCH,
        vocabularies: &Vocabularies::default(),
        gazetteer: &Gazetteer::default(),
    };
    let bytes = file(&part.file)?;
    let read = exchange::read(Format::AreasCsv, Cursor::new(bytes), &intake);
    Ok(read
        .filter_map(|record| match record {
            Ok(Incoming::Area(area)) => Some(*area),
            _ => None,
        })
        .collect())
}
