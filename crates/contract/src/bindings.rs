//! The TypeScript declarations, written from the same types that are sent.

use crate::{ApiError, Event};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use ts_rs::{Config, TS, TypeVisitor};

/// One call, in TypeScript's words.
pub(crate) struct CommandType {
    name: &'static str,
    doc: String,
    input: String,
    output: String,
    declarations: BTreeMap<String, String>,
}

impl CommandType {
    pub(crate) fn of<I: TS + 'static, O: TS + 'static>(
        name: &'static str,
        doc: &[&str],
        config: &Config,
    ) -> Self {
        let mut declarations = BTreeMap::new();
        declare::<I>(config, &mut declarations);
        declare::<O>(config, &mut declarations);
        let doc = doc.iter().map(|line| line.trim()).collect::<Vec<_>>().join("\n   * ");
        Self { name, doc, input: I::name(config), output: O::name(config), declarations }
    }
}

/// Collects the declaration of `T` and of everything it is made of, by name.
fn declare<T: TS + ?Sized + 'static>(config: &Config, into: &mut BTreeMap<String, String>) {
    struct Walk<'a>(&'a Config, &'a mut BTreeMap<String, String>);
    impl TypeVisitor for Walk<'_> {
        fn visit<D: TS + 'static + ?Sized>(&mut self) {
            declare::<D>(self.0, self.1);
        }
    }
    if T::output_path().is_some() {
        let name = T::ident(config);
        if into.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        into.insert(name, format!("{docs}export {}\n", T::decl(config)));
        T::visit_dependencies(&mut Walk(config, into));
    }
    // A list of things would lead past the name of the thing to what it is made of: without end where that is a list of
    // the same.
    T::visit_generics(&mut Walk(config, into));
}

/// The whole of `ui/src/contract/bindings.ts`.
#[must_use]
pub fn typescript() -> String {
    let config = Config::default();
    let calls = crate::commands::types(&config);
    let mut declarations = BTreeMap::new();
    declare::<ApiError>(&config, &mut declarations);
    declare::<Event>(&config, &mut declarations);
    for call in &calls {
        declarations.extend(call.declarations.clone());
    }
    let mut out = String::from("// Written by `cargo xtask codegen` from crates/contract. Do not edit.\n\n");
    for declaration in declarations.values() {
        let _ = writeln!(out, "{declaration}");
    }
    out.push_str("/** Every call, with what goes in and what comes out. */\nexport interface Calls {\n");
    for call in &calls {
        let CommandType { name, doc, input, output, .. } = call;
        let _ = writeln!(out, "  /** {doc} */\n  {name}: {{ input: {input}; output: {output} }};");
    }
    out.push_str("}\n");
    out
}
