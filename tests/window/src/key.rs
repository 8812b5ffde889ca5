//! Keys without a letter, as WebDriver numbers them.

/// Control.
pub const CONTROL: char = '\u{e009}';
/// Shift.
pub const SHIFT: char = '\u{e008}';
/// Alt.
pub const ALT: char = '\u{e00a}';
/// Enter.
pub const ENTER: char = '\u{e007}';
/// Escape.
pub const ESCAPE: char = '\u{e00c}';
/// Tab.
pub const TAB: char = '\u{e004}';
/// Delete.
pub const DELETE: char = '\u{e017}';
/// Home.
pub const HOME: char = '\u{e011}';
/// End.
pub const END: char = '\u{e010}';
/// Arrow to the left.
pub const LEFT: char = '\u{e012}';
/// Arrow up.
pub const UP: char = '\u{e013}';
/// Arrow to the right.
pub const RIGHT: char = '\u{e014}';
/// Arrow down.
pub const DOWN: char = '\u{e015}';
/// F1.
pub const F1: char = '\u{e031}';
/// F2.
pub const F2: char = '\u{e032}';
/// F10.
pub const F10: char = '\u{e03a}';
/// F12.
pub const F12: char = '\u{e03c}';
