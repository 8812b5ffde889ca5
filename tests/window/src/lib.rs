//! Foreland in its real window, driven as a person would: clicks, keys and drags through WebKitWebDriver.
//!
//! Each [`Window`] is a whole world of its own: a virtual display, a driver, an empty data folder and the very binary
//! that a user starts, so that scenarios cannot disturb each other and run side by side. Nothing here sleeps and hopes:
//! every wait polls for a condition and fails with what it saw instead.

mod access;
mod button;
mod close;
mod display;
mod driver;
mod drop;
mod fixture;
mod hands;
pub mod key;
mod memory;
mod place;
mod session;
mod wait;
mod watched;

pub use display::Display;
pub use driver::binary;
pub use drop::HeldFiles;
pub use fixture::{
    FERRY, HARBOUR, control, forbid_writing, harbour, replace, ruined_home, shape, trash_all, write,
};
pub use place::Place;
pub use session::{Start, Window, new_home};
pub use wait::{PATIENCE, wait};
pub use watched::{Picture, Screen, Watched};
