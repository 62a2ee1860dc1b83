//! The stock as a folder that can be read without this program: what people open first, beside the tables and files
//! that `store::handover` writes.
//!
//! `LIESMICH.md` explains every file and column, `index.html` leads to one page for each provider with all of its public
//! offers, tables open in any spreadsheet, `PRUEFSUMMEN.sha256` is read by `sha256sum -c`.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
};

use anyhow::Context;
use base::{LangTag, OrganisationId};
use exchange::export::{json, reading};
use jiff::civil::Date;
use landscape::{Address, Contact, Organisation};
use serde::Deserialize;
use store::{
    ReadTx,
    files::FileHash,
    handover::{self, Content},
    pictures::Picture,
};

use crate::{
    clock,
    commands::export::{self, Beside},
    house::House,
    options::ExportFormat,
    outcome::wrong_use,
};

/// Records read from the store at once.
const PAGE: u32 = 500;

/// What tables and columns mean, in German.
#[derive(Deserialize)]
pub(crate) struct Meaning {
    pub(crate) tabellen: BTreeMap<String, String>,
    pub(crate) spalten: BTreeMap<String, String>,
}

impl Meaning {
    pub(crate) fn embedded() -> anyhow::Result<Meaning> {
        toml::from_str(include_str!("handover/tabellen.toml")).context("tabellen.toml")
    }
}

/// Writes everything into a folder that is new or empty.
pub(crate) async fn write(house: &House, to: &Path, persons: bool) -> anyhow::Result<Content> {
    fs::create_dir_all(to)
        .map_err(|error| wrong_use(format!("cannot write {}: {error}", to.display())))?;
    if fs::read_dir(to)?.next().is_some() {
        return Err(wrong_use(format!("{} is not empty", to.display())));
    }
    let mut tx = house.db.read().await?;
    let pictures = pictures(&mut tx).await?;
    let endings: BTreeMap<FileHash, &'static str> = pictures
        .values()
        .flatten()
        .flat_map(|picture| picture.sizes.iter().map(|size| (size.file, picture.media.ending())))
        .collect();
    let now = clock::now();
    let content = handover::write(&mut tx, &house.files, &endings, to, persons, now).await?;
    for (format, name) in [
        (ExportFormat::Csv, "angebote.csv"),
        (ExportFormat::Json, "angebote.json"),
        (ExportFormat::Jsonld, "angebote.jsonld"),
        (ExportFormat::Ical, "angebote.ics"),
    ] {
        let mut out = BufWriter::new(File::create(to.join(name))?);
        export::write(house, format, &mut out).await?;
    }
    tables(house, &mut tx, to, &pictures).await?;
    pages(house, &mut tx, to, &pictures).await?;
    fs::write(to.join("LIESMICH.md"), read_me(house, &content)?)?;
    handover::write_checksums(to)?;
    Ok(content)
}

type Pictures = BTreeMap<OrganisationId, Vec<Picture>>;

async fn pictures(tx: &mut ReadTx) -> anyhow::Result<Pictures> {
    let (mut after, mut all) = (None, Pictures::new());
    loop {
        let page = store::pictures::all(tx, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(all) };
        after = Some(last.id);
        for picture in page {
            all.entry(picture.owner).or_default().push(picture);
        }
    }
}

/// Organisations, places and pictures in whatever state, for a spreadsheet.
async fn tables(
    house: &House,
    tx: &mut ReadTx,
    to: &Path,
    pictures: &Pictures,
) -> anyhow::Result<()> {
    const HEAD: [&str; 14] = [
        "Kennung",
        "Name",
        "Art",
        "Stand",
        "Quelle",
        "Schlüssel",
        "Straße",
        "PLZ",
        "Ort",
        "Breite",
        "Länge",
        "Telefon",
        "E-Mail",
        "Internet",
    ];
    let mut sheet = Sheet::create(&to.join("einrichtungen.csv"), &HEAD)?;
    let mut after = None;
    loop {
        let page = store::organisations::all(tx, &house.district, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        for it in &page {
            let kinds = it.kinds.iter().map(|kind| kind.to_string()).collect::<Vec<_>>().join(", ");
            let begin = [it.id.to_string(), it.name.de().to_owned(), kinds];
            sheet.put(begin, &it.origin, it.publication, &it.address, &it.contact)?;
        }
    }
    sheet.end()?;
    let mut sheet = Sheet::create(&to.join("lernorte.csv"), &HEAD)?;
    let mut after = None;
    loop {
        let page = store::places::all(tx, &house.district, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        for it in &page {
            let kinds = it.kinds.iter().map(|kind| kind.to_string()).collect::<Vec<_>>().join(", ");
            let begin = [it.id.to_string(), it.name.de().to_owned(), kinds];
            sheet.put(begin, &it.origin, it.publication, &it.address, &it.contact)?;
        }
    }
    sheet.end()?;
    let head = ["Datei", "Breite", "Höhe", "Einrichtung", "Alternativtext", "Nachweis", "Lizenz"];
    let mut sheet = Sheet::create(&to.join("bilder.csv"), &head)?;
    for picture in pictures.values().flatten() {
        for size in &picture.sizes {
            sheet.line([
                handover::file_path(size.file, Some(picture.media.ending())),
                size.width.to_string(),
                size.height.to_string(),
                picture.owner.to_string(),
                picture.caption.alt().de().to_owned(),
                picture.caption.credit().to_owned(),
                picture.caption.licence().0.clone(),
            ])?;
        }
    }
    sheet.end()
}

/// A table that spreadsheets open as it is meant.
struct Sheet(csv::Writer<BufWriter<File>>);

impl Sheet {
    fn create(path: &Path, head: &[&str]) -> anyhow::Result<Sheet> {
        let mut out = BufWriter::new(File::create(path)?);
        // Otherwise they take UTF-8 for something else.
        out.write_all("\u{feff}".as_bytes())?;
        let mut sheet = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .from_writer(out);
        sheet.write_record(head)?;
        Ok(Sheet(sheet))
    }

    fn put(
        &mut self,
        begin: [String; 3],
        origin: &landscape::Origin,
        publication: landscape::Publication,
        address: &Address,
        contact: &Contact,
    ) -> anyhow::Result<()> {
        use landscape::Coded;
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        let point = |part: Option<f64>| part.map(|part| part.to_string()).unwrap_or_default();
        let rest = [
            publication.code().to_owned(),
            origin.source.to_string(),
            origin.key.to_string(),
            said(&address.street),
            said(&address.postcode),
            said(&address.city),
            point(address.point.map(|at| at.lat())),
            point(address.point.map(|at| at.lon())),
            said(&contact.phone),
            said(&contact.email),
            said(&contact.url),
        ];
        self.line(begin.into_iter().chain(rest))
    }

    fn line(&mut self, cells: impl IntoIterator<Item = String>) -> anyhow::Result<()> {
        let cells = cells.into_iter().map(|cell| exchange::table::escaped(&cell).into_owned());
        Ok(self.0.write_record(cells)?)
    }

    fn end(mut self) -> anyhow::Result<()> {
        Ok(self.0.flush()?)
    }
}

/// A page for each organisation that the public sees, and one that leads to them.
async fn pages(
    house: &House,
    tx: &mut ReadTx,
    to: &Path,
    pictures: &Pictures,
) -> anyhow::Result<()> {
    fs::create_dir_all(to.join("einrichtungen"))?;
    let today = clock::today();
    let (mut after, mut list) = (None, Vec::new());
    loop {
        let page = store::organisations::public(tx, &house.district, today, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        for it in &page {
            let name = format!("einrichtungen/{}.html", it.id);
            let own = pictures.get(&it.id).map(Vec::as_slice).unwrap_or_default();
            fs::write(to.join(&name), organisation(house, tx, today, it, own).await?)?;
            list.push((it.name.de().to_owned(), name));
        }
    }
    list.sort();
    let mut body = String::from(
        "<p>Was alles hier liegt, steht in <a href=\"LIESMICH.md\">LIESMICH.md</a>.</p>\n<ul>\n",
    );
    for (name, path) in list {
        body.push_str(&format!("<li><a href=\"{path}\">{}</a></li>\n", reading::text(&name)));
    }
    body.push_str("</ul>\n");
    fs::write(to.join("index.html"), reading::page("Bildungslandschaft", &body))?;
    Ok(())
}

async fn organisation(
    house: &House,
    tx: &mut ReadTx,
    today: Date,
    it: &Organisation,
    pictures: &[Picture],
) -> anyhow::Result<String> {
    let mut body = String::from("<p><a href=\"../index.html\">Alle Einrichtungen</a></p>\n");
    body.push_str(&exchange::html::clean(it.description.de()));
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    let lines = [
        said(&it.address.street),
        format!("{} {}", said(&it.address.postcode), said(&it.address.city)),
        said(&it.contact.phone),
        said(&it.contact.email),
        said(&it.contact.url),
    ];
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        body.push_str(&format!("<p>{}</p>\n", reading::text(line.trim())));
    }
    for picture in pictures {
        let Some(size) = picture.sizes.last() else { continue };
        body.push_str(&format!(
            "<figure><img src=\"../{}\" width=\"{}\" height=\"{}\" alt=\"{}\"><figcaption>{} ({})\
             </figcaption></figure>\n",
            handover::file_path(size.file, Some(picture.media.ending())),
            size.width,
            size.height,
            reading::text(picture.caption.alt().de()).replace('"', "&quot;"),
            reading::text(picture.caption.credit()),
            reading::text(&picture.caption.licence().0),
        ));
    }
    let offers = store::offers::of_provider(tx, it.id, today).await?;
    let beside = Beside::of(tx, &offers, today).await?;
    for offer in &offers {
        let german = LangTag::german();
        let title = offer.title.best(&german).unwrap_or_default();
        body.push_str(&format!("<h2>{}</h2>\n", reading::text(title)));
        let exported = beside.exported(offer, &export::base_url(house));
        body.push_str(&reading::value(&json::of_offer(&exported)));
    }
    Ok(reading::page(it.name.de(), &body))
}

/// What every file and every column is.
fn read_me(house: &House, content: &Content) -> anyhow::Result<String> {
    let meaning = Meaning::embedded()?;
    let mut text = format!(
        "# Was hier liegt\n\nDer ganze Bestand des Kreises {}, geschrieben am {} von Verzahnt {}. Alles lässt sich ohne \
         Verzahnt lesen. `verzahnt restore ORDNER` füllt damit eine leere Installation, unverändert. `sha256sum -c \
         PRUEFSUMMEN.sha256` prüft, ob alles heil ist.\n\n{}\n\n\
         - `index.html`: alle öffentlichen Einrichtungen mit ihren Angeboten, für jeden Browser, ohne Netz\n\
         - `angebote.csv`, `angebote.json`, `angebote.jsonld`, `angebote.ics`: die öffentlichen Angebote als Tabelle (unsere \
         Vorlage), als JSON, als JSON-LD (schema.org) und als Kalender (RFC 5545)\n\
         - `einrichtungen.csv`, `lernorte.csv`: alle Einrichtungen und Lernorte, auch nicht veröffentlichte\n\
         - `bilder.csv`: alle Bilder mit Alternativtext, Nachweis und Lizenz\n\
         - `dateien/`: die Bilder und alle je eingelesenen Dateien; der Name ist die SHA-256 des Inhalts\n\
         - `tabellen/`: die Tabellen der Datenbank, eine Zeile JSON (UTF-8) je Satz\n\
         - `inhalt.json`: was dieser Ordner enthält, für das Programm\n\n\
         Zeiten in den Tabellen sind Mikrosekunden seit dem 1. Januar 1970 (UTC), Tage stehen als 2026-12-31. Hashwerte \
         und Umrisse stehen in Base64.\n",
        house.district,
        content.written,
        content.app,
        if content.persons {
            "Die Tabellen mit Angaben zu Personen sind dabei: Der Ordner ist vertraulich."
        } else {
            "Tabellen mit Angaben zu Personen sind nicht dabei. Kennwörter, Schlüssel und Sitzungen sind nie dabei."
        },
    );
    for (table, columns) in handover::handed(content.persons) {
        let about = meaning.tabellen.get(table).map(String::as_str).unwrap_or_default();
        text.push_str(&format!("\n## {}\n\n{about}.\n\n", handover::table_path(table)));
        for column in columns {
            let about = meaning.spalten.get(*column).map(String::as_str).unwrap_or_default();
            text.push_str(&format!("- `{column}`: {about}\n"));
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_and_column_that_is_handed_over_is_explained() {
        let meaning = Meaning::embedded().unwrap();
        for (table, columns) in handover::handed(true) {
            assert!(meaning.tabellen.contains_key(table), "tabellen.toml does not explain {table}");
            for column in columns {
                let known = meaning.spalten.contains_key(*column);
                assert!(known, "tabellen.toml does not explain {table}.{column}");
            }
        }
    }
}
