//! Two nodes on one PostgreSQL and one bucket, behind a real nginx: what belongs to all is shared, what is to be done
//! once is done once, and a node that is killed takes nothing with it.
//!
//! The nodes, nginx, PostgreSQL, the S3 server (moto) and the SMTP server (aiosmtpd) are processes of their own.

use std::{
    collections::BTreeMap,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use access::{EditOrganisation, Membership, Role, Visitor, grant};
use base::{AccountId, Actor, LocalText, OrganisationId};
use landscape::Caption;
use store::{
    Db, Target,
    files::{Bucket, FileHash, Files},
    pictures::{self, Media, Size},
};

use crate::{
    peers::{self, Peer, free_port, sql},
    program::{Program, finished, fixture},
    talk::{Answer, asks, gets, sends},
};

/// So long is waited for what has to happen; it takes a fraction of it.
const PATIENCE: Duration = Duration::from_secs(25);

/// Waits until something is so.
fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < PATIENCE, "{what}: waited in vain");
        std::thread::park_timeout(Duration::from_millis(100));
    }
}

/// A process of the program that serves.
struct Node {
    child: Child,
    address: String,
}

impl Drop for Node {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Two nodes, and all that stands round them.
struct Cluster {
    program: Program,
    database: String,
    bucket: Bucket,
    a: Node,
    b: Node,
    nginx: Peer,
    front: String,
    post: Peer,
    _s3: Peer,
}

impl Cluster {
    fn start() -> Cluster {
        let program = Program::new();
        let database = peers::database();
        let mut s3 = Peer::python(&peers::root().join("scripts/s3.py"), &[]);
        let bucket = Bucket {
            endpoint: s3.line(),
            name: "verzahnt".to_owned(),
            region: "eu-central-1".to_owned(),
            access_key: "probe".to_owned(),
            secret_key: "geheim".to_owned(),
        };
        let mut post = Peer::python(&peers::root().join("scripts/smtp.py"), &["a", "b"]);
        let ports: Vec<String> = post.line().split(' ').map(str::to_owned).collect();
        let port = free_port();
        let front = format!("127.0.0.1:{port}");
        program.file("secret", "geheim\n");
        for (node, smtp) in ["a", "b"].iter().zip(&ports) {
            program.file(
                &format!("{node}/verzahnt.toml"),
                format!(
                    "[site]\nbase_url = \"http://{front}\"\n[server]\ntrusted_proxies = [\"127.0.0.1\"]\n\
                     [mail]\nserver = \"smtp://127.0.0.1:{smtp}\"\nfrom = \"Portal <portal@example.org>\"\n\
                     [files]\nendpoint = \"{}\"\nbucket = \"verzahnt\"\naccess_key = \"probe\"\n\
                     secret_key_file = \"{}\"\n",
                    bucket.endpoint,
                    program.path("secret").display(),
                ),
            );
        }
        run(&program, "a", &database, &["import", "offers", &courses(), "--source", "vhs"]);
        let (a, b) = (node(&program, "a", &database), node(&program, "b", &database));
        let nginx = nginx(&program, port, &[&a.address, &b.address]);
        until("nginx answers", || {
            asks(&front, "GET", "/health", &[], "").is_some_and(|answer| answer.status == 200)
        });
        Cluster { program, database, bucket, a, b, nginx, front, post, _s3: s3 }
    }
}

fn courses() -> String {
    fixture("kurse.xml").display().to_string()
}

/// The program with its own data folder on the shared database.
fn command(program: &Program, node: &str, database: &str, words: &[&str]) -> Command {
    let mut command = program.bare();
    command.args(words).arg("--data").arg(program.path(node)).env("DATABASE_URL", database);
    command
}

fn run(program: &Program, node: &str, database: &str, words: &[&str]) -> String {
    let ran = finished(command(program, node, database, words).output().unwrap());
    assert!(ran.code <= 1, "{words:?}: {}{}", ran.out, ran.err);
    ran.out
}

fn node(program: &Program, name: &str, database: &str) -> Node {
    let mut command = command(program, name, database, &["serve", "--listen", "127.0.0.1:0"]);
    let log = std::fs::File::create(program.path(&format!("{name}.log"))).unwrap();
    let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
    let address = peers::first_line(&mut child);
    Node { child, address: address.trim_start_matches("http://").to_owned() }
}

fn nginx(program: &Program, port: u16, nodes: &[&str]) -> Peer {
    let servers: String = nodes.iter().map(|node| format!("server {node};")).collect();
    let folder = program.path("nginx");
    std::fs::create_dir_all(&folder).unwrap();
    let folder = folder.display();
    // The same directives as docs/src/betrieb/nginx.conf, on a port of this test.
    let conf = program.file(
        "nginx.conf",
        format!(
            "{root}daemon off; pid {folder}/pid; error_log {folder}/log; worker_processes 1;\n\
             events {{ worker_connections 256; }}\n\
             http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;\n\
             fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n\
             upstream verzahnt {{ {servers} }}\n\
             server {{ listen 127.0.0.1:{port};\n\
             location / {{ proxy_pass http://verzahnt; proxy_http_version 1.1; proxy_set_header Connection \"\";\n\
             proxy_set_header Host $host; proxy_set_header X-Forwarded-For $remote_addr;\n\
             proxy_next_upstream error timeout; proxy_connect_timeout 2s; }} }} }}\n",
            root = if peers::is_root() { "user root; " } else { "" },
        ),
    );
    Peer::of(Command::new("nginx").arg("-p").arg(program.path("nginx")).arg("-c").arg(conf))
}

/// How a node shows a search.
fn finds(address: &str, word: &str) -> bool {
    gets(address, &format!("/angebote.json?q={word}")).body.contains("\"key\"")
}

#[test]
fn two_nodes_share_what_is_shared_and_one_that_is_killed_takes_nothing_with_it() {
    let mut cluster = Cluster::start();
    sessions(&cluster);
    index(&cluster);
    picture(&cluster);
    mails(&mut cluster);
    // Whichever held the mail was killed and stands first now.
    let (a, b) = (cluster.a.address.clone(), cluster.b.address.clone());

    // One node is gone: whoever asks the front sees nothing of it, and nothing that was written is missing.
    assert!(asks(&a, "GET", "/health", &[], "").is_none(), "the killed node answers");
    for _ in 0..30 {
        assert_eq!(gets(&cluster.front, "/angebote").status, 200);
    }
    assert!(finds(&b, "Reparatur"));
    cluster.nginx.stop();
    let checked = run(&cluster.program, "c", &cluster.database, &["check", "--json"]);
    let faults: serde_json::Value = serde_json::from_str(&checked).unwrap();
    let faults: Vec<&str> =
        faults["problems"].as_array().unwrap().iter().filter_map(|p| p.as_str()).collect();
    // The third folder has no index yet; nothing else may be wrong.
    assert!(faults.iter().all(|fault| fault.contains("search index")), "{faults:?}");
}

/// Who signs in at one node is signed in at the other.
fn sessions(cluster: &Cluster) {
    let words = ["user", "add", "--email", "amt@beispiel.example", "--name", "Amt", "--json"];
    let made = run(&cluster.program, "a", &cluster.database, &words);
    let made: serde_json::Value = serde_json::from_str(&made).unwrap();
    let link = made["link"].as_str().unwrap();
    let path = link.split_once("//").unwrap().1.split_once('/').unwrap().1;
    let (password, email) = ("drei gelbe Kähne am Deich", "amt%40beispiel.example");
    let password = password.replace(' ', "+").replace('ä', "%C3%A4");
    let (a, b) = (&cluster.a.address, &cluster.b.address);
    let chosen = sends(a, &format!("/{path}"), &format!("passwort={password}"));
    assert_eq!(chosen.status, 303, "{}", chosen.body);
    let signed_in = sends(a, "/anmelden", &format!("email={email}&passwort={password}"));
    assert_eq!(signed_in.status, 303, "{}", signed_in.body);
    let cookie = signed_in.header("set-cookie").split(';').next().unwrap().to_owned();
    for node in [a, b, &cluster.front] {
        let room = asks(node, "GET", "/cockpit", &[("Cookie", &cookie)], "").unwrap();
        assert_eq!(room.status, 200, "{node}");
    }
    let stranger: Answer = gets(b, "/cockpit");
    assert_eq!(stranger.status, 303);
}

/// What comes in anywhere is found everywhere.
fn index(cluster: &Cluster) {
    let text = std::fs::read_to_string(fixture("kurse.xml")).unwrap();
    let other = cluster
        .program
        .file("other.xml", text.replace("Töpfern", "Glasblasen").replace("26H-", "27F-"));
    let other = other.display().to_string();
    run(
        &cluster.program,
        "c",
        &cluster.database,
        &["import", "offers", &other, "--source", "glas"],
    );
    for node in [&cluster.a.address, &cluster.b.address] {
        until("the index follows", || finds(node, "Glasblasen"));
    }
}

/// What lies in the bucket is shown by both; a node has no files of its own.
fn picture(cluster: &Cluster) {
    let hash = tokio::runtime::Runtime::new().unwrap().block_on(put_picture(cluster));
    for node in [&cluster.a.address, &cluster.b.address] {
        let shown = gets(node, &format!("/bilder/{hash}/320"));
        assert_eq!((shown.status, shown.header("content-type")), (200, "image/jpeg"));
        assert_eq!(shown.body, "ein bild");
    }
    for node in ["a", "b"] {
        assert!(!cluster.program.path(node).join("files").exists(), "{node} keeps files");
    }
}

async fn put_picture(cluster: &Cluster) -> FileHash {
    let district = "03353".parse().unwrap();
    let organisation =
        OrganisationId::derived(&district, &"vhs".parse().unwrap(), &"vhs".parse().unwrap());
    let account = AccountId::derived(&district, &"vhs".parse().unwrap(), &"konto".parse().unwrap());
    let memberships = vec![Membership { organisation, role: Role::Editor }];
    let proof =
        grant(&Visitor::Person { account, memberships }, EditOrganisation(organisation)).unwrap();
    let files = Files::in_bucket(&cluster.bucket).unwrap();
    let file = files.put(std::io::Cursor::new(b"ein bild")).await.unwrap();
    let caption = Caption::new(LocalText::german("Ein Klavier"), "Archiv", "cc0").unwrap();
    let db = Db::open(&Target::parse_url(&cluster.database).unwrap()).await.unwrap();
    let mut tx =
        db.write(Actor::Person(account), "2026-11-02T12:00:00Z".parse().unwrap()).await.unwrap();
    let sizes = [Size { width: 320, height: 200, file }];
    pictures::add(&mut tx, &proof, &district, Media::Jpeg, &sizes, &caption).await.unwrap();
    tx.commit().await.unwrap();
    db.close().await;
    file
}

/// Each mail goes out once although both nodes look for them; one that a killed node held goes out by the other.
fn mails(cluster: &mut Cluster) {
    queue(cluster, "vorrat", 24);
    let mut sent: BTreeMap<String, Vec<String>> = BTreeMap::new();
    while sent.len() < 24 {
        let line = cluster.post.line();
        let (node, id) = line.split_once(' ').unwrap();
        sent.entry(id.to_owned()).or_default().push(node.to_owned());
    }
    for (id, nodes) in &sent {
        assert_eq!(nodes.len(), 1, "{id} went out by {nodes:?}");
    }

    // The first node that takes this one is kept waiting for its answer, and killed meanwhile.
    queue(cluster, "haelt", 1);
    let line = cluster.post.line();
    let (holder, _) = line.split_once(" holds ").unwrap_or_else(|| panic!("{line}"));
    let other = if holder == "a" { "b" } else { "a" };
    if holder == "b" {
        std::mem::swap(&mut cluster.a, &mut cluster.b);
    }
    // SIGKILL: it cannot tidy up.
    cluster.a.child.kill().unwrap();
    cluster.a.child.wait().unwrap();
    let left = sql(&cluster.database, "SELECT state FROM person_mail WHERE event = 'haelt-1'");
    assert_eq!(left, "waiting");
    // The lease of the dead node runs out.
    sql(&cluster.database, "UPDATE person_mail SET leased = 0 WHERE leased IS NOT NULL");
    let line = cluster.post.line();
    assert!(line.starts_with(&format!("{other} ")), "{line}");
    until("the mail is noted as sent", || {
        sql(&cluster.database, "SELECT state FROM person_mail WHERE event = 'haelt-1'") == "sent"
    });
    let open = sql(&cluster.database, "SELECT count(*) FROM person_mail WHERE state <> 'sent'");
    assert_eq!(open, "0");
}

fn queue(cluster: &Cluster, name: &str, count: u32) {
    let rows = format!(
        "INSERT INTO person_mail (event, district, message_id, recipient, subject, content, queued, due, attempts, state)
         SELECT '{name}-' || n, '03353', '<{name}-' || n || '@example.org>', 'konto@example.org', '{name}', 'Text',
             0, 0, 0, 'waiting' FROM generate_series(1, {count}) AS n"
    );
    sql(&cluster.database, &rows);
}

#[test]
fn the_example_of_the_manual_is_a_configuration_that_nginx_takes() {
    let program = Program::new();
    let example = peers::root().join("docs/src/betrieb/nginx.conf");
    let text = std::fs::read_to_string(&example).unwrap();
    // The certificate of the example is not here.
    let plain: String = text
        .lines()
        .filter(|line| !line.contains("ssl_certificate"))
        .map(|line| line.replace("443 ssl", "8443") + "\n")
        .collect();
    let conf = program.file(
        "nginx.conf",
        format!(
            "events {{}}\nhttp {{\naccess_log off;\n{plain}\n}}\npid {};\nerror_log stderr;\n",
            program.path("pid").display()
        ),
    );
    let tried = Command::new("nginx").arg("-t").arg("-c").arg(conf).output().unwrap();
    assert!(tried.status.success(), "{}", String::from_utf8_lossy(&tried.stderr));
    // What the cluster is tried with is what the manual says.
    for directive in
        ["proxy_next_upstream error timeout;", "proxy_set_header X-Forwarded-For $remote_addr;"]
    {
        assert!(text.contains(directive), "{directive}");
    }
}
