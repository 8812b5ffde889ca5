//! A table as a map: ours, or an inventory that somebody keeps.

use super::{COLUMNS, NEEDS, column, unguarded};
use crate::draft::{self, Draft, Entry, one_line};
use crate::layout::{side_by_side, visibilities};
use crate::loss::LossKind;
use crate::{Reason, Refusal};
use owm::model::{ElementKind, LineNo, Link, Offset, Position, Sourcing, Url};
use std::collections::BTreeMap;

/// True where the first line of `text` names columns of ours.
pub(crate) fn has_header(text: &str) -> bool {
    let Some(first) = text.trim_start_matches('\u{feff}').lines().next() else { return false };
    let known = cells(first, separator(first)).map(|cell| place(&cell)).collect::<Vec<_>>();
    known.len() > 1 && known.contains(&Some(Column::Known(1))) && known.iter().flatten().count() > 1
}

/// Reads a table.
pub(crate) fn read(text: &str) -> Result<Draft, Refusal> {
    let first = text.lines().next().unwrap_or("");
    let separator = separator(first);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let columns: Vec<Option<Column>> = header.iter().map(place).collect();
    if !columns.contains(&Some(Column::Known(column("name")))) {
        let words =
            "The first line of this table names no column “name”, so it is not clear what its rows are.";
        return Err(Refusal::new(Reason::NotThisFormat, words));
    }
    let mut draft = Draft::default();
    for (name, _) in header.iter().zip(&columns).filter(|(name, place)| place.is_none() && !name.is_empty()) {
        draft.losses.add(LossKind::Unsaid, "Columns with other names are left out", name, Some(0));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let Ok(record) = record else { continue };
        let line = record.position().map_or(0, |at| (at.line() as usize).saturating_sub(1));
        let row = Row::new(&record, &columns, line);
        if !row.is_empty() {
            rows.push(row);
        }
        crate::limits::check_count(rows.len())?;
    }
    Sheet { rows, draft, comma: separator != b',' }.read()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    /// One of [`COLUMNS`].
    Known(usize),
    /// A list of what the row needs.
    Needs,
}

fn place(name: &str) -> Option<Column> {
    let name = name.trim().trim_matches('"').to_lowercase().replace(['_', '-'], " ");
    if NEEDS.contains(&name.as_str()) {
        return Some(Column::Needs);
    }
    COLUMNS
        .iter()
        .position(|(known, others)| *known == name || others.contains(&name.as_str()))
        .map(Column::Known)
}

fn separator(first: &str) -> u8 {
    let count = |sign: u8| first.bytes().filter(|&byte| byte == sign).count();
    // Of equally many, the comma: `max_by_key` takes the last.
    [b'\t', b';', b','].into_iter().max_by_key(|&sign| count(sign)).unwrap_or(b',')
}

fn cells(line: &str, separator: u8) -> impl Iterator<Item = String> {
    line.split(char::from(separator)).map(|cell| cell.trim().to_owned())
}

/// One row: its cells by column.
struct Row {
    line: LineNo,
    cells: [String; COLUMNS.len()],
    needs: Vec<String>,
}

impl Row {
    fn new(record: &csv::StringRecord, columns: &[Option<Column>], line: LineNo) -> Self {
        let mut row = Self { line, cells: std::array::from_fn(|_| String::new()), needs: Vec::new() };
        for (cell, column) in record.iter().zip(columns) {
            match column {
                Some(Column::Known(at)) => row.cells[*at] = unguarded(cell).to_owned(),
                Some(Column::Needs) => {
                    let names = cell.split([';', '|', '\n']).map(|name| unguarded(name.trim()).to_owned());
                    row.needs.extend(names.filter(|name| !name.is_empty()));
                }
                None => {}
            }
        }
        row
    }

    fn get(&self, name: &str) -> &str {
        &self.cells[column(name)]
    }

    fn is_empty(&self) -> bool {
        self.get("name").is_empty() && self.get("to").is_empty()
    }

    fn says(&self, name: &str) -> bool {
        matches!(self.get(name).to_lowercase().as_str(), "yes" | "true" | "1" | "x" | "y")
    }

    fn kind(&self) -> &str {
        let kind = self.get("type");
        match kind {
            "" if !self.get("to").is_empty() => "link",
            "" if !self.get("pipeline").is_empty() => "choice",
            "" => "component",
            kind => kind,
        }
    }
}

struct Sheet {
    rows: Vec<Row>,
    draft: Draft,
    /// Numbers may have a decimal comma.
    comma: bool,
}

impl Sheet {
    fn read(mut self) -> Result<Draft, Refusal> {
        let rows = std::mem::take(&mut self.rows);
        let places = self.places(&rows);
        let mut members: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.kind().eq_ignore_ascii_case("choice")) {
            members.entry(row.get("pipeline")).or_default().push(row);
        }
        for (row, place) in rows.iter().zip(places) {
            self.row(row, place)?;
        }
        for (owner, choices) in members {
            let line = choices[0].line;
            let children = choices.iter().map(|row| {
                let maturity = self.evolution(row.get("evolution")).unwrap_or(0.5);
                draft::child(&self.draft.name(row.get("name"), row.line), maturity, self.label(row), row.line)
            });
            let children = children.collect::<Vec<_>>();
            let owner = self.draft.name(owner, line);
            self.draft.push(line, Entry::Pipeline(draft::pipeline(&owner, children, line)))?;
        }
        for row in &rows {
            for need in &row.needs {
                let (from, to) =
                    (self.draft.name(row.get("name"), row.line), self.draft.name(need, row.line));
                self.draft.push(row.line, Entry::Link(Link::new(&from, &to, row.line)))?;
            }
        }
        Ok(self.draft)
    }

    fn row(&mut self, row: &Row, place: Position) -> Result<(), Refusal> {
        let line = row.line;
        match row.kind().to_lowercase().as_str() {
            "component" => self.element(ElementKind::Component, row, place),
            "anchor" | "user" => self.element(ElementKind::Anchor, row, place),
            "submap" => self.element(ElementKind::Submap, row, place),
            "choice" => Ok(()),
            "link" | "need" | "dependency" => self.link(row),
            "url" => {
                let name = self.draft.name(row.get("name"), line);
                let href = Some(row.get("url")).filter(|href| !href.is_empty()).map(str::to_owned);
                self.draft.push(line, Entry::Url(Url { name, href, line }))
            }
            kind => {
                let about = "Rows of other types are left out";
                self.draft.losses.add(
                    LossKind::Unreadable,
                    about,
                    &format!("{} ({kind})", row.get("name")),
                    Some(line),
                );
                Ok(())
            }
        }
    }

    fn element(&mut self, kind: ElementKind, row: &Row, place: Position) -> Result<(), Refusal> {
        let line = row.line;
        let name = self.draft.name(row.get("name"), line);
        let mut element = draft::element(kind, &name, place, line);
        if kind != ElementKind::Anchor {
            element.label = self.label(row);
            element.inertia = row.says("inertia");
            element.market = row.says("market");
            element.ecosystem = row.says("ecosystem");
            element.sourcing = match row.get("sourcing").to_lowercase().as_str() {
                "build" => Some(Sourcing::Build),
                "buy" => Some(Sourcing::Buy),
                "outsource" => Some(Sourcing::Outsource),
                _ => None,
            };
        }
        let url = row.get("url");
        if kind == ElementKind::Submap && !url.is_empty() {
            element.url = Some(url.to_owned());
        }
        self.draft.push(line, Entry::Element(element))?;
        if let Some(to) = self.evolution(row.get("evolves to")) {
            let mut evolve = draft::evolve(&name, to, line);
            let renamed = row.get("evolves as");
            if !renamed.is_empty() {
                evolve.to = Some(self.draft.name(renamed, line));
            }
            self.draft.push(line, Entry::Evolve(evolve))?;
        }
        Ok(())
    }

    fn link(&mut self, row: &Row) -> Result<(), Refusal> {
        let line = row.line;
        let end = |draft: &mut Draft, name: &str| {
            if name.is_empty() { String::new() } else { draft.name(name, line) }
        };
        let from = end(&mut self.draft, row.get("name"));
        let to = end(&mut self.draft, row.get("to"));
        let mut link = Link::new(&from, &to, line);
        let flow = row.get("flow");
        link.flow_text = flow.strip_prefix("flow: ").map(|text| one_line(text).replace('\'', "’"));
        link.flow = link.flow_text.is_some() || row.says("flow");
        let note = row.get("note");
        link.note = (!note.is_empty()).then(|| one_line(note));
        self.draft.push(line, Entry::Link(link))
    }

    fn label(&self, row: &Row) -> Option<Offset> {
        Some(Offset { x: self.number(row.get("label x"))?, y: self.number(row.get("label y"))? })
    }

    fn number(&self, cell: &str) -> Option<f64> {
        let cell = if self.comma { cell.replace(',', ".") } else { cell.to_owned() };
        cell.trim().parse().ok().filter(|value: &f64| value.is_finite())
    }

    /// A fraction, a percentage (`35 %`, or any number from 2 to 100), or the name of a stage, of which the middle.
    fn evolution(&self, cell: &str) -> Option<f64> {
        const MIDDLES: [(&str, f64); 4] =
            [("genesis", 0.09), ("custom", 0.29), ("product", 0.55), ("commodity", 0.85)];
        let cell = cell.trim().to_lowercase();
        if let Some((_, middle)) = MIDDLES.iter().find(|(name, _)| cell.starts_with(name)) {
            return Some(*middle);
        }
        match cell.strip_suffix('%') {
            Some(percent) => self.number(percent).map(|value| value / 100.0),
            None => self
                .number(&cell)
                .map(|value| if (2.0..=100.0).contains(&value) { value / 100.0 } else { value }),
        }
    }

    /// Where the rows stand; what has no place gets one from the links.
    fn places(&mut self, rows: &[Row]) -> Vec<Position> {
        let names: Vec<String> = rows.iter().map(|row| row.get("name").to_owned()).collect();
        let mut needs = Vec::new();
        for row in rows {
            let to = row.get("to");
            if !to.is_empty() {
                needs.push((row.get("name").to_owned(), to.to_owned(), 1));
            }
            needs.extend(row.needs.iter().map(|need| (row.get("name").to_owned(), need.clone(), 1)));
        }
        let heights = visibilities(&names, &needs);
        let visibility = |sheet: &Self, row: &Row| {
            sheet
                .evolution(row.get("visibility"))
                .or_else(|| heights.get(row.get("name")).copied())
                .unwrap_or(0.5)
        };
        let visibilities: Vec<f64> = rows.iter().map(|row| visibility(self, row)).collect();
        let beside = side_by_side(&visibilities);
        let mut places = Vec::with_capacity(rows.len());
        for ((row, visibility), beside) in rows.iter().zip(visibilities).zip(beside) {
            let maturity = self.evolution(row.get("evolution"));
            let drawn =
                matches!(row.kind().to_lowercase().as_str(), "component" | "anchor" | "user" | "submap");
            if drawn && (maturity.is_none() || self.evolution(row.get("visibility")).is_none()) {
                let about = "No place is given for these, so they stand by what they need";
                self.draft.losses.add(LossKind::Approximate, about, row.get("name"), Some(row.line));
            }
            places.push(Position { visibility, maturity: maturity.unwrap_or(beside) });
        }
        places
    }
}
