//! Processes beside the program: Python servers, PostgreSQL, nginx.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

/// The workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

/// A port that was free a moment ago.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// The address of the tests' PostgreSQL server.
#[expect(clippy::disallowed_methods, reason = "the one setting of the tests")]
pub(crate) fn server() -> String {
    std::env::var("TEST_POSTGRES_URL").unwrap_or_else(|_| {
        panic!("TEST_POSTGRES_URL is not set: run this beside scripts/with-postgres")
    })
}

/// A fresh database of that server.
pub(crate) fn database() -> String {
    let server = server();
    let name = format!("cluster_{}_{}", std::process::id(), free_port());
    sql(&server, &format!("CREATE DATABASE {name}"));
    let (before, _) = server.rsplit_once('/').unwrap();
    format!("{before}/{name}")
}

/// What one statement answers, without head and blanks.
pub(crate) fn sql(database: &str, statement: &str) -> String {
    let ran =
        Command::new("psql").args([database, "--no-psqlrc", "-qtAc", statement]).output().unwrap();
    assert!(ran.status.success(), "{statement}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap().trim().to_owned()
}

pub(crate) fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout == b"0\n"
}

/// A process that ends with its test.
pub(crate) struct Peer {
    child: Child,
    out: Option<BufReader<ChildStdout>>,
}

impl Peer {
    /// A script run by the Python of the judges.
    pub(crate) fn python(script: &Path, words: &[&str]) -> Peer {
        let python = root().join("target/judges/bin/python");
        assert!(python.exists(), "there is no {}: run scripts/judges", python.display());
        Peer::of(Command::new(python).arg("-u").arg(script).args(words))
    }

    pub(crate) fn of(command: &mut Command) -> Peer {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let out = child.stdout.take().map(BufReader::new);
        Peer { child, out }
    }

    /// The next line that it says.
    pub(crate) fn line(&mut self) -> String {
        let mut line = String::new();
        self.out.as_mut().unwrap().read_line(&mut line).unwrap();
        assert!(!line.is_empty(), "it ended without a word");
        line.trim_end().to_owned()
    }

    pub(crate) fn stop(&mut self) {
        // Nginx stops its workers at SIGTERM alone.
        let id = self.child.id().to_string();
        drop(Command::new("kill").arg(id).status());
        drop(self.child.wait());
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The first line that a child says.
pub(crate) fn first_line(child: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(!line.is_empty(), "it ended without a word");
    line.trim_end().to_owned()
}
