//! The decision, and its proof.

use std::fmt;

use base::{AccountId, Actor};

use crate::{Action, Capability, Membership, Reach};

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Visitor {
    /// Anybody, not signed in.
    Public,
    /// Somebody with an account that is open, and with its roles.
    Person { account: AccountId, memberships: Vec<Membership> },
    /// The same, but a second factor is demanded of this person and was not shown.
    Unsecured { account: AccountId, memberships: Vec<Membership> },
}

/// That somebody may do something: who, and with what. Only [`grant`] makes it.
#[derive(Debug)]
#[must_use]
pub struct Granted<A> {
    actor: Actor,
    action: A,
}

impl<A> Granted<A> {
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// What may be done, with its object.
    pub fn action(&self) -> &A {
        &self.action
    }
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denied {
    /// Nobody is signed in.
    SignIn,
    /// A second factor is demanded of the person first.
    SecondFactor,
    /// The person's roles do not allow it, or not with this object.
    NotAllowed(Capability),
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Denied::SignIn => f.write_str("nobody is signed in"),
            Denied::SecondFactor => f.write_str("a second factor is demanded"),
            Denied::NotAllowed(capability) => write!(f, "not allowed: {capability:?}"),
        }
    }
}

impl std::error::Error for Denied {}

/// Decides whether somebody may do something.
///
/// Allowed is what one of the person's roles reaches: everything in the district, or what belongs to the
/// organisation in which the role is held.
pub fn grant<A: Action>(visitor: &Visitor, action: A) -> Result<Granted<A>, Denied> {
    let (account, memberships) = known(visitor, A::CAPABILITY)?;
    let reaching: Vec<Membership> = memberships
        .iter()
        .filter(|membership| match A::CAPABILITY.reach(membership.role) {
            Reach::Everything => true,
            Reach::Own => action.owner() == Some(membership.organisation),
            Reach::Nothing => false,
        })
        .copied()
        .collect();
    if reaching.is_empty() || !action.allows(&reaching) {
        return Err(Denied::NotAllowed(A::CAPABILITY));
    }
    Ok(Granted { actor: Actor::Person(account), action })
}

/// Whether somebody can do something somewhere: what a door asks before the object is known, and a menu.
pub fn could(visitor: &Visitor, capability: Capability) -> Result<(), Denied> {
    let (_, memberships) = known(visitor, capability)?;
    let reaches = |membership: &Membership| capability.reach(membership.role) != Reach::Nothing;
    memberships.iter().any(reaches).then_some(()).ok_or(Denied::NotAllowed(capability))
}

/// Who asks for a capability, where somebody is known well enough to ask for it.
fn known(visitor: &Visitor, wanted: Capability) -> Result<(AccountId, &[Membership]), Denied> {
    match visitor {
        Visitor::Public => Err(Denied::SignIn),
        Visitor::Unsecured { .. } if wanted != Capability::SecureAccount => {
            Err(Denied::SecondFactor)
        }
        Visitor::Person { account, memberships } | Visitor::Unsecured { account, memberships } => {
            Ok((*account, memberships))
        }
    }
}

#[cfg(test)]
mod tests {
    use base::{OfferId, OrganisationId};

    use super::*;
    use crate::{
        DecideRuns, EditNotice, EditOffer, EditOrganisation, EditTexts, EditVocabulary,
        InvitePerson, ManageAccounts, ManageSources, OpenCockpit, ReadAudit, ReadDataProtection,
        ReadEffect, ReadNetwork, Review, Role, SecureAccount,
    };

    fn organisation(key: &str) -> OrganisationId {
        let (district, source) = ("03353".parse().unwrap(), "probe".parse().unwrap());
        OrganisationId::derived(&district, &source, &key.parse().unwrap())
    }

    fn offer() -> OfferId {
        let (district, source) = ("03353".parse().unwrap(), "probe".parse().unwrap());
        OfferId::derived(&district, &source, &"kurs".parse().unwrap())
    }

    fn person(role: Role) -> Visitor {
        let account = AccountId::derived(
            &"03353".parse().unwrap(),
            &"probe".parse().unwrap(),
            &"konto".parse().unwrap(),
        );
        let memberships = vec![Membership { organisation: organisation("own"), role }];
        Visitor::Person { account, memberships }
    }

    /// Whether a visitor may do a thing with the own organisation's objects, and with another's.
    fn may(visitor: &Visitor, capability: Capability) -> (bool, bool) {
        let one = |key: &str| {
            let of = organisation(key);
            match capability {
                Capability::OpenCockpit => grant(visitor, OpenCockpit).is_ok(),
                Capability::SecureAccount => grant(visitor, SecureAccount).is_ok(),
                Capability::EditOrganisation => grant(visitor, EditOrganisation(of)).is_ok(),
                Capability::EditOffer => {
                    grant(visitor, EditOffer { offer: offer(), provider: of }).is_ok()
                }
                Capability::ReadNetwork => grant(visitor, ReadNetwork).is_ok(),
                Capability::EditNotice => grant(visitor, EditNotice(of)).is_ok(),
                Capability::Review => grant(visitor, Review(of)).is_ok(),
                Capability::ReadEffect => grant(visitor, ReadEffect(of)).is_ok(),
                Capability::InvitePerson => {
                    let membership = Membership { organisation: of, role: Role::Editor };
                    grant(visitor, InvitePerson(membership)).is_ok()
                }
                Capability::ManageAccounts => grant(visitor, ManageAccounts).is_ok(),
                Capability::ReadAudit => grant(visitor, ReadAudit).is_ok(),
                Capability::ManageSources => grant(visitor, ManageSources(Some(of))).is_ok(),
                Capability::DecideRuns => grant(visitor, DecideRuns).is_ok(),
                Capability::EditTexts => grant(visitor, EditTexts).is_ok(),
                Capability::EditVocabulary => grant(visitor, EditVocabulary).is_ok(),
                Capability::ReadDataProtection => grant(visitor, ReadDataProtection).is_ok(),
            }
        };
        (one("own"), one("other"))
    }

    #[test]
    fn every_role_may_do_what_the_table_says_with_its_own_and_with_others_objects() {
        const NO: (bool, bool) = (false, false);
        const OWN: (bool, bool) = (true, false);
        const ALL: (bool, bool) = (true, true);
        // Reader, Editor, Reviewer, EducationManager, EducationMonitor, Administrator
        let table = [
            (Capability::OpenCockpit, [ALL, ALL, ALL, ALL, ALL, ALL]),
            (Capability::SecureAccount, [ALL, ALL, ALL, ALL, ALL, ALL]),
            (Capability::EditOrganisation, [NO, OWN, ALL, ALL, NO, NO]),
            (Capability::EditOffer, [NO, OWN, ALL, ALL, NO, NO]),
            (Capability::ReadNetwork, [ALL, ALL, ALL, ALL, ALL, ALL]),
            (Capability::EditNotice, [NO, OWN, ALL, ALL, NO, NO]),
            (Capability::Review, [NO, NO, ALL, ALL, NO, NO]),
            (Capability::ReadEffect, [OWN, OWN, ALL, ALL, ALL, ALL]),
            (Capability::InvitePerson, [NO, OWN, NO, ALL, NO, ALL]),
            (Capability::ManageAccounts, [NO, NO, NO, NO, NO, ALL]),
            (Capability::ReadAudit, [NO, NO, NO, ALL, NO, ALL]),
            (Capability::ManageSources, [NO, OWN, ALL, ALL, NO, NO]),
            (Capability::DecideRuns, [NO, NO, ALL, ALL, NO, NO]),
            (Capability::EditTexts, [NO, NO, NO, ALL, NO, ALL]),
            (Capability::EditVocabulary, [NO, NO, ALL, ALL, NO, NO]),
            (Capability::ReadDataProtection, [NO, NO, NO, ALL, NO, ALL]),
        ];
        assert_eq!(table.len(), Capability::ALL.len());
        for (capability, expected) in table {
            assert_eq!(expected.len(), Role::ALL.len());
            for (role, expected) in Role::ALL.iter().zip(expected) {
                assert_eq!(may(&person(*role), capability), expected, "{capability:?} {role:?}");
            }
            assert_eq!(may(&Visitor::Public, capability), NO, "{capability:?}");
        }
    }

    #[test]
    fn what_no_organisation_runs_is_the_offices_and_nobody_else_comes_in_by_its_id() {
        for role in Role::ALL {
            let Visitor::Person { account, .. } = person(*role) else { unreachable!() };
            let organisation = OrganisationId::NOBODY;
            let memberships = vec![Membership { organisation, role: *role }];
            let visitor = Visitor::Person { account, memberships };
            let may = grant(&visitor, EditOrganisation(organisation)).is_ok();
            assert_eq!(may, matches!(role, Role::Reviewer | Role::EducationManager), "{role:?}");
        }
    }

    #[test]
    fn an_account_without_a_role_may_do_nothing() {
        let Visitor::Person { account, .. } = person(Role::Reader) else { unreachable!() };
        let nobody = Visitor::Person { account, memberships: vec![] };
        for capability in Capability::ALL {
            assert_eq!(may(&nobody, *capability), (false, false), "{capability:?}");
        }
    }

    #[test]
    fn who_still_has_to_show_a_second_factor_may_set_one_up_and_nothing_else() {
        let Visitor::Person { account, memberships } = person(Role::Administrator) else {
            unreachable!()
        };
        let unsecured = Visitor::Unsecured { account, memberships };
        for capability in Capability::ALL {
            let alone = *capability == Capability::SecureAccount;
            assert_eq!(may(&unsecured, *capability), (alone, alone), "{capability:?}");
            assert_eq!(could(&unsecured, *capability).is_ok(), alone, "{capability:?}");
        }
        assert_eq!(grant(&unsecured, ManageAccounts).unwrap_err(), Denied::SecondFactor);
        assert_eq!(grant(&Visitor::Public, SecureAccount).unwrap_err(), Denied::SignIn);
    }

    #[test]
    fn a_source_without_an_organisation_is_the_offices() {
        for role in Role::ALL {
            let may = grant(&person(*role), ManageSources(None)).is_ok();
            assert_eq!(may, matches!(role, Role::Reviewer | Role::EducationManager), "{role:?}");
        }
    }

    #[test]
    fn roles_of_the_office_are_given_by_administrators_alone() {
        for invited in Role::ALL {
            let membership = Membership { organisation: organisation("own"), role: *invited };
            for inviting in [Role::Editor, Role::EducationManager, Role::Administrator] {
                let may = grant(&person(inviting), InvitePerson(membership)).is_ok();
                let expected = inviting == Role::Administrator || !invited.is_of_the_office();
                assert_eq!(may, expected, "{inviting:?} invites a {invited:?}");
            }
        }
    }

    #[test]
    fn the_proof_carries_who_asked_and_for_what() {
        let proof = grant(&person(Role::Editor), EditOrganisation(organisation("own"))).unwrap();
        assert!(proof.actor().label().starts_with("person:"));
        assert_eq!(proof.action(), &EditOrganisation(organisation("own")));
    }

    #[test]
    fn roles_keep_their_codes() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(*role));
        }
        assert_eq!(Role::from_code("king"), None);
    }
}
