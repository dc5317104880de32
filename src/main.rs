//! Opens the door: arguments, logging, runtime, window.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;
use etcetera::app_strategy::{AppStrategy as _, AppStrategyArgs, choose_native_strategy};

use mpchat_console::api::{ApiAddress, Token, diagnose};
use mpchat_console::cli::{Action, Args, LogLevel};
use mpchat_console::i18n::Language;

use mpchat_console::picture::scenes;
use mpchat_console::settings::Settings;
use mpchat_console::ui::fonts::FontSource;
use mpchat_console::ui::{Console, Launch, Start};
use mpchat_console::{logging, sandbox};

fn main() -> ExitCode {
    match run(Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn run(args: Args) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .worker_threads(2)
        .build()
        .context("the background threads could not be started")?;
    if let Some(Action::Sandbox(sandbox_args)) = args.command {
        logging::start(level_name(args.log), None);
        runtime.block_on(sandbox::cli::run(sandbox_args))?;
        return Ok(());
    }
    let throwaway = args.screenshot.is_some().then(tempfile::tempdir).transpose()?;
    let data_folder = match (&throwaway, args.data_dir) {
        (Some(folder), _) => folder.path().to_owned(),
        (None, Some(folder)) => folder,
        (None, None) => default_data_folder()?,
    };
    let logs = data_folder.join("logs");
    std::fs::create_dir_all(&logs)
        .with_context(|| format!("the data folder {} cannot be written", data_folder.display()))?;
    let log_folder = args.screenshot.is_none().then_some(logs.as_path());
    logging::start(level_name(args.log), log_folder);

    let address = match &args.base_url {
        Some(text) => ApiAddress::parse(text).with_context(|| "--base-url".to_owned())?,
        None => ApiAddress::default(),
    };
    let env_token = token_from_environment();
    let start = match (args.demo, args.connect, &env_token) {
        (true, _, _) => Start::Demo,
        (_, true, Some(_)) => Start::Connect,
        (_, true, None) => anyhow::bail!("--connect needs a token in the variable MPCHAT_BOT_TOKEN"),
        _ => Start::Welcome,
    };
    // A picture is the same for everybody: English and light, unless asked otherwise.
    let mut settings = match args.screenshot {
        Some(_) => Settings {
            language: Some(Language::English),
            theme: Some(egui::Theme::Light),
            ..Settings::default()
        },
        None => Settings::load(&data_folder),
    };
    settings.language = args.lang.map(Into::into).or(settings.language);
    settings.theme = args.theme.map(Into::into).or(settings.theme);
    let language = settings.language.unwrap_or_else(Language::of_system);
    let launch = Launch {
        runtime: runtime.handle().clone(),
        data_folder: data_folder.clone(),
        address,
        env_token,
        start,
        settings,
        fonts: FontSource::system(language.tag()),
    };
    if let Some(file) = &args.screenshot {
        return Ok(scenes::draw(launch, args.scene, args.size, file)?);
    }
    let result = open_window(launch, &data_folder);
    runtime.shutdown_timeout(std::time::Duration::from_secs(1));
    result
}

fn open_window(launch: Launch, data_folder: &Path) -> anyhow::Result<()> {
    let begun = launch.begin();
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("MPChat Bot Console")
            .with_app_id("net.mpchat.console")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([820.0, 520.0]),
        renderer: eframe::Renderer::Glow,
        // The fonts of the machine are found by our own provider, which knows bold.
        system_font_fallback: false,
        persist_window: true,
        persistence_path: Some(data_folder.join("window.ron")),
        ..Default::default()
    };
    eframe::run_native(
        "mpchat-console",
        options,
        Box::new(move |context| Ok(Box::new(Console::open(&context.egui_ctx, launch, begun)))),
    )
    .map_err(|error| anyhow::anyhow!(window_problem(&error)))
}

/// Why no window opened, in one sentence that says what to do. The library's words hold paths of
/// the machine it was built on and go to the log only.
fn window_problem(error: &eframe::Error) -> &'static str {
    tracing::debug!(%error, "no window");
    match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => {
            "there is no display that a window could open on; start it from a desktop, or use --screenshot"
        }
        _ => "the window needs OpenGL 2.1 or newer; update the graphics driver, or use --screenshot",
    }
}

/// Says on the terminal why it cannot start, and in a dialog to those who have no terminal.
fn complain(message: &str) {
    let message = logging::redact(message);
    #[expect(clippy::print_stderr, reason = "the one place where the program says why it cannot start")]
    {
        eprintln!("mpchat-console: {message}");
    }
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let has_display = !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY");
    if has_display && !std::io::stderr().is_terminal() {
        rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title("MPChat Bot Console")
            .set_description(message.as_ref())
            .show();
    }
}

fn token_from_environment() -> Option<Token> {
    let value = std::env::var("MPCHAT_BOT_TOKEN").ok()?;
    diagnose(&value).token.ok()
}

fn default_data_folder() -> anyhow::Result<PathBuf> {
    let strategy = choose_native_strategy(AppStrategyArgs {
        top_level_domain: "net".to_owned(),
        author: "mpchat".to_owned(),
        app_name: "mpchat-console".to_owned(),
    })
    .context("this account has no home folder; use --data-dir")?;
    Ok(strategy.data_dir())
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
