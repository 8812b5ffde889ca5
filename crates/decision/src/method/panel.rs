//! The same numbers by several methods: do they choose the same?

use super::{
    Direction, Matrix, Normalisation, Preference, Unfit, Weights, first, normalise, promethee_ii, pugh,
    ranks, topsis, weighted_sum,
};

/// A way to weigh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// The weighted sum of scores on their own scales.
    #[default]
    WeightedSum,
    /// The weighted sum of min–max shares.
    MinMax,
    /// The weighted sum of shares of the largest.
    LinearMax,
    /// The weighted sum of shares of the sum.
    Sum,
    /// The weighted sum of shares of the length.
    Vector,
    /// TOPSIS, as in the book, with vector normalisation.
    Topsis,
    /// TOPSIS with min–max normalisation.
    TopsisMinMax,
    /// PROMETHEE II.
    Promethee,
    /// Pugh's comparison with a baseline.
    Pugh,
}

impl Method {
    /// Every method, the usual one first.
    pub const ALL: [Self; 9] = [
        Self::WeightedSum,
        Self::MinMax,
        Self::LinearMax,
        Self::Sum,
        Self::Vector,
        Self::Topsis,
        Self::TopsisMinMax,
        Self::Promethee,
        Self::Pugh,
    ];

    /// Its word in files and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::WeightedSum => "weighted-sum",
            Self::MinMax => "weighted-sum-minmax",
            Self::LinearMax => "weighted-sum-max",
            Self::Sum => "weighted-sum-sum",
            Self::Vector => "weighted-sum-vector",
            Self::Topsis => "topsis",
            Self::TopsisMinMax => "topsis-minmax",
            Self::Promethee => "promethee",
            Self::Pugh => "pugh",
        }
    }

    /// Its name for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::WeightedSum => "Weighted sum",
            Self::MinMax => "Weighted sum, min–max",
            Self::LinearMax => "Weighted sum, share of the largest",
            Self::Sum => "Weighted sum, share of the sum",
            Self::Vector => "Weighted sum, vector",
            Self::Topsis => "TOPSIS",
            Self::TopsisMinMax => "TOPSIS, min–max",
            Self::Promethee => "PROMETHEE II",
            Self::Pugh => "Pugh",
        }
    }

    /// What is peculiar to it, in a sentence.
    #[must_use]
    pub fn peculiarity(self) -> &'static str {
        match self {
            Self::WeightedSum => "A high score makes up for a low one.",
            Self::MinMax => {
                "The best and the worst option stretch each criterion to its full weight, so the order depends on which options are there."
            }
            Self::LinearMax => {
                "Each value counts as a share of the largest, costs as the smallest divided by it."
            }
            Self::Sum => "Each value counts as its share of all options together.",
            Self::Vector => "Each value counts as a share of the length of its column.",
            Self::Topsis => {
                "Nearness to the best and distance from the worst values count, so that even options gain."
            }
            Self::TopsisMinMax => {
                "As TOPSIS, with each criterion stretched from its worst to its best value."
            }
            Self::Promethee => "Small differences are ignored and large ones count no more than enough.",
            Self::Pugh => "Only better or worse than the baseline counts, not by how much.",
        }
    }

    /// The method of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.word() == word)
    }
}

/// Everything that the methods ask for.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What was scored or measured, in its own units.
    pub raw: Matrix,
    /// The same as values on one scale, more being better.
    pub values: Matrix,
    /// Which way each criterion of `raw` is better.
    pub directions: Vec<Direction>,
    /// What differences in each criterion of `raw` mean to PROMETHEE.
    pub preferences: Vec<Preference>,
    /// What each criterion counts.
    pub weights: Weights,
    /// The option that Pugh compares with.
    pub baseline: Option<usize>,
}

impl Problem {
    /// Only these options, in this order; nothing if there is none.
    #[must_use]
    pub fn only(&self, options: &[usize]) -> Option<Self> {
        let baseline = self.baseline.and_then(|baseline| options.iter().position(|at| *at == baseline));
        Some(Self {
            raw: self.raw.only(options)?,
            values: self.values.only(options)?,
            baseline,
            ..self.clone()
        })
    }

    /// The values whose weighted sum a method is; nothing for methods that are none.
    #[must_use]
    pub fn summed(&self, method: Method) -> Option<Matrix> {
        let normalised = |by| normalise(&self.raw, &self.directions, by).ok();
        match method {
            Method::WeightedSum => Some(self.values.clone()),
            Method::MinMax => normalised(Normalisation::MinMax),
            Method::LinearMax => normalised(Normalisation::LinearMax),
            Method::Sum => normalised(Normalisation::Sum),
            Method::Vector => normalised(Normalisation::Vector),
            Method::Topsis | Method::TopsisMinMax | Method::Promethee | Method::Pugh => None,
        }
    }

    /// The score of each option by a method, more being better.
    ///
    /// # Errors
    /// Those of the method; [`Unfit::NoBaseline`] for Pugh without one.
    pub fn scores(&self, method: Method) -> Result<Vec<f64>, Unfit> {
        let normalised = |by| {
            let values = normalise(&self.raw, &self.directions, by)?;
            Ok(weighted_sum(&values, &self.weights)?.scores)
        };
        let closeness = |by| Ok(topsis(&self.raw, &self.directions, &self.weights, by)?.closeness);
        match method {
            Method::WeightedSum => Ok(weighted_sum(&self.values, &self.weights)?.scores),
            Method::MinMax => normalised(Normalisation::MinMax),
            Method::LinearMax => normalised(Normalisation::LinearMax),
            Method::Sum => normalised(Normalisation::Sum),
            Method::Vector => normalised(Normalisation::Vector),
            Method::Topsis => closeness(Normalisation::Vector),
            Method::TopsisMinMax => closeness(Normalisation::MinMax),
            Method::Promethee => {
                Ok(promethee_ii(&self.raw, &self.directions, &self.weights, &self.preferences)?.net)
            }
            Method::Pugh => {
                let baseline = self.baseline.ok_or(Unfit::NoBaseline)?;
                Ok(pugh(&self.values, &self.weights, baseline)?.net)
            }
        }
    }
}

/// What one method says.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The method.
    pub method: Method,
    /// The score of each option, in the method's own unit.
    pub scores: Vec<f64>,
    /// The place of each option.
    pub ranks: Vec<usize>,
}

/// What several methods say.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The verdict of each method that could be asked.
    pub verdicts: Vec<Verdict>,
    /// The methods that could not, and why.
    pub unfit: Vec<(Method, Unfit)>,
    /// The option that most of them choose; of several, the one that the first method puts before the others.
    pub choice: Option<usize>,
    /// How many choose it, alone or with others.
    pub agreeing: usize,
}

/// Asks each of `methods`.
#[must_use]
pub fn panel(problem: &Problem, methods: &[Method]) -> Panel {
    let (mut verdicts, mut unfit) = (Vec::new(), Vec::new());
    for &method in methods {
        match problem.scores(method) {
            Ok(scores) => verdicts.push(Verdict { method, ranks: ranks(&scores), scores }),
            Err(why) => unfit.push((method, why)),
        }
    }
    let mut votes = vec![0; problem.values.options()];
    for verdict in &verdicts {
        for option in first(&verdict.scores) {
            votes[option] += 1;
        }
    }
    let place = |option: usize| verdicts.first().map_or(0, |verdict| verdict.ranks[option]);
    let choice = (0..votes.len())
        .filter(|option| votes[*option] > 0)
        .min_by_key(|&option| (std::cmp::Reverse(votes[option]), place(option), option));
    let agreeing = choice.map_or(0, |option| votes[option]);
    Panel { verdicts, unfit, choice, agreeing }
}
