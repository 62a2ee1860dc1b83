//! Figures: pages, files and answers of the API made from tables of the stock, and what happens without any.

use base::{Actor, Cause};
use monitoring::{Cube, Dimension, Head, Mark, Number, Observation, Publisher, Role, Variable};
use store::{cubes::Reading, files::FileHash};

use crate::visitor::Visitor;

/// Leavers of five districts and the Land, some of whose cells are secret.
pub(crate) fn leavers(publisher: &str) -> Cube {
    let mut cube = Cube::new(
        Head::new("21111-02-06-4", "Abgänge nach Abschluss", Publisher::of(publisher)),
        vec![
            Dimension::new("AREA", "Gebiet", Role::Area),
            Dimension::new("TIME", "Zeit", Role::Time),
            Dimension::new("BILABS", "Abschluss", Role::Other),
            Dimension::new("GES", "Geschlecht", Role::Other),
        ],
    );
    cube.head.licence = Some("dl-by-de/2.0".into());
    cube.head.copyright = Some("© Beispielamt".into());
    let n = cube.intern_variable(Variable {
        code: "abgaenge".into(),
        label: "Abgänge".into(),
        unit: "Anzahl".into(),
    });
    let areas = [
        ("03", "Niedersachsen", 6000, 80_000),
        ("03353", "Harburg, Landkreis", 100, 2473),
        ("03351", "Beispielkreis A", 250, 2500),
        ("03352", "Beispielkreis B", 300, 2500),
        ("03354", "Beispielkreis C", 400, 2500),
        ("03355", "Beispielkreis D", 0, 2500),
    ];
    for year in ["2022", "2023"] {
        for (area, name, without, all) in areas {
            let a = cube.dimension_mut(0).unwrap().intern(area, name, false);
            let t = cube.dimension_mut(1).unwrap().intern(year, year, false);
            for (degree, value) in [("BILABS11", without), ("INSGESAMT", all)] {
                let d =
                    cube.dimension_mut(2).unwrap().intern(degree, degree, degree == "INSGESAMT");
                let g = cube.dimension_mut(3).unwrap().intern("INSGESAMT", "Insgesamt", true);
                let cell = if value == 0 {
                    Observation::sign(Mark::UnknownOrSecret)
                } else {
                    Observation::plain(Number::whole(value))
                };
                assert!(cube.push(&[a, t, d, g], n, cell));
            }
        }
    }
    cube
}

async fn with_leavers(publisher: &str) -> Visitor {
    let visitor = Visitor::new().await;
    read(&visitor, &leavers(publisher)).await;
    visitor
}

pub(crate) async fn read(visitor: &Visitor, cube: &Cube) {
    let (state, by) = (&visitor.state, Actor::System(Cause::Command("test")));
    let mut tx = state.db.write(by, state.clock.now()).await.unwrap();
    let reading = Reading {
        cube,
        file: FileHash::of(b"beispiel"),
        name: "beispiel.csv",
        address: None,
        kind: "csv",
    };
    store::cubes::put(&mut tx, &state.district, reading).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn without_any_table_the_page_says_what_to_do() {
    let visitor = Visitor::new().await;
    let page = visitor.opens("/zahlen").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("noch keine Zahlen eingelesen"));
    assert_eq!(visitor.opens("/zahlen/vergleich").await.status, 200);
    assert_eq!(visitor.opens("/zahlen/D8").await.status, 404);
    assert_eq!(visitor.opens("/zahlen/gebiet/03353").await.status, 404);
}

#[tokio::test]
async fn a_table_that_is_read_while_the_site_runs_is_shown_within_seconds() {
    let visitor = Visitor::new().await;
    assert_eq!(visitor.opens("/zahlen/D8").await.status, 404);
    read(&visitor, &leavers("genesis")).await;
    visitor.waits(2);
    assert_eq!(visitor.opens("/zahlen/D8").await.status, 200);
}

#[tokio::test]
async fn the_sheet_says_value_comparison_rank_and_source_in_sentences() {
    let page = with_leavers("genesis").await.opens("/zahlen/D8").await;
    let sentence = page.texts(".sentence").join(" ");
    assert!(
        sentence.starts_with(
            "Harburg, Landkreis, Abgänge ohne Hauptschulabschluss: 4,04 Prozent (2023)."
        ),
        "{sentence}"
    );
    assert!(sentence.contains("Zum Vergleich: Niedersachsen 7,50."), "{sentence}");
    assert!(sentence.contains("Gegenüber 2022 sind das 0,00; so viel schwankt"), "{sentence}");
    let facts = page.texts(".facts dd").join(" ");
    assert!(facts.contains("© Beispielamt") && facts.contains("100 × [21111-02-06-4"), "{facts}");
    assert_eq!(page.attributes(".picture svg", "role")[0], "img");
    assert!(page.texts(".picture svg title")[0].contains("Abgänge ohne Hauptschulabschluss"));
}

#[tokio::test]
async fn what_is_secret_is_said_in_words_and_never_zero() {
    let visitor = with_leavers("genesis").await;
    let page = visitor.opens("/zahlen/D8?gebiet=03355").await;
    let sentence = page.texts(".sentence").join(" ");
    assert!(
        sentence.contains("Für Beispielkreis D gibt es keinen Wert: unbekannt oder geheim."),
        "{sentence}"
    );
    let rows = page.texts(".numbers td").join("|");
    assert!(rows.contains("unbekannt oder geheim") && !rows.contains("0,00"), "{rows}");
    let json = visitor.opens("/api/v1/indicators/D8?area=03355&year=2023").await.json();
    assert_eq!(json["values"][0]["state"], "unknown-or-secret");
    assert!(json["values"][0]["value"].is_null() && json["values"][0]["denominator"].is_null());
}

#[tokio::test]
async fn a_register_of_the_district_under_the_code_of_a_published_table_leaves_by_no_address() {
    let visitor = with_leavers("own").await;
    for address in
        ["/zahlen/D8", "/zahlen/D8/werte.csv", "/zahlen/D8/werte.json", "/zahlen/gebiet/03353"]
    {
        assert_eq!(visitor.opens(address).await.status, 404, "{address}");
    }
    for address in ["/api/v1/indicators/D8", "/api/v1/cubes/21111-02-06-4"] {
        assert_eq!(visitor.opens(address).await.status, 404, "{address}");
    }
    for address in ["/zahlen", "/zahlen/vergleich", "/api/v1/indicators", "/sitemap.xml?file=1"] {
        let page = visitor.opens(address).await;
        assert!(!page.body.contains("2473") && !page.body.contains("4,04"), "{address}");
    }
}

#[tokio::test]
async fn areas_stand_side_by_side_and_the_address_holds_them() {
    let visitor = with_leavers("genesis").await;
    let page = visitor.opens("/zahlen/vergleich?kennzahl=D8&gebiet=03353&gebiet=03351").await;
    assert_eq!(page.texts(".numbers thead th"), ["Zeit", "Harburg, Landkreis", "Beispielkreis A"]);
    assert_eq!(page.texts(".numbers tbody tr:first-child td"), ["4,04", "10,00"]);
    assert_eq!(page.attributes("#gebiet-2 option[selected]", "value"), ["03351"]);
    assert_eq!(visitor.opens("/zahlen/vergleich?kennzahl=Z9").await.status, 404);
    let none = visitor.opens("/zahlen/vergleich?kennzahl=D8&gebiet=99999").await;
    assert_eq!((none.status, none.texts(".numbers").len()), (200, 0));
}

#[tokio::test]
async fn the_profile_of_an_area_lists_what_is_known_of_it() {
    let page = with_leavers("genesis").await.opens("/zahlen/gebiet/03351").await;
    assert_eq!(page.texts("h1"), ["Beispielkreis A"]);
    assert!(page.texts(".figure-line__value").contains(&"10,00 Prozent 2023".to_owned()));
    assert!(page.attributes(".figure-line a", "href")[0].ends_with("?gebiet=03351"));
}

#[tokio::test]
async fn values_go_out_as_a_table_and_as_json_stat() {
    let visitor = with_leavers("genesis").await;
    let csv = visitor.opens("/zahlen/D8/werte.csv").await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert!(csv.body.contains("03355;Beispielkreis D;total;Insgesamt;2023;;unknown-or-secret;;"));
    let stat = visitor.opens("/zahlen/D8/werte.json").await.json();
    assert_eq!((&stat["version"], &stat["class"]), (&"2.0".into(), &"dataset".into()));
    let size: Vec<u64> =
        stat["size"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect();
    let cells = stat["value"].as_array().unwrap();
    assert_eq!(u64::try_from(cells.len()).unwrap(), size.iter().product::<u64>());
    let secret = cells.iter().filter(|value| value.is_null()).count();
    assert_eq!(stat["status"].as_object().unwrap().len(), secret);
    assert_eq!(visitor.opens("/zahlen/Z9/werte.csv").await.status, 404);
}

#[tokio::test]
async fn the_api_gives_indicators_values_and_tables_and_refuses_what_it_does_not_know() {
    let visitor = with_leavers("genesis").await;
    let all = visitor.opens("/api/v1/indicators").await.json();
    assert!(all["items"].as_array().unwrap().iter().any(|item| item["id"] == "D8"));
    let own = visitor.opens("/api/v1/indicators/d8?year=2023").await.json();
    let value = &own["values"][0];
    assert_eq!((&value["area"], &value["numerator"]), (&"03353".into(), &100.0.into()));
    assert_eq!(own["sources"][0]["licence"], "dl-by-de/2.0");
    let cube = visitor.opens("/api/v1/cubes/21111-02-06-4?area=03353&year=2023").await.json();
    assert_eq!(cube["total"], 2);
    assert_eq!(cube["cells"][0]["BILABS"], "BILABS11");
    assert_eq!(visitor.opens("/api/v1/indicators/D8?year=bald").await.status, 400);
    assert_eq!(visitor.opens("/api/v1/indicators/D8?farbe=rot").await.status, 400);
    assert_eq!(visitor.opens("/api/v1/indicators/Z9").await.status, 404);
    assert_eq!(visitor.opens("/api/v1/cubes/0").await.status, 404);
}

#[tokio::test]
async fn the_map_shows_the_municipalities_and_hatches_those_without_a_value() {
    let visitor = Visitor::new().await;
    let mut cube = Cube::new(
        Head::new("12411-01-01-5", "Bevölkerung", Publisher::of("genesis")),
        vec![
            Dimension::new("AREA", "Gebiet", Role::Area),
            Dimension::new("TIME", "Zeit", Role::Time),
        ],
    );
    let n = cube.intern_variable(Variable {
        code: "BEVSTD".into(),
        label: "Bevölkerungsstand".into(),
        unit: "Anzahl".into(),
    });
    let t = cube.dimension_mut(1).unwrap().intern("2022-12-31", "31.12.2022", false);
    let secret = Observation::sign(Mark::UnknownOrSecret);
    for (area, cell) in
        [("03353040", Observation::plain(Number::whole(36_295))), ("03353005", secret)]
    {
        let a = cube.dimension_mut(0).unwrap().intern(area, area, false);
        assert!(cube.push(&[a, t], n, cell));
    }
    read(&visitor, &cube).await;
    let page = visitor.opens("/zahlen/A1b").await;
    assert_eq!(page.attributes(".areas__one--1", "class").len(), 1);
    assert_eq!(
        page.texts(".areas__one--none title"),
        ["Buchholz in der Nordheide: unbekannt oder geheim"]
    );
    assert!(page.texts(".legend").join(" ").contains("ohne Wert"));
}
