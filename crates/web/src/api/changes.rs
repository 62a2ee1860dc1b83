//! The feed of changes, after the pattern of OpenActive's Realtime Paged Data Exchange: pages after a
//! position, each naming the next; a page without items is the end for now.

use axum::{Json, extract::State};
use base::ChangePosition;
use serde_json::{Value, json};
use store::{RecordRef, changes::FeedState};
use url::form_urlencoded;

use crate::{frame::Reader, guard::Counted, problem::Problem, register::Register, state::App};

const USUAL: u32 = 200;

pub(crate) async fn after(
    State(app): State<App>,
    reader: Reader,
    _: Counted,
) -> Result<Json<Value>, Problem> {
    let (mut position, mut limit) = (0_i64, USUAL);
    for (key, value) in form_urlencoded::parse(reader.query.as_bytes()) {
        let number = value.parse::<i64>().ok().filter(|n| *n >= 0);
        match (&*key, number) {
            ("after", Some(n)) => position = n,
            ("limit", Some(n)) if (1..=1000).contains(&n) => {
                limit = u32::try_from(n).unwrap_or(USUAL);
            }
            _ => {
                let short: String = value.chars().take(80).collect();
                let why = format!("`{short}` is no value of the parameter `{key}`");
                return Err(Problem::BadRequest(why));
            }
        }
    }
    let today = app.today();
    let mut tx = app.state.db.read().await?;
    let district = &app.state.district;
    let position = ChangePosition(position);
    let feed = store::changes::public_after(&mut tx, district, position, limit, today).await?;
    let mut offers = Vec::new();
    for item in &feed.items {
        if let (RecordRef::Offer(id), FeedState::Updated) = (item.record, item.state) {
            offers.push(id);
        }
    }
    let offers = store::offers::public_by_ids(&mut tx, &offers, today).await?;
    drop(tx);
    let register = Register::of(&app).await?;
    let items: Vec<Value> = feed
        .items
        .iter()
        .map(|it| {
            let offer = offers.iter().find(|offer| RecordRef::Offer(offer.id) == it.record);
            let state = match it.state {
                FeedState::Updated => "updated",
                FeedState::Deleted => "deleted",
            };
            json!({
                "state": state,
                "kind": it.record.kind().code(),
                "id": it.record.uuid().to_string(),
                "modified": it.modified.to_string(),
                "position": it.position.0,
                "data": offer.map(|offer| super::item(&app, offer, &register, reader.lang)),
            })
        })
        .collect();
    let next = format!("/api/v1/changes?after={}&limit={limit}", feed.next.0);
    Ok(Json(json!({
        "items": items,
        "next": app.settings().absolute(crate::Lang::De, &next),
        "more": feed.more,
    })))
}
