//! Heights for what a format gives no height: whoever needs something stands above it.

use std::collections::BTreeMap;

/// Visibility of the highest and of the lowest rank.
const TOP: f64 = 0.95;
const BOTTOM: f64 = 0.05;

/// The visibility of each of `names`, from the longest chain of needs above it. `needs` are pairs of names, the one that
/// needs first, with the ranks that at least lie between them. A circle is opened where it was entered first.
pub(crate) fn visibilities(names: &[String], needs: &[(String, String, u32)]) -> BTreeMap<String, f64> {
    let index: BTreeMap<&str, usize> =
        names.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    let mut below: Vec<Vec<(usize, u32)>> = vec![Vec::new(); names.len()];
    let mut above = vec![0usize; names.len()];
    for (from, to, gap) in needs {
        if let (Some(&from), Some(&to)) = (index.get(from.as_str()), index.get(to.as_str()))
            && from != to
        {
            below[from].push((to, (*gap).clamp(1, 1_000)));
            above[to] += 1;
        }
    }
    let mut ranks = vec![0u64; names.len()];
    let mut done = vec![false; names.len()];
    let mut ready: Vec<usize> = (0..names.len()).filter(|&at| above[at] == 0).collect();
    let mut next = 0;
    while let Some(at) = ready.pop().or_else(|| {
        // Only circles are left: enter the first.
        next = (next..names.len()).find(|&at| !done[at])?;
        Some(next)
    }) {
        if std::mem::replace(&mut done[at], true) {
            continue;
        }
        for &(to, gap) in below[at].iter().filter(|(to, _)| !done[*to]) {
            ranks[to] = ranks[to].max(ranks[at] + u64::from(gap));
            above[to] -= 1;
            if above[to] == 0 {
                ready.push(to);
            }
        }
    }
    let lowest = ranks.iter().copied().max().unwrap_or(0).max(1);
    let visibility = |rank: u64| {
        let exact = TOP - (TOP - BOTTOM) * rank as f64 / lowest as f64;
        (exact * 100.0).round() / 100.0
    };
    names.iter().zip(ranks).map(|(name, rank)| (name.clone(), visibility(rank))).collect()
}

/// Maturities for things without one: those of the same height side by side.
pub(crate) fn side_by_side(heights: &[f64]) -> Vec<f64> {
    let mut counts: BTreeMap<i64, (f64, f64)> = BTreeMap::new();
    let key = |height: f64| (height * 100.0) as i64;
    for &height in heights {
        counts.entry(key(height)).or_insert((0.0, 0.0)).0 += 1.0;
    }
    heights
        .iter()
        .map(|&height| {
            let (count, used) = counts.entry(key(height)).or_insert((1.0, 0.0));
            *used += 1.0;
            (*used / (*count + 1.0) * 100.0).round() / 100.0
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_chain_counts_and_circles_end() {
        let names: Vec<String> = ["user", "b", "c", "d", "x", "y"].map(str::to_owned).to_vec();
        let need = |from: &str, to: &str, gap| (from.to_owned(), to.to_owned(), gap);
        let needs = [
            need("user", "b", 2),
            need("b", "c", 1),
            need("c", "d", 1),
            need("user", "d", 1),
            need("x", "y", 1),
            need("y", "x", 1),
        ];
        let heights = visibilities(&names, &needs);
        assert_eq!(["user", "b", "c", "d"].map(|name| heights[name]), [0.95, 0.5, 0.28, 0.05]);
        assert!(heights["x"] > heights["y"]);
        assert_eq!(side_by_side(&[0.5, 0.2, 0.5]), [0.33, 0.5, 0.67]);
    }
}
