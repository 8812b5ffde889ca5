//! The native format of wmap.

use crate::draft::{self, Draft, Entry};
use crate::loss::LossKind;
use crate::stages::{Axis, EQUAL};
use crate::{Positions, Reason, Refusal};
use owm::model::{ElementKind, LineNo, Link, Position};
use std::collections::BTreeMap;

/// One line of a wmap text; lines that say nothing are prose.
enum Line<'t> {
    Component { name: &'t str, x: f64, y: f64, shape: Option<&'t str> },
    Link { from: &'t str, to: &'t str, directed: bool },
    Evolution { name: &'t str, by: f64 },
    Inertia(&'t str),
    Note { x: f64, y: f64, text: &'t str },
    Group(&'t str),
    Border { stage: usize, at: f64 },
    Prose,
}

/// True for `Name (x, y)`.
pub(crate) fn is_component(line: &str) -> bool {
    matches!(read_line(line), Line::Component { .. })
}

/// Reads a wmap text. Positions are percentages, `y` counted from the top.
pub(crate) fn read(text: &str, positions: Positions) -> Result<Draft, Refusal> {
    let lines: Vec<(LineNo, Line<'_>)> =
        text.lines().enumerate().map(|(number, line)| (number, read_line(line))).collect();
    if lines.iter().all(|(_, line)| matches!(line, Line::Prose)) {
        let words =
            "This text has nothing in it that wmap would draw, such as “Kettle (35, 57)” or “Tea -- Kettle”.";
        return Err(Refusal::new(Reason::NotThisFormat, words));
    }
    let mut borders = EQUAL;
    for (_, line) in &lines {
        if let Line::Border { stage, at } = line {
            borders[*stage] = at / 100.0;
        }
    }
    let mut reader = Reader { draft: Draft::default(), axis: Axis { borders, positions } };
    let mut known: BTreeMap<String, (f64, bool)> = BTreeMap::new();
    for (_, line) in &lines {
        match line {
            Line::Component { name, x, .. } => {
                known.entry(key(name)).or_insert((*x, false)).0 = *x;
            }
            Line::Inertia(name) => known.entry(key(name)).or_insert((0.0, false)).1 = true,
            _ => {}
        }
    }
    for (number, line) in &lines {
        reader.line(*number, line, &known)?;
    }
    Ok(reader.draft)
}

struct Reader {
    draft: Draft,
    axis: Axis,
}

impl Reader {
    fn line(
        &mut self,
        number: LineNo,
        line: &Line<'_>,
        known: &BTreeMap<String, (f64, bool)>,
    ) -> Result<(), Refusal> {
        match *line {
            Line::Component { name, x, y, shape } => {
                if let Some(shape) = shape {
                    let about = "Shapes of components have no place in our maps";
                    self.draft.losses.add(
                        LossKind::Unsaid,
                        about,
                        &format!("{name} ({shape})"),
                        Some(number),
                    );
                }
                let at = self.at(x, y, name, number);
                let name = self.draft.name(name, number);
                let mut element = draft::element(ElementKind::Component, &name, at, number);
                element.inertia = known.get(&key(&name)).is_some_and(|it| it.1);
                self.draft.push(number, Entry::Element(element))
            }
            Line::Link { from, to, directed } => {
                let (from, to) = (self.draft.name(from, number), self.draft.name(to, number));
                if !directed {
                    let about = "Links without a direction are read as: what stands on the left needs what stands on the right";
                    self.draft.losses.add(LossKind::Approximate, about, "", Some(number));
                }
                self.draft.push(number, Entry::Link(Link::new(&from, &to, number)))
            }
            Line::Evolution { name, by } => match known.get(&key(name)) {
                Some((x, _)) => {
                    let to = ((x + by) / 100.0).clamp(0.0, 1.0);
                    let to =
                        self.axis.place((to * 1000.0).round() / 1000.0, name, number, &mut self.draft.losses);
                    let name = self.draft.name(name, number);
                    self.draft.push(number, Entry::Evolve(draft::evolve(&name, to, number)))
                }
                None => {
                    let about = "Evolutions of components that are not on the map are left out";
                    self.draft.losses.add(LossKind::Unsaid, about, name, Some(number));
                    Ok(())
                }
            },
            Line::Note { x, y, text } => {
                let at = self.at(x, y, text, number);
                let text = draft::speakable(&text.replace("\\n", "\n"));
                self.draft.push(number, Entry::Note(draft::note(&text, at, number)))
            }
            Line::Group(names) => {
                self.draft.losses.add(
                    LossKind::Unsaid,
                    "Groups have no place in our maps",
                    names,
                    Some(number),
                );
                Ok(())
            }
            Line::Inertia(_) | Line::Border { .. } => Ok(()),
            Line::Prose => Ok(()),
        }
    }

    fn at(&mut self, x: f64, y: f64, name: &str, line: LineNo) -> Position {
        let maturity = self.axis.place(x / 100.0, name, line, &mut self.draft.losses);
        // Sums of percentages: what lies behind the fourth decimal is noise.
        let visibility = ((1.0 - y / 100.0) * 1e4).round() / 1e4;
        Position { visibility, maturity }
    }
}

/// How names compare.
fn key(name: &str) -> String {
    name.to_lowercase()
}

fn read_line(line: &str) -> Line<'_> {
    let line = line.trim();
    if let Some((word, rest)) = line.strip_prefix('[').and_then(|line| line.split_once(']')) {
        return keyword(&word.trim().to_ascii_lowercase(), rest.trim()).unwrap_or(Line::Prose);
    }
    component(line).or_else(|| link(line)).unwrap_or(Line::Prose)
}

fn keyword<'t>(word: &str, rest: &'t str) -> Option<Line<'t>> {
    Some(match word {
        "evolution" => {
            let (name, by) = rest.rsplit_once([' ', '\t'])?;
            let sign = if by.starts_with('-') { -1.0 } else { 1.0 };
            let by = sign * number(by.strip_prefix(['+', '-'])?)?;
            Line::Evolution { name: name.trim(), by }
        }
        "inertia" => Line::Inertia(rest),
        "note" => {
            let (place, text) = rest.strip_prefix('(')?.split_once(')')?;
            let (x, y) = pair(place)?;
            Line::Note { x, y, text: text.trim() }
        }
        "group" => Line::Group(rest),
        "i" => Line::Border { stage: 0, at: number(rest)? },
        "ii" => Line::Border { stage: 1, at: number(rest)? },
        "iii" => Line::Border { stage: 2, at: number(rest)? },
        _ => return None,
    })
}

fn component(line: &str) -> Option<Line<'_>> {
    let close = line.rfind(')')?;
    let open = line[..close].rfind('(')?;
    let name = line[..open].trim();
    let (x, y) = pair(&line[open + 1..close])?;
    let shape = line[close + 1..].trim();
    let known = ["square", "triangle", "x", "circle"].contains(&shape.to_ascii_lowercase().as_str());
    let shape = match shape {
        "" => None,
        shape if known => Some(shape).filter(|shape| !shape.eq_ignore_ascii_case("circle")),
        _ => return None,
    };
    (!name.is_empty()).then_some(Line::Component { name, x, y, shape })
}

fn link(line: &str) -> Option<Line<'_>> {
    let directed = line.contains("->");
    let (from, to) = line.split_once(if directed { "->" } else { "--" })?;
    let (from, to) = (from.trim(), to.trim());
    (!from.is_empty() && !to.is_empty()).then_some(Line::Link { from, to, directed })
}

fn pair(text: &str) -> Option<(f64, f64)> {
    let (x, y) = text.split_once(',')?;
    Some((number(x)?, number(y)?))
}

/// Digits and a point, without a sign.
fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    text.parse().ok().filter(|value: &f64| digits && value.is_finite())
}
