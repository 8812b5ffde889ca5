//! The `foreland` command.
fn main() {}
