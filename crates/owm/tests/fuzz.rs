//! The fuzz target of the language: any bytes are read to the last one, formatted, and every edit of them fits.
//!
//! Under `cargo test` the committed seeds are replayed, the same way each time; `mutations.rs` damages them at random but
//! the same on every run. To search for more, on a nightly toolchain: `cargo bolero test -p owm reading_and_editing`,
//! which drives this very function by libFuzzer, AFL or honggfuzz; what it finds goes into the seeds.
#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

#[path = "common/every.rs"]
mod every;

/// Bytes above ASCII stand for words of the language, so that random input is made of them.
const WORDS: [&str; 24] = [
    "component ",
    "anchor ",
    "submap ",
    "pipeline ",
    "evolve ",
    "note ",
    "annotation 1 ",
    "url ",
    " [0.5, 0.6]",
    "[0.4]",
    " label [1, 2]",
    " inertia",
    " (buy)",
    " (market)",
    "->",
    "+'x'<>",
    "; why",
    "\n{\n",
    "\n}\n",
    "// ",
    "/*",
    "*/",
    "\r\n",
    "\n",
];

fn text_of(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let word = |byte: &u8| match byte {
        0x80.. => WORDS[usize::from(byte & 0x7f) % WORDS.len()].to_owned(),
        _ => char::from(*byte).to_string(),
    };
    bytes.iter().map(word).collect()
}

#[test]
fn reading_and_editing() {
    bolero::check!().with_iterations(0).with_max_len(400).for_each(|bytes: &[u8]| {
        let source = text_of(bytes);
        let parse = owm::parse(&source);
        let lines: String = parse.tree.lines.iter().map(|line| line.range.of(&source)).collect();
        assert_eq!(lines, source);
        let formatted = text::apply(&source, &owm::fmt(&source)).unwrap();
        assert_eq!(owm::fmt(&formatted), []);
        every::every_intent(&source, bytes.len() as u64, "Zed");
    });
}
