//! The bank of questions: what reviewers of PR/FAQs ask, by family, and what a review cannot begin without.

use crate::language::word;
use crate::model::Audience;
use std::sync::LazyLock;

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// What customers and the press ask.
    Customer,
    /// Who has the problem, and how many.
    Market,
    /// What is solved, and what has to be true for that.
    Assumptions,
    /// Price, cost, margin.
    Economics,
    /// Who else has to do something.
    Dependencies,
    /// What is hard.
    Feasibility,
    /// Law, security, privacy, accessibility.
    Legal,
    /// What can go wrong.
    Risks,
    /// How success is known.
    Measurement,
    /// Who does it.
    Ownership,
    /// What nobody likes to ask.
    Rude,
}

const FAMILIES: [(Family, &str); 11] = [
    (Family::Customer, "customer"),
    (Family::Market, "market"),
    (Family::Assumptions, "assumptions"),
    (Family::Economics, "economics"),
    (Family::Dependencies, "dependencies"),
    (Family::Feasibility, "feasibility"),
    (Family::Legal, "legal"),
    (Family::Risks, "risks"),
    (Family::Measurement, "measurement"),
    (Family::Ownership, "ownership"),
    (Family::Rude, "rude"),
];

impl Family {
    /// Its word in the data and in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        FAMILIES.iter().find(|(family, _)| *family == self).map_or("", |(_, word)| word)
    }
}

/// What an answer has to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Words.
    Words,
    /// Yes or no, and why.
    YesNo,
    /// A number.
    Number,
    /// An amount of money.
    Money,
}

/// A question of the bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankQuestion {
    /// What remarks name it by: `<!-- prfaq:question id -->`.
    pub id: String,
    /// What is asked.
    pub words: String,
    /// What it is about.
    pub family: Family,
    /// Whom it is for.
    pub audience: Audience,
    /// A review in the book's profile does not begin without an answer.
    pub required: bool,
    /// What the answer has to have.
    pub wanted: Wanted,
    /// What a question of one's own has to say to be this one: all words of one of the lists.
    heard: Vec<Vec<String>>,
}

/// A bank of questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bank {
    /// The questions, in the order in which they are offered.
    pub questions: Vec<BankQuestion>,
}

static SHIPPED: LazyLock<Bank> = LazyLock::new(|| Bank::read(include_str!("../data/bank.txt")));

impl Bank {
    /// The bank that Foreland brings.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads a bank. Each question begins with a line `[id]`; then come `ask:`, `family:`, `audience:` (external,
    /// internal), `required`, `wanted:` (words, yes-no, number, money) and any number of `hear:` lines with the words by
    /// which it is known. Lines that say nothing of the kind are passed over.
    #[must_use]
    pub fn read(data: &str) -> Self {
        let mut questions: Vec<BankQuestion> = Vec::new();
        for line in data.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(id) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                questions.push(BankQuestion {
                    id: id.trim().to_owned(),
                    words: String::new(),
                    family: Family::Customer,
                    audience: Audience::Internal,
                    required: false,
                    wanted: Wanted::Words,
                    heard: Vec::new(),
                });
                continue;
            }
            let Some(question) = questions.last_mut() else { continue };
            let (key, value) = line.split_once(':').map_or((line, ""), |(key, value)| (key, value.trim()));
            match (key, value) {
                ("ask", words) => question.words = words.to_owned(),
                ("required", _) => question.required = true,
                ("family", word) => {
                    let known = FAMILIES.iter().find(|(_, known)| *known == word);
                    question.family = known.map_or(question.family, |(family, _)| *family);
                }
                ("audience", "external") => question.audience = Audience::External,
                ("wanted", "yes-no") => question.wanted = Wanted::YesNo,
                ("wanted", "number") => question.wanted = Wanted::Number,
                ("wanted", "money") => question.wanted = Wanted::Money,
                ("hear", words) => {
                    question.heard.push(words.split_whitespace().map(str::to_lowercase).collect());
                }
                _ => {}
            }
        }
        Self { questions }
    }

    /// This bank with the questions of another behind its own; one with the same id takes the place of ours.
    #[must_use]
    pub fn with(mut self, more: Self) -> Self {
        for question in more.questions {
            match self.questions.iter_mut().find(|known| known.id == question.id) {
                Some(known) => *known = question,
                None => self.questions.push(question),
            }
        }
        self
    }

    /// The question of this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&BankQuestion> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The questions that a review does not begin without.
    pub fn required(&self) -> impl Iterator<Item = &BankQuestion> {
        self.questions.iter().filter(|question| question.required)
    }

    /// The question of the bank that is asked with `words`, if one is: the one of which most words are heard. A word of
    /// the bank is heard in every word that begins with it.
    #[must_use]
    pub fn closest(&self, words: &str) -> Option<&BankQuestion> {
        let lower = words.to_lowercase().replace('’', "'");
        let said: Vec<&str> = word::words(&lower).into_iter().map(|at| &lower[at]).collect();
        let hears = |wanted: &str| match wanted.strip_suffix('=') {
            Some(exact) => said.contains(&exact),
            None => said.iter().any(|said| said.starts_with(wanted)),
        };
        let heard = |question: &BankQuestion| {
            let own = question.words.to_lowercase();
            if own == lower {
                return usize::MAX;
            }
            let all = question.heard.iter().filter(|list| list.iter().all(|wanted| hears(wanted)));
            all.map(|list| list.iter().map(String::len).sum()).max().unwrap_or(0)
        };
        // The first of those that are heard best.
        let mut best: Option<(usize, &BankQuestion)> = None;
        for question in &self.questions {
            let count = heard(question);
            if count > best.map_or(0, |(count, _)| count) {
                best = Some((count, question));
            }
        }
        best.map(|(_, question)| question)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bank_is_whole() {
        let bank = Bank::shipped();
        assert!(bank.questions.len() >= 35, "{}", bank.questions.len());
        assert_eq!(bank.required().count(), 13);
        for question in &bank.questions {
            assert!(question.words.ends_with('?') && !question.heard.is_empty(), "{question:?}");
            assert_eq!(bank.closest(&question.words).map(|found| &found.id), Some(&question.id));
            assert_eq!(bank.questions.iter().filter(|other| other.id == question.id).count(), 1);
        }
    }

    #[test]
    fn questions_in_other_words_are_known() {
        for (words, id) in [
            ("How much does it cost?", "price"),
            ("What are the biggest risks?", "top-risks"),
            ("Who’s the single-threaded leader for this?", "owner"),
            ("What do customers use today?", "today"),
            ("Is it open source?", ""),
            ("How will we know that it worked?", "metrics"),
            ("How large is the market?", "market-size"),
        ] {
            assert_eq!(Bank::shipped().closest(words).map_or("", |found| found.id.as_str()), id, "{words}");
        }
    }

    #[test]
    fn a_team_adds_and_replaces_questions() {
        let own = Bank::read(
            "[price]\nask: What does it cost us to say no?\nfamily: rude\n[ours]\nask: Who is on call?\nhear: on call\n",
        );
        let both = Bank::shipped().clone().with(own);
        assert_eq!(both.questions.len(), Bank::shipped().questions.len() + 1);
        assert_eq!(both.get("price").map(|question| question.family), Some(Family::Rude));
        assert_eq!(both.closest("Who will be on call?").map(|found| found.id.as_str()), Some("ours"));
    }
}
