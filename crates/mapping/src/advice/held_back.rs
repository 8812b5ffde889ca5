//! What evolves and leans, directly or through others, on something with inertia.

use super::chain::Side;
use super::{Advisor, codes};

/// Inertia on the way of what moves: the message names what is held back first, and how many more there are.
pub(super) fn look(advisor: &mut Advisor<'_>) {
    let (chain, elements) = (advisor.chain, &advisor.parse.map.elements);
    let inert: Vec<usize> = (0..elements.len()).filter(|&node| elements[node].inertia).collect();
    if inert.is_empty() || advisor.parse.map.evolves.is_empty() {
        return;
    }
    let (users, moving) = (chain.neighbours(Side::NeededBy), chain.moving());
    // Outwards from everything inert at once: each node is reached first by what is nearest to it.
    let mut nearest: Vec<Option<usize>> = vec![None; chain.size()];
    let mut held: Vec<Vec<usize>> = vec![Vec::new(); elements.len()];
    let mut reached = inert.clone();
    for &node in &inert {
        nearest[node] = Some(node);
    }
    let mut next = 0;
    while let Some(&node) = reached.get(next) {
        next += 1;
        let Some(origin) = nearest[node] else { continue };
        for &user in users.of(node) {
            if nearest[user].is_none() {
                nearest[user] = Some(origin);
                reached.push(user);
                if moving[user] {
                    held[origin].push(user);
                }
            }
        }
    }
    for node in inert {
        let message = match held[node].as_slice() {
            [] => continue,
            [one] => format!("“{}” has inertia and may hold back “{}”.", chain.name(node), chain.name(*one)),
            [one, rest @ ..] => format!(
                "“{}” has inertia and may hold back “{}” and {} more.",
                chain.name(node),
                chain.name(*one),
                rest.len()
            ),
        };
        advisor.say(&codes::HELD_BACK, chain.name_range(node), message, None);
    }
}
