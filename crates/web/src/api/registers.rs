//! Organisations and places as JSON, by name.

use axum::{Json, extract::State};
use landscape::{Coded, Organisation, Place, RunBy};
use serde_json::{Value, json};
use url::form_urlencoded;

use super::offers::{address, texts};
use crate::{frame::Reader, guard::Counted, problem::Problem, register::Register, state::App};

/// The part of a list that was asked for.
struct Part {
    offset: usize,
    limit: usize,
}

impl Part {
    fn read(query: &str) -> Result<Part, Problem> {
        let mut part = Part { offset: 0, limit: 100 };
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            let number = value.parse::<usize>();
            match (&*key, number) {
                ("offset", Ok(n)) => part.offset = n,
                ("limit", Ok(n)) if n <= 1000 => part.limit = n,
                _ => {
                    let short: String = value.chars().take(80).collect();
                    let why = format!("`{short}` is no value of the parameter `{key}`");
                    return Err(Problem::BadRequest(why));
                }
            }
        }
        Ok(part)
    }

    fn answer<T>(&self, all: &[T], item: impl Fn(&T) -> Value) -> Json<Value> {
        let items: Vec<Value> = all.iter().skip(self.offset).take(self.limit).map(item).collect();
        Json(json!({ "total": all.len(), "items": items }))
    }
}

pub(crate) async fn organisations(
    State(app): State<App>,
    reader: Reader,
    _: Counted,
) -> Result<Json<Value>, Problem> {
    let part = Part::read(&reader.query)?;
    let register = Register::of(&app).await?;
    Ok(part.answer(&register.organisations, |it| organisation(&app, it)))
}

pub(crate) async fn places(
    State(app): State<App>,
    reader: Reader,
    _: Counted,
) -> Result<Json<Value>, Problem> {
    let part = Part::read(&reader.query)?;
    let register = Register::of(&app).await?;
    Ok(part.answer(&register.places, |it| place(&app, it)))
}

fn organisation(app: &App, it: &Organisation) -> Value {
    json!({
        "id": it.id.to_string(),
        "source": it.origin.source.as_str(),
        "key": it.origin.key.as_str(),
        "name": texts(&it.name),
        "kinds": it.kinds.iter().map(|k| k.as_str()).collect::<Vec<_>>(),
        "description": texts(&it.description),
        "provider": it.provider,
        "run_by": match &it.run_by {
            Some(RunBy::Organisation(id)) => json!({ "id": id.to_string() }),
            Some(RunBy::Named(name)) => json!({ "name": name }),
            None => Value::Null,
        },
        "address": address(&it.address),
        "contact": { "phone": it.contact.phone, "email": it.contact.email, "url": it.contact.url },
        "opening_hours": it.opening_hours,
        "accessibility": it.accessibility.iter().map(|a| a.as_str()).collect::<Vec<_>>(),
        "school": it.school.as_ref().map(|school| json!({
            "number": school.number,
            "form": school.form,
            "all_day": school.all_day.map(|a| a.code()),
            "catchment": school.catchment,
            "open_day": school.open_day.map(|d| d.to_string()),
            "lift": school.lift,
        })),
        "kita": it.kita.as_ref().map(|kita| json!({
            "age": { "from": kita.ages.from, "to": kita.ages.to },
            "hours": kita.hours,
            "application": kita.application,
        })),
        "assured_at": it.assured_at.map(|d| d.to_string()),
        "url": app.settings().absolute(crate::Lang::De, &crate::address::organisation(it.id)),
    })
}

fn place(app: &App, it: &Place) -> Value {
    json!({
        "id": it.id.to_string(),
        "source": it.origin.source.as_str(),
        "key": it.origin.key.as_str(),
        "name": texts(&it.name),
        "kinds": it.kinds.iter().map(|k| k.as_str()).collect::<Vec<_>>(),
        "description": texts(&it.description),
        "run_by": it.run_by.map(|id| id.to_string()),
        "address": address(&it.address),
        "contact": { "phone": it.contact.phone, "email": it.contact.email, "url": it.contact.url },
        "opening_hours": it.opening_hours,
        "accessibility": it.accessibility.iter().map(|a| a.as_str()).collect::<Vec<_>>(),
        "assured_at": it.assured_at.map(|d| d.to_string()),
        "url": app.settings().absolute(crate::Lang::De, &crate::address::place(it.id)),
    })
}
