//! Why numbers cannot be weighed, in words.

/// What keeps a method from answering. Indices count from 0, words from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There is no option, or no criterion.
    Empty,
    /// A row is longer or shorter than the first.
    Ragged {
        /// The row.
        option: usize,
    },
    /// A number is not finite or beyond [`LARGEST`](super::LARGEST).
    NotANumber {
        /// Its row.
        option: usize,
        /// Its column.
        criterion: usize,
    },
    /// Two things that belong together differ in number.
    Lengths,
    /// A weight is negative or not a number.
    BadWeight {
        /// Its criterion.
        criterion: usize,
    },
    /// All weights are zero.
    NoWeight,
    /// The method divides by numbers that must be above zero.
    NotPositive {
        /// The column with another one.
        criterion: usize,
    },
    /// Where less is better, plain sums need a scale on which to turn it around.
    CostWithoutScale {
        /// The criterion.
        criterion: usize,
    },
    /// A pairwise judgement is not above zero, or its counterpart is not its reciprocal.
    NotReciprocal {
        /// The one criterion.
        row: usize,
        /// The other.
        column: usize,
    },
    /// A threshold of preference is negative, or indifference reaches beyond preference.
    BadThreshold {
        /// Its criterion.
        criterion: usize,
    },
    /// A scale whose ends are equal, or a curve whose points do not go up.
    BadScale,
    /// Nothing says which option the others are compared with, or it is none of those that are weighed.
    NoBaseline,
    /// Whoever asked no longer wants to know.
    Stopped,
}

impl std::fmt::Display for Unfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str(
                "There is nothing to weigh: options and criteria are needed, one of each at least.",
            ),
            Self::Ragged { option } => {
                write!(f, "Row {} has another number of scores than the first.", option + 1)
            }
            Self::NotANumber { option, criterion } => {
                write!(
                    f,
                    "The score in row {}, column {} is not a number that can be weighed.",
                    option + 1,
                    criterion + 1
                )
            }
            Self::Lengths => f.write_str("The numbers of scores, weights and directions differ."),
            Self::BadWeight { criterion } => {
                write!(f, "The weight of criterion {} is not a number from zero up.", criterion + 1)
            }
            Self::NoWeight => f.write_str("All weights are zero."),
            Self::NotPositive { criterion } => {
                write!(
                    f,
                    "Criterion {} has a value that is not above zero, and the method divides by it.",
                    criterion + 1
                )
            }
            Self::CostWithoutScale { criterion } => {
                write!(
                    f,
                    "Less is better in criterion {}, and plain sums need a scale to turn that around.",
                    criterion + 1
                )
            }
            Self::NotReciprocal { row, column } => {
                write!(
                    f,
                    "The comparison of criteria {} and {} is not above zero, or not the reciprocal of its counterpart.",
                    row + 1,
                    column + 1
                )
            }
            Self::BadThreshold { criterion } => {
                write!(
                    f,
                    "The thresholds of criterion {} are negative, or indifference reaches beyond preference.",
                    criterion + 1
                )
            }
            Self::BadScale => {
                f.write_str("The ends of a scale are equal, or the points of a curve do not go up.")
            }
            Self::NoBaseline => {
                f.write_str("No option that is weighed is the baseline with which the others are compared: name it with x-baseline.")
            }
            Self::Stopped => f.write_str("It was stopped before it was done."),
        }
    }
}

impl std::error::Error for Unfit {}
