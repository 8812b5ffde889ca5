//! Mermaid's `wardley-beta` (11.14 to 12.3): maps that GitHub and GitLab show in a text file.
//!
//! What Mermaid cannot say is written in comments, so that nothing is lost on the way to a repository and back:
//!
//! - `%% owm: STATEMENT` is a statement of our language that Mermaid has nothing for;
//! - `%% owm next: STATEMENT` is the whole of what the next statement says only in part.
//!
//! In both, `%` is written `%25`, since Mermaid looks for directives in comments, too. Where somebody has edited the
//! statement behind the second kind, what the statement says counts, and the comment adds only what Mermaid has no
//! word for.

mod carry;
mod markdown;
mod parse;
mod read;
mod scan;
mod statement;
mod write;

pub(crate) use markdown::{has_block, read_all, read_markdown, write_markdown};
pub(crate) use parse::begins;
pub(crate) use read::read;
pub(crate) use write::write;
