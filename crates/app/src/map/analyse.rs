//! Everything the window shows of a map, derived from its text in one call.

use super::{elements, shift, wire};
use contract::{
    Counts, ElementInfo, Finding, Fold, Group, HiddenElement, Scene, Shift, SilencedFinding, Token, TokenKind,
};
use mapping::{DrawOptions, Memory, Otherwise, ThemeChoice};
use owm::edit;
use text::LineIndex;

/// All that the window shows of a map; [`super::LastAnswer`] makes an answer of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    pub(super) source: String,
    pub(super) title: String,
    pub(super) scene: Scene,
    pub(super) groups: Vec<Group>,
    /// For each group, as [`contract::MapAnalysis::lines`] counts them.
    pub(super) lines: Vec<Option<i32>>,
    pub(super) tokens: Vec<Token>,
    pub(super) findings: Vec<Finding>,
    pub(super) silenced: Vec<SilencedFinding>,
    pub(super) elements: Vec<ElementInfo>,
    pub(super) hidden: Vec<HiddenElement>,
    pub(super) folds: Vec<Fold>,
    pub(super) counts: Counts,
}

/// Reads the map `source` and draws it for a pane of `width` by `height` pixels. Cannot fail.
#[must_use]
pub fn analyse(source: &str, pane: (f64, f64), otherwise: Otherwise) -> Analysis {
    analyse_again(source, pane, otherwise, &mut Memory::default())
}

/// Does exactly what [`analyse`] does, and sooner where `memory` is of a map that differs little.
#[must_use]
pub fn analyse_again(source: &str, pane: (f64, f64), otherwise: Otherwise, memory: &mut Memory) -> Analysis {
    let parse = owm::parse(source);
    let index = LineIndex::new(source);
    let map = &parse.map;
    let scene =
        mapping::redraw(map, &DrawOptions { theme: ThemeChoice::File(otherwise), pane: pane.into() }, memory);
    let review = mapping::advice::review(&parse);
    Analysis {
        source: source.to_owned(),
        title: map.title.clone(),
        scene: wire::scene(&scene),
        groups: wire::groups(&scene.groups),
        lines: lines(scene.groups.iter().map(|group| group.line)),
        tokens: tokens(&parse, source, &index),
        findings: review.findings.iter().map(|finding| wire::finding(finding, &parse, &index)).collect(),
        silenced: review.silenced.iter().map(|silenced| wire::silenced(silenced, &parse, &index)).collect(),
        elements: elements::elements(&parse),
        hidden: edit::hidden(&parse).into_iter().map(wire::hidden).collect(),
        folds: parse.folds().into_iter().map(wire::fold).collect(),
        counts: Counts {
            components: wire::count(map.elements.len()),
            links: wire::count(map.links.len()),
            moving: wire::count(map.evolves.len()),
            lines: wire::count(index.lines()),
        },
    }
}

impl Analysis {
    /// Takes the findings to where they stand in the text `next`.
    pub(super) fn follow(&mut self, next: &str) -> Shift {
        let shift = shift::between(&self.source, next);
        for finding in &mut self.findings {
            shift::follow(finding, shift);
        }
        shift
    }
}

/// Each line against the last one before it.
fn lines(absolute: impl Iterator<Item = Option<usize>>) -> Vec<Option<i32>> {
    let mut last = 0;
    let mut relative = |line: usize| {
        let line = i32::try_from(line).unwrap_or(i32::MAX);
        line - std::mem::replace(&mut last, line)
    };
    absolute.map(|line| line.map(&mut relative)).collect()
}

/// The tokens that have a colour.
fn tokens(parse: &owm::Parse, source: &str, index: &LineIndex) -> Vec<Token> {
    let offset = |byte| wire::count(index.utf16(source, byte));
    let mut reached = 0;
    let coloured = |token: &owm::Token| {
        let kind = colour(token.kind)?;
        let (from, to) = (offset(token.range.start), offset(token.range.end));
        let gap = from.saturating_sub(std::mem::replace(&mut reached, to));
        Some(Token(gap, to.saturating_sub(from), kind))
    };
    parse.tokens().iter().filter_map(coloured).collect()
}

/// What the editor is told a token is; nothing for blanks and line ends.
fn colour(kind: owm::TokenKind) -> Option<TokenKind> {
    use owm::TokenKind as Kind;
    Some(match kind {
        Kind::Blank | Kind::LineEnd | Kind::ByteOrderMark => return None,
        Kind::Comment => TokenKind::Comment,
        Kind::Keyword => TokenKind::Keyword,
        Kind::Name => TokenKind::Name,
        Kind::Number => TokenKind::Number,
        Kind::Bracket | Kind::Brace | Kind::Separator => TokenKind::Punctuation,
        Kind::Arrow => TokenKind::Operator,
        Kind::FlowText | Kind::Text | Kind::Address | Kind::Value => TokenKind::Text,
        Kind::Attribute | Kind::Decorator => TokenKind::Attribute,
        Kind::Unknown => TokenKind::Unknown,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_findings_and_lines_are_counted_as_the_editor_counts() {
        let source = "title Café 𝄞\ncomponent Tea [0.5, 0.5] // cold\nTea->Nope\n";
        let analysis = analyse(source, (800.0, 600.0), Otherwise::Light);
        let units: Vec<u16> = source.encode_utf16().collect();
        let part = |from: u32, to: u32| String::from_utf16_lossy(&units[from as usize..to as usize]);
        let mut reached = 0;
        let mut shown = Vec::new();
        for Token(gap, length, kind) in analysis.tokens {
            shown.push((part(reached + gap, reached + gap + length), kind));
            reached += gap + length;
        }
        assert_eq!(shown[1], ("Café 𝄞".into(), TokenKind::Text));
        assert!(shown.contains(&("// cold".into(), TokenKind::Comment)), "{shown:?}");
        let finding = &analysis.findings[0];
        assert_eq!((part(finding.from, finding.to).as_str(), finding.line), ("Nope", 2));
        assert_eq!((analysis.counts.components, analysis.counts.links), (1, 1));
    }

    #[test]
    fn advice_is_ranked_and_can_be_silenced_by_what_is_offered() {
        let source = "component Café [0.5, 0.9] (build)\ncomponent Tea [0.4, 0.4]\nCafé->Tea\nTea->Tea\n";
        let analysis = analyse(source, (800.0, 600.0), Otherwise::Light);
        let codes: Vec<_> = analysis.findings.iter().map(|finding| finding.code.as_str()).collect();
        assert_eq!(codes, ["self-link", "built-commodity", "no-user"]);
        let silence = analysis.findings[0].silence.as_ref().expect("a remark");
        let lines: String = source.lines().take(3).map(|line| format!("{line}\n")).collect();
        assert_eq!(silence.edits[0].from, wire::count(lines.encode_utf16().count()));
        let remark = format!("{}it learns from itself\n", silence.edits[0].insert.trim_end_matches('\n'));
        let silenced =
            analyse(&format!("{lines}{remark}Tea->Tea\n"), (800.0, 600.0), Otherwise::Light).silenced;
        assert_eq!(
            (silenced.len(), silenced[0].finding.line, silenced[0].reason.as_str()),
            (1, 4, "it learns from itself")
        );
    }

    #[test]
    fn elements_know_their_neighbours_and_their_stage() {
        let analysis = analyse(
            "anchor User [0.9, 0.5]\ncomponent Tea [0.5, 0.45] (buy)\nevolve Tea->Hot tea 0.8\nuser->hot tea\n",
            (800.0, 600.0),
            Otherwise::Light,
        );
        let [user, tea] = &analysis.elements[..] else { panic!("{:?}", analysis.elements) };
        assert_eq!(
            (user.needs.as_slice(), tea.stage.as_str()),
            (["evolved:1:Tea".to_owned()].as_slice(), "Product")
        );
        assert_eq!(
            (tea.sourcing.as_deref(), tea.evolves_to, tea.evolves_name.as_deref()),
            (Some("buy"), Some(0.8), Some("Hot tea"))
        );
    }

    #[test]
    fn every_group_of_the_picture_has_a_key_of_its_own() {
        let source = "component A [0.5, 0.5]\ncomponent A [0.4, 0.4]\nevolve A 0.9\nA->A\nA->A\nnote x\nnote x\nannotation 1 [[0.1, 0.1],[0.2, 0.2]] t\npioneers [0.9, 0.1, 0.8, 0.2]\npioneers [0.9, 0.1, 0.8, 0.2]\npipeline A [0.2, 0.4]\n";
        let groups = analyse(source, (800.0, 600.0), Otherwise::Light).groups;
        let mut keys: Vec<_> = groups.iter().map(|group| &group.key).collect();
        let all = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }
}
