//! The fuzz target of decisions: any bytes are read and weighed, and every edit of them fits.
//!
//! Under `cargo test` the committed seeds are replayed, the same way each time; `mutations.rs` damages them at random but
//! the same on every run. To search for more, on a nightly toolchain: `cargo bolero test -p decision reading_and_editing`;
//! what it finds goes into the seeds.
#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

#[path = "common/every.rs"]
mod every;

#[test]
fn reading_and_editing() {
    bolero::check!().with_iterations(0).with_max_len(600).for_each(|bytes: &[u8]| {
        let source = String::from_utf8_lossy(bytes);
        every::every_intent(&source, bytes.len(), "Zed");
    });
}
