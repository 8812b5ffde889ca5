//! Backups: whole copies of the library in a folder beside it, each read back before it counts.
//!
//! A copy is taken through SQLite's online backup from a reading connection, so saves go on meanwhile. It is
//! written under another name, checked page by page and text by text, compared in row counts with its source, and
//! only then renamed into the list. The list thins itself: everything of the last hour, then one an hour for a day, one
//! a day for twelve days, one a week for ten weeks.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::StepResult;

use crate::error::Cause;
use crate::open::check::{self, Verdict};
use crate::open::{self, connect, place};
use crate::table::content;
use crate::value::Timestamp;

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;
/// How long every backup stays.
const EVERYTHING_FOR: i64 = HOUR;
/// After that, how many stay, and how far apart.
const RUNGS: [(u32, i64); 3] = [(24, HOUR), (12, DAY), (10, 7 * DAY)];

const EXTENSION: &str = ".backup";
const BEFORE_FORMAT: &str = "-before-format-";

/// A backup of a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The file; give it to [`crate::restore_backup`].
    pub path: PathBuf,
    /// When it was written.
    pub at: Timestamp,
    /// Why it was written.
    pub reason: Reason,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Why a backup was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was asked for, or its time had come.
    Regular,
    /// The library was about to be brought to this format.
    BeforeFormat(u32),
}

/// The folder with the backups of the library at `library`.
pub(crate) fn folder(library: &Path) -> PathBuf {
    place::beside(library, ".backups")
}

/// The backups of the library, the newest first.
pub(crate) fn list(library: &Path) -> Result<Vec<Backup>, Cause> {
    let folder = folder(library);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(Cause::Io { action: "cannot list", path: folder, source }),
    };
    let mut backups = Vec::new();
    for entry in entries {
        let path = entry.map_err(Cause::io("cannot list", &folder))?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        if let Some((at, reason)) = name.and_then(from_name) {
            backups.push(Backup { bytes: place::size(&path), path, at, reason });
        }
    }
    backups.sort_by(|one, other| (other.at, &other.path).cmp(&(one.at, &one.path)));
    Ok(backups)
}

/// Copies what `source` sees now into a new backup, verified.
pub(crate) fn write(
    source: &Connection,
    library: &Path,
    at: Timestamp,
    reason: Reason,
) -> Result<Backup, Cause> {
    let folder = folder(library);
    if !folder.is_dir() {
        fs::create_dir_all(&folder).map_err(Cause::io("cannot make the folder", &folder))?;
        // The folder has to survive a power cut too, or what is in it would not.
        place::flush_folder(&folder)?;
    }
    let unfinished = folder.join("unfinished");
    place::clear(&unfinished)?;
    let expected = copy(source, &unfinished)?;
    verify(&unfinished, Some(&expected))?;
    let (path, at) = free_name(&folder, at, reason);
    place::put(&unfinished, &path)?;
    Ok(Backup { bytes: place::size(&path), path, at, reason })
}

/// Copies the pages and returns how many rows each table has in the copied state.
fn copy(source: &Connection, target: &Path) -> Result<BTreeMap<String, i64>, Cause> {
    let snapshot = source.unchecked_transaction()?;
    let counts = count_rows(&snapshot)?;
    let mut copied = connect::create(target)?;
    {
        let copying = rusqlite::backup::Backup::new(&snapshot, &mut copied)?;
        if copying.step(-1)? != StepResult::Done {
            return Err(Cause::InUse(target.into()));
        }
    }
    connect::keep_no_log(&copied)?;
    copied.close().map_err(|(_, error)| error)?;
    Ok(counts)
}

/// Reads a backup back: its pages, every text against its hash, and the row counts if they are known.
pub(crate) fn verify(path: &Path, expected: Option<&BTreeMap<String, i64>>) -> Result<(), Cause> {
    let damaged = |what: String| Cause::DamagedBackup { path: path.into(), what };
    if place::size(path) == 0 {
        return Err(damaged("it is empty".into()));
    }
    let read_back = || -> Result<(Verdict, u32, BTreeMap<String, i64>), Cause> {
        let connection = connect::unchanging(path)?;
        open::format(&connection)?;
        Ok((check::pages(&connection)?, content::count_damaged(&connection)?, count_rows(&connection)?))
    };
    let (pages, texts, counts) = read_back().map_err(|cause| damaged(cause.to_string()))?;
    if let Verdict::Damaged(what) = pages {
        return Err(damaged(what));
    }
    if texts > 0 {
        return Err(damaged(format!("{texts} texts are not what was stored")));
    }
    if expected.is_some_and(|expected| *expected != counts) {
        return Err(damaged("it does not have as many rows as the library".into()));
    }
    Ok(())
}

/// The rows of every ordinary table. Works for every format, as it asks the file which tables it has.
fn count_rows(connection: &Connection) -> Result<BTreeMap<String, i64>, Cause> {
    let mut tables = connection.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         AND name NOT LIKE '%\\_fts%' ESCAPE '\\' ORDER BY name",
    )?;
    let names = tables.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    let mut counts = BTreeMap::new();
    for name in names {
        let sql = format!("SELECT count(*) FROM \"{}\"", name.replace('"', "\"\""));
        counts.insert(name, connection.query_row(&sql, [], |row| row.get(0))?);
    }
    Ok(counts)
}

/// Removes the backups that the ladder lets go.
pub(crate) fn thin(library: &Path, now: Timestamp) -> Result<(), Cause> {
    let backups = list(library)?;
    let moments: Vec<_> = backups.iter().map(|backup| backup.at).collect();
    let newest_before_format = backups.iter().position(|backup| backup.reason != Reason::Regular);
    for (index, (backup, keep)) in backups.iter().zip(ladder(&moments, now)).enumerate() {
        if !keep && newest_before_format != Some(index) {
            fs::remove_file(&backup.path).map_err(Cause::io("cannot remove", &backup.path))?;
        }
    }
    Ok(())
}

/// Whether a backup is due at `now`: there is none, or something changed since the `newest`, and that is `interval`
/// milliseconds old, or as far in a future that a clock set wrong had made up.
#[must_use]
pub fn is_due(newest: Option<Timestamp>, changed: Option<Timestamp>, now: Timestamp, interval: i64) -> bool {
    let Some(newest) = newest else { return true };
    let age = now.since(newest);
    changed.is_some_and(|changed| changed > newest) && age >= interval || age <= -interval
}

/// Which of the backups taken at `moments`, the newest first, stay.
fn ladder(moments: &[Timestamp], now: Timestamp) -> Vec<bool> {
    let mut rungs = RUNGS.into_iter();
    let (mut left, mut length) = rungs.next().unwrap_or_default();
    let mut kept: Option<i64> = None;
    moments
        .iter()
        .enumerate()
        .map(|(index, moment)| {
            if index == 0 || now.since(*moment) < EVERYTHING_FOR {
                return true;
            }
            while left == 0 {
                let Some(next) = rungs.next() else { return false };
                (left, length) = next;
            }
            // What a finer rung kept last stands for its day or week as well.
            if kept.is_some_and(|kept| kept.div_euclid(length) == moment.0.div_euclid(length)) {
                return false;
            }
            left -= 1;
            kept = Some(moment.0);
            true
        })
        .collect()
}

/// A name that is not taken, moved on by milliseconds if two backups meet in one.
fn free_name(folder: &Path, at: Timestamp, reason: Reason) -> (PathBuf, Timestamp) {
    let mut at = at;
    loop {
        let suffix = match reason {
            Reason::Regular => String::new(),
            Reason::BeforeFormat(format) => format!("{BEFORE_FORMAT}{format}"),
        };
        let path = folder.join(format!("{}{suffix}{EXTENSION}", stamp(at)));
        if !path.exists() {
            return (path, at);
        }
        at.0 += 1;
    }
}

/// A moment as a file name: `2026-08-05T12-30-00-123Z`, which sorts by time and is allowed everywhere.
pub(crate) fn stamp(at: Timestamp) -> String {
    at.to_string().replace([':', '.'], "-")
}

fn from_name(name: &str) -> Option<(Timestamp, Reason)> {
    let (stamp, rest) = name.strip_suffix(EXTENSION)?.split_once('Z')?;
    let reason = match rest.strip_prefix(BEFORE_FORMAT) {
        Some(format) => Reason::BeforeFormat(format.parse().ok()?),
        None if rest.is_empty() => Reason::Regular,
        None => return None,
    };
    let (moment, milli) = stamp.rsplit_once('-')?;
    Some((format!("{moment}.{milli}Z").parse().ok()?, reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_when_and_why_and_reads_back() {
        let at = Timestamp(1_785_933_000_123);
        assert_eq!(stamp(at), "2026-08-05T12-30-00-123Z");
        let name = |suffix: &str| format!("{}{suffix}.backup", stamp(at));
        assert_eq!(from_name(&name("")), Some((at, Reason::Regular)));
        assert_eq!(from_name(&name("-before-format-2")), Some((at, Reason::BeforeFormat(2))));
        for wrong in [
            "unfinished",
            "Z.backup",
            "2026-13-05T12-30-00-123Z.backup",
            &name("-x"),
            &name("-before-format-x"),
        ] {
            assert_eq!(from_name(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_ladder_keeps_an_hour_then_hours_then_days_then_weeks() {
        // Ten minutes before an hour is full, so that the newest of each hour is a whole hour older than the last.
        let now = Timestamp(1_000 * DAY + DAY / 2 - HOUR / 6);
        let often: Vec<_> = (0..6 * 24 * 200).map(|nth| Timestamp(now.0 - nth * HOUR / 6)).collect();
        let kept: Vec<_> =
            often.iter().zip(ladder(&often, now)).filter(|(_, keep)| *keep).map(|(at, _)| *at).collect();
        assert_eq!(kept.len(), 6 + 24 + 12 + 10);
        assert!(kept[6..30].windows(2).all(|pair| pair[0].since(pair[1]) == HOUR), "one an hour");
        assert!(kept[30..42].windows(2).all(|pair| pair[0].since(pair[1]) == DAY), "one a day");
        assert!(kept[42..].windows(2).all(|pair| pair[0].since(pair[1]) == 7 * DAY), "one a week");
        assert!(now.since(kept[51]) > 70 * DAY);
    }

    #[test]
    fn a_backup_is_due_when_something_changed_a_while_after_the_newest() {
        let due = |newest: Option<i64>, changed: Option<i64>, now: i64| {
            is_due(newest.map(Timestamp), changed.map(Timestamp), Timestamp(now), 10)
        };
        assert!(due(None, None, 0), "there is none");
        assert!(due(Some(100), Some(101), 110));
        assert!(!due(Some(100), Some(101), 109), "the newest is young");
        assert!(!due(Some(100), Some(100), 200) && !due(Some(100), None, 200), "nothing changed");
        assert!(due(Some(1_000), Some(50), 60), "the newest is from a future that never came");
    }

    #[test]
    fn the_newest_backup_stays_however_old_it_is() {
        assert_eq!(ladder(&[Timestamp(0)], Timestamp(10_000 * DAY)), [true]);
        assert_eq!(ladder(&[], Timestamp(0)), [] as [bool; 0]);
        let future = [Timestamp(9 * DAY), Timestamp(8 * DAY)];
        assert_eq!(ladder(&future, Timestamp(0)), [true, true], "a clock that was wrong deletes nothing");
    }
}
