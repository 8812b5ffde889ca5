//! Numbers as people write them in tables.

/// The number that `words` are, with or without `unit` before or behind it.
///
/// Thousands may be grouped by blanks, apostrophes or, three by three, by commas; decimals follow a point.
pub(crate) fn number(words: &str, unit: Option<&str>) -> Option<f64> {
    let mut words = words.trim();
    if let Some(unit) = unit.filter(|unit| !unit.is_empty()) {
        words = words.strip_suffix(unit).or_else(|| words.strip_prefix(unit)).unwrap_or(words).trim();
    }
    let (sign, digits) = match words.chars().next()? {
        '-' | '−' | '–' => (-1.0, &words[words.chars().next()?.len_utf8()..]),
        '+' => (1.0, &words[1..]),
        _ => (1.0, words),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let groups: Vec<&str> = whole.split([',', ' ', '\'', '’', '\u{a0}', '\u{202f}', '_']).collect();
    let grouped = groups.len() == 1
        || (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3);
    let digits_only = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = groups.concat();
    let complete = digits.ends_with('.') || (whole.is_empty() && decimals.is_empty());
    if !grouped
        || complete
        || !digits_only(&whole)
        || !digits_only(decimals)
        || whole.len() + decimals.len() > 40
    {
        return None;
    }
    format!("0{whole}.{decimals}0").parse().ok().map(|number: f64| sign * number)
}

/// The first number in `words`, and what follows it.
pub(crate) fn leading(words: &str) -> Option<(f64, &str)> {
    let words = words.trim_start();
    let is_part = |(at, letter): &(usize, char)| {
        letter.is_ascii_digit()
            || *letter == '.'
            || *letter == ','
            || (*at == 0 && matches!(letter, '-' | '−' | '+'))
    };
    let mut end =
        words.char_indices().take_while(is_part).last().map(|(at, letter)| at + letter.len_utf8())?;
    loop {
        if let Some(number) = number(&words[..end], None) {
            return Some((number, &words[end..]));
        }
        end = words[..end].char_indices().next_back()?.0;
    }
}

/// A number as it is written into a text: as short as it can be and still be the same, never with an exponent.
#[must_use]
pub fn written(number: f64) -> String {
    let text = format!("{number}");
    if text == "-0" { "0".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (words, read) in [
            ("4", 4.0),
            (" 4.5 ", 4.5),
            ("−2", -2.0),
            ("+.5", 0.5),
            ("20 000", 20000.0),
            ("1,250,000.5", 1_250_000.5),
            ("20’000", 20000.0),
            ("300 EUR", 300.0),
            ("EUR 300", 300.0),
        ] {
            assert_eq!(number(words, Some("EUR")), Some(read), "{words}");
        }
        for words in
            ["", "x", "3,5", "1,2,3", "4.", ".", "-", "1e5", "inf", "NaN", "4 5", "٣", "1.2.3", "2024-01-01"]
        {
            assert_eq!(number(words, None), None, "{words}");
        }
    }

    #[test]
    fn a_number_at_the_beginning_leaves_the_rest() {
        assert_eq!(leading(" 1–5, more"), Some((1.0, "–5, more")));
        assert_eq!(leading("0..100 EUR"), Some((0.0, "..100 EUR")));
        assert_eq!(leading("-3, 5"), Some((-3.0, ", 5")));
        assert_eq!(leading("none"), None);
    }

    #[test]
    fn what_is_written_is_read_back() {
        for value in [0.0, -0.0, 4.0, 0.1 + 0.2, 1e15, 1e-7] {
            assert_eq!(number(&written(value), None), Some(value));
        }
    }
}
