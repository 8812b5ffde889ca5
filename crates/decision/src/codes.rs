//! Everything that can be remarked upon about the text of a decision: the closed list of codes.
//!
//! What there is to say about the weighing itself is in [`advice`](crate::advice). Each code has an example that
//! provokes it; a test reads every one of them.

pub use text::Kind;

text::kinds! {
    /// Front matter that cannot be read.
    FRONT_MATTER = Warning "front-matter":
        "This line of the front matter cannot be read.",
        "It is kept in the text and has no effect.",
        "---\nstatus proposed\n---\n# T\n";
    /// A status that is none.
    UNKNOWN_STATUS = Warning "unknown-status":
        "This is not a status.",
        "It counts as a draft: known are draft, proposed, accepted, rejected, deprecated and superseded.",
        "---\nstatus: maybe\n---\n# T\n";
    /// A setting whose value is none of those there are.
    UNKNOWN_SETTING = Warning "unknown-setting":
        "This value is not known.",
        "The usual one is taken instead.",
        "---\nx-method: guess\n---\n# T\n";
    /// A day that is none.
    UNREADABLE_DATE = Warning "unreadable-date":
        "This is not a day.",
        "A day is written as 2026-03-02, so that decisions can be put in order.",
        "---\ndate: next week\n---\n# T\n";
    /// Two criteria of one name.
    DUPLICATE_CRITERION = Error "duplicate-criterion":
        "There is a criterion of this name already.",
        "Scores go to the first one; this one has none.",
        "## Decision Drivers\n\n* Price\n* price\n";
    /// Two options of one name.
    DUPLICATE_OPTION = Error "duplicate-option":
        "There is an option of this name already.",
        "Scores go to the first one; this one has none.",
        "## Considered Options\n\n* Buy\n* Buy\n";
    /// A weight that is no number from zero up.
    UNREADABLE_WEIGHT = Error "unreadable-weight":
        "This weight is not a number from zero up.",
        "The criterion counts nothing until it is one.",
        "## Decision Drivers\n\n* Price\n  * weight: much\n";
    /// A scale that cannot be read.
    UNREADABLE_SCALE = Error "unreadable-scale":
        "This scale cannot be read.",
        "Scores count from 1 to 5, higher being better. A scale is written as “1 to 5, higher is better” or “0 to 500 EUR, lower is better”.",
        "## Decision Drivers\n\n* Price\n  * scale: cheap to dear\n";
    /// A threshold that cannot be read.
    UNREADABLE_THRESHOLD = Error "unreadable-threshold":
        "This threshold cannot be read.",
        "No option is struck out by it. It is written as “at least 2” or “at most 400”.",
        "## Decision Drivers\n\n* Price\n  * must have: some\n";
    /// A curve of worth that cannot be read.
    UNREADABLE_WORTH = Error "unreadable-worth":
        "What values are worth cannot be read.",
        "Values count in a straight line. It is written as “0 = 100; 200 = 80; 500 = 0”.",
        "## Decision Drivers\n\n* Price\n  * worth: a lot\n";
    /// A number of PROMETHEE that cannot be read.
    UNREADABLE_DIFFERENCE = Error "unreadable-difference":
        "This is not a difference from zero up.",
        "A tenth of the scale counts as indifference, half of it as full preference.",
        "## Decision Drivers\n\n* Price\n  * indifference: small\n";
    /// A property of a criterion that means nothing.
    UNKNOWN_PROPERTY = Hint "unknown-property":
        "This says nothing about the criterion that is known.",
        "Known are weight, scale, must have, worth, indifference, preference, and a score with what it means. It is kept in the text.",
        "## Decision Drivers\n\n* Price\n  * wieght: 4\n";
    /// A table whose first row names nothing.
    UNKNOWN_CRITERION = Error "unknown-criterion":
        "No criterion has this name.",
        "What stands under it has no effect.",
        "## Decision Drivers\n\n* Price\n\n## Considered Options\n\n* Buy\n\n## Scores\n\n| Option | Prize |\n| --- | --- |\n| Buy | 3 |\n";
    /// A row of scores for no option.
    UNKNOWN_OPTION = Error "unknown-option":
        "No option has this name.",
        "What stands here has no effect.",
        "## Decision Drivers\n\n* Price\n\n## Considered Options\n\n* Build\n\n## Scores\n\n| Option | Price |\n| --- | --- |\n| Buidl | 3 |\n";
    /// The same row or column twice.
    REPEATED_SCORES = Error "repeated-scores":
        "These scores are there already.",
        "The first ones count.",
        "## Decision Drivers\n\n* Price\n\n## Considered Options\n\n* Buy\n\n## Scores\n\n| Option | Price |\n| --- | --- |\n| Buy | 3 |\n| Buy | 4 |\n";
    /// A score that is no number.
    UNREADABLE_SCORE = Error "unreadable-score":
        "This score is not a number.",
        "The cell counts as empty. Decimals are written with a point.",
        "## Decision Drivers\n\n* Price\n\n## Considered Options\n\n* Buy\n\n## Scores\n\n| Option | Price |\n| --- | --- |\n| Buy | 3,5 |\n";
    /// A score that is not on its scale.
    OFF_SCALE = Error "off-scale":
        "This score is not on its scale.",
        "It counts as the end of the scale that it is nearest to.",
        "## Decision Drivers\n\n* Price\n\n## Considered Options\n\n* Buy\n\n## Scores\n\n| Option | Price |\n| --- | --- |\n| Buy | 7 |\n";
    /// A comparison that names no two criteria or no factor.
    UNREADABLE_COMPARISON = Error "unreadable-comparison":
        "This comparison cannot be read.",
        "It is written as “Price over Speed: 3”, with the names of two criteria and a number above zero.",
        "## Decision Drivers\n\n* Price\n* Speed\n\n### Comparisons\n\n* Price over Sped: 3\n";
    /// A confidence that is none.
    UNKNOWN_CONFIDENCE = Warning "unknown-confidence":
        "This is not a confidence.",
        "Known are high, medium and low; none counts as high.",
        "## Decision Drivers\n\n* Price\n\n## Considered Options\n\n* Buy\n\n## Pros and Cons of the Options\n\n### Buy\n\n* Price: cheap (confidence: sure)\n";
    /// The outcome names no option.
    UNKNOWN_CHOICE = Warning "unknown-choice":
        "What was chosen is none of the options.",
        "It cannot be compared with the scores.",
        "## Considered Options\n\n* Buy\n\n## Decision Outcome\n\nChosen option: \"Build\", because.\n";
    /// More options or criteria than can be weighed.
    TOO_LARGE = Error "too-large":
        "This is more than can be weighed.",
        "Up to 100 options, 50 criteria with 100 lines each and 50 raters are read; what comes after them has no effect.",
        "";
}
