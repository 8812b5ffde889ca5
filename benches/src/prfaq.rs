//! A press release with questions, of any length.

use std::fmt::Write as _;

/// What the paragraphs are made of: sentences with and without what the rules look for.
const SENTENCES: [&str; 12] = [
    "The tray weighs what is on the shelf and reports what is left on Thursday.",
    "Office managers lose 4 hours a month to counting boxes of tea (source: diary study, n = 31).",
    "Many teams often wait for a better answer than the one they have.",
    "“We watched people count tea bags, and nobody had hired them for that,” said Ana Silva, product lead.",
    "In 22 of 31 offices the favourite had run out on the day of the visit, as [[Tray trial#Visits]] shows.",
    "It is sent by post, in order to arrive on Monday, and nothing has to be confirmed by anybody.",
    "A seamless experience will make 40% of the work go away.",
    "The ATS (applicant tracking system) and the HRMS are read once a day, see [the list](https://tea.example/list).",
    "Nobody has to fill in a form, because doing nothing confirms the order that was shown the week before.",
    "There is a second tray for `coffee`, which costs £4 a month and the coffee at shop prices.",
    "Supermarkets could sell trays at cost; then we keep the choosing and buy the trays from them.",
    "We don't know yet. Owner: Di Marsh, by 2031-01-31.",
];

/// A PR/FAQ of about `words` words: the nine parts, then questions with answers of three sentences.
#[must_use]
pub fn prfaq(words: usize) -> String {
    let mut out = String::from(
        "---\nowner: Ana Silva\ndecider: Bo Keller\nstatus: draft\n---\n# Kettle Club: fresh tea\n\nFor office managers\n\n",
    );
    let mut sentences = SENTENCES.iter().cycle();
    let mut paragraph = |out: &mut String, count: usize| {
        for sentence in sentences.by_ref().take(count) {
            let _ = writeln!(out, "{sentence}");
        }
        out.push('\n');
    };
    for part in
        ["Summary", "Problem", "Solution", "Leader quote", "How it works", "Customer quote", "Call to action"]
    {
        let _ = write!(out, "## {part}\n\n");
        paragraph(&mut out, 4);
    }
    out.push_str("# Internal FAQ\n\n");
    let mut number = 0;
    // A sentence has 15 words.
    while out.split_whitespace().count() < words {
        number += 1;
        let _ = write!(out, "### What happens in the case of number {number}?\n\n");
        paragraph(&mut out, 3);
    }
    out
}
