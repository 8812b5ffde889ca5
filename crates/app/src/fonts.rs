//! Fonts of the machine, for letters that the shipped ones lack: Chinese, Arabic, emoji.
//!
//! Looking through a machine's fonts takes a moment, so it is done for the first picture that needs it and then
//! remembered. Only the files that are needed are read.

use fontdb::{Database, FaceInfo, ID, Style};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static MACHINE: LazyLock<(Database, Vec<ID>)> = LazyLock::new(|| {
    let mut database = Database::new();
    database.load_system_fonts();
    let mut faces: Vec<&FaceInfo> = database.faces().collect();
    faces.sort_by_key(|face| preference(face));
    let order = faces.into_iter().map(|face| face.id).collect();
    (database, order)
});

/// Font files, and what they cannot show either.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// The files, the first choice first.
    pub(crate) files: Vec<Vec<u8>>,
    /// Letters for which this machine has no font with outlines.
    pub(crate) missing: BTreeSet<char>,
}

/// Looks for fonts that have these letters, as few as can be found quickly.
pub(crate) fn showing(letters: &BTreeSet<char>) -> Found {
    let mut found = Found { files: Vec::new(), missing: letters.clone() };
    if letters.is_empty() {
        return found;
    }
    let (database, order) = &*MACHINE;
    take(database, order, &mut found);
    found
}

fn take(database: &Database, order: &[ID], found: &mut Found) {
    for &id in order {
        if found.missing.is_empty() {
            return;
        }
        let shown = database.with_face_data(id, |data, index| {
            let shown = shown(data, index, &found.missing);
            (!shown.is_empty()).then(|| (shown, data.to_vec()))
        });
        if let Some(Some((shown, file))) = shown {
            found.missing.retain(|letter| !shown.contains(letter));
            found.files.push(file);
        }
    }
}

/// Those of `letters` for which a font has an outline; pictures of letters, as in many fonts of emoji, are not drawn.
fn shown(data: &[u8], index: u32, letters: &BTreeSet<char>) -> BTreeSet<char> {
    let Ok(face) = ttf_parser::Face::parse(data, index) else { return BTreeSet::new() };
    if face.tables().glyf.is_none() && face.tables().cff.is_none() {
        return BTreeSet::new();
    }
    letters.iter().copied().filter(|&letter| face.glyph_index(letter).is_some()).collect()
}

/// What is tried first sorts first: upright, regular, of proportional width; then by name, so that a machine always
/// answers the same.
fn preference(face: &FaceInfo) -> (bool, u16, bool, String, u32) {
    let family = face.families.first().map_or_else(String::new, |(name, _)| name.clone());
    let serif = family.contains("Serif");
    (face.style != Style::Normal, face.weight.0.abs_diff(400), face.monospaced || serif, family, face.index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inter() -> (Database, Vec<ID>) {
        let mut database = Database::new();
        for face in mapping::font::Face::all() {
            database.load_font_data(face.bytes().to_vec());
        }
        let order = database.faces().map(|face| face.id).collect();
        (database, order)
    }

    #[test]
    fn one_file_is_taken_for_many_letters_and_the_rest_is_missing() {
        let (database, order) = inter();
        let letters: BTreeSet<char> = "ЧайΩ茶".chars().collect();
        let mut found = Found { files: Vec::new(), missing: letters };
        take(&database, &order, &mut found);
        assert_eq!((found.files.len(), found.missing), (1, BTreeSet::from(['茶'])));
    }

    #[test]
    fn nothing_is_looked_for_where_nothing_is_needed() {
        assert_eq!(showing(&BTreeSet::new()), Found::default());
    }

    #[test]
    fn what_no_font_can_have_is_missing() {
        let nowhere = BTreeSet::from(['\u{10fffd}']);
        let found = showing(&nowhere);
        assert!(found.missing == nowhere || !found.files.is_empty());
    }
}
