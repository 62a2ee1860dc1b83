//! Nodes as records: offers with provider, price and people's words; organisations; places.
//!
//! One function a property of schema.org, in the order of our record, so that the file reads as the table of
//! the mapping: that is why it is longer than others. A property that is not understood is a finding and is
//! left out; the node is taken without it.

use std::collections::BTreeSet;

use base::{Finding, FindingKind, LocalText, Money, OrganisationId, PlaceId, Spot};
use landscape::{
    AgeRange, Capacity, CefrLevel, Coded, Contact, Entry, Incoming, Intake, Moment, Offer,
    OfferFormat, OfferKind, Organisation, Place, PriceAmount, Reduction, Session,
};

use super::{
    graph::{Graph, Node},
    venue, when,
};
use crate::{
    dates,
    draft::{self, Desk, filled, keyword},
    html,
    labels::Labels,
};

/// Types of organisations.
const ORGANISATIONS: &[&str] = &[
    "Organization",
    "EducationalOrganization",
    "School",
    "ElementarySchool",
    "HighSchool",
    "MiddleSchool",
    "Preschool",
    "CollegeOrUniversity",
    "NGO",
    "LocalBusiness",
    "GovernmentOrganization",
    "SportsClub",
    "ChildCare",
];
/// Types of places.
const PLACES: &[&str] = &[
    "Place",
    "Library",
    "LibrarySystem",
    "Museum",
    "CivicStructure",
    "TouristAttraction",
    "LandmarksOrHistoricalBuildings",
    "Park",
    "PerformingArtsTheater",
    "EventVenue",
    "SportsActivityLocation",
];
/// Properties that name people.
const PEOPLE: &[&str] = &[
    "performer",
    "instructor",
    "author",
    "creator",
    "contributor",
    "actor",
    "employee",
    "founder",
    "contactPoint",
];

/// Maps nodes and remembers what it has handed over.
pub(super) struct Mapper {
    providers: BTreeSet<OrganisationId>,
    places: BTreeSet<PlaceId>,
    organisation_types: Labels,
    place_types: Labels,
    /// Whether a node of a known type was seen.
    pub(super) any: bool,
}

/// What kind of offer a node is.
fn kind(node: Node<'_>) -> Option<OfferKind> {
    let is = |named| node.is(named);
    if is("Course") || is("CourseInstance") {
        Some(OfferKind::Course)
    } else if node.types().any(|t| t.ends_with("Event") || t == "Festival" || t == "Hackathon") {
        Some(OfferKind::Event)
    } else if is("EducationalOccupationalProgram") || is("WorkBasedProgram") {
        let internship =
            node.text("programType").is_some_and(|t| t.to_lowercase().starts_with("intern"));
        Some(if internship { OfferKind::Internship } else { OfferKind::Apprenticeship })
    } else if is("Service") || is("GovernmentService") {
        match node.text("serviceType").as_deref() {
            Some("Ort zum Besuchen") => Some(OfferKind::Visit),
            Some("Betreuung") => Some(OfferKind::Care),
            _ => Some(OfferKind::Service),
        }
    } else if is("LearningResource") {
        Some(OfferKind::Material)
    } else {
        None
    }
}

impl Mapper {
    pub(super) fn new(intake: &Intake<'_>) -> Mapper {
        Mapper {
            providers: BTreeSet::new(),
            places: BTreeSet::new(),
            organisation_types: Labels::of(intake.vocabularies, "organisation-types"),
            place_types: Labels::of(intake.vocabularies, "place-types"),
            any: false,
        }
    }

    pub(super) fn node<'j>(&mut self, node: Node<'j>, graph: &Graph<'j>, desk: &mut Desk<'_>) {
        if let Some(kind) = kind(node) {
            self.any = true;
            if let Some(offer) = self.offer(node, kind, graph, desk) {
                desk.put(Incoming::Offer(Box::new(offer)));
            }
        } else if node.types().any(|t| PLACES.contains(&t)) {
            self.any = true;
            self.place(node, graph, desk);
        } else if node.types().any(|t| ORGANISATIONS.contains(&t)) {
            self.any = true;
            self.organisation(node, graph, desk, false);
        }
    }

    fn offer<'j>(
        &mut self,
        node: Node<'j>,
        kind: OfferKind,
        graph: &Graph<'j>,
        desk: &mut Desk<'_>,
    ) -> Option<Offer> {
        let key_text = key_of(node, true).unwrap_or_default();
        let name = node.local("name");
        let label = if key_text.is_empty() { name.de() } else { &key_text };
        let spot = match label.chars().take(120).collect::<String>() {
            label if label.is_empty() => Spot::default(),
            label => Spot::default().record(label),
        };
        if name.de().trim().is_empty() {
            desk.find(Finding::rejected(FindingKind::Missing, spot.field("name"), ""));
            return None;
        }
        let key = desk.key(&key_text, spot.clone().field("@id"))?;
        let id = desk.intake.offer_id(&key);
        if !desk.is_new(id) {
            let spot = spot.field("@id");
            desk.find(Finding::rejected(FindingKind::DuplicateKey, spot, &key_text));
            return None;
        }
        let provider = self.provider(node, graph, desk)?;
        let title = name.iter().map(|(lang, text)| (lang.clone(), html::plain(text))).collect();
        let mut offer = Offer::new(id, desk.intake.origin(key), kind, title, provider);
        for property in PEOPLE {
            if graph.all(node, property).iter().any(|n| n.is("Person")) {
                desk.person();
            }
        }
        words(&mut offer, node, graph, desk, &spot);
        price(&mut offer, node, graph, desk, &spot);
        schedule(&mut offer, node, graph, desk, &spot);
        Some(offer)
    }

    fn provider<'j>(
        &mut self,
        node: Node<'j>,
        graph: &Graph<'j>,
        desk: &mut Desk<'_>,
    ) -> Option<OrganisationId> {
        for property in ["provider", "organizer", "publisher", "sourceOrganization"] {
            for found in graph.all(node, property) {
                if found.is("Person") {
                    desk.person();
                } else if let Some(id) = self.organisation(found, graph, desk, true) {
                    return Some(id);
                }
            }
            if let Some(name) = node.all(property).find_map(|v| v.as_str()).and_then(filled) {
                return self.named(&name, &name, desk);
            }
        }
        let source = desk.intake.source.to_string();
        self.named(&source, &source, desk)
    }

    fn named(&mut self, key: &str, name: &str, desk: &mut Desk<'_>) -> Option<OrganisationId> {
        let key = desk.key(key, Spot::default().field("provider"))?;
        let id = desk.intake.organisation_id(&key);
        if self.providers.insert(id) {
            let name = LocalText::german(name);
            let mut organisation = Organisation::new(id, desk.intake.origin(key), name);
            organisation.provider = true;
            desk.put(Incoming::Organisation(Box::new(organisation)));
        }
        Some(id)
    }

    /// Hands an organisation over once; `None` where it has no name.
    fn organisation<'j>(
        &mut self,
        node: Node<'j>,
        graph: &Graph<'j>,
        desk: &mut Desk<'_>,
        provider: bool,
    ) -> Option<OrganisationId> {
        let name = node.text("name")?;
        let key = key_of(node, false).unwrap_or_else(|| name.clone());
        let key = desk.key(&key, Spot::default().record(&name).field("identifier"))?;
        let id = desk.intake.organisation_id(&key);
        if !self.providers.insert(id) {
            return Some(id);
        }
        let spot = Spot::default().record(key.as_str());
        let mut it = Organisation::new(id, desk.intake.origin(key), LocalText::german(name));
        it.provider = provider;
        it.description = cleaned(&node.local("description"));
        it.address = venue::address(node, graph, desk, &spot);
        it.contact = contact(node);
        it.opening_hours = hours(node, graph);
        it.kinds.extend(
            node.types().filter_map(|t| self.organisation_types.get(german_type(t)?).cloned()),
        );
        desk.put(Incoming::Organisation(Box::new(it)));
        Some(id)
    }

    fn place<'j>(&mut self, node: Node<'j>, graph: &Graph<'j>, desk: &mut Desk<'_>) {
        let name = node.text("name").unwrap_or_default();
        let text = key_of(node, false).unwrap_or_else(|| name.clone());
        let spot = Spot::default().record(&text);
        if name.is_empty() {
            desk.find(Finding::rejected(FindingKind::Missing, spot.field("name"), ""));
            return;
        }
        let Some(key) = desk.key(&text, spot.clone().field("@id")) else { return };
        let id = desk.intake.place_id(&key);
        if !self.places.insert(id) {
            desk.find(Finding::rejected(FindingKind::DuplicateKey, spot.field("@id"), &text));
            return;
        }
        let mut it = Place::new(id, desk.intake.origin(key), LocalText::german(name));
        it.description = cleaned(&node.local("description"));
        it.address = venue::address(node, graph, desk, &spot);
        it.contact = contact(node);
        it.opening_hours = hours(node, graph);
        it.kinds
            .extend(node.types().filter_map(|t| self.place_types.get(german_type(t)?).cloned()));
        for feature in venue::features(node, graph) {
            it.accessibility.extend(desk.accessibility.get(&feature).cloned());
        }
        desk.put(Incoming::Place(Box::new(it)));
    }
}

/// The word of our vocabularies for a type of schema.org.
fn german_type(named: &str) -> Option<&'static str> {
    Some(match named {
        "ElementarySchool" => "grundschule",
        "Preschool" | "ChildCare" => "kita",
        "CollegeOrUniversity" => "hochschule",
        "Library" | "LibrarySystem" => "bibliothek",
        "Museum" => "museum",
        "SportsClub" => "verein",
        "School" => "schule",
        _ => return None,
    })
}

/// The key of a node: its identifier, `@id`, address, or (for offers) name with its first date.
fn key_of(node: Node<'_>, dated: bool) -> Option<String> {
    let fallback = || {
        let name = node.text("name")?;
        let start = node.text("startDate");
        Some(format!("{name}|{}", start.unwrap_or_default()))
    };
    node.text("identifier")
        .or_else(|| node.id().map(str::to_owned))
        .or_else(|| node.text("url"))
        .or_else(|| if dated { fallback() } else { None })
        .map(|key| key.chars().take(500).collect())
}

fn cleaned(text: &LocalText) -> LocalText {
    text.iter().map(|(lang, text)| (lang.clone(), html::clean(text))).collect()
}

fn contact(node: Node<'_>) -> Contact {
    Contact {
        phone: node.text("telephone").as_deref().and_then(draft::phone),
        email: node
            .text("email")
            .as_deref()
            .map(|m| m.trim_start_matches("mailto:"))
            .and_then(draft::mail),
        url: node.text("url").as_deref().and_then(html::web_address),
    }
}

fn hours(node: Node<'_>, graph: &Graph<'_>) -> Option<String> {
    let plain = node.texts("openingHours").join(", ");
    if !plain.is_empty() {
        return Some(plain);
    }
    let mut said = Vec::new();
    for property in ["hoursAvailable", "openingHoursSpecification"] {
        for hours in graph.all(node, property) {
            if let Some(text) = hours.text("description") {
                said.push(text);
                continue;
            }
            let days: Vec<String> = hours
                .texts("dayOfWeek")
                .iter()
                .filter_map(|d| {
                    let name = d.rsplit('/').next()?.get(..2)?.to_ascii_lowercase();
                    let (_, german) = [
                        ("mo", "Mo"),
                        ("tu", "Di"),
                        ("we", "Mi"),
                        ("th", "Do"),
                        ("fr", "Fr"),
                        ("sa", "Sa"),
                        ("su", "So"),
                    ]
                    .into_iter()
                    .find(|(code, _)| *code == name)?;
                    Some(german.to_owned())
                })
                .collect();
            let span = [hours.text("opens"), hours.text("closes")];
            let span: Vec<String> =
                span.into_iter().flatten().map(|t| t.chars().take(5).collect()).collect();
            said.push(format!("{} {}", days.join(", "), span.join("–")).trim().to_owned());
        }
    }
    said.retain(|s| !s.is_empty());
    (!said.is_empty()).then(|| said.join("; "))
}

fn words<'j>(
    offer: &mut Offer,
    node: Node<'j>,
    graph: &Graph<'j>,
    desk: &mut Desk<'_>,
    spot: &Spot,
) {
    offer.description = cleaned(&node.local("description"));
    for property in ["about", "teaches", "serviceType"] {
        for term in node.all(property) {
            let named = graph
                .node(term)
                .map(|n| (n.text("termCode"), n.text("name").or_else(|| n.text("prefLabel"))));
            let (code, name) = named.unwrap_or((term.as_str().map(str::to_owned), None));
            let known = code.iter().chain(&name).find_map(|w| desk.topics.get(w)).cloned();
            match known {
                Some(topic) => {
                    offer.topics.insert(topic);
                }
                None => keyword(offer, name.or(code).as_deref().unwrap_or_default()),
            }
        }
    }
    for words in node.texts("keywords") {
        for word in words.split([',', ';', '|']) {
            desk.subject(offer, word);
        }
    }
    for group in graph.all(node, "audience") {
        let age = |property| {
            group.text(property).and_then(|n| n.parse::<u8>().ok()).filter(|n| *n <= 120)
        };
        let least = age("suggestedMinAge");
        let most = age("suggestedMaxAge");
        offer.ages = AgeRange { from: least.or(offer.ages.from), to: most.or(offer.ages.to) };
        let named = [group.text("audienceType"), group.text("educationalRole"), group.text("name")];
        for word in named.into_iter().flatten() {
            match desk.audiences.get(&word) {
                Some(audience) => {
                    offer.audiences.insert(audience.clone());
                }
                None => keyword(offer, &word),
            }
        }
    }
    if let Some(text) = node.text("typicalAgeRange") {
        match age_range(&text) {
            Some(ages) => offer.ages = ages,
            None => {
                desk.note(FindingKind::NotANumber, spot.clone().field("typicalAgeRange"), &text)
            }
        }
    }
    for language in node.texts("inLanguage") {
        desk.language(offer, &language, spot.clone().field("inLanguage"));
    }
    let level = node.text("educationalLevel").and_then(|l| CefrLevel::from_code(&l.to_lowercase()));
    if let (Some(level), Some(first)) = (level, offer.languages.first_mut()) {
        first.level = Some(level);
    }
    for feature in node.texts("accessibilityFeature") {
        offer.accessibility.extend(desk.accessibility.get(&feature).cloned());
    }
    let needed = node.text("coursePrerequisites").or_else(|| node.text("programPrerequisites"));
    offer.prerequisite = LocalText::german(needed.unwrap_or_default());
    offer.certificate = node
        .text("educationalCredentialAwarded")
        .or_else(|| node.text("occupationalCredentialAwarded"));
    // `sameAs` is the provider's own page where a portal speaks for it.
    let address = node.text("sameAs").or_else(|| node.text("url"));
    if let Some(address) = address {
        offer.url = desk.web(&address, spot.clone().field("url"));
    }
    offer.hours = hours(node, graph);
    offer.validity.until = node.text("expires").as_deref().and_then(dates::date);
    for channel in graph.all(node, "availableChannel") {
        for language in channel.texts("availableLanguage") {
            desk.language(offer, &language, spot.clone().field("availableLanguage"));
        }
        offer.registration = channel.text("serviceUrl").as_deref().and_then(html::web_address);
        offer.contact.phone = graph
            .all(channel, "servicePhone")
            .iter()
            .find_map(|p| p.text("telephone"))
            .as_deref()
            .and_then(draft::phone);
    }
}

/// `8-12`, `8-`, `-12`, `7+`, `ab 16`, `16`.
fn age_range(text: &str) -> Option<AgeRange> {
    let plain = text.replace('–', "-").replace("ab", "").replace("Jahre", "").replace(' ', "");
    let number = |t: &str| {
        if t.is_empty() { Some(None) } else { t.parse::<u8>().ok().filter(|n| *n <= 120).map(Some) }
    };
    let ages = if let Some(least) = plain.strip_suffix('+') {
        AgeRange { from: number(least)?, to: None }
    } else if let Some((from, to)) = plain.split_once('-') {
        AgeRange { from: number(from)?, to: number(to)? }
    } else {
        AgeRange { from: number(&plain)?, to: None }
    };
    let fine = ages.from.zip(ages.to).is_none_or(|(from, to)| from <= to);
    fine.then_some(ages).filter(|a| !a.is_open())
}

fn price<'j>(
    offer: &mut Offer,
    node: Node<'j>,
    graph: &Graph<'j>,
    desk: &mut Desk<'_>,
    spot: &Spot,
) {
    let mut amounts: Vec<(Money, Option<String>)> = Vec::new();
    for given in graph.all(node, "offers") {
        if let Some(address) = given.text("url").as_deref().and_then(html::web_address)
            && offer.registration.is_none()
            && Some(&address) != offer.url.as_ref()
        {
            offer.registration = Some(address);
        }
        if let Some(state) = given.text("availability") {
            offer.capacity = match state.rsplit('/').next().unwrap_or_default() {
                "SoldOut" | "OutOfStock" => Capacity::Full,
                "BackOrder" | "PreOrder" => Capacity::WaitingList,
                "LimitedAvailability" => Capacity::Few,
                "InStock" | "OnlineOnly" => Capacity::Free,
                _ => offer.capacity,
            };
        }
        let currency = given.text("priceCurrency");
        for property in ["price", "lowPrice", "highPrice"] {
            let Some(text) = given.text(property) else { continue };
            match draft::decimal_money(&text) {
                Some(amount) if currency.as_deref().is_none_or(|c| c == "EUR") => {
                    amounts.push((amount, given.text("name")));
                }
                Some(_) => {
                    offer.price.note =
                        Some(format!("{text} {}", currency.clone().unwrap_or_default()))
                }
                None => desk.note(FindingKind::NotANumber, spot.clone().field(property), &text),
            }
        }
    }
    let plain: Vec<Money> = amounts.iter().filter(|a| a.1.is_none()).map(|a| a.0).collect();
    // Where every price has a name, the highest is the full one.
    let full = match (plain.iter().min(), plain.iter().max()) {
        (Some(least), Some(most)) if least < most => PriceAmount::Range(*least, *most),
        (Some(amount), _) => PriceAmount::of(*amount),
        _ => amounts.iter().map(|a| a.0).max().map_or(PriceAmount::Unknown, PriceAmount::of),
    };
    offer.price.amount = full;
    let most = full.least().unwrap_or_default();
    for (amount, label) in amounts {
        if let Some(label) = label.filter(|_| amount < most) {
            offer.price.reductions.push(Reduction { label, amount });
        }
    }
    match node.text("isAccessibleForFree").as_deref() {
        Some("true") => offer.price.amount = PriceAmount::Free,
        // Said to cost something: a price of 0 was only a gap.
        Some("false") if offer.price.amount == PriceAmount::Free => {
            offer.price.amount = PriceAmount::Unknown;
        }
        _ => {}
    }
    let number = |property| node.text(property).and_then(|n| n.parse::<u32>().ok());
    if let (Some(most), Some(left)) =
        (number("maximumAttendeeCapacity"), number("remainingAttendeeCapacity"))
    {
        offer.capacity = Capacity::of(most, most.saturating_sub(left));
    }
}

fn schedule<'j>(
    offer: &mut Offer,
    node: Node<'j>,
    graph: &Graph<'j>,
    desk: &mut Desk<'_>,
    spot: &Spot,
) {
    let mut mode = node.text("eventAttendanceMode").or_else(|| node.text("courseMode"));
    let mut online = node.text("eventStatus").is_some_and(|s| s.contains("MovedOnline"));
    let mut venue_seen = false;
    let instances = graph.all(node, "hasCourseInstance");
    let own = if instances.is_empty() { vec![node] } else { instances };
    let mut all: Vec<Session> = Vec::new();
    for instance in own {
        mode = mode
            .or_else(|| instance.text("courseMode"))
            .or_else(|| instance.text("eventAttendanceMode"));
        let parts = graph.all(instance, "subEvent");
        let has_parts = parts.iter().any(|p| p.text("startDate").is_some());
        let recurring =
            instance.all("courseSchedule").chain(instance.all("eventSchedule")).next().is_some();
        let whole = (!has_parts || recurring).then_some(instance);
        for dated in whole.into_iter().chain(parts) {
            let mut at = venue::located(dated, graph, desk, spot);
            if at.venue.is_none() && !at.online {
                at = venue::located(instance, graph, desk, spot);
            }
            online |= at.online;
            venue_seen |= at.venue.is_some();
            for feature in at.features {
                offer.accessibility.extend(desk.accessibility.get(&feature).cloned());
            }
            for session in when::sessions(dated, graph, desk, spot) {
                let session = Session { venue: at.venue.clone(), ..session };
                if !all
                    .iter()
                    .any(|known| known.start == session.start && known.venue == session.venue)
                {
                    all.push(session);
                }
            }
        }
    }
    offer.format = match mode.map(|m| m.to_lowercase()) {
        Some(m) if m.contains("mixed") || m.contains("blended") || m.contains("hybrid") => {
            OfferFormat::Hybrid
        }
        Some(m) if m.contains("online") => OfferFormat::Online,
        Some(m) if m.contains("offline") || m.contains("onsite") => OfferFormat::OnSite,
        _ if online && venue_seen => OfferFormat::Hybrid,
        _ if online || offer.kind == OfferKind::Material => OfferFormat::Online,
        _ => OfferFormat::OnSite,
    };
    offer.schedule.entry = match offer.kind {
        _ if !all.is_empty() => Entry::Dated,
        OfferKind::Material => Entry::Always,
        OfferKind::Event => Entry::Dated,
        _ => Entry::OnRequest,
    };
    offer.schedule.sessions = all;
    if offer.kind == OfferKind::Service
        || offer.kind == OfferKind::Visit
        || offer.kind == OfferKind::Care
    {
        undated(offer, node, graph, desk, spot);
    }
}

/// The place of a service stands at the window in which it can be asked, where there is one.
fn undated<'j>(
    offer: &mut Offer,
    node: Node<'j>,
    graph: &Graph<'j>,
    desk: &mut Desk<'_>,
    spot: &Spot,
) {
    if !offer.schedule.sessions.is_empty() {
        return;
    }
    for channel in graph.all(node, "availableChannel").into_iter().chain([node]) {
        let Some(venue) = venue::located(channel, graph, desk, spot).venue else { continue };
        match node.text("validFrom").as_deref().and_then(dates::date) {
            Some(day) => {
                let session = Session { venue: Some(venue), ..Session::at(Moment::Day(day)) };
                offer.schedule.sessions.push(session);
            }
            None => keyword(offer, venue.address.city.as_deref().unwrap_or_default()),
        }
        return;
    }
}
