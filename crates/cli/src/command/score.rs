//! `foreland score`: a decision weighed, and what would change the answer.

use crate::{input, report};
use app::decision::{
    self, Acceptability, Ahp, Asked, Disturbance, Group, Method, Pugh, RandomIndex, Scored, Sensitivity,
    written,
};
use contract::{ApiError, DocumentKind, ErrorCode};
use std::path::PathBuf;
use std::process::ExitCode;
use unicode_width::UnicodeWidthStr;

/// Weigh the options of a decision
///
/// Read is a decision record in Markdown: criteria with weights, options, and a table of scores (one for each rater). The
/// answer comes in a sentence, then place by place; --sensitivity says what would change it, how often each option is
/// first by chance, and what other methods say. The exit code is 1 where nothing could be placed.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foreland score boats.decision.md\n  foreland score boats.decision.md --sensitivity\n  foreland score boats.decision.md --method promethee\n  foreland score --json boats.decision.md | jq '.winners[]'"
)]
pub(crate) struct Arguments {
    /// The decision; `-` is standard input
    file: PathBuf,
    /// Weigh by this method instead of the one that the text names: weighted-sum, weighted-sum-minmax, -max, -sum or -vector,
    /// topsis, topsis-minmax, promethee, pugh
    #[arg(long, value_name = "METHOD", value_parser = method)]
    method: Option<Method>,
    /// Say what would change the answer
    #[arg(long)]
    sensitivity: bool,
    /// The seed of what is left to chance, instead of the one that the text names
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
    /// Print JSON for a program
    #[arg(long)]
    json: bool,
}

/// Reads the word of a method.
fn method(word: &str) -> Result<Method, String> {
    Method::of_word(word).ok_or_else(|| {
        let words: Vec<_> = Method::ALL.into_iter().map(Method::word).collect();
        format!("the methods are {}", words.join(", "))
    })
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, ApiError> {
    let (name, source) = input::read(&arguments.file)?;
    if input::kind(&arguments.file, &source) != DocumentKind::Decision {
        let words = format!("“{name}” is no decision: nothing in it says what is weighed against what.");
        return Err(ApiError::new(ErrorCode::UnknownKind, words));
    }
    let asked = Asked { method: arguments.method, sensitivity: arguments.sensitivity, seed: arguments.seed };
    let scored = decision::score(&source, asked);
    if arguments.json {
        report::data(format!("{:#}\n", decision::as_json(&scored)).as_bytes())?;
    } else {
        let lines = Page { scored: &scored, lines: Vec::new() }.write();
        let shown: String =
            lines.iter().map(|line| report::visible(line).trim_end().to_owned() + "\n").collect();
        report::data(shown.as_bytes())?;
    }
    Ok(ExitCode::from(u8::from(scored.weighed.winners().is_empty())))
}

/// What is printed for people.
struct Page<'a> {
    scored: &'a Scored,
    lines: Vec<String>,
}

/// A number with two decimals at most.
fn short(number: f64) -> String {
    written((number * 100.0).round() / 100.0)
}

fn percent(share: f64) -> String {
    format!("{} %", written((share * 1000.0).round() / 10.0))
}

impl Page<'_> {
    fn write(mut self) -> Vec<String> {
        let Scored { decision, weighed, .. } = self.scored;
        if let Some(title) = &decision.title {
            self.lines.extend([title.text.clone(), String::new()]);
        }
        self.lines.extend([self.scored.summary.clone(), String::new()]);
        self.write_places();
        let points = format!("Values from {} to {}.", short(weighed.points.low), short(weighed.points.high));
        let unit = if weighed.method == Method::WeightedSum { points } else { String::new() };
        self.lines.extend([String::new(), format!("{}. {unit}", weighed.method.name())]);
        self.write_weights();
        if let Some(ahp) = &self.scored.ahp {
            self.write_consistency(ahp);
        }
        if let Some(group) = &self.scored.group {
            self.write_raters(group);
        }
        if let Some(sensitivity) = &self.scored.sensitivity {
            self.write_changes(sensitivity);
            self.write_methods(sensitivity);
            if let Some((baseline, winner)) = &sensitivity.pugh {
                self.write_comparison("the baseline", baseline);
                winner.iter().for_each(|winner| self.write_comparison("what comes out first then", winner));
            }
        }
        if let Some(chances) = &self.scored.chances {
            self.write_chances(chances);
        }
        self.lines
    }

    fn option(&self, option: usize) -> &str {
        &self.scored.decision.options[option].name.text
    }

    fn criterion(&self, criterion: usize) -> &str {
        &self.scored.decision.criteria[criterion].name.text
    }

    /// A row of what was weighed.
    fn row(&self, row: usize) -> &str {
        self.option(self.scored.weighed.ranked[row])
    }

    fn quoted(&self, criteria: &[usize]) -> String {
        let names: Vec<String> = criteria.iter().map(|&at| format!("“{}”", self.criterion(at))).collect();
        names.join(" and ")
    }

    fn heading(&mut self, words: &str) {
        self.lines.extend([String::new(), words.to_owned()]);
    }

    /// Rows whose columns stand below each other; the last is as long as it is.
    fn table(&mut self, rows: &[Vec<String>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |at: usize| {
            rows.iter().filter_map(|row| row.get(at)).map(|cell| report::visible(cell).width()).max()
        };
        let widths: Vec<usize> = (0..columns).map(|at| width(at).unwrap_or(0)).collect();
        for row in rows {
            let cells = row.iter().zip(&widths).map(|(cell, width)| {
                let blanks = " ".repeat(width.saturating_sub(report::visible(cell).width()));
                format!("{cell}{blanks}")
            });
            self.lines.push(format!("  {}", cells.collect::<Vec<_>>().join("  ")));
        }
    }

    fn write_places(&mut self) {
        let weighed = &self.scored.weighed;
        let mut rows = Vec::new();
        for option in weighed.in_order() {
            let standing = &weighed.standings[option];
            let place = standing.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
            let score = standing.score.map(|score| format!("{score:.2}")).unwrap_or_default();
            rows.push(vec![place, score, self.option(option).to_owned()]);
        }
        for (option, standing) in weighed.standings.iter().enumerate() {
            let mut why = Vec::new();
            if !standing.vetoed_by.is_empty() {
                why.push(format!("struck out by {}", self.quoted(&standing.vetoed_by)));
            }
            if let Some((low, high)) = standing.possible {
                let missing = self.quoted(&standing.missing);
                why.push(format!(
                    "no score in {missing}: from {} to {} are possible",
                    short(low),
                    short(high)
                ));
            }
            if !why.is_empty() {
                let name = format!("{} ({})", self.option(option), why.join("; "));
                rows.push(vec!["–".to_owned(), String::new(), name]);
            }
        }
        self.table(&rows);
    }

    fn write_weights(&mut self) {
        let weighed = &self.scored.weighed;
        let mut rows = Vec::new();
        for (at, share) in weighed.shares.of.iter().enumerate() {
            let column = weighed.counted.iter().position(|counted| *counted == at);
            let sensitivity = self.scored.sensitivity.as_ref();
            let interval = column.and_then(|column| sensitivity?.stability[column]);
            let stays = interval.map(|interval| {
                format!("the first stays first from {} to {}", percent(interval.low), percent(interval.high))
            });
            rows.push(vec![percent(*share), self.criterion(at).to_owned(), stays.unwrap_or_default()]);
        }
        self.table(&rows);
    }

    /// How well the comparisons of criteria agree.
    fn write_consistency(&mut self, ahp: &Ahp) {
        let table = self.scored.decision.settings.random_index;
        let index = match table {
            RandomIndex::Saaty => "Saaty",
            RandomIndex::RaoTummala => "Rao Tummala and Ling",
        };
        let Some(ratio) = ahp.consistency_ratio(table) else { return };
        let worst = ahp.worst.filter(|worst| worst.factor > 1.005).map_or_else(String::new, |worst| {
            let [a, b, c] = worst.criteria.map(|at| format!("“{}”", self.criterion(at)));
            format!("; furthest apart are {a}, {b} and {c}, by a factor of {}", short(worst.factor))
        });
        let words = format!(
            "  From comparisons with a consistency ratio of {ratio:.3} (random index of {index}; up to 0.1 is fine){worst}."
        );
        self.lines.push(words);
    }

    /// How many criteria are better and worse than those of the row that all are compared with.
    fn write_comparison(&mut self, with: &str, pugh: &Pugh) {
        self.heading(&format!("Compared with {with}"));
        let row = |row: usize| {
            let (better, worse) = (pugh.better[row], pugh.worse[row]);
            vec![format!("better in {better}"), format!("worse in {worse}"), self.row(row).to_owned()]
        };
        let rows: Vec<_> = (0..pugh.net.len()).map(row).collect();
        self.table(&rows);
    }

    fn write_raters(&mut self, group: &Group) {
        self.heading("Raters");
        let mut rows = Vec::new();
        for (at, rater) in self.scored.decision.raters.iter().enumerate() {
            let name = rater.name.as_ref().map_or("without a name", |name| name.text.as_str());
            let bias = group.bias[at].map_or_else(String::new, |bias| {
                format!(
                    "scores {} {} than the mean",
                    short(bias.abs()),
                    if bias < 0.0 { "lower" } else { "higher" }
                )
            });
            let names: Vec<String> =
                group.without[at].iter().map(|&at| format!("“{}”", self.option(at))).collect();
            let without = if names.is_empty() {
                String::new()
            } else {
                format!("without: {} first", names.join(" and "))
            };
            rows.push(vec![name.to_owned(), bias, without]);
        }
        self.table(&rows);
        if let Some(agreement) = group.overall {
            let words = "agreement on the order of options (Kendall's W, from 0 to 1)";
            self.lines.push(format!("  {} {words}", short(agreement)));
        }
        for &(option, criterion) in &group.disputed {
            let range = group.cells[option][criterion].map_or(0.0, |cell| cell.range);
            let place = format!("“{}” for “{}”", self.criterion(criterion), self.option(option));
            self.lines.push(format!("  Raters are {} apart on {place}.", short(range)));
        }
    }

    fn write_changes(&mut self, sensitivity: &Sensitivity) {
        let Scored { decision, weighed, .. } = self.scored;
        if sensitivity.ways.iter().any(|ways| ways.len() > 1 || weighed.winners().is_empty()) {
            self.heading("What must be true for another option to draw level");
        }
        for (row, ways) in sensitivity.ways.iter().enumerate() {
            if weighed.winners().contains(&weighed.ranked[row]) {
                continue;
            }
            self.lines.push(format!("  {}", self.row(row)));
            let ways = ways.iter().map(|way| decision::way_in_words(decision, weighed, way));
            let ways: Vec<String> = ways.map(|way| format!("    {way}")).collect();
            self.lines.extend(ways);
        }
        self.heading("What it rests on");
        self.lines.push(format!("  {} of what counts is backed by evidence.", percent(sensitivity.evidence)));
        let dominated: Vec<String> = sensitivity
            .dominated
            .iter()
            .map(|dominance| {
                format!(
                    "  “{}” is nowhere better than “{}”.",
                    self.row(dominance.option),
                    self.row(dominance.by)
                )
            })
            .collect();
        self.lines.extend(dominated);
        for reversal in &sensitivity.reversals {
            let by = match &reversal.by {
                Disturbance::Dropped(rows) => {
                    let names: Vec<String> = rows.iter().map(|&row| format!("“{}”", self.row(row))).collect();
                    format!("Without {}", names.join(" and "))
                }
                Disturbance::Doubled(row) => format!("With “{}” twice", self.row(*row)),
            };
            let (ahead, behind) = (self.row(reversal.is_ahead), self.row(reversal.was_ahead));
            self.lines.push(format!("  {by}, “{ahead}” comes before “{behind}”."));
        }
    }

    fn write_methods(&mut self, sensitivity: &Sensitivity) {
        let panel = &sensitivity.panel;
        let Some(choice) = panel.choice else { return };
        let words = format!(
            "{} of {} methods put “{}” first",
            panel.agreeing,
            panel.verdicts.len(),
            self.row(choice)
        );
        self.heading(&words);
        let mut rows = Vec::new();
        for verdict in panel.verdicts.iter().filter(|verdict| verdict.ranks[choice] != 1) {
            let first = verdict.ranks.iter().position(|rank| *rank == 1).unwrap_or(choice);
            let why = verdict.method.peculiarity().to_owned();
            rows.push(vec![verdict.method.name().to_owned(), format!("“{}”", self.row(first)), why]);
        }
        for (method, why) in &panel.unfit {
            rows.push(vec![method.name().to_owned(), "cannot be used".to_owned(), why.to_string()]);
        }
        self.table(&rows);
    }

    fn write_chances(&mut self, chances: &Acceptability) {
        let seed = self.scored.decision.settings.seed;
        self.heading(&format!(
            "By chance, with weights and uncertain scores varied ({} draws, seed {seed})",
            chances.draws
        ));
        let mut order: Vec<usize> = (0..chances.first.len()).collect();
        order.sort_by(|&a, &b| chances.mean_place[a].total_cmp(&chances.mean_place[b]));
        let row = |row: usize| {
            let first = format!("first in {}", percent(chances.first[row]));
            vec![
                first,
                format!("first or second in {}", percent(chances.top_two[row])),
                self.row(row).to_owned(),
            ]
        };
        let rows: Vec<_> = order.into_iter().map(row).collect();
        self.table(&rows);
    }
}
