//! A scene as a PDF page: vectors, and text that can be searched and selected, in embedded subsets of its fonts.
//!
//! The page is drawn from the same tree as a picture of dots, so both look alike. krilla writes the file; the walk over
//! the tree is our own because what exists draws letter by letter, so that the margin around each letter of a text on a
//! line would eat into the letter before it.

use std::collections::BTreeMap;
use std::sync::Arc;

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Size, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Data, Document};
use mapping::scene::Scene;
use resvg::tiny_skia::PathSegment;
use resvg::usvg::fontdb::{Database, ID};
use resvg::usvg::layout::{PositionedGlyph, Span};
use resvg::usvg::{self, Group, Node, Paint, PaintOrder};

use crate::fonts::Fonts;
use crate::svg::Background;

/// Points to a scene unit: a unit is a pixel of a screen, 96 to the inch.
const POINTS: f32 = 0.75;

/// Why a page was not written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The page could not be written: {0}")]
pub struct PdfError(String);

/// Writes a scene as a PDF of one page in the size of its view, 96 units to the inch. The same scene always gives the same
/// bytes: the file names no date.
///
/// # Errors
/// When a text needs a font that cannot be put into a PDF.
pub fn pdf(scene: &Scene, background: Background, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    let tree = fonts.tree(scene, background).map_err(PdfError)?;
    let failed = |what: &str| PdfError(what.to_owned());
    let (width, height) = (tree.size().width() * POINTS, tree.size().height() * POINTS);
    let size = Size::from_wh(width, height).ok_or_else(|| failed("it has no size"))?;
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(scene.title.clone()).creator("Foreland".to_owned()));
    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    surface.push_transform(&Transform::from_scale(POINTS, POINTS));
    Writer { database: tree.fontdb(), fonts: BTreeMap::new() }.group(tree.root(), &mut surface);
    surface.pop();
    surface.finish();
    page.finish();
    document.finish().map_err(|error| PdfError(format!("{error:?}")))
}

struct Writer<'t> {
    database: &'t Arc<Database>,
    /// Fonts that were asked for; nothing for one that cannot be read.
    fonts: BTreeMap<ID, Option<Font>>,
}

impl Writer<'_> {
    fn group(&mut self, group: &Group, surface: &mut Surface<'_>) {
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, surface),
                Node::Path(path) => {
                    surface.push_transform(&transform(path.abs_transform()));
                    draw(path, surface);
                    surface.pop();
                }
                Node::Text(text) => {
                    surface.push_transform(&transform(text.abs_transform()));
                    for span in text.layouted() {
                        self.span(span, surface);
                    }
                    surface.pop();
                }
                // Our drawings hold none.
                Node::Image(_) => {}
            }
        }
    }

    fn span(&mut self, span: &Span, surface: &mut Surface<'_>) {
        for line in span.underline.iter().chain(&span.overline) {
            draw(line, surface);
        }
        let runs: Vec<&[PositionedGlyph]> = span.positioned_glyphs.chunk_by(follows).collect();
        // The margin of the whole text first, as outlines: it is no text of its own.
        if let (Some(stroke), PaintOrder::StrokeAndFill) = (&span.stroke, span.paint_order) {
            surface.set_fill(None);
            surface.set_stroke(Some(pen(stroke)));
            runs.iter().for_each(|run| self.run(span, run, surface, true));
        }
        surface.set_stroke(None);
        surface.set_fill(span.fill.as_ref().map(fill));
        if span.fill.is_some() {
            runs.iter().for_each(|run| self.run(span, run, surface, false));
        }
        if let Some(line) = &span.line_through {
            draw(line, surface);
        }
    }

    /// Draws letters of one font that stand on one line.
    fn run(&mut self, span: &Span, run: &[PositionedGlyph], surface: &mut Surface<'_>, outlined: bool) {
        let (Some(first), size) = (run.first(), span.font_size.get()) else { return };
        let Some(font) = self.font(first.font) else { return };
        // Along the line in font sizes: what a transform says is where each letter stands, scaled from font units.
        let units = font.units_per_em();
        let place = first.transform().pre_scale(units / size, units / size);
        let Some(back) = place.invert() else { return };
        let along = |glyph: &PositionedGlyph| {
            let at = back.pre_concat(glyph.transform());
            (at.tx / size, at.ty / size)
        };
        let mut text = String::new();
        let mut glyphs = Vec::with_capacity(run.len());
        for (index, glyph) in run.iter().enumerate() {
            let start = text.len();
            text.push_str(&glyph.text);
            let (here, next) = (along(glyph), run.get(index + 1).map_or_else(|| along(glyph), along));
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(glyph.id.0),
                next.0 - here.0,
                0.0,
                -here.1,
                0.0,
                start..text.len(),
                None,
            ));
        }
        surface.push_transform(&transform(place));
        surface.draw_glyphs(Point::from_xy(0.0, 0.0), &glyphs, font, &text, size, outlined);
        surface.pop();
    }

    fn font(&mut self, id: ID) -> Option<Font> {
        let database = self.database;
        let read = || {
            database.with_face_data(id, |data, index| Font::new(Data::from(data.to_vec()), index)).flatten()
        };
        self.fonts.entry(id).or_insert_with(read).clone()
    }
}

/// Letters that can be written in one go: of one font, and turned and scaled alike.
fn follows(a: &PositionedGlyph, b: &PositionedGlyph) -> bool {
    let (this, next) = (a.transform(), b.transform());
    a.font == b.font && [this.sx, this.ky, this.kx, this.sy] == [next.sx, next.ky, next.kx, next.sy]
}

fn draw(path: &usvg::Path, surface: &mut Surface<'_>) {
    let Some(outline) = outline(path) else { return };
    surface.set_fill(path.fill().map(fill));
    surface.set_stroke(path.stroke().map(pen));
    if path.is_visible() && (path.fill().is_some() || path.stroke().is_some()) {
        surface.draw_path(&outline);
    }
}

fn outline(path: &usvg::Path) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for segment in path.data().segments() {
        match segment {
            PathSegment::MoveTo(to) => builder.move_to(to.x, to.y),
            PathSegment::LineTo(to) => builder.line_to(to.x, to.y),
            PathSegment::QuadTo(by, to) => builder.quad_to(by.x, by.y, to.x, to.y),
            PathSegment::CubicTo(a, b, to) => builder.cubic_to(a.x, a.y, b.x, b.y, to.x, to.y),
            PathSegment::Close => builder.close(),
        }
    }
    builder.finish()
}

fn transform(of: usvg::Transform) -> Transform {
    Transform::from_row(of.sx, of.ky, of.kx, of.sy, of.tx, of.ty)
}

/// A colour; our drawings know no gradients and no patterns.
fn colour(paint: &Paint) -> rgb::Color {
    match paint {
        Paint::Color(colour) => rgb::Color::new(colour.red, colour.green, colour.blue),
        _ => rgb::Color::black(),
    }
}

fn opacity(of: usvg::Opacity) -> NormalizedF32 {
    NormalizedF32::new(of.get()).unwrap_or(NormalizedF32::ONE)
}

fn fill(fill: &usvg::Fill) -> Fill {
    let rule = match fill.rule() {
        usvg::FillRule::NonZero => FillRule::NonZero,
        usvg::FillRule::EvenOdd => FillRule::EvenOdd,
    };
    Fill { paint: colour(fill.paint()).into(), opacity: opacity(fill.opacity()), rule }
}

fn pen(stroke: &usvg::Stroke) -> Stroke {
    Stroke {
        paint: colour(stroke.paint()).into(),
        width: stroke.width().get(),
        miter_limit: stroke.miterlimit().get(),
        line_cap: match stroke.linecap() {
            usvg::LineCap::Butt => LineCap::Butt,
            usvg::LineCap::Round => LineCap::Round,
            usvg::LineCap::Square => LineCap::Square,
        },
        line_join: match stroke.linejoin() {
            usvg::LineJoin::Round => LineJoin::Round,
            usvg::LineJoin::Bevel => LineJoin::Bevel,
            usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => LineJoin::Miter,
        },
        opacity: opacity(stroke.opacity()),
        dash: stroke
            .dasharray()
            .map(|array| StrokeDash { array: array.to_vec(), offset: stroke.dashoffset() }),
    }
}
