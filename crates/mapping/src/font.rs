//! How wide a text is, measured with the font files that are shipped.
//!
//! Measuring is most of the work of drawing a map, so the advance widths of Latin letters stand in a table that is
//! made once. Kerning is left out: it takes a little width away and never adds enough to matter.

use std::sync::LazyLock;

use ttf_parser::Face as File;
use unicode_width::UnicodeWidthChar;

/// The shipped cuts of Inter that pictures of maps are set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Weight 400.
    Regular,
    /// Weight 600.
    SemiBold,
    /// Weight 400 in italics.
    Italic,
}

/// Names of fonts as CSS writes them, the shipped one first.
pub const FAMILY: &str = "Inter, 'Inter Variable', system-ui, sans-serif";

/// How far text reaches above its baseline, in font sizes.
pub(crate) const ASCENT: f64 = 0.78;
/// How far text reaches below its baseline, in font sizes.
pub(crate) const DESCENT: f64 = 0.22;

const ALL: [Face; 3] = [Face::Regular, Face::SemiBold, Face::Italic];
/// Characters below this have their width in a table: Latin with its extensions.
const TABLE: usize = 0x250;

struct Metrics {
    table: [u16; TABLE],
    file: Option<File<'static>>,
    units: f64,
}

static METRICS: LazyLock<[Metrics; 3]> = LazyLock::new(|| ALL.map(Metrics::read));

impl Face {
    /// The face for a CSS weight.
    #[must_use]
    pub fn of(weight: u16, italic: bool) -> Self {
        match (weight >= 550, italic) {
            (true, _) => Self::SemiBold,
            (false, true) => Self::Italic,
            (false, false) => Self::Regular,
        }
    }

    /// The font file.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../../assets/fonts/Inter-Regular.ttf"),
            Self::SemiBold => include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf"),
            Self::Italic => include_bytes!("../../../assets/fonts/Inter-Italic.ttf"),
        }
    }

    /// True for a character that it can show: it has a glyph for it, or the character is never seen, such as a joiner.
    #[must_use]
    pub fn has(self, c: char) -> bool {
        let file = &METRICS[self as usize].file;
        c.is_ascii()
            || matches!(c.width(), Some(0) | None)
            || file.as_ref().is_some_and(|file| file.glyph_index(c).is_some())
    }

    /// Its weight as CSS counts it.
    #[must_use]
    pub fn weight(self) -> u16 {
        if self == Self::SemiBold { 600 } else { 400 }
    }

    /// Every shipped face.
    #[must_use]
    pub fn all() -> [Self; 3] {
        ALL
    }

    /// How wide a line of text is at this font size, in the unit of the size.
    ///
    /// Characters that Inter lacks count as what a fallback font would take: an em for a wide one, nothing for a
    /// joining one.
    #[must_use]
    pub fn width(self, text: &str, size: f64) -> f64 {
        let metrics = &METRICS[self as usize];
        let units: u32 = text.chars().map(|c| metrics.advance(c)).fold(0, u32::saturating_add);
        f64::from(units) / metrics.units * size
    }
}

impl Metrics {
    fn read(face: Face) -> Self {
        let file = File::parse(face.bytes(), 0).ok();
        let units = file.as_ref().map_or(1000.0, |file| f64::from(file.units_per_em()).max(1.0));
        let mut metrics = Self { table: [0; TABLE], file, units };
        for code in 0..TABLE as u32 {
            if let Some(c) = char::from_u32(code) {
                let advance = metrics.look_up(c);
                metrics.table[code as usize] = u16::try_from(advance).unwrap_or(u16::MAX);
            }
        }
        metrics
    }

    fn advance(&self, c: char) -> u32 {
        match self.table.get(c as usize) {
            Some(&advance) => u32::from(advance),
            None => self.look_up(c),
        }
    }

    fn look_up(&self, c: char) -> u32 {
        let ems = |ems: f64| (self.units * ems) as u32;
        match c.width() {
            Some(0) | None => 0,
            Some(columns) => {
                let glyph = self.file.as_ref().and_then(|file| file.glyph_index(c));
                let advance = glyph.and_then(|glyph| self.file.as_ref()?.glyph_hor_advance(glyph));
                advance.map_or_else(|| if columns > 1 { ems(1.05) } else { ems(0.65) }, u32::from)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_come_from_the_font_file() {
        let file = File::parse(Face::Regular.bytes(), 0).unwrap();
        let em = f64::from(file.units_per_em());
        let width = |text: &str| -> f64 {
            text.chars()
                .map(|c| f64::from(file.glyph_hor_advance(file.glyph_index(c).unwrap()).unwrap()) / em)
                .sum()
        };
        for text in ["Kettle", "Größe", "Ελλάδα", "Чай"] {
            assert!((Face::Regular.width(text, 10.0) - 10.0 * width(text)).abs() < 1e-9, "{text}");
        }
        assert!(Face::SemiBold.width("Kettle", 10.0) > Face::Regular.width("Kettle", 10.0));
    }

    #[test]
    fn characters_the_font_lacks_take_a_sane_width() {
        for (text, least, most) in [("茶", 0.9, 1.2), ("\u{1f375}", 0.9, 1.2), ("e\u{301}", 0.5, 0.7)] {
            let width = Face::Regular.width(text, 1.0);
            assert!((least..=most).contains(&width), "{text}: {width}");
        }
        assert_eq!(Face::Regular.width("\u{7}\u{200b}", 1.0), 0.0);
    }
}
