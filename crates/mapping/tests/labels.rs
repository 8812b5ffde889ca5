//! Whether labels can be read: clear of each other and of nodes, and still while a map is edited.

#![allow(clippy::unwrap_used)] // A panic in a test is the report.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use mapping::scene::{Form, GroupKind, Part, Point, Rect, Scene};
use mapping::{DrawOptions, Otherwise, ThemeChoice, draw};
use owm::Map;

const OPTIONS: DrawOptions =
    DrawOptions { theme: ThemeChoice::File(Otherwise::Light), pane: [1100.0, 720.0] };

/// A map with every label left to the layout, in a frame of the usual size.
fn without_offsets(text: &str) -> Map {
    let mut map = owm::parse(text).map;
    map.size = [0.0, 0.0];
    map.elements.iter_mut().for_each(|element| element.label = None);
    map.evolves.iter_mut().for_each(|evolve| evolve.label = None);
    map.pipelines.iter_mut().flat_map(|p| &mut p.children).for_each(|child| child.label = None);
    map
}

/// Every label with the place it belongs to.
fn labels(scene: &Scene) -> Vec<(String, Point, Rect)> {
    let mut labels = Vec::new();
    for group in &scene.groups {
        for shape in &group.shapes {
            if let Form::Text(text) = &shape.form
                && (shape.part == Part::Label || group.kind == GroupKind::Anchor)
            {
                let id = group.id.as_ref().map(ToString::to_string).unwrap_or_default();
                labels.push((id, group.at, text.bounds));
            }
        }
    }
    labels
}

fn nodes(scene: &Scene) -> Vec<Rect> {
    let kinds = [GroupKind::Component, GroupKind::Submap, GroupKind::Evolved, GroupKind::Child];
    let groups = scene.groups.iter().filter(|group| kinds.contains(&group.kind));
    let shapes = groups.flat_map(|group| &group.shapes).filter(|shape| shape.part == Part::Body);
    shapes
        .filter_map(|shape| match &shape.form {
            Form::Circle { at, radius, .. } => Some(Rect::around(*at, 2.0 * radius, 2.0 * radius)),
            Form::Box { rect, .. } => Some(*rect),
            _ => None,
        })
        .collect()
}

/// Pairs of labels that lie on each other, and labels on nodes.
fn faults(scene: &Scene) -> (usize, usize) {
    let (labels, nodes) = (labels(scene), nodes(scene));
    let pairs = (0..labels.len())
        .map(|i| labels[..i].iter().filter(|other| other.2.overlap(&labels[i].2) > 0.0).count());
    let on_node = |rect: &Rect| nodes.iter().any(|node| node.overlap(rect) > 0.0);
    (pairs.sum(), labels.iter().filter(|label| on_node(&label.2)).count())
}

#[test]
fn the_measure_sees_a_fault() {
    let scene = draw(&owm::parse("component A label [5, 5] [0.5, 0.5]\n").map, &OPTIONS);
    assert_eq!(faults(&scene), (0, 0));
    let crowded = "component Alpha [0.5, 0.5] label [10, 4]\ncomponent Beta [0.5, 0.5] label [12, 4]\n\
                   component Gamma [0.5, 0.52]\n";
    let (pairs, on_node) = faults(&draw(&owm::parse(crowded).map, &OPTIONS));
    assert!(pairs >= 1 && on_node >= 1, "{pairs} {on_node}");
}

#[test]
fn maps_of_people_can_be_read_without_a_hand() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/owm");
    let Ok(sources) = fs::read_to_string(folder.join("SOURCES.tsv")) else {
        println!("skipped: {} is not there", folder.display());
        return;
    };
    let (mut maps, mut clean, mut all_pairs, mut all_on_node, mut count) = (0, 0, 0, 0, 0);
    println!("pairs  on node  labels  map");
    for line in sources.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        if !columns[5].starts_with("human") {
            continue;
        }
        let text = fs::read(folder.join(columns[0])).unwrap();
        let scene = draw(&without_offsets(&String::from_utf8_lossy(&text)), &OPTIONS);
        let (pairs, on_node) = faults(&scene);
        let labels = labels(&scene).len();
        if pairs + on_node > 0 {
            println!("{pairs:5}  {on_node:7}  {labels:6}  {}", columns[0]);
        }
        maps += 1;
        count += labels;
        clean += usize::from(pairs == 0);
        all_pairs += pairs;
        all_on_node += on_node;
    }
    println!(
        "{all_pairs:5}  {all_on_node:7}  {count:6}  all {maps} maps, {clean} of them without an overlapping pair"
    );
    assert!(maps > 50 && clean * 100 >= maps * 95, "{clean} of {maps}");
    assert!(all_on_node * 500 <= count, "{all_on_node} of {count} labels lie on nodes");
}

/// A map with a hundred components in a grid that is not quite one.
fn grid() -> String {
    let mut text = String::new();
    for i in 0..100 {
        let (row, column) = (i / 10, i % 10);
        let visibility = 0.95 - 0.09 * row as f64 + 0.01 * ((i * 7) % 3) as f64;
        let maturity = 0.04 + 0.095 * column as f64 + 0.01 * ((i * 5) % 4) as f64;
        text.push_str(&format!("component Part {i} [{visibility:.2}, {maturity:.2}]\n"));
        if i >= 10 {
            text.push_str(&format!("Part {}->Part {i}\n", i - 10 + i % 2));
        }
    }
    text
}

#[test]
fn moving_one_component_a_little_moves_only_labels_nearby() {
    let map = owm::parse(&grid()).map;
    let before = draw(&map, &OPTIONS);
    let mut moved_at_most = 0;
    for index in 0..map.elements.len() {
        let mut moved = map.clone();
        moved.elements[index].at.maturity += 0.01;
        let after = draw(&moved, &OPTIONS);
        let old: BTreeMap<_, _> =
            labels(&before).into_iter().map(|(id, at, rect)| (id, (at, rect))).collect();
        let id = map.elements[index].id.to_string();
        let centre = old[&id].0;
        let mut changed = 0;
        for (label, at, rect) in labels(&after) {
            let (was_at, was) = old[&label];
            let shift =
                ((rect.x - at.x) - (was.x - was_at.x)).abs() + ((rect.y - at.y) - (was.y - was_at.y)).abs();
            if shift > 0.05 && label != id {
                changed += 1;
                let distance = (at.x - centre.x).abs().max((at.y - centre.y).abs());
                assert!(distance < 240.0, "{id} moved {label}, {distance} px away");
            }
        }
        moved_at_most = moved_at_most.max(changed);
    }
    assert!(moved_at_most <= 6, "{moved_at_most} labels changed sides at once");
}

#[test]
fn labels_put_by_hand_stay_where_they_were_put() {
    let text = "component Kettle [0.5, 0.5] label [-40, 33]\ncomponent Pot [0.5, 0.48]\nKettle->Pot\n";
    let scene = draw(&owm::parse(text).map, &OPTIONS);
    let kettle = scene.groups.iter().find(|group| group.name == "Kettle").unwrap();
    let text = kettle.shapes.iter().find_map(|shape| match &shape.form {
        Form::Text(text) => Some(text.at),
        _ => None,
    });
    let expected = Point { x: kettle.at.x - 40.0, y: kettle.at.y + 33.0 };
    assert_eq!(text, Some(expected));
}
