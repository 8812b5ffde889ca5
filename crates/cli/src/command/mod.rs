//! One file for each subcommand.

pub(crate) mod check;
pub(crate) mod inspect;
pub(crate) mod render;
