//! Opens the door: arguments, data folder, logging, runtime, window.

mod complaint;
mod data_folder;
mod first_start;
mod motion;
mod terminal;
mod window;

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser as _;
use clap::error::ErrorKind;
use tokio::runtime::Runtime;

use crate::api::{ApiAddress, Token, diagnose};
use crate::cli::{Action, Args, LogLevel};
use crate::i18n::{Language, look_up_zone};
use crate::picture::scenes;
use crate::settings::Settings;
use crate::store::{Keychain, KnownBots};
use crate::ui::fonts::FontSource;
use crate::ui::notify::SystemCrier;
use crate::ui::{Calls, Launch, Start, Surroundings};
use crate::{logging, sandbox};

use complaint::Complaint;
pub use data_folder::DataPlace;
use first_start::Arrival;
use window::End;

/// Does what the command line says.
pub fn enter(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => {
            terminal::print(&error);
            let wrong = !matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            return if wrong { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let mut language = args.lang.map_or_else(Language::of_system, Into::into);
    match run(args, &mut language) {
        Ok(()) => ExitCode::SUCCESS,
        Err(complaint) => {
            complaint.say(language);
            ExitCode::FAILURE
        }
    }
}

/// `language` becomes the one that the person chose, for what goes wrong later.
fn run(args: Args, language: &mut Language) -> Result<(), Complaint> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().worker_threads(2).build()?;
    if let Some(Action::Sandbox(sandbox_args)) = args.command {
        terminal::need(*language)?;
        logging::start(level_name(args.log), None);
        return runtime
            .block_on(sandbox::cli::run(sandbox_args))
            .map_err(|error| Complaint::Other(error.to_string()));
    }
    let address = match &args.base_url {
        Some(text) => {
            ApiAddress::parse(text).map_err(|error| Complaint::Other(format!("--base-url: {error}")))?
        }
        None => ApiAddress::default(),
    };
    let env_token = token_from_environment();
    let start = match (args.demo, args.connect, &env_token) {
        (true, _, _) => Start::Demo,
        (_, true, Some(_)) => Start::Connect,
        (_, true, None) => {
            let needs = "--connect needs a token in the variable MPCHAT_BOT_TOKEN";
            return Err(Complaint::Other(needs.to_owned()));
        }
        _ => Start::Remembered,
    };
    if args.screenshot.is_some() {
        return draw(&args, &runtime, address, env_token, start);
    }
    open_window(args, runtime, address, env_token, start, language)
}

/// A picture is the same for everybody: its own folder, English and light unless asked otherwise.
fn draw(
    args: &Args,
    runtime: &Runtime,
    address: ApiAddress,
    env_token: Option<Token>,
    start: Start,
) -> Result<(), Complaint> {
    let Some(file) = &args.screenshot else {
        return Ok(());
    };
    let folder = tempfile::tempdir()?;
    logging::start(level_name(args.log), None);
    let language = args.lang.map_or(Language::English, Into::into);
    let launch = Launch {
        runtime: runtime.handle().clone(),
        data_folder: folder.path().to_owned(),
        address,
        env_token,
        start,
        settings: Settings {
            language: Some(language),
            theme: Some(args.theme.map_or(egui::Theme::Light, Into::into)),
            scale: args.scale,
            ..Settings::default()
        },
        fonts: FontSource::system(language.tag()),
        surroundings: Surroundings::default(),
    };
    scenes::draw(launch, args.scene, args.size, file).map_err(|error| Complaint::Other(error.to_string()))
}

fn open_window(
    args: Args,
    runtime: Runtime,
    address: ApiAddress,
    env_token: Option<Token>,
    start: Start,
    language: &mut Language,
) -> Result<(), Complaint> {
    let (folder, place) = data_folder::choose(args.data_dir)?;
    let mut settings = Settings::load(&folder);
    settings.language = args.lang.map(Into::into).or(settings.language);
    settings.theme = args.theme.map(Into::into).or(settings.theme);
    *language = settings.language.unwrap_or_else(Language::of_system);
    data_folder::prepare(&folder)?;
    logging::start(level_name(args.log), Some(&folder.join("logs")));
    runtime.spawn_blocking(look_up_zone);
    let calls = Calls::default();
    let first = match first_start::arrive(&folder, runtime.handle(), calls.bell())? {
        Arrival::First(first) => first,
        Arrival::CameForward => {
            terminal::say("it is open already and came forward");
            return Ok(());
        }
        Arrival::Silent => return Err(Complaint::Silent(folder)),
    };
    let renderer = args.renderer.unwrap_or_default();
    let launch = Launch {
        runtime: runtime.handle().clone(),
        data_folder: folder.clone(),
        address,
        env_token,
        start,
        settings,
        fonts: FontSource::system(language.tag()),
        surroundings: Surroundings {
            renderer,
            place,
            calls,
            crier: Arc::new(SystemCrier::default()),
            asks_for_less_motion: motion::is_unwanted,
            keychain: Keychain::of_system(),
            known: KnownBots::load(&folder),
        },
    };
    let end = window::open(launch, &folder, renderer, args.renderer.is_none());
    runtime.shutdown_timeout(std::time::Duration::from_secs(1));
    // The next start finds the folder free, be it another renderer's.
    drop(first);
    match end? {
        End::Closed => Ok(()),
        End::TryAgain(renderer) => window::start_again(renderer),
    }
}

fn token_from_environment() -> Option<Token> {
    let value = std::env::var("MPCHAT_BOT_TOKEN").ok()?;
    diagnose(&value).token.ok()
}

fn level_name(level: LogLevel) -> &'static str {
    match level {
        LogLevel::Off => "off",
        LogLevel::Error => "error",
        LogLevel::Warn => "warn",
        LogLevel::Info => "info",
        LogLevel::Debug => "debug",
        LogLevel::Trace => "trace",
    }
}
