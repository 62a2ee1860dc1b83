//! Looks whether the assets were built and gives the code their names.
//!
//! The assets are made by `npm ci && npm run build` in this folder; nothing is fetched here.

use std::{env, fs, path::Path};

fn main() {
    println!("cargo:rerun-if-changed=dist/names.txt");
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=askama.toml");
    let names = match fs::read_to_string("dist/names.txt") {
        Ok(names) => names,
        Err(_) => panic!(
            "\n\nThe web assets are not built yet. Build them once with\n\n    \
             npm --prefix crates/web ci && npm --prefix crates/web run build\n\n"
        ),
    };
    let mut code = String::new();
    for line in names.lines() {
        let Some((name, hashed)) = line.split_once('\t') else { continue };
        let constant = name.to_uppercase().replace(['.', '-'], "_");
        code.push_str(&format!("pub(crate) const {constant}: &str = {hashed:?};\n"));
    }
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    fs::write(Path::new(&out).join("names.rs"), code).expect("OUT_DIR can be written");
}
