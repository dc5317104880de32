//! A window that exists only in memory.

use std::path::Path;
use std::time::Duration;

use egui::{Color32, Context, Event, FullOutput, RawInput, Rect, Theme, Ui, Vec2, ViewportId};
use image::{ImageResult, RgbaImage};

use super::Rasterizer;
use crate::ui::fonts::{self, FontSource};
use crate::ui::theme::{self, Palette};

/// How a [`Stage`] is set up.
#[derive(Clone, Debug)]
pub struct StageOptions {
    /// Size of the window, in points.
    pub size: Vec2,
    /// Pixels for each point: 2.0 for a picture on a sharp screen.
    pub pixels_per_point: f32,
    /// Light or dark.
    pub theme: Theme,
    /// Where glyphs outside the embedded fonts come from.
    pub fonts: FontSource,
    /// Time between two frames. Always the same, so that animations end on the same frame.
    pub time_step: Duration,
}

impl Default for StageOptions {
    fn default() -> Self {
        Self {
            size: egui::vec2(1440.0, 900.0),
            pixels_per_point: 1.0,
            theme: Theme::Light,
            fonts: FontSource::EmbeddedOnly,
            time_step: Duration::from_millis(16),
        }
    }
}

/// Runs views frame by frame and keeps the last frame to draw it.
pub struct Stage {
    context: Context,
    rasterizer: Rasterizer,
    options: StageOptions,
    time: Duration,
    shapes: Vec<epaint::ClippedShape>,
    accessibility: Option<egui::accesskit::TreeUpdate>,
}

impl Stage {
    /// A window of this size in this theme, with the fonts and the style of the real one.
    #[must_use]
    pub fn new(options: StageOptions) -> Self {
        let context = Context::default();
        fonts::install(&context, &options.fonts);
        theme::install(&context);
        context.set_theme(options.theme);
        context.enable_accesskit();
        Self {
            context,
            rasterizer: Rasterizer::default(),
            options,
            time: Duration::ZERO,
            shapes: Vec::new(),
            accessibility: None,
        }
    }

    /// The context, for settings and for code that starts work in the background.
    #[must_use]
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// Switches between light and dark from the next frame on.
    pub fn set_theme(&mut self, theme: Theme) {
        self.options.theme = theme;
        self.context.set_theme(theme);
    }

    /// Changes the size of the window, in points, from the next frame on.
    pub fn resize(&mut self, size: Vec2) {
        self.options.size = size;
    }

    /// Runs one frame. Returns whether the views want the next one at once, as an animation or an
    /// image on its way does.
    pub fn frame(&mut self, events: Vec<Event>, ui: impl FnMut(&mut Ui)) -> bool {
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, self.options.size)),
            time: Some(self.time.as_secs_f64()),
            predicted_dt: self.options.time_step.as_secs_f32(),
            events,
            system_theme: Some(self.options.theme),
            ..RawInput::default()
        };
        if let Some(viewport) = input.viewports.get_mut(&ViewportId::ROOT) {
            viewport.native_pixels_per_point = Some(self.options.pixels_per_point);
            viewport.focused = Some(true);
        }
        self.time += self.options.time_step;

        let FullOutput { platform_output, mut textures_delta, shapes, viewport_output, .. } =
            self.context.run_ui(input, ui);
        self.rasterizer.apply(&mut textures_delta);
        self.shapes = shapes;
        if let Some(update) = platform_output.accesskit_update {
            self.accessibility = Some(update);
        }
        viewport_output.get(&ViewportId::ROOT).is_some_and(|output| output.repaint_delay.is_zero())
    }

    /// Runs frames until the views are at rest, at most `limit` of them. Returns whether they are.
    pub fn settle(&mut self, limit: usize, mut ui: impl FnMut(&mut Ui)) -> bool {
        // One frame more than the views ask for: windows and popups learn their size on the first.
        self.frame(Vec::new(), &mut ui);
        (0..limit).any(|_| !self.frame(Vec::new(), &mut ui))
    }

    /// Draws the last frame.
    #[must_use]
    pub fn picture(&self) -> RgbaImage {
        let ppp = self.context.pixels_per_point();
        let primitives = self.context.tessellate(self.shapes.clone(), ppp);
        let [width, height] = (self.options.size * ppp).round().into();
        self.rasterizer.draw(&primitives, [width as u32, height as u32], ppp, self.background())
    }

    /// Draws the last frame into a PNG file.
    pub fn save_png(&self, path: &Path) -> ImageResult<()> {
        self.picture().save_with_format(path, image::ImageFormat::Png)
    }

    /// What the last frame drew, from back to front.
    #[must_use]
    pub fn shapes(&self) -> &[epaint::ClippedShape] {
        &self.shapes
    }

    /// What a screen reader was told last.
    #[must_use]
    pub fn accessibility(&self) -> Option<&egui::accesskit::TreeUpdate> {
        self.accessibility.as_ref()
    }

    fn background(&self) -> Color32 {
        Palette::of_theme(self.options.theme).bg
    }
}
