//! What every test of a reader needs: an intake with a small region and small vocabularies, and records
//! said as lines that people can compare.

use std::fmt::Write;

use base::{Ags, Finding, GeoPoint, LangTag, LocalText, SourceKey};
use jiff::Timestamp;
use landscape::{
    Address, Area, AreaLevel, Coded, Concept, Gazetteer, Incoming, Intake, Notation, Offer,
    PriceAmount, Venue, Vocabularies, Vocabulary,
};

/// Everything that an intake borrows.
pub(crate) struct Desk {
    pub district: Ags,
    pub source: SourceKey,
    pub vocabularies: Vocabularies,
    pub gazetteer: Gazetteer,
}

impl Desk {
    pub(crate) fn new(source: &str) -> Desk {
        Desk {
            district: "03353".parse().unwrap(),
            source: source.parse().unwrap(),
            vocabularies: vocabularies(),
            gazetteer: Gazetteer::new(&areas()),
        }
    }

    pub(crate) fn intake(&self) -> Intake<'_> {
        Intake {
            district: &self.district,
            source: &self.source,
            retrieved_at: Timestamp::UNIX_EPOCH,
            vocabularies: &self.vocabularies,
            gazetteer: &self.gazetteer,
        }
    }

    /// All that a format yields for these bytes.
    pub(crate) fn read(
        &self,
        format: exchange::Format,
        bytes: &[u8],
    ) -> Vec<Result<Incoming, Finding>> {
        let intake = self.intake();
        exchange::read(format, bytes, &intake).collect()
    }

    /// The offers of these bytes, findings left out.
    pub(crate) fn offers(&self, format: exchange::Format, bytes: &[u8]) -> Vec<Offer> {
        self.read(format, bytes)
            .into_iter()
            .filter_map(|item| match item {
                Ok(Incoming::Offer(offer)) => Some(*offer),
                _ => None,
            })
            .collect()
    }

    /// The findings of these bytes.
    pub(crate) fn findings(&self, format: exchange::Format, bytes: &[u8]) -> Vec<Finding> {
        self.read(format, bytes).into_iter().filter_map(Result::err).collect()
    }
}

fn areas() -> Vec<Area> {
    let area = |ags: &str, name: &str, postcode: &str, lat: f64, lon: f64| Area {
        id: base::AreaId::derived(
            &"03353".parse().unwrap(),
            &"areas".parse().unwrap(),
            &ags.parse().unwrap(),
        ),
        origin: landscape::Origin {
            district: "03353".parse().unwrap(),
            source: "areas".parse().unwrap(),
            key: ags.parse().unwrap(),
            licence: None,
            retrieved_at: Timestamp::UNIX_EPOCH,
        },
        ags: ags.parse().unwrap(),
        ars: None,
        level: AreaLevel::Municipality,
        name: name.to_owned(),
        parent: None,
        centre: GeoPoint::new(lat, lon).ok(),
        population: Some(1000),
        km2: None,
        postcodes: vec![postcode.to_owned()],
        boundary: None,
    };
    vec![
        area("03353040", "Winsen (Luhe), Stadt", "21423", 53.357, 10.207),
        area("03353005", "Buchholz in der Nordheide, Stadt", "21244", 53.326, 9.868),
    ]
}

fn vocabularies() -> Vocabularies {
    type Labels = (&'static str, &'static str, &'static [&'static str]);
    let schemes: &[(&str, &[Labels])] = &[
        (
            "topics",
            &[
                ("informatik", "Informatik", &["EDV", "Computer"]),
                ("musik", "Musik", &[]),
                ("pflege", "Pflege", &[]),
                ("politik", "Politik", &["Politik und Zeitgeschehen"]),
                ("natur", "Natur", &[]),
            ],
        ),
        (
            "audiences",
            &[
                ("arbeitsuchende", "Arbeitsuchende", &[]),
                ("eltern", "Eltern", &[]),
                ("schulklassen", "Schulklassen", &[]),
            ],
        ),
        (
            "funding",
            &[
                ("bildungsgutschein", "Bildungsgutschein", &[]),
                ("bildung-und-teilhabe", "Bildung und Teilhabe", &["BuT"]),
            ],
        ),
        (
            "accessibility",
            &[
                ("rollstuhl", "Rollstuhlgerecht", &["stufenlos"]),
                ("digital-barrierefrei", "Digital barrierefrei", &[]),
                ("ruheraum", "Ruheraum", &[]),
            ],
        ),
        (
            "organisation-types",
            &[
                ("grundschule", "Grundschule", &[]),
                ("kita", "Kita", &[]),
                ("museum", "Museum", &[]),
            ],
        ),
        ("place-types", &[("schulgebaeude", "Schulgebäude", &[]), ("muehle", "Mühle", &[])]),
    ];
    let mut all = Vocabularies::default();
    for (scheme, concepts) in schemes {
        let concepts = concepts.iter().map(|(notation, label, other)| {
            let notation: Notation = notation.parse().unwrap();
            let concept = Concept {
                notation: notation.clone(),
                iri: format!("urn:verzahnt:vocabulary:{scheme}#{notation}"),
                pref_label: LocalText::german(*label),
                alt_labels: other.iter().map(|l| (LangTag::german(), (*l).to_owned())).collect(),
                hidden_labels: Vec::new(),
                definition: LocalText::default(),
                broader: Vec::new(),
                related: Vec::new(),
                exact_match: Vec::new(),
            };
            (notation, concept)
        });
        all.put(Vocabulary {
            scheme: (*scheme).to_owned(),
            concepts: concepts.collect(),
            ..Vocabulary::default()
        });
    }
    all
}

/// Records and findings as lines.
pub(crate) fn said(items: &[Result<Incoming, Finding>]) -> String {
    let mut out = String::new();
    for item in items {
        match item {
            Ok(incoming) => out.push_str(&record(incoming)),
            Err(finding) => {
                writeln!(out, "! {:?} {}", finding.severity, finding.line(true)).unwrap()
            }
        }
    }
    out
}

fn record(incoming: &Incoming) -> String {
    match incoming {
        Incoming::Coverage(coverage) => format!("coverage {coverage:?}\n"),
        Incoming::Gone(key) => format!("gone {key}\n"),
        Incoming::Organisation(it) => {
            let mut out = format!("organisation {} «{}»", it.origin.key, it.name.de());
            write!(out, " kinds={} provider={}", list(&it.kinds), it.provider).unwrap();
            write!(out, " at=[{}] contact=[{}]", address(&it.address), contact(&it.contact))
                .unwrap();
            for (name, value) in [
                ("run_by", it.run_by.as_ref().map(|r| format!("{r:?}"))),
                ("description", text(&it.description)),
                ("hours", it.opening_hours.clone()),
                ("accessibility", some(list(&it.accessibility))),
                ("school", it.school.as_ref().map(|s| format!("{s:?}"))),
                ("kita", it.kita.as_ref().map(|k| format!("{k:?}"))),
                ("assured", it.assured_at.map(|d| d.to_string())),
            ] {
                line(&mut out, name, value);
            }
            out + "\n"
        }
        Incoming::Place(it) => {
            let mut out = format!("place {} «{}»", it.origin.key, it.name.de());
            write!(out, " kinds={} at=[{}]", list(&it.kinds), address(&it.address)).unwrap();
            for (name, value) in [
                ("run_by", it.run_by.map(|r| r.to_string())),
                ("description", text(&it.description)),
                ("contact", some(contact(&it.contact))),
                ("hours", it.opening_hours.clone()),
                ("accessibility", some(list(&it.accessibility))),
            ] {
                line(&mut out, name, value);
            }
            out + "\n"
        }
        Incoming::Area(it) => format!("area {} «{}»\n", it.ags, it.name),
        Incoming::Offer(it) => offer(it),
    }
}

/// An offer as lines: what is not said is left out.
pub(crate) fn offer(it: &Offer) -> String {
    let mut out = format!("offer {} {} «{}»", it.origin.key, it.kind.code(), it.title.de());
    let codes = |v: Vec<&str>| some(v.join(" "));
    let amount = match it.price.amount {
        PriceAmount::Unknown => None,
        other => Some(format!("{other:?}")),
    };
    let more = |t: &LocalText| {
        let other: Vec<String> = t
            .iter()
            .filter(|(l, _)| l.as_str() != "de")
            .map(|(l, t)| format!("{l}: {t}"))
            .collect();
        some(other.join(" / "))
    };
    for (name, value) in [
        ("title+", more(&it.title)),
        ("summary", text(&it.summary)),
        ("description", text(&it.description)),
        ("description+", more(&it.description)),
        ("topics", some(list(&it.topics))),
        ("keywords", some(it.keywords.join(" | "))),
        ("audiences", some(list(&it.audiences))),
        ("phases", codes(it.life_phases.iter().map(|p| p.code()).collect())),
        ("ages", (!it.ages.is_open()).then(|| format!("{:?}-{:?}", it.ages.from, it.ages.to))),
        ("prerequisite", text(&it.prerequisite)),
        ("format", some(it.format.code().replace("onsite", ""))),
        ("price", amount),
        (
            "reductions",
            some(
                it.price
                    .reductions
                    .iter()
                    .map(|r| format!("{} {}", r.label, r.amount))
                    .collect::<Vec<_>>()
                    .join(" | "),
            ),
        ),
        ("funding", some(list(&it.price.funding))),
        ("price note", it.price.note.clone()),
        (
            "languages",
            some(
                it.languages
                    .iter()
                    .map(|l| {
                        format!(
                            "{}{}",
                            l.lang,
                            l.level.map(|v| format!(" {}", v.code())).unwrap_or_default()
                        )
                    })
                    .collect::<Vec<_>>()
                    .join(" "),
            ),
        ),
        ("accessibility", some(list(&it.accessibility))),
        ("childcare", it.childcare.map(|c| c.to_string())),
        ("capacity", some(it.capacity.code().replace("unknown", ""))),
        ("certificate", it.certificate.clone()),
        ("entry", some(it.schedule.entry.code().replace("dated", ""))),
        ("group", it.group.as_ref().map(|g| format!("{g:?}"))),
        ("registration", it.registration.clone()),
        ("url", it.url.clone()),
        ("contact", some(contact(&it.contact))),
        ("hours", it.hours.clone()),
        (
            "valid",
            (it.validity != landscape::Validity::default())
                .then(|| format!("{:?} {:?}", it.validity.from, it.validity.until)),
        ),
        ("assured", it.assured_at.map(|d| d.to_string())),
    ] {
        line(&mut out, name, value);
    }
    for session in &it.schedule.sessions {
        let mut when = session.start.to_string();
        if let Some(end) = session.end {
            write!(when, " to {end}").unwrap();
        }
        if let Some(recurrence) = &session.recurrence {
            write!(when, " {} -{:?}", recurrence.rule().unwrap_or("-"), recurrence.except).unwrap();
        }
        if session.cancelled {
            when.push_str(" CANCELLED");
        }
        if let Some(at) = &session.venue {
            write!(when, " at {}", venue(at)).unwrap();
        }
        if let Some(note) = &session.note {
            write!(when, " ({note})").unwrap();
        }
        line(&mut out, "session", Some(when));
    }
    out + "\n"
}

fn venue(venue: &Venue) -> String {
    let mut out = format!("{} [{}]", venue.name.as_deref().unwrap_or("-"), address(&venue.address));
    if let Some(room) = &venue.room {
        write!(out, " room {room}").unwrap();
    }
    if let Some(free) = venue.step_free {
        write!(out, " step-free {free}").unwrap();
    }
    out
}

fn address(it: &Address) -> String {
    let mut parts: Vec<String> =
        [&it.street, &it.postcode, &it.city].into_iter().flatten().cloned().collect();
    parts.extend(it.area.as_ref().map(|a| a.to_string()));
    if let Some(point) = it.point {
        parts.push(format!("{:.3}/{:.3} {}", point.lat(), point.lon(), it.precision.code()));
    }
    parts.join(", ")
}

fn contact(it: &landscape::Contact) -> String {
    [&it.phone, &it.email, &it.url].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
}

fn list(notations: &std::collections::BTreeSet<Notation>) -> String {
    notations.iter().map(Notation::as_str).collect::<Vec<_>>().join(" ")
}

fn text(text: &LocalText) -> Option<String> {
    some(text.de().to_owned())
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn line(out: &mut String, name: &str, value: Option<String>) {
    if let Some(value) = value {
        write!(out, "\n  {name}: {value}").unwrap();
    }
}
