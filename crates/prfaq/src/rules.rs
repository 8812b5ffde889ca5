//! Every rule: the closed list of what can be found in a PR/FAQ, with its family, its weight and where it comes from.
//!
//! Each has an example text that breaks it; a test reads every one of them.

use text::{Finding, Fix, Kind, Severity, TextRange};

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Parts, questions, order.
    Structure,
    /// How long it is.
    Length,
    /// Numbers, praise, evidence.
    Claims,
    /// What is answered, and how.
    Answers,
    /// How it is written.
    Language,
    /// What should have gone before anybody reads it.
    Leftovers,
    /// Remarks that silence findings.
    Remarks,
}

impl Family {
    /// All families, in the order in which they are counted.
    pub const ALL: [Self; 7] = [
        Self::Structure,
        Self::Length,
        Self::Claims,
        Self::Answers,
        Self::Language,
        Self::Leftovers,
        Self::Remarks,
    ];

    /// Its word in JSON and in the terminal.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Structure => "structure",
            Self::Length => "length",
            Self::Claims => "claims",
            Self::Answers => "answers",
            Self::Language => "language",
            Self::Leftovers => "leftovers",
            Self::Remarks => "remarks",
        }
    }
}

/// A rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its number in the method: `S01`.
    pub id: &'static str,
    /// What it is about.
    pub family: Family,
    /// Its code, its severity in the book's profile, its message and why.
    pub kind: Kind,
    /// Its severity in the relaxed profile.
    pub relaxed: Severity,
    /// Where it comes from.
    pub source: &'static str,
}

impl Rule {
    /// A finding of this rule.
    pub(crate) fn finding(
        &self,
        severity: Severity,
        range: TextRange,
        message: impl Into<String>,
        fix: Option<Fix>,
    ) -> Finding {
        let why = format!("{} ({})", self.kind.why, self.source);
        Finding { severity, why, ..self.kind.finding(range, message, fix) }
    }
}

/// The rule of a code.
#[must_use]
pub fn of(code: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.kind.code == code)
}

macro_rules! rules {
    ($($(#[$doc:meta])+ $name:ident = $id:literal $family:ident $book:ident/$relaxed:ident $code:literal:
        $message:literal, $why:literal, $source:expr, $example:literal;)+) => {
        $($(#[$doc])+ pub const $name: Rule = Rule {
            id: $id,
            family: Family::$family,
            kind: Kind {
                code: $code,
                severity: Severity::$book,
                message: $message,
                why: $why,
                example: $example,
            },
            relaxed: Severity::$relaxed,
            source: $source,
        };)+

        /// Every rule, by number.
        pub const ALL: &[Rule] = &[$($name),+];
    };
}

const BOOK: &str = "Bryar and Carr, Working Backwards, chapter 5";
const REVIEW: &str = "Bryar and Carr, Working Backwards, chapters 4 and 5";
const WRITING: &str = "Amazon's writing advice, as given by its document reviewers";
const PLAIN: &str = "plain-English practice, measured on real PR/FAQs";
const PRACTICE: &str = "review practice";

rules! {
    /// A part of the press release is missing.
    MISSING_PART = "S01" Structure Error/Warning "missing-part":
        "A part of the press release is missing.",
        "Each of the nine parts answers a question that every reader has.", BOOK,
        "# Tea in a minute\n\nFor people in a hurry\n";
    /// Hardly any question for customers.
    FEW_EXTERNAL = "S02" Structure Error/Warning "few-external-questions":
        "There are too few questions from customers.",
        "At least three questions of customers and the press show that somebody stood in their place.", BOOK,
        "# Tea\n\n## External FAQ\n\n### Is it hot?\n\nYes, at 80 degrees.\n";
    /// Hardly any question of the company.
    FEW_INTERNAL = "S02" Structure Warning/Warning "few-internal-questions":
        "There are too few questions from inside the company.",
        "The hard questions are asked inside: at least five of them belong here.", BOOK,
        "# Tea\n\n## Internal FAQ\n\n### Who leads it?\n\nAna Silva, full time.\n";
    /// A question that a review does not begin without.
    MISSING_QUESTION = "S03" Structure Error/Information "missing-question":
        "A question that a review needs is not asked.",
        "Reviewers ask it in every meeting; an answer beforehand, even “we don't know yet”, saves the meeting.", BOOK,
        "# Tea\n\n## Internal FAQ\n\n### Who leads it?\n\nAna Silva, full time.\n";
    /// The solution comes before the problem.
    SOLUTION_FIRST = "S04" Structure Warning/Warning "solution-first":
        "The solution comes before the problem.",
        "Who has not felt the problem does not care for the solution.", BOOK,
        "# Tea\n\n## Solution\n\nA lid.\n\n## Problem\n\n4 in 10 cups go cold.\n";
    /// The problem names the product.
    PRODUCT_IN_PROBLEM = "S04" Structure Warning/Warning "product-in-problem":
        "The problem names the product.",
        "The problem is the customer's, and was there before the product.", BOOK,
        "# Lidl: a lid for cups\n\n## Problem\n\nWithout Lidl 4 in 10 cups go cold.\n";
    /// A title of several sentences.
    TITLE_SENTENCES = "S05" Structure Warning/Warning "title-not-one-sentence":
        "This should be one sentence.",
        "Heading and subheading are a sentence each: what cannot be said in one is not clear yet.", BOOK,
        "# Tea is hot. It stays hot.\n\nFor people in a hurry\n";
    /// A long heading.
    LONG_HEADING = "S05" Structure Warning/Warning "long-heading":
        "The heading is too long.",
        "Readers remember a heading of 6 to 12 words.", PLAIN,
        "# A kettle that boils water for one cup of tea in a minute at home or in the office\n\nFor all\n";
    /// Neither place nor date.
    NO_DATELINE = "S06" Structure Error/Warning "no-dateline":
        "The summary does not begin with a place and a launch date.",
        "The date says when it has to be true; a press release begins with both: LEEDS, 4 March 2031 —.", BOOK,
        "# Tea\n\n## Summary\n\nWe sell tea.\n";
    /// A launch date that is over.
    PAST_DATE = "S06" Structure Error/Warning "launch-date-past":
        "The launch date is over, and it is not launched.",
        "The press release is written from the day of the launch, which lies ahead.", BOOK,
        "# Tea\n\n## Summary\n\nLEEDS, 4 March 2001 — We sell tea.\n";
    /// A quotation of nobody.
    UNATTRIBUTED_QUOTE = "S07" Structure Warning/Warning "quote-without-speaker":
        "This quotation has no name and role.",
        "A quotation convinces by who says it.", BOOK,
        "# Tea\n\n## Leader quote\n\n“We wanted everybody to have hot tea within a minute.”\n";
    /// More than three quotations.
    MANY_QUOTES = "S07" Structure Warning/Information "many-quotes":
        "There are more than three quotations.",
        "One of the company and one of a customer say what the others repeat.", BOOK,
        "# Tea\n\n“One two three four five six seven eight,” said Ana, CEO.\n\n“One two three four five six seven nine,” said Bo, cook.\n\n“One two three four five six seven ten,” said Cy, cook.\n\n“One two three four five six eight ten,” said Di, cook.\n";
    /// A quotation that only feels.
    EMOTIONAL_QUOTE = "S07" Structure Warning/Information "quote-of-feelings":
        "This quotation tells feelings and nothing that changed.",
        "Delight is no news; what the customer can do now is.", BOOK,
        "# Tea\n\n“We are thrilled and proud to bring this tea to the world,” said Ana Silva, founder.\n";
    /// Bullets or a table in the press release.
    BULLETS = "S08" Structure Warning/Information "list-in-release":
        "There is a list or a table in the press release.",
        "A press release is prose: a list leaves out how its entries hang together.", REVIEW,
        "# Tea\n\n## Solution\n\nIt has\n\n- a lid\n- a handle\n";
    /// A heading too deep.
    SKIPPED_LEVEL = "S09" Structure Warning/Information "skipped-level":
        "A level of headings is left out.",
        "The outline, and whoever listens to the document, loses a step.", PRACTICE,
        "# Tea\n\n#### Deep\n\nWords.\n";
    /// A heading with nothing below.
    EMPTY_SECTION = "S09" Structure Warning/Warning "empty-section":
        "Nothing stands below this heading.",
        "An empty section is a promise to the reader that nobody kept.", PRACTICE,
        "# Tea\n\n## Problem\n\n## Solution\n\nA lid.\n";
    /// Nobody leads it.
    NO_OWNER = "S10" Structure Error/Warning "no-owner":
        "Nobody is named who leads it.",
        "One person, full time, makes it happen: `owner:` in the front matter names them.", BOOK,
        "# Tea\n";
    /// Nobody decides.
    NO_DECIDER = "S10" Structure Error/Warning "no-decider":
        "Nobody is named who decides.",
        "A review ends in a decision, and somebody makes it: `decider:` in the front matter names them.", REVIEW,
        "# Tea\n";
    /// Nobody is the customer.
    NO_CUSTOMER = "S10" Structure Error/Warning "no-customer":
        "No customer segment is named.",
        "Working backwards begins with one customer: `customer:` in the front matter says who that is.", BOOK,
        "# Tea\n";
    /// Front matter that cannot be read.
    FRONT_MATTER = "S11" Structure Warning/Warning "unread-front-matter":
        "This line of the front matter cannot be read.",
        "It is kept as it is and has no effect.", "how Foreland reads front matter",
        "---\nowner Ana\n---\n# Tea\n";
    /// A long press release.
    LONG_RELEASE = "L01" Length Warning/Warning "long-release":
        "The press release is too long.",
        "It has one page: what does not fit belongs in the FAQ.", BOOK, "";
    /// A long FAQ.
    LONG_FAQ = "L02" Length Warning/Warning "long-faq":
        "The FAQ is too long.",
        "It has five pages; what is longer is not read in the meeting.", BOOK, "";
    /// A long document.
    LONG_DOCUMENT = "L03" Length Warning/Warning "long-document":
        "The document is too long.",
        "Six pages are what people read in silence in one meeting; an appendix does not count.", REVIEW, "";
    /// A long paragraph.
    LONG_PARAGRAPH = "L04" Length Warning/Information "long-paragraph":
        "This paragraph is too long.",
        "Three or four sentences a paragraph keep a press release simple.", "McAllister, on press releases at Amazon",
        "# Tea\n\n## Problem\n\nIt is hot. It is cold. It is old. It is new. It is far. It is 4.\n";
    /// A long answer.
    LONG_ANSWER = "L05" Length Warning/Information "long-answer":
        "This answer is too long.",
        "What takes more than half a page belongs in the appendix.", BOOK, "";
    /// Too long to read in the meeting.
    LONG_READING = "L06" Length Warning/Warning "long-reading":
        "It takes too long to read in a meeting.",
        "At three minutes a page, more than 25 minutes leave no time to talk.", REVIEW, "";
    /// A sentence nobody can read aloud.
    BREATHLESS = "L07" Length Warning/Information "hard-to-read-aloud":
        "This sentence is hard to read aloud.",
        "What cannot be read aloud in one breath is not understood at first reading.", WRITING,
        "# Tea\n\n## Solution\n\nThe lid, the cup, the pot, the tray (all new) and the tea, too, are hot.\n";
    /// A quantity without its number.
    WEASEL = "C01" Claims Warning/Information "no-number":
        "This says how much without saying how much.",
        "Give the number: whoever decides has to know it.", WRITING,
        "# Tea\n\n## Problem\n\nMany cups go cold, 4 a day. Numerous people wait.\n";
    /// A comparison with nothing.
    COMPARATIVE = "C02" Claims Warning/Information "compared-with-nothing":
        "This compares without saying with what.",
        "State how much, compared with what, measured when.", WRITING,
        "# Tea\n\n## Solution\n\nThe kettle boils faster.\n";
    /// A problem without a number.
    UNQUANTIFIED_PROBLEM = "C03" Claims Error/Warning "problem-without-number":
        "The problem has no number and leans on no evidence.",
        "Only its size tells whether the problem is worth solving.", BOOK,
        "# Tea\n\n## Problem\n\nTea goes cold.\n";
    /// A number from nowhere.
    UNSOURCED = "C04" Claims Warning/Information "number-without-source":
        "This number has no source.",
        "Say where it comes from, or that it is assumed: (assumption; source: …; check by: …).", REVIEW,
        "# Tea\n\n## Problem\n\nIn an office 40 cups go cold.\n";
    /// Two values for one thing.
    CONTRADICTION = "C05" Claims Error/Error "two-values":
        "The same quantity has two values.",
        "A reader who finds two numbers for one thing believes neither.", PRACTICE,
        "# Tea\n\n## Solution\n\nThe monthly tray price is $12.\n\n## FAQ\n\n### Price?\n\nThe monthly tray price is $15.\n";
    /// Per cent of what.
    NO_BASE = "C06" Claims Warning/Information "percent-of-what":
        "It is not said of what this is a share.",
        "Without its base, a share can mean five people or five million.", WRITING,
        "# Tea\n\n## Problem\n\nWaste reached 40%.\n";
    /// Praise.
    HYPE = "C07" Claims Warning/Information "hype":
        "This is praise.",
        "Delete it, or replace it by the fact that made you write it.", WRITING,
        "# Tea\n\n## Solution\n\nA seamless lid.\n";
    /// A source that changed.
    CHANGED_SOURCE = "C09" Claims Warning/Warning "source-changed":
        "What this leans on has changed since.",
        "Read the sentence again and say whether it is still true.", PRACTICE, "";
    /// A customer without a number.
    UNMEASURED_QUOTE = "C10" Claims Information/Information "quote-without-number":
        "The customer tells nothing that can be measured.",
        "A before and an after in the customer's own numbers is what others repeat.", BOOK,
        "# Tea\n\n## Customer quote\n\n“I used to wait for my tea and now I do not wait,” said Bo, cook.\n";
    /// No answer.
    NO_ANSWER = "F01" Answers Error/Error "no-answer":
        "This question is not answered.",
        "An answer is yes, no, a number, or “we don't know” with who will find out by when.", REVIEW,
        "# Tea\n\n## FAQ\n\n### Is it hot?\n";
    /// A short answer to a hard question.
    SHORT_ANSWER = "F02" Answers Warning/Information "short-answer":
        "This answer is very short for what is asked.",
        "Risk, money and market are what the meeting is about; one line does not carry a decision.", PRACTICE,
        "# Tea\n\n## Internal FAQ\n\n### What are the risks?\n\nThat it rains.\n";
    /// A risk waved away.
    DISMISSED_RISK = "F03" Answers Warning/Information "risk-waved-away":
        "A risk is waved away without a reason.",
        "Say what is done about it, or how likely it is and how that is known.", PRACTICE,
        "# Tea\n\n## Internal FAQ\n\n### What are the risks?\n\nThat people do not like our tea is unlikely, because it is good and it is hot and it is cheap to make.\n";
    /// Not known, by nobody, by no time.
    OPEN_ANSWER = "F04" Answers Error/Error "dont-know-without-owner":
        "Nobody is to find this out, or by no day.",
        "“We don't know” is an answer once it has a name and a date: Owner: Ana Silva, by 2031-03-01.", REVIEW,
        "# Tea\n\n## FAQ\n\n### Is it hot?\n\nWe don't know yet.\n";
    /// Not known, and the day is over.
    OVERDUE_ANSWER = "F04" Answers Error/Error "answer-overdue":
        "The day on which this should have been known is over.",
        "A promise to find out that nobody kept is the first thing that a review asks about.", REVIEW,
        "# Tea\n\n## FAQ\n\n### Is it hot?\n\nWe don't know. Owner: Ana Silva, by 2001-03-01.\n";
    /// Risks all alike.
    EQUAL_RISKS = "F05" Answers Warning/Information "risks-all-alike":
        "All risks are rated the same, or none above low.",
        "Whoever finds every risk equal, or small, has not looked for the one that kills it.", PRACTICE,
        "# Tea\n\n## Internal FAQ\n\n### What are the risks?\n\nRain: low risk. Supermarkets that copy the lid: low risk. Our own people leaving: low risk, too, we think.\n";
    /// A question asked twice.
    DUPLICATE_QUESTION = "F06" Answers Warning/Warning "question-asked-twice":
        "This question was asked before.",
        "Two answers to one question drift apart.", PRACTICE,
        "# Tea\n\n## FAQ\n\n### How hot is the tea in it?\n\nAt 80 degrees.\n\n### How hot is the tea?\n\nAt 90 degrees.\n";
    /// Neither number nor money where one is asked for.
    ANSWER_WITHOUT_NUMBER = "F07" Answers Warning/Information "answer-without-number":
        "This answer has no number.",
        "How many and how much are answered by a number, an estimate at least.", BOOK,
        "# Tea\n\n## Internal FAQ\n\n### How big is the market?\n\nThe market for hot tea in cups is big and it has been growing in every year since we began.\n";
    /// A reviewer waits.
    REVIEW_QUESTION = "F08" Answers Error/Error "reviewer-waits":
        "A reviewer asked this, and it is not answered.",
        "A reviewer who gets no answer does not ask twice.", REVIEW,
        "# Tea\n\n## FAQ\n\n<!-- prfaq:asked Bo -->\n### Is it hot?\n";
    /// A long sentence.
    LONG_SENTENCE = "T01" Language Warning/Information "long-sentence":
        "This sentence is too long.",
        "Beyond 30 words a reader has lost the beginning.", WRITING,
        "# Tea\n\n## Problem\n\nOne two three four five six seven eight nine ten eleven twelve one two three four five six seven eight nine ten eleven twelve one two three four five six seven.\n";
    /// Long sentences on the whole.
    LONG_AVERAGE = "T02" Language Warning/Information "long-sentences":
        "Sentences are long on average.",
        "Good documents stay below 20 words a sentence.", WRITING, "";
    /// A hard press release.
    HARD_TO_READ = "T03" Language Warning/Information "hard-to-read":
        "The press release is hard to read.",
        "Above 50 on Flesch's scale most adults read it easily.", WRITING, "";
    /// A high grade.
    HIGH_GRADE = "T04" Language Information/Information "high-grade":
        "The press release needs many years of school.",
        "Eight years are the aim, ten the limit.", PLAIN, "";
    /// Passives everywhere.
    MANY_PASSIVES = "T05" Language Warning/Information "many-passives":
        "More than one sentence in five is passive.",
        "A passive hides who does it.", WRITING, "";
    /// A passive.
    PASSIVE = "T05" Language Information/Information "passive":
        "This is passive.",
        "Say who does it.", WRITING,
        "# Tea\n\n## Solution\n\nThe tea is poured.\n";
    /// The future in a press release.
    FUTURE = "T06" Language Warning/Warning "future":
        "The press release speaks of the future.",
        "It is written on the day of the launch: use the present.", BOOK,
        "# Tea\n\n## Solution\n\nThe lid will keep it hot.\n";
    /// Vague all over.
    VAGUE = "T07" Language Warning/Information "vague":
        "Many words here say less than they seem to.",
        "More than two such words in a hundred and readers stop believing the others.", PLAIN, "";
    /// Letters that nobody explained.
    ACRONYM = "T08" Language Warning/Information "acronym":
        "This abbreviation is not explained.",
        "Assume a reader who has never heard of it: write it out where it comes first.", WRITING,
        "# Tea\n\n## Solution\n\nThe OPKT keeps it hot.\n";
    /// Words of the trade.
    JARGON = "T09" Language Information/Information "jargon":
        "This is a word of the trade.",
        "Use the customer's own word.", WRITING,
        "# Tea\n\n## Solution\n\nWe leverage steam.\n";
    /// A word from inside.
    INTERNAL_NAME = "T09" Language Information/Information "internal-name":
        "This is what the component is called inside.",
        "Customers do not know the name; say what it does for them.", BOOK, "";
    /// Many words for few.
    WORDY = "T10" Language Information/Information "wordy":
        "This can be said shorter.",
        "Every word that can go makes the others heavier.", PLAIN,
        "# Tea\n\n## Solution\n\nPress it in order to pour.\n";
    /// A word twice.
    DOUBLED = "T11" Language Information/Information "doubled-word":
        "This word stands here twice.",
        "Readers stumble over it.", PLAIN,
        "# Tea\n\n## Solution\n\nThe the tea.\n";
    /// There is.
    THERE_IS = "T11" Language Information/Information "there-is":
        "The sentence begins with words that say nothing.",
        "Begin with who or what it is about.", PLAIN,
        "# Tea\n\n## Solution\n\nThere is tea in it.\n";
    /// Adverbs in a heap.
    ADVERBS = "T11" Language Information/Information "adverbs":
        "Adverbs pile up here.",
        "A stronger verb needs none of them.", PLAIN,
        "# Tea\n\n## Solution\n\nIt quietly, gently and slowly pours.\n";
    /// We and the company.
    TWO_VOICES = "T13" Language Information/Information "two-voices":
        "The answers say “we” here and “the company” there.",
        "One voice is easier to trust.", PRACTICE,
        "# Tea\n\n## External FAQ\n\n### Is it hot?\n\nYes, we heat it. The company guarantees it.\n";
    /// A gap.
    PLACEHOLDER = "P01" Leftovers Error/Error "placeholder":
        "Something is still to be filled in here.",
        "A reviewer who meets a gap stops reading there.", PRACTICE,
        "# Tea\n\n## Solution\n\nIt costs $X.\n";
    /// A gap in brackets.
    SOFT_PLACEHOLDER = "P01" Leftovers Warning/Warning "placeholder-in-brackets":
        "This looks as if something were to be filled in.",
        "Fill it in, or set it as code if it is meant so.", PRACTICE,
        "# Tea\n\n## Solution\n\nIt is made by {company name}.\n";
    /// The template speaks.
    TEMPLATE = "P02" Leftovers Error/Error "template-text":
        "This is the template speaking, not the author.",
        "Guidance that is left in says that the question was not thought about.", PRACTICE,
        "# Tea\n\n## Internal FAQ\n\n### Who?\n\n> Briefly describe who is responsible.\n";
    /// Marks of a review.
    REVIEW_MARKS = "P03" Leftovers Error/Error "review-marks":
        "Marks of an earlier review are left in the text.",
        "Accept or reject the change first, or nobody knows what is proposed.", PRACTICE,
        "# Tea\n\n## Solution\n\nIt is {++very++} hot.\n";
    /// A link to nothing.
    DEAD_LINK = "P04" Leftovers Error/Warning "dead-link":
        "This leads nowhere.",
        "Evidence that cannot be found is none.", PRACTICE,
        "# Tea\n\n## Solution\n\nSee [the price](#price).\n";
    /// The same again.
    REPEATED = "P05" Leftovers Error/Warning "repeated-text":
        "The same words stood above.",
        "Either it was pasted twice, or one of the two places has nothing to say.", PRACTICE,
        "# Tea\n\n## Problem\n\nIn four of ten offices the tea is cold before anybody has drunk it.\n\n## Solution\n\nIn four of ten offices the tea is cold before anybody has drunk it.\n";
    /// A remark that silences nothing known.
    UNKNOWN_ALLOW = "R01" Remarks Warning/Warning "unknown-remark":
        "This names nothing that could be silenced.",
        "A finding is silenced by the word that stands behind it in brackets.", "how Foreland reads remarks",
        "<!-- foreland: allow hypes - on purpose -->\n# Tea\n";
    /// A remark without a reason.
    ALLOW_WITHOUT_REASON = "R02" Remarks Warning/Warning "remark-without-reason":
        "A reason is missing.",
        "Reviewers see what is silenced and judge it by its reason; it stands behind a dash.", "how Foreland reads remarks",
        "# Tea\n\n## Solution\n\n<!-- foreland: allow hype -->\nA seamless lid.\n";
    /// A remark that silences nothing.
    UNUSED_ALLOW = "R03" Remarks Information/Information "unused-remark":
        "Nothing is silenced here.",
        "What it was about is gone, so the remark can go.", "how Foreland reads remarks",
        "# Tea\n\n## Solution\n\n<!-- foreland: allow hype - a quotation -->\nA plain lid.\n";
}
