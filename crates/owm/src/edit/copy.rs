//! Taking things along: the text that describes them and nothing else.

use super::delete::gone;
use super::{Reason, Refusal};
use crate::model::LineNo;
use crate::tree::Statement;
use crate::{ElementId, Parse};

/// The lines that describe these things, as a text of its own: elements with their evolutions, pipelines and the
/// addresses of submaps, and the links between them. [`super::paste`] puts it into another map.
///
/// ```
/// let parse = owm::parse("title Tea\ncomponent Tea\ncomponent Cup\ncomponent Kettle // hot\nTea->Cup\nTea->Kettle\n");
/// let ids = ["component:1:Tea", "component:1:Kettle"].map(|id| id.parse().unwrap());
/// let copied = owm::edit::copy(&parse, &ids).unwrap();
/// assert_eq!(copied, "component Tea\ncomponent Kettle // hot\nTea->Kettle\n");
/// ```
///
/// # Errors
/// When one of them is missing, or there is nothing to take along.
pub fn copy(parse: &Parse, ids: &[ElementId]) -> Result<String, Refusal> {
    let taken = gone(parse, ids, false)?;
    let (map, mut lines) = (&parse.map, taken.lines);
    let inside = |name| parse.names.resolve(map, name).is_some_and(|end| taken.targets.contains(&end));
    let links = map.links.iter().filter(|link| inside(link.from()) && inside(link.to()));
    let links: Vec<LineNo> = links.map(|link| link.line).collect();
    let opened = map.elements.iter().filter(|element| lines.contains(&element.line));
    let opened: Vec<&str> = opened.filter_map(|element| element.url.as_deref()).collect();
    lines.extend(links);
    lines.extend(map.urls.iter().filter(|url| opened.contains(&url.name.as_str())).map(|url| url.line));
    let written: String =
        lines.iter().filter_map(|&line| own_text(parse, line)).map(|line| line + "\n").collect();
    if written.is_empty() {
        return Err(Refusal::new(Reason::NotApplicable, "There is nothing here that could be copied."));
    }
    Ok(written)
}

/// A line as it reads anywhere: without its indentation, which only a pipeline's block has, and without a comment that
/// begins or ends on another line.
pub(super) fn own_text(parse: &Parse, line: LineNo) -> Option<String> {
    let content = parse.line(line).content;
    if matches!(parse.line(line).statement, Statement::Empty) {
        return None;
    }
    let raw = content.of(parse.text());
    let own = |comment: &text::TextRange| {
        let comment = comment.of(parse.text());
        comment.starts_with("//") || (comment.starts_with("/*") && comment.ends_with("*/"))
    };
    let text = match super::comments_in(parse, content).iter().all(own) {
        true => raw.to_owned(),
        false => super::comments::masked(parse, content),
    };
    let indent = if matches!(parse.line(line).statement, Statement::Child(_)) { "  " } else { "" };
    Some(format!("{indent}{}", text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')))
}

#[cfg(test)]
mod tests {
    use super::super::id;
    use super::*;

    fn check(source: &str, things: &[&str], expected: &str) {
        let ids: Vec<ElementId> = things.iter().map(|thing| id(thing)).collect();
        assert_eq!(copy(&crate::parse(source), &ids).unwrap(), expected);
    }

    #[test]
    fn what_belongs_to_a_thing_comes_along() {
        let source = "title T\r\n\tcomponent P [.1,0.2] // p\r\npipeline P\r\n{\r\n\t\tcomponent K [0.3]\r\n\r\n}\r\nsubmap S [.5, .5] url(u)\r\nurl u [https://x//y]\r\nevolve P 0.8\r\nnote n\r\nS->K\r\nS->Q";
        check(
            source,
            &["component:1:P", "submap:1:S", "note:1:n"],
            "component P [.1,0.2] // p\npipeline P\n{\n  component K [0.3]\n}\nsubmap S [.5, .5] url(u)\nurl u [https://x//y]\nevolve P 0.8\nnote n\nS->K\n",
        );
        check(source, &["submap:1:S"], "submap S [.5, .5] url(u)\nurl u [https://x//y]\n");
        check("component A /* x\ny */ component B", &["component:1:B"], "component B\n");
        let nothing = copy(&crate::parse(source), &[]);
        assert_eq!(nothing.unwrap_err().reason, Reason::NotApplicable);
    }
}
