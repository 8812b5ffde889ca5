//! Structure: what has to be there, in which order.

use super::{Check, shown};
use crate::language::{date, lists, number, sentence, word};
use crate::model::{Audience, PartKind, Region};
use crate::read::{Document, Kind, Place, Role, dateline, is_quote};
use crate::rules;
use markdown::front_matter::FaultKind;
use text::{Severity, TextRange};

pub(super) fn check(check: &mut Check<'_>) {
    front_matter(check);
    parts(check);
    questions(check);
    order(check);
    titles(check);
    launch(check);
    quotes(check);
    lists_in_release(check);
    headings(check);
}

/// What the product is called: a field of the front matter, or what the heading puts before a colon.
pub(super) fn products(document: &Document) -> Vec<String> {
    let mut names: Vec<String> =
        document.front.list("product").iter().map(|name| name.text.clone()).collect();
    let heading =
        document.part(PartKind::Heading).map(|part| document.words_in(part.range)).unwrap_or_default();
    if let Some((name, _)) = heading.split_once(':')
        && word::count(name) <= 3
    {
        names.push(name.trim().to_owned());
    }
    let title = document.field("title").unwrap_or_default();
    let (name, _) = title.split_once(':').unwrap_or((title, ""));
    // A title of one or two words is the product's name; a longer one is a sentence about it.
    if (1..=2).contains(&word::count(name)) {
        names.push(name.trim().to_owned());
    }
    names.retain(|name| !name.is_empty());
    names.dedup();
    names
}

fn front_matter(check: &mut Check<'_>) {
    let document = check.document;
    for fault in &document.front.faults {
        let message = match fault.kind {
            FaultKind::NotAField => "This line says no field: a field is a name, a colon and a value.",
            FaultKind::Repeated => "This field was there before; the first one counts.",
            FaultKind::UnclosedQuote => "A quote opens here and does not close on this line.",
            FaultKind::UnclosedList => "A list opens here and does not close on this line.",
            FaultKind::Unread => {
                "Foreland keeps this and does not read it: a value is words, or a list of words."
            }
            FaultKind::Unclosed => "Nothing closes the front matter: a line of three hyphens ends it.",
        };
        check.find_whole(&rules::FRONT_MATTER, fault.range, message);
    }
    let head = check.head();
    let wanted: [(&rules::Rule, &[&str], &str); 3] = [
        (
            &rules::NO_OWNER,
            &["owner", "leader", "single-threaded leader"],
            "Nobody is named who leads it: owner.",
        ),
        (&rules::NO_DECIDER, &["decider", "approver"], "Nobody is named who decides: decider."),
        (
            &rules::NO_CUSTOMER,
            &["customer", "customers", "segment", "customer segment"],
            "No customer segment is named: customer.",
        ),
    ];
    for (rule, keys, message) in wanted {
        if keys.iter().all(|key| document.front.scalar(key).is_none()) {
            check.find_whole(rule, head, message);
        }
    }
}

fn parts(check: &mut Check<'_>) {
    let document = check.document;
    let place = document.parts.last().map_or_else(|| check.head(), |part| part.range);
    let place = TextRange::new(place.start, place.end.min(place.start + first_line(place.of(check.text()))));
    for kind in PartKind::ALL {
        if document.part(kind).is_some() {
            continue;
        }
        let quote = matches!(kind, PartKind::LeaderQuote | PartKind::CustomerQuote);
        let message = format!(
            "No “{}” was found in the press release; if it is there, <!-- prfaq:{} --> on the line above names it.",
            kind.title(),
            kind.word()
        );
        let severity = quote.then_some(Severity::Warning);
        check.of_document.push((rules::MISSING_PART.kind.code, place));
        check.find_with(&rules::MISSING_PART, severity, place, message, None);
    }
}

fn first_line(words: &str) -> usize {
    words.find('\n').unwrap_or(words.len())
}

fn questions(check: &mut Check<'_>) {
    let document = check.document;
    let place = document.questions.last().map_or_else(|| check.head(), |question| question.range);
    let count = |wanted: fn(Audience) -> bool| {
        document.questions.iter().filter(|question| wanted(question.audience)).count()
    };
    // A plain FAQ is for customers.
    let external = count(|audience| audience != Audience::Internal);
    let internal = count(|audience| audience == Audience::Internal);
    if external < check.profile.external_questions {
        let least = check.profile.external_questions;
        let message = format!("{} from customers or the press; {least} are the least.", how_many(external));
        check.find_whole(&rules::FEW_EXTERNAL, place, message);
    }
    if internal < check.profile.internal_questions {
        let least = check.profile.internal_questions;
        let message = format!("{} from inside the company; {least} are the least.", how_many(internal));
        check.find_whole(&rules::FEW_INTERNAL, place, message);
    }
    for wanted in document.bank.required() {
        let asked =
            document.questions.iter().any(|question| question.bank.as_deref() == Some(wanted.id.as_str()));
        if !asked {
            let message = format!("Nothing asks: {} <!-- prfaq:question {} -->", wanted.words, wanted.id);
            check.find_whole(&rules::MISSING_QUESTION, place, message);
        }
    }
}

fn how_many(questions: usize) -> String {
    match questions {
        0 => "There is no question".to_owned(),
        1 => "There is one question".to_owned(),
        many => format!("There are {many} questions"),
    }
}

fn order(check: &mut Check<'_>) {
    let document = check.document;
    let (problem, solution) = (document.part(PartKind::Problem), document.part(PartKind::Solution));
    if let (Some(problem), Some(solution)) = (problem, solution)
        && solution.range.start < problem.range.start
    {
        let range = TextRange::new(
            solution.range.start,
            solution.range.start + first_line(solution.range.of(check.text())),
        );
        check.find_plain(&rules::SOLUTION_FIRST, range);
    }
    let products = products(document);
    let mut named = Vec::new();
    for looked in
        check.looked.iter().filter(|looked| looked.place.role == Role::Body(Some(PartKind::Problem)))
    {
        let passage = &looked.labelled.passage;
        let product = products.iter().find_map(|product| {
            let at = passage.words.find(product.as_str())?;
            let whole = !passage.words[at + product.len()..].starts_with(char::is_alphanumeric)
                && !passage.words[..at].ends_with(char::is_alphanumeric);
            whole.then_some(at..at + product.len())
        });
        named.extend(product.map(|at| passage.place(&at)));
    }
    for range in named.into_iter().take(1) {
        let message = format!("The problem names the product, “{}”.", shown(range.of(check.text())));
        check.find(&rules::PRODUCT_IN_PROBLEM, range, message);
    }
}

fn titles(check: &mut Check<'_>) {
    let document = check.document;
    for kind in [PartKind::Heading, PartKind::Subheading] {
        let Some(part) = document.part(kind) else { continue };
        let words = document.words_in(part.range);
        let sentences = sentence::sentences(&words).len();
        if sentences > 1 {
            let message =
                format!("The {} has {sentences} sentences; it should be one.", kind.title().to_lowercase());
            check.find(&rules::TITLE_SENTENCES, part.range, message);
        }
        let count = word::count(&words);
        if kind == PartKind::Heading && count > 15 {
            let severity = (count > 20 && !check.profile.relaxed).then_some(Severity::Error);
            let message = format!("The heading has {count} words; 6 to 12 are read and remembered.");
            check.find_with(&rules::LONG_HEADING, severity, part.range, message, None);
        }
    }
}

/// Place and date at the beginning of the summary.
fn launch(check: &mut Check<'_>) {
    let document = check.document;
    let dated = check.looked.iter().filter(|looked| looked.in_release()).find_map(|looked| {
        let said = looked.labelled.said();
        let line = dateline(said)?;
        let (at, day) = date::find(&said[line])?;
        let body = looked.labelled.body;
        Some((looked.place(&(at.start + body..at.end + body)), day))
    });
    let Some((range, day)) = dated else {
        // Without a summary there is nothing that could begin with it: that is said already.
        let Some(summary) = document.part(PartKind::Summary) else { return };
        let start = summary.range.start;
        let end = start + first_line(summary.range.of(check.text()));
        check.find_plain(&rules::NO_DATELINE, TextRange::new(start, end));
        return;
    };
    let status = document.field("status").unwrap_or_default().to_lowercase();
    let launched = ["launched", "measured", "live", "superseded", "withdrawn"].contains(&status.as_str());
    if !launched && check.circumstances.today.is_some_and(|today| day < today) {
        let message = format!("The launch date, {day}, is over, and the document is not launched (status).");
        check.find(&rules::PAST_DATE, range, message);
    }
}

fn quotes(check: &mut Check<'_>) {
    let mut quotes = Vec::new();
    for looked in check.looked.iter().filter(|looked| looked.in_release()) {
        let passage = &looked.labelled.passage;
        let of_part =
            matches!(looked.place.role, Role::Body(Some(PartKind::LeaderQuote | PartKind::CustomerQuote)));
        if is_quote(passage) || of_part && !passage.quotations.is_empty() {
            quotes.push((looked, speaker(&passage.words, &passage.quotations)));
        }
    }
    let mut found = Vec::new();
    for (looked, speaker) in &quotes {
        let range = looked.labelled.body();
        if !speaker {
            found.push((&rules::UNATTRIBUTED_QUOTE, range));
        }
        let quoted: String = looked
            .labelled
            .passage
            .quotations
            .iter()
            .map(|at| &looked.labelled.passage.words[at.clone()])
            .collect();
        let feels = lists::find(&quoted).iter().any(|hit| hit.entry.list == lists::List::Emotion);
        if feels && number::quantities(&quoted).is_empty() && word::count(&quoted) < 30 {
            found.push((&rules::EMOTIONAL_QUOTE, range));
        }
        let customer = looked.place.role == Role::Body(Some(PartKind::CustomerQuote));
        if customer && number::quantities(&quoted).is_empty() && date::find(&quoted).is_none() {
            found.push((&rules::UNMEASURED_QUOTE, range));
        }
    }
    // A leader's or a customer's words without any quotation marks are quotations all the same.
    for looked in check.looked.iter().filter(|looked| looked.labelled.passage.quotations.is_empty()) {
        let quote =
            matches!(looked.place.role, Role::Body(Some(PartKind::LeaderQuote | PartKind::CustomerQuote)));
        if quote && looked.labelled.mark.is_some() {
            found.push((&rules::UNATTRIBUTED_QUOTE, looked.labelled.body()));
        }
    }
    let many = quotes.get(3).map(|(looked, _)| (looked.labelled.body(), quotes.len()));
    for (rule, range) in found {
        check.find_plain(rule, range);
    }
    if let Some((range, count)) = many {
        check.find(
            &rules::MANY_QUOTES,
            range,
            format!("This is the fourth of {count} quotations in the press release."),
        );
    }
}

/// True where somebody is named beside the quotation, with a role.
fn speaker(words: &str, quotations: &[std::ops::Range<usize>]) -> bool {
    let mut beside = String::new();
    let mut at = 0;
    for quotation in quotations {
        beside.push_str(&words[at..quotation.start]);
        beside.push(' ');
        at = quotation.end;
    }
    beside.push_str(&words[at..]);
    let names = word::words(&beside)
        .into_iter()
        .filter(|at| beside[at.clone()].starts_with(char::is_uppercase))
        .count();
    // A name and something about it: a comma, "of", "at", or a role behind the name.
    names >= 1 && word::count(&beside) >= 3 && beside.contains([',', '(', '–', '—', '-'])
        || names >= 1 && [" of ", " at ", " from "].iter().any(|word| beside.contains(word))
}

fn lists_in_release(check: &mut Check<'_>) {
    let mut last = None;
    let mut found = Vec::new();
    for (labelled, Place { region, role }) in check.document.placed() {
        let list = matches!(labelled.passage.kind, Kind::Item | Kind::Cell) && region == Region::Release;
        // Steps are what "how it works" consists of.
        let steps = role == Role::Body(Some(PartKind::Experience)) && labelled.passage.numbered;
        if list && last != Some(labelled.passage.block) {
            if !steps {
                found.push(labelled.passage.range);
            }
            last = Some(labelled.passage.block);
        }
    }
    for range in found {
        check.find_plain(&rules::BULLETS, range);
    }
}

fn headings(check: &mut Check<'_>) {
    let document = check.document;
    let passages = &document.passages;
    let mut level = 0;
    let mut found = Vec::new();
    for (index, labelled) in passages.iter().enumerate() {
        let Kind::Heading(own) = labelled.passage.kind else { continue };
        if level > 0 && own > level + 1 {
            found.push((&rules::SKIPPED_LEVEL, labelled.passage.range));
        }
        level = own;
        let content =
            passages[index + 1..].iter().find(|next| !matches!(next.passage.kind, Kind::Remark | Kind::Rule));
        let empty = match content.map(|next| next.passage.kind) {
            None => true,
            Some(Kind::Heading(next)) => next <= own,
            Some(_) => false,
        };
        // A heading that is itself the part, or a question, says its own finding.
        if empty && document.places[index].role == Role::Structure {
            found.push((&rules::EMPTY_SECTION, labelled.passage.range));
        }
    }
    for (rule, range) in found {
        check.find_plain(rule, range);
    }
}
