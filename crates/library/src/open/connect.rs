//! Connections to a library, with the settings that everything else relies on.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::place;
use crate::error::Cause;

/// How long to wait for another connection. Only our own reading thread or a tool can be in the way.
const PATIENCE: Duration = Duration::from_secs(5);
/// How large the log may stay after it was written back, in bytes.
const LOG_LIMIT: u32 = 16 << 20;
/// How many prepared statements a connection keeps.
const STATEMENTS: usize = 64;

const SHARED: OpenFlags = OpenFlags::SQLITE_OPEN_NO_MUTEX.union(OpenFlags::SQLITE_OPEN_URI);

/// A connection that may write; there is one.
pub(crate) fn writer(path: &Path) -> Result<Connection, Cause> {
    let connection =
        Connection::open_with_flags(uri(path, "rw")?, SHARED | OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    if connection.is_readonly("main")? {
        return Err(Cause::ReadOnly(path.into()));
    }
    distrust(&connection)?;
    durable(&connection)?;
    Ok(connection)
}

/// A new and empty database in a file that does not exist yet.
pub(crate) fn create(path: &Path) -> Result<Connection, Cause> {
    let flags = SHARED | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let connection = Connection::open_with_flags(uri(path, "rwc")?, flags)?;
    distrust(&connection)?;
    Ok(connection)
}

/// A connection that reads beside the writer.
pub(crate) fn reader(path: &Path) -> Result<Connection, Cause> {
    read_only(&uri(path, "ro")?)
}

/// A connection that reads a library nobody is writing to, without leaving a file beside it.
pub(crate) fn look(path: &Path) -> Result<Connection, Cause> {
    if place::has_log(path) { reader(path) } else { unchanging(path) }
}

/// A connection to a file that nobody writes to: a backup, or a library on a disk that cannot be written.
pub(crate) fn unchanging(path: &Path) -> Result<Connection, Cause> {
    read_only(&(uri(path, "ro")? + "&immutable=1"))
}

fn read_only(uri: &str) -> Result<Connection, Cause> {
    let connection = Connection::open_with_flags(uri, SHARED | OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    distrust(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// What is in the file may be damaged or made to harm: nothing in it is run, mapped or believed.
fn distrust(connection: &Connection) -> Result<(), Cause> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

/// Writes what SQLite keeps to itself, which is otherwise out of reach: for a search index that is about to be built anew.
pub(crate) fn mend(connection: &Connection, sql: &str) -> Result<(), Cause> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    let mended = connection.execute_batch(sql);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(mended?)
}

/// A commit returns only when it is on the disk.
///
/// `synchronous=NORMAL` is faster and loses acknowledged edits in a power cut. On macOS a plain flush does not
/// reach the disk; the two `fullfsync` settings do nothing elsewhere.
fn durable(connection: &Connection) -> Result<(), Cause> {
    keep_log(connection)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "journal_size_limit", LOG_LIMIT)?;
    Ok(())
}

/// Switches the file to a write-ahead log, so that reading never waits for writing.
pub(crate) fn keep_log(connection: &Connection) -> Result<(), Cause> {
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if !mode.eq_ignore_ascii_case("wal") {
        return Err(Cause::Defect(format!("the disk does not support a write-ahead log (mode {mode})")));
    }
    Ok(())
}

/// Switches the file to one that is complete alone: a log beside a backup would be lost on the way.
pub(crate) fn keep_no_log(connection: &Connection) -> Result<(), Cause> {
    let mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get(0))?;
    if !mode.eq_ignore_ascii_case("delete") {
        return Err(Cause::Defect(format!("the backup keeps a write-ahead log (mode {mode})")));
    }
    Ok(())
}

/// An existing file that is being prepared under an unfinished name.
pub(crate) fn prepare(path: &Path) -> Result<Connection, Cause> {
    Ok(Connection::open_with_flags(uri(path, "rw")?, SHARED | OpenFlags::SQLITE_OPEN_READ_WRITE)?)
}

/// The path as SQLite's URI; the letters that mean something in one are escaped.
fn uri(path: &Path, mode: &str) -> Result<String, Cause> {
    let text =
        path.to_str().ok_or_else(|| Cause::Invalid("the path of a library must be valid Unicode".into()))?;
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '%' => escaped.push_str("%25"),
            '?' => escaped.push_str("%3f"),
            '#' => escaped.push_str("%23"),
            '\\' if cfg!(windows) => escaped.push('/'),
            other => escaped.push(other),
        }
    }
    let root = if escaped.starts_with('/') { "" } else { "/" };
    Ok(format!("file:{root}{escaped}?mode={mode}"))
}
