//! Fonts inside an SVG file: only the letters that the picture shows.
//!
//! `subsetter` keeps the outlines that are needed, made for PDF, where a font needs no table of its letters; a browser
//! does, so `write-fonts` adds that and the table of the font's measures.

use std::collections::BTreeSet;

use mapping::font::Face;
use subsetter::GlyphRemapper;
use write_fonts::FontBuilder;
use write_fonts::read::{FontRef, TableProvider};
use write_fonts::tables::cmap::Cmap;
use write_fonts::types::{GlyphId, Tag};

/// A font file with no more than these letters of a face; nothing if the face cannot be cut down.
pub(crate) fn letters_of(face: Face, letters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let whole = FontRef::new(face.bytes()).ok()?;
    let known = whole.cmap().ok()?;
    let mut kept = GlyphRemapper::new();
    let mut table = Vec::with_capacity(letters.len());
    for &letter in letters {
        let Some(glyph) = known.map_codepoint(letter) else { continue };
        let glyph = u16::try_from(glyph.to_u32()).ok()?;
        table.push((letter, GlyphId::from(kept.remap(glyph))));
    }
    let outlines = subsetter::subset(face.bytes(), 0, &kept).ok()?;
    let measures = Tag::new(b"OS/2");
    let mut builder = FontBuilder::new();
    builder.add_table(&Cmap::from_mappings(table).ok()?).ok()?;
    builder.add_raw(measures, whole.table_data(measures)?.as_bytes());
    builder.copy_missing_tables(FontRef::new(&outlines).ok()?);
    Some(builder.build())
}
