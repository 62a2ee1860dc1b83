//! One person's data from the command line, and beside a running server: what is erased is nowhere.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Stdio},
};

use crate::program::Program;

const EMAIL: &str = "seltsam.selten@beispiel.example";
const NAME: &str = "Seltsam Selten";
const PASSWORD: &str = "drei Mühlen am kalten Bach";

/// Adds a person and gives the path of the link.
fn added(program: &Program, email: &str, name: &str) -> String {
    let ran = program.runs(&["user", "add", "--email", email, "--name", name, "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let link = ran.json()["link"].as_str().unwrap().to_owned();
    link.strip_prefix("http://127.0.0.1:8080").unwrap().to_owned()
}

/// The program as a server, and where it listens.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(program: &Program) -> Server {
        let mut child = program
            .bare()
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(program.path("data"))
            .env("RUST_LOG", "debug")
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(program.path("server.log")).unwrap())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").unwrap().to_owned();
        Server { child, address }
    }

    /// Sends a form, or with `None` opens a page; gives the whole answer.
    fn asks(&self, path: &str, form: Option<&[(&str, &str)]>) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let body = form.map(|fields| {
            url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
        });
        let head = match &body {
            Some(body) => format!(
                "POST {path} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                body.len()
            ),
            None => format!("GET {path} HTTP/1.1\r\n"),
        };
        let body = body.unwrap_or_default();
        write!(stream, "{head}Host: localhost\r\nConnection: close\r\n\r\n{body}").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn stop(mut self) {
        let pid = self.child.id().to_string();
        std::process::Command::new("kill").arg(pid).status().unwrap();
        assert!(self.child.wait().unwrap().success());
    }
}

/// The files under a folder that hold any of the words, however they are written.
fn files_with(folder: &Path, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with(&path, words));
            continue;
        }
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).to_lowercase();
        for word in words.iter().filter(|word| text.contains(&word.to_lowercase())) {
            found.push(format!("{}: {word}", path.display()));
        }
    }
    found
}

#[test]
fn an_erased_person_is_in_no_file_of_the_data_folder_and_never_was_in_the_log() {
    let program = Program::new();
    added(&program, "amt@beispiel.example", "Amt Beispielstadt");
    let link = added(&program, EMAIL, NAME);
    let server = Server::start(&program);
    let ok = |answer: String, status: &str| {
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{answer}");
        answer
    };
    ok(server.asks(&link, Some(&[("passwort", PASSWORD)])), "303");
    ok(server.asks("/anmelden", Some(&[("email", EMAIL), ("passwort", "falsch")])), "422");
    let fields = [("email", EMAIL), ("passwort", PASSWORD)];
    let entered = ok(server.asks("/anmelden", Some(&fields)), "303");
    let (_, cookie) = entered.split_once("verzahnt_session=").unwrap();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    // A mail with a link that waits, and searches for the person.
    ok(server.asks("/passwort-vergessen", Some(&[("email", EMAIL)])), "200");
    for _ in 0..6 {
        ok(server.asks("/angebote?q=seltsam.selten%40beispiel.example", None), "200");
        ok(server.asks("/angebote?q=Seltsam+Selten", None), "200");
    }
    server.stop();
    let words = [EMAIL, NAME, PASSWORD, cookie.as_str(), link.strip_prefix("/zugang/").unwrap()];
    let data = program.path("data");
    assert!(!files_with(&data, &words).is_empty(), "it was there");
    let ran = program.runs(&["person", "copy", "--email", EMAIL]);
    assert_eq!(ran.json()["Konto"][0]["Name"], NAME, "{}", ran.err);
    assert_eq!(ran.json()["Sitzungen"].as_array().unwrap().len(), 1);

    let ran = program.runs(&["person", "erase", "--email", EMAIL, "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let id = ran.json()["account"].as_str().unwrap().to_owned();
    assert_eq!(files_with(&data, &words), Vec::<String>::new());
    let list = std::fs::read_to_string(program.path("data/erased.txt")).unwrap();
    assert!(list.starts_with(&id) && list.lines().count() == 1, "{list}");
    let log = std::fs::read_to_string(program.path("server.log")).unwrap();
    assert!(log.contains("answered"), "the log was kept: {log}");
    for word in words {
        assert!(!log.to_lowercase().contains(&word.to_lowercase()), "{word} in the log");
    }
    let again = program.runs(&["person", "erase", "--email", EMAIL]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("--email"), "{}", again.err);
}

#[test]
fn the_last_administrator_is_not_erased_and_the_command_says_what_to_do() {
    let program = Program::new();
    added(&program, EMAIL, NAME);
    let ran = program.runs(&["person", "erase", "--email", EMAIL]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("verzahnt user add"), "{}", ran.err);
    assert_eq!(program.runs(&["person", "copy", "--email", EMAIL]).code, 0);
}

#[test]
fn an_older_backup_brings_nobody_back_who_stands_in_the_list() {
    let old = Program::new();
    added(&old, "amt@beispiel.example", "Amt Beispielstadt");
    added(&old, EMAIL, NAME);
    let backup = old.path("backup.jsonl").display().to_string();
    assert_eq!(old.runs(&["backup", &backup]).code, 0);
    assert_eq!(old.runs(&["person", "erase", "--email", EMAIL]).code, 0);
    let list = old.path("data/erased.txt").display().to_string();
    let fresh = Program::new();
    let ran = fresh.runs(&["restore", &backup, "--erased", &list]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(fresh.runs(&["person", "copy", "--email", EMAIL]).code, 2);
    assert_eq!(fresh.runs(&["person", "copy", "--email", "amt@beispiel.example"]).code, 0);
    let kept = std::fs::read_to_string(fresh.path("data/erased.txt")).unwrap();
    assert_eq!(kept, std::fs::read_to_string(&list).unwrap());
    // The list in the data folder is enough.
    let fresh = Program::new();
    fresh.file("data/erased.txt", kept);
    assert_eq!(fresh.runs(&["restore", &backup]).code, 0);
    assert_eq!(fresh.runs(&["person", "copy", "--email", EMAIL]).code, 2);
    let broken = Program::new();
    let nonsense = broken.file("list.txt", "niemand gestern\n").display().to_string();
    for (named, hint) in [(nonsense.as_str(), "line 1"), ("nirgends.txt", "nirgends.txt")] {
        let ran = broken.runs(&["restore", &backup, "--erased", named]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains(hint), "{}", ran.err);
    }
}

#[test]
fn what_is_due_is_told_and_deleted_by_the_districts_own_register() {
    let program = Program::new();
    program.runs(&["check"]);
    let ran = program.runs(&["erase-due", "--dry-run"]);
    assert_eq!((ran.code, ran.out.trim()), (0, "nichts fällig"), "{}", ran.err);
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue/data-protection/register.toml");
    let own = std::fs::read_to_string(path).unwrap();
    program.file("data/catalogue/data-protection/register.toml", own.replace("P18M", "soon"));
    let ran = program.runs(&["erase-due"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("register.toml"), "{}", ran.err);
    program.file("data/catalogue/data-protection/register.toml", &own);
    added(&program, "amt@beispiel.example", "Amt Beispielstadt");
    assert_eq!(program.runs(&["erase-due", "--json"]).json(), serde_json::json!([]));
}
