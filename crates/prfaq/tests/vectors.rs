//! Syllables and readability against the counts of other programs, which lie beside the project.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a panic in a test is its report")]

mod common;

use prfaq::language::readability::Readability;
use prfaq::language::syllable::syllables;

#[test]
fn syllables_and_readability_agree_with_others() {
    let Some(shared) = common::shared() else { return };
    let text = std::fs::read_to_string(shared.join("vectors/readability-vectors.json")).unwrap();
    let vectors: serde_json::Value = serde_json::from_str(&text).unwrap();
    let words = vectors["words"].as_object().unwrap();
    let different: Vec<_> = words
        .iter()
        .map(|(word, count)| (word, count.as_u64().unwrap(), syllables(word) as u64))
        .filter(|(_, theirs, ours)| theirs != ours)
        .collect();
    // Abbreviations are counted as words there and letter by letter in speech; those few may differ.
    assert!(
        different.len() * 100 <= words.len() * 5,
        "{} of {}: {different:?}",
        different.len(),
        words.len()
    );
    for vector in vectors["texts"].as_array().unwrap() {
        let ours = Readability::of(vector["text"].as_str().unwrap());
        let count = |name: &str| usize::try_from(vector[name].as_u64().unwrap()).unwrap();
        assert_eq!((ours.words, ours.sentences), (count("words"), count("sentences")), "{vector}");
        // In a text as short as these, one syllable may be more than five points.
        assert!(ours.syllables.abs_diff(count("syllables")) <= 1, "{vector}: {ours:?}");
        let by = f64::max(5.0, 84.7 / f64::from(u32::try_from(ours.words).unwrap()));
        assert!((ours.ease().unwrap() - vector["fre"].as_f64().unwrap()).abs() <= by, "{vector}: {ours:?}");
        assert!(
            (ours.grade().unwrap() - vector["fkgl"].as_f64().unwrap()).abs() <= 1.0,
            "{vector}: {ours:?}"
        );
    }
}
