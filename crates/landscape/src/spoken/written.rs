//! Days as people write them: "12.1.2027", "am 12. Januar", "2027-01-12", "vom 12. bis 14.1.", in lists.

use super::{
    clauses::Parser,
    clock::Clock,
    days::{Day, Stretch},
    lexicon::{self, Form},
    why::Refusal,
};

/// A day with its month and year, as far as they stand there, and what follows it.
type Written = (u32, Option<u32>, Option<i16>, bool);

impl Parser<'_> {
    /// Days, each alone or with the last of a row, in a list.
    pub(super) fn stretches(&mut self) -> Result<Vec<Stretch>, Refusal> {
        let mut list: Vec<Stretch> = Vec::new();
        loop {
            let begin = self.at;
            if !list.is_empty() && (!self.between() || self.is_clock()) {
                self.at = begin;
                break;
            }
            while self.take(&["am", "an", "vom", "von", "den", "dem", "der", "zum"]) {}
            let Some(first) = self.day() else {
                self.at = begin;
                break;
            };
            let last = self.last_of_row();
            let only_day = first.month.is_none() && last.is_none();
            if only_day && self.word(0).and_then(lexicon::weekday).is_some() {
                self.at = begin;
                break;
            }
            let mut stretch = Stretch::of(first, last);
            match self.in_brackets()? {
                Some(clock) => (stretch.clock, stretch.own) = (Some(clock), true),
                None => stretch.clock = self.clock()?,
            }
            list.push(stretch);
        }
        Ok(list)
    }

    fn is_clock(&mut self) -> bool {
        let begin = self.at;
        let found = !matches!(self.clock(), Ok(None));
        self.at = begin;
        found
    }

    fn last_of_row(&mut self) -> Option<Day> {
        let begin = self.at;
        if self.mark(0, '-') {
            self.at += 1;
        } else if !self.take(&["bis"]) {
            return None;
        }
        while self.take(&["zum", "einschliesslich", "am", "den", "dem"]) {}
        let last = self.day().filter(|day| day.month.is_some());
        if last.is_none() {
            self.at = begin;
        }
        last
    }

    /// "(10 Uhr)", "(ganztägig)".
    fn in_brackets(&mut self) -> Result<Option<Clock>, Refusal> {
        let begin = self.at;
        if self.mark(0, '(') {
            self.at += 1;
            let clock = if self.take(&["ganztaegig", "ganztags"]) {
                Some(Clock::WholeDay)
            } else {
                self.clock()?
            };
            if clock.is_some() && self.mark(0, ')') {
                self.at += 1;
                return Ok(clock);
            }
        }
        self.at = begin;
        Ok(None)
    }

    /// A day, with its weekday where that stands before it.
    pub(super) fn day(&mut self) -> Option<Day> {
        let begin = self.at;
        let weekday = self.word(0).and_then(lexicon::weekday);
        let weekday = weekday.filter(|(_, form)| *form != Form::Adverb);
        if let Some((_, form)) = weekday {
            self.weekday_word(form);
            self.at += usize::from(self.mark(0, ','));
            self.take(&["den", "dem", "der", "am"]);
        }
        match self.written() {
            Some((day, month, year, unsure)) => {
                let weekday = weekday.map(|(weekday, _)| weekday);
                Some(Day { day, month, year, weekday, unsure, at: self.span(begin, self.at) })
            }
            None => {
                self.at = begin;
                None
            }
        }
    }

    fn written(&mut self) -> Option<Written> {
        let at = self.at;
        let (day, digits) = self.number_at(at)?;
        if digits == 4 {
            return self.iso();
        }
        if digits > 2 {
            return None;
        }
        let dot = self.mark_at(at + 1, '.');
        let month = self.word_at(at + 1 + usize::from(dot)).and_then(lexicon::month);
        if let Some(month) = month {
            self.at = at + 2 + usize::from(dot);
            self.at += usize::from(self.mark(0, '.'));
            let year = self.year();
            return Some((day, u32::try_from(month).ok(), year, false));
        }
        if !dot {
            // "12-14.1.2027": the first of a row.
            let row = self.mark_at(at + 1, '-')
                && self.number_at(at + 2).is_some()
                && self.mark_at(at + 3, '.');
            self.at += usize::from(row);
            return row.then_some((day, None, None, false));
        }
        match self.number_at(at + 2) {
            Some((month, digits)) if digits <= 2 => {
                let ended = self.mark_at(at + 3, '.');
                let near = self.glued(at + 2);
                let hour = matches!(self.word_at(at + 3), Some("uhr" | "h"));
                if hour || (!near && !ended) || (!ended && !(1..=12).contains(&month)) {
                    return if near { None } else { self.only_day(day) };
                }
                self.at = at + 3 + usize::from(ended);
                let year = self.year().or_else(|| self.short_year(ended));
                let unsure = digits == 2 && !ended && year.is_none();
                Some((day, Some(month), year, unsure))
            }
            Some(_) => None,
            None => self.only_day(day),
        }
    }

    /// "12." of "12. und 13. Januar".
    fn only_day(&mut self, day: u32) -> Option<Written> {
        self.at += 2;
        Some((day, None, None, false))
    }

    fn year(&mut self) -> Option<i16> {
        let (year, digits) = self.number_at(self.at)?;
        let year = i16::try_from(year).ok().filter(|_| digits == 4)?;
        self.at += 1;
        Some(year)
    }

    /// "12.1.27", and not "12.1. 18 Uhr".
    fn short_year(&mut self, dot: bool) -> Option<i16> {
        let (year, digits) = self.number_at(self.at)?;
        let year =
            i16::try_from(year).ok().filter(|_| dot && digits == 2 && self.glued(self.at))?;
        let time = matches!(self.word(1), Some("uhr" | "h")) || self.mark(1, ':');
        self.at += usize::from(!time);
        (!time).then_some(2000 + year)
    }

    fn iso(&mut self) -> Option<Written> {
        let at = self.at;
        let (year, month, day) =
            (self.number_at(at)?, self.number_at(at + 2)?, self.number_at(at + 4)?);
        let whole = self.mark_at(at + 1, '-')
            && self.mark_at(at + 3, '-')
            && (at + 1..=at + 4).all(|at| self.glued(at));
        if !whole || month.1 > 2 || day.1 > 2 {
            return None;
        }
        self.at = at + 5;
        if self.word(0) == Some("t") && self.number_at(self.at + 1).is_some() {
            self.at += 1;
        }
        Some((day.0, Some(month.0), i16::try_from(year.0).ok(), false))
    }
}
