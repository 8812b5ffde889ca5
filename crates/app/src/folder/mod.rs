//! The whole library as a folder of plain files, and back.
//!
//! Each initiative is a folder, each document a file that opens elsewhere: `.owm` in any mapping tool, Markdown anywhere.
//! A small `foreland.toml` in each folder says what the files cannot say themselves: tags, times, titles of texts
//! without one, what the initiative is. Versions and the trash stay in the library and its backups.
//!
//! A folder that was not written by Foreland comes in as well: its files are documents, its folders initiatives.

mod index;
mod name;
mod read;
mod write;

pub(crate) use read::import;
pub(crate) use write::export;

#[cfg(test)]
mod tests;
