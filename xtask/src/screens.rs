//! `screens`: drives the real app and saves every principal screen as a picture to look at.

use crate::Outcome;
use crate::command::{say, step};
use crate::desktop::{self, Build};
use crate::project::target;

pub(crate) fn screens() -> Outcome {
    let desktop = desktop::ready_to_drive(Build::Scripted)?;
    let folder = target()?.join("screens");
    step("Drive Foreland and save its screens", || {
        desktop::drive(&desktop, desktop::driver("window-screens").arg("--out").arg(&folder))
    })?;
    say(&format!("\nThe screens are in {}", folder.display()));
    Ok(())
}
