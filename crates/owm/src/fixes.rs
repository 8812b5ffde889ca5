//! Where Foreland reads a map otherwise than OnlineWardleyMaps, and why.
//!
//! There is one reading: that of OnlineWardleyMaps, with these exceptions and no others. Each is something that real
//! maps contain and lose, or a way of writing that people expect to work. What Foreland *writes* never needs one of
//! them. The tests check each example here, and that every difference on real maps is explained by this list.

/// One exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Its name.
    pub id: &'static str,
    /// What is read, and what OnlineWardleyMaps does instead.
    pub what: &'static str,
    /// A text that shows it.
    pub example: &'static str,
}

macro_rules! fixes {
    ($($id:literal: $what:literal, $example:literal;)+) => {
        /// All exceptions.
        pub const ALL: &[Fix] = &[$(Fix { id: $id, what: $what, example: $example }),+];
    };
}

fixes! {
    "keyword-boundary":
        "A keyword ends where its word ends. There, a link whose source merely begins like a keyword is lost.",
        "building->Tea";
    "declared-link-start":
        "A line with an operator and no bracket is a link if its left side is a declared name, or begins with build, \
         buy or outsource. There it is read as the statement that its first word names.",
        "component note taking\nnote taking->Tea";
    "word-in-parentheses":
        "A name in a link may hold a word in parentheses. There, a link with a keyword in parentheses is lost.",
        "Tea (build)->Cup";
    "comment-in-quotes":
        "`//` between quotes is part of the name. There it is a comment.",
        "component \"Tea//Cup\" [0.5, 0.6]";
    "comment-in-address":
        "`//` in `http://` and `https://` is part of the text. There it is a comment.",
        "note see http://example.org [0.5, 0.6]";
    "one-line-comment":
        "`/* … */` may close on the line it opens on. There, everything up to the next line with `*/` is lost.",
        "/* old */\ncomponent Tea [0.5, 0.6]";
    "evolve-number":
        "A maturity may be an integer or begin with its point. There it becomes part of the name.",
        "evolve Tea 1\nevolve Cup .8";
    "evolve-last-number":
        "The last number before label and decorators is the maturity; numbers before it belong to the name, and so \
         does one that completes a declared name. There, the first number is taken and the name cut at its digits.",
        "evolve Web 2.0 0.8";
    "inline-evolve":
        "`evolve 0.8` behind a component is a statement of its own. There the map cannot be drawn.",
        "component Tea [0.5, 0.6] evolve 0.8";
    "same-line-brace":
        "A pipeline's brace may stand on its line. There it becomes part of the name.",
        "component Power\npipeline Power {\n  component Coal [0.4]\n}";
    "open-block":
        "A block that nothing closes ends where the next pipeline's block opens. There its pipeline also gets the \
         next one's components.",
        "pipeline A\n{\n  component K [0.4]\npipeline B\n{\n  component L [0.5]\n}";
    "quoted-coordinates":
        "Coordinates stand behind a quoted name, whatever brackets are in it. There the first bracket counts.",
        "component \"Tea [hot]\" [0.5, 0.6]";
    "decorators":
        "Decorators count in any parentheses, as words. There only the first parentheses count, and the first place \
         of the word in the line.",
        "component buyer (us) [0.5, 0.6] (buy) (market)";
    "evolve-decorators":
        "Decorators behind an `evolve` are kept for the evolved twin. There they are not drawn.",
        "evolve Tea 0.8 (buy)";
    "link-to-evolved":
        "A link may name what a component evolves to. There such a link leads nowhere.",
        "component Tea\ncomponent Cup\nevolve Tea->Mate 0.8\nCup->Mate";
    "flow-once":
        "A flow with a text is one link with its remark. There it is stored twice, one of them without the remark.",
        "Cup+'hot'>Tea; daily";
    "original-lines":
        "Lines are counted in the file as it is. There, lines that comments take up are not counted.",
        "/* one\ntwo */\ncomponent Tea";
    "legacy-element":
        "`market NAME` and `ecosystem NAME` are components with that decorator, as before 2025. There they are errors.",
        "market Tea [0.5, 0.6]";
    "legacy-sourcing":
        "`build`, `buy` and `outsource NAME` decorate that component, as before 2025. There they do nothing.",
        "component Tea [0.5, 0.6]\nbuild Tea";
    "legacy-y-axis":
        "`y-axis Label->Min->Max` names the value chain axis, as before 2022. There it is a link to nowhere.",
        "y-axis Worth->low->high";
    "byte-order-mark":
        "A byte-order mark is no part of the first line. There it hides the title.",
        "\u{feff}title Tea Shop";
    "indented-title":
        "A title may be indented. There it is ignored.",
        "  title Tea Shop";
    "bare-keyword":
        "A lone `title` or `style`, or a word that begins like one, is a finding. There the whole map fails.",
        "style\ntitlework\ncomponent Tea";
    "tab-after-keyword":
        "A tab may stand behind a keyword. There the line is ignored.",
        "component\tTea [0.5, 0.6]";
    "explicit-labels":
        "A label that was placed by hand stays there. There an evolve moves it.",
        "component Tea [0.5, 0.6] label [4, 5]\nevolve Tea 0.8";
    "quiet-links":
        "A link to nothing is a quiet hint: authors hide components by commenting them out. There it is silence.",
        "Cup->Tea";
    "inertia-word":
        "`inertia` counts as a word behind the name. There it also counts inside the name.",
        "component inertia engine [0.5, 0.6]";
    "single-child":
        "A pipeline with one component in it is drawn. There it is not.",
        "pipeline Power\n{\n  component Coal [0.4]\n}";
}

#[cfg(test)]
mod tests {
    use super::ALL;
    use crate::model::Sourcing;
    use crate::{Map, parse};

    /// What each example has to show, in the order of the list.
    fn holds(id: &str, map: &Map) -> bool {
        let links = |from: &str, to: &str| {
            map.links.len() == 1 && map.links[0].from() == from && map.links[0].to() == to
        };
        let element = |name: &str, visibility: f64| {
            map.elements.iter().any(|element| element.name() == name && element.at.visibility == visibility)
        };
        let evolve = |at: usize, name: &str, maturity: f64| {
            map.evolves[at].name() == name && map.evolves[at].maturity == maturity
        };
        match id {
            "keyword-boundary" => links("building", "Tea"),
            "declared-link-start" => links("note taking", "Tea") && map.notes.is_empty(),
            "word-in-parentheses" => links("Tea (build)", "Cup"),
            "comment-in-quotes" => element("Tea//Cup", 0.5),
            "comment-in-address" => map.notes[0].text == "see http://example.org",
            "one-line-comment" => element("Tea", 0.5),
            "evolve-number" => evolve(0, "Tea", 1.0) && evolve(1, "Cup", 0.8),
            "evolve-last-number" => evolve(0, "Web 2.0", 0.8),
            "inline-evolve" => evolve(0, "Tea", 0.8),
            "same-line-brace" => map.pipelines[0].children[0].name() == "Coal" && map.elements.len() == 1,
            "open-block" => map.pipelines[0].children.len() == 1 && map.pipelines[1].children.len() == 1,
            "quoted-coordinates" => element("Tea [hot]", 0.5),
            "decorators" => map.elements[0].sourcing == Some(Sourcing::Buy) && map.elements[0].market,
            "evolve-decorators" => map.evolves[0].sourcing == Some(Sourcing::Buy),
            "link-to-evolved" => crate::Names::new(map).resolve(map, "Mate").is_some(),
            "flow-once" => links("Cup", "Tea") && map.links[0].note.as_deref() == Some("daily"),
            "original-lines" => map.elements[0].line == 2,
            "legacy-element" => map.elements[0].market && element("Tea", 0.5),
            "legacy-sourcing" => map.elements[0].sourcing == Some(Sourcing::Build),
            "legacy-y-axis" => {
                map.y_axis.as_ref().is_some_and(|axis| axis.label == "Worth") && map.links.is_empty()
            }
            "byte-order-mark" | "indented-title" => map.title == "Tea Shop",
            "bare-keyword" => map.elements.len() == 1 && map.style == "plain",
            "tab-after-keyword" => element("Tea", 0.5),
            "explicit-labels" => map.elements[0].label.is_some_and(|label| label.x == 4.0 && label.y == 5.0),
            "quiet-links" => links("Cup", "Tea"),
            "inertia-word" => !map.elements[0].inertia,
            "single-child" => !map.pipelines[0].hidden && map.pipelines[0].range == Some([0.4, 0.4]),
            _ => false,
        }
    }

    #[test]
    fn every_fix_is_what_its_example_shows() {
        for fix in ALL {
            assert!(holds(fix.id, &parse(fix.example).map), "{}: {:#?}", fix.id, parse(fix.example).map);
        }
    }

    #[test]
    fn quiet_links_are_hints_and_bare_keywords_findings() {
        let severities = |source: &str| -> Vec<_> {
            parse(source).findings.iter().map(|finding| (finding.code, finding.severity)).collect()
        };
        assert!(severities("Cup->Tea").iter().all(|found| *found == ("undeclared", text::Severity::Hint)));
        assert_eq!(severities("style\ntitle")[1].0, "incomplete-statement");
    }
}
