//! The fields of the index.
//!
//! Terms come analysed, so tantivy only splits at blanks. What is filtered, counted and sorted lies in
//! columns; `facet` holds `key:value` for everything that is counted, so a new facet needs no new field.

use tantivy::schema::{
    BytesOptions, FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema,
    TextFieldIndexing, TextOptions,
};

/// Raised whenever the meaning of the index changes: an index of another version is rebuilt.
pub(crate) const VERSION: u32 = 4;

/// Handles of the fields.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// The offer's id: 16 bytes, for replacing.
    pub(crate) id: Field,
    pub(crate) id_high: Field,
    pub(crate) id_low: Field,
    /// Stems of the title's words.
    pub(crate) title: Field,
    /// Stems of the parts of the title's compounds.
    pub(crate) title_parts: Field,
    /// Keywords, labels of topics, subjects.
    pub(crate) topics: Field,
    pub(crate) summary: Field,
    /// Provider, names of places, towns.
    pub(crate) provider: Field,
    /// The provider's name from each of its words on, folded, with a mark and the name as it is written.
    pub(crate) names: Field,
    pub(crate) description: Field,
    /// Surface forms of the title's words, keywords and labels.
    pub(crate) surface: Field,
    /// Surface forms of all other words.
    pub(crate) other_surface: Field,
    /// Words whose surface form is not how they are written: `surface`, a mark, the word.
    pub(crate) display: Field,
    /// Concepts with everything above them: `topics:edv`.
    pub(crate) concepts: Field,
    pub(crate) facet: Field,
    /// Least price in cents.
    pub(crate) price: Field,
    /// Ages from and to, packed.
    pub(crate) ages: Field,
    /// Days of visibility, packed.
    pub(crate) window: Field,
    /// The day from which on it stands behind others; nothing where it never does.
    pub(crate) sinks: Field,
    /// Starts of meetings in minutes, with a mark for whole days.
    pub(crate) starts: Field,
    /// Positions of the dates' places, packed.
    pub(crate) points: Field,
}

fn text(freqs: IndexRecordOption, norms: bool) -> TextOptions {
    TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer("whitespace")
            .set_index_option(freqs)
            .set_fieldnorms(norms),
    )
}

/// The schema and its handles.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let number = || NumericOptions::from(FAST);
    let once = || text(IndexRecordOption::Basic, true);
    let often = || text(IndexRecordOption::WithFreqs, true);
    let bare = || text(IndexRecordOption::Basic, false);
    let fields = Fields {
        id: builder.add_bytes_field("id", BytesOptions::from(INDEXED)),
        id_high: builder.add_u64_field("id_high", number()),
        id_low: builder.add_u64_field("id_low", number()),
        title: builder.add_text_field("title", once()),
        title_parts: builder.add_text_field("title_parts", once()),
        topics: builder.add_text_field("topics", once()),
        summary: builder.add_text_field("summary", often()),
        provider: builder.add_text_field("provider", once()),
        names: builder.add_bytes_field("names", BytesOptions::from(INDEXED)),
        description: builder.add_text_field("description", often()),
        surface: builder.add_text_field("surface", bare()),
        other_surface: builder.add_text_field("other_surface", bare()),
        display: builder.add_text_field("display", bare()),
        concepts: builder.add_text_field("concepts", bare()),
        facet: builder.add_bytes_field("facet", BytesOptions::default().set_fast()),
        price: builder.add_u64_field("price", number()),
        ages: builder.add_u64_field("ages", number()),
        window: builder.add_u64_field("window", number()),
        sinks: builder.add_u64_field("sinks", number()),
        starts: builder.add_u64_field("starts", number()),
        points: builder.add_u64_field("points", number()),
    };
    (builder.build(), fields)
}
