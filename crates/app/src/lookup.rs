//! Finding components wherever they are: the index says in which maps to look, and the maps what is on them.

use crate::documents::{name_of, shown_title};
use crate::{App, Host, failure, kind, map};
use contract::{ApiError, DocumentKind, ElementHit, Query};
use library::{DocumentId, Reader};
use std::collections::BTreeSet;

/// How many are shown.
const SHOWN: usize = 20;
/// In how many maps a name that begins with the words is looked for.
const BEGINNING: u32 = 24;
/// In how many more maps a name is looked for that has them further on, when those do not fill the list.
const WITHIN: u32 = 16;
/// The words of the language behind which names stand.
const LEADS: [&str; 3] = ["component", "anchor", "submap"];

impl<H: Host> App<H> {
    pub(crate) async fn find_elements(&self, wanted: Query) -> Result<Vec<ElementHit>, ApiError> {
        let found = self.shelf.handle()?.read(move |reader| find(reader, &wanted.query));
        found.await.map_err(failure::of_library)
    }
}

/// What is found, the best first: the whole name, then its beginning, then a later word; the most recent map first.
fn find(reader: &Reader, query: &str) -> library::Result<Vec<ElementHit>> {
    let words: Vec<_> = query.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let mut ranked = Vec::new();
    for id in maps(reader, query)? {
        // A damaged map cannot be gone to; the list and the check report it.
        let (Ok(document), Ok(Some(summary))) = (reader.open_document(id), reader.summary(id)) else {
            continue;
        };
        for element in map::names(&document.text) {
            if let Some(rank) = rank(&element.name, &words) {
                let (document, title) = (name_of(id), shown_title(&summary));
                let map::Named { id, kind, name } = element;
                ranked.push((rank, ElementHit { document, title, id, kind: kind.into(), name }));
            }
        }
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    Ok(ranked.into_iter().map(|(_, hit)| hit).take(SHOWN).collect())
}

/// The maps to look at.
fn maps(reader: &Reader, query: &str) -> library::Result<Vec<DocumentId>> {
    let kinds = [kind::stored(DocumentKind::Map)];
    let mut maps = reader.following(&LEADS, query, &kinds, BEGINNING)?;
    if maps.len() >= BEGINNING as usize {
        return Ok(maps);
    }
    let known: BTreeSet<_> = maps.iter().copied().collect();
    let more = reader.following(&[], query, &kinds, WITHIN + BEGINNING)?;
    maps.extend(more.into_iter().filter(|id| !known.contains(id)).take(WITHIN as usize));
    Ok(maps)
}

/// How well `words`, in lower case, fit a name: 0 for all of it, 1 for its beginning, 2 when each begins a word of it.
fn rank(name: &str, words: &[String]) -> Option<u8> {
    let name = name.to_lowercase();
    let begins = |word: &String| {
        let mut places = name.match_indices(word.as_str()).map(|(at, _)| at);
        places.any(|at| name[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric()))
    };
    let whole = words.join(" ");
    if name == whole {
        Some(0)
    } else if name.starts_with(&whole) {
        Some(1)
    } else {
        words.iter().all(begins).then_some(2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ranked_by_how_well_they_fit() {
        let rank = |name: &str, query: &str| {
            rank(name, &query.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>())
        };
        assert_eq!(rank("Hot water", "hot  water"), Some(0));
        assert_eq!(rank("Hot water", "HO"), Some(1));
        assert_eq!(rank("Hot water", "wat"), Some(2));
        assert_eq!(rank("Hot water", "wat ho"), Some(2));
        assert_eq!(rank("Hot-water", "wat"), Some(2));
        assert_eq!(rank("Éclair", "écl"), Some(1));
        for other in ["ot", "hot tea", "ater"] {
            assert_eq!(rank("Hot water", other), None, "{other}");
        }
    }
}
