//! What is remarked upon: every code, on its own example, and how loud real maps are.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a panic in a test is its report")]

mod common;

use owm::codes;
use text::Severity;

fn codes_of(source: &str) -> Vec<&'static str> {
    owm::parse(source).findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn every_code_is_found_in_its_example() {
    for kind in codes::ALL {
        let parse = owm::parse(kind.example);
        let found = parse.findings.iter().find(|finding| finding.code == kind.code);
        let found = found.unwrap_or_else(|| panic!("{}: {:?}", kind.code, parse.findings));
        assert_eq!(found.severity, kind.severity, "{}", kind.code);
        assert!(kind.example.get(found.range.start..found.range.end).is_some(), "{}", kind.code);
        assert!(!found.message.is_empty() && !found.why.is_empty(), "{}", kind.code);
    }
}

#[test]
fn codes_are_unique_and_kebab_case() {
    let mut seen: Vec<_> = codes::ALL.iter().map(|kind| kind.code).collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), codes::ALL.len());
    assert!(seen.iter().all(|code| code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
}

#[test]
fn applying_a_fix_resolves_its_finding() {
    for kind in codes::ALL {
        let parse = owm::parse(kind.example);
        for finding in parse.findings.iter().filter(|finding| finding.code == kind.code) {
            let Some(fix) = &finding.fix else { continue };
            let fixed = text::apply(kind.example, &fix.edits).unwrap();
            let before = codes_of(kind.example).iter().filter(|code| **code == kind.code).count();
            let after = codes_of(&fixed).iter().filter(|code| **code == kind.code).count();
            assert!(after < before, "{}: {:?} -> {fixed:?}", kind.code, kind.example);
            let errors = |source: &str| {
                owm::parse(source).findings.iter().filter(|found| found.severity == Severity::Error).count()
            };
            assert!(errors(&fixed) <= errors(kind.example), "{}: {fixed:?}", kind.code);
        }
    }
}

#[test]
fn a_clean_map_is_silent() {
    let source = "title Tea Shop\nanchor Public [0.95, 0.6]\ncomponent Cup [0.8, 0.7] label [5, -10]\n\
                  component Power [0.2, 0.9]\npipeline Power\n{\n  component Coal [0.4]\n  component Wind [0.7]\n}\n\
                  evolve Cup->Mug 0.9\nPublic->Cup\nCup->Power; lots\nMug+'heat'>Wind\nnote hi [0.1, 0.1]\nstyle wardley\n";
    assert_eq!(codes_of(source), Vec::<&str>::new());
}

#[test]
fn a_name_behind_a_comment_is_offered_back() {
    let source = "component Cup [0.8, 0.7]\n  // component Tea [0.6, 0.7]\nCup->tea\n";
    let finding = &owm::parse(source).findings[0];
    assert_eq!((finding.code, finding.message.as_str()), ("undeclared", "“tea” is hidden by a comment."));
    let fixed = text::apply(source, &finding.fix.as_ref().unwrap().edits).unwrap();
    assert_eq!(fixed, "component Cup [0.8, 0.7]\n  component Tea [0.6, 0.7]\nCup->tea\n");
}

#[test]
fn an_undeclared_name_is_declared_below_what_needs_it() {
    let source = "component Cup [0.8, 0.7]\n\nCup->Tea\n";
    let finding = &owm::parse(source).findings[0];
    let fixed = text::apply(source, &finding.fix.as_ref().unwrap().edits).unwrap();
    assert_eq!(fixed, "component Cup [0.8, 0.7]\ncomponent Tea [0.70, 0.70]\n\nCup->Tea\n");
}

/// Errors on real maps are rare: most maps should read without any.
#[test]
fn real_maps_are_not_shouted_at() {
    let Some(maps) = common::corpus_maps() else { return };
    let loud = maps
        .iter()
        .filter(|(_, source)| {
            owm::parse(source).findings.iter().any(|finding| finding.severity == Severity::Error)
        })
        .count();
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for (_, source) in &maps {
        for code in codes_of(source) {
            *counts.entry(code).or_default() += 1;
        }
    }
    println!("{loud} of {} maps have errors; findings by code: {counts:#?}", maps.len());
    assert!(loud * 5 < maps.len(), "{loud} of {}", maps.len());
}
