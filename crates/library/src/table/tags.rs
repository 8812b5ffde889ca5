//! The tags of a document: a sorted list of words in its row.
//!
//! They are part of the row, and so of its seal, rather than a table of their own: a document has a handful, and one
//! that was changed behind the library's back is noticed.

use crate::error::Cause;

/// Format 2: documents belong to an initiative, and have tags.
pub(crate) const SCHEMA: &str = "
ALTER TABLE document ADD COLUMN initiative TEXT REFERENCES initiative (id);
ALTER TABLE document ADD COLUMN tags TEXT NOT NULL DEFAULT '';
CREATE INDEX document_initiative ON document (initiative);
";

const SEPARATOR: &str = "\n";
const MAX_TAGS: usize = 50;
const MAX_CHARACTERS: usize = 60;

/// The tags as the row keeps them.
pub(crate) fn join(tags: &[String]) -> String {
    tags.join(SEPARATOR)
}

/// The tags in a row.
pub(crate) fn split(stored: &str) -> Vec<String> {
    stored.split(SEPARATOR).filter(|tag| !tag.is_empty()).map(Into::into).collect()
}

/// The tags that a person wrote, as they are stored: sorted, spaces tidied, none empty, none twice.
pub(crate) fn tidy(written: &[String]) -> Result<Vec<String>, Cause> {
    let mut tags: Vec<String> = Vec::new();
    for tag in written {
        let tag = tag.split_whitespace().collect::<Vec<_>>().join(" ");
        if tag.chars().count() > MAX_CHARACTERS || tag.chars().any(char::is_control) {
            return Err(Cause::Invalid(format!(
                "a tag is a word or a few, {MAX_CHARACTERS} letters at most"
            )));
        }
        let known = tags.iter().any(|known| known.to_lowercase() == tag.to_lowercase());
        if !tag.is_empty() && !known {
            tags.push(tag);
        }
    }
    if tags.len() > MAX_TAGS {
        return Err(Cause::Invalid(format!("a document has at most {MAX_TAGS} tags")));
    }
    tags.sort_by_cached_key(|tag| tag.to_lowercase());
    Ok(tags)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_tidied_and_read_back() {
        let written = [" for  the\nboard ", "Draft", "draft", "", "Äpfel"].map(String::from);
        let tags = tidy(&written).unwrap();
        assert_eq!(tags, ["Draft", "for the board", "Äpfel"]);
        assert_eq!(split(&join(&tags)), tags);
        assert_eq!(split(&join(&[])), [] as [&str; 0]);
        assert!(tidy(&["x".repeat(61)]).is_err());
        assert!(tidy(&["a\u{7}".into()]).is_err());
        assert!(tidy(&(0..51).map(|nth| nth.to_string()).collect::<Vec<_>>()).is_err());
    }
}
