//! File names that every system accepts, none twice.

use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// Longest name without its ending, in bytes: with ending and number it stays below 255, which every system allows.
const LONGEST: usize = 180;

/// Names that Windows keeps for devices, whatever the ending.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The names taken in one folder.
#[derive(Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// A name that nothing in the folder has: `title` made safe, numbered if need be, with `ending`.
    pub(super) fn take(&mut self, title: &str, ending: &str) -> String {
        let safe = safe(title);
        let mut name = format!("{safe}{ending}");
        let mut number = 1;
        while !self.0.insert(folded(&name)) {
            number += 1;
            name = format!("{safe} ({number}){ending}");
        }
        name
    }
}

/// A name as systems compare it that do not tell apart case, or one spelling of an accented letter from another.
pub(super) fn folded(name: &str) -> String {
    name.nfkc().collect::<String>().to_lowercase().nfkc().collect()
}

/// `title` as a file name without ending: what some system does not allow, or shows as something else, is left out.
fn safe(title: &str) -> String {
    let letters = title.nfc().map(|letter| match letter {
        '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => '-',
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    });
    let visible: String = letters.filter(|letter| !letter.is_control() && !is_invisible(*letter)).collect();
    let mut name = visible.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    while name.len() > LONGEST {
        name.pop();
    }
    // Systems drop dots and spaces at the end, and hide what begins with a dot.
    let name = name.trim_matches(['.', ' ']);
    if name.is_empty() {
        return "Untitled".into();
    }
    if is_reserved(name) { format!("{name}_") } else { name.into() }
}

fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let is_port = |port: &str| {
        stem.strip_prefix(port).is_some_and(|rest| {
            let mut letters = rest.chars();
            matches!((letters.next(), letters.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
        })
    };
    RESERVED.contains(&stem.as_str()) || is_port("com") || is_port("lpt")
}

/// Letters that show nothing, or turn the direction of what follows.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_safe_everywhere() {
        for (title, expected) in [
            ("Tea shop", "Tea shop"),
            ("../../etc/passwd", "-..-etc-passwd"),
            ("C:\\temp\\x?", "C--temp-x-"),
            (" a \t b\n", "a b"),
            ("…", "…"),
            ("...", "Untitled"),
            ("", "Untitled"),
            (".hidden.", "hidden"),
            ("CON", "CON_"),
            ("lpt1.notes", "lpt1.notes_"),
            ("COM¹", "COM¹_"),
            ("Console", "Console"),
            ("foreland.toml", "foreland.toml"),
            ("Caf\u{65}\u{301}", "Café"),
            ("a\u{202e}owm.b", "aowm.b"),
            ("茶の店", "茶の店"),
        ] {
            assert_eq!(safe(title), expected, "{title:?}");
        }
        assert!(safe(&"é".repeat(500)).len() <= LONGEST);
    }

    #[test]
    fn no_two_names_are_the_same_on_any_system() {
        let mut names = Names::default();
        assert_eq!(names.take("Tea", ".owm"), "Tea.owm");
        assert_eq!(names.take("tea", ".owm"), "tea (2).owm");
        assert_eq!(names.take("TEA", ".owm"), "TEA (3).owm");
        assert_eq!(names.take("tea (2)", ".owm"), "tea (2) (2).owm");
        assert_eq!(names.take("Tea", ".prfaq.md"), "Tea.prfaq.md");
        assert_eq!(names.take("Caf\u{e9}", ""), "Café");
        assert_eq!(names.take("Cafe\u{301}", ""), "Café (2)");
        assert_eq!(names.take("ﬁsh", ""), "ﬁsh");
        assert_eq!(names.take("fish", ""), "fish (2)");
    }

    proptest! {
        #[test]
        fn whatever_the_title_the_name_is_one_component(title in "\\PC{0,300}|.{0,40}") {
            let name = Names::default().take(&title, ".owm");
            prop_assert!(name.len() <= 255);
            let path = std::path::Path::new(&name);
            prop_assert_eq!(path.components().count(), 1);
            prop_assert_eq!(path.file_name().and_then(|name| name.to_str()), Some(name.as_str()));
            prop_assert!(!name.contains(['<', '>', ':', '"', '/', '\\', '|', '?', '*', '\0']));
        }
    }
}
