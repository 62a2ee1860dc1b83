//! What roles can do: one table.

use crate::Role;

/// Something that can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capability {
    /// Sees the cockpit and the own account.
    OpenCockpit,
    /// Changes what is said of an organisation.
    EditOrganisation,
    /// Writes, changes and submits offers.
    EditOffer,
    /// Decides on what was submitted.
    Review,
    /// Invites a person into an organisation.
    InvitePerson,
    /// Changes roles, locks and opens accounts.
    ManageAccounts,
    /// Reads who did what.
    ReadAudit,
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
        Capability::EditOrganisation,
        Capability::EditOffer,
        Capability::Review,
        Capability::InvitePerson,
        Capability::ManageAccounts,
        Capability::ReadAudit,
    ];

    /// How far a role can do this.
    pub fn reach(self, role: Role) -> Reach {
        use Reach::{Everything, Nothing, Own};
        match (self, role) {
            (Capability::OpenCockpit, _) => Everything,

            (Capability::EditOrganisation | Capability::EditOffer, Role::Editor) => Own,
            // On behalf of providers who do not enter their offers themselves.
            (
                Capability::EditOrganisation | Capability::EditOffer,
                Role::Reviewer | Role::EducationManager,
            ) => Everything,

            (Capability::Review, Role::Reviewer | Role::EducationManager) => Everything,

            (Capability::InvitePerson, Role::Editor) => Own,
            (Capability::InvitePerson, Role::EducationManager | Role::Administrator) => Everything,

            (Capability::ManageAccounts, Role::Administrator) => Everything,

            (Capability::ReadAudit, Role::EducationManager | Role::Administrator) => Everything,

            (
                Capability::EditOrganisation
                | Capability::EditOffer
                | Capability::Review
                | Capability::InvitePerson
                | Capability::ManageAccounts
                | Capability::ReadAudit,
                _,
            ) => Nothing,
        }
    }
}
