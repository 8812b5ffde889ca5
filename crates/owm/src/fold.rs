//! Parts of a text that can be shown by their first line alone: for editors that fold.

use crate::model::LineNo;
use crate::parse::Parse;
use crate::tree::{Line, Statement};

/// Lines of which the first stands for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// The line that stays.
    pub first: LineNo,
    /// The last one that goes; always after the first.
    pub last: LineNo,
}

impl Parse {
    /// What can be folded, by its first line: pipelines with what is between their braces, and comments that go on over
    /// several lines. Blocks that are never closed are not among them: nobody knows where they end.
    #[must_use]
    pub fn folds(&self) -> Vec<Fold> {
        let blocks = self.tree.blocks.iter().filter_map(|block| {
            Some(Fold { first: block.pipeline.unwrap_or(block.open), last: block.close? })
        });
        let mut folds: Vec<_> =
            blocks.chain(self.comment_runs()).filter(|fold| fold.last > fold.first).collect();
        folds.sort_by_key(|fold| fold.first);
        folds
    }

    /// Lines that follow each other and are nothing but comment.
    fn comment_runs(&self) -> Vec<Fold> {
        let mut runs: Vec<Fold> = Vec::new();
        for (number, _) in self.tree.lines.iter().enumerate().filter(|(_, line)| self.is_comment(line)) {
            match runs.last_mut().filter(|run| run.last + 1 == number) {
                Some(run) => run.last = number,
                None => runs.push(Fold { first: number, last: number }),
            }
        }
        runs
    }

    fn is_comment(&self, line: &Line) -> bool {
        let after = self.tree.comments.partition_point(|comment| comment.end <= line.content.start);
        let inside = self.tree.comments.get(after).is_some_and(|comment| comment.start < line.content.end);
        inside && line.statement == Statement::Empty
    }
}

#[cfg(test)]
mod tests {
    use crate::parse;

    /// The text with `+` before lines that stand for others, and `|` before the last of those.
    fn shown(source: &str) -> String {
        let folds = parse(source).folds();
        let mark = |number: usize| {
            let first = folds.iter().filter(|fold| fold.first == number).map(|_| '+');
            first.chain(folds.iter().filter(|fold| fold.last == number).map(|_| '|')).collect::<String>()
        };
        source.lines().enumerate().map(|(number, line)| format!("{:2}{line}\n", mark(number))).collect()
    }

    #[test]
    fn pipelines_and_runs_of_comments_fold() {
        let source = "\
title Quay // a remark
// one alone

// first
// second

component Fleet [0.6, 0.4]
pipeline Fleet
{
  component Ferry [0.3]
  // inside
  // too
}
pipeline Yard [0.2, 0.4] {
  component Dock [0.3]
}
/* a long
one */
";
        expect_test::expect![[r"
              title Quay // a remark
              // one alone
              
            + // first
            | // second
              
              component Fleet [0.6, 0.4]
            + pipeline Fleet
              {
                component Ferry [0.3]
            +   // inside
            |   // too
            | }
            + pipeline Yard [0.2, 0.4] {
                component Dock [0.3]
            | }
            + /* a long
            | one */
        "]]
        .assert_eq(&shown(source));
    }

    #[test]
    fn what_has_no_end_and_what_is_one_line_does_not_fold() {
        for source in ["", "// alone", "pipeline Fleet\n{\n  component Ferry [0.3]\n", "title A\n\n\n"] {
            assert_eq!(parse(source).folds(), [], "{source}");
        }
    }
}
