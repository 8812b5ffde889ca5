//! Parts of a press release that nothing names: by their place and by how they are written.

use super::passage::{Kind, Passage};
use super::sort::{Place, Role};
use super::split::Labelled;
use crate::language::{date, lists, word};
use crate::model::{PartKind, Region};

/// Gives the unnamed passages of the press release their parts. True for those that were inferred.
pub(crate) fn infer(passages: &[Labelled], places: &mut [Place]) -> Vec<bool> {
    let mut inferred = vec![false; passages.len()];
    let release: Vec<usize> = (0..passages.len())
        .filter(|&index| {
            places[index].region == Region::Release && matches!(places[index].role, Role::Body(_))
        })
        .filter(|&index| !matches!(passages[index].passage.kind, Kind::Cell | Kind::Code))
        .collect();
    // What companies say of themselves at the end is no part.
    let about = release.iter().position(|&index| is_about(&passages[index].passage));
    let release = &release[..about.unwrap_or(release.len())];
    let mut found = Found { passages, places, inferred: &mut inferred };
    found.titles(release);
    let has =
        |found: &Found<'_>, kind: PartKind| release.iter().any(|&index| found.part(index) == Some(kind));
    let open = |found: &Found<'_>| -> Vec<usize> {
        release.iter().copied().filter(|&index| found.is_open(index)).collect()
    };
    let named_any = release.iter().any(|&index| {
        !found.inferred[index]
            && found.part(index).is_some_and(|part| !matches!(part, PartKind::Heading | PartKind::Subheading))
    });
    if !has(&found, PartKind::CallToAction)
        && let Some(&index) = open(&found).iter().rev().find(|&&index| is_call(&passages[index].passage))
    {
        found.set(index, PartKind::CallToAction);
    }
    found.quotes(release);
    if !has(&found, PartKind::Summary) {
        let candidates = open(&found);
        let dated =
            candidates.iter().copied().find(|&index| dateline(&passages[index].passage.words).is_some());
        let name = found.product(release);
        let is_problem = |index: usize| {
            let passage = &passages[index].passage;
            name.as_ref().is_some_and(|name| !passage.words.contains(name.as_str())) && complains(passage)
        };
        let first = candidates.first().copied().filter(|&index| !named_any && !is_problem(index));
        if let Some(index) = dated.or(first) {
            found.set(index, PartKind::Summary);
        }
    }
    if named_any {
        // What has no label goes on with what has one above it.
        found.go_on(release);
    } else {
        found.middle(&open(&found));
    }
    inferred
}

struct Found<'p> {
    passages: &'p [Labelled],
    places: &'p mut [Place],
    inferred: &'p mut [bool],
}

impl Found<'_> {
    /// The name of the product, where the heading begins with it: "Kettle: tea in a minute".
    fn product(&self, release: &[usize]) -> Option<String> {
        let heading = release.iter().find(|&&index| self.part(index) == Some(PartKind::Heading))?;
        let (name, _) = self.passages[*heading].said().split_once(':')?;
        (word::count(name) <= 3).then(|| name.trim().to_owned())
    }

    fn part(&self, index: usize) -> Option<PartKind> {
        match self.places[index].role {
            Role::Body(part) => part,
            _ => None,
        }
    }

    fn is_open(&self, index: usize) -> bool {
        self.part(index).is_none() && self.passages[index].passage.is_prose()
    }

    fn set(&mut self, index: usize, kind: PartKind) {
        self.places[index].role = Role::Body(Some(kind));
        self.inferred[index] = true;
    }

    /// The heading and what stands below it.
    fn titles(&mut self, release: &[usize]) {
        let mut at = 0;
        if !release.iter().any(|&index| self.part(index) == Some(PartKind::Heading)) {
            let Some(&first) = release.first().filter(|&&index| self.is_open(index)) else { return };
            let passage = &self.passages[first].passage;
            let next_is_body = release.len() > 1;
            let title = passage.is_marked(&passage.strong)
                || is_one_line(passage) && word::count(&passage.words) <= 20;
            if !(title && next_is_body && dateline(&passage.words).is_none() && passage.quotations.is_empty())
            {
                return;
            }
            self.set(first, PartKind::Heading);
            at = 1;
        } else if let Some(heading) =
            release.iter().position(|&index| self.part(index) == Some(PartKind::Heading))
        {
            at = heading + 1;
        }
        if release.iter().any(|&index| self.part(index) == Some(PartKind::Subheading)) {
            return;
        }
        let Some(&index) = release.get(at).filter(|&&index| self.is_open(index)) else { return };
        let passage = &self.passages[index].passage;
        let marked = passage.is_marked(&passage.emphasis) || passage.is_marked(&passage.strong);
        let dated_next =
            release.get(at + 1).is_some_and(|&next| dateline(&self.passages[next].passage.words).is_some());
        let bare = is_one_line(passage) && word::count(&passage.words) <= 40 && release.len() > at + 1;
        if dateline(&passage.words).is_none()
            && passage.quotations.is_empty()
            && (marked || bare || dated_next)
        {
            self.set(index, PartKind::Subheading);
        }
    }

    fn quotes(&mut self, release: &[usize]) {
        let quotes: Vec<usize> = release
            .iter()
            .copied()
            .filter(|&index| self.is_open(index) && is_quote(&self.passages[index].passage))
            .collect();
        let taken = |found: &Self, kind| release.iter().any(|&index| found.part(index) == Some(kind));
        let (mut leader, mut customer) =
            (taken(self, PartKind::LeaderQuote), taken(self, PartKind::CustomerQuote));
        for (at, &index) in quotes.iter().enumerate() {
            let company = speaks_for_company(&self.passages[index].passage);
            let last = at + 1 == quotes.len();
            let kind = match company {
                Some(true) => PartKind::LeaderQuote,
                Some(false) => PartKind::CustomerQuote,
                None if !leader && (!last || customer) => PartKind::LeaderQuote,
                None if !customer => PartKind::CustomerQuote,
                None => PartKind::LeaderQuote,
            };
            leader |= kind == PartKind::LeaderQuote;
            customer |= kind == PartKind::CustomerQuote;
            self.set(index, kind);
        }
    }

    fn go_on(&mut self, release: &[usize]) {
        let mut last = None;
        for &index in release {
            match self.part(index) {
                Some(PartKind::Heading | PartKind::Subheading) => {}
                Some(part) => last = Some(part),
                None if self.is_open(index) => {
                    if let Some(part) = last.filter(|part| {
                        !matches!(
                            part,
                            PartKind::LeaderQuote | PartKind::CustomerQuote | PartKind::CallToAction
                        )
                    }) {
                        self.set(index, part);
                    }
                }
                None => {}
            }
        }
    }

    /// Problem, solution and experience among paragraphs without any label.
    fn middle(&mut self, open: &[usize]) {
        let paragraphs = open;
        let problem = paragraphs.iter().position(|&index| {
            self.passages[index].passage.kind == Kind::Paragraph && complains(&self.passages[index].passage)
        });
        let Some(problem) = problem else {
            self.solve(paragraphs);
            return;
        };
        for &index in &paragraphs[..problem] {
            self.set(index, PartKind::Summary);
        }
        self.set(paragraphs[problem], PartKind::Problem);
        let mut after: &[usize] = &paragraphs[problem + 1..];
        while let [index, rest @ ..] = after {
            if !(self.passages[*index].passage.kind == Kind::Item
                || complains(&self.passages[*index].passage))
            {
                break;
            }
            self.set(*index, PartKind::Problem);
            after = rest;
        }
        self.solve(after);
    }

    /// What follows the problem: the solution, and from where it tells steps, the experience.
    fn solve(&mut self, after: &[usize]) {
        let tells = |index: &&usize| tells_steps(&self.passages[**index].passage);
        let steps = after.iter().skip(1).find(tells).copied();
        for &index in after {
            let experience = steps.is_some_and(|steps| index >= steps);
            self.set(index, if experience { PartKind::Experience } else { PartKind::Solution });
        }
    }
}

fn is_one_line(passage: &Passage) -> bool {
    !passage.words.trim().contains('\n')
        && !passage.words.trim_end().ends_with(['.', ':'])
        && passage.kind == Kind::Paragraph
}

/// What stands before the first dash of a summary: a place and a date, perhaps who publishes it.
pub(crate) fn dateline(words: &str) -> Option<std::ops::Range<usize>> {
    let head_end = words.char_indices().nth(120).map_or(words.len(), |(at, _)| at);
    let head = &words[..head_end];
    let begins = head.trim_start();
    let first = begins.split([',', '(', '—', '–', '-']).next().unwrap_or_default().trim();
    let place = first.starts_with(char::is_uppercase) && first.split_whitespace().count() <= 4;
    let (found, _) = date::find(head)?;
    let behind = head[found.end..].trim_start_matches([' ', '\n', ')', '.', '*']);
    let dashed = behind.starts_with(['—', '–', '-', ':']) || behind.starts_with('/');
    let before = &head[..found.start];
    let short = word::count(before) <= 8;
    (place && short && dashed).then(|| {
        let end =
            words[found.end..].find(['—', '–', '-', ':', '/']).map_or(found.end, |dash| found.end + dash);
        0..end
    })
}

/// Someone is quoted, and little else is said.
pub(crate) fn is_quote(passage: &Passage) -> bool {
    let quoted: usize =
        passage.quotations.iter().map(|range| word::count(&passage.words[range.clone()])).sum();
    quoted >= 8 && quoted * 2 >= word::count(&passage.words)
}

/// Whether a quotation speaks for the company, by the role and by its words; nothing where neither says.
fn speaks_for_company(passage: &Passage) -> Option<bool> {
    let words = passage.words.as_str();
    let mut outside = String::new();
    let mut at = 0;
    for quote in &passage.quotations {
        outside.push_str(&words[at..quote.start]);
        outside.push(' ');
        at = quote.end;
    }
    outside.push_str(&words[at..]);
    let lower = words.to_lowercase();
    let any = |needles: &[&str]| needles.iter().any(|needle| lower.contains(needle));
    let customer = any(&[
        "customer",
        "early adopter",
        "early-adopter",
        "we evaluated",
        "we've been hoping",
        "i wished",
        "i can now",
        "saved us",
        "saves us",
        "before this",
        "our practitioners",
        "i can save",
        "we switched",
        "i used to",
        "we used to",
    ]);
    let company = any(&[
        "we built",
        "we created",
        "we decided to",
        "we designed",
        "we set out",
        "our mission",
        "we're launching",
        "we are launching",
        "our customers",
        "we started",
        "we made",
    ]);
    let role = lists::find(&outside).iter().any(|hit| hit.entry.list == lists::List::CompanyRole);
    let owns = role && any(&["founder", "creator", "maintainer", "chairperson"]);
    match (company || owns, customer) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// It says where to go next.
fn is_call(passage: &Passage) -> bool {
    let lower = passage.words.trim().to_lowercase();
    let begins = [
        "to learn",
        "to get started",
        "to find out",
        "to try",
        "to sign",
        "to attend",
        "learn more",
        "visit",
        "get started",
        "sign up",
        "try ",
        "register",
        "download",
        "order",
        "available",
        "for more",
        "find out",
        "see ",
        "start ",
    ];
    let leads = passage.open.contains('\u{1}')
        || passage.links.iter().any(|(_, link)| *link == super::passage::Link::Outside);
    let short = word::count(&lower) <= 60;
    short
        && (begins.iter().any(|begin| lower.starts_with(begin))
            || leads && begins[..8].iter().any(|begin| lower.contains(begin)))
}

/// What companies say of themselves at the end.
fn is_about(passage: &Passage) -> bool {
    passage.words.trim_start().starts_with("About ") && word::count(&passage.words) <= 8
}

/// It names something that is wrong.
fn complains(passage: &Passage) -> bool {
    let lower = passage.words.to_lowercase();
    let words = [
        "problem",
        "struggle",
        "cannot",
        "can't",
        "there are no",
        "there is no",
        "difficult",
        "hard to",
        "waste",
        "frustrat",
        "tedious",
        "painful",
        "manual",
        "lack",
        "fail",
        "slow",
        "costly",
        "expensive",
        "error-prone",
        "few developers",
        "few people",
        "without any",
        "unable",
        "lose ",
        "loses",
        "lost",
        "centralized",
        "centralised",
        "no public",
        "no way",
        "nobody",
        "today,",
        "until now",
        "risk",
        "exposed",
    ];
    words.iter().any(|word| lower.contains(word))
}

fn tells_steps(passage: &Passage) -> bool {
    let lower = passage.words.to_lowercase();
    let words = [
        "users ",
        "you ",
        "customers ",
        "operators ",
        "simply",
        "first,",
        "then ",
        "click",
        "open ",
        "choose",
        "connect",
        "upload",
        "install",
        "paste",
    ];
    words.iter().filter(|word| lower.contains(**word)).count() >= 2
        || passage.kind == Kind::Item && passage.numbered
}
