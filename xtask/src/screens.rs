//! `screens`: drives the real app and saves every principal screen as a picture to look at.

use crate::Outcome;
use crate::command::{cargo, run, say, step};
use crate::display;
use crate::project::{Build, build_desktop, root, target};
use crate::setup::{self, For};
use crate::ui;

pub(crate) fn screens() -> Outcome {
    display::can_be_driven()?;
    setup::setup(&[For::Core, For::Window, For::Display])?;
    ui::build()?;
    let desktop =
        step("Build Foreland (the first time takes a few minutes)", || build_desktop(Build::Scripted))?;
    let folder = target()?.join("screens");
    step("Drive Foreland and save its screens", || {
        let mut screens = cargo();
        screens.current_dir(root());
        screens
            .args(["run", "--quiet", "--package", "window", "--bin", "window-screens", "--", "--out"])
            .arg(&folder);
        run(&mut display::driving(&desktop, &screens))
    })?;
    say(&format!("\nThe screens are in {}", folder.display()));
    Ok(())
}
