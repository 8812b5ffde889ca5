//! Pages of maps: the same every time, with text that is text, and looking like the picture of dots.
//!
//! What other programs make of a page is asked of poppler's tools; where they are not installed, those tests say so and
//! pass over it.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a panic in a test is its report")]

use std::fs;
use std::path::Path;
use std::process::Command;

use mapping::scene::Scene;
use mapping::{DrawOptions, Otherwise, ThemeChoice, draw};
use render::{Background, Fonts, pdf};

fn scene(text: &str, theme: ThemeChoice) -> Scene {
    draw(&owm::parse(text).map, &DrawOptions { theme, pane: [720.0, 480.0] })
}

fn page(scene: &Scene) -> Vec<u8> {
    pdf(scene, Background::Paper, &Fonts::default()).unwrap()
}

/// What one of poppler's tools prints about a page; nothing where it is not installed.
fn ask(tool: &str, arguments: &[&str], page: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.pdf");
    fs::write(&file, page).unwrap();
    let Ok(done) = Command::new(tool).args(arguments).arg(&file).arg("-").output() else {
        println!("skipped: {tool} is not installed");
        return None;
    };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(String::from_utf8_lossy(&done.stderr), "", "{tool} finds fault with the page");
    Some(String::from_utf8_lossy(&done.stdout).into_owned())
}

#[test]
fn a_page_is_the_same_every_time_and_names_no_date() {
    let scene = scene("title Tea\ncomponent Cup [0.5, 0.5]\n", ThemeChoice::Light);
    let page = page(&scene);
    assert!(page.starts_with(b"%PDF-"));
    assert_eq!(page, self::page(&scene));
    let holds = |word: &[u8]| page.windows(word.len()).any(|part| part == word);
    assert!(!holds(b"CreationDate") && !holds(b"ModDate"));
    assert!(page.len() < 40_000, "{} bytes: the fonts are embedded in part only", page.len());
}

#[test]
fn text_is_text_in_embedded_fonts() {
    let map = "title Tea shop\nanchor Public [0.95, 0.5]\ncomponent Büro Größe [0.6, 0.5]\ncomponent Tea [0.3, 0.6]\n\
               Public->Büro Größe; needs it\nBüro Größe->Tea\nnote Written at the margin [0.2, 0.2]\n";
    let page = page(&scene(map, ThemeChoice::Light));
    let Some(words) = ask("pdftotext", &["-layout"], &page) else { return };
    for word in ["Tea shop", "Public", "Büro Größe", "Written at the margin", "Custom-Built", "needs it"] {
        assert_eq!(words.matches(word).count(), 1, "{word} in {words}");
    }
}

/// Each map of the golden suite, drawn both ways at the same size: only the edges of lines and letters may differ.
#[test]
fn a_page_looks_like_the_picture() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/maps");
    let mut maps: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    maps.sort();
    for (index, path) in maps.iter().enumerate() {
        let theme = [ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::File(Otherwise::Light)][index % 3];
        let scene = scene(&fs::read_to_string(path).unwrap(), theme);
        let Some(drawn) = rasterised(&page(&scene)) else { return };
        let expected = decoded(&render::png(&scene, 2.0, Background::Paper, &Fonts::default()).unwrap());
        let name = path.file_stem().unwrap().to_string_lossy();
        let (far, average) = difference(&drawn, &expected);
        println!("{name}: {far:.4} of the dots differ, {average:.4} on average");
        assert!(far < 0.004 && average < 0.01, "{name}: {far} of the dots differ, {average} on average");
    }
}

struct Dots {
    width: usize,
    height: usize,
    rgb: Vec<u8>,
}

/// The page at two dots to a scene unit.
fn rasterised(page: &[u8]) -> Option<Dots> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.pdf");
    fs::write(&file, page).unwrap();
    let mut tool = Command::new("pdftoppm");
    tool.args(["-r", "192", "-png", "-singlefile"]).arg(&file).arg(folder.path().join("page"));
    let Ok(done) = tool.output() else {
        println!("skipped: pdftoppm is not installed");
        return None;
    };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(decoded(&fs::read(folder.path().join("page.png")).unwrap()))
}

fn decoded(file: &[u8]) -> Dots {
    let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
    let mut dots = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut dots).unwrap();
    let channels = info.color_type.samples();
    let rgb = dots.chunks_exact(channels).flat_map(|dot| [dot[0], dot[1], dot[2]]).collect();
    Dots { width: info.width as usize, height: info.height as usize, rgb }
}

/// The share of dots far apart from every dot around the same place, and how far dots are apart on average.
fn difference(a: &Dots, b: &Dots) -> (f64, f64) {
    assert!(a.width.abs_diff(b.width) <= 1 && a.height.abs_diff(b.height) <= 1, "the sizes differ");
    let (width, height) = (a.width.min(b.width), a.height.min(b.height));
    let apart = |x: usize, y: usize, u: usize, v: usize| -> u32 {
        let (one, other) = (3 * (y * a.width + x), 3 * (v * b.width + u));
        (0..3).map(|at| u32::from(a.rgb[one + at].abs_diff(b.rgb[other + at]))).sum()
    };
    let (mut far, mut sum) = (0usize, 0u64);
    for y in 1..height - 1 {
        for x in 1..width - 1 {
            let here = apart(x, y, x, y);
            if here <= 6 {
                sum += u64::from(here);
                continue;
            }
            let nearest = (y - 1..=y + 1).flat_map(|v| (x - 1..=x + 1).map(move |u| (u, v)));
            let nearest = nearest.map(|(u, v)| apart(x, y, u, v)).min().unwrap_or(0);
            far += usize::from(nearest > 120);
            sum += u64::from(nearest);
        }
    }
    let all = (width * height) as f64;
    (far as f64 / all, sum as f64 / all / 765.0)
}
