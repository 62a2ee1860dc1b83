//! openQ-cat 1.1: the catalogue that providers hand to the Federal Employment Agency.
//!
//! One SERVICE at a time is read and mapped (`service`), one SUPPLIER becomes an organisation
//! (`supplier`). A full catalogue covers the stock, an update takes back what its DELETE names. Contact
//! persons, instructors and authors stay outside; what belongs to the organisation itself comes in.
//!
//! After the schema of 14.11.2025 (openQ-cat.V1.1.xsd); its code lists are not part of it, so texts are
//! understood before codes, and what is not understood is kept as a keyword.

mod service;
mod supplier;

use std::{
    collections::{BTreeMap, VecDeque},
    io::BufRead,
};

use base::{Finding, FindingKind, OrganisationId, Spot};
use landscape::{Coverage, Incoming, Intake, Organisation};

use crate::{
    draft::Desk,
    reading::{Reading, Steps},
    xml::{Step, XmlReader},
};

/// Most suppliers of one catalogue.
const SUPPLIERS: usize = 100_000;

/// Reads a catalogue.
pub fn records<'a, R: BufRead + 'a>(
    reader: R,
    intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    Reading::new(Catalogue {
        xml: XmlReader::new(reader, "openQ-cat-XML"),
        desk: Desk::new(intake),
        suppliers: Suppliers::default(),
        held: VecDeque::new(),
        started: false,
    })
}

/// Who offers, by the identifiers that services refer to.
#[derive(Debug, Default)]
struct Suppliers {
    ids: BTreeMap<String, OrganisationId>,
    currency: Option<String>,
    /// The only one, to which services without a reference belong.
    only: Option<OrganisationId>,
    count: usize,
}

struct Catalogue<'a, R> {
    xml: XmlReader<R>,
    desk: Desk<'a>,
    suppliers: Suppliers,
    /// Organisations wait until the coverage is known: it goes first.
    held: VecDeque<Organisation>,
    /// Whether the catalogue itself, after the header, has begun.
    started: bool,
}

impl<'a, R: BufRead> Steps<'a> for Catalogue<'a, R> {
    fn desk(&mut self) -> &mut Desk<'a> {
        &mut self.desk
    }

    fn spoiled(&self) -> Option<Finding> {
        self.xml.spoiled()
    }

    fn advance(&mut self) -> Result<bool, Finding> {
        match self.xml.step()? {
            Step::Close => return Ok(true),
            Step::End => {
                if !self.started {
                    let spot = Spot::default().field("NEW_CATALOG");
                    return Err(Finding::fatal(FindingKind::Missing, spot, ""));
                }
                return Ok(false);
            }
            Step::Open => {}
        }
        let depth = self.xml.depth();
        match (depth, self.xml.name()) {
            (1, "OPENQCAT") => {}
            (1, other) => {
                let kind = FindingKind::NotThisFormat("openQ-cat-XML");
                return Err(Finding::fatal(kind, Spot::line(self.xml.line()), other));
            }
            (3, "CATALOG") => {
                let tree = self.xml.subtree()?;
                let currency = tree.root().and_then(|c| c.value("CURRENCY"));
                self.suppliers.currency = currency.map(str::to_owned);
            }
            (3, "SUPPLIER") => self.supplier()?,
            (2, "NEW_CATALOG") => {
                let full = !matches!(self.xml.attribute("FULLCATALOG"), Some("0" | "false"));
                self.start(if full { Coverage::Full } else { Coverage::Incremental });
            }
            (2, "UPDATE_CATALOG") => self.start(Coverage::Incremental),
            (4, "SERVICE") if self.xml.inside("DELETE") => self.deletion()?,
            (3, "SERVICE") | (4, "SERVICE") if self.started => self.service()?,
            _ => {}
        }
        Ok(true)
    }
}

impl<R: BufRead> Catalogue<'_, R> {
    fn start(&mut self, coverage: Coverage) {
        self.started = true;
        self.desk.put(Incoming::Coverage(coverage));
        for organisation in self.held.drain(..) {
            self.desk.put(Incoming::Organisation(Box::new(organisation)));
        }
    }

    fn supplier(&mut self) -> Result<(), Finding> {
        let line = self.xml.line();
        let tree = self.xml.subtree()?;
        let Some(element) = tree.root() else { return Ok(()) };
        let Some(found) = supplier::map(element, line, &mut self.desk) else { return Ok(()) };
        self.suppliers.count += 1;
        if self.suppliers.count > SUPPLIERS {
            let kind = FindingKind::TooLarge(format!("{SUPPLIERS} SUPPLIER"));
            return Err(Finding::fatal(kind, Spot::line(line), ""));
        }
        self.suppliers.only = (self.suppliers.count == 1).then_some(found.organisation.id);
        let mut known = false;
        for id in found.ids {
            known |= self.suppliers.ids.insert(id, found.organisation.id).is_some();
        }
        if known {
            let spot = Spot::line(line).record(found.organisation.origin.key.as_str());
            self.desk.note(FindingKind::DuplicateKey, spot.field("SUPPLIER_ID"), "");
        }
        self.held.push_back(found.organisation);
        Ok(())
    }

    fn deletion(&mut self) -> Result<(), Finding> {
        let line = self.xml.line();
        let tree = self.xml.subtree()?;
        let key = tree.root().and_then(|s| s.value("PRODUCT_ID")).unwrap_or_default();
        if let Some(key) = self.desk.key(key, Spot::line(line).field("PRODUCT_ID")) {
            self.desk.put(Incoming::Gone(key));
        }
        Ok(())
    }

    fn service(&mut self) -> Result<(), Finding> {
        let line = self.xml.line();
        let tree = self.xml.subtree()?;
        if let Some(element) = tree.root()
            && let Some(offer) = service::map(element, line, &self.suppliers, &mut self.desk)
        {
            self.desk.put(Incoming::Offer(Box::new(offer)));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
