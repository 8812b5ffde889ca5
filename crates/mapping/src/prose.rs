//! Texts of a file made fit to be drawn: lines, line breaks, and an end where there is no room.

use std::borrow::Cow;

use crate::font::Face;

/// Stands for what was cut off.
const ELLIPSIS: char = '…';

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Type {
    pub(crate) size: f64,
    pub(crate) weight: u16,
    pub(crate) italic: bool,
}

impl Type {
    pub(crate) const fn new(size: f64, weight: u16) -> Self {
        Self { size, weight, italic: false }
    }

    pub(crate) fn width(self, text: &str) -> f64 {
        Face::of(self.weight, self.italic).width(text, self.size)
    }

    /// From one baseline to the next.
    pub(crate) fn pitch(self) -> f64 {
        self.size * 1.24
    }

    /// The widest of some lines.
    pub(crate) fn widest(self, lines: &[String]) -> f64 {
        lines.iter().map(|line| self.width(line)).fold(0.0, f64::max)
    }
}

/// The lines of a text as the file breaks them, at most `limit`, without characters that cannot be drawn.
pub(crate) fn lines(text: &str, limit: usize) -> Vec<String> {
    let mut lines: Vec<String> = text.split('\n').take(limit).map(|line| clean(line).into_owned()).collect();
    let more = text.split('\n').nth(limit).is_some();
    if let Some(last) = lines.last_mut().filter(|_| more) {
        last.push(ELLIPSIS);
    }
    lines
}

/// A line without control characters and outer blanks.
pub(crate) fn clean(line: &str) -> Cow<'_, str> {
    let line = line.trim();
    if line.chars().any(char::is_control) {
        Cow::Owned(line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect())
    } else {
        Cow::Borrowed(line)
    }
}

/// A text on one line, for a title or a tooltip: at most 200 characters.
pub(crate) fn one_line(text: &str) -> String {
    if is_one_line(text) {
        return text.to_owned();
    }
    let joined: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if joined.chars().count() <= 200 {
        return joined.chars().filter(|c| !c.is_control()).collect();
    }
    joined.chars().filter(|c| !c.is_control()).take(199).chain([ELLIPSIS]).collect()
}

/// True for most names: short, Latin, and nothing in them that [`one_line`] would change.
fn is_one_line(text: &str) -> bool {
    let bytes = text.as_bytes();
    let plain = bytes.iter().all(|byte| matches!(byte, b' '..=b'~'));
    let spaced =
        bytes.starts_with(b" ") || bytes.ends_with(b" ") || bytes.windows(2).any(|pair| pair == b"  ");
    bytes.len() <= 200 && plain && !spaced
}

/// A line that is at most `room` wide, cut with an ellipsis where it is longer.
pub(crate) fn fit(line: &str, face: Type, room: f64) -> String {
    // Most lines are short; no character that takes room is narrower than a fifth of the font size.
    if (line.len() as f64) * face.size * 0.2 <= room && face.width(line) <= room {
        return line.to_owned();
    }
    let room = room - face.width("…");
    let (mut end, mut width) = (0, 0.0);
    for (at, c) in line.char_indices() {
        width += face.width(c.encode_utf8(&mut [0; 4]));
        if width > room {
            let kept = line[..end].trim_end();
            return format!("{kept}{ELLIPSIS}");
        }
        end = at + c.len_utf8();
    }
    line.to_owned()
}

/// Lines broken between words so that each is at most `room` wide, at most `limit` of them.
///
/// A word wider than the room is broken where the room ends. What does not fit ends in an ellipsis.
pub(crate) fn wrap(given: &[String], face: Type, room: f64, limit: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in given {
        if face.width(line) <= room {
            lines.push(line.clone());
        } else {
            wrap_line(line, face, room, limit + 1, &mut lines);
        }
        if lines.len() > limit {
            lines.truncate(limit);
            if let Some(last) = lines.last_mut() {
                last.push(ELLIPSIS);
                *last = fit(last, face, room);
            }
            break;
        }
    }
    lines
}

/// Lines broken as [`wrap`] does, but no wider than so many lines need, so that no word is left alone on the last.
pub(crate) fn balance(given: &[String], face: Type, room: f64, limit: usize) -> Vec<String> {
    let mut best = wrap(given, face, room, limit);
    let (mut least, mut most) = (room / 2.0, room);
    for _ in 0..6 {
        let middle = (least + most) / 2.0;
        let lines = wrap(given, face, middle, limit);
        if lines.len() > best.len() || lines.last() != best.last() && is_cut(&lines) {
            least = middle;
        } else {
            most = middle;
            best = lines;
        }
    }
    best
}

fn is_cut(lines: &[String]) -> bool {
    lines.last().is_some_and(|line| line.ends_with(ELLIPSIS))
}

fn wrap_line(line: &str, face: Type, room: f64, limit: usize, lines: &mut Vec<String>) {
    let space = face.width(" ");
    let (mut current, mut width) = (String::new(), 0.0);
    for word in line.split_whitespace() {
        let long = face.width(word);
        if !current.is_empty() && width + space + long > room {
            lines.push(std::mem::take(&mut current));
            width = 0.0;
        }
        if lines.len() >= limit {
            return;
        }
        if !current.is_empty() {
            current.push(' ');
            width += space;
        }
        if long <= room {
            current.push_str(word);
            width += long;
            continue;
        }
        for c in word.chars() {
            let step = face.width(c.encode_utf8(&mut [0; 4]));
            if width + step > room && !current.is_empty() {
                lines.push(std::mem::take(&mut current));
                width = 0.0;
                if lines.len() >= limit {
                    return;
                }
            }
            current.push(c);
            width += step;
        }
    }
    if !current.is_empty() {
        lines.push(current);
    }
}

/// The two lines of a name that are most alike in width, where it has a place to break.
pub(crate) fn halves(name: &str, face: Type) -> Option<[String; 2]> {
    let whole = face.width(name);
    let mut best: Option<(f64, usize)> = None;
    let mut width = 0.0;
    for (at, c) in name.char_indices() {
        if c == ' ' && at > 0 {
            let lopsided = (whole - 2.0 * width).abs();
            if best.is_none_or(|(least, _)| lopsided < least) {
                best = Some((lopsided, at));
            }
        }
        width += face.width(c.encode_utf8(&mut [0; 4]));
    }
    let (_, at) = best?;
    Some([name[..at].trim_end().to_owned(), name[at..].trim_start().to_owned()])
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: Type = Type::new(10.0, 400);

    #[test]
    fn a_long_line_ends_in_an_ellipsis_within_its_room() {
        let long = "x".repeat(10_000);
        let cut = fit(&long, FACE, 100.0);
        assert!(cut.ends_with('…') && FACE.width(&cut) <= 100.0, "{cut}");
        assert_eq!(fit("short", FACE, 100.0), "short");
    }

    #[test]
    fn lines_break_between_words() {
        let given = ["a note that is a little longer than its room".to_owned()];
        let lines = wrap(&given, FACE, 90.0, 9);
        assert_eq!(lines.join(" "), given[0]);
        assert!(lines.len() > 1 && lines.iter().all(|line| FACE.width(line) <= 90.0), "{lines:?}");
    }

    #[test]
    fn balanced_lines_are_alike_and_no_more_of_them() {
        let given = ["Kettles are tied up in capital until 2029".to_owned()];
        let room = FACE.width(&given[0]) - 5.0;
        assert_eq!(wrap(&given, FACE, room, 9)[1], "2029");
        assert_eq!(balance(&given, FACE, room, 9), ["Kettles are tied up", "in capital until 2029"]);
        assert_eq!(balance(&["short".to_owned()], FACE, room, 9), ["short"]);
    }

    #[test]
    fn what_has_no_break_is_broken_and_what_has_no_room_is_cut() {
        let given = ["y".repeat(500)];
        let lines = wrap(&given, FACE, 50.0, 3);
        assert_eq!(lines.len(), 3);
        assert!(lines[2].ends_with('…'));
        assert!(lines.iter().all(|line| FACE.width(line) <= 50.0), "{lines:?}");
    }

    #[test]
    fn a_name_is_halved_where_the_halves_are_alike() {
        let halves = halves("Ranking engine and trust broker", FACE).unwrap();
        assert_eq!(halves, ["Ranking engine", "and trust broker"]);
        assert_eq!(super::halves("Kettle", FACE), None);
    }

    #[test]
    fn characters_that_cannot_be_drawn_are_dropped() {
        assert_eq!(lines("a\u{0}b\n c\t", 5), ["a b", "c"]);
        assert_eq!(lines("1\n2\n3", 2), ["1", "2…"]);
        assert_eq!(one_line("a\n  b\u{7}"), "a b");
        for (text, expected) in
            [("a b", "a b"), ("a  b", "a b"), (" a ", "a"), ("a\u{7f}", "a"), ("é  é", "é é")]
        {
            assert_eq!(one_line(text), expected, "{text:?}");
        }
        assert_eq!(one_line(&"x".repeat(201)), "x".repeat(199) + "…");
    }
}
