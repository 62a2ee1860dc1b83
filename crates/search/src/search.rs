//! A search from the request to the answer.

use std::{cmp::Ordering, collections::BTreeMap, sync::Arc};

use crate::{
    Answer, Filters, Hint, Hit, Near, Relaxation, Relaxed, Request, SearchError, Sort, Understood,
    bits::{Bits, at, number},
    columns::{Day, NEVER},
    moment::Start,
    narrow::{self, COUNTED, Narrowing, When},
    plan::{self, Wanted},
    relax,
    score::Found,
    snapshot::Snapshot,
    understand,
};

/// Most values of a facet that are told.
const MOST_VALUES: usize = 60;
/// Offers that have all words in the title rank above those that have some of them elsewhere.
const ALL_IN_TITLE: f32 = 1.6;
/// Offers in the municipality that was named rank above those around it.
const INSIDE: f32 = 1.6;
/// Words that most offers could have: they rank, but where few have them they do not exclude.
const GENERAL: &[&str] = &[
    "kurs",
    "angebot",
    "veranstaltung",
    "termin",
    "lern",
    "mach",
    "such",
    "find",
    "gesucht",
    "los",
    "anmeld",
    "event",
    "course",
    "schon",
    "gut",
];
/// So few finds are called few.
const FEW: u32 = 5;
/// Offers that still take place rank a little above those without a date to come.
const COMING: f32 = 1.03;

/// A search under way.
pub(crate) struct Run<'a> {
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) request: &'a Request,
    pub(crate) days: Arc<Vec<Day>>,
}

/// What the words of a text found, taken together.
pub(crate) struct Words {
    /// `None`: no words, so everything is found.
    found: Option<Vec<(Wanted, Found)>>,
    relaxed: Vec<Relaxed>,
}

/// Documents of every segment.
type Sets = Vec<Bits>;

impl<'a> Run<'a> {
    pub(crate) fn new(snapshot: &'a Snapshot, request: &'a Request) -> Run<'a> {
        Run { snapshot, request, days: snapshot.day(request.today) }
    }

    pub(crate) fn answer(&self) -> Result<Answer, SearchError> {
        let request = self.request;
        let lexicon = self.snapshot.analyser.lexicon();
        let read = if request.understand {
            understand::read(
                &request.text,
                lexicon,
                request.today,
                &request.leave,
                &request.filters,
            )
        } else {
            understand::Reading::plain(&request.text)
        };
        let mut filters = request.filters.clone();
        for it in &read.understood {
            if !request.filters.has(it.key) {
                // Values come from our own reading and always fit.
                let _fits = filters.set(it.key, &it.value);
            }
        }
        let mut answer = self.with(&read.rest, &filters)?;
        // What was understood too well: nothing fits, but the words as they stand do.
        if answer.total == 0 && !read.understood.is_empty() && !read.rest.trim().is_empty() {
            let softer = self.without_soft(&read, &filters)?;
            if let Some((better, kept)) = softer {
                answer = better;
                answer.understood = kept;
                return Ok(answer);
            }
        }
        answer.understood = read.understood;
        if answer.total == 0 {
            answer.hints = self.hints(&read.rest, &filters)?;
        }
        Ok(answer)
    }

    /// Takes back readings that may as well have been plain words (audiences, ages of words), where these
    /// alone keep everything from being found.
    fn without_soft(
        &self,
        read: &understand::Reading,
        filters: &Filters,
    ) -> Result<Option<(Answer, Vec<Understood>)>, SearchError> {
        let (soft, firm): (Vec<Understood>, Vec<Understood>) =
            read.understood.iter().cloned().partition(understand::is_soft);
        if soft.is_empty() {
            return Ok(None);
        }
        let mut fewer = filters.clone();
        for it in soft.iter().filter(|s| !self.request.filters.has(s.key)) {
            fewer.remove(it.key, &it.value);
        }
        let mut text = read.rest.clone();
        for it in &soft {
            text.push(' ');
            text.push_str(&it.words);
        }
        let answer = self.with(&text, &fewer)?;
        Ok((answer.total > 0).then_some((answer, firm)))
    }

    fn near(&self, filters: &Filters) -> Option<Near> {
        let gazetteer = self.snapshot.analyser.lexicon().gazetteer();
        self.request.near.clone().or_else(|| narrow::near_of(filters, gazetteer))
    }

    /// Words and filters, without understanding.
    fn with(&self, text: &str, filters: &Filters) -> Result<Answer, SearchError> {
        let near = self.near(filters);
        let when = When::of(filters, self.request.today);
        let words = self.words(text)?;
        let (matched, relaxed) = self.matched(&words);
        let mut answer = Answer { near: near.clone(), ..Answer::default() };
        let mut sets: Sets = Vec::new();
        let mut narrowed: Vec<Vec<Narrowing>> = Vec::new();
        for ((segment, day), matched) in
            self.snapshot.segments.iter().zip(self.days.iter()).zip(&matched)
        {
            let narrowings =
                narrow::narrowings(&segment.columns, day, filters, near.as_ref(), when);
            let mut bits = matched.clone();
            narrowings.iter().for_each(|n| bits.and(&n.bits));
            answer.total += u64::from(bits.count());
            sets.push(bits);
            narrowed.push(narrowings);
        }
        if self.request.facets {
            answer.facets = self.facets(&matched, &sets, &narrowed);
        }
        answer.hits = self.best(&words, &sets, near.as_ref(), when);
        answer.relaxed = relaxed;
        if let Some(found) = words.found {
            for area in found.into_iter().flat_map(|(_, found)| found.segments) {
                self.snapshot.give_back(area);
            }
        }
        Ok(answer)
    }

    /// Finds every word, relaxed where it has to be.
    fn words(&self, text: &str) -> Result<Words, SearchError> {
        let mut wanted = plan::wanted_words(text, &self.snapshot.analyser);
        if wanted.is_empty() {
            return Ok(Words { found: None, relaxed: Vec::new() });
        }
        plan::find_ways(&mut wanted, self.snapshot)?;
        let mut found = Vec::new();
        let mut relaxed = Vec::new();
        let alone = wanted.len() == 1;
        for mut word in wanted {
            let mut hits = self.snapshot.find(&word)?;
            if hits.documents <= relax::TOO_FEW
                && let Some(note) = relax::relax(&mut word, hits.documents, self.snapshot)?
            {
                hits = self.snapshot.find(&word)?;
                relaxed.push(note);
            }
            if hits.documents == 0 && !alone {
                relaxed.push(Relaxed {
                    word: word.written.clone(),
                    into: String::new(),
                    how: Relaxation::Dropped,
                });
                continue;
            }
            found.push((word, hits));
        }
        // Nothing at all is known: nothing is found, instead of everything.
        if found.is_empty() {
            relaxed.clear();
        }
        Ok(Words { found: Some(found), relaxed })
    }

    /// Public documents that have all words; where none has, all but the one that matters least.
    fn matched(&self, words: &Words) -> (Sets, Vec<Relaxed>) {
        let mut relaxed = words.relaxed.clone();
        let visible = || self.days.iter().map(|day| day.visible.clone());
        let Some(found) = &words.found else { return (visible().collect(), relaxed) };
        if found.is_empty() {
            return (self.days.iter().map(|d| Bits::empty(number_of(d))).collect(), relaxed);
        }
        let dropped = |word: &Wanted| {
            let how = Relaxation::Dropped;
            Some(Relaxed { word: word.written.clone(), into: String::new(), how })
        };
        let all_but = |left: &[usize]| -> Sets {
            let mut sets: Sets = visible().collect();
            for (i, (_, hits)) in found.iter().enumerate() {
                if !left.contains(&i) {
                    for (set, area) in sets.iter_mut().zip(&hits.segments) {
                        set.and(&area.bits);
                    }
                }
            }
            sets
        };
        let count = |sets: &Sets| sets.iter().map(Bits::count).sum::<u32>();
        let all = all_but(&[]);
        let general: Vec<usize> = (0..found.len())
            .filter(|i| {
                let word = found.get(*i).map_or("", |(word, _)| word.terms.whole.as_str());
                GENERAL.contains(&word)
            })
            .collect();
        let enough = count(&all);
        if enough < FEW && !general.is_empty() && general.len() < found.len() {
            let sets = all_but(&general);
            if count(&sets) > enough {
                relaxed.extend(general.iter().filter_map(|i| dropped(&found.get(*i)?.0)));
                return (sets, relaxed);
            }
        }
        if enough > 0 || found.len() == 1 {
            return (all, relaxed);
        }
        // The commonest word says least.
        let mut order: Vec<(usize, f32)> =
            found.iter().enumerate().map(|(i, (_, hits))| (i, hits.rarity)).collect();
        order.sort_by(|a, b| a.1.total_cmp(&b.1));
        for (left, _) in order {
            let sets = all_but(&[left]);
            if count(&sets) > 0 {
                relaxed.extend(found.get(left).and_then(|(word, _)| dropped(word)));
                return (sets, relaxed);
            }
        }
        (all, relaxed)
    }

    /// The page of hits in their order.
    fn best(&self, words: &Words, sets: &Sets, near: Option<&Near>, when: When) -> Vec<Hit> {
        let request = self.request;
        let most = request.offset.saturating_add(request.limit);
        if request.limit == 0 {
            return Vec::new();
        }
        let sort = match request.sort {
            Sort::Distance if near.is_none() => Sort::Relevance,
            Sort::Relevance if words.found.is_none() && near.is_some() => Sort::Distance,
            Sort::Relevance if words.found.is_none() => Sort::Date,
            sort => sort,
        };
        let mut page = Page::new(most);
        for (number, (set, day)) in sets.iter().zip(self.days.iter()).enumerate() {
            let Some(segment) = self.snapshot.segments.get(number) else { continue };
            let areas: Vec<_> = words
                .found
                .iter()
                .flatten()
                .filter_map(|(_, hits)| Some((hits.segments.get(number)?, hits.rarity)))
                .collect();
            let inside = near.and_then(|near| near.area.as_deref()).map(|area| {
                let mut bits = Bits::empty(segment.columns.docs);
                narrow::inside(&segment.columns, area, &mut bits);
                bits
            });
            for doc in set.iter() {
                let mut score = 0.0;
                for (area, rarity) in &areas {
                    score += rarity * area.scores.get(at(doc)).copied().unwrap_or(0.0);
                }
                if areas.len() > 1 && areas.iter().all(|(area, _)| area.title.has(doc)) {
                    score *= ALL_IN_TITLE;
                }
                let next = day.next(doc);
                let order = match sort {
                    Sort::Relevance => {
                        let coming = if next == NEVER { 1.0 } else { COMING };
                        let here = inside.as_ref().is_some_and(|bits| bits.has(doc));
                        f64::from(-score * coming * if here { INSIDE } else { 1.0 })
                    }
                    Sort::Date => {
                        let next =
                            segment.columns.meeting(doc, when.from, when.until, |s| when.fits(s));
                        next.map_or(f64::INFINITY, |s| f64::from(s.0))
                    }
                    Sort::Distance => near
                        .and_then(|near| segment.columns.distance(doc, near.point))
                        .unwrap_or(f64::INFINITY),
                };
                page.offer(Ranked { order, score, next, segment: number, doc });
            }
        }
        let ranked = page.sorted();
        ranked
            .into_iter()
            .skip(request.offset)
            .filter_map(|it| {
                let columns = &self.snapshot.segments.get(it.segment)?.columns;
                let next = columns.meeting(it.doc, when.from, when.until, |s| when.fits(s));
                Some(Hit {
                    id: columns.id(it.doc),
                    score: it.score,
                    distance_m: near.and_then(|near| columns.distance(it.doc, near.point)),
                    next: next.and_then(Start::moment),
                })
            })
            .collect()
    }

    /// Counts of all facets. A facet with a filter of its own is counted as if that were not set.
    fn facets(
        &self,
        matched: &Sets,
        sets: &Sets,
        narrowed: &[Vec<Narrowing>],
    ) -> BTreeMap<&'static str, Vec<(String, u64)>> {
        let mut counts = vec![0_u64; self.snapshot.values.len()];
        let mut times = [[0_u64; 7], [0; 7]];
        for (at_segment, segment) in self.snapshot.segments.iter().enumerate() {
            let (Some(found), Some(set), Some(narrowings), Some(day)) = (
                matched.get(at_segment),
                sets.get(at_segment),
                narrowed.get(at_segment),
                self.days.get(at_segment),
            ) else {
                continue;
            };
            let columns = &segment.columns;
            let mut tell = |value: usize, count: u32| {
                let number = segment.numbers.get(value).map(|n| at(*n));
                if let Some(slot) = number.and_then(|n| counts.get_mut(n)) {
                    *slot += u64::from(count);
                }
            };
            let own: Vec<&'static str> =
                narrowings.iter().flat_map(|n| n.keys.iter().copied()).collect();
            // Everything without a filter of its own in one go, the rest one by one.
            let mut from = 0;
            let mut ranges: Vec<(&str, std::ops::Range<usize>)> = COUNTED
                .iter()
                .filter(|key| own.contains(key))
                .map(|key| (*key, columns.beginning(&format!("{key}:"))))
                .collect();
            ranges.sort_by_key(|(_, range)| range.start);
            for (key, range) in &ranges {
                if from < range.start {
                    columns.count(set, from..range.start, &mut tell);
                }
                from = range.end;
                let others = without(found, narrowings, key);
                columns.count(&others, range.clone(), &mut tell);
            }
            columns.count(set, from..columns.values.len(), &mut tell);
            for (key, bits, sums) in
                [("weekday", &day.weekdays, 0_usize), ("daytime", &day.daytimes, 1)]
            {
                let others = match own.contains(&key) {
                    true => &without(found, narrowings, key),
                    false => set,
                };
                for (bits, slot) in bits.iter().zip(times.get_mut(sums).into_iter().flatten()) {
                    *slot += u64::from(others.common(bits));
                }
            }
        }
        let mut facets: BTreeMap<&'static str, Vec<(String, u64)>> = BTreeMap::new();
        for (value, count) in self.snapshot.values.iter().zip(counts) {
            let Some((key, value)) = value.split_once(':').filter(|_| count > 0) else { continue };
            if let Some(key) = COUNTED.iter().find(|k| **k == key) {
                facets.entry(key).or_default().push((value.to_owned(), count));
            }
        }
        for values in facets.values_mut() {
            values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            values.truncate(MOST_VALUES);
        }
        let [weekdays, daytimes] = times;
        for (key, names, sums) in [
            ("weekday", crate::filters::WEEKDAYS.as_slice(), weekdays),
            ("daytime", crate::filters::DAYTIMES.as_slice(), daytimes),
        ] {
            let list: Vec<(String, u64)> = names
                .iter()
                .zip(sums)
                .filter(|(_, count)| *count > 0)
                .map(|(name, count)| ((*name).to_owned(), count))
                .collect();
            if !list.is_empty() {
                facets.insert(key, list);
            }
        }
        facets
    }

    /// What to take away where nothing was found.
    fn hints(&self, text: &str, filters: &Filters) -> Result<Vec<Hint>, SearchError> {
        let counting =
            Request { facets: false, limit: 0, understand: false, ..self.request.clone() };
        let run = Run { snapshot: self.snapshot, request: &counting, days: self.days.clone() };
        let mut hints = Vec::new();
        for (key, value) in filters.pairs() {
            let mut fewer = filters.clone();
            fewer.remove(key, &value);
            if key == "near" {
                fewer.remove("radius", filters.first("radius").unwrap_or_default());
            }
            let total = run.with(text, &fewer)?.total;
            if total > 0 {
                hints.push(Hint { remove: (key.to_owned(), value), total });
            }
        }
        let words = plan::wanted_words(text, &self.snapshot.analyser);
        if words.len() > 1 || (words.len() == 1 && !filters.is_empty()) {
            for left in &words {
                let rest: Vec<&str> = words
                    .iter()
                    .filter(|w| w.terms.whole != left.terms.whole)
                    .map(|w| w.written.as_str())
                    .collect();
                let total = run.with(&rest.join(" "), filters)?.total;
                if total > 0 {
                    hints.push(Hint { remove: ("q".to_owned(), left.written.clone()), total });
                }
            }
        }
        hints.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.remove.cmp(&b.remove)));
        hints.truncate(6);
        Ok(hints)
    }
}

fn number_of(day: &Day) -> u32 {
    number(day.next.len())
}

fn without(found: &Bits, narrowings: &[Narrowing], key: &str) -> Bits {
    let mut bits = found.clone();
    for narrowing in narrowings.iter().filter(|n| !n.keys.contains(&key)) {
        bits.and(&narrowing.bits);
    }
    bits
}

/// A hit with its rank.
#[derive(Debug, Clone, Copy)]
struct Ranked {
    /// The least comes first.
    order: f64,
    score: f32,
    next: u32,
    segment: usize,
    doc: u32,
}

impl Ranked {
    fn rank(&self, other: &Ranked) -> Ordering {
        let place = |it: &Ranked| (it.next, it.segment, it.doc);
        self.order
            .total_cmp(&other.order)
            .then_with(|| other.score.total_cmp(&self.score))
            .then_with(|| place(self).cmp(&place(other)))
    }
}

/// The best hits so far: a list that is cut whenever it has doubled.
struct Page {
    most: usize,
    hits: Vec<Ranked>,
    /// Hits of a higher order need not be looked at.
    bar: f64,
}

impl Page {
    fn new(most: usize) -> Page {
        Page { most, hits: Vec::new(), bar: f64::INFINITY }
    }

    #[inline]
    fn offer(&mut self, hit: Ranked) {
        if hit.order > self.bar {
            return;
        }
        self.hits.push(hit);
        if self.hits.len() >= self.most.saturating_mul(2).saturating_add(64) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if let Some(last) = self.most.checked_sub(1).filter(|_| self.hits.len() > self.most) {
            let (_, worst, _) = self.hits.select_nth_unstable_by(last, Ranked::rank);
            self.bar = worst.order;
            self.hits.truncate(self.most);
        }
    }

    fn sorted(mut self) -> Vec<Ranked> {
        self.cut();
        self.hits.sort_by(Ranked::rank);
        self.hits
    }
}
