//! Which formats there are, and how a file shows which one it is.

/// A format of maps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// The map language of OnlineWardleyMaps: ours, too.
    Owm,
    /// Mermaid's `wardley-beta`.
    Mermaid,
    /// Mermaid's `wardley-beta` in a fenced block of Markdown, as GitHub shows it.
    Markdown,
    /// The native format of wmap.
    Wmap,
    /// wardleyToGo, version 1.
    Wtg,
    /// wardleyToGo, version 2.
    Wtg2,
    /// Components and links as a table.
    Csv,
    /// draw.io (diagrams.net), uncompressed.
    DrawIo,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Owm,
        Self::Mermaid,
        Self::Markdown,
        Self::Wmap,
        Self::Wtg,
        Self::Wtg2,
        Self::Csv,
        Self::DrawIo,
    ];

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Owm => "OWM",
            Self::Mermaid => "Mermaid",
            Self::Markdown => "Markdown with Mermaid",
            Self::Wmap => "wmap",
            Self::Wtg => "wardleyToGo",
            Self::Wtg2 => "wardleyToGo 2",
            Self::Csv => "CSV",
            Self::DrawIo => "draw.io",
        }
    }

    /// The ending of its files, the usual one first.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Owm => &["owm", "wm"],
            Self::Mermaid => &["mmd", "mermaid"],
            Self::Markdown => &["md", "markdown"],
            Self::Wmap => &["wmap"],
            Self::Wtg => &["wtg"],
            Self::Wtg2 => &["wtg2"],
            Self::Csv => &["csv", "tsv"],
            Self::DrawIo => &["drawio"],
        }
    }

    /// It can be read.
    #[must_use]
    pub fn is_read(self) -> bool {
        self != Self::DrawIo
    }

    /// It can be written.
    #[must_use]
    pub fn is_written(self) -> bool {
        !matches!(self, Self::Wmap | Self::Wtg | Self::Wtg2)
    }

    /// The format whose files have this name's ending.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        let ending = ending.to_ascii_lowercase();
        Self::ALL.into_iter().find(|format| format.endings().contains(&ending.as_str()))
    }

    /// The format of a file of this name (if it has one) with this text: what the text shows counts more than the
    /// ending, since `.wmap` is also used for OWM texts, and `.txt` for all of them. OWM where nothing else shows.
    #[must_use]
    pub fn detect(name: Option<&str>, text: &str) -> Self {
        let named = name.and_then(Self::of_name);
        match named {
            Some(Self::Owm | Self::Csv | Self::DrawIo | Self::Markdown) => named.unwrap_or(Self::Owm),
            Some(Self::Wmap) if shows_owm(text) => Self::Owm,
            Some(format @ (Self::Wmap | Self::Wtg2 | Self::Mermaid)) => format,
            Some(Self::Wtg) if shows_wtg2(text) => Self::Wtg2,
            Some(Self::Wtg) => Self::Wtg,
            None => Self::of_text(text),
        }
    }

    fn of_text(text: &str) -> Self {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(MOST_LINES);
        if text.trim_start_matches('\u{feff}').trim_start().starts_with("<mxfile") {
            return Self::DrawIo;
        }
        if crate::mermaid::begins(text) {
            return Self::Mermaid;
        }
        if lines.clone().any(|line| line.starts_with("```") || line.starts_with("~~~"))
            && crate::mermaid::has_block(text)
        {
            return Self::Markdown;
        }
        if crate::csv::has_header(text) {
            return Self::Csv;
        }
        if shows_owm(text) {
            return Self::Owm;
        }
        if lines.clone().any(crate::wmap::is_component) {
            return Self::Wmap;
        }
        if lines.any(|line| line.matches('|').count() == 5) {
            return Self::Wtg;
        }
        if shows_wtg2(text) { Self::Wtg2 } else { Self::Owm }
    }
}

/// How many lines are looked at to recognise a format.
const MOST_LINES: usize = 2_000;

/// A line that only OWM has: a keyword and a place in brackets.
fn shows_owm(text: &str) -> bool {
    let keywords = ["component ", "anchor ", "submap ", "note ", "evolve ", "style ", "pipeline "];
    text.lines()
        .map(str::trim_start)
        .take(MOST_LINES)
        .any(|line| line.contains('[') && keywords.iter().any(|keyword| line.starts_with(keyword)))
}

/// A component at a stage, as `Kettle : III.2`.
fn shows_wtg2(text: &str) -> bool {
    text.lines().take(MOST_LINES).any(|line| {
        line.split_once(" : ").is_some_and(|(_, rest)| crate::wtg2::begins_with_stage(rest.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_lead_back_to_their_format() {
        for format in Format::ALL {
            for ending in format.endings() {
                assert_eq!(Format::of_name(&format!("a.b.{}", ending.to_uppercase())), Some(format));
            }
        }
        assert_eq!(Format::of_name("owm"), None);
    }

    #[test]
    fn what_a_text_shows_counts() {
        let check = |name: &str, text: &str, expected: Format| {
            let name = (!name.is_empty()).then_some(name);
            assert_eq!(Format::detect(name, text), expected, "{name:?} {text:?}");
        };
        check("", "title Tea\ncomponent Kettle [0.4, 0.5]", Format::Owm);
        check("", "", Format::Owm);
        check("", "---\ntitle: Tea\n---\n%% comment\nwardley-beta\n", Format::Mermaid);
        check("", "# Tea\n\n```mermaid\nwardley-beta\n```\n", Format::Markdown);
        check("", "Kettle (35, 57)\nTea -- Kettle", Format::Wmap);
        check("", "kettle: |..x..|....|....|....|\ntea - kettle", Format::Wtg);
        check("", "Kettle : II.4 >> III\n", Format::Wtg2);
        check("", "type,name,visibility,evolution\n", Format::Csv);
        check("", "<mxfile host=\"x\">", Format::DrawIo);
        check("a.wmap", "component Kettle [0.4, 0.5]", Format::Owm);
        check("a.wmap", "Kettle (1, 2)", Format::Wmap);
        check("a.wtg", "Kettle : II.4", Format::Wtg2);
        check("a.txt", "wardley-beta", Format::Mermaid);
    }
}
