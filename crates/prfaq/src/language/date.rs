//! Dates as people write them.

use super::word;
use std::ops::Range;

/// A day of the common calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// From 1.
    pub year: u16,
    /// From 1 to 12.
    pub month: u8,
    /// From 1 to 31.
    pub day: u8,
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl Date {
    /// The day, if the calendar has it; years from 1900 to 2999.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let fits = (1900..3000).contains(&year)
            && (1..=12).contains(&month)
            && (1..=last_day(year, month)).contains(&day);
        fits.then_some(Self { year, month, day })
    }

    /// The day that is so many days after 1 January 1970, the way that clocks count.
    #[must_use]
    pub fn from_unix_days(days: u32) -> Option<Self> {
        let mut left = days;
        for year in 1970..3000 {
            for month in 1..=12 {
                let length = u32::from(last_day(year, month));
                if left < length {
                    return Self::new(year, month, u8::try_from(left).ok()? + 1);
                }
                left -= length;
            }
        }
        None
    }

    /// A date that is all of `text`: see [`find`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (range, date) = find(text)?;
        (range == (0..text.len())).then_some(date)
    }
}

fn last_day(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The first date in `text`, with its place: `2027-03-01`, `1 March 2027`, `March 1st, 2027`, `Mar 2027`, `Q1 2027`.
/// A month or a quarter stands for its last day: what is due then is not late before.
///
/// ```
/// use prfaq::language::date::find;
/// let (place, date) = find("We launch on March 1st, 2027.").unwrap();
/// assert_eq!((place, date.to_string()), (13..28, "2027-03-01".to_owned()));
/// ```
#[must_use]
pub fn find(text: &str) -> Option<(Range<usize>, Date)> {
    // Every date has digits; most sentences have none.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let words = word::words(text);
    (0..words.len()).find_map(|first| {
        let word = |offset: usize| {
            let at = words.get(first + offset)?;
            // What stands between the words of a date is blanks, and one comma or full stop.
            let gap = if offset == 0 { "" } else { &text[words[first + offset - 1].end..at.start] };
            (gap.len() <= 3 && gap.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '.')))
                .then(|| &text[at.clone()])
        };
        let (length, date) = at(word(0)?, word(1), word(2))?;
        Some((words[first].start..words[first + length - 1].end, date))
    })
}

/// A date that begins with `first`, and how many words it takes.
fn at(first: &str, second: Option<&str>, third: Option<&str>) -> Option<(usize, Date)> {
    if let Some(date) = numeric(first) {
        return Some((1, date));
    }
    let year =
        |word: Option<&str>| word.filter(|word| word.len() == 4).and_then(|word| word.parse::<u16>().ok());
    if let Some(month) = month(first) {
        if let (Some(day), Some(year)) = (second.and_then(day), year(third)) {
            return Some((3, Date::new(year, month, day)?));
        }
        let year = year(second)?;
        return Some((2, Date::new(year, month, last_day(year, month))?));
    }
    if let (Some(day), Some(month), Some(year)) = (day(first), second.and_then(month), year(third)) {
        return Some((3, Date::new(year, month, day)?));
    }
    let quarter = first.strip_prefix(['Q', 'q']).and_then(|quarter| quarter.parse::<u8>().ok());
    let month = quarter.filter(|quarter| (1..=4).contains(quarter))? * 3;
    let year = year(second)?;
    Some((2, Date::new(year, month, last_day(year, month))?))
}

fn numeric(word: &str) -> Option<Date> {
    let mut parts = word.split(['-', '/', '.']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let plain = year.len() == 4 && parts.next().is_none();
    Date::new(year.parse().ok().filter(|_| plain)?, month.parse().ok()?, day.parse().ok()?)
}

fn day(word: &str) -> Option<u8> {
    let number = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    number.parse().ok().filter(|day| (1..=31).contains(day) && number.len() <= 2)
}

fn month(word: &str) -> Option<u8> {
    let short = word.len() == 3 || word.eq_ignore_ascii_case("sept");
    let begins = |month: &str| month.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
    let month =
        MONTHS.iter().position(|month| month.len() == word.len() && begins(month) || short && begins(month));
    month.and_then(|month| u8::try_from(month + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, expected) in [
            ("2027-03-01", "2027-03-01"),
            ("by 1 March 2027.", "2027-03-01"),
            ("Aug. 12th, 2025 — Today", "2025-08-12"),
            ("in Feb 2028", "2028-02-29"),
            ("Q3 2027", "2027-09-30"),
            ("sept 2026", "2026-09-30"),
            ("2027/3/1", "2027-03-01"),
        ] {
            assert_eq!(find(text).map(|(_, date)| date.to_string()).as_deref(), Some(expected), "{text}");
        }
        for none in ["RFC 9807", "2027-02-30", "in 2027", "we may 5 times", "Q5 2027", "v2027.3.1"] {
            assert_eq!(find(none), None, "{none}");
        }
        assert_eq!(Date::parse(" 1 May 2027 ").map(|date| date.to_string()).as_deref(), Some("2027-05-01"));
        assert_eq!(Date::parse("from 1 May 2027"), None);
    }

    #[test]
    fn days_of_clocks_are_days_of_the_calendar() {
        assert_eq!(Date::from_unix_days(0), Date::new(1970, 1, 1));
        assert_eq!(Date::from_unix_days(20_000), Date::new(2024, 10, 4));
        assert_eq!(Date::from_unix_days(u32::MAX), None);
    }
}
