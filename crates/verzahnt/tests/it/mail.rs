//! Mails go out through a real SMTP server, started by the test.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
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
