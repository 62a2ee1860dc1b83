//! Roles: what a natural person is in an organisation.

use base::OrganisationId;

/// A role. An account can have several, each through a membership in an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Reads internal figures and the network's pages.
    Reader,
    /// Keeps the entries of one organisation.
    Editor,
    /// Reviews what providers submit.
    Reviewer,
    /// Education management (Bildungsmanagement): the network, its providers and their entries.
    EducationManager,
    /// Education monitoring (Bildungsmonitoring): figures, protected ones included.
    EducationMonitor,
    /// Accounts and the installation; not the content.
    Administrator,
}

impl Role {
    pub const ALL: &'static [Role] = &[
        Role::Reader,
        Role::Editor,
        Role::Reviewer,
        Role::EducationManager,
        Role::EducationMonitor,
        Role::Administrator,
    ];

    /// A stable word for the database, the command line and forms.
    pub fn code(self) -> &'static str {
        match self {
            Role::Reader => "reader",
            Role::Editor => "editor",
            Role::Reviewer => "reviewer",
            Role::EducationManager => "education-manager",
            Role::EducationMonitor => "education-monitor",
            Role::Administrator => "administrator",
        }
    }

    pub fn from_code(code: &str) -> Option<Role> {
        Role::ALL.iter().copied().find(|role| role.code() == code)
    }

    /// Whether the role belongs to the education office rather than to any organisation.
    pub fn is_of_the_office(self) -> bool {
        !matches!(self, Role::Reader | Role::Editor)
    }
}

/// A role in an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Membership {
    pub organisation: OrganisationId,
    pub role: Role,
}
