//! What pages behind a link from a mail share: whose link it is, and what was ticked there.
//!
//! The link is the proof of who asks; nobody is signed in by it.

use store::{
    Secret,
    accounts::{self, Account},
    sessions::{self, Purpose},
};

use crate::{problem::Problem, state::App};

/// Whose link it is; nothing where it is none for this purpose, or not any more.
pub(crate) async fn whose(
    app: &App,
    secret: &str,
    wanted: Purpose,
) -> Result<Option<(Secret, Account)>, Problem> {
    let Ok(secret) = secret.parse::<Secret>() else { return Ok(None) };
    let mut tx = app.state.db.read().await?;
    let found = sessions::link(&mut tx, &secret, app.now()).await?;
    let Some((id, _)) = found.filter(|(_, purpose)| *purpose == wanted) else { return Ok(None) };
    Ok(accounts::by_id(&mut tx, id).await?.map(|account| (secret, account)))
}

/// What was ticked.
pub(crate) fn ticked(pairs: &[(String, String)]) -> Vec<&str> {
    pairs.iter().filter(|(name, _)| name == "eintrag").map(|(_, value)| value.as_str()).collect()
}
