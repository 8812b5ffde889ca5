//! Opening a library, in named steps, each of which can refuse.
//!
//! 1. **Place**: resolve the path; one library has one name ([`place`]).
//! 2. **Lock**: an operating-system lock on a file beside the library makes this the only writing process
//!    ([`lock`]). Not SQLite's `locking_mode=EXCLUSIVE`: that would shut out our own reading thread too. The lock
//!    ends with the process, however it ends.
//! 3. **Header**: the first hundred bytes, read without SQLite, tell a library from other files, a newer format
//!    from a known one, and a cut-off file from a whole one ([`header`]). What is refused here is not touched.
//! 4. **Check**: a reading connection that cannot write looks at the pages: always for a small library, after an
//!    unclean end for any ([`check`]). A damaged file is not touched either.
//! 5. **Backup**, verified by reading it back, if the format has to change ([`crate::backup`]).
//! 6. **Connect** with the settings everything here relies on ([`connect`]).
//! 7. **Migrate** in one transaction.
//!
//! A new library is made under another name and renamed when it is whole, so a half-made one is never found.

pub(crate) mod check;
pub(crate) mod connect;
mod create;
pub(crate) mod header;
pub(crate) mod lock;
pub(crate) mod place;

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::backup::{self, Backup, Reason};
use crate::error::Cause;
use crate::table;
use crate::value::Environment;
use check::Verdict;
use header::Header;
use lock::Lock;

/// What opening a library did besides opening it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// The library did not exist and was made.
    pub created: bool,
    /// The library was brought from an older format to the present one.
    pub migrated_from: Option<u32>,
    /// The backup written before that.
    pub backup: Option<Backup>,
    /// The last process to use the library did not close it; everything it acknowledged is here.
    pub unclean: bool,
    /// The search index did not agree with the documents and was built anew.
    pub search_rebuilt: bool,
}

/// A library opened for writing: the connections and the lock that makes them the only ones.
pub(crate) struct Opened {
    pub(crate) path: PathBuf,
    pub(crate) writer: Connection,
    pub(crate) lock: Lock,
    pub(crate) opening: Opening,
}

/// What to do where there is no library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absent {
    /// Make one, unless its backups or its log say that there was one.
    MakeIfNeverThere,
    /// Make one.
    Make,
}

/// Opens the library at `path` for writing, bringing it to the last of `formats`.
pub(crate) fn open(
    path: &Path,
    environment: &dyn Environment,
    formats: &[String],
    absent: Absent,
) -> Result<Opened, Cause> {
    let known = formats.len() as u32;
    let path = place::resolve(path)?;
    place::make_folder(&path)?;
    let lock = Lock::take(&path)?;
    let mut opening = Opening { unclean: place::has_log(&path), ..Opening::default() };
    let found = match header::read(&path, &opening)? {
        Header::Library { format } if format > known => return Err(Cause::Newer { found: format, known }),
        Header::Library { .. } => look(&path, &mut opening, known).map_err(as_damage)?,
        Header::Absent => {
            refuse_if_lost(&path, absent)?;
            create::make(&path, formats)?;
            opening.created = true;
            known
        }
    };
    if found < known {
        let source = connect::reader(&path)?;
        refuse_other_schema(&source, &formats[..found as usize])?;
        opening.backup = Some(backup::write(&source, &path, environment.now(), Reason::BeforeFormat(known))?);
        opening.migrated_from = Some(found);
    }
    let mut writer = connect::writer(&path)?;
    migrate(&mut writer, formats)?;
    if opening.search_rebuilt {
        connect::mend(&writer, table::document_fts::FORM)?;
        table::document_fts::rebuild(&writer)?;
    }
    Ok(Opened { path, writer, lock, opening })
}

/// Looks at the library through a connection that cannot write; returns its format.
fn look(path: &Path, opening: &mut Opening, known: u32) -> Result<u32, Cause> {
    let connection = connect::look(path)?;
    let found = format(&connection)?;
    if found > known {
        return Err(Cause::Newer { found, known });
    }
    if opening.unclean || place::size(path) <= check::ALWAYS_UP_TO {
        match check::pages(&connection)? {
            Verdict::Sound => {}
            Verdict::SearchOnly => opening.search_rebuilt = true,
            Verdict::Damaged(what) => return Err(Cause::Damaged(what)),
        }
    }
    Ok(found)
}

/// The format of an open library; refuses a file that is not one.
pub(crate) fn format(connection: &Connection) -> Result<u32, Cause> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, u32>(0));
    if pragma("application_id")? != header::APPLICATION_ID {
        return Err(Cause::Damaged("its first page is not what was stored".into()));
    }
    Ok(pragma("user_version")?)
}

/// Brings the library to the last of `formats`, in one transaction.
pub(crate) fn migrate(writer: &mut Connection, formats: &[String]) -> Result<(), Cause> {
    let steps = formats.iter().map(|sql| M::up(sql).foreign_key_check()).collect();
    Ok(Migrations::new(steps).to_latest(writer)?)
}

/// What SQLite cannot make sense of before anything was asked of it is not what was stored.
fn as_damage(cause: Cause) -> Cause {
    match cause {
        Cause::Sqlite(rusqlite::Error::SqliteFailure(failure, words))
            if failure.code == rusqlite::ErrorCode::Unknown =>
        {
            Cause::Damaged(words.unwrap_or_else(|| failure.to_string()))
        }
        other => other,
    }
}

/// Refuses a library that says it has an older format and has not its tables: migrating it would go wrong half-way.
fn refuse_other_schema(library: &Connection, formats: &[String]) -> Result<(), Cause> {
    let lie = || Cause::Damaged(format!("it says it has format {}, but it has other tables", formats.len()));
    if formats.is_empty() {
        return Err(lie());
    }
    let tables = |db: &Connection| -> Result<Vec<String>, Cause> {
        let mut names = db.prepare("SELECT type || ' ' || name FROM sqlite_schema ORDER BY 1")?;
        Ok(names.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    };
    let mut expected = Connection::open_in_memory()?;
    migrate(&mut expected, formats)?;
    if tables(library)? == tables(&expected)? { Ok(()) } else { Err(lie()) }
}

/// No new library takes the place of one that got lost.
fn refuse_if_lost(path: &Path, absent: Absent) -> Result<(), Cause> {
    if absent == Absent::Make {
        return Ok(());
    }
    if place::has_log(path) {
        return Err(Cause::Damaged("its file is gone, but not the log that belongs to it".into()));
    }
    if !backup::list(path)?.is_empty() {
        return Err(Cause::Damaged("its file is gone or empty, but there are backups of it".into()));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
