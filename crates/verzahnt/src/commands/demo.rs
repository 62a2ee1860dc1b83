//! `verzahnt demo`: fills the demo district through the real importers.

use std::path::Path;

use base::{Actor, Cause, NoticeId};
use exchange::{Format, statistics::Context};
use intake::{Bytes, Order};
use landscape::{AreaLevel, Coded, Licence, Source, outline};
use network::{Direction, Kind, Notice, State};

use crate::{
    catalogue, clock,
    demo_files::{self, District},
    house::House,
    named,
    options::Stock,
    outcome::Outcome,
    progress::Progress,
    say,
};

pub(crate) async fn run(stock: &Stock, json: bool) -> anyhow::Result<Outcome> {
    let district = District::embedded()?;
    let mut house = House::open(stock).await?;
    house.district = district.ags.parse()?;
    let days = district.days_to(clock::today())?;
    let mut reports = Vec::new();
    for part in &district.sources {
        let format = Format::from_code(&part.format)
            .ok_or_else(|| anyhow::anyhow!("district.toml: unknown format {}", part.format))?;
        let source = Source {
            district: house.district.clone(),
            key: part.key.parse()?,
            name: part.name.clone(),
            licence: Licence(part.licence.clone()),
            attribution: part.attribution.clone(),
            url: part.url.clone(),
            example: part.example,
        };
        let progress = Progress::counting("gelesen");
        let order = Order {
            bytes: Bytes::Held(demo_files::file(&part.file)?),
            name: &part.file,
            format,
            source,
            provider: named::provider(&house, part.provider.as_deref()).await?,
            registers: !part.example,
            incremental: false,
            shift_days: days,
            index: None,
            by: Actor::System(Cause::Command("demo")),
            told: &|n| progress.add(n),
        };
        let report = intake::run(&house.stock(), order, false).await?;
        progress.finish();
        if !json {
            say::result(&report.summary());
        }
        reports.push(report);
        if part.format.starts_with("areas") {
            draw_outlines(&house).await?;
            house.reload_gazetteer().await?;
        }
    }
    notices(&house, &district).await?;
    figures(&house, stock).await?;
    super::reindex::follow(&house, &house.index()?).await?;
    if json {
        say::json(&reports)?;
    } else {
        say::result(&format!("{}: fertig", district.name));
    }
    Ok(Outcome::Done)
}

/// A few published figures; tables that are there already stay as they are.
async fn figures(house: &House, stock: &Stock) -> anyhow::Result<()> {
    let (signs, words) = (catalogue::signs(&stock.data)?, catalogue::tables(&stock.data)?);
    let context = Context { signs: &signs, tables: &words };
    let known = store::cubes::tables(&mut house.db.read().await?, &house.district).await?;
    for name in demo_files::figures() {
        let code = name.rsplit('/').next().unwrap_or_default().trim_end_matches(".csv");
        if known.iter().any(|table| table.code == code) {
            continue;
        }
        let bytes = demo_files::file(&name)?;
        let done = super::statistics::one(house, Path::new(&name), &bytes, &context, false).await?;
        if let Some(reason) = done.refused {
            anyhow::bail!("{name}: {reason}");
        }
    }
    Ok(())
}

/// What example organisations look for and give; what is there already stays as it is.
async fn notices(house: &House, district: &District) -> anyhow::Result<()> {
    let now = clock::now();
    let mut all = Vec::new();
    for part in &district.notices {
        let wrong = || anyhow::anyhow!("district.toml: the notice `{}`", part.key);
        let owner = named::provider(house, Some(&part.organisation)).await?.ok_or_else(wrong)?;
        all.push(Notice {
            id: NoticeId::derived(&house.district, &"demo".parse()?, &part.key.parse()?),
            owner,
            direction: Direction::from_code(&part.direction).ok_or_else(wrong)?,
            kind: Kind::from_code(&part.kind).ok_or_else(wrong)?,
            title: part.title.clone(),
            description: part.description.clone(),
            municipality: None,
            from: None,
            until: None,
            hours: part.hours.clone(),
            quantity: part.quantity,
            state: State::Open,
            created: now,
            changed: now,
            expires: Notice::half_a_year_from(clock::today()),
            looked: None,
        });
    }
    let mut tx = house.db.write(Actor::System(Cause::Command("demo")), now).await?;
    for notice in &all {
        store::notices::add_by_command(&mut tx, &house.district, notice).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Gives the district's municipalities a schematic outline; a real one, once imported, is left alone.
async fn draw_outlines(house: &House) -> anyhow::Result<()> {
    let mut tx = house.db.write(Actor::System(Cause::Command("demo")), clock::now()).await?;
    let known = store::areas::boundaries(&mut tx, &house.district).await?;
    let municipalities: Vec<_> = store::areas::all(&mut tx, &house.district)
        .await?
        .into_iter()
        .filter(|area| area.level == AreaLevel::Municipality && house.district.contains(&area.ags))
        .collect();
    let surveyed = |id| known.iter().any(|(of, boundary)| *of == id && !boundary.schematic);
    for (id, boundary) in outline::outlines(&municipalities) {
        if surveyed(id) {
            continue;
        }
        if let Some(area) = municipalities.iter().find(|area| area.id == id) {
            let mut drawn = area.clone();
            drawn.boundary = Some(boundary);
            store::areas::put(&mut tx, &drawn).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}
