//! What persons, and the program itself, are called in the cockpit.
//!
//! Everything else names a person by the account's id ([`base::Actor::label`]). A page reads the names of all whom it
//! names at once, and says of who is gone that the account was deleted. The audit trail says their ids too: two who are
//! gone stay two.

use std::collections::{BTreeMap, BTreeSet};

use base::{AccountId, Actor};
use store::{ReadTx, StoreError, accounts, persons};

use crate::{
    Lang,
    words::{text, with},
};

/// The names on a page, for one reader.
pub(super) struct Names {
    lang: Lang,
    known: BTreeMap<AccountId, String>,
    /// Who was erased; for the audit trail alone.
    erased: Option<BTreeSet<AccountId>>,
}

impl Names {
    /// The names of these accounts.
    pub(super) async fn of(
        tx: &mut ReadTx,
        lang: Lang,
        accounts: BTreeSet<AccountId>,
    ) -> Result<Names, StoreError> {
        let wanted: Vec<AccountId> = accounts.into_iter().collect();
        Ok(Names { lang, known: accounts::names(tx, &wanted).await?, erased: None })
    }

    /// The same for the audit trail, which tells those who are gone apart.
    pub(super) async fn in_the_trail(
        tx: &mut ReadTx,
        lang: Lang,
        accounts: BTreeSet<AccountId>,
    ) -> Result<Names, StoreError> {
        let names = Names::of(tx, lang, accounts).await?;
        let erased = persons::erasures(tx).await?.into_iter().map(|(id, _)| id).collect();
        Ok(Names { erased: Some(erased), ..names })
    }

    /// What the holder of an account is called.
    pub(super) fn account(&self, id: AccountId) -> String {
        match (self.known.get(&id), &self.erased) {
            (Some(name), _) => name.clone(),
            (None, Some(erased)) if erased.contains(&id) => {
                with(self.lang, "audit-erased", &[("id", &id.to_string())])
            }
            (None, Some(_)) => id.to_string(),
            (None, None) => text(self.lang, "somebody").into_owned(),
        }
    }

    /// What somebody is called who stands in the log under this label.
    pub(super) fn actor(&self, label: &str) -> String {
        if let Some(id) = Actor::account_in(label) {
            return self.account(id);
        }
        let named = |key: &str, name: &str| with(self.lang, key, &[("name", name)]);
        match label.split_once(':') {
            Some(("command", name)) => named("actor-command", name),
            Some(("import", source)) => named("actor-import", source),
            Some(("job", name)) => named("actor-job", name),
            None if label == "public" => text(self.lang, "actor-public").into_owned(),
            _ => label.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use base::{Cause, RunId};
    use uuid::Uuid;

    use super::*;

    fn id(n: u128) -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(n))
    }

    #[test]
    fn whoever_acts_is_called_by_name_and_who_is_gone_by_that() {
        let known = BTreeMap::from([(id(1), "Redaktion Beispiel".to_owned())]);
        let names = Names { lang: Lang::De, known, erased: None };
        let source = "kvhs".parse().unwrap();
        let cases = [
            (Actor::Person(id(1)), "Redaktion Beispiel"),
            (Actor::Person(id(2)), "gelöschtes Konto"),
            (Actor::System(Cause::Command("demo")), "am Server: verzahnt demo"),
            (Actor::System(Cause::ImportRun(RunId::from_uuid(Uuid::nil()), source)), "Import kvhs"),
            (Actor::System(Cause::Job("upkeep")), "von selbst: upkeep"),
            (Actor::Public, "ohne Anmeldung"),
        ];
        for (actor, said) in cases {
            assert_eq!(names.actor(&actor.label()), said, "{actor:?}");
        }
        assert_eq!(names.actor("something:else"), "something:else");
    }

    #[test]
    fn the_trail_tells_those_who_are_gone_apart() {
        let erased = Some(BTreeSet::from([id(1)]));
        let names = Names { lang: Lang::De, known: BTreeMap::new(), erased };
        assert_eq!(names.account(id(1)), format!("gelöschtes Konto {}", id(1)));
        assert_eq!(names.account(id(2)), id(2).to_string());
    }
}
