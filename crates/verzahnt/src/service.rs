//! What systemd is told: that the server stands, lives and ends (`sd_notify`). Without systemd nothing is said.

use std::time::Duration;

use sd_notify::NotifyState;
use store::Db;

/// Everybody may come.
pub(crate) fn ready() {
    say(&[NotifyState::Ready]);
}

/// Nobody comes any more; those inside are served.
pub(crate) fn stopping() {
    say(&[NotifyState::Stopping]);
}

/// Says at half of the time that systemd waits that the server lives, as long as its database answers.
pub(crate) async fn alive(db: Db) {
    let Some(patience) = sd_notify::watchdog_enabled() else { return };
    let patience = patience.max(Duration::from_millis(20));
    loop {
        match tokio::time::timeout(patience, store::changes::head_of(&db)).await {
            Ok(Ok(_)) => say(&[NotifyState::Watchdog]),
            Ok(Err(error)) => tracing::error!(%error, "the database does not answer"),
            Err(_) => tracing::error!("the database does not answer in time"),
        }
        tokio::time::sleep(patience / 2).await;
    }
}

fn say(what: &[NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(what) {
        tracing::warn!(%error, "systemd could not be told");
    }
}
