//! Maps from other tools and for other tools, through the calls of the window.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a panic in a test is its report")]

mod support;

use contract::{
    ConvertMap, DocumentRequest, Empty, ErrorCode, ExportFormat, Handlers, ImportMaps, ImportOffer,
    ImportedMap, LossKind, OpenedFiles,
};
use std::fs;
use support::{World, code, export_of, run};

/// A map in every format that is read, and how many components and links it has.
const FILES: [(&str, &str, &str, (u32, u32)); 6] = [
    (
        "kettle.mmd",
        "Mermaid",
        "wardley-beta\ntitle Tea\ncomponent Kettle [0.43, 0.35]\nTea -> Kettle\n",
        (1, 1),
    ),
    (
        "notes.md",
        "Markdown with Mermaid",
        "# Tea\n\n```mermaid\nwardley-beta\ncomponent Kettle [0.43, 0.35]\n```\n",
        (1, 0),
    ),
    ("kettle.wmap", "wmap", "Kettle (35, 57)\nTea (50, 90)\nTea -- Kettle\n", (2, 1)),
    ("kettle.wtg", "wardleyToGo", "tea - kettle\nkettle: |..x..|....|....|....|\n", (2, 1)),
    ("kettle.wtg2", "wardleyToGo 2", "Tea -> Kettle\nTea : III.2\nKettle : II.4\n", (2, 1)),
    ("kettle.csv", "CSV", "type,name,to\ncomponent,Tea,\ncomponent,Kettle,\nlink,Tea,Kettle\n", (2, 1)),
];

/// What is accepted of `offer`: all its maps, with their places as numbers.
fn all_of(offer: &ImportOffer) -> ImportMaps {
    let maps = offer.maps.iter();
    let maps = maps.map(|map| ImportedMap { title: map.title.clone(), text: map.as_numbers.text.clone() });
    ImportMaps { maps: maps.collect() }
}

#[test]
fn files_of_other_tools_are_offered_and_come_into_the_library_when_that_is_wanted() {
    let world = World::new();
    let files = FILES.map(|(name, _, text, _)| world.put(name, text));
    let (app, started) = world.start(files.to_vec());
    let OpenedFiles { files: in_place, offers, failures } = started.opened;
    assert_eq!((in_place.len(), failures), (0, Vec::new()), "none of them is edited where it is");
    assert_eq!(started.documents.len(), 4, "an offer changes nothing");
    for (offer, (name, format, text, size)) in std::iter::zip(&offers, FILES) {
        let map = &offer.maps[0];
        assert_eq!((offer.file.as_str(), offer.format.as_str(), offer.maps.len()), (name, format, 1));
        assert_eq!((map.components, map.links), size, "{name}: {}", map.as_numbers.text);
        let outcome = run(app.import_maps(all_of(offer))).unwrap();
        let [document] = outcome.documents.as_slice() else { panic!("{outcome:?}") };
        let opened = run(app.open_document(DocumentRequest { document: document.document.clone() })).unwrap();
        assert_eq!((opened.title.as_str(), &opened.text), (map.title.as_str(), &map.as_numbers.text));
        assert!(opened.text.starts_with(&format!("title {}\n", map.title)), "{}", opened.text);
        assert_eq!(fs::read_to_string(world.path(name)).unwrap(), text, "the file stays as it is");
    }
    assert_eq!(
        offers.iter().map(|offer| offer.maps[0].title.as_str()).collect::<Vec<_>>()[..3],
        ["Tea", "Tea", "kettle"]
    );
    assert_eq!(run(app.list_documents(Empty {})).unwrap().len(), 4 + FILES.len());
    let again = run(app.import_maps(all_of(&offers[0]))).unwrap();
    assert_eq!((again.documents.len(), again.present), (0, 1), "the same thing twice is one thing");
    assert_eq!(run(app.undo_library(Empty {})).unwrap().operation, "Import");
    assert_eq!(run(app.list_documents(Empty {})).unwrap().iter().filter(|it| !it.trashed).count(), 9);
}

#[test]
fn every_map_of_a_text_is_offered_with_its_losses_and_its_other_places() {
    let world = World::new();
    let text = "```mermaid\nwardley-beta\ncomponent Kettle [0.43, 0.45]\n```\n# Coffee  bar\n```mermaid\nwardley-beta\n\
                component Beans [0.4, 0.2]\nwhat is this\n```\n```mermaid\nwardley-beta\ntitle Milk\ncomponent Cow [0.1, 0.1]\n```\n";
    *world.desk.0.open.lock().unwrap() = vec![world.put("drinks.md", text)];
    let (app, _) = world.start(Vec::new());
    let offer = run(app.open_files(Empty {})).unwrap().offers.pop().unwrap();
    let titles: Vec<_> = offer.maps.iter().map(|map| map.title.as_str()).collect();
    assert_eq!(titles, ["drinks", "Coffee bar", "Milk"]);
    let losses = &offer.maps[1].as_numbers.losses;
    assert!(losses.iter().any(|loss| loss.kind == LossKind::Unreadable && loss.lines == [8]), "{losses:?}");
    let staged = offer.maps[0].as_stages.as_ref().expect("another stage");
    assert!(offer.maps[0].as_numbers.text.contains("[0.43, 0.45]"), "{offer:?}");
    assert!(!staged.text.contains("[0.43, 0.45]"), "{staged:?}");
    let too_long = ImportedMap { title: "A".into(), text: "x".repeat(9 << 20) };
    let mut maps = all_of(&offer).maps;
    maps.push(too_long);
    assert_eq!(code(run(app.import_maps(ImportMaps { maps }))), ErrorCode::NotText);
    assert_eq!(run(app.list_documents(Empty {})).unwrap().len(), 4, "all or none");
}

#[test]
fn what_cannot_be_read_is_said_with_its_name_and_offers_nothing() {
    let world = World::new();
    let files = [
        ("readme.md", "# Nothing here\n", "no Wardley map in it"),
        ("flow.mmd", "flowchart LR\nA --> B\n", "“flow.mmd” was not imported."),
        ("empty.mmd", "wardley-beta\n", "no component and no link"),
        ("words.csv", "a,b\n1,2\n", "“words.csv” was not imported."),
        ("shapes.drawio", "<mxfile/>", "only written"),
        ("garbage.wmap", "<?php system('x') ?>\n", "nothing in it that wmap would draw"),
        ("binary.wtg", "\0\u{1}\u{2}", "not a text"),
        ("numbers.xlsx", "PK", "not a Wardley map"),
    ];
    let paths = files.map(|(name, text, _)| world.put(name, text));
    let (app, started) = world.start(paths.to_vec());
    assert!(started.opened.offers.is_empty() && started.opened.files.is_empty(), "{:?}", started.opened);
    for (failure, (name, _, words)) in std::iter::zip(&started.opened.failures, files) {
        assert!(failure.contains(words) && failure.contains(&format!("“{name}”")), "{failure}");
    }
    assert_eq!(started.opened.failures.len(), files.len());
    assert_eq!(run(app.list_documents(Empty {})).unwrap().len(), 4);
}

#[test]
fn losses_are_told_before_and_files_hold_what_was_not_lost() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    let text = "title Tea\ncomponent Kettle [0.43, 0.35] (ecosystem)\nnote hot [0.1, 0.2]\n";
    let losses = |format| run(app.export_losses(ConvertMap { text: text.into(), format })).unwrap();
    for picture in [ExportFormat::Svg, ExportFormat::Png, ExportFormat::Pdf, ExportFormat::Owm] {
        assert!(losses(picture).is_empty(), "{picture:?}");
    }
    assert_eq!(losses(ExportFormat::Mermaid)[0].kind, LossKind::Carried);
    assert_eq!(losses(ExportFormat::Mermaid)[0].lines, [1]);
    assert!(losses(ExportFormat::Csv).iter().any(|loss| loss.kind == LossKind::Unsaid));
    let export = |format, name: &str| {
        *world.desk.0.save.lock().unwrap() = Some(world.path(name));
        run(app.export_map(export_of(text, "Tea", format))).unwrap().expect("a file");
        fs::read_to_string(world.path(name)).unwrap()
    };
    assert!(export(ExportFormat::Mermaid, "a.mmd").starts_with("wardley-beta"));
    assert!(export(ExportFormat::Markdown, "a.md").starts_with("```mermaid\nwardley-beta"));
    let table = export(ExportFormat::Csv, "a.csv");
    assert!(table.contains("\"component\",\"Kettle\""), "{table}");
    assert!(export(ExportFormat::DrawIo, "a.drawio").contains("<mxfile"));
}
