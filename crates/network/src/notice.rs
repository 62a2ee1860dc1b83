//! A notice: what an organisation looks for or can give.

use base::{Ags, NoticeId, OrganisationId};
use jiff::{Timestamp, civil::Date};
use landscape::Coded;

/// Whether something is looked for or given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    Seeks,
    Gives,
}

impl Direction {
    pub fn opposite(self) -> Direction {
        match self {
            Direction::Seeks => Direction::Gives,
            Direction::Gives => Direction::Seeks,
        }
    }
}

impl Coded for Direction {
    const ALL: &'static [Direction] = &[Direction::Seeks, Direction::Gives];

    fn code(self) -> &'static str {
        match self {
            Direction::Seeks => "seeks",
            Direction::Gives => "gives",
        }
    }
}

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Room,
    Staff,
    Equipment,
    Vehicle,
    Idea,
    Other,
}

impl Coded for Kind {
    const ALL: &'static [Kind] =
        &[Kind::Room, Kind::Staff, Kind::Equipment, Kind::Vehicle, Kind::Idea, Kind::Other];

    fn code(self) -> &'static str {
        match self {
            Kind::Room => "room",
            Kind::Staff => "staff",
            Kind::Equipment => "equipment",
            Kind::Vehicle => "vehicle",
            Kind::Idea => "idea",
            Kind::Other => "other",
        }
    }
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    Open,
    /// Found, or given away.
    Settled,
    Withdrawn,
}

impl Coded for State {
    const ALL: &'static [State] = &[State::Open, State::Settled, State::Withdrawn];

    fn code(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Settled => "settled",
            State::Withdrawn => "withdrawn",
        }
    }
}

/// A notice as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub id: NoticeId,
    pub owner: OrganisationId,
    pub direction: Direction,
    pub kind: Kind,
    pub title: String,
    pub description: String,
    /// The municipality; `None` where it does not matter.
    pub municipality: Option<Ags>,
    pub from: Option<Date>,
    pub until: Option<Date>,
    /// Weekdays and hours in words.
    pub hours: String,
    /// How many persons or pieces.
    pub quantity: Option<u32>,
    pub state: State,
    pub created: Timestamp,
    pub changed: Timestamp,
    /// The last day on which the network sees it.
    pub expires: Date,
    /// When its organisation last looked at what fits it.
    pub looked: Option<Timestamp>,
}

impl Notice {
    /// Whether the network sees it on a day.
    pub fn is_shown(&self, today: Date) -> bool {
        self.state == State::Open && today <= self.expires
    }

    /// The last day of a notice that is written or extended today: half a year on.
    pub fn half_a_year_from(today: Date) -> Date {
        today.saturating_add(jiff::Span::new().months(6))
    }
}
