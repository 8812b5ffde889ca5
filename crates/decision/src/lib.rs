//! Decisions: options weighed against criteria, and what would change the answer.
//!
//! [`method`] holds the arithmetic of weighing as pure functions over plain numbers: the methods themselves, and what
//! is asked about their answer, from stability to chance with a given seed. The same numbers give the same digits on every machine.

pub mod method;
