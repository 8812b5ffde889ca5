//! What one statement of `wardley-beta` says, and how it is written so that Mermaid reads it.

use owm::model::Sourcing;
use std::fmt::{self, Display, Formatter};

/// A place: visibility and evolution, as written; above 1 they are percentages.
pub(super) type At = [f64; 2];

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Statement {
    Title(String),
    Size([f64; 2]),
    Stages(Vec<StageName>),
    Node(Node),
    Link(LinkLine),
    Evolve { name: String, to: f64 },
    Pipeline { name: String, children: Vec<Choice> },
    Note { text: String, at: At },
    Legend(At),
    Annotation { number: i64, at: At, text: String },
    Force { slows: bool, name: String, at: At },
}

/// One stage of the axis: two lines of its label and its right border.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct StageName {
    pub(super) name: String,
    pub(super) border: Option<f64>,
    pub(super) second: Option<String>,
}

/// A component or an anchor.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) anchor: bool,
    pub(super) name: String,
    pub(super) at: At,
    pub(super) label: Option<[f64; 2]>,
    pub(super) strategy: Option<Strategy>,
    pub(super) inertia: bool,
}

/// The word in parentheses, of which Mermaid takes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strategy {
    Sourcing(Sourcing),
    Market,
}

/// A link.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LinkLine {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) flow: bool,
    pub(super) flow_text: Option<String>,
    pub(super) note: Option<String>,
    pub(super) dashed: bool,
}

/// One choice inside a pipeline.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    pub(super) name: String,
    pub(super) at: f64,
    pub(super) label: Option<[f64; 2]>,
    pub(super) line: usize,
}

/// The words for strategies.
pub(super) const STRATEGIES: [(&str, Strategy); 4] = [
    ("build", Strategy::Sourcing(Sourcing::Build)),
    ("buy", Strategy::Sourcing(Sourcing::Buy)),
    ("outsource", Strategy::Sourcing(Sourcing::Outsource)),
    ("market", Strategy::Market),
];

impl Display for Statement {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title(title) => write!(f, "title {title}"),
            Self::Size([width, height]) => write!(f, "size [{width}, {height}]"),
            Self::Stages(stages) => {
                f.write_str("evolution ")?;
                for (at, stage) in stages.iter().enumerate() {
                    f.write_str(if at > 0 { " -> " } else { "" })?;
                    f.write_str(&quoted(&stage.name))?;
                    if let Some(border) = stage.border {
                        write!(f, "@{}", decimal(border))?;
                    }
                    if let Some(second) = &stage.second {
                        write!(f, " / {}", quoted(second))?;
                    }
                }
                Ok(())
            }
            Self::Node(node) => write!(f, "{node}"),
            Self::Link(link) => write!(f, "{link}"),
            Self::Evolve { name, to } => write!(f, "evolve {} {}", quoted(name), decimal(*to)),
            Self::Pipeline { name, children } => {
                writeln!(f, "pipeline {} {{", quoted(name))?;
                for child in children {
                    write!(f, "  component {} [{}]", quoted(&child.name), decimal(child.at))?;
                    writeln!(f, "{}", label(child.label))?;
                }
                f.write_str("}")
            }
            Self::Note { text, at } => write!(f, "note {} {}", quoted(text), place(*at)),
            Self::Legend(at) => write!(f, "annotations {}", place(*at)),
            Self::Annotation { number, at, text } => {
                write!(f, "annotation {number},{} {}", place(*at), quoted(text))
            }
            Self::Force { slows, name, at } => {
                let keyword = if *slows { "deaccelerator" } else { "accelerator" };
                write!(f, "{keyword} {} {}", quoted(name), place(*at))
            }
        }
    }
}

impl Display for Node {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let keyword = if self.anchor { "anchor" } else { "component" };
        write!(f, "{keyword} {} {}{}", quoted(&self.name), place(self.at), label(self.label))?;
        if let Some((word, _)) = STRATEGIES.iter().find(|(_, strategy)| Some(*strategy) == self.strategy) {
            write!(f, " ({word})")?;
        }
        // Last: Mermaid reads label, strategy and inertia in exactly this order.
        f.write_str(if self.inertia { " inertia" } else { "" })
    }
}

impl Display for LinkLine {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let operator = match (&self.flow_text, self.flow, self.dashed) {
            (Some(text), ..) => format!("+'{text}'>"),
            (None, true, _) => "+>".into(),
            (None, false, true) => "-.->".into(),
            (None, false, false) => "->".into(),
        };
        write!(f, "{} {operator} {}", quoted(&self.from), quoted(&self.to))?;
        self.note.as_ref().map_or(Ok(()), |note| write!(f, "; {note}"))
    }
}

fn label(offset: Option<[f64; 2]>) -> String {
    offset.map_or_else(String::new, |[x, y]| format!(" label [{x}, {y}]"))
}

fn place(at: At) -> String {
    format!("[{}, {}]", decimal(at[0]), decimal(at[1]))
}

/// A number with a decimal point, which Mermaid asks for, that reads back exactly.
fn decimal(value: f64) -> String {
    let short = format!("{value:.2}");
    if short.parse() == Ok(value) { short } else { value.to_string() }
}

/// A text between quotes. Always: unquoted, Mermaid refuses most of what people call things.
///
/// Broken up by a backslash that means nothing is what Mermaid would replace before it reads: directives (`%%{…}`) and
/// entities (`#quot;`).
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    let mut before = ' ';
    let mut entity = false;
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '%' if before == '%' => out.push_str("\\%"),
            ';' if entity => out.push_str("\\;"),
            // A line break of another kind would end the statement's line for some reader.
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            letter => out.push(letter),
        }
        entity = letter == '#' || (entity && (letter.is_alphanumeric() || letter == '_'));
        before = letter;
    }
    out.push('"');
    out
}
