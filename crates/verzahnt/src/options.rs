//! The command line: what can be typed. What it does is in [`crate::commands`].

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Betriebssystem einer Bildungskommune – operating system of a German Bildungskommune.
#[derive(Debug, Parser)]
#[command(name = "verzahnt", version, max_term_width = 100)]
pub(crate) struct Options {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Where the stock is kept.
#[derive(Debug, Clone, Args)]
pub(crate) struct Stock {
    /// Folder of the SQLite database, the files and the search index.
    #[arg(long, value_name = "DIR", default_value = "data")]
    pub(crate) data: PathBuf,
    /// PostgreSQL instead of SQLite: `postgres://user@host/name`. The password comes from `DATABASE_URL`
    /// or from --database-password-file. Files and index stay in --data.
    #[arg(long, value_name = "URL")]
    pub(crate) database: Option<String>,
    /// File with nothing but the password of the database.
    #[arg(long, value_name = "FILE", requires = "database")]
    pub(crate) database_password_file: Option<PathBuf>,
    /// Configuration; without it verzahnt.toml in the data folder, if it is there.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the portal.
    Serve {
        #[command(flatten)]
        stock: Stock,
        /// Address and port; without it the one of the configuration, else 127.0.0.1:8080.
        #[arg(long, value_name = "ADDR")]
        listen: Option<SocketAddr>,
        /// Path under which a proxy shows the portal, as /bildung.
        #[arg(long, value_name = "PATH")]
        base_path: Option<String>,
        /// Address and port of the figures for Prometheus; without it and without `server.metrics_listen` there are none.
        #[arg(long, value_name = "ADDR")]
        metrics_listen: Option<SocketAddr>,
    },
    /// Fill the demo district: public facts, and invented offers marked as examples.
    Demo {
        #[command(flatten)]
        stock: Stock,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Read a file: what is new, changed and gone, and then apply it.
    Import {
        #[command(subcommand)]
        what: Import,
    },
    /// Write the public stock of offers to a file (`-` is standard output), or everything to a folder.
    Export {
        #[arg(long, value_enum)]
        format: ExportFormat,
        file: PathBuf,
        /// With --format folder: also the tables that name natural persons. Passwords and keys never go out.
        #[arg(long)]
        with_persons: bool,
        /// Only what the organisation with this key offers.
        #[arg(long, value_name = "KEY")]
        provider: Option<String>,
        #[command(flatten)]
        stock: Stock,
        /// Print one JSON document about what was written.
        #[arg(long)]
        json: bool,
    },
    /// Fetch sources from their addresses; without --source and --due only say how they stand.
    Harvest {
        #[command(flatten)]
        what: HarvestWhat,
        #[command(flatten)]
        stock: Stock,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Look at the links that are due, and list the dead ones.
    Links {
        #[command(flatten)]
        stock: Stock,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Accounts of persons: how the first administrator comes in.
    User {
        #[command(subcommand)]
        what: UserWhat,
    },
    /// One person's data: a copy of it, or its erasure.
    Person {
        #[command(subcommand)]
        what: PersonWhat,
    },
    /// Delete what is due by the register of processing activities; a running server does it daily.
    EraseDue {
        /// Say what is due and delete nothing.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        stock: Stock,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Search as a visitor of the portal would.
    Search {
        query: String,
        /// A filter, as topic=sprachen, free=1, area=03353040, near=21423; can be repeated.
        #[arg(long = "filter", value_name = "KEY=VALUE")]
        filters: Vec<String>,
        /// How many hits to show.
        #[arg(long, default_value_t = 10)]
        limit: usize,
        #[command(flatten)]
        stock: Stock,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Build the search index anew from the stock.
    Reindex {
        #[command(flatten)]
        stock: Stock,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Examine stock and index; changes nothing without --mend.
    Check {
        /// Take away texts that neither a record nor the change log names: remains of dry runs.
        #[arg(long)]
        mend: bool,
        #[command(flatten)]
        stock: Stock,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Examine the configuration; changes nothing.
    CheckConfig {
        #[command(flatten)]
        stock: Stock,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Write everything to one file.
    Backup {
        file: PathBuf,
        #[command(flatten)]
        stock: Stock,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Fill an empty stock from a backup, or from a folder of `export --format folder`. Who was erased since stays away.
    Restore {
        file: PathBuf,
        /// List of accounts erased since the backup, as erased.txt in the data folder; that one is read anyway.
        #[arg(long, value_name = "FILE")]
        erased: Option<PathBuf>,
        #[command(flatten)]
        stock: Stock,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Copy a whole stock: `sqlite:DIR` or `postgres://user@host/name` to an empty one.
    CopyDatabase {
        from: String,
        to: String,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Send one mail, to see that the way to the mail server is open.
    SendTestMail {
        address: String,
        #[command(flatten)]
        stock: Stock,
    },
    /// Write the empty template for providers' tables (.csv or .xlsx).
    Template { kind: TemplateKind, file: PathBuf },
    /// Print a published table that was imported, each value with its state.
    Cube {
        /// The publisher's code, as 21111-02-06-4.
        table: String,
        /// One area by its key (AGS), as 03353.
        #[arg(long, value_name = "AGS")]
        area: Option<String>,
        /// One category of a dimension, by codes or labels, as GES=GESW; can be repeated.
        #[arg(long = "where", value_name = "DIM=CODE")]
        filters: Vec<String>,
        #[command(flatten)]
        stock: Stock,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
        /// Print semicolons and decimal commas.
        #[arg(long, conflicts_with = "json")]
        csv: bool,
    },
    /// Compute an indicator: value, state, numerator, denominator, sources.
    Indicator {
        /// Its number, as D8.
        id: String,
        /// An area by its key (AGS); can be repeated; `all` for every one. Without it the district.
        #[arg(long = "area", value_name = "AGS")]
        areas: Vec<String>,
        /// Only this year.
        #[arg(long)]
        year: Option<i16>,
        #[command(flatten)]
        stock: Stock,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Which cells of a table must not be printed; what a pattern tells an attacker.
    Disclosure {
        #[command(subcommand)]
        what: Disclosure,
    },
    /// Data for measurements.
    Bench {
        #[command(subcommand)]
        what: Bench,
    },
}

/// Disclosure control for tables in folders (cells.csv, hier_<dimension>.csv, meta.json); a folder of folders holds linked tables.
#[derive(Debug, Subcommand)]
pub(crate) enum Disclosure {
    /// Find a safe pattern and write it: the dimensions and `status`, u primary, x secondary.
    Protect {
        folder: PathBuf,
        #[arg(long, value_name = "PATTERN.csv")]
        out: PathBuf,
        #[arg(long, value_enum, default_value = "auto")]
        method: Method,
        /// width, unit or percent:P; without it unit for counts and percent:10 for magnitudes.
        #[arg(long)]
        require: Option<String>,
        /// What a suppressed cell costs: value, cells or information.
        #[arg(long, default_value = "value")]
        cost: String,
        /// Seconds.
        #[arg(long, value_name = "S", default_value_t = 600)]
        time_limit: u64,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Say what an attacker can tell of every suppressed cell; ends with 1 if that is too much.
    Audit {
        folder: PathBuf,
        pattern: PathBuf,
        /// width, unit or percent:P; without it unit for counts and percent:10 for magnitudes.
        #[arg(long)]
        require: Option<String>,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
    },
}

/// How a pattern is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Method {
    /// The cheapest, proven.
    Exact,
    /// A cheap one, proven safe.
    Modular,
    /// The cheapest for small tables, else a cheap one.
    Auto,
}

/// What a file holds.
#[derive(Debug, Subcommand)]
pub(crate) enum Import {
    /// Offers of providers.
    Offers(ImportOrder),
    /// A register of organisations.
    Organisations(ImportOrder),
    /// Areas with their outlines.
    Areas(ImportOrder),
    /// Files of official statistics (GENESIS csv, ffcsv, XLSX, web service; plain lists with year and area).
    Statistics {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Say what the files hold and write nothing.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        stock: Stock,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
    },
}

/// A file, and what becomes of it.
#[derive(Debug, Clone, Args)]
pub(crate) struct ImportOrder {
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) stock: Stock,
    #[command(flatten)]
    pub(crate) how: ImportHow,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct ImportHow {
    /// Format of the file; without it the file is looked at.
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<String>,
    /// The source's fixed key: lower-case letters, digits, - and _.
    #[arg(long, value_name = "KEY")]
    pub(crate) source: String,
    /// The source's name for people; without it the one known, else the key.
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Licence of the source's records, as cc-by-4.0.
    #[arg(long, value_name = "LICENCE")]
    pub(crate) licence: Option<String>,
    /// District (AGS) the records belong to; without it the one of the configuration.
    #[arg(long, value_name = "AGS")]
    pub(crate) district: Option<String>,
    /// Key of the organisation that all offers of the file belong to, where the file does not say it.
    #[arg(long, value_name = "KEY")]
    pub(crate) provider: Option<String>,
    /// The file is no full stock: what it does not name stays.
    #[arg(long)]
    pub(crate) incremental: bool,
    /// Say what would change and write nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Print one JSON document.
    #[arg(long)]
    pub(crate) json: bool,
}

/// What is fetched, and what is done with runs that wait.
#[derive(Debug, Clone, Args)]
pub(crate) struct HarvestWhat {
    /// Fetch this source now, due or not.
    #[arg(long, value_name = "KEY", conflicts_with = "due")]
    pub(crate) source: Option<String>,
    /// Fetch every source that is due.
    #[arg(long)]
    pub(crate) due: bool,
    /// A new address for the source: it is fetched once and its run waits until it is released.
    #[arg(long, value_name = "URL", requires = "source")]
    pub(crate) address: Option<String>,
    /// Format of the files; without it each file is looked at.
    #[arg(long, value_name = "FORMAT", requires = "address")]
    pub(crate) format: Option<String>,
    /// Minutes between two fetches.
    #[arg(long, value_name = "MINUTES", requires = "address", default_value_t = harvest::schedule::USUAL)]
    pub(crate) every: u32,
    /// Key of the organisation that all offers belong to, where the file does not say it.
    #[arg(long, value_name = "KEY", requires = "address")]
    pub(crate) provider: Option<String>,
    /// Apply the run of the source that waits; with --address the one that comes.
    #[arg(long, requires = "source")]
    pub(crate) release: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TemplateKind {
    Offers,
    Organisations,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    Csv,
    Json,
    Ical,
    Jsonld,
    /// Everything: tables, files, pages that open in any browser, and a text that explains them.
    Folder,
    /// openQ-cat 1.1, as the Federal Employment Agency takes it.
    #[value(name = "openqcat")]
    OpenQCat,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// Write synthetic openQ-cat offers from next month on (within a month the same seed gives the same file), or a folder
    /// with a table for `disclosure`.
    #[command(group = clap::ArgGroup::new("what").required(true))]
    Generate {
        /// So many offers, to a file.
        #[arg(long, group = "what")]
        offers: Option<u64>,
        /// About so many cells, to a folder.
        #[arg(long, group = "what")]
        cells: Option<usize>,
        #[arg(long, default_value_t = 1)]
        seed: u64,
        #[arg(value_name = "FILE or FOLDER")]
        to: PathBuf,
    },
}

/// What is done with accounts.
#[derive(Debug, Subcommand)]
pub(crate) enum UserWhat {
    /// Invite a person and print the link to choose a password; an account that is there gets one more role.
    Add {
        /// The address to sign in with.
        #[arg(long, value_name = "ADDRESS")]
        email: String,
        /// The name as others see it.
        #[arg(long)]
        name: String,
        /// reader, editor, reviewer, education-manager, education-monitor or administrator.
        #[arg(long, default_value = "administrator")]
        role: String,
        /// Key of the organisation in which the person has the role; left out for roles of the education office.
        #[arg(long, value_name = "KEY")]
        organisation: Option<String>,
        #[command(flatten)]
        stock: Stock,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
    },
}

/// What is done with one person's data.
#[derive(Debug, Subcommand)]
pub(crate) enum PersonWhat {
    /// Print everything that names the person as one JSON document.
    Copy {
        /// The address by which the person signs in.
        #[arg(long, value_name = "ADDRESS")]
        email: String,
        #[command(flatten)]
        stock: Stock,
    },
    /// Erase the account and everything that names the person.
    Erase {
        /// The address by which the person signs in.
        #[arg(long, value_name = "ADDRESS")]
        email: String,
        #[command(flatten)]
        stock: Stock,
        /// Print one JSON document.
        #[arg(long)]
        json: bool,
    },
}
