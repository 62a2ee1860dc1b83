//! The six kinds of query over a few hundred courses of the measuring program, so that nobody breaks one.

use std::{collections::BTreeMap, sync::Arc};

use landscape::{Gazetteer, Vocabularies};
use search::{Lexicon, Request, SearchIndex};

use crate::{
    asking::{KINDS, ask},
    courses::{self, Dice, Nouns},
    stock::TODAY,
};

#[test]
fn each_of_the_six_kinds_finds_what_it_should_among_the_first_ten() {
    let lexicon = Lexicon::new(&Vocabularies::default(), &Gazetteer::default(), None);
    let folder = tempfile::tempdir().unwrap();
    let index = SearchIndex::open(folder.path(), Arc::new(lexicon)).unwrap();
    let nouns = Nouns::ours();
    let courses = courses::courses(&nouns, 1_500, 11, TODAY);
    index.put(courses.iter().map(|c| c.document.clone()), TODAY).unwrap();
    let by_id: BTreeMap<_, _> = courses.iter().map(|c| (c.document.offer.id, c)).collect();
    let mut dice = Dice(5);
    for kind in KINDS {
        let (mut shares, mut poor) = (Vec::new(), Vec::new());
        for _ in 0..60 {
            let (query, judge) = ask(kind, &nouns, &mut dice);
            let all = courses.iter().filter(|c| judge(c)).count().min(10);
            let Some(query) = query.filter(|_| all > 0) else { continue };
            let request = Request { limit: 10, ..Request::new(&query, TODAY) };
            let hits = index.search(&request).unwrap().hits;
            let good = hits.iter().filter(|hit| judge(by_id[&hit.id])).count();
            if good < all {
                poor.push(format!("{query}: {good} of {all}"));
            }
            shares.push(f64::from(u32::try_from(good * 1000 / all).unwrap()) / 1000.0);
        }
        let mean = shares.iter().sum::<f64>() / f64::from(u32::try_from(shares.len()).unwrap());
        assert!(mean >= 0.95, "{kind}: {mean:.3} {poor:?}");
    }
}
