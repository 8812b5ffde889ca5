//! Saves every principal screen as PNG, in two sizes, light and dark: `window-screens --out FOLDER [GROUP…]`.

#![allow(clippy::print_stdout)]

mod camera;
mod files;
mod help;
mod library;

use camera::Camera;
use std::fs;
use std::path::PathBuf;

const SIZES: [(u32, u32); 2] = [(1440, 900), (1024, 700)];

/// Takes the pictures of one group.
type Take = fn(&Camera);

/// What is taken pictures of, and what it is called on the command line.
const GROUPS: [(&str, Take); 8] = [
    ("library", Camera::library),
    ("canvas", Camera::canvas),
    ("shelf", Camera::shelf),
    ("files", Camera::files),
    ("exchange", Camera::exchange),
    ("help", Camera::help),
    ("recovery", Camera::recovery),
    ("reading", Camera::reading),
];

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--out");
    let out = PathBuf::from(arguments.next().unwrap_or_else(|| "target/screens".into()));
    let wanted: Vec<String> = arguments.collect();
    fs::create_dir_all(&out).unwrap_or_else(|error| panic!("{}: {error}", out.display()));
    for size in SIZES {
        for dark in [false, true] {
            let camera = Camera { out: out.clone(), size, dark };
            for (name, take) in GROUPS {
                if wanted.is_empty() || wanted.iter().any(|group| group == name) {
                    take(&camera);
                }
            }
        }
    }
}
