//! The handle: many callers, one writer, and an orderly end.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a panic is the report of a test"
)]

mod support;

use library::{ContentHash, ErrorCode, LibraryHandle, Shelf};
use support::{Place, code};

fn open(place: &Place) -> LibraryHandle {
    LibraryHandle::open(&place.path(), place.machine.clone()).unwrap()
}

#[test]
fn many_callers_share_one_library() {
    let place = Place::new();
    let handle = open(&place);
    let callers: Vec<_> = (0..8)
        .map(|caller| {
            let handle = handle.clone();
            std::thread::spawn(move || {
                for nth in 0..10 {
                    let title = format!("{caller} {nth}");
                    let id =
                        handle.write_blocking(move |library| library.create("map", &title, "x")).unwrap();
                    handle.read_blocking(move |reader| reader.open_document(id)).unwrap();
                }
            })
        })
        .collect();
    callers.into_iter().for_each(|caller| caller.join().unwrap());
    let listing = handle.read_blocking(|reader| reader.list(Shelf::Library)).unwrap();
    assert_eq!(listing.documents.len(), 80);
    handle.close_blocking();
    assert!(!place.open().opening().unclean, "closing leaves no log behind");
}

#[tokio::test]
async fn a_future_is_an_answer_and_the_work_starts_without_it() {
    let place = Place::new();
    let handle = open(&place);
    let id = handle.write(|library| library.create("map", "Tea", "one")).await.unwrap();
    let base = ContentHash::of("one");
    let never_awaited = handle.write(move |library| library.save(id, "two", base));
    drop(never_awaited);
    let conflict = handle.write(move |library| library.save(id, "three", base)).await;
    assert_eq!(code(conflict), ErrorCode::Conflict, "writes happen in the order they were asked for");
    let document = handle.read(move |reader| reader.open_document(id)).await.unwrap();
    assert_eq!(document.text, "two");
    handle.close_blocking();
    assert_eq!(code(handle.read(|reader| reader.list(Shelf::Library)).await), ErrorCode::Closed);
}

#[test]
fn closing_finishes_what_was_asked_for_and_frees_the_library() {
    let place = Place::new();
    let handle = open(&place);
    let id = handle.write_blocking(|library| library.create("map", "Tea", "0")).unwrap();
    for nth in 0..50_u32 {
        let base = ContentHash::of(&nth.to_string());
        drop(handle.write(move |library| library.save(id, &(nth + 1).to_string(), base)));
    }
    handle.close_blocking();
    handle.close_blocking();
    assert_eq!(code(handle.write_blocking(move |library| library.trash(id))), ErrorCode::Closed);
    let library = place.open();
    assert_eq!(library.reader().open_document(id).unwrap().text, "50");
}

#[test]
fn closing_waits_for_the_reader_so_that_no_log_stays() {
    let place = Place::new();
    let handle = open(&place);
    handle.write_blocking(|library| library.create("map", "Tea", &"kettle ".repeat(10_000))).unwrap();
    for _ in 0..200 {
        drop(handle.read(library::Reader::check));
    }
    handle.close_blocking();
    assert!(!place.open().opening().unclean);
}

#[test]
fn a_fault_in_one_step_rolls_it_back_and_spares_the_rest() {
    let place = Place::new();
    let handle = open(&place);
    let id = handle.write_blocking(|library| library.create("map", "Tea", "x")).unwrap();
    std::panic::set_hook(Box::new(|_| {}));
    let fault = handle.write_blocking(move |library| -> library::Result<()> {
        library.rename(id, "Inn")?;
        panic!("a fault")
    });
    let _ = std::panic::take_hook();
    assert_eq!(code(fault), ErrorCode::Internal);
    let title = handle.read_blocking(move |reader| Ok(reader.open_document(id)?.title)).unwrap();
    assert_eq!(title, "Inn", "what was committed before the fault stays");
    handle.write_blocking(move |library| library.trash(id)).unwrap();
}
