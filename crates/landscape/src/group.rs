//! Terms of an offer for groups: a school class, a Kita group.

use base::Money;

use crate::Notation;

/// What a teacher has to know before booking.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GroupTerms {
    /// Grades 1 to 13, both ends included.
    pub grades: Option<(u8, u8)>,
    /// School subjects, in words.
    pub subjects: Vec<String>,
    /// Least and most persons.
    pub size: (Option<u16>, Option<u16>),
    pub minutes: Option<u16>,
    pub price: Option<Money>,
    /// Days between asking and coming.
    pub lead_days: Option<u16>,
    /// "April bis Oktober".
    pub season: Option<String>,
    /// Whether a bus stops near by.
    pub by_bus: Option<bool>,
    /// Concepts of the vocabulary `accessibility`: wheelchair, sign language, ...
    pub aids: Vec<Notation>,
    pub quiet_room: Option<bool>,
    /// Media and kits on loan.
    pub loans: Vec<String>,
}
