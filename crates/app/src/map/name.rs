//! Names that a map's text gives it outside the text.

/// Longest title in a list, in characters; the text keeps the whole of it.
const LONGEST_TITLE: usize = 200;

/// The title that a map's text gives it, cut where a list would be drowned in it.
#[must_use]
pub fn title(text: &str) -> String {
    shortened(&owm::parse(text).map.title)
}

/// The title that the text says itself; `None` where the language gives it one for want of a better.
pub(crate) fn own_title(text: &str) -> Option<String> {
    let title = title(text);
    (!title.is_empty() && title != self::title("")).then_some(title)
}

/// A title as a list shows it.
pub(crate) fn shortened(title: &str) -> String {
    match title.char_indices().nth(LONGEST_TITLE) {
        Some((cut, _)) => format!("{}…", title[..cut].trim_end()),
        None => title.to_owned(),
    }
}

/// A name for a file that holds the map called `title`, such as `tea-shop.svg`: its letters and digits, joined by hyphens.
#[must_use]
pub fn file_name(title: &str, ending: &str) -> String {
    let title = title.to_lowercase();
    let words: Vec<_> =
        title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let name: String = words.join("-").chars().take(60).collect();
    format!("{}.{ending}", if name.is_empty() { "map" } else { name.trim_end_matches('-') })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_plain() {
        assert_eq!(file_name("Tea shop: 2027 / draft", "svg"), "tea-shop-2027-draft.svg");
        assert_eq!(file_name("../../etc/passwd", "owm"), "etc-passwd.owm");
        assert_eq!(file_name("…", "png"), "map.png");
        assert_eq!(file_name("Кафе", "owm"), "кафе.owm");
    }

    #[test]
    fn an_endless_title_is_cut() {
        assert_eq!(title(&format!("title {}\n", "é".repeat(9_000))).chars().count(), LONGEST_TITLE + 1);
    }
}
