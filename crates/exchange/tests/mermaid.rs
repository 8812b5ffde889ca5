//! Mermaid both ways: our maps through it and back, and other people's out of it.

#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

mod common;

use common::{difference, files, without_lines};
use exchange::{Format, LossKind, Positions, read, write};
use proptest::prelude::*;

/// There and back: the model is the same, in the diagram alone and in Markdown.
fn round(source: &str) -> Result<(), String> {
    let map = owm::parse(source).map;
    for format in [Format::Mermaid, Format::Markdown] {
        let there = write(&map, format).unwrap();
        let unsaid: Vec<_> = there.losses.iter().filter(|loss| loss.kind == LossKind::Unsaid).collect();
        if !unsaid.is_empty() {
            return Err(format!("{unsaid:?}"));
        }
        let back = read(&there.text, format, Positions::Numbers).unwrap();
        let again = without_lines(owm::parse(&back.text).map);
        if let Some(difference) = difference(&without_lines(map.clone()), &again) {
            return Err(format!("{difference}\n--- Mermaid\n{}\n--- back\n{}", there.text, back.text));
        }
        if !back.losses.is_empty() {
            return Err(format!("{:?}\n{}", back.losses, there.text));
        }
    }
    Ok(())
}

#[test]
fn our_maps_survive_the_way_through_mermaid() {
    let maps = files("maps", &["owm"]);
    assert!(maps.len() >= 4);
    for (name, source) in maps {
        round(&source).unwrap_or_else(|why| panic!("{name}: {why}"));
    }
}

#[test]
fn the_maps_of_others_survive_the_way_through_mermaid() {
    let maps = files("../shared/corpus/owm", &["owm"]);
    let mut failed = Vec::new();
    for (name, source) in &maps {
        if let Err(why) = round(source) {
            failed.push(format!("{name}: {why}"));
        }
    }
    println!("owm → Mermaid → owm is the identity on {} of {} maps", maps.len() - failed.len(), maps.len());
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

#[test]
fn how_an_anchor_is_obtained_is_carried_and_told() {
    let source = "anchor Public [0.95, 0.60]\nbuild Public\n";
    let written = write(&owm::parse(source).map, Format::Mermaid).unwrap();
    let told: Vec<_> = written.losses.iter().map(|loss| (loss.kind, loss.message.as_str())).collect();
    assert_eq!(told, [(LossKind::Carried, "Mermaid does not show how anchors are obtained: Public.")]);
    round(source).unwrap();
    // Where somebody moved the anchor, its new place counts, and the comment still adds the rest.
    let moved = written.text.replace("\"Public\" [0.95, 0.60]", "\"Public\" [0.80, 0.60]");
    assert_ne!(moved, written.text);
    let back = read(&moved, Format::Mermaid, Positions::Numbers).unwrap();
    assert_eq!(back.text, "anchor Public [0.80, 0.60]\nbuild Public\n");
}

/// Lines of the collection that Mermaid refuses, too: syntax that only its documentation has.
const NOT_MERMAID: [(&str, &str); 2] =
    [(" # ", "a remark behind “#”, which is no comment"), ("size [width, height]", "words for numbers")];

#[test]
fn what_mermaid_reads_is_read() {
    let maps = files("../shared/corpus/mermaid", &["mmd"]);
    let (mut whole, mut explained) = (0, 0);
    let mut losses = std::collections::BTreeMap::<String, usize>::new();
    let mut failed = Vec::new();
    for (name, source) in &maps {
        match read(source, Format::Mermaid, Positions::Numbers) {
            Ok(read) => {
                let unread = read.losses.iter().filter(|loss| loss.kind == LossKind::Unreadable);
                for line in unread.flat_map(|loss| &loss.lines) {
                    let line = source.lines().nth(*line).unwrap();
                    match NOT_MERMAID.iter().find(|(sign, _)| line.contains(sign)) {
                        Some((_, why)) => println!("{name}: {line:?} is not read: {why}"),
                        None => failed.push(format!("{name}: {line}")),
                    }
                    explained += 1;
                }
                for loss in &read.losses {
                    let about = loss.message.split(':').next().unwrap_or("").to_owned();
                    *losses.entry(about).or_default() += 1;
                }
                let errors = owm::parse(&read.text).findings;
                let errors = errors.iter().filter(|finding| finding.severity == text::Severity::Error);
                failed.extend(errors.map(|finding| format!("{name}: {}\n{}", finding.message, read.text)));
                whole += 1;
            }
            Err(refusal) => failed.push(format!("{name}: {refusal}")),
        }
    }
    println!("read: {whole} of {} Mermaid maps, {explained} lines explained; what was told:", maps.len());
    for (about, count) in losses {
        println!("{count:4} {about}");
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_survives_the_way_through_mermaid(source in statements()) {
        let outcome = round(&source);
        prop_assert!(outcome.is_ok(), "{}\n--- source\n{}", outcome.unwrap_err(), source);
    }

    #[test]
    fn no_text_does_harm(source in "(wardley-beta\n)?(\\PC|\n){0,200}") {
        for format in Format::ALL.into_iter().filter(|format| format.is_read()) {
            if let Ok(read) = read(&source, format, Positions::Stages) {
                let _ = owm::parse(&read.text);
            }
        }
        let _ = Format::detect(None, &source);
    }

    #[test]
    fn no_statement_does_harm(lines in prop::collection::vec(mermaid_line(), 0..20)) {
        let source = format!("wardley-beta\n{}", lines.join("\n"));
        let first = read(&source, Format::Mermaid, Positions::Numbers).unwrap();
        // What was read once is ours, and goes there and back.
        let outcome = round(&first.text);
        prop_assert!(outcome.is_ok(), "{}\n--- source\n{}", outcome.unwrap_err(), source);
    }
}

/// Names with everything in them that some reader trips over.
fn name() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[A-Za-z]{1,6}",
        1 => prop::sample::select(vec![
            "component", "note", "title", "label", "->", "+>", "\"", "'", "%%", "%%{init: {}}%%", "[", "]", "//", "http://x", "{", "}",
            "#quot;", ";", "\\n", "\\", "@0.5", "/", "0.5", "2", "é", "茶", "(buy)", "inertia", "end", "```", "---", "<b>", "\u{202e}",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0..=100u32).prop_map(|n| format!("{:.2}", f64::from(n) / 100.0)),
        1 => prop::sample::select(vec!["0", "1", ".5", "0.12345", "-0.2", "1.7", "1e-7", "abc", ""]).prop_map(str::to_owned),
    ]
}

fn statement() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "",
        " label [4, -5]",
        " label [1.5, 2]",
        " inertia",
        " (buy)",
        " (market, build)",
        " (ecosystem)",
        " url(shop)",
    ]);
    let words =
        prop::sample::select(vec!["component", "component", "component", "anchor", "submap", "market"]);
    prop_oneof![
        6 => (words, name(), number(), number(), parts).prop_map(|(w, n, v, m, p)| format!("{w} {n} [{v}, {m}]{p}")),
        1 => (name(), number(), number()).prop_map(|(n, v, m)| format!("component \"{}\" [{v}, {m}]", n.replace('"', "\\\""))),
        5 => (name(), prop::sample::select(vec!["->", "+>", "+<>", "+'text'>", "+'it's'>"]), name(), prop::sample::select(vec!["", "; note", ";", "; a %% b"]))
            .prop_map(|(a, op, b, note)| format!("{a}{op}{b}{note}")),
        2 => (name(), name(), number(), prop::sample::select(vec!["", " label [3, 4]", " (buy)"])).prop_map(|(a, b, m, p)| format!("evolve {a}->{b} {m}{p}")),
        2 => (name(), number()).prop_map(|(a, m)| format!("evolve {a} {m}")),
        2 => (name(), number(), number()).prop_map(|(n, a, b)| format!("pipeline {n} [{a}, {b}]")),
        2 => (name(), prop::collection::vec((name(), number()), 0..3)).prop_map(|(n, children)| {
            let children: String = children.iter().map(|(n, m)| format!("  component {n} [{m}] label [1, 2]\n")).collect();
            format!("component {n} [0.4, 0.5]\npipeline {n}\n{{\n{children}}}")
        }),
        1 => (name(), number(), number()).prop_map(|(n, v, m)| format!("note {n} [{v}, {m}]")),
        1 => (name(), number(), number()).prop_map(|(n, v, m)| format!("annotation 1 [{v}, {m}] {n}")),
        1 => (name(), number(), number()).prop_map(|(n, v, m)| format!("annotation 2 [[{v}, {m}],[0.1, 0.2]] {n}")),
        1 => (name(), number(), number()).prop_map(|(n, v, m)| format!("accelerator {n} [{v}, {m}]")),
        // Names short enough to meet again, declared before or after, once or twice.
        3 => (prop::sample::select(vec!["component", "anchor", "submap", "ecosystem"]), "[ab]", number()).prop_map(|(w, n, v)| format!("{w} {n} [{v}, 0.5]")),
        2 => (prop::sample::select(vec!["build", "buy", "outsource"]), prop::sample::select(vec!["a", "b", "A", "\"B\""])).prop_map(|(w, n)| format!("{w} {n}")),
        2 => ("[ab]", prop::sample::select(vec!["->", "+>", "->c->"]), "[ab]").prop_map(|(a, op, b)| format!("{a}{op}{b}")),
        1 => ("[ab]", "[abc]", number()).prop_map(|(a, to, m)| format!("evolve {a}->{to} {m}")),
        1 => name().prop_map(|n| format!("title {n}")),
        1 => name().prop_map(|n| format!("url {n} [https://example.org/a%20b]")),
        1 => prop::sample::select(vec![
            "style wardley", "size [900, 500]", "size [900.5, 0]", "evolution a->b->c->d", "evolution a / b->c->d%%->e", "evolution --hide",
            "valuechain --hide", "y-axis Worth->low->high", "annotations [0.2, 0.3]", "pioneers [0.9, 0.1, 0.7, 0.3]",
            "settlers [0.9, 0.1, 0.7, 0.3]", "deaccelerator Rain [0.5, 0.5]", "pipeline Alone", "build A", "hello", "annotation x [0.1, 0.2] none",
        ]).prop_map(str::to_owned),
    ]
}

fn statements() -> impl Strategy<Value = String> {
    prop::collection::vec(statement(), 0..12).prop_map(|lines| lines.join("\n"))
}

fn mermaid_line() -> impl Strategy<Value = String> {
    let string = || name().prop_map(|name| format!("{name:?}"));
    let place = || (number(), number()).prop_map(|(v, m)| format!("[{v}, {m}]"));
    prop_oneof![
        (string(), place(), prop::sample::select(vec!["", " label [4, -5]", " (buy)", " (market) inertia"]))
            .prop_map(|(n, at, p)| format!("component {n} {at}{p}")),
        (name(), place()).prop_map(|(n, at)| format!("component {n} {at}")),
        (string(), place()).prop_map(|(n, at)| format!("anchor {n} {at}")),
        (
            string(),
            prop::sample::select(vec!["->", "-->", "-.->", ">", "+>", "+'x y'>", ""]),
            string(),
            prop::sample::select(vec!["", "; text; more", " +>"])
        )
            .prop_map(|(a, op, b, t)| format!("{a} {op} {b}{t}")),
        (name(), name()).prop_map(|(a, b)| format!("{a} -> {b}")),
        (string(), number()).prop_map(|(n, m)| format!("evolve {n} {m}")),
        (string(), string(), number())
            .prop_map(|(p, n, m)| format!("pipeline {p} {{\ncomponent {n} [{m}]\n}}")),
        (string(), place()).prop_map(|(n, at)| format!("note {n} {at}")),
        (string(), place()).prop_map(|(n, at)| format!("annotation 1,{at} {n}")),
        name().prop_map(|n| format!("title {n}")),
        name().prop_map(|n| format!("%% {n}")),
        name().prop_map(|n| format!("%% owm: {n}")),
        (string(), string()).prop_map(|(a, b)| format!("evolution {a}@0.2 -> {b}@0.4 -> c@0.6 / d -> e@1.0")),
    ]
}
