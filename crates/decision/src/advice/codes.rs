//! Everything there is to say about a decision as it is weighed: the closed list of codes.

pub use text::Kind;

text::kinds! {
    /// A hundred points that are not a hundred.
    WEIGHTS_SUM = Warning "weights-sum":
        "The weights do not add up to 100.",
        "They were shared out as points, so something was left over or given twice. They count in proportion meanwhile.",
        "---\nx-weights: points\n---\n## Decision Drivers\n\n* Price\n  * weight: 50\n* Speed\n  * weight: 40\n";
    /// One criterion counts more than all others together.
    ONE_WEIGHT = Warning "one-weight":
        "One criterion counts more than all the others together.",
        "The others can hardly change the answer: either it is the decision, or its weight is too high.",
        "## Decision Drivers\n\n* Price\n  * weight: 3\n* Speed\n  * weight: 1\n";
    /// Nobody said what counts more.
    EQUAL_WEIGHTS = Hint "equal-weights":
        "All criteria count the same.",
        "Equal weights are a statement too, and seldom one that was talked about.",
        "## Decision Drivers\n\n* Price\n  * weight: 1\n* Speed\n  * weight: 1\n";
    /// A criterion without a weight beside others with one.
    MISSING_WEIGHT = Warning "missing-weight":
        "This criterion has no weight.",
        "It counts nothing while others do.",
        "## Decision Drivers\n\n* Price\n  * weight: 1\n* Speed\n";
    /// Comparisons that are not enough for weights.
    INCOMPLETE_COMPARISONS = Error "incomplete-comparisons":
        "There is not a comparison for each pair of criteria.",
        "Weights cannot be taken from the comparisons; the written ones count.",
        "---\nx-weights: ahp\n---\n## Decision Drivers\n\n* Price\n  * weight: 1\n* Speed\n  * weight: 2\n* Risk\n\n### Comparisons\n\n* Price over Speed: 2\n";
    /// Comparisons that contradict each other.
    INCONSISTENT = Warning "inconsistent-comparisons":
        "The comparisons contradict each other.",
        "Above a consistency ratio of 0.10 the weights say little; talk about the three that contradict each other most.",
        "---\nx-weights: ahp\n---\n## Decision Drivers\n\n* Price\n* Speed\n* Risk\n\n### Comparisons\n\n* Price over Speed: 5\n* Speed over Risk: 5\n* Risk over Price: 5\n";
    /// A cell without a score.
    MISSING_SCORE = Warning "missing-score":
        "A score is missing.",
        "The option is not placed until it has one in every criterion that counts.",
        "## Decision Drivers\n\n* Price\n  * weight: 1\n\n## Considered Options\n\n* Buy\n* Build\n\n## Scores\n\n| Option | Price |\n| --- | --- |\n| Buy | 3 |\n| Build | |\n";
    /// Everything has the same score.
    NON_DECISION = Warning "same-scores":
        "Every option has the same score.",
        "The criterion decides nothing: nobody knows yet, or it does not belong here.",
        "## Decision Drivers\n\n* Price\n  * weight: 1\n* Speed\n  * weight: 1\n\n## Considered Options\n\n* Buy\n* Build\n\n## Scores\n\n| Option | Price | Speed |\n| --- | --- | --- |\n| Buy | 3 | 4 |\n| Build | 3 | 2 |\n";
    /// Differences that are too small to matter.
    INDIFFERENT = Hint "indifferent-criterion":
        "This criterion hardly tells the options apart.",
        "Its weight times the range of its scores is below 2 % of the best score.",
        "## Decision Drivers\n\n* Price\n  * weight: 100\n* Speed\n  * weight: 1\n\n## Considered Options\n\n* Buy\n* Build\n\n## Scores\n\n| Option | Price | Speed |\n| --- | --- | --- |\n| Buy | 3 | 4 |\n| Build | 4 | 2 |\n";
    /// Nothing to choose from.
    ONE_OPTION = Warning "one-option":
        "There is only one option.",
        "A choice needs two; doing nothing is one.",
        "## Decision Drivers\n\n* Price\n  * weight: 1\n\n## Considered Options\n\n* Buy\n\n## Scores\n\n| Option | Price |\n| --- | --- |\n| Buy | 3 |\n";
    /// Nothing says what happens otherwise.
    NO_BASELINE = Hint "no-baseline":
        "No option is to leave things as they are.",
        "What doing nothing would cost is what every other option is measured by. If one of the options is that, name it with x-baseline.",
        "## Decision Drivers\n\n* Price\n  * weight: 1\n\n## Considered Options\n\n* Buy\n* Build\n\n## Scores\n\n| Option | Price |\n| --- | --- |\n| Buy | 3 |\n| Build | 4 |\n";
    /// More criteria than anybody weighs.
    MANY_CRITERIA = Hint "many-criteria":
        "There are more than nine criteria.",
        "With so many, each counts little and some say the same; nobody keeps them apart in their head.",
        "## Decision Drivers\n\n* A\n  * weight: 1\n* B\n* C\n* D\n* E\n* F\n* G\n* H\n* I\n* J\n";
    /// A lead that is too small to mean anything.
    NARROW_MARGIN = Warning "narrow-margin":
        "The lead is below 5 % of the scale.",
        "Scores are not that exact: the first two are as good as level.",
        "## Decision Drivers\n\n* Price\n  * weight: 10\n* Speed\n  * weight: 9\n\n## Considered Options\n\n* Buy\n* Build\n\n## Scores\n\n| Option | Price | Speed |\n| --- | --- | --- |\n| Buy | 3 | 4 |\n| Build | 4 | 3 |\n";
    /// A weight that decides.
    UNSTABLE = Warning "unstable-winner":
        "A tenth more or less of this weight makes another option first.",
        "Weights are seldom known that well.",
        "## Decision Drivers\n\n* Price\n  * weight: 51\n* Speed\n  * weight: 49\n\n## Considered Options\n\n* Buy\n* Build\n\n## Scores\n\n| Option | Price | Speed |\n| --- | --- | --- |\n| Buy | 1 | 5 |\n| Build | 5 | 1 |\n";
    /// A score that decides.
    ONE_STEP = Information "one-step-flips":
        "One step on this score lets another option draw level or lead.",
        "Look here first when somebody doubts the answer.",
        "## Decision Drivers\n\n* Price\n  * weight: 1\n\n## Considered Options\n\n* Buy\n* Build\n\n## Scores\n\n| Option | Price |\n| --- | --- |\n| Buy | 3 |\n| Build | 4 |\n";
    /// The scale of values changed after scoring.
    CRITERIA_CHANGED = Warning "criteria-changed":
        "The criteria changed after they were frozen.",
        "Scores were given for other criteria, scales or thresholds; have them confirmed.",
        "---\nx-frozen: criteria-0 weights-0 topsis\n---\n## Decision Drivers\n\n* Price\n  * weight: 1\n";
    /// The weights changed after scores were seen.
    WEIGHTS_CHANGED = Warning "weights-changed":
        "The weights changed after they were frozen.",
        "Who has seen the scores knows which weights make which option win.",
        "---\nx-frozen: criteria-0 weights-0 topsis\n---\n## Decision Drivers\n\n* Price\n  * weight: 1\n";
    /// The method changed after results were seen.
    METHOD_SWITCHED = Warning "method-switched":
        "The method is another one than was frozen.",
        "Who has seen the results knows which method makes which option win.",
        "---\nx-frozen: criteria-0 weights-0 topsis\n---\n## Decision Drivers\n\n* Price\n  * weight: 1\n";
    /// The best one is struck out.
    FAVOURITE_VETOED = Warning "favourite-vetoed":
        "The option with the highest score is struck out by a threshold.",
        "The threshold decides, not the weighing: make sure that it is meant.",
        "## Decision Drivers\n\n* Price\n  * weight: 1\n* Risk\n  * weight: 1\n  * must have: at least 2\n\n## Considered Options\n\n* Buy\n* Build\n\n## Scores\n\n| Option | Price | Risk |\n| --- | --- | --- |\n| Buy | 5 | 1 |\n| Build | 1 | 2 |\n";
    /// Nothing is left.
    ALL_VETOED = Warning "all-vetoed":
        "Every option is struck out by a threshold.",
        "Either a threshold is too high, or an option is missing.",
        "## Decision Drivers\n\n* Risk\n  * weight: 1\n  * must have: at least 4\n\n## Considered Options\n\n* Buy\n* Build\n\n## Scores\n\n| Option | Risk |\n| --- | --- |\n| Buy | 1 |\n| Build | 2 |\n";
    /// An influential score without a reason.
    NO_RATIONALE = Hint "no-rationale":
        "This score has no reason, in one of the two criteria that count most.",
        "What decides should say why: a line under Pros and Cons of the Options.",
        "## Decision Drivers\n\n* Price\n  * weight: 1\n\n## Considered Options\n\n* Buy\n* Build\n\n## Scores\n\n| Option | Price |\n| --- | --- |\n| Buy | 3 |\n| Build | 4 |\n";
    /// What it rests on is newer.
    OLDER_THAN_INPUT = Warning "older-than-input":
        "Something that this decision rests on changed after it.",
        "Look whether the scores still hold, and set the date anew.",
        "";
    /// Better everywhere.
    DOMINATED = Hint "dominated-option":
        "Another option is at least as good everywhere, and better somewhere.",
        "It cannot win, whatever the weights.",
        "## Decision Drivers\n\n* Price\n  * weight: 1\n\n## Considered Options\n\n* Buy\n* Build\n\n## Scores\n\n| Option | Price |\n| --- | --- |\n| Buy | 3 |\n| Build | 4 |\n";
    /// The same twice.
    DOUBLE_COUNTED = Warning "double-counted":
        "Two criteria say nearly the same.",
        "What they have in common counts twice: merge them, or share one weight between them.",
        "## Decision Drivers\n\n* Price\n  * weight: 1\n* Cost\n  * weight: 1\n\n## Considered Options\n\n* A\n* B\n* C\n* D\n* E\n\n## Scores\n\n| Option | Price | Cost |\n| --- | --- | --- |\n| A | 1 | 1 |\n| B | 2 | 2 |\n| C | 3 | 3 |\n| D | 4 | 4 |\n| E | 5 | 5 |\n";
    /// A mean that hides a disagreement.
    DISPUTED = Warning "disputed-score":
        "Raters see this differently.",
        "A mean hides that they know different things: let the highest and the lowest say why.",
        "## Decision Drivers\n\n* Price\n  * weight: 1\n\n## Considered Options\n\n* Buy\n\n## Scores\n\n### Ada\n\n| Option | Price |\n| --- | --- |\n| Buy | 1 |\n\n### Ben\n\n| Option | Price |\n| --- | --- |\n| Buy | 5 |\n";
    /// One person makes the difference.
    ONE_RATER = Hint "one-rater-decides":
        "Without this rater, another option is first.",
        "Ask what this rater knows that the others do not.",
        "## Decision Drivers\n\n* Price\n  * weight: 1\n\n## Considered Options\n\n* Buy\n* Build\n\n## Scores\n\n### Ada\n\n| Option | Price |\n| --- | --- |\n| Buy | 1 |\n| Build | 5 |\n\n### Ben\n\n| Option | Price |\n| --- | --- |\n| Buy | 3 |\n| Build | 2 |\n";
    /// A lead on sand.
    DOUBTFUL_LEAD = Warning "doubtful-lead":
        "The first option leads only because of scores with low confidence.",
        "Find out about these before you decide.",
        "## Decision Drivers\n\n* Price\n  * weight: 1\n\n## Considered Options\n\n* Buy\n* Build\n\n## Scores\n\n| Option | Price |\n| --- | --- |\n| Buy | 3 |\n| Build | 4 |\n\n## Pros and Cons of the Options\n\n### Build\n\n* Price: a guess (confidence: low)\n";
    /// The order hangs on which others are there.
    RANK_REVERSAL = Warning "rank-reversal":
        "The order of options depends on which others are there.",
        "This method compares with the best and the worst that is there. The weighted sum on fixed scales does not.",
        "---\nx-method: weighted-sum-minmax\n---\n## Decision Drivers\n\n* A\n  * weight: 1\n  * scale: 0 to 10\n* B\n  * weight: 1\n  * scale: 0 to 10\n\n## Considered Options\n\n* P\n* Q\n* R\n* S\n\n## Scores\n\n| Option | A | B |\n| --- | --- | --- |\n| P | 8 | 2 |\n| Q | 5 | 6 |\n| R | 2 | 8.5 |\n| S | 0 | 2 |\n";
    /// Against the numbers, without a word.
    OVERRIDE = Warning "override-without-reason":
        "What was chosen is not what the scores put first, and no reason is given.",
        "Choosing otherwise is fine where it is said why: behind “because”.",
        "## Decision Drivers\n\n* Price\n  * weight: 1\n\n## Considered Options\n\n* Buy\n* Build\n\n## Decision Outcome\n\nChosen option: \"Buy\"\n\n## Scores\n\n| Option | Price |\n| --- | --- |\n| Buy | 3 |\n| Build | 4 |\n";
    /// The method cannot answer.
    METHOD_UNFIT = Error "method-unfit":
        "The method cannot be used with these scores.",
        "Choose another one, or change what it cannot use.",
        "---\nx-method: weighted-sum-max\n---\n## Decision Drivers\n\n* Price\n  * weight: 1\n  * scale: 0 to 10, lower is better\n\n## Considered Options\n\n* Buy\n* Build\n\n## Scores\n\n| Option | Price |\n| --- | --- |\n| Buy | 0 |\n| Build | 4 |\n";
}
