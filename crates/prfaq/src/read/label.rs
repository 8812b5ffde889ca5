//! What headings and labels mean: which part, which stretch of the document.

use crate::model::{Audience, PartKind, Region};

/// What a heading, a label or a remark says about what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A part of the press release begins.
    Part(PartKind),
    /// A stretch of the document begins.
    Region(Region),
    /// A question follows, behind `Q:`.
    Question,
    /// An answer follows, behind `A:`.
    Answer,
}

const PARTS: &[(PartKind, &[&str])] = &[
    (PartKind::Heading, &["title", "headline", "heading", "press release title", "press release headline"]),
    (
        PartKind::Subheading,
        &[
            "subtitle",
            "sub-title",
            "subheading",
            "sub-heading",
            "sub heading",
            "subhead",
            "subheadline",
            "sub-headline",
            "tagline",
        ],
    ),
    (
        PartKind::Summary,
        &[
            "summary",
            "summary paragraph",
            "intro",
            "introduction",
            "intro paragraph",
            "introductory paragraph",
            "opening",
            "opening paragraph",
            "lead",
            "lead paragraph",
        ],
    ),
    (
        PartKind::Problem,
        &[
            "problem",
            "problems",
            "customer problem",
            "customer problems",
            "problem statement",
            "problem paragraph",
            "customer's problem",
            "opportunity",
            "problem or opportunity",
            "customer pain",
        ],
    ),
    (
        PartKind::Solution,
        &[
            "solution",
            "solutions",
            "our solution",
            "solution paragraph",
            "product",
            "product and solution",
            "benefits",
        ],
    ),
    (
        PartKind::LeaderQuote,
        &[
            "leader quote",
            "leader's quote",
            "leadership quote",
            "company quote",
            "executive quote",
            "internal quote",
            "spokesperson quote",
            "company leader quote",
            "quote from leader",
            "quote from a leader",
            "quote from a company leader",
            "quote from you",
            "quote from the company",
        ],
    ),
    (
        PartKind::Experience,
        &[
            "how it works",
            "how does it work",
            "customer experience",
            "user experience",
            "experience",
            "customer journey",
            "job-to-be-done",
            "customer's job-to-be-done",
            "customer job-to-be-done",
            "customer's jobs-to-be-done",
            "how to use it",
            "how to get started",
        ],
    ),
    (
        PartKind::CustomerQuote,
        &[
            "customer quote",
            "customer's quote",
            "customer testimonial",
            "testimonial",
            "user quote",
            "quote from a customer",
            "quote from customer",
            "customer quotation",
            "hypothetical customer quote",
        ],
    ),
    (
        PartKind::CallToAction,
        &[
            "call to action",
            "cta",
            "closing",
            "closing and call to action",
            "get started",
            "getting started",
            "learn more",
            "availability",
            "pricing and availability",
            "how to get it",
            "where to get it",
            "next step",
        ],
    ),
];

/// The words of a heading as labels are compared: small letters, no number, mark or bracket around them.
pub(crate) fn plain(words: &str) -> String {
    let words = words.split(['(', '—', '–']).next().unwrap_or_default().trim();
    let words =
        words.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '#' | '§' | ' '));
    let words = words.trim_end_matches([':', '.', ' ', '?']).to_lowercase().replace('’', "'");
    words.strip_prefix("the ").map(str::to_owned).unwrap_or(words)
}

/// The part that a label names.
pub(crate) fn part(words: &str) -> Option<PartKind> {
    let plain = plain(words);
    PARTS.iter().find(|(_, labels)| labels.contains(&plain.as_str())).map(|(kind, _)| *kind)
}

/// The stretch that a heading begins.
pub(crate) fn region(words: &str) -> Option<Region> {
    let lower = plain(words);
    let whole = words.to_lowercase();
    if is_document_title(words) {
        return None;
    }
    if lower.starts_with("press release")
        || matches!(lower.as_str(), "pr" | "news release" | "working backwards" | "draft press release")
    {
        return Some(Region::Release);
    }
    if lower.starts_with("appendi")
        || matches!(lower.as_str(), "references" | "glossary" | "further reading" | "bibliography")
    {
        return Some(Region::Appendix);
    }
    let word = |wanted: &str| whole.split(|c: char| !c.is_alphanumeric()).any(|word| word == wanted);
    let faq = word("faq")
        || word("faqs")
        || whole.contains("frequently asked")
        || lower == "q&a"
        || lower.starts_with("questions and answers");
    let asked = faq || lower == "questions" || lower.ends_with(" questions") && lower.split(' ').count() <= 3;
    if !asked {
        return None;
    }
    let any = |words: &[&str]| words.iter().any(|wanted| word(wanted));
    let audience = if any(&[
        "internal",
        "stakeholder",
        "stakeholders",
        "technical",
        "business",
        "company",
        "leadership",
    ]) {
        Audience::Internal
    } else if any(&["external", "customer", "customers", "public", "user", "users", "press"]) {
        Audience::External
    } else {
        Audience::Unstated
    };
    (faq || audience != Audience::Unstated || lower == "questions").then_some(Region::Faq(audience))
}

/// True for the title of the whole document: "PR/FAQ: Kettle".
pub(crate) fn is_document_title(words: &str) -> bool {
    let lower = words.trim().to_lowercase();
    ["prfaq", "pr/faq", "pr-faq", "pr faq", "pr & faq", "rfc"].iter().any(|name| {
        lower
            .strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', ' ', '-', '–', '—']))
    })
}

/// What a remark such as `<!-- prfaq:problem -->` says: its word and what stands behind it.
pub(crate) fn remark(html: &str) -> Option<(&str, &str)> {
    let inside = html.trim().strip_prefix("<!--")?.split("-->").next()?.trim();
    let said = inside.strip_prefix("prfaq:")?.trim();
    Some(said.split_once(char::is_whitespace).map_or((said, ""), |(word, rest)| (word, rest.trim())))
}

/// What the word of a remark means.
pub(crate) fn meant(word: &str) -> Option<Mark> {
    let region = |region| Some(Mark::Region(region));
    match word {
        "release" => region(Region::Release),
        "faq" => region(Region::Faq(Audience::Unstated)),
        "external" => region(Region::Faq(Audience::External)),
        "internal" => region(Region::Faq(Audience::Internal)),
        "appendix" => region(Region::Appendix),
        "other" => region(Region::Other),
        "question" => Some(Mark::Question),
        word => PartKind::ALL.into_iter().find(|kind| kind.word() == word).map(Mark::Part),
    }
}

/// The label at the beginning of a line, and where what it labels begins. `strong` is how much of the line is strong
/// from its beginning on.
pub(crate) fn label(line: &str, strong: usize) -> Option<(Mark, usize)> {
    let blank = |from: usize| from + (line[from..].len() - line[from..].trim_start().len());
    let lead = line.len() - line.trim_start().len();
    let rest = &line[lead..];
    for (letter, mark) in [('Q', Mark::Question), ('A', Mark::Answer)] {
        let Some(behind) = rest.strip_prefix(letter) else { continue };
        let digits = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number = &behind[digits..];
        if number.starts_with([':', '.'])
            && (digits > 0 || number.starts_with(':'))
            && number[1..].starts_with([' ', '\u{a0}', '\n'])
        {
            return Some((mark, blank(lead + 1 + digits + 1)));
        }
    }
    for (word, mark) in [("Question:", Mark::Question), ("Answer:", Mark::Answer)] {
        if rest.starts_with(word) {
            return Some((mark, blank(lead + word.len())));
        }
    }
    let named = |words: &str| part(words).map(Mark::Part);
    if let Some(colon) = rest.find(':').filter(|colon| *colon <= 40)
        && let Some(mark) = named(&rest[..colon])
    {
        return Some((mark, blank(lead + colon + 1)));
    }
    let bold = line.get(..strong).filter(|bold| bold.trim().len() <= 40 && strong < line.trim_end().len())?;
    named(bold).map(|mark| (mark, blank(strong)))
}
