//! The index: a folder that can be thrown away at any time.
//!
//! Everything in it follows from the store. Readers share a snapshot and never wait for the writer; one
//! writer at a time holds tantivy's lock, whoever comes second is told that it is busy. A folder of another
//! version, or one that cannot be read, is emptied and filled again.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    fs,
    path::Path,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use base::{ChangePosition, OfferId};
use jiff::civil::Date;
use tantivy::{
    Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, Term,
    indexer::{IndexWriterOptions, LogMergePolicy},
};

use crate::{
    Answer, Document, Lexicon, Request, SearchError, Suggestion,
    analysis::{Analyser, parts::Parts, word},
    document::Scribe,
    lexicon::texts,
    schema::{Fields, VERSION, schema},
    search::Run,
    snapshot::{Kept, Snapshot, learn_word},
};

/// Memory of one writing thread; there are two.
const BUDGET: usize = 40_000_000;
/// Documents that are analysed together.
const BATCH: usize = 1_000;

/// The search of the house. Cheap to clone.
#[derive(Clone)]
pub struct SearchIndex(Arc<Inner>);

struct Inner {
    fields: Fields,
    open: RwLock<Open>,
    /// One writer in this process at a time; tantivy's lock keeps other processes out.
    writing: AtomicBool,
}

struct Open {
    index: Index,
    reader: IndexReader,
    snapshot: Arc<Snapshot>,
    kept: Kept,
}

/// What a commit remembers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
struct Payload {
    version: u32,
    position: i64,
    /// Of the lexicon with which it was made.
    #[serde(default)]
    words: u64,
}

impl SearchIndex {
    /// Opens the index in a folder; makes an empty one where there is none or one that cannot be used.
    pub fn open(folder: &Path, lexicon: Arc<Lexicon>) -> Result<SearchIndex, SearchError> {
        fs::create_dir_all(folder)?;
        let (_, fields) = schema();
        let open = match open_folder(folder, &lexicon, fields) {
            Ok(open) => open,
            Err(SearchError::Busy) => return Err(SearchError::Busy),
            Err(_) => {
                empty(folder)?;
                create(folder, &lexicon, fields)?
            }
        };
        Ok(SearchIndex(Arc::new(Inner {
            fields,
            open: RwLock::new(open),
            writing: AtomicBool::new(false),
        })))
    }

    /// The words with which what is found now was analysed.
    pub fn lexicon(&self) -> Arc<Lexicon> {
        Arc::clone(self.snapshot().analyser.lexicon())
    }

    /// Whether what is indexed was analysed with other words than this lexicon's.
    pub fn is_stale(&self, lexicon: &Lexicon) -> bool {
        let open = self.0.open.read().unwrap_or_else(PoisonError::into_inner);
        payload(&open.index).is_none_or(|payload| payload.words != lexicon.stamp())
    }

    /// How far the change log has been followed; 0 for an empty index.
    pub fn position(&self) -> ChangePosition {
        let open = self.0.open.read().unwrap_or_else(PoisonError::into_inner);
        position(&open.index)
    }

    /// How many offers the index holds, hidden ones included.
    pub fn len(&self) -> u64 {
        self.snapshot().searcher.num_docs()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes over what another process has written.
    pub fn reload(&self) -> Result<(), SearchError> {
        self.reload_with(&self.lexicon())
    }

    /// The same; from now on words are read as this lexicon says.
    fn reload_with(&self, lexicon: &Arc<Lexicon>) -> Result<(), SearchError> {
        let mut open = self.0.open.write().unwrap_or_else(PoisonError::into_inner);
        open.reader.reload()?;
        let (snapshot, kept) =
            Snapshot::new(open.reader.searcher(), lexicon, self.0.fields, &open.kept)?;
        open.snapshot = Arc::new(snapshot);
        open.kept = kept;
        Ok(())
    }

    /// Indexes documents in place of what was known of the same offers; visible when it returns. Meetings
    /// are taken up from `today` on.
    pub fn put(
        &self,
        documents: impl IntoIterator<Item = Document>,
        today: Date,
    ) -> Result<u64, SearchError> {
        let mut batch = self.write(today)?;
        for document in documents {
            batch.put(document)?;
        }
        batch.commit(None)
    }

    pub fn search(&self, request: &Request) -> Result<Answer, SearchError> {
        Run::new(&self.snapshot(), request).answer()
    }

    /// Completions of what somebody types, the commonest first.
    pub fn suggest(&self, prefix: &str, limit: usize) -> Result<Vec<Suggestion>, SearchError> {
        crate::suggest::suggest(&self.snapshot(), prefix, limit)
    }

    /// Offers like this one, the likest first, without it.
    pub fn similar(
        &self,
        offer: OfferId,
        limit: usize,
        today: Date,
    ) -> Result<Vec<crate::Hit>, SearchError> {
        crate::similar::similar(&self.snapshot(), self.0.fields, offer, limit, today)
    }

    pub(crate) fn snapshot(&self) -> Arc<Snapshot> {
        self.0.open.read().unwrap_or_else(PoisonError::into_inner).snapshot.clone()
    }

    /// Begins to write; [`SearchError::Busy`] where somebody else does.
    pub(crate) fn write(&self, today: Date) -> Result<Batch, SearchError> {
        let snapshot = self.snapshot();
        self.write_with(snapshot.analyser.clone(), today)
    }

    /// The same with other words, for an index that is made anew.
    pub(crate) fn write_anew(
        &self,
        lexicon: Arc<Lexicon>,
        today: Date,
    ) -> Result<Batch, SearchError> {
        self.write_with(Analyser::new(lexicon, Arc::default()), today)
    }

    fn write_with(&self, analyser: Analyser, today: Date) -> Result<Batch, SearchError> {
        let held = Held::take(&self.0).ok_or(SearchError::Busy)?;
        let index = self.0.open.read().unwrap_or_else(PoisonError::into_inner).index.clone();
        // What stays from before was analysed with the words of then.
        let words = payload(&index).map_or(0, |payload| payload.words);
        let options = IndexWriterOptions::builder()
            .num_worker_threads(2)
            .num_merge_threads(1)
            .memory_budget_per_thread(BUDGET)
            .build();
        let writer = index.writer_with_options(options)?;
        let mut merge = LogMergePolicy::default();
        merge.set_min_num_segments(6);
        merge.set_max_docs_before_merge(200_000);
        writer.set_merge_policy(Box::new(merge));
        Ok(Batch {
            index: self.clone(),
            writer,
            analyser,
            today,
            waiting: Vec::new(),
            titles: BTreeMap::new(),
            written: 0,
            words,
            held,
        })
    }
}

/// Documents on their way into the index; dropped without [`Batch::commit`] nothing has changed.
pub(crate) struct Batch {
    index: SearchIndex,
    writer: IndexWriter,
    analyser: Analyser,
    today: Date,
    waiting: Vec<Waiting>,
    /// Words that stood alone in titles of this batch, and how often.
    titles: BTreeMap<String, u32>,
    written: u64,
    /// Of the words with which everything in the index will have been analysed.
    words: u64,
    held: Held,
}

struct Waiting {
    document: Document,
    /// The index holds nothing of the same offer.
    new: bool,
}

/// The right to write, given back when dropped.
struct Held(Arc<Inner>);

impl Held {
    fn take(inner: &Arc<Inner>) -> Option<Held> {
        (!inner.writing.swap(true, Ordering::AcqRel)).then(|| Held(inner.clone()))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.writing.store(false, Ordering::Release);
    }
}

impl Batch {
    /// Puts a document in place of what is known of the same offer.
    pub(crate) fn put(&mut self, document: Document) -> Result<(), SearchError> {
        self.push(Waiting { document, new: false })
    }

    /// The same for an offer that neither the index nor this batch knows, which takes less.
    pub(crate) fn put_new(&mut self, document: Document) -> Result<(), SearchError> {
        self.push(Waiting { document, new: true })
    }

    fn push(&mut self, waiting: Waiting) -> Result<(), SearchError> {
        self.waiting.push(waiting);
        if self.waiting.len() >= BATCH {
            self.flush()?;
        }
        Ok(())
    }

    pub(crate) fn remove(&mut self, offer: OfferId) -> Result<(), SearchError> {
        self.flush()?;
        self.writer
            .delete_term(Term::from_field_bytes(self.index.0.fields.id, offer.uuid().as_bytes()));
        Ok(())
    }

    /// Forgets everything that was indexed before.
    pub(crate) fn clear(&mut self) -> Result<(), SearchError> {
        self.waiting.clear();
        self.words = self.analyser.lexicon().stamp();
        self.writer.delete_all_documents()?;
        Ok(())
    }

    fn flush(&mut self) -> Result<(), SearchError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        self.learn();
        let fields = self.index.0.fields;
        // The same offer twice in one batch is put by its last state alone.
        let mut last: BTreeMap<OfferId, Waiting> = BTreeMap::new();
        for waiting in std::mem::take(&mut self.waiting) {
            match last.entry(waiting.document.offer.id) {
                Entry::Vacant(free) => {
                    free.insert(waiting);
                }
                Entry::Occupied(mut known) => known.get_mut().document = waiting.document,
            }
        }
        let waiting: Vec<Waiting> = last.into_values().collect();
        let (half, rest) = waiting.split_at(waiting.len() / 2);
        let (writer, analyser, today) = (&self.writer, &self.analyser, self.today);
        let write = |waiting: &[Waiting]| -> Result<(), SearchError> {
            let mut scribe = Scribe::new(analyser, fields, today);
            for Waiting { document, new } in waiting {
                let row = scribe.row(document);
                if !new {
                    let id = document.offer.id.uuid();
                    writer.delete_term(Term::from_field_bytes(fields.id, id.as_bytes()));
                }
                writer.add_document(row)?;
            }
            Ok(())
        };
        // The second core analyses too.
        std::thread::scope(|scope| {
            let other = scope.spawn(|| write(rest));
            let first = write(half);
            first.and(other.join().unwrap_or(Err(SearchError::Unreadable("writer died".into()))))
        })?;
        self.written += u64::try_from(waiting.len()).unwrap_or(0);
        Ok(())
    }

    /// Words that stand alone in several titles of the batch help to take its compounds apart.
    fn learn(&mut self) {
        let titles = self.waiting.iter().map(|w| &w.document.offer.title);
        let mut twice: Vec<String> = Vec::new();
        for word in titles.flat_map(|title| texts(title).flat_map(word::words)) {
            if let [piece] = word.pieces.as_slice()
                && (4..=10).contains(&piece.len())
            {
                let times = self.titles.entry(piece.clone()).or_default();
                *times += 1;
                if *times == 2 {
                    twice.push(piece.clone());
                }
            }
        }
        if twice.is_empty() {
            return;
        }
        let mut learned: Parts = (**self.analyser.learned()).clone();
        for word in &twice {
            learn_word(&mut learned, word);
        }
        self.analyser = Analyser::new(self.analyser.lexicon().clone(), Arc::new(learned));
    }

    /// Makes visible what was put so far, and goes on.
    pub(crate) fn save(&mut self, position: ChangePosition) -> Result<(), SearchError> {
        self.flush()?;
        let lexicon = self.analyser.lexicon();
        let payload = Payload { version: VERSION, position: position.0, words: self.words };
        let text = serde_json::to_string(&payload).unwrap_or_default();
        let mut prepared = self.writer.prepare_commit()?;
        prepared.set_payload(&text);
        prepared.commit()?;
        self.index.reload_with(lexicon)
    }

    /// Makes it all visible and remembers the position; returns how many documents were put.
    pub(crate) fn commit(mut self, position: Option<ChangePosition>) -> Result<u64, SearchError> {
        self.save(position.unwrap_or_else(|| self.index.position()))?;
        let Batch { index, written, writer, held, .. } = self;
        // Merging what was written can take a while.
        writer.wait_merging_threads()?;
        index.reload()?;
        drop(held);
        Ok(written)
    }
}

fn position(index: &Index) -> ChangePosition {
    ChangePosition(payload(index).map_or(0, |p| p.position))
}

fn payload(index: &Index) -> Option<Payload> {
    serde_json::from_str(index.load_metas().ok()?.payload.as_deref()?).ok()
}

fn opened(index: Index, lexicon: &Arc<Lexicon>, fields: Fields) -> Result<Open, SearchError> {
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    let (snapshot, kept) = Snapshot::new(reader.searcher(), lexicon, fields, &Kept::new())?;
    Ok(Open { index, reader, snapshot: Arc::new(snapshot), kept })
}

fn open_folder(folder: &Path, lexicon: &Arc<Lexicon>, fields: Fields) -> Result<Open, SearchError> {
    let index = Index::open_in_dir(folder)?;
    let same = index.schema() == schema().0;
    match payload(&index) {
        Some(payload) if same && payload.version == VERSION => opened(index, lexicon, fields),
        _ => Err(SearchError::Unreadable("another version".to_owned())),
    }
}

fn create(folder: &Path, lexicon: &Arc<Lexicon>, fields: Fields) -> Result<Open, SearchError> {
    let directory = tantivy::directory::MmapDirectory::open(folder)
        .map_err(|err| SearchError::Engine(err.into()))?;
    let index = Index::create(directory, schema().0, IndexSettings::default())?;
    let mut writer: IndexWriter = index.writer_with_num_threads(1, 15_000_000)?;
    let mut prepared = writer.prepare_commit()?;
    let payload = Payload { version: VERSION, position: 0, words: lexicon.stamp() };
    prepared.set_payload(&serde_json::to_string(&payload).unwrap_or_default());
    prepared.commit()?;
    writer.wait_merging_threads()?;
    opened(index, lexicon, fields)
}

/// Removes the files of an index; other files and folders stay.
fn empty(folder: &Path) -> Result<(), SearchError> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
