//! The terminal, where there is one.
//!
//! On Windows the program is built without a console, so that none opens beside the window. It
//! then has a place to print to only if its output goes to a file or through a pipe. Joining the
//! console of the program that started it takes a call that Rust counts as unsafe; what would be
//! printed there is shown in a box instead.

use crate::about::PROGRAM;
use crate::i18n::Language;

use super::Complaint;

/// Prints help, the version or what is wrong with the arguments.
pub(super) fn print(answer: &clap::Error) {
    if is_there() {
        let _ = answer.print();
    } else {
        let level = if answer.use_stderr() { rfd::MessageLevel::Error } else { rfd::MessageLevel::Info };
        super::complaint::show(level, &answer.render().to_string());
    }
}

/// One line for whoever started it by hand.
pub(super) fn say(line: &str) {
    #[expect(clippy::print_stderr, reason = "said before there is a window, or instead of one")]
    if is_there() {
        eprintln!("{PROGRAM}: {line}");
    }
}

/// What runs without a window runs where it can be seen and stopped.
#[cfg(windows)]
pub(super) fn need(language: Language) -> Result<(), Complaint> {
    use crate::i18n::Text;
    if is_there() { Ok(()) } else { Err(Complaint::Other(language.t(Text::StartNoTerminal).to_owned())) }
}

/// What runs without a window runs where it can be seen and stopped.
#[cfg(not(windows))]
#[expect(clippy::unnecessary_wraps, reason = "there always is one, except on Windows")]
pub(super) fn need(_language: Language) -> Result<(), Complaint> {
    Ok(())
}

#[cfg(windows)]
fn is_there() -> bool {
    use std::os::windows::io::AsRawHandle as _;
    !std::io::stdout().as_raw_handle().is_null()
}

#[cfg(not(windows))]
fn is_there() -> bool {
    true
}
