//! Areas from four formats: one id for one key, and a clear word for each thing that can be wrong.
//!
//! Workbooks, containers and shapes are made here, byte by byte where it matters.

use std::io::Write as _;

use base::{GeoPoint, Severity, SourceKey};
use jiff::Timestamp;
use landscape::{Boundary, Gazetteer, Vocabularies};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use super::*;

fn with_intake<T>(run: impl FnOnce(&Intake<'_>) -> T) -> T {
    let (district, source): (Ags, SourceKey) = ("03353".parse().unwrap(), "probe".parse().unwrap());
    let (vocabularies, gazetteer) = (Vocabularies::default(), Gazetteer::default());
    run(&Intake {
        district: &district,
        source: &source,
        retrieved_at: Timestamp::UNIX_EPOCH,
        vocabularies: &vocabularies,
        gazetteer: &gazetteer,
    })
}

type All = Vec<Result<Incoming, Finding>>;

fn areas(all: &All) -> Vec<&Area> {
    let area = |r: &'_ Result<Incoming, Finding>| matches!(r, Ok(Incoming::Area(_)));
    all.iter()
        .filter(|r| area(r))
        .filter_map(|r| match r {
            Ok(Incoming::Area(area)) => Some(&**area),
            _ => None,
        })
        .collect()
}

fn said(all: &All) -> Vec<String> {
    all.iter().filter_map(|r| r.as_ref().err()).map(|f| format!("{:?} {f}", f.severity)).collect()
}

#[track_caller]
fn ends(all: &All, code: &str) {
    let finding = all.last().unwrap().as_ref().unwrap_err();
    assert_eq!((finding.severity, finding.kind.code()), (Severity::Fatal, code), "{finding}");
}

// Our table.

const HEADER: &str = "AGS;ARS;Name;Ebene;Übergeordnet;Breite;Länge;Einwohner;Fläche km2;PLZ\n";

fn table(rows: &str) -> All {
    let text = format!("{HEADER}{rows}");
    with_intake(|intake| csv(text.as_bytes(), intake).collect())
}

#[test]
fn our_table_becomes_a_tree() {
    let all = table(
        "DG;;Deutschland;Bund;;;;;;\n03;;Niedersachsen;Land;DG;;;;;\n03353;;Landkreis Harburg;Kreis;03;53,33;10,0;261890;1.248,47;\n\
         03353;033535402000;Samtgemeinde Hanstedt;Verband;03353;;;;;\n\
         03353016;033535402016;Hanstedt;Gemeinde;033535402000;53,258;10.0145;6.193;59,39;21271|21272\n\
         03353016;;Ollsen;Ortsteil;03353016;;;;;\n",
    );
    assert_eq!(said(&all), Vec::<String>::new());
    let areas = areas(&all);
    let keys: Vec<&str> = areas.iter().map(|a| a.origin.key.as_str()).collect();
    assert_eq!(keys, ["DG", "03", "03353", "033535402000", "03353016", "03353016/Ollsen"]);
    for pair in areas.windows(2) {
        assert_eq!(pair[1].parent, Some(pair[0].id), "{}", pair[1].name);
    }
    let hanstedt = areas[4];
    assert_eq!(hanstedt.centre, GeoPoint::new(53.258, 10.0145).ok());
    assert_eq!((hanstedt.population, hanstedt.km2), (Some(6193), Some(59.39)));
    assert_eq!(hanstedt.postcodes, ["21271", "21272"]);
    assert_eq!(areas[2].km2, Some(1248.47));
}

#[test]
fn wrong_values_of_our_table_are_said_with_line_and_column() {
    let all = table(
        "03353016;;Hanstedt;Gemeinde;03353;91;10;viele;groß;2127\n\
         3353;;Harburg;Kreis;;;;;;\n03353;;;Kreis;;;;;;\n03353;;Harburg;Bezirk;;;;;;\n;;Harburg;Kreis;;;;;;\n\
         03353016;12;Hanstedt;Gemeinde;;;;;;\n;;;;;;;;;\n03353016;;Hanstedt;Gemeinde;;;;;;\n",
    );
    assert_eq!(areas(&all).len(), 1);
    assert_eq!(
        said(&all),
        [
            "Note line 2, 03353016, Übergeordnet: the reference points to nothing („03353“)",
            "Note line 2, 03353016, Breite, Länge: not a position on Earth („91 10“)",
            "Note line 2, 03353016, Einwohner: not a number („viele“)",
            "Note line 2, 03353016, Fläche km2: not a number („groß“)",
            "Note line 2, 03353016, PLZ: unknown value („2127“)",
            "Rejected line 3, 3353, AGS: unknown value („3353“)",
            "Rejected line 4, 03353, Name: a required value is missing",
            "Rejected line 5, 03353, Ebene: unknown value („Bezirk“)",
            "Rejected line 6, AGS: a required value is missing",
            "Rejected line 7, 03353016, ARS: unknown value („12“)",
            "Rejected line 9, 03353016: the key occurs twice („Hanstedt“)",
        ]
    );
}

#[test]
fn another_table_an_unknown_column_and_a_gigabyte_line_end_clearly() {
    let read = |text: &str| -> All { with_intake(|intake| csv(text.as_bytes(), intake).collect()) };
    ends(&read("Titel;Datum\nA;B\n"), "not-this-format");
    ends(&read(""), "not-this-format");
    ends(&read(&format!("{HEADER}03353;\"{}", "x".repeat(limits_line()))), "too-large");
    let all = read("AGS;Name;Ebene;Wappen\n03353;Harburg;Kreis;Bär\n");
    assert_eq!(said(&all), ["Note line 1, wappen: unknown field („wappen“)"]);
    assert_eq!(areas(&all).len(), 1);
}

fn limits_line() -> usize {
    2 * crate::limits::LINE
}

// The official directory.

const HARBURG: [[&str; 16]; 7] = [
    [
        "10",
        "",
        "03",
        "",
        "",
        "",
        "",
        "Niedersachsen",
        "47709,82",
        "8140242",
        "",
        "",
        "",
        "",
        "",
        "",
    ],
    ["40", "44", "03", "3", "53", "", "", "Harburg", "1248,47", "261890", "", "", "", "", "", ""],
    [
        "50",
        "50",
        "03",
        "3",
        "53",
        "0005",
        "",
        "Buchholz in der Nordheide, Stadt",
        "74,76",
        "40810",
        "",
        "",
        "",
        "",
        "",
        "",
    ],
    [
        "60",
        "63",
        "03",
        "3",
        "53",
        "0005",
        "005",
        "Buchholz in der Nordheide, Stadt",
        "74,76",
        "40810",
        "",
        "",
        "",
        "21244",
        "9,881469",
        "53,329257",
    ],
    [
        "50", "52", "03", "3", "53", "5402", "", "Hanstedt", "198,66", "15608", "", "", "", "", "",
        "",
    ],
    [
        "60",
        "64",
        "03",
        "3",
        "53",
        "5402",
        "016",
        "Hanstedt",
        "59,39",
        "6193",
        "",
        "",
        "",
        "21271",
        "10,014498",
        "53,258027",
    ],
    [
        "60", "64", "03", "3", "53", "5402", "036", "Undeloh", "viel", "", "", "", "", "21274",
        "10,1", "95,2",
    ],
];

fn workbook(rows: &[[&str; 16]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Inhalt").unwrap().write_string(0, 0, "Gemeinden").unwrap();
    let sheet = workbook.add_worksheet().set_name("Onlineprodukt_Gemeinden30062024").unwrap();
    sheet.write_string(0, 0, "Gemeinden in Deutschland").unwrap();
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let at = (u32::try_from(row + 6).unwrap(), u16::try_from(column).unwrap());
            sheet.write_string(at.0, at.1, *text).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn directory(bytes: &[u8]) -> All {
    with_intake(|intake| gvisys(bytes, intake).collect())
}

#[test]
fn the_directory_becomes_the_tree_of_germany() {
    let all = directory(&workbook(&HARBURG));
    let areas = areas(&all);
    let keys: Vec<&str> = areas.iter().map(|a| a.origin.key.as_str()).collect();
    assert_eq!(keys, ["DG", "03", "03353", "03353005", "033535402000", "03353016", "03353036"]);
    let by_key = |key: &str| *areas.iter().find(|a| a.origin.key.as_str() == key).unwrap();
    assert_eq!(by_key("03").parent, Some(by_key("DG").id));
    assert_eq!(by_key("03353").parent, Some(by_key("03").id), "without a row of the region");
    assert_eq!(by_key("03353005").parent, Some(by_key("03353").id), "in no association");
    assert_eq!(by_key("03353016").parent, Some(by_key("033535402000").id));
    assert_eq!(by_key("03353").name, "Landkreis Harburg");
    assert_eq!(by_key("033535402000").name, "Samtgemeinde Hanstedt");
    let hanstedt = by_key("03353016");
    assert_eq!(hanstedt.ars.as_ref().map(Ars::as_str), Some("033535402016"));
    assert_eq!(hanstedt.centre, GeoPoint::new(53.258027, 10.014498).ok());
    assert_eq!((hanstedt.population, hanstedt.km2), (Some(6193), Some(59.39)));
    assert_eq!(hanstedt.postcodes, ["21271"]);
    assert_eq!(
        said(&all),
        [
            "Note line 13, 03353036, Fläche: not a number („viel“)",
            "Note line 13, 03353036, Längengrad, Breitengrad: not a position on Earth („10,1 95,2“)",
        ]
    );
}

#[test]
fn directory_and_table_know_an_area_by_the_same_id() {
    let from_directory = directory(&workbook(&HARBURG));
    let from_table = table("03353016;033535402016;Hanstedt;Gemeinde;;;;;;\n");
    let id = areas(&from_table)[0].id;
    assert!(areas(&from_directory).iter().any(|a| a.id == id));
}

#[test]
fn other_workbooks_and_files_are_no_directory() {
    ends(&directory(&workbook(&[])), "not-this-format");
    ends(&directory(b"AGS;Name\n"), "not-this-format");
    ends(&directory(b""), "not-this-format");
    let whole = workbook(&HARBURG);
    ends(&directory(&whole[..whole.len() / 2]), "not-this-format");
}

// Boundaries.

const SQUARE: &str = "[[10.0,53.2],[10.1,53.2],[10.1,53.3],[10.0,53.3],[10.0,53.2]]";

fn feature(properties: &str, geometry: &str) -> String {
    format!("{{\"type\":\"Feature\",\"properties\":{{{properties}}},\"geometry\":{geometry}}}")
}

fn collection(crs: &str, features: &[String]) -> All {
    let text =
        format!("{{\"type\":\"FeatureCollection\",{crs}\"features\":[{}]}}", features.join(","));
    with_intake(|intake| geojson(text.as_bytes(), intake).collect())
}

fn polygon(rings: &str) -> String {
    format!("{{\"type\":\"Polygon\",\"coordinates\":[{rings}]}}")
}

#[test]
fn a_boundary_meets_the_directory_s_area() {
    let all =
        collection("", &[feature("\"AGS\":\"03353016\",\"GEN\":\"Hanstedt\"", &polygon(SQUARE))]);
    let area = areas(&all)[0];
    let from_table = table("03353016;033535402016;Hanstedt;Gemeinde;;;;;;\n");
    assert_eq!(area.id, areas(&from_table)[0].id);
    assert_eq!((area.name.as_str(), area.level), ("Hanstedt", AreaLevel::Municipality));
    let boundary = area.boundary.as_ref().unwrap();
    assert!(!boundary.schematic);
    assert_eq!(boundary.polygons[0][0][1], GeoPoint::new(53.2, 10.1).unwrap());
}

#[test]
fn a_key_is_found_in_many_columns() {
    let check = |properties: &str, key: &str, level: AreaLevel| {
        let all = collection("", &[feature(properties, &polygon(SQUARE))]);
        let areas = areas(&all);
        assert_eq!(areas.len(), 1, "{properties} {:?}", said(&all));
        assert_eq!((areas[0].origin.key.as_str(), areas[0].level), (key, level), "{properties}");
    };
    check("\"ags\":3353016", "03353016", AreaLevel::Municipality);
    check("\"AGS\":\"03353\",\"ADE\":4", "03353", AreaLevel::Kreis);
    check("\"AGS_0\":\"03353000\"", "03353", AreaLevel::Kreis);
    check("\"AGS_0\":\"03000000\"", "03", AreaLevel::Land);
    check("\"ARS\":\"033535402016\"", "03353016", AreaLevel::Municipality);
    check("\"RS\":\"033535402\"", "033535402000", AreaLevel::Association);
    check("\"ARS\":\"033535402000\"", "033535402000", AreaLevel::Association);
    check("\"ARS\":\"010010000000\"", "01001000", AreaLevel::Municipality);
    check("\"SCH\":\"02\"", "02", AreaLevel::Land);
    check("\"ags\":\"031\"", "031", AreaLevel::Region);
}

#[test]
fn parts_of_one_area_are_joined_and_waters_left_out() {
    let all = collection(
        "",
        &[
            feature("\"AGS\":\"03353016\",\"GF\":4", &polygon(SQUARE)),
            feature("\"AGS\":\"03353016\",\"GF\":2", &polygon(SQUARE)),
            feature(
                "\"AGS\":\"03353016\",\"GF\":4",
                &format!("{{\"type\":\"MultiPolygon\",\"coordinates\":[[{SQUARE}],[{SQUARE}]]}}"),
            ),
        ],
    );
    assert_eq!(areas(&all).len(), 1);
    assert_eq!(areas(&all)[0].boundary.as_ref().unwrap().polygons.len(), 3);
}

#[test]
fn a_named_reference_system_is_followed() {
    let utm = polygon(
        "[[565000,5900000],[566000,5900000],[566000,5901000],[565000,5901000],[565000,5900000]]",
    );
    let crs =
        "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::25832\"}},";
    let all = collection(crs, &[feature("\"AGS\":\"03353016\"", &utm)]);
    let point = areas(&all)[0].boundary.as_ref().unwrap().polygons[0][0][0];
    // As pyproj 3 (PROJ 9) gives it.
    assert!((point.lat() - 53.245_287_318).abs() < 1.0e-8, "{point:?}");
    assert!((point.lon() - 9.974_096_463).abs() < 1.0e-8, "{point:?}");
    let crs84 =
        "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},";
    assert_eq!(
        areas(&collection(crs84, &[feature("\"AGS\":\"03353016\"", &polygon(SQUARE))])).len(),
        1
    );
    let odd = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:2056\"}},";
    let all = collection(odd, &[feature("\"AGS\":\"03353016\"", &polygon(SQUARE))]);
    ends(&all, "not-supported");
    assert!(said(&all)[0].contains("EPSG:2056"), "{:?}", said(&all));
}

#[test]
fn metres_without_a_named_system_are_no_positions() {
    let utm = polygon("[[565000,5900000],[566000,5900000],[566000,5901000],[565000,5900000]]");
    let all = collection("", &[feature("\"AGS\":\"03353016\"", &utm)]);
    assert!(areas(&all).is_empty());
    assert_eq!(
        said(&all),
        ["Rejected 03353016, geometry: not a position on Earth („565000 5900000“)"]
    );
}

#[test]
fn open_rings_are_closed_and_said_and_needles_left_out() {
    let open = polygon("[[10.0,53.2],[10.1,53.2],[10.1,53.3],[10.0,53.3]]");
    let all = collection("", &[feature("\"AGS\":\"03353016\"", &open)]);
    let boundary = areas(&all)[0].boundary.clone().unwrap();
    assert_eq!(boundary.polygons[0][0].first(), boundary.polygons[0][0].last());
    assert!(said(&all)[0].contains("ring not closed"), "{:?}", said(&all));
    let needle = polygon("[[10.0,53.2],[10.1,53.2],[10.0,53.2]]");
    let all = collection("", &[feature("\"AGS\":\"03353016\"", &needle)]);
    assert!(areas(&all).is_empty());
    assert!(
        said(&all).join("\n").contains("geometry: a required value is missing"),
        "{:?}",
        said(&all)
    );
    let all = collection("", &[feature("\"AGS\":\"03353016\"", &polygon("[]"))]);
    assert!(areas(&all).is_empty());
}

#[test]
fn features_without_a_key_or_an_outline_are_counted_once() {
    let all = collection(
        "",
        &[
            feature("\"name\":\"Spadenland\"", &polygon(SQUARE)),
            feature("\"AGS\":\"03353016\"", "{\"type\":\"Point\",\"coordinates\":[10,53]}"),
            feature("\"AGS\":\"03353016\"", "null"),
        ],
    );
    assert_eq!(said(&all), ["Rejected AGS, features: a required value is missing („3 x“)"]);
}

#[test]
fn what_is_no_geojson_or_is_cut_ends_clearly() {
    let read =
        |text: &str| -> All { with_intake(|intake| geojson(text.as_bytes(), intake).collect()) };
    ends(&read("{\"type\":\"Topology\"}"), "not-this-format");
    ends(&read("AGS;Name"), "not-this-format");
    let one = feature("\"AGS\":\"03353016\"", &polygon(SQUARE));
    let cut = format!("{{\"type\":\"FeatureCollection\",\"features\":[{one},{{\"type\":\"Fea");
    let all = read(&cut);
    assert!(
        all.iter().any(|r| matches!(r, Err(f) if f.severity == Severity::Fatal)),
        "{:?}",
        said(&all)
    );
    assert_eq!(areas(&all).len(), 1, "what was whole is taken");
}

// Shapefiles.

const UTM32: &str = "PROJCS[\"ETRS_1989_UTM_Zone_32N\",GEOGCS[\"GCS_ETRS_1989\",DATUM[\"D_ETRS_1989\",SPHEROID[\"GRS_1980\",6378137.0,298.257222101]]],UNIT[\"Meter\",1.0],AUTHORITY[\"EPSG\",25832]]";

type Rings = Vec<Vec<(f64, f64)>>;

/// With the clock, as outer rings of a Shapefile run.
fn outer(x: f64, y: f64, size: f64) -> Vec<(f64, f64)> {
    vec![(x, y), (x, y + size), (x + size, y + size), (x + size, y), (x, y)]
}

fn shp(shapes: &[Rings]) -> Vec<u8> {
    let mut bytes = vec![0; 100];
    bytes[..4].copy_from_slice(&9994_i32.to_be_bytes());
    for (nth, rings) in shapes.iter().enumerate() {
        let points: usize = rings.iter().map(Vec::len).sum();
        let length = 44 + 4 * rings.len() + 16 * points;
        bytes.extend(i32::try_from(nth + 1).unwrap().to_be_bytes());
        bytes.extend(i32::try_from(length / 2).unwrap().to_be_bytes());
        bytes.extend(5_i32.to_le_bytes());
        bytes.extend([0; 32]);
        bytes.extend(i32::try_from(rings.len()).unwrap().to_le_bytes());
        bytes.extend(i32::try_from(points).unwrap().to_le_bytes());
        let mut start = 0;
        for ring in rings {
            bytes.extend(i32::try_from(start).unwrap().to_le_bytes());
            start += ring.len();
        }
        for (x, y) in rings.iter().flatten() {
            bytes.extend(x.to_le_bytes());
            bytes.extend(y.to_le_bytes());
        }
    }
    bytes
}

fn dbf(rows: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = vec![3, 124, 1, 1];
    bytes.extend(u32::try_from(rows.len()).unwrap().to_le_bytes());
    bytes.extend(97_u16.to_le_bytes());
    bytes.extend(33_u16.to_le_bytes());
    bytes.extend([0; 20]);
    for (name, length) in [("AGS", 12_u8), ("GEN", 20)] {
        let mut field = [0; 32];
        field[..3].copy_from_slice(name.as_bytes());
        field[11] = b'C';
        field[16] = length;
        bytes.extend(field);
    }
    bytes.push(0x0d);
    for (ags, name) in rows {
        bytes.push(b' ');
        bytes.extend(format!("{ags:<12}").bytes());
        bytes.extend_from_slice(name);
        bytes.extend(vec![b' '; 20 - name.len()]);
    }
    bytes
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn container(files: &[(&str, &[u8])]) -> All {
    let bytes = zipped(files);
    with_intake(|intake| shapefile(bytes.as_slice(), intake).collect())
}

fn boundary(all: &All) -> &Boundary {
    areas(all)[0].boundary.as_ref().unwrap()
}

#[test]
fn a_shapefile_in_metres_becomes_degrees_with_its_holes() {
    let mut hole = outer(565_200.0, 5_900_200.0, 100.0);
    hole.reverse();
    let shapes = shp(&[vec![
        hole,
        outer(570_000.0, 5_900_000.0, 1000.0),
        outer(565_000.0, 5_900_000.0, 1000.0),
    ]]);
    let rows = dbf(&[("03353016", "Hanstedt".as_bytes())]);
    let all = container(&[("x/G.shp", &shapes), ("x/G.dbf", &rows), ("x/G.prj", UTM32.as_bytes())]);
    assert_eq!(said(&all), Vec::<String>::new());
    let polygons = &boundary(&all).polygons;
    assert_eq!(polygons.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2]);
    let point = polygons[1][0][0];
    assert!((point.lat() - 53.2435).abs() < 0.01 && (point.lon() - 9.97).abs() < 0.01, "{point:?}");
}

#[test]
fn names_are_read_in_both_encodings() {
    let shapes = shp(&[vec![outer(10.0, 53.0, 0.1)], vec![outer(10.2, 53.0, 0.1)]]);
    let rows = dbf(&[("03353022", "Königsmoor".as_bytes()), ("03353037", b"Vierh\xf6fen")]);
    let prj: &[u8] = b"GEOGCS[\"GCS_WGS_1984\"]";
    let all = container(&[("G.shp", &shapes), ("G.dbf", &rows), ("G.prj", prj)]);
    let names: Vec<&str> = areas(&all).iter().map(|a| a.name.as_str()).collect();
    assert_eq!(names, ["Königsmoor", "Vierhöfen"]);
}

#[test]
fn an_incomplete_or_strange_shapefile_ends_clearly() {
    let shapes = shp(&[vec![outer(10.0, 53.0, 0.1)]]);
    let rows = dbf(&[("03353022", b"A")]);
    let prj: &[u8] = b"GEOGCS[\"GCS_WGS_1984\"]";
    ends(&container(&[("G.shp", &shapes), ("G.prj", prj)]), "missing");
    ends(&container(&[("G.shp", &shapes), ("G.dbf", &rows)]), "missing");
    ends(&container(&[("G.txt", b"x")]), "not-this-format");
    ends(
        &container(&[("G.shp", &shapes), ("G.dbf", &rows), ("G.prj", b"PROJCS[\"Mond\"]")]),
        "not-supported",
    );
    ends(&container(&[("G.shp", &shapes), ("G.dbf", &dbf(&[])), ("G.prj", prj)]), "contradiction");
    ends(&container(&[("G.shp", &shapes[..150]), ("G.dbf", &rows), ("G.prj", prj)]), "broken");
    ends(&container(&[("G.shp", b"abcd"), ("G.dbf", &rows), ("G.prj", prj)]), "broken");
    ends(&container(&[("G.shp", &shapes), ("G.dbf", b"abc"), ("G.prj", prj)]), "broken");
    let read = |bytes: &[u8]| -> All { with_intake(|intake| shapefile(bytes, intake).collect()) };
    ends(&read(&shapes), "missing");
    ends(&read(b"AGS;Name"), "not-this-format");
}

#[test]
fn a_count_in_the_file_does_not_decide_how_much_memory_is_taken() {
    let mut shapes = shp(&[vec![outer(10.0, 53.0, 0.1)]]);
    for at in [108 + 36, 108 + 40] {
        shapes[at..at + 4].copy_from_slice(&i32::MAX.to_le_bytes());
        assert!(shapes::read(&shapes).is_err());
    }
    shapes[104..108].copy_from_slice(&i32::MAX.to_be_bytes());
    assert_eq!(shapes::read(&shapes), Err(shapes::Broken("abgeschnitten / cut")));
    let mut rows = dbf(&[("03353022", b"A")]);
    rows[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(dbase::read(&rows, None).unwrap().len(), 1);
}

#[test]
fn a_layer_can_lie_unpacked() {
    let unpacked = Layer {
        name: "G".to_owned(),
        shp: shp(&[vec![outer(10.0, 53.0, 0.1)]]),
        dbf: dbf(&[("03353022", b"A")]),
        prj: Some(b"GEOGCS[\"GCS_ETRS_1989\"]".to_vec()),
        cpg: Some(b"UTF-8".to_vec()),
    };
    let all: All = with_intake(|intake| layer(&unpacked, intake).collect());
    assert_eq!(areas(&all).len(), 1);
}

proptest! {
    #[test]
    fn no_bytes_break_the_readers_of_shapes(mut noise in prop::collection::vec(any::<u8>(), 0..400), at in 0_usize..300) {
        let mut shapes = shp(&[vec![outer(10.0, 53.0, 0.1)], vec![outer(10.0, 53.0, 0.1)]]);
        let end = (at + noise.len()).min(shapes.len());
        if at < end {
            shapes[at..end].copy_from_slice(&noise[..end - at]);
        }
        let _ = shapes::read(&shapes);
        let mut rows = dbf(&[("03353022", b"A"), ("03353023", b"B")]);
        noise.truncate(60);
        let end = (at + noise.len()).min(rows.len());
        if at < end {
            rows[at..end].copy_from_slice(&noise[..end - at]);
        }
        let _ = dbase::read(&rows, None);
    }

    #[test]
    fn metres_and_degrees_of_the_middle_of_utm_32_agree(east in 300_000.0..700_000.0, north in 5_300_000.0..6_100_000.0) {
        let point = projection::Projection::epsg(25832).unwrap().point(east, north).unwrap();
        // A metre is a metre on the sphere as on the plane, but for the scale.
        let other = projection::Projection::epsg(25832).unwrap().point(east, north + 1000.0).unwrap();
        prop_assert!((point.distance_m(other) - 1000.0).abs() < 6.0);
    }
}
