//! The criteria: a list, with what each counts set in under it.

use super::number::{leading, number};
use super::{MOST_CRITERIA, MOST_PROPERTIES, Reader, name_of, trimmed};
use crate::codes;
use crate::method::{Curve, Direction, Scale, Threshold};
use crate::model::{Comparison, Criterion, Property, SectionKind, same_name};
use markdown::{Part, PartKind};
use text::TextRange;

/// What can be said about a criterion, beside what its scores mean.
const KEYS: [&str; 6] = ["weight", "scale", "must have", "worth", "indifference", "preference"];

impl Reader<'_> {
    pub(super) fn read_criteria(&mut self) {
        let mut criteria: Vec<Criterion> = Vec::new();
        // Comparisons have a heading of their own under the criteria.
        let parts = self.parts_of(SectionKind::Drivers);
        let end = parts.iter().skip(1).position(|part| matches!(part.kind, PartKind::Heading(_)));
        let parts = end.map_or(parts, |end| &parts[..=end]);
        let mut counts = true;
        for part in parts.iter().filter(|part| part.kind == PartKind::Item) {
            match part.depth {
                1 => {
                    let known = criteria.iter().any(|known| same_name(&known.name.text, &part.words));
                    counts = !part.words.is_empty() && !known && criteria.len() < MOST_CRITERIA;
                    if known {
                        self.find(&codes::DUPLICATE_CRITERION, part.inner);
                    } else if criteria.len() == MOST_CRITERIA {
                        self.find(&codes::TOO_LARGE, part.inner);
                        break;
                    } else if counts {
                        criteria.push(new(part));
                    }
                }
                2 if counts => {
                    if let Some(criterion) = criteria.last_mut() {
                        self.read_property(criterion, part);
                    }
                }
                _ => {}
            }
        }
        self.decision.criteria = criteria;
        self.read_comparisons();
    }

    fn read_property(&mut self, criterion: &mut Criterion, part: &Part) {
        let said = part.inner.of(self.text);
        let Some(colon) = said.find(':') else { return };
        let key = said[..colon].trim().to_owned();
        let at = TextRange::new(part.inner.start + colon + 1, part.inner.end);
        let value = trimmed(self.text, at);
        let words = value.of(self.text);
        let unit = criterion.unit.clone();
        let read = |words: &str| number(words, unit.as_deref());
        if criterion.properties.len() == MOST_PROPERTIES {
            self.find(&codes::TOO_LARGE, part.inner);
            return;
        }
        if criterion.property(&key).is_some() {
            self.find(&codes::UNKNOWN_PROPERTY, part.inner);
            return;
        }
        let fault = match key.to_lowercase().as_str() {
            "weight" => {
                let words = words.strip_suffix('%').unwrap_or(words);
                criterion.weight =
                    number(words, None).filter(|weight| (0.0..=crate::method::LARGEST).contains(weight));
                criterion.weight.is_none().then_some(&codes::UNREADABLE_WEIGHT)
            }
            "scale" => match scale(words) {
                Some((scale, unit, direction)) => {
                    (criterion.scale, criterion.unit, criterion.direction) = (scale, unit, direction);
                    None
                }
                None => Some(&codes::UNREADABLE_SCALE),
            },
            "must have" => {
                criterion.threshold = threshold(words, unit.as_deref());
                criterion.threshold.is_none().then_some(&codes::UNREADABLE_THRESHOLD)
            }
            "worth" => {
                criterion.curve = curve(words, unit.as_deref());
                criterion.curve.is_none().then_some(&codes::UNREADABLE_WORTH)
            }
            "indifference" | "preference" => {
                let difference = read(words).filter(|difference| *difference >= 0.0);
                let is_indifference = key.eq_ignore_ascii_case("indifference");
                *(if is_indifference { &mut criterion.indifference } else { &mut criterion.preference }) =
                    difference;
                difference.is_none().then_some(&codes::UNREADABLE_DIFFERENCE)
            }
            _ => match read(&key) {
                Some(score) => {
                    criterion.anchors.push((score, words.to_owned()));
                    None
                }
                None => Some(&codes::UNKNOWN_PROPERTY),
            },
        };
        if let Some(kind) = fault {
            if *kind == codes::UNKNOWN_PROPERTY {
                let free = KEYS.into_iter().filter(|key| criterion.property(key).is_none());
                let at = TextRange::new(part.inner.start, part.inner.start + said[..colon].trim_end().len());
                self.find_slip(kind, part.inner, at, Self::meant(&key, free));
            } else {
                self.find(kind, if value.is_empty() { part.inner } else { value });
            }
        }
        if fault.is_none_or(|kind| *kind != codes::UNKNOWN_PROPERTY) {
            criterion.properties.push(Property { key, words: words.to_owned(), value, range: part.range });
        }
    }

    fn read_comparisons(&mut self) {
        let parts = self.parts_of(SectionKind::Comparisons);
        for part in parts.iter().filter(|part| part.kind == PartKind::Item && part.depth == 1) {
            match self.comparison(part) {
                Some(comparison) => self.decision.comparisons.push(comparison),
                None if part.inner.is_empty() => {}
                None => self.find(&codes::UNREADABLE_COMPARISON, part.inner),
            }
        }
    }

    /// `Price over Speed: 3`; the names may hold what stands between them.
    fn comparison(&self, part: &Part) -> Option<Comparison> {
        let (names, factor) = part.words.rsplit_once(':')?;
        let factor = number(factor, None).filter(|factor| (1e-6..=1e6).contains(factor))?;
        let split = |(at, between): (usize, &str)| {
            let more = self.decision.criterion(&names[..at])?;
            Some((more, self.decision.criterion(&names[at + between.len()..])?))
        };
        let (more, less) = names.match_indices(" over ").take(9).find_map(split)?;
        let colon = part.inner.of(self.text).rfind(':')?;
        let range = trimmed(self.text, TextRange::new(part.inner.start + colon + 1, part.inner.end));
        let (words, item) = (part.inner, part.range);
        (more != less).then_some(Comparison { more, less, factor, range, words, item })
    }
}

fn new(part: &Part) -> Criterion {
    Criterion {
        name: name_of(part),
        range: part.range,
        weight: None,
        direction: Direction::Max,
        scale: Scale { low: 1.0, high: 5.0 },
        unit: None,
        anchors: Vec::new(),
        threshold: None,
        curve: None,
        indifference: None,
        preference: None,
        properties: Vec::new(),
    }
}

/// `1 to 5, higher is better`, `0–500 EUR, lower is better`; without a direction, higher is better.
fn scale(words: &str) -> Option<(Scale, Option<String>, Direction)> {
    let (low, rest) = leading(words)?;
    let rest = rest.trim_start();
    let rest =
        ["to ", "–", "—", "-", "…", "...", ".."].iter().find_map(|between| rest.strip_prefix(between))?;
    let (high, rest) = leading(rest)?;
    let (unit, direction) = rest.split_once(',').unwrap_or((rest, ""));
    let direction = direction.trim().to_lowercase();
    let direction = match direction.split_whitespace().next() {
        None | Some("higher" | "more") => Direction::Max,
        Some("lower" | "less" | "fewer") => Direction::Min,
        Some(_) => return None,
    };
    let unit = Some(unit.trim().to_owned()).filter(|unit| !unit.is_empty());
    Some((Scale::new(low, high).ok()?, unit, direction))
}

/// `at least 2`, `at most 400 EUR`, `≥ 2`, `<= 400`.
fn threshold(words: &str, unit: Option<&str>) -> Option<Threshold> {
    let lower = words.to_ascii_lowercase();
    let after = |marks: [&str; 3]| marks.iter().find_map(|mark| lower.strip_prefix(mark)).map(str::len);
    let read = |rest: usize| number(&words[words.len() - rest..], unit);
    if let Some(rest) = after(["at least", "≥", ">="]) {
        return read(rest).map(Threshold::AtLeast);
    }
    read(after(["at most", "≤", "<="])?).map(Threshold::AtMost)
}

/// `0 = 100; 200 = 80; 500 = 0`.
fn curve(words: &str, unit: Option<&str>) -> Option<Curve> {
    let point = |words: &str| {
        let (at, worth) = words.split_once('=')?;
        Some((number(at, unit)?, number(worth, None)?))
    };
    let points: Vec<(f64, f64)> = words.split(';').map(point).collect::<Option<_>>()?;
    Curve::new(&points).ok().filter(|_| points.len() <= 100)
}
