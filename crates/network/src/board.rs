//! The board: all open notices, analysed, and for each its counterparts.

use std::collections::BTreeMap;

use base::NoticeId;

use crate::{Fit, Kin, LEAST, Notice, Side, Site, Week, Window, Word, Words, fit, words::Common};

/// A notice that fits another.
#[derive(Debug, Clone, PartialEq)]
pub struct Counterpart {
    pub id: NoticeId,
    pub fit: Fit,
}

/// The open notices, ready to be compared.
#[derive(Debug, Clone, Default)]
pub struct Board {
    sides: BTreeMap<NoticeId, Side>,
    common: Common,
    kin: Kin,
}

impl Board {
    /// Analyses the notices; `site` says where each is at home.
    pub fn new<'a>(
        notices: impl IntoIterator<Item = &'a Notice>,
        site: &dyn Fn(&Notice) -> Option<Site>,
        analyse: &dyn Fn(&str) -> Vec<Word>,
    ) -> Board {
        let kin = Kin::new(analyse);
        let sides: BTreeMap<NoticeId, Side> = notices
            .into_iter()
            .map(|notice| {
                let (title, text) = (analyse(&notice.title), analyse(&notice.description));
                let side = Side {
                    owner: notice.owner,
                    direction: notice.direction,
                    kind: notice.kind,
                    words: Words::of(&title, &text, &kin),
                    site: site(notice),
                    window: Window { from: notice.from, until: notice.until },
                    week: Week::read(&notice.hours),
                    quantity: notice.quantity,
                };
                (notice.id, side)
            })
            .collect();
        let common = Common::count(sides.values().map(|side| &side.words));
        Board { sides, common, kin }
    }

    /// What fits a notice, the best first; of equals the one with the smaller id.
    pub fn counterparts(&self, of: NoticeId) -> Vec<Counterpart> {
        let Some(own) = self.sides.get(&of) else { return Vec::new() };
        let mut found: Vec<Counterpart> = self
            .sides
            .iter()
            .filter_map(|(id, other)| {
                Some(Counterpart { id: *id, fit: fit(own, other, &self.common)? })
            })
            .filter(|counterpart| counterpart.fit.score >= LEAST)
            .collect();
        found.sort_by(|a, b| b.fit.score.total_cmp(&a.fit.score).then(a.id.cmp(&b.id)));
        found
    }

    /// Whether a notice meets what somebody typed.
    pub fn meets(&self, id: NoticeId, typed: &[Word]) -> bool {
        self.sides.get(&id).is_some_and(|side| side.words.meet(typed, &self.kin))
    }
}

#[cfg(test)]
mod tests;
