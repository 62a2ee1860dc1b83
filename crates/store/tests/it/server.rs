//! A real S3 server of one's own, in Python.

use std::{path::Path, process::Stdio};

use store::files::Bucket;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

/// The server; it ends with its test.
pub(crate) struct S3 {
    address: String,
    _child: Child,
}

impl S3 {
    pub(crate) async fn start() -> S3 {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
        let python = root.join("target/judges/bin/python");
        assert!(python.exists(), "there is no {}: run scripts/judges", python.display());
        let mut child = Command::new(python)
            .arg(root.join("scripts/s3.py"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines.next_line().await.unwrap().expect("the S3 server says its address");
        S3 { address, _child: child }
    }

    pub(crate) fn bucket(&self) -> Bucket {
        Bucket {
            endpoint: self.address.clone(),
            name: "verzahnt".to_owned(),
            region: "eu-central-1".to_owned(),
            access_key: "probe".to_owned(),
            secret_key: "geheim".to_owned(),
        }
    }
}
