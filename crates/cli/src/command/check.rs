//! `foreland check`: what is wrong with maps, decisions and PR/FAQs, for people and for CI.

use crate::{input, report, sarif};
use app::map;
use app::{decision, prfaq};
use contract::{ApiError, DocumentKind};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::ExitCode;
use text::{LineIndex, Review, Severity};

/// Say what is wrong with maps, decisions and PR/FAQs, and what to ask about them
///
/// Every finding comes with its line, a caret and the reason: errors and warnings about the text, hints and information
/// about the map as strategy, warnings about how a decision is weighed, or what a reviewer of a press release would ask
/// first. The exit code is 1 when there is an error or a warning (see --deny), 2 when a file cannot be read; the other
/// files are checked all the same.
///
/// PR/FAQs are judged by the day's date and by the profile in their front matter, book or relaxed.
///
/// A finding about a map is silenced at its place by a remark on its line or above it, with the word in brackets and a reason:
/// // foreland: allow orphan – it comes with the next release
///
/// In a PR/FAQ the remark stands on a line of its own above the paragraph:
/// <!-- foreland: allow hype – the words of the award -->
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foreland check maps/*.owm\n  foreland check --deny hint landscape.owm\n  foreland check boats.decision.md\n  foreland check --deny error kettle.prfaq.md\n  foreland check --json landscape.owm\n  foreland check --sarif maps/*.owm > maps.sarif\n  cat landscape.owm | foreland check -"
)]
pub(crate) struct Arguments {
    /// Maps, decisions and PR/FAQs; `-` is standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Print JSON for a program
    #[arg(long)]
    json: bool,
    /// Print SARIF 2.1.0, which code hosts show beside the lines
    #[arg(long, conflicts_with = "json")]
    sarif: bool,
    /// The quietest finding that makes the exit code 1
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = Deny::Warning)]
    deny: Deny,
    /// Show silenced findings with their reasons
    #[arg(long)]
    silenced: bool,
}

/// What [`Arguments::deny`] can be.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Deny {
    Error,
    Warning,
    Hint,
    Information,
}

impl Deny {
    fn counts(self, severity: Severity) -> bool {
        severity
            <= match self {
                Self::Error => Severity::Error,
                Self::Warning => Severity::Warning,
                Self::Hint => Severity::Hint,
                Self::Information => Severity::Information,
            }
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, ApiError> {
    let (mut found, mut silenced, mut unreadable) = (0, 0, false);
    let mut files = Vec::new();
    let mut log = sarif::Log::default();
    for path in &arguments.files {
        match input::read(path) {
            Ok((name, source)) => {
                let kind = input::kind(path, &source);
                let review = match kind {
                    DocumentKind::Decision => decision::review(&source),
                    DocumentKind::Map => map::review(&source),
                    DocumentKind::Prfaq => prfaq::review(&source, prfaq::today()),
                };
                found +=
                    review.findings.iter().filter(|finding| arguments.deny.counts(finding.severity)).count();
                if arguments.json {
                    files.push(as_json(kind, &name, &source, &review));
                } else if arguments.sarif {
                    log.add(path, &source, &review);
                } else {
                    print(&name, &source, &review, arguments.silenced)?;
                    if kind == DocumentKind::Prfaq {
                        report::data(prfaq::summary(&source, &review).as_bytes())?;
                    }
                    silenced += review.silenced.len();
                }
            }
            Err(error) => {
                unreadable = true;
                log.add_failure(path, &error);
                if arguments.json {
                    let error = json!({ "code": error.code, "message": error.message });
                    files.push(json!({ "file": path.display().to_string(), "error": error }));
                }
                report::failure(&error);
            }
        }
    }
    if arguments.json {
        let all = json!({ "format": "foreland.check", "version": 1, "files": files });
        report::data(format!("{all:#}\n").as_bytes())?;
    }
    if arguments.sarif {
        report::data(format!("{:#}\n", log.finish()).as_bytes())?;
    }
    if silenced > 0 && !arguments.silenced {
        report::remark(&match silenced {
            1 => "1 finding is silenced in its text; --silenced shows it.".to_owned(),
            many => format!("{many} findings are silenced in their texts; --silenced shows them."),
        });
    }
    Ok(ExitCode::from(if unreadable { 2 } else { u8::from(found > 0) }))
}

/// Prints what was found, and what is silenced where that is wanted.
fn print(name: &str, source: &str, review: &Review, with_silenced: bool) -> Result<(), ApiError> {
    let index = LineIndex::new(source);
    for finding in &review.findings {
        report::data(report::finding(name, source, &index, finding, None).as_bytes())?;
    }
    for silenced in review.silenced.iter().filter(|_| with_silenced) {
        let reason = Some(silenced.reason.as_str());
        report::data(report::finding(name, source, &index, &silenced.finding, reason).as_bytes())?;
    }
    Ok(())
}

/// What was found in one file, for a program.
fn as_json(kind: DocumentKind, name: &str, source: &str, review: &Review) -> Value {
    let written = match kind {
        DocumentKind::Prfaq => prfaq::diagnostics,
        DocumentKind::Map | DocumentKind::Decision => map::diagnostics,
    };
    let findings: Vec<_> = review.silenced.iter().map(|silenced| silenced.finding.clone()).collect();
    let mut silenced = written(source, &findings);
    for (written, silenced) in silenced.iter_mut().zip(&review.silenced) {
        written["reason"] = silenced.reason.as_str().into();
    }
    json!({ "file": name, "findings": written(source, &review.findings), "silenced": silenced })
}
