//! Data protection: the register of processing activities (Art. 30 DSGVO), and the deletion of what is due by it.
//!
//! The register is data ([`Register`]): which activities there are, which tables each one covers, and after what time
//! which [`Rule`] deletes. The house's own stands in `catalogue/data-protection/register.toml`; a district puts its own
//! in place. [`run`] does what the rules say and leaves counts, never values.

mod register;
mod rules;
mod run;

pub use register::{Activity, NotARegister, Period, Register};
pub use rules::Rule;
pub use run::{Deleted, Due, JOB, Letters, deleted, due, run, sweep};
