//! Showing again what is commented out.

use super::hidden::{Commented, Says, commented};
use super::{Edits, Reason, Refusal, verify};
use crate::Parse;
use crate::model::LineNo;
use crate::name::same_name;
use std::collections::BTreeSet;
use text::TextEdit;

/// Shows elements again that are commented out, with what is commented out in the same manner and belongs to them:
/// evolutions, pipelines, and `with_links` the links whose other end is there.
///
/// Before `// component Kettle [0.43, 0.35]` and `// Tea->Kettle`, after the same lines without `// `.
///
/// # Errors
/// When nothing of such a name is commented out, or it would not be read as an element where it stands.
pub fn show(parse: &Parse, names: &[&str], with_links: bool) -> Edits {
    let all = commented(parse);
    let lines = lines_to_show(parse, &all, names, with_links)?;
    let marks = all.iter().filter(|line| lines.contains(&line.line));
    let edits: Vec<TextEdit> = marks.map(|line| TextEdit::delete(line.mark)).collect();
    verify(parse, &edits, |after| names.iter().all(|name| after.resolve(name).is_some()))?;
    Ok(edits)
}

/// The lines that [`show`] takes out of their comments.
pub(super) fn lines_to_show(
    parse: &Parse,
    all: &[Commented],
    names: &[&str],
    with_links: bool,
) -> Result<BTreeSet<LineNo>, Refusal> {
    let mut found = BTreeSet::new();
    // Names that links can lead to afterwards, each with the mark of what declares it.
    let mut coming: Vec<(String, &str)> = Vec::new();
    for name in names {
        let declares = |line: &&Commented| matches!(&line.says, Says::Element(_, known) if known == name);
        let Some(declaration) = all.iter().find(declares) else {
            return Err(Refusal::new(
                Reason::Missing,
                format!("No “{name}” is hidden on this map any more."),
            ));
        };
        let mark = declaration.mark.of(parse.text());
        found.insert(declaration.line);
        coming.push(((*name).to_owned(), mark));
        about(parse, all, name, mark, &mut found, &mut coming);
    }
    if with_links {
        let comes = |name: &str, mark: &str| coming.iter().any(|it| it.1 == mark && same_name(&it.0, name));
        let there = |name: &str| {
            parse.resolve(name).is_some() || coming.iter().any(|(coming, _)| same_name(coming, name))
        };
        for line in all {
            if let Says::Link(from, to) = &line.says {
                let mark = line.mark.of(parse.text());
                if (comes(from, mark) || comes(to, mark)) && there(from) && there(to) {
                    found.insert(line.line);
                }
            }
        }
    }
    Ok(found)
}

/// Evolutions, pipelines and old statements about an element, commented out in the same manner.
fn about<'t>(
    parse: &'t Parse,
    all: &[Commented],
    name: &str,
    mark: &'t str,
    found: &mut BTreeSet<LineNo>,
    coming: &mut Vec<(String, &'t str)>,
) {
    for (at, line) in all.iter().enumerate().filter(|(_, line)| line.mark.of(parse.text()) == mark) {
        match &line.says {
            Says::Evolve(of, to) if of == name => {
                found.insert(line.line);
                coming.extend(to.clone().map(|to| (to, mark)));
            }
            Says::Sourcing(of) if same_name(of, name) => drop(found.insert(line.line)),
            Says::Pipeline(of) if of == name => {
                found.insert(line.line);
                let block = all[at + 1..].iter().take_while(|line| !matches!(line.says, Says::Pipeline(_)));
                let mut open = false;
                for inner in block.filter(|line| line.mark.of(parse.text()) == mark) {
                    match &inner.says {
                        Says::Open if !open => open = true,
                        Says::Element(_, choice) if open => coming.push((choice.clone(), mark)),
                        Says::Close if open => {
                            found.insert(inner.line);
                            break;
                        }
                        _ if open => continue,
                        _ => break,
                    }
                    found.insert(inner.line);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{applied, hidden};
    use super::*;

    fn check(source: &str, name: &str, expected: &str) {
        assert_eq!(applied(source, &show(&crate::parse(source), &[name], true)), expected, "{source:?}");
    }

    #[test]
    fn what_others_have_hidden_is_shown() {
        check("//component A [0.5, 0.6] // c\r\n", "A", "component A [0.5, 0.6] // c\r\n");
        check("component B\n  //   component A\n//B->A\n", "A", "component B\n  component A\n//B->A\n");
        check(
            "component B\n//component A\n//B->A\n//A->C\n",
            "A",
            "component B\ncomponent A\nB->A\n//A->C\n",
        );
        check("//anchor U\n//evolve U 0.8\n//evolve V 0.8", "U", "anchor U\nevolve U 0.8\n//evolve V 0.8");
        check(
            "component B\n//component P\n//pipeline P\n//{\n//component K [0.3]\n//}\n//component L\n//B->K",
            "P",
            "component B\ncomponent P\npipeline P\n{\ncomponent K [0.3]\n}\n//component L\nB->K",
        );
    }

    #[test]
    fn what_is_hidden_is_known() {
        let parse = crate::parse(
            "// anchor U\n/* component A */\ncomponent B // component C\n// see component D\n/*\n// component E\n*/",
        );
        let names: Vec<_> = hidden(&parse).into_iter().map(|hidden| hidden.name).collect();
        assert_eq!(names, ["U"]);
        assert_eq!(show(&parse, &["A"], true).unwrap_err().reason, Reason::Missing);
    }
}
