//! Components that no link leads to or from.

use super::{Advisor, codes};
use owm::model::ElementKind;

/// Of so many components one may be without a link: with more of them, the map is still being drawn, or is no chain.
const ONE_OF: usize = 4;

/// Looks for components and submaps without a link, on maps that are chains otherwise. A link to something that is not
/// declared counts: there the missing name is the finding. So do links of a pipeline's choices, for its component.
pub(super) fn look(advisor: &mut Advisor<'_>) {
    let (chain, map) = (advisor.chain, &advisor.parse.map);
    if chain.needs.is_empty() {
        return;
    }
    let mut linked = vec![false; chain.size()];
    for end in chain.ends.iter().flatten().flatten() {
        linked[end.node] = true;
    }
    let mut child = map.elements.len();
    for pipeline in &map.pipelines {
        let owner = advisor.parse.names().element(map, pipeline.name());
        for _ in &pipeline.children {
            if let (true, Some(owner)) = (linked[child], owner) {
                linked[owner] = true;
            }
            child += 1;
        }
    }
    let alone = |&index: &usize| !linked[index] && map.elements[index].kind != ElementKind::Anchor;
    let orphans: Vec<usize> = (0..map.elements.len()).filter(alone).collect();
    if orphans.len() * ONE_OF > map.elements.len() {
        return;
    }
    for index in orphans {
        let message = format!("No link leads to “{}” or away from it.", map.elements[index].name());
        advisor.say(&codes::ORPHAN, chain.name_range(index), message, None);
    }
}
