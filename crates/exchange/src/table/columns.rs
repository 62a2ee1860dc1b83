//! The columns of our templates: one list for reading, writing, the empty template and its explanation.

use std::collections::{BTreeMap, btree_map::Entry};

use base::LangTag;
use landscape::matching::fold;

use crate::languages;

/// The cells of one row by the names of their columns.
pub type Cells = BTreeMap<&'static str, String>;

/// One column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    pub name: &'static str,
    /// What to write in it, for people.
    pub help: &'static str,
    /// The cell of the example row.
    pub example: &'static str,
}

const fn column(name: &'static str, help: &'static str, example: &'static str) -> Column {
    Column { name, help, example }
}

/// The template of offers.
pub const OFFERS: &[Column] = &[
    column(
        "Schlüssel",
        "Pflicht. Eindeutige Nummer oder Kürzel des Angebots, bleibt für immer gleich. Weitere Zeilen mit demselben Schlüssel und demselben Titel sind weitere Termine.",
        "gitarre-01",
    ),
    column(
        "Art",
        "Kurs, Veranstaltung, Beratung, Ort zum Besuchen, Selbstlernen, Ausbildung, Praktikum oder Betreuung. Leer: Kurs.",
        "Kurs",
    ),
    column("Titel", "Pflicht. Wie das Angebot heißt.", "Gitarre für Kinder"),
    column("Kurztext", "Ein bis zwei Sätze.", "Erste Akkorde in der kleinen Gruppe."),
    column(
        "Beschreibung",
        "Ausführlicher Text; Absätze mit Leerzeile, auch einfaches HTML.",
        "Wir spielen bekannte Lieder. Leihinstrumente sind vorhanden.",
    ),
    column("Anbieter", "Name der Einrichtung, die das Angebot macht.", "Musikschule Beispielstadt"),
    column(
        "Anbieter-Schlüssel",
        "Schlüssel der Einrichtung, wenn sie mehrere Angebote oder einen Registereintrag hat.",
        "bsp-musikschule",
    ),
    column("Themen", "Bezeichnungen oder Kürzel aus der Themenliste, mit | getrennt.", "musik"),
    column("Stichworte", "Freie Wörter, mit | getrennt.", "Gitarre|Instrument"),
    column(
        "Zielgruppen",
        "Bezeichnungen oder Kürzel aus der Liste der Zielgruppen, mit | getrennt.",
        "Kinder",
    ),
    column("Alter von", "Jüngstes Alter in Jahren.", "8"),
    column("Alter bis", "Höchstes Alter in Jahren.", "12"),
    column(
        "Lebensphasen",
        "early-childhood, primary, lower-secondary, upper-secondary, transition, vocational, adult, senior oder die deutschen Bezeichnungen, mit | getrennt.",
        "primary",
    ),
    column(
        "Voraussetzungen",
        "Was man mitbringen muss: Vorkenntnisse, Abschluss, Material.",
        "keine",
    ),
    column("Form", "Präsenz, online oder hybrid. Leer: Präsenz.", "Präsenz"),
    column(
        "Einstieg",
        "Termin, laufend, auf Anfrage oder jederzeit. Leer: Termin, wenn ein Beginn angegeben ist.",
        "Termin",
    ),
    column(
        "Termin in Worten",
        "Wann es stattfindet: dienstags, 16:00–16:45 Uhr, ab 1.9.2026, 10 Mal, außer am 6.10.2026. Dann bleiben Beginn bis Tage je Termin leer.",
        "",
    ),
    column("Beginn", "Erster Tag: 31.12.2026 oder 2026-12-31.", "01.09.2026"),
    column("Ende", "Letzter Tag.", ""),
    column("Uhrzeit von", "18:00", "16:00"),
    column("Uhrzeit bis", "19:30", "16:45"),
    column("Wiederholung", "Regel nach RFC 5545: FREQ=WEEKLY;COUNT=10", "FREQ=WEEKLY;COUNT=10"),
    column("Ausnahmen", "Tage, an denen es ausfällt, mit | getrennt.", "06.10.2026|13.10.2026"),
    column(
        "Zusatztermine",
        "Termine außer der Reihe, mit | getrennt: 20.11.2026 oder 20.11.2026 17:00.",
        "",
    ),
    column(
        "Tage je Termin",
        "Bei einer Wiederholung: wie viele Tage ein Termin dauert, wenn es mehrere sind.",
        "",
    ),
    column("Ort", "Name des Hauses.", "Musikschule Beispielstadt"),
    column("Straße", "Straße und Hausnummer.", "Notenweg 4"),
    column("PLZ", "Postleitzahl.", "21244"),
    column("Gemeinde", "Stadt oder Gemeinde.", "Buchholz in der Nordheide"),
    column("AGS", "Amtlicher Gemeindeschlüssel, falls bekannt.", ""),
    column("Breite", "Geografische Breite in Grad, falls bekannt.", ""),
    column("Länge", "Geografische Länge in Grad, falls bekannt.", ""),
    column("Raum", "Raum oder Treffpunkt.", "Raum 2"),
    column("Stufenfrei", "ja, wenn man ohne Stufen hineinkommt; nein, wenn nicht.", "ja"),
    column("Ort-Schlüssel", "Schlüssel des Lernorts, wenn er eingetragen ist.", ""),
    column("Preis", "12,50 oder kostenlos oder auf Anfrage. Leer: unbekannt.", "80,00"),
    column("Preis bis", "Höchster Preis, wenn es eine Spanne ist.", ""),
    column(
        "Ermäßigter Preis",
        "60,00 oder Schüler:innen: 60,00; mehrere mit | getrennt.",
        "Geschwister: 60,00",
    ),
    column("Preishinweis", "Was im Preis steckt oder hinzukommt.", ""),
    column(
        "Förderung",
        "Bezeichnungen oder Kürzel aus der Liste der Förderungen, mit | getrennt.",
        "Bildung und Teilhabe",
    ),
    column(
        "Sprache",
        "Sprache, in der es stattfindet: Deutsch, en, uk; mehrere mit | getrennt.",
        "Deutsch",
    ),
    column("Niveau", "A1 bis C2, wenn eine Sprache gelernt wird.", ""),
    column(
        "Barrierefreiheit",
        "Bezeichnungen oder Kürzel aus der Liste der Barrierefreiheit, mit | getrennt.",
        "rollstuhl",
    ),
    column("Kinderbetreuung", "ja oder nein.", "nein"),
    column("Plätze", "frei, wenige, Warteliste oder ausgebucht.", "frei"),
    column("Anmeldung", "Internetadresse der Anmeldung.", "https://musikschule.example/anmeldung"),
    column("Webseite", "Internetadresse des Angebots.", "https://musikschule.example/gitarre"),
    column("Abschluss", "Abschluss oder Zertifikat.", ""),
    column("Leichte Sprache", "Text in Leichter Sprache.", ""),
    column("Titel (en)", "Titel auf Englisch.", ""),
    column("Beschreibung (en)", "Beschreibung auf Englisch.", ""),
    column(
        "Kurztext (en)",
        "Wie alle Texte in jeder Sprache möglich: Titel (uk), Kurztext (uk), Beschreibung (uk), Voraussetzungen (uk).",
        "",
    ),
    column("Voraussetzungen (en)", "Voraussetzungen auf Englisch.", ""),
    column("Klassenstufen", "Für Gruppen: 3-6 oder 5.", ""),
    column("Fach", "Für Gruppen: Schulfächer, mit | getrennt.", ""),
    column("Gruppengröße", "Für Gruppen: 10-25, ab 10 oder bis 25.", ""),
    column("Dauer (Min.)", "Für Gruppen: Dauer in Minuten.", ""),
    column("Preis je Gruppe", "Für Gruppen: 90,00", ""),
    column("Vorlauf (Tage)", "Für Gruppen: So viele Tage vorher anfragen.", ""),
    column("Saison", "Für Gruppen: April bis Oktober", ""),
    column("Anreise mit Bus", "Für Gruppen: ja, wenn ein Bus in der Nähe hält.", ""),
    column("Hilfen", "Für Gruppen: Kürzel aus der Liste der Barrierefreiheit, mit | getrennt.", ""),
    column("Ruheraum", "Für Gruppen: ja oder nein.", ""),
    column("Leihmedien", "Für Gruppen: Medien und Koffer zum Ausleihen, mit | getrennt.", ""),
    column("Telefon", "Telefon der Einrichtung, nicht einer Person.", ""),
    column("E-Mail", "Postfach der Einrichtung, nicht einer Person.", "info@musikschule.example"),
    column("Kontaktseite", "Internetadresse, unter der man Auskunft bekommt.", ""),
    column("Gültig ab", "Ab wann das Angebot zu sehen ist.", ""),
    column("Gültig bis", "Bis wann das Angebot zu sehen ist.", ""),
    column("Zuletzt geprüft", "Tag, an dem zuletzt jemand nachgesehen hat.", "15.08.2026"),
    column("Öffnungszeiten", "Sprechzeiten einer Beratung, in Worten.", ""),
    column("Ausfall", "ja, wenn dieser Termin ausfällt.", ""),
    column("Terminhinweis", "Hinweis zu diesem Termin.", ""),
    column(
        "Quelle",
        "Nur in Ausfuhren: Kürzel der Quelle. Beim Einlesen in eine andere Quelle steht es vor dem Schlüssel.",
        "",
    ),
];

/// The template of organisations and places.
pub const ORGANISATIONS: &[Column] = &[
    column(
        "Satzart",
        "Pflicht. Einrichtung oder Lernort. Eine Einrichtung, die man besucht, bekommt zusätzlich eine Zeile als Lernort.",
        "Einrichtung",
    ),
    column("Schlüssel", "Pflicht. Eindeutiges Kürzel, bleibt für immer gleich.", "bsp-musikschule"),
    column("Name", "Pflicht.", "Musikschule Beispielstadt"),
    column(
        "Art",
        "Kürzel oder Bezeichnung aus der Liste der Einrichtungsarten oder Lernorte, mit | getrennt.",
        "musikschule",
    ),
    column("Träger", "Name der Rechtsperson, die die Einrichtung trägt.", "Stadt Beispielstadt"),
    column("Anbieter", "ja, wenn die Einrichtung Angebote macht.", "ja"),
    column("Betrieben von", "Nur Lernort: Schlüssel der Einrichtung.", ""),
    column("Beschreibung", "Was es hier gibt.", "Instrumente, Gesang und Früherziehung."),
    column("Straße", "Straße und Hausnummer.", "Notenweg 4"),
    column("PLZ", "Postleitzahl.", "21244"),
    column("Ort", "Stadt oder Gemeinde.", "Buchholz in der Nordheide"),
    column("AGS", "Amtlicher Gemeindeschlüssel, falls bekannt.", "03353005"),
    column("Breite", "Geografische Breite in Grad.", ""),
    column("Länge", "Geografische Länge in Grad.", ""),
    column("Webseite", "Internetadresse.", "https://musikschule.example"),
    column("Telefon", "Telefon der Einrichtung, nicht einer Person.", ""),
    column("E-Mail", "Postfach der Einrichtung, nicht einer Person.", "info@musikschule.example"),
    column("Öffnungszeiten", "In Worten.", "montags bis freitags 9 bis 17 Uhr"),
    column(
        "Barrierefreiheit",
        "Kürzel aus der Liste der Barrierefreiheit, mit | getrennt.",
        "rollstuhl",
    ),
    column("Ganztag", "Schule: nein, offen, teilgebunden oder gebunden.", ""),
    column("Einzugsgebiet", "Schule: in Worten.", ""),
    column("Tag der offenen Tür", "Schule: 31.12.2026", ""),
    column("Aufzug", "Schule: ja oder nein.", ""),
    column("Alter von", "Kita: jüngstes Alter in Jahren.", ""),
    column("Alter bis", "Kita: höchstes Alter in Jahren.", ""),
    column("Betreuungszeiten", "Kita: in Worten.", ""),
    column("Anmeldung", "Kita: Internetadresse der Anmeldung.", ""),
    column("Leichte Sprache", "Text in Leichter Sprache.", ""),
    column("Name (en)", "Name auf Englisch; ebenso in jeder Sprache: Name (uk).", ""),
    column(
        "Beschreibung (en)",
        "Beschreibung auf Englisch; ebenso in jeder Sprache: Beschreibung (uk).",
        "",
    ),
    column("Zuletzt geprüft", "Tag, an dem zuletzt jemand nachgesehen hat.", "15.08.2026"),
];

/// Other headings that people write.
const ALSO: &[(&str, &str)] = &[
    ("sprechzeiten", "Öffnungszeiten"),
    ("email", "E-Mail"),
    ("mail", "E-Mail"),
    ("internet", "Webseite"),
    ("website", "Webseite"),
    ("url", "Webseite"),
    ("thema", "Themen"),
    ("zielgruppe", "Zielgruppen"),
    ("stadt", "Gemeinde"),
    ("datum", "Beginn"),
    ("wann", "Termin in Worten"),
    ("id", "Schlüssel"),
];

/// The texts that may stand in any language, each in a column of its own: `Titel (uk)`.
pub const LOCAL: [&str; 4] = ["Titel", "Kurztext", "Beschreibung", "Voraussetzungen"];

/// What a heading of a text in a further language means: the column and the language.
pub(super) fn local(heading: &str, known: &[Column]) -> Option<(&'static str, LangTag)> {
    if fold(heading) == fold("Leichte Sprache") {
        return Some(("Beschreibung", LangTag::easy_german()));
    }
    let (name, lang) = heading.trim().strip_suffix(')')?.split_once('(')?;
    let column = known.iter().find(|c| fold(c.name) == fold(name))?.name;
    let local = LOCAL.contains(&column) || column == "Name";
    languages::tag(lang).filter(|_| local).map(|lang| (column, lang))
}

/// The heading of a text in a further language.
pub(crate) fn heading(column: &str, lang: &LangTag) -> String {
    match column {
        "Beschreibung" if *lang == LangTag::easy_german() => "Leichte Sprache".to_owned(),
        _ => format!("{column} ({lang})"),
    }
}

/// Which template a table follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Template {
    Offers,
    Organisations,
}

/// Where the columns of a template stand in one table.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) template: Template,
    at: BTreeMap<&'static str, usize>,
    /// Columns of texts in further languages.
    local: BTreeMap<(&'static str, LangTag), usize>,
    /// Headings that the template does not know, with their places.
    pub(super) unknown: Vec<(usize, String)>,
    /// Headings that stand there twice.
    pub(super) double: Vec<String>,
    pub(super) count: usize,
}

impl Columns {
    /// Reads a header; `None` where it is that of no template.
    pub(super) fn of(header: &[String]) -> Option<Columns> {
        let folded: Vec<String> = header.iter().map(|h| fold(h)).collect();
        let has = |name: &str| folded.iter().any(|h| *h == fold(name));
        let template = if has("Satzart") && has("Schlüssel") && has("Name") {
            Template::Organisations
        } else if (has("Schlüssel") || has("id")) && has("Titel") {
            Template::Offers
        } else {
            return None;
        };
        let known = match template {
            Template::Offers => OFFERS,
            Template::Organisations => ORGANISATIONS,
        };
        let mut columns = Columns {
            template,
            at: BTreeMap::new(),
            local: BTreeMap::new(),
            unknown: Vec::new(),
            double: Vec::new(),
            count: header.len(),
        };
        for (at, (heading, given)) in folded.iter().zip(header).enumerate() {
            if heading.is_empty() {
                continue;
            }
            if let Some(key) = local(given, known) {
                match columns.local.entry(key) {
                    Entry::Occupied(_) => columns.double.push(given.clone()),
                    Entry::Vacant(free) => {
                        free.insert(at);
                    }
                }
                continue;
            }
            let other = ALSO.iter().find(|(also, _)| also == heading).map(|(_, name)| *name);
            let exact = known.iter().find(|c| fold(c.name) == *heading).map(|c| c.name);
            let named = exact.or(other.filter(|name| known.iter().any(|c| c.name == *name)));
            match named {
                None => columns.unknown.push((at, given.clone())),
                Some(name) => {
                    if columns.at.contains_key(name) {
                        columns.double.push(given.clone());
                    } else {
                        columns.at.insert(name, at);
                    }
                }
            }
        }
        Some(columns)
    }

    /// The cell of that column, empty where the table has no such column.
    pub(super) fn cell<'c>(&self, cells: &'c [String], name: &str) -> &'c str {
        self.at.get(name).map(|at| said(cells, *at)).unwrap_or_default()
    }

    /// The texts of that column in further languages.
    pub(super) fn further<'c>(
        &'c self,
        cells: &'c [String],
        name: &'c str,
    ) -> impl Iterator<Item = (&'c LangTag, &'c str)> {
        let here = self.local.iter().filter(move |((column, _), _)| *column == name);
        here.map(|((_, lang), at)| (lang, said(cells, *at)))
    }
}

/// A cell without white space around it and without the apostrophe before what could be a formula.
fn said(cells: &[String], at: usize) -> &str {
    super::unescaped(cells.get(at).map(|c| c.trim()).unwrap_or_default())
}
