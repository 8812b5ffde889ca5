//! WebKitWebDriver, which starts the app and passes on what the scenarios ask for.

use crate::{PATIENCE, wait};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Instant;

/// A running driver, ended together with the app when dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    pub(crate) port: u16,
}

impl Driver {
    /// Starts a driver whose app will see `environment`.
    pub(crate) fn new(environment: &[(String, String)]) -> Self {
        wait("WebKitWebDriver answers", || {
            // It ends where something else has taken the port meanwhile, and the next port is another one.
            Self::start(environment).ok_or(|| "a driver that ended by itself".to_owned())
        })
    }

    /// Starts a driver and waits until it answers; `None` if it ends instead.
    fn start(environment: &[(String, String)]) -> Option<Self> {
        let port = free_port();
        let process = Command::new("WebKitWebDriver")
            .args(["--host=127.0.0.1", &format!("--port={port}")])
            // A library of the person who runs the tests is none of theirs.
            .env_remove("FORELAND_LIBRARY")
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .process_group(0)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("WebKitWebDriver did not start ({error}); `cargo xtask test` installs it")
            });
        let mut driver = Self { process, port };
        let answers = wait("WebKitWebDriver answers", || {
            match (TcpStream::connect(("127.0.0.1", port)), driver.process.try_wait()) {
                (_, Ok(Some(_))) => Ok(false),
                (Ok(_), _) => Ok(true),
                (Err(error), _) => Err(move || format!("{error} (port {port})")),
            }
        });
        answers.then_some(driver)
    }

    /// Ends driver and app without asking, as a power cut would, and waits until they are gone.
    pub(crate) fn kill(&mut self) {
        // The app is the driver's child: the whole process group goes.
        end_group(&mut self.process);
    }

    /// The app and all that it has started.
    pub(crate) fn driven(&self) -> Vec<u32> {
        descendants(self.process.id())
    }
}

/// Ends a process that leads a group, and the whole group with it, and waits until they are gone.
pub(crate) fn end_group(leader: &mut Child) {
    let group = leader.id();
    let _ = Command::new("kill").args(["-KILL", "--", &format!("-{group}")]).stderr(Stdio::null()).status();
    let _ = leader.wait();
    // Killed is not yet gone: until it is, the app holds its library.
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE && processes().any(|process| process.group == group) {
        std::thread::yield_now();
    }
}

/// All processes that `ancestor` has started, and those that these have.
pub(crate) fn descendants(ancestor: u32) -> Vec<u32> {
    let all: Vec<_> = processes().collect();
    let mut found = vec![ancestor];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        found.extend(all.iter().filter(|process| process.parent == parent).map(|process| process.id));
        next += 1;
    }
    found.split_off(1)
}

/// A process that runs.
struct Process {
    id: u32,
    parent: u32,
    group: u32,
}

/// The processes that there are, other than as an entry that nobody has asked for yet.
fn processes() -> impl Iterator<Item = Process> {
    let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| {
        let id = entry.file_name().to_str()?.parse().ok()?;
        let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
        // Behind the name in brackets: state, parent, group.
        let mut words = stat.rsplit_once(')')?.1.split_whitespace();
        if matches!(words.next(), None | Some("Z" | "X")) {
            return None;
        }
        Some(Process { id, parent: words.next()?.parse().ok()?, group: words.next()?.parse().ok()? })
    })
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The desktop binary that was built beside the tests, or the one that `FORELAND_DESKTOP` names.
pub fn binary() -> PathBuf {
    if let Some(path) = std::env::var_os("FORELAND_DESKTOP") {
        return path.into();
    }
    let here = std::env::current_exe().unwrap_or_default();
    let path =
        here.ancestors().skip(1).map(|folder| folder.join("foreland-desktop")).find(|path| path.is_file());
    path.unwrap_or_else(|| panic!("foreland-desktop is not built; `cargo xtask test` builds it first"))
}

/// A port that nobody listens on.
///
/// Not one that the system would give: from those it also takes the near ends of connections, so that one could be gone
/// before the driver has it, or a connection to a driver that does not listen yet could be made with itself.
fn free_port() -> u16 {
    const FIRST: u16 = 20_000;
    const COUNT: u16 = 10_000;
    static TAKEN: AtomicU16 = AtomicU16::new(0);
    // Two runs of the tests begin at different places, two windows of one run never get the same.
    let start = u16::try_from(std::process::id() % u32::from(COUNT)).unwrap_or_default();
    for _ in 0..COUNT {
        let next = TAKEN.fetch_add(1, Ordering::Relaxed);
        let port = FIRST + (start + next % COUNT) % COUNT;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
    panic!("no port from {FIRST} on is free")
}
