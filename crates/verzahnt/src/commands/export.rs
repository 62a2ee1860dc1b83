//! `verzahnt export`: the public stock of offers as a file that others can read.
//!
//! One snapshot, page by page: no more than a page of offers with what stands beside them is held. The file
//! appears whole or not at all: it is written beside its place and then renamed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};

use anyhow::Context;
use base::{LangTag, OfferId, OrganisationId, PlaceId};
use exchange::{
    Exported,
    export::{Catalogue, Languages, Listed, Outgoing, Sheet},
    ical,
};
use jiff::civil::Date;
use landscape::{Offer, Organisation, Place};
use serde::Serialize;
use store::ReadTx;

use crate::{
    clock, handover,
    house::House,
    options::{ExportFormat, Stock},
    outcome::{Outcome, wrong_use},
    say,
};

/// Offers read from the store at once.
const PAGE: u32 = 500;

#[derive(Serialize)]
struct Written {
    offers: u64,
}

pub(crate) async fn run(
    format: ExportFormat,
    file: &Path,
    with_persons: bool,
    provider: Option<&str>,
    stock: &Stock,
    json: bool,
) -> anyhow::Result<Outcome> {
    let house = House::open(stock).await?;
    if format == ExportFormat::Folder {
        if provider.is_some() {
            return Err(wrong_use("--provider does not belong to --format folder"));
        }
        return folder(&house, file, with_persons, json).await;
    }
    if with_persons {
        return Err(wrong_use("--with-persons belongs to --format folder"));
    }
    let mut snapshot = Snapshot::of(&house, provider).await?;
    if file == Path::new("-") {
        snapshot.write(format, &mut BufWriter::new(std::io::stdout())).await?;
        return Ok(Outcome::Done);
    }
    let mut beside = file.as_os_str().to_owned();
    beside.push(".part");
    let beside = Path::new(&beside);
    let open = File::create(beside)
        .map_err(|error| wrong_use(format!("cannot write {}: {error}", file.display())))?;
    let mut out = BufWriter::new(open);
    let written = match snapshot.write(format, &mut out).await {
        Ok(offers) => std::fs::rename(beside, file).map(|()| offers).map_err(Into::into),
        Err(error) => Err(error),
    };
    let offers = match written {
        Ok(offers) => offers,
        Err(error) => {
            // The half file is of no use; that it cannot be removed is the lesser trouble.
            drop(std::fs::remove_file(beside));
            return Err(error).with_context(|| format!("cannot write {}", file.display()));
        }
    };
    if json {
        say::json(&Written { offers })?;
    } else {
        say::result(&format!("{offers} Angebote"));
    }
    Ok(Outcome::Done)
}

/// Everything, to be read without this program. What was begun and failed is left for a look: it has no checksums.
async fn folder(
    house: &House,
    to: &Path,
    with_persons: bool,
    json: bool,
) -> anyhow::Result<Outcome> {
    let content = handover::write(house, to, with_persons).await?;
    if json {
        say::json(&content)?;
    } else {
        let rows: u64 = content.tables.iter().map(|table| table.rows).sum();
        say::result(&format!("{rows} Datensätze, {} Dateien", content.files));
    }
    Ok(Outcome::Done)
}

/// The address from which all others are made.
pub(crate) fn base_url(house: &House) -> String {
    let base_url = house.config.site.base_url.as_deref().unwrap_or("http://127.0.0.1:8080");
    base_url.trim_end_matches('/').to_owned()
}

/// Writes what the public may see today; answers how many offers that were.
pub(crate) async fn write(
    house: &House,
    format: ExportFormat,
    out: &mut dyn Write,
) -> anyhow::Result<u64> {
    Snapshot::of(house, None).await?.write(format, out).await
}

/// The public stock at one moment.
struct Snapshot<'a> {
    tx: ReadTx,
    house: &'a House,
    today: Date,
    /// Whose offers alone are written.
    provider: Option<OrganisationId>,
}

impl<'a> Snapshot<'a> {
    async fn of(house: &'a House, provider: Option<&str>) -> anyhow::Result<Snapshot<'a>> {
        let (tx, today) = (house.db.read().await?, clock::today());
        let mut snapshot = Snapshot { tx, house, today, provider: None };
        if let Some(key) = provider {
            let all = snapshot.organisations().await?;
            let known = all.iter().find(|organisation| organisation.origin.key.as_str() == key);
            let known = known
                .ok_or_else(|| wrong_use(format!("no public organisation has the key `{key}`")))?;
            snapshot.provider = Some(known.id);
        }
        Ok(snapshot)
    }

    /// Writes what the public may see today; answers how many offers that were.
    async fn write(&mut self, format: ExportFormat, out: &mut dyn Write) -> anyhow::Result<u64> {
        let house = self.house;
        let german = LangTag::german();
        let vocabularies = &house.words.now();
        let style = ical::Style { stamp: clock::now(), lang: &german, vocabularies };
        let mut outgoing: Box<dyn Outgoing + '_> = match format {
            ExportFormat::Csv => Box::new(Sheet::begin(self.languages().await?, out)?),
            ExportFormat::Json => Box::new(Listed::json(out)?),
            ExportFormat::Jsonld => Box::new(Listed::jsonld(out)?),
            ExportFormat::Ical => Box::new(ical::Calendar::begin("Bildungsangebote", style, out)?),
            ExportFormat::OpenQCat => {
                let suppliers = self.suppliers().await?;
                let suppliers: Vec<&Organisation> = suppliers.iter().collect();
                let (name, now) = ("Bildungsangebote", clock::now());
                Box::new(Catalogue::begin(name, &suppliers, now, vocabularies, out)?)
            }
            ExportFormat::Folder => return Err(wrong_use("a folder is no file")),
        };
        let base_url = base_url(house);
        let (mut after, mut written) = (None, 0);
        while let Some(page) = self.page(&mut after).await? {
            let beside = Beside::of(&mut self.tx, &page, self.today).await?;
            for offer in &page {
                outgoing.put(&beside.exported(offer, &base_url))?;
                written += 1;
            }
        }
        outgoing.end()?;
        drop(outgoing);
        out.flush()?;
        Ok(written)
    }

    /// All public organisations.
    async fn organisations(&mut self) -> anyhow::Result<Vec<Organisation>> {
        let (mut after, mut all) = (None, Vec::new());
        loop {
            let (tx, district) = (&mut self.tx, &self.house.district);
            let page = store::organisations::public(tx, district, self.today, after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(all) };
            after = Some(last.id);
            all.extend(page);
        }
    }

    /// The organisations whose offers are written; the format wants at least one.
    async fn suppliers(&mut self) -> anyhow::Result<Vec<Organisation>> {
        let mut providing = BTreeSet::new();
        let mut after = None;
        while let Some(page) = self.page(&mut after).await? {
            providing.extend(page.iter().map(|offer| offer.provider));
        }
        let mut all = self.organisations().await?;
        all.retain(|it| providing.contains(&it.id) || self.provider == Some(it.id));
        if all.is_empty() {
            return Err(wrong_use("there is no offer: an openQ-cat catalogue needs a provider"));
        }
        Ok(all)
    }

    /// The offers behind `after`, which moves on; `None` at the end.
    async fn page(&mut self, after: &mut Option<OfferId>) -> anyhow::Result<Option<Vec<Offer>>> {
        let district = &self.house.district;
        let mut page =
            store::offers::public(&mut self.tx, district, self.today, *after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(None) };
        *after = Some(last.id);
        page.retain(|offer| self.provider.is_none_or(|provider| offer.provider == provider));
        Ok(Some(page))
    }

    /// The languages of all texts, which a table has to know before its first row.
    async fn languages(&mut self) -> anyhow::Result<Languages> {
        let (mut after, mut languages) = (None, Languages::default());
        while let Some(page) = self.page(&mut after).await? {
            page.iter().for_each(|offer| languages.add(offer));
        }
        Ok(languages)
    }
}

/// What stands beside the offers of a page.
pub(crate) struct Beside {
    providers: BTreeMap<OrganisationId, Organisation>,
    places: BTreeMap<PlaceId, Place>,
}

impl Beside {
    pub(crate) async fn of(
        tx: &mut ReadTx,
        offers: &[Offer],
        today: Date,
    ) -> anyhow::Result<Beside> {
        let mut providers: Vec<OrganisationId> = offers.iter().map(|o| o.provider).collect();
        providers.sort_unstable();
        providers.dedup();
        let sessions = offers.iter().flat_map(|offer| &offer.schedule.sessions);
        let mut places: Vec<PlaceId> =
            sessions.filter_map(|session| session.venue.as_ref()?.place).collect();
        places.sort_unstable();
        places.dedup();
        let providers = store::organisations::public_by_ids(tx, &providers, today).await?;
        let places = store::places::public_by_ids(tx, &places, today).await?;
        Ok(Beside {
            providers: providers.into_iter().map(|o| (o.id, o)).collect(),
            places: places.into_iter().map(|p| (p.id, p)).collect(),
        })
    }

    pub(crate) fn exported<'a>(&'a self, offer: &'a Offer, base_url: &str) -> Exported<'a> {
        let mut places: Vec<&Place> = Vec::new();
        for session in &offer.schedule.sessions {
            let place = session.venue.as_ref().and_then(|venue| self.places.get(&venue.place?));
            places.extend(place.filter(|place| places.iter().all(|known| known.id != place.id)));
        }
        Exported {
            offer,
            provider: self.providers.get(&offer.provider),
            places,
            url: format!("{base_url}/angebote/{}", offer.id),
        }
    }
}
