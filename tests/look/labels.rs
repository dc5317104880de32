//! The program's own words have room, in every language and size, on every screen there is.

use clap::ValueEnum as _;
use egui::accesskit::Role;
use egui::epaint::{Shape, TextShape};
use egui::{Rect, pos2};
use mpchat_console::api::ApiAddress;
use mpchat_console::i18n::{Language, Text};
use mpchat_console::picture::Stage;
use mpchat_console::picture::scenes::{self, Scene};
use mpchat_console::settings::{Scale, Settings};
use mpchat_console::ui::fonts::FontSource;
use mpchat_console::ui::{Launch, Start, Surroundings};

/// A window of 1280 x 800 pixels: small for 150 %.
const SIZE: (u32, u32) = (1280, 800);

/// A text of ours as it was drawn.
struct Drawn<'a> {
    words: &'a str,
    place: Rect,
    /// What it is cut off by.
    clip: Rect,
    elided: bool,
}

fn texts<'a>(shape: &'a Shape, clip: Rect, into: &mut Vec<Drawn<'a>>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, clip, into)),
        Shape::Text(TextShape { pos, galley, angle, .. }) if *angle == 0.0 => into.push(Drawn {
            words: galley.text(),
            place: galley.rect.translate(pos.to_vec2()),
            clip,
            elided: galley.elided,
        }),
        _ => {}
    }
}

/// What is wrong with the labels of a frame.
fn problems(stage: &Stage, language: Language) -> Vec<String> {
    let own: std::collections::HashSet<&str> = Text::ALL.iter().map(|text| language.t(*text)).collect();
    let mut drawn = Vec::new();
    for clipped in stage.shapes() {
        texts(&clipped.shape, clipped.clip_rect, &mut drawn);
    }
    drawn.retain(|text| own.contains(text.words.trim()));
    assert!(!drawn.is_empty(), "a screen without a word of ours");
    let tree = stage.accessibility().expect("a tree");
    let mut found = Vec::new();
    for text in &drawn {
        if text.elided {
            found.push(format!("{:?} is cut short", text.words));
        }
        // Above and below it may be scrolled away.
        if text.place.left() < text.clip.left() - 0.6 || text.place.right() > text.clip.right() + 0.6 {
            found.push(format!("{:?} at {} is cut off by {}", text.words, text.place, text.clip));
        }
        // What can be pressed holds its own label.
        let controls = tree.nodes.iter().filter(|(_, node)| {
            matches!(
                node.role(),
                Role::Button | Role::Tab | Role::RadioButton | Role::CheckBox | Role::MenuItem
            ) && node.label() == Some(text.words)
        });
        let rects: Vec<Rect> = controls
            .filter_map(|(_, node)| node.bounds())
            .map(|bounds| {
                let (min, max) = ((bounds.x0, bounds.y0), (bounds.x1, bounds.y1));
                Rect::from_min_max(pos2(min.0 as f32, min.1 as f32), pos2(max.0 as f32, max.1 as f32))
            })
            .collect();
        let near = rects.iter().any(|rect| rect.intersects(text.place));
        if near && !rects.iter().any(|rect| rect.expand(1.0).contains_rect(text.place)) {
            found.push(format!("{:?} at {} is wider than its control {rects:?}", text.words, text.place));
        }
    }
    found
}

/// Every screen in one language and size.
fn every_label_has_room(language: Language, percent: u16) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.expect("a runtime");
    let mut found = Vec::new();
    for scene in Scene::value_variants() {
        let folder = tempfile::tempdir().expect("a folder");
        let launch = Launch {
            runtime: runtime.handle().clone(),
            data_folder: folder.path().to_owned(),
            address: ApiAddress::default(),
            env_token: None,
            start: Start::Remembered,
            settings: Settings {
                language: Some(language),
                scale: Scale::new(percent).expect("a scale"),
                ..Settings::default()
            },
            fonts: FontSource::EmbeddedOnly,
            surroundings: Surroundings::default(),
        };
        let stage = scenes::play(launch, *scene, SIZE).expect("the scene is played");
        found.extend(problems(&stage, language).into_iter().map(|problem| format!("{scene:?}: {problem}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_english_label_has_room() {
    every_label_has_room(Language::English, 100);
}

#[test]
fn every_english_label_has_room_at_150_percent() {
    every_label_has_room(Language::English, 150);
}

#[test]
fn every_simplified_chinese_label_has_room() {
    every_label_has_room(Language::SimplifiedChinese, 100);
}

#[test]
fn every_simplified_chinese_label_has_room_at_150_percent() {
    every_label_has_room(Language::SimplifiedChinese, 150);
}

#[test]
fn every_traditional_chinese_label_has_room() {
    every_label_has_room(Language::TraditionalChinese, 100);
}

#[test]
fn every_traditional_chinese_label_has_room_at_150_percent() {
    every_label_has_room(Language::TraditionalChinese, 150);
}
