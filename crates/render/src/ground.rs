//! The ground that a map stands on, painted straight into dots: paper, and the bands of the stages.
//!
//! Nearly all dots of a picture show it. Blending each with a pipeline for vector graphics took a sixth of the time that a
//! picture takes; here one row is computed and repeated.

use mapping::scene::{Form, Palette, Role, Scene, Shape};
use resvg::tiny_skia::Pixmap;

/// What lies below everything else.
pub(crate) struct Ground {
    paper: [f64; 3],
    tints: Vec<Tint>,
}

/// A rectangle in one colour, in scene units from the picture's upper left corner.
struct Tint {
    colour: [f64; 3],
    alpha: f64,
    across: [f64; 2],
    down: [f64; 2],
}

/// The ground of a scene, and the scene without what belongs to it; nothing where its colours are not plain numbers.
pub(crate) fn ground(scene: &Scene) -> Option<(Ground, Scene)> {
    let (paper, _) = colour(&scene.palette, Role::Paper)?;
    let mut above = scene.clone();
    let mut tints = Vec::new();
    if let Some(first) = above.groups.first_mut() {
        tints.extend(first.shapes.iter().map_while(|shape| tint(scene, shape)));
        first.shapes.drain(..tints.len());
    }
    Some((Ground { paper, tints }, above))
}

fn tint(scene: &Scene, shape: &Shape) -> Option<Tint> {
    let Form::Box { rect, radius, fill: Some(fill), stroke: None } = &shape.form else { return None };
    let (colour, alpha) = colour(&scene.palette, *fill)?;
    let (x, y) = (rect.x - scene.view.x, rect.y - scene.view.y);
    let plain = *radius == 0.0;
    plain.then_some(Tint { colour, alpha, across: [x, x + rect.width], down: [y, y + rect.height] })
}

/// Red, green and blue from 0 to 255, and how much of it covers what is below.
fn colour(palette: &Palette, role: Role) -> Option<([f64; 3], f64)> {
    let digits = palette.colour(role).strip_prefix('#')?;
    let part = |at: usize| Some(f64::from(u8::from_str_radix(digits.get(2 * at..2 * at + 2)?, 16).ok()?));
    let alpha = if digits.len() > 6 { part(3)? / 255.0 } else { 1.0 };
    Some(([part(0)?, part(1)?, part(2)?], alpha))
}

impl Ground {
    /// Paints the whole of `picture`, `scale` dots to a unit.
    pub(crate) fn paint(&self, picture: &mut Pixmap, scale: f64) {
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let row = width * 4;
        let data = picture.data_mut();
        let mut before: Option<Vec<f64>> = None;
        for y in 0..height {
            let share: Vec<f64> =
                self.tints.iter().map(|tint| tint.alpha * covered(y, tint.down, scale)).collect();
            if before.as_ref() == Some(&share) {
                data.copy_within((y - 1) * row..y * row, y * row);
            } else {
                for (x, dot) in data[y * row..(y + 1) * row].chunks_exact_mut(4).enumerate() {
                    dot.copy_from_slice(&self.dot(x, &share, scale));
                }
            }
            before = Some(share);
        }
    }

    fn dot(&self, x: usize, share: &[f64], scale: f64) -> [u8; 4] {
        let mut colour = self.paper;
        for (tint, share) in self.tints.iter().zip(share) {
            let part = share * covered(x, tint.across, scale);
            for (below, above) in colour.iter_mut().zip(tint.colour) {
                // Whole numbers after each, as wherever layers are painted one after the other.
                *below = (*below + (above - *below) * part).round();
            }
        }
        let [red, green, blue] = colour.map(|part| part as u8);
        [red, green, blue, u8::MAX]
    }
}

/// How much of dot `at` lies between two edges.
fn covered(at: usize, [from, to]: [f64; 2], scale: f64) -> f64 {
    let at = at as f64;
    ((at + 1.0).min(to * scale) - at.max(from * scale)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_between_dots_are_mixed() {
        let tint = Tint { colour: [0.0; 3], alpha: 0.5, across: [0.0, 0.75], down: [0.5, 2.0] };
        let ground = Ground { paper: [200.0, 100.0, 40.0], tints: vec![tint] };
        let mut picture = Pixmap::new(2, 2).unwrap();
        ground.paint(&mut picture, 2.0);
        let dots: Vec<&[u8]> = picture.data().chunks(4).collect();
        assert_eq!(dots[0], [200, 100, 40, 255]);
        assert_eq!(dots[2], [100, 50, 20, 255]);
        assert_eq!(dots[3], [150, 75, 30, 255], "half of the dot is below");
    }
}
