//! What is found: every rule in its own example, nothing in a good document, and real documents as an editor reads them.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a panic in a test is its report")]

mod common;

use prfaq::language::date::Date;
use prfaq::{Circumstances, rules};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use text::{Review, Severity};

/// A day on which the examples' dates lie behind or ahead.
fn some_day() -> Circumstances {
    Circumstances { today: Date::new(2026, 1, 1), ..Circumstances::default() }
}

fn review(text: &str) -> Review {
    prfaq::review(&prfaq::read(text), &some_day())
}

fn codes(text: &str) -> Vec<&'static str> {
    review(text).findings.iter().map(|finding| finding.code).collect()
}

/// Rules about length and averages have no short example; each is broken by one of these.
fn long_examples() -> BTreeMap<&'static str, String> {
    let release = |sentence: &str, times: usize| {
        format!("# Tea\n\n## Solution\n\n{}", format!("{sentence}\n\n").repeat(times))
    };
    let faq = |sentence: &str, times: usize| {
        format!("# Tea\n\n## FAQ\n\n### Is it hot?\n\n{}", format!("{sentence}\n\n").repeat(times))
    };
    let plain = "The tea is hot and we like it so.";
    let hard = "Organisational considerations necessitate comprehensive documentation of institutional responsibilities.";
    let long = "When the kettle that stands on the shelf in the kitchen of our office boils we pour the tea into cups.";
    BTreeMap::from([
        ("long-release", release(plain, 60)),
        ("long-faq", faq(plain, 300)),
        ("long-document", faq(plain, 400)),
        ("long-answer", faq(plain, 40)),
        ("long-reading", faq(plain, 600)),
        ("long-sentences", release(long, 12)),
        ("hard-to-read", release(hard, 20)),
        ("high-grade", release(hard, 20)),
        ("many-passives", release("The tea is poured by us.", 12)),
        ("vague", release("Many people often wait and some of them leave very soon.", 25)),
    ])
}

#[test]
fn every_rule_is_broken_by_its_example() {
    let long = long_examples();
    for rule in rules::ALL {
        let code = rule.kind.code;
        // These depend on what is known beside the text, and have a test of their own.
        if ["source-changed", "internal-name"].contains(&code) {
            continue;
        }
        let example = long.get(code).map_or(rule.kind.example, String::as_str);
        let review = review(example);
        let found = review.findings.iter().find(|finding| finding.code == code);
        let found = found.unwrap_or_else(|| panic!("{code}: {:?}", codes(example)));
        assert!(example.get(found.range.start..found.range.end).is_some(), "{code}");
        assert!(
            found.why.ends_with(')') && found.message.ends_with(['.', '?', '>', ':']),
            "{code}: {} {}",
            found.message,
            found.why
        );
    }
}

#[test]
fn codes_are_unique_and_kebab_case() {
    let mut seen: Vec<_> = rules::ALL.iter().map(|rule| rule.kind.code).collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), rules::ALL.len());
    assert!(seen.iter().all(|code| code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
}

#[test]
fn fixes_resolve_their_findings() {
    let mut fixed = 0;
    for rule in rules::ALL {
        let review = review(rule.kind.example);
        for finding in review.findings.iter().filter(|finding| finding.code == rule.kind.code) {
            let Some(fix) = &finding.fix else { continue };
            let after = text::apply(rule.kind.example, &fix.edits).unwrap();
            let count = |codes: Vec<&str>| codes.into_iter().filter(|code| *code == rule.kind.code).count();
            assert!(count(codes(&after)) < count(codes(rule.kind.example)), "{}: {after}", rule.kind.code);
            fixed += 1;
        }
    }
    assert!(fixed >= 3, "{fixed}");
}

#[test]
fn every_finding_can_be_silenced_with_a_reason() {
    let long = long_examples();
    for rule in rules::ALL {
        let example = long.get(rule.kind.code).map_or(rule.kind.example, String::as_str);
        let document = prfaq::read(example);
        let before = prfaq::review(&document, &some_day());
        let Some(finding) = before.findings.iter().find(|finding| finding.code == rule.kind.code) else {
            continue;
        };
        let Some(fix) = prfaq::silence(&document, finding) else {
            assert_eq!(rule.family, rules::Family::Remarks, "{}", rule.kind.code);
            continue;
        };
        let remark = text::apply(example, &fix.edits).unwrap().replace("–  -->", "– we know -->");
        let after = review(&remark);
        let silenced = after.silenced.iter().find(|silenced| silenced.finding.code == rule.kind.code);
        assert_eq!(
            silenced.map(|silenced| silenced.reason.as_str()),
            Some("we know"),
            "{}: {remark}",
            rule.kind.code
        );
    }
}

#[test]
fn a_good_document_has_no_errors_but_missing_questions() {
    let sample = include_str!("cases/sample.md");
    let loud: Vec<_> = review(sample)
        .findings
        .into_iter()
        .filter(|finding| finding.severity <= Severity::Warning && finding.code != "missing-question")
        .map(|finding| format!("{} {}", finding.code, finding.range.of(sample)))
        .collect();
    assert_eq!(loud, ["few-internal-questions What is the price, and why that one?"]);
}

#[test]
fn what_lies_beside_the_text_counts() {
    let text = "# Tea: hot\n\n## Solution\n\nThe KTLX boils [[Map#Cup]] with unique steam. The Brewmaster unit helps.\n";
    let circumstances = Circumstances {
        names: vec!["KTLX".into(), "unique steam".into()],
        internal_names: vec!["Brewmaster unit".into()],
        documents: Some(vec!["Other".into()]),
        changed: vec![("Map#Cup".into(), "it moved to product".into())],
        ..Circumstances::default()
    };
    let found: Vec<_> = prfaq::review(&prfaq::read(text), &circumstances)
        .findings
        .into_iter()
        .map(|finding| finding.code)
        .collect();
    for code in ["internal-name", "dead-link", "source-changed"] {
        assert!(found.contains(&code), "{code}: {found:?}");
    }
    assert!(!found.contains(&"acronym") && !found.contains(&"hype"), "{found:?}");
    assert!(codes(text).contains(&"acronym") && codes(text).contains(&"hype"));
}

#[test]
fn nothing_innocent_is_marked() {
    for innocent in [
        "It costs `many {names}` and runs at https://best.example/many-more?x=TODOS here.",
        "We asked 40 people, and most said 12 minutes in May 2027.",
        "A sentence about RFC 9807, water<sup>2</sup> and a unique identifier.",
        "“We are the best and by far the most powerful of all,” it says on the box of tea.",
        "It takes no longer than 5 minutes, which is less than before by 3.",
        "> Many great things will be said in a quotation by somebody else.",
    ] {
        let text = format!("# Tea\n\n## Solution\n\n{innocent}\n");
        let found = codes(&text);
        for code in [
            "no-number",
            "hype",
            "placeholder",
            "placeholder-in-brackets",
            "compared-with-nothing",
            "acronym",
            "future",
        ] {
            assert!(!found.contains(&code), "{code} in {innocent}");
        }
    }
}

#[test]
fn profiles_weigh_rules_differently() {
    let text = "---\nprofile: relaxed\n---\n# Tea\n\n## FAQ\n";
    let severity = |text: &str| {
        review(text)
            .findings
            .iter()
            .find(|finding| finding.code == "no-owner")
            .map(|finding| finding.severity)
    };
    assert_eq!(severity(text), Some(Severity::Warning));
    assert_eq!(severity(&text.replace("relaxed", "book")), Some(Severity::Error));
    let mut own = prfaq::profile::Profile::book();
    own.severities.insert("no-owner", None);
    let circumstances = Circumstances { profile: Some(own), ..Circumstances::default() };
    assert!(
        prfaq::review(&prfaq::read(text), &circumstances)
            .findings
            .iter()
            .all(|finding| finding.code != "no-owner")
    );
}

/// Rules by documents: how often each is broken, as a table.
fn table(documents: &[(String, String)]) -> String {
    let mut counts: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (column, (_, text)) in documents.iter().enumerate() {
        for finding in review(text).findings {
            let rule = rules::of(finding.code).unwrap();
            let row = counts.entry((rule.id, finding.code)).or_insert_with(|| vec![0; documents.len()]);
            row[column] += 1;
        }
    }
    let mut out = String::new();
    for (number, (name, _)) in documents.iter().enumerate() {
        let _ = writeln!(out, "{} {name}", number + 1);
    }
    for ((id, code), row) in counts {
        let cells: Vec<_> = row.into_iter().map(|count| format!("{count:>3}")).collect();
        let _ = writeln!(out, "{id} {code:<26}{}", cells.join(""));
    }
    out
}

#[test]
fn our_own_documents_break_these_rules() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut documents: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| {
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    documents.sort();
    expect_test::expect_file!["own.table"].assert_eq(&table(&documents));
}

#[test]
fn real_documents_break_these_rules() {
    let Some(documents) = common::corpus() else { return };
    expect_test::expect_file!["real.table"].assert_eq(&table(&documents));
}

#[test]
fn guidance_of_published_templates_is_known_outside_quotations_too() {
    let Some(documents) = common::corpus() else { return };
    let (_, template) = documents.iter().find(|(name, _)| name.starts_with("template")).unwrap();
    let unquoted = template.replace("\n> ", "\n").replace("\n>\n", "\n\n");
    let found = codes(&unquoted).into_iter().filter(|code| *code == "template-text").count();
    assert!(found >= 10, "{found}");
}
