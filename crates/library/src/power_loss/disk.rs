//! A disk that has promised only what was flushed.
//!
//! What is written waits until its file is flushed, what is made, renamed or removed until its folder is. A power cut
//! keeps what was flushed and, of the rest, nothing or any part: writes out of order, and torn between sectors.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::Dice;
use super::trace::Event;

const SECTOR: usize = 512;

#[derive(Clone)]
enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Truncate(usize),
}

/// A file or folder, by whatever name.
#[derive(Clone, Default)]
struct Node {
    flushed: Vec<u8>,
    waiting: Vec<Change>,
    is_folder: bool,
}

#[derive(Clone)]
enum Naming {
    Put(String, usize),
    Remove(String),
}

impl Naming {
    fn folder(&self) -> &str {
        let (Self::Put(path, _) | Self::Remove(path)) = self;
        path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    fn apply(&self, names: &mut BTreeMap<String, usize>) {
        match self {
            Self::Put(path, node) => drop(names.insert(path.clone(), *node)),
            Self::Remove(path) => drop(names.remove(path)),
        }
    }
}

/// What a cut leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// Only what was flushed.
    Flushed,
    /// What was flushed and any part of the rest.
    AnyPart,
}

/// The disk under one folder.
pub(super) struct Disk {
    nodes: Vec<Node>,
    /// The names as a running process sees them.
    seen: BTreeMap<String, usize>,
    flushed: BTreeMap<String, usize>,
    waiting: Vec<Naming>,
}

impl Disk {
    /// A disk with the files that are in `folder` now, all of them flushed.
    pub(super) fn of(folder: &Path) -> Self {
        let mut disk =
            Self { nodes: Vec::new(), seen: BTreeMap::new(), flushed: BTreeMap::new(), waiting: Vec::new() };
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            disk.nodes.push(Node { flushed: fs::read(&path).unwrap(), ..Node::default() });
            disk.seen.insert(path.to_str().unwrap().to_owned(), disk.nodes.len() - 1);
        }
        disk.flushed = disk.seen.clone();
        disk
    }

    pub(super) fn apply(&mut self, event: &Event) {
        match event {
            Event::Open(path) if !self.seen.contains_key(path) => self.make(path, false),
            Event::Folder(path) if !self.seen.contains_key(path) => self.make(path, true),
            Event::Open(_) | Event::Folder(_) | Event::Say(_) => {}
            Event::Write { path, at, bytes } => {
                self.change(path, Change::Write { at: *at, bytes: bytes.clone() });
            }
            Event::Truncate { path, length } => self.change(path, Change::Truncate(*length)),
            Event::Sync(path) => self.flush(path),
            Event::Rename { from, to } => {
                if let Some(node) = self.seen.remove(from) {
                    self.seen.insert(to.clone(), node);
                    self.waiting.extend([Naming::Put(to.clone(), node), Naming::Remove(from.clone())]);
                }
            }
            Event::Unlink(path) => {
                self.seen.remove(path);
                self.waiting.push(Naming::Remove(path.clone()));
            }
        }
    }

    fn make(&mut self, path: &str, is_folder: bool) {
        self.nodes.push(Node { is_folder, ..Node::default() });
        let node = self.nodes.len() - 1;
        self.seen.insert(path.to_owned(), node);
        self.waiting.push(Naming::Put(path.to_owned(), node));
    }

    fn change(&mut self, path: &str, change: Change) {
        if let Some(node) = self.seen.get(path) {
            self.nodes[*node].waiting.push(change);
        }
    }

    fn flush(&mut self, path: &str) {
        if let Some(node) = self.seen.get(path) {
            let node = &mut self.nodes[*node];
            std::mem::take(&mut node.waiting).iter().for_each(|change| write(&mut node.flushed, change));
        }
        let (done, waiting): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.waiting).into_iter().partition(|naming| naming.folder() == path);
        done.iter().for_each(|naming| naming.apply(&mut self.flushed));
        self.waiting = waiting;
    }

    /// Cuts the power and puts what is left of `from` into `to`.
    pub(super) fn cut(&self, cut: Cut, dice: &mut Dice, from: &Path, to: &Path) {
        let mut names = self.flushed.clone();
        if cut == Cut::AnyPart {
            let kept = dice.below(self.waiting.len() + 1);
            self.waiting[..kept].iter().for_each(|naming| naming.apply(&mut names));
        }
        let mut folders: Vec<_> = names.iter().filter(|(_, node)| self.nodes[**node].is_folder).collect();
        folders.sort();
        for (path, _) in folders {
            fs::create_dir_all(to.join(Path::new(path).strip_prefix(from).unwrap())).unwrap();
        }
        for (path, node) in names {
            let Ok(inside) = Path::new(&path).strip_prefix(from) else { continue };
            let (node, target) = (&self.nodes[node], to.join(inside));
            // The shared memory beside a log is made anew by whoever opens the library first.
            if node.is_folder || path.ends_with("-shm") || !target.parent().unwrap().is_dir() {
                continue;
            }
            let mut bytes = node.flushed.clone();
            if cut == Cut::AnyPart {
                for change in &node.waiting {
                    tear(&mut bytes, change, dice);
                }
            }
            fs::write(target, bytes).unwrap();
        }
    }
}

fn write(file: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Truncate(length) => file.resize(*length, 0),
        Change::Write { at, bytes } => {
            file.resize(file.len().max(at + bytes.len()), 0);
            file[*at..at + bytes.len()].copy_from_slice(bytes);
        }
    }
}

/// Lets a change happen wholly, not at all, or, if it is a write, in some of its sectors.
fn tear(file: &mut Vec<u8>, change: &Change, dice: &mut Dice) {
    match (dice.below(4), change) {
        (0 | 1, _) => {}
        (2, Change::Write { at, bytes }) => {
            for (nth, sector) in bytes.chunks(SECTOR).enumerate() {
                if dice.below(2) == 0 {
                    write(file, &Change::Write { at: at + nth * SECTOR, bytes: sector.to_vec() });
                }
            }
        }
        _ => write(file, change),
    }
}
