//! The sheet a map is drawn on: what is drawn so far, and what labels have to keep clear of.

use owm::model::{LineNo, Offset};
use owm::{ElementId, Map};

use super::DrawOptions;
use super::shapes::{extent, point, text};
use crate::geometry::{Frame, Margins};
use crate::labels::{self, Block, Habit, Obstacle, Request, Track};
use crate::nodes::Nodes;
use crate::prose::{self, Type};
use crate::scene::{Align, Form, Group, GroupKind, Part, Point, Rect, Role, Shape};
use crate::themes::Theme;

/// A line of a label is cut when it is wider.
const WIDEST_LABEL: f64 = 320.0;
/// A label without a place of its own is broken when it is wider.
const LONG_LABEL: f64 = 180.0;
/// More lines than this are no label.
const MOST_LINES: usize = 6;

pub(super) struct Sheet<'a> {
    pub(super) map: &'a Map,
    pub(super) theme: &'static Theme,
    pub(super) frame: Frame,
    pub(super) margins: Margins,
    pub(super) nodes: Nodes<'a>,
    pub(super) groups: Vec<Group>,
    pub(super) obstacles: Vec<Obstacle>,
    pub(super) tracks: Vec<Track>,
    /// What paths cover.
    pub(super) covered: Vec<Rect>,
    wishes: Vec<Wish>,
    requests: Vec<Request>,
}

/// What a group is, but for its shapes.
pub(super) struct Subject<'a> {
    pub(super) kind: GroupKind,
    pub(super) id: Option<&'a ElementId>,
    pub(super) name: String,
    pub(super) line: Option<LineNo>,
    pub(super) at: Point,
}

/// A label as a thing wants it.
pub(super) struct Label<'a> {
    pub(super) name: &'a str,
    pub(super) at: Point,
    /// Half the width and height of what the label stands beside.
    pub(super) clear: [f64; 2],
    pub(super) offset: Option<Offset>,
    pub(super) face: Type,
    pub(super) role: Role,
    pub(super) part: Part,
    pub(super) habit: Habit,
}

/// A label that waits for its place, in the order of the requests.
struct Wish {
    group: usize,
    blocks: Vec<Vec<String>>,
    face: Type,
    role: Role,
    part: Part,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(map: &'a Map, options: &DrawOptions) -> Self {
        let theme = Theme::of(map, options.theme);
        let mut margins = theme.margins;
        if map.title_line.is_some() {
            margins.top = theme.title.size + 22.0;
        }
        let children: usize = map.pipelines.iter().map(|pipeline| pipeline.children.len()).sum();
        let things = map.elements.len() + children + map.evolves.len() + map.notes.len();
        let frame = Frame::new(map.size, options.pane, &margins, things);
        Self {
            map,
            theme,
            frame,
            margins,
            nodes: Nodes::new(map, &frame),
            groups: Vec::new(),
            obstacles: Vec::new(),
            tracks: Vec::new(),
            covered: Vec::new(),
            wishes: Vec::new(),
            requests: Vec::new(),
        }
    }

    /// Adds a group and says where it stands in the list.
    pub(super) fn add(&mut self, subject: Subject<'_>, shapes: Vec<Shape>) -> usize {
        let Subject { kind, id, name, line, at } = subject;
        let ends = None;
        self.groups.push(Group { kind, id: id.cloned(), name, line, at, ends, shapes });
        self.groups.len() - 1
    }

    /// Something that labels must not cover.
    pub(super) fn block(&mut self, rect: Rect, weight: f64) {
        self.obstacles.push(Obstacle { rect, weight });
    }

    /// A line that labels had better not cover.
    pub(super) fn track(&mut self, from: Point, to: Point, weight: u16) {
        self.tracks.push(Track { from, to, weight });
    }

    /// A box moved so that it lies within the frame, as far as it has room there.
    pub(super) fn inside(&self, rect: Rect) -> Rect {
        let into = |start: f64, length: f64, room: f64| start.min(room - 6.0 - length).max(6.0);
        let (x, y) =
            (into(rect.x, rect.width, self.frame.width), into(rect.y, rect.height, self.frame.height));
        Rect { x, y, ..rect }
    }

    /// The edges of a box that labels had better not cross.
    pub(super) fn track_edges(&mut self, rect: &Rect, weight: u16) {
        let corners = [
            point(rect.x, rect.y),
            point(rect.right(), rect.y),
            point(rect.right(), rect.bottom()),
            point(rect.x, rect.bottom()),
        ];
        for (i, corner) in corners.into_iter().enumerate() {
            self.track(corner, corners[(i + 1) % 4], weight);
        }
    }

    /// Asks for a label: where it was put, or wherever the layout finds a place.
    pub(super) fn write(&mut self, group: usize, label: &Label<'_>) {
        let lines: Vec<String> = prose::lines(label.name, MOST_LINES)
            .into_iter()
            .map(|line| prose::fit(&line, label.face, WIDEST_LABEL * 1.5))
            .collect();
        if lines.iter().all(String::is_empty) {
            return;
        }
        match label.offset.filter(|offset| offset.x.is_finite() && offset.y.is_finite()) {
            Some(offset) => self.write_at(group, label, lines, offset),
            None => self.request(group, label, lines),
        }
    }

    fn write_at(&mut self, group: usize, label: &Label<'_>, lines: Vec<String>, offset: Offset) {
        let at = point(label.at.x + offset.x, label.at.y + offset.y);
        let align = if lines.len() > 1 { Align::Middle } else { Align::Start };
        let bounds = text(at, align, lines.clone(), label.face, label.role).bounds;
        let far = offset.x.abs().max(offset.y.abs()) > labels::HIDDEN_BEYOND;
        if !far && self.frame.sheet(&self.margins).overlap(&bounds) > 0.0 {
            self.ask(group, label, vec![lines], Some((bounds, align)));
        }
    }

    fn request(&mut self, group: usize, label: &Label<'_>, lines: Vec<String>) {
        let face = label.face;
        let mut blocks = vec![lines];
        if let [line] = blocks[0].as_slice() {
            let halves = prose::halves(line, face);
            let width = face.width(line);
            if let Some(halves) = halves.filter(|_| width > LONG_LABEL / 2.0) {
                let halves = halves.map(|half| prose::fit(&half, face, WIDEST_LABEL)).to_vec();
                blocks.push(halves);
            }
            if width > LONG_LABEL && blocks.len() > 1 {
                blocks.remove(0);
            }
        }
        for line in blocks.iter_mut().flatten() {
            *line = prose::fit(line, face, WIDEST_LABEL);
        }
        self.ask(group, label, blocks, None);
    }

    fn ask(
        &mut self,
        group: usize,
        label: &Label<'_>,
        blocks: Vec<Vec<String>>,
        fixed: Option<(Rect, Align)>,
    ) {
        let Label { at, clear, habit, face, role, part, .. } = *label;
        let measure =
            |lines: &Vec<String>| Block { width: face.widest(lines), height: extent(lines.len(), face) };
        let measures = blocks.iter().map(measure).collect();
        self.requests.push(Request { at, clear, blocks: measures, habit, fixed });
        self.wishes.push(Wish { group, blocks, face, role, part });
    }

    /// Finds a place for every label that waits for one.
    pub(super) fn label(&mut self, memory: &mut labels::Memory) {
        // What stands outside the frame has its label there too.
        let covered = |at: Point| Rect::around(at, 48.0, 48.0);
        let nodes = self.nodes.list.iter().map(|node| covered(node.at));
        let surroundings = labels::Surroundings {
            frame: self.frame.rect(),
            sheet: nodes.fold(self.frame.sheet(&self.margins), |sheet, node| {
                if self.frame.rect().holds(&Rect::around(node.centre(), 0.0, 0.0)) {
                    sheet
                } else {
                    sheet.union(&node)
                }
            }),
            obstacles: &self.obstacles,
            tracks: &self.tracks,
        };
        let requests = std::mem::take(&mut self.requests);
        let places = labels::place(requests, &surroundings, memory);
        for (wish, place) in self.wishes.drain(..).zip(places) {
            let Wish { group, mut blocks, face, role, part } = wish;
            let lines = blocks.swap_remove(place.block);
            let x = match place.align {
                Align::Start => place.rect.x,
                Align::Middle => place.rect.x + place.rect.width / 2.0,
                Align::End => place.rect.right(),
            };
            let at = point(x, place.rect.y + crate::font::ASCENT * face.size);
            let mut text = text(at, place.align, lines, face, role);
            text.halo = place.over_lines;
            self.groups[group].shapes.push(Shape { part, form: Form::Text(text) });
        }
    }
}
