//! Coordinates that are missing in part, off the map, or written with decimal commas.

use super::Checker;
use crate::codes;
use crate::scan::Bracket;
use text::TextEdit;

impl Checker<'_, '_> {
    /// A place on the map, or a corner.
    pub(super) fn place<const N: usize>(&mut self, bracket: Option<&Bracket<N>>) {
        let Some(bracket) = bracket else { return };
        if bracket.written == 2 * N && N == 2 && self.decimal_commas(bracket) {
            return;
        }
        if !bracket.is_complete() {
            self.report(&codes::BAD_COORDINATES, bracket.range);
            return;
        }
        let off = |value: f64| !(0.0..=1.0).contains(&value);
        if bracket.numbers.iter().any(|number| number.value.is_some_and(off)) {
            let edits = bracket.numbers.iter().filter(|number| number.value.is_some_and(off)).map(|number| {
                let value = number.value.unwrap_or_default().clamp(0.0, 1.0);
                TextEdit::replace(number.range, format!("{value:.2}"))
            });
            let edits = edits.collect();
            self.fixable(&codes::OUT_OF_RANGE, bracket.range, "Move it onto the map", edits);
        }
    }

    /// `[0,5, 0,6]`: true when this is what it is.
    fn decimal_commas<const N: usize>(&mut self, bracket: &Bracket<N>) -> bool {
        let inner = &bracket.range.of(self.parse.text())[1..bracket.range.len() - 1];
        let parts: Vec<&str> = inner.split(',').map(str::trim).collect();
        let digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let [a, b, c, d] = parts.as_slice() else { return false };
        if !parts.iter().all(digits) || a.len() > 1 || c.len() > 1 {
            return false;
        }
        let fix = vec![TextEdit::replace(bracket.range, format!("[{a}.{b}, {c}.{d}]"))];
        self.fixable(&codes::DECIMAL_COMMA, bracket.range, "Write decimal points", fix);
        true
    }
}
