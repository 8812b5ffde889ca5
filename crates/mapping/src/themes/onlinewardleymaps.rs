//! The five styles a file can name, as OnlineWardleyMaps draws them.

use super::{Bands, Colours, NoteStyle, Theme, table};
use crate::geometry::Margins;
use crate::prose::Type;
use crate::scene::Palette;

const PLAIN_COLOURS: Colours = Colours {
    paper: "#ffffff",
    band: "none",
    axis: "#000000",
    separator: "#000000",
    axis_text: "#000000",
    title_text: "#000000",
    label: "#000000",
    evolved_label: "#000000",
    node: "#000000",
    node_fill: "#ffffff",
    anchor_text: "#000000",
    link: "#808080",
    link_text: "#000000",
    flow: "#99c5ee9e",
    evolved: "#ff0000",
    evolved_fill: "#ffffff",
    inertia: "#000000",
    pipeline: "#000000",
    pipeline_fill: "none",
    build: "#d6d6d6",
    build_edge: "#000000",
    buy: "#aaa5a9",
    buy_edge: "#d6d6d6",
    outsource: "#444444",
    outsource_edge: "#444444",
    symbol: "#000000",
    symbol_fill: "#ffffff",
    note_text: "#000000",
    note_fill: "none",
    note_edge: "none",
    annotation: "#595959",
    annotation_fill: "#ffffff",
    annotation_text: "#000000",
    legend_fill: "#ffffff",
    pioneers: "#3ccaf866",
    settlers: "#599afa66",
    town_planners: "#936ff966",
    area_text: "#1d2a3a",
    force_fill: "#e2e2e2cc",
    force_edge: "#000000",
};

const WARDLEY_COLOURS: Colours =
    Colours { separator: "#b8b8b8", band: "#f1f1f1", annotation_fill: "#ffffff", ..PLAIN_COLOURS };

const COLOUR_COLOURS: Colours = Colours {
    axis: "#c23667",
    separator: "#b8b8b8",
    node: "#8cb358",
    pipeline: "#8cb358",
    link: "#5c5c5c",
    evolved: "#ea7f5b",
    annotation: "#015fa5",
    annotation_fill: "#99c5ee",
    ..PLAIN_COLOURS
};

const DARK_COLOURS: Colours = Colours {
    paper: "#353347",
    axis: "#ffffff",
    separator: "#8f8e9c",
    axis_text: "#d7d6da",
    title_text: "#ffffff",
    label: "#ffffff",
    evolved_label: "#90caf9",
    node: "#ffffff",
    node_fill: "#353347",
    anchor_text: "#ffffff",
    link: "#c9c8d0",
    link_text: "#ffffff",
    flow: "#99c5ee66",
    evolved: "#90caf9",
    evolved_fill: "#353347",
    inertia: "#ffffff",
    pipeline: "#ffffff",
    build: "#55536b",
    build_edge: "#ffffff",
    buy: "#8a88a0",
    buy_edge: "#c9c8d0",
    outsource: "#d7d6da",
    outsource_edge: "#d7d6da",
    symbol: "#ffffff",
    symbol_fill: "#353347",
    note_text: "#d7d6da",
    annotation: "#d7d6da",
    annotation_fill: "#454359",
    annotation_text: "#ffffff",
    legend_fill: "#454359",
    area_text: "#ffffff",
    force_fill: "#55536bcc",
    force_edge: "#ffffff",
    ..PLAIN_COLOURS
};

const PLAIN: Theme = Theme {
    palette: Palette { name: "plain", dark: false, colours: &table(&PLAIN_COLOURS) },
    bands: Bands::None,
    margins: Margins { left: 36.0, top: 34.0, right: 24.0, bottom: 40.0 },
    title: Type::new(20.0, 600),
    stage: Type { size: 13.0, weight: 400, italic: true },
    stage_centred: false,
    evolution: "Evolution",
    value_chain: "Value Chain",
    axis_name: Type::new(13.0, 600),
    corners: false,
    axis_width: 1.0,
    axis_dash: Some([2.0, 2.0]),
    separator_dash: [2.0, 2.0],
    node_radius: 5.0,
    node_width: 1.0,
    label: Type::new(14.0, 400),
    anchor: Type::new(14.0, 400),
    twin_names: true,
    link_width: 1.0,
    evolved_link_width: 1.0,
    flow_width: 10.0,
    link_text: Type::new(11.0, 400),
    evolution_width: 1.0,
    evolution_dash: [5.0, 5.0],
    inertia_width: 6.0,
    disc_radius: 15.0,
    market_radius: 18.0,
    ecosystem_radius: 30.0,
    note: NoteStyle { face: Type::new(12.0, 600), slip: false },
    marker_radius: 13.0,
    marker: Type::new(14.0, 400),
    legend: Type::new(14.0, 400),
    legend_title: "Annotations:",
    area: Type::new(12.0, 600),
    area_dashed: false,
};

const WARDLEY: Theme = Theme {
    palette: Palette { name: "wardley", dark: false, colours: &table(&WARDLEY_COLOURS) },
    bands: Bands::Ends,
    corners: true,
    label: Type::new(12.0, 400),
    anchor: Type::new(12.0, 600),
    ..PLAIN
};

const COLOUR: Theme = Theme {
    palette: Palette { name: "colour", dark: false, colours: &table(&COLOUR_COLOURS) },
    axis_width: 3.0,
    node_radius: 7.0,
    node_width: 2.0,
    evolved_link_width: 2.0,
    link_text: Type::new(10.0, 400),
    ..PLAIN
};

const HANDWRITTEN: Theme = Theme {
    palette: Palette { name: "handwritten", dark: false, colours: &table(&PLAIN_COLOURS) },
    label: Type::new(12.0, 400),
    anchor: Type::new(12.0, 600),
    ..PLAIN
};

const DARK: Theme = Theme {
    palette: Palette { name: "dark", dark: true, colours: &table(&DARK_COLOURS) },
    label: Type::new(13.0, 400),
    anchor: Type::new(13.0, 600),
    link_text: Type::new(10.0, 400),
    ..PLAIN
};

/// The style of this name; any other name is `plain`, as there.
pub(super) fn style(name: &str) -> &'static Theme {
    match name {
        "wardley" => &WARDLEY,
        "colour" | "color" => &COLOUR,
        "handwritten" => &HANDWRITTEN,
        "dark" => &DARK,
        _ => &PLAIN,
    }
}
