//! One module a command; each is thin and says at its end how it went.

mod backup;
mod bench;
mod check;
mod demo;
pub(crate) mod export;
mod import;
mod mail;
mod reindex;
mod search;
mod serve;
mod template;
mod user;

use crate::{options::Command, outcome::Outcome};

/// Runs a command.
pub(crate) async fn run(command: Command) -> anyhow::Result<Outcome> {
    match command {
        Command::Serve { stock, listen, base_path, metrics_listen } => {
            serve::run(&stock, listen, base_path, metrics_listen).await
        }
        Command::Demo { stock, json } => demo::run(&stock, json).await,
        Command::Import { kind, file, stock, how } => import::run(kind, &file, &stock, &how).await,
        Command::Export { format, file, with_persons, stock, json } => {
            export::run(format, &file, with_persons, &stock, json).await
        }
        Command::User { what } => user::run(&what).await,
        Command::Search { query, filters, limit, stock, json } => {
            search::run(&query, &filters, limit, &stock, json).await
        }
        Command::Reindex { stock, json } => reindex::run(&stock, json).await,
        Command::Check { mend, stock, json } => check::stock(&stock, mend, json).await,
        Command::CheckConfig { stock, json } => check::config(&stock, json),
        Command::Backup { file, stock, json } => backup::write(&file, &stock, json).await,
        Command::Restore { file, stock, json } => backup::restore(&file, &stock, json).await,
        Command::CopyDatabase { from, to, json } => backup::copy(&from, &to, json).await,
        Command::SendTestMail { address, stock } => mail::run(&address, &stock).await,
        Command::Template { kind, file } => template::run(kind, &file),
        Command::Bench { what } => bench::run(&what),
    }
}
