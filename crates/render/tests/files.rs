//! What holds for every picture, whatever the map.

#![allow(clippy::unwrap_used)] // A panic in a test is the report.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use mapping::font::Face;
use mapping::scene::Scene;
use mapping::{DrawOptions, draw};
use proptest::prelude::*;
use render::{Background, Fonts, PngError, SvgOptions, png, source_of_svg, svg};

fn scene(text: &str) -> Scene {
    draw(&owm::parse(text).map, &DrawOptions::default())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Names that try to break out of the file end up as text in a well-formed one.
    #[test]
    fn no_text_breaks_the_file(name in "\\PC{0,30}", wild in any::<String>(), source in any::<String>()) {
        let text = format!("title {wild}\ncomponent {name} [0.5, 0.5]\nnote {wild} [0.2, 0.2]\n\
            component <script>alert(1)</script> [0.1, 0.1]\nA->{name}; {wild}\n");
        let picture = svg(&scene(&text), &SvgOptions { source: Some(&source), ..SvgOptions::default() });
        let document = roxmltree::Document::parse(&picture).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(source_of_svg(&picture), Some(source));
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let name = node.tag_name().name();
            let known = ["svg", "title", "metadata", "source", "style", "g", "rect", "circle", "path", "text", "tspan"];
            prop_assert!(known.contains(&name), "{name}");
            prop_assert!(node.attributes().all(|a| !a.name().starts_with("on") && !a.name().contains("href")));
        }
    }
}

#[test]
fn fonts_are_embedded_on_request_and_only_those_that_are_used() {
    let scene = scene("title T\ncomponent A [0.5, 0.5]\n");
    let bare = svg(&scene, &SvgOptions::default());
    let full = svg(&scene, &SvgOptions { embed_fonts: true, ..SvgOptions::default() });
    assert!(!bare.contains("@font-face"));
    assert_eq!(full.matches("@font-face").count(), 2, "regular and semibold, no italic");
    roxmltree::Document::parse(&full).unwrap();
    assert!(full.len() < bare.len() + 60_000, "{} bytes more for the letters", full.len() - bare.len());
}

#[test]
fn embedded_letters_are_those_of_the_font_and_no_others() {
    let full = svg(
        &scene("title Größe\ncomponent A [0.5, 0.5]\n"),
        &SvgOptions { embed_fonts: true, ..SvgOptions::default() },
    );
    let (_, rest) = full.split_once("font-weight:600").unwrap();
    let (_, rest) = rest.split_once("base64,").unwrap();
    let file = BASE64.decode(rest.split_once(')').unwrap().0).unwrap();
    let [small, whole] =
        [&file[..], Face::SemiBold.bytes()].map(|file| ttf_parser::Face::parse(file, 0).unwrap());
    for letter in "Größe".chars() {
        let advance = |face: &ttf_parser::Face<'_>| face.glyph_hor_advance(face.glyph_index(letter).unwrap());
        assert_eq!(advance(&small), advance(&whole), "{letter}");
        assert_eq!(
            small.glyph_bounding_box(small.glyph_index(letter).unwrap()),
            whole.glyph_bounding_box(whole.glyph_index(letter).unwrap()),
            "{letter}"
        );
    }
    assert_eq!(small.glyph_index('Q'), None);
    assert_eq!((small.units_per_em(), small.ascender()), (whole.units_per_em(), whole.ascender()));
}

#[test]
fn letters_that_no_shipped_font_has_are_named() {
    let lacking = |text: &str| render::lacking(&scene(text)).into_iter().collect::<String>();
    assert_eq!(lacking("title Größe Чай Ω – “…” ✓\ncomponent e\u{301} [0.5, 0.5]\n"), "");
    assert_eq!(lacking("title 茶\ncomponent \u{1f375} and 茶 [0.5, 0.5]\n"), "茶\u{1f375}");
}

#[test]
fn further_fonts_show_what_the_shipped_ones_lack() {
    let scene = scene("title Zß\n");
    let plain = png(&scene, 1.0, Background::Paper, &Fonts::default()).unwrap();
    let with = png(&scene, 1.0, Background::Paper, &Fonts::with([b"no font".to_vec()])).unwrap();
    assert_eq!(plain, with, "a file that is no font is passed over");
}

#[test]
fn a_picture_has_the_size_of_its_view() {
    let scene = scene("title T\ncomponent A [0.5, 0.5]\n");
    let picture = png(&scene, 2.0, Background::Paper, &Fonts::default()).unwrap();
    let side = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
    assert_eq!(&picture[1..4], b"PNG");
    assert_eq!([side(16), side(20)], [2200, 1440]);
    assert_eq!(
        picture,
        png(&scene, 2.0, Background::Paper, &Fonts::default()).unwrap(),
        "the same dots every time"
    );
    assert_ne!(picture, png(&scene, 2.0, Background::Transparent, &Fonts::default()).unwrap());
}

#[test]
fn a_picture_that_is_too_large_is_refused_in_words() {
    let scene = scene("component A [0.5, 0.5]\n");
    let refusal = png(&scene, 100.0, Background::Paper, &Fonts::default()).unwrap_err();
    assert_eq!(refusal, PngError::TooLarge { width: 110_000, height: 72_000 });
    assert!(refusal.to_string().contains("choose a smaller scale"), "{refusal}");
    assert!(matches!(png(&scene, f32::NAN, Background::Paper, &Fonts::default()), Err(PngError::Scale(_))));
    assert!(matches!(png(&scene, 0.0, Background::Paper, &Fonts::default()), Err(PngError::Scale(_))));
}

/// Names as long as people give them, of two words and a number or three words.
fn long_name(at: usize) -> String {
    let first = [
        "Customer",
        "Payment",
        "Identity",
        "Shipment",
        "Catalogue",
        "Fraud",
        "Warehouse",
        "Partner",
        "Claims",
    ];
    let second = [
        "verification",
        "settlement",
        "onboarding",
        "notification",
        "analytics",
        "platform",
        "portal",
        "archive",
    ];
    format!("{} {} {}", first[at % 9], second[at / 9 % 8], ["north", "EU", "legacy", "live"][at % 4])
        + &format!(" {at}")
}

#[test]
fn a_thousand_components_stay_below_400_kb_whatever_they_are_called() {
    let short = |at: usize| format!("Component {at}");
    for name in [&short as &dyn Fn(usize) -> String, &long_name] {
        let mut text = String::from("title A large map\n");
        for i in 0..1000 {
            let (v, m) = ((i * 37 % 100) as f64 / 100.0, (i * 61 % 97) as f64 / 100.0);
            text.push_str(&format!("component {} [{v:.2}, {m:.2}]\n", name(i)));
        }
        for i in 0..1333 {
            text.push_str(&format!("{}->{}\n", name(i % 1000), name((i * 7 + 13) % 1000)));
        }
        let picture = svg(&scene(&text), &SvgOptions { source: Some(&text), ..SvgOptions::default() });
        println!("{} bytes of text, {} of picture", text.len(), picture.len());
        assert!(picture.len() < 400_000, "{}", picture.len());
        assert_eq!(source_of_svg(&picture).as_deref(), Some(text.as_str()));
        // Nothing is left out for it: each thing is a group with its name.
        assert_eq!(picture.matches("<g><title>").count(), 2_333 + 2, "components, links, title and axes");
    }
}
