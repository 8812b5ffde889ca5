//! What is remembered of the labels of one map, so that those of the next, which is mostly the same map after one more
//! key, are found sooner and come out exactly as if nothing were remembered.
//!
//! Placing labels is a list of steps: each label takes a place, then gives way, round by round. What a step does depends
//! only on the label and on what is in the cells of the grid around it. So the steps of the last time are taken over,
//! one by one and in their order, except near what is different: cells are [touched](Rerun::touch) where a line, a node
//! or a label is not what it was at the same step of the last time, and a label near touched cells looks for itself.

use super::grid::{CELL, Grid};
use super::{Choice, Obstacle, Request, Surroundings, Track, ground, has_room, places};
use crate::geometry::MARGIN;
use crate::scene::{Point, Rect};

/// The labels of a map and how they came to their places.
#[derive(Debug, Default)]
pub(crate) struct Memory(Option<Placing>);

/// One placing of labels, step by step.
#[derive(Debug)]
struct Placing {
    frame: Rect,
    sheet: Rect,
    obstacles: Vec<Obstacle>,
    tracks: Vec<Track>,
    requests: Vec<Request>,
    record: Record,
}

/// The steps of a placing.
#[derive(Debug, Default)]
struct Record {
    /// For each label, the place it takes as if it were alone.
    alone: Vec<Step<Choice>>,
    rounds: Vec<Round>,
}

/// A round in which labels give way.
#[derive(Debug)]
struct Round {
    /// Places that each label looked at.
    looks: Vec<u32>,
    /// The labels that moved, in order, and where to.
    moves: Vec<(usize, Choice)>,
}

/// What a label did: where it went, which may be nowhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step<T> {
    pub(super) to: T,
    /// Places that it looked at.
    looks: u32,
}

impl<T> Step<T> {
    /// In place of the number of looks: there might have been more, had more been left.
    const CUT_SHORT: u32 = u32::MAX;

    /// A step of a label that might look at `before` places, and might look at `after` more when it was done.
    pub(super) fn new(to: T, before: usize, after: usize) -> Self {
        Self { to, looks: if after == 0 { Self::CUT_SHORT } else { (before - after) as u32 } }
    }

    /// How many places may be looked at after this step, if it comes out the same with `budget` before it.
    pub(super) fn leaves(&self, budget: usize) -> Option<usize> {
        (self.looks != Self::CUT_SHORT).then(|| budget.checked_sub(self.looks as usize))?
    }
}

/// A placing that follows an earlier one as far as it can.
#[derive(Debug)]
pub(super) struct Rerun {
    earlier: Option<Placing>,
    /// For each label the one that is the same in the earlier placing.
    same: Vec<Option<usize>>,
    grid: Grid,
    /// For each cell, whether something in it is or was different.
    touched: Vec<bool>,
    record: Record,
}

impl Rerun {
    /// Begins to place `requests`, with what `memory` has of an earlier time.
    pub(super) fn new(memory: &mut Memory, requests: &[Request], surroundings: &Surroundings<'_>) -> Self {
        let grid = Grid::new(&surroundings.sheet.grown(MARGIN), CELL);
        let same_sheet = |earlier: &Placing| {
            earlier.frame == surroundings.frame
                && earlier.sheet == surroundings.sheet
                && has_room(&earlier.requests, &earlier.sheet) == has_room(requests, &surroundings.sheet)
        };
        let mut rerun = Self {
            earlier: None,
            same: vec![None; requests.len()],
            grid,
            touched: vec![false; grid.columns * grid.rows],
            record: Record::default(),
        };
        rerun.record.alone.reserve(requests.len());
        if let Some(earlier) = memory.0.take().filter(same_sheet) {
            rerun.compare(&earlier, requests, surroundings);
            rerun.earlier = Some(earlier);
        }
        rerun
    }

    /// Finds what is the same and touches the cells of what is not.
    fn compare(&mut self, earlier: &Placing, requests: &[Request], surroundings: &Surroundings<'_>) {
        for (before, now) in pairs(&earlier.requests, requests) {
            match (before, now) {
                (Some(before), Some(now)) if earlier.requests[before] == requests[now] => {
                    self.same[now] = Some(before);
                }
                (before, _) => {
                    if let Some(before) = before {
                        self.touch(&around(&earlier.requests[before]));
                    }
                }
            }
        }
        for (before, now) in pairs(&earlier.obstacles, surroundings.obstacles) {
            let before = before.map(|at| earlier.obstacles[at]);
            let now = now.map(|at| surroundings.obstacles[at]);
            if before != now {
                before.iter().chain(&now).for_each(|obstacle| self.touch(&obstacle.rect));
            }
        }
        for (before, now) in pairs(&earlier.tracks, surroundings.tracks) {
            let before = before.map(|at| earlier.tracks[at]);
            let now = now.map(|at| surroundings.tracks[at]);
            if before != now {
                before.iter().chain(&now).for_each(|track| self.touch_along(track, surroundings));
            }
        }
    }

    /// Notes that what is in the cells of `rect` is not what it was at the same step.
    fn touch(&mut self, rect: &Rect) {
        for cell in self.grid.cells(rect) {
            self.touched[cell] = true;
        }
    }

    fn touch_along(&mut self, track: &Track, surroundings: &Surroundings<'_>) {
        let (dx, dy) = (track.to.x - track.from.x, track.to.y - track.from.y);
        let steps = (dx.abs().max(dy.abs()) / CELL).ceil().clamp(1.0, 1e5);
        // Wide enough that nothing of the line is missed between two steps, nor a dot that it crosses.
        let wide = CELL + 2.0 * ground::dot(&surroundings.sheet) + 2.0;
        for step in 0..=steps as u32 {
            let share = f64::from(step) / steps;
            let at = Point { x: track.from.x + dx * share, y: track.from.y + dy * share };
            self.touch(&Rect::around(at, wide, wide));
        }
    }

    /// The earlier label that is like the label `index` and has the same around it.
    fn follows(&self, index: usize, request: &Request) -> Option<(&Placing, usize)> {
        let (earlier, same) = (self.earlier.as_ref()?, self.same[index]?);
        let [columns, rows] = self.grid.span(&around(request));
        let mut rows = rows.map(|row| &self.touched[row * self.grid.columns..][columns.clone()]);
        (!rows.any(|row| row.contains(&true))).then_some((earlier, same))
    }

    /// Where the label `index` goes as if it were alone, where that is known.
    pub(super) fn alone(&self, index: usize, request: &Request) -> Option<Step<Choice>> {
        let (earlier, same) = self.follows(index, request)?;
        Some(earlier.record.alone[same])
    }

    /// Remembers where the label `index` went as if it were alone.
    pub(super) fn went_alone(&mut self, index: usize, request: &Request, step: Step<Choice>) {
        let earlier = self.earlier.as_ref().zip(self.same[index]);
        let before = earlier.map(|(earlier, same)| earlier.record.alone[same].to);
        if before != Some(step.to) {
            self.touch(&around(request));
        }
        self.record.alone.push(step);
    }

    /// Begins another round in which labels give way.
    pub(super) fn begin_round(&mut self) {
        self.record.rounds.push(Round { looks: Vec::with_capacity(self.same.len()), moves: Vec::new() });
    }

    /// What the label `index` does in the round that was begun last, where that is known.
    pub(super) fn gives_way(&self, index: usize, request: &Request) -> Option<Step<Option<Choice>>> {
        let (earlier, same) = self.follows(index, request)?;
        Some(earlier.record.step(self.record.rounds.len() - 1, same))
    }

    /// Remembers what the label `index`, did in this round.
    pub(super) fn gave_way(&mut self, index: usize, request: &Request, step: Step<Option<Choice>>) {
        let round = self.record.rounds.len() - 1;
        let earlier = self.earlier.as_ref().zip(self.same[index]);
        let before = earlier.and_then(|(earlier, same)| earlier.record.step(round, same).to);
        if before != step.to {
            self.touch(&around(request));
        }
        let Some(round) = self.record.rounds.last_mut() else { return };
        round.looks.push(step.looks);
        round.moves.extend(step.to.map(|to| (index, to)));
    }
}

impl Record {
    /// What a label did in a round; nothing in one that there was no need for.
    fn step(&self, round: usize, label: usize) -> Step<Option<Choice>> {
        let Some(round) = self.rounds.get(round) else { return Step { to: None, looks: 0 } };
        let moved = round.moves.binary_search_by_key(&label, |(label, _)| *label);
        Step { looks: round.looks[label], to: moved.ok().map(|at| round.moves[at].1) }
    }
}

impl Memory {
    /// Remembers a placing that came to its end.
    pub(super) fn keep(&mut self, rerun: Rerun, requests: Vec<Request>, surroundings: &Surroundings<'_>) {
        let Surroundings { frame, sheet, obstacles, tracks } = *surroundings;
        let (obstacles, tracks) = (obstacles.to_vec(), tracks.to_vec());
        self.0 = Some(Placing { frame, sheet, obstacles, tracks, requests, record: rerun.record });
    }
}

/// Everything that can make a difference to a label.
fn around(request: &Request) -> Rect {
    places::all(request).grown(ground::FARTHEST + 2.0)
}

/// The items of two lists that stand for each other: those before and behind what was put in or taken out, and those in
/// between where they are as many as they were.
fn pairs<T: PartialEq>(before: &[T], now: &[T]) -> Vec<(Option<usize>, Option<usize>)> {
    if before.len() == now.len() {
        return (0..now.len()).map(|at| (Some(at), Some(at))).collect();
    }
    let first = before.iter().zip(now).take_while(|(before, now)| before == now).count();
    let ends = before[first..].iter().rev().zip(now[first..].iter().rev());
    let last = ends.take_while(|(before, now)| before == now).count();
    let mut pairs: Vec<_> = (0..first).map(|at| (Some(at), Some(at))).collect();
    pairs.extend((first..before.len() - last).map(|at| (Some(at), None)));
    pairs.extend((first..now.len() - last).map(|at| (None, Some(at))));
    pairs.extend((0..last).rev().map(|at| (Some(before.len() - 1 - at), Some(now.len() - 1 - at))));
    pairs
}
