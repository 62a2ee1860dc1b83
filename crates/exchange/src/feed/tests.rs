//! Pages of the change feed: their order, their end, and records that are gone.

use super::*;

const ADDRESS: &str = "https://example.org/api/v1/changes";

fn item(position: i64, id: &str, data: Option<Value>) -> Item {
    let modified = Timestamp::from_second(position).unwrap();
    Item { position: ChangePosition(position), modified, kind: "offer", id: id.to_owned(), data }
}

#[test]
fn a_page_holds_its_changes_and_the_address_of_the_next() {
    let items = [item(4, "a", Some(json!({"title": "Töpfern"}))), item(7, "b", None)];
    let page = page(ADDRESS, Some("cc0"), ChangePosition(3), ChangePosition(7), items);
    assert_eq!(
        page,
        json!({
            "next": "https://example.org/api/v1/changes?after=7",
            "license": "cc0",
            "items": [
                {"state": "updated", "kind": "offer", "id": "a", "modified": "1970-01-01T00:00:04Z", "data": {"title": "Töpfern"}},
                {"state": "deleted", "kind": "offer", "id": "b", "modified": "1970-01-01T00:00:07Z"},
            ],
        })
    );
}

#[test]
fn the_last_page_is_empty_and_names_itself() {
    let page = page(ADDRESS, None, ChangePosition(9), ChangePosition(9), []);
    assert_eq!(page, json!({"next": "https://example.org/api/v1/changes?after=9", "items": []}));
}

#[test]
fn a_record_stands_once_with_its_last_state() {
    let items = [item(1, "a", Some(json!(1))), item(2, "b", Some(json!(2))), item(3, "a", None)];
    let page = page(ADDRESS, None, ChangePosition(0), ChangePosition(3), items);
    let ids: Vec<(&str, &str)> = page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|i| (i["id"].as_str().unwrap(), i["state"].as_str().unwrap()))
        .collect();
    assert_eq!(ids, [("b", "updated"), ("a", "deleted")]);
}

#[test]
fn positions_that_show_nothing_are_passed_over() {
    let page = page("/changes?limit=5", None, ChangePosition(2), ChangePosition(40), []);
    assert_eq!(page["next"], "/changes?limit=5&after=40");
}
