//! The public change feed: pages of what changed, for neighbours who keep a copy.
//!
//! After the pattern of `OpenActive`'s RPDE (paging by change): each page names the address of the next,
//! the last page is an empty one that names itself, and a record that is gone is an item without data.
//! A record stands at most once on a page, with its last state.
//!
//! Not here: what is public and since when (crate `store`), and serving it (crate `web`).

use std::collections::BTreeMap;

use base::ChangePosition;
use jiff::Timestamp;
use serde_json::{Value, json};

/// One change that the public may see.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub position: ChangePosition,
    pub modified: Timestamp,
    /// `offer`, `organisation`, `place`, `area`.
    pub kind: &'static str,
    pub id: String,
    /// The record as JSON-LD or JSON; `None` where it is gone.
    pub data: Option<Value>,
}

/// A page of the feed at `address` after `after`; `items` in the order of their positions.
///
/// `through` is how far the log was looked at for this page: positions without a public item are passed
/// over by it, so that a reader never meets an empty page before the end.
pub fn page(
    address: &str,
    licence: Option<&str>,
    after: ChangePosition,
    through: ChangePosition,
    items: impl IntoIterator<Item = Item>,
) -> Value {
    let mut last: BTreeMap<(&'static str, String), Item> = BTreeMap::new();
    let mut end = after.max(through);
    for item in items {
        end = end.max(item.position);
        match last.get(&(item.kind, item.id.clone())) {
            Some(newer) if newer.position >= item.position => {}
            _ => {
                last.insert((item.kind, item.id.clone()), item);
            }
        }
    }
    let mut items: Vec<Item> = last.into_values().collect();
    items.sort_by_key(|item| item.position);
    let joint = if address.contains('?') { '&' } else { '?' };
    let mut page = json!({
        "next": format!("{address}{joint}after={}", end.0),
        "items": items.into_iter().map(of_item).collect::<Vec<_>>(),
    });
    if let (Some(licence), Some(page)) = (licence, page.as_object_mut()) {
        page.insert("license".to_owned(), licence.into());
    }
    page
}

fn of_item(item: Item) -> Value {
    let state = if item.data.is_some() { "updated" } else { "deleted" };
    let mut value = json!({
        "state": state,
        "kind": item.kind,
        "id": item.id,
        "modified": item.modified.to_string(),
    });
    if let (Some(data), Some(object)) = (item.data, value.as_object_mut()) {
        object.insert("data".to_owned(), data);
    }
    value
}

#[cfg(test)]
mod tests;
