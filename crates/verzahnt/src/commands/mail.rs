//! `verzahnt send-test-mail`: shows an operator that the way to the mail server is open.

use base::{Actor, Cause};
use store::outbox::{self, Mail};

use crate::{
    clock,
    house::House,
    options::Stock,
    outcome::{Outcome, wrong_use},
    post::Post,
    say,
};

pub(crate) async fn run(address: &str, stock: &Stock) -> anyhow::Result<Outcome> {
    let house = House::open(stock).await?;
    let post = Post::new(&house.config.mail, &super::serve::configured(&house.config)?.address())?
        .ok_or_else(|| wrong_use("no mail server is configured: mail.server"))?;
    let now = clock::now();
    let mail = Mail {
        event: format!("test:{now}"),
        recipient: address.to_owned(),
        subject: "Verzahnt: Probe".to_owned(),
        text: "Diese Nachricht zeigt, dass der Versand funktioniert.\n".to_owned(),
        list: None,
    };
    let mut tx = house.db.write(Actor::System(Cause::Command("send-test-mail")), now).await?;
    outbox::enqueue(&mut tx, &house.district, &mail, &post.host, now).await?;
    tx.commit().await?;
    let (sent, failed) = post.deliver(&house.db).await?;
    say::result(&format!("{sent} gesendet, {failed} nicht zugestellt"));
    Ok(if failed == 0 { Outcome::Done } else { Outcome::Findings })
}
