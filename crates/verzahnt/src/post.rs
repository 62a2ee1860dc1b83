//! Mail: takes letters from the outbox and hands them to the operator's SMTP server.
//!
//! Delivery is at least once with one Message-ID: a letter is doubled only if the program dies between
//! the server's 250 and our commit. A letter that cannot be delivered is tried again, later each time, and
//! given up after [`MOST_ATTEMPTS`]. A mail that its reader can do without says how to end such mails: under its text,
//! and to the reader's program, which can do it with one click (RFC 8058).

use std::time::Duration;

use anyhow::Context;
use jiff::{SignedDuration, Timestamp};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
    transport::smtp::authentication::Credentials,
};
use store::{Db, outbox};

use crate::{
    clock,
    config::{Mail, read_secret},
    outcome::wrong_use,
};

/// So long a letter belongs to the process that took it.
const LEASE: Duration = Duration::from_secs(120);

/// After so many attempts, over some two days, a letter is given up.
const MOST_ATTEMPTS: u32 = 10;

/// The way to the operator's mail server.
pub(crate) struct Post {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// The right side of Message-IDs.
    pub(crate) host: String,
    /// Where the portal is reached, for links that end mails.
    site: String,
}

/// The link by which the reader's program ends such mails (RFC 2369, 3.2).
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(ListUnsubscribe(text.trim_matches(['<', '>']).to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::dangerous_new_pre_encoded(
            Self::name(),
            self.0.clone(),
            format!("<{}>", self.0),
        )
    }
}

/// That one click is enough (RFC 8058, 2).
#[derive(Clone)]
struct OneClick;

impl Header for OneClick {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(OneClick)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

impl Post {
    /// Nothing where no mail server is configured; the password is read from its file. `site` is the address of the
    /// portal.
    pub(crate) fn new(config: &Mail, site: &str) -> anyhow::Result<Option<Post>> {
        let Some(server) = &config.server else { return Ok(None) };
        let from: Mailbox = config
            .from
            .as_deref()
            .ok_or_else(|| wrong_use("mail.from is missing: the sender of our mails"))?
            .parse()
            .map_err(|error| wrong_use(format!("mail.from: {error}")))?;
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(server)
            .map_err(|error| wrong_use(format!("mail.server: {error}")))?
            .timeout(Some(Duration::from_secs(30)));
        if let Some(user) = &config.user {
            let file = config.password_file.as_deref().ok_or_else(|| {
                wrong_use("mail.password_file is missing: the file with the password of mail.user")
            })?;
            let password = read_secret(file)?;
            builder = builder.credentials(Credentials::new(user.clone(), password));
        }
        let host = from.email.domain().to_owned();
        let site = site.trim_end_matches('/').to_owned();
        Ok(Some(Post { transport: builder.build(), from, host, site }))
    }

    /// Hands over everything that is due; says how many letters went and how many did not.
    pub(crate) async fn deliver(&self, db: &Db) -> anyhow::Result<(u32, u32)> {
        let (mut sent, mut failed) = (0, 0);
        while let Some(letter) = outbox::claim(db, clock::now(), LEASE).await? {
            match self.hand_over(&letter).await {
                Ok(()) => {
                    outbox::sent(db, &letter).await?;
                    sent += 1;
                }
                Err(error) => {
                    let retry = (letter.attempt < MOST_ATTEMPTS)
                        .then(|| later(clock::now(), letter.attempt))
                        .flatten();
                    // The server's words may repeat the address: they stay in the outbox, not in the log.
                    tracing::warn!(
                        mail.attempt = letter.attempt,
                        mail.given_up = retry.is_none(),
                        "a mail could not be handed over"
                    );
                    outbox::failed(db, &letter, &format!("{error:#}"), retry).await?;
                    failed += 1;
                }
            }
        }
        Ok((sent, failed))
    }

    async fn hand_over(&self, letter: &outbox::Letter) -> anyhow::Result<()> {
        self.transport.send(self.message(letter)?).await?;
        Ok(())
    }

    fn message(&self, letter: &outbox::Letter) -> anyhow::Result<Message> {
        let mut text = letter.mail.text.clone();
        let mut builder = Message::builder()
            .from(self.from.clone())
            .to(letter.mail.recipient.parse().context("the recipient is no mail address")?)
            .subject(&letter.mail.subject)
            .message_id(Some(letter.message_id.clone()))
            .header(ContentType::TEXT_PLAIN);
        if let Some(secret) = &letter.unsubscribe {
            let link = format!("{}/abbestellen/{secret}", self.site);
            text = format!("{}\n\n-- \nAbbestellen / Unsubscribe:\n{link}\n", text.trim_end());
            builder = builder.header(ListUnsubscribe(link.clone()));
            // The one click is for addresses that nobody on the way can read (RFC 8058, 3.1).
            if link.starts_with("https://") {
                builder = builder.header(OneClick);
            }
        }
        Ok(builder.body(text)?)
    }
}

/// When to try again: after 1, 4, 16 ... minutes, at most eight hours.
fn later(now: Timestamp, attempt: u32) -> Option<Timestamp> {
    let minutes = 4_i64.checked_pow(attempt.saturating_sub(1)).unwrap_or(480).min(480);
    now.checked_add(SignedDuration::from_mins(minutes)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_attempt_waits_longer_up_to_eight_hours() {
        let now = Timestamp::UNIX_EPOCH;
        let minutes: Vec<i64> = (1..=7).map(|n| later(now, n).unwrap().as_second() / 60).collect();
        assert_eq!(minutes, [1, 4, 16, 64, 256, 480, 480]);
    }

    #[tokio::test]
    async fn a_half_configured_server_is_refused_by_name() {
        let server = Some("smtp://127.0.0.1:25".to_owned());
        assert!(Post::new(&Mail::default(), "").unwrap().is_none());
        let without_sender = Mail { server: server.clone(), ..Mail::default() };
        assert!(Post::new(&without_sender, "").err().unwrap().to_string().contains("mail.from"));
        let without_password = Mail {
            server,
            from: Some("portal@example.org".to_owned()),
            user: Some("portal".to_owned()),
            ..Mail::default()
        };
        let error = Post::new(&without_password, "").err().unwrap();
        assert!(error.to_string().contains("mail.password_file"));
    }
}
