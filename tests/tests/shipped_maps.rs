//! Every map that is shipped reads without a finding and draws as it was accepted.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use app::map::{PictureFormat, PictureOptions, inspect, picture, review};
use expect_test::expect_file;
use owm::model::{AreaKind, ElementKind, Sourcing};
use owm::tree::Statement;
use std::collections::BTreeSet;
use suite::{root, shipped_maps};
use text::Severity;

/// What a statement shows of the language, or nothing for what new maps do not write: no statement is forgotten here.
fn shows(statement: &Statement) -> Vec<&'static str> {
    let kind = match statement {
        Statement::Title { .. } => "title",
        Statement::Style { .. } => "style",
        Statement::Size { .. } => "size",
        Statement::Stages { .. } => "evolution",
        Statement::ValueChain { .. } => "valuechain",
        Statement::Element(element) => match element.kind {
            ElementKind::Component => "component",
            ElementKind::Anchor => "anchor",
            ElementKind::Submap => "submap",
        },
        Statement::Child(_) => "component in a pipeline",
        Statement::Pipeline { range: Some(_), .. } => "pipeline with a range",
        Statement::Pipeline { range: None, .. } => "pipeline with choices",
        Statement::Open { .. } | Statement::Close { .. } => "braces",
        Statement::Evolve(evolve) if evolve.to.is_some() => "evolve to a new name",
        Statement::Evolve(_) => "evolve",
        Statement::Link(_) => "link",
        Statement::Note { .. } => "note",
        Statement::Annotation { positions, .. } if positions.len() > 1 => "annotation in several places",
        Statement::Annotation { .. } => "annotation",
        Statement::Legend { .. } => "annotations",
        Statement::Area { kind: AreaKind::Pioneers, .. } => "pioneers",
        Statement::Area { kind: AreaKind::Settlers, .. } => "settlers",
        Statement::Area { kind: AreaKind::TownPlanners, .. } => "townplanners",
        Statement::Force { decelerates: false, .. } => "accelerator",
        Statement::Force { decelerates: true, .. } => "deaccelerator",
        Statement::Url { .. } => "url",
        Statement::Empty
        | Statement::Swallowed(_)
        | Statement::YAxis { .. }
        | Statement::Sourcing { .. }
        | Statement::Incomplete
        | Statement::Unreadable => return Vec::new(),
    };
    let mut shown = vec![kind];
    if let Statement::Element(element) = statement {
        let sourcing = element.decorators.sourcing;
        let parts = [
            ("label", element.label.is_some()),
            ("inertia", element.inertia.is_some()),
            ("(build)", sourcing == Some(Sourcing::Build)),
            ("(buy)", sourcing == Some(Sourcing::Buy)),
            ("(outsource)", sourcing == Some(Sourcing::Outsource)),
            ("(market)", element.decorators.market),
            ("(ecosystem)", element.decorators.ecosystem),
            ("url(…)", element.url.is_some()),
        ];
        shown.extend(parts.into_iter().filter(|(_, there)| *there).map(|(word, _)| word));
    }
    if let Statement::Link(link) = statement {
        let parts =
            [("flow", link.flow), ("flow text", link.flow_text.is_some()), ("remark", link.note.is_some())];
        shown.extend(parts.into_iter().filter(|(_, there)| *there).map(|(word, _)| word));
    }
    shown
}

/// Everything that [`shows`] can answer.
const LANGUAGE: [&str; 38] = [
    "title",
    "style",
    "size",
    "evolution",
    "valuechain",
    "component",
    "anchor",
    "submap",
    "component in a pipeline",
    "pipeline with a range",
    "pipeline with choices",
    "braces",
    "evolve to a new name",
    "evolve",
    "link",
    "note",
    "annotation in several places",
    "annotation",
    "annotations",
    "pioneers",
    "settlers",
    "townplanners",
    "accelerator",
    "deaccelerator",
    "url",
    "label",
    "inertia",
    "(build)",
    "(buy)",
    "(outsource)",
    "(market)",
    "(ecosystem)",
    "url(…)",
    "flow",
    "flow text",
    "remark",
    "a comment",
    "a silenced finding",
];

#[test]
fn there_are_maps_of_all_sizes_and_together_they_use_the_language() {
    let maps = shipped_maps();
    assert!(maps.len() >= 8);
    let mut shown = BTreeSet::new();
    for (name, text) in &maps {
        let parse = owm::parse(text);
        let size = parse.map.elements.len();
        assert!((10..=60).contains(&size), "{name} has {size} components");
        shown.extend(parse.tree.lines.iter().flat_map(|line| shows(&line.statement)));
        shown.extend((!parse.tree.comments.is_empty()).then_some("a comment"));
        shown.extend((!review(text).silenced.is_empty()).then_some("a silenced finding"));
    }
    let missing: Vec<_> = LANGUAGE.iter().filter(|word| !shown.contains(**word)).collect();
    assert!(missing.is_empty(), "no shipped map shows {missing:?}");
    assert_eq!(shown.len(), LANGUAGE.len(), "{shown:?}");
}

#[test]
fn nothing_is_to_be_said_about_them_that_is_not_silenced_with_a_reason() {
    for (name, text) in shipped_maps() {
        let review = review(&text);
        let loud = review.findings.iter().filter(|finding| finding.severity < Severity::Information);
        let loud: Vec<_> = loud.collect();
        assert!(loud.is_empty(), "{name}: {loud:#?}");
        assert!(review.silenced.iter().all(|silenced| !silenced.reason.is_empty()), "{name}");
    }
}

#[test]
fn they_read_as_accepted() {
    for (name, text) in shipped_maps() {
        expect_file![root().join(format!("tests/golden/{name}.json"))]
            .assert_eq(&format!("{:#}\n", inspect(&text)));
    }
}

#[test]
fn they_draw_as_accepted() {
    for (name, text) in shipped_maps() {
        let options = PictureOptions::default();
        let svg = picture(&text, PictureFormat::Svg, &options).expect("a picture");
        let svg = String::from_utf8(svg.bytes).expect("text");
        expect_file![root().join(format!("tests/golden/{name}.svg"))].assert_eq(&svg);
        assert_eq!(
            render::source_of_svg(&svg).as_deref(),
            Some(text.as_str()),
            "{name} can be read back from its picture"
        );
    }
}
