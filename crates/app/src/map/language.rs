//! What the text editor asks of the map language: words to go on with, and what a name means.

use super::wire;
use contract::{CompletionKind, CompletionWord, Completions, Definition};
use text::LineIndex;

/// What could be written at the UTF-16 offset `units` of the map `source`.
#[must_use]
pub fn complete(source: &str, units: u32) -> Completions {
    let index = LineIndex::new(source);
    let offset = index.byte(source, units as usize);
    let found = owm::complete(&owm::parse(source), offset);
    let words = found.words.into_iter().map(|(kind, word)| CompletionWord { kind: of(kind), word }).collect();
    Completions { from: wire::count(index.utf16(source, found.typed.start)), words }
}

fn of(kind: owm::CompletionKind) -> CompletionKind {
    match kind {
        owm::CompletionKind::Keyword => CompletionKind::Keyword,
        owm::CompletionKind::Name => CompletionKind::Name,
        owm::CompletionKind::Property => CompletionKind::Property,
    }
}

/// The thing that the UTF-16 offset `units` of the map `source` means, and where it is declared.
#[must_use]
pub fn definition(source: &str, units: u32) -> Option<Definition> {
    let index = LineIndex::new(source);
    let parse = owm::parse(source);
    let id = parse.meant_at(index.byte(source, units as usize))?;
    let name = parse.name_range(&id)?;
    let place = |offset| wire::count(index.utf16(source, offset));
    Some(Definition { id: id.to_string(), from: place(name.start), to: place(name.end) })
}

#[cfg(test)]
mod tests {
    use super::{complete, definition};

    const SOURCE: &str = "component Größe 𝄞 [0.7, 0.4]\nKai->Größe 𝄞\n";

    #[test]
    fn offsets_count_utf16_units_both_ways() {
        let units = |text: &str| u32::try_from(text.encode_utf16().count()).expect("a short text");
        let inside = units(&SOURCE[..SOURCE.rfind('𝄞').expect("the clef")]);
        let found = definition(SOURCE, inside).expect("a name");
        assert_eq!(found.id, "component:1:Größe 𝄞");
        assert_eq!((found.from, found.to), (10, 10 + units("Größe 𝄞")));
        let offered = complete(SOURCE, inside);
        assert_eq!(offered.from, inside - units("Größe "));
        assert_eq!(offered.words[0].word, "Größe 𝄞");
    }

    #[test]
    fn a_place_past_the_end_means_nothing() {
        assert_eq!(definition("", 7), None);
        assert!(definition(SOURCE, u32::MAX).is_none());
    }
}
