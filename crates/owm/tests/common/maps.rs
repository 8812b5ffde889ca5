//! Texts that look like maps, broken ones among them.
#![allow(dead_code, reason = "each test uses its part")]

use proptest::prelude::*;

/// Names without anything special about them.
pub(crate) fn plain_name() -> impl Strategy<Value = String> {
    "[A-Zé][a-z☕]{0,5}( [a-z]{1,4})?".prop_filter("keywords are special", |name| !name.contains("label"))
}

/// A map that says what it means: declared names, links between them, evolutions, a pipeline.
pub(crate) fn tidy_map() -> impl Strategy<Value = String> {
    let names = proptest::collection::btree_set(plain_name(), 3..9).prop_filter(
        "names must differ in more than case",
        |names| {
            let mut lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
            lower.sort();
            lower.dedup();
            lower.len() == names.len()
        },
    );
    (names, proptest::collection::vec((any::<u16>(), any::<u16>(), 0..6usize), 1..14), any::<bool>(), any::<bool>())
        .prop_map(|(names, raw, crlf, final_end)| {
            let names: Vec<String> = names.into_iter().collect();
            let end = if crlf { "\r\n" } else { "\n" };
            let mut lines = vec!["title Map".to_owned()];
            for (index, name) in names.iter().enumerate() {
                let keyword = ["component", "component", "component", "anchor", "submap"][index % 5];
                let tail = ["", " label [5, -10]", " inertia // hot", " (buy)"][index % 4];
                let tail = if keyword == "anchor" { "" } else { tail };
                lines.push(format!("{}{keyword} {name} [0.{index}5,  .{index}]{tail}", ["", "  ", "\t"][index % 3]));
            }
            lines.push(format!("pipeline {}{end}{{{end}  component Kid one [0.35]{end}  component Kid two [0.6] label [1, 2]{end}}}", names[0]));
            lines.push(format!("evolve {}->Newer 0.85 label [16, 5]", names[1]));
            lines.push("note look here [0.2, 0.3]".to_owned());
            lines.push("annotation 1 [[0.4, 0.5],[0.6, 0.7]] remark".to_owned());
            lines.push("settlers [0.9, 0.2, 0.7, 0.4]".to_owned());
            lines.push("accelerator Law [0.5, 0.5]".to_owned());
            for (a, b, form) in raw {
                let (a, b) = (&names[a as usize % names.len()], &names[b as usize % names.len()]);
                let operator = ["->", " -> ", "+>", "+'much'<>", "+<", "->"][form];
                let tail = ["", "", "; why", "", " // c", "   "][form];
                lines.push(format!("{a}{operator}{b}{tail}"));
            }
            let mut text = lines.join(end);
            if final_end {
                text.push_str(end);
            }
            text
        })
}

/// Pieces that the language reacts to.
const PIECES: [&str; 64] = [
    "component ",
    "anchor ",
    "submap ",
    "pipeline ",
    "evolve ",
    "note ",
    "annotation ",
    "annotations ",
    "title ",
    "style ",
    "size ",
    "url ",
    "pioneers ",
    "accelerator ",
    "deaccelerator ",
    "evolution ",
    "valuechain ",
    "y-axis ",
    "market ",
    "build ",
    "title",
    "style",
    "A",
    "B",
    "Tea",
    "\"A b\"",
    "\"",
    "\\\"",
    "\\n",
    "\\",
    " [0.5, 0.6]",
    "[0.4]",
    "[",
    "]",
    "[[0.1,0.2],[0.3,0.4]]",
    "[0,5, 0,6]",
    " label [1, 2]",
    " label",
    " inertia",
    " (buy)",
    "(",
    ")",
    "(market, build)",
    " evolve 0.8",
    " 0.8",
    " 1",
    " .7",
    "->",
    "+>",
    "+<>",
    "+'x'>",
    "+'",
    ";",
    "{",
    "}",
    "//",
    "/*",
    "*/",
    " url(u)",
    "--hide",
    "\t",
    " ",
    "\u{feff}",
    "é☕\u{202e}",
];

/// Anything made of such pieces.
pub(crate) fn wild_map() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned),
        3 => Just("\n".to_owned()),
        1 => Just("\r\n".to_owned()),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}
