//! What the suites of this crate share: maps from disk, and models to compare.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each suite uses its part; a panic in a test is its report"
)]

use owm::Map;
use std::path::{Path, PathBuf};

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files in `folder`, beside or in the project, by name; none, said on the error output, where it is absent.
pub(crate) fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let path = root().join(folder);
    let Ok(entries) = std::fs::read_dir(&path) else {
        eprintln!("passed over: {folder} is not here");
        return Vec::new();
    };
    let mut files: Vec<(String, String)> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| endings.iter().any(|ending| path.extension().is_some_and(|found| found == *ending)))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned())
        })
        .collect();
    files.sort();
    files
}

/// A model without the lines it was read from: two that are equal say the same.
pub(crate) fn without_lines(mut map: Map) -> Map {
    map.title_line = map.title_line.map(|_| 0);
    map.style_line = map.style_line.map(|_| 0);
    map.y_axis.iter_mut().for_each(|it| it.line = 0);
    map.elements.iter_mut().for_each(|it| it.line = 0);
    map.evolves.iter_mut().for_each(|it| it.line = 0);
    for pipeline in &mut map.pipelines {
        pipeline.line = 0;
        pipeline.children.iter_mut().for_each(|it| it.line = 0);
    }
    map.links.iter_mut().for_each(|it| it.line = 0);
    map.notes.iter_mut().for_each(|it| it.line = 0);
    map.annotations.iter_mut().for_each(|it| it.line = 0);
    map.legend.iter_mut().for_each(|it| it.line = 0);
    map.areas.iter_mut().for_each(|it| it.line = 0);
    map.forces.iter_mut().for_each(|it| it.line = 0);
    map.urls.iter_mut().for_each(|it| it.line = 0);
    map
}

/// The first line in which two models differ, for a message.
pub(crate) fn difference(one: &Map, other: &Map) -> Option<String> {
    if one == other {
        return None;
    }
    let (one, other) = (format!("{one:#?}"), format!("{other:#?}"));
    let pair = one.lines().zip(other.lines()).enumerate().find(|(_, (a, b))| a != b);
    match pair {
        Some((at, (a, b))) => {
            let before: Vec<&str> = one.lines().take(at).skip(at.saturating_sub(12)).collect();
            Some(format!("{}\n- {a}\n+ {b}", before.join("\n")))
        }
        None => Some("one is longer".into()),
    }
}
