//! A search from the request to the answer.

use std::{cmp::Ordering, collections::BTreeMap, sync::Arc};

use landscape::Notation;

use crate::{
    Answer, Filters, Hint, Hit, Near, Request, SearchError, Sort, Understood,
    bits::{Bits, at},
    columns::{Day, NEVER},
    cover::{Cover, Sets},
    moment::{self, Start},
    narrow::{self, COUNTED, Narrowing, When},
    plan,
    snapshot::Snapshot,
    understand::{self, Reading},
};

/// Most values of a facet that are told.
const MOST_VALUES: usize = 60;
/// Offers in the municipality that was named rank above those around it.
const INSIDE: f32 = 1.6;
/// Offers that still take place rank a little above those without a date to come.
const COMING: f32 = 1.03;

/// Offers that say for which ages they are rank above those that say nothing, where an age was asked for.
const MEANT: f32 = 1.5;

/// Offers without an end that nobody confirmed for long stand behind others.
const SUNK: f32 = 0.7;

/// Filters whose values are concepts, and the vocabularies of these.
const SCHEMES: [(&str, &str); 4] = [
    ("topic", "topics"),
    ("audience", "audiences"),
    ("accessibility", "accessibility"),
    ("funding", "funding"),
];

/// A search under way.
pub(crate) struct Run<'a> {
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) request: &'a Request,
    pub(crate) days: Arc<Vec<Day>>,
}

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
                self.snapshot,
            )
        } else {
            Reading::plain(&request.text)
        };
        let filters = self.filters(&read.understood);
        let mut answer = self.with(&read.rest, &filters)?;
        answer.understood.clone_from(&read.understood);
        if answer.total == 0
            && !read.understood.is_empty()
            && let Some(better) = self.relaxed(&read)?
        {
            answer = better;
        }
        if answer.total == 0 {
            answer.hints = self.hints(&read.rest, &filters)?;
        }
        answer.relaxed.splice(0..0, read.corrected);
        Ok(answer)
    }

    /// The filters that are set, and those that were understood.
    fn filters(&self, understood: &[Understood]) -> Filters {
        let mut filters = self.request.filters.clone();
        for it in understood.iter().filter(|it| !self.request.filters.has(it.key)) {
            // Values come from our own reading and always fit.
            let _fits = filters.set(it.key, &it.value);
        }
        self.canonical(filters)
    }

    /// A concept that went up into another one is looked for under that one, also by addresses that were kept.
    fn canonical(&self, mut filters: Filters) -> Filters {
        let vocabularies = self.snapshot.analyser.lexicon().vocabularies();
        for (key, scheme) in SCHEMES {
            let Some(vocabulary) = vocabularies.get(scheme) else { continue };
            let asked: Vec<Notation> =
                filters.values(key).filter_map(|value| value.parse().ok()).collect();
            for old in asked.iter().filter(|it| vocabulary.merged.contains_key(*it)) {
                filters.remove(key, old.as_str());
                let _fits = filters.set(key, vocabulary.canonical(old).as_str());
            }
        }
        filters
    }

    /// The first answer with hits when what was understood is taken less strictly: words that may as well
    /// have been plain ones, then a wider circle, then without one filter, at last without any.
    fn relaxed(&self, read: &Reading) -> Result<Option<Answer>, SearchError> {
        let counting = Request { facets: false, limit: 0, ..self.request.clone() };
        let count = Run { snapshot: self.snapshot, request: &counting, days: self.days.clone() };
        for looser in read.looser() {
            let filters = self.filters(&looser.understood);
            if count.with(&looser.rest, &filters)?.total > 0 {
                let mut answer = self.with(&looser.rest, &filters)?;
                answer.understood = looser.understood;
                answer.relaxed.extend(looser.corrected);
                return Ok(Some(answer));
            }
        }
        Ok(None)
    }

    fn near(&self, filters: &Filters) -> Option<Near> {
        let gazetteer = self.snapshot.analyser.lexicon().gazetteer();
        self.request.near.clone().or_else(|| narrow::near_of(filters, gazetteer))
    }

    /// Words and filters, without understanding.
    fn with(&self, text: &str, filters: &Filters) -> Result<Answer, SearchError> {
        let near = self.near(filters);
        let when = When::of(filters, self.request.today);
        let segments = self.snapshot.segments.iter().zip(self.days.iter());
        let narrowed: Vec<Vec<Narrowing>> = segments
            .map(|(segment, day)| {
                narrow::narrowings(&segment.columns, day, filters, near.as_ref(), when)
            })
            .collect();
        let narrow = |sets: &Sets| -> Sets {
            let mut sets = sets.clone();
            for (set, narrowings) in sets.iter_mut().zip(&narrowed) {
                narrowings.iter().for_each(|n| set.and(&n.bits));
            }
            sets
        };
        let visible: Sets = self.days.iter().map(|day| day.visible.clone()).collect();
        let cover = Cover::of(text, &visible, &narrow(&visible), self.snapshot)?;
        let sets = narrow(&cover.matched);
        let mut answer = Answer {
            total: sets.iter().map(|set| u64::from(set.count())).sum(),
            near: near.clone(),
            ..Answer::default()
        };
        if self.request.facets {
            answer.facets = self.facets(&cover.matched, &sets, &narrowed);
        }
        answer.hits = self.best(&cover, &sets, near.as_ref(), filters, when);
        answer.relaxed = cover.finish(self.snapshot);
        Ok(answer)
    }

    /// The page of hits in their order.
    fn best(
        &self,
        cover: &Cover,
        sets: &Sets,
        near: Option<&Near>,
        filters: &Filters,
        when: When,
    ) -> Vec<Hit> {
        let request = self.request;
        let most = request.offset.saturating_add(request.limit);
        if request.limit == 0 {
            return Vec::new();
        }
        let sort = match request.sort {
            Sort::Distance if near.is_none() => Sort::Relevance,
            Sort::Relevance if cover.words.is_none() && near.is_some() => Sort::Distance,
            Sort::Relevance if cover.words.is_none() => Sort::Date,
            sort => sort,
        };
        let aged = filters.ages().is_some();
        let today = moment::day(request.today);
        let mut page = Page::new(most);
        for (number, (set, day)) in sets.iter().zip(self.days.iter()).enumerate() {
            let Some(segment) = self.snapshot.segments.get(number) else { continue };
            let words = cover.in_segment(number);
            let inside = near.and_then(|near| near.area.as_deref()).map(|area| {
                let mut bits = Bits::empty(segment.columns.docs);
                narrow::inside(&segment.columns, area, &mut bits);
                bits
            });
            for doc in set.iter() {
                let score = words.score(doc);
                let next = day.next(doc);
                let sunk = segment.columns.is_sunk(doc, today);
                let order = match sort {
                    Sort::Relevance => {
                        let coming = if next == NEVER { 1.0 } else { COMING };
                        let here = inside.as_ref().is_some_and(|bits| bits.has(doc));
                        let meant = aged && segment.columns.says_ages(doc);
                        let worth = coming
                            * if here { INSIDE } else { 1.0 }
                            * if meant { MEANT } else { 1.0 }
                            * if sunk { SUNK } else { 1.0 };
                        f64::from(-score * worth)
                    }
                    Sort::Date => {
                        let next =
                            segment.columns.meeting(doc, when.from, when.until, |s| when.fits(s));
                        let without = if sunk { f64::INFINITY } else { f64::MAX };
                        next.map_or(without, |s| f64::from(s.0))
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
