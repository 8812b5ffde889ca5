//! Values in units made comparable: each criterion from raw numbers to shares where more is better.

use super::{Matrix, SMALLEST, Unfit};

/// Which way a criterion is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// More is better: a benefit.
    #[default]
    Max,
    /// Less is better: a cost.
    Min,
}

/// How a column x of raw values becomes comparable. Conventions of pymcdm 1.4 and scikit-criteria 0.10.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Normalisation {
    /// Left as they are, on a scale that all criteria share; every criterion must be a benefit.
    None,
    /// (x − min) / (max − min), costs (max − x) / (max − min); a column of equal values becomes 1. The order of options
    /// can depend on which others are there.
    MinMax,
    /// x / max, costs min / x. Values must be from zero up, costs above zero.
    LinearMax,
    /// x / Σ x, costs (1/x) / Σ (1/x). Values must be from zero up, costs above zero.
    Sum,
    /// x / ‖x‖, costs 1 − x / ‖x‖, with the Euclidean length ‖x‖.
    Vector,
}

/// The matrix with every column normalised, so that more is better in each.
///
/// # Errors
/// [`Unfit::Lengths`], [`Unfit::CostWithoutScale`], [`Unfit::NotPositive`].
pub fn normalise(matrix: &Matrix, directions: &[Direction], by: Normalisation) -> Result<Matrix, Unfit> {
    if directions.len() != matrix.criteria() {
        return Err(Unfit::Lengths);
    }
    let columns: Vec<Column> = directions
        .iter()
        .enumerate()
        .map(|(criterion, &direction)| Column::new(matrix, criterion, direction, by))
        .collect::<Result<_, _>>()?;
    Ok(matrix.map(|_, criterion, value| columns[criterion].normalised(value, by)))
}

/// What one column is normalised by.
struct Column {
    direction: Direction,
    low: f64,
    high: f64,
    /// The sum of values, or of their reciprocals.
    sum: f64,
    length: f64,
}

impl Column {
    fn new(
        matrix: &Matrix,
        criterion: usize,
        direction: Direction,
        by: Normalisation,
    ) -> Result<Self, Unfit> {
        let (low, high) = matrix.range(criterion);
        let is_cost = direction == Direction::Min;
        if by == Normalisation::None && is_cost {
            return Err(Unfit::CostWithoutScale { criterion });
        }
        let divides = matches!(by, Normalisation::LinearMax | Normalisation::Sum);
        let too_small = if is_cost { low < SMALLEST } else { low < 0.0 || high < SMALLEST };
        if divides && too_small {
            return Err(Unfit::NotPositive { criterion });
        }
        let column = matrix.column(criterion);
        let sum =
            if is_cost && divides { column.clone().map(|x| 1.0 / x).sum() } else { column.clone().sum() };
        let length = column.map(|x| x * x).sum::<f64>().sqrt();
        Ok(Self { direction, low, high, sum, length })
    }

    fn normalised(&self, x: f64, by: Normalisation) -> f64 {
        let is_cost = self.direction == Direction::Min;
        match by {
            Normalisation::None => x,
            Normalisation::MinMax if self.high <= self.low => 1.0,
            Normalisation::MinMax if is_cost => (self.high - x) / (self.high - self.low),
            Normalisation::MinMax => (x - self.low) / (self.high - self.low),
            Normalisation::LinearMax if is_cost => self.low / x,
            Normalisation::LinearMax => x / self.high,
            Normalisation::Sum if is_cost => (1.0 / x) / self.sum,
            Normalisation::Sum => x / self.sum,
            Normalisation::Vector => {
                let share = if self.length > 0.0 { x / self.length } else { 0.0 };
                if is_cost { 1.0 - share } else { share }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_divided_is_refused() {
        let matrix = Matrix::new(&[vec![0.0, -1.0], vec![1.0, 2.0]]).unwrap();
        let costs = [Direction::Min; 2];
        let refused = |by| normalise(&matrix, &costs, by).unwrap_err();
        assert_eq!(refused(Normalisation::None), Unfit::CostWithoutScale { criterion: 0 });
        assert_eq!(refused(Normalisation::LinearMax), Unfit::NotPositive { criterion: 0 });
        let benefits = [Direction::Max; 2];
        let sum = normalise(&matrix, &benefits, Normalisation::Sum);
        assert_eq!(sum, Err(Unfit::NotPositive { criterion: 1 }));
        assert_eq!(normalise(&matrix, &costs[..1], Normalisation::MinMax), Err(Unfit::Lengths));
        let zero = Matrix::new(&[vec![0.0]]).unwrap();
        assert_eq!(normalise(&zero, &benefits[..1], Normalisation::Vector), Ok(zero));
    }
}
