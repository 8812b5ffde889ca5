//! Full-text search over titles and texts.
//!
//! The index holds no text of its own: it points at the documents, triggers keep it in step, and it can be rebuilt
//! from them at any time, so it is never trusted over them. Whatever a person types is a search, never an error:
//! words are quoted, and the last one also finds longer words that begin with it.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};
use text::TextRange;

use super::document::{self, COLUMNS, RECENT, Summary, any_of};
use crate::error::Cause;
use crate::value::{DocumentId, Timestamp};

pub(crate) const SCHEMA: &str = "
CREATE VIEW document_text AS
    SELECT document.number AS number, document.title AS title, content.text AS text
    FROM document JOIN content ON content.hash = document.content;
CREATE VIRTUAL TABLE document_fts USING fts5 (
    title, text, content = 'document_text', content_rowid = 'number', prefix = '1 2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER document_fts_insert AFTER INSERT ON document BEGIN
    INSERT INTO document_fts (rowid, title, text)
        SELECT number, title, text FROM document_text WHERE number = new.number;
END;
CREATE TRIGGER document_fts_update AFTER UPDATE OF title, content ON document
WHEN old.title IS NOT new.title OR old.content IS NOT new.content BEGIN
    INSERT INTO document_fts (document_fts, rowid, title, text)
        SELECT 'delete', old.number, old.title, text FROM content WHERE hash = old.content;
    INSERT INTO document_fts (rowid, title, text)
        SELECT number, title, text FROM document_text WHERE number = new.number;
END;
CREATE TRIGGER document_fts_delete AFTER DELETE ON document BEGIN
    INSERT INTO document_fts (document_fts, rowid, title, text)
        SELECT 'delete', old.number, old.title, text FROM content WHERE hash = old.content;
END;
";

/// Says again which form the index has; SQLite refuses to touch one, even to rebuild it, that does not say so.
pub(crate) const FORM: &str = "INSERT OR REPLACE INTO document_fts_config (k, v) VALUES ('version', 4)";

/// How many words of a search count; a pasted page is a search for its first words.
const MAX_WORDS: usize = 32;
/// More documents than this are not ranked by how often they say the words: half of a library says them, so it would
/// take long and say little.
const RANKED: usize = 500;
/// So many of the documents used last are looked through for better ones when there are enough already.
const LOOKED_THROUGH: usize = 1_000;
/// How many words around a hit are shown.
const SNIPPET_WORDS: u32 = 24;
/// How much more a word in the title counts than one in the text.
const TITLE_WEIGHT: f64 = 8.0;
/// Marks around a hit, taken out again before anybody sees them.
const OPEN: char = '\u{1}';
const CLOSE: char = '\u{2}';

/// A document that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Who it is.
    pub id: DocumentId,
    /// What language its text is in.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// The found words in [`Self::title`], as byte ranges in order.
    pub title_matches: Vec<TextRange>,
    /// A passage of the text around the found words, or its beginning.
    pub snippet: String,
    /// The found words in [`Self::snippet`], as byte ranges in order.
    pub snippet_matches: Vec<TextRange>,
    /// When the document last changed.
    pub modified: Timestamp,
}

/// The documents outside the trash, of one of `kinds` or of any, that hold every word of `query`, the best first.
pub(crate) fn search(db: &Connection, query: &str, kinds: &[&str], limit: u32) -> Result<Vec<Hit>, Cause> {
    let Some(expression) = expression(query) else { return Ok(Vec::new()) };
    let holding = numbers(db, &expression)?;
    let best = if holding.len() > RANKED {
        let titled = numbers(db, &title_expression(&words(query)))?;
        let better = |number, _: &str| titled.binary_search(&number).is_ok();
        last_used(db, &holding, kinds, limit, better, |row| row.get("id").ok())?
    } else {
        ranked(db, &expression, kinds, limit)?
    };
    hits(db, &expression, &best)
}

/// The documents outside the trash, of one of `kinds` or of any, with a word in their title that begins with each word
/// of `query`: those first whose title begins with it, then the most recently changed or opened.
pub(crate) fn titles(
    db: &Connection,
    query: &str,
    kinds: &[&str],
    limit: u32,
) -> Result<Vec<Summary>, Cause> {
    let words = words(query);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let expression = title_expression(&words);
    let holding = numbers(db, &expression)?;
    if holding.len() <= RANKED {
        return ranked_titles(db, &expression, query.trim(), kinds, limit);
    }
    let beginning = query.trim().to_lowercase();
    let better = |_, title: &str| title.to_lowercase().starts_with(&beginning);
    last_used(db, &holding, kinds, limit, better, document::summary)
}

/// The numbers of the documents that match, in order; those in the trash are among them.
fn numbers(db: &Connection, expression: &str) -> Result<Vec<i64>, Cause> {
    let mut matching = db.prepare_cached("SELECT rowid FROM document_fts WHERE document_fts MATCH ?1")?;
    let mut numbers =
        matching.query_map([expression], |row| row.get(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    // They come in order, but nobody promises it.
    numbers.sort_unstable();
    Ok(numbers)
}

/// The documents that match `expression`, those first that say the words most for their length.
fn ranked(db: &Connection, expression: &str, kinds: &[&str], limit: u32) -> Result<Vec<DocumentId>, Cause> {
    let mut ranking = db.prepare_cached(
        "SELECT document.id FROM document_fts JOIN document ON document.number = document_fts.rowid
         WHERE document_fts MATCH ?1 AND document.trashed IS NULL
             AND (?4 = '' OR instr(?4, ' ' || document.kind || ' ') > 0)
         ORDER BY bm25(document_fts, ?2, 1.0), document.modified DESC, document.id LIMIT ?3",
    )?;
    let best = ranking.query_map((expression, TITLE_WEIGHT, limit, any_of(kinds)), |row| row.get(0))?;
    Ok(best.collect::<rusqlite::Result<_>>()?)
}

/// The documents whose title matches `expression`, those first whose title begins with `beginning`, then the most
/// recently used.
fn ranked_titles(
    db: &Connection,
    expression: &str,
    beginning: &str,
    kinds: &[&str],
    limit: u32,
) -> Result<Vec<Summary>, Cause> {
    let mut ranking = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM document
         WHERE number IN (SELECT rowid FROM document_fts WHERE document_fts MATCH ?1) AND trashed IS NULL
             AND (?4 = '' OR instr(?4, ' ' || kind || ' ') > 0)
         ORDER BY substr(title, 1, length(?2)) = ?2 COLLATE NOCASE DESC, {RECENT} DESC, id LIMIT ?3"
    ))?;
    let best =
        ranking.query_map((expression, beginning, limit, any_of(kinds)), |row| Ok(document::summary(row)))?;
    Ok(best.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// The documents outside the trash, of one of `kinds` or of any, in whose text one of the words `leads` is followed at
/// once by the words of `query`; the most recently changed or opened first.
///
/// The last word may go on, unless it is a single letter. Without `leads`, those that hold all the words, each of which
/// may go on.
pub(crate) fn following(
    db: &Connection,
    leads: &[&str],
    query: &str,
    kinds: &[&str],
    limit: u32,
) -> Result<Vec<DocumentId>, Cause> {
    let mut words = words(query);
    let unfinished = |word: &str| {
        let long = word.chars().filter(|letter| letter.is_alphanumeric()).nth(1).is_some();
        format!("{word}{}", if long { "*" } else { "" })
    };
    let Some(last) = words.pop().map(|last| unfinished(&last)) else { return Ok(Vec::new()) };
    let expression = if leads.is_empty() {
        words.iter().map(|word| unfinished(word)).chain([last]).collect::<Vec<_>>().join(" AND ")
    } else {
        words.push(last);
        let phrase = words.join(" + ");
        leads.iter().map(|lead| format!("\"{lead}\" + {phrase}")).collect::<Vec<_>>().join(" OR ")
    };
    let holding = numbers(db, &format!("{{text}} : ({expression})"))?;
    last_used(db, &holding, kinds, limit, |_, _| false, |row| row.get("id").ok())
}

/// Of the documents with these numbers those that were changed or opened last, the `better` ones among them first; what
/// `of` makes of their rows, or nothing of rows too damaged for it, which are for the list to report.
///
/// Looks through the documents in that order and ends when it has enough: what matches so often is found soon.
fn last_used<T>(
    db: &Connection,
    numbers: &[i64],
    kinds: &[&str],
    limit: u32,
    better: impl Fn(i64, &str) -> bool,
    of: impl Fn(&Row<'_>) -> Option<T>,
) -> Result<Vec<T>, Cause> {
    let mut walk = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM document
         WHERE trashed IS NULL AND (?1 = '' OR instr(?1, ' ' || kind || ' ') > 0) ORDER BY {RECENT} DESC, id DESC"
    ))?;
    let limit = limit as usize;
    let (mut first, mut others) = (Vec::new(), Vec::new());
    let mut rows = walk.query([any_of(kinds)])?;
    let mut seen = 0;
    while let Some(row) = rows.next()?
        && first.len() < limit
        && (seen < LOOKED_THROUGH || others.len() < limit)
    {
        seen += 1;
        let number = row.get("number")?;
        if numbers.binary_search(&number).is_err() {
            continue;
        }
        if row.get_ref("title")?.as_str().is_ok_and(|title| better(number, title)) {
            first.extend(of(row));
        } else if others.len() < limit {
            others.extend(of(row));
        }
    }
    first.extend(others);
    first.truncate(limit);
    Ok(first)
}

/// These documents with the passages that match `expression`, in their order.
fn hits(db: &Connection, expression: &str, best: &[DocumentId]) -> Result<Vec<Hit>, Cause> {
    let mut entries = Vec::with_capacity(best.len());
    for &id in best {
        // A damaged document cannot be shown as a hit; the list and the check report it.
        match document::entry(db, id) {
            Ok(entry) => entries.push(entry),
            Err(Cause::DamagedDocument { .. }) => {}
            Err(other) => return Err(other),
        }
    }
    let numbers: Vec<_> = entries.iter().map(|entry| entry.number.to_string()).collect();
    // All in one walk through the matches: asked for one by one, each would put the index's lists together anew.
    let mut passages = db.prepare_cached(
        "SELECT rowid, highlight(document_fts, 0, ?3, ?4), snippet(document_fts, 1, '', '', '…', ?5),
                snippet(document_fts, 1, ?3, ?4, '…', ?5)
         FROM document_fts WHERE document_fts MATCH ?1 AND +rowid IN (SELECT value FROM json_each(?2))",
    )?;
    let asked =
        (expression, format!("[{}]", numbers.join(",")), OPEN.to_string(), CLOSE.to_string(), SNIPPET_WORDS);
    let found = passages.query_map(asked, |row| {
        Ok((row.get(0)?, Passage { title: row.get(1)?, plain: row.get(2)?, marked: row.get(3)? }))
    })?;
    let mut passages = found.collect::<rusqlite::Result<BTreeMap<i64, Passage>>>()?;
    let hit = |entry: document::Entry| passages.remove(&entry.number).map(|passage| passage.of(entry));
    Ok(entries.into_iter().filter_map(hit).collect())
}

/// What a search found of a document, as the index tells it.
struct Passage {
    /// The title with marks.
    title: String,
    /// A passage of the text.
    plain: String,
    /// The passage with marks.
    marked: String,
}

impl Passage {
    fn of(self, entry: document::Entry) -> Hit {
        Hit {
            id: entry.id,
            title_matches: matches(&entry.title, &self.title),
            snippet_matches: matches(&self.plain, &self.marked),
            kind: entry.kind,
            title: entry.title,
            snippet: self.plain,
            modified: entry.modified,
        }
    }
}

/// Builds the index anew from the documents.
pub(crate) fn rebuild(db: &Connection) -> Result<(), Cause> {
    db.execute("INSERT INTO document_fts (document_fts) VALUES ('rebuild')", [])?;
    Ok(())
}

/// A search in the index's own language for every word of `query`; `None` if there is no word in it.
fn expression(query: &str) -> Option<String> {
    let words = words(query);
    (!words.is_empty()).then(|| words.join(" ") + "*")
}

/// A search for the documents whose titles have words that begin with these.
fn title_expression(words: &[String]) -> String {
    let beginnings: Vec<_> = words.iter().map(|word| format!("{word}*")).collect();
    format!("{{title}} : ({})", beginnings.join(" AND "))
}

/// The words of `query`, quoted.
fn words(query: &str) -> Vec<String> {
    query
        .split(|letter: char| letter.is_whitespace() || letter.is_control() || letter == '"')
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(MAX_WORDS)
        .map(|word| format!("\"{word}\""))
        .collect()
}

/// The marked ranges: `marked` is `plain` with marks around each found word.
///
/// A text may hold the marks itself. Comparing both forms tells the difference: what is in `plain` is text.
fn matches(plain: &str, marked: &str) -> Vec<TextRange> {
    let (mut ranges, mut start, mut rest) = (Vec::new(), None, plain);
    for letter in marked.chars() {
        if let Some(after) = rest.strip_prefix(letter) {
            rest = after;
            continue;
        }
        let at = plain.len() - rest.len();
        match letter {
            OPEN => start = Some(at),
            CLOSE => ranges.extend(start.take().map(|start| TextRange::new(start, at))),
            _ => return ranges,
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::library::Library;
    use crate::table::document::Shelf;
    use crate::test_support::Still;
    use crate::value::VersionNumber;

    #[test]
    fn words_are_quoted_and_the_last_one_is_a_beginning() {
        assert_eq!(expression("hot kett").as_deref(), Some(r#""hot" "kett"*"#));
        assert_eq!(expression("a\"b NEAR(c").as_deref(), Some(r#""a" "b" "NEAR(c"*"#));
        for nothing in ["", "  ", "\"", "*", "-- ()", "\0"] {
            assert_eq!(expression(nothing), None, "{nothing:?}");
        }
        assert_eq!(expression(&"word ".repeat(1_000)).unwrap().matches("word").count(), MAX_WORDS);
    }

    #[test]
    fn marks_become_ranges_even_if_the_text_holds_marks() {
        let found = |plain: &str, marked: &str| {
            matches(plain, marked)
                .iter()
                .map(|range| plain[range.start..range.end].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(found("hot kettle", "\u{1}hot\u{2} \u{1}kettle\u{2}"), ["hot", "kettle"]);
        assert_eq!(found("a \u{1}tea", "a \u{1}\u{1}tea\u{2}"), ["tea"]);
        assert_eq!(found("té \u{2}", "\u{1}té\u{2} \u{2}"), ["té"]);
        assert!(found("other", "\u{1}text\u{2}").is_empty());
    }

    #[test]
    fn words_are_found_behind_others() {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(&folder.path().join("tea"), Still::new()).unwrap();
        let mut create = |text: &str| library.create("map", "Tea", text).unwrap();
        let one = create("component Hot water [0.4, 0.5]\n");
        let two = create("anchor hot\n");
        let _ = create("component Cold hot\nTea->Hot water\nhot component\n");
        let reader = library.reader();
        let found = |query: &str, kinds: &[&str], limit| {
            let mut found = reader.following(&["component", "anchor"], query, kinds, limit).unwrap();
            found.sort_unstable();
            found
        };
        let mut both = vec![one, two];
        both.sort_unstable();
        assert_eq!(found("ho", &[], 9), both);
        assert_eq!(found("HOT wat", &["map"], 9), [one]);
        assert_eq!(found("ho", &[], 1).len(), 1);
        assert!(found("ho", &["decision"], 9).is_empty() && found(" \"", &[], 9).is_empty());
        assert_eq!(reader.following(&[], "wat ho", &[], 9).unwrap().len(), 2, "anywhere, each unfinished");
    }

    /// What may happen to a document; the numbers choose which one and what it gets.
    #[derive(Clone, Debug)]
    enum Act {
        Create(String, String),
        Save(usize, String),
        Rename(usize, String),
        Trash(usize),
        Restore(usize),
        Delete(usize),
        Back(usize),
        Undo,
        Redo,
    }

    fn act() -> impl Strategy<Value = Act> {
        let words = || "[a-c]{1,2}( [a-c]{1,2}){0,6}";
        prop_oneof![
            (words(), words()).prop_map(|(title, text)| Act::Create(title, text)),
            (0..6_usize, words()).prop_map(|(which, text)| Act::Save(which, text)),
            (0..6_usize, words()).prop_map(|(which, title)| Act::Rename(which, title)),
            (0..6_usize).prop_map(Act::Trash),
            (0..6_usize).prop_map(Act::Restore),
            (0..6_usize).prop_map(Act::Delete),
            (0..6_usize).prop_map(Act::Back),
            Just(Act::Undo),
            Just(Act::Redo),
        ]
    }

    /// Does `act`; a refusal is as good as any other outcome here.
    fn perform(library: &mut Library, ids: &mut Vec<DocumentId>, act: &Act) {
        let pick = |which: usize| ids.get(which % ids.len().max(1)).copied();
        let Some(id) = pick(0) else {
            ids.extend(library.create("map", "first", "a b c").ok());
            return;
        };
        let (mut created, hash) =
            (None, |id| library.reader().open_document(id).map(|document| document.hash));
        let _ = match act {
            Act::Create(title, text) => library.create("map", title, text).map(|id| created = Some(id)),
            Act::Save(which, text) => {
                let id = pick(*which).unwrap_or(id);
                hash(id).and_then(|base| library.save(id, text, base)).map(drop)
            }
            Act::Rename(which, title) => library.rename(pick(*which).unwrap_or(id), title),
            Act::Trash(which) => library.trash(pick(*which).unwrap_or(id)),
            Act::Restore(which) => library.restore_from_trash(pick(*which).unwrap_or(id)),
            Act::Delete(which) => library.delete_forever(&[pick(*which).unwrap_or(id)]),
            Act::Back(which) => {
                let id = pick(*which).unwrap_or(id);
                hash(id).and_then(|base| library.restore_version(id, VersionNumber(1), base)).map(drop)
            }
            Act::Undo => library.undo().map(drop),
            Act::Redo => library.redo().map(drop),
        };
        ids.extend(created);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn the_index_stays_in_step_with_the_documents(acts in prop::collection::vec(act(), 1..40)) {
            let folder = tempfile::tempdir().unwrap();
            let mut library = Library::open(&folder.path().join("tea"), Still::new()).unwrap();
            let mut ids = Vec::new();
            for act in &acts {
                perform(&mut library, &mut ids, act);
            }
            // `rank = 1` compares the index with the documents word by word.
            let compare = "INSERT INTO document_fts (document_fts, rank) VALUES ('integrity-check', 1)";
            library.connection_mut().execute(compare, []).unwrap();
            let listed = library.reader().list(Shelf::Library).unwrap().documents;
            for word in ["a", "bb", "cab", "first"] {
                let mut expected: Vec<_> = listed.iter().map(|summary| summary.id).filter(|id| {
                    let document = library.reader().open_document(*id).unwrap();
                    [document.title, document.text].iter().any(|text| text.split(' ').any(|have| have.starts_with(word)))
                }).collect();
                let mut found: Vec<_> = library.reader().search(word, &[], 99).unwrap().iter().map(|hit| hit.id).collect();
                expected.sort_unstable();
                found.sort_unstable();
                prop_assert_eq!(found, expected, "{}", word);
            }
            prop_assert!(library.reader().check().unwrap().is_sound());
        }
    }
}
