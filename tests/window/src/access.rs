//! What axe-core, the accessibility checker, finds on the screen.

use crate::Window;
use serde_json::json;
use std::path::Path;

/// Reads violations as lines; only those that keep somebody from using the app: serious and critical ones.
const RUN: &str = "return axe.run(document, { resultTypes: ['violations'] }).then(({ violations, passes }) => ({
  checked: passes.length,
  found: violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${help}\\n    ${html.slice(0, 160)}\\n    ${any[0]?.message ?? ''}`)),
}))";

impl Window {
    /// Serious and critical violations on the screen as it is, each a few lines of text.
    ///
    /// The checker comes from `ui/node_modules` and only ever reaches this window: the app does not ship it.
    ///
    /// # Panics
    /// When the UI's packages are not installed, or the checker checked nothing.
    #[must_use]
    pub fn violations(&self) -> Vec<String> {
        self.wait_still();
        if self.ask("return typeof axe") != json!("object") {
            let path =
                Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/node_modules/axe-core/axe.min.js");
            let source = std::fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}; run `cargo xtask setup`", path.display()));
            self.ask(&format!("const module = undefined; const define = undefined; {source}; window.axe ??= axe; return true"));
        }
        let answer = self.ask(RUN);
        assert!(answer["checked"].as_u64() > Some(10), "the checker looked at the screen: {answer}");
        let found = answer["found"].as_array().cloned().unwrap_or_default();
        found.iter().filter_map(|line| line.as_str().map(str::to_owned)).collect()
    }
}
