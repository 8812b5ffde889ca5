//! Maps in the formats of other tools, in and out.
//!
//! [`read`] turns a text of any of these [`Format`]s into a text in our map language; [`write`] turns a map into a text
//! of another format. Whatever does not survive comes back as a list of [`Loss`]es in words, to be shown before
//! anything is stored. Neither touches a file, and everything that is read is taken for hostile: it is bounded by
//! [`limits`], escaped in every output, and nothing in it is executed, fetched or expanded.

mod csv;
mod draft;
mod drawio;
mod format;
mod layout;
pub mod limits;
mod loss;
mod mermaid;
mod stages;
mod wmap;
mod wtg;
mod wtg2;

pub use format::Format;
pub use loss::{Loss, LossKind};
pub use stages::Positions;

use owm::Map;
use std::fmt;

/// A text of another format, in the map language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The map, as OWM text.
    pub text: String,
    /// What the text does not say any more; places are lines of what was read.
    pub losses: Vec<Loss>,
}

/// One of the maps in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The heading that it stands under, in a text that has headings.
    pub heading: Option<String>,
    /// The map.
    pub read: Read,
}

/// A map in another format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The text of the file.
    pub text: String,
    /// What it does not say, or says only to Foreland; places are lines of the map's text.
    pub losses: Vec<Loss>,
}

/// Why a text is not read, or a format not written: a sentence for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What kind of reason it is.
    pub reason: Reason,
    /// What is the matter and what to do, in words.
    pub message: String,
}

/// The kinds of reasons for a [`Refusal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The text is not of this format.
    NotThisFormat,
    /// The text is larger than [`limits`] allow.
    TooLarge,
    /// This format is only read, or only written.
    OneWay,
}

impl Refusal {
    fn new(reason: Reason, message: impl Into<String>) -> Self {
        Self { reason, message: message.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}

/// Reads `text`, which is of this `format`; places on the map are kept as `positions` says.
///
/// # Errors
/// When the text is not of that format at all, is larger than [`limits`] allow, or the format is only written.
///
/// ```
/// use exchange::{Format, Positions, read};
/// let sketch = "wardley-beta\ncomponent Kettle [0.43, 0.35]\nTea -> Kettle\n";
/// let read = read(sketch, Format::Mermaid, Positions::Numbers).unwrap();
/// assert_eq!(read.text, "component Kettle [0.43, 0.35]\nTea->Kettle\n");
/// assert!(read.losses.is_empty());
/// ```
pub fn read(text: &str, format: Format, positions: Positions) -> Result<Read, Refusal> {
    limits::check(text)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let draft = match format {
        Format::Owm => return Ok(Read { text: text.to_owned(), losses: Vec::new() }),
        Format::Mermaid => mermaid::read(text, positions)?,
        Format::Markdown => mermaid::read_markdown(text, positions)?,
        Format::Wmap => wmap::read(text, positions)?,
        Format::Wtg => wtg::read(text)?,
        Format::Wtg2 => wtg2::read(text, positions)?,
        Format::Csv => csv::read(text)?,
        Format::DrawIo => return Err(one_way(format, "is only written: open the map it was made from")),
    };
    Ok(draft.finish())
}

/// Reads every map in `text`, which is of this `format`: several where they stand in Markdown, otherwise one.
///
/// # Errors
/// As [`read`], and when there are more than [`limits::MAX_MAPS`]. One map that is refused refuses the whole text.
///
/// ```
/// use exchange::{Format, Positions, read_all};
/// let notes = "# Tea\n```mermaid\nwardley-beta\n```\n## Coffee\n```mermaid\nwardley-beta\n```\n";
/// let parts = read_all(notes, Format::Markdown, Positions::Numbers).unwrap();
/// assert_eq!(parts[1].heading.as_deref(), Some("Coffee"));
/// ```
pub fn read_all(text: &str, format: Format, positions: Positions) -> Result<Vec<Part>, Refusal> {
    if format != Format::Markdown {
        return Ok(vec![Part { heading: None, read: read(text, format, positions)? }]);
    }
    limits::check(text)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let parts = mermaid::read_all(text, positions)?;
    Ok(parts.into_iter().map(|(heading, draft)| Part { heading, read: draft.finish() }).collect())
}

/// Writes `map` in this `format`.
///
/// # Errors
/// When the format is only read.
///
/// ```
/// use exchange::{Format, write};
/// let map = owm::parse("component Kettle [0.43, 0.35] (ecosystem)\n").map;
/// let written = write(&map, Format::Mermaid).unwrap();
/// assert!(written.text.contains("component \"Kettle\" [0.43, 0.35]"));
/// assert_eq!(written.losses[0].message, "Mermaid has no sign for an ecosystem: Kettle.");
/// ```
pub fn write(map: &Map, format: Format) -> Result<Written, Refusal> {
    Ok(match format {
        Format::Owm => draft::write(map),
        Format::Mermaid => mermaid::write(map),
        Format::Markdown => mermaid::write_markdown(map),
        Format::Csv => csv::write(map),
        Format::DrawIo => drawio::write(map),
        Format::Wmap | Format::Wtg | Format::Wtg2 => {
            return Err(one_way(format, "is only read: choose Mermaid, CSV or draw.io"));
        }
    })
}

fn one_way(format: Format, what: &str) -> Refusal {
    Refusal::new(Reason::OneWay, format!("{} {what}.", format.name()))
}
