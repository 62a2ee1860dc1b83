//! `verzahnt search`: the portal's search in the terminal.

use base::LangTag;
use search::{Filters, Request};
use serde::Serialize;

use crate::{
    clock,
    house::House,
    options::Stock,
    outcome::{Outcome, wrong_use},
    say,
};

#[derive(Serialize)]
struct Found {
    total: u64,
    items: Vec<Item>,
    relaxed: Vec<Relaxed>,
    understood: Vec<Understood>,
}

#[derive(Serialize)]
struct Item {
    id: String,
    source: String,
    key: String,
    title: String,
    provider: String,
    next: Option<String>,
    distance_m: Option<f64>,
    score: f32,
}

#[derive(Serialize)]
struct Relaxed {
    word: String,
    into: String,
    /// In which way: `spelling`, `beginning`, `part`, `dropped`, `partial`, `filter`, `wider`.
    how: &'static str,
}

#[derive(Serialize)]
struct Understood {
    key: String,
    value: String,
    words: String,
}

pub(crate) async fn run(
    query: &str,
    filters: &[String],
    limit: usize,
    stock: &Stock,
    json: bool,
) -> anyhow::Result<Outcome> {
    let mut wanted = Filters::default();
    for filter in filters {
        let (key, value) = filter
            .split_once('=')
            .ok_or_else(|| wrong_use(format!("--filter: write `{filter}` as key=value")))?;
        wanted.set(key, value).map_err(|error| wrong_use(format!("--filter: {error}")))?;
    }
    let house = House::open(stock).await?;
    let index = house.index()?;
    super::reindex::follow(&house, &index).await?;
    let request = Request { filters: wanted, limit, ..Request::new(query, clock::today()) };
    let answer = index.search(&request)?;
    let ids: Vec<_> = answer.hits.iter().map(|hit| hit.id).collect();
    let mut tx = house.db.read().await?;
    let offers = store::offers::by_ids(&mut tx, &ids).await?;
    let providers: Vec<_> = offers.iter().map(|offer| offer.provider).collect();
    let providers = store::organisations::by_ids(&mut tx, &providers).await?;
    let german = LangTag::german();
    let items = answer.hits.iter().filter_map(|hit| {
        let offer = offers.iter().find(|offer| offer.id == hit.id)?;
        let provider = providers.iter().find(|p| p.id == offer.provider);
        Some(Item {
            id: offer.id.to_string(),
            source: offer.origin.source.to_string(),
            key: offer.origin.key.to_string(),
            title: offer.title.best(&german).unwrap_or_default().to_owned(),
            provider: provider.map(|p| p.name.de().to_owned()).unwrap_or_default(),
            next: hit.next.map(|next| next.to_string()),
            distance_m: hit.distance_m,
            score: hit.score,
        })
    });
    let found = Found {
        total: answer.total,
        items: items.collect(),
        relaxed: answer
            .relaxed
            .iter()
            .map(|r| Relaxed { word: r.word.clone(), into: r.into.clone(), how: r.how.code() })
            .collect(),
        understood: answer
            .understood
            .iter()
            .map(|u| Understood {
                key: u.key.to_string(),
                value: u.value.clone(),
                words: u.words.clone(),
            })
            .collect(),
    };
    if json {
        say::json(&found)?;
    } else {
        print(&found);
    }
    Ok(Outcome::Done)
}

fn print(found: &Found) {
    say::result(&format!("{} Angebote", found.total));
    for understood in &found.understood {
        say::result(&format!(
            "  verstanden: „{}“ als {}={}",
            understood.words, understood.key, understood.value
        ));
    }
    for relaxed in &found.relaxed {
        let (word, into) = (&relaxed.word, &relaxed.into);
        say::result(&match relaxed.how {
            "dropped" => format!("  gelockert: „{word}“ steht in keinem Treffer"),
            "partial" => format!("  gelockert: „{word}“ steht nicht in allen Treffern"),
            "filter" => format!("  gelockert: „{word}“ nicht beachtet"),
            "wider" => format!("  gelockert: Umkreis von „{word}“ auf {into} km"),
            _ => format!("  gelockert: „{word}“ zu „{into}“"),
        });
    }
    for item in &found.items {
        let mut line = format!("{}  {}", item.title, item.provider);
        if let Some(next) = &item.next {
            line.push_str(&format!("  {next}"));
        }
        if let Some(distance) = item.distance_m {
            line.push_str(&format!("  {:.1} km", distance / 1000.0));
        }
        say::result(&line);
    }
}
