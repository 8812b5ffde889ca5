//! What a PR/FAQ says: its parts, questions, claims and references, each with its place in the text.

use crate::language::date::Date;
use text::TextRange;

/// A part of the press release, after Bryar and Carr, *Working Backwards*, chapter 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// Names the product so that the customer understands.
    Heading,
    /// Who the customer is and what they gain, in one sentence.
    Subheading,
    /// Place, date, product and benefit.
    Summary,
    /// The problem, from the customer's point of view.
    Problem,
    /// How the product solves it.
    Solution,
    /// Why the company chose this problem.
    LeaderQuote,
    /// What a customer does, step by step.
    Experience,
    /// What a customer says: the pain, then the benefit.
    CustomerQuote,
    /// Where to go next.
    CallToAction,
}

impl PartKind {
    /// All nine, in the order of the press release.
    pub const ALL: [Self; 9] = [
        Self::Heading,
        Self::Subheading,
        Self::Summary,
        Self::Problem,
        Self::Solution,
        Self::LeaderQuote,
        Self::Experience,
        Self::CustomerQuote,
        Self::CallToAction,
    ];

    /// Its word in remarks (`<!-- prfaq:leader-quote -->`), in JSON and for programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Subheading => "subheading",
            Self::Summary => "summary",
            Self::Problem => "problem",
            Self::Solution => "solution",
            Self::LeaderQuote => "leader-quote",
            Self::Experience => "experience",
            Self::CustomerQuote => "customer-quote",
            Self::CallToAction => "call-to-action",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Heading => "Heading",
            Self::Subheading => "Subheading",
            Self::Summary => "Summary",
            Self::Problem => "Problem",
            Self::Solution => "Solution",
            Self::LeaderQuote => "Leader quote",
            Self::Experience => "How it works",
            Self::CustomerQuote => "Customer quote",
            Self::CallToAction => "Call to action",
        }
    }
}

/// How a part was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// By a heading, a label or a remark.
    Named,
    /// By its place and its words.
    Inferred,
}

/// A part of the press release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub kind: PartKind,
    /// Its words in the text, from the first to the last, without its heading or label.
    pub range: TextRange,
    /// How it was recognised.
    pub basis: Basis,
    /// How many words it has.
    pub words: usize,
}

/// Whom a question is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Customers and the press.
    External,
    /// The company.
    Internal,
    /// The document does not say.
    Unstated,
}

impl Audience {
    /// Its word in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::External => "external",
            Self::Internal => "internal",
            Self::Unstated => "unstated",
        }
    }
}

/// A question of the FAQ with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is asked, without marks, numbers and `Q:`.
    pub words: String,
    /// Where that stands.
    pub range: TextRange,
    /// Question and answer, marks included: what moves together.
    pub whole: TextRange,
    /// Whom it is for.
    pub audience: Audience,
    /// The question of the bank that this is: by the remark `<!-- prfaq:question id -->` or by its words.
    pub bank: Option<String>,
    /// The answer.
    pub answer: Answer,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Where it stands; empty, behind the question, where there is none.
    pub range: TextRange,
    /// How many words it has.
    pub words: usize,
    /// What kind of answer it is.
    pub kind: AnswerKind,
}

/// The answers that settle a question, and the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    /// There is none.
    Empty,
    /// It begins with yes.
    Yes,
    /// It begins with no.
    No,
    /// It has a number.
    Number,
    /// Nobody knows yet: who will find out, and by when, as far as it says so.
    DontKnow {
        /// Who.
        owner: Option<String>,
        /// By when.
        due: Option<Date>,
    },
    /// Anything else.
    Prose,
}

impl AnswerKind {
    /// Its word in JSON.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Yes => "yes",
            Self::No => "no",
            Self::Number => "number",
            Self::DontKnow { .. } => "dont-know",
            Self::Prose => "prose",
        }
    }
}

/// A sentence with a quantity, or with a reference that it leans on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The sentence.
    pub range: TextRange,
    /// What kind of claim its note says it is: `(assumption; source: twelve interviews; check by: 2027-03-01)`, in the
    /// sentence or in a footnote.
    pub kind: Option<ClaimKind>,
    /// What its note or its reference names as its source.
    pub source: Option<String>,
    /// By when its note says it is to be checked.
    pub check_by: Option<Date>,
    /// It stands in the press release.
    pub in_release: bool,
}

/// What a claim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimKind {
    /// It was measured.
    Fact,
    /// It is believed.
    Assumption,
    /// It will be kept.
    Promise,
    /// It is to be tested.
    Hypothesis,
}

impl ClaimKind {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Fact, Self::Assumption, Self::Promise, Self::Hypothesis];

    /// Its word in notes and in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Assumption => "assumption",
            Self::Promise => "promise",
            Self::Hypothesis => "hypothesis",
        }
    }
}

/// A reference to a document or to a thing in one: `[[Landscape#Identity|the map]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The document, or the thing where only one has that name.
    pub document: String,
    /// The thing in it, behind `#`.
    pub thing: Option<String>,
    /// What is named is to be shown here.
    pub embedded: bool,
    /// Where it stands.
    pub range: TextRange,
}

/// A stretch of the document that belongs together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// The press release.
    Release,
    /// Questions.
    Faq(Audience),
    /// What does not count in its length.
    Appendix,
    /// Anything else: a title, notes, context.
    Other,
}
