//! The text of a map inside its picture, so that the picture can be opened as a map again.

use std::fmt::Write;
use std::io::{Read, Write as _};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use text::xml::{escape, is_legal};

/// The namespace of our element; a name, not an address.
const NAMESPACE: &str = "urn:foreland:map";

/// Up to here a text is written as it is, for whoever looks into the file or compares two of them: a map of 400
/// components. Beyond, it would be a fifth of the file.
const LONGEST_PLAIN: usize = 32 * 1024;

/// The longest text that is unpacked: longer ones are not opened as maps, and what claims to be may be made to fill the
/// memory.
const LONGEST_UNPACKED: u64 = 8 * 1024 * 1024;

/// Writes the `<metadata>` element that holds a map's text.
pub(crate) fn write_source(out: &mut String, source: &str) {
    let (encoding, text) = if source.len() > LONGEST_PLAIN {
        ("deflate", BASE64.encode(packed(source)).into())
    } else if source.chars().all(is_legal) {
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
        Some("deflate") => unpacked(&BASE64.decode(text.trim()).ok()?),
        _ => Some(text),
    }
}

/// A text in a quarter of its length.
fn packed(source: &str) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    // Memory takes everything that is written to it.
    let _ = encoder.write_all(source.as_bytes());
    encoder.finish().unwrap_or_default()
}

fn unpacked(bytes: &[u8]) -> Option<String> {
    let mut text = String::new();
    let length = DeflateDecoder::new(bytes).take(LONGEST_UNPACKED + 1).read_to_string(&mut text).ok()?;
    (length as u64 <= LONGEST_UNPACKED).then_some(text)
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
    fn a_long_text_is_packed_and_comes_back() {
        let source = "component Tea [0.5, 0.5] // \u{7}\n".repeat(2_000);
        let mut svg = String::new();
        write_source(&mut svg, &source);
        assert!(svg.len() * 20 < source.len(), "{} of {}", svg.len(), source.len());
        assert_eq!(round_trip(&source), Some(source));
        let plain = "x".repeat(LONGEST_PLAIN);
        let mut svg = String::new();
        write_source(&mut svg, &plain);
        assert!(svg.contains(&plain));
    }

    #[test]
    fn what_would_fill_the_memory_is_no_map() {
        let with = |packed: &[u8]| {
            let text = BASE64.encode(packed);
            source_of_svg(&format!(
                "<s><source xmlns=\"{NAMESPACE}\" encoding=\"deflate\">{text}</source></s>"
            ))
        };
        let most = usize::try_from(LONGEST_UNPACKED).unwrap();
        assert_eq!(with(&packed(&" ".repeat(most + 1))), None);
        assert_eq!(with(b"no deflate"), None);
        assert_eq!(with(&packed("tea")), Some("tea".to_owned()));
    }

    #[test]
    fn other_files_hold_no_map() {
        let bomb = "<!DOCTYPE s [<!ENTITY a \"x\">]><s><source xmlns=\"urn:foreland:map\">&a;</source></s>";
        for other in ["", "title A", "<svg/>", "<svg><metadata>", bomb] {
            assert_eq!(source_of_svg(other), None, "{other}");
        }
    }
}
