//! Two entries that are one: in which fields they differ, what is proposed for each, and the entry that comes out.
//!
//! Nothing is guessed from texts. What only one of both says is taken; lists and texts in several languages are joined;
//! where both say something else, the kept one's word is proposed. [`merge`] does what was chosen, field by field: the
//! entry that comes out has the kept one's id, origin and state.

use std::collections::{BTreeMap, BTreeSet};

use base::LocalText;

use crate::{Contact, Offer, Organisation, code::coded};

coded! {
    /// Whose word counts in a field.
    Choice {
        /// That of the entry that stays.
        Kept = "kept",
        /// That of the entry that goes up into it.
        Other = "other",
        /// Both: lists joined, languages that one lacks taken from the other.
        Both = "both",
    }
}

coded! {
    /// What can be taken from one offer into another.
    OfferField {
        Kind = "kind",
        Title = "title",
        Summary = "summary",
        Description = "description",
        Provider = "provider",
        Format = "format",
        Schedule = "schedule",
        Hours = "hours",
        Ages = "ages",
        Prerequisite = "prerequisite",
        Audiences = "audiences",
        LifePhases = "life-phases",
        Topics = "topics",
        Keywords = "keywords",
        Price = "price",
        Registration = "registration",
        Url = "url",
        Contact = "contact",
        Capacity = "capacity",
        Accessibility = "accessibility",
        Childcare = "childcare",
        Languages = "languages",
        Certificate = "certificate",
        Group = "group",
        Validity = "validity",
    }
}

coded! {
    /// What can be taken from one organisation into another.
    OrganisationField {
        Name = "name",
        Kinds = "kinds",
        Description = "description",
        RunBy = "run-by",
        Provider = "provider",
        Address = "address",
        Contact = "contact",
        OpeningHours = "opening-hours",
        Accessibility = "accessibility",
        School = "school",
        Kita = "kita",
    }
}

/// A field in which two entries differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference<F> {
    pub field: F,
    /// What to choose where nobody chooses.
    pub proposal: Choice,
    /// Whether [`Choice::Both`] says more than either alone.
    pub can_join: bool,
}

/// What was chosen; fields that are not named stay as the kept entry has them.
pub type Choices<F> = BTreeMap<F, Choice>;

/// An entry that can go up into another one of its kind.
pub trait Mergeable: Clone {
    type Field: crate::Coded + Ord;

    /// Puts the other's word into a field.
    fn take(&mut self, field: Self::Field, from: &Self);

    /// Adds the other's word to a field's own; a field that holds one word only stays as it is.
    fn join(&mut self, field: Self::Field, from: &Self);

    /// Whether both say the same in a field.
    fn agrees(&self, field: Self::Field, other: &Self) -> bool;

    /// Whether nothing is said in a field.
    fn is_silent(&self, field: Self::Field) -> bool;
}

/// The fields in which two entries differ, in the order of the list of fields.
pub fn differences<T: Mergeable>(kept: &T, other: &T) -> Vec<Difference<T::Field>> {
    let fields = <T::Field as crate::Coded>::ALL.iter().copied();
    fields
        .filter(|field| !kept.agrees(*field, other))
        .map(|field| {
            let (mut joined, silent) = (kept.clone(), kept.is_silent(field));
            joined.join(field, other);
            let can_join = !silent && !joined.agrees(field, kept) && !joined.agrees(field, other);
            let proposal = match (silent, can_join) {
                (true, _) => Choice::Other,
                (false, true) => Choice::Both,
                // It may be that joining gives the other's word: then that one says more.
                (false, false) if !joined.agrees(field, kept) => Choice::Other,
                (false, false) => Choice::Kept,
            };
            Difference { field, proposal, can_join }
        })
        .collect()
}

/// What is proposed, as if it had been chosen.
pub fn proposed<T: Mergeable>(kept: &T, other: &T) -> Choices<T::Field> {
    differences(kept, other).into_iter().map(|it| (it.field, it.proposal)).collect()
}

/// The kept entry with what was chosen of the other.
pub fn merge<T: Mergeable>(kept: &T, other: &T, choices: &Choices<T::Field>) -> T {
    let mut merged = kept.clone();
    for (field, choice) in choices {
        match choice {
            Choice::Kept => {}
            Choice::Other => merged.take(*field, other),
            Choice::Both => merged.join(*field, other),
        }
    }
    merged
}

/// Adds what the other says and one does not.
trait Join {
    fn join(&mut self, other: &Self);
}

impl<T: Ord + Clone> Join for BTreeSet<T> {
    fn join(&mut self, other: &Self) {
        self.extend(other.iter().cloned());
    }
}

impl<T: PartialEq + Clone> Join for Vec<T> {
    fn join(&mut self, other: &Self) {
        for it in other {
            if !self.contains(it) {
                self.push(it.clone());
            }
        }
    }
}

impl Join for LocalText {
    fn join(&mut self, other: &Self) {
        let missing = other.iter().filter(|(lang, _)| self.get(lang).is_none());
        let missing: Vec<_> = missing.map(|(lang, text)| (lang.clone(), text.to_owned())).collect();
        *self = self
            .iter()
            .map(|(lang, text)| (lang.clone(), text.to_owned()))
            .chain(missing)
            .collect();
    }
}

impl Join for Contact {
    fn join(&mut self, other: &Self) {
        for (mine, theirs) in [
            (&mut self.phone, &other.phone),
            (&mut self.email, &other.email),
            (&mut self.url, &other.url),
        ] {
            if mine.is_none() {
                mine.clone_from(theirs);
            }
        }
    }
}

/// Writes [`Mergeable`] for fields that are members: `said` is never silent, `one` is replaced as a whole, `many` can be
/// joined. What a `blank` entry says in a field is nothing.
macro_rules! mergeable {
    ($entry:ident, $fields:ident, $blank:expr;
     said { $($said:ident = $s:ident,)* }
     one { $($one:ident = $a:ident,)* }
     many { $($many:ident = $b:ident,)* }) => {
        impl Mergeable for $entry {
            type Field = $fields;

            fn take(&mut self, field: $fields, from: &$entry) {
                match field {
                    $($fields::$said => self.$s = from.$s,)*
                    $($fields::$one => self.$a.clone_from(&from.$a),)*
                    $($fields::$many => self.$b.clone_from(&from.$b),)*
                }
            }

            fn join(&mut self, field: $fields, from: &$entry) {
                match field {
                    $($fields::$said => {})*
                    $($fields::$one => {})*
                    $($fields::$many => Join::join(&mut self.$b, &from.$b),)*
                }
            }

            fn agrees(&self, field: $fields, other: &$entry) -> bool {
                match field {
                    $($fields::$said => self.$s == other.$s,)*
                    $($fields::$one => self.$a == other.$a,)*
                    $($fields::$many => self.$b == other.$b,)*
                }
            }

            fn is_silent(&self, field: $fields) -> bool {
                let blank: fn(&$entry) -> $entry = $blank;
                match field {
                    $($fields::$said => false,)*
                    _ => self.agrees(field, &blank(self)),
                }
            }
        }
    };
}

mergeable! { Offer, OfferField, |it| Offer::new(
    it.id,
    it.origin.clone(),
    it.kind,
    LocalText::default(),
    it.provider,
);
    said {
        Kind = kind,
        Provider = provider,
    }
    one {
        Format = format,
        Schedule = schedule,
        Hours = hours,
        Ages = ages,
        Price = price,
        Registration = registration,
        Url = url,
        Capacity = capacity,
        Childcare = childcare,
        Certificate = certificate,
        Group = group,
        Languages = languages,
        Validity = validity,
    }
    many {
        Title = title,
        Summary = summary,
        Description = description,
        Prerequisite = prerequisite,
        Audiences = audiences,
        LifePhases = life_phases,
        Topics = topics,
        Keywords = keywords,
        Contact = contact,
        Accessibility = accessibility,
    }
}

mergeable! { Organisation, OrganisationField, |it| Organisation::new(
    it.id,
    it.origin.clone(),
    LocalText::default(),
);
    said {}
    one {
        RunBy = run_by,
        Provider = provider,
        Address = address,
        OpeningHours = opening_hours,
        School = school,
        Kita = kita,
    }
    many {
        Name = name,
        Kinds = kinds,
        Description = description,
        Contact = contact,
        Accessibility = accessibility,
    }
}

#[cfg(test)]
mod tests;
