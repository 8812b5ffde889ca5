//! Prints the TypeScript declarations of the contract; `cargo xtask codegen` puts them in their place.

#![allow(clippy::print_stdout)]

fn main() {
    print!("{}", contract::typescript());
}
