//! Tables of ours in, records and findings out; the empty templates; XLSX.

use std::io::{self, BufReader, Cursor, Read};

use base::{FindingKind, Severity};
use exchange::{Format, table::template};
use landscape::{Incoming, Moment, PriceAmount};

use crate::desk::{Desk, said};

const OFFERS: &str = include_str!("../fixtures/table/angebote.csv");
const ORGANISATIONS: &[u8] = include_bytes!("../fixtures/table/einrichtungen.csv");

/// A table of offers with these columns and rows.
fn table(header: &str, rows: &[&str]) -> String {
    format!("{header}\n{}\n", rows.join("\n"))
}

#[test]
fn a_table_of_offers_becomes_offers_with_all_their_dates() {
    let items = Desk::new("musik").read(Format::Csv, OFFERS.as_bytes());
    insta::assert_snapshot!(said(&items));
}

#[test]
fn a_table_of_organisations_becomes_organisations_and_places() {
    let items = Desk::new("register").read(Format::Csv, ORGANISATIONS);
    insta::assert_snapshot!(said(&items));
}

#[test]
fn the_same_table_reads_the_same_in_windows_1252_with_commas_and_in_another_order() {
    let desk = Desk::new("musik");
    let expected = desk.offers(Format::Csv, OFFERS.as_bytes());
    let cp1252: Vec<u8> = OFFERS.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    assert_eq!(desk.offers(Format::Csv, &cp1252), expected);
    let marked = format!("\u{feff}{}", OFFERS.replace('\n', "\r\n"));
    assert_eq!(desk.offers(Format::Csv, marked.as_bytes()), expected);
    let one = |text: &str| desk.offers(Format::Csv, text.as_bytes());
    assert_eq!(one("Schlüssel;Titel;Preis\n1;T;5\n"), one("PREIS,titel,Schluessel\n5,T,1\n"));
}

#[test]
fn every_bad_cell_is_reported_with_its_line_and_column_and_the_rest_is_taken() {
    let header = "Schlüssel;Titel;Beginn;Ende;Uhrzeit von;Uhrzeit bis;Preis;Breite;Länge;Form;Plätze;Alter von;Alter bis;Wiederholung;Webseite;E-Mail;Klassenstufen;Gruppengröße;Kinderbetreuung;Gültig ab;Gültig bis;Gemeinde";
    let text = table(
        header,
        &[
            ";Ohne Schlüssel",
            "1;",
            "2;Tag;31.02.2027",
            "3;Null;0000-00-00",
            "4;Jahr;01.01.99999",
            "5;Rückwärts;02.05.2027;01.05.2027",
            "6;Uhr;02.05.2027;;18:00;17:00",
            "7;Uhr;02.05.2027;;25:00",
            "8;Preis;;;;;-5,00",
            "9;Preis;;;;;99999999999999999999",
            "10;Preis;;;;;viel",
            "11;Ort;;;;;;95,0;10,0;;;;;;;;;;;;;Winsen",
            "12;Wörter;;;;;;;;fernmündlich;vielleicht;;;;;;;;möglich",
            "13;Alter;;;;;;;;;;200;",
            "14;Alter;;;;;;;;;;12;8",
            "15;Regel;02.05.2027;;;;;;;;;;;FREQ=STÜNDLICH",
            "16;Adresse;;;;;;;;;;;;;javascript:alert(1);keine",
            "17;Gruppe;;;;;;;;;;;;;;;0-99;viele",
            "18;Gültig;;;;;;;;;;;;;;;;;;02.05.2027;01.05.2027",
            "2;Doppelt",
            "19;Gut;02.05.2027;;;;;;;;;;;;;;;;;;;;zu;viel",
        ],
    );
    let items = Desk::new("musik").read(Format::Csv, text.as_bytes());
    insta::assert_snapshot!(said(&items));
    assert!(items.iter().all(|i| i.as_ref().err().is_none_or(|f| f.severity != Severity::Fatal)));
}

#[test]
fn another_table_or_none_ends_in_one_clear_finding() {
    for text in [
        "",
        "\n\n",
        "Name;Datum;Ort\nFest;1.1.2027;Winsen\n",
        "Schlüssel;Beginn\n1;1.1.2027\n",
        "PK\u{3}\u{4}\u{0}",
        "{\"a\":1}",
    ] {
        let items = Desk::new("x").read(Format::Csv, text.as_bytes());
        assert_eq!(items.len(), 1, "{text}");
        let finding = items[0].as_ref().unwrap_err();
        assert_eq!(
            (finding.kind.code(), finding.severity),
            ("not-this-format", Severity::Fatal),
            "{text}"
        );
    }
}

#[test]
fn a_quotation_mark_without_end_is_found_and_does_not_hide_rows_in_silence() {
    let rows: Vec<String> = (2..40).map(|n| format!("{n};Titel {n};01.01.2027;10,00;x")).collect();
    let text = format!(
        "Schlüssel;Titel;Beginn;Preis;Kurztext\n1;Gut;01.01.2027;10,00;x\n1b;\"Offen;01.01.2027;10,00;x\n{}\n",
        rows.join("\n")
    );
    let items = Desk::new("x").read(Format::Csv, text.as_bytes());
    let finding = items.iter().find_map(|i| i.as_ref().err()).unwrap();
    assert_eq!((finding.kind.code(), finding.spot.line), ("broken", Some(3)));
}

#[test]
fn a_line_of_a_gigabyte_ends_the_file_and_not_the_program() {
    let desk = Desk::new("x");
    let intake = desk.intake();
    for start in ["Schlüssel;Titel\n1;", "Schlüssel;Titel\n1;\"", ""] {
        let endless = Cursor::new(start.as_bytes().to_vec()).chain(io::repeat(b'x').take(1 << 30));
        let last =
            exchange::table::csv(BufReader::new(endless), &intake).last().unwrap().unwrap_err();
        assert_eq!((last.kind.code(), last.severity), ("too-large", Severity::Fatal), "{start}");
    }
    let wide = format!("Schlüssel;Titel{}\n", ";x".repeat(5000));
    assert_eq!(desk.findings(Format::Csv, wide.as_bytes())[0].kind.code(), "too-large");
}

#[test]
fn the_empty_templates_read_without_a_finding() {
    let desk = Desk::new("musik");
    let mut offers = Vec::new();
    template::offers_csv(&mut offers).unwrap();
    let mut organisations = Vec::new();
    template::organisations_csv(&mut organisations).unwrap();
    let known = |f: &base::Finding| f.kind == FindingKind::UnknownCode; // vocabularies of the test are small
    for (format, bytes, count) in [
        (Format::Csv, offers, 2),
        (Format::Xlsx, template::offers_xlsx().unwrap(), 2),
        (Format::Csv, organisations, 1),
        (Format::Xlsx, template::organisations_xlsx().unwrap(), 1),
    ] {
        let items = desk.read(format, &bytes);
        let (good, bad): (Vec<_>, Vec<_>) = items.into_iter().partition(Result::is_ok);
        assert!(bad.iter().all(|f| known(f.as_ref().unwrap_err())), "{bad:?}");
        assert_eq!(good.len(), count, "{format:?}");
    }
    let csv = desk.offers(Format::Csv, &{
        let mut bytes = Vec::new();
        template::offers_csv(&mut bytes).unwrap();
        bytes
    });
    assert_eq!(csv, desk.offers(Format::Xlsx, &template::offers_xlsx().unwrap()));
}

/// A workbook with one sheet, written by `fill`.
fn workbook(fill: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let cover = book.add_worksheet();
    cover.set_name("Deckblatt").unwrap();
    cover.write_string(0, 0, "Angebote 2027").unwrap();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

#[test]
fn dates_times_and_numbers_of_a_spreadsheet_are_understood_as_cells() {
    let bytes = workbook(|sheet| {
        let day = rust_xlsxwriter::Format::new().set_num_format("dd.mm.yyyy");
        let time = rust_xlsxwriter::Format::new().set_num_format("hh:mm");
        for (at, name) in (0..).zip([
            "Schlüssel",
            "Titel",
            "Beginn",
            "Uhrzeit von",
            "Preis",
            "PLZ",
            "Kinderbetreuung",
        ]) {
            sheet.write_string(0, at, name).unwrap();
        }
        sheet.write_number(1, 0, 4711).unwrap();
        sheet.write_string(1, 1, "Kurs").unwrap();
        sheet.write_number_with_format(1, 2, 46388, &day).unwrap();
        sheet.write_number_with_format(1, 3, 0.75, &time).unwrap();
        sheet.write_number(1, 4, 12.5).unwrap();
        sheet.write_number(1, 5, 1067).unwrap();
        sheet.write_boolean(1, 6, true).unwrap();
        sheet.write_string(2, 0, "2").unwrap();
        sheet.write_string(2, 1, "Anderer").unwrap();
        sheet.write_number(2, 2, 46388).unwrap();
        sheet.write_number(3, 0, 4711).unwrap();
        sheet.write_number_with_format(3, 2, 46389, &day).unwrap();
    });
    let offers = Desk::new("x").offers(Format::Xlsx, &bytes);
    assert_eq!(offers.len(), 2);
    let starts: Vec<String> =
        offers[0].schedule.sessions.iter().map(|s| s.start.to_string()).collect();
    assert_eq!(starts, ["2027-01-01T18:00", "2027-01-02"]);
    assert_eq!(offers[0].origin.key.as_str(), "4711");
    assert_eq!(offers[0].price.amount, PriceAmount::Fixed(base::Money::from_cents(1250)));
    assert_eq!(offers[0].childcare, Some(true));
    let venue = offers[0].schedule.sessions[0].venue.as_ref().unwrap();
    assert_eq!(venue.address.postcode.as_deref(), Some("01067"));
    assert_eq!(offers[1].schedule.sessions[0].start, Moment::Day(jiff::civil::date(2027, 1, 1)));
}

#[test]
fn other_workbooks_and_damaged_ones_end_in_a_clear_finding() {
    let other = workbook(|sheet| {
        sheet.write_string(0, 0, "Name").unwrap();
    });
    let far = workbook(|sheet| {
        sheet.write_string(0, 0, "Schlüssel").unwrap();
        sheet.write_string(0, 1, "Titel").unwrap();
        sheet.write_string(1_048_575, 16_383, "weit weg").unwrap();
    });
    let cut = other[..other.len() / 2].to_vec();
    let damaged = {
        let mut bytes = template::offers_xlsx().unwrap();
        let middle = bytes.len() / 2;
        bytes[middle..middle + 200].fill(0xff);
        bytes
    };
    for (bytes, codes) in [
        (other, vec!["not-this-format"]),
        (far, vec!["too-large"]),
        (cut, vec!["not-this-format"]),
        (damaged, vec!["broken", "not-this-format"]),
        (b"Schl;Titel".to_vec(), vec!["not-this-format"]),
        (Vec::new(), vec!["not-this-format"]),
    ] {
        let items = Desk::new("x").read(Format::Xlsx, &bytes);
        let last = items.last().unwrap().as_ref().unwrap_err();
        assert!(codes.contains(&last.kind.code()), "{last}");
        assert_eq!(last.severity, Severity::Fatal);
    }
}

#[test]
fn ids_do_not_depend_on_the_order_of_rows() {
    let one = Desk::new("x").offers(Format::Csv, "Schlüssel;Titel\n1;A\n2;B\n".as_bytes());
    let two = Desk::new("x").offers(Format::Csv, "Schlüssel;Titel\n2;B\n1;A\n".as_bytes());
    assert_eq!(one[0], two[1]);
}

#[test]
fn organisations_come_once_per_file() {
    let items = Desk::new("x").read(
        Format::Csv,
        "Schlüssel;Titel;Anbieter\n1;A;Museum\n2;B;Museum\n3;C;\n4;D;\n".as_bytes(),
    );
    let names: Vec<&str> = items
        .iter()
        .filter_map(|i| match i {
            Ok(Incoming::Organisation(o)) => Some(o.name.de()),
            _ => None,
        })
        .collect();
    assert_eq!(names, ["Museum", "x"]);
}

#[test]
fn rows_of_one_key_may_stand_anywhere() {
    let text = table(
        "Schlüssel;Titel;Beginn",
        &[
            "1;Gitarre;01.09.2027",
            "2;Flöte;02.09.2027",
            "1;Gitarre;08.09.2027",
            ";;",
            "2;;09.09.2027",
        ],
    );
    let items = Desk::new("musik").read(Format::Csv, text.as_bytes());
    let offers = Desk::new("musik").offers(Format::Csv, text.as_bytes());
    assert!(items.iter().all(Result::is_ok), "{}", said(&items));
    let said: Vec<(&str, Vec<String>)> = offers
        .iter()
        .map(|o| {
            let starts = o.schedule.sessions.iter().map(|s| s.start.to_string());
            (o.title.de(), starts.collect())
        })
        .collect();
    let expected = [
        ("Gitarre", vec!["2027-09-01".to_owned(), "2027-09-08".to_owned()]),
        ("Flöte", vec!["2027-09-02".to_owned(), "2027-09-09".to_owned()]),
    ];
    assert_eq!(said, expected);
}

#[test]
fn a_row_that_comes_too_late_or_with_another_title_is_reported_and_not_lost_in_silence() {
    let mut rows = vec!["erste;Gitarre;01.09.2027".to_owned()];
    rows.extend((0..exchange::limits::OPEN).map(|n| format!("{n};Kurs {n};01.09.2027")));
    rows.push("erste;Gitarre;08.09.2027".to_owned());
    rows.push("7;Ein anderer Kurs;08.09.2027".to_owned());
    let text = format!("Schlüssel;Titel;Beginn\n{}\n", rows.join("\n"));
    let desk = Desk::new("musik");
    let said: Vec<String> =
        desk.findings(Format::Csv, text.as_bytes()).iter().map(|f| f.line(false)).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("erste") && said[1].contains('7'), "{said:?}");
    assert_eq!(desk.offers(Format::Csv, text.as_bytes()).len(), exchange::limits::OPEN + 1);
}

#[test]
fn texts_come_in_every_language_that_has_a_column() {
    let header =
        "Schlüssel;Titel;Titel (uk);Kurztext (EN);Voraussetzungen (Türkisch);Titel (de-x-leicht)";
    let text = table(header, &["1;Nähen;Шиття;Sewing;yok;Wir nähen", "2;;Танці;;;"]);
    let offers = Desk::new("x").offers(Format::Csv, text.as_bytes());
    let lang = |tag: &str| tag.parse::<base::LangTag>().unwrap();
    assert_eq!(offers[0].title.get(&lang("uk")), Some("Шиття"));
    assert_eq!(offers[0].title.get(&lang("de-x-leicht")), Some("Wir nähen"));
    assert_eq!(offers[0].summary.get(&lang("en")), Some("Sewing"));
    assert_eq!(offers[0].prerequisite.get(&lang("tr")), Some("yok"));
    assert_eq!(offers[1].title.get(&lang("de")), None);
    let organisations = "Satzart;Schlüssel;Name;Name (en)\nEinrichtung;1;Mühle;Mill\n";
    let items = Desk::new("x").read(Format::Csv, organisations.as_bytes());
    let Ok(Incoming::Organisation(mill)) = &items[0] else { panic!("{}", said(&items)) };
    assert_eq!(mill.name.get(&lang("en")), Some("Mill"));
}

#[test]
fn the_manual_explains_every_column_as_the_template_does() {
    let manual = include_str!("../../../../docs/src/buero/vorlage.md");
    let (offers, organisations) = manual.split_once("## Einrichtungen und Lernorte").unwrap();
    for (columns, text) in [
        (exchange::table::columns::OFFERS, offers),
        (exchange::table::columns::ORGANISATIONS, organisations),
    ] {
        let rows = text.lines().filter(|line| line.starts_with("| `"));
        let cell = |text: &str| text.replace('|', "\\|");
        let expected: Vec<String> = columns
            .iter()
            .map(|c| {
                let example = match c.example {
                    "" => String::new(),
                    example => format!("`{}`", cell(example)),
                };
                format!("| `{}` | {} | {example} |", c.name, cell(c.help))
            })
            .collect();
        assert_eq!(rows.collect::<Vec<_>>(), expected);
    }
}
