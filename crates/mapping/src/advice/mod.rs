//! A map questioned as strategy: what an experienced reader would ask about it, never what is forbidden.
//!
//! One file for each rule, the closed list of what they say in [`codes`]. [`review`] puts their findings together with
//! those of the reading, in order of importance, and takes out what remarks in the text silence at its place.

mod allow;
mod chain;
pub mod codes;
mod cycle;
mod evolves_left;
mod held_back;
mod leans_on_unproven;
mod near_duplicate;
mod no_user;
mod orphan;
mod shared;
mod sourcing;

use chain::Chain;
use owm::Parse;
use text::{Finding, Fix, Kind, Severity, TextRange};
pub use text::{Review, Silenced};

/// Everything noticed about the map that was read, its text and its strategy, what matters most first: by severity, then
/// what the reading noticed, then advice in the order of [`codes::ALL`], then by place. Takes time in proportion to the text, but
/// for sorting.
///
/// ```
/// let parse = owm::parse("anchor Public [0.9, 0.6]\ncomponent Fusion [0.3, 0.1] (buy)\nPublic->Fusion\n");
/// let review = mapping::advice::review(&parse);
/// assert_eq!(review.findings[0].code, "bought-genesis");
/// let silence = mapping::advice::silence(&parse, &review.findings[0]).unwrap();
/// assert_eq!(silence.edits[0].insert, "// foreland: allow bought-genesis – \n");
/// ```
#[must_use]
pub fn review(parse: &Parse) -> Review {
    let mut review = Review { findings: parse.findings.clone(), silenced: Vec::new() };
    review.findings.extend(advice(parse));
    allow::apply(parse, &mut review);
    review.findings.sort_by_cached_key(rank);
    review.silenced.sort_by_cached_key(|silenced| rank(&silenced.finding));
    review
}

/// What is to be said about the map as strategy alone, by rule.
#[must_use]
pub fn advice(parse: &Parse) -> Vec<Finding> {
    if parse.map.elements.is_empty() {
        return Vec::new();
    }
    let chain = Chain::new(parse);
    let mut advisor = Advisor { parse, chain: &chain, findings: Vec::new() };
    near_duplicate::look(&mut advisor);
    evolves_left::look(&mut advisor);
    leans_on_unproven::look(&mut advisor);
    sourcing::look(&mut advisor);
    held_back::look(&mut advisor);
    orphan::look(&mut advisor);
    shared::look(&mut advisor);
    cycle::look(&mut advisor);
    no_user::look(&mut advisor);
    advisor.findings
}

/// The change that silences a finding at its place: a remark above its line, which waits for the reason at its end.
///
/// Nothing for errors and for findings about such remarks, and where a remark would not be read.
#[must_use]
pub fn silence(parse: &Parse, finding: &Finding) -> Option<Fix> {
    if !silenceable(finding.code) {
        return None;
    }
    let line = parse.line_at(finding.range.start);
    let edit = owm::edit::remark_above(parse, line, &allow::remark(finding.code))?;
    Some(Fix { label: "Silence with a reason".to_owned(), edits: vec![edit] })
}

/// True for findings that a remark may silence: not for errors, because part of such a text is not on the map at all.
fn silenceable(code: &str) -> bool {
    let about_remarks = [codes::UNKNOWN_ALLOW, codes::ALLOW_WITHOUT_REASON, codes::UNUSED_ALLOW];
    let mut kinds = owm::codes::ALL.iter().chain(codes::ALL);
    kinds.any(|kind| kind.code == code && kind.severity != Severity::Error)
        && about_remarks.iter().all(|kind| kind.code != code)
}

/// How important a finding is: what sorts first matters most.
fn rank(finding: &Finding) -> (Severity, usize, TextRange) {
    let rule = codes::ALL.iter().position(|kind| kind.code == finding.code);
    (finding.severity, rule.map_or(0, |rule| rule + 1), finding.range)
}

/// What a rule looks at, and what the rules have said.
struct Advisor<'p> {
    parse: &'p Parse,
    chain: &'p Chain<'p>,
    findings: Vec<Finding>,
}

impl Advisor<'_> {
    fn say(&mut self, kind: &Kind, range: TextRange, message: impl Into<String>, fix: Option<Fix>) {
        self.findings.push(kind.finding(range, message, fix));
    }
}
