//! Backups: whole copies of the library in a folder beside it, each read back before it counts.
//!
//! A copy is taken through SQLite's online backup from a reading connection, so saves go on meanwhile. It is
//! written under another name, checked page by page and text by text, compared in row counts with its source, and
//! only then renamed into the list. The list thins itself: everything of two days, then one a day for twelve days,
//! then one a week for ten weeks.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::StepResult;
use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time};

use crate::error::Cause;
use crate::open::check::{self, Verdict};
use crate::open::{self, connect, place};
use crate::table::content;
use crate::value::Timestamp;

const DAY: i64 = 24 * 60 * 60 * 1000;
const EVERYTHING_FOR: i64 = 2 * DAY;
const DAILY: u32 = 12;
const WEEKLY: u32 = 10;

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
    fs::create_dir_all(&folder).map_err(Cause::io("cannot make the folder", &folder))?;
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

/// Which of the backups taken at `moments`, the newest first, stay.
fn ladder(moments: &[Timestamp], now: Timestamp) -> Vec<bool> {
    let (mut daily, mut weekly) = (DAILY, WEEKLY);
    let (mut last, mut last_day) = (None, None);
    moments
        .iter()
        .enumerate()
        .map(|(index, moment)| {
            if index == 0 || now.since(*moment) < EVERYTHING_FOR {
                return true;
            }
            let (left, length) = if daily > 0 { (&mut daily, DAY) } else { (&mut weekly, 7 * DAY) };
            let (period, day) = (Some((length, moment.0.div_euclid(length))), Some(moment.0.div_euclid(DAY)));
            if *left == 0 || period == last || day == last_day {
                return false;
            }
            *left -= 1;
            (last, last_day) = (period, day);
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
    let moment = OffsetDateTime::from_unix_timestamp_nanos(i128::from(at.0) * 1_000_000)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (year, month, day) = (moment.year(), u8::from(moment.month()), moment.day());
    let (hour, minute, second, milli) = moment.to_hms_milli();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}-{minute:02}-{second:02}-{milli:03}Z")
}

fn from_name(name: &str) -> Option<(Timestamp, Reason)> {
    let (stamp, rest) = name.strip_suffix(EXTENSION)?.split_once('Z')?;
    let reason = match rest.strip_prefix(BEFORE_FORMAT) {
        Some(format) => Reason::BeforeFormat(format.parse().ok()?),
        None if rest.is_empty() => Reason::Regular,
        None => return None,
    };
    let mut parts = stamp.split(['-', 'T']).map(str::parse::<u16>);
    let mut part = || parts.next()?.ok();
    let (year, month, day) = (part()?, u8::try_from(part()?).ok()?, u8::try_from(part()?).ok()?);
    let (hour, minute) = (u8::try_from(part()?).ok()?, u8::try_from(part()?).ok()?);
    let (second, milli) = (u8::try_from(part()?).ok()?, part()?);
    let date = Date::from_calendar_date(i32::from(year), Month::try_from(month).ok()?, day).ok()?;
    let moment =
        PrimitiveDateTime::new(date, Time::from_hms_milli(hour, minute, second, milli).ok()?).assume_utc();
    Some((Timestamp(i64::try_from(moment.unix_timestamp_nanos() / 1_000_000).ok()?), reason))
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
    fn the_ladder_keeps_two_days_then_days_then_weeks() {
        let now = Timestamp(1_000 * DAY + DAY / 2);
        let hourly: Vec<_> = (0..24 * 200).map(|hour| Timestamp(now.0 - hour * DAY / 24)).collect();
        let kept: Vec<_> =
            hourly.iter().zip(ladder(&hourly, now)).filter(|(_, keep)| *keep).map(|(at, _)| *at).collect();
        assert_eq!(kept.len(), 48 + 12 + 10);
        assert!(kept[48..60].windows(2).all(|pair| pair[0].since(pair[1]) <= DAY), "one a day");
        assert!(kept[61..].windows(2).all(|pair| pair[0].since(pair[1]) == 7 * DAY), "one a week");
        assert!(now.since(kept[69]) > 70 * DAY);
    }

    #[test]
    fn the_newest_backup_stays_however_old_it_is() {
        assert_eq!(ladder(&[Timestamp(0)], Timestamp(10_000 * DAY)), [true]);
        assert_eq!(ladder(&[], Timestamp(0)), [] as [bool; 0]);
        let future = [Timestamp(9 * DAY), Timestamp(8 * DAY)];
        assert_eq!(ladder(&future, Timestamp(0)), [true, true], "a clock that was wrong deletes nothing");
    }
}
