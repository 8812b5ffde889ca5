//! What can be done with a map: read it, change it, draw it.

mod analyse;
mod answer;
mod describe;
mod edit;
mod elements;
mod exchanged;
mod inspect;
mod language;
mod name;
mod picture;
mod pieces;
mod reader;
mod shift;
mod wire;

pub use analyse::{Analysis, analyse, analyse_again};
pub use answer::LastAnswer;
pub use describe::describe;
pub use edit::{copy, edit, format, formatted, retitle};
pub(crate) use elements::{Named, names};
pub use exchanged::{Format, Loss, LossKind, Part, Positions, Read, Written, export, import, import_all};
pub(crate) use exchanged::{loss, size};
pub use inspect::{diagnostics, inspect, kinds, review};
pub use language::{complete, definition};
pub use mapping::advice::{Review, Silenced};
pub use mapping::{Memory, Otherwise};
pub use mapping::{Style, ThemeChoice};
pub use name::{file_name, title};
pub(crate) use name::{own_title, shortened};
pub use picture::{Picture, PictureFormat, PictureOptions, otherwise, picture};
pub(crate) use reader::Reader;
pub use render::Background;
