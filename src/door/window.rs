//! Opens the window, and once more with another renderer where the first cannot start.

use std::cell::Cell;
use std::path::Path;
use std::process::Command;
use std::rc::Rc;

use crate::about::{APP_ID, NAME, PROGRAM, Renderer};
use crate::ui::{Console, Launch};

use super::Complaint;

const ICON: &[u8] = include_bytes!("../../assets/icon/icon-128.png");

/// How the window ended.
pub(super) enum End {
    /// The person closed it.
    Closed,
    /// It could not be opened this way; another way is worth a try.
    TryAgain(Renderer),
}

/// Opens the window; returns when it is closed. `may_try_again` is false when the person chose the
/// renderer, as this program does for itself the second time: so it cannot go round in circles.
pub(super) fn open(
    launch: Launch,
    data_folder: &Path,
    renderer: Renderer,
    may_try_again: bool,
) -> Result<End, Complaint> {
    let begun = launch.begin();
    let options = eframe::NativeOptions {
        viewport: viewport(),
        renderer: match renderer {
            Renderer::Glow => eframe::Renderer::Glow,
            #[cfg(feature = "wgpu")]
            Renderer::Wgpu => eframe::Renderer::Wgpu,
        },
        // The fonts of the machine are found by our own provider, which knows bold.
        system_font_fallback: false,
        persist_window: true,
        persistence_path: Some(data_folder.join("window.ron")),
        ..Default::default()
    };
    let drawn = Rc::new(Cell::new(false));
    let opened = eframe::run_native(PROGRAM, options, {
        let drawn = Rc::clone(&drawn);
        Box::new(move |context| {
            drawn.set(true);
            Ok(Box::new(Console::open(&context.egui_ctx, launch, begun)))
        })
    });
    let Err(error) = opened else {
        return Ok(End::Closed);
    };
    // The library's words hold paths of the machine it was built on and go to the log only.
    tracing::debug!(%error, renderer = renderer.name(), "no window");
    match error {
        _ if drawn.get() => Err(Complaint::WindowFailed),
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => Err(Complaint::NoDisplay),
        _ => match renderer.instead().filter(|_| may_try_again) {
            Some(other) => Ok(End::TryAgain(other)),
            None => Err(Complaint::NoRenderer),
        },
    }
}

fn viewport() -> egui::ViewportBuilder {
    let viewport = egui::ViewportBuilder::default()
        .with_title(NAME)
        .with_app_id(APP_ID)
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([820.0, 520.0]);
    match eframe::icon_data::from_png_bytes(ICON) {
        Ok(icon) => viewport.with_icon(icon),
        Err(_) => viewport,
    }
}

/// Starts the program again with the same arguments and this renderer. An event loop can be made
/// once in a process, so it takes a new one. Returns only where that is not the same process.
pub(super) fn start_again(renderer: Renderer) -> Result<(), Complaint> {
    tracing::warn!(renderer = renderer.name(), "OpenGL cannot start; trying another renderer");
    let mut command = Command::new(std::env::current_exe()?);
    command.args(std::env::args_os().skip(1)).args(["--renderer", renderer.argument()]);
    #[cfg(unix)]
    return Err(std::os::unix::process::CommandExt::exec(&mut command).into());
    #[cfg(not(unix))]
    command.spawn().map(drop).map_err(Complaint::from)
}
