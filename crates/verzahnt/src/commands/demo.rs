//! `verzahnt demo`: fills the demo district through the real importers.

use exchange::Format;
use landscape::{Licence, Source};

use crate::{
    clock,
    demo_files::{self, District},
    house::House,
    intake::{self, Bytes, Order},
    options::Stock,
    outcome::Outcome,
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
        let order = Order {
            bytes: Bytes::Embedded(demo_files::file(&part.file)?),
            name: &part.file,
            format,
            source,
            incremental: false,
            dry_run: false,
            shift_days: days,
        };
        let report = intake::run(&house, order).await?;
        if !json {
            say::result(&report.summary());
        }
        reports.push(report);
        if part.format.starts_with("areas") {
            demo_files::draw_outlines(&house).await?;
            house.reload_gazetteer().await?;
        }
    }
    super::reindex::follow(&house).await?;
    if json {
        say::json(&reports)?;
    } else {
        say::result(&format!("{}: fertig", district.name));
    }
    Ok(Outcome::Done)
}
