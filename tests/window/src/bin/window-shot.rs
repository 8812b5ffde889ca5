//! Opens the app as a newcomer sees it and takes its picture: `window-shot --out PATH`.

#![allow(clippy::print_stdout)]

use std::path::PathBuf;
use window::{Start, Window, control};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut out = PathBuf::from("foreland.png");
    let mut start = Start::default();
    while let Some(argument) = arguments.next() {
        if argument == "--out" {
            out = arguments.next().map_or(out, PathBuf::from);
        } else {
            start.arguments.push(argument);
        }
    }
    let window = Window::open(&start);
    window.wait_for(&format!("{} [data-kind=component]", control("canvas")));
    window.wait_saved();
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    }
    std::fs::write(&out, window.screenshot()).unwrap_or_else(|error| panic!("{}: {error}", out.display()));
    println!("{}", out.display());
}
