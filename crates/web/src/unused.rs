//! The mail to somebody who has not signed in for long: whether the account is still needed.

use jiff::Timestamp;
use store::{accounts::Account, outbox::Mail};

use crate::{
    Lang, Settings,
    clock::german_day,
    words::{dates, with},
};

/// Asks whether the account is still needed; it will be locked at the time given.
pub fn unused_account_mail(settings: &Settings, account: &Account, locked: Timestamp) -> Mail {
    let values: [(&'static str, &str); 4] = [
        ("name", account.name.as_str()),
        ("site", &settings.site_name),
        ("day", &dates::full(Lang::De, german_day(locked))),
        ("link", &settings.absolute(Lang::De, "/anmelden")),
    ];
    Mail {
        // Who signs in and stays away again is asked again.
        event: format!("unused-account:{}:{}", account.id, german_day(locked)),
        recipient: account.email.clone(),
        subject: with(Lang::De, "mail-unused-subject", &values),
        text: with(Lang::De, "mail-unused", &values),
        list: None,
    }
}
