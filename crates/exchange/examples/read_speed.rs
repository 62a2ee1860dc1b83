//! How fast offers come in: generates a catalogue, reads it, says offers a second and the peak memory.
//!
//! `cargo run --release -p exchange --example read_speed -- 100000 [folder of vocabularies]`
#![expect(clippy::print_stdout, reason = "a tool for people")]

use std::{
    fs::File,
    io::{self, BufReader, BufWriter, Write},
    time::Instant,
};

use base::{Ags, AreaId, GeoPoint, SourceKey};
use exchange::{Format, synthetic};
use jiff::{Timestamp, civil::date};
use landscape::{Area, AreaLevel, Gazetteer, Incoming, Intake, Origin, Vocabularies};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let offers: u64 = arguments.next().unwrap_or_default().parse().unwrap_or(100_000);
    let path = std::env::temp_dir().join(format!("exchange-read-speed-{}.xml", std::process::id()));
    let plan = synthetic::Plan { offers, seed: 1, from: date(2027, 1, 4) };
    let started = Instant::now();
    let mut out = BufWriter::new(File::create(&path)?);
    synthetic::openqcat(plan, &mut out)?;
    out.flush()?;
    let size = std::fs::metadata(&path)?.len();
    println!("generated {offers} offers, {} MB, {:?}", size >> 20, started.elapsed());

    let (district, source): (Ags, SourceKey) = ("03353".parse()?, "speed".parse()?);
    let mut vocabularies = Vocabularies::default();
    if let Some(folder) = arguments.next() {
        for entry in std::fs::read_dir(folder)? {
            if let Ok((vocabulary, _)) = exchange::skos::read(File::open(entry?.path())?) {
                vocabularies.put(vocabulary);
            }
        }
    }
    let areas = areas(&district, &source)?;
    let gazetteer = Gazetteer::new(&areas);
    let intake = Intake {
        district: &district,
        source: &source,
        retrieved_at: Timestamp::UNIX_EPOCH,
        vocabularies: &vocabularies,
        gazetteer: &gazetteer,
    };
    for round in 1..=3 {
        let started = Instant::now();
        let reader = BufReader::with_capacity(64 << 10, File::open(&path)?);
        let (mut good, mut bad, mut topics) = (0_u64, 0_u64, 0_usize);
        for item in exchange::read(Format::OpenQCat, reader, &intake) {
            match item {
                Ok(Incoming::Offer(offer)) => {
                    good += 1;
                    topics += offer.topics.len();
                }
                Ok(_) => {}
                Err(_) => bad += 1,
            }
        }
        let taken = started.elapsed().as_millis().max(1);
        let rate = u128::from(good) * 1000 / taken;
        println!(
            "round {round}: {good} offers, {topics} topics, {bad} findings, {taken} ms, {rate} offers/s"
        );
    }
    std::fs::remove_file(&path)?;
    println!("{}", peak().unwrap_or_default());
    Ok(())
}

/// Some municipalities, so that addresses are looked up.
fn areas(district: &Ags, source: &SourceKey) -> Result<Vec<Area>, Box<dyn std::error::Error>> {
    let rows = [
        ("03353040", "Winsen (Luhe), Stadt", "21423"),
        ("03353005", "Buchholz in der Nordheide, Stadt", "21244"),
        ("03353031", "Seevetal", "21217"),
        ("03353035", "Tostedt", "21255"),
    ];
    let mut areas = Vec::new();
    for (ags, name, postcode) in rows {
        let key: base::RecordKey = ags.parse()?;
        areas.push(Area {
            id: AreaId::derived(district, source, &key),
            origin: Origin {
                district: district.clone(),
                source: source.clone(),
                key,
                licence: None,
                retrieved_at: Timestamp::UNIX_EPOCH,
            },
            ags: ags.parse()?,
            ars: None,
            level: AreaLevel::Municipality,
            name: name.to_owned(),
            parent: None,
            centre: GeoPoint::new(53.3, 10.0).ok(),
            population: Some(10_000),
            km2: None,
            postcodes: vec![postcode.to_owned()],
            boundary: None,
        });
    }
    Ok(areas)
}

/// The line of the kernel about the most memory that was ever in use.
fn peak() -> io::Result<String> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    Ok(status.lines().find(|l| l.starts_with("VmHWM")).unwrap_or_default().to_owned())
}
