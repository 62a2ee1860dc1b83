//! `verzahnt`: the command line. It reads arguments, environment and configuration, wires the crates
//! together and says how it went. It holds no rules of its own.
//!
//! Exit codes: 0 done (also: nothing to do), 1 done with findings, 2 wrong use or configuration, 3 failed
//! and nothing was changed.

mod catalogue;
mod clock;
mod commands;
mod config;
mod demo_files;
mod erasing;
mod handover;
mod harvester;
mod house;
mod link_walk;
mod named;
mod openid;
mod options;
mod outcome;
mod post;
mod progress;
mod say;
mod service;

use std::process::ExitCode;

use clap::Parser;
use tracing_subscriber::EnvFilter;

use crate::options::Options;

/// Imports and searches ask for much small memory: a fifth less processor time than with the system's.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// What is logged where `RUST_LOG` says nothing. PostgreSQL tells at every start that the list of migrations is there.
const LOGGED: &str = "info,sqlx::postgres::notice=warn";

fn main() -> ExitCode {
    let options = match Options::try_parse() {
        Ok(options) => options,
        Err(error) => {
            // clap's own text; help and version are no errors.
            let wrong = error.use_stderr();
            let printed = error.print();
            return ExitCode::from(if wrong || printed.is_err() { 2 } else { 0 });
        }
    };
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(
            EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(LOGGED)),
        )
        .with_writer(std::io::stderr)
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            say::problem(&format!("cannot start: {error}"));
            return ExitCode::from(3);
        }
    };
    let result = runtime.block_on(commands::run(options.command));
    if let Err(error) = &result {
        say::problem(&format!("{error:#}"));
    }
    ExitCode::from(outcome::exit_code(&result))
}
