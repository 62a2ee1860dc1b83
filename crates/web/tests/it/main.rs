//! The portal as a visitor meets it: every test asks the router of a small stock in SQLite and looks at
//! what comes back. Scripts are tested in a browser, in `e2e/`.

#![expect(clippy::unwrap_used, reason = "tests")]

mod absence;
mod abuse;
mod api;
mod articles;
mod batches;
mod concepts;
mod directory;
mod editing;
mod effect;
mod figures;
mod files;
mod guard;
mod menu;
mod merging;
mod missed;
mod month;
mod noticing;
mod openid;
mod organising;
mod pages;
mod person;
mod pictures;
mod posters;
mod privacy;
mod quality;
mod rights;
mod routes;
mod search;
mod second_factor;
mod signing_in;
mod sitemap;
mod sources;
mod stock;
mod today;
mod unsubscribe;
mod upkeep;
mod uploading;
mod visitor;
mod widgets;
