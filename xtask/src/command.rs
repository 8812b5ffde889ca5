//! Running other programs: shown before they start, timed by step, and named in words when they fail.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::Outcome;

/// The npm program: a batch file on Windows.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Says what is about to happen, does it, and says how long it took.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    say(&format!("==> {what}"));
    let start = Instant::now();
    let done = work()?;
    say(&format!("    done in {}", words_for(start.elapsed())));
    Ok(done)
}

/// Prints a line at once, so that it stands before the output of the program that follows.
pub(crate) fn say(line: &str) {
    println!("{line}");
    // A closed pipe is no reason to stop the work.
    let _ = std::io::stdout().flush();
}

pub(crate) fn words_for(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 60.. => format!("{} min {:02} s", seconds / 60, seconds % 60),
        _ => format!("{:.1} s", time.as_secs_f64()),
    }
}

/// The cargo that started this program, so that toolchains never mix.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command with the terminal as its input and output.
///
/// # Errors
/// When it cannot be started or ends with anything but success.
pub(crate) fn run(command: &mut Command) -> Outcome {
    say(&format!("    $ {}", words_of(command)));
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status}).", words_of(command))) }
}

/// Runs a command that fetches something from the network, up to three times: a moment without a network is no failure.
///
/// # Errors
/// Those of [`run`], of the last time.
pub(crate) fn run_fetching(command: &mut Command) -> Outcome {
    for _ in 0..2 {
        match run(command) {
            Ok(()) => return Ok(()),
            Err(reason) => say(&format!("    {reason} Once more, in case it was the network.")),
        }
    }
    run(command)
}

/// Runs a command and gives back what it wrote to its standard output.
///
/// # Errors
/// When it cannot be started, ends with anything but success, or writes something that is not text.
pub(crate) fn read(command: &mut Command) -> Outcome<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| not_started(command, &error))?;
    if !output.status.success() {
        return Err(format!("`{}` failed ({}).", words_of(command), output.status));
    }
    String::from_utf8(output.stdout)
        .map_err(|_| format!("`{}` wrote something that is not text.", words_of(command)))
}

pub(crate) fn not_started(command: &Command, error: &std::io::Error) -> String {
    format!("`{}` could not be started: {error}.", command.get_program().to_string_lossy())
}

/// A command as one would type it, for messages.
fn words_of(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = program.file_stem().unwrap_or_else(|| OsStr::new("?")).to_string_lossy().into_owned();
    for argument in command.get_args() {
        let argument = argument.to_string_lossy();
        let quote = if argument.contains(' ') { "'" } else { "" };
        let _ = write!(words, " {quote}{argument}{quote}");
    }
    words
}

/// Where a program is on the search path, if it is.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|folder| [folder.join(program), folder.join(format!("{program}.exe"))])
        .find(|candidate| candidate.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_is_named_with_its_arguments() {
        let reason = run(cargo().args(["no-such-task", "two words"]).stderr(Stdio::null())).unwrap_err();
        assert!(reason.contains("`cargo no-such-task 'two words'` failed"), "{reason}");
    }

    #[test]
    #[cfg(unix)]
    fn what_is_fetched_is_tried_again_and_fails_only_if_it_always_fails() {
        let folder = tempfile::tempdir().unwrap();
        let fails = |times: usize| {
            let file = folder.path().join(times.to_string());
            let script = format!("echo >> \"$0\"; [ $(wc -l < \"$0\") -gt {times} ]");
            let outcome = run_fetching(Command::new("sh").args(["-c", &script]).arg(&file));
            (outcome.is_ok(), std::fs::read(file).unwrap().len())
        };
        assert_eq!([0, 2, 3].map(fails), [(true, 1), (true, 3), (false, 3)]);
    }

    #[test]
    fn a_missing_program_is_named() {
        let reason = read(&mut Command::new("no-such-program-at-all")).unwrap_err();
        assert!(reason.contains("`no-such-program-at-all` could not be started"), "{reason}");
        assert_eq!(find("no-such-program-at-all"), None);
    }

    #[test]
    fn long_times_are_told_in_minutes() {
        assert_eq!(words_for(Duration::from_millis(1240)), "1.2 s");
        assert_eq!(words_for(Duration::from_secs(245)), "4 min 05 s");
    }
}
