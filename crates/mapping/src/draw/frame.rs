//! The frame of a map: stages, axes, their names, and the title above.

use super::shapes::{body, dashed, line, point, stroke, text};
use super::sheet::{Sheet, Subject};
use crate::geometry::STAGE_ENDS;
use crate::labels;
use crate::prose;
use crate::scene::{Align, Form, GroupKind, Rect, Role, Shape, Text};
use crate::themes::Bands;
use owm::ElementId;

/// From the frame to the baseline of a name beside it.
const BESIDE: f64 = 9.0;
/// Names of stages are set no smaller than this share of their size.
const SMALLEST_STAGE: f64 = 0.75;

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    let mut shapes = Vec::new();
    if !sheet.map.evolution_hidden {
        bands(sheet, &mut shapes);
        separators(sheet, &mut shapes);
    }
    axes(sheet, &mut shapes);
    if !sheet.map.evolution_hidden {
        stage_names(sheet, &mut shapes);
    }
    if !sheet.map.value_chain_hidden {
        value_chain(sheet, &mut shapes);
    }
    for shape in &shapes {
        let Form::Text(text) = &shape.form else { continue };
        if text.rotate == 0.0 {
            sheet.block(text.bounds, labels::TEXT);
        }
    }
    let name = "Axes".to_owned();
    sheet.add(Subject { kind: GroupKind::Frame, id: None, name, line: None, at: point(0.0, 0.0) }, shapes);
}

pub(super) fn draw_title(sheet: &mut Sheet<'_>) {
    let Some(number) = sheet.map.title_line else { return };
    let title = prose::one_line(&sheet.map.title);
    let id = ElementId::new(owm::IdKind::Title, 1, "");
    let at = point(0.0, -14.0);
    let mut shapes = Vec::new();
    if !title.is_empty() {
        let lines = vec![prose::fit(&title, sheet.theme.title, sheet.frame.width)];
        let text = text(at, Align::Start, lines, sheet.theme.title, Role::TitleText);
        sheet.block(text.bounds, labels::TEXT);
        shapes.push(body(Form::Text(text)));
    }
    let kind = GroupKind::Title;
    sheet.add(Subject { kind, id: Some(&id), name: title, line: Some(number), at }, shapes);
}

fn bands(sheet: &Sheet<'_>, shapes: &mut Vec<Shape>) {
    let mut band = |from: f64, to: f64| {
        let rect = Rect {
            x: from * sheet.frame.width,
            y: 0.0,
            width: (to - from) * sheet.frame.width,
            height: sheet.frame.height,
        };
        shapes.push(body(Form::Box { rect, radius: 0.0, fill: Some(Role::Band), stroke: None }));
    };
    match sheet.theme.bands {
        Bands::None => {}
        // They lie on each other, so that the first stage is the darkest.
        Bands::Steps => STAGE_ENDS.iter().for_each(|&end| band(0.0, end)),
        Bands::Ends => {
            band(0.0, STAGE_ENDS[0]);
            band(STAGE_ENDS[2], 1.0);
        }
    }
}

fn separators(sheet: &Sheet<'_>, shapes: &mut Vec<Shape>) {
    for end in STAGE_ENDS {
        let x = end * sheet.frame.width;
        let stroke = dashed(Role::Separator, 1.0, sheet.theme.separator_dash);
        shapes.push(body(line(point(x, 0.0), point(x, sheet.frame.height), stroke)));
    }
}

fn axes(sheet: &Sheet<'_>, shapes: &mut Vec<Shape>) {
    let mut stroke = stroke(Role::Axis, sheet.theme.axis_width);
    let corner = point(0.0, sheet.frame.height);
    if !sheet.map.value_chain_hidden {
        stroke.dash = sheet.theme.axis_dash;
        shapes.push(body(line(corner, point(0.0, 0.0), stroke)));
    }
    if !sheet.map.evolution_hidden {
        stroke.dash = None;
        let to = point(sheet.frame.width, sheet.frame.height);
        shapes.push(body(Form::Line { from: corner, to, stroke, arrow: true }));
    }
}

fn stage_names(sheet: &Sheet<'_>, shapes: &mut Vec<Shape>) {
    let (theme, frame, stages) = (sheet.theme, &sheet.frame, &sheet.map.stages);
    let starts = [0.0, STAGE_ENDS[0], STAGE_ENDS[1], STAGE_ENDS[2]].map(|share| share * frame.width);
    let ends = [STAGE_ENDS[0], STAGE_ENDS[1], STAGE_ENDS[2], 1.0].map(|share| share * frame.width);
    let room = |i: usize| (ends[i] - starts[i] - 12.0).max(24.0);
    let widest = |i: usize| {
        let name = prose::one_line(&stages[i].name);
        name.split_whitespace().map(|word| theme.stage.width(word)).fold(1.0, f64::max)
    };
    // On a narrow map all of them are set smaller, so that no word is broken.
    let smaller = (0..stages.len()).map(|i| room(i) / widest(i)).fold(1.0, f64::min).max(SMALLEST_STAGE);
    let face = prose::Type { size: (theme.stage.size * smaller * 4.0).floor() / 4.0, ..theme.stage };
    let named = !theme.evolution.is_empty();
    let beside = theme.axis_name.width(theme.evolution) + 8.0;
    // The name of the axis stands beside the last stage where both have room, and else below it.
    let below = named && widest(3) * face.size / theme.stage.size > room(3) - beside;
    for (i, stage) in stages.iter().enumerate() {
        let room = if i == 3 && named && !below { room(i) - beside } else { room(i) };
        let mut lines = vec![prose::one_line(&stage.name)];
        // Our own theme leaves out what the language adds by itself, `(+rental)`.
        if !stage.detail.is_empty() && !theme.stage_centred {
            lines.push(prose::one_line(&stage.detail));
        }
        lines.retain(|line| !line.is_empty());
        let lines = prose::wrap(&lines, face, room.max(24.0), 2);
        let (x, align) = if theme.stage_centred {
            ((starts[i] + ends[i]) / 2.0, Align::Middle)
        } else {
            (if i == 0 { 0.0 } else { starts[i] + 7.0 }, Align::Start)
        };
        let at = point(x, frame.height + if theme.stage_centred { 18.0 } else { theme.stage.size + 2.0 });
        shapes.push(body(Form::Text(text(at, align, lines, face, Role::AxisText))));
    }
    if named {
        let down =
            theme.stage.size * 1.9 + if below { 2.0 * face.pitch() - theme.stage.size * 0.5 } else { 0.0 };
        let name = vec![theme.evolution.to_owned()];
        let at = point(frame.width, frame.height + down);
        shapes.push(body(Form::Text(text(at, Align::End, name, theme.axis_name, Role::AxisText))));
    }
    if theme.corners {
        let face = prose::Type::new(11.0, 600);
        let mut corner = |x: f64, align, name: &str| {
            let text = text(point(x, 15.0), align, vec![name.to_owned()], face, Role::AxisText);
            shapes.push(body(Form::Text(text)));
        };
        corner(10.0, Align::Start, "Uncharted");
        corner(frame.width - 10.0, Align::End, "Industrialised");
    }
}

fn value_chain(sheet: &Sheet<'_>, shapes: &mut Vec<Shape>) {
    let (theme, height) = (sheet.theme, sheet.frame.height);
    let mut upright = |y: f64, align, name: &str, face| {
        let lines = vec![prose::fit(&prose::one_line(name), face, height)];
        let text = text(point(-BESIDE, y), align, lines, face, Role::AxisText);
        shapes.push(body(Form::Text(Text { rotate: -90.0, ..text })));
    };
    match &sheet.map.y_axis {
        Some(axis) => {
            upright(height / 2.0, Align::Middle, &axis.label, theme.axis_name);
            upright(height, Align::Start, &axis.min, theme.link_text);
            upright(0.0, Align::End, &axis.max, theme.link_text);
        }
        None if theme.stage_centred => {
            upright(height / 2.0, Align::Middle, theme.value_chain, theme.axis_name);
        }
        None => upright(2.0, Align::End, theme.value_chain, theme.axis_name),
    }
}
