//! The frame of all readers of offers: steps that put records and findings onto a desk, handed on one by one.

use base::Finding;
use landscape::Incoming;

use crate::draft::Desk;

/// A format that is read in steps.
pub(crate) trait Steps<'a> {
    fn desk(&mut self) -> &mut Desk<'a>;

    /// Reads a piece of the file; `false` at its end. What is put onto the desk before an `Err` counts.
    fn advance(&mut self) -> Result<bool, Finding>;

    /// The note at the end of a file in which something was not text.
    fn spoiled(&self) -> Option<Finding>;
}

/// The records and findings of a file, in its order; one that ends it stands last.
pub(crate) struct Reading<S> {
    steps: S,
    done: bool,
}

impl<S> Reading<S> {
    pub(crate) fn new(steps: S) -> Reading<S> {
        Reading { steps, done: false }
    }
}

impl<'a, S: Steps<'a>> Iterator for Reading<S> {
    type Item = Result<Incoming, Finding>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.steps.desk().next() {
                return Some(item);
            }
            if self.done {
                return None;
            }
            let fatal = match self.steps.advance() {
                Ok(true) => continue,
                Ok(false) => None,
                Err(fatal) => Some(fatal),
            };
            self.done = true;
            let spoiled = self.steps.spoiled();
            self.steps.desk().close(spoiled);
            fatal.into_iter().for_each(|fatal| self.steps.desk().find(fatal));
        }
    }
}
