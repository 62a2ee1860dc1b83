//! Addresses of entries that went up into another one: they lead to the one that stayed, for good.
//!
//! Asked only where nothing else answered, so that it costs the other pages nothing: the address keeps its form, the id
//! in it changes. It holds for pages, files and the programming interface alike.

use uuid::Uuid;

use crate::{problem::Problem, state::App};

/// The characters of an id in an address.
const ID: usize = 36;

/// The address under which the entry of `path` is found now, where it went up into another one.
pub(crate) async fn to(app: &App, path: &str) -> Result<Option<String>, Problem> {
    for segment in path.split('/') {
        let Some(text) = segment.get(..ID) else { continue };
        let Ok(id) = Uuid::try_parse(text) else { continue };
        let mut tx = app.state.db.read().await?;
        return Ok(store::merges::stayed(&mut tx, id)
            .await?
            .map(|stayed| path.replacen(text, &stayed.uuid().to_string(), 1)));
    }
    Ok(None)
}
