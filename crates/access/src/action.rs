//! Actions: a capability together with what it is used on.

use base::{OfferId, OrganisationId};

use crate::{Capability, Membership, Role};

/// Something that somebody wants to do with an object.
pub trait Action {
    const CAPABILITY: Capability;

    /// The organisation to which the object belongs; `None` where it belongs to the district.
    fn owner(&self) -> Option<OrganisationId>;

    /// Whether more than the capability is wanted: said with the memberships that reach the object.
    fn allows(&self, _reaching: &[Membership]) -> bool {
        true
    }
}

macro_rules! of_the_district {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, PartialEq, Eq)]
        pub struct $name;

        impl Action for $name {
            const CAPABILITY: Capability = Capability::$name;

            fn owner(&self) -> Option<OrganisationId> {
                None
            }
        }
    )+};
}

of_the_district! {
    /// Seeing the cockpit and the own account.
    OpenCockpit,
    /// Setting up how the own account is proved: codes, passkeys, an identity elsewhere.
    SecureAccount,
    /// Reading what the organisations of the network look for and can give.
    ReadNetwork,
    /// Changing roles, locking and opening accounts, demanding a second factor.
    ManageAccounts,
    /// Reading who did what.
    ReadAudit,
    /// Deciding on what a source would change, and taking it back.
    DecideRuns,
    /// Writing the texts of the portal, its news and collections.
    EditTexts,
    /// Saying what concepts are called, by which words they are found, and which of them are one.
    EditVocabulary,
    /// Reading the register of processing activities, and what was deleted.
    ReadDataProtection,
}

/// Changing what is said of an organisation, and of its places. What [`OrganisationId::NOBODY`] runs is the district's.
#[derive(Debug, PartialEq, Eq)]
pub struct EditOrganisation(pub OrganisationId);

impl Action for EditOrganisation {
    const CAPABILITY: Capability = Capability::EditOrganisation;

    fn owner(&self) -> Option<OrganisationId> {
        Some(self.0).filter(|owner| *owner != OrganisationId::NOBODY)
    }
}

/// Writing, changing and submitting an offer of a provider.
#[derive(Debug, PartialEq, Eq)]
pub struct EditOffer {
    pub offer: OfferId,
    pub provider: OrganisationId,
}

impl Action for EditOffer {
    const CAPABILITY: Capability = Capability::EditOffer;

    fn owner(&self) -> Option<OrganisationId> {
        Some(self.provider)
    }
}

/// Saying what an organisation looks for and can give.
#[derive(Debug, PartialEq, Eq)]
pub struct EditNotice(pub OrganisationId);

impl Action for EditNotice {
    const CAPABILITY: Capability = Capability::EditNotice;

    fn owner(&self) -> Option<OrganisationId> {
        Some(self.0)
    }
}

/// Deciding on what an organisation submitted, and whether it may publish without being asked.
#[derive(Debug, PartialEq, Eq)]
pub struct Review(pub OrganisationId);

impl Action for Review {
    const CAPABILITY: Capability = Capability::Review;

    fn owner(&self) -> Option<OrganisationId> {
        Some(self.0)
    }
}

/// Saying where a source is fetched from; with the organisation whose source it is, where it is one's.
#[derive(Debug, PartialEq, Eq)]
pub struct ManageSources(pub Option<OrganisationId>);

impl Action for ManageSources {
    const CAPABILITY: Capability = Capability::ManageSources;

    fn owner(&self) -> Option<OrganisationId> {
        self.0
    }
}

/// Reading how often an organisation's entries were seen, and which searches it could have answered.
#[derive(Debug, PartialEq, Eq)]
pub struct ReadEffect(pub OrganisationId);

impl Action for ReadEffect {
    const CAPABILITY: Capability = Capability::ReadEffect;

    fn owner(&self) -> Option<OrganisationId> {
        Some(self.0)
    }
}

/// Inviting a person into an organisation with a role.
#[derive(Debug, PartialEq, Eq)]
pub struct InvitePerson(pub Membership);

impl Action for InvitePerson {
    const CAPABILITY: Capability = Capability::InvitePerson;

    fn owner(&self) -> Option<OrganisationId> {
        Some(self.0.organisation)
    }

    /// Roles of the office are given by those alone who may change roles.
    fn allows(&self, reaching: &[Membership]) -> bool {
        !self.0.role.is_of_the_office()
            || reaching.iter().any(|membership| membership.role == Role::Administrator)
    }
}
