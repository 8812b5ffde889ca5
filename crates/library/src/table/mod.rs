//! The tables of a library: one file each, with its schema, its rows, its queries and their tests together.

pub(crate) mod content;
pub(crate) mod document;
pub(crate) mod document_fts;
pub(crate) mod initiative;
pub(crate) mod kept_file;
pub(crate) mod operation;
pub(crate) mod reference;
pub(crate) mod setting;
pub(crate) mod tags;
pub(crate) mod version;

use std::sync::LazyLock;

use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use crate::value::{ContentHash, DocumentId, InitiativeId, Timestamp, VersionNumber};

/// What leads from each format of the library to the next: element 0 makes format 1 from nothing.
///
/// Entries are never changed once released; a new format is a new entry.
pub(crate) static FORMATS: LazyLock<Vec<String>> = LazyLock::new(|| {
    vec![
        [
            content::SCHEMA,
            document::SCHEMA,
            version::SCHEMA,
            document_fts::SCHEMA,
            setting::SCHEMA,
            kept_file::SCHEMA,
            operation::SCHEMA,
        ]
        .concat(),
        [
            initiative::SCHEMA,
            tags::SCHEMA,
            reference::SCHEMA,
            operation::STEPS_OF_ANYTHING,
            document::BY_RECENCY,
        ]
        .concat(),
    ]
});

/// Stores an identity as its 26 characters.
macro_rules! stored_as_text {
    ($($name:ident),+) => {
        $(
            impl ToSql for $name {
                fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                    Ok(self.to_string().into())
                }
            }

            impl FromSql for $name {
                fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                    value.as_str()?.parse().map_err(FromSqlError::other)
                }
            }
        )+
    };
}

stored_as_text!(DocumentId, InitiativeId);

impl ToSql for ContentHash {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.as_bytes())))
    }
}

impl FromSql for ContentHash {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::from_bytes(value.as_blob()?).ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Timestamp {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.into())
    }
}

impl FromSql for Timestamp {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(Self)
    }
}

impl ToSql for VersionNumber {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.into())
    }
}

impl FromSql for VersionNumber {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        u32::column_result(value).map(Self)
    }
}

/// The bytes of a text column as they are, even if damage left them invalid.
fn lossy(row: &Row<'_>, column: &str) -> String {
    match row.get_ref(column) {
        Ok(ValueRef::Text(bytes) | ValueRef::Blob(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    }
}

/// The hash over everything that a row says, written with every change of it and checked with every read.
struct Seal(blake3::Hasher);

impl Seal {
    fn new() -> Self {
        Self(blake3::Hasher::new())
    }

    /// Adds a part; its length keeps one from running into the next.
    fn part(&mut self, part: &[u8]) {
        self.0.update(&(part.len() as u64).to_le_bytes()).update(part);
    }

    fn moment(&mut self, moment: Option<Timestamp>) {
        let mut bytes = [0; 9];
        if let Some(Timestamp(milliseconds)) = moment {
            bytes[0] = 1;
            bytes[1..].copy_from_slice(&milliseconds.to_le_bytes());
        }
        self.0.update(&bytes);
    }

    fn finish(self) -> [u8; 32] {
        *self.0.finalize().as_bytes()
    }
}
