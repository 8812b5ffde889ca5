//! What is said about maps as strategy: every rule on its own example, remarks that silence, and how loud the rules are
//! on real maps.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a panic in a test is its report")]

use mapping::advice::{codes, review, silence};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use text::Severity;

/// Code and message of each finding, what matters most first.
fn found(source: &str) -> Vec<(&'static str, String)> {
    let findings = review(&owm::parse(source)).findings;
    findings.into_iter().map(|finding| (finding.code, finding.message)).collect()
}

fn codes_of(source: &str) -> Vec<&'static str> {
    found(source).into_iter().map(|(code, _)| code).collect()
}

/// The text in which the first finding of this kind is fixed.
fn fixed(source: &str, code: &str) -> String {
    let review = review(&owm::parse(source));
    let finding = review.findings.iter().find(|finding| finding.code == code).unwrap();
    text::apply(source, &finding.fix.as_ref().unwrap().edits).unwrap()
}

#[test]
fn every_code_is_found_in_its_example_and_only_as_advice() {
    for kind in codes::ALL {
        let findings = review(&owm::parse(kind.example)).findings;
        let finding = findings.iter().find(|finding| finding.code == kind.code);
        let finding = finding.unwrap_or_else(|| panic!("{}: {findings:?}", kind.code));
        assert!(finding.severity >= Severity::Hint, "{} is louder than advice may be", kind.code);
        assert!(!finding.range.of(kind.example).is_empty(), "{}", kind.code);
        assert!(finding.message.ends_with('.') && finding.why.ends_with('.'), "{}", kind.code);
        let Some(fix) = &finding.fix else { continue };
        let after = codes_of(&text::apply(kind.example, &fix.edits).unwrap());
        assert!(!after.contains(&kind.code), "{}: {after:?}", kind.code);
    }
}

#[test]
fn codes_are_unique_among_all_findings_about_maps() {
    let mut seen: Vec<_> = owm::codes::ALL.iter().chain(codes::ALL).map(|kind| kind.code).collect();
    seen.sort_unstable();
    assert!(seen.windows(2).all(|pair| pair[0] != pair[1]), "{seen:?}");
    assert!(seen.iter().all(|code| code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
}

/// The page of the guide that lists the advice is written from the codes.
#[test]
fn the_guide_lists_every_kind_of_advice() {
    let mut page = String::from(
        "# Advice about maps\n\nForeland questions a map as an experienced reader would. None of this is an error, and nothing of it keeps you from\n\
         saving or exporting. What matters most comes first.\n\n## Silence with a reason\n\nA finding that is wrong for your map is silenced \
         where it stands, by a comment on its line or on a line of its own\nabove it. Other map tools pass over the comment.\n\n\
         ```\n// foreland: allow orphan – it comes with the next release\ncomponent Spoon [0.50, 0.80]\n```\n\n\
         Behind `allow` stand one or more of the words below, separated by commas; behind a dash, the reason. The findings of\nthe reading that are \
         no errors, such as `undeclared` or `self-link`, are silenced in the same way. In the app, *Silence\nwith a reason* writes the comment; \
         `foreland check --silenced` lists what is silenced.\n\n## What is asked\n",
    );
    for kind in codes::ALL {
        let (word, example) = (kind.severity.word(), kind.example);
        write!(
            page,
            "\n### `{}`\n\n*{word}* · {} {}\n\n```\n{example}\n```\n",
            kind.code, kind.message, kind.why
        )
        .unwrap();
    }
    expect_test::expect_file!["../../../docs/guide/advice.md"].assert_eq(&page);
}

#[test]
fn a_map_that_answers_every_question_is_silent() {
    let source = "title Tea\nanchor Public [0.95, 0.6]\ncomponent Cup [0.8, 0.7] (buy)\ncomponent Kettle [0.4, 0.3] inertia\n\
                  component Power [0.2, 0.9] (outsource)\nevolve Kettle 0.6\npipeline Power\n{\n  component Sun [0.4]\n}\n\
                  Public->Cup\nCup->Kettle\nKettle->Sun\n";
    assert_eq!(found(source), []);
}

#[test]
fn what_matters_most_comes_first() {
    let source =
        "component A [0.5, 0.9] (build)\ncomponent B [0.5, 0.9]\nhello\nA->B\nB->A\nA->Nobody\nA->A\n";
    assert_eq!(
        codes_of(source),
        [
            "unreadable-line",
            "self-link",
            "undeclared",
            "near-duplicate",
            "built-commodity",
            "cycle",
            "no-user"
        ]
    );
}

#[test]
fn fixes_change_the_word_they_are_about() {
    assert_eq!(
        fixed("component build (build it) [0.2, 0.9] (build) // (build)\n", "built-commodity"),
        "component build (build it) [0.2, 0.9] (buy) // (build)\n"
    );
    assert_eq!(
        fixed("component Lab [0.2, 0.1] (market, buy)\n", "bought-genesis"),
        "component Lab [0.2, 0.1] (market, build)\n"
    );
    assert_eq!(
        fixed("  component component [0.9, 0.5]\ncomponent Tea [0.5, 0.5]\ncomponent->Tea\n", "no-user"),
        "  anchor component [0.9, 0.5]\ncomponent Tea [0.5, 0.5]\ncomponent->Tea\n"
    );
    let pile = "component A [0.50, 0.50]\ncomponent B [0.45, 0.50]\ncomponent C [0.50, 0.50]\n";
    assert_eq!(fixed(pile, "near-duplicate"), pile.replace("C [0.50", "C [0.55"));
}

#[test]
fn a_sourcing_that_stands_elsewhere_is_told_without_a_fix() {
    let findings = review(&owm::parse("component Power [0.2, 0.9]\nbuild Power\n")).findings;
    let built = findings.iter().find(|finding| finding.code == "built-commodity").unwrap();
    assert_eq!(built.fix, None);
}

#[test]
fn links_through_evolved_names_and_choices_count() {
    let source = "component Shop [0.9, 0.8]\ncomponent Kettle [0.4, 0.1]\nevolve Kettle->Boiler 0.7\n\
                  component Power [0.2, 0.9]\npipeline Power\n{\n  component Fusion [0.05]\n}\nShop->Boiler\nShop->Fusion\n";
    let codes = codes_of(source);
    assert_eq!(codes.iter().filter(|code| **code == "leans-on-unproven").count(), 1, "{codes:?}");
    assert!(!codes.contains(&"orphan"), "{codes:?}");
}

#[test]
fn a_circle_is_told_once_with_the_shortest_way_round() {
    let mut source = String::new();
    for name in ["A", "B", "C", "D", "E", "F"] {
        writeln!(source, "component {name} [0.5, 0.{}]", name.as_bytes()[0]).unwrap();
    }
    source.push_str("A->B\nB->C\nC->A\nC->D\nD->E\nE->F\nF->A\n");
    let circles: Vec<_> = found(&source).into_iter().filter(|(code, _)| *code == "cycle").collect();
    assert_eq!(circles, [("cycle", "These links form a circle: “A” → “B” → “C” → “A”.".to_owned())]);
}

#[test]
fn what_moves_is_held_back_by_the_nearest_inertia_below_it() {
    let source = "component Shop [0.9, 0.4]\ncomponent Counter [0.8, 0.4]\ncomponent Till [0.5, 0.3] inertia\n\
                  component Paper [0.2, 0.3] inertia\nevolve Shop 0.6\nShop->Counter\nCounter->Till\nTill->Paper\n";
    let held: Vec<_> = found(source).into_iter().filter(|(code, _)| *code == "held-back").collect();
    assert_eq!(held, [("held-back", "“Till” has inertia and may hold back “Shop”.".to_owned())]);
}

#[test]
fn a_remark_silences_at_its_place_and_is_listed_with_its_reason() {
    let map = "anchor A [0.9, 0.5]\ncomponent B [0.5, 0.5]\ncomponent C [0.3, 0.5]\nA->B\nB->C\n";
    let spoon = "component Spoon [0.4, 0.8]";
    for written in [
        format!("{map}{spoon} // foreland: allow orphan – comes later\n"),
        format!("{map}// foreland: allow orphan - comes later\r\n\r\n// a spoon\r\n{spoon}\n"),
        format!("\u{feff}//foreland:allow  bad-coordinates,orphan — comes later\n{spoon} // x\n{map}"),
    ] {
        let parse = owm::parse(&written);
        let review = review(&parse);
        let silenced: Vec<_> = review.silenced.iter().map(|s| (s.finding.code, s.reason.as_str())).collect();
        assert_eq!(silenced, [("orphan", "comes later")], "{written:?}");
        assert!(review.findings.iter().all(|finding| finding.code == "unused-allow"), "{review:?}");
    }
}

#[test]
fn findings_of_the_reading_can_be_silenced_but_no_errors() {
    let warned = "anchor A [0.9, 0.5]\nA->A // foreland: allow self-link – it learns from itself\n";
    assert_eq!(found(warned), []);
    let broken = "anchor A [0.9, 0.5]\nhello // foreland: allow unreadable-line – leave me\n";
    assert_eq!(codes_of(broken), ["unreadable-line", "unknown-allow"]);
    let parse = owm::parse(broken);
    assert!(review(&parse).findings.iter().all(|finding| silence(&parse, finding).is_none()));
}

#[test]
fn a_remark_must_name_something_give_a_reason_and_be_needed() {
    let codes = |remark: &str| codes_of(&format!("anchor A [0.9, 0.5]\n// foreland: {remark}\nA->A\n"));
    assert_eq!(codes("allow self-link"), ["allow-without-reason"]);
    assert_eq!(codes("allow self-link – "), ["allow-without-reason"]);
    assert_eq!(codes("allow self-links – typo"), ["self-link", "unknown-allow"]);
    assert_eq!(codes("allow"), ["self-link", "unknown-allow"]);
    assert_eq!(codes("allow orphan – but it is linked"), ["self-link", "unused-allow"]);
    assert_eq!(codes("allowance – something else"), ["self-link"]);
    assert_eq!(
        codes_of("anchor A [0.9, 0.5]\n// foreland: allow orphan – nothing follows"),
        ["unused-allow"]
    );
}

#[test]
fn an_unneeded_remark_is_deleted_with_its_line_or_alone() {
    let unused = |source: &str| fixed(source, "unused-allow");
    assert_eq!(unused("anchor A [0.9, 0.5]\n// foreland: allow cycle – x\n"), "anchor A [0.9, 0.5]\n");
    assert_eq!(unused("anchor A [0.9, 0.5]  // foreland: allow cycle – x\r\n"), "anchor A [0.9, 0.5]\r\n");
    assert_eq!(unused("\u{feff}// foreland: allow cycle – x\nanchor A"), "\u{feff}anchor A");
}

#[test]
fn nothing_is_said_about_a_map_without_anything_on_it() {
    assert_eq!(found("title Nothing yet\n// a comment\n"), []);
}

/// Piles, stars, rings and chains of many things, which a rule that compares everything with everything would not survive.
#[test]
fn texts_made_to_provoke_are_reviewed_all_the_same() {
    const MANY: usize = 20_000;
    let mut pile = String::new();
    for at in 0..MANY {
        writeln!(pile, "component C{at} [0.5, 0.5] inertia // foreland: allow orphan – x").unwrap();
        writeln!(pile, "C{at}->C{}\nC{at}->C0\nevolve C{at} 0.2", (at + 1) % MANY).unwrap();
    }
    let review = review(&owm::parse(&pile));
    let count = |code: &str| review.findings.iter().filter(|finding| finding.code == code).count();
    assert_eq!(
        (count("near-duplicate"), count("evolves-left"), count("unused-allow")),
        (MANY - 1, MANY, MANY)
    );
    assert_eq!((count("cycle"), count("shared")), (1, 1));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is silenced is silent, listed, and nothing else has changed.
    #[test]
    fn silencing_silences_one_finding(
        lines in proptest::collection::vec(
            prop::sample::select(vec![
                "component A [0.5, 0.5]", "component B [0.5, 0.5] (build)", "  component C [0.2, 0.9] (build)", "A->B", "B->A", "A->A",
                "A->Nobody", "evolve A 0.2", "component D [0.3, 0.1] inertia // why", "B->D", "pipeline A", "{", "}",
                "/* hidden", "*/", "title T", "note n [0.1, 0.1", "", "url u [https://x.y//z]", "submap S [0.1, 0.2] url(v)",
            ]),
            1..16,
        ),
        crlf in any::<bool>(),
        pick in any::<prop::sample::Index>(),
    ) {
        let source = lines.join(if crlf { "\r\n" } else { "\n" });
        let parse = owm::parse(&source);
        let before = review(&parse);
        prop_assume!(!before.findings.is_empty());
        let finding = pick.get(&before.findings);
        if let Some(fix) = silence(&parse, finding) {
            let mut edits = fix.edits;
            let end = edits[0].insert.trim_end().len();
            edits[0].insert.insert_str(end, " so it is");
            let after = review(&owm::parse(&text::apply(&source, &edits).unwrap()));
            let same = |code: &str, review: &mapping::advice::Review| {
                review.findings.iter().filter(|finding| finding.code == code).count()
            };
            prop_assert!(same(finding.code, &after) < same(finding.code, &before), "{:?}", after);
            prop_assert_eq!(&after.silenced[0].reason, "so it is");
            prop_assert_eq!(after.findings.len() + after.silenced.len(), before.findings.len(), "{:?}", after);
        }
    }
}

/// The share of maps on which each rule speaks up, against what is known of maps by an experienced author.
#[test]
fn rules_are_as_quiet_on_real_maps_as_they_should_be() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/owm");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: no folder with shared material beside the project");
        return;
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    let maps: Vec<String> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "owm"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let mut fired: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for map in &maps {
        let mut codes = codes_of(map);
        codes.sort_unstable();
        for run in codes.chunk_by(|a, b| a == b) {
            let count = fired.entry(run[0]).or_default();
            *count = (count.0 + 1, count.1 + run.len());
        }
    }
    // Known: hits on 147 maps of one author, `method/map-landscape.md` §3.5.
    let known = BTreeMap::from([
        ("no-user", 130),
        ("undeclared", 90),
        ("orphan", 64),
        ("cycle", 51),
        ("shared", 34),
        ("self-link", 18),
        ("leans-on-unproven", 10),
        ("near-duplicate", 8),
        ("duplicate-link", 7),
        ("duplicate-name", 4),
        ("evolve-unknown", 3),
        ("evolves-left", 1),
    ]);
    println!("{:20} {:>9} {:>6} {:>14}", "rule", "maps", "hits", "known, maps");
    let advice = codes::ALL.iter().map(|kind| kind.code).filter(|code| !code.contains("allow"));
    let reading = ["undeclared", "self-link", "duplicate-link", "duplicate-name", "evolve-unknown"];
    for code in advice.clone().chain(reading) {
        let (some, hits) = fired.get(code).copied().unwrap_or_default();
        let share = |part: usize, all: usize| 100.0 * part as f64 / all as f64;
        let known = known.get(code).map(|known| format!("{:.0} %", share(*known, 147))).unwrap_or_default();
        println!("{code:20} {:>7.0} % {hits:>6} {known:>14}", share(some, maps.len()));
    }
    let most = |code: &str| match code {
        "no-user" => 1.0,
        "orphan" | "cycle" | "shared" | "held-back" => 0.5,
        _ => 0.15,
    };
    for code in advice {
        let share = fired.get(code).copied().unwrap_or_default().0 as f64 / maps.len() as f64;
        assert!(share <= most(code), "{code} speaks up on {:.0} % of the maps", 100.0 * share);
    }
}
