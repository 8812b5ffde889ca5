//! The answer to a map's reading, told against the one that was given last.
//!
//! A whole map of 1,000 components is 2 MB of JSON and takes longer to send and read than to make; what one key changes
//! is a few hundred bytes.

use super::Analysis;
use super::pieces::{keyed, plain};
use contract::MapAnalysis;

/// The answer that was given last, for a window that shows one map at a time. Whoever holds another one is told
/// everything.
#[derive(Debug, Default)]
pub struct LastAnswer {
    revision: u32,
    analysis: Option<Analysis>,
}

impl LastAnswer {
    /// Tells `next` to someone who holds the answer of the revision `held`, and remembers it.
    pub fn followed_by(&mut self, next: Analysis, held: Option<u32>) -> MapAnalysis {
        let mut last = self.analysis.take().filter(|_| held == Some(self.revision));
        let shift = last.as_mut().map(|last| last.follow(&next.source)).unwrap_or_default();
        let last = last.as_ref();
        self.revision = self.revision.wrapping_add(1);
        let answer = MapAnalysis {
            revision: self.revision,
            title: next.title.clone(),
            scene: Some(&next.scene).filter(|&scene| last.is_none_or(|last| last.scene != *scene)).cloned(),
            groups: keyed(last.map_or(&[], |last| &last.groups), &next.groups, |group| &group.key),
            lines: plain(last.map_or(&[], |last| &last.lines), &next.lines),
            tokens: plain(last.map_or(&[], |last| &last.tokens), &next.tokens),
            findings: plain(last.map_or(&[], |last| &last.findings), &next.findings),
            shift,
            silenced: next.silenced.clone(),
            elements: keyed(last.map_or(&[], |last| &last.elements), &next.elements, |element| &element.id),
            hidden: next.hidden.clone(),
            folds: next.folds.clone(),
            counts: next.counts,
        };
        self.analysis = Some(next);
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::super::analyse;
    use super::*;
    use contract::Piece;

    const MAP: &str = "title Harbour\ncomponent Tea [0.5, 0.5]\ncomponent Kettle [0.3, 0.3]\ncomponent Water [0.1, 0.6]\nTea->Kettle\nKettle->Water\n";

    fn read(source: &str) -> Analysis {
        analyse(source, (800.0, 600.0), mapping::Otherwise::Light)
    }

    fn put<T>(pieces: &[Piece<T>]) -> usize {
        pieces.iter().map(|piece| if let Piece::Put(items) = piece { items.len() } else { 0 }).sum()
    }

    #[test]
    fn a_key_changes_little_and_whoever_holds_nothing_is_told_everything() {
        let mut last = LastAnswer::default();
        let all = last.followed_by(read(MAP), None);
        assert!(all.scene.is_some());
        let typed = last.followed_by(read(&MAP.replace("Kettle [", "Kettles [")), Some(all.revision));
        // The component, and the links that no longer find it.
        assert_eq!(
            (typed.scene.is_some(), put(&typed.groups), put(&typed.tokens)),
            (false, 1, 1),
            "{typed:?}"
        );
        assert_eq!(last.followed_by(read(MAP), Some(all.revision)).groups, all.groups);
        assert_eq!(last.followed_by(read(MAP), None).tokens, all.tokens);
    }

    #[test]
    fn an_empty_line_near_the_top_changes_no_group() {
        let mut last = LastAnswer::default();
        let held = Some(last.followed_by(read(MAP), None).revision);
        let moved = last.followed_by(read(&MAP.replacen('\n', "\n\n", 1)), held);
        assert_eq!((put(&moved.groups), put(&moved.elements), put(&moved.tokens)), (0, 0, 1), "{moved:?}");
        assert!(put(&moved.lines) < moved.lines.len() * 4, "{:?}", moved.lines);
    }

    #[test]
    fn findings_behind_a_change_are_told_as_further_on() {
        let source = format!("{MAP}Water->Nope\nTea->Tea\nanchor Guest [0.9, 0.5]\nGuest->Tea\n");
        let mut last = LastAnswer::default();
        let all = last.followed_by(read(&source), None);
        let [Piece::Put(findings)] = &all.findings[..] else { panic!("{:?}", all.findings) };
        let mut moved = findings.clone();
        for changed in ["title Café 𝄞\n// remark\n", ""].map(|top| source.replacen("title Harbour\n", top, 1))
        {
            let next = read(&changed);
            let answer = last.followed_by(next.clone(), Some(all.revision.max(last.revision)));
            assert_eq!(put(&answer.findings), 0, "{:?}", answer.findings);
            moved.iter_mut().for_each(|finding| super::super::shift::follow(finding, answer.shift));
            assert_eq!(moved, next.findings);
        }
    }
}
