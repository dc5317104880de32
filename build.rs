//! Tells the program which commit it was built from. Asks git on this computer and no network.

use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-env-changed=MPCHAT_CONSOLE_COMMIT");
    println!("cargo::rustc-env=MPCHAT_CONSOLE_COMMIT={}", commit());
}

/// The commit that the builder names, else git's, else the one that `cargo package` wrote down.
fn commit() -> String {
    if let Some(named) = std::env::var("MPCHAT_CONSOLE_COMMIT").ok().filter(|name| is_plain(name)) {
        return named;
    }
    // While developing, every commit would build the whole program anew.
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "debug") {
        println!("cargo::rerun-if-changed=build.rs");
        return "development build".to_owned();
    }
    of_git().or_else(of_package).unwrap_or_else(|| "unknown".to_owned())
}

fn of_git() -> Option<String> {
    // A tarball that is unpacked within somebody's repository is not of that repository.
    git(&["rev-parse", "--show-prefix"]).filter(String::is_empty)?;
    for name in ["HEAD", "logs/HEAD", "index"] {
        if let Some(path) = git(&["rev-parse", "--git-path", name]).filter(|path| Path::new(path).exists()) {
            println!("cargo::rerun-if-changed={path}");
        }
    }
    git(&["describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"]).filter(|name| is_plain(name))
}

fn git(arguments: &[&str]) -> Option<String> {
    let output =
        Command::new("git").args(arguments).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}

fn of_package() -> Option<String> {
    let written = std::fs::read_to_string(".cargo_vcs_info.json").ok()?;
    let (_, rest) = written.split_once("\"sha1\"")?;
    let name: String = rest.split('"').nth(1)?.chars().take(12).collect();
    Some(name).filter(|name| is_plain(name))
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.len() <= 64 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}
