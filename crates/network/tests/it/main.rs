//! Matching with the German analysis of the search.

mod judged;
