//! Out and back in again: nothing that a folder can hold is different afterwards.

use super::{export, import};
use crate::jobs::{Done, Progress};
use crate::kind::Texts;
use contract::{ApiError, ErrorCode};
use library::{
    DocumentId, Environment, InitiativeFields, Library, LibraryHandle, Reader, Shelf, Stage, Timestamp,
};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

struct Machine(AtomicI64);

impl Environment for Machine {
    fn now(&self) -> Timestamp {
        Timestamp(1_785_933_000_000 + self.0.fetch_add(1, Ordering::Relaxed))
    }

    fn random(&self) -> u128 {
        u128::try_from(self.0.fetch_add(1, Ordering::Relaxed)).unwrap()
    }
}

fn open(folder: &Path) -> LibraryHandle {
    let mut library =
        Library::open(&folder.join("library.db"), Arc::new(Machine(AtomicI64::new(0)))).unwrap();
    library.read_texts_by(Texts);
    LibraryHandle::serve(library).unwrap()
}

fn quietly<T>(work: impl FnOnce(&mut Progress<'_>) -> T) -> T {
    work(&mut Progress::new(&|_, _| {}, &AtomicBool::new(false)))
}

fn export_to(library: &LibraryHandle, target: &Path) -> Result<Done, ApiError> {
    let target = target.to_path_buf();
    library
        .read_blocking(move |reader| Ok(quietly(|progress| export(reader, &target, "~", progress))))
        .unwrap()
}

/// Every file under `folder`, by its path in it.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    files
}

/// Two initiatives, documents of every kind in and out of them, and everything that is hard in a name.
fn fill(library: &LibraryHandle) {
    library
        .write_blocking(|library| {
            let fields = |name: &str| InitiativeFields {
                name: name.into(),
                leader: "Lee \"the\" Leader".into(),
                fitness: "Cups a day".into(),
                customer: "People who pass by".into(),
                stage: Stage::Building,
            };
            let tea = library.create_initiative(fields("Tea: the shop"))?;
            let inn = library.create_initiative(fields("tea? the shop"))?;
            library.create_initiative(fields("Empty"))?;
            library.move_initiative(inn, Some(tea))?;
            for title in ["Tea", "tea", "CON", "../escape", "Café", "Cafe\u{301}", "茶の店", "a/b", "…"]
            {
                library.create_in(
                    Some(tea),
                    "map",
                    title,
                    &format!("title {title}\r\ncomponent Kettle\n"),
                )?;
            }
            library.create_in(
                Some(inn),
                "prfaq",
                "A press release",
                "---\nx: 1\n---\n# A press release\n",
            )?;
            let id = library.create("decision", "Which kettle?", "no heading here")?;
            library.set_tags(id, &["for the board".into(), "draft".into()])?;
            let binned = library.create("map", "Binned", "title Binned\n")?;
            library.trash(binned)
        })
        .unwrap();
}

type Seen = (String, String, String, Vec<String>, Option<String>, Timestamp, Timestamp);

/// What a folder can hold of a library.
fn seen(library: &LibraryHandle) -> (Vec<InitiativeFields>, Vec<Seen>) {
    let read = |reader: &Reader| {
        let initiatives = reader.initiatives()?;
        let name =
            |id| initiatives.iter().find(|known| known.id == id).map(|known| known.fields.name.clone());
        let mut documents = Vec::new();
        for summary in reader.list(Shelf::Library)?.documents {
            let it = reader.open_document(summary.id)?;
            let home = it.initiative.and_then(name);
            documents.push((it.title, it.kind, it.text, it.tags, home, it.created, it.modified));
        }
        documents.sort();
        Ok((initiatives.into_iter().map(|initiative| initiative.fields).collect(), documents))
    };
    library.read_blocking(read).unwrap()
}

#[test]
fn what_goes_out_comes_back_as_it_was() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let library = open(here.path());
    fill(&library);
    let done = export_to(&library, there.path()).unwrap();
    assert_eq!(done.message, "11 documents were written to “Foreland library” in ~.");
    assert_eq!(done.left_out, [] as [&str; 0]);
    let first = tree(&there.path().join("Foreland library"));
    assert_eq!(first.len(), 11 + 4, "{:?}", first.keys());

    let elsewhere = tempfile::tempdir().unwrap();
    let again = open(elsewhere.path());
    let source = there.path().join("Foreland library");
    let done = quietly(|progress| import(&again, &source, progress)).unwrap();
    assert_eq!(
        (done.message.as_str(), done.left_out.len()),
        ("11 documents came in from “Foreland library”.", 0)
    );
    assert_eq!(seen(&again), seen(&library));

    let done = quietly(|progress| import(&again, &source, progress)).unwrap();
    assert!(done.message.starts_with("0 documents came in"), "{}", done.message);
    assert_eq!(seen(&again), seen(&library), "a second time adds nothing");
    export_to(&again, there.path()).unwrap();
    assert_eq!(tree(&there.path().join("Foreland library 2")), first);
    assert_eq!(fs::read_dir(there.path()).unwrap().count(), 2, "nothing unfinished is left");
}

#[test]
fn names_in_the_folder_are_safe_and_readable() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let library = open(here.path());
    fill(&library);
    export_to(&library, there.path()).unwrap();
    let names: Vec<_> = tree(&there.path().join("Foreland library")).into_keys().collect();
    for expected in [
        "foreland.toml",
        "Tea- the shop (2)/Tea.owm",
        "Tea- the shop (2)/tea (2).owm",
        "Tea- the shop (2)/CON_.owm",
        "Tea- the shop (2)/-escape.owm",
        "Tea- the shop (2)/Café.owm",
        "Tea- the shop (2)/Café (2).owm",
        "Tea- the shop (2)/茶の店.owm",
        "tea- the shop/A press release.prfaq.md",
        "Empty/foreland.toml",
        "Which kettle-.decision.md",
    ] {
        let alike = expected.to_lowercase();
        assert!(names.iter().any(|name| name.to_lowercase() == alike), "{expected} is not among {names:?}");
    }
}

#[test]
fn somebody_elses_folder_comes_in_without_an_index() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let put = |name: &str, bytes: &[u8]| {
        let path = there.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    put("Harbour.owm", b"component Crane [0.5, 0.5]\n");
    put("Shop/map.wm", b"title Named inside\n");
    put("Shop/deeper/lost.owm", b"title Lost\n");
    put("Pictures/photo.png", b"\x89PNG");
    put("latin.owm", b"title caf\xe9\n");
    put(".hidden.owm", b"title Hidden\n");
    put("Inn/foreland.toml", b"[[[");
    put("Inn/beds.owm", b"title Beds\n");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/passwd", there.path().join("link.owm")).unwrap();
    let library = open(here.path());
    let done = quietly(|progress| import(&library, there.path(), progress)).unwrap();
    let (initiatives, documents) = seen(&library);
    let names: Vec<_> = initiatives.iter().map(|fields| fields.name.as_str()).collect();
    assert_eq!(names, ["Inn", "Shop"], "a folder without documents is no initiative");
    let found: Vec<_> = documents.iter().map(|it| (it.0.as_str(), it.4.as_deref())).collect();
    assert_eq!(found, [("Beds", Some("Inn")), ("Harbour", None), ("Named inside", Some("Shop"))]);
    let told = done.left_out.join("\n");
    for name in ["photo.png", "latin.owm", "Shop/deeper", "Inn/foreland.toml"] {
        assert!(told.contains(name), "{name} is missing in {told}");
    }
    assert!(cfg!(not(unix)) || told.contains("link.owm"));
    library.write_blocking(Library::undo).unwrap();
    assert_eq!(seen(&library), (Vec::new(), Vec::new()), "an import is one step");
}

#[test]
fn cancelling_leaves_nothing_behind() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let library = open(here.path());
    fill(&library);
    let cancelled = AtomicBool::new(false);
    let target = there.path().to_path_buf();
    let outcome = library
        .read_blocking(move |reader| {
            let cancel_half_way = |done, total| {
                if done * 2 > total {
                    cancelled.store(true, Ordering::Relaxed);
                }
            };
            Ok(export(reader, &target, "~", &mut Progress::new(&cancel_half_way, &cancelled)).map(drop))
        })
        .unwrap();
    assert_eq!(outcome.unwrap_err().code, ErrorCode::Cancelled);
    assert_eq!(fs::read_dir(there.path()).unwrap().count(), 0);

    export_to(&library, there.path()).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let again = open(elsewhere.path());
    let cancelled = AtomicBool::new(true);
    let outcome =
        import(&again, &there.path().join("Foreland library"), &mut Progress::new(&|_, _| {}, &cancelled));
    assert_eq!(outcome.map(drop).unwrap_err().code, ErrorCode::Cancelled);
    assert_eq!(seen(&again), (Vec::new(), Vec::new()));
}

#[test]
fn a_damaged_document_is_named_and_the_others_go_out() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let library = open(here.path());
    let ids: Vec<DocumentId> = ["Good", "Ruined"]
        .into_iter()
        .map(|title| {
            let text = format!("title {title}\n{}", "component Kettle\n".repeat(20));
            library.write_blocking(move |library| library.create("map", title, &text)).unwrap()
        })
        .collect();
    library.close_blocking();
    let path = here.path().join("library.db");
    let mut bytes = fs::read(&path).unwrap();
    let at = bytes.windows(18).rposition(|part| part == b"title Ruined\ncompo").unwrap();
    bytes[at + 20] ^= 1;
    fs::write(&path, bytes).unwrap();
    let library = open(here.path());
    let done = export_to(&library, there.path()).unwrap();
    assert_eq!(done.message, "1 document was written to “Foreland library” in ~.");
    assert_eq!(done.left_out.len(), 1);
    assert!(done.left_out[0].contains("is damaged"), "{:?}", done.left_out);
    assert!(library.read_blocking(move |reader| reader.open_document(ids[0])).is_ok());
}

#[test]
fn a_folder_with_nothing_for_us_is_refused_in_words() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let library = open(here.path());
    let refused = |path: &Path| quietly(|progress| import(&library, path, progress)).map(drop).unwrap_err();
    fs::write(there.path().join("photo.png"), "x").unwrap();
    assert_eq!(refused(there.path()).code, ErrorCode::Refused);
    assert_eq!(refused(&there.path().join("gone")).code, ErrorCode::Unreadable);
    assert_eq!(refused(&there.path().join("photo.png")).code, ErrorCode::Unreadable);
}
