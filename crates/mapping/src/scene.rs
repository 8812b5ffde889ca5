//! A map as a list of shapes, in the order in which they are drawn: the only thing a screen or a file writer needs.
//!
//! Positions are in scene units (pixels at 100 %), x to the right and y downwards, the origin at the upper left corner
//! of the map's frame. Colours are roles; the [`Palette`] says what each is in the theme at hand, so that a change of
//! theme changes no shape. Numbers are rounded to hundredths in one place, so that every platform draws the same.

use owm::ElementId;
use owm::model::LineNo;

use crate::geometry::{direction, hundredths};

/// A point in scene units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A rectangle in scene units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width, never negative.
    pub width: f64,
    /// Height, never negative.
    pub height: f64,
}

/// A drawn map.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The map's name.
    pub title: String,
    /// Width of the map's frame: evolution 1.
    pub width: f64,
    /// Height of the map's frame: visibility 0.
    pub height: f64,
    /// Everything that is drawn lies in here: the frame with room for axes, title and labels.
    pub view: Rect,
    /// The file fixes the size (`size [w, h]`); otherwise the frame took the proportions it was asked for.
    pub fixed_size: bool,
    /// Names of fonts, the first choice first, as CSS writes them.
    pub font_family: &'static str,
    /// What each role's colour is.
    pub palette: Palette,
    /// Groups of shapes, what is drawn first comes first.
    pub groups: Vec<Group>,
}

/// What a group shows, which is also how it may be taken hold of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKind {
    /// Background, stage bands, axes, stage names: nothing to take hold of.
    Frame,
    /// The map's title.
    Title,
    /// A pioneers, settlers or town planners area.
    Area,
    /// A link between two elements.
    Link,
    /// The arrow from an element to its evolved twin.
    Evolution,
    /// The box of a pipeline.
    Pipeline,
    /// An accelerator or deaccelerator.
    Force,
    /// A component with its symbol and label.
    Component,
    /// An anchor.
    Anchor,
    /// A submap.
    Submap,
    /// The evolved twin of an element.
    Evolved,
    /// A choice inside a pipeline.
    Child,
    /// The box with the annotations' texts.
    Legend,
    /// A note.
    Note,
    /// A numbered marker of an annotation.
    Annotation,
}

/// The shapes of one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it shows.
    pub kind: GroupKind,
    /// Which thing of the text it is; `None` for the frame.
    pub id: Option<ElementId>,
    /// Its name in words, for a tooltip and a screen reader.
    pub name: String,
    /// The line of the text it comes from.
    pub line: Option<LineNo>,
    /// Its place: the centre of a node, the start of a note, the upper left corner of a box.
    pub at: Point,
    /// For links and evolution arrows: the things at its two ends, so that it can follow when one of them is dragged.
    pub ends: Option<(ElementId, ElementId)>,
    /// Its shapes, what is drawn first comes first.
    pub shapes: Vec<Shape>,
}

/// What a shape is to its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The thing itself.
    Body,
    /// Its label, which can be dragged by itself.
    Label,
    /// A line whose start and end follow the group's ends.
    Connector,
}

/// A shape with its part.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// What it is to its group.
    pub part: Part,
    /// How it is drawn.
    pub form: Form,
}

/// The forms there are.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A straight line.
    Line {
        /// Its start.
        from: Point,
        /// Its end.
        to: Point,
        /// How it is drawn.
        stroke: Stroke,
        /// An arrowhead at the end.
        arrow: bool,
    },
    /// A circle.
    Circle {
        /// Its centre.
        at: Point,
        /// Its radius.
        radius: f64,
        /// What fills it.
        fill: Option<Role>,
        /// What draws its edge.
        stroke: Option<Stroke>,
    },
    /// A rectangle.
    Box {
        /// Its extent.
        rect: Rect,
        /// Radius of its corners.
        radius: f64,
        /// What fills it.
        fill: Option<Role>,
        /// What draws its edge.
        stroke: Option<Stroke>,
    },
    /// Any other outline, as SVG path data in scene units.
    Path {
        /// SVG path data.
        data: String,
        /// What fills it.
        fill: Option<Role>,
        /// What draws its edge.
        stroke: Option<Stroke>,
    },
    /// One or more lines of text.
    Text(Text),
}

/// Which end of a text its place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Align {
    /// The text starts there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// One or more lines of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Baseline of the first line.
    pub at: Point,
    /// Which end of the text that is.
    pub align: Align,
    /// The lines, from top to bottom.
    pub lines: Vec<String>,
    /// From one baseline to the next.
    pub pitch: f64,
    /// Font size in scene units.
    pub size: f64,
    /// Font weight as CSS counts it: 400 or 600.
    pub weight: u16,
    /// In italics.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Its colour.
    pub fill: Role,
    /// Degrees clockwise around `at`.
    pub rotate: f64,
    /// It could not be kept clear of lines: draw a margin of [`Role::Paper`] around its letters.
    pub halo: bool,
    /// What it covers, measured with the real font, before rotation.
    pub bounds: Rect,
}

/// The three corners of the arrowhead at the end of a line, the tip in the middle; none for a line without a length.
#[must_use]
pub fn arrowhead(from: Point, to: Point) -> Option<[Point; 3]> {
    const LENGTH: f64 = 6.0;
    const HALF: f64 = 4.0;
    let (along, _) = direction(from, to)?;
    let corner = |side: f64| Point {
        x: hundredths(to.x - LENGTH * along.x - side * HALF * along.y),
        y: hundredths(to.y - LENGTH * along.y + side * HALF * along.x),
    };
    Some([corner(-1.0), to, corner(1.0)])
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub role: Role,
    /// Its width in scene units.
    pub width: f64,
    /// Lengths of dash and gap.
    pub dash: Option<[f64; 2]>,
}

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Behind everything.
    Paper,
    /// Every other stage of the map, a shade away from the paper.
    Band,
    /// Axes.
    Axis,
    /// Lines between the stages.
    Separator,
    /// Names of axes and stages.
    AxisText,
    /// The title.
    TitleText,
    /// Labels of elements.
    Label,
    /// Labels of evolved twins.
    EvolvedLabel,
    /// Edge of a node.
    Node,
    /// Inside of a node.
    NodeFill,
    /// Names of anchors.
    AnchorText,
    /// Links.
    Link,
    /// Remarks on links.
    LinkText,
    /// The band of a flow.
    Flow,
    /// Movement: evolution arrows, edges of evolved twins and of links to them.
    Evolved,
    /// Inside of an evolved twin.
    EvolvedFill,
    /// The bar of inertia.
    Inertia,
    /// Edge of a pipeline.
    Pipeline,
    /// Inside of a pipeline.
    PipelineFill,
    /// Inside of the disc of what is built.
    Build,
    /// Edge of that disc.
    BuildEdge,
    /// Inside of the disc of what is bought.
    Buy,
    /// Edge of that disc.
    BuyEdge,
    /// Inside of the disc of what is outsourced.
    Outsource,
    /// Edge of that disc.
    OutsourceEdge,
    /// Symbols of market and ecosystem.
    Symbol,
    /// Inside of those symbols.
    SymbolFill,
    /// Notes.
    NoteText,
    /// Paper of a note.
    NoteFill,
    /// Edge of a note.
    NoteEdge,
    /// Markers and legend of annotations.
    Annotation,
    /// Inside of a marker.
    AnnotationFill,
    /// Number in a marker and text of the legend.
    AnnotationText,
    /// Paper of the legend.
    LegendFill,
    /// Area of pioneers.
    Pioneers,
    /// Area of settlers.
    Settlers,
    /// Area of town planners.
    TownPlanners,
    /// Name of an area.
    AreaText,
    /// Inside of an accelerator's arrow.
    ForceFill,
    /// Edge of it.
    ForceEdge,
}

/// A colour for each role, as CSS writes it (`#rrggbb` or `#rrggbbaa`), or `none`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Name of the theme it belongs to.
    pub name: &'static str,
    /// It is meant for a dark surrounding.
    pub dark: bool,
    /// Roles in the order of [`Role`], each with its colour.
    pub colours: &'static [(Role, &'static str)],
}

impl Palette {
    /// The colour of a role, `none` where the palette has none.
    #[must_use]
    pub fn colour(&self, role: Role) -> &'static str {
        self.colours.get(role as usize).map_or("none", |(_, colour)| colour)
    }
}

impl Rect {
    /// The rectangle of this width and height around `centre`.
    #[must_use]
    pub fn around(centre: Point, width: f64, height: f64) -> Self {
        Self { x: centre.x - width / 2.0, y: centre.y - height / 2.0, width, height }
    }

    /// Its middle.
    #[must_use]
    pub fn centre(&self) -> Point {
        Point { x: self.x + self.width / 2.0, y: self.y + self.height / 2.0 }
    }

    /// Right edge.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Lower edge.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self {
            x,
            y,
            width: self.right().max(other.right()) - x,
            height: self.bottom().max(other.bottom()) - y,
        }
    }

    /// This rectangle with `by` more on every side.
    #[must_use]
    pub fn grown(&self, by: f64) -> Self {
        Self { x: self.x - by, y: self.y - by, width: self.width + 2.0 * by, height: self.height + 2.0 * by }
    }

    /// Area that both cover, 0 when they only touch.
    #[must_use]
    pub fn overlap(&self, other: &Self) -> f64 {
        let width = self.right().min(other.right()) - self.x.max(other.x);
        let height = self.bottom().min(other.bottom()) - self.y.max(other.y);
        if width > 0.0 && height > 0.0 { width * height } else { 0.0 }
    }

    /// True when `other` lies inside, edges included.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && self.right() >= other.right()
            && self.bottom() >= other.bottom()
    }
}
