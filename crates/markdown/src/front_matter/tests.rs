//! Front matter in, fields out; a field changed, every other byte as it was.

use super::*;
use proptest::prelude::*;

/// The fields as lines, then the faults.
fn drawn(source: &str) -> Vec<String> {
    let front = read(source);
    let shown = |scalar: &Scalar| format!("{:?}", scalar.text);
    let mut out: Vec<String> = front
        .fields
        .iter()
        .map(|field| match &field.value {
            Value::Empty => format!("{} =", field.key),
            Value::Scalar(scalar) => format!("{} = {}", field.key, shown(scalar)),
            Value::List(list) => {
                format!("{} = [{}]", field.key, list.iter().map(shown).collect::<Vec<_>>().join(" "))
            }
            Value::Other => format!("{} ?", field.key),
        })
        .collect();
    out.extend(front.faults.iter().map(|fault| format!("{:?} {:?}", fault.kind, fault.range.of(source))));
    out
}

#[test]
fn fields_are_read_in_every_form() {
    let source = "---\r\ntitle: Tea at work # the working title\r\nOwner:   'Ana''s team'\nquoted: \"a: \\\"b\\\" # c\"\n\
                  none:\nreviewers: [Bo, \"Cy, of Finance\"]\ndeciders:\n  - Di\n\n  - 'Ed'\nflat:\n- Flo\nwhy: |\n  One\n  two\n\
                  folded: >\n  one\n  two\nlong: a sentence\n  that goes on\nurl: https://a.example/x#y\n# remark\n---\nrest: no\n";
    assert_eq!(
        drawn(source),
        [
            "title = \"Tea at work\"",
            "Owner = \"Ana's team\"",
            "quoted = \"a: \\\"b\\\" # c\"",
            "none =",
            "reviewers = [\"Bo\" \"Cy, of Finance\"]",
            "deciders = [\"Di\" \"Ed\"]",
            "flat = [\"Flo\"]",
            "why = \"One\\ntwo\"",
            "folded = \"one two\"",
            "long = \"a sentence that goes on\"",
            "url = \"https://a.example/x#y\"",
        ]
    );
    let front = read(source);
    assert_eq!(&source[front.range.end..], "rest: no\n");
    assert_eq!(front.field("OWNER").map(|field| field.value_range.of(source)), Some("'Ana''s team'"));
}

#[test]
fn what_cannot_be_read_is_named_with_its_place_and_the_rest_is_read() {
    let source = "---\nhello\na: 1\na: 2\nb: \"open\nc: [x\nd: &x y\ne:\n  f: g\nh: ok\n---\n";
    assert_eq!(
        drawn(source),
        [
            "a = \"1\"",
            "a = \"2\"",
            "b = \"\\\"open\"",
            "c ?",
            "d ?",
            "e ?",
            "h = \"ok\"",
            "NotAField \"hello\"",
            "Repeated \"a\"",
            "UnclosedQuote \"\\\"open\"",
            "UnclosedList \"[x\"",
            "Unread \"&x y\"",
            "Unread \"f: g\"",
        ]
    );
}

#[test]
fn a_line_across_is_no_front_matter() {
    assert_eq!(drawn("---\n\nWords.\n"), Vec::<String>::new());
    assert_eq!(drawn("---\nowner: Ana\n"), ["Unclosed \"---\""]);
    assert_eq!(read("\u{feff}---\na: b\n---\n").range, TextRange::new(3, 16));
    assert!(read("# Tea\n---\na: b\n---\n").range.is_empty());
}

/// The text after a field was set.
fn after(source: &str, key: &str, value: &NewValue) -> String {
    text::apply(source, &set(source, &read(source), key, value)).unwrap()
}

#[test]
fn a_field_is_changed_added_and_taken_out() {
    let say = |words: &str| NewValue::Scalar(words.to_owned());
    let list = |words: &[&str]| NewValue::List(words.iter().map(|word| (*word).to_owned()).collect());
    let source = "---\na: 1 # one\nb:\n  - x\n  - y\nc:\n---\nbody\n";
    assert_eq!(after(source, "A", &say("2")), source.replace("a: 1", "a: 2"));
    assert_eq!(
        after(source, "b", &list(&["z", "p, q"])),
        "---\na: 1 # one\nb: [z, \"p, q\"]\nc:\n---\nbody\n"
    );
    assert_eq!(after(source, "c", &say("")), source.replace("c:", "c: \"\""));
    assert_eq!(after(source, "b", &NewValue::Nothing), "---\na: 1 # one\nc:\n---\nbody\n");
    assert_eq!(after(source, "d", &say("true")), source.replace("c:\n", "c:\nd: \"true\"\n"));
    assert_eq!(after("body\n", "a", &say("1")), "---\na: 1\n---\nbody\n");
    assert_eq!(after("---\r\na: 1\r\n---\r\n", "b", &say("2")), "---\r\na: 1\r\nb: 2\r\n---\r\n");
    assert_eq!(after(source, "a", &say("1")), source);
}

/// What a field says, wherever it stands.
fn said_by(front: &FrontMatter, key: &str) -> Vec<String> {
    front.list(key).iter().map(|scalar| scalar.text.clone()).collect()
}

proptest! {
    #[test]
    fn any_text_is_read_and_what_is_set_is_said(
        source in "(---\n)?([a-c]: |- |\\[|\\]|\"|'|#|,|&|\\||>|  |x|é|\n|\r\n|---\n){0,30}",
        key in "[a-d]",
        said in "[a-c:#,'\"\\[\\]{}&*\\\\ é|>-]{0,12}",
        entries in proptest::collection::vec("[a-c:#,'\"\\[\\] é-]{1,6}", 0..4),
    ) {
        let front = read(&source);
        for range in front.fields.iter().map(|field| field.range).chain(front.faults.iter().map(|fault| fault.range)) {
            prop_assert!(source.get(range.start..range.end).is_some());
        }
        for value in [NewValue::Scalar(said.clone()), NewValue::List(entries.clone()), NewValue::Nothing] {
            let edits = set(&source, &front, &key, &value);
            let changed = text::apply(&source, &edits).unwrap();
            let now = read(&changed);
            let field = now.field(&key).map(|field| field.value.clone());
            match &value {
                NewValue::Scalar(said) => {
                    let is = matches!(&field, Some(Value::Scalar(scalar)) if scalar.text == *said);
                    prop_assert!(is, "{said:?} as {field:?} in {changed:?}");
                }
                NewValue::List(wanted) => {
                    let is = matches!(&field, Some(Value::List(list)) if list.iter().map(|s| &s.text).eq(wanted));
                    prop_assert!(is, "{wanted:?} as {field:?} in {changed:?}");
                }
                NewValue::Nothing => {}
            }
            // The other fields say what they said, as far as they were read.
            for other in front.fields.iter().filter(|other| !same_key(&other.key, &key)) {
                prop_assert_eq!(said_by(&now, &other.key), said_by(&front, &other.key));
            }
            prop_assert!(changed.ends_with(&source[front.range.end..]));
        }
    }
}
