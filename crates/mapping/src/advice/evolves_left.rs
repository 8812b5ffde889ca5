//! An evolution that goes back.

use super::{Advisor, codes};

/// Less than this is a slip of the hand that nobody sees.
const SLIP: f64 = 0.005;

pub(super) fn look(advisor: &mut Advisor<'_>) {
    let (parse, map) = (advisor.parse, &advisor.parse.map);
    for (index, evolve) in map.evolves.iter().enumerate() {
        let Some(element) = parse.names().element(map, evolve.name()) else { continue };
        let counts = parse.names().evolve_of(map, evolve.name()) == Some(index);
        if counts && evolve.maturity < map.elements[element].at.maturity - SLIP {
            let range = parse.tree.lines[evolve.line].content;
            let message = format!("“{}” evolves to the left.", evolve.name());
            advisor.say(&codes::EVOLVES_LEFT, range, message, None);
        }
    }
}
