//! Which thing a place in the text means: where it is declared, or where another line refers to it by name.

use crate::id::ElementId;
use crate::name::{self, NameSpan};
use crate::parse::Parse;
use crate::tree::{EvolveStatement, Statement};

impl Parse {
    /// The thing that is meant by the name at byte `offset`; on a line that refers to none there, the thing that the
    /// line declares.
    #[must_use]
    pub fn meant_at(&self, offset: usize) -> Option<ElementId> {
        let at = self.tree.lines.partition_point(|line| line.range.end <= offset);
        let line = self.tree.lines.get(at.min(self.tree.lines.len().saturating_sub(1)))?;
        let touched = |span: &NameSpan| span.range.touches(offset).then_some(*span);
        let text = self.text();
        let name = match &line.statement {
            Statement::Link(link) => {
                touched(&link.from).or_else(|| touched(&link.to)).map(|end| name::read_end(text, end))
            }
            Statement::Evolve(EvolveStatement { name, .. })
            | Statement::Pipeline { name, .. }
            | Statement::Sourcing { name, .. } => touched(name).map(|name| name::read(text, name)),
            _ => None,
        };
        let meant = name.and_then(|name| self.resolve(&name));
        meant.map(|named| named.id().clone()).or_else(|| self.id_at(offset))
    }
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(marked: &str, expected: Option<&str>) {
        let offset = marked.find('|').expect("a mark");
        let text = marked.replace('|', "");
        let found = crate::parse(&text).meant_at(offset).map(|id| id.to_string());
        assert_eq!(found.as_deref(), expected, "{marked:?}");
    }

    #[test]
    fn a_name_means_what_declares_it() {
        check("component Tug [0.7, 0.4]\nBerth->T|ug\n", Some("component:1:Tug"));
        check("component Tug [0.7, 0.4]\nTug|->Berth\n", Some("component:1:Tug"));
        check("component Tug [0.7, 0.4]\nevolve t|ug->Ship 0.8\n", Some("component:1:Tug"));
        check("component Tug [0.7, 0.4]\nevolve Tug->Ship 0.8\nShip|->Berth\n", Some("evolved:1:Tug"));
        check("component Tug [0.7, 0.4]\npipeline |Tug [0.2, 0.5]\n", Some("component:1:Tug"));
    }

    #[test]
    fn elsewhere_it_is_what_the_line_declares() {
        check("component T|ug [0.7, 0.4]\n", Some("component:1:Tug"));
        check("Tug->Qua|y\n", Some("link:1:Tug->Quay"));
        check("// no|thing\n", None);
        check("|", None);
    }
}
