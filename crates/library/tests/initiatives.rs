//! Initiatives, tags, copies and imports: changed, listed, and taken back.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a panic is the report of a test"
)]

mod support;

use library::{
    ContentHash, DocumentId, ErrorCode, Import, InitiativeFields, InitiativeId, Library, NewDocument, Op,
    Reading, Reference, Shelf, Stage, VersionNumber,
};
use proptest::prelude::*;
use support::{Place, code, save};

/// A language whose first line is the title, and whose words in double brackets are references.
struct FirstLine;

impl Reading for FirstLine {
    fn title(&self, _: &str, text: &str) -> Option<String> {
        text.lines().next().map(str::to_owned)
    }

    fn retitled(&self, _: &str, text: &str, title: &str) -> Result<Option<String>, String> {
        if title.contains('\n') {
            return Err("A title is one line.".into());
        }
        let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
        Ok(Some(format!("{title}\n{rest}")))
    }

    fn references(&self, _: &str, text: &str) -> Vec<Reference> {
        let names = text.split("[[").skip(1).filter_map(|rest| rest.split_once("]]"));
        names.map(|(name, _)| Reference { target: name.into(), part: None }).collect()
    }
}

fn open(place: &Place) -> Library {
    let mut library = place.open();
    library.read_texts_by(FirstLine);
    library
}

fn named(name: &str) -> InitiativeFields {
    InitiativeFields { name: name.into(), ..InitiativeFields::default() }
}

fn names(library: &Library) -> Vec<String> {
    library.reader().initiatives().unwrap().into_iter().map(|initiative| initiative.fields.name).collect()
}

fn home(library: &Library, id: DocumentId) -> Option<InitiativeId> {
    library.reader().open_document(id).unwrap().initiative
}

#[test]
fn an_initiative_says_who_what_and_how_far_and_keeps_its_place() {
    let place = Place::new();
    let mut library = open(&place);
    let [tea, inn, pub_] = ["Tea", "Inn", "Pub"].map(|name| library.create_initiative(named(name)).unwrap());
    let fields = InitiativeFields {
        name: "Tea shop".into(),
        leader: "Lee".into(),
        fitness: "Cups sold twice to the same person".into(),
        customer: "People who pass by at eight".into(),
        stage: Stage::Building,
    };
    library.change_initiative(tea, fields.clone()).unwrap();
    library.move_initiative(pub_, Some(tea)).unwrap();
    library.move_initiative(inn, None).unwrap();
    drop(library);
    let mut library = open(&place);
    assert_eq!(names(&library), ["Pub", "Tea shop", "Inn"]);
    assert_eq!(library.reader().initiatives().unwrap()[1].fields, fields);
    for (op, expected) in [
        (Op::MoveInitiative, ["Pub", "Tea shop", "Inn"]),
        (Op::MoveInitiative, ["Tea shop", "Inn", "Pub"]),
        (Op::ChangeInitiative, ["Tea", "Inn", "Pub"]),
    ] {
        if names(&library) == expected {
            // The second move changed nothing: the inn was the last one already.
            continue;
        }
        assert_eq!(library.undo().unwrap().op, op);
        assert_eq!(names(&library), expected);
    }
    assert_eq!(code(library.create_initiative(named(" "))), ErrorCode::Invalid);
    assert_eq!(code(library.change_initiative(tea, named(""))), ErrorCode::Invalid);
    assert!(library.reader().check().unwrap().is_sound());
}

#[test]
fn documents_stay_when_their_initiative_goes_and_go_back_when_it_returns() {
    let mut library = open(&Place::new());
    let tea = library.create_initiative(named("Tea")).unwrap();
    let inside = library.create_in(Some(tea), "map", "Shop", "Shop\n").unwrap();
    let outside = library.create("map", "Harbour", "Harbour\n").unwrap();
    library.assign(&[inside, outside], Some(tea)).unwrap();
    assert_eq!((home(&library, inside), home(&library, outside)), (Some(tea), Some(tea)));
    library.remove_initiative(tea).unwrap();
    assert_eq!((home(&library, inside), home(&library, outside)), (None, None));
    assert_eq!(names(&library), [] as [&str; 0]);
    assert_eq!(code(library.assign(&[inside], Some(tea))), ErrorCode::NotFound);
    let undone = library.undo().unwrap();
    assert_eq!((undone.op, undone.documents.len()), (Op::RemoveInitiative, 2));
    assert_eq!((home(&library, inside), home(&library, outside)), (Some(tea), Some(tea)));
    library.undo().unwrap();
    assert_eq!((home(&library, inside), home(&library, outside)), (Some(tea), None));
}

#[test]
fn a_document_does_not_come_out_of_the_trash_into_an_initiative_that_is_gone() {
    let mut library = open(&Place::new());
    let tea = library.create_initiative(named("Tea")).unwrap();
    let id = library.create_in(Some(tea), "map", "Shop", "Shop\n").unwrap();
    library.undo().unwrap();
    library.undo().unwrap();
    assert_eq!(names(&library), [] as [&str; 0]);
    library.restore_from_trash(id).unwrap();
    assert_eq!(home(&library, id), None);
    assert!(library.reader().check().unwrap().is_sound());
}

#[test]
fn tags_are_tidied_sealed_and_taken_back() {
    let place = Place::new();
    let mut library = open(&place);
    let id = library.create("map", "Tea", "Tea\n").unwrap();
    library.set_tags(id, &["board".into(), " Draft ".into(), "draft".into()]).unwrap();
    assert_eq!(library.reader().open_document(id).unwrap().tags, ["board", "Draft"]);
    assert_eq!(library.reader().list(Shelf::Library).unwrap().documents[0].tags, ["board", "Draft"]);
    library.undo().unwrap();
    assert_eq!(library.reader().open_document(id).unwrap().tags, [] as [&str; 0]);
    library.redo().unwrap();
    assert_eq!(library.reader().next_undo().unwrap().map(Op::describe), Some("Change tags"));
    drop(library);
    let vandal = rusqlite::Connection::open(place.path()).unwrap();
    vandal.execute("UPDATE document SET tags = 'rumour'", []).unwrap();
    drop(vandal);
    let library = open(&place);
    assert_eq!(code(library.reader().open_document(id)), ErrorCode::Damaged);
    assert_eq!(library.reader().check().unwrap().documents, [id]);
}

#[test]
fn renaming_changes_the_text_too_and_so_does_taking_it_back() {
    let mut library = open(&Place::new());
    let id = library.create("map", "Tea", "Tea\nkettle\n").unwrap();
    library.rename(id, "Coffee").unwrap();
    save(&mut library, id, "Coffee\nkettle\nbeans\n");
    library.undo().unwrap();
    let document = library.reader().open_document(id).unwrap();
    assert_eq!((document.title.as_str(), document.text.as_str()), ("Tea", "Tea\nkettle\nbeans\n"));
    library.redo().unwrap();
    save(&mut library, id, "Cocoa\nkettle\n");
    let document = library.reader().open_document(id).unwrap();
    assert_eq!(document.title, "Cocoa", "the text says the title");
    assert_eq!(library.reader().next_undo().unwrap(), Some(Op::Create), "the rename has lost its ends");
    let refused = library.rename(id, "two\nlines").unwrap_err();
    assert_eq!(
        (refused.code(), refused.message()),
        (ErrorCode::Invalid, "A title is one line. Nothing was changed.")
    );
    assert_eq!(library.reader().open_document(id).unwrap().title, "Cocoa");
}

#[test]
fn restoring_a_version_takes_its_title_along_and_can_be_taken_back() {
    let mut library = open(&Place::new());
    let id = library.create("map", "Tea", "Tea\n").unwrap();
    let saved = save(&mut library, id, "Coffee\nbeans\n");
    library.restore_version(id, VersionNumber(1), saved.hash).unwrap();
    let text = |library: &Library| {
        let document = library.reader().open_document(id).unwrap();
        (document.title, document.text, library.reader().versions(id).unwrap().len())
    };
    assert_eq!(text(&library), ("Tea".into(), "Tea\n".into(), 3));
    assert_eq!(library.undo().unwrap().op, Op::RestoreVersion);
    assert_eq!(
        text(&library),
        ("Coffee".into(), "Coffee\nbeans\n".into(), 4),
        "undoing adds a version as well"
    );
    library.redo().unwrap();
    save(&mut library, id, "Tea\nleaves\n");
    assert_eq!(
        library.reader().next_undo().unwrap(),
        Some(Op::Create),
        "what was typed since is not overwritten"
    );
}

#[test]
fn a_copy_has_its_own_title_and_history() {
    let mut library = open(&Place::new());
    let tea = library.create_initiative(named("Tea")).unwrap();
    let id = library.create_in(Some(tea), "map", "Shop", "Shop\n[[Kettle]]\n").unwrap();
    library.set_tags(id, &["draft".into()]).unwrap();
    save(&mut library, id, "Shop\nsee [[Kettle]] and [[Inn]]\n");
    let copies = [(); 2].map(|()| library.duplicate(id).unwrap());
    let documents = copies.map(|copy| library.reader().open_document(copy).unwrap());
    assert_eq!(documents.each_ref().map(|copy| copy.title.as_str()), ["Shop copy", "Shop copy 2"]);
    assert_eq!(documents[0].text, "Shop copy\nsee [[Kettle]] and [[Inn]]\n");
    assert_eq!(
        (documents[0].initiative, documents[0].tags.as_slice()),
        (Some(tea), &["draft".to_owned()][..])
    );
    assert_eq!(library.reader().versions(copies[0]).unwrap().len(), 1);
    assert_eq!(library.reader().referring_to("kettle").unwrap().len(), 3);
    assert_eq!(library.undo().unwrap().op, Op::Duplicate);
    assert_eq!(
        library.reader().referring_to("KETTLE").unwrap().len(),
        2,
        "what is in the trash does not refer"
    );
    let targets: Vec<_> =
        library.reader().references(id).unwrap().into_iter().map(|reference| reference.target).collect();
    assert_eq!(targets, ["Kettle", "Inn"]);
}

fn to_import() -> Import {
    let document = |nth: usize| NewDocument {
        kind: "map".into(),
        title: "not this".into(),
        text: format!("Map {nth}\n"),
        tags: vec!["imported".into()],
        initiative: (nth < 2).then_some(nth),
        ..NewDocument::default()
    };
    Import { initiatives: vec![named("Tea"), named("Inn")], documents: (0..3).map(document).collect() }
}

#[test]
fn an_import_comes_in_at_once_only_once_and_goes_at_once() {
    let mut library = open(&Place::new());
    let tea = library.create_initiative(named("Tea")).unwrap();
    let imported = library.import(&to_import()).unwrap();
    assert_eq!((imported.documents.len(), imported.present), (3, 0));
    assert_eq!(names(&library), ["Tea", "Inn"], "an initiative of the same name is the same");
    assert_eq!(home(&library, imported.documents[0]), Some(tea));
    let again = library.import(&to_import()).unwrap();
    assert_eq!((again.documents.len(), again.present), (0, 3));
    assert_eq!(library.undo().unwrap().op, Op::Import);
    assert_eq!(library.reader().list(Shelf::Library).unwrap().documents.len(), 0);
    assert_eq!(names(&library), ["Tea"]);
    library.redo().unwrap();
    assert_eq!(library.reader().list(Shelf::Library).unwrap().documents.len(), 3);
}

#[test]
fn an_import_with_one_bad_document_brings_in_nothing() {
    let mut library = open(&Place::new());
    let mut import = to_import();
    import.documents[2].kind = "no such\nkind".into();
    assert_eq!(code(library.import(&import)), ErrorCode::Invalid);
    assert_eq!(
        (names(&library).len(), library.reader().list(Shelf::Library).unwrap().documents.len()),
        (0, 0)
    );
}

/// What a person sees of a library, to compare it before and after.
fn picture(library: &Library) -> String {
    let reader = library.reader();
    let mut lines: Vec<_> = reader
        .initiatives()
        .unwrap()
        .into_iter()
        .map(|initiative| format!("{} {:?}", initiative.id, initiative.fields))
        .collect();
    let mut documents = reader.list(Shelf::Library).unwrap().documents;
    documents.sort_by_key(|summary| summary.id);
    for summary in documents {
        let document = reader.open_document(summary.id).unwrap();
        lines.push(format!(
            "{} {:?} {:?} {:?} {:?}",
            document.id, document.title, document.text, document.tags, document.initiative
        ));
    }
    lines.join("\n")
}

#[derive(Clone, Debug)]
enum Act {
    Create(String),
    Rename(usize, String),
    Tag(usize, String),
    Trash(usize),
    Restore(usize),
    Duplicate(usize),
    Back(usize),
    Initiative(String),
    Change(usize, String),
    Order(usize, usize),
    Remove(usize),
    Assign(usize, Option<usize>),
    Import,
}

fn act() -> impl Strategy<Value = Act> {
    let which = || 0..6_usize;
    prop_oneof![
        "[a-c]{1,3}".prop_map(Act::Create),
        (which(), "[a-c]{1,3}").prop_map(|(which, title)| Act::Rename(which, title)),
        (which(), "[a-c]{0,2}").prop_map(|(which, tag)| Act::Tag(which, tag)),
        which().prop_map(Act::Trash),
        which().prop_map(Act::Restore),
        which().prop_map(Act::Duplicate),
        which().prop_map(Act::Back),
        "[a-c]{1,3}".prop_map(Act::Initiative),
        (which(), "[a-c]{1,3}").prop_map(|(which, name)| Act::Change(which, name)),
        (which(), which()).prop_map(|(which, before)| Act::Order(which, before)),
        which().prop_map(Act::Remove),
        (which(), prop::option::of(which())).prop_map(|(which, home)| Act::Assign(which, home)),
        Just(Act::Import),
    ]
}

/// Does it if it can be done; what is refused changes nothing.
fn perform(library: &mut Library, act: &Act) {
    let mut documents = library.reader().list(Shelf::Library).unwrap().documents;
    documents.extend(library.reader().list(Shelf::Trash).unwrap().documents);
    let initiatives = library.reader().initiatives().unwrap();
    let nobody = DocumentId::new(library::Timestamp(0), 1 << 70);
    let document = |which: usize| documents.get(which).map_or(nobody, |summary| summary.id);
    let initiative = |which: usize| {
        initiatives.get(which).map_or(InitiativeId::new(library::Timestamp(0), 1 << 70), |it| it.id)
    };
    let _ = match act {
        Act::Create(title) => library.create("map", title, &format!("{title}\n")).map(drop),
        Act::Rename(which, title) => library.rename(document(*which), title),
        Act::Tag(which, tag) => library.set_tags(document(*which), std::slice::from_ref(tag)),
        Act::Trash(which) => library.trash(document(*which)),
        Act::Restore(which) => library.restore_from_trash(document(*which)),
        Act::Duplicate(which) => library.duplicate(document(*which)).map(drop),
        Act::Back(which) => {
            let base =
                library.reader().open_document(document(*which)).map_or(ContentHash::of(""), |it| it.hash);
            library.restore_version(document(*which), VersionNumber(1), base).map(drop)
        }
        Act::Initiative(name) => library.create_initiative(named(name)).map(drop),
        Act::Change(which, name) => library.change_initiative(initiative(*which), named(name)),
        Act::Order(which, before) => {
            library.move_initiative(initiative(*which), initiatives.get(*before).map(|it| it.id))
        }
        Act::Remove(which) => library.remove_initiative(initiative(*which)),
        Act::Assign(which, home) => library.assign(&[document(*which)], home.map(initiative)),
        Act::Import => library.import(&to_import()).map(drop),
    };
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn undoing_everything_leads_back_and_redoing_everything_forth(acts in prop::collection::vec(act(), 1..30)) {
        let place = Place::new();
        let mut library = open(&place);
        let start = picture(&library);
        for act in &acts {
            perform(&mut library, act);
        }
        let end = picture(&library);
        drop(library);
        // Also after a restart.
        let mut library = open(&place);
        let mut steps = 0;
        while library.reader().next_undo().unwrap().is_some() {
            library.undo().unwrap();
            steps += 1;
        }
        prop_assert_eq!(picture(&library), start);
        for _ in 0..steps {
            library.redo().unwrap();
        }
        prop_assert_eq!(picture(&library), end);
        prop_assert!(library.reader().check().unwrap().is_sound());
    }
}
