//! What of a map is drawn, and where it leads.

#![allow(clippy::unwrap_used)] // A panic in a test is the report.

use mapping::scene::{Form, Group, GroupKind, Part, Role, Scene};
use mapping::{DrawOptions, Otherwise, ThemeChoice, draw};

fn scene(text: &str) -> Scene {
    draw(&owm::parse(text).map, &DrawOptions::default())
}

fn of(scene: &Scene, kind: GroupKind) -> Vec<&Group> {
    scene.groups.iter().filter(|group| group.kind == kind).collect()
}

/// Where the links lead, as ids.
fn links(text: &str) -> Vec<String> {
    let scene = scene(text);
    let ends = of(&scene, GroupKind::Link).into_iter().map(|link| link.ends.clone().unwrap());
    ends.map(|(from, to)| format!("{from} > {to}")).collect()
}

fn fills(group: &Group) -> Vec<Role> {
    let fill = |form: &Form| match form {
        Form::Circle { fill, .. } | Form::Box { fill, .. } => *fill,
        _ => None,
    };
    group.shapes.iter().filter_map(|shape| fill(&shape.form)).collect()
}

#[test]
fn a_link_is_drawn_once_and_only_between_things_on_the_map() {
    let text = "anchor User [0.9, 0.5]\ncomponent Cup [0.5, 0.5]\nUser->Cup\nCup->Nobody\nCup->Cup\n";
    assert_eq!(links(text), ["anchor:1:User > component:1:Cup"]);
}

#[test]
fn a_link_leads_to_the_present_place_unless_it_names_the_evolved_one() {
    let text = "component Shop [0.9, 0.5]\ncomponent Kettle [0.5, 0.3]\nevolve Kettle->Electric kettle 0.7\n\
                Shop->Kettle\nShop->Electric kettle\n";
    assert_eq!(links(text), ["component:1:Shop > component:1:Kettle", "component:1:Shop > evolved:1:Kettle"]);
}

#[test]
fn names_may_differ_in_case_and_blanks_where_none_is_the_same() {
    let text = "component Hot  Water [0.9, 0.5]\ncomponent Tea [0.5, 0.3]\ncomponent tea [0.2, 0.2]\nhot water->tea\n";
    assert_eq!(links(text), ["component:1:Hot Water > component:1:tea"]);
}

#[test]
fn an_arrow_points_along_the_movement() {
    let scene = scene("component A [0.5, 0.8]\ncomponent B [0.3, 0.2]\nevolve A 0.4\nevolve B 0.6\n");
    let directions: Vec<bool> = of(&scene, GroupKind::Evolution)
        .into_iter()
        .map(|group| match &group.shapes[0].form {
            Form::Line { from, to, arrow: true, .. } => to.x > from.x,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(directions, [false, true]);
}

#[test]
fn an_evolved_twin_shows_its_own_sourcing() {
    let scene = scene("component A [0.5, 0.2] (build)\nevolve A 0.8 (outsource)\n");
    assert!(fills(of(&scene, GroupKind::Component)[0]).contains(&Role::Build));
    assert!(fills(of(&scene, GroupKind::Evolved)[0]).contains(&Role::Outsource));
}

#[test]
fn a_pipeline_of_one_is_drawn_and_one_that_is_switched_off_is_not() {
    let text = "component A [0.5, 0.2]\ncomponent B [0.4, 0.2]\npipeline A\n{\n component Only [0.3]\n}\npipeline B\n";
    let scene = scene(text);
    assert_eq!(of(&scene, GroupKind::Pipeline).len(), 1);
    assert_eq!(of(&scene, GroupKind::Child).len(), 1);
}

#[test]
fn a_label_put_out_of_sight_stays_out_of_sight() {
    let labels = |text: &str| {
        let scene = scene(text);
        let shapes = scene.groups.iter().flat_map(|group| &group.shapes);
        shapes.filter(|shape| shape.part == Part::Label).count()
    };
    assert_eq!(labels("component A [0.5, 0.2] label [20, 20]\n"), 1);
    assert_eq!(labels("component A [0.5, 0.2] label [-800, 453]\n"), 0);
}

#[test]
fn an_area_is_drawn_where_its_corners_are() {
    let scene = scene("pioneers [1, 0, 0.5, 0.5]\n");
    let Form::Box { rect, .. } = &of(&scene, GroupKind::Area)[0].shapes[0].form else { panic!() };
    assert_eq!((rect.x, rect.y), (0.0, 0.0));
    assert!((rect.width - scene.width / 2.0).abs() < 0.01 && (rect.height - scene.height / 2.0).abs() < 0.01);
}

#[test]
fn on_a_narrow_map_no_name_of_a_stage_is_broken_or_covered() {
    for style in ["wardley", "plain", "colour"] {
        let map = owm::parse(&format!("style {style}\ncomponent Tea [0.5, 0.5]\n")).map;
        let theme = ThemeChoice::File(Otherwise::Light);
        let options = DrawOptions { theme, pane: [470.0, 610.0] };
        let scene = draw(&map, &options);
        let shapes = scene.groups.iter().flat_map(|group| &group.shapes);
        let texts: Vec<_> = shapes
            .filter_map(|shape| if let Form::Text(text) = &shape.form { Some(text) } else { None })
            .filter(|text| text.at.y > scene.height)
            .collect();
        let words: Vec<&str> =
            texts.iter().flat_map(|text| &text.lines).flat_map(|line| line.split(' ')).collect();
        for name in ["Custom-Built", "Commodity", "Evolution"] {
            assert!(words.contains(&name), "{style}: {words:?}");
        }
        for (i, one) in texts.iter().enumerate() {
            for other in &texts[i + 1..] {
                assert_eq!(
                    one.bounds.overlap(&other.bounds),
                    0.0,
                    "{style}: {:?} {:?}",
                    one.lines,
                    other.lines
                );
            }
        }
    }
}
