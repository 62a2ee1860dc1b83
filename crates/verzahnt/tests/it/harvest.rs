//! Sources are fetched from a real web server, applied, or held for a person.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    sync::{Arc, Mutex},
};

use crate::program::{Program, Ran, fixture};

/// A web server with one file, which knows when nothing changed.
struct Provider {
    port: u16,
    answer: Arc<Mutex<(u16, Vec<u8>)>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Provider {
    fn start() -> Provider {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let answer = Arc::new(Mutex::new((404, Vec::new())));
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let (says, hears) = (Arc::clone(&answer), Arc::clone(&asked));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { return };
                let lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let head: Vec<String> =
                    lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
                hears.lock().unwrap().push(head.join("\n"));
                let (status, body) = says.lock().unwrap().clone();
                let etag = format!("\"{}\"", body.len());
                let known = format!("if-none-match: {etag}");
                let text = match head.contains(&known) {
                    true => format!("HTTP/1.1 304 X\r\netag: {etag}\r\n\r\n"),
                    false => {
                        let length = body.len();
                        format!(
                            "HTTP/1.1 {status} X\r\netag: {etag}\r\ncontent-length: {length}\r\n\r\n"
                        )
                    }
                };
                let _gone = stream.write_all(text.as_bytes());
                if !head.contains(&known) {
                    let _gone = stream.write_all(&body);
                }
            }
        });
        Provider { port, answer, asked }
    }

    fn says(&self, status: u16, body: impl Into<Vec<u8>>) {
        *self.answer.lock().unwrap() = (status, body.into());
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}/kurse.xml", self.port)
    }

    /// A stock whose operator has opened this server.
    fn program(&self) -> Program {
        let verzahnt = Program::new();
        let config = format!("[harvest]\nown_hosts = [\"127.0.0.1:{}\"]\n", self.port);
        verzahnt.file("data/verzahnt.toml", config);
        verzahnt
    }
}

/// The course file with these of its two courses.
fn courses(all: bool) -> String {
    let text = std::fs::read_to_string(fixture("kurse.xml")).unwrap();
    let cut = text.find("  <kurs>\n    <knr>26H-K2").unwrap();
    if all { text } else { format!("{}</kurse>\n", &text[..cut]) }
}

fn found(verzahnt: &Program, words: &str) -> u64 {
    verzahnt.runs(&["search", words, "--json"]).json()["total"].as_u64().unwrap()
}

fn harvest(verzahnt: &Program) -> Ran {
    verzahnt.runs(&["harvest", "--source", "vhs", "--json"])
}

/// A source whose first file was released.
fn in_force(provider: &Provider) -> Program {
    let verzahnt = provider.program();
    provider.says(200, courses(true));
    let words = ["harvest", "--source", "vhs", "--address", &provider.url(), "--release"];
    let ran = verzahnt.runs(&words);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    verzahnt
}

#[test]
fn a_new_address_waits_until_it_is_released_and_then_brings_its_offers() {
    let provider = Provider::start();
    let verzahnt = provider.program();
    provider.says(200, courses(true));
    let words = ["harvest", "--source", "vhs", "--address", &provider.url(), "--json"];
    let tried = verzahnt.runs(&words);
    assert_eq!(tried.code, 1, "{}{}", tried.out, tried.err);
    let tried = tried.json();
    assert_eq!((&tried[0]["outcome"], &tried[0]["reason"]), (&"held".into(), &"trial".into()));
    assert_eq!(tried[0]["report"]["new"], 3, "two offers and their provider");
    assert_eq!(found(&verzahnt, "Töpfern"), 0, "nothing was applied");
    let list = verzahnt.runs(&["harvest", "--json"]);
    assert_eq!((list.code, &list.json()[0]["held"]), (1, &"trial".into()));

    let released = verzahnt.runs(&["harvest", "--source", "vhs", "--release"]);
    assert_eq!(released.code, 0, "{}{}", released.out, released.err);
    assert_eq!(found(&verzahnt, "Töpfern"), 1);
    assert_eq!(verzahnt.runs(&["harvest", "--json"]).json()[0]["state"], "active");
    assert_eq!(verzahnt.runs(&["harvest", "--due", "--json"]).json(), serde_json::json!([]));
}

#[test]
fn an_unchanged_file_makes_no_run() {
    let provider = Provider::start();
    let verzahnt = in_force(&provider);
    assert_eq!(harvest(&verzahnt).json()[0]["outcome"], "unchanged");
    assert!(provider.asked.lock().unwrap().last().unwrap().contains("if-none-match"));
}

#[test]
fn a_file_that_lost_much_is_held_and_the_next_good_one_takes_its_place() {
    let provider = Provider::start();
    let verzahnt = in_force(&provider);
    provider.says(200, courses(false));
    let held = harvest(&verzahnt);
    assert_eq!((held.code, &held.json()[0]["reason"]), (1, &"shrunk".into()), "{}", held.out);
    assert_eq!(found(&verzahnt, "Töpfern"), 1, "nothing is gone unseen");

    provider.says(200, courses(true).replace("Töpfern am Abend", "Filzen am Abend"));
    let good = harvest(&verzahnt);
    assert_eq!(good.json()[0]["outcome"], "applied", "{}", good.out);
    assert_eq!(verzahnt.runs(&["harvest", "--json"]).json()[0]["held"], serde_json::Value::Null);
    assert_eq!(found(&verzahnt, "Filzen"), 1);
}

#[test]
fn what_was_held_is_applied_when_it_is_released() {
    let provider = Provider::start();
    let verzahnt = in_force(&provider);
    provider.says(200, courses(false));
    harvest(&verzahnt);
    assert_eq!(verzahnt.runs(&["harvest", "--source", "vhs", "--release"]).code, 0);
    assert_eq!(found(&verzahnt, "Töpfern"), 0);
    let again = verzahnt.runs(&["harvest", "--source", "vhs", "--release"]);
    assert_eq!(again.code, 2, "{}{}", again.out, again.err);
}

#[test]
fn another_format_a_broken_file_and_nonsense_are_held() {
    let provider = Provider::start();
    let verzahnt = in_force(&provider);
    let page = "<!doctype html><html><body>Wartungsarbeiten</body></html>";
    let text = courses(true);
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20270110T180000\r\n\
        SUMMARY:Malen\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    for (body, reason) in [
        (calendar.as_bytes(), "format"),
        (page.as_bytes(), "unreadable"),
        (&text.as_bytes()[..text.len() / 2], "unreadable"),
        (&[0, 159, 146, 150][..], "unreadable"),
        (b"<?xml version=\"1.0\"?><kurse></kurse>", "empty"),
    ] {
        provider.says(200, body);
        let held = harvest(&verzahnt);
        assert_eq!(held.json()[0]["reason"], reason, "{}{}", held.out, held.err);
        assert_eq!(found(&verzahnt, "Töpfern"), 1, "{reason}");
    }
    let list = verzahnt.runs(&["harvest", "--json"]).json();
    assert_eq!(list[0]["held"], "empty", "one run waits, the last: {list}");
}

#[test]
fn a_server_that_fails_changes_nothing_and_is_asked_later() {
    let provider = Provider::start();
    let verzahnt = in_force(&provider);
    provider.says(503, "");
    let failed = harvest(&verzahnt);
    assert_eq!((failed.code, &failed.json()[0]["trouble"]), (1, &"status".into()));
    let list = verzahnt.runs(&["harvest", "--json"]).json();
    assert_eq!((&list[0]["failures"], &list[0]["state"]), (&1.into(), &"active".into()));
    assert_eq!(found(&verzahnt, "Töpfern"), 1);
}

#[test]
fn an_address_that_is_not_public_is_refused_by_name() {
    let provider = Provider::start();
    let verzahnt = Program::new();
    for address in [provider.url().as_str(), "file:///etc/passwd", "http://[::1]/", "kurse.xml"] {
        let ran = verzahnt.runs(&["harvest", "--source", "vhs", "--address", address]);
        assert_eq!(ran.code, 2, "{address}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains("--address"), "{}", ran.err);
    }
    let unknown = verzahnt.runs(&["harvest", "--source", "vhs"]);
    assert_eq!(unknown.code, 2, "{}", unknown.err);
    assert!(provider.asked.lock().unwrap().is_empty());
}

#[test]
fn links_are_looked_at_and_none_is_dead_on_its_first_bad_day() {
    let provider = Provider::start();
    let verzahnt = provider.program();
    let table = format!("Schlüssel;Titel;Beginn;Webseite\n1;Kurs;04.09.2090;{}\n", provider.url());
    let file = verzahnt.file("kurse.csv", table).display().to_string();
    let imported = verzahnt.runs(&["import", "offers", &file, "--source", "vhs", "--json"]);
    assert!(imported.code <= 1, "{}{}", imported.out, imported.err);
    let seen = verzahnt.runs(&["links", "--json"]);
    assert_eq!(seen.code, 0, "{}{}", seen.out, seen.err);
    assert_eq!(
        (&seen.json()["checked"], &seen.json()["failed"]),
        (&1.into(), &1.into()),
        "{}",
        seen.out
    );
    assert_eq!(verzahnt.runs(&["links", "--json"]).json()["checked"], 0, "not before tomorrow");
    let asked = provider.asked.lock().unwrap().clone();
    let lines: Vec<&str> = asked.iter().filter_map(|head| head.lines().next()).collect();
    assert_eq!(
        lines,
        ["GET /robots.txt HTTP/1.1", "HEAD /kurse.xml HTTP/1.1", "GET /kurse.xml HTTP/1.1"]
    );
}
