//! An intent in, the changed text out.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a panic in a test is its report")]

use prfaq::edit::{self, NewValue, Refusal};
use prfaq::model::{Audience, PartKind};
use text::TextEdit;

const SAMPLE: &str = include_str!("cases/sample.md");

/// What the edits take out and put in.
fn changed(before: &str, edits: Result<Vec<TextEdit>, Refusal>) -> String {
    let edits = edits.unwrap_or_else(|refusal| panic!("{refusal}"));
    text::apply(before, &edits).unwrap()
}

#[test]
fn fields_are_set_and_the_rest_stays() {
    let document = prfaq::read(SAMPLE);
    let set = |key: &str, value: NewValue| changed(SAMPLE, edit::set_field(&document, key, &value));
    assert_eq!(
        set("status", NewValue::Scalar("in review".into())),
        SAMPLE.replace("status: draft", "status: in review")
    );
    assert_eq!(
        set("reviewers", NewValue::List(vec!["Bo".into(), "Ed, Sales".into()])),
        SAMPLE.replace("[Cy Okafor, \"Di Marsh, Finance\"]", "[Bo, \"Ed, Sales\"]")
    );
    assert_eq!(set("door", NewValue::Nothing), SAMPLE.replace("door: two-way\n", ""));
}

#[test]
fn a_part_says_something_else() {
    let document = prfaq::read(SAMPLE);
    let set = |kind, words: &str| changed(SAMPLE, edit::set_part(&document, kind, words));
    assert_eq!(
        set(PartKind::CallToAction, "Ask *us* at\nhttps://kettle.example."),
        SAMPLE
            .replace("Order a tray at https://kettle.example/start.", "Ask *us* at\nhttps://kettle.example.")
    );
    assert_eq!(
        set(PartKind::Heading, "Tea\nfor all"),
        SAMPLE.replace("# Kettle Club keeps every office supplied with fresh tea", "# Tea for all")
    );
    for wrong in ["", "# Solution\n\nx", "One.\n\n## FAQ\n\nTwo."] {
        assert!(edit::set_part(&document, PartKind::Problem, wrong).is_err(), "{wrong:?}");
    }
}

#[test]
fn a_missing_part_comes_where_it_belongs() {
    let headed = "# Tea\n\n## Problem\n\nTea goes cold.\n\n## Call to action\n\nBuy.\n\n## FAQ\n\n### Hot?\n\nYes, it is.\n";
    let set = |text: &str, kind, words: &str| changed(text, edit::set_part(&prfaq::read(text), kind, words));
    assert_eq!(
        set(headed, PartKind::Solution, "A lid."),
        headed.replace("cold.\n\n", "cold.\n\n## Solution\n\nA lid.\n\n")
    );
    assert_eq!(
        set(headed, PartKind::Subheading, "For all"),
        headed.replace("# Tea\n\n##", "# Tea\n\n<!-- prfaq:subheading -->\nFor all\n\n##")
    );
    assert_eq!(set("", PartKind::Heading, "Tea"), "# Tea\n");
    assert_eq!(
        set("---\na: b\n---\n\nWords.\n", PartKind::Heading, "Tea"),
        "---\na: b\n---\n# Tea\n\nWords.\n"
    );
    assert_eq!(
        set("Title: Tea\r\n\r\nSolution: A lid.\r\n", PartKind::Problem, "It is\ncold."),
        "Title: Tea\r\n\r\n<!-- prfaq:problem -->\r\nIt is\r\ncold.\r\n\r\nSolution: A lid.\r\n"
    );
}

#[test]
fn questions_are_asked_as_the_others_are() {
    let ask = |text: &str, audience, words: &str| {
        changed(text, edit::add_question(&prfaq::read(text), audience, words, None))
    };
    let asked = ask(SAMPLE, Audience::External, "Is it loud?");
    assert_eq!(asked, SAMPLE.replace("## Internal FAQ", "### Is it loud?\n\n## Internal FAQ"));
    let bold = "# Tea\n\n## FAQ\n\n**Q: Hot?**\n\nA: Yes.\n";
    assert_eq!(ask(bold, Audience::Unstated, "Loud?"), format!("{bold}\n**Q: Loud?**\n"));
    assert_eq!(
        ask("# Tea\n\n## Appendix\n\nMore.\n", Audience::Internal, "Who?"),
        "# Tea\n\n## Internal FAQ\n\n### Who?\n\n## Appendix\n\nMore.\n"
    );
    let document = prfaq::read(SAMPLE);
    let named = changed(SAMPLE, edit::add_question(&document, Audience::Internal, "And then?", Some("stop")));
    assert!(named.ends_with("\n\n<!-- prfaq:question stop -->\n### And then?\n"), "{named}");
    for wrong in ["", "Tea", "One?\n\n# Two", "--> ?"] {
        assert!(edit::add_question(&document, Audience::External, wrong, None).is_err(), "{wrong:?}");
    }
}

#[test]
fn answers_are_given_and_replaced() {
    let answer =
        |text: &str, number, words: &str| changed(text, edit::set_answer(&prfaq::read(text), number, words));
    let heading = "# Tea\n\n## FAQ\n\n### Hot?\n\n### Sweet?\n\nNo.\n";
    assert_eq!(answer(heading, 0, "Yes.\n\nVery."), heading.replace("Hot?\n", "Hot?\n\nYes.\n\nVery.\n"));
    assert_eq!(answer(heading, 1, "Yes."), heading.replace("No.", "Yes."));
    let marked = "# Tea\n\n## FAQ\n\nQ: Hot?\n\nQ: Sweet?\nA: No.\n";
    assert_eq!(answer(marked, 0, "Yes."), marked.replace("Hot?\n", "Hot?\nA: Yes.\n"));
    assert_eq!(answer(marked, 1, "Yes."), marked.replace("No.", "Yes."));
    assert!(edit::set_answer(&prfaq::read(heading), 2, "x").is_err());
    assert!(edit::set_answer(&prfaq::read(heading), 0, "### Why?").is_err());
}

#[test]
fn parts_and_questions_move_with_all_that_is_theirs() {
    let text = "# Tea\n\n## Problem\n\nCold.\n\nOld.\n\n## Solution\n\nA lid.\n\n## FAQ\n\n### One?\n\nUno.\n\n<!-- prfaq:question stop -->\n### Two?\n\nDue.\n";
    let document = prfaq::read(text);
    let moved = changed(text, edit::move_part(&document, PartKind::Solution, Some(PartKind::Problem)));
    assert_eq!(
        moved,
        "# Tea\n\n## Solution\n\nA lid.\n\n## Problem\n\nCold.\n\nOld.\n\n## FAQ\n\n### One?\n\nUno.\n\n<!-- prfaq:question stop -->\n### Two?\n\nDue.\n"
    );
    let back = changed(&moved, edit::move_part(&prfaq::read(&moved), PartKind::Solution, None));
    assert_eq!(back, text);
    let moved = changed(text, edit::move_question(&document, 1, 0));
    assert!(
        moved.ends_with("## FAQ\n\n<!-- prfaq:question stop -->\n### Two?\n\nDue.\n\n### One?\n\nUno.\n"),
        "{moved}"
    );
    assert_eq!(changed(&moved, edit::move_question(&prfaq::read(&moved), 0, 2)), text);
    assert_eq!(edit::move_question(&document, 0, 1), Ok(Vec::new()));
    assert!(edit::move_part(&document, PartKind::Summary, None).is_err());
}
