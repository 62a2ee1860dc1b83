//! `verzahnt export`: the public stock of offers as a file that others can read.
//!
//! The file appears whole or not at all: it is written beside its place and then renamed.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};

use anyhow::Context;
use base::LangTag;
use exchange::{Exported, export, ical};
use jiff::Timestamp;
use landscape::{Offer, Organisation, Place};
use serde::Serialize;

use crate::{
    clock,
    house::House,
    options::{ExportFormat, Stock},
    outcome::{Outcome, wrong_use},
    say,
};

/// Records read from the store at once.
const PAGE: u32 = 2000;

#[derive(Serialize)]
struct Written {
    offers: usize,
}

pub(crate) async fn run(
    format: ExportFormat,
    file: &Path,
    stock: &Stock,
    json: bool,
) -> anyhow::Result<Outcome> {
    let house = House::open(stock).await?;
    let public = Public::load(&house).await?;
    let now = clock::now();
    if file == Path::new("-") {
        let mut out = std::io::stdout().lock();
        public.write(&house, format, now, &mut out)?;
        return Ok(Outcome::Done);
    }
    let mut beside = file.as_os_str().to_owned();
    beside.push(".part");
    let beside = Path::new(&beside);
    let open = File::create(beside)
        .map_err(|error| wrong_use(format!("cannot write {}: {error}", file.display())))?;
    let mut out = BufWriter::new(open);
    let written = public
        .write(&house, format, now, &mut out)
        .and_then(|()| out.flush())
        .and_then(|()| std::fs::rename(beside, file));
    if let Err(error) = written {
        // The half file is of no use; that it cannot be removed is the lesser trouble.
        drop(std::fs::remove_file(beside));
        return Err(error).with_context(|| format!("cannot write {}", file.display()));
    }
    if json {
        say::json(&Written { offers: public.offers.len() })?;
    } else {
        say::result(&format!("{} Angebote", public.offers.len()));
    }
    Ok(Outcome::Done)
}

/// What the public may see today, with what stands beside it.
struct Public {
    offers: Vec<Offer>,
    organisations: BTreeMap<base::OrganisationId, Organisation>,
    places: BTreeMap<base::PlaceId, Place>,
}

impl Public {
    async fn load(house: &House) -> anyhow::Result<Public> {
        let mut tx = house.db.read().await?;
        let (district, today) = (&house.district, clock::today());
        let mut it =
            Public { offers: Vec::new(), organisations: BTreeMap::new(), places: BTreeMap::new() };
        loop {
            let after = it.offers.last().map(|offer| offer.id);
            let page = store::offers::public(&mut tx, district, today, after, PAGE).await?;
            if page.is_empty() {
                break;
            }
            it.offers.extend(page);
        }
        loop {
            let after = it.organisations.keys().next_back().copied();
            let page = store::organisations::public(&mut tx, district, today, after, PAGE).await?;
            if page.is_empty() {
                break;
            }
            it.organisations.extend(page.into_iter().map(|o| (o.id, o)));
        }
        loop {
            let after = it.places.keys().next_back().copied();
            let page = store::places::public(&mut tx, district, today, after, PAGE).await?;
            if page.is_empty() {
                break;
            }
            it.places.extend(page.into_iter().map(|p| (p.id, p)));
        }
        Ok(it)
    }

    fn exported(&self, base_url: &str) -> impl Iterator<Item = Exported<'_>> {
        self.offers.iter().map(move |offer| {
            let venues =
                offer.schedule.sessions.iter().filter_map(|session| session.venue.as_ref());
            let mut places: Vec<&Place> =
                venues.filter_map(|venue| self.places.get(&venue.place?)).collect();
            places.dedup_by_key(|place| place.id);
            Exported {
                offer,
                provider: self.organisations.get(&offer.provider),
                places,
                url: format!("{base_url}/angebote/{}", offer.id),
            }
        })
    }

    fn write(
        &self,
        house: &House,
        format: ExportFormat,
        now: Timestamp,
        out: &mut dyn Write,
    ) -> std::io::Result<()> {
        let base_url = house.config.site.base_url.as_deref().unwrap_or("http://127.0.0.1:8080");
        let offers = self.exported(base_url.trim_end_matches('/'));
        match format {
            ExportFormat::Csv => export::csv(offers, out),
            ExportFormat::Json => export::json(offers, out),
            ExportFormat::Jsonld => export::jsonld(offers, out),
            ExportFormat::Ical => {
                let style = ical::Style {
                    stamp: now,
                    lang: &LangTag::german(),
                    vocabularies: &house.vocabularies,
                };
                let all: Vec<Exported<'_>> = offers.collect();
                ical::calendar("Bildungsangebote", all.iter(), &style, out)
            }
        }
    }
}
