//! The app behind its calls, on a real library and real files, with a host that answers the dialogs.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a panic in a test is its report")]

mod support;

use app::App;
use contract::{
    AnalyseMap, Appearance, CreateDocument, DefaultStyle, DocumentKind, Empty, ErrorCode, Event,
    ExportFormat, ExportMap, Handlers, ImportDocument, LibraryState, Pane, Place, Query, RenameDocument,
    RestoreBackup, SaveDocument, Settings, Theme,
};
use std::fs;
use std::sync::atomic::Ordering;
use support::{World, code, export_of, new_map, request, run, save};

#[test]
fn a_new_library_holds_the_samples_once() {
    let world = World::new();
    let (app, started) = world.start(Vec::new());
    assert!(matches!(started.library, LibraryState::Ready { .. }), "{:?}", started.library);
    let titles: Vec<_> = started.documents.iter().map(|document| document.title.as_str()).collect();
    assert_eq!(titles.len(), 4);
    assert_eq!(titles[0], "Tea shop landscape", "the one to begin with is the newest");
    run(app.close_window(Empty {})).unwrap();
    assert_eq!(world.start(Vec::new()).1.documents.len(), 4);
}

#[test]
fn what_is_saved_is_found_and_there_at_the_next_start() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    let map = run(app.create_document(new_map())).unwrap();
    assert_eq!((map.title.as_str(), map.text.as_str()), ("Harbour", "title Harbour\n"));
    let saved =
        run(app.save_document(save(&map, "title Port\ncomponent Quayside crane [0.5, 0.5]\n"))).unwrap();
    assert_eq!(saved.title, "Port");
    let hits = run(app.search_documents(Query { query: "quays".into(), kinds: Vec::new() })).unwrap();
    assert_eq!((hits.len(), hits[0].title.as_str()), (1, "Port"));
    let (from, to) = hits[0].snippet_marks[0];
    assert_eq!(&hits[0].snippet[from as usize..to as usize].to_lowercase(), "quayside");
    run(app.close_window(Empty {})).unwrap();
    let (app, started) = world.start(Vec::new());
    assert_eq!(started.last_document.as_deref(), Some(map.document.as_str()));
    assert_eq!(
        started.first.map(|first| (first.document, first.title)),
        Some((map.document.clone(), "Port".into()))
    );
    let again = run(app.open_document(request(&map))).unwrap();
    assert_eq!((again.base, again.title.as_str()), (saved.base, "Port"));
}

#[test]
fn a_large_library_begins_with_what_was_used_last() {
    let world = World::new();
    let (app, started) = world.start(Vec::new());
    assert!(!started.more && started.documents.len() < 200, "the samples are few");
    let first = run(app.create_document(new_map())).unwrap();
    for _ in 0..200 {
        run(app.create_document(new_map())).unwrap();
    }
    run(app.open_document(request(&first))).unwrap();
    run(app.trash_document(request(&first))).unwrap();
    run(app.close_window(Empty {})).unwrap();
    let (app, started) = world.start(Vec::new());
    let all = run(app.list_documents(Empty {})).unwrap();
    assert!(started.more && started.documents.len() < all.len());
    let newest: Vec<_> = all.iter().filter(|one| !one.trashed).take(100).map(|one| &one.document).collect();
    assert_eq!(started.documents.iter().take(100).map(|one| &one.document).collect::<Vec<_>>(), newest);
    assert_eq!(
        started.first.map(|one| one.document).as_ref(),
        Some(newest[0]),
        "the last one is in the trash"
    );
}

#[test]
fn two_writers_do_not_overwrite_each_other() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    let map = run(app.create_document(new_map())).unwrap();
    run(app.save_document(save(&map, "title One\n"))).unwrap();
    assert_eq!(code(run(app.save_document(save(&map, "title Two\n")))), ErrorCode::Conflict);
    let overwrite = SaveDocument { overwrite: true, ..save(&map, "title Two\n") };
    run(app.save_document(overwrite)).unwrap();
    assert_eq!(run(app.open_document(request(&map))).unwrap().text, "title Two\n");
}

#[test]
fn renaming_trashing_and_deleting() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    let map = run(app.create_document(new_map())).unwrap();
    let rename = RenameDocument { document: map.document.clone(), title: "Port".into() };
    assert_eq!(run(app.rename_document(rename)).unwrap().title, "Port");
    assert_eq!(run(app.open_document(request(&map))).unwrap().text, "title Port\n");
    assert_eq!(code(run(app.delete_document(request(&map)))), ErrorCode::Refused, "not in the trash");
    assert!(run(app.trash_document(request(&map))).unwrap().trashed);
    assert!(!run(app.restore_document(request(&map))).unwrap().trashed);
    run(app.trash_document(request(&map))).unwrap();
    run(app.delete_document(request(&map))).unwrap();
    assert_eq!(code(run(app.open_document(request(&map)))), ErrorCode::NotFound);
}

#[test]
fn a_file_is_edited_where_it_is_and_the_library_stays_as_it_was() {
    let world = World::new();
    let path = world.put("a.owm", "title A\r\n");
    let (app, started) = world.start(vec![path.clone(), world.path("missing.owm"), world.put("b.owm", "\0")]);
    assert_eq!(started.opened.failures.len(), 2, "{:?}", started.opened.failures);
    let file = &started.opened.files[0];
    assert!(matches!(&file.place, Place::File { name, .. } if name == "a.owm"));
    run(app.save_document(save(file, "title A\r\ncomponent B\r\n"))).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "title A\r\ncomponent B\r\n");
    assert_eq!(run(app.list_documents(Empty {})).unwrap().len(), 4);
    fs::remove_file(&path).unwrap();
    let import =
        ImportDocument { document: file.document.clone(), text: "title A\r\ncomponent unsaved\r\n".into() };
    let copy = run(app.import_document(import)).unwrap();
    assert_eq!((copy.place, copy.text.as_str()), (Place::Library, "title A\r\ncomponent unsaved\r\n"));
    assert_eq!(run(app.list_documents(Empty {})).unwrap().len(), 5);
    run(app.close_document(request(file))).unwrap();
    assert_eq!(code(run(app.open_document(request(file)))), ErrorCode::NotFound);
}

#[test]
fn what_could_not_be_opened_again_is_not_stored() {
    let world = World::new();
    let path = world.put("a.owm", "title A\n");
    let (app, started) = world.start(vec![path.clone()]);
    let map = run(app.create_document(new_map())).unwrap();
    for document in [&started.opened.files[0], &map] {
        assert_eq!(code(run(app.save_document(save(document, "title\0A\n")))), ErrorCode::NotText);
        assert_eq!(code(run(app.save_document(save(document, &"x".repeat(9 << 20))))), ErrorCode::NotText);
    }
    assert_eq!(fs::read_to_string(path).unwrap(), "title A\n");
}

#[test]
fn a_new_map_keeps_its_title_whatever_is_in_it() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    let create = |title: &str| {
        run(app.create_document(CreateDocument {
            kind: DocumentKind::Map,
            title: title.into(),
            initiative: None,
        }))
    };
    assert_eq!(create("").unwrap().title, "Untitled map");
    for title in ["a // b", "a /* b"] {
        // Either the map is called so, or it is refused in words; never another title, never an open comment.
        assert_eq!(create(title).map_or(title.to_owned(), |map| map.title), title);
    }
}

#[test]
fn the_text_before_the_first_save_of_a_file_is_kept() {
    let world = World::new();
    let path = world.put("a.owm", "title Before\n");
    let (app, started) = world.start(vec![path.clone()]);
    run(app.save_document(save(&started.opened.files[0], "title After\n"))).unwrap();
    run(app.close_window(Empty {})).unwrap();
    let kept = fs::read(world.path("library.db")).unwrap();
    assert!(kept.windows(12).any(|bytes| bytes == b"title Before"));
}

#[test]
fn a_backup_takes_the_place_of_a_damaged_library() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    run(app.close_window(Empty {})).unwrap();
    let whole = fs::read(world.path("library.db")).unwrap();
    let backups = world.path("library.db.backups");
    fs::create_dir_all(&backups).unwrap();
    fs::write(backups.join("2027-01-01T00-00-00-000Z.backup"), &whole).unwrap();
    world.put("library.db", &whole[..whole.len() / 2]);
    let (app, started) = world.start(Vec::new());
    let LibraryState::Refused { backups, .. } = started.library else { panic!("{:?}", started.library) };
    let name = backups.first().expect("a backup").name.clone();
    let started = run(app.restore_backup(RestoreBackup { name })).unwrap();
    assert_eq!((matches!(started.library, LibraryState::Ready { .. }), started.documents.len()), (true, 4));
    assert_eq!(
        code(run(app.restore_backup(RestoreBackup { name: "../../etc/passwd".into() }))),
        ErrorCode::NotFound
    );
}

#[test]
fn dropped_files_are_opened_and_refused_ones_explained() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    app.open_dropped(&[world.put("a.owm", "title A\n"), world.put("photo.png", "x")]);
    let events = world.desk.0.events.lock().unwrap();
    let Some(Event::FilesOpened { opened }) = events.last() else { panic!("{events:?}") };
    assert_eq!((opened.files.len(), opened.files[0].title.as_str()), (1, "A"));
    assert!(opened.failures[0].contains("“photo.png” is not a Wardley map"), "{opened:?}");
}

#[test]
fn exports_go_where_the_user_says_or_nowhere() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    let export = |format| export_of("title A\ncomponent B [0.5, 0.5]\n", "A", format);
    assert_eq!(run(app.export_map(export(ExportFormat::Svg))), Ok(None), "the user thought better of it");
    let answer = |name: &str| *world.desk.0.save.lock().unwrap() = Some(world.path(name));
    answer("a.svg");
    run(app.export_map(export(ExportFormat::Svg))).unwrap();
    assert!(fs::read_to_string(world.path("a.svg")).unwrap().contains("<svg"));
    answer("a.png");
    run(app.export_map(export(ExportFormat::Png))).unwrap();
    let width =
        |name: &str| u32::from_be_bytes(fs::read(world.path(name)).unwrap()[16..20].try_into().unwrap());
    assert!(fs::read(world.path("a.png")).unwrap().starts_with(b"\x89PNG"));
    answer("b.png");
    run(app.export_map(ExportMap { scale: 3.0, ..export(ExportFormat::Png) })).unwrap();
    assert_eq!(width("b.png"), 3 * width("a.png"));
    answer("gone/a.owm");
    assert_eq!(code(run(app.export_map(export(ExportFormat::Owm)))), ErrorCode::Unwritable);
}

#[test]
fn a_map_without_a_style_is_drawn_as_the_settings_say_unless_contrast_is_wanted() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    let sheet = |text: &str, appearance, style| {
        let pane = Pane { width: 800.0, height: 600.0 };
        run(app.analyse_map(AnalyseMap { text: text.into(), pane, appearance, style, held: None }))
            .unwrap()
            .scene
    };
    let plain = "component A [0.5, 0.5]\n";
    let named = "style handwritten\ncomponent A [0.5, 0.5]\n";
    let ours = sheet(plain, Appearance::Light, DefaultStyle::Foreland);
    assert_ne!(sheet(plain, Appearance::Light, DefaultStyle::Wardley), ours);
    assert_eq!(
        sheet(named, Appearance::Light, DefaultStyle::Wardley),
        sheet(named, Appearance::Light, DefaultStyle::Foreland),
        "what the file says comes first"
    );
    let contrast = sheet(plain, Appearance::LightContrast, DefaultStyle::Foreland);
    assert_ne!(contrast, ours);
    assert_eq!(sheet(plain, Appearance::LightContrast, DefaultStyle::Wardley), contrast);
}

#[test]
fn a_window_closes_after_saving_or_when_nobody_answers() {
    let world = World::new();
    let app = App::new(world.desk.clone(), world.path("library.db"), Vec::new());
    assert!(app.close_requested(), "nothing has started");
    run(app.start(Empty {})).unwrap();
    let later = |milliseconds: i64| world.desk.0.clock.fetch_add(milliseconds * 50, Ordering::Relaxed);
    assert!(!app.close_requested());
    assert_eq!(world.desk.0.events.lock().unwrap().last(), Some(&Event::CloseRequested));
    later(app::PATIENCE * 2);
    run(app.stay_open(Empty {})).unwrap();
    assert!(!app.close_requested(), "the user was asked and stays");
    later(app::PATIENCE * 2);
    assert!(app.close_requested(), "nobody answered");
}

#[test]
fn settings_are_remembered() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    run(app.save_settings(Settings { theme: Theme::Dark, ..Settings::default() })).unwrap();
    run(app.close_window(Empty {})).unwrap();
    assert_eq!(world.start(Vec::new()).1.settings.theme, Theme::Dark);
}

#[test]
fn menus_go_to_the_system_as_they_are_said() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    let said = serde_json::json!({ "menus": [{ "label": "Edit", "entries": [
        { "is": "item", "id": "undo", "label": "Undo", "enabled": true, "checked": null, "role": null,
          "keys": { "command": true, "shift": false, "alt": false, "key": "z" } },
        { "is": "rule" },
        { "is": "menu", "label": "More", "entries": [] },
    ] }] });
    run(contract::route(&app, "set_menu", said.clone())).unwrap();
    let shown = world.desk.0.menus.lock().unwrap();
    assert_eq!(shown.iter().map(|bar| serde_json::to_value(bar).unwrap()).collect::<Vec<_>>(), [said]);
}

#[test]
fn a_damaged_library_is_explained_kept_and_can_be_set_aside() {
    let world = World::new();
    let broken = "this is no library at all, however long one looks at it";
    world.put("library.db", broken);
    let map = world.put("a.owm", "title A\n");
    let (app, started) = world.start(vec![map]);
    let LibraryState::Refused { message, can_set_aside, .. } = &started.library else {
        panic!("{:?}", started.library)
    };
    assert!(!message.is_empty() && *can_set_aside);
    assert_eq!(started.opened.files.len(), 1, "files can be worked on all the same");
    run(app.save_document(save(&started.opened.files[0], "title B\n"))).unwrap();
    assert_eq!(code(run(app.create_document(new_map()))), ErrorCode::NoLibrary);
    assert_eq!(fs::read_to_string(world.path("library.db")).unwrap(), broken);
    let started = run(app.set_library_aside(Empty {})).unwrap();
    assert!(matches!(started.library, LibraryState::Ready { .. }), "{:?}", started.library);
    assert_eq!(started.documents.len(), 4);
    let kept = fs::read_dir(world.folder.path()).unwrap().flatten();
    assert!(
        kept.into_iter().any(|entry| fs::read(entry.path()).is_ok_and(|bytes| bytes == broken.as_bytes()))
    );
}

#[test]
fn calls_are_routed_by_name_and_bad_ones_refused() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    let analyse = AnalyseMap {
        text: "title A\n".into(),
        pane: Pane { width: 800.0, height: 600.0 },
        appearance: Appearance::Dark,
        style: DefaultStyle::Foreland,
        held: None,
    };
    let answer = run(contract::route(&app, "analyse_map", serde_json::to_value(&analyse).unwrap())).unwrap();
    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
    assert_eq!((answer["title"].as_str(), answer["scene"]["dark"].as_bool()), (Some("A"), Some(true)));
    assert_eq!(
        code(run(contract::route(&app, "format_disk", serde_json::json!({})))),
        ErrorCode::UnknownCall
    );
    assert_eq!(
        code(run(contract::route(&app, "analyse_map", serde_json::json!({ "text": 1 })))),
        ErrorCode::BadRequest
    );
}
