//! Weekdays and hours in words: "dienstags und donnerstags ab 15 Uhr", "Mo–Fr vormittags", "am Wochenende".
//!
//! Unlike `landscape::spoken`, which makes dates of what it reads and refuses what it does not understand, this takes what it
//! knows and leaves the rest: it only helps to rank. All days are held against all hours; "Mo 9–12, Di 14–17" is both
//! days with both times.

/// On which weekdays and at which hours; both may be unsaid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Week {
    /// Monday is bit 0.
    days: u8,
    /// Half hours of the day: 0:00 is bit 0.
    halves: u64,
}

const ALL_DAYS: u8 = 0b111_1111;

/// Beginnings of the words for days, with their bits.
const DAYS: &[(&str, u8)] = &[
    ("montag", 1),
    ("dienstag", 1 << 1),
    ("mittwoch", 1 << 2),
    ("donnerstag", 1 << 3),
    ("freitag", 1 << 4),
    ("samstag", 1 << 5),
    ("sonnabend", 1 << 5),
    ("sonntag", 1 << 6),
    ("werktag", 0b011_1111),
    ("wochenende", 0b110_0000),
    ("täglich", ALL_DAYS),
];

const SHORT: &[(&str, u8)] = &[
    ("Mo", 1),
    ("Di", 1 << 1),
    ("Mi", 1 << 2),
    ("Do", 1 << 3),
    ("Fr", 1 << 4),
    ("Sa", 1 << 5),
    ("So", 1 << 6),
];

/// Parts of the day with their hours; a longer word stands before one that it holds.
const PARTS: &[(&str, u32, u32)] = &[
    ("vormittag", 8, 12),
    ("nachmittag", 13, 18),
    ("mittags", 11, 14),
    ("morgens", 6, 10),
    ("abend", 17, 22),
    ("nachts", 20, 24),
    ("ganztägig", 8, 18),
];

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Days(u8),
    Hours(u64),
    Number(u32),
    To,
    From,
    Clock,
    Except,
    /// "und", a comma: what follows belongs to what stands before.
    And,
    Else,
}

/// The half hours between two times in minutes.
fn halves(from: u32, until: u32) -> u64 {
    (from / 30..until.div_ceil(30).min(48)).fold(0, |set, half| set | 1 << half)
}

fn lasting(word: &str) -> Vec<Token> {
    let lower = word.to_lowercase();
    if let Some((_, bit)) = SHORT.iter().find(|(short, _)| *short == word) {
        return vec![Token::Days(*bit)];
    }
    let mut found = Vec::new();
    let mut rest = lower.as_str();
    if let Some((name, bits)) = DAYS.iter().find(|(name, _)| lower.starts_with(name)) {
        found.push(Token::Days(*bits));
        rest = lower.strip_prefix(name).unwrap_or_default();
    }
    if let Some((_, from, until)) = PARTS.iter().find(|(name, ..)| rest.starts_with(name)) {
        found.push(Token::Hours(halves(from * 60, until * 60)));
    }
    if !found.is_empty() {
        return found;
    }
    vec![match lower.as_str() {
        "bis" => Token::To,
        "ab" => Token::From,
        "uhr" | "h" => Token::Clock,
        "außer" | "ausser" | "nicht" | "ohne" | "kein" | "keine" => Token::Except,
        "und" | "oder" => Token::And,
        _ => Token::Else,
    }]
}

/// A time of the day in minutes: 14, 14:30, 14.30.
fn clock(word: &str) -> Option<u32> {
    let (hours, minutes) = word.split_once([':', '.']).unwrap_or((word, "0"));
    let hours: u32 = hours.parse().ok()?;
    let minutes: u32 = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
    (hours <= 24 && minutes < 60).then_some(hours * 60 + minutes)
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut word = String::new();
    let finish = |word: &mut String, found: &mut Vec<Token>| {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            let trimmed = word.trim_end_matches(['.', ':']);
            found.push(clock(trimmed).map_or(Token::Else, Token::Number));
        } else if !word.is_empty() {
            found.extend(lasting(word));
        }
        word.clear();
    };
    for c in text.chars() {
        let in_number = word.starts_with(|c: char| c.is_ascii_digit());
        match c {
            c if c.is_ascii_digit() => {
                if !in_number {
                    finish(&mut word, &mut found);
                }
                word.push(c);
            }
            '.' | ':' if in_number => word.push(c),
            c if c.is_alphabetic() => {
                if in_number {
                    finish(&mut word, &mut found);
                }
                word.push(c);
            }
            c => {
                finish(&mut word, &mut found);
                match c {
                    '-' | '–' | '—' => found.push(Token::To),
                    ',' | '/' | '+' | '&' | ';' => found.push(Token::And),
                    _ => {}
                }
            }
        }
    }
    finish(&mut word, &mut found);
    found
}

/// The days from one to another, over the end of the week where need be.
fn span(from: u8, to: u8) -> u8 {
    let (from, to) = (from.trailing_zeros(), to.trailing_zeros());
    let length = (to + 7 - from) % 7;
    (0..=length).fold(0, |days, ahead| days | 1 << ((from + ahead) % 7))
}

impl Week {
    /// What a text says of weekdays and hours.
    pub fn read(text: &str) -> Week {
        let tokens = tokens(text);
        let mut week = Week::default();
        let mut left_out = 0;
        let mut leaving = false;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let next = |ahead: usize| tokens.get(at + ahead);
            let mut step = 1;
            match (token, next(1), next(2)) {
                (Token::Days(from), Some(Token::To), Some(Token::Days(to))) => {
                    let days = span(*from, *to);
                    if leaving {
                        left_out |= days
                    } else {
                        week.days |= days
                    }
                    step = 3;
                }
                (Token::Days(days), ..) => {
                    if leaving {
                        left_out |= days
                    } else {
                        week.days |= days
                    }
                }
                (Token::Hours(hours), ..) => week.halves |= hours,
                (Token::Number(from), Some(Token::To), Some(Token::Number(until))) => {
                    week.halves |= halves(*from, *until);
                    step = 3;
                }
                (Token::Number(from), Some(Token::Clock), Some(Token::To))
                    if matches!(next(3), Some(Token::Number(_))) =>
                {
                    if let Some(Token::Number(until)) = next(3) {
                        week.halves |= halves(*from, *until);
                    }
                    step = 4;
                }
                (Token::From, Some(Token::Number(from)), Some(Token::Clock)) => {
                    week.halves |= halves(*from, 24 * 60);
                    step = 3;
                }
                (Token::To, Some(Token::Number(until)), Some(Token::Clock)) => {
                    week.halves |= halves(0, *until);
                    step = 3;
                }
                (Token::Number(from), Some(Token::Clock), _) => {
                    week.halves |= halves(*from, *from + 60);
                    step = 2;
                }
                (Token::Except, ..) => leaving = true,
                (Token::And, ..) => {}
                (Token::Else | Token::Number(_) | Token::Clock | Token::To | Token::From, ..) => {
                    leaving = false;
                }
            }
            at += step;
        }
        // "So" is a small word as well: alone it is none of the days.
        if week.days == 1 << 6 && !text.to_lowercase().contains("sonntag") {
            week.days = 0;
        }
        if left_out != 0 {
            let from = if week.days == 0 { ALL_DAYS } else { week.days };
            week.days = from & !left_out;
        }
        week
    }

    /// The weekdays said, Monday is 0.
    pub fn days(self) -> impl Iterator<Item = u8> {
        (0..7).filter(move |day| self.days >> day & 1 == 1)
    }

    pub fn says_days(self) -> bool {
        self.days != 0
    }

    pub fn says_hours(self) -> bool {
        self.halves != 0
    }

    /// The days and hours of both.
    pub fn and(self, other: Week) -> Week {
        Week { days: self.days & other.days, halves: self.halves & other.halves }
    }

    /// How many days, and how many half hours of a day.
    pub(crate) fn extent(self) -> (u32, u32) {
        (self.days.count_ones(), self.halves.count_ones())
    }

    /// With more days and hours, for the proofs of the properties.
    #[cfg(test)]
    pub(crate) fn of_bits(days: u8, halves: u64) -> Week {
        Week { days: days & ALL_DAYS, halves: halves & ((1 << 48) - 1) }
    }

    #[cfg(test)]
    pub(crate) fn or(self, other: Week) -> Week {
        Week { days: self.days | other.days, halves: self.halves | other.halves }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, days: &[u8], hours: Option<(u32, u32)>) {
        let week = Week::read(text);
        assert_eq!(week.days().collect::<Vec<_>>(), days, "{text}");
        let expected = hours.map_or(0, |(from, until)| halves(from, until));
        assert_eq!(week.halves, expected, "{text}");
    }

    #[test]
    fn days_and_hours_are_read_as_people_write_them() {
        check("dienstags und donnerstags ab 15 Uhr", &[1, 3], Some((900, 1440)));
        check("Mo–Fr 9–12:30 Uhr", &[0, 1, 2, 3, 4], Some((540, 750)));
        check("Montag bis Mittwoch, 14 Uhr bis 17 Uhr", &[0, 1, 2], Some((840, 1020)));
        check("am Wochenende ganztägig", &[5, 6], Some((480, 1080)));
        check("Dienstagabend", &[1], Some((1020, 1320)));
        check("nachmittags", &[], Some((780, 1080)));
        check("jeden zweiten Freitagnachmittag", &[4], Some((780, 1080)));
        check("Sa bis Mo", &[0, 5, 6], None);
        check("täglich außer sonntags", &[0, 1, 2, 3, 4, 5], None);
        check("nicht mittwochs und freitags", &[0, 1, 3, 5, 6], None);
        check("werktags bis 12 Uhr", &[0, 1, 2, 3, 4, 5], Some((0, 720)));
    }

    #[test]
    fn what_says_no_time_is_read_as_none() {
        for text in ["", "So oft wie möglich", "nach Absprache", "3 x im Monat", "25.12.", "99:99"]
        {
            check(text, &[], None);
        }
    }

    #[test]
    fn no_text_is_too_strange() {
        for text in [
            "bis",
            "- - -",
            "ab ab Uhr",
            "24:59 Uhr",
            "24-24",
            "Mo–",
            "außer",
            "🕐–🕔",
            "18446744073709551616",
        ] {
            let _ = Week::read(text);
        }
    }
}
