//! Many at once, on the program as it runs.

use std::{
    process::{Child, Stdio},
    thread,
};

use crate::{
    peers::first_line,
    program::Program,
    talk::{asks, gets},
};

/// So many sign in at once.
const MANY: usize = 200;

/// The most memory that a process ever had, in KiB.
fn peak(process: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", process.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[test]
fn many_who_sign_in_at_once_take_turns_and_memory_stays_bounded() {
    let program = Program::new();
    // Each from a place of its own, so that no brake stops them.
    program.file("data/verzahnt.toml", "[server]\ntrusted_proxies = [\"127.0.0.0/8\"]\n");
    let mut server = program
        .bare()
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(program.path("data"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let address = first_line(&mut server);
    let address = address.trim_start_matches("http://");
    assert_eq!(gets(address, "/anmelden").status, 200);
    let before = peak(&server);
    let told: Vec<u16> = thread::scope(|all| {
        let tries: Vec<_> = (0..MANY)
            .map(|n| {
                all.spawn(move || {
                    let from = format!("192.0.2.{n}");
                    let headers = [
                        ("Content-Type", "application/x-www-form-urlencoded"),
                        ("Sec-Fetch-Site", "same-origin"),
                        ("X-Forwarded-For", from.as_str()),
                    ];
                    let form = format!("email=wer-{n}%40beispiel.example&passwort=geraten");
                    asks(address, "POST", "/anmelden", &headers, &form).unwrap().status
                })
            })
            .collect();
        tries.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let grown = (peak(&server) - before) / 1024;
    let lives = gets(address, "/health").status;
    server.kill().unwrap();
    server.wait().unwrap();
    assert_eq!(told, [422; MANY]);
    assert_eq!(lives, 200);
    // Each check takes 19 MiB: all at once were 3,800.
    assert!(grown < 400, "{grown} MiB");
}
