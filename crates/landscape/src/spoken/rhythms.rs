//! The parts that say how often: "jeden zweiten Dienstag", "alle 14 Tage", "am letzten Freitag im Monat".

use jiff::civil::Weekday;

use super::{
    clauses::{Ordinals, Parser, Weekdays},
    lexicon::{self, Form, Unit, WEEKDAYS},
    why::{Refusal, Why},
};

impl Parser<'_> {
    /// "jede Woche", "alle zwei Wochen", "jeden zweiten Dienstag", "jeden ersten Dienstag im Monat".
    pub(super) fn each(&mut self) -> Result<bool, Refusal> {
        let begin = self.at;
        if self.take(&["alle", "aller"]) {
            let number = self.number_at(self.at).map(|(number, _)| number);
            let number = number.or_else(|| self.word(0).and_then(lexicon::cardinal));
            self.at += usize::from(number.is_some());
            let Some(unit) = self.word(0).and_then(lexicon::unit) else {
                self.at = begin;
                return Ok(false);
            };
            self.at += 1;
            return self.put_every(begin, unit, number.unwrap_or(1));
        }
        if !self.take(&["jede", "jeden", "jedes", "jeder", "jedem"]) {
            return Ok(false);
        }
        // "jeden 3. Oktober".
        let of_year = self.mark(1, '.') && self.word(2).and_then(lexicon::month).is_some();
        if of_year && let Some(day) = self.day() {
            self.said.days.push(super::days::Stretch::of(day, None));
            return self.put_every(begin, Unit::Years, 1);
        }
        let ordinals = self.ordinals();
        let unit = self.word(0).and_then(lexicon::unit);
        match (ordinals.as_slice(), unit) {
            (ordinals, Some(Unit::Days)) if !ordinals.is_empty() && self.month_behind(1) => {
                self.at += 1;
                self.in_month();
                return self.put_month_days(begin, ordinals.to_vec());
            }
            ([], Some(unit)) => {
                self.at += 1;
                return self.put_every(begin, unit, 1);
            }
            ([step], Some(unit)) => {
                self.at += 1;
                let place = self.span(begin, self.at);
                let step = u32::try_from(*step).map_err(|_| Why::Together.at(&place))?;
                return self.put_every(begin, unit, step);
            }
            _ => {}
        }
        if ordinals.is_empty() {
            if self.take(&["werktag"]) {
                return self.put_weekdays(begin, working_days());
            }
            if self.take(&["wochenende"]) {
                return self.put_weekdays(begin, weekend());
            }
            if let Some((days, _, _)) = self.weekday_list() {
                let weekdays = Weekdays { days, each: true, range: false, step: 1 };
                return self.put_weekdays(begin, weekdays);
            }
            let behind = self.word(0).is_some();
            let place =
                self.span(if behind { self.at } else { begin }, self.at + usize::from(behind));
            return Err(if behind { Why::Word } else { Why::NoDayBehind }.at(&place));
        }
        match self.groups(begin, &ordinals)? {
            Some(days) => {
                let in_month = self.in_month();
                // Every second Tuesday is every other one; a third could be that of the month.
                let alone = days.iter().all(|(nth, _)| ordinals == [*nth]);
                match ordinals.as_slice() {
                    [2] if alone && !in_month => {
                        let days = days.into_iter().map(|(_, day)| day).collect();
                        let weekdays = Weekdays { days, each: true, range: false, step: 2 };
                        return self.put_weekdays(begin, weekdays);
                    }
                    [nth] if alone && !in_month && *nth > 2 => {
                        return Err(Why::InMonth.at(&self.span(begin, self.at)));
                    }
                    _ => {}
                }
                self.put_ordinals(begin, Ordinals { days, in_month: true })
            }
            None if self.in_month() => self.put_month_days(begin, ordinals),
            None => Err(Why::InMonth.at(&self.span(begin, self.at))),
        }
    }

    /// "täglich", "14-täglich", "werktags".
    pub(super) fn rhythm(&mut self) -> Result<bool, Refusal> {
        let begin = self.at;
        if let Some((unit, step)) = self.word(0).and_then(lexicon::rhythm) {
            self.at += 1;
            return self.put_every(begin, unit, step);
        }
        if let Some((number, _)) = self.number_at(self.at) {
            let behind = 1 + usize::from(self.mark(1, '-'));
            let found =
                self.word(behind).and_then(|word| lexicon::rhythm_behind_number(word, number));
            if let Some((unit, step)) = found {
                self.at += behind + 1;
                return self.put_every(begin, unit, step);
            }
        }
        self.take(&["an"]);
        if self.take(&["werktags", "werktaeglich", "werktagen"]) {
            return self.put_weekdays(begin, working_days());
        }
        if self.take(&["wochenends", "wochenenden"]) {
            return self.put_weekdays(begin, weekend());
        }
        self.at = begin;
        Ok(false)
    }

    /// "am 15. jedes Monats", "am letzten Tag des Monats".
    pub(super) fn of_month(&mut self) -> Result<bool, Refusal> {
        let begin = self.at;
        self.take(&["am", "an", "zum", "der", "den"]);
        let ordinals = self.ordinals();
        if !ordinals.is_empty() {
            self.take(&["tag"]);
            if self.in_month() {
                return self.put_month_days(begin, ordinals);
            }
        }
        self.at = begin;
        Ok(false)
    }

    /// "am ersten Samstag im Monat", "1. und 3. Mittwoch im Monat".
    pub(super) fn nth(&mut self) -> Result<bool, Refusal> {
        let begin = self.at;
        self.take(&["am", "an", "der", "den"]);
        let ordinals = self.ordinals();
        if !ordinals.is_empty()
            && let Some(days) = self.groups(begin, &ordinals)?
        {
            let in_month = self.in_month();
            return self.put_ordinals(begin, Ordinals { days, in_month });
        }
        self.at = begin;
        Ok(false)
    }

    /// "ersten", "1. und 3.".
    fn ordinals(&mut self) -> Vec<i8> {
        let mut found = Vec::new();
        loop {
            let begin = self.at;
            if !found.is_empty() {
                if !self.between() {
                    break;
                }
                self.take(&["jeden", "am"]);
            }
            let number = self.number_at(self.at).filter(|_| self.mark(1, '.'));
            let number = number.and_then(|(number, _)| i8::try_from(number).ok());
            if let Some(number) = number {
                self.at += 2;
                found.push(number);
            } else if let Some(number) = self.word(0).and_then(lexicon::ordinal) {
                self.at += 1;
                found.push(number);
            } else {
                self.at = begin;
                break;
            }
        }
        found
    }

    /// The weekdays behind ordinals, and further ordinals with theirs.
    fn groups(
        &mut self,
        begin: usize,
        ordinals: &[i8],
    ) -> Result<Option<Vec<(i8, Weekday)>>, Refusal> {
        let mut days = Vec::new();
        let mut ordinals = ordinals.to_vec();
        while let Some((weekdays, adverb, range)) = self.weekday_list() {
            if adverb || range {
                return Err(Why::Together.at(&self.span(begin, self.at)));
            }
            for ordinal in &ordinals {
                days.extend(weekdays.iter().map(|day| (*ordinal, *day)));
            }
            let end = self.at;
            if self.between() {
                self.take(&["jeden", "am"]);
                ordinals = self.ordinals();
                if !ordinals.is_empty() && self.word(0).and_then(lexicon::weekday).is_some() {
                    continue;
                }
            }
            self.at = end;
            break;
        }
        Ok((!days.is_empty()).then_some(days))
    }

    fn month_behind(&mut self, ahead: usize) -> bool {
        let begin = self.at;
        self.at += ahead;
        let found = self.in_month();
        self.at = begin;
        found
    }

    /// "im Monat", "jedes Monats", "eines jeden Monats".
    fn in_month(&mut self) -> bool {
        let begin = self.at;
        let _ = self.take(&["im", "des", "pro"])
            || (self.take(&["in", "eines"]) && self.take(&["jedem", "jeden"]))
            || self.at > begin
            || self.take(&["jedes", "jeden"]);
        if self.at > begin && self.take(&["monat", "monats", "monates"]) {
            return true;
        }
        self.at = begin;
        false
    }

    /// Weekdays, whether one of them is said as "dienstags", and whether they are a row.
    pub(super) fn weekday_list(&mut self) -> Option<(Vec<Weekday>, bool, bool)> {
        let (mut days, mut adverb, mut range) = (Vec::new(), false, false);
        loop {
            let begin = self.at;
            if !days.is_empty() {
                if !self.between() {
                    break;
                }
                self.take(&["am", "jeden"]);
            }
            let Some((day, form)) = self.word(0).and_then(lexicon::weekday) else {
                self.at = begin;
                break;
            };
            // A name before a date is the name of that day.
            if !days.is_empty() && form != Form::Adverb {
                let here = self.at;
                let dated = self.day().is_some();
                self.at = here;
                if dated {
                    self.at = begin;
                    break;
                }
            }
            self.weekday_word(form);
            adverb |= form == Form::Adverb;
            let end = self.at;
            let row = self.mark(0, '-') || self.word(0) == Some("bis");
            let last = if row { self.word(1).and_then(lexicon::weekday) } else { None };
            match last {
                Some((last, form)) => {
                    self.at += 1;
                    self.weekday_word(form);
                    adverb |= form == Form::Adverb;
                    range = true;
                    days.extend(row_of(day, last));
                }
                None => {
                    self.at = end;
                    days.push(day);
                }
            }
        }
        days.sort_by_key(|day| lexicon::place(*day));
        days.dedup();
        (!days.is_empty()).then_some((days, adverb, range))
    }

    /// Takes a weekday, with the full stop of a short one.
    pub(super) fn weekday_word(&mut self, form: Form) {
        self.at += 1 + usize::from(form == Form::Short && self.mark(1, '.'));
    }
}

/// The weekdays from the first to the last, over the end of the week where it must be.
pub(super) fn row_of(first: Weekday, last: Weekday) -> Vec<Weekday> {
    let mut days = vec![first];
    let mut day = first;
    while day != last {
        day = day.next();
        days.push(day);
    }
    days
}

fn working_days() -> Weekdays {
    let days = WEEKDAYS.iter().map(|(day, _)| *day).filter(|day| *day != Weekday::Sunday);
    Weekdays { days: days.collect(), each: true, range: false, step: 1 }
}

fn weekend() -> Weekdays {
    let days = vec![Weekday::Saturday, Weekday::Sunday];
    Weekdays { days, each: true, range: false, step: 1 }
}
