//! Where labels stand that were not put anywhere by hand.
//!
//! Each label has some forty places around its node, the usual one first. What a place costs is: how unusual it is, how
//! much of a line it covers, and above all which node or text. Every label first takes its cheapest place as if it were
//! alone; so far nothing depends on order or on distant things, which is what keeps a picture still while one component
//! is moved. Then labels that lie on each other give way, one at a time and at last in pairs, until none can do better.
//!
//! The work is bounded by the number of labels, whatever the map: a map so full that there is no room is left with the
//! best that was found.

mod grid;
mod ground;
mod memory;
mod places;

use crate::scene::{Align, Point, Rect};
use ground::{Crowd, Ground, Known};
pub(crate) use memory::Memory;
use memory::{Rerun, Step};
pub(crate) use places::Habit;
use places::{Place, Places};

/// A label that was put further than this from its element, in pixels to either side, was put out of sight.
pub(crate) const HIDDEN_BEYOND: f64 = 400.0;

/// What it costs to cover a node or a bar of inertia.
pub(crate) const NODE: f64 = 500.0;
/// What it costs to cover another label.
pub(crate) const LABEL: f64 = 400.0;
/// What it costs to cover a note, a title or a legend.
pub(crate) const TEXT: f64 = 300.0;

/// How much the edge of an area counts as a line.
pub(crate) const FAINT_LINE: u16 = 1;
/// How much a link counts as a line.
pub(crate) const LINE: u16 = 2;
/// How much an arrow or the edge of a box counts.
pub(crate) const FIRM_LINE: u16 = 4;
/// How much a line of text along a link counts.
pub(crate) const TEXT_LINE: u16 = 12;

/// Something that labels must not cover.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Obstacle {
    pub(crate) rect: Rect,
    pub(crate) weight: f64,
}

/// A line that labels had better not cover.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Track {
    pub(crate) from: Point,
    pub(crate) to: Point,
    pub(crate) weight: u16,
}

/// One way to set a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Block {
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// A label that wants a place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Request {
    /// The centre of what it names.
    pub(crate) at: Point,
    /// Half the width and height of that.
    pub(crate) clear: [f64; 2],
    /// On one line, and on two where that is possible.
    pub(crate) blocks: Vec<Block>,
    pub(crate) habit: Habit,
    /// Where it was put by hand.
    pub(crate) fixed: Option<(Rect, Align)>,
}

/// The place of a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Placed {
    pub(crate) rect: Rect,
    pub(crate) align: Align,
    /// Which of the request's blocks.
    pub(crate) block: usize,
    /// It covers a line, for want of a better place.
    pub(crate) over_lines: bool,
}

/// What labels are placed in.
pub(crate) struct Surroundings<'a> {
    /// The map's frame, whose edges labels had better not cross.
    pub(crate) frame: Rect,
    /// The frame with its margins, which labels should not leave.
    pub(crate) sheet: Rect,
    pub(crate) obstacles: &'a [Obstacle],
    pub(crate) tracks: &'a [Track],
}

/// A place with its cost, the other labels left out.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Choice {
    place: Place,
    alone: f64,
}

/// Rounds in which labels give way to each other.
const ROUNDS: usize = 6;
/// Places that are looked at after the first round, for each label.
const BUDGET: usize = 160;

/// So many of the labels that one lies on are tried as a partner to move with it.
const PARTNERS: usize = 4;

/// Places every label; sooner where `memory` has a placing that differs little.
pub(crate) fn place(
    requests: Vec<Request>,
    surroundings: &Surroundings<'_>,
    memory: &mut Memory,
) -> Vec<Placed> {
    if requests.is_empty() {
        return Vec::new();
    }
    let rerun = Rerun::new(memory, &requests, surroundings);
    let mut layout = Layout::new(&requests, surroundings, rerun);
    if has_room(&requests, &surroundings.sheet) {
        layout.give_way();
        layout.give_way_in_pairs();
    }
    let ground = &layout.ground;
    let placed = |choice: &Choice| Placed {
        rect: choice.place.rect,
        align: choice.place.align,
        block: choice.place.block,
        over_lines: ground.covers_line(&choice.place.rect),
    };
    let places = layout.chosen.iter().map(placed).collect();
    let rerun = layout.rerun;
    memory.keep(rerun, requests, surroundings);
    places
}

/// False where the labels have no room beside each other however they are placed.
fn has_room(requests: &[Request], sheet: &Rect) -> bool {
    let blocks = requests.iter().filter_map(|request| request.blocks.first());
    blocks.map(|block| block.width * block.height).sum::<f64>() < sheet.width * sheet.height
}

struct Layout<'a> {
    requests: &'a [Request],
    ground: Ground,
    places: &'static Places,
    known: Known,
    crowd: Crowd,
    chosen: Vec<Choice>,
    budget: usize,
    rerun: Rerun,
}

impl<'a> Layout<'a> {
    fn new(requests: &'a [Request], surroundings: &Surroundings<'_>, rerun: Rerun) -> Self {
        let mut layout = Self {
            requests,
            ground: Ground::new(surroundings),
            places: Places::every(),
            known: Known::new(requests.len()),
            crowd: Crowd::new(surroundings, requests.len()),
            chosen: Vec::with_capacity(requests.len()),
            budget: BUDGET * requests.len(),
            rerun,
        };
        for index in 0..requests.len() {
            let choice = layout.alone(index);
            layout.crowd.enter(index, &choice.place.rect);
            layout.chosen.push(choice);
        }
        layout
    }

    /// Where a label stands best as if it were alone.
    fn alone(&mut self, index: usize) -> Choice {
        let known = self.rerun.alone(index, &self.requests[index]);
        let step = known.filter(|step| self.pays(step)).unwrap_or_else(|| {
            let budget = self.budget;
            let (choice, _) = self.best(index, |_, _, _| 0.0);
            Step::new(choice, budget, self.budget)
        });
        self.rerun.went_alone(index, &self.requests[index], step);
        step.to
    }

    /// Takes from the budget what a step costs that is known; false when it may come out otherwise now.
    fn pays<T>(&mut self, step: &Step<T>) -> bool {
        let left = step.leaves(self.budget);
        self.budget = left.unwrap_or(self.budget);
        left.is_some()
    }

    /// The cheapest place of a label when `others` is what the other labels add to a place, and its whole cost.
    ///
    /// Places come in the order of their least cost, so most labels look at few of them.
    fn best(&mut self, index: usize, mut others: impl FnMut(usize, &Rect, f64) -> f64) -> (Choice, f64) {
        let request = &self.requests[index];
        if let Some((rect, align)) = request.fixed {
            return (Choice { place: Place { rect, align, block: 0 }, alone: 0.0 }, 0.0);
        }
        let mut best: Option<(Choice, f64)> = None;
        let options = self.places.of(request.habit, request.blocks.len());
        let known = self.known.of(index, options.len());
        for (at, (option, known)) in options.iter().zip(known).enumerate() {
            let limit = best.map_or(f64::INFINITY, |(_, cost)| cost);
            if option.cost >= limit {
                break;
            }
            self.budget = self.budget.saturating_sub(1);
            let least = option.cost + known.least();
            if least >= limit {
                continue;
            }
            let place = option.of(request);
            // In a crowd it is the other labels that rule out most places, and they are looked at faster than the ground.
            let strife = others(at, &place.rect, limit - least);
            if least + strife >= limit {
                continue;
            }
            let alone = option.cost + known.cost(&self.ground, &place.rect, request.at, limit - option.cost);
            if alone + strife < limit {
                best = Some((Choice { place, alone }, alone + strife));
            }
        }
        best.unwrap_or_else(|| {
            let place = self.places.of(request.habit, 1)[0].of(request);
            (Choice { place, alone: f64::INFINITY }, f64::INFINITY)
        })
    }

    /// What the other labels add to a label's present place.
    fn strife(&self, index: usize) -> f64 {
        self.crowd.cost(&self.chosen[index].place.rect, &[index], f64::INFINITY)
    }

    fn give_way(&mut self) {
        // What stood around each label when it last looked for a better place: it looks again only when that is different.
        let mut seen = vec![0; self.requests.len()];
        for _ in 0..ROUNDS {
            self.rerun.begin_round();
            let mut moved = false;
            for (index, seen) in seen.iter_mut().enumerate() {
                let known = self.rerun.gives_way(index, &self.requests[index]);
                let step = known.filter(|step| self.pays(step)).unwrap_or_else(|| {
                    let budget = self.budget;
                    let to = self.better(index, *seen);
                    Step::new(to, budget, self.budget)
                });
                if let Some(choice) = step.to {
                    self.settle(index, choice);
                    moved = true;
                }
                *seen = self.crowd.changes();
                self.rerun.gave_way(index, &self.requests[index], step);
            }
            if !moved {
                break;
            }
        }
    }

    /// A better place for a label than the one it has, now that other labels have theirs.
    fn better(&mut self, index: usize, seen: u32) -> Option<Choice> {
        let request = &self.requests[index];
        if !self.crowd.has_changed(&places::all(request), seen) {
            return None;
        }
        let strife = self.strife(index);
        if strife == 0.0 || self.budget == 0 || request.fixed.is_some() {
            return None;
        }
        let before = self.chosen[index].alone + strife;
        let crowd = std::mem::take(&mut self.crowd);
        let (choice, cost) = self.best(index, |_, rect, limit| crowd.cost(rect, &[index], limit));
        self.crowd = crowd;
        (cost + 0.01 < before).then_some(choice)
    }

    fn settle(&mut self, index: usize, choice: Choice) {
        self.crowd.leave(index, &self.chosen[index].place.rect);
        self.crowd.enter(index, &choice.place.rect);
        self.chosen[index] = choice;
    }

    /// Moves two labels at once where neither can give way alone.
    fn give_way_in_pairs(&mut self) {
        for index in 0..self.requests.len() {
            if self.budget == 0 {
                return;
            }
            if self.requests[index].fixed.is_some() || self.strife(index) < LABEL {
                continue;
            }
            let rect = self.chosen[index].place.rect;
            for other in self.crowd.overlapping(&rect, index).into_iter().take(PARTNERS) {
                if self.requests[other].fixed.is_none() && self.improve_pair(index, other) {
                    break;
                }
            }
        }
    }

    fn improve_pair(&mut self, first: usize, second: usize) -> bool {
        let pair = [first, second];
        let (a, b) = (self.chosen[first], self.chosen[second]);
        let before = a.alone
            + b.alone
            + self.crowd.cost(&a.place.rect, &pair, f64::INFINITY)
            + self.crowd.cost(&b.place.rect, &pair, f64::INFINITY)
            + ground::meeting(&a.place.rect, &b.place.rect);
        let crowd = std::mem::take(&mut self.crowd);
        let mut best: Option<(Choice, Choice, f64)> = None;
        // What all others cost the second of the pair at each of its places, whatever the first does.
        let mut apart = Vec::new();
        let request = &self.requests[first];
        let count = self.places.of(request.habit, request.blocks.len()).len();
        for at in 0..count {
            let option = self.places.of(request.habit, request.blocks.len())[at];
            let least = best.map_or(before, |(.., cost)| cost);
            if option.cost >= least || self.budget == 0 {
                break;
            }
            let place = option.of(request);
            let known = &mut self.known.of(first, count)[at];
            let alone = option.cost + known.cost(&self.ground, &place.rect, request.at, least - option.cost);
            let own = alone + crowd.cost(&place.rect, &pair, least - alone);
            if own >= least {
                continue;
            }
            let (choice, cost) = self.best(second, |at, rect, limit| {
                let meeting = ground::meeting(&place.rect, rect);
                if meeting >= limit {
                    return meeting;
                }
                if at >= apart.len() {
                    apart.resize(at + 1, None);
                }
                meeting + *apart[at].get_or_insert_with(|| crowd.cost(rect, &pair, f64::INFINITY))
            });
            if own + cost + 0.01 < least {
                best = Some((Choice { place, alone }, choice, own + cost));
            }
        }
        self.crowd = crowd;
        let Some((a, b, _)) = best else { return false };
        self.settle(first, a);
        self.settle(second, b);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many labels are compared while so many are placed around one point, on a sheet that grows with their number
    /// as that of a map does.
    fn compared(labels: usize) -> usize {
        let side = (labels as f64 * 3_600.0).sqrt();
        let frame = Rect { x: 0.0, y: 0.0, width: side, height: side };
        let request = Request {
            at: frame.centre(),
            clear: [5.0, 5.0],
            blocks: vec![Block { width: 80.0, height: 12.0 }],
            habit: Habit::Beside,
            fixed: None,
        };
        let requests = vec![request; labels];
        let obstacles =
            vec![Obstacle { rect: Rect::around(frame.centre(), 10.0, 10.0), weight: NODE }; labels];
        let around = Surroundings { frame, sheet: frame, obstacles: &obstacles, tracks: &[] };
        assert!(has_room(&requests, &frame));
        let rerun = Rerun::new(&mut Memory::default(), &requests, &around);
        let mut layout = Layout::new(&requests, &around, rerun);
        layout.give_way();
        layout.give_way_in_pairs();
        layout.crowd.compared.get()
    }

    #[test]
    fn work_grows_with_the_number_of_labels_even_on_one_spot() {
        let (some, many) = (compared(500), compared(4_000));
        assert!(many < some * 8 * 5 / 4, "{some} for 500, {many} for 4,000");
    }
}
