//! Draws every widget and a whole screen, in both themes and two languages, into
//! `target/pictures/`, and checks that the pictures are complete and always the same.

#![allow(clippy::expect_used, reason = "a test that cannot write its pictures has failed")]

#[path = "look/gallery.rs"]
mod gallery;
#[path = "look/labels.rs"]
mod labels;
#[path = "look/screen.rs"]
mod screen;

use std::path::PathBuf;

use egui::{Theme, Ui, Vec2, vec2};
use mpchat_console::picture::{Stage, StageOptions};

/// Draws one frame at rest and saves it. Fails if a glyph is missing.
fn draw(name: &str, size: Vec2, theme: Theme, mut ui: impl FnMut(&mut Ui)) -> image::RgbaImage {
    let options = StageOptions { size, theme, ..StageOptions::default() };
    let mut stage = Stage::new(options);
    stage.context().set_missing_glyph_policy(epaint::text::MissingGlyphPolicy::Panic);
    assert!(stage.settle(20, &mut ui), "{name} never comes to rest");
    let picture = stage.picture();

    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    stage.save_png(&folder.join(format!("{name}.png"))).expect("a picture is saved");
    picture
}

fn colors(picture: &image::RgbaImage) -> usize {
    picture.pixels().map(|pixel| pixel.0).collect::<std::collections::HashSet<_>>().len()
}

#[test]
fn gallery_is_drawn_in_both_themes() {
    for (name, theme) in [("gallery-light", Theme::Light), ("gallery-dark", Theme::Dark)] {
        let picture = draw(name, vec2(1200.0, 1500.0), theme, gallery::show);
        assert!(colors(&picture) > 200, "{name} is nearly empty");
    }
}

#[test]
fn whole_screen_fits_together() {
    let shots = [
        ("screen-light", Theme::Light, vec2(1440.0, 900.0), false),
        ("screen-dark-zh", Theme::Dark, vec2(1440.0, 900.0), true),
        ("screen-light-small-zh", Theme::Light, vec2(1024.0, 640.0), true),
        ("screen-dark-small", Theme::Dark, vec2(1024.0, 640.0), false),
    ];
    for (name, theme, size, chinese) in shots {
        let mut draft = screen::draft(chinese);
        let picture = draw(name, size, theme, |ui| screen::show(ui, chinese, &mut draft));
        assert_eq!((picture.width(), picture.height()), (size.x as u32, size.y as u32));
        assert!(colors(&picture) > 200, "{name} is nearly empty");
    }
}

#[test]
fn welcome_page_is_drawn() {
    for (name, theme, chinese) in
        [("welcome-light", Theme::Light, false), ("welcome-dark-zh", Theme::Dark, true)]
    {
        let mut token = "x".repeat(30);
        draw(name, vec2(1440.0, 900.0), theme, |ui| {
            screen::welcome(ui, chinese, &mut token);
        });
    }
}

#[test]
fn the_same_screen_is_the_same_picture() {
    let shot = || {
        let mut draft = screen::draft(true);
        draw("screen-again", vec2(1024.0, 640.0), Theme::Light, |ui| {
            screen::show(ui, true, &mut draft);
        })
    };
    assert!(shot() == shot(), "two runs differ");
}
