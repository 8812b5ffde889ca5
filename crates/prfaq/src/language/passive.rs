//! Passive sentences: a form of "to be" with a participle behind it.

use super::word;
use std::ops::Range;

const BE: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't", "get", "gets",
    "got",
];
/// Participles that do not end in -ed.
const IRREGULAR: &[&str] = &[
    "begun",
    "bound",
    "bought",
    "broken",
    "brought",
    "built",
    "caught",
    "chosen",
    "cut",
    "dealt",
    "done",
    "drawn",
    "driven",
    "eaten",
    "fed",
    "felt",
    "forgotten",
    "found",
    "given",
    "gone",
    "grown",
    "heard",
    "held",
    "hidden",
    "hit",
    "hurt",
    "kept",
    "known",
    "laid",
    "led",
    "left",
    "lent",
    "let",
    "lost",
    "made",
    "meant",
    "met",
    "overseen",
    "paid",
    "put",
    "read",
    "rewritten",
    "seen",
    "sent",
    "set",
    "shown",
    "shut",
    "sold",
    "spent",
    "split",
    "spoken",
    "stolen",
    "struck",
    "sung",
    "taken",
    "taught",
    "thrown",
    "told",
    "understood",
    "withdrawn",
    "won",
    "worn",
    "written",
];
/// What ends in -ed, or is listed above, and describes a state: nobody did anything.
const STATES: &[&str] = &[
    "advanced",
    "aged",
    "ashamed",
    "bored",
    "committed",
    "complicated",
    "concerned",
    "connected",
    "convinced",
    "dedicated",
    "delighted",
    "detailed",
    "devoted",
    "disappointed",
    "distributed",
    "excited",
    "experienced",
    "finished",
    "frustrated",
    "gone",
    "indeed",
    "interested",
    "limited",
    "located",
    "motivated",
    "need",
    "needed",
    "pleased",
    "prepared",
    "qualified",
    "related",
    "retired",
    "satisfied",
    "scared",
    "skilled",
    "speed",
    "supposed",
    "surprised",
    "talented",
    "thrilled",
    "tired",
    "used",
    "varied",
    "worried",
    "unchanged",
    "unrelated",
    "unlimited",
    "unused",
    "left",
    "set",
    "red",
    "bed",
    "hundred",
    "sacred",
    "naked",
    "wicked",
    "exceed",
    "proceed",
    "succeed",
    "feed",
    "seed",
    "deed",
    "weed",
    "embed",
    "shed",
    "centralized",
    "decentralized",
];

/// The place of a passive in a sentence: from the form of "to be" to the participle.
#[must_use]
pub fn passive(sentence: &str) -> Option<Range<usize>> {
    let places = word::words(sentence);
    let words: Vec<String> =
        places.iter().map(|at| sentence[at.clone()].to_lowercase().replace('’', "'")).collect();
    for (index, word) in words.iter().enumerate() {
        if !BE.contains(&word.as_str()) {
            continue;
        }
        // One or two adverbs, or "not", may stand between.
        let between = |word: &str| {
            word.ends_with("ly")
                || matches!(
                    word,
                    "not"
                        | "also"
                        | "often"
                        | "never"
                        | "always"
                        | "still"
                        | "already"
                        | "now"
                        | "then"
                        | "just"
                        | "only"
                        | "being"
                        | "been"
                        | "first"
                )
        };
        let mut next = index + 1;
        while next < words.len() && next <= index + 3 && between(&words[next]) {
            next += 1;
        }
        let Some(participle) = words.get(next) else { continue };
        let joined = sentence[places[index].end..places[next].start]
            .chars()
            .all(|c| c.is_alphanumeric() || c.is_whitespace());
        let regular = participle.len() > 4 && participle.ends_with("ed") && !participle.ends_with("eed");
        let behind = words.get(next + 1).map(String::as_str);
        // "is limited to", "is based on": a state, unless somebody is named who did it.
        let state = STATES.contains(&participle.as_str())
            || participle.contains('-')
            || participle == "based" && behind == Some("on");
        if joined && (regular || IRREGULAR.contains(&participle.as_str())) && (!state || behind == Some("by"))
        {
            return Some(places[index].start..places[next].end);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passives_are_told_from_states() {
        let of = |text: &'static str| passive(text).map(|at| &text[at]);
        assert_eq!(of("The tea is poured at four."), Some("is poured"));
        assert_eq!(of("It was never really written down."), Some("was never really written"));
        assert_eq!(of("Costs will be reduced by us"), Some("be reduced"));
        for active in [
            "It will be hot.",
            "We are excited.",
            "It is based on tea.",
            "They are, she added, hot.",
            "It is used to heat.",
            "Bo poured it.",
        ] {
            assert_eq!(of(active), None, "{active}");
        }
    }
}
