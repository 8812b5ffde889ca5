//! What a desktop is told about Foreland by its package: only what is there, and only what the app opens.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use app::map::Format;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use toml::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the project's root").to_path_buf()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn manifest() -> toml::Table {
    read("Cargo.toml").parse().expect("the root manifest")
}

/// What is packed, and where to: a folder where it ends with a slash.
fn assets(manifest: &toml::Table) -> Vec<(String, String)> {
    let assets = manifest["package"]["metadata"]["deb"]["assets"].as_array().expect("assets");
    let word = |asset: &Value, at: usize| asset[at].as_str().expect("words").to_owned();
    assets.iter().map(|asset| (word(asset, 0), word(asset, 1))).collect()
}

/// Whether a file of this name is in a packed folder.
fn packs(manifest: &toml::Table, folder: &str, name: &str) -> bool {
    assets(manifest).iter().any(|(from, to)| {
        let own = from.rsplit('/').next().unwrap_or_default();
        *to == format!("{folder}/{name}") || (*to == format!("{folder}/") && own == name)
    })
}

/// The values of a key in the first group of a desktop entry.
fn values(entry: &str, key: &str) -> Vec<String> {
    let group = entry.split("\n[").next().unwrap_or_default();
    let value = group.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    value.unwrap_or_default().split(';').filter(|value| !value.is_empty()).map(str::to_owned).collect()
}

const ENTRY: &str = "assets/linux/foreland-desktop.desktop";
const KINDS: &str = "assets/linux/foreland.xml";

/// The kinds of file that are declared, with the endings of each.
fn kinds() -> Vec<(String, Vec<String>)> {
    let text = read(KINDS);
    let xml = roxmltree::Document::parse(&text).expect("the kinds of file");
    let kinds = xml.descendants().filter(|node| {
        node.has_tag_name(("http://www.freedesktop.org/standards/shared-mime-info", "mime-type"))
    });
    kinds
        .map(|kind| {
            let globs = kind.children().filter_map(|child| child.attribute("pattern"));
            let endings = globs.map(|glob| glob.strip_prefix("*.").expect("an ending").to_owned()).collect();
            (kind.attribute("type").expect("a type").to_owned(), endings)
        })
        .collect()
}

#[test]
fn everything_that_is_packed_is_there() {
    let manifest = manifest();
    for (from, _) in assets(&manifest) {
        assert!(
            from.starts_with("target/release/") || root().join(&from).is_file(),
            "{from} is packed and not there"
        );
    }
    let copyright = read("assets/linux/copyright");
    let fonts = read("ui/src/styles/fonts.css");
    for package in fonts.split("@fontsource/").skip(1).filter_map(|rest| rest.split('/').next()) {
        assert!(
            copyright.contains(&format!("@fontsource/{package}/")),
            "{package} is shipped, and its copyright is not named"
        );
    }
    let version = manifest["workspace"]["package"]["version"].as_str().expect("a version");
    assert!(
        read("assets/linux/changelog").starts_with(&format!("foreland ({version}) ")),
        "the package's own changes end before {version}"
    );
}

#[test]
fn the_menu_entry_starts_what_is_packed_with_files() {
    let (manifest, entry) = (manifest(), read(ENTRY));
    assert_eq!(values(&entry, "Exec"), ["foreland-desktop %F"]);
    assert!(packs(&manifest, "usr/bin", "foreland-desktop"));
    // Desktops find the icon of a window by the entry that is called as its program.
    assert!(packs(&manifest, "usr/share/applications", "foreland-desktop.desktop"));
    let [icon] = &values(&entry, "Icon")[..] else { panic!("no icon") };
    for (size, ending) in
        [("scalable", "svg"), ("32x32", "png"), ("128x128", "png"), ("256x256", "png"), ("512x512", "png")]
    {
        assert!(
            packs(&manifest, &format!("usr/share/icons/hicolor/{size}/apps"), &format!("{icon}.{ending}")),
            "{size}"
        );
    }
    assert!(packs(&manifest, "usr/share/icons/hicolor/scalable/mimetypes", "text-x-owm.svg"));
}

#[test]
fn every_kind_that_is_declared_is_opened_and_every_map_is_declared() {
    let declared = kinds();
    let known: BTreeSet<&str> = Format::ALL
        .into_iter()
        .filter(|format| format.is_read())
        .flat_map(Format::endings)
        .copied()
        .collect();
    for (kind, endings) in &declared {
        for ending in endings {
            assert!(known.contains(ending.as_str()), "{kind}: Foreland does not open .{ending}");
        }
    }
    let types: BTreeSet<_> = declared.iter().map(|(kind, _)| kind.clone()).collect();
    assert_eq!(values(&read(ENTRY), "MimeType").into_iter().collect::<BTreeSet<_>>(), types);
    // Markdown and tables belong to other programs by right.
    let endings: BTreeSet<_> = declared.into_iter().flat_map(|(_, endings)| endings).collect();
    let left: Vec<_> = known.into_iter().filter(|ending| !endings.contains(*ending)).collect();
    assert_eq!(left, ["csv", "markdown", "md", "tsv"]);
}
