//! What holds for every scene, whatever the map says.

use mapping::scene::{Form, Rect, Role, Scene, Shape};
use mapping::{DrawOptions, Otherwise, ThemeChoice, draw};
use owm::model::*;
use owm::{ElementId, IdKind};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Numbers as a file may hold them: usual ones, and those that lead astray.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => 0.0..1.0_f64,
        2 => -3.0..3.0_f64,
        1 => prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e308, -1e308, -0.0, 1e-320]),
    ]
}

fn position() -> impl Strategy<Value = Position> {
    (number(), number()).prop_map(|(visibility, maturity)| Position { visibility, maturity })
}

fn offset() -> impl Strategy<Value = Option<Offset>> {
    option::of((number(), -500.0..500.0_f64).prop_map(|(x, y)| Offset { x: x * 30.0, y }))
}

/// One number of a `size` statement.
fn side() -> impl Strategy<Value = f64> {
    prop_oneof![3 => Just(0.0), 1 => number().prop_map(|n| n * 900.0)]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[A-E]",
        3 => "[A-Za-z]{1,9}( [a-z]{1,9}){0,5}",
        1 => any::<String>(),
        1 => "[a-z 茶\u{1f375}]{300,400}",
        1 => Just("line\n".repeat(40)),
    ]
}

fn element(kind: ElementKind) -> impl Strategy<Value = Element> {
    let sourcing =
        option::of(prop::sample::select(vec![Sourcing::Build, Sourcing::Buy, Sourcing::Outsource]));
    (name(), position(), offset(), any::<[bool; 3]>(), sourcing).prop_map(
        move |(name, at, label, [inertia, market, ecosystem], sourcing)| Element {
            kind,
            id: ElementId::new(IdKind::Component, 1, name),
            at,
            label,
            inertia,
            sourcing,
            market,
            ecosystem,
            url: None,
            line: 0,
        },
    )
}

prop_compose! {
    fn evolve()(name in name(), to in option::of(name()), maturity in number(), label in offset()) -> Evolve {
        let id = ElementId::new(IdKind::Evolved, 1, name);
        Evolve { id, to, maturity, label, sourcing: None, market: false, ecosystem: false, line: 0 }
    }
}

prop_compose! {
    fn pipeline()(
        name in name(),
        range in option::of([number(), number()]),
        children in vec((name(), number(), offset()), 0..4),
        hidden in any::<bool>(),
    ) -> Pipeline {
        let children = children.into_iter().map(|(name, maturity, label)| {
            PipelineChild { id: ElementId::new(IdKind::Child, 1, name), maturity, label, line: 0 }
        });
        let id = ElementId::new(IdKind::Pipeline, 1, name);
        Pipeline { id, hidden, range, children: children.collect(), line: 0 }
    }
}

prop_compose! {
    fn link()(
        from in name(), to in name(), flow in any::<bool>(),
        flow_text in option::of(name()), note in option::of(name()),
    ) -> Link {
        let mut link = Link::new(&from, &to, 0);
        (link.flow, link.flow_text, link.note) = (flow, flow_text, note);
        link
    }
}

prop_compose! {
    fn extras()(
        notes in vec((name(), position()), 0..4),
        annotations in vec((option::of(any::<i64>()), name(), vec(position(), 0..3)), 0..4),
        legend in option::of(position()),
        areas in vec((position(), position()), 0..3),
        forces in vec((name(), position(), any::<bool>()), 0..3),
    ) -> Map {
        let id = |kind| ElementId::new(kind, 1, "x");
        let note = |(text, at)| Note { id: id(IdKind::Note), text, at, line: 0 };
        let annotation = |(number, text, positions): (_, _, Vec<Position>)| Annotation {
            number, text, ids: vec![id(IdKind::Annotation); positions.len()], positions, line: 0,
        };
        let area = |(from, to)| Area { id: id(IdKind::Area), kind: AreaKind::Settlers, from, to, line: 0 };
        let force = |(name, at, decelerates)| {
            Force { id: ElementId::new(IdKind::Force, 1, name), decelerates, at, line: 0 }
        };
        Map {
            notes: notes.into_iter().map(note).collect(),
            annotations: annotations.into_iter().map(annotation).collect(),
            legend: legend.map(|at| Legend { at, line: 0 }),
            areas: areas.into_iter().map(area).collect(),
            forces: forces.into_iter().map(force).collect(),
            ..Map::default()
        }
    }
}

prop_compose! {
    fn map()(
        title in name(),
        titled in any::<bool>(),
        size in [side(), side()],
        hidden in any::<[bool; 2]>(),
        y_axis in option::of([name(), name(), name()]),
        elements in vec(prop_oneof![
            6 => element(ElementKind::Component), 1 => element(ElementKind::Anchor), 1 => element(ElementKind::Submap),
        ], 0..12),
        evolves in vec(evolve(), 0..5),
        pipelines in vec(pipeline(), 0..4),
        links in vec(link(), 0..12),
        extras in extras(),
    ) -> Map {
        Map {
            title,
            title_line: titled.then_some(0),
            size,
            evolution_hidden: hidden[0],
            value_chain_hidden: hidden[1],
            y_axis: y_axis.map(|[label, min, max]| YAxis { label, min, max, line: 0 }),
            elements,
            evolves,
            pipelines,
            links,
            ..extras
        }
    }
}

fn theme() -> impl Strategy<Value = (ThemeChoice, &'static str)> {
    prop_oneof![
        Just((ThemeChoice::Light, "")),
        prop::sample::select(vec!["plain", "wardley", "colour", "handwritten", "dark", "none"])
            .prop_map(|style| (ThemeChoice::File(Otherwise::Dark), style)),
    ]
}

/// Every number of a shape, and what it covers; text is left to its `bounds`.
fn numbers(shape: &Shape) -> (Vec<f64>, Rect) {
    let rect = match &shape.form {
        Form::Line { from, to, .. } => Rect {
            x: from.x.min(to.x),
            y: from.y.min(to.y),
            width: (from.x - to.x).abs(),
            height: (from.y - to.y).abs(),
        },
        Form::Circle { at, radius, .. } => Rect::around(*at, 2.0 * radius, 2.0 * radius),
        Form::Box { rect, .. } => *rect,
        Form::Text(text) if text.rotate == 0.0 => text.bounds,
        Form::Text(text) => Rect::around(text.at, 0.0, 0.0),
        Form::Path { data, .. } => {
            let numbers: Vec<f64> = data
                .split(|c: char| c.is_ascii_alphabetic() || c == ' ')
                .filter(|part| !part.is_empty())
                .map(|part| part.parse().unwrap_or(f64::NAN))
                .collect();
            let (x, y) = (numbers[0], numbers[1]);
            return (numbers, Rect { x, y, width: 0.0, height: 0.0 });
        }
    };
    (vec![rect.x, rect.y, rect.width, rect.height], rect)
}

fn check_sane(scene: &Scene) -> Result<(), TestCaseError> {
    prop_assert!(scene.width >= 320.0 && scene.width <= 10_000.0);
    prop_assert!(scene.height >= 240.0 && scene.height <= 10_000.0);
    prop_assert!(scene.view.width < 12_000.0 && scene.view.height < 12_000.0, "{:?}", scene.view);
    for group in &scene.groups {
        prop_assert!(group.name.chars().count() <= 450, "{}", group.name);
        for shape in &group.shapes {
            let (numbers, covered) = numbers(shape);
            for number in numbers {
                prop_assert!(number.is_finite() && (number * 100.0 - (number * 100.0).round()).abs() < 1e-6);
            }
            prop_assert!(scene.view.holds(&covered), "{:?} outside {:?}", shape, scene.view);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_scene_is_finite_and_within_its_view(
        map in map(),
        (choice, style) in theme(),
        pane in [prop_oneof![200.0..2000.0_f64, number()], prop_oneof![200.0..2000.0_f64, number()]],
    ) {
        let map = Map { style: style.into(), style_line: (!style.is_empty()).then_some(0), ..map };
        let options = DrawOptions { theme: choice, pane };
        let scene = draw(&map, &options);
        check_sane(&scene)?;
        prop_assert_eq!(scene, draw(&map, &options));
    }
}

fn component(name: &str, visibility: f64, maturity: f64) -> Element {
    Element {
        kind: ElementKind::Component,
        id: ElementId::new(IdKind::Component, 1, name),
        at: Position { visibility, maturity },
        label: None,
        inertia: false,
        sourcing: None,
        market: false,
        ecosystem: false,
        url: None,
        line: 0,
    }
}

#[test]
fn long_names_are_cut_with_an_ellipsis() {
    let map = Map { elements: vec![component(&"long ".repeat(2000), 0.5, 0.5)], ..Map::default() };
    let scene = draw(&map, &DrawOptions::default());
    let texts = scene.groups.iter().flat_map(|group| &group.shapes).filter_map(|shape| match &shape.form {
        Form::Text(text) if text.fill == Role::Label => Some(text),
        _ => None,
    });
    let lines: Vec<&String> = texts.flat_map(|text| &text.lines).collect();
    assert!(
        lines.iter().any(|line| line.ends_with('…')) && lines.iter().all(|line| line.len() < 200),
        "{lines:?}"
    );
}
