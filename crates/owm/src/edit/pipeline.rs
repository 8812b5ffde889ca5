//! Pipelines: a component that is several at once, and the choices inside it.

use super::add::{Added, Placed, new_name, owner, settled, statement};
use super::write::{decimal, finite};
use super::{Reason, Refusal, lines, thing};
use crate::build::Thing;
use crate::model::Pipeline;
use crate::{ElementId, IdKind, Parse};
use text::TextEdit;

/// A pipeline on a component, as far as `range` reaches.
///
/// Before `component Power [0.1, 0.5]`, after it a line `pipeline Power [0.30, 0.70]`.
pub(super) fn create(parse: &Parse, of: &ElementId, range: [f64; 2]) -> Result<Placed, Refusal> {
    let (name, line) = owner(parse, of)?;
    if parse.map.pipelines.iter().any(|pipeline| pipeline.name() == name) {
        return Err(Refusal::new(Reason::Duplicate, format!("“{name}” has a pipeline already.")));
    }
    let range = finite(range)?.map(decimal).join(", ");
    let indent = lines::indent(parse, line);
    let written = format!("{indent}pipeline {} [{range}]", statement(&name)?);
    Ok((lines::insert_after(parse, line, &written), IdKind::Pipeline, name))
}

/// A choice inside a pipeline: behind the last one, or in a block that is made for it. A component without a pipeline
/// gets one.
///
/// Before `component Power [0.1, 0.5]`, after it a line `pipeline Power` with `component Wind [0.40]` in its block.
pub(super) fn choice(parse: &Parse, of: &ElementId, name: &str, maturity: f64) -> Result<Added, Refusal> {
    let name = new_name(parse, name)?;
    let [maturity] = finite([maturity])?;
    let written = format!("component {} [{}]", statement(&name)?, decimal(maturity));
    let found = match thing(parse, of)? {
        Thing::Pipeline(index) => Some(&parse.map.pipelines[index]),
        Thing::Element(index) => {
            let name = parse.map.elements[index].name();
            parse.map.pipelines.iter().find(|pipeline| pipeline.name() == name)
        }
        _ => return Err(Refusal::new(Reason::NotApplicable, "Only a pipeline holds choices.")),
    };
    let edit = match found {
        Some(pipeline) => into(parse, pipeline, &written),
        None => {
            let (owner, line) = owner(parse, of)?;
            let new = format!("pipeline {}", statement(&owner)?);
            lines::insert_after(parse, line, &with_block(parse, lines::indent(parse, line), &new, &written))
        }
    };
    if found.is_some() {
        return settled(parse, vec![edit], IdKind::Child, name);
    }
    let added = Added { edits: vec![edit], id: ElementId::new(IdKind::Child, 1, name) };
    super::verify::verify(parse, &added.edits, |after| {
        after.range_of(&added.id).is_some() && after.things.len() == parse.things.len() + 2
    })?;
    Ok(added)
}

fn into(parse: &Parse, pipeline: &Pipeline, written: &str) -> TextEdit {
    let block = parse.tree.blocks.iter().find(|block| block.pipeline == Some(pipeline.line));
    let outer = lines::indent(parse, pipeline.line);
    match (pipeline.children.last(), block) {
        (Some(last), _) => {
            lines::insert_after(parse, last.line, &format!("{}{written}", lines::indent(parse, last.line)))
        }
        (None, Some(block)) => lines::insert_after(parse, block.open, &format!("{outer}  {written}")),
        (None, None) => {
            let block = with_block(parse, outer, "", written);
            lines::insert_after(parse, pipeline.line, block.trim_start_matches(['\r', '\n']))
        }
    }
}

/// `statement` with a block behind it that holds `inner`, all indented as far as `outer`.
fn with_block(parse: &Parse, outer: &str, statement: &str, inner: &str) -> String {
    let end = lines::line_end(parse);
    let first = if statement.is_empty() { String::new() } else { format!("{outer}{statement}") };
    format!("{first}{end}{outer}{{{end}{outer}  {inner}{end}{outer}}}")
}

#[cfg(test)]
mod tests {
    use super::super::{NewElement, add, id};

    fn check(source: &str, new: &NewElement, expected: &str, expected_id: &str) {
        let added = add(&crate::parse(source), new).unwrap();
        let text = text::apply(source, &added.edits).unwrap();
        assert_eq!(text, expected);
        assert_eq!(added.id.to_string(), expected_id);
        assert!(crate::parse(&text).range_of(&added.id).is_some());
    }

    #[test]
    fn pipelines_and_their_choices() {
        let pipeline = NewElement::Pipeline { of: id("component:1:P"), range: [0.2, 0.5] };
        check("component P\n", &pipeline, "component P\npipeline P [0.20, 0.50]\n", "pipeline:1:P");
        let child = NewElement::Child { of: id("pipeline:1:P"), name: "K".into(), maturity: 0.3 };
        check(
            "component P\r\npipeline P\r\n",
            &child,
            "component P\r\npipeline P\r\n{\r\n  component K [0.30]\r\n}\r\n",
            "child:1:K",
        );
        let block = "component P\npipeline P\n{\n\tcomponent K [0.3]\n}";
        check(block, &child, &block.replace("\n}", "\n\tcomponent K 2 [0.30]\n}"), "child:1:K 2");
    }

    #[test]
    fn a_component_gets_its_pipeline_with_the_first_choice() {
        let new = NewElement::Child { of: id("component:1:P"), name: "K".into(), maturity: 0.4 };
        check(
            "\tcomponent P [0.1, 0.5] // c\r\nP->Q",
            &new,
            "\tcomponent P [0.1, 0.5] // c\r\n\tpipeline P\r\n\t{\r\n\t  component K [0.40]\r\n\t}\r\nP->Q",
            "child:1:K",
        );
        check(
            "component P\npipeline P [0.2, 0.6]",
            &new,
            "component P\npipeline P [0.2, 0.6]\n{\n  component K [0.40]\n}",
            "child:1:K",
        );
    }
}
