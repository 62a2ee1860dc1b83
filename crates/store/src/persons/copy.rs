//! A copy of everything that names a person, with German headings, to be read without this program.

use base::AccountId;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{Known, person};
use crate::{
    ReadTx, StoreError,
    changes::time,
    db::on,
    secret::{keyed_hash, known_key},
    sessions, subscriptions,
};

/// By what the rows of a section are found.
enum By {
    Id,
    Email,
    /// The account as the log names it.
    Label,
    /// The keyed hash of the address.
    Address,
    /// The hash of the address as somebody typed it.
    Typed,
}

/// How a value is shown.
#[derive(Clone, Copy)]
enum Form {
    Text,
    Time,
    Number,
    YesNo,
}

/// Rows of a table that name the person.
struct Section {
    heading: &'static str,
    table: &'static str,
    by: By,
    sql: &'static str,
    columns: &'static [(&'static str, Form)],
}

use Form::{Number, Text, Time, YesNo};

const SECTIONS: &[Section] = &[
    Section {
        heading: "Konto",
        table: "person_account",
        by: By::Id,
        sql: "SELECT name, email, password IS NOT NULL, locked, created, seen, warned, retired, factor_due
            FROM person_account WHERE id = $1",
        columns: &[
            ("Name", Text),
            ("E-Mail-Adresse", Text),
            ("Passwort gesetzt", YesNo),
            ("gesperrt", YesNo),
            ("angelegt", Time),
            ("zuletzt angemeldet", Time),
            ("nach Nichtbenutzung gefragt", Time),
            ("wegen Nichtbenutzung gesperrt", Time),
            ("zweiter Faktor verlangt seit", Time),
        ],
    },
    Section {
        heading: "Rollen",
        table: "person_membership",
        by: By::Id,
        sql: "SELECT coalesce(r.title, 'Bildungsbüro'), m.role
            FROM person_membership m LEFT JOIN record r ON r.id = m.organisation
            WHERE m.account = $1 ORDER BY r.title, m.role",
        columns: &[("Einrichtung", Text), ("Rolle", Text)],
    },
    Section {
        heading: "Rollen durch das Zusammenführen zweier Einrichtungen",
        table: "person_merged_role",
        by: By::Id,
        sql: "SELECT coalesce(r.title, ''), m.role
            FROM person_merged_role m LEFT JOIN record r ON r.id = m.merged
            WHERE m.account = $1 ORDER BY r.title, m.role",
        columns: &[("Einrichtung, die aufging", Text), ("Rolle", Text)],
    },
    Section {
        heading: "Sitzungen",
        table: "person_session",
        by: By::Id,
        sql: "SELECT agent, begun, seen, ends FROM person_session WHERE account = $1 ORDER BY begun",
        columns: &[
            ("Browser und System", Text),
            ("begonnen", Time),
            ("zuletzt benutzt", Time),
            ("endet spätestens", Time),
        ],
    },
    Section {
        heading: "App für Codes",
        table: "person_app",
        by: By::Id,
        sql: "SELECT since FROM person_app WHERE account = $1",
        columns: &[("eingerichtet", Time)],
    },
    Section {
        heading: "Wiederherstellungscodes",
        table: "person_recovery",
        by: By::Id,
        sql: "SELECT count(*) FROM person_recovery WHERE account = $1 HAVING count(*) > 0",
        columns: &[("noch nicht benutzt", Number)],
    },
    Section {
        heading: "Passkeys",
        table: "person_passkey",
        by: By::Id,
        sql: "SELECT name, since, seen FROM person_passkey WHERE account = $1 ORDER BY since, id",
        columns: &[("Name", Text), ("angelegt", Time), ("zuletzt benutzt", Time)],
    },
    Section {
        heading: "Kennungen bei Anmeldediensten",
        table: "person_identity",
        by: By::Id,
        sql: "SELECT issuer, subject, since, seen FROM person_identity
            WHERE account = $1 ORDER BY issuer",
        columns: &[
            ("Dienst", Text),
            ("Kennung", Text),
            ("verbunden", Time),
            ("zuletzt benutzt", Time),
        ],
    },
    Section {
        heading: "Angefangene Anmeldungen",
        table: "person_step",
        by: By::Id,
        sql: "SELECT purpose, ends FROM person_step WHERE account = $1 ORDER BY ends",
        columns: &[("Zweck", Text), ("gilt bis", Time)],
    },
    Section {
        heading: "Links aus E-Mails",
        table: "person_link",
        by: By::Id,
        sql: "SELECT purpose, ends FROM person_link WHERE account = $1 ORDER BY ends",
        columns: &[("Zweck", Text), ("gilt bis", Time)],
    },
    Section {
        heading: "Fehlgeschlagene Anmeldungen",
        table: "sign_in_failure",
        by: By::Typed,
        sql: "SELECT times, last FROM sign_in_failure WHERE whom = $1",
        columns: &[("Anzahl", Number), ("zuletzt", Time)],
    },
    Section {
        heading: "E-Mails, die noch nicht versandt sind",
        table: "person_mail",
        by: By::Email,
        sql: "SELECT subject, content, queued, due, trouble FROM person_mail
            WHERE lower(recipient) = $1 ORDER BY queued",
        columns: &[
            ("Betreff", Text),
            ("Text", Text),
            ("eingereiht", Time),
            ("wird versandt ab", Time),
            ("Hindernis", Text),
        ],
    },
    Section {
        heading: "Abbestellte E-Mails",
        table: "person_unsubscribed",
        by: By::Address,
        sql: "SELECT list, since FROM person_unsubscribed WHERE address = $1 ORDER BY list",
        columns: &[("Art", Text), ("seit", Time)],
    },
    Section {
        heading: "Links zum Abbestellen",
        table: "person_unsubscribe_link",
        by: By::Address,
        sql: "SELECT list, ends FROM person_unsubscribe_link WHERE address = $1 ORDER BY ends",
        columns: &[("Art", Text), ("gilt bis", Time)],
    },
    Section {
        heading: "Abwesenheit",
        table: "person_absence",
        by: By::Id,
        sql: "SELECT begins, ends, deputy IS NOT NULL FROM person_absence WHERE account = $1",
        columns: &[("Beginn", Time), ("Ende", Time), ("mit Vertretung", YesNo)],
    },
    Section {
        heading: "Anmerkungen zu Einträgen",
        table: "person_remark",
        by: By::Id,
        sql: "SELECT coalesce(r.title, d.title), p.at, p.content FROM person_remark p
            LEFT JOIN record r ON r.id = p.about LEFT JOIN draft d ON d.id = p.about
            WHERE p.account = $1 ORDER BY p.id",
        columns: &[("Eintrag", Text), ("Zeit", Time), ("Text", Text)],
    },
    Section {
        heading: "Entwürfe in Prüfung",
        table: "draft",
        by: By::Id,
        sql: "SELECT title, changed FROM draft WHERE taken_by = $1 ORDER BY changed, id",
        columns: &[("Eintrag", Text), ("geändert", Time)],
    },
    Section {
        heading: "Protokoll: getan",
        table: "act",
        by: By::Label,
        sql: "SELECT at, what FROM act WHERE actor = $1 ORDER BY id",
        columns: &[("Zeit", Time), ("was", Text)],
    },
    Section {
        heading: "Protokoll: mit diesem Konto geschehen",
        table: "act",
        by: By::Id,
        sql: "SELECT at, what FROM act WHERE about = $1 AND about_kind IS NULL ORDER BY id",
        columns: &[("Zeit", Time), ("was", Text)],
    },
    Section {
        heading: "Geänderte Einträge",
        table: "change",
        by: By::Label,
        sql: "SELECT c.at, r.title FROM change c LEFT JOIN record r ON r.id = c.id
            WHERE c.actor = $1 ORDER BY c.position",
        columns: &[("Zeit", Time), ("Eintrag", Text)],
    },
];

/// The tables in which a copy looks.
pub fn tables() -> impl Iterator<Item = &'static str> {
    SECTIONS.iter().map(|section| section.table)
}

/// Everything that names a person, as JSON with a heading each.
pub async fn copy_of(tx: &mut ReadTx, id: AccountId) -> Result<Value, StoreError> {
    let person = person(tx, id).await?;
    let person = person.ok_or_else(|| StoreError::NotFound(format!("account {id}")))?;
    let address = known_key(tx, subscriptions::KEY)
        .await?
        .map(|key| keyed_hash(&key, &person.email))
        .unwrap_or_default();
    let mut copy = Map::new();
    copy.insert("Kennung des Kontos".to_owned(), json!(id.to_string()));
    for section in SECTIONS {
        let rows = rows_of(tx, section, &person, &address).await?;
        copy.insert(section.heading.to_owned(), Value::Array(rows));
    }
    Ok(Value::Object(copy))
}

/// Reads the columns of a section off rows of any engine.
macro_rules! read {
    ($rows:expr, $columns:expr) => {{
        let mut all = Vec::new();
        for row in $rows {
            let mut values = Map::new();
            for (at, (heading, form)) in $columns.iter().enumerate() {
                let value = match form {
                    Text => json!(sqlx::Row::try_get::<Option<String>, _>(&row, at)?),
                    Number => json!(sqlx::Row::try_get::<Option<i64>, _>(&row, at)?),
                    YesNo => {
                        let yes = sqlx::Row::try_get::<bool, _>(&row, at)?;
                        json!(if yes { "ja" } else { "nein" })
                    }
                    Time => {
                        let at: Option<i64> = sqlx::Row::try_get(&row, at)?;
                        json!(at.map(time).transpose()?.map(|at| at.to_string()))
                    }
                };
                values.insert((*heading).to_owned(), value);
            }
            all.push(Value::Object(values));
        }
        all
    }};
}

async fn rows_of(
    tx: &mut ReadTx,
    section: &Section,
    person: &Known,
    address: &[u8],
) -> Result<Vec<Value>, StoreError> {
    let (sql, columns) = (section.sql, section.columns);
    Ok(match section.by {
        By::Id => {
            let id: Uuid = person.id.uuid();
            on!(tx, conn => read!(sqlx::query(sql).bind(id).fetch_all(conn).await?, columns))
        }
        By::Email | By::Label => {
            let text = match section.by {
                By::Email => person.email.clone(),
                _ => base::Actor::Person(person.id).label(),
            };
            on!(tx, conn => read!(sqlx::query(sql).bind(text).fetch_all(conn).await?, columns))
        }
        By::Address | By::Typed => {
            let hash = match section.by {
                By::Address => address.to_vec(),
                _ => sessions::whom_hash(&sessions::typed(&person.email)),
            };
            on!(tx, conn => read!(sqlx::query(sql).bind(hash).fetch_all(conn).await?, columns))
        }
    })
}
