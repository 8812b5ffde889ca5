//! Text made safe to stand in XML.

use std::borrow::Cow;

/// True for what XML 1.0 can hold at all.
#[must_use]
pub fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
        && !matches!(c, '\u{7f}'..='\u{9f}')
}

/// A text as content or as the value of an attribute; what XML cannot hold is left out.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    let plain = |c: char| is_legal(c) && !matches!(c, '&' | '<' | '>' | '"' | '\r');
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars().filter(|&c| is_legal(c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A reader turns a bare carriage return into a line feed.
            '\r' => out.push_str("&#13;"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// A text as the value of an attribute that keeps its line ends and tabs, of which a reader would make blanks.
#[must_use]
pub fn attribute(text: &str) -> Cow<'_, str> {
    let escaped = escape(text);
    if !escaped.contains(['\n', '\t']) {
        return escaped;
    }
    Cow::Owned(escaped.replace('\n', "&#10;").replace('\t', "&#9;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text_and_illegal_characters_go() {
        assert_eq!(escape("a<b>&\"c\"\u{0}\u{1b}\u{fffe}"), "a&lt;b&gt;&amp;&quot;c&quot;");
        assert_eq!(escape("茶 e\u{301}\r\n"), "茶 e\u{301}&#13;\n");
        assert_eq!(attribute("a\n<\t"), "a&#10;&lt;&#9;");
    }
}
