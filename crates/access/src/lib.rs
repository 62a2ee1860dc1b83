//! Who may do what: roles, what each of them can do and with what, and the proof that somebody may.
//!
//! [`grant`] is the one place where rights are decided. What it gives, a [`Granted`], cannot be made, copied or kept
//! in another way: a function that writes asks for it and takes actor and object from it, so that a page cannot
//! forget to ask.
//!
//! **Invariants.** Pure rules: no I/O, no clock, no sign-in protocol (crate `identity`), no stored shape (crate `store`).

mod action;
mod capability;
mod grant;
mod role;

pub use action::{
    Action, DecideRuns, EditNotice, EditOffer, EditOrganisation, EditTexts, EditVocabulary,
    InvitePerson, ManageAccounts, ManageSources, OpenCockpit, ReadAudit, ReadDataProtection,
    ReadEffect, ReadNetwork, Review, SecureAccount,
};
pub use capability::{Capability, Reach};
pub use grant::{Denied, Granted, Visitor, could, grant};
pub use role::{Membership, Role};
