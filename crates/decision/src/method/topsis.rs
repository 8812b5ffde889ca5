//! TOPSIS: near to the best that was seen, far from the worst.

use super::{Direction, Matrix, Normalisation, Unfit, Weights, normalise, ranks};

/// What TOPSIS says of each option.
#[derive(Clone, Debug, PartialEq)]
pub struct Topsis {
    /// The best weighted value of each criterion.
    pub ideal: Vec<f64>,
    /// The worst of each.
    pub anti_ideal: Vec<f64>,
    /// The distance of each option from the ideal.
    pub from_ideal: Vec<f64>,
    /// And from the anti-ideal.
    pub from_anti_ideal: Vec<f64>,
    /// d⁻ / (d⁺ + d⁻), from 0 to 1; 1 for all where all options are the same.
    pub closeness: Vec<f64>,
    /// The place of each option by closeness.
    pub ranks: Vec<usize>,
}

/// Closeness to the ideal point: vᵢⱼ = wⱼ · rᵢⱼ, Euclidean distances d⁺ from the best and d⁻ from the worst of each
/// column, Cᵢ = d⁻ / (d⁺ + d⁻) (Hwang and Yoon, *Multiple Attribute Decision Making*, 1981).
///
/// With [`Normalisation::Vector`], as in the book, costs are not turned around; best and worst change places instead.
/// With [`Normalisation::MinMax`], the default of pymcdm, costs are turned around first: the two can order options
/// differently, so say which was used. Adding or dropping an option can change the order of the others.
///
/// # Errors
/// [`Unfit::Lengths`], and those of [`normalise`].
pub fn topsis(
    matrix: &Matrix,
    directions: &[Direction],
    weights: &Weights,
    by: Normalisation,
) -> Result<Topsis, Unfit> {
    let shares = weights.shares();
    if shares.len() != matrix.criteria() || directions.len() != matrix.criteria() {
        return Err(Unfit::Lengths);
    }
    let swapped = matches!(by, Normalisation::Vector | Normalisation::None);
    let benefits = vec![Direction::Max; directions.len()];
    let weighted = normalise(matrix, if swapped { &benefits } else { directions }, by)?
        .map(|_, criterion, value| value * shares[criterion]);
    let (mut ideal, mut anti_ideal) = (Vec::new(), Vec::new());
    for (criterion, direction) in directions.iter().enumerate() {
        let (low, high) = weighted.range(criterion);
        let (best, worst) = if swapped && *direction == Direction::Min { (low, high) } else { (high, low) };
        ideal.push(best);
        anti_ideal.push(worst);
    }
    let distances = |from: &[f64]| -> Vec<f64> {
        let squared = |row: &[f64]| row.iter().zip(from).map(|(a, b)| (a - b) * (a - b)).sum::<f64>();
        weighted.rows().map(|row| squared(row).sqrt()).collect()
    };
    let (from_ideal, from_anti_ideal) = (distances(&ideal), distances(&anti_ideal));
    let closeness: Vec<f64> = from_ideal
        .iter()
        .zip(&from_anti_ideal)
        .map(|(plus, minus)| if plus + minus > 0.0 { minus / (plus + minus) } else { 1.0 })
        .collect();
    Ok(Topsis { ranks: ranks(&closeness), ideal, anti_ideal, from_ideal, from_anti_ideal, closeness })
}
