//! A dependence on something much less evolved.

use super::{Advisor, codes};

/// How much less: more than half of the axis, so that at least one whole stage lies between.
const GAP: f64 = 0.5;

pub(super) fn look(advisor: &mut Advisor<'_>) {
    let chain = advisor.chain;
    let elements = &advisor.parse.map.elements;
    for (link, ends) in chain.ends.iter().enumerate() {
        let [Some(from), Some(to)] = ends else { continue };
        // Where an anchor stands along the axis says nothing.
        let anchor = |node: usize| {
            elements.get(node).is_some_and(|element| element.kind == owm::model::ElementKind::Anchor)
        };
        if from.maturity - to.maturity > GAP && !anchor(from.node) && !anchor(to.node) {
            let message = format!(
                "“{}” leans on “{}”, which is much less evolved.",
                chain.name(from.node),
                chain.name(to.node)
            );
            advisor.say(&codes::LEANS_ON_UNPROVEN, chain.link_range(link), message, None);
        }
    }
}
