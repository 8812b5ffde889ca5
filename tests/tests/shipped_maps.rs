//! Every map that is shipped reads without a finding and draws as it was accepted.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use app::map::{PictureFormat, PictureOptions, inspect, picture, review};
use expect_test::expect_file;
use suite::{root, shipped_maps};
use text::Severity;

#[test]
fn there_are_maps_and_together_they_use_the_language() {
    let maps = shipped_maps();
    assert!(maps.len() >= 4);
    let all: String = maps.iter().map(|(_, text)| text.as_str()).collect();
    for word in [
        "anchor ",
        "evolve ",
        "inertia",
        "(buy)",
        "(build)",
        "(outsource)",
        "pipeline ",
        "{",
        "note ",
        "annotation ",
        "annotations ",
        "pioneers ",
        "accelerator ",
        "submap ",
        "url ",
        "market",
        "; ",
    ] {
        assert!(all.contains(word), "no shipped map shows `{word}`");
    }
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
