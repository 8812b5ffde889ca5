//! AHP: weights from comparing criteria two at a time, and how well the comparisons agree.

use super::{LARGEST, SMALLEST, Unfit, Weights};
use std::cmp::Ordering;

/// Comparisons above this consistency ratio contradict each other too much to be used unseen (Saaty).
pub const CONSISTENT: f64 = 0.1;

/// Comparisons of criteria: how many times more one counts than another, usually from 1/9 to 9.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgements(Vec<Vec<f64>>);

impl Judgements {
    /// A square of comparisons: row over column; each the reciprocal of its counterpart, to a millionth.
    ///
    /// # Errors
    /// [`Unfit::Empty`], [`Unfit::Ragged`], [`Unfit::NotReciprocal`].
    pub fn new(rows: &[Vec<f64>]) -> Result<Self, Unfit> {
        if rows.is_empty() {
            return Err(Unfit::Empty);
        }
        for (row, judged) in rows.iter().enumerate() {
            if judged.len() != rows.len() {
                return Err(Unfit::Ragged { option: row });
            }
            for (column, &value) in judged.iter().enumerate() {
                let counterpart = rows[column].get(row).copied().unwrap_or(0.0);
                let fits = (SMALLEST..=LARGEST).contains(&value);
                if !fits || (value * counterpart - 1.0).abs() > 1e-6 {
                    return Err(Unfit::NotReciprocal { row, column });
                }
            }
        }
        Ok(Self(rows.to_vec()))
    }

    /// The comparisons, row over column.
    #[must_use]
    pub fn rows(&self) -> &[Vec<f64>] {
        &self.0
    }
}

/// Which table of the random index a consistency ratio is divided by. Libraries differ, and so do their ratios.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RandomIndex {
    /// Saaty, *The Analytic Hierarchy Process*, 1980: 0.58, 0.90, 1.12 …
    #[default]
    Saaty,
    /// Rao Tummala and Ling, 1998, as pymcdm has it: 0.5799, 0.8921, 1.1159 …
    RaoTummala,
}

/// The mean consistency index of random comparisons of `criteria` criteria; 0 for two and fewer, nothing beyond ten.
#[must_use]
pub fn random_index(criteria: usize, table: RandomIndex) -> Option<f64> {
    const SAATY: [f64; 8] = [0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];
    const RAO_TUMMALA: [f64; 8] = [0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537, 1.4882];
    let table = match table {
        RandomIndex::Saaty => SAATY,
        RandomIndex::RaoTummala => RAO_TUMMALA,
    };
    criteria.checked_sub(3).map_or(Some(0.0), |at| table.get(at).copied())
}

/// Three criteria whose comparisons contradict each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Triple {
    /// The criteria i < j < k.
    pub criteria: [usize; 3],
    /// aᵢⱼ · aⱼₖ · aₖᵢ, or its reciprocal if that is larger: 1 where the three agree.
    pub factor: f64,
}

/// What comparisons say.
#[derive(Clone, Debug, PartialEq)]
pub struct Ahp {
    /// The weights: the principal eigenvector.
    pub weights: Weights,
    /// The weights by the geometric means of the rows, which are the same where the comparisons agree.
    pub by_geometric_mean: Weights,
    /// The principal eigenvalue, at least the number of criteria.
    pub lambda_max: f64,
    /// The consistency index CI = (λ − n) / (n − 1).
    pub consistency_index: f64,
    /// The three criteria that contradict each other most; nothing below three criteria.
    pub worst: Option<Triple>,
}

impl Ahp {
    /// The consistency ratio CR = CI / RI by a table of the random index; above [`CONSISTENT`] it is too high. Nothing
    /// beyond the ten criteria of the tables.
    #[must_use]
    pub fn consistency_ratio(&self, table: RandomIndex) -> Option<f64> {
        let index = random_index(self.weights.shares().len(), table)?;
        Some(if index > 0.0 { self.consistency_index / index } else { 0.0 })
    }
}

/// Weights and consistency of comparisons: A·w = λ·w by power iteration, to 1e-14 or 10,000 steps (Saaty,
/// *The Analytic Hierarchy Process*, 1980).
///
/// # Errors
/// Those of [`Weights::new`], for comparisons so far apart that a weight vanishes.
pub fn ahp(judgements: &Judgements) -> Result<Ahp, Unfit> {
    let rows = judgements.rows();
    let count = rows.len();
    let mut vector = vec![1.0 / count as f64; count];
    let times = |vector: &[f64]| -> Vec<f64> {
        rows.iter().map(|row| row.iter().zip(vector).map(|(a, w)| a * w).sum()).collect()
    };
    for _ in 0..10_000 {
        let next = times(&vector);
        let sum: f64 = next.iter().sum();
        let next: Vec<f64> = next.iter().map(|value| value / sum).collect();
        let moved = vector.iter().zip(&next).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        vector = next;
        if moved < 1e-14 {
            break;
        }
    }
    let lambda_max = times(&vector).iter().zip(&vector).map(|(a, w)| a / w).sum::<f64>() / count as f64;
    let excess = (lambda_max - count as f64).max(0.0);
    let means: Vec<f64> = rows.iter().map(|row| geometric_mean(row.iter().copied())).collect();
    Ok(Ahp {
        weights: Weights::new(&vector)?,
        by_geometric_mean: Weights::new(&means)?,
        lambda_max,
        consistency_index: if count > 1 { excess / (count - 1) as f64 } else { 0.0 },
        worst: worst_triple(rows),
    })
}

/// The comparisons of several people as one: the geometric mean of each, which keeps reciprocals reciprocal (Aczél and
/// Saaty, 1983).
///
/// # Errors
/// [`Unfit::Empty`] for nobody, [`Unfit::Lengths`] where they compared different numbers of criteria.
pub fn geometric_mean_of_judgements(people: &[Judgements]) -> Result<Judgements, Unfit> {
    let first = people.first().ok_or(Unfit::Empty)?;
    let count = first.rows().len();
    if people.iter().any(|judgements| judgements.rows().len() != count) {
        return Err(Unfit::Lengths);
    }
    let mean = |row: usize, column: usize| {
        geometric_mean(people.iter().map(|judgements| judgements.rows()[row][column]))
    };
    let judged = |row: usize, column: usize| match row.cmp(&column) {
        Ordering::Less => mean(row, column),
        Ordering::Equal => 1.0,
        Ordering::Greater => 1.0 / mean(column, row),
    };
    let rows: Vec<Vec<f64>> =
        (0..count).map(|row| (0..count).map(|column| judged(row, column)).collect()).collect();
    Judgements::new(&rows)
}

fn geometric_mean(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let count = values.clone().count().max(1);
    libm::exp(values.map(libm::log).sum::<f64>() / count as f64)
}

fn worst_triple(rows: &[Vec<f64>]) -> Option<Triple> {
    let count = rows.len();
    let mut worst: Option<Triple> = None;
    for i in 0..count {
        for j in i + 1..count {
            for k in j + 1..count {
                let product = rows[i][j] * rows[j][k] * rows[k][i];
                let factor = product.max(1.0 / product);
                if worst.is_none_or(|worst| factor > worst.factor + super::TIE) {
                    worst = Some(Triple { criteria: [i, j, k], factor });
                }
            }
        }
    }
    worst
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_triple_is_named() {
        let rows = [
            vec![1.0, 2.0, 4.0, 2.0],
            vec![0.5, 1.0, 2.0, 9.0],
            vec![0.25, 0.5, 1.0, 0.5],
            vec![0.5, 1.0 / 9.0, 2.0, 1.0],
        ];
        let worst = ahp(&Judgements::new(&rows).unwrap()).unwrap().worst.unwrap();
        assert_eq!(worst.criteria, [0, 1, 3], "two say 1 = 4, one says 2 is 9 times 4");
        assert!((worst.factor - 9.0).abs() < 1e-9);
    }

    #[test]
    fn comparisons_must_be_reciprocal() {
        let refused = |rows: &[Vec<f64>]| Judgements::new(rows).unwrap_err();
        assert_eq!(refused(&[]), Unfit::Empty);
        assert_eq!(refused(&[vec![1.0, 2.0]]), Unfit::Ragged { option: 0 });
        let wrong = [vec![1.0, 2.0], vec![0.4, 1.0]];
        assert_eq!(refused(&wrong), Unfit::NotReciprocal { row: 0, column: 1 });
        assert_eq!(refused(&[vec![2.0]]), Unfit::NotReciprocal { row: 0, column: 0 });
        assert_eq!(refused(&[vec![1.0, 0.0], vec![0.0, 1.0]]), Unfit::NotReciprocal { row: 0, column: 1 });
    }

    #[test]
    fn judgements_of_several_meet_in_the_geometric_mean() {
        let one = |value: f64| Judgements::new(&[vec![1.0, value], vec![1.0 / value, 1.0]]).unwrap();
        let mean = geometric_mean_of_judgements(&[one(2.0), one(8.0)]).unwrap();
        assert!((mean.rows()[0][1] - 4.0).abs() < 1e-12);
        assert_eq!(geometric_mean_of_judgements(&[]), Err(Unfit::Empty));
    }

    #[test]
    fn tables_reach_to_ten_criteria() {
        let index = |criteria| random_index(criteria, RandomIndex::Saaty);
        assert_eq!((index(2), index(3), index(10), index(11)), (Some(0.0), Some(0.58), Some(1.49), None));
        assert_eq!(random_index(3, RandomIndex::RaoTummala), Some(0.5799));
    }
}
