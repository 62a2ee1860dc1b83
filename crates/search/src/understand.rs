//! stub
use crate::{Filters, Lexicon, Understood};
use jiff::civil::Date;
pub struct Reading {
    pub understood: Vec<Understood>,
    pub rest: String,
}
impl Reading {
    pub fn plain(text: &str) -> Reading {
        Reading { understood: Vec::new(), rest: text.to_owned() }
    }
}
pub fn read(
    text: &str,
    _l: &Lexicon,
    _t: Date,
    _leave: &[(String, String)],
    _f: &Filters,
) -> Reading {
    Reading::plain(text)
}
pub fn is_soft(_u: &Understood) -> bool {
    false
}
