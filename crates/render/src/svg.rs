//! A scene as an SVG file.

use std::collections::BTreeSet;
use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use mapping::font::Face;
use mapping::scene::{Align, Form, Group, GroupKind, Point, Role, Scene, Shape, Text, arrowhead};

use crate::embed::letters_of;
use crate::ink::Ink;
use crate::runs::{Run, Symbol, ink_of, runs, texts};
use crate::source::write_source;
use text::xml::escape;

/// What is behind a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    /// The theme's paper.
    #[default]
    Paper,
    /// Nothing: whatever the picture is laid on shows through.
    Transparent,
}

/// What an SVG file holds besides the drawing.
#[derive(Clone, Copy, Debug, Default)]
pub struct SvgOptions<'a> {
    /// The map's text, kept in the file so that it can be opened as a map again.
    pub source: Option<&'a str>,
    /// The letters that the map uses are put into the file, some 20 kB of them: it then looks the same where Inter is not
    /// installed.
    pub embed_fonts: bool,
    /// What is behind the drawing.
    pub background: Background,
}

/// Writes a scene as SVG: valid XML, one group for each thing with its name as `<title>`, text as text.
#[must_use]
pub fn svg(scene: &Scene, options: &SvgOptions<'_>) -> String {
    let mut writer = Writer { scene, out: String::with_capacity(scene.groups.len() * 160), named: true };
    writer.file(options);
    writer.out
}

/// The drawing alone, for a picture of dots: no names, no source.
pub(crate) fn drawing(scene: &Scene, background: Background) -> String {
    let mut writer = Writer { scene, out: String::with_capacity(scene.groups.len() * 130), named: false };
    writer.file(&SvgOptions { background, ..SvgOptions::default() });
    writer.out
}

/// From so many things on, coordinates are written to a tenth of a unit, which nobody can see on a picture that is then
/// thousands of units wide, and which is shorter than the hundredth that they are computed to.
const MANY_THINGS: usize = 500;

/// Width of the margin of paper around text that lies on lines.
const HALO: f64 = 3.0;

struct Writer<'a> {
    scene: &'a Scene,
    out: String,
    /// Groups say what they are.
    named: bool,
}

impl Writer<'_> {
    fn file(&mut self, options: &SvgOptions<'_>) {
        let view = self.scene.view;
        let size = self.usual_size();
        let runs = runs(self.scene);
        let _ = writeln!(
            self.out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{} {} {} {}\" width=\"{}\" height=\"{}\" \
             font-family=\"{}\" font-size=\"{size}\">",
            view.x, view.y, view.width, view.height, view.width, view.height, self.scene.font_family,
        );
        if self.named {
            let _ = writeln!(self.out, "<title>{}</title>", escape(&self.scene.title));
        }
        if let Some(source) = options.source {
            write_source(&mut self.out, source);
        }
        self.style(options.embed_fonts, &runs);
        if options.background == Background::Paper {
            let paper = self.scene.palette.colour(Role::Paper);
            let _ = writeln!(
                self.out,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{paper}\"/>",
                view.x, view.y, view.width, view.height,
            );
        }
        for run in &runs {
            self.run(run, size);
        }
        self.out.push_str("</svg>\n");
    }

    /// A coordinate as it is written.
    fn short(&self, value: f64) -> f64 {
        if self.scene.groups.len() < MANY_THINGS {
            return value;
        }
        // The sum turns -0 into 0.
        (value * 10.0).round() / 10.0 + 0.0
    }

    /// The font size of labels, which the file sets once.
    fn usual_size(&self) -> f64 {
        let nodes = self.scene.groups.iter().filter(|group| {
            matches!(group.kind, GroupKind::Component | GroupKind::Submap | GroupKind::Child)
        });
        nodes.flat_map(texts).map(|text| text.size).next().unwrap_or(12.0)
    }

    /// What no attribute can say, and what would be long as attributes. A reader without style sheets loses the margins
    /// around text on lines, and of many components shows each as a dot in the colour of its name.
    fn style(&mut self, embed_fonts: bool, runs: &[Run<'_>]) {
        let faces = Face::all().into_iter().filter(|face| embed_fonts && self.uses(*face));
        let faces: Vec<Face> = faces.collect();
        let symbols: Vec<&Symbol> = runs.iter().filter_map(|run| run.symbol.as_ref()).collect();
        let halo = self.scene.groups.iter().flat_map(texts).any(|text| text.halo);
        if faces.is_empty() && symbols.is_empty() && !halo {
            return;
        }
        let paper = self.scene.palette.colour(Role::Paper);
        let _ = write!(
            self.out,
            "<style>.halo{{stroke:{paper};stroke-width:{HALO}px;stroke-dasharray:none;stroke-linejoin:round;paint-order:stroke}}"
        );
        for symbol in symbols {
            symbol.ink.rule(&mut self.out, &symbol.class);
        }
        for face in faces {
            let style = if face == Face::Italic { "italic" } else { "normal" };
            let _ = write!(
                self.out,
                "@font-face{{font-family:Inter;font-weight:{};font-style:{style};src:url(data:font/ttf;base64,",
                face.weight()
            );
            match letters_of(face, &self.letters(face)) {
                Some(font) => BASE64.encode_string(font, &mut self.out),
                None => BASE64.encode_string(face.bytes(), &mut self.out),
            }
            self.out.push_str(")}");
        }
        self.out.push_str("</style>\n");
    }

    /// The letters that are set in a face.
    fn letters(&self, face: Face) -> BTreeSet<char> {
        let texts = self.scene.groups.iter().flat_map(texts);
        let of_face = texts.filter(|text| Face::of(text.weight, text.italic) == face);
        of_face.flat_map(|text| text.lines.iter().flat_map(|line| line.chars())).collect()
    }

    fn uses(&self, face: Face) -> bool {
        let mut texts = self.scene.groups.iter().flat_map(texts);
        texts.any(|text| Face::of(text.weight, text.italic) == face)
    }

    /// Things of one kind: what they have in common is said once, around them.
    fn run(&mut self, run: &Run<'_>, size: f64) {
        let _ = write!(self.out, "<g class=\"{}\"", class(run.groups[0].kind));
        run.ink.write(&mut self.out, &Ink::PLAIN);
        self.out.push_str(">\n");
        for group in run.groups {
            self.group(group, run, size);
        }
        self.out.push_str("</g>\n");
    }

    fn group(&mut self, group: &Group, run: &Run<'_>, size: f64) {
        if group.shapes.is_empty() {
            return;
        }
        self.out.push_str("<g>");
        if self.named && !group.name.is_empty() {
            let _ = write!(self.out, "<title>{}</title>", escape(&group.name));
        }
        for shape in &group.shapes {
            self.shape(shape, run, size);
        }
        self.out.push_str("</g>\n");
    }

    fn shape(&mut self, shape: &Shape, run: &Run<'_>, size: f64) {
        let ink = ink_of(&self.scene.palette, &shape.form);
        let close = |writer: &mut Self| {
            if let Some(ink) = &ink {
                run.write(&mut writer.out, ink);
            }
            writer.out.push_str("/>");
        };
        match &shape.form {
            Form::Line { from, to, arrow, .. } => {
                let _ = write!(
                    self.out,
                    "<path d=\"M{} {}L{} {}\"",
                    self.short(from.x),
                    self.short(from.y),
                    self.short(to.x),
                    self.short(to.y)
                );
                close(self);
                if let (true, Some(ink)) = (*arrow, ink) {
                    self.arrow(*from, *to, &ink.solid(), run);
                }
            }
            Form::Circle { at, radius, .. } => {
                let _ = write!(
                    self.out,
                    "<circle cx=\"{}\" cy=\"{}\" r=\"{radius}\"",
                    self.short(at.x),
                    self.short(at.y)
                );
                close(self);
            }
            Form::Box { rect, radius, .. } => {
                let _ = write!(
                    self.out,
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                    rect.x, rect.y, rect.width, rect.height
                );
                if *radius > 0.0 {
                    let _ = write!(self.out, " rx=\"{radius}\"");
                }
                close(self);
            }
            Form::Path { data, .. } => {
                let _ = write!(self.out, "<path d=\"{}\"", escape(data));
                close(self);
            }
            Form::Text(text) => self.text(text, run, size),
        }
    }

    fn arrow(&mut self, from: Point, to: Point, ink: &Ink, run: &Run<'_>) {
        let Some([a, tip, b]) = arrowhead(from, to) else { return };
        let _ = write!(self.out, "<path d=\"M{} {}L{} {}L{} {}\"", a.x, a.y, tip.x, tip.y, b.x, b.y);
        run.write(&mut self.out, ink);
        self.out.push_str("/>");
    }

    fn text(&mut self, text: &Text, run: &Run<'_>, size: f64) {
        let _ = write!(self.out, "<text x=\"{}\" y=\"{}\"", self.short(text.at.x), self.short(text.at.y));
        match text.align {
            Align::Start => {}
            Align::Middle => self.out.push_str(" text-anchor=\"middle\""),
            Align::End => self.out.push_str(" text-anchor=\"end\""),
        }
        if text.size != size {
            let _ = write!(self.out, " font-size=\"{}\"", text.size);
        }
        if text.weight != 400 {
            let _ = write!(self.out, " font-weight=\"{}\"", text.weight);
        }
        if text.italic {
            self.out.push_str(" font-style=\"italic\"");
        }
        if text.underline {
            self.out.push_str(" text-decoration=\"underline\"");
        }
        if text.halo {
            self.out.push_str(" class=\"halo\"");
        }
        if text.rotate != 0.0 {
            let _ = write!(self.out, " transform=\"rotate({} {} {})\"", text.rotate, text.at.x, text.at.y);
        }
        Ink::text(&self.scene.palette, text.fill).write(&mut self.out, &run.ink);
        self.out.push('>');
        let mut lines = text.lines.iter();
        self.out.push_str(&escape(lines.next().map_or("", String::as_str)));
        for line in lines {
            let (x, pitch) = (self.short(text.at.x), text.pitch);
            let _ = write!(self.out, "<tspan x=\"{x}\" dy=\"{pitch}\">{}</tspan>", escape(line));
        }
        self.out.push_str("</text>");
    }
}

/// What a kind of thing is called in the file.
fn class(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Frame => "frame",
        GroupKind::Title => "title",
        GroupKind::Area => "area",
        GroupKind::Link => "link",
        GroupKind::Evolution => "evolution",
        GroupKind::Pipeline => "pipeline",
        GroupKind::Force => "force",
        GroupKind::Component => "component",
        GroupKind::Anchor => "anchor",
        GroupKind::Submap => "submap",
        GroupKind::Evolved => "evolved",
        GroupKind::Child => "child",
        GroupKind::Legend => "legend",
        GroupKind::Note => "note",
        GroupKind::Annotation => "annotation",
    }
}
