//! A map as a table.

use super::{COLUMNS, column, guarded};
use crate::Written;
use crate::loss::{LossKind, Losses};
use owm::model::{Element, ElementKind, LineNo, Sourcing};
use owm::{Map, Names};

/// Writes what a table can hold of `map`.
pub(crate) fn write(map: &Map) -> Written {
    let mut table = Table { rows: Vec::new() };
    let names = Names::new(map);
    for (at, element) in map.elements.iter().enumerate() {
        element_row(&mut table, map, &names, at, element);
    }
    for pipeline in &map.pipelines {
        for child in &pipeline.children {
            let row = table.row("choice", child.name());
            row.number("evolution", child.maturity);
            row.text("pipeline", pipeline.name());
            row.label(child.label);
        }
    }
    for link in &map.links {
        let row = table.row("link", link.from());
        row.text("to", link.to());
        match (&link.flow_text, link.flow) {
            (Some(text), _) => row.text("flow", &format!("flow: {text}")),
            (None, true) => row.text("flow", "yes"),
            (None, false) => {}
        }
        row.text("note", link.note.as_deref().unwrap_or(""));
    }
    for url in &map.urls {
        let row = table.row("url", &url.name);
        row.text("url", url.href.as_deref().unwrap_or(""));
    }
    let mut losses = Losses::default();
    tell(map, &names, &mut losses);
    Written { text: table.text(), losses: losses.finish() }
}

fn element_row(table: &mut Table, map: &Map, names: &Names, at: usize, element: &Element) {
    let kind = match element.kind {
        ElementKind::Component => "component",
        ElementKind::Anchor => "anchor",
        ElementKind::Submap => "submap",
    };
    let row = table.row(kind, element.name());
    row.number("visibility", element.at.visibility);
    row.number("evolution", element.at.maturity);
    if names.element(map, element.name()) == Some(at)
        && let Some(evolve) = names.evolve_of(map, element.name())
    {
        row.number("evolves to", map.evolves[evolve].maturity);
        row.text("evolves as", map.evolves[evolve].to.as_deref().unwrap_or(""));
    }
    let sourcing = match element.sourcing {
        Some(Sourcing::Build) => "build",
        Some(Sourcing::Buy) => "buy",
        Some(Sourcing::Outsource) => "outsource",
        None => "",
    };
    row.text("sourcing", sourcing);
    for (name, holds) in
        [("market", element.market), ("ecosystem", element.ecosystem), ("inertia", element.inertia)]
    {
        row.text(name, if holds { "yes" } else { "" });
    }
    row.label(element.label);
    row.text("url", element.url.as_deref().unwrap_or(""));
}

/// Says what a table of components and links does not hold.
fn tell(map: &Map, names: &Names, losses: &mut Losses) {
    let mut gone =
        |about: &str, name: &str, line: LineNo| losses.add(LossKind::Unsaid, about, name, Some(line));
    const ABOUT: &str = "A table of components and links has no room for";
    if let Some(line) = map.title_line {
        gone(ABOUT, "the title", line);
    }
    if let Some(line) = map.style_line {
        gone(ABOUT, "the style", line);
    }
    let plain = Map::default();
    if map.size != plain.size || map.stages != plain.stages || map.evolution_hidden || map.value_chain_hidden
    {
        losses.add(LossKind::Unsaid, ABOUT, "size and axes", None);
    }
    let mut gone =
        |about: &str, name: &str, line: LineNo| losses.add(LossKind::Unsaid, about, name, Some(line));
    for note in &map.notes {
        gone("Notes are left out", &note.text, note.line);
    }
    for annotation in &map.annotations {
        gone("Annotations are left out", &annotation.text, annotation.line);
    }
    for area in &map.areas {
        gone("Areas are left out", &area.id.name, area.line);
    }
    for force in &map.forces {
        gone("Accelerators and deaccelerators are left out", force.name(), force.line);
    }
    for pipeline in map.pipelines.iter().filter(|it| it.children.is_empty() && !it.hidden) {
        gone("Pipelines without components in them are left out", pipeline.name(), pipeline.line);
    }
    for (at, evolve) in map.evolves.iter().enumerate() {
        let counts = names.evolve_of(map, evolve.name()) == Some(at);
        if !counts || names.element(map, evolve.name()).is_none() {
            gone("Evolutions of what is not on the map are left out", evolve.name(), evolve.line);
        } else if evolve.label.is_some() || evolve.sourcing.is_some() || evolve.market || evolve.ecosystem {
            gone("Labels and signs of what something becomes are left out", evolve.name(), evolve.line);
        }
    }
}

/// Rows of cells, in the order of the columns.
struct Table {
    rows: Vec<Row>,
}

struct Row([String; COLUMNS.len()]);

impl Table {
    fn row(&mut self, kind: &str, name: &str) -> &mut Row {
        let mut row = Row(std::array::from_fn(|_| String::new()));
        row.text("type", kind);
        row.text("name", name);
        self.rows.push(row);
        let last = self.rows.len() - 1;
        &mut self.rows[last]
    }

    fn text(self) -> String {
        // Quoted throughout: a spreadsheet that cuts at semicolons cuts no cell in two.
        let mut writer =
            csv::WriterBuilder::new().quote_style(csv::QuoteStyle::NonNumeric).from_writer(Vec::new());
        let header = COLUMNS.map(|(name, _)| name.to_owned());
        let rows = std::iter::once(&header).chain(self.rows.iter().map(|row| &row.0));
        for row in rows {
            // Into memory: nothing there can fail.
            drop(writer.write_record(row));
        }
        writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

impl Row {
    fn text(&mut self, name: &str, text: &str) {
        self.0[column(name)] = guarded(text);
    }

    fn number(&mut self, name: &str, value: f64) {
        self.0[column(name)] = value.to_string();
    }

    fn label(&mut self, label: Option<owm::model::Offset>) {
        if let Some(offset) = label {
            self.number("label x", offset.x);
            self.number("label y", offset.y);
        }
    }
}
