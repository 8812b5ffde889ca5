//! Numbers in rows and columns, every one of them fit for arithmetic.

use super::Unfit;

/// The largest number that is weighed, in size: up to here, whole numbers are exact and squares do not overflow.
pub const LARGEST: f64 = 1e15;
/// The smallest number above zero by which a method divides.
pub const SMALLEST: f64 = 1e-15;

/// One row for each option, one column for each criterion; at least one of each, all numbers finite.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    criteria: usize,
    values: Vec<f64>,
}

impl Matrix {
    /// The matrix of these rows.
    ///
    /// # Errors
    /// [`Unfit::Empty`], [`Unfit::Ragged`], [`Unfit::NotANumber`].
    pub fn new(rows: &[Vec<f64>]) -> Result<Self, Unfit> {
        let criteria = rows.first().map_or(0, Vec::len);
        if criteria == 0 {
            return Err(Unfit::Empty);
        }
        for (option, row) in rows.iter().enumerate() {
            if row.len() != criteria {
                return Err(Unfit::Ragged { option });
            }
            if let Some(criterion) = row.iter().position(|value| !fits(*value)) {
                return Err(Unfit::NotANumber { option, criterion });
            }
        }
        Ok(Self { criteria, values: rows.concat() })
    }

    /// How many options.
    #[must_use]
    pub fn options(&self) -> usize {
        self.values.len() / self.criteria
    }

    /// How many criteria.
    #[must_use]
    pub fn criteria(&self) -> usize {
        self.criteria
    }

    /// The numbers of one option, by criterion.
    ///
    /// # Panics
    /// When there is no such option.
    #[must_use]
    pub fn row(&self, option: usize) -> &[f64] {
        &self.values[option * self.criteria..(option + 1) * self.criteria]
    }

    /// Every option's numbers.
    pub fn rows(&self) -> std::slice::ChunksExact<'_, f64> {
        self.values.chunks_exact(self.criteria)
    }

    /// The numbers of one criterion, by option.
    pub fn column(&self, criterion: usize) -> impl Iterator<Item = f64> + Clone {
        self.values.iter().skip(criterion).step_by(self.criteria).copied()
    }

    /// Smallest and largest number of a criterion.
    #[must_use]
    pub fn range(&self, criterion: usize) -> (f64, f64) {
        let ends = (f64::INFINITY, f64::NEG_INFINITY);
        self.column(criterion).fold(ends, |(low, high), value| (low.min(value), high.max(value)))
    }

    /// Each number made another one by option, criterion and itself; what no longer fits is held at [`LARGEST`].
    #[must_use]
    pub fn map(&self, mut change: impl FnMut(usize, usize, f64) -> f64) -> Self {
        let change = |(at, value): (usize, &f64)| {
            let changed = change(at / self.criteria, at % self.criteria, *value);
            if changed.is_nan() { 0.0 } else { changed.clamp(-LARGEST, LARGEST) }
        };
        Self { criteria: self.criteria, values: self.values.iter().enumerate().map(change).collect() }
    }

    /// Only these options, in this order; nothing if there is none.
    #[must_use]
    pub fn only(&self, options: &[usize]) -> Option<Self> {
        let values: Vec<f64> = options.iter().flat_map(|&option| self.row(option)).copied().collect();
        (!values.is_empty()).then_some(Self { criteria: self.criteria, values })
    }

    /// The matrix with one more option.
    ///
    /// # Errors
    /// [`Unfit::Ragged`], [`Unfit::NotANumber`].
    pub fn with_option(&self, row: &[f64]) -> Result<Self, Unfit> {
        let mut rows: Vec<Vec<f64>> = self.rows().map(<[f64]>::to_vec).collect();
        rows.push(row.to_vec());
        Self::new(&rows)
    }
}

fn fits(value: f64) -> bool {
    value.is_finite() && value.abs() <= LARGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_matrix_is_refused() {
        assert_eq!(Matrix::new(&[]), Err(Unfit::Empty));
        assert_eq!(Matrix::new(&[vec![]]), Err(Unfit::Empty));
        assert_eq!(Matrix::new(&[vec![1.0], vec![]]), Err(Unfit::Ragged { option: 1 }));
        let bad = Matrix::new(&[vec![1.0, f64::NAN]]);
        assert_eq!(bad, Err(Unfit::NotANumber { option: 0, criterion: 1 }));
        assert!(Matrix::new(&[vec![1e16]]).is_err());
    }

    #[test]
    fn rows_and_columns_are_what_was_given() {
        let matrix = Matrix::new(&[vec![1.0, 2.0], vec![3.0, 4.0]]).unwrap();
        assert_eq!((matrix.options(), matrix.criteria(), matrix.row(1)), (2, 2, &[3.0, 4.0][..]));
        assert_eq!(matrix.column(1).collect::<Vec<_>>(), [2.0, 4.0]);
        assert_eq!(matrix.range(0), (1.0, 3.0));
        assert_eq!(matrix.only(&[1]), Some(Matrix::new(&[vec![3.0, 4.0]]).unwrap()));
        assert_eq!(matrix.only(&[]), None);
        assert_eq!(matrix.map(|_, _, value| value / 0.0).row(0), [LARGEST, LARGEST]);
    }
}
