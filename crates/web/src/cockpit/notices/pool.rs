//! The notices that are open today, ready to be searched and compared.

use std::{collections::BTreeMap, sync::Arc};

use access::{Capability, ReadNetwork};
use base::{NoticeId, OrganisationId};
use network::{Board, Notice, Site, Word};
use search::analysis::{Analyser, is_stop, word::words};

use crate::{guard::Signed, problem::Problem, register::Register, state::App};

/// What is open, and where it is at home.
pub(super) struct Pool {
    pub(super) notices: BTreeMap<NoticeId, Notice>,
    pub(super) board: Board,
    pub(super) register: Arc<Register>,
    analyser: Analyser,
}

impl Pool {
    pub(super) async fn of(app: &App, signed: &Signed) -> Result<Pool, Problem> {
        let proof = signed.may(ReadNetwork)?;
        let register = Register::of(app).await?;
        let mut tx = app.state.db.read().await?;
        let shown =
            store::notices::shown(&mut tx, &proof, &app.state.district, app.today()).await?;
        drop(tx);
        let analyser = Analyser::new(app.state.index.lexicon(), Arc::default());
        let site = |notice: &Notice| {
            let ags = notice.municipality.as_ref()?;
            let area = register.municipalities.iter().find(|area| area.ags == *ags);
            Some(Site { municipality: ags.clone(), centre: area.and_then(|area| area.centre) })
        };
        let board = Board::new(&shown, &site, &|text| analysed(&analyser, text));
        let notices = shown.into_iter().map(|notice| (notice.id, notice)).collect();
        Ok(Pool { notices, board, register, analyser })
    }

    /// The words that somebody typed.
    pub(super) fn typed(&self, text: &str) -> Vec<Word> {
        analysed(&self.analyser, text)
    }

    /// What fits a notice and came since its organisation last looked.
    pub(super) fn new_for(&self, notice: &Notice) -> u64 {
        let fresh = |id: &NoticeId| {
            let other = self.notices.get(id);
            other.is_some_and(|other| notice.looked.is_none_or(|looked| other.created > looked))
        };
        let found = self.board.counterparts(notice.id);
        u64::try_from(found.iter().filter(|found| fresh(&found.id)).count()).unwrap_or(0)
    }
}

/// The words of a text as the search understands them, without those that carry no meaning.
fn analysed(analyser: &Analyser, text: &str) -> Vec<Word> {
    words(text)
        .iter()
        .filter_map(|word| {
            let terms = analyser.terms(word);
            let shown = text.get(word.start..word.end)?.to_owned();
            (!is_stop(&terms.surface)).then_some(Word {
                shown,
                surface: terms.surface,
                whole: terms.whole,
                parts: terms.parts,
            })
        })
        .collect()
}

/// The organisations for which somebody writes because they belong to them.
pub(super) fn own_organisations(signed: &Signed) -> Vec<OrganisationId> {
    signed.own(Capability::EditNotice)
}

/// Whether somebody writes for every organisation.
pub(super) fn writes_for_all(signed: &Signed) -> bool {
    signed.everywhere(Capability::EditNotice)
}
