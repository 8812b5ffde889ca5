//! Files that were opened before, on a real library and real files.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a panic in a test is its report")]

mod support;

use contract::{Empty, ErrorCode, Handlers, LinkRequest, RecentFileRequest};
use std::fs;
use support::{World, code, run};

#[test]
fn files_are_remembered_in_their_order_and_the_missing_ones_are_said_to_be() {
    let world = World::new();
    let one = world.put("one.owm", "title One\n");
    let two = world.put("two.owm", "title Two\n");
    let (app, _) = world.start(vec![one.clone(), two]);
    run(app.close_window(Empty {})).unwrap();
    fs::remove_file(&one).unwrap();
    let (app, _) = world.start(Vec::new());
    let recent = run(app.list_recent_files(Empty {})).unwrap();
    let seen: Vec<_> = recent.iter().map(|file| (file.name.as_str(), file.missing)).collect();
    assert_eq!(seen, [("two.owm", false), ("one.owm", true)]);
    assert!(!recent[0].file.contains("two"), "the window learns no path");
    let request = |index: usize| RecentFileRequest { file: recent[index].file.clone() };
    let opened = run(app.open_recent_file(request(0))).unwrap();
    assert_eq!((opened.files.len(), opened.files[0].title.as_str()), (1, "Two"));
    let refused = run(app.open_recent_file(request(1))).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotFound);
    assert!(refused.message.contains("“one.owm” is not in"), "{refused}");
    let left = run(app.forget_recent_file(request(1))).unwrap();
    assert_eq!(left.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["two.owm"]);
    let unknown = RecentFileRequest { file: "../../etc".into() };
    assert_eq!(code(run(app.open_recent_file(unknown))), ErrorCode::NotFound);
}

#[test]
fn a_file_stands_once_in_the_list_and_the_list_ends() {
    let world = World::new();
    let files: Vec<_> = (0..15).map(|n| world.put(&format!("{n}.owm"), format!("title {n}\n"))).collect();
    let mut given = files.clone();
    given.push(files[3].clone());
    let (app, _) = world.start(given);
    let recent = run(app.list_recent_files(Empty {})).unwrap();
    assert_eq!(recent.len(), 12);
    assert_eq!(recent[0].name, "3.owm");
    assert_eq!(recent.iter().filter(|file| file.name == "3.owm").count(), 1);
    run(app.close_window(Empty {})).unwrap();
}

#[test]
fn only_harmless_addresses_are_opened() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    let open = |address: &str| run(app.open_link(LinkRequest { address: address.into() }));
    for address in
        ["file:///etc/passwd", "javascript:alert(1)", "smb://host/share", "/bin/sh", "", "https://a\n.b"]
    {
        assert_eq!(code(open(address)), ErrorCode::Refused, "{address}");
    }
    open("https://example.org/a").unwrap();
    assert_eq!(*world.desk.0.addresses.lock().unwrap(), ["https://example.org/a"]);
    let packages = run(app.list_licences(Empty {})).unwrap();
    let texts = packages.texts.len();
    assert!(packages.packages.iter().any(|package| package.name == "tauri"));
    assert!(packages.packages.iter().any(|package| package.name == "svelte"));
    for package in &packages.packages {
        assert!(package.texts.iter().all(|text| (*text as usize) < texts), "{}", package.name);
        assert!(!package.licence.is_empty() && !package.texts.is_empty(), "{}", package.name);
    }
}
