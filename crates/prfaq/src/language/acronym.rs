//! Abbreviations of capital letters, and whether a text explains them.

use super::word;
use std::ops::Range;

/// Those that everybody knows better than what they stand for.
const KNOWN: &[&str] = &[
    "ACME", "TBD", "TBC", "AI", "AM", "API", "ATM", "B2B", "B2C", "CD", "CEO", "CFO", "CI", "CIO", "COO",
    "CPU", "CSV", "CTO", "CV", "DVD", "DIY", "EU", "EUR", "FAQ", "FAQs", "GBP", "GB", "GPS", "GPU", "HR",
    "HTML", "HTTP", "HTTPS", "ID", "IT", "JSON", "KB", "LED", "MB", "MIT", "NASA", "OK", "PC", "PDF", "PIN",
    "PM", "PR", "PNG", "Q1", "Q2", "Q3", "Q4", "QR", "RAM", "REST", "SDK", "SIM", "SMS", "SQL", "SUV", "SVG",
    "TB", "TV", "UI", "UK", "UN", "URL", "US", "USA", "USB", "USD", "UX", "VAT", "VIP", "VP", "WIFI", "XML",
    "YAML", "ZIP", "DOCX", "CSS", "CHF", "NGO", "PhD", "ISO", "RFC", "DNS", "SSL", "TLS", "SSH", "IP", "TCP",
    "OS",
];

/// Every abbreviation in `text`: two to five capital letters, a plural s aside. Words of a text or a
/// line that is all capitals are none.
#[must_use]
pub fn acronyms(text: &str) -> Vec<Range<usize>> {
    let small = text.chars().filter(|c| c.is_lowercase()).count();
    let capital = text.chars().filter(|c| c.is_uppercase()).count();
    if capital > small {
        return Vec::new();
    }
    let places = word::words(text);
    // Words in capitals beside each other are names of commands, or loud.
    let loud = |at: &Range<usize>| {
        at.len() >= 4 && text[at.clone()].chars().all(|c| c.is_ascii_uppercase() || c == '/')
    };
    let beside = |a: &Range<usize>, b: &Range<usize>| {
        matches!(text[a.end..b.start].trim(), "" | "," | "/") && loud(a) && loud(b)
    };
    let in_run = |index: usize| {
        index > 0 && beside(&places[index - 1], &places[index])
            || places.get(index + 1).is_some_and(|next| beside(&places[index], next))
    };
    let is_acronym = |at: &Range<usize>| {
        let word = &text[at.clone()];
        let bare = word.strip_suffix('s').unwrap_or(word);
        let letters = bare.chars().filter(char::is_ascii_uppercase).count();
        let plain = bare.chars().all(|c| c.is_ascii_uppercase());
        let roman = bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        plain
            && letters >= 2
            && bare.len() <= 5
            && bare.starts_with(|c: char| c.is_ascii_uppercase())
            && !roman
            && !KNOWN.contains(&bare)
    };
    let found = places.iter().enumerate().filter(|(index, at)| is_acronym(at) && !in_run(*index));
    found.map(|(_, at)| at.clone()).collect()
}

/// True where `text` explains the abbreviation: its words stand in front of it in brackets, or behind it.
#[must_use]
pub fn is_explained(acronym: &str, text: &str) -> bool {
    let bare = acronym.strip_suffix('s').unwrap_or(acronym);
    text.match_indices(bare).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + bare.len()..]);
        let behind = behind.strip_prefix('s').unwrap_or(behind);
        let in_brackets = before.ends_with('(') && behind.starts_with([')', ',', ';']) && {
            let words: Vec<&str> =
                before[..before.len() - 1].split_whitespace().rev().take(bare.len() + 2).collect();
            let first = bare.chars().next().unwrap_or(' ').to_ascii_lowercase();
            words
                .iter()
                .any(|word| word.to_lowercase().trim_start_matches(['(', '"', '“']).starts_with(first))
        };
        let said_behind = behind.trim_start().strip_prefix('(').is_some_and(|rest| {
            let inside = rest.split(')').next().unwrap_or_default();
            inside.split_whitespace().count() >= 2
                && inside.to_lowercase().starts_with(bare.chars().next().unwrap_or(' ').to_ascii_lowercase())
        });
        let means = [": ", " stands for ", ", short for ", " means "]
            .iter()
            .any(|sign| behind.starts_with(sign) && before.ends_with(['\n', '|', '-']));
        in_brackets || said_behind || means
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_found_and_explanations_seen() {
        let of = |text: &'static str| acronyms(text).into_iter().map(|at| &text[at]).collect::<Vec<_>>();
        assert_eq!(of("The HSM and two ATSs use an API, part IV, in OPAQUE."), ["HSM", "ATSs"]);
        assert_eq!(of("ALL OF THIS IS LOUD"), Vec::<&str>::new());
        assert!(is_explained("ATS", "our Applicant Tracking System (ATS) is"));
        assert!(is_explained("HSMs", "HSMs (hardware security modules) hold"));
        assert!(!is_explained("HSM", "in an HSM or (see HSM) so"));
    }
}
