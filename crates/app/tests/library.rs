//! The calls about the library as a whole, on a real library: initiatives, tags, versions, undo, backups, folders.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a panic in a test is its report")]

mod support;

use app::App;
use contract::{
    AssignDocuments, ChangeInitiative, CreateDocument, DocumentKind, DocumentRequest, DocumentsRequest,
    Empty, ErrorCode, Event, Handlers, InitiativeFields, InitiativeRequest, Job, JobOutcome, KeptFileRequest,
    MoveInitiative, NameVersion, Place, Query, RenameDocument, RestoreVersion, SetTags, Stage,
    VersionRequest,
};
use std::fs;
use std::time::{Duration, Instant};
use support::{Desk, World, code, new_map, request, run, save};

fn fields(name: &str) -> InitiativeFields {
    InitiativeFields { name: name.into(), stage: Stage::InReview, ..InitiativeFields::default() }
}

/// How long a job may take: generous, since a slow disk is no failure.
const PATIENCE: Duration = Duration::from_secs(600);

/// How the job ended; waits for it.
fn ended(world: &World, job: Job) -> JobOutcome {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        for event in world.desk.0.events.lock().unwrap().iter() {
            if let Event::JobEnded { job: number, outcome } = event
                && *number == job.job
            {
                return outcome.clone();
            }
        }
        std::thread::yield_now();
    }
    panic!("the job has not ended");
}

#[test]
fn documents_belong_to_initiatives_and_have_tags() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    let tea = run(app.create_initiative(fields("Tea"))).unwrap();
    let inn = run(app.create_initiative(fields("Inn"))).unwrap();
    let order = MoveInitiative { initiative: inn.initiative.clone(), before: Some(tea.initiative.clone()) };
    let names: Vec<_> = run(app.move_initiative(order))
        .unwrap()
        .into_iter()
        .map(|initiative| initiative.fields.name)
        .collect();
    assert_eq!(names, ["Inn", "Tea"]);
    let wanted = CreateDocument {
        kind: DocumentKind::Prfaq,
        title: "Tea by post".into(),
        initiative: Some(tea.initiative.clone()),
    };
    let prfaq = run(app.create_document(wanted)).unwrap();
    assert_eq!((prfaq.kind, prfaq.text.as_str()), (DocumentKind::Prfaq, "# Tea by post\n"));
    let tags = SetTags { document: prfaq.document.clone(), tags: vec!["board".into(), "draft".into()] };
    let tagged = run(app.set_tags(tags)).unwrap();
    assert_eq!((tagged.initiative.as_ref(), tagged.tags.len()), (Some(&tea.initiative), 2));
    assert_eq!(run(app.list_tags(Empty {})).unwrap()[0].tag, "board");
    let found = |kinds| run(app.search_documents(Query { query: "tea".into(), kinds })).unwrap().len();
    assert_eq!((found(vec![DocumentKind::Prfaq]), found(vec![DocumentKind::Decision])), (1, 0));
    let changed = ChangeInitiative { initiative: tea.initiative.clone(), fields: fields("Tea shop") };
    assert_eq!(run(app.change_initiative(changed)).unwrap().fields, fields("Tea shop"));
    run(app.remove_initiative(InitiativeRequest { initiative: tea.initiative.clone() })).unwrap();
    let home = |app: &App<Desk>| {
        let all = run(app.list_documents(Empty {})).unwrap();
        all.into_iter().find(|document| document.document == prfaq.document).unwrap().initiative
    };
    assert_eq!(home(&app), None);
    assert_eq!(run(app.undo_library(Empty {})).unwrap().operation, "Remove initiative");
    assert_eq!(home(&app), Some(tea.initiative.clone()));
    let out = AssignDocuments { documents: vec![prfaq.document.clone()], initiative: None };
    assert_eq!(run(app.assign_documents(out)).unwrap()[0].initiative, None);
    let nowhere =
        AssignDocuments { documents: vec![prfaq.document.clone()], initiative: Some("nowhere".into()) };
    assert_eq!(code(run(app.assign_documents(nowhere))), ErrorCode::NotFound);
}

#[test]
fn steps_in_the_library_are_taken_back_by_name_and_told() {
    let world = World::new();
    let (app, started) = world.start(Vec::new());
    assert_eq!(started.history.undo.as_deref(), Some("New document"));
    let map = run(app.create_document(new_map())).unwrap();
    run(app.rename_document(RenameDocument { document: map.document.clone(), title: "Port".into() }))
        .unwrap();
    run(app.trash_document(request(&map))).unwrap();
    let history = run(app.library_history(Empty {})).unwrap();
    assert_eq!((history.undo.as_deref(), history.redo), (Some("Move to trash"), None));
    assert_eq!(run(app.undo_library(Empty {})).unwrap().history.redo.as_deref(), Some("Move to trash"));
    let step = run(app.undo_library(Empty {})).unwrap();
    assert_eq!((step.operation.as_str(), step.documents[0].title.as_str()), ("Rename", "Harbour"));
    assert_eq!(run(app.open_document(request(&map))).unwrap().text, "title Harbour\n", "the text too");
    assert_eq!(run(app.redo_library(Empty {})).unwrap().operation, "Rename");
    let events = world.desk.0.events.lock().unwrap();
    let told = events.iter().rev().find_map(|event| match event {
        Event::LibraryChanged { documents: Some(documents), history, .. } if !documents.is_empty() => {
            Some((documents[0].title.clone(), history.undo.clone()))
        }
        _ => None,
    });
    assert_eq!(told, Some(("Port".into(), Some("Rename".into()))));
}

#[test]
fn versions_are_listed_read_named_and_brought_back() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    let map = run(app.create_document(new_map())).unwrap();
    let saved = run(app.save_document(save(&map, "title Port\ncomponent Crane [0.5, 0.5]\n"))).unwrap();
    let versions = run(app.list_versions(request(&map))).unwrap();
    assert_eq!(versions.iter().map(|version| version.number).collect::<Vec<_>>(), [2, 1]);
    let document = || map.document.clone();
    run(app.name_version(NameVersion { document: document(), number: 1, name: Some(" First ".into()) }))
        .unwrap();
    assert_eq!(run(app.list_versions(request(&map))).unwrap()[1].name.as_deref(), Some("First"));
    let text = run(app.read_version(VersionRequest { document: document(), number: 1 })).unwrap().text;
    assert_eq!(text, "title Harbour\n");
    let stale = RestoreVersion { document: document(), number: 1, base: map.base.clone() };
    assert_eq!(code(run(app.restore_version(stale))), ErrorCode::Conflict);
    let back = run(app.restore_version(RestoreVersion { document: document(), number: 1, base: saved.base }))
        .unwrap();
    assert_eq!((back.title.as_str(), back.text.as_str()), ("Harbour", "title Harbour\n"));
    assert_eq!(run(app.list_versions(request(&map))).unwrap().len(), 3);
    assert_eq!(run(app.undo_library(Empty {})).unwrap().operation, "Restore version");
    assert_eq!(run(app.open_document(request(&map))).unwrap().title, "Port");
}

#[test]
fn a_copy_is_opened_and_titles_are_found_as_they_are_typed() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    let map = run(app.create_document(new_map())).unwrap();
    let copy = run(app.duplicate_document(request(&map))).unwrap();
    assert_eq!((copy.title.as_str(), copy.text.as_str()), ("Harbour copy", "title Harbour copy\n"));
    let titles = |query: &str| -> Vec<String> {
        let found = run(app.find_titles(Query { query: query.into(), kinds: Vec::new() })).unwrap();
        found.into_iter().map(|document| document.title).collect()
    };
    assert_eq!(titles("ha"), ["Harbour copy", "Harbour"]);
    assert_eq!(titles("har co"), ["Harbour copy"]);
    assert_eq!(titles("sho"), ["Tea shop landscape"]);
    assert_eq!(titles("zz"), [] as [&str; 0]);
    assert_eq!(titles(" ")[..2], ["Harbour copy", "Harbour"], "what was used last");
    for document in [&map, &copy] {
        run(app.trash_document(request(document))).unwrap();
    }
    let both = DocumentsRequest { documents: vec![map.document.clone(), copy.document.clone()] };
    run(app.delete_documents(both)).unwrap();
    assert_eq!(titles("ha"), [] as [&str; 0]);
}

#[test]
fn a_file_goes_back_to_what_it_was_before_the_first_save() {
    let world = World::new();
    let path = world.put("a.owm", "title Before\n");
    let (app, started) = world.start(vec![path.clone()]);
    run(app.save_document(save(&started.opened.files[0], "title After\n"))).unwrap();
    let kept = run(app.list_kept_files(Empty {})).unwrap();
    assert_eq!((kept.len(), kept[0].name.as_str(), kept[0].bytes), (1, "a.owm", 13));
    let which = || KeptFileRequest { number: kept[0].number };
    assert_eq!(run(app.read_kept_file(which())).unwrap().text, "title Before\n");
    let back = run(app.restore_kept_file(which())).unwrap();
    assert!(matches!(back.place, Place::File { .. }));
    assert_eq!(fs::read_to_string(&path).unwrap(), "title Before\n");
    assert_eq!(run(app.list_kept_files(Empty {})).unwrap().len(), 2, "what it held then is kept too");
    let copy = run(app.import_kept_file(which())).unwrap();
    assert_eq!((copy.place, copy.title.as_str()), (Place::Library, "Before"));
    assert_eq!(code(run(app.read_kept_file(KeptFileRequest { number: 99 }))), ErrorCode::NotFound);
}

#[test]
fn the_library_goes_out_as_a_folder_and_comes_back() {
    let world = World::new();
    let (app, started) = world.start(Vec::new());
    assert_eq!(run(app.export_library(Empty {})), Ok(None), "the user thought better of it");
    fs::create_dir(world.path("out")).unwrap();
    *world.desk.0.folder.lock().unwrap() = Some(world.path("out"));
    let job = run(app.export_library(Empty {})).unwrap().expect("a job");
    let JobOutcome::Done { message, left_out } = ended(&world, job) else { panic!("not done") };
    assert!(message.starts_with("4 documents were written to “Foreland library”"), "{message}");
    assert_eq!(left_out, [] as [&str; 0]);
    assert!(world.path("out/Foreland library/Tea shop landscape.owm").is_file());
    let told = world.desk.0.events.lock().unwrap().iter().any(
        |event| matches!(event, Event::JobProgress { job: number, done: 4, total: 4 } if *number == job.job),
    );
    assert!(told, "the last step is told");

    for document in &started.documents {
        let request = contract::DocumentRequest { document: document.document.clone() };
        run(app.trash_document(request)).unwrap();
    }
    *world.desk.0.folder.lock().unwrap() = Some(world.path("out/Foreland library"));
    let job = run(app.import_library(Empty {})).unwrap().expect("a job");
    let JobOutcome::Done { message, .. } = ended(&world, job) else { panic!("not done") };
    assert_eq!(message, "4 documents came in from “Foreland library”.");
    assert_eq!(run(app.undo_library(Empty {})).unwrap().operation, "Import");
    run(app.cancel_job(job)).unwrap();

    *world.desk.0.folder.lock().unwrap() = Some(world.path("gone"));
    let job = run(app.export_library(Empty {})).unwrap().expect("a job");
    assert!(
        matches!(ended(&world, job), JobOutcome::Failed { error } if error.code == ErrorCode::Unwritable)
    );
}

#[test]
fn backups_are_made_on_demand_and_while_somebody_works() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    let before = run(app.list_backups(Empty {})).unwrap().len();
    let made = run(app.back_up_now(Empty {})).unwrap();
    assert_eq!(run(app.list_backups(Empty {})).unwrap()[0], made);
    let map = run(app.create_document(new_map())).unwrap();
    // Half an hour passes.
    world.desk.0.clock.fetch_add(50 * 30 * 60 * 1000, std::sync::atomic::Ordering::Relaxed);
    run(app.save_document(save(&map, "title Port\n"))).unwrap();
    // The same thread does both, so this check ends after the backup.
    assert!(run(app.check_library(Empty {})).unwrap().sound);
    assert!(run(app.list_backups(Empty {})).unwrap().len() >= before + 2);
}

#[test]
fn a_component_is_found_in_whichever_map_it_is() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    let texts = [
        "title Harbour\ncomponent Quay crane [0.5, 0.5]\npipeline Quay crane\n{\n  component Quay rail [0.3]\n}\n",
        "title Quarry\n//component Quay hidden [0.5, 0.5]\nanchor Quay [0.9, 0.5]\nnote Quay note [0.1, 0.1]\n",
        "title Other\ncomponent Old quay [0.5, 0.5]\n",
    ];
    for text in texts {
        let map = run(app.create_document(new_map())).unwrap();
        run(app.save_document(save(&map, text))).unwrap();
    }
    let find =
        |query: &str| run(app.find_elements(Query { query: query.into(), kinds: Vec::new() })).unwrap();
    let names = |query: &str| find(query).into_iter().map(|hit| hit.name).collect::<Vec<_>>();
    assert_eq!(names("quay"), ["Quay", "Quay crane", "Quay rail", "Old quay"], "the whole name first");
    assert_eq!(names("qua cra"), ["Quay crane"]);
    assert_eq!(names("uay"), [] as [&str; 0]);
    assert_eq!(names(" "), [] as [&str; 0]);
    let hit = find("quay rail").remove(0);
    assert_eq!((hit.kind.as_str(), hit.title.as_str()), ("child", "Harbour"));
    run(app.trash_document(DocumentRequest { document: hit.document })).unwrap();
    assert_eq!(names("quay"), ["Quay", "Old quay"]);
}

#[test]
fn a_kept_picture_goes_back_as_a_picture_even_where_its_file_is_gone() {
    let drawn = |text: &str| {
        let options = app::map::PictureOptions::default();
        app::map::picture(text, app::map::PictureFormat::Svg, &options).unwrap().bytes
    };
    let world = World::new();
    let path = world.put("a.svg", drawn("title Before\n"));
    let (app, started) = world.start(vec![path.clone()]);
    run(app.save_document(save(&started.opened.files[0], "title After\n"))).unwrap();
    let number = run(app.list_kept_files(Empty {})).unwrap()[0].number;
    for gone in [false, true] {
        if gone {
            fs::remove_file(&path).unwrap();
        }
        let back = run(app.restore_kept_file(KeptFileRequest { number })).unwrap();
        assert_eq!((back.title.as_str(), back.document.as_str()), ("Before", "file:1"));
        assert!(fs::read(&path).unwrap() == drawn("title Before\n"), "gone: {gone}");
    }
}
