//! The life of a document: made, saved, named, thrown away, brought back.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a panic is the report of a test"
)]

mod support;

use std::sync::{Arc, Mutex};

use library::{ContentHash, ErrorCode, Op, Origin, SESSION, Shelf, VersionNumber};
use support::{MINUTE, Place, code, save};

fn texts(library: &library::Library, id: library::DocumentId) -> Vec<String> {
    let versions = library.reader().versions(id).unwrap();
    versions.iter().rev().map(|version| library.reader().version_text(id, version.number).unwrap()).collect()
}

#[test]
fn a_document_is_what_was_saved_also_after_closing() {
    let place = Place::new();
    let mut library = place.open();
    assert!(library.opening().created);
    let id = library.create("map", "Tea Shop", "title Tea Shop\n").unwrap();
    let saved = save(&mut library, id, "title Tea Shop\r\ncomponent Kettle\0é\n");
    assert_eq!(saved.at, library.reader().open_document(id).unwrap().modified);
    drop(library);

    let library = place.open();
    assert!(!library.opening().created && !library.opening().unclean);
    let document = library.reader().open_document(id).unwrap();
    assert_eq!(document.text, "title Tea Shop\r\ncomponent Kettle\0é\n");
    assert_eq!((document.kind.as_str(), document.title.as_str()), ("map", "Tea Shop"));
    assert_eq!((document.hash, document.version), (saved.hash, saved.version));
    assert_eq!(document.hash, ContentHash::of(&document.text));
}

#[test]
fn a_save_on_a_text_that_has_moved_on_is_a_conflict_and_changes_nothing() {
    let mut library = Place::new().open();
    let id = library.create("map", "Tea", "one").unwrap();
    let base = ContentHash::of("one");
    library.save(id, "two", base).unwrap();
    let error = library.save(id, "three", base).unwrap_err();
    assert_eq!((error.code(), error.document()), (ErrorCode::Conflict, Some(id)));
    assert_eq!(library.reader().open_document(id).unwrap().text, "two");
    let again = library.save(id, "two", base).unwrap();
    assert_eq!(again.hash, ContentHash::of("two"), "a save whose answer got lost can be repeated");
    assert_eq!(texts(&library, id), ["one", "two"]);
}

#[test]
fn edits_of_one_session_are_one_version_and_the_first_text_stays() {
    let place = Place::new();
    let mut library = place.open();
    let id = library.create("map", "Tea", "start").unwrap();
    for text in ["a draft", "a longer draft", "the longest draft"] {
        save(&mut library, id, text);
        place.machine.pass(MINUTE);
    }
    assert_eq!(texts(&library, id), ["start", "the longest draft"]);
    place.machine.pass(SESSION);
    save(&mut library, id, "the next session");
    assert_eq!(texts(&library, id), ["start", "the longest draft", "the next session"]);
}

#[test]
fn a_large_deletion_does_not_swallow_what_it_deleted() {
    let mut library = Place::new().open();
    let id = library.create("map", "Tea", "start").unwrap();
    save(&mut library, id, "a long text of much work");
    save(&mut library, id, "oops");
    assert_eq!(texts(&library, id), ["start", "a long text of much work", "oops"]);
}

#[test]
fn a_named_version_never_changes() {
    let place = Place::new();
    let mut library = place.open();
    let id = library.create("map", "Tea", "start").unwrap();
    let saved = save(&mut library, id, "draft one");
    library.name_version(id, saved.version, Some("For the board")).unwrap();
    save(&mut library, id, "draft two");
    assert_eq!(texts(&library, id), ["start", "draft one", "draft two"]);
    let names: Vec<_> =
        library.reader().versions(id).unwrap().into_iter().map(|version| version.name).collect();
    assert_eq!(names, [None, Some("For the board".into()), None]);
    assert_eq!(code(library.name_version(id, VersionNumber(9), Some("x"))), ErrorCode::NotFound);
    assert_eq!(code(library.name_version(id, saved.version, Some(""))), ErrorCode::Invalid);
}

#[test]
fn an_earlier_version_comes_back_as_a_new_one() {
    let mut library = Place::new().open();
    let id = library.create("map", "Tea", "start").unwrap();
    let edited = save(&mut library, id, "a later text");
    let restored = library.restore_version(id, VersionNumber(1), edited.hash).unwrap();
    assert_eq!(restored.version, VersionNumber(3));
    assert_eq!(library.reader().open_document(id).unwrap().text, "start");
    assert_eq!(texts(&library, id), ["start", "a later text", "start"]);
    assert_eq!(library.reader().versions(id).unwrap()[0].origin, Origin::Restored);
    assert_eq!(code(library.restore_version(id, VersionNumber(2), edited.hash)), ErrorCode::Conflict);
    save(&mut library, id, "start again");
    assert_eq!(texts(&library, id).len(), 4, "a restored version is not written over");
}

#[test]
fn deleting_is_the_trash_first() {
    let mut library = Place::new().open();
    let (id, other) =
        (library.create("map", "Tea", "x").unwrap(), library.create("map", "Inn", "x").unwrap());
    assert_eq!(code(library.delete_forever(&[id])), ErrorCode::NotInTrash);
    library.trash(id).unwrap();
    let ids = |library: &library::Library, shelf| {
        library.reader().list(shelf).unwrap().documents.iter().map(|entry| entry.id).collect::<Vec<_>>()
    };
    assert_eq!((ids(&library, Shelf::Library), ids(&library, Shelf::Trash)), (vec![other], vec![id]));
    save(&mut library, id, "a late save is not lost");
    library.restore_from_trash(id).unwrap();
    assert_eq!(library.reader().open_document(id).unwrap().text, "a late save is not lost");
    library.trash(id).unwrap();
    library.delete_forever(&[id]).unwrap();
    assert_eq!(code(library.reader().open_document(id)), ErrorCode::NotFound);
    assert_eq!(library.reader().open_document(other).unwrap().text, "x", "a shared text stays");
    assert!(library.reader().check().unwrap().is_sound());
}

#[test]
fn library_operations_are_undone_and_done_again_also_after_closing() {
    let place = Place::new();
    let mut library = place.open();
    let id = library.create("map", "Tea", "x").unwrap();
    library.rename(id, "Coffee").unwrap();
    library.trash(id).unwrap();
    drop(library);

    let mut library = place.open();
    let state = |library: &library::Library| {
        let document = library.reader().open_document(id).unwrap();
        (document.title, document.trashed.is_some())
    };
    let mut undone = Vec::new();
    while let Some(op) = library.reader().next_undo().unwrap() {
        assert_eq!(library.undo().unwrap().op, op);
        undone.push((op, state(&library)));
    }
    let tea = || "Tea".to_owned();
    assert_eq!(
        undone,
        [(Op::Trash, ("Coffee".into(), false)), (Op::Rename, (tea(), false)), (Op::Create, (tea(), true)),]
    );
    assert_eq!(code(library.undo()), ErrorCode::NotFound);
    for _ in 0..2 {
        library.redo().unwrap();
    }
    assert_eq!(state(&library), ("Coffee".into(), false));
    library.rename(id, "Cocoa").unwrap();
    assert_eq!(library.reader().next_redo().unwrap(), None, "a new operation ends what could be done again");
    assert_eq!(code(library.redo()), ErrorCode::NotFound);
    assert_eq!(library.reader().next_undo().unwrap().map(Op::describe), Some("Rename"));
}

#[test]
fn what_is_deleted_for_good_is_not_undone() {
    let mut library = Place::new().open();
    let id = library.create("map", "Tea", "x").unwrap();
    library.trash(id).unwrap();
    library.delete_forever(&[id]).unwrap();
    assert_eq!(library.reader().next_undo().unwrap(), None);
}

#[test]
fn every_change_is_told_once_after_it_happened() {
    let mut library = Place::new().open();
    let told = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&told);
    library.subscribe(move |_, change| heard.lock().unwrap().push(change.clone()));
    let id = library.create("map", "Tea", "x").unwrap();
    save(&mut library, id, "y");
    save(&mut library, id, "y");
    library.rename(id, "Tea").unwrap();
    library.rename(id, "Inn").unwrap();
    let _ = library.save(id, "z", ContentHash::of("stale")).unwrap_err();
    library.undo().unwrap();
    let told: Vec<_> =
        told.lock().unwrap().iter().map(|change| (change.op, change.documents.clone())).collect();
    let ops = [Op::Create, Op::Save, Op::Rename, Op::Undo];
    assert_eq!(told, ops.map(|op| (op, vec![id])));
}

#[test]
fn settings_and_kept_files_are_there_after_closing() {
    let place = Place::new();
    let mut library = place.open();
    library.set_setting("panes", Some("[1,2]")).unwrap();
    assert_eq!(code(library.set_setting("panes", Some("[1,"))), ErrorCode::Invalid);
    let kept = library.keep_file("/somewhere/lee/tea.owm", "as it was").unwrap();
    drop(library);
    let library = place.open();
    assert_eq!(library.reader().setting("panes").unwrap().as_deref(), Some("[1,2]"));
    assert_eq!(library.reader().kept_files().unwrap(), std::slice::from_ref(&kept));
    assert_eq!(library.reader().kept_file(kept.number).unwrap(), (kept, "as it was".into()));
    assert_eq!(code(library.reader().kept_file(99)), ErrorCode::NotFound);
}

#[test]
fn opening_a_document_makes_it_recent() {
    let place = Place::new();
    let mut library = place.open();
    let first = library.create("map", "first", "x").unwrap();
    place.machine.pass(MINUTE);
    library.create("map", "second", "x").unwrap();
    place.machine.pass(MINUTE);
    library.mark_opened(first).unwrap();
    let listing = library.reader().list(Shelf::Library).unwrap();
    assert_eq!(listing.documents[0].id, first);
    assert!(listing.documents[0].opened > Some(listing.documents[0].modified));
}
