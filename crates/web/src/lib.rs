//! The portal: pages, API, exports and assets over HTTP.
//!
//! [`site`] makes the whole of it from a [`State`]. Every page folder has a list of [`Route`]s; the
//! router, the OpenAPI document and the list of page kinds that the browser tests walk through are made
//! from these lists, so that none can miss a page. German pages stand at the root, English ones at the
//! same address under `/en`; there are no cookies, no inline scripts and no foreign origins.
//!
//! Not here: SQL (crate `store`), finding (crate `search`), formats (crate `exchange`), rules of the
//! domain (crate `landscape`), arguments and listening (crate `verzahnt`).

mod address;
mod api;
mod articles;
mod assets;
mod card;
mod clock;
mod cockpit;
mod confirm;
mod directory;
mod exported;
mod extend;
mod figures;
mod finding;
mod frame;
mod guard;
mod health;
mod lang;
mod listen;
mod mailed;
mod markup;
mod metrics;
mod missed;
mod moved;
mod municipalities;
mod observe;
mod offers;
mod organisations;
mod pager;
pub mod pictures;
mod places;
mod poster;
mod problem;
mod qr;
mod register;
mod route;
pub mod routine;
mod said;
mod seen;
mod settings;
mod sign_in;
mod site;
mod sitemap;
mod start;
mod state;
mod stock;
mod topics;
mod unsubscribe;
mod unused;
mod widget;
mod words;

pub use clock::Clock;
pub use guard::{Network, NotANetwork, Rate};
pub use lang::Lang;
pub use listen::serve;
pub use metrics::metrics;
pub use route::{Kind, Right, Route, routes};
pub use settings::{BaseMap, Settings};
pub use site::site;
pub use state::State;
pub use unused::unused_account_mail;
