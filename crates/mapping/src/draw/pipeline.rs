//! The boxes of pipelines. The choices inside one are nodes of their own; a pipeline without them shows its two ends.

use super::shapes::{body, circle, point, slip, stroke};
use super::sheet::{Sheet, Subject};
use crate::labels;
use crate::nodes::CHILD_DROP;
use crate::prose;
use crate::scene::{GroupKind, Point, Rect, Role};

/// How far the box reaches beyond its ends.
const REACH: f64 = 15.0;

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    for drawn in std::mem::take(&mut sheet.nodes.pipelines) {
        let [left, right] = drawn.ends;
        let rect = Rect {
            x: left.x - REACH,
            y: left.y - CHILD_DROP,
            width: right.x - left.x + 2.0 * REACH,
            height: 2.0 * CHILD_DROP,
        };
        let edge = stroke(Role::Pipeline, 1.0);
        let mut shapes = vec![body(slip(rect, 3.0, Role::PipelineFill, edge))];
        if drawn.pipeline.children.is_empty() {
            let (radius, ring) = (sheet.theme.node_radius, stroke(Role::Node, sheet.theme.node_width));
            for at in drawn.ends {
                // Authors often put a component where an end is; it shows the end then.
                if sheet.nodes.list.iter().any(|node| is_near(node.at, at, 2.0 * radius + 4.0)) {
                    continue;
                }
                shapes.push(body(circle(at, radius, Role::NodeFill, ring)));
                sheet.block(Rect::around(at, 2.0 * radius + 2.0, 2.0 * radius + 2.0), labels::NODE);
            }
        }
        sheet.track_edges(&rect, labels::FIRM_LINE);
        let pipeline = drawn.pipeline;
        let name = format!("Pipeline of {}", prose::one_line(pipeline.name()));
        let (kind, line) = (GroupKind::Pipeline, Some(pipeline.line));
        let at = point(rect.x, rect.y);
        sheet.add(Subject { kind, id: Some(&pipeline.id), name, line, at }, shapes);
    }
}

fn is_near(a: Point, b: Point, distance: f64) -> bool {
    (a.x - b.x).abs() <= distance && (a.y - b.y).abs() <= distance
}
