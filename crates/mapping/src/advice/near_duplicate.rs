//! Two things at one place.

use super::{Advisor, codes};
use owm::edit;
use owm::model::Position;
use text::Fix;

/// How near is too near, on both axes: half of what the smallest symbol takes on a usual pane.
const NEAR: f64 = 0.01;
/// How far a thing steps aside.
const STEP: f64 = 0.05;

pub(super) fn look(advisor: &mut Advisor<'_>) {
    let elements = &advisor.parse.map.elements;
    let mut order: Vec<(i64, f64, usize)> = elements
        .iter()
        .enumerate()
        .filter(|(_, element)| element.at.visibility.is_finite() && element.at.maturity.is_finite())
        .map(|(index, element)| (row(element.at.visibility), element.at.maturity, index))
        .collect();
    order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut places = Places { taken: Vec::with_capacity(order.len()), at: |index: usize| elements[index].at };
    let mut pairs = Vec::new();
    for &(row, maturity, index) in &order {
        match places.near(elements[index].at) {
            Some(other) => pairs.push((index.max(other), index.min(other))),
            None => places.taken.push((row, maturity, index)),
        }
    }
    for (index, other) in pairs {
        let element = &elements[index];
        let message = format!("“{}” stands where “{}” stands.", element.name(), elements[other].name());
        let aside = beside(element.at).into_iter().find(|at| places.near(*at).is_none());
        let fix = aside
            .and_then(|at| edit::move_to(advisor.parse, &element.id, at).ok())
            .map(|edits| Fix { label: format!("Move “{}” aside", element.name()), edits });
        let range = advisor.chain.name_range(index);
        advisor.say(&codes::NEAR_DUPLICATE, range, message, fix);
    }
}

/// Where a thing could step: down, up, to the right, to the left, as far as that is on the map.
fn beside(at: Position) -> Vec<Position> {
    let by = |visibility: f64, maturity: f64| Position {
        visibility: at.visibility + visibility,
        maturity: at.maturity + maturity,
    };
    let on_map =
        |at: &Position| [at.visibility, at.maturity].iter().all(|value| (0.02..=0.98).contains(value));
    [by(-STEP, 0.0), by(STEP, 0.0), by(0.0, STEP), by(0.0, -STEP)].into_iter().filter(on_map).collect()
}

/// Rows of the map as high as [`NEAR`]: what is near lies in the same row or in one beside it.
fn row(visibility: f64) -> i64 {
    (visibility / NEAR).floor() as i64
}

/// Things none of which is near another, by row and from left to right: a row holds at most one within [`NEAR`].
struct Places<F> {
    taken: Vec<(i64, f64, usize)>,
    at: F,
}

impl<F: Fn(usize) -> Position> Places<F> {
    fn near(&self, at: Position) -> Option<usize> {
        let here = row(at.visibility);
        [here, here.saturating_sub(1), here.saturating_add(1)].into_iter().find_map(|row| {
            let from = self.taken.partition_point(|taken| (taken.0, taken.1) <= (row, at.maturity - NEAR));
            self.taken[from..]
                .iter()
                .take_while(|taken| taken.0 == row && taken.1 < at.maturity + NEAR)
                .find(|taken| ((self.at)(taken.2).visibility - at.visibility).abs() < NEAR)
                .map(|taken| taken.2)
        })
    }
}
