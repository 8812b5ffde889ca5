//! One file for each subcommand.

pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod convert;
pub(crate) mod diff;
pub(crate) mod fmt;
pub(crate) mod inspect;
pub(crate) mod man;
pub(crate) mod render;
pub(crate) mod score;
pub(crate) mod vale_style;
