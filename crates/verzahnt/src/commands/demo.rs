//! `verzahnt demo`: fills the demo district through the real importers.

use base::{Actor, Cause};
use exchange::Format;
use intake::{Bytes, Order};
use landscape::{AreaLevel, Licence, Source, outline};

use crate::{
    clock,
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
    super::reindex::follow(&house, &house.index()?).await?;
    if json {
        say::json(&reports)?;
    } else {
        say::result(&format!("{}: fertig", district.name));
    }
    Ok(Outcome::Done)
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
