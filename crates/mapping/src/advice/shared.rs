//! What many other things need.

use super::{Advisor, codes};

/// From so many on.
const MANY: usize = 5;

pub(super) fn look(advisor: &mut Advisor<'_>) {
    let chain = advisor.chain;
    let mut users: Vec<(usize, usize)> = chain.needs.iter().map(|need| (need.to, need.from)).collect();
    users.sort_unstable();
    users.dedup();
    for users in users.chunk_by(|a, b| a.0 == b.0).filter(|users| users.len() >= MANY) {
        let node = users[0].0;
        let message = format!("{} things need “{}”.", users.len(), chain.name(node));
        advisor.say(&codes::SHARED, chain.name_range(node), message, None);
    }
}
