//! Stage borders, which differ between tools, and what a place on the evolution axis means across them.

use crate::loss::{LossKind, Losses};
use owm::model::LineNo;

/// Right borders of the first three stages, as the map language draws them.
pub(crate) const OWM: [f64; 3] = [0.175, 0.4, 0.7];
/// Right borders of four stages of equal width: Mermaid, wmap and wardleyToGo 2.
pub(crate) const EQUAL: [f64; 3] = [0.25, 0.5, 0.75];

/// What is kept of a place on the evolution axis when stages have other borders in the other format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Positions {
    /// The number: everything stays where it was drawn, though a border may now run on its other side.
    #[default]
    Numbers,
    /// The stage: everything stays in its stage, as far into it as before.
    Stages,
}

/// The borders of what is being read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Axis {
    pub(crate) borders: [f64; 3],
    pub(crate) positions: Positions,
}

impl Axis {
    /// A maturity of what is read, in the map language; says where it ends up in another stage.
    pub(crate) fn place(&self, maturity: f64, name: &str, line: LineNo, losses: &mut Losses) -> f64 {
        if self.borders == OWM {
            return maturity;
        }
        match self.positions {
            Positions::Stages => remap(maturity, self.borders, OWM),
            Positions::Numbers => {
                if stage(maturity, self.borders) != stage(maturity, OWM) {
                    let [a, b, c] = self.borders.map(percent);
                    let [d, e, f] = OWM.map(percent);
                    let about = format!(
                        "Stages end at {a}, {b} and {c} % there and at {d}, {e} and {f} % here, so these stand in another \
                         stage, at the same place"
                    );
                    losses.add(LossKind::Approximate, &about, name, Some(line));
                }
                maturity
            }
        }
    }
}

fn percent(fraction: f64) -> String {
    let rounded = (fraction * 1000.0).round() / 10.0;
    rounded.to_string()
}

/// The stage that a maturity lies in, from 0.
fn stage(maturity: f64, borders: [f64; 3]) -> usize {
    borders.iter().filter(|&&border| maturity >= border).count()
}

/// `maturity` as far into its stage as before, between other borders; two decimals.
fn remap(maturity: f64, from: [f64; 3], to: [f64; 3]) -> f64 {
    let edges = |borders: [f64; 3]| [0.0, borders[0], borders[1], borders[2], 1.0];
    let (from, to) = (edges(from), edges(to));
    let stage = from[1..4].iter().filter(|&&border| maturity >= border).count();
    let width = from[stage + 1] - from[stage];
    if width <= 0.0 || !(0.0..=1.0).contains(&maturity) {
        return maturity;
    }
    let share = (maturity - from[stage]) / width;
    let exact = to[stage] + share * (to[stage + 1] - to[stage]);
    (exact * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_keeps_its_number_or_its_stage() {
        let mut losses = Losses::default();
        let axis = |positions| Axis { borders: EQUAL, positions };
        assert_eq!(axis(Positions::Numbers).place(0.45, "Tea", 3, &mut losses), 0.45);
        assert_eq!(axis(Positions::Numbers).place(0.3, "Cup", 4, &mut losses), 0.3);
        assert_eq!(axis(Positions::Stages).place(0.45, "Tea", 3, &mut losses), 0.355);
        assert_eq!(axis(Positions::Stages).place(1.0, "Tea", 3, &mut losses), 1.0);
        let said = losses.finish();
        assert_eq!(said.len(), 1);
        assert!(said[0].message.ends_with("at the same place: Tea."), "{}", said[0].message);
    }
}
