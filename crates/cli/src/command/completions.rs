//! `foreland completions`: what a shell needs to complete our commands.

use crate::report;
use clap::CommandFactory;
use clap_complete::Shell;
use contract::ApiError;
use std::process::ExitCode;

/// Print a shell's completions for this command
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foreland completions bash > ~/.local/share/bash-completion/completions/foreland\n  foreland completions zsh > ~/.zfunc/_foreland\n  foreland completions fish > ~/.config/fish/completions/foreland.fish"
)]
pub(crate) struct Arguments {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, ApiError> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut crate::Arguments::command(), "foreland", &mut script);
    report::data(&script)?;
    Ok(ExitCode::SUCCESS)
}
