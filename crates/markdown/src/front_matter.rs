//! The lines of fields that a document may begin with, between two lines of three hyphens.
//!
//! What is read is the part of YAML that people write there: one field a line, its value a word or a sentence, quoted or
//! not, a list in brackets or on lines of its own, or a paragraph behind `|` or `>`. Everything else stays in the text
//! untouched and is named as a [`Fault`] with its place: nothing is expanded, no tag builds anything, an alias stays a
//! word. So a file from a stranger costs no more than its length. Each field is changed by an edit of its own.

mod change;
mod scalar;

pub use change::{NewValue, set};

use text::TextRange;

/// The fields at the beginning of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// From the first hyphen to the end of the line that closes it; empty where the text has no front matter, and then
    /// at the place where it would stand.
    pub range: TextRange,
    /// The lines between the hyphens.
    pub lines: TextRange,
    /// The fields, in order. Of two with one key the first counts.
    pub fields: Vec<Field>,
    /// What could not be read.
    pub faults: Vec<Fault>,
}

/// A field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name, as written.
    pub key: String,
    /// Where the name stands.
    pub key_range: TextRange,
    /// All its lines, the end of the last one included.
    pub range: TextRange,
    /// Where its value stands; empty, behind the colon, where it has none.
    pub value_range: TextRange,
    /// What it says.
    pub value: Value,
}

/// What a field says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// A word or a sentence.
    Scalar(Scalar),
    /// Several.
    List(Vec<Scalar>),
    /// Something that is kept and not read, such as fields within a field.
    Other,
}

/// A word or a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// What it says, without quotes.
    pub text: String,
    /// Where it stands, its quotes included.
    pub range: TextRange,
}

/// Something in front matter that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands.
    pub range: TextRange,
    /// What is the matter with it.
    pub kind: FaultKind,
}

/// What may be the matter with a line of front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It says no field.
    NotAField,
    /// Its key was there before; this one does not count.
    Repeated,
    /// A quote opens and does not close.
    UnclosedQuote,
    /// A list opens with a bracket that does not close on its line.
    UnclosedList,
    /// It is YAML that is kept and not read: fields within fields, aliases, tags.
    Unread,
    /// Nothing closes the front matter, so that the text has none.
    Unclosed,
}

impl FrontMatter {
    /// The first field of this name; names are told apart without regard to capitals, and a hyphen is a blank or an
    /// underscore.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| same_key(&field.key, key))
    }

    /// What a field says in one piece; the first entry of a list.
    #[must_use]
    pub fn scalar(&self, key: &str) -> Option<&Scalar> {
        let scalar = match &self.field(key)?.value {
            Value::Scalar(scalar) => scalar,
            Value::List(list) => list.first()?,
            Value::Empty | Value::Other => return None,
        };
        (!scalar.text.trim().is_empty()).then_some(scalar)
    }

    /// Everything that a field says: the entries of its list, or its one value.
    #[must_use]
    pub fn list(&self, key: &str) -> &[Scalar] {
        match self.field(key).map(|field| &field.value) {
            Some(Value::Scalar(scalar)) => std::slice::from_ref(scalar),
            Some(Value::List(list)) => list,
            _ => &[],
        }
    }
}

/// True for two spellings of one key.
fn same_key(a: &str, b: &str) -> bool {
    let plain = |c: char| if matches!(c, '-' | '_') { ' ' } else { c.to_ascii_lowercase() };
    a.chars().map(plain).eq(b.chars().map(plain))
}

/// Reads what stands at the beginning of `text`. Never fails; a text without front matter has an empty range.
///
/// ```
/// let front = markdown::front_matter::read("---\nowner: Ana Silva\nreviewers: [Bo, Cy]\n---\n# Tea\n");
/// assert_eq!(front.scalar("owner").map(|owner| owner.text.as_str()), Some("Ana Silva"));
/// assert_eq!(front.list("reviewers").len(), 2);
/// ```
#[must_use]
pub fn read(text: &str) -> FrontMatter {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let none = FrontMatter {
        range: TextRange::empty(start),
        lines: TextRange::empty(start),
        ..FrontMatter::default()
    };
    let mut lines = Lines { text, at: start };
    let Some(first) = lines.next().filter(|line| line.of(text).trim_end() == "---") else { return none };
    let begin = lines.at;
    let mut looks_like_fields = false;
    loop {
        let Some(line) = lines.next() else {
            // A line across at the head of a text is no front matter; fields behind it are.
            let faults = if looks_like_fields {
                vec![Fault { range: TextRange::new(first.start, first.start + 3), kind: FaultKind::Unclosed }]
            } else {
                Vec::new()
            };
            return FrontMatter { faults, ..none };
        };
        let words = line.of(text).trim_end();
        if words == "---" || words == "..." {
            let (lines, range) = (TextRange::new(begin, line.start), TextRange::new(first.start, line.end));
            let mut front = FrontMatter { range, lines, ..FrontMatter::default() };
            front.read_fields(text);
            return front;
        }
        looks_like_fields |= line.start == begin && scalar::key_end(words).is_some();
    }
}

/// The lines of a text with their ends, as places.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl Lines<'_> {
    fn peek(&self) -> Option<TextRange> {
        let rest = &self.text[self.at..];
        let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
        (length > 0).then(|| TextRange::new(self.at, self.at + length))
    }
}

impl Iterator for Lines<'_> {
    type Item = TextRange;

    fn next(&mut self) -> Option<TextRange> {
        let line = self.peek()?;
        self.at = line.end;
        Some(line)
    }
}

/// A line without its end and without the blanks around it.
fn trimmed(text: &str, line: TextRange) -> TextRange {
    let words = line.of(text);
    let start = line.start + (words.len() - words.trim_start().len());
    TextRange::new(start, start + words.trim().len())
}

impl FrontMatter {
    fn fault(&mut self, range: TextRange, kind: FaultKind) {
        self.faults.push(Fault { range, kind });
    }

    fn read_fields(&mut self, text: &str) {
        let within = &text[..self.lines.end];
        let mut lines = Lines { text: within, at: self.lines.start };
        while let Some(line) = lines.next() {
            let words = trimmed(text, line);
            let shown = words.of(text);
            if shown.is_empty() || shown.starts_with('#') {
                continue;
            }
            let key_end = (words.start == line.start).then(|| scalar::key_end(shown)).flatten();
            let Some(key_end) = key_end else {
                self.fault(words, FaultKind::NotAField);
                continue;
            };
            let key_range = TextRange::new(words.start, words.start + key_end);
            let colon = words.start + key_end + (shown[key_end..].find(':').unwrap_or(0));
            let inside = below(&mut lines, text);
            let field = self.read_field(text, key_range, TextRange::new(colon + 1, words.end), inside, line);
            if self.fields.iter().any(|known| same_key(&known.key, &field.key)) {
                self.fault(key_range, FaultKind::Repeated);
            }
            self.fields.push(field);
        }
    }

    /// The field at `key_range`; `behind` is what its line says behind the colon, `inside` the lines that belong to it.
    fn read_field(
        &mut self,
        text: &str,
        key_range: TextRange,
        behind: TextRange,
        inside: TextRange,
        line: TextRange,
    ) -> Field {
        let key = scalar::unquoted_key(key_range.of(text));
        let value = trimmed(text, scalar::without_comment(text, behind));
        let range = TextRange::new(line.start, inside.end.max(line.end));
        let field = |value_range, value| Field { key: key.clone(), key_range, range, value_range, value };
        let first = value.of(text).chars().next();
        match first {
            None if inside.is_empty() => field(TextRange::empty(behind.start), Value::Empty),
            None => {
                let entries = self.entries(text, inside);
                field(trimmed(text, inside), entries)
            }
            Some('|' | '>') if !inside.is_empty() => {
                let folded = first == Some('>');
                let whole = TextRange::new(value.start, trimmed(text, inside).end);
                let said = scalar::paragraph(inside.of(text), folded);
                field(whole, Value::Scalar(Scalar { text: said, range: whole }))
            }
            Some('[') => match scalar::bracketed(text, value) {
                Some(list) if inside.is_empty() => field(value, Value::List(list)),
                Some(_) => self.unread(field(value, Value::Other)),
                None => {
                    self.fault(value, FaultKind::UnclosedList);
                    field(TextRange::new(value.start, trimmed(text, range).end), Value::Other)
                }
            },
            Some('{' | '&' | '*' | '!') => self.unread(field(value, Value::Other)),
            Some(_) if !inside.is_empty() => {
                // A sentence that goes on below.
                let whole = TextRange::new(value.start, trimmed(text, inside).end);
                let said = whole.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
                let said = scalar::unquoted(&said).unwrap_or(said);
                field(whole, Value::Scalar(Scalar { text: said, range: whole }))
            }
            Some(_) => match scalar::unquoted(value.of(text)) {
                Some(said) => field(value, Value::Scalar(Scalar { text: said, range: value })),
                None => {
                    self.fault(value, FaultKind::UnclosedQuote);
                    let said = value.of(text).to_owned();
                    field(value, Value::Scalar(Scalar { text: said, range: value }))
                }
            },
        }
    }

    fn unread(&mut self, field: Field) -> Field {
        self.fault(field.value_range, FaultKind::Unread);
        field
    }

    /// The entries of a list on lines of its own.
    fn entries(&mut self, text: &str, inside: TextRange) -> Value {
        let mut entries = Vec::new();
        for line in (Lines { text: &text[..inside.end], at: inside.start }) {
            let words = trimmed(text, line);
            let shown = words.of(text);
            if shown.is_empty() || shown.starts_with('#') {
                continue;
            }
            let entry =
                shown.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
            let Some(entry) = entry else {
                self.fault(trimmed(text, inside), FaultKind::Unread);
                return Value::Other;
            };
            let place = TextRange::new(words.end - entry.len(), words.end);
            let range = trimmed(text, scalar::without_comment(text, place));
            let said = scalar::unquoted(range.of(text));
            if said.is_none() {
                self.fault(range, FaultKind::UnclosedQuote);
            }
            let text = said.unwrap_or_else(|| range.of(text).to_owned());
            entries.push(Scalar { text, range });
        }
        Value::List(entries)
    }
}

/// The lines below a field that belong to it: those set in, and entries of a list. Empty lines only where more follow.
fn below(lines: &mut Lines<'_>, text: &str) -> TextRange {
    let start = lines.at;
    let mut end = start;
    for line in (Lines { text: lines.text, at: lines.at }) {
        let words = line.of(text);
        if words.trim().is_empty() {
            continue;
        }
        let entry = words.starts_with("- ") || words.trim_end() == "-";
        if !(words.starts_with([' ', '\t']) || entry) {
            break;
        }
        end = line.end;
    }
    lines.at = end;
    TextRange::new(start, end)
}

#[cfg(test)]
mod tests;
