//! A window with nothing in it: what eframe costs by itself. The bench `startup` measures the
//! program against it.

use std::process::ExitCode;

struct Empty {
    frames: u32,
}

impl eframe::App for Empty {
    fn logic(&mut self, context: &egui::Context, _frame: &mut eframe::Frame) {
        // As in the program: the second frame begins when the first one stands on the screen.
        if self.frames == 1 {
            #[expect(clippy::print_stderr, reason = "the bench reads it")]
            {
                eprintln!("the window is open");
            }
        }
        if self.frames == 0 {
            context.request_repaint();
        }
        self.frames += 1;
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        egui::CentralPanel::default().show(ui, |_| {});
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

fn main() -> ExitCode {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Empty window")
            .with_inner_size([1280.0, 800.0]),
        renderer: eframe::Renderer::Glow,
        ..Default::default()
    };
    let app =
        Box::new(|_: &eframe::CreationContext<'_>| Ok(Box::new(Empty { frames: 0 }) as Box<dyn eframe::App>));
    match eframe::run_native("empty-window", options, app) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
