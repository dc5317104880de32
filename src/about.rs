//! Which program this is: its name, version, commit and what draws its window. `--version` and the
//! settings say the same.

use clap::ValueEnum;

/// The program's name on the screen, in every language.
pub const NAME: &str = "MPChat Bot Console";

/// The file's name, which is also the data folder's.
pub const PROGRAM: &str = env!("CARGO_PKG_NAME");

/// What the desktop knows the program by: its entry in menus and its icon bear this name.
pub const APP_ID: &str = "net.mpchat.console";

/// The version.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The commit it was built from; `unknown` when nothing told.
pub const COMMIT: &str = env!("MPCHAT_CONSOLE_COMMIT");

/// What can draw the window, in the order in which it is tried.
#[cfg(feature = "wgpu")]
macro_rules! renderers {
    () => {
        "glow (OpenGL), and where that cannot start wgpu (Vulkan, Direct3D, Metal)"
    };
}
#[cfg(not(feature = "wgpu"))]
macro_rules! renderers {
    () => {
        "glow (OpenGL)"
    };
}

/// What can draw the window, in the order in which it is tried.
pub const RENDERERS: &str = renderers!();

/// What `--version` prints behind the program's name.
pub const LONG_VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\ncommit: ",
    env!("MPCHAT_CONSOLE_COMMIT"),
    "\nrenderer: ",
    renderers!()
);

/// What draws the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Renderer {
    /// OpenGL; the smaller and the first choice.
    #[default]
    Glow,
    /// Vulkan, Direct3D or Metal.
    #[cfg(feature = "wgpu")]
    Wgpu,
}

impl Renderer {
    /// What is tried when this one cannot start.
    #[must_use]
    pub fn instead(self) -> Option<Self> {
        match self {
            #[cfg(feature = "wgpu")]
            Self::Glow => Some(Self::Wgpu),
            _ => None,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Glow => "glow (OpenGL)",
            #[cfg(feature = "wgpu")]
            Self::Wgpu => "wgpu (Vulkan, Direct3D, Metal)",
        }
    }

    /// The name of this one on the command line.
    #[must_use]
    pub fn argument(self) -> &'static str {
        match self {
            Self::Glow => "glow",
            #[cfg(feature = "wgpu")]
            Self::Wgpu => "wgpu",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_says_what_it_was_built_from_and_what_draws() {
        let said = LONG_VERSION;
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines[0], env!("CARGO_PKG_VERSION"));
        assert!(lines[1].starts_with("commit: ") && lines[1].len() > "commit: ".len(), "{said}");
        assert!(lines[2].starts_with("renderer: glow (OpenGL)"), "{said}");
    }
}
