//! Offers like another one: the same words in the title, the same topics, near in time.

use base::OfferId;
use jiff::civil::Date;
use tantivy::{DocSet, Term, schema::IndexRecordOption};

use crate::{
    Hit, SearchError, bits::at, columns::NEVER, moment::Start, schema::Fields, snapshot::Snapshot,
};

/// Offers that share most with `offer`, without it.
pub(crate) fn similar(
    snapshot: &Snapshot,
    fields: Fields,
    offer: OfferId,
    limit: usize,
    today: Date,
) -> Result<Vec<Hit>, SearchError> {
    let Some(own) = values_of(snapshot, fields, offer)? else { return Ok(Vec::new()) };
    let days = snapshot.day(today);
    let mut hits = Vec::new();
    for (number, segment) in snapshot.segments.iter().enumerate() {
        let Some(day) = days.get(number) else { continue };
        let columns = &segment.columns;
        let mut scores = vec![0.0_f32; at(columns.docs)];
        for value in &own {
            let Some(ord) = columns.exactly(value) else { continue };
            let mut bits = crate::bits::Bits::empty(columns.docs);
            columns.holders(ord, &mut bits);
            let many = crate::bits::float(bits.count().max(1));
            let all = crate::bits::float(columns.docs.max(1));
            let weight = weight_of(value) * (1.0 + all / many).ln();
            for doc in bits.iter() {
                if let Some(score) = scores.get_mut(at(doc)) {
                    *score += weight;
                }
            }
        }
        for doc in day.visible.iter() {
            let score = scores.get(at(doc)).copied().unwrap_or(0.0);
            let id = columns.id(doc);
            if score > 0.0 && id != offer {
                let next = Some(day.next(doc)).filter(|n| *n != NEVER);
                hits.push(Hit {
                    id,
                    score,
                    distance_m: None,
                    next: next.and_then(|n| Start(n).moment()),
                });
            }
        }
    }
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
    hits.truncate(limit);
    Ok(hits)
}

fn weight_of(value: &str) -> f32 {
    match value.split_once(':').map(|(key, _)| key) {
        Some("topic") => 3.0,
        Some("audience" | "area") => 1.0,
        Some("phase" | "kind" | "level" | "language") => 0.6,
        Some("provider") => 0.3,
        _ => 0.0,
    }
}

/// The values that an offer has; `None` where it is not indexed.
fn values_of(
    snapshot: &Snapshot,
    fields: Fields,
    offer: OfferId,
) -> Result<Option<Vec<String>>, SearchError> {
    let term = Term::from_field_bytes(fields.id, offer.uuid().as_bytes());
    for (segment, reader) in snapshot.segments.iter().zip(snapshot.searcher.segment_readers()) {
        let ids = reader.inverted_index(fields.id)?;
        let Some(mut postings) = ids.read_postings(&term, IndexRecordOption::Basic)? else {
            continue;
        };
        let _frequency = postings.doc_freq();
        while postings.doc() != tantivy::TERMINATED {
            if !reader.is_deleted(postings.doc()) {
                return Ok(Some(segment.columns.values_of(postings.doc())));
            }
            postings.advance();
        }
    }
    Ok(None)
}
