//! Links that lead back to where they start.

use super::chain::{Chain, Neighbours, Side};
use super::{Advisor, codes};

/// How many names of a circle the message gives.
const NAMED: usize = 4;

/// Says each knot of links once, at its first link, with a shortest circle through that link.
pub(super) fn look(advisor: &mut Advisor<'_>) {
    let chain = advisor.chain;
    let needs = chain.neighbours(Side::Needs);
    let knots = knots(&needs, chain.size());
    let mut told = vec![false; chain.size()];
    for need in &chain.needs {
        let knot = knots[need.from];
        if knot != knots[need.to] || std::mem::replace(&mut told[knot], true) {
            continue;
        }
        let mut circle = vec![need.from];
        circle.extend(way(&needs, &knots, need.to, need.from));
        let message = format!("These links form a circle: {}.", written(chain, &circle));
        advisor.say(&codes::CYCLE, chain.link_range(need.link), message, None);
    }
}

/// Names of a circle with arrows between them; the first comes again at the end.
fn written(chain: &Chain<'_>, circle: &[usize]) -> String {
    let mut words: Vec<String> =
        circle.iter().take(NAMED).map(|&node| format!("“{}”", chain.name(node))).collect();
    if circle.len() > NAMED {
        words.push("…".to_owned());
    }
    words.extend(circle.first().map(|&node| format!("“{}”", chain.name(node))));
    words.join(" → ")
}

/// A shortest way from one node to another of the same knot, without the last.
fn way(needs: &Neighbours, knots: &[usize], from: usize, to: usize) -> Vec<usize> {
    let mut before = std::collections::BTreeMap::from([(from, from)]);
    let mut reached = vec![from];
    let mut next = 0;
    while let Some(&node) = reached.get(next) {
        next += 1;
        if node == to {
            break;
        }
        for &other in needs.of(node).iter().filter(|&&other| knots[other] == knots[from]) {
            before.entry(other).or_insert_with(|| {
                reached.push(other);
                node
            });
        }
    }
    let mut way = Vec::new();
    let mut node = to;
    while node != from {
        let Some(&earlier) = before.get(&node) else { break };
        node = earlier;
        way.push(node);
    }
    way.reverse();
    way
}

/// For each node the number of its knot: nodes have the same number when each can be reached from the other.
///
/// Tarjan's strongly connected components, with a stack of our own: a chain may be longer than the machine's.
fn knots(needs: &Neighbours, size: usize) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let (mut seen, mut lowest, mut knot) = (vec![UNSEEN; size], vec![0; size], vec![UNSEEN; size]);
    let (mut clock, mut found) = (0, 0);
    let (mut open, mut calls) = (Vec::new(), Vec::new());
    for root in 0..size {
        if seen[root] == UNSEEN {
            calls.push((root, 0));
        }
        while let Some((node, at)) = calls.pop() {
            if at == 0 {
                (seen[node], lowest[node]) = (clock, clock);
                clock += 1;
                open.push(node);
            } else {
                let child = needs.of(node)[at - 1];
                if knot[child] == UNSEEN {
                    lowest[node] = lowest[node].min(lowest[child]);
                }
            }
            if let Some(&next) = needs.of(node).get(at) {
                calls.push((node, at + 1));
                if seen[next] == UNSEEN {
                    calls.push((next, 0));
                }
                continue;
            }
            if lowest[node] == seen[node] {
                while let Some(member) = open.pop() {
                    knot[member] = found;
                    if member == node {
                        break;
                    }
                }
                found += 1;
            }
        }
    }
    knot
}
