//! What can be done with a PR/FAQ: read it, say what there is to say, count it.

mod inspect;

pub use inspect::{diagnostics, inspect, measures};
pub use prfaq::vale::style as vale_style;
pub use prfaq::{counts, read};

use prfaq::Circumstances;
use prfaq::language::date::Date;
use std::time::{SystemTime, UNIX_EPOCH};
use text::{Kind, Review};

/// What is to be said about the PR/FAQ `source` on a day, in order of place. Without a day nothing is overdue.
#[must_use]
pub fn review(source: &str, today: Option<Date>) -> Review {
    let circumstances = Circumstances { today, ..Circumstances::default() };
    let mut review = prfaq::review(&read(source), &circumstances);
    review.findings.sort_by_key(|finding| finding.range);
    review
}

/// Everything that a [`review`] can find, the closed list.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    prfaq::rules::ALL.iter().map(|rule| &rule.kind)
}

/// The day by the computer's clock, in the time of Greenwich.
#[must_use]
pub fn today() -> Option<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    u32::try_from(since.as_secs() / (24 * 60 * 60)).ok().and_then(Date::from_unix_days)
}

/// What a review comes to, for people: how long the document is, then what blocks it, family by family.
#[must_use]
pub fn summary(source: &str, review: &Review) -> String {
    let measures = prfaq::measure::measure(&read(source));
    let some = |count: usize, what: &str| match count {
        0 => None,
        1 => Some(format!("1 {what}")),
        many => Some(format!("{many} {what}s")),
    };
    let mut lines = vec![format!(
        "{} words in the press release, {} in the FAQ; {:.1} pages, {} minutes to read in silence",
        measures.release_words,
        measures.faq_words,
        measures.pages(),
        measures.silent_minutes()
    )];
    lines.extend(counts(review).into_iter().map(|count| {
        let parts = [some(count.errors, "error"), some(count.warnings, "warning"), some(count.notes, "note")];
        format!("{}: {}", count.family.word(), parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }));
    lines.join("\n") + "\n"
}
