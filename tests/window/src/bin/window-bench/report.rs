//! What was measured, as a person reads it: median, 95th percentile, share of the budget.

use serde_json::Value;

/// The numbers of an answer of the page, in order.
pub(crate) fn times(answer: &Value) -> Vec<f64> {
    sorted(answer.as_array().into_iter().flatten().filter_map(Value::as_f64).collect())
}

/// The same in order.
pub(crate) fn sorted(mut times: Vec<f64>) -> Vec<f64> {
    times.sort_by(f64::total_cmp);
    times
}

/// Median and 95th percentile.
pub(crate) fn summary(times: &[f64]) -> String {
    format!("{:>5.1} / {:>5.1}", percentile(times, 50), percentile(times, 95))
}

/// The same, and the 95th percentile as a share of `budget`.
pub(crate) fn judged(times: &[f64], budget: f64) -> String {
    format!("{} ({:.2})", summary(times), percentile(times, 95) / budget)
}

/// The value below which `share` percent of the sorted `times` lie.
pub(crate) fn percentile(times: &[f64], share: usize) -> f64 {
    times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}

/// A line of its own: what was measured, what it may be, and whether it is.
pub(crate) fn line(what: &str, measured: f64, budget: f64, unit: &str) -> String {
    let kept = if measured <= budget { "kept" } else { "MISSED" };
    let share = if budget > 0.0 { format!("{:>4.0} %", 100.0 * measured / budget) } else { "     -".into() };
    format!("{what:<64} {measured:>9.2} of {budget:>8.2} {unit:<3} {share}  {kept}")
}
