//! The smallest steps of reading `wardley-beta`: a cursor over the text.

/// A place in the text that moves forward.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    pub(super) at: usize,
    pub(super) line: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, line: usize) -> Self {
        Self { text, at: 0, line }
    }

    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.text.len()
    }

    /// The rest of the line, without its end.
    pub(super) fn rest_of_line(&self) -> &'t str {
        self.rest().split('\n').next().unwrap_or("").trim_end_matches('\r')
    }

    pub(super) fn advance(&mut self, bytes: usize) {
        let end = (self.at + bytes).min(self.text.len());
        self.line += self.text[self.at..end].bytes().filter(|&byte| byte == b'\n').count();
        self.at = end;
    }

    /// Moves to the beginning of the next line.
    pub(super) fn next_line(&mut self) {
        let rest = self.rest();
        self.advance(rest.find('\n').map_or(rest.len(), |end| end + 1));
    }

    /// Passes over blanks within the line.
    pub(super) fn blanks(&mut self) {
        let rest = self.rest();
        self.advance(rest.len() - rest.trim_start_matches([' ', '\t', '\r']).len());
    }

    /// Passes over blanks and line ends.
    pub(super) fn space(&mut self) {
        let rest = self.rest();
        self.advance(rest.len() - rest.trim_start().len());
    }

    /// Takes `sign`, with the blanks before it.
    pub(super) fn eat(&mut self, sign: &str) -> bool {
        self.blanks();
        let found = self.rest().starts_with(sign);
        if found {
            self.advance(sign.len());
        }
        found
    }

    /// Takes `word` where it is a whole word.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let mut ahead = *self;
        let whole = ahead.eat(word)
            && !ahead.rest().starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'));
        if whole {
            *self = ahead;
        }
        whole
    }

    /// Takes a text between quotes of either kind.
    pub(super) fn string(&mut self) -> Option<String> {
        self.blanks();
        let quote = self.rest().chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let mut out = String::new();
        let mut letters = self.rest().char_indices().skip(1);
        while let Some((at, letter)) = letters.next() {
            match letter {
                '\\' => out.push(match letters.next()?.1 {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    // Not worth a character of their own in a name.
                    'b' | 'f' | 'v' | '0' => ' ',
                    other => other,
                }),
                letter if letter == quote => {
                    self.advance(at + 1);
                    return Some(out);
                }
                letter => out.push(letter),
            }
        }
        None
    }

    /// Takes what stands before the first of `stops`, a comment or the line's end; `None` where that is nothing.
    pub(super) fn until(&mut self, stops: &[&str]) -> Option<&'t str> {
        self.blanks();
        let line = self.rest_of_line();
        let ends = stops.iter().chain(&["%%"]).filter_map(|stop| line.find(stop));
        let found = line[..ends.min().unwrap_or(line.len())].trim_end();
        self.advance(found.len());
        (!found.is_empty()).then_some(found)
    }

    /// Takes a name: between quotes, or up to one of `stops`.
    pub(super) fn name(&mut self, stops: &[&str]) -> Option<String> {
        self.blanks();
        match self.rest().chars().next()? {
            '"' | '\'' => self.string(),
            _ => self.until(stops).map(str::to_owned),
        }
    }

    /// Takes a number; finite ones only.
    pub(super) fn number(&mut self) -> Option<f64> {
        self.blanks();
        let rest = self.rest();
        let signed = rest.strip_prefix('-').unwrap_or(rest);
        let digits = signed.len() - signed.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let length = rest.len() - signed.len() + digits;
        let value = rest[..length].parse().ok().filter(|value: &f64| value.is_finite())?;
        self.advance(length);
        Some(value)
    }

    /// Takes `[a, b]`.
    pub(super) fn pair(&mut self) -> Option<[f64; 2]> {
        if !self.eat("[") {
            return None;
        }
        let first = self.number()?;
        let second = self.eat(",").then(|| self.number()).flatten()?;
        self.eat("]").then_some([first, second])
    }

    /// True at the end of a statement: the line's end, or a comment.
    pub(super) fn ends(&mut self) -> bool {
        self.blanks();
        let rest = self.rest_of_line();
        rest.is_empty() || rest.starts_with("%%")
    }
}
