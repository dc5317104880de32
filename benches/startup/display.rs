//! A screen that nobody sees, with hands to use it.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Where the screen is made unless the variable `BENCH_DISPLAY` names another place.
const PLACE: &str = ":97";

/// An X server with a window manager, without which no window gets the keyboard.
pub struct Display {
    place: String,
    server: Child,
    manager: Child,
}

impl Display {
    /// Starts both; says what is missing.
    pub fn open() -> Result<Self, String> {
        let place = std::env::var("BENCH_DISPLAY").unwrap_or_else(|_| PLACE.to_owned());
        let server = Command::new("Xvfb")
            .args([&place, "-screen", "0", "1440x900x24", "-nolisten", "tcp"])
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| missing("Xvfb", &error))?;
        std::thread::sleep(Duration::from_secs(1));
        let manager = Command::new("openbox")
            .env("DISPLAY", &place)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| missing("openbox", &error))?;
        std::thread::sleep(Duration::from_secs(1));
        let mut display = Self { place, server, manager };
        if let Ok(Some(_)) = display.server.try_wait() {
            return Err(format!("{} is taken; name a free display in BENCH_DISPLAY", display.place));
        }
        display.tool(&["version"])?;
        Ok(display)
    }

    /// For the programs to be shown on it.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Gives the keyboard to a window and presses a key there.
    pub fn press(&self, window: &str, key: &str) -> Result<(), String> {
        self.tool(&["search", "--sync", "--name", window, "windowactivate", "--sync", "key", key])
    }

    fn tool(&self, arguments: &[&str]) -> Result<(), String> {
        let status = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.place)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .map_err(|error| missing("xdotool", &error))?;
        if status.success() { Ok(()) } else { Err(format!("xdotool {} failed", arguments.join(" "))) }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        for child in [&mut self.manager, &mut self.server] {
            drop(child.kill());
            drop(child.wait());
        }
    }
}

fn missing(program: &str, error: &std::io::Error) -> String {
    format!(
        "{program} could not be started ({error}). This bench runs on Linux and needs Xvfb, openbox and \
         xdotool, and Mesa's software renderer: on Debian the packages xvfb, openbox, xdotool, libgl1."
    )
}
