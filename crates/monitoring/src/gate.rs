//! The one door through which a figure leaves the house.
//!
//! A page, a chart, a file and an answer of the API are made from a [`Released`] value and from nothing else. It can be made
//! only by [`release`], from a cube and the [`Decision`] about exactly that cube: for a table that a statistical office has
//! published the decision says so, for a district's own register it holds the cells that a protected pattern suppresses and
//! the audit that the pattern passed. What is computed from released figures (rates, sums, ranks) is computed in this crate,
//! stays released to the same audience, and carries [`Mark::Protected`] on wherever one part was protected.
//!
//! `Released` has private fields, is not deserialised, and gives its value to read, never to change.

use std::{collections::BTreeSet, fmt, marker::PhantomData, ops::Deref};

use crate::{Cube, Mark};

mod sealed {
    pub trait Audience {}
}

/// For whom a figure was released: [`Public`] or [`Internal`].
pub trait Audience: sealed::Audience + Clone + Copy + fmt::Debug + Send + Sync + 'static {
    /// The stable name in stored decisions.
    const CODE: &'static str;
}

/// Everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Public;

/// Those who are signed in and may see internal figures; never one case or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Internal;

impl sealed::Audience for Public {}
impl sealed::Audience for Internal {}
impl Audience for Public {
    const CODE: &'static str = "public";
}
impl Audience for Internal {
    const CODE: &'static str = "internal";
}

/// A value that may leave the house, to the audience `A`.
#[derive(Debug, Clone, PartialEq)]
pub struct Released<A, T> {
    value: T,
    audience: PhantomData<A>,
}

impl<A: Audience, T> Released<A, T> {
    /// Only this crate makes released values: from a decision, or from released values.
    pub(crate) fn of(value: T) -> Released<A, T> {
        Released { value, audience: PhantomData }
    }

    /// What is computed from a released value stays released; only this crate computes so.
    pub(crate) fn map<U>(self, with: impl FnOnce(T) -> U) -> Released<A, U> {
        Released::of(with(self.value))
    }
}

impl<T> Released<Public, T> {
    /// What everybody may see, those inside may see too.
    pub fn for_internal(self) -> Released<Internal, T> {
        Released { value: self.value, audience: PhantomData }
    }
}

impl<A, T> Deref for Released<A, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// The fingerprint of a cube's content, by which a decision knows its cube. Made by who stores the cube.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CubeHash(pub [u8; 32]);

/// Why a cube may leave.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Ground {
    /// A statistical office has published it and has protected it itself.
    Published { source: String },
    /// These cells are suppressed; the audit of the pattern passed. Rows by their index in the cube.
    Protected { rows: BTreeSet<usize> },
}

/// What was decided about one cube and one audience.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<A> {
    cube: CubeHash,
    ground: Ground,
    audience: PhantomData<A>,
}

/// A pattern of suppressed cells that came out of an audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audited {
    /// The cells that are suppressed, primary and secondary alike, by their row in the cube.
    pub rows: BTreeSet<usize>,
    /// Whether no suppressed cell can be narrowed below what its rule demands.
    pub safe: bool,
}

/// Why something cannot be released.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotReleasable {
    #[error("the pattern did not pass its audit")]
    Unsafe,
    #[error("the decision was made about other figures")]
    OtherCube,
    #[error("the decision names row {0}, which the cube does not have")]
    NoSuchRow(usize),
}

impl Decision<Public> {
    /// A statistical office has published the cube under a licence; nothing of it is ours to protect.
    pub fn published(cube: CubeHash, source: impl Into<String>) -> Decision<Public> {
        Decision {
            cube,
            ground: Ground::Published { source: source.into() },
            audience: PhantomData,
        }
    }
}

impl<A: Audience> Decision<A> {
    /// A pattern that passed its audit.
    ///
    /// # Errors
    /// [`NotReleasable::Unsafe`] where it did not.
    pub fn protected(cube: CubeHash, pattern: Audited) -> Result<Decision<A>, NotReleasable> {
        if !pattern.safe {
            return Err(NotReleasable::Unsafe);
        }
        let ground = Ground::Protected { rows: pattern.rows };
        Ok(Decision { cube, ground, audience: PhantomData })
    }

    /// The office that published the cube, where that is the ground of the decision.
    pub fn source(&self) -> Option<&str> {
        match &self.ground {
            Ground::Published { source } => Some(source),
            Ground::Protected { .. } => None,
        }
    }
}

/// The cube as the decision lets it leave: suppressed cells lose their digits and become [`Mark::Protected`].
///
/// # Errors
/// Where the decision is about another cube (`hash` is that of `cube`), or names cells that it does not have.
pub fn release<A: Audience>(
    mut cube: Cube,
    hash: CubeHash,
    decision: &Decision<A>,
) -> Result<Released<A, Cube>, NotReleasable> {
    if decision.cube != hash {
        return Err(NotReleasable::OtherCube);
    }
    if let Ground::Protected { rows } = &decision.ground {
        for row in rows {
            if !cube.blank(*row, Mark::Protected) {
                return Err(NotReleasable::NoSuchRow(*row));
            }
        }
    }
    Ok(Released::of(cube))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dimension, Head, Number, Observation, Publisher, Role, Variable};

    const HASH: CubeHash = CubeHash([7; 32]);

    fn cube() -> Cube {
        let mut cube = Cube::new(
            Head::new("seu", "Schuleingangsuntersuchung", Publisher::of("own")),
            vec![Dimension::new("GEM", "Gemeinde", Role::Area)],
        );
        let n = cube.intern_variable(Variable {
            code: "N".into(),
            label: "Kinder".into(),
            unit: "Anzahl".into(),
        });
        for (area, value) in [("03353001", 4_242), ("03353002", 17)] {
            let a = cube.dimension_mut(0).unwrap().intern(area, area, false);
            cube.push(&[a], n, Observation::plain(Number::whole(value)));
        }
        cube
    }

    #[test]
    fn a_suppressed_cell_loses_its_digits() {
        let pattern = Audited { rows: BTreeSet::from([0]), safe: true };
        let decision = Decision::<Public>::protected(HASH, pattern).unwrap();
        let released = release(cube(), HASH, &decision).unwrap();
        let seen: Vec<_> = released.rows().map(|row| row.observation()).collect();
        assert_eq!(
            seen,
            [Observation::sign(Mark::Protected), Observation::plain(Number::whole(17))]
        );
        assert!(!format!("{released:?}").contains("4242"), "the digits are gone");
    }

    #[test]
    fn a_pattern_that_did_not_pass_its_audit_makes_no_decision() {
        let pattern = Audited { rows: BTreeSet::new(), safe: false };
        assert_eq!(Decision::<Public>::protected(HASH, pattern), Err(NotReleasable::Unsafe));
    }

    #[test]
    fn a_decision_about_other_figures_releases_nothing() {
        let decision = Decision::published(HASH, "Destatis");
        assert_eq!(release(cube(), CubeHash([8; 32]), &decision), Err(NotReleasable::OtherCube));
        let pattern = Audited { rows: BTreeSet::from([2]), safe: true };
        let decision = Decision::<Internal>::protected(HASH, pattern).unwrap();
        assert_eq!(release(cube(), HASH, &decision), Err(NotReleasable::NoSuchRow(2)));
    }
}
