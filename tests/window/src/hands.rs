//! What a person's hands do: clicks, drags, the wheel and keys.
//!
//! A person looks before clicking. So nothing is pressed that still moves, lies under something else, or does not take
//! presses yet; and nothing is typed before the field that it is meant for has the keyboard.

use crate::key::{CONTROL, END};
use crate::{Window, wait};
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MouseActions, PointerAction, WheelAction, WheelActions,
};
use serde_json::{Value, json};
use std::time::Duration;

/// Where the middle of an element is, of that part of it that can be seen; or why nobody would press there yet.
///
/// What is drawn on the canvas takes presses as a whole, by its owner.
const MIDDLE: &str = "
const [css, press] = arguments;
const place = () => {
  const box = document.querySelector(css)?.getBoundingClientRect();
  return box === undefined ? null : [box.left, box.right, box.top, box.bottom];
};
const judge = (before, after) => {
  if (before === null || after === null) return 'is not there';
  if (before.some((side, index) => side !== after[index])) return 'moves';
  const middle = (from, to, limit) => (Math.max(from, 0) + Math.min(to, limit)) / 2;
  const at = [middle(after[0], after[1], innerWidth), middle(after[2], after[3], innerHeight)];
  if (!press) return at;
  const element = document.querySelector(css);
  if (element.disabled || element.closest('[inert]') !== null) return 'takes no presses';
  const [owner, hit] = [element.closest('[data-id]') ?? element, document.elementFromPoint(...at)];
  const own = hit !== null && (owner.contains(hit) || hit.contains(owner));
  return own ? at : `lies under ${hit?.outerHTML.slice(0, 120)}`;
};
const before = place();
return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(judge(before, place())))));
";

impl Window {
    /// Clicks the middle of the element `css` once it is there, rests, and takes presses.
    #[track_caller]
    pub fn click(&self, css: &str) {
        let at = self.middle(css, true);
        self.run(css, self.client().perform_actions(clicked(moved(mouse(), at))));
    }

    /// Clicks the middle of the element `css` while a key such as Shift is held.
    #[track_caller]
    pub fn click_holding(&self, key: char, css: &str) {
        self.run("hold", self.client().perform_actions(keys().then(KeyAction::Down { value: key })));
        self.click(css);
        self.run("let go", self.client().perform_actions(keys().then(KeyAction::Up { value: key })));
    }

    /// Where the middle of the element `css` is once it rests: of that part of it that can be seen.
    #[must_use]
    #[track_caller]
    pub fn centre(&self, css: &str) -> (f64, f64) {
        self.middle(css, false)
    }

    #[track_caller]
    fn middle(&self, css: &str, press: bool) -> (f64, f64) {
        wait(css, || {
            let answer = self.ask_with(MIDDLE, vec![json!(css), json!(press)]);
            match (answer[0].as_f64(), answer[1].as_f64()) {
                (Some(x), Some(y)) => Ok((x, y)),
                _ => Err(move || format!("{css} {answer}\non the screen: {}", self.words())),
            }
        })
    }

    /// Double-clicks at a point of the window until the element `css` is there.
    ///
    /// Once is enough where the machine has time: on a busy one the second click may come too late to be part of a double
    /// click.
    #[track_caller]
    pub fn double_click(&self, at: (f64, f64), css: &str) {
        wait(css, || {
            self.run("double click", self.client().perform_actions(clicked(clicked(moved(mouse(), at)))));
            self.wait_frame();
            match self.ask(&format!("return document.querySelector({}) !== null", json!(css))) {
                Value::Bool(true) => Ok(()),
                _ => Err(|| self.words()),
            }
        });
    }

    /// Moves the pointer to a point of the window.
    pub fn point(&self, at: (f64, f64)) {
        self.run("move", self.client().perform_actions(moved(mouse(), at)));
    }

    /// Presses at `from`, moves in steps by `by`, and releases, unless `release` is false.
    pub fn drag(&self, from: (f64, f64), by: (f64, f64), release: bool) {
        let mut mouse = moved(mouse(), from).then(PointerAction::Down { button: 0 });
        for step in 1..=5 {
            let share = f64::from(step) / 5.0;
            mouse = moved(mouse, (from.0 + by.0 * share, from.1 + by.1 * share));
        }
        if release {
            mouse = mouse.then(PointerAction::Up { button: 0 });
        }
        self.run("drag", self.client().perform_actions(mouse));
    }

    /// Releases the mouse button.
    pub fn release(&self) {
        self.run("release", self.client().perform_actions(mouse().then(PointerAction::Up { button: 0 })));
    }

    /// Turns the wheel by so many pixels over a point of the window.
    pub fn wheel(&self, at: (f64, f64), by: (i64, i64)) {
        let (x, y) = (at.0.round() as i64, at.1.round() as i64);
        let mut wheel = WheelActions::new("wheel".into());
        wheel.push(WheelAction::Scroll { duration: None, x, y, delta_x: by.0, delta_y: by.1 });
        self.run("wheel", self.client().perform_actions(wheel));
    }

    /// Types `text` into whatever has the keyboard.
    pub fn type_text(&self, text: &str) {
        let keys = text
            .chars()
            .fold(keys(), |keys, value| keys.then(KeyAction::Down { value }).then(KeyAction::Up { value }));
        self.run("type", self.client().perform_actions(keys));
    }

    /// Presses keys together, the last one last: `&[CONTROL, 'z']`.
    pub fn press(&self, together: &[char]) {
        let down = together.iter().fold(keys(), |keys, &value| keys.then(KeyAction::Down { value }));
        let up = together.iter().rev().fold(down, |keys, &value| keys.then(KeyAction::Up { value }));
        self.run("press", self.client().perform_actions(up));
    }

    /// Polls until the element `css`, or something in it, has the keyboard.
    #[track_caller]
    pub fn wait_for_focus(&self, css: &str) {
        let script = format!("return document.activeElement?.closest({}) != null", json!(css));
        self.wait_until(&format!("the keyboard in {css}"), &script);
    }

    /// Types `text` in place of what is in the field `css`, once that has the keyboard.
    #[track_caller]
    pub fn fill(&self, css: &str, text: &str) {
        self.wait_for_focus(css);
        self.press(&[CONTROL, 'a']);
        self.type_text(text);
        self.wait_for_value(css, text);
    }

    /// Goes to the end of the open document's text.
    #[track_caller]
    pub fn go_to_end(&self) {
        const EDITOR: &str = "[data-testid=editor]";
        self.click(EDITOR);
        self.wait_for_focus(EDITOR);
        self.press(&[CONTROL, END]);
    }

    /// Types `words` at the end of the open document's text.
    #[track_caller]
    pub fn append(&self, words: &str) {
        self.go_to_end();
        self.type_text(words);
        self.wait_for_source(words);
    }
}

fn mouse() -> MouseActions {
    MouseActions::new("mouse".into())
}

fn keys() -> KeyActions {
    KeyActions::new("keys".into())
}

fn moved(mouse: MouseActions, (x, y): (f64, f64)) -> MouseActions {
    mouse.then(PointerAction::MoveTo { duration: Some(Duration::ZERO), x, y })
}

fn clicked(mouse: MouseActions) -> MouseActions {
    mouse.then(PointerAction::Down { button: 0 }).then(PointerAction::Up { button: 0 })
}
