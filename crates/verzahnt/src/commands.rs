//! One module a command; each is thin and says at its end how it went.

mod backup;
mod bench;
mod check;
mod cube;
mod demo;
mod disclosure;
pub(crate) mod export;
mod harvest;
mod import;
mod indicator;
mod links;
mod mail;
mod person;
mod reindex;
mod search;
mod serve;
mod statistics;
mod template;
mod user;

pub(crate) use serve::configured;

use exchange::Kind;

use crate::{
    options::{Command, Disclosure, Import},
    outcome::Outcome,
};

/// Runs a command.
pub(crate) async fn run(command: Command) -> anyhow::Result<Outcome> {
    match command {
        Command::Serve { stock, listen, base_path, metrics_listen } => {
            serve::run(&stock, listen, base_path, metrics_listen).await
        }
        Command::Demo { stock, json } => demo::run(&stock, json).await,
        Command::Import { what } => match what {
            Import::Offers(order) => import::run(Kind::Offers, &order).await,
            Import::Organisations(order) => import::run(Kind::Organisations, &order).await,
            Import::Areas(order) => import::run(Kind::Areas, &order).await,
            Import::Statistics { files, dry_run, stock, json } => {
                statistics::run(&files, dry_run, &stock, json).await
            }
        },
        Command::Export { format, file, with_persons, provider, stock, json } => {
            export::run(format, &file, with_persons, provider.as_deref(), &stock, json).await
        }
        Command::Harvest { what, stock, json } => harvest::run(&what, &stock, json).await,
        Command::Links { stock, json } => links::run(&stock, json).await,
        Command::User { what } => user::run(&what).await,
        Command::Search { query, filters, limit, stock, json } => {
            search::run(&query, &filters, limit, &stock, json).await
        }
        Command::Reindex { stock, json } => reindex::run(&stock, json).await,
        Command::Check { mend, stock, json } => check::stock(&stock, mend, json).await,
        Command::CheckConfig { stock, json } => check::config(&stock, json),
        Command::Backup { file, stock, json } => backup::write(&file, &stock, json).await,
        Command::Restore { file, erased, stock, json } => {
            backup::restore(&file, erased.as_deref(), &stock, json).await
        }
        Command::Person { what } => person::run(&what).await,
        Command::EraseDue { dry_run, stock, json } => {
            person::erase_due(&stock, dry_run, json).await
        }
        Command::CopyDatabase { from, to, json } => backup::copy(&from, &to, json).await,
        Command::SendTestMail { address, stock } => mail::run(&address, &stock).await,
        Command::Template { kind, file } => template::run(kind, &file),
        Command::Cube { table, area, filters, stock, json, csv } => {
            let form = match (json, csv) {
                (true, _) => cube::Form::Json,
                (_, true) => cube::Form::Csv,
                _ => cube::Form::Text,
            };
            let selection = cube::Selection { area: area.as_deref(), filters: &filters };
            cube::run(&table, &selection, form, &stock).await
        }
        Command::Indicator { id, areas, year, stock, json } => {
            indicator::run(&id, &areas, year, &stock, json).await
        }
        Command::Disclosure { what } => match what {
            Disclosure::Protect { folder, out, method, require, cost, time_limit, json } => {
                let require = require.as_deref();
                let wanted = disclosure::Wanted { method, require, cost: &cost, limit: time_limit };
                disclosure::protect(&folder, &out, &wanted, json)
            }
            Disclosure::Audit { folder, pattern, require, json } => {
                disclosure::check(&folder, &pattern, require.as_deref(), json)
            }
        },
        Command::Bench { what } => bench::run(&what),
    }
}
