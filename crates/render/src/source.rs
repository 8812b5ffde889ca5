//! The text of a map inside its picture, so that the picture can be opened as a map again.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use text::xml::{escape, is_legal};

/// The namespace of our element; a name, not an address.
const NAMESPACE: &str = "urn:foreland:map";

/// Writes the `<metadata>` element that holds a map's text.
pub(crate) fn write_source(out: &mut String, source: &str) {
    let (encoding, text) = if source.chars().all(is_legal) {
        ("text", escape(source))
    } else {
        // What XML cannot hold is kept all the same.
        ("base64", BASE64.encode(source).into())
    };
    let _ = writeln!(
        out,
        "<metadata><source xmlns=\"{NAMESPACE}\" encoding=\"{encoding}\" xml:space=\"preserve\">{text}</source></metadata>"
    );
}

/// The text of the map that an SVG file was made from, where it holds one.
///
/// Anything that is not well-formed XML, declares entities or holds no map gives `None`.
#[must_use]
pub fn source_of_svg(svg: &str) -> Option<String> {
    let document = roxmltree::Document::parse(svg).ok()?;
    let node = document.descendants().find(|node| node.has_tag_name((NAMESPACE, "source")))?;
    let text: String = node.children().filter_map(|child| child.text()).collect();
    match node.attribute("encoding") {
        Some("base64") => String::from_utf8(BASE64.decode(text.trim()).ok()?).ok(),
        _ => Some(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(source: &str) -> Option<String> {
        let mut svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">".to_owned();
        write_source(&mut svg, source);
        svg.push_str("</svg>");
        source_of_svg(&svg)
    }

    #[test]
    fn any_text_comes_back_byte_for_byte() {
        for source in [
            "",
            "title A\r\ncomponent B [0.5, 0.5]\n",
            "a & b <c> ]]> \"d\"",
            "bell \u{7} null \u{0}",
            "  茶\t\n\n",
        ] {
            assert_eq!(round_trip(source).as_deref(), Some(source));
        }
    }

    #[test]
    fn other_files_hold_no_map() {
        let bomb = "<!DOCTYPE s [<!ENTITY a \"x\">]><s><source xmlns=\"urn:foreland:map\">&a;</source></s>";
        for other in ["", "title A", "<svg/>", "<svg><metadata>", bomb] {
            assert_eq!(source_of_svg(other), None, "{other}");
        }
    }
}
