//! A JSON value as a tree that opens and closes.
//!
//! What comes from outside may be of any size, so nothing here grows with it: long lists come a page
//! at a time, long strings are cut, and nothing deeper than [`DEEPEST`] is drawn.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CornerRadius, Id, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use serde_json::Value;

use super::{between::small_link, focus, names::one_line};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette};

/// Levels below this one are shown as `…`.
pub const DEEPEST: usize = 32;
/// Entries shown at first, and more for each press.
const PAGE: usize = 100;
/// Letters of a string or a name.
const LONGEST_TEXT: usize = 160;
/// Letters of the line that stands for a closed list or object.
const LONGEST_SUMMARY: usize = 60;
const ROW: f32 = 20.0;
const STEP: f32 = 12.0;

/// The words of the tree, in the language of the person.
#[derive(Clone, Copy)]
pub struct TreeTexts<'a> {
    /// "Copy value"
    pub copy_value: &'a str,
    /// "900 more", for a number.
    pub more: &'a dyn Fn(usize) -> String,
}

/// A view of one value. What is open and what is closed is remembered under its id.
#[must_use = "a tree is shown with `show`"]
pub struct JsonTree<'a> {
    id: Id,
    value: &'a Value,
    texts: TreeTexts<'a>,
    open_levels: usize,
}

impl<'a> JsonTree<'a> {
    /// A tree of `value`, open two levels deep.
    pub fn new(id: Id, value: &'a Value, texts: TreeTexts<'a>) -> Self {
        Self { id, value, texts, open_levels: 2 }
    }

    /// How many levels are open at first.
    pub fn open_levels(mut self, levels: usize) -> Self {
        self.open_levels = levels;
        self
    }

    /// Shows the tree as wide as there is room. The response is of the first row.
    pub fn show(self, ui: &mut Ui) -> Response {
        let before = ui.spacing().item_spacing.y;
        ui.spacing_mut().item_spacing.y = 0.0;
        let response = self.node(ui, self.id, None, self.value, 0);
        ui.spacing_mut().item_spacing.y = before;
        response
    }

    fn node(&self, ui: &mut Ui, id: Id, key: Option<Key<'_>>, value: &Value, depth: usize) -> Response {
        let children = count(value).filter(|count| *count > 0 && depth < DEEPEST);
        let open_id = id.with("open");
        let mut open =
            children.is_some() && ui.data(|data| data.get_temp(open_id)).unwrap_or(depth < self.open_levels);

        let response = self.row(ui, id, key, value, depth, children.map(|_| open));
        if children.is_some() && response.clicked() {
            open = !open;
            ui.data_mut(|data| data.insert_temp(open_id, open));
        }
        if let (true, Some(children)) = (open, children) {
            let shown_id = id.with("shown");
            let shown: usize = ui.data(|data| data.get_temp(shown_id)).unwrap_or(PAGE);
            self.children(ui, id, value, shown, depth + 1);
            if children > shown {
                let label = (self.texts.more)(children - shown);
                let pressed = ui.horizontal(|ui| {
                    ui.add_space(indent(depth + 1) + 16.0);
                    small_link(ui, &label).clicked()
                });
                if pressed.inner {
                    ui.data_mut(|data| data.insert_temp(shown_id, shown.saturating_add(PAGE)));
                }
            }
        }
        response
    }

    fn children(&self, ui: &mut Ui, id: Id, value: &Value, shown: usize, depth: usize) {
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().take(shown).enumerate() {
                    self.node(ui, id.with(index), Some(Key::Index(index)), item, depth);
                }
            }
            Value::Object(members) => {
                for (name, item) in members.iter().take(shown) {
                    self.node(ui, id.with(name), Some(Key::Name(name)), item, depth);
                }
            }
            _ => {}
        }
    }

    fn row(
        &self,
        ui: &mut Ui,
        id: Id,
        key: Option<Key<'_>>,
        value: &Value,
        depth: usize,
        open: Option<bool>,
    ) -> Response {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
        let sense = if open.is_some() || depth > 0 { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, id, sense);
        if !ui.is_rect_visible(rect) {
            return response;
        }

        let p = Palette::of(ui);
        let line = Line::new(p, key, value, open.unwrap_or(false));
        response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, &line.job.text));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_level(depth + 1);
            if let Some(open) = open {
                node.set_expanded(open);
            }
        });
        if response.hovered() && sense.senses_click() {
            ui.painter().rect_filled(rect, CornerRadius::same(4), p.hover);
        }
        let left = rect.left() + indent(depth);
        if let Some(open) = open {
            let place = Rect::from_center_size(pos2(left + 6.0, rect.center().y), Vec2::splat(12.0));
            let icon = if open { Icon::Down } else { Icon::Forward };
            icons::paint(ui.painter(), place, icon, Stroke::new(1.4, p.faint));
        }
        let mut job = line.job;
        job.wrap.max_width = (rect.right() - left - 16.0).max(0.0);
        job.wrap.max_rows = 1;
        job.wrap.break_anywhere = true;
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.painter().galley(pos2(left + 16.0, rect.center().y - galley.size().y * 0.5), galley, p.text);
        focus::ring(ui, &response, rect, 4);
        response.context_menu(|ui| {
            if ui.button(self.texts.copy_value).clicked() {
                ui.copy_text(copy_text(value));
                ui.close();
            }
        });
        response
    }
}

#[derive(Clone, Copy)]
enum Key<'a> {
    Index(usize),
    Name(&'a str),
}

fn count(value: &Value) -> Option<usize> {
    match value {
        Value::Array(items) => Some(items.len()),
        Value::Object(members) => Some(members.len()),
        _ => None,
    }
}

fn indent(depth: usize) -> f32 {
    STEP * depth as f32
}

/// A string is copied without its quotes, anything else as JSON.
fn copy_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => serde_json::to_string_pretty(other).unwrap_or_default(),
    }
}

/// The text of a row in its colours.
struct Line {
    job: LayoutJob,
}

impl Line {
    fn new(p: &Palette, key: Option<Key<'_>>, value: &Value, open: bool) -> Self {
        let mut line = Self { job: LayoutJob::default() };
        match key {
            Some(Key::Name(name)) => line.add(&one_line(name, LONGEST_TEXT), p.accent),
            Some(Key::Index(index)) => line.add(&index.to_string(), p.faint),
            None => {}
        }
        if key.is_some() {
            line.add(": ", p.faint);
        }
        match value {
            Value::Null => line.add("null", p.faint),
            Value::Bool(yes) => line.add(if *yes { "true" } else { "false" }, p.warn),
            Value::Number(number) => line.add(&one_line(&number.to_string(), LONGEST_TEXT), p.text),
            Value::String(text) => line.add(&format!("\"{}\"", one_line(text, LONGEST_TEXT)), p.ok),
            Value::Array(items) if items.is_empty() => line.add("[ ]", p.faint),
            Value::Object(members) if members.is_empty() => line.add("{ }", p.faint),
            Value::Array(items) if open => line.add(&format!("[{}]", items.len()), p.faint),
            Value::Object(_) if open => line.add("{ }", p.faint),
            closed => line.add(&summary(closed), p.faint),
        }
        line
    }

    fn add(&mut self, text: &str, color: Color32) {
        let format = TextFormat { font_id: theme::code(), color, ..TextFormat::default() };
        self.job.append(text, 0.0, format);
    }
}

/// What a closed list or object looks like from outside: `{ id: 7, first_name: "Ada", … }`.
fn summary(value: &Value) -> String {
    let (mut text, end) = match value {
        Value::Array(items) => (format!("[{}] ", items.len()), String::new()),
        _ => ("{ ".to_owned(), " }".to_owned()),
    };
    let short = |value: &Value| match value {
        Value::String(text) => format!("\"{}\"", one_line(text, 20)),
        Value::Array(_) => "[…]".to_owned(),
        Value::Object(_) => "{…}".to_owned(),
        other => other.to_string(),
    };
    let mut entries: Box<dyn Iterator<Item = String> + '_> = match value {
        Value::Array(items) => Box::new(items.iter().map(short)),
        Value::Object(members) => Box::new(
            members.iter().map(move |(name, value)| format!("{}: {}", one_line(name, 20), short(value))),
        ),
        _ => Box::new(std::iter::empty()),
    };
    let mut first = true;
    for entry in entries.by_ref().take(8) {
        if !first {
            text.push_str(", ");
        }
        first = false;
        text.push_str(&entry);
        if text.chars().count() > LONGEST_SUMMARY {
            break;
        }
    }
    if entries.next().is_some() {
        text.push_str(", …");
    }
    text.push_str(&end);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn text(value: &Value, open: bool) -> String {
        Line::new(Palette::of_theme(egui::Theme::Light), Some(Key::Name("k")), value, open).job.text
    }

    #[test]
    fn rows_say_what_is_inside() {
        assert_eq!(text(&json!("hi"), false), "k: \"hi\"");
        assert_eq!(text(&json!(9_007_199_254_740_993_u64), false), "k: 9007199254740993");
        assert_eq!(text(&json!({"id": 7, "name": "Ada"}), false), "k: { id: 7, name: \"Ada\" }");
        assert_eq!(text(&json!([1, [2], {}]), false), "k: [3] 1, […], {…}");
        assert_eq!(text(&json!([1, 2]), true), "k: [2]");
        assert_eq!(text(&json!({}), false), "k: { }");
    }

    #[test]
    fn nothing_is_longer_than_a_line() {
        let long = "x".repeat(1_000_000);
        assert!(text(&json!(long), false).len() < 200);
        assert!(text(&json!([long, long]), false).len() < 200);
        assert!(text(&json!(vec![0; 100_000]), false).len() < 200);
        assert!(!text(&json!("a\nb\u{202e}c"), false).contains(['\n', '\u{202e}']));
    }

    #[test]
    fn strings_are_copied_as_they_are() {
        assert_eq!(copy_text(&json!("a\nb")), "a\nb");
        assert_eq!(copy_text(&json!({"a": 1})), "{\n  \"a\": 1\n}");
    }
}
