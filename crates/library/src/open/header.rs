//! The first hundred bytes of a library, read without opening it as a database.
//!
//! Opening a file with SQLite can already change it (a log left behind is replayed). What is not ours, or newer
//! than us, has to stay as it is to the last byte, so this look comes first.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::Opening;
use super::place;
use crate::backup;
use crate::error::Cause;

/// Marks a SQLite file as a library of Foreland: "Frld".
pub(crate) const APPLICATION_ID: u32 = u32::from_be_bytes(*b"Frld");

const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const LENGTH: usize = 100;

/// What the first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Header {
    /// There is no file, or an empty one.
    Absent,
    /// A library in this format. A log beside it may hold a later one.
    Library { format: u32 },
}

/// Reads the header of the file at `path`.
pub(crate) fn read(path: &Path, opening: &Opening) -> Result<Header, Cause> {
    let mut bytes = Vec::with_capacity(LENGTH);
    match File::open(path) {
        Ok(file) => {
            file.take(LENGTH as u64).read_to_end(&mut bytes).map_err(Cause::io("cannot read", path))?;
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(source) => return Err(Cause::Io { action: "cannot read", path: path.into(), source }),
    }
    if bytes.is_empty() {
        return Ok(Header::Absent);
    }
    if !bytes.starts_with(&MAGIC[..MAGIC.len().min(bytes.len())]) {
        return Err(foreign(path, "it is not a database")?);
    }
    let Ok(bytes) = <[u8; LENGTH]>::try_from(bytes) else {
        return Err(Cause::Damaged("its file is cut off in its first page".into()));
    };
    if number(&bytes, 68) != APPLICATION_ID {
        return Err(foreign(path, "it is a database of another program")?);
    }
    refuse_cut_off(path, &bytes, opening)?;
    Ok(Header::Library { format: number(&bytes, 60) })
}

/// A file that is not a library, in a place that has backups of one, is what became of it.
fn foreign(path: &Path, why: &str) -> Result<Cause, Cause> {
    Ok(if backup::list(path)?.is_empty() {
        Cause::NotALibrary { path: path.into(), why: why.into() }
    } else {
        Cause::Damaged(format!("{why} any more, but there are backups of it"))
    })
}

/// Refuses a file shorter than its own count of pages.
///
/// Not while a log is there: a crash in the middle of writing it back leaves a short file that the log completes.
fn refuse_cut_off(path: &Path, bytes: &[u8; LENGTH], opening: &Opening) -> Result<(), Cause> {
    let page = match u16::from_be_bytes([bytes[16], bytes[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    let expected = page * u64::from(number(bytes, 28));
    // The count is only kept if the two change counters agree.
    if !opening.unclean && number(bytes, 24) == number(bytes, 92) && place::size(path) < expected {
        return Err(Cause::Damaged(format!("its file has {} of {expected} bytes", place::size(path))));
    }
    Ok(())
}

fn number(bytes: &[u8; LENGTH], at: usize) -> u32 {
    u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}
