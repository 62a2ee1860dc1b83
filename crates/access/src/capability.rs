//! What roles can do: one table.

use std::collections::BTreeSet;

use base::OrganisationId;

use crate::{Membership, Role};

/// Something that can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capability {
    /// Sees the cockpit and the own account.
    OpenCockpit,
    /// Sets up how the own account is proved: all that is left to whom a second factor is demanded of.
    SecureAccount,
    /// Changes what is said of an organisation.
    EditOrganisation,
    /// Writes, changes and submits offers.
    EditOffer,
    /// Reads what the organisations of the network look for and can give.
    ReadNetwork,
    /// Says what an organisation looks for and can give.
    EditNotice,
    /// Decides on what was submitted.
    Review,
    /// Reads how often entries were seen and what was looked for in vain.
    ReadEffect,
    /// Invites a person into an organisation.
    InvitePerson,
    /// Changes roles, locks and opens accounts, demands a second factor.
    ManageAccounts,
    /// Reads who did what.
    ReadAudit,
    /// Says where a source is fetched from, and how often.
    ManageSources,
    /// Decides on what a source would change, and takes it back.
    DecideRuns,
    /// Writes the texts of the portal, its news and collections.
    EditTexts,
    /// Says what concepts are called, by which words they are found, and which of them are one.
    EditVocabulary,
    /// Reads the register of processing activities, and what was deleted.
    ReadDataProtection,
}

/// How far a role's capability goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    Nothing,
    /// What belongs to the organisation in which the role is held.
    Own,
    /// Everything in the district.
    Everything,
}

impl Capability {
    pub const ALL: &'static [Capability] = &[
        Capability::OpenCockpit,
        Capability::SecureAccount,
        Capability::EditOrganisation,
        Capability::EditOffer,
        Capability::ReadNetwork,
        Capability::EditNotice,
        Capability::Review,
        Capability::ReadEffect,
        Capability::InvitePerson,
        Capability::ManageAccounts,
        Capability::ReadAudit,
        Capability::ManageSources,
        Capability::DecideRuns,
        Capability::EditTexts,
        Capability::EditVocabulary,
        Capability::ReadDataProtection,
    ];

    /// The organisations in which this can be done because of what somebody is there, each once.
    pub fn own(self, memberships: &[Membership]) -> Vec<OrganisationId> {
        let own = memberships.iter().filter(|m| self.reach(m.role) == Reach::Own);
        own.map(|m| m.organisation).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// How far a role can do this.
    pub fn reach(self, role: Role) -> Reach {
        use Reach::{Everything, Nothing, Own};
        match (self, role) {
            (Capability::OpenCockpit | Capability::SecureAccount | Capability::ReadNetwork, _) => {
                Everything
            }

            (
                Capability::EditOrganisation | Capability::EditOffer | Capability::EditNotice,
                Role::Editor,
            ) => Own,
            // On behalf of providers who do not enter their offers themselves.
            (
                Capability::EditOrganisation | Capability::EditOffer | Capability::EditNotice,
                Role::Reviewer | Role::EducationManager,
            ) => Everything,

            (Capability::Review, Role::Reviewer | Role::EducationManager) => Everything,

            (Capability::ReadEffect, Role::Reader | Role::Editor) => Own,
            (Capability::ReadEffect, _) => Everything,

            (Capability::InvitePerson, Role::Editor) => Own,
            (Capability::InvitePerson, Role::EducationManager | Role::Administrator) => Everything,

            (Capability::ManageAccounts, Role::Administrator) => Everything,

            (Capability::EditVocabulary, Role::Reviewer | Role::EducationManager) => Everything,

            (
                Capability::ReadAudit | Capability::EditTexts | Capability::ReadDataProtection,
                Role::EducationManager | Role::Administrator,
            ) => Everything,

            (Capability::ManageSources, Role::Editor) => Own,
            (
                Capability::ManageSources | Capability::DecideRuns,
                Role::Reviewer | Role::EducationManager,
            ) => Everything,

            (
                Capability::EditOrganisation
                | Capability::EditOffer
                | Capability::EditNotice
                | Capability::Review
                | Capability::InvitePerson
                | Capability::ManageAccounts
                | Capability::ReadAudit
                | Capability::ManageSources
                | Capability::DecideRuns
                | Capability::EditTexts
                | Capability::EditVocabulary
                | Capability::ReadDataProtection,
                _,
            ) => Nothing,
        }
    }
}
