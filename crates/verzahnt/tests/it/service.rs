//! What the server tells systemd, how it ends, and its figures.

use std::{
    os::unix::net::UnixDatagram,
    process::{Command, Stdio},
    time::Duration,
};

use crate::{peers::first_line, program::Program, talk::gets};

/// A socket on which somebody waits to be told something, as systemd does.
fn ear(program: &Program) -> UnixDatagram {
    let ear = UnixDatagram::bind(program.path("notify")).unwrap();
    ear.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    ear
}

fn heard(ear: &UnixDatagram) -> String {
    let mut said = [0; 256];
    let length = ear.recv(&mut said).unwrap();
    String::from_utf8(said[..length].to_vec()).unwrap().trim().to_owned()
}

#[test]
fn systemd_is_told_that_the_server_stands_lives_and_ends() {
    let program = Program::new();
    let ear = ear(&program);
    let mut server = program
        .bare()
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(program.path("data"))
        .env("NOTIFY_SOCKET", program.path("notify"))
        .env("WATCHDOG_USEC", "200000")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let address = first_line(&mut server);
    let mut said: Vec<String> = Vec::new();
    while said.iter().filter(|word| *word == "WATCHDOG=1").count() < 3 {
        said.push(heard(&ear));
    }
    assert!(said.contains(&"READY=1".to_owned()), "{said:?}");
    assert_eq!(gets(address.trim_start_matches("http://"), "/health").status, 200);
    let pid = server.id().to_string();
    assert!(Command::new("kill").arg(pid).status().unwrap().success());
    loop {
        match heard(&ear).as_str() {
            "STOPPING=1" => break,
            "WATCHDOG=1" => {}
            other => panic!("{other}"),
        }
    }
    assert!(server.wait().unwrap().success());
}

#[test]
fn figures_have_a_listener_of_their_own_and_are_off_without_it() {
    let program = Program::new();
    let port = crate::peers::free_port();
    let figures = format!("127.0.0.1:{port}");
    let mut server = program
        .bare()
        .args(["serve", "--listen", "127.0.0.1:0", "--metrics-listen", &figures, "--data"])
        .arg(program.path("data"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let address = first_line(&mut server);
    let address = address.trim_start_matches("http://");
    assert_eq!(gets(address, "/metrics").status, 404);
    gets(address, "/angebote?q=streng-geheim");
    let told = gets(&figures, "/metrics");
    server.kill().unwrap();
    server.wait().unwrap();
    assert_eq!(told.status, 200);
    for line in [
        "verzahnt_requests_total{route=\"/angebote\",status=\"200\"} 1",
        "verzahnt_request_seconds_bucket{route=\"/angebote\",le=\"5\"} 1",
        "verzahnt_jobs{state=\"waiting\"} 0",
        "verzahnt_mails{state=\"waiting\"} 0",
        "verzahnt_index_changes_behind 0",
        "verzahnt_database_connections{state=\"idle\"}",
    ] {
        assert!(told.body.contains(line), "{line}: {}", told.body);
    }
    assert!(!told.body.contains("streng-geheim"));
}

#[test]
fn each_mistake_in_the_configuration_is_a_line_of_its_own() {
    let program = Program::new();
    program.file(
        "data/verzahnt.toml",
        "district = \"Harburg\"\n[site]\nbase_url = \"ftp://x\"\n[server]\nbase_path = \"bildung portal\"\n\
         trusted_proxies = [\"proxy\", \"10.0.0.0/99\"]\nlisten = \"127.0.0.1:1\"\nmetrics_listen = \"127.0.0.1:1\"\n\
         [mail]\nserver = \"smtp://x\"\n[files]\nbucket = \"x\"\n",
    );
    let checked = program.runs(&["check-config"]);
    assert_eq!(checked.code, 2, "{}{}", checked.out, checked.err);
    for key in [
        "district",
        "site.base_url",
        "server.base_path",
        "server.trusted_proxies: proxy",
        "server.trusted_proxies: 10.0.0.0/99",
        "server.metrics_listen",
        "mail.from",
        "files.endpoint",
    ] {
        let lines = checked.err.lines().filter(|line| line.contains(key)).count();
        assert_eq!(lines, 1, "{key}: {}", checked.err);
    }
    assert_eq!(program.runs(&["serve"]).code, 2);

    program.file("data/verzahnt.toml", "[server]\nlisten = \"127.0.0.1:8080\"\n");
    assert_eq!(program.runs(&["check-config"]).code, 0);
}

#[test]
fn the_unit_that_is_shipped_is_one_that_systemd_takes() {
    let unit = crate::peers::root().join("packaging/verzahnt.service");
    let text = std::fs::read_to_string(&unit).unwrap();
    for line in [
        "Type=notify",
        "WatchdogSec=",
        "ProtectSystem=strict",
        "NoNewPrivileges=yes",
        "User=verzahnt",
    ] {
        assert!(text.contains(line), "{line}");
    }
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '['])) {
        assert!(line.contains('='), "{line}");
    }
}
