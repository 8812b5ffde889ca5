//! Cutting the power at every moment of a working library loses nothing that was acknowledged.
//!
//! A kill leaves what the process wrote with the operating system, so it cannot show what a flush is for. Here a child
//! process works on a library under strace: saves, undoable operations, an import, backups. What it did to its files is
//! replayed on a disk that has promised only what was flushed ([`disk`]); the power is cut after each of many steps, in
//! two ways, and the library that is left is opened: every document must hold what was acknowledged or something newer,
//! whole, and the newest backup must read back.
//!
//! The control is the same child with `synchronous=NORMAL`, which does not flush at each commit. A replay that does not
//! notice what that one loses would not notice anything.

mod disk;
mod trace;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::backup;
use crate::import::{Import, NewDocument};
use crate::library::Library;
use crate::table::document::Shelf;
use crate::value::{DocumentId, Environment, Timestamp};
use disk::{Cut, Disk};
use trace::Event;

/// How many states are looked at, at least.
const STATES: usize = 2_000;
const CONTROL_STATES: usize = 300;
const SAVES: u64 = 150;
const DOCUMENTS: usize = 3;
const CHILD: &str = "FORELAND_TEST_POWER_LIBRARY";
const MODE: &str = "FORELAND_TEST_POWER_SYNCHRONOUS";
const CALLS: &str =
    "openat,pwrite64,write,fdatasync,fsync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat";

/// A clock that moves a little with every look at it.
struct Ticking(AtomicI64);

impl Ticking {
    fn new() -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(1_785_933_000_000)))
    }
}

impl Environment for Ticking {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.fetch_add(7_000, Ordering::Relaxed))
    }

    fn random(&self) -> u128 {
        u128::try_from(self.0.fetch_add(1, Ordering::Relaxed)).unwrap()
    }
}

/// Numbers that look random and are the same in every run (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap()
    }
}

/// The text of the `nth` save: it names its number, and its length changes with it.
fn text(nth: u64) -> String {
    (0..20 + nth % 90).fold(format!("save {nth}\n"), |mut text, line| {
        writeln!(text, "component Kettle {line} [0.{line}, 0.{nth}]").unwrap();
        text
    })
}

/// The number of the save that made `found`; `None` if it is not exactly that text.
fn number(found: &str) -> Option<u64> {
    let nth = found.lines().next()?.strip_prefix("save ")?.parse().ok()?;
    (found == text(nth)).then_some(nth)
}

fn open(path: &Path) -> crate::Result<Library> {
    Library::open(path, Ticking::new())
}

fn documents(library: &Library) -> Vec<DocumentId> {
    let listed = library.reader().list(Shelf::Library).unwrap().documents;
    let mut ids: Vec<_> = listed.iter().filter(|it| it.kind == "map").map(|it| it.id).collect();
    ids.sort_unstable();
    ids
}

/// The child: works on a library and says what is acknowledged. Not a test by itself.
#[test]
fn child() {
    let Ok(path) = std::env::var(CHILD) else { return };
    let mut library = open(Path::new(&path)).unwrap();
    let mode = std::env::var(MODE).unwrap();
    library.connection_mut().pragma_update(None, "synchronous", mode).unwrap();
    // So that the log is written back several times.
    library.connection_mut().pragma_update(None, "wal_autocheckpoint", 200).unwrap();
    let ids = documents(&library);
    let mut out = std::io::stdout();
    let mut say = |words: String| out.write_all(words.as_bytes()).and_then(|()| out.flush()).unwrap();
    for nth in 10..10 + SAVES {
        let id = ids[usize::try_from(nth).unwrap() % DOCUMENTS];
        let base = library.reader().open_document(id).unwrap().hash;
        library.save(id, &text(nth), base).unwrap();
        say(format!("acknowledged {id} {nth}\n"));
        match nth % 10 {
            0 => library.set_tags(id, &[nth.to_string()]).unwrap(),
            3 => drop(library.undo().unwrap()),
            5 => {
                library.reader().backup_now().unwrap();
                say("acknowledged backup 1\n".into());
            }
            7 => {
                let note = |part| NewDocument {
                    kind: "note".into(),
                    text: text(nth + part),
                    ..NewDocument::default()
                };
                library
                    .import(&Import { documents: (0..3).map(note).collect(), ..Import::default() })
                    .unwrap();
                say("acknowledged import 3\n".into());
            }
            _ => {}
        }
    }
}

/// What was acknowledged so far.
#[derive(Default)]
struct Acknowledged {
    saves: BTreeMap<String, u64>,
    backups: u64,
    imported: u64,
}

impl Acknowledged {
    fn hear(&mut self, words: &str) {
        for line in words.lines() {
            let mut words = line.split(' ').skip_while(|word| *word != "acknowledged").skip(1);
            let (Some(what), Some(Ok(count))) = (words.next(), words.next().map(str::parse)) else {
                continue;
            };
            match what {
                "backup" => self.backups += count,
                "import" => self.imported += count,
                id => drop(self.saves.insert(id.to_owned(), count)),
            }
        }
    }

    /// What of it is missing in the library at `path`: a sentence for each thing.
    fn missing(&self, path: &Path) -> Vec<String> {
        let mut missing = Vec::new();
        let library = match open(path) {
            Ok(library) => library,
            Err(error) => return vec![format!("it does not open: {error}")],
        };
        let health = library.reader().check().unwrap();
        if !health.is_sound() {
            missing.push(format!("it is not sound: {health:?}"));
        }
        for (id, acknowledged) in &self.saves {
            let found =
                library.reader().open_document(id.parse().unwrap()).map(|document| number(&document.text));
            match found {
                Ok(Some(number)) if number >= *acknowledged => {}
                found => missing.push(format!("{id} should hold save {acknowledged}, but holds {found:?}")),
            }
        }
        let listed = library.reader().list(Shelf::Library).unwrap().documents;
        let imported = listed.iter().filter(|document| document.kind == "note").count() as u64;
        if imported < self.imported || !imported.is_multiple_of(3) {
            missing.push(format!("{} documents came in, {imported} are here", self.imported));
        }
        match library.reader().backups().unwrap().first() {
            Some(newest) => {
                missing.extend(backup::verify(&newest.path, None).err().map(|error| error.to_string()));
            }
            None if self.backups > 0 => missing.push("there is no backup".into()),
            None => {}
        }
        missing
    }
}

/// A place on a disk that is fast, where there is one: the durability of the test's own files is of no interest.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// What a child did to the library at `library`; `None` where processes cannot be traced.
fn traced(library: &Path, synchronous: &str) -> Option<Vec<Event>> {
    // Not beside the library: the log is larger than a disk in memory may be.
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let status = Command::new("strace")
        .args(["-f", "-y", "-xx", "-s", "1000000", "-e", CALLS, "-o"])
        .arg(&log)
        .arg(std::env::current_exe().unwrap())
        .args(["power_loss::child", "--exact", "--nocapture", "--test-threads=1"])
        .env(CHILD, library)
        .env(MODE, synchronous)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status();
    match status {
        Ok(status) if status.success() => Some(trace::read(&fs::read_to_string(&log).unwrap())),
        other => {
            println!("skipped: strace is not installed, or may not trace here ({other:?})");
            None
        }
    }
}

/// Cuts the power `states` times at least; returns how many states were looked at, and what was missing in them.
fn cut_everywhere(states: usize, synchronous: &str) -> Option<(usize, Vec<String>)> {
    let work = folder();
    let path = work.path().canonicalize().unwrap().join("tea.foreland");
    let mut library = open(&path).unwrap();
    for nth in 0..DOCUMENTS as u64 {
        library.create("map", "Tea", &text(nth)).unwrap();
    }
    drop(library);
    let home: PathBuf = path.parent().unwrap().into();
    let mut disk = Disk::of(&home);
    let events = traced(&path, synchronous)?;
    let changes = events.iter().filter(|event| !matches!(event, Event::Say(_))).count();
    // Two cuts after each of these steps.
    let every = (changes * 2 / states).max(1);
    let (mut dice, mut acknowledged) = (Dice(states as u64), Acknowledged::default());
    let (mut looked, mut missing) = (0, Vec::new());
    let mut step = 0;
    for event in &events {
        if let Event::Say(words) = event {
            acknowledged.hear(words);
            continue;
        }
        disk.apply(event);
        step += 1;
        if step % every != 0 {
            continue;
        }
        for cut in [Cut::Flushed, Cut::AnyPart] {
            let after = folder();
            disk.cut(cut, &mut dice, &home, after.path());
            let found = acknowledged.missing(&after.path().join("tea.foreland"));
            missing.extend(found.into_iter().map(|words| format!("{cut:?} after step {step}: {words}")));
            looked += 1;
        }
    }
    println!(
        "synchronous={synchronous}: {looked} states of {changes} changes, {} saves of {DOCUMENTS} documents, {} backups, \
         {} imported: {} losses",
        SAVES,
        acknowledged.backups,
        acknowledged.imported,
        missing.len()
    );
    assert!(acknowledged.backups > 0 && acknowledged.imported > 0 && acknowledged.saves.len() == DOCUMENTS);
    Some((looked, missing))
}

#[test]
fn a_power_cut_at_any_moment_loses_nothing_that_was_acknowledged() {
    let Some((looked, missing)) = cut_everywhere(STATES, "FULL") else { return };
    assert!(looked >= STATES, "only {looked} states");
    assert!(missing.is_empty(), "{}", missing[..missing.len().min(10)].join("\n"));
}

#[test]
fn control_a_library_that_does_not_flush_each_commit_is_caught() {
    let Some((_, missing)) = cut_everywhere(CONTROL_STATES, "NORMAL") else { return };
    assert!(missing.iter().any(|words| words.contains("should hold save")), "this test cannot see a loss");
}
