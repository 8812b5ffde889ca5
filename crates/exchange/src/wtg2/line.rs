//! One line of wardleyToGo 2.

use owm::model::Sourcing;

/// What one line says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Line<'t> {
    Blank,
    Comment(&'t str),
    Title(&'t str),
    Stages(&'t str),
    /// A statement that only says something about the map: it becomes a comment.
    Remark(&'t str),
    /// An anchor without a place.
    Anchor(&'t str),
    Node(Node<'t>),
    /// `pipeline Name {`
    Pipeline(&'t str),
    /// `group Name {`
    Group(&'t str),
    Close,
    /// Ends of links, from left to right, with what stands between.
    Links(Vec<&'t str>, Vec<Arrow<'t>>),
    /// `note "text" on Name`, a warning with its word before it.
    Note {
        text: String,
        on: &'t str,
    },
    /// `key: value` inside a component's block.
    Attribute(&'t str, &'t str),
    Unreadable,
}

/// A component, anchor or submap with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node<'t> {
    pub(super) word: &'t str,
    pub(super) name: &'t str,
    pub(super) place: Option<Expression>,
    pub(super) sourcing: Option<Sourcing>,
    pub(super) visibility: Option<f64>,
    /// A block of attributes follows.
    pub(super) opens: bool,
    /// Attributes on the same line.
    pub(super) inner: Option<&'t str>,
}

/// Where something stands, in fractions, whether it resists, and where it goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Expression {
    pub(super) at: f64,
    /// `!` to `!!!`, and kinds of inertia in parentheses.
    pub(super) inertia: bool,
    pub(super) graded: bool,
    pub(super) to: Option<f64>,
}

/// What stands between two ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Arrow<'t> {
    Plain,
    Both,
    Labelled(&'t str),
}

const REMARKS: [&str; 10] = [
    "date:",
    "author:",
    "scope:",
    "question:",
    "doctrine:",
    "signal ",
    "gameplay ",
    "focus ",
    "team:",
    "color:",
];

/// Reads one line.
pub(super) fn read(line: &str) -> Line<'_> {
    let line = line.trim();
    if line.is_empty() {
        return Line::Blank;
    }
    if let Some(comment) = line.strip_prefix("//") {
        return Line::Comment(comment.trim());
    }
    if line == "}" {
        return Line::Close;
    }
    if line == "legend" || REMARKS.iter().any(|word| line.starts_with(word)) {
        return Line::Remark(line);
    }
    if let Some(title) = line.strip_prefix("title:") {
        return Line::Title(title.trim());
    }
    if let Some(stages) = line.strip_prefix("stages:") {
        return Line::Stages(stages.trim());
    }
    for (word, warning) in [("note ", ""), ("warning ", "Warning: ")] {
        if let Some(rest) = line.strip_prefix(word) {
            return note(rest, warning).unwrap_or(Line::Unreadable);
        }
    }
    if let Some(name) = line.strip_prefix("pipeline ").and_then(|rest| rest.strip_suffix('{')) {
        return Line::Pipeline(name.trim());
    }
    if let Some(name) = line.strip_prefix("group ").and_then(|rest| rest.split('{').next()) {
        return Line::Group(name.trim());
    }
    if let Some(links) = links(line) {
        return links;
    }
    node(line).unwrap_or(Line::Unreadable)
}

fn note<'t>(rest: &'t str, before: &str) -> Option<Line<'t>> {
    let (text, on) = rest.trim_start().strip_prefix('"')?.rsplit_once('"')?;
    let on = on.trim().strip_prefix("on ")?.trim();
    Some(Line::Note { text: format!("{before}{}", text.replace("\\\"", "\"")), on })
}

/// `A -> B -> C`, `A <-> B`, `A -[label]-> B`; blanks around an operator are part of it.
fn links(line: &str) -> Option<Line<'_>> {
    let (mut ends, mut arrows, mut rest) = (Vec::new(), Vec::new(), line);
    loop {
        let plain = rest.find(" -> ").map(|at| (at, 4, Arrow::Plain));
        let both = rest.find(" <-> ").map(|at| (at, 5, Arrow::Both));
        let labelled = rest.find(" -[").and_then(|at| {
            let inner = &rest[at + 3..];
            let close = inner.find("]-> ")?;
            Some((at, 3 + close + 4, Arrow::Labelled(inner[..close].trim())))
        });
        let Some((at, length, arrow)) = [plain, both, labelled].into_iter().flatten().min_by_key(|it| it.0)
        else {
            break;
        };
        ends.push(rest[..at].trim());
        arrows.push(arrow);
        rest = &rest[at + length..];
    }
    ends.push(rest.trim());
    (!arrows.is_empty() && ends.iter().all(|end| !end.is_empty())).then_some(Line::Links(ends, arrows))
}

fn node(line: &str) -> Option<Line<'_>> {
    let (head, rest) = match line.split_once(" : ") {
        Some((head, rest)) => (head, Some(rest)),
        None => (line.strip_suffix(" :").unwrap_or(line), None),
    };
    let word = ["anchor", "component", "submap"]
        .into_iter()
        .find(|word| head.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '\t'])));
    let name = word.map_or(head, |word| &head[word.len()..]).trim();
    let Some(rest) = rest else {
        if word == Some("anchor") {
            return Some(Line::Anchor(name));
        }
        let (key, value) = line.split_once(':')?;
        return Some(Line::Attribute(key.trim(), value.trim()));
    };
    let (rest, block) = match rest.split_once('{') {
        Some((rest, block)) => (rest, Some(block.trim())),
        None => (rest, None),
    };
    let (rest, visibility) = match rest.rsplit_once('@') {
        Some((rest, value)) => (rest, value.trim().parse().ok().filter(|value: &f64| value.is_finite())),
        None => (rest, None),
    };
    let (rest, sourcing) = sourcing_of(rest.trim());
    let place = if rest.is_empty() { None } else { Some(expression(rest)?) };
    if place.is_none() && block.is_none() {
        return None;
    }
    Some(Line::Node(Node {
        word: word.unwrap_or("component"),
        name,
        place,
        sourcing,
        visibility,
        opens: block.is_some_and(|block| !block.ends_with('}')),
        inner: block.map(|block| block.trim_end_matches('}').trim()).filter(|block| !block.is_empty()),
    }))
}

/// Splits `(build)` off the end.
fn sourcing_of(rest: &str) -> (&str, Option<Sourcing>) {
    let words =
        [("(build)", Sourcing::Build), ("(buy)", Sourcing::Buy), ("(outsource)", Sourcing::Outsource)];
    let found =
        words.into_iter().find_map(|(word, sourcing)| Some((rest.strip_suffix(word)?.trim(), sourcing)));
    found.map_or((rest, None), |(rest, sourcing)| (rest, Some(sourcing)))
}

/// Reads `II.4 !! (tech) >> III`.
pub(super) fn expression(text: &str) -> Option<Expression> {
    let (from, to) = match text.split_once(">>") {
        Some((from, to)) => (from.trim(), Some(stage(to.trim())?)),
        None => (text.trim(), None),
    };
    let (place, inertia) = from.split_at(from.find('!').unwrap_or(from.len()));
    let marks = inertia.len() - inertia.trim_start_matches('!').len();
    let kinds = inertia[marks..].trim();
    let closed = kinds.is_empty() || (kinds.starts_with('(') && kinds.ends_with(')'));
    (marks <= 3 && closed).then_some(())?;
    let graded = marks > 1 || !kinds.is_empty();
    Some(Expression { at: stage(place.trim())?, inertia: marks > 0, graded, to })
}

/// `II` is the middle of the second stage, `II.4` four tenths into it; whole percent, as the first program counts.
pub(super) fn stage(text: &str) -> Option<f64> {
    let (stage, digit) = match text.split_once('.') {
        Some((stage, digit)) => (stage, Some(digit)),
        None => (text, None),
    };
    let start = ["I", "II", "III", "IV"].iter().position(|name| *name == stage)? as u32 * 25;
    let percent = match digit {
        None => start + 12,
        Some(digit) => start + (digit.parse::<u32>().ok().filter(|_| digit.len() == 1)? * 25) / 10,
    };
    Some(f64::from(percent) / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_places() {
        let check = |text: &str, expected: Option<f64>| assert_eq!(stage(text), expected, "{text}");
        check("I", Some(0.12));
        check("II", Some(0.37));
        check("III.4", Some(0.6));
        check("IV.9", Some(0.97));
        check("V", None);
        check("II.10", None);
        let read = expression("II.2 !!(tech,human) >> III.5").unwrap();
        assert_eq!((read.at, read.inertia, read.graded, read.to), (0.3, true, true, Some(0.62)));
        assert_eq!(expression("II !!!! >> III"), None);
    }

    #[test]
    fn lines_are_told_apart() {
        let check = |line: &str, expected: Line<'_>| assert_eq!(read(line), expected, "{line}");
        check(
            "A -> B -[feeds]-> C",
            Line::Links(vec!["A", "B", "C"], vec![Arrow::Plain, Arrow::Labelled("feeds")]),
        );
        check("anchor User", Line::Anchor("User"));
        check("pipeline Power {", Line::Pipeline("Power"));
        check("visibility: 0.5", Line::Attribute("visibility", "0.5"));
        check("A->B", Line::Unreadable);
        let Line::Node(node) = read("submap Shop : III.1 (buy) @0.4") else { panic!("a node") };
        assert_eq!((node.word, node.name, node.visibility, node.opens), ("submap", "Shop", Some(0.4), false));
        assert!(
            matches!(read("Tea : { type: build"), Line::Node(node) if node.opens && node.inner == Some("type: build"))
        );
    }
}
