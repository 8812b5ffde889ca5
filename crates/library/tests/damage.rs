//! Damaged, foreign and missing libraries: reported, never changed, and a way back.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a panic is the report of a test"
)]

mod support;

use std::fs;

use library::{ErrorCode, Library, Shelf, backups, restore_backup};
use support::dice::Dice;
use support::{MINUTE, Place, code, save};

/// A library with a few hundred kilobytes in a few documents, and a backup of it.
fn filled(place: &Place) -> Vec<(library::DocumentId, String)> {
    let mut library = place.open();
    let documents: Vec<_> = (0..40)
        .map(|nth| {
            let text = format!("component Kettle {nth} [0.{nth}, 0.5]\n").repeat(150);
            (library.create("map", &format!("Map {nth}"), &text).unwrap(), text)
        })
        .collect();
    place.machine.pass(MINUTE);
    library.reader().backup_now().unwrap();
    documents
}

#[test]
fn another_kind_of_file_is_not_a_library_and_stays_as_it_is() {
    for bytes in [&b"title Tea Shop\n"[..], &[0; 5_000], b"x"] {
        let place = Place::new();
        fs::write(place.path(), bytes).unwrap();
        assert_eq!(place.refusal(), ErrorCode::NotALibrary);
        assert_eq!(fs::read(place.path()).unwrap(), bytes);
    }
    let place = Place::new();
    rusqlite::Connection::open(place.path()).unwrap().execute_batch("CREATE TABLE bookmark (url)").unwrap();
    let bytes = fs::read(place.path()).unwrap();
    assert_eq!(place.refusal(), ErrorCode::NotALibrary);
    assert_eq!(fs::read(place.path()).unwrap(), bytes);
    let place = Place::new();
    fs::create_dir(place.path()).unwrap();
    assert_eq!(place.refusal(), ErrorCode::NotALibrary);
}

#[test]
fn a_cut_off_library_is_refused_kept_and_replaced_by_a_backup() {
    let place = Place::new();
    let documents = filled(&place);
    let whole = fs::read(place.path()).unwrap();
    for length in [
        0,
        1,
        15,
        16,
        50,
        99,
        100,
        512,
        4_095,
        4_096,
        4_097,
        whole.len() / 2,
        whole.len() - 4_096,
        whole.len() - 1,
    ] {
        let cut = &whole[..length];
        fs::write(place.path(), cut).unwrap();
        assert_eq!(place.refusal(), ErrorCode::Damaged, "{length} bytes");
        assert_eq!(fs::read(place.path()).unwrap(), cut, "{length} bytes: the damaged file was changed");

        let newest = backups(&place.path()).unwrap().remove(0);
        let kept = restore_backup(&place.path(), &newest.path, place.machine.as_ref()).unwrap().unwrap();
        assert_eq!(fs::read(kept).unwrap(), cut, "{length} bytes: the damaged file was not kept");
        let library = place.open();
        for (id, text) in &documents {
            assert_eq!(library.reader().open_document(*id).unwrap().text, *text);
        }
    }
}

#[test]
fn a_lost_library_is_not_replaced_by_an_empty_one() {
    let place = Place::new();
    let documents = filled(&place);
    fs::remove_file(place.path()).unwrap();
    assert_eq!(place.refusal(), ErrorCode::Damaged);
    let newest = backups(&place.path()).unwrap().remove(0);
    assert_eq!(restore_backup(&place.path(), &newest.path, place.machine.as_ref()).unwrap(), None);
    assert_eq!(place.open().reader().list(Shelf::Library).unwrap().documents.len(), documents.len());

    fs::write(place.path(), "garbage").unwrap();
    assert_eq!(place.refusal(), ErrorCode::Damaged, "there are backups, so it was a library");
    let library = Library::start_anew(&place.path(), place.machine.clone()).unwrap();
    assert_eq!(library.reader().list(Shelf::Library).unwrap().documents.len(), 0);
    assert_eq!(backups(&place.path()).unwrap().len(), 1, "the backups stay");
}

#[test]
fn random_damage_is_never_silent() {
    let place = Place::new();
    let documents = filled(&place);
    let whole = fs::read(place.path()).unwrap();
    let mut dice = Dice(0x5eed_cafe);
    let (mut refused, mut reported, mut harmless) = (0, 0, 0);
    for _ in 0..300 {
        let mut bytes = whole.clone();
        match dice.below(3) {
            0 => {
                let at = dice.below(bytes.len());
                bytes[at] ^= 1 << dice.below(8);
            }
            1 => {
                let at = dice.below(bytes.len() - 64);
                (at..at + 64).for_each(|at| bytes[at] = u8::try_from(dice.below(256)).unwrap());
            }
            _ => {
                let pages = bytes.len() / 4_096;
                let (from, to) = (dice.below(pages) * 4_096, dice.below(pages) * 4_096);
                bytes.copy_within(from..from + 4_096, to);
            }
        }
        fs::write(place.path(), &bytes).unwrap();
        let library = match place.try_open() {
            Ok(library) => library,
            Err(error) => {
                assert!(
                    matches!(error.code(), ErrorCode::Damaged | ErrorCode::NewerVersion { .. }),
                    "{error:?}"
                );
                assert_eq!(fs::read(place.path()).unwrap(), bytes, "a refused library was changed");
                refused += 1;
                continue;
            }
        };
        let mut wrong = 0;
        for (id, text) in &documents {
            match library.reader().open_document(*id) {
                Ok(document) => assert_eq!(document.text, *text, "silently different"),
                Err(error) => {
                    assert!(matches!(error.code(), ErrorCode::Damaged | ErrorCode::NotFound), "{error:?}");
                    wrong += 1;
                }
            }
        }
        let sound = library.reader().check().unwrap().is_sound() && wrong == 0;
        *(if sound { &mut harmless } else { &mut reported }) += 1;
    }
    println!("300 damaged libraries: {refused} refused, {reported} reported by hash, {harmless} harmless");
    assert!(refused > 0 && reported > 0);
}

#[test]
fn one_damaged_document_is_named_and_the_others_are_fine() {
    let place = Place::new();
    let mut library = place.open();
    let good = library.create("map", "Good", "a good text").unwrap();
    let bad = library.create("map", "Bad", "a text to be damaged").unwrap();
    let earlier = library.reader().open_document(bad).unwrap().hash;
    let newer = library.save(bad, "a second text to be damaged", earlier).unwrap();
    drop(library);
    let bytes = fs::read(place.path()).unwrap();
    let flipped = replace(&bytes, b"second text to be damaged", b"sekond text to be damaged");
    fs::write(place.path(), flipped).unwrap();

    let mut library = place.open();
    assert_eq!(library.reader().open_document(good).unwrap().text, "a good text");
    let error = library.reader().open_document(bad).unwrap_err();
    assert_eq!((error.code(), error.document()), (ErrorCode::Damaged, Some(bad)));
    assert_eq!(library.reader().check().unwrap().documents, [bad]);
    let versions = library.reader().versions(bad).unwrap();
    library.restore_version(bad, versions[1].number, newer.hash).unwrap();
    assert_eq!(library.reader().open_document(bad).unwrap().text, "a text to be damaged");
}

/// `bytes` with every `from` turned into `to`, which is as long.
fn replace(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    let found: Vec<_> = (0..bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    assert!(!found.is_empty());
    found.into_iter().for_each(|at| changed[at..at + to.len()].copy_from_slice(to));
    changed
}

#[test]
fn a_damaged_backup_is_refused_and_the_next_older_one_taken() {
    let place = Place::new();
    filled(&place);
    place.machine.pass(MINUTE);
    let id = {
        let mut library = place.open();
        let id = library.create("map", "Late", "x").unwrap();
        save(&mut library, id, "component Samovar");
        library.reader().backup_now().unwrap();
        id
    };
    let list = backups(&place.path()).unwrap();
    let bytes = replace(&fs::read(&list[0].path).unwrap(), b"component Samovar", b"component Samowar");
    fs::write(&list[0].path, bytes).unwrap();
    assert_eq!(
        code(restore_backup(&place.path(), &list[0].path, place.machine.as_ref())),
        ErrorCode::Damaged
    );
    assert!(place.open().reader().open_document(id).is_ok(), "the library was changed by a refused restore");
    restore_backup(&place.path(), &list[1].path, place.machine.as_ref()).unwrap();
    assert_eq!(code(place.open().reader().open_document(id)), ErrorCode::NotFound);
    let missing = place.path().join("nothing");
    assert_eq!(code(restore_backup(&place.path(), &missing, place.machine.as_ref())), ErrorCode::NotFound);
}
