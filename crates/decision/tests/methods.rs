//! What holds of every matrix: no number that is not one, no dependence on order or unit of weights, more is better,
//! and every answer about sensitivity is what trying it out gives.
#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

use decision::method::{
    Chances, Direction, Limits, Matrix, Method, Preference, Problem, WayToWin, Weights, critical_cells,
    critical_swap, dominated, double_counted, first, indifferent, kendalls_w, monte_carlo, panel,
    rank_reversals, stability_intervals, ways_to_win, weighted_sum,
};
use proptest::collection::vec;
use proptest::prelude::*;

const SCALE: Limits = Limits { low: 1.0, high: 5.0, step: 1.0 };

/// Scores from 1 to 5 in halves, and weights from 0 to 10 that are not all zero.
fn scored(options: std::ops::Range<usize>) -> impl Strategy<Value = (Vec<Vec<f64>>, Vec<f64>)> {
    (options, 1usize..6).prop_flat_map(|(options, criteria)| {
        let score = (2u8..=10).prop_map(|half| f64::from(half) / 2.0);
        let weights = vec((0u8..=10).prop_map(f64::from), criteria)
            .prop_filter("one counts", |weights| weights.iter().sum::<f64>() > 0.0);
        (vec(vec(score, criteria), options), weights)
    })
}

/// Numbers of every kind that a file can hold.
fn wild() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(0.0),
        Just(-0.0),
        Just(1e15),
        Just(-1e15),
        Just(1e-300),
        Just(f64::MIN_POSITIVE / 4.0),
        -10.0..10.0,
        any::<f64>()
    ]
}

fn problem(rows: &[Vec<f64>], weights: &[f64], costs: &[bool], q: f64, p: f64) -> Option<Problem> {
    let raw = Matrix::new(rows).ok()?;
    let directions: Vec<_> = (0..raw.criteria())
        .map(|at| if costs[at % costs.len()] { Direction::Min } else { Direction::Max })
        .collect();
    Some(Problem {
        values: raw.map(|_, at, value| if directions[at] == Direction::Min { 6.0 - value } else { value }),
        preferences: vec![Preference::Linear { q, p }; raw.criteria()],
        weights: Weights::new(weights).ok()?,
        directions,
        raw,
        baseline: Some(0),
    })
}

fn near(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() <= 1e-9)
}

fn winners(rows: &Matrix, weights: &Weights) -> Vec<usize> {
    first(&weighted_sum(rows, weights).unwrap().scores)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_numbers_are_weighed_or_refused(
        rows in (1usize..5).prop_flat_map(|criteria| vec(vec(wild(), criteria), 1..6)),
        weights in vec(wild(), 4),
        costs in vec(any::<bool>(), 4),
        (q, p, seed, concentration) in (wild(), wild(), any::<u64>(), wild()),
    ) {
        let weights: Vec<f64> = weights[..rows[0].len()].iter().map(|weight| weight.abs()).collect();
        let Some(problem) = problem(&rows, &weights, &costs, q, p) else { return Ok(()) };
        let all = panel(&problem, &Method::ALL);
        prop_assert_eq!(all.verdicts.len() + all.unfit.len(), Method::ALL.len());
        for verdict in &all.verdicts {
            prop_assert!(verdict.scores.iter().all(|score| score.is_finite()), "{verdict:?}");
            let _ = rank_reversals(&problem, verdict.method, &mut || false);
        }
        let (values, weights) = (&problem.values, &problem.weights);
        let limits = vec![SCALE; values.criteria()];
        for cell in critical_cells(values, weights, &limits).unwrap() {
            prop_assert!(cell.change.is_finite() && cell.steps >= 0.0);
        }
        prop_assert!(critical_swap(values, weights).unwrap().is_none_or(|swap| (0.0..=1.0).contains(&swap.share)));
        for option in 0..values.options() {
            for interval in stability_intervals(values, weights, option).unwrap().into_iter().flatten() {
                prop_assert!(0.0 <= interval.low && interval.low <= interval.high && interval.high <= 1.0);
            }
            prop_assert!(!ways_to_win(values, weights, &limits, option).unwrap().is_empty());
        }
        let half_widths = values.map(|_, _, value| value.abs() / 2.0);
        let chances = Chances { draws: 20, seed, concentration };
        let chances = monte_carlo(values, &half_widths, &limits, weights, chances, &mut || false).unwrap();
        prop_assert!(chances.first.iter().chain(&chances.mean_place).all(|share| share.is_finite()));
        prop_assert!(double_counted(values).iter().all(|(_, _, r)| r.is_finite()));
        let _ = (dominated(values), indifferent(values, weights));
        prop_assert!(kendalls_w(&rows).is_none_or(|w| (0.0..=1.0).contains(&w)));
    }

    #[test]
    fn only_the_proportion_of_weights_counts((rows, weights) in scored(1..7), factor in 1u16..5000, costs in vec(any::<bool>(), 4)) {
        let scaled: Vec<f64> = weights.iter().map(|weight| weight * f64::from(factor) / 7.0).collect();
        let (one, other) = (problem(&rows, &weights, &costs, 0.5, 2.0).unwrap(), problem(&rows, &scaled, &costs, 0.5, 2.0).unwrap());
        for method in Method::ALL {
            match (one.scores(method), other.scores(method)) {
                (Ok(one), Ok(other)) => prop_assert!(near(&one, &other), "{method:?}"),
                (one, other) => prop_assert_eq!(one, other),
            }
        }
    }

    #[test]
    fn the_order_of_options_and_criteria_does_not_count(
        (rows, weights) in scored(1..7), options in any::<u64>(), criteria in any::<u64>(), costs in vec(any::<bool>(), 4),
    ) {
        let shuffled = |count: usize, by: u64| -> Vec<usize> {
            let mut order: Vec<usize> = (0..count).collect();
            for at in (1..count).rev() {
                order.swap(at, (by as usize).wrapping_mul(at + 7) % (at + 1));
            }
            order
        };
        let (rows_order, columns_order) = (shuffled(rows.len(), options), shuffled(weights.len(), criteria));
        let moved_rows: Vec<Vec<f64>> =
            rows_order.iter().map(|&row| columns_order.iter().map(|&column| rows[row][column]).collect()).collect();
        let moved_weights: Vec<f64> = columns_order.iter().map(|&column| weights[column]).collect();
        let cost = |column: usize| costs[column % costs.len()];
        let costs_of = |order: &[usize]| order.iter().map(|&column| cost(column)).collect::<Vec<_>>();
        let straight: Vec<usize> = (0..weights.len()).collect();
        let mut one = problem(&rows, &weights, &costs_of(&straight), 0.5, 2.0).unwrap();
        let mut other = problem(&moved_rows, &moved_weights, &costs_of(&columns_order), 0.5, 2.0).unwrap();
        one.baseline = Some(rows_order[0]);
        other.baseline = Some(0);
        for method in Method::ALL {
            let (one, other) = (one.scores(method).unwrap(), other.scores(method).unwrap());
            let one: Vec<f64> = rows_order.iter().map(|&row| one[row]).collect();
            prop_assert!(near(&one, &other), "{method:?}: {one:?} {other:?}");
        }
    }

    #[test]
    fn a_better_value_never_costs_a_place((rows, weights) in scored(2..7), at in any::<(prop::sample::Index, prop::sample::Index)>()) {
        let (option, criterion) = (at.0.index(rows.len()), at.1.index(weights.len()));
        let mut better = rows.clone();
        better[option][criterion] += 1.0;
        let place = |rows: &[Vec<f64>], method| {
            let problem = problem(rows, &weights, &[false], 0.5, 2.0).unwrap();
            decision::method::ranks(&problem.scores(method).unwrap())[option]
        };
        // The other methods compare with columns that the change itself moves.
        for method in [Method::WeightedSum, Method::Promethee] {
            prop_assert!(place(&better, method) <= place(&rows, method), "{method:?}");
        }
    }

    #[test]
    fn intervals_are_what_trying_every_weight_gives((rows, weights) in scored(1..7)) {
        let (values, weights) = (Matrix::new(&rows).unwrap(), Weights::new(&weights).unwrap());
        for option in 0..values.options() {
            let intervals = stability_intervals(&values, &weights, option).unwrap();
            for (criterion, interval) in intervals.iter().enumerate() {
                for step in 0..=200 {
                    let share = f64::from(step) / 200.0;
                    let is_first = winners(&values, &weights.with(criterion, share)).contains(&option);
                    let edge = interval.is_some_and(|at| (at.low - share).abs() < 1e-6 || (at.high - share).abs() < 1e-6);
                    let inside = interval.is_some_and(|at| at.holds(share));
                    prop_assert!(edge || inside == is_first, "{option} {criterion} at {share}: {interval:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_said_to_flip_the_answer_does((rows, weights) in scored(2..7)) {
        let (values, weights) = (Matrix::new(&rows).unwrap(), Weights::new(&weights).unwrap());
        let limits = vec![SCALE; values.criteria()];
        let before = winners(&values, &weights);
        let changed = |option: usize, criterion: usize, by: f64| {
            values.map(|row, column, value| if (row, column) == (option, criterion) { value + by } else { value })
        };
        for cell in critical_cells(&values, &weights, &limits).unwrap() {
            let after = winners(&changed(cell.option, cell.criterion, cell.change), &weights);
            prop_assert!(after.contains(&cell.winner) && !before.contains(&cell.winner), "{cell:?}");
            let short = winners(&changed(cell.option, cell.criterion, cell.change * 0.99), &weights);
            prop_assert_eq!(&short, &before, "a little less does not: {:?}", cell);
        }
        if let Some(swap) = critical_swap(&values, &weights).unwrap() {
            let moved = |share: f64| {
                let mut shares = weights.shares().to_vec();
                shares[swap.from] = (shares[swap.from] - share).max(0.0);
                shares[swap.to] += share;
                winners(&values, &Weights::new(&shares).unwrap())
            };
            prop_assert!(moved(swap.share).contains(&swap.rival), "{swap:?}");
            prop_assert_eq!(moved(swap.share * 0.99), before.clone(), "a little less does not: {:?}", swap);
        }
        for option in 0..values.options() {
            for way in ways_to_win(&values, &weights, &limits, option).unwrap() {
                let holds = match &way {
                    WayToWin::IsFirst => before.contains(&option),
                    WayToWin::Cell(cell) => {
                        winners(&changed(cell.option, cell.criterion, cell.change), &weights).contains(&option)
                    }
                    WayToWin::Weight(change) => {
                        winners(&values, &weights.with(change.criterion, change.to)).contains(&option)
                    }
                    WayToWin::Swap(swap) => {
                        let mut shares = weights.shares().to_vec();
                        shares[swap.from] = (shares[swap.from] - swap.share).max(0.0);
                        shares[swap.to] += swap.share;
                        winners(&values, &Weights::new(&shares).unwrap()).contains(&option)
                    }
                    WayToWin::AtBest(criteria) => {
                        let best = values.map(|row, at, value| if row == option && criteria.contains(&at) { 5.0 } else { value });
                        winners(&best, &weights).contains(&option)
                    }
                    WayToWin::Never => {
                        let best = values.map(|row, _, value| if row == option { 5.0 } else { value });
                        !winners(&best, &weights).contains(&option)
                    }
                };
                prop_assert!(holds, "{option}: {way:?}");
            }
        }
    }

    #[test]
    fn a_fixed_scale_never_reverses((rows, weights) in scored(2..7)) {
        let problem = problem(&rows, &weights, &[false], 0.5, 2.0).unwrap();
        prop_assert_eq!(rank_reversals(&problem, Method::WeightedSum, &mut || false).unwrap(), vec![]);
    }
}
