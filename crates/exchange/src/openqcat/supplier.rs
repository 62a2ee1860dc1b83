//! SUPPLIER and its ADDRESS and CONTACT: an organisation without its persons.

use base::{FindingKind, LocalText, Spot};
use landscape::{Contact, Organisation};

use crate::{
    draft::{self, Desk, filled},
    html,
    xml::El,
};

/// Elements of a CONTACT that make it a person.
const PERSON: &[&str] = &["FIRST_NAME", "LAST_NAME"];

pub(super) struct Supplier {
    pub(super) organisation: Organisation,
    /// All identifiers under which services can refer to it.
    pub(super) ids: Vec<String>,
}

/// The organisation of a SUPPLIER; `None` where it was rejected.
pub(super) fn map(element: El<'_>, line: u64, desk: &mut Desk<'_>) -> Option<Supplier> {
    let spot = Spot::line(line);
    let ids: Vec<String> = element
        .all("SUPPLIER_ID")
        .map(|id| id.text().to_owned())
        .filter(|id| !id.is_empty())
        .collect();
    let first = ids.first().map(String::as_str).unwrap_or_default();
    let key = desk.key(first, spot.clone().field("SUPPLIER_ID"))?;
    let address = element.child("ADDRESS");
    let name = element.value("SUPPLIER_NAME").or_else(|| address?.value("NAME")).and_then(filled);
    if name.is_none() {
        let spot = spot.clone().record(first).field("SUPPLIER_NAME");
        desk.note(FindingKind::Missing, spot, "");
    }
    let name = LocalText::german(name.unwrap_or_else(|| first.to_owned()));
    let id = desk.intake.organisation_id(&key);
    let mut organisation = Organisation::new(id, desk.intake.origin(key), name);
    organisation.provider = true;
    if let Some(address) = address {
        organisation.address =
            desk.address(address.value("STREET"), address.value("ZIP"), address.value("CITY"));
        organisation.contact = reachable(address);
    }
    for person in element.all("CONTACT") {
        draft::complete(&mut organisation.contact, contact(person, desk));
    }
    Some(Supplier { organisation, ids })
}

/// How an ADDRESS or CONTACT can be reached.
fn reachable(element: El<'_>) -> Contact {
    let mails = element.child("EMAILS");
    Contact {
        phone: element.value("PHONE").and_then(draft::phone),
        email: mails.and_then(|m| m.all("EMAIL").find_map(|m| draft::mail(m.text()))),
        url: element.value("URL").and_then(html::web_address),
    }
}

/// What of a CONTACT belongs to the organisation: all of it where no person is named, else the web
/// address and the mailbox of an office.
pub(super) fn contact(element: El<'_>, desk: &mut Desk<'_>) -> Contact {
    let all = reachable(element);
    if !element.holds(PERSON) {
        return all;
    }
    desk.person();
    let email = all.email.as_deref().and_then(draft::office_mail);
    Contact { phone: None, email, url: all.url }
}
