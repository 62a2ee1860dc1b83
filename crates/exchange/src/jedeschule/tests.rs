//! Schools: whose they are, what they are, and what of a file stays outside.

use base::{Ags, GeoPoint, Severity, SourceKey};
use jiff::Timestamp;
use landscape::{AllDay, Area, AreaLevel, Gazetteer, Origin, PointPrecision, Vocabularies};

use super::{form::Form, mail::Mail, *};

fn town(ags: &str, name: &str, postcodes: &[&str]) -> Area {
    let (district, source): (Ags, SourceKey) = ("03353".parse().unwrap(), "areas".parse().unwrap());
    let key: RecordKey = format!("{ags}/{name}").parse().unwrap();
    Area {
        id: base::AreaId::derived(&district, &source, &key),
        origin: Origin {
            district,
            source,
            key,
            licence: None,
            retrieved_at: Timestamp::UNIX_EPOCH,
        },
        ags: ags.parse().unwrap(),
        ars: None,
        level: if name.contains('/') { AreaLevel::Part } else { AreaLevel::Municipality },
        name: name.to_owned(),
        parent: None,
        centre: GeoPoint::new(53.3, 10.0).ok(),
        population: None,
        km2: None,
        postcodes: postcodes.iter().map(|p| (*p).to_owned()).collect(),
        boundary: None,
    }
}

fn region() -> Vec<Area> {
    vec![
        town("03353040", "Winsen (Luhe), Stadt", &["21423"]),
        town("03353031", "Seevetal", &["21217", "21218"]),
        town("03353023", "Horst", &["21220"]),
        town("03353038", "Welle", &[]),
        town("02000000", "Hamburg", &["20095", "21423"]),
    ]
}

fn read(text: &str, as_json: bool, areas: &[Area]) -> Vec<Result<Incoming, Finding>> {
    let (district, source) = ("03353".parse().unwrap(), "schulen".parse().unwrap());
    let (vocabularies, gazetteer) = (Vocabularies::default(), Gazetteer::new(areas));
    let intake = Intake {
        district: &district,
        source: &source,
        retrieved_at: Timestamp::UNIX_EPOCH,
        vocabularies: &vocabularies,
        gazetteer: &gazetteer,
    };
    if as_json {
        json(text.as_bytes(), &intake).collect()
    } else {
        csv(text.as_bytes(), &intake).collect()
    }
}

fn schools(all: &[Result<Incoming, Finding>]) -> Vec<&Organisation> {
    let school =
        |record: &'_ Result<Incoming, Finding>| matches!(record, Ok(Incoming::Organisation(_)));
    all.iter()
        .filter(|record| school(record))
        .filter_map(|record| match record {
            Ok(Incoming::Organisation(school)) => Some(&**school),
            _ => None,
        })
        .collect()
}

fn said(all: &[Result<Incoming, Finding>]) -> Vec<String> {
    all.iter().filter_map(|r| r.as_ref().err()).map(|f| format!("{:?} {f}", f.severity)).collect()
}

const HEADER: &str = "id,name,address,address2,zip,city,website,email,school_type,legal_status,provider,fax,phone,latitude,longitude,director\n";

fn table(rows: &str) -> Vec<Result<Incoming, Finding>> {
    read(&format!("{HEADER}{rows}"), false, &region())
}

#[test]
fn a_school_becomes_an_organisation_with_its_entry_and_a_place() {
    let all = table(
        "NI-1,Grundschule Beispielstadt,Schulweg 1,,21423,Winsen (Luhe),www.example.org,info@example.org,\
         Grundschule Offene Ganztagsschule,1,Stadt Winsen,,04171 1,53.36,10.2,\n",
    );
    let school = schools(&all)[0];
    assert_eq!(school.name.de(), "Grundschule Beispielstadt");
    assert_eq!(school.kinds.iter().map(|k| k.as_str()).collect::<Vec<_>>(), ["grundschule"]);
    assert_eq!(school.contact.url.as_deref(), Some("https://www.example.org/"));
    assert_eq!(school.contact.email.as_deref(), Some("info@example.org"));
    assert_eq!(school.run_by, Some(RunBy::Named("Stadt Winsen".to_owned())));
    let entry = school.school.as_ref().unwrap();
    assert_eq!((entry.number.as_deref(), entry.all_day), (Some("1"), Some(AllDay::Open)));
    assert_eq!(school.address.area.as_ref().map(Ags::as_str), Some("03353040"));
    assert_eq!(school.address.point, GeoPoint::new(53.36, 10.2).ok());
    assert_eq!(school.address.precision, PointPrecision::Exact);
    let Some(Ok(Incoming::Place(place))) = all.get(1) else { panic!("{all:?}") };
    assert_eq!((place.run_by, place.origin.key.as_str()), (Some(school.id), "NI-1-haus"));
    assert_eq!(place.address, school.address);
    assert_eq!(said(&all), Vec::<String>::new());
}

#[test]
fn the_json_of_the_directory_is_read_in_both_shapes() {
    let all = read(
        "[{\"id\":\"NI-1\",\"name\":\"Gymnasium\\nWinsen\",\"address\":\"Bürgerweide 9, 21423 Winsen (Luhe)\",\
           \"school_type\":\"Gymnasium - SEK I -\\nGymnasium - SEK II -\",\"location\":{\"lat\":\"53.3\",\"lon\":\"10.2\"}},\
          {\"id\":\"NI-2\",\"name\":\"B\",\"address\":\"Weg 1\",\"zip\":\"21217\",\"city\":\"Seevetal\",\
           \"latitude\":53.4,\"longitude\":10.0,\"director\":null}]",
        true,
        &region(),
    );
    let schools = schools(&all);
    assert_eq!(schools[0].name.de(), "Gymnasium Winsen");
    assert_eq!(schools[0].address.street.as_deref(), Some("Bürgerweide 9"));
    assert_eq!(schools[0].address.city.as_deref(), Some("Winsen (Luhe)"));
    assert_eq!(schools[0].address.point, GeoPoint::new(53.3, 10.2).ok());
    assert_eq!(schools[1].address.point, GeoPoint::new(53.4, 10.0).ok());
    assert_eq!(said(&all), Vec::<String>::new());
}

#[test]
fn a_tab_separated_list_with_other_names_is_read_too() {
    let all = read(
        "id\tname\tcity\tzipcode\tstreet\thouse_number\ttelephone\temail\n\
         7\tSchule am Deich\tWinsen (Luhe)\t21423\tDeich\t3 a\t04171 2\t\n",
        false,
        &region(),
    );
    let school = schools(&all)[0];
    assert_eq!(school.address.street.as_deref(), Some("Deich 3 a"));
    assert_eq!(school.contact.phone.as_deref(), Some("04171 2"));
}

#[test]
fn schools_elsewhere_are_passed_over_and_counted_once() {
    let all = table(
        "1,A,Weg 1,,21423,Winsen,,,,,,,,,,\n\
         2,B,Weg 1,,20095,Hamburg,,,,,,,,,,\n\
         3,C,Weg 1,,21423,Hamburg,,,,,,,,,,\n\
         4,D,Weg 1,,25358,Horst,,,,,,,,,,\n\
         5,E,Weg 1,,21218,Hittfeld,,,,,,,,,,\n\
         6,F,Weg 1,,27261,Welle,,,,,,,,,,\n\
         7,G,Weg 1,,21222,Welle,,,,,,,,,,\n\
         8,H,Weg 1,,,Seevetal,,,,,,,,,,\n\
         9,I,,,,,,,,,,,,,,\n",
    );
    let names: Vec<&str> = schools(&all).iter().map(|s| s.name.de()).collect();
    assert_eq!(names, ["A", "E", "G", "H"]);
    let said = said(&all);
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("outside of the district („5 x“)"), "{said:?}");
}

#[test]
fn without_areas_nothing_is_taken_and_that_is_said() {
    let all = read(&format!("{HEADER}1,A,Weg 1,,21423,Winsen,,,,,,,,,,\n"), false, &[]);
    assert_eq!(all.len(), 1);
    assert!(said(&all)[0].starts_with("Fatal"), "{all:?}");
}

#[test]
fn headteachers_and_personal_addresses_stay_outside() {
    let all = table(
        "1,Grundschule A,Weg 1,,21423,Winsen,,erika.beispiel@example.org,,,,,,,,Frau Beispiel\n\
         2,Grundschule B,Weg 1,,21423,Winsen,,noch zu ermitteln,,,,,,,,\n",
    );
    assert!(!format!("{:?}", schools(&all)).to_lowercase().contains("beispiel"));
    assert_eq!(schools(&all)[1].contact.email, None);
    let said = said(&all);
    assert!(said[0].contains("personal data was not taken over („2 x“)"), "{said:?}");
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    let all = table(
        "1,A,Weg 1,,21423,Winsen,not a site,,,,,,,91.5,10,\n\
         ,B,Weg 1,,21423,Winsen,,,,,,,,,,\n\
         3,,Weg 1,,21423,Winsen,,,,,,,,,,\n\
         1,A,Weg 1,,21423,Winsen,,,,,,,,,,\n",
    );
    assert_eq!(schools(&all).len(), 1);
    assert_eq!(
        said(&all),
        [
            "Note line 2, 1, latitude, longitude: not a position on Earth („91.5; 10“)",
            "Note line 2, 1, website: not a web address („not a site“)",
            "Rejected line 3, id: a required value is missing",
            "Rejected line 4, 3, name: a required value is missing",
            "Rejected line 5, 1: the key occurs twice („A“)",
        ]
    );
}

#[test]
fn other_files_end_clearly() {
    let check = |text: &str, json: bool, code: &str| {
        let all = read(text, json, &region());
        let finding = all.last().unwrap().as_ref().unwrap_err();
        assert_eq!((finding.severity, finding.kind.code()), (Severity::Fatal, code), "{text}");
    };
    check("Titel;Datum\nA;B\n", false, "not-this-format");
    check("", false, "not-this-format");
    check("{\"a\":1}", true, "not-this-format");
    check("[{\"titel\":\"x\"}]", true, "not-this-format");
    check("<html>", true, "not-this-format");
    check("[{\"id\":\"1\",\"name\":\"A\"", true, "broken");
    check(&format!("{HEADER}1,\"{}", "x".repeat(2 * limits::LINE)), false, "too-large");
}

#[test]
fn school_forms_of_several_laender_have_their_kinds() {
    let check = |form: &str, name: &str, expected: &[&str]| {
        let kinds = Form::of(form, name).kinds(&Vocabularies::default());
        assert_eq!(kinds.iter().map(|k| k.as_str()).collect::<Vec<_>>(), expected, "{form} {name}");
    };
    check("Grundschule Ganztagsschule", "", &["grundschule"]);
    check("Hauptschule\nRealschule\nOberschule", "", &["oberschule"]);
    check("Hauptschule\nRealschule", "", &["hauptschule", "realschule"]);
    check("Gymnasium - SEK I -\nGymnasium - SEK II -", "", &["gymnasium"]);
    check("IGS/FWS - SEK I -", "IGS Seevetal", &["igs"]);
    check(
        "IGS/FWS-Primarstufe\nIGS/FWS - SEK I -",
        "Rudolf Steiner Schule Nordheide",
        &["waldorfschule"],
    );
    check("KGS", "", &["kgs"]);
    check("FöS Lernen\nFöS Sprache", "", &["foerderschule"]);
    check("FöZ mit dem SP Sehen", "", &["foerderschule"]);
    check("Berufsbildende Schule(n)\nBildungsangebot", "", &["berufsbildende-schule"]);
    check("Gemeinschaftsschule mit Oberstufe", "", &["gesamtschule"]);
    check("", "Grundschule am Wald", &["grundschule"]);
    check("Verwaltungsschule", "", &["schule"]);
}

#[test]
fn a_kind_that_the_vocabulary_does_not_have_becomes_the_wider_one() {
    let turtle = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
        <urn:verzahnt:vocabulary:organisation-types> a skos:ConceptScheme .\n\
        <urn:x#gesamtschule> a skos:Concept ; skos:prefLabel \"Gesamtschule\"@de .\n\
        <urn:x#schule> a skos:Concept ; skos:prefLabel \"Schule\"@de .";
    let mut vocabularies = Vocabularies::default();
    vocabularies.put(crate::skos::read(turtle.as_bytes()).unwrap().0);
    let kinds = |form: &str| -> Vec<String> {
        Form::of(form, "").kinds(&vocabularies).iter().map(ToString::to_string).collect()
    };
    assert_eq!(kinds("KGS"), ["gesamtschule"]);
    assert_eq!(kinds("Realschule"), ["schule"]);
}

#[test]
fn only_addresses_that_say_school_are_a_school_s() {
    let address = Address { city: Some("Jesteburg".to_owned()), ..Address::default() };
    let check = |text: &str, school: bool| {
        let mail = mail::of_school(text, "Schule am Moor", &address);
        assert_eq!(matches!(mail, Mail::School(_)), school, "{text}: {mail:?}");
    };
    check("sekretariat@example.org", true);
    check("gs-moorweg@example.org", true);
    check("jesteburg@example.org", true);
    check("002@example.org", true);
    check("erika.beispiel@example.org", false);
    check("beispiel@example.org", false);
    check("keine", false);
    check("info@example org", false);
    check("a@b@example.org", false);
}
