//! Columns of one segment in memory, laid out for filtering and counting.
//!
//! A value that many documents have is a set of bits, a rare one a list; each document also knows its rare
//! values. So a filter is an AND of bits, a facet of a broad search one pass of counting bits, and a facet
//! of a narrow search one look at each hit.

use std::ops::Range;

use jiff::civil::Date;
use tantivy::{SegmentReader, columnar::Column};

use crate::{
    SearchError,
    bits::{Bits, at, number},
    document::unpacked,
    moment::{self, Start},
};

/// A value with more documents than one in this many is kept as bits.
const DENSE: u32 = 48;
/// What stands for an unknown price.
const UNKNOWN: u32 = u32::MAX;
/// What stands for no date to come.
pub(crate) const NEVER: u32 = u32::MAX;

/// Documents with one value.
#[derive(Debug)]
enum Holders {
    Bits(Bits),
    List(Vec<u32>),
}

/// Lists of many documents in one piece of memory.
#[derive(Debug, Default)]
struct Lists<T> {
    starts: Vec<u32>,
    values: Vec<T>,
}

impl<T> Lists<T> {
    fn with_capacity(docs: u32) -> Lists<T> {
        let mut starts = Vec::with_capacity(at(docs) + 1);
        starts.push(0);
        Lists { starts, values: Vec::new() }
    }

    fn close(&mut self) {
        self.starts.push(number(self.values.len()));
    }

    #[inline]
    fn of(&self, doc: u32) -> &[T] {
        match (self.starts.get(at(doc)), self.starts.get(at(doc) + 1)) {
            (Some(from), Some(to)) => self.values.get(at(*from)..at(*to)).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// Everything of a segment that filters, facets and orders need.
#[derive(Debug)]
pub(crate) struct Columns {
    pub(crate) docs: u32,
    /// `key:value`, sorted; the place is the number of the value.
    pub(crate) values: Vec<String>,
    holders: Vec<Holders>,
    /// Rare values of each document.
    rare: Lists<u32>,
    prices: Vec<u32>,
    ages: Vec<[u8; 2]>,
    starts: Lists<Start>,
    points: Lists<(f32, f32)>,
    window: Column<u64>,
    sinks: Column<u64>,
    id_high: Column<u64>,
    id_low: Column<u64>,
}

impl Columns {
    pub(crate) fn read(segment: &SegmentReader) -> Result<Columns, SearchError> {
        let docs = segment.max_doc();
        let fast = segment.fast_fields();
        let (mut values, mut counts) = (Vec::new(), Vec::new());
        let facet = fast.bytes("facet")?;
        let mut holders = Vec::new();
        let mut rare = Lists::with_capacity(docs);
        if let Some(facet) = &facet {
            let mut bytes = Vec::new();
            let terms = u64::try_from(facet.num_terms()).unwrap_or(0);
            for ord in 0..terms {
                bytes.clear();
                facet.ord_to_bytes(ord, &mut bytes)?;
                values.push(String::from_utf8_lossy(&bytes).into_owned());
            }
            counts.resize(values.len(), 0_u32);
            let ords = facet.ords();
            let mut all: Lists<u32> = Lists::with_capacity(docs);
            for doc in 0..docs {
                for ord in ords.values_for_doc(doc) {
                    let ord = u32::try_from(ord).unwrap_or(0);
                    if let Some(count) = counts.get_mut(at(ord)) {
                        *count += 1;
                        all.values.push(ord);
                    }
                }
                all.close();
            }
            holders = counts
                .iter()
                .map(|count| match *count >= (docs / DENSE).max(1) {
                    true => Holders::Bits(Bits::empty(docs)),
                    false => Holders::List(Vec::with_capacity(at(*count))),
                })
                .collect();
            for doc in 0..docs {
                for ord in all.of(doc) {
                    match holders.get_mut(at(*ord)) {
                        Some(Holders::Bits(bits)) => bits.set(doc),
                        Some(Holders::List(list)) => {
                            list.push(doc);
                            rare.values.push(*ord);
                        }
                        None => {}
                    }
                }
                rare.close();
            }
        }
        let price = fast.u64("price")?;
        let age = fast.u64("ages")?;
        let start = fast.u64("starts")?;
        let point = fast.u64("points")?;
        let mut starts = Lists::with_capacity(docs);
        let mut points = Lists::with_capacity(docs);
        let (mut prices, mut ages) = (Vec::with_capacity(at(docs)), Vec::with_capacity(at(docs)));
        for doc in 0..docs {
            let cents = price.first(doc).and_then(|p| u32::try_from(p).ok());
            prices.push(cents.unwrap_or(UNKNOWN));
            let [.., from, to] = age.first(doc).unwrap_or(0xff).to_be_bytes();
            ages.push([from, to]);
            starts.values.extend(
                start.values_for_doc(doc).map(|s| Start(u32::try_from(s).unwrap_or(u32::MAX))),
            );
            starts.close();
            points.values.extend(point.values_for_doc(doc).map(unpacked));
            points.close();
        }
        rare.values.shrink_to_fit();
        starts.values.shrink_to_fit();
        points.values.shrink_to_fit();
        Ok(Columns {
            docs,
            values,
            holders,
            rare,
            prices,
            ages,
            starts,
            points,
            window: fast.u64("window")?,
            sinks: fast.u64("sinks")?,
            id_high: fast.u64("id_high")?,
            id_low: fast.u64("id_low")?,
        })
    }

    /// The id of a document.
    pub(crate) fn id(&self, doc: u32) -> base::OfferId {
        let high = self.id_high.first(doc).unwrap_or(0);
        let low = self.id_low.first(doc).unwrap_or(0);
        base::OfferId::from_uuid(uuid::Uuid::from_u64_pair(high, low))
    }

    /// Adds the documents with value number `value` to `into`.
    pub(crate) fn holders(&self, value: usize, into: &mut Bits) {
        match self.holders.get(value) {
            Some(Holders::Bits(bits)) => into.or(bits),
            Some(Holders::List(list)) => list.iter().for_each(|doc| into.set(*doc)),
            None => {}
        }
    }

    /// How many documents have exactly this value.
    pub(crate) fn holders_of(&self, value: &str) -> u32 {
        match self.exactly(value).and_then(|ord| self.holders.get(ord)) {
            Some(Holders::Bits(bits)) => bits.count(),
            Some(Holders::List(list)) => number(list.len()),
            None => 0,
        }
    }

    /// All values of a document.
    pub(crate) fn values_of(&self, doc: u32) -> Vec<String> {
        let has = |holders: &Holders| match holders {
            Holders::Bits(bits) => bits.has(doc),
            Holders::List(list) => list.binary_search(&doc).is_ok(),
        };
        let all = self.values.iter().zip(&self.holders);
        all.filter(|(_, holders)| has(holders)).map(|(value, _)| value.clone()).collect()
    }

    /// The numbers of the values that begin with `prefix`.
    pub(crate) fn beginning(&self, prefix: &str) -> Range<usize> {
        let from = self.values.partition_point(|v| v.as_str() < prefix);
        let rest = self.values.get(from..).unwrap_or_default();
        from..from + rest.partition_point(|v| v.starts_with(prefix))
    }

    /// The number of exactly this value.
    pub(crate) fn exactly(&self, value: &str) -> Option<usize> {
        self.values.binary_search_by(|v| v.as_str().cmp(value)).ok()
    }

    /// Counts the values numbered `range` among `found` by telling each count to `tell`.
    pub(crate) fn count(
        &self,
        found: &Bits,
        range: Range<usize>,
        tell: &mut dyn FnMut(usize, u32),
    ) {
        let size = found.count();
        let narrow = u64::from(size) * 8 < u64::from(self.docs);
        let mut rare = vec![0_u32; range.len()];
        if narrow {
            for doc in found.iter() {
                for ord in self.rare.of(doc) {
                    if let Some(slot) =
                        at(*ord).checked_sub(range.start).and_then(|i| rare.get_mut(i))
                    {
                        *slot += 1;
                    }
                }
            }
        }
        for (value, seen) in range.clone().zip(rare) {
            let count = match self.holders.get(value) {
                Some(Holders::Bits(bits)) => found.common(bits),
                Some(Holders::List(_)) if narrow => seen,
                Some(Holders::List(list)) => number(list.iter().filter(|d| found.has(**d)).count()),
                None => 0,
            };
            if count > 0 {
                tell(value, count);
            }
        }
    }

    /// Offers that cost at most so many cents, unknown prices left out.
    pub(crate) fn at_most(&self, cents: u32) -> Bits {
        let price = |doc| self.prices.get(at(doc)).copied().unwrap_or(UNKNOWN);
        Bits::of(self.docs, |doc| price(doc) <= cents && price(doc) != UNKNOWN)
    }

    /// Offers open to some age between the two.
    pub(crate) fn for_ages(&self, from: u8, to: u8) -> Bits {
        Bits::of(self.docs, |doc| {
            self.ages.get(at(doc)).is_some_and(|[least, most]| *least <= to && from <= *most)
        })
    }

    /// Whether an offer says for which ages it is.
    pub(crate) fn says_ages(&self, doc: u32) -> bool {
        self.ages.get(at(doc)).is_some_and(|ages| *ages != [0, u8::MAX])
    }

    /// Whether an offer stands behind others on a day because nobody looked at it for long.
    pub(crate) fn is_sunk(&self, doc: u32, day: u32) -> bool {
        self.sinks.first(doc).is_some_and(|sinks| sinks <= u64::from(day))
    }

    /// The first meeting of `doc` in the days from `from` to `until`, both included, that `fits`.
    pub(crate) fn meeting(
        &self,
        doc: u32,
        from: u32,
        until: u32,
        fits: impl Fn(Start) -> bool,
    ) -> Option<Start> {
        let all = self.starts.of(doc);
        let first = all.partition_point(|s| *s < Start::first_of(from));
        let rest = all.get(first..).unwrap_or_default();
        rest.iter().take_while(|s| s.day() <= until).find(|s| fits(**s)).copied()
    }

    /// Metres from a position to the nearest of the document's places.
    pub(crate) fn distance(&self, doc: u32, from: base::GeoPoint) -> Option<f64> {
        self.points
            .of(doc)
            .iter()
            .filter_map(|(lat, lon)| base::GeoPoint::new(f64::from(*lat), f64::from(*lon)).ok())
            .map(|point| from.distance_m(point))
            .min_by(f64::total_cmp)
    }

    /// Documents with a place within so many metres.
    #[expect(clippy::as_conversions, reason = "degrees as floats of 32 bits are exact to a metre")]
    pub(crate) fn around(&self, centre: base::GeoPoint, metres: f64) -> Bits {
        // A box first: most places lie outside of it, and it needs no sine.
        let high = (metres / 110_000.0) as f32 + 0.001;
        let wide = high / (centre.lat().to_radians().cos().max(0.05) as f32);
        let (lat, lon) = (centre.lat() as f32, centre.lon() as f32);
        let circle = base::Circle::new(centre, metres);
        Bits::of(self.docs, |doc| {
            self.points.of(doc).iter().any(|(a, o)| {
                (a - lat).abs() <= high
                    && (o - lon).abs() <= wide
                    && circle.holds(f64::from(*a), f64::from(*o))
            })
        })
    }

    /// What changes with the day.
    pub(crate) fn day(&self, today: Date, alive: impl Fn(u32) -> bool) -> Day {
        let today = moment::day(today);
        let mut day = Day {
            visible: Bits::empty(self.docs),
            next: vec![NEVER; at(self.docs)],
            times: vec![0; at(self.docs)],
            weekdays: (0..7).map(|_| Bits::empty(self.docs)).collect(),
            daytimes: (0..3).map(|_| Bits::empty(self.docs)).collect(),
        };
        for doc in 0..self.docs {
            let window = self.window.first(doc).unwrap_or(0);
            let from = u32::try_from(window >> 32).unwrap_or(u32::MAX);
            let until = u32::try_from(window & 0xffff_ffff).unwrap_or(0);
            if !(from..=until).contains(&today) || !alive(doc) {
                continue;
            }
            day.visible.set(doc);
            let all = self.starts.of(doc);
            let first = all.partition_point(|s| *s < Start::first_of(today));
            let coming = all.get(first..).unwrap_or_default();
            if let (Some(start), Some(slot)) = (coming.first(), day.next.get_mut(at(doc))) {
                *slot = start.0;
            }
            let mut times = 0_u32;
            for start in coming {
                let weekday = start.weekday();
                times |= match start.daytime() {
                    Some(daytime) => 1 << (weekday * 4 + daytime),
                    None => 1 << (weekday * 4 + 3),
                };
            }
            if let Some(slot) = day.times.get_mut(at(doc)) {
                *slot = times;
            }
            for (bits, weekday) in day.weekdays.iter_mut().zip(0..) {
                if times >> (weekday * 4) & 0b1111 != 0 {
                    bits.set(doc);
                }
            }
            for (bits, daytime) in day.daytimes.iter_mut().zip(0..) {
                if times & (0x0111_1111 << daytime) != 0 {
                    bits.set(doc);
                }
            }
        }
        day
    }
}

/// The part of the columns that depends on the day of the search.
#[derive(Debug)]
pub(crate) struct Day {
    /// Public today, and not replaced.
    pub(crate) visible: Bits,
    /// The next start of each document.
    pub(crate) next: Vec<u32>,
    /// For each document the pairs of weekday and time of day at which it still meets.
    pub(crate) times: Vec<u32>,
    pub(crate) weekdays: Vec<Bits>,
    pub(crate) daytimes: Vec<Bits>,
}

impl Day {
    pub(crate) fn next(&self, doc: u32) -> u32 {
        self.next.get(at(doc)).copied().unwrap_or(NEVER)
    }
}
