//! Kufer XML: the course file that adult education centres running `KuferSQL` put on the web.
//!
//! The file holds all courses of one provider, keyed by `knr`; a course that is not in it is gone. The
//! format has no public schema: this follows files and other importers, is lenient about case and
//! missing fields, and takes windows-1252 without a declaration. Lecturers and the planner's initials
//! stay outside; seats are turned into a word and never shown as numbers.

mod course;

use std::io::BufRead;

use base::{Finding, FindingKind, LocalText, OrganisationId, Spot};
use landscape::{Coverage, Incoming, Intake, Organisation};

use crate::{
    draft::Desk,
    html,
    reading::{Reading, Steps},
    xml::{Step, XmlReader},
};

/// Reads a course file; the provider is named by the file or else by the key of the source.
pub fn records<'a, R: BufRead + 'a>(
    reader: R,
    intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    records_of(reader, intake, None)
}

/// Reads the course file of the provider with this name.
pub fn records_of<'a, R: BufRead + 'a>(
    reader: R,
    intake: &'a Intake<'a>,
    provider: Option<&str>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    Reading::new(Courses {
        xml: XmlReader::new(reader, "Kufer-XML"),
        desk: Desk::new(intake),
        name: provider.map(str::to_owned),
        provider: None,
    })
}

struct Courses<'a, R> {
    xml: XmlReader<R>,
    desk: Desk<'a>,
    name: Option<String>,
    provider: Option<OrganisationId>,
}

impl<'a, R: BufRead> Steps<'a> for Courses<'a, R> {
    fn desk(&mut self) -> &mut Desk<'a> {
        &mut self.desk
    }

    fn spoiled(&self) -> Option<Finding> {
        self.xml.spoiled()
    }

    fn advance(&mut self) -> Result<bool, Finding> {
        match self.xml.step()? {
            Step::Close => return Ok(true),
            Step::End if self.provider.is_none() => {
                let kind = FindingKind::NotThisFormat("Kufer-XML");
                return Err(Finding::fatal(kind, Spot::default(), ""));
            }
            Step::End => return Ok(false),
            Step::Open => {}
        }
        let name = self.xml.name();
        if self.xml.depth() == 1 {
            if !name.eq_ignore_ascii_case("kurse") {
                let kind = FindingKind::NotThisFormat("Kufer-XML");
                return Err(Finding::fatal(kind, Spot::line(self.xml.line()), name));
            }
            return self.start().map(|()| true);
        }
        let Some(provider) = self.provider else { return Ok(true) };
        if name.eq_ignore_ascii_case("kurs") {
            let line = self.xml.line();
            let tree = self.xml.subtree()?;
            if let Some(element) = tree.root()
                && let Some(offer) = course::map(element, line, provider, &mut self.desk)
            {
                self.desk.put(Incoming::Offer(Box::new(offer)));
            }
        }
        Ok(true)
    }
}

impl<R: BufRead> Courses<'_, R> {
    /// The provider stands first: all courses belong to it.
    fn start(&mut self) -> Result<(), Finding> {
        let intake = self.desk.intake;
        let source = intake.source.as_str();
        let Ok(key) = source.parse() else {
            let kind = FindingKind::Missing;
            return Err(Finding::fatal(kind, Spot::default().field("source"), source));
        };
        let named = ["name", "anbieter", "vhs"].into_iter().find_map(|a| self.xml.attribute(a));
        let name = self.name.take().or_else(|| named.map(html::plain));
        let name = name.filter(|n| !n.is_empty()).unwrap_or_else(|| source.to_owned());
        let id = intake.organisation_id(&key);
        let mut organisation = Organisation::new(id, intake.origin(key), LocalText::german(name));
        organisation.provider = true;
        self.provider = Some(id);
        self.desk.put(Incoming::Coverage(Coverage::Full));
        self.desk.put(Incoming::Organisation(Box::new(organisation)));
        Ok(())
    }
}
