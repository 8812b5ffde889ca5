//! Thousands of damaged libraries: the app always starts, nothing is silently different, a good backup is offered.
//!
//! A thousand mutants by default; `FORELAND_TEST_MUTANTS=10000` makes as many as the reliability targets name.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a panic is the report of a test"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;

use contract::{
    CreateDocument, DocumentKind, DocumentRequest, Empty, ErrorCode, Handlers, LibraryState, RestoreBackup,
};
use support::{World, run, save};

const MUTANTS: usize = 1_000;

/// Numbers that look random and are the same in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

/// A flipped bit, a run of noise, a page over another, an end cut off, or something else in the header.
fn damage(whole: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    let pages = bytes.len() / 4_096;
    match dice.below(8) {
        0..=2 => {
            let at = dice.below(bytes.len());
            bytes[at] ^= 1 << dice.below(8);
        }
        3..=4 => {
            let at = dice.below(bytes.len() - 64);
            (at..at + 64).for_each(|at| bytes[at] = u8::try_from(dice.below(256)).unwrap());
        }
        5 => {
            let (from, to) = (dice.below(pages) * 4_096, dice.below(pages) * 4_096);
            bytes.copy_within(from..from + 4_096, to);
        }
        6 => bytes.truncate(dice.below(bytes.len())),
        _ => bytes[dice.below(100)] = u8::try_from(dice.below(256)).unwrap(),
    }
    bytes
}

#[test]
fn the_app_starts_with_any_damage_says_it_and_offers_a_good_backup() {
    let mutants =
        std::env::var("FORELAND_TEST_MUTANTS").ok().and_then(|count| count.parse().ok()).unwrap_or(MUTANTS);
    let world = World::new();
    let (app, started) = world.start(Vec::new());
    for nth in 0..12 {
        let wanted =
            CreateDocument { kind: DocumentKind::Map, title: format!("Map {nth}"), initiative: None };
        let map = run(app.create_document(wanted)).unwrap();
        let text =
            format!("title Map {nth}\n{}", format!("component Kettle {nth} [0.{nth}, 0.5]\n").repeat(150));
        run(app.save_document(save(&map, &text))).unwrap();
    }
    let good = run(app.back_up_now(Empty {})).unwrap();
    let texts: BTreeMap<_, _> = run(app.list_documents(Empty {}))
        .unwrap()
        .into_iter()
        .map(|document| {
            let request = DocumentRequest { document: document.document.clone() };
            (document.document, run(app.open_document(request)).unwrap().text)
        })
        .collect();
    assert_eq!(texts.len(), started.documents.len() + 12);
    run(app.close_window(Empty {})).unwrap();
    let whole = fs::read(world.path("library.db")).unwrap();

    let mut dice = Dice(0x5eed_cafe);
    let (mut refused, mut by_hash, mut harmless) = (0, 0, 0);
    for nth in 0..mutants {
        for suffix in ["-wal", "-shm"] {
            let _ = fs::remove_file(world.path(&format!("library.db{suffix}")));
        }
        fs::write(world.path("library.db"), damage(&whole, &mut dice)).unwrap();
        let (app, started) = world.start(Vec::new());
        if let LibraryState::Refused { code, message, detail, good_backup, .. } = started.library {
            assert!(matches!(code, ErrorCode::Damaged | ErrorCode::NoLibrary), "{nth}: {code:?} {detail:?}");
            assert!(!message.is_empty());
            assert_eq!(good_backup.as_ref(), Some(&good.name), "{nth}: no good backup is offered");
            refused += 1;
            continue;
        }
        let mut wrong = 0;
        for (document, text) in &texts {
            match run(app.open_document(DocumentRequest { document: document.clone() })) {
                Ok(found) => assert_eq!(found.text, *text, "{nth}: silently different"),
                Err(error) => {
                    assert!(matches!(error.code, ErrorCode::Damaged | ErrorCode::NotFound), "{nth}: {error}");
                    wrong += 1;
                }
            }
        }
        let health = run(app.check_library(Empty {}));
        let sound = health.as_ref().is_ok_and(|health| health.sound);
        assert!(wrong == 0 || !sound, "{nth}: {wrong} documents are damaged and the check found nothing");
        if let Ok(health) = &health
            && !health.sound
        {
            assert!(!health.message.is_empty());
            assert!(
                health.message.contains("search index") || health.good_backup.is_some(),
                "{nth}: {health:?}"
            );
        }
        *(if sound { &mut harmless } else { &mut by_hash }) += 1;
        run(app.close_window(Empty {})).unwrap();
    }
    println!(
        "{mutants} damaged libraries: {refused} refused at the start, {by_hash} reported by hash, {harmless} harmless"
    );
    // The control: without the hashes, these would have been shown as if they were true.
    assert!(by_hash > 0, "no damage got past the structure: the hashes were never needed");

    let (app, _) = {
        fs::write(world.path("library.db"), &whole[..whole.len() / 3]).unwrap();
        world.start(Vec::new())
    };
    let started = run(app.restore_backup(RestoreBackup { name: good.name })).unwrap();
    assert_eq!(started.documents.len(), texts.len(), "the backup is the library of its moment");
}
