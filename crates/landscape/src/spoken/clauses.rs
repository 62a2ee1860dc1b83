//! The parts of which a text consists, in any order: what was said, not yet what it means.

use std::ops::Range;

use jiff::civil::Weekday;

use super::{
    clock::{Clock, Until},
    days::{Day, Stretch},
    lexicon::{self, Form, Unit},
    tokens::{Kind, Token},
    why::{Refusal, Why},
};

/// Something with its place in the text.
pub(super) type Placed<T> = (T, Range<usize>);

/// Weekdays as they were said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Weekdays {
    pub days: Vec<Weekday>,
    /// "dienstags", "jeden Dienstag", "Mo–Fr", and not "am Dienstag".
    pub each: bool,
    /// A row of names, "Fr bis So", which can be that of the days behind it.
    pub range: bool,
    /// "jeden zweiten Dienstag".
    pub step: u32,
}

/// The ordinals and weekdays of "jeden ersten Dienstag im Monat".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ordinals {
    pub days: Vec<(i8, Weekday)>,
    /// Whether "im Monat" stood there.
    pub in_month: bool,
}

/// All that was said.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub clock: Option<Placed<Clock>>,
    pub until_time: Option<Placed<Until>>,
    pub days: Vec<Stretch>,
    pub from: Option<Day>,
    pub until: Option<Day>,
    pub count: Option<Placed<u32>>,
    pub every: Option<Placed<(Unit, u32)>>,
    pub weekdays: Option<Placed<Weekdays>>,
    pub ordinals: Option<Placed<Ordinals>>,
    pub month_days: Option<Placed<Vec<i8>>>,
    pub except: Vec<Stretch>,
    /// "täglich außer montags".
    pub without: Option<Placed<Vec<Weekday>>>,
    /// Lists of days beside the others; a time behind the last of a list is that of all of it.
    pub also: Vec<Stretch>,
    /// "je 3 Tage".
    pub length: Option<Placed<u32>>,
    pub rule: Option<Placed<String>>,
}

impl Said {
    pub(super) fn has_rhythm(&self) -> bool {
        self.every.is_some()
            || self.weekdays.is_some()
            || self.ordinals.is_some()
            || self.month_days.is_some()
            || self.rule.is_some()
    }
}

/// The tokens, and how far they are read.
pub(super) struct Parser<'t> {
    tokens: &'t [Token],
    pub(super) at: usize,
    pub(super) said: Said,
    /// "und" stood before this part.
    joined: bool,
    /// "immer", "jeweils" stood before this part.
    always: bool,
}

pub(super) fn read(tokens: &[Token]) -> Result<Said, Refusal> {
    let mut parser = Parser { tokens, at: 0, said: Said::default(), joined: false, always: false };
    if tokens.is_empty() {
        return Err(Why::Empty.at(&(0..0)));
    }
    parser.skip();
    while parser.at < tokens.len() {
        if !parser.clause()? {
            return Err(parser.unknown());
        }
        let end = parser.at;
        parser.skip();
        if parser.joined && parser.at >= tokens.len() {
            return Err(Why::NoDayBehind.at(&parser.span(end, parser.at)));
        }
    }
    Ok(parser.said)
}

/// Puts a value where none is yet.
fn put<T>(slot: &mut Option<T>, value: T, at: &Range<usize>) -> Result<(), Refusal> {
    if slot.is_some() {
        return Err(Why::Twice.at(at));
    }
    *slot = Some(value);
    Ok(())
}

impl Parser<'_> {
    fn token(&self, at: usize) -> Option<&Kind> {
        self.tokens.get(at).map(|token| &token.kind)
    }

    pub(super) fn word_at(&self, at: usize) -> Option<&str> {
        match self.token(at)? {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn word(&self, ahead: usize) -> Option<&str> {
        self.word_at(self.at + ahead)
    }

    pub(super) fn mark_at(&self, at: usize, mark: char) -> bool {
        self.token(at) == Some(&Kind::Mark(mark))
    }

    pub(super) fn mark(&self, ahead: usize, mark: char) -> bool {
        self.mark_at(self.at + ahead, mark)
    }

    pub(super) fn number_at(&self, at: usize) -> Option<(u32, usize)> {
        match self.token(at)? {
            Kind::Number(number, digits) => Some((*number, *digits)),
            _ => None,
        }
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// The place of the tokens from `begin` up to `end`.
    pub(super) fn span(&self, begin: usize, end: usize) -> Range<usize> {
        let from = self.tokens.get(begin).map_or(0, |token| token.at.start);
        let to = end.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(from, |t| t.at.end);
        from..to.max(from)
    }

    /// Takes the word here where it is one of these.
    pub(super) fn take(&mut self, words: &[&str]) -> bool {
        let found = self.word(0).is_some_and(|word| words.contains(&word));
        self.at += usize::from(found);
        found
    }

    /// Takes these words in a row.
    fn take_all(&mut self, words: &[&str]) -> bool {
        let found = (0..).zip(words).all(|(ahead, word)| self.word(ahead) == Some(word));
        self.at += if found { words.len() } else { 0 };
        found
    }

    fn take_mark(&mut self, marks: &[char]) -> bool {
        let found = marks.iter().any(|mark| self.mark(0, *mark));
        self.at += usize::from(found);
        found
    }

    /// What parts the members of a list: commas and "und". `false` where none stands here.
    pub(super) fn between(&mut self) -> bool {
        let begin = self.at;
        while self.take_mark(&[',', ';', '+', '&', '/']) || self.take(&["und", "sowie", "u"]) {}
        self.at > begin
    }

    /// Passes over what stands between parts.
    fn skip(&mut self) {
        (self.joined, self.always) = (false, false);
        loop {
            if self.take_mark(&[',', ';', '.', '(', ')']) {
            } else if self.take(&["und", "sowie"]) {
                self.joined = true;
            } else if self.take(&["immer", "jeweils", "stets"]) {
                self.always = true;
            } else if self.word(0) == Some("je") && !self.is_length() {
                self.at += 1;
                self.always = true;
            } else {
                return;
            }
        }
    }

    /// What is not understood here, with as much of it as hangs together.
    fn unknown(&self) -> Refusal {
        let mut end = self.at + 1;
        while self.glued(end) && !matches!(self.token(end), Some(Kind::Mark(',' | ';' | ')'))) {
            end += 1;
        }
        let place = self.span(self.at, end);
        if let Some(ahead) = (0..3).find(|ahead| self.word(*ahead).is_some_and(lexicon::is_holiday))
            && (0..ahead).all(|ahead| self.word(ahead).is_some())
        {
            return Why::Holidays.at(&self.span(self.at, self.at + ahead + 1));
        }
        // "um acht", "dienstags an der": what stands behind says more than the small word.
        let small = matches!(self.word(0), Some("um" | "am" | "an" | "in" | "im" | "von" | "auf"));
        let behind = self.token(end).is_some() && small;
        let place = if behind { self.span(self.at, end + 1) } else { place };
        let number = self.number_at(self.at).is_some()
            || (behind && self.word_at(end).and_then(lexicon::cardinal).is_some());
        if number { Why::Number.at(&place) } else { Why::Word.at(&place) }
    }

    fn clause(&mut self) -> Result<bool, Refusal> {
        Ok(self.rule()?
            || self.length()?
            || self.left_out()?
            || self.added()?
            || self.whole_day()?
            || self.each()?
            || self.rhythm()?
            || self.count()?
            || self.of_month()?
            || self.nth()?
            || self.weekly()?
            || self.time()?
            || self.bounds()?
            || self.dates()?)
    }

    fn rule(&mut self) -> Result<bool, Refusal> {
        let begin = self.at;
        if self.take(&["regel", "rrule"]) {
            self.take_mark(&[':']);
            self.take(&["rrule"]);
            self.take_mark(&[':']);
        }
        let Some(Kind::Rule(rule)) = self.token(self.at) else {
            let named = self.at > begin;
            let place = self.span(begin, self.at);
            return if named { Err(Why::NotARule.at(&place)) } else { Ok(false) };
        };
        let rule = (rule.clone(), self.span(self.at, self.at + 1));
        self.at += 1;
        let place = self.span(begin, self.at);
        put(&mut self.said.rule, rule, &place).map(|()| true)
    }

    fn is_length(&self) -> bool {
        let number = self.number_at(self.at + 1).map(|(number, _)| number);
        let number = number.or_else(|| self.word(1).and_then(lexicon::cardinal));
        number.is_some() && matches!(self.word(2), Some("tag" | "tage"))
    }

    /// "je 3 Tage".
    fn length(&mut self) -> Result<bool, Refusal> {
        if !(self.word(0) == Some("je") && self.is_length()) {
            return Ok(false);
        }
        let place = self.span(self.at, self.at + 3);
        let number = self.number_at(self.at + 1).map(|(number, _)| number);
        let number = number.or_else(|| self.word(1).and_then(lexicon::cardinal)).unwrap_or(0);
        self.at += 3;
        put(&mut self.said.length, (number, place.clone()), &place).map(|()| true)
    }

    /// "außer am 6.4. und 13.4.2027", "nicht am 6.4.", "außer montags".
    fn left_out(&mut self) -> Result<bool, Refusal> {
        let begin = self.at;
        let words = ["ausser", "ausgenommen", "nicht", "ohne", "kein", "keine", "entfaellt"];
        if !self.take(&words) {
            return Ok(false);
        }
        while self.take(&[
            "termin",
            "termine",
            "kurs",
            "treffen",
            "unterricht",
            "in",
            "der",
            "zeit",
        ]) || self.take_mark(&[':'])
        {}
        let (list, found) = (self.at, self.stretches()?);
        if !found.is_empty() {
            self.said.except.extend(found);
            return Ok(true);
        }
        self.take(&["am", "an", "den", "jeden", "jedem"]);
        match self.weekday_list() {
            Some((days, _, _)) => {
                let place = self.span(list, self.at);
                put(&mut self.said.without, (days, place.clone()), &place).map(|()| true)
            }
            None => Err(self.no_day_behind(begin)),
        }
    }

    /// Nothing that is a day stands behind the words since `begin`.
    fn no_day_behind(&mut self, begin: usize) -> Refusal {
        while self.take(&["am", "an", "den", "dem", "die", "der", "in", "vom", "zum", "allen"]) {}
        let word = self.word(0);
        if word.is_some_and(lexicon::is_holiday)
            || (word == Some("gesetzlichen") && self.word(1).is_some_and(lexicon::is_holiday))
        {
            return Why::Holidays.at(&self.span(self.at, self.at + 1));
        }
        Why::NoDayBehind.at(&self.span(begin, self.at))
    }

    /// "zusätzlich am 8.5.2027 (10 Uhr)".
    fn added(&mut self) -> Result<bool, Refusal> {
        let begin = self.at;
        let words = ["zusaetzlich", "auch", "ausserdem", "plus", "zusatztermin", "zusatztermine"];
        let named = self.take(&words);
        self.take_mark(&[':']);
        if !(named || self.joined && self.said.has_rhythm()) {
            self.at = begin;
            return Ok(false);
        }
        let mut found = self.stretches()?;
        if found.is_empty() {
            if named {
                return Err(self.no_day_behind(begin));
            }
            self.at = begin;
            return Ok(false);
        }
        // "…, zusätzlich am 8.5.2027, 10 Uhr" where the rest has its time already.
        if self.said.clock.is_some() && found.iter().all(|stretch| stretch.clock.is_none()) {
            let end = self.at;
            if self.take_mark(&[','])
                && let Some(clock) = self.clock()?
            {
                found.iter_mut().for_each(|stretch| stretch.clock = Some(clock));
            } else {
                self.at = end;
            }
        }
        shared_clock(&mut found);
        self.said.also.extend(found);
        Ok(true)
    }

    fn whole_day(&mut self) -> Result<bool, Refusal> {
        let begin = self.at;
        let found =
            self.take(&["ganztaegig", "ganztags"]) || self.take_all(&["den", "ganzen", "tag"]);
        if found {
            let place = self.span(begin, self.at);
            put(&mut self.said.clock, (Clock::WholeDay, place.clone()), &place)?;
        }
        Ok(found)
    }

    /// "10 Mal", "10x", "zehnmal", "an 10 Terminen".
    fn count(&mut self) -> Result<bool, Refusal> {
        let begin = self.at;
        self.take(&["insgesamt", "an", "nur", "zusammen"]);
        let number = self.number_at(self.at).map(|(number, _)| number);
        let number = number.or_else(|| self.word(0).and_then(lexicon::cardinal));
        let behind = 1 + usize::from(self.mark(1, '-'));
        let count = match number {
            Some(number) if self.word(behind).is_some_and(lexicon::is_meeting) => {
                self.at += behind + 1;
                number
            }
            _ => match self.word(0).and_then(lexicon::times) {
                Some(number) => {
                    self.at += 1;
                    number
                }
                None => {
                    self.at = begin;
                    return Ok(false);
                }
            },
        };
        self.take_mark(&[':']);
        // "zweimal wöchentlich" is no end.
        let place = self.span(begin, self.at);
        let often = self.word(0).is_some_and(|word| lexicon::rhythm(word).is_some())
            || self.word(0) == Some("pro")
            || (matches!(self.word(0), Some("im" | "in" | "am" | "die" | "je"))
                && [1, 2].iter().any(|ahead| {
                    self.word(*ahead).is_some_and(|word| lexicon::unit(word).is_some())
                }));
        let before = begin.checked_sub(1).and_then(|at| self.word_at(at));
        if often || before.is_some_and(|word| lexicon::rhythm(word).is_some()) {
            return Err(Why::WhichDays.at(&place));
        }
        if count == 0 {
            return Err(Why::NoMeeting.at(&place));
        }
        put(&mut self.said.count, (count, place.clone()), &place).map(|()| true)
    }

    /// "ab 12.1.2027", "bis 30.3.2027", "ab 18 Uhr".
    fn bounds(&mut self) -> Result<bool, Refusal> {
        let begin = self.at;
        if self.take(&["ab", "seit", "beginnend", "beginn", "start", "erstmals"]) {
            let is_from = self.word_at(begin) == Some("ab");
            self.take_mark(&[':']);
            self.take(&["am", "dem", "den", "vom", "zum"]);
            if is_from && let Some(clock) = self.clock()? {
                let place = self.span(begin, self.at);
                put(&mut self.said.clock, (clock, place.clone()), &place)?;
                return Ok(true);
            }
            let Some(day) = self.day() else { return Err(self.no_day_behind(begin)) };
            let place = day.at.clone();
            return put(&mut self.said.from, day, &place).map(|()| true);
        }
        if self.take(&["bis", "letztmals"]) {
            while self.take(&["zum", "einschliesslich", "inklusive", "am", "dem", "den"]) {}
            if self.lone_time() {
                return Err(Why::NoStart.at(&self.span(begin, self.at + 1)));
            }
            let Some(day) = self.day() else { return Err(self.no_day_behind(begin)) };
            self.take(&["einschliesslich"]);
            let place = day.at.clone();
            return put(&mut self.said.until, day, &place).map(|()| true);
        }
        Ok(false)
    }

    fn time(&mut self) -> Result<bool, Refusal> {
        let begin = self.at;
        let Some(clock) = self.clock()? else { return Ok(false) };
        let until = self.until(clock)?;
        let place = self.span(begin, self.at);
        self.put_clock(clock, until, place).map(|()| true)
    }

    fn put_clock(
        &mut self,
        clock: Clock,
        until: Option<Until>,
        place: Range<usize>,
    ) -> Result<(), Refusal> {
        if let Some(until) = until {
            put(&mut self.said.until_time, (until, place.clone()), &place)?;
        }
        put(&mut self.said.clock, (clock, place.clone()), &place)
    }

    /// Days, alone, in lists or in a row.
    fn dates(&mut self) -> Result<bool, Refusal> {
        let begin = self.at;
        let mut found = self.stretches()?;
        let Some(last) = found.last_mut() else { return Ok(false) };
        // "18 Uhr" was read behind the day: perhaps the day on which it ends stands behind that.
        if let Some(clock) = last.clock
            && let Some(until) = self.until(clock)?
        {
            last.clock = None;
            let place = self.span(begin, self.at);
            self.put_clock(clock, Some(until), place)?;
        }
        // "vom 12.1.2027 an".
        if let [Stretch { first, last: None, clock: None, .. }] = found.as_slice()
            && self.word_at(begin) == Some("vom")
        {
            if !self.take(&["an"]) {
                return Err(Why::NoDayBehind.at(&self.span(begin, self.at)));
            }
            let place = first.at.clone();
            return put(&mut self.said.from, first.clone(), &place).map(|()| true);
        }
        shared_clock(&mut found);
        self.said.days.extend(found);
        Ok(true)
    }

    /// Puts what was said of a rhythm.
    pub(super) fn put_every(
        &mut self,
        begin: usize,
        unit: Unit,
        step: u32,
    ) -> Result<bool, Refusal> {
        let place = self.span(begin, self.at);
        if step == 0 {
            return Err(Why::NoMeeting.at(&place));
        }
        put(&mut self.said.every, ((unit, step), place.clone()), &place).map(|()| true)
    }

    pub(super) fn put_weekdays(
        &mut self,
        begin: usize,
        weekdays: Weekdays,
    ) -> Result<bool, Refusal> {
        let place = self.span(begin, self.at);
        put(&mut self.said.weekdays, (weekdays, place.clone()), &place).map(|()| true)
    }

    pub(super) fn put_ordinals(
        &mut self,
        begin: usize,
        ordinals: Ordinals,
    ) -> Result<bool, Refusal> {
        let place = self.span(begin, self.at);
        put(&mut self.said.ordinals, (ordinals, place.clone()), &place).map(|()| true)
    }

    pub(super) fn put_month_days(&mut self, begin: usize, days: Vec<i8>) -> Result<bool, Refusal> {
        let place = self.span(begin, self.at);
        put(&mut self.said.month_days, (days, place.clone()), &place).map(|()| true)
    }

    /// Weekdays without a date behind them: "dienstags", "Mo–Fr", "am Dienstag".
    fn weekly(&mut self) -> Result<bool, Refusal> {
        let begin = self.at;
        let single = self.take(&["am", "an", "den"]);
        self.take(&["von"]);
        let (first, form) = match self.word(0).and_then(lexicon::weekday) {
            Some(first) => first,
            None => {
                self.at = begin;
                return Ok(false);
            }
        };
        // A date behind one name: the name belongs to it.
        if form != Form::Adverb {
            let list = self.at;
            let dated = self.day().is_some();
            self.at = list;
            if dated {
                self.at = begin;
                return Ok(false);
            }
        }
        let Some((days, adverb, range)) = self.weekday_list() else {
            self.at = begin;
            return Ok(false);
        };
        let several = days.len() > 1 || days.first() != Some(&first);
        let each = adverb || self.always || range || (several && !single);
        self.always = false;
        self.put_weekdays(begin, Weekdays { days, each, range: range && !adverb, step: 1 })
    }
}

/// A time behind the last of a list, not in brackets, is that of all of it.
fn shared_clock(list: &mut [Stretch]) {
    let Some((last, rest)) = list.split_last() else { return };
    if !last.own && rest.iter().all(|stretch| stretch.clock.is_none()) {
        let clock = last.clock;
        list.iter_mut().for_each(|stretch| stretch.clock = clock);
    }
}
