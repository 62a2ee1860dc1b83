//! Mails go out through a real SMTP server, started by the test.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
};

use base::{Actor, Cause};
use store::{
    Db, Target,
    outbox::{self, Mail},
    subscriptions::MailKind,
};

use crate::program::Program;

/// An SMTP server that prints every mail that it gets.
struct MailServer {
    child: Child,
    port: u16,
}

impl MailServer {
    fn start() -> MailServer {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
        let python = root.join("target/judges/bin/python");
        assert!(python.exists(), "there is no {}: run scripts/judges", python.display());
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let script = format!(
            "from aiosmtpd.controller import Controller\n\
             from aiosmtpd.handlers import Debugging\n\
             import sys, signal\n\
             Controller(Debugging(sys.stdout), hostname='127.0.0.1', port={port}).start()\n\
             print('ready', flush=True)\n\
             signal.pause()\n"
        );
        let mut child = Command::new(python)
            .args(["-u", "-c", &script])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.as_mut().unwrap());
        out.read_line(&mut line).unwrap();
        assert_eq!(line, "ready\n");
        MailServer { child, port }
    }

    /// Stops and gives back everything that came.
    fn stop(mut self) -> String {
        self.child.kill().unwrap();
        let mut out = self.child.stdout.take().unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut out, &mut text).unwrap();
        self.child.wait().unwrap();
        text
    }
}

fn configured(port: u16) -> Program {
    let verzahnt = Program::new();
    verzahnt.file(
        "data/verzahnt.toml",
        format!(
            "[mail]\nserver = \"smtp://127.0.0.1:{port}\"\nfrom = \"Portal <portal@example.org>\"\n"
        ),
    );
    verzahnt
}

#[test]
fn a_mail_is_handed_to_the_configured_server_once() {
    let server = MailServer::start();
    let verzahnt = configured(server.port);
    let ran = verzahnt.runs(&["send-test-mail", "amt@example.org"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let came = server.stop();
    assert_eq!(came.matches("MESSAGE FOLLOWS").count(), 1, "{came}");
    for part in
        ["Subject: Verzahnt: Probe", "To: amt@example.org", "Message-ID: <", "@example.org>"]
    {
        assert!(came.contains(part), "{part}: {came}");
    }
}

#[tokio::test]
async fn a_mail_that_one_can_do_without_says_how_to_end_such_mails_with_one_click() {
    let server = MailServer::start();
    let verzahnt = configured(server.port);
    let mut text = std::fs::read_to_string(verzahnt.path("data/verzahnt.toml")).unwrap();
    text.push_str(
        "[site]\nbase_url = \"https://bildung.example/x\"\n[server]\nbase_path = \"/x\"\n",
    );
    verzahnt.file("data/verzahnt.toml", text);
    let db = Db::open(&Target::Folder(verzahnt.path("data"))).await.unwrap();
    let at = "2026-11-02T12:00:00Z".parse().unwrap();
    let mut tx = db.write(Actor::System(Cause::Job("remind")), at).await.unwrap();
    let mail = Mail {
        event: "reminder:1".to_owned(),
        recipient: "kurse@example.org".to_owned(),
        subject: "Erinnerung".to_owned(),
        text: "Ihre Angebote sind ein Jahr alt.".to_owned(),
        list: Some(MailKind::Reminder),
    };
    outbox::enqueue(&mut tx, &"03353".parse().unwrap(), &mail, "example.org", at).await.unwrap();
    tx.commit().await.unwrap();
    db.close().await;
    let ran = verzahnt.runs(&["send-test-mail", "amt@example.org"]);
    assert!(ran.out.contains("2 gesendet"), "{}{}", ran.out, ran.err);
    let came = server.stop();
    let (first, second) = came.split_once("END MESSAGE").unwrap();
    let (optional, needed) =
        if first.contains("Erinnerung") { (first, second) } else { (second, first) };
    assert!(optional.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{optional}");
    let (_, header) = optional.split_once("List-Unsubscribe: <").unwrap();
    let (link, _) = header.split_once('>').unwrap();
    let secret = link.strip_prefix("https://bildung.example/x/abbestellen/").unwrap();
    assert_eq!(secret.len(), 43, "{secret}");
    // Long lines go out parted (quoted-printable).
    let whole = optional.replace("=\r\n", "").replace("=\n", "");
    assert_eq!(whole.matches(link).count(), 2, "in the head and under the text: {optional}");
    assert!(!needed.contains("List-Unsubscribe") && !needed.contains("/abbestellen/"), "{needed}");
}

#[tokio::test]
async fn a_subject_that_would_begin_a_header_is_only_a_subject() {
    let server = MailServer::start();
    let verzahnt = configured(server.port);
    let db = Db::open(&Target::Folder(verzahnt.path("data"))).await.unwrap();
    let at = "2026-11-02T12:00:00Z".parse().unwrap();
    let mut tx = db.write(Actor::System(Cause::Job("remind")), at).await.unwrap();
    let hostile = "Kurs\r\nBcc: boese@example.org\r\n\r\nText\nX-Evil: 1";
    for (n, recipient) in ["kurse@example.org", "kurse@example.org\r\nRCPT TO:<boese@example.org>"]
        .into_iter()
        .enumerate()
    {
        let mail = Mail {
            event: format!("published:{n}"),
            recipient: recipient.to_owned(),
            subject: hostile.to_owned(),
            text: "Ein Text.\r\n.\r\nMAIL FROM:<boese@example.org>".to_owned(),
            list: None,
        };
        let district = "03353".parse().unwrap();
        outbox::enqueue(&mut tx, &district, &mail, "example.org", at).await.unwrap();
    }
    tx.commit().await.unwrap();
    db.close().await;
    let ran = verzahnt.runs(&["send-test-mail", "amt@example.org"]);
    assert!(ran.out.contains("2 gesendet"), "the other has no address: {}{}", ran.out, ran.err);
    let came = server.stop();
    assert_eq!(came.matches("MESSAGE FOLLOWS").count(), 2, "{came}");
    let letters = came.split("MESSAGE FOLLOWS").skip(1);
    let letter = letters.into_iter().find(|it| !it.contains("Verzahnt: Probe")).unwrap();
    // Its head ends with the first line that is empty.
    let text = letter.replace("\r\n", "\n");
    let (head, body) = text.trim_start_matches(['-', '\n', ' ']).split_once("\n\n").unwrap();
    for line in head.lines() {
        assert!(!line.starts_with("Bcc") && !line.starts_with("X-Evil"), "{head}");
    }
    assert!(body.contains("Ein Text.") && body.contains("MAIL FROM:<boese@example.org>"), "{body}");
}

#[test]
fn a_server_that_is_away_leaves_the_mail_waiting() {
    let server = MailServer::start();
    let port = server.port;
    server.stop();
    let ran = configured(port).runs(&["send-test-mail", "amt@example.org"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("1 nicht zugestellt"), "{}", ran.out);
    assert!(!ran.err.contains("amt@example.org"), "an address in the log: {}", ran.err);
}

#[test]
fn without_a_server_the_command_says_what_is_missing() {
    let ran = Program::new().runs(&["send-test-mail", "amt@example.org"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("mail.server"), "{}", ran.err);
}
