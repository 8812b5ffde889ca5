//! Where file dialogs begin: each where it was used last, also after a restart.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a panic in a test is its report")]

mod support;

use app::App;
use contract::{Empty, ExportFormat, Handlers};
use std::fs;
use std::path::{Path, PathBuf};
use support::{Desk, World, export_of, run};

fn export(app: &App<Desk>) {
    let wanted = export_of("title Harbour\n", "Harbour", ExportFormat::Owm);
    assert!(run(app.export_map(wanted)).unwrap().is_some());
}

/// Opens a file, exports one and exports everything; answers where the three dialogs began.
fn ask_for_all(world: &World, app: &App<Desk>) -> Vec<Option<PathBuf>> {
    world.desk.0.begun.lock().unwrap().clear();
    run(app.open_files(Empty {})).unwrap();
    export(app);
    run(app.export_library(Empty {})).unwrap();
    world.desk.0.begun.lock().unwrap().clone()
}

/// A folder of the world that is there.
fn folder(world: &World, name: &str) -> PathBuf {
    let folder = world.path(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn answer(world: &World, open: &Path, save: &Path, all: &Path) {
    fs::write(open.join("one.owm"), "title One\n").unwrap();
    *world.desk.0.open.lock().unwrap() = vec![open.join("one.owm")];
    *world.desk.0.save.lock().unwrap() = Some(save.join("map.owm"));
    *world.desk.0.folder.lock().unwrap() = Some(all.to_path_buf());
}

#[test]
fn a_dialog_begins_where_it_was_used_last_for_the_same_purpose() {
    let world = World::new();
    let [maps, pictures, plain] = ["maps", "pictures", "plain"].map(|name| folder(&world, name));
    answer(&world, &maps, &pictures, &plain);
    let (app, _) = world.start(Vec::new());
    assert_eq!(ask_for_all(&world, &app), [None, None, None], "nobody knows yet");
    let last = [&maps, &pictures, &plain].map(|folder| Some(folder.clone()));
    assert_eq!(ask_for_all(&world, &app), last);
    run(app.close_window(Empty {})).unwrap();

    let (app, _) = world.start(Vec::new());
    assert_eq!(ask_for_all(&world, &app), last, "after a restart");
    // Whoever thinks better of it was in no new folder.
    *world.desk.0.save.lock().unwrap() = None;
    run(app.close_window(Empty {})).unwrap();
    fs::remove_dir_all(&maps).unwrap();
    *world.desk.0.open.lock().unwrap() = Vec::new();
    let (app, _) = world.start(Vec::new());
    world.desk.0.begun.lock().unwrap().clear();
    run(app.open_files(Empty {})).unwrap();
    *world.desk.0.save.lock().unwrap() = Some(pictures.join("map.owm"));
    export(&app);
    assert_eq!(
        *world.desk.0.begun.lock().unwrap(),
        [None, Some(pictures)],
        "a folder that is gone is no place to begin"
    );
    run(app.close_window(Empty {})).unwrap();
}

#[test]
fn while_no_library_can_be_used_folders_are_remembered_until_the_end() {
    let world = World::new();
    world.put("library.db", "not a library at all, but a file that somebody has put here");
    let [maps, pictures] = ["maps", "pictures"].map(|name| folder(&world, name));
    answer(&world, &maps, &pictures, &pictures);
    let (app, _) = world.start(Vec::new());
    for begun in [None, Some(maps)] {
        world.desk.0.begun.lock().unwrap().clear();
        run(app.open_files(Empty {})).unwrap();
        assert_eq!(*world.desk.0.begun.lock().unwrap(), [begun]);
    }
}
