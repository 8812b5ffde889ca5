//! Turning an accelerator into a deaccelerator, and back.

use super::verify::changed;
use super::{Edits, Reason, Refusal, lines, thing};
use crate::build::Thing;
use crate::{ElementId, Parse};
use text::{TextEdit, TextRange};

/// Says whether a force slows evolution down instead of speeding it up.
///
/// Before `accelerator Law [0.5, 0.5]`, after `deaccelerator Law [0.5, 0.5]`.
///
/// # Errors
/// When there is no such force.
pub fn set_decelerates(parse: &Parse, id: &ElementId, decelerates: bool) -> Edits {
    let Thing::Force(index) = thing(parse, id)? else {
        return Err(Refusal::new(Reason::NotApplicable, "Only an accelerator can be turned around."));
    };
    let force = &parse.map.forces[index];
    if force.decelerates == decelerates {
        return Ok(Vec::new());
    }
    let keyword = lines::keyword(parse, force.line);
    let mut edits = Vec::new();
    let word = if decelerates { "deaccelerator" } else { "accelerator" };
    if keyword.of(parse.text()) != word {
        edits.push(TextEdit::replace(keyword, word));
    }
    let content = parse.line(force.line).content;
    let indent = TextRange::new(content.start, content.start + lines::indent(parse, force.line).len());
    if decelerates && !indent.is_empty() {
        // Indented, it would be read as its opposite.
        edits.push(TextEdit::delete(indent));
    }
    changed(parse, edits, |map| map.forces[index].decelerates = decelerates)
}

#[cfg(test)]
mod tests {
    use super::super::{applied, id};
    use super::*;

    #[test]
    fn forces_turn_around() {
        let set =
            |source: &str, on| applied(source, &set_decelerates(&crate::parse(source), &id("force:1:L"), on));
        let (up, down) = ("accelerator L [.5,0.6] // c\r\n", "deaccelerator L [.5,0.6] // c\r\n");
        assert_eq!(set(up, true), down);
        assert_eq!(set(down, false), up);
        assert_eq!(set(down, true), down);
        assert_eq!(set("\taccelerator L [.5,0.6]", true), "deaccelerator L [.5,0.6]");
        assert_eq!(set("  deaccelerator L [.5,0.6]", true), "deaccelerator L [.5,0.6]");
        let refused = set_decelerates(&crate::parse("note n"), &id("note:1:n"), true);
        assert_eq!(refused.unwrap_err().reason, Reason::NotApplicable);
    }
}
