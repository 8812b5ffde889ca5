//! Tables, drawings and the formats that are only read.

#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

mod common;

use common::{difference, files, without_lines};
use exchange::{Format, LossKind, Positions, Read, Reason, read, read_all, write};
use owm::Map;
use proptest::prelude::*;

/// What a table holds of a map: everything else at its default, and only what follows exact names.
fn tabular(map: &Map) -> Map {
    let mut kept = without_lines(map.clone());
    let plain = Map::default();
    kept.evolves.sort_by_key(|evolve| kept.elements.iter().position(|it| it.name() == evolve.name()));
    kept.pipelines.sort_by_key(|pipeline| pipeline.name().to_owned());
    Map {
        elements: kept.elements,
        evolves: kept.evolves,
        pipelines: kept.pipelines,
        links: kept.links,
        urls: kept.urls,
        ..plain
    }
}

#[test]
fn our_maps_survive_the_way_through_a_table() {
    for (name, source) in files("maps", &["owm"]) {
        let map = owm::parse(&source).map;
        let table = write(&map, Format::Csv).unwrap();
        assert!(table.losses.iter().all(|loss| loss.kind == LossKind::Unsaid), "{name}: {:?}", table.losses);
        let back = read(&table.text, Format::Csv, Positions::Numbers).unwrap();
        assert_eq!(back.losses, [], "{name}");
        let mut expected = tabular(&map);
        // Those that a table has no room for, and says so.
        expected.pipelines.retain(|pipeline| !pipeline.children.is_empty());
        for evolve in &mut expected.evolves {
            (evolve.label, evolve.sourcing, evolve.market, evolve.ecosystem) = (None, None, false, false);
        }
        if let Some(difference) = difference(&expected, &tabular(&owm::parse(&back.text).map)) {
            panic!("{name}: {difference}\n{}\n{}", table.text, back.text);
        }
    }
}

#[test]
fn an_inventory_becomes_a_map() {
    let sheet = "Component;Needs;Evolution;Notes\nCup of tea;Tea|Hot water;72,5 %;x\nTea;;commodity;\nHot water;Kettle;;\nKettle;;0,4;\n";
    let Read { text, losses } = read(sheet, Format::detect(None, sheet), Positions::Numbers).unwrap();
    assert_eq!(
        text,
        "component Cup of tea [0.95, 0.725]\ncomponent Tea [0.50, 0.85]\ncomponent Hot water [0.50, 0.67]\n\
         component Kettle [0.05, 0.40]\nCup of tea->Tea\nCup of tea->Hot water\nHot water->Kettle\n"
    );
    let said: Vec<String> = losses.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "Columns with other names are left out: Notes.",
            "No place is given for these, so they stand by what they need: Cup of tea, Tea, Hot water, Kettle."
        ]
    );
}

#[test]
fn wmap_is_read() {
    let sketch = "prose about tea\nCup of Tea (73, 21)\nKettle (35, 57) Square\nCup of Tea -- Kettle\nKettle -> Power\n\
        Power (89, 73.5)\n[Evolution] Kettle +20\n[Inertia] kettle\n[Note] (10, 10) first\\nsecond\n[I] 17.5\n[II] 40\n[III] 70\n[Group] A, B\n";
    let Read { text, losses } = read(sketch, Format::Wmap, Positions::Numbers).unwrap();
    assert_eq!(
        text,
        "component Cup of Tea [0.79, 0.73]\ncomponent Kettle [0.43, 0.35] inertia\nCup of Tea->Kettle\nKettle->Power\n\
         component Power [0.265, 0.89]\nevolve Kettle 0.55\nnote \"first\\nsecond\" [0.90, 0.10]\n"
    );
    assert_eq!(losses.len(), 3, "{losses:?}");
    assert_eq!(losses[0].lines, [2]);
}

#[test]
fn wardleytogo_is_read() {
    let sketch = "title: Tea /* a\ncomment */ // rest\nstage1: dawn\nuser - cup of tea\ncup of tea --- kettle\nkettle: |....|...x..|....>|...|\n\
        cup of tea: { type: buy\n evolution: |....|......|..x..]|..>..| color: Red }\nkettle - power:coal\npower:wind: |x|||\n";
    let Read { text, losses } = read(sketch, Format::Wtg, Positions::Numbers).unwrap();
    assert!(text.starts_with("title Tea"), "{text}");
    let map = owm::parse(&text).map;
    let element = |name: &str| map.elements.iter().find(|it| it.name() == name).unwrap().clone();
    assert!(element("user").at.visibility > element("cup of tea").at.visibility);
    assert!(element("cup of tea").at.visibility - element("kettle").at.visibility > 0.3);
    assert!(element("cup of tea").inertia && element("cup of tea").sourcing.is_some());
    assert_eq!(map.pipelines[0].children.len(), 2);
    assert_eq!(map.evolves.len(), 2);
    assert!(losses.iter().any(|loss| loss.message.contains("color")), "{losses:?}");
}

#[test]
fn wardleytogo_2_is_read() {
    let sketch = "title: Tea\nauthor: me\nstages: a, b, c, d\nanchor User\ncomponent Tea : III.4 (buy) @0.8\nKettle : II.2 !! (tech) >> III\n\
        Power : IV {\n  visibility: 0.1\n  cost: high\n}\npipeline Power {\n  Wind : II\n  Coal : III.5\n}\nUser -> Tea -> Kettle\n\
        Kettle -[needs]-> Power:Coal\ngroup Ops {\n  Tea\n}\nnote \"hot\" on Kettle\nsignal stagnating on Kettle\n";
    let Read { text, losses } = read(sketch, Format::detect(None, sketch), Positions::Numbers).unwrap();
    let map = owm::parse(&text).map;
    assert_eq!(map.elements.len(), 4, "{text}");
    assert_eq!(map.links.len(), 3);
    assert_eq!(map.links[2].note.as_deref(), Some("needs"));
    assert_eq!(map.pipelines[0].children.len(), 2);
    assert_eq!((map.evolves[0].name(), map.evolves[0].maturity), ("Kettle", 0.62));
    assert_eq!(map.notes.len(), 1);
    assert!(text.contains("// signal stagnating on Kettle") && text.contains("// group Ops: Tea"), "{text}");
    assert!(losses.iter().any(|loss| loss.message.contains("cost")), "{losses:?}");
}

#[test]
fn the_collection_of_wardleytogo_is_read() {
    let (mut whole, mut refused) = (0, 0);
    for (name, source) in files("../shared/corpus/wtg", &["wtg", "wtg2"]) {
        let format = Format::detect(Some(&name), &source);
        match read(&source, format, Positions::Numbers) {
            Ok(read) => {
                let map = owm::parse(&read.text).map;
                assert!(!map.elements.is_empty(), "{name}");
                // One of them is a page of prose about the language, and the fuzzed ones are noise.
                let noise = name.contains("fuzz") || name.contains("gpt4");
                assert!(
                    noise || !read.losses.iter().any(|it| it.kind == LossKind::Unreadable),
                    "{name}: {:?}",
                    read.losses
                );
                whole += 1;
            }
            Err(refusal) => {
                assert!(name.contains("fuzz"), "{name}: {refusal}");
                refused += 1;
            }
        }
    }
    println!("read {whole} wardleyToGo texts, {refused} of the others' fuzzed ones hold no map");
}

#[test]
fn drawings_are_xml_whose_links_hold_on() {
    for (name, source) in files("maps", &["owm"]) {
        let map = owm::parse(&source).map;
        let drawing = write(&map, Format::DrawIo).unwrap().text;
        let document = roxmltree::Document::parse(&drawing).unwrap_or_else(|error| panic!("{name}: {error}"));
        let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), ids.len(), "{name}: every cell has its own id");
        let cells = || document.descendants().filter(|node| node.has_tag_name("mxCell"));
        for cell in cells() {
            for end in ["source", "target", "parent"].iter().filter_map(|end| cell.attribute(*end)) {
                assert!(ids.contains(&end), "{name}: {end} is no cell");
            }
            assert!(!cell.attribute("style").is_some_and(|style| style.contains("html=1")), "{name}");
        }
        let edges =
            cells().filter(|cell| cell.attribute("source").is_some() && cell.attribute("target").is_some());
        assert!(edges.count() >= map.links.len(), "{name}");
        for element in &map.elements {
            let known = |node: &roxmltree::Node<'_, '_>| node.attribute("wm-name") == Some(element.name());
            assert!(document.descendants().any(|node| known(&node)), "{name}: {}", element.name());
        }
    }
}

#[test]
fn hostile_names_stay_text() {
    let hostile = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "=HYPERLINK(\"http://x\")",
        "&lt;b&gt;",
        "]]>",
        "+1",
        "@x",
        "-2+3",
    ];
    let lines: String = hostile
        .iter()
        .enumerate()
        .map(|(at, name)| format!("component \"{}\" [0.{at}, 0.5]\n", name.replace('"', "\\\"")))
        .collect();
    let map = owm::parse(&lines).map;
    assert_eq!(map.elements.len(), hostile.len());
    let drawing = write(&map, Format::DrawIo).unwrap().text;
    let document = roxmltree::Document::parse(&drawing).unwrap();
    for name in hostile {
        assert!(document.descendants().any(|node| node.attribute("wm-name") == Some(name)), "{name}");
    }
    assert!(!drawing.contains("<script") && !drawing.contains("<img"));
    let table = write(&map, Format::Csv).unwrap().text;
    for cell in csv_cells(&table) {
        assert!(
            !cell.starts_with(['=', '+', '@']) && (!cell.starts_with('-') || cell.parse::<f64>().is_ok()),
            "{cell}"
        );
    }
    let back = owm::parse(&read(&table, Format::Csv, Positions::Numbers).unwrap().text).map;
    let names: Vec<&str> = back.elements.iter().map(owm::model::Element::name).collect();
    assert_eq!(names.len(), hostile.len());
    assert!(names.contains(&"=HYPERLINK(\"http:/x\")") && names.contains(&"+1"), "{names:?}");
}

/// The cells of a table without quoted line ends.
fn csv_cells(table: &str) -> Vec<String> {
    let cells = table.lines().flat_map(|line| line.split("\",\""));
    cells.map(|cell| cell.trim_matches('"').replace("\"\"", "\"")).collect()
}

#[test]
fn what_is_no_map_is_refused_in_words() {
    let check = |text: &str, format: Format, reason: Reason| {
        let refusal = read(text, format, Positions::Numbers).unwrap_err();
        assert_eq!(refusal.reason, reason, "{refusal}");
        assert!(refusal.message.ends_with('.'));
    };
    check("flowchart TD", Format::Mermaid, Reason::NotThisFormat);
    check("# Nothing", Format::Markdown, Reason::NotThisFormat);
    check("hello", Format::Wmap, Reason::NotThisFormat);
    check("", Format::Wtg, Reason::NotThisFormat);
    check("hello", Format::Wtg2, Reason::NotThisFormat);
    check("a,b\n1,2", Format::Csv, Reason::NotThisFormat);
    check("<mxfile/>", Format::DrawIo, Reason::OneWay);
    check(&"x".repeat(9 * 1024 * 1024), Format::Owm, Reason::TooLarge);
    let many = format!("wardley-beta\n{}", "a -> b\n".repeat(50_001));
    check(&many, Format::Mermaid, Reason::TooLarge);
    assert_eq!(write(&Map::default(), Format::Wmap).unwrap_err().reason, Reason::OneWay);
}

proptest! {
    #[test]
    fn any_table_of_names_survives(names in prop::collection::btree_set("[=+@'\" A-Za-z0-9,éж茶-]{1,12}", 1..8)) {
        let mut rows = String::from("type,name,visibility,evolution\n");
        for name in &names {
            rows.push_str(&format!("component,\"{}\",0.5,0.25\n", name.replace('"', "\"\"")));
        }
        let first = owm::parse(&read(&rows, Format::Csv, Positions::Numbers).unwrap().text).map;
        let table = write(&first, Format::Csv).unwrap();
        let back = owm::parse(&read(&table.text, Format::Csv, Positions::Numbers).unwrap().text).map;
        prop_assert_eq!(tabular(&first), tabular(&back), "{}", table.text);
    }
}

#[test]
fn every_map_of_a_markdown_text_is_read_under_its_heading() {
    let block = |name: &str| format!("```mermaid\nwardley-beta\ncomponent {name} [0.4, 0.5]\n```\n");
    let text = format!(
        "{}# Tea #\n{}```rust\n# no heading\n```\n### C#\n####### no\n{}```mermaid\nflowchart LR\n```\n",
        block("One"),
        block("Two"),
        block("Three")
    );
    let parts = read_all(&text, Format::Markdown, Positions::Numbers).unwrap();
    let told: Vec<_> = parts.iter().map(|part| (part.heading.as_deref(), part.read.text.as_str())).collect();
    assert_eq!(
        told,
        [
            (None, "component One [0.40, 0.50]\n"),
            (Some("Tea"), "component Two [0.40, 0.50]\n"),
            (Some("C#"), "component Three [0.40, 0.50]\n"),
        ]
    );
    assert!(parts.iter().all(|part| part.read.losses.is_empty()));
    let none = read_all("# Tea\n", Format::Markdown, Positions::Numbers).unwrap_err();
    assert_eq!(none.reason, Reason::NotThisFormat);
    let many = read_all(&block("A").repeat(101), Format::Markdown, Positions::Numbers).unwrap_err();
    assert_eq!((many.reason, many.message.contains("101 maps")), (Reason::TooLarge, true));
}
