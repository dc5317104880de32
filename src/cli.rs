//! The command line. There is no argument for a token: arguments can be read by every program on
//! the machine and end up in shell histories.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::about::{self, PROGRAM, Renderer};
use crate::i18n::Language;
use crate::picture::scenes::Scene;
use crate::sandbox;
use crate::settings::Scale;

/// Run an MPChat bot by hand: watch what arrives, answer people, look after the bot.
#[derive(Debug, Parser)]
#[command(name = PROGRAM, version, long_version = about::LONG_VERSION, about, args_conflicts_with_subcommands = true)]
pub struct Args {
    /// Something else than the window.
    #[command(subcommand)]
    pub command: Option<Action>,

    /// Go straight into the demo bot; no token, no network.
    #[arg(long, conflicts_with = "connect")]
    pub demo: bool,

    /// Connect at once with the token in `MPCHAT_BOT_TOKEN`.
    #[arg(long)]
    pub connect: bool,

    /// API address instead of <https://call.mp.net/bot>; plain http to this computer only.
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,

    /// Where updates, messages and settings lie.
    #[arg(long, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,

    /// How much to log, to the terminal and to a file in the data folder.
    #[arg(long, value_name = "LEVEL", default_value = "info")]
    pub log: LogLevel,

    /// Language of the screen; the system's if not given.
    #[arg(long, value_name = "TAG")]
    pub lang: Option<Lang>,

    /// Colours of the screen; the system's if not given.
    #[arg(long, value_name = "THEME")]
    pub theme: Option<ThemeChoice>,

    /// What draws the window. Not given, OpenGL comes first and what else is compiled in after it.
    #[arg(long, value_name = "NAME")]
    pub renderer: Option<Renderer>,

    /// Draw the window of the demo into a PNG file and end. Needs no display and no GPU.
    #[arg(long, value_name = "FILE")]
    pub screenshot: Option<PathBuf>,

    /// Size of the picture in pixels.
    #[arg(long, value_name = "WxH", default_value = "1440x900", value_parser = parse_size)]
    pub size: (u32, u32),

    /// How large everything in the picture is drawn, in percent: 75 to 200.
    #[arg(long, value_name = "PERCENT", default_value = "100", value_parser = parse_scale)]
    pub scale: Scale,

    /// What the picture shows.
    #[arg(long, value_name = "NAME", default_value = "conversation")]
    pub scene: Scene,
}

/// Things to do without the window.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// Run the Bot API sandbox by itself, on this computer only.
    Sandbox(sandbox::cli::Args),
}

/// How much to log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names say it")]
pub enum LogLevel {
    Off,
    Error,
    Warn,
    Info,
    Debug,
    Trace,
}

/// A language by its tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// English.
    En,
    /// 简体中文.
    #[value(name = "zh-Hans", alias = "zh-hans", alias = "zh")]
    ZhHans,
    /// 繁體中文.
    #[value(name = "zh-Hant", alias = "zh-hant")]
    ZhHant,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::English,
            Lang::ZhHans => Self::SimplifiedChinese,
            Lang::ZhHant => Self::TraditionalChinese,
        }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ThemeChoice {
    Light,
    Dark,
}

impl From<ThemeChoice> for egui::Theme {
    fn from(choice: ThemeChoice) -> Self {
        match choice {
            ThemeChoice::Light => Self::Light,
            ThemeChoice::Dark => Self::Dark,
        }
    }
}

fn parse_size(text: &str) -> Result<(u32, u32), String> {
    const RANGE: std::ops::RangeInclusive<u32> = 320..=4096;
    text.split_once(['x', 'X', '×'])
        .and_then(|(width, height)| Some((width.trim().parse().ok()?, height.trim().parse().ok()?)))
        .filter(|(width, height)| RANGE.contains(width) && RANGE.contains(height))
        .ok_or_else(|| "a size looks like 1280x800, each side from 320 to 4096".to_owned())
}

fn parse_scale(text: &str) -> Result<Scale, String> {
    let percent = text.trim_end_matches(['%', ' ']).parse().ok();
    percent.and_then(Scale::new).ok_or_else(|| "a scale is a number of percent from 75 to 200".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn no_argument_takes_a_token() {
        let help = Args::command().render_long_help().to_string();
        assert!(!help.contains("--token"), "{help}");
    }

    #[test]
    fn a_size_is_two_numbers_within_bounds() {
        assert_eq!(parse_size("1280x800"), Ok((1280, 800)));
        for bad in ["", "1280", "0x0", "99999x5", "ax b"] {
            assert!(parse_size(bad).is_err(), "{bad}");
        }
    }
}
