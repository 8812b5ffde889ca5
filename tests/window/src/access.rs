//! What axe-core, the accessibility checker, finds on the screen.

use crate::Window;
use serde_json::{Value, json};
use std::path::Path;

/// Reads violations as lines; only those that keep somebody from using the app: serious and critical ones.
const RUN: &str = "return axe.run(document, { resultTypes: ['violations'] }).then(({ violations, passes }) => ({
  checked: passes.length,
  found: violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${help}\\n    ${html.slice(0, 160)}\\n    ${any[0]?.message ?? ''}`)),
}))";

/// Reads what is wrong with controls as lines. A control stands for a command when it says so, by either of its identities, or is
/// called as the command is. Its key is beside its name, or in what is shown under the pointer.
const CONTROLS: &str = "
const commands = arguments[0];
const controls = 'button, input, select, textarea, [role=separator][tabindex], [role=option], [contenteditable=true]';
const seen = (element) => element.checkVisibility() && element.getClientRects().length > 0 && element.closest('[inert], [aria-hidden=true]') === null;
// What lies under a dialog can be reached by nobody until that is closed.
const within = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document;
const found = [];
let looked = 0;
axe.setup(document);
for (const element of [...within.querySelectorAll(controls)].filter(seen)) {
  looked += 1;
  const name = axe.commons.text.accessibleText(element).trim();
  const tip = element.closest('[title]')?.title ?? '';
  const words = element.textContent.trim();
  const say = (what) => found.push(`${what}\\n    ${element.outerHTML.replace(/<svg.*?<.svg>/gs, '…').slice(0, 200)}`);
  if (name === '') say('has no name');
  if (element.matches('button') && words === '' && tip === '') say('shows only a picture, and no words under the pointer');
  const { command, testid } = element.dataset;
  const stands = commands.find(({ id, label }) => [command, testid].includes(id) || label === name || label === words || tip === label || tip.startsWith(`${label} (`));
  const keys = [...element.querySelectorAll('kbd')].map((key) => key.textContent).join(' ');
  if (stands !== undefined && !tip.endsWith(`(${stands.keys})`) && keys !== stands.keys) say(`stands for “${stands.label}” and does not show ${stands.keys}, but “${tip}”`);
}
axe.teardown();
return { looked, found };
";

/// Every command that has a key, with its identity, its words and its key, from the list of keys on the screen.
const COMMANDS: &str =
    "return [...document.querySelectorAll('[data-testid=keys] dt[data-command]')].map((term) =>
  ({ id: term.dataset.command, label: term.textContent, keys: term.nextElementSibling.textContent }))";

impl Window {
    /// Every command that has a key, once the list of keys is on the screen; for [`nameless`](Self::nameless).
    #[must_use]
    pub fn listed_keys(&self) -> Value {
        self.wait_for("[data-testid=keys] dt[data-command]");
        self.ask(COMMANDS)
    }

    /// Controls on the screen without a name, or that stand for one of `commands` and do not show its key under the pointer;
    /// each a few lines of text.
    ///
    /// # Panics
    /// When there is no control on the screen.
    #[must_use]
    pub fn nameless(&self, commands: &Value) -> Vec<String> {
        self.wait_still();
        self.bring_axe();
        let answer = self.ask_with(CONTROLS, vec![commands.clone()]);
        assert!(answer["looked"].as_u64() > Some(0), "there are controls on the screen: {answer}");
        lines(&answer["found"])
    }

    /// Serious and critical violations on the screen as it is, each a few lines of text.
    ///
    /// The checker comes from `ui/node_modules` and only ever reaches this window: the app does not ship it.
    ///
    /// # Panics
    /// When the UI's packages are not installed, or the checker checked nothing.
    #[must_use]
    pub fn violations(&self) -> Vec<String> {
        self.wait_still();
        self.bring_axe();
        let answer = self.ask(RUN);
        assert!(answer["checked"].as_u64() > Some(10), "the checker looked at the screen: {answer}");
        lines(&answer["found"])
    }

    /// Brings the checker into the page, where it is not there yet.
    fn bring_axe(&self) {
        if self.ask("return typeof axe") != json!("object") {
            let path =
                Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/node_modules/axe-core/axe.min.js");
            let source = std::fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}; run `cargo xtask setup`", path.display()));
            self.ask(&format!("const module = undefined; const define = undefined; {source}; window.axe ??= axe; return true"));
        }
    }
}

fn lines(found: &Value) -> Vec<String> {
    let found = found.as_array().cloned().unwrap_or_default();
    found.iter().filter_map(|line| line.as_str().map(str::to_owned)).collect()
}
