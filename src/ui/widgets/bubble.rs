//! One message in a conversation.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::text_selection::LabelSelectionState;
use egui::{
    Align, Color32, CornerRadius, CursorIcon, FontId, Galley, Layout, Rect, Response, Role, Sense, Shadow,
    Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{direction, focus, line};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, BODY_LINE, Palette, radius, space};

/// Wider bubbles are hard to read.
pub const WIDEST: f32 = 460.0;

/// Narrower ones break words.
const NARROWEST: f32 = 120.0;

/// A message this long fills several screens; what follows is cut. The whole text is in the update.
const LONGEST: usize = 12_000;

/// Between the edge of a bubble and what is in it.
const PAD: egui::Vec2 = vec2(space::M, space::S);

/// Between the last word and the time.
const FOOTER_GAP: f32 = 10.0;

/// Room for the mark of a pinned message, before the time.
const PIN: f32 = 16.0;

/// How far a message that is not certain yet fades.
const DIMMED: f32 = 0.16;

/// Who wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A person, on the left.
    In,
    /// The bot, on the right.
    Out,
}

/// The colours inside a bubble, for what is put into it.
#[derive(Clone, Copy, Debug)]
pub struct Ink {
    /// Text.
    pub text: Color32,
    /// Times and quotes.
    pub soft: Color32,
    /// Links.
    pub link: Color32,
    /// Behind buttons in the bubble.
    pub button: Color32,
}

impl Side {
    /// The colours inside a bubble of this side.
    #[must_use]
    pub fn ink(self, p: &Palette) -> Ink {
        match self {
            Self::In => Ink { text: p.text, soft: p.faint, link: p.accent, button: p.accent_soft },
            Self::Out => Ink {
                text: p.out_text,
                soft: p.out_soft,
                link: p.out_text,
                button: Color32::from_white_alpha(44),
            },
        }
    }
}

/// The message that this one answers, in short.
#[derive(Clone, Copy, Debug)]
pub struct Quote<'a> {
    /// Who wrote it; may be empty.
    pub author: &'a str,
    /// Its first words.
    pub text: &'a str,
}

/// One message.
#[must_use = "a bubble is shown with `show`"]
pub struct Bubble<'a> {
    side: Side,
    text: LayoutJob,
    footer: &'a str,
    author: Option<(&'a str, Color32)>,
    quote: Option<Quote<'a>>,
    dimmed: bool,
    selected: bool,
    name: &'a str,
    links: &'a [std::ops::Range<usize>],
    pinned: bool,
    footer_name: &'a str,
}

/// A message that was shown.
pub struct BubbleResponse<R> {
    /// The whole bubble, text included; the place for a context menu.
    pub bubble: Response,
    /// The quote, if there is one: pressing it goes to the quoted message.
    pub quote: Option<Response>,
    /// Which of the links in its text was pressed, by its place in what [`Bubble::links`] was given.
    pub link: Option<usize>,
    /// The footer, if it can be pressed.
    pub footer: Option<Response>,
    /// What the contents returned.
    pub inner: R,
}

impl<'a> Bubble<'a> {
    /// A message of plain text. `footer` is the time and the state, like `10:03 ✓`.
    pub fn new(ui: &Ui, side: Side, text: &str, footer: &'a str) -> Self {
        let ink = side.ink(Palette::of(ui));
        Self::rich(side, plain(text, ink.text), footer)
    }

    /// A message whose text is laid out already, with bold parts and links. See [`format`].
    pub fn rich(side: Side, text: LayoutJob, footer: &'a str) -> Self {
        Self {
            side,
            text,
            footer,
            author: None,
            quote: None,
            dimmed: false,
            selected: false,
            name: "",
            links: &[],
            pinned: false,
            footer_name: "",
        }
    }

    /// Who wrote it, in a group.
    pub fn author(mut self, name: &'a str, color: Color32) -> Self {
        self.author = Some((name, color));
        self
    }

    /// The message it answers.
    pub fn quote(mut self, quote: Option<Quote<'a>>) -> Self {
        self.quote = quote;
        self
    }

    /// Not certain yet: on its way, or in doubt.
    pub fn dimmed(mut self, dimmed: bool) -> Self {
        self.dimmed = dimmed;
        self
    }

    /// Found by a search, or the one that is being answered.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// What a screen reader says; the text itself if nothing is given.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// The bytes of its text that are links: each can be pressed and reached with the keyboard.
    pub fn links(mut self, links: &'a [std::ops::Range<usize>]) -> Self {
        self.links = links;
        self
    }

    /// It is kept at the top: a small mark stands before the footer.
    pub fn pinned(mut self, pinned: bool) -> Self {
        self.pinned = pinned;
        self
    }

    /// The footer can be pressed; `name` is what a screen reader says of it.
    pub fn footer_name(mut self, name: &'a str) -> Self {
        self.footer_name = name;
        self
    }

    /// Shows the bubble on its side of the room there is.
    pub fn show(self, ui: &mut Ui) -> BubbleResponse<()> {
        let shown = self.show_any(ui, None::<(f32, fn(&mut Ui, Ink))>);
        let BubbleResponse { bubble, quote, link, footer, .. } = shown;
        BubbleResponse { bubble, quote, link, footer, inner: () }
    }

    /// Shows the bubble with something over its text that would like to be `width` points wide: a
    /// picture, a file, buttons. It is given the width that the bubble came to have.
    pub fn show_with<R>(
        self,
        ui: &mut Ui,
        width: f32,
        add: impl FnOnce(&mut Ui, Ink) -> R,
    ) -> BubbleResponse<Option<R>> {
        self.show_any(ui, Some((width, add)))
    }

    fn show_any<R, F: FnOnce(&mut Ui, Ink) -> R>(
        mut self,
        ui: &mut Ui,
        contents: Option<(f32, F)>,
    ) -> BubbleResponse<Option<R>> {
        let ink = self.side.ink(Palette::of(ui));
        let row = ui.available_width();
        let room = (row * 0.86).clamp(NARROWEST, WIDEST) - 2.0 * PAD.x;
        let wanted = contents.as_ref().map_or(0.0, |(width, _)| width.min(room));
        let said = if self.name.is_empty() { &self.text.text } else { self.name };
        let said = super::one_line(said, 400).into_owned();
        let parts = self.measure(ui, ink, room, wanted);

        let whole = parts.width + 2.0 * PAD.x;
        let left = match self.side {
            Side::In => ui.cursor().left(),
            Side::Out => ui.cursor().left() + row - whole,
        };
        let top_left = pos2(left.round(), ui.cursor().top());
        let builder = UiBuilder::new()
            .max_rect(Rect::from_min_size(top_left, vec2(whole, f32::INFINITY)))
            .layout(Layout::top_down(Align::Min))
            .id_salt("bubble")
            .sense(Sense::click());
        let shown = ui.scope_builder(builder, |ui| self.fill(ui, parts, ink, contents));
        let Filled { quote, inner, text, link, footer } = shown.inner;
        let mut bubble = shown.response;
        bubble.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, &said));
        match self.side {
            Side::In => focus::ring(ui, &bubble, bubble.rect, radius::CARD),
            Side::Out => focus::ring_on(ui, &bubble, bubble.rect, radius::CARD, ink.text),
        }
        if let Some(text) = text {
            bubble |= text;
        }
        BubbleResponse { bubble, quote, link, footer, inner }
    }

    fn measure(&mut self, ui: &Ui, ink: Ink, room: f32, wanted: f32) -> Parts {
        self.text.wrap = TextWrapping { max_width: room, ..TextWrapping::default() };
        let job = std::mem::take(&mut self.text);
        let from_right = job.sections.len() == 1 && direction::has_rtl(&job.text);
        let mut text = ui.fonts_mut(|fonts| fonts.layout_job(job));
        if from_right {
            text = reordered(ui, &text, room);
        }
        let footer = line::layout(ui, self.footer, theme::small(), ink.soft, room);
        let author = self.author.map(|(name, color)| {
            line::layout(ui, &super::display_name(name), theme::small_bold(), color, room)
        });
        let quote = self.quote.map(|quote| QuoteLines::new(ui, quote, ink, room));

        // The footer stands behind the last words if there is room, and under them if not.
        let has_text = !text.text().is_empty();
        let last_row = text.rows.last().map_or(0.0, |row| row.rect().right());
        let pin = if self.pinned { PIN } else { 0.0 };
        let with_footer = last_row + FOOTER_GAP + pin + footer.size().x;
        let beside = has_text && !from_right && with_footer <= room;
        let width = [
            text.size().x,
            if beside { with_footer } else { pin + footer.size().x },
            author.as_ref().map_or(0.0, |author| author.size().x),
            quote.as_ref().map_or(0.0, QuoteLines::width),
            wanted,
        ]
        .into_iter()
        .fold(0.0, f32::max)
        .ceil();
        Parts { text, has_text, from_right, footer, beside, author, quote, width }
    }

    /// Paints the bubble into a place of its own. Returns the quote, what the contents returned, the
    /// text, and the link that was pressed, all as far as there are any.
    fn fill<R, F: FnOnce(&mut Ui, Ink) -> R>(
        &self,
        ui: &mut Ui,
        parts: Parts,
        ink: Ink,
        contents: Option<(f32, F)>,
    ) -> Filled<R> {
        let ground = ui.painter().add(egui::Shape::Noop);
        let top_left = ui.max_rect().min;
        let left = top_left.x + PAD.x;
        let mut y = top_left.y + PAD.y;

        if let Some(author) = parts.author {
            let height = author.size().y;
            ui.painter().galley(pos2(left, y), author, ink.text);
            y += (height + 2.0).ceil();
        }
        let quote = parts.quote.map(|quote| {
            let place = Rect::from_min_size(pos2(left, y), vec2(parts.width, quote.height()));
            y = place.bottom() + space::XS;
            quote.show(ui, place, ink)
        });
        let inner = contents.map(|(_, add)| {
            let start = y + 2.0;
            let place = Rect::from_min_size(pos2(left, start), vec2(parts.width, f32::INFINITY));
            let builder = UiBuilder::new()
                .max_rect(place)
                .layout(Layout::top_down(Align::Min).with_cross_justify(true))
                .id_salt("contents");
            let mut child = ui.new_child(builder);
            let value = add(&mut child, ink);
            let bottom = child.min_rect().bottom();
            if bottom > start {
                y = (bottom + if parts.has_text { 6.0 } else { 2.0 }).ceil();
            }
            value
        });

        let text_at = pos2(left, y);
        if parts.has_text {
            y += parts.text.size().y;
        }
        if !parts.beside {
            y += parts.footer.size().y + 2.0;
        }
        let footer_at = pos2(
            left + parts.width - parts.footer.size().x,
            // On the line of the last words, whose letters stand a little higher than their line ends.
            y - parts.footer.size().y - if parts.beside { 2.0 } else { 0.0 },
        );
        let rect =
            Rect::from_min_max(top_left, pos2(top_left.x + parts.width + 2.0 * PAD.x, (y + PAD.y).ceil()));
        ui.expand_to_include_rect(rect);

        let (mut text, mut link, mut footer) = (None, None, None);
        if ui.is_rect_visible(rect) {
            ui.painter().set(ground, self.ground(Palette::of(ui), rect));
            let place = Rect::from_min_size(footer_at, parts.footer.size());
            ui.painter().galley(footer_at, parts.footer, ink.soft);
            if self.pinned {
                let at = pos2(footer_at.x - PIN * 0.5, place.center().y);
                let pin = Rect::from_center_size(at, egui::Vec2::splat(12.0));
                icons::paint(ui.painter(), pin, Icon::Pin, Stroke::new(1.2, ink.soft));
            }
            if !self.footer_name.is_empty() {
                footer = Some(pressable(ui, place, self.footer_name, ink));
            }
            if parts.from_right {
                let at = match parts.text.job.halign {
                    Align::Max => pos2(left + parts.width, text_at.y),
                    _ => text_at,
                };
                ui.painter().galley(at, parts.text, ink.text);
            } else if parts.has_text {
                text = Some(selectable(ui, text_at, Arc::clone(&parts.text), ink));
                link = pressed_link(ui, text_at, &parts.text, self.links);
            }
        }
        Filled { quote, inner, text, link, footer }
    }

    fn ground(&self, p: &Palette, rect: Rect) -> egui::Shape {
        let round = CornerRadius::same(radius::CARD);
        let (fill, edge) = match self.side {
            Side::In => (p.incoming, p.line),
            Side::Out => (p.out, Color32::TRANSPARENT),
        };
        let fill = if self.dimmed { fill.lerp_to_gamma(p.bg, DIMMED) } else { fill };
        let edge = if self.selected { Stroke::new(2.0, p.accent) } else { Stroke::new(1.0, edge) };
        let shadow = Shadow { offset: [0, 1], blur: 3, spread: 0, color: p.shadow.gamma_multiply(0.5) };
        egui::Shape::Vec(vec![
            shadow.as_shape(rect, round).into(),
            epaint::RectShape::new(rect, round, fill, edge, StrokeKind::Inside).into(),
        ])
    }
}

/// The format of text in a bubble, to build a [`LayoutJob`] with.
#[must_use]
pub fn format(font: FontId, color: Color32) -> TextFormat {
    TextFormat { font_id: font, color, line_height: Some(BODY_LINE), ..TextFormat::default() }
}

fn plain(text: &str, color: Color32) -> LayoutJob {
    let text = match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    };
    LayoutJob::single_section(text, format(theme::body(), color))
}

/// Each row in the order in which it is seen, on the right if the text starts there.
fn reordered(ui: &Ui, text: &Galley, room: f32) -> Arc<Galley> {
    let format = text.job.sections.first().map(|section| section.format.clone()).unwrap_or_default();
    let measure = |word: &str| {
        ui.painter().layout_no_wrap(word.to_owned(), format.font_id.clone(), format.color).size().x
    };
    let seen = direction::visual_rows(text.text(), room, measure);
    let mut job = LayoutJob::single_section(seen, format);
    // Rows are full already, but a single word may be wider than the room.
    job.wrap.max_width = room + 1.0;
    if direction::starts_rtl(text.text()) {
        job.halign = Align::Max;
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn selectable(ui: &mut Ui, at: egui::Pos2, text: Arc<Galley>, ink: Ink) -> Response {
    let place = Rect::from_min_size(at, text.size());
    let sense = Sense::click_and_drag() - Sense::FOCUSABLE;
    let response = ui.interact(place, ui.unique_id().with("text"), sense).on_hover_cursor(CursorIcon::Text);
    // Selected text keeps its colour, so what lies behind must suit both sides.
    let before = ui.visuals().selection;
    ui.visuals_mut().selection.bg_fill = ink.link.gamma_multiply(0.35);
    LabelSelectionState::label_text_selection(ui, &response, at, text, ink.text, Stroke::NONE);
    ui.visuals_mut().selection = before;
    response
}

/// Makes the links of a text pressable, over the text itself. A link that runs over several lines can
/// be pressed on each and is reached with the keyboard once.
fn pressed_link(ui: &Ui, at: egui::Pos2, text: &Galley, links: &[std::ops::Range<usize>]) -> Option<usize> {
    let mut pressed = None;
    for (nth, link) in links.iter().enumerate() {
        let Some(said) = text.text().get(link.clone()) else {
            continue;
        };
        let chars = |byte: usize| text.text()[..byte].chars().count();
        for (line, place) in places(text, chars(link.start)..chars(link.end)).into_iter().enumerate() {
            let sense = if line == 0 { Sense::click() } else { Sense::click() - Sense::FOCUSABLE };
            let id = ui.unique_id().with(("link", nth, line));
            let response = ui.interact(place.translate(at.to_vec2()), id, sense);
            if line == 0 {
                response.widget_info(|| WidgetInfo::labeled(Role::Link, true, super::one_line(said, 200)));
            }
            focus::ring(ui, &response, response.rect.expand(2.0), radius::TAG);
            if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                pressed = Some(nth);
            }
        }
    }
    pressed
}

/// Where these characters stand, line by line.
fn places(text: &Galley, chars: std::ops::Range<usize>) -> Vec<Rect> {
    let mut places = Vec::new();
    let mut first = 0;
    for row in &text.rows {
        let count = row.glyphs.len();
        let from = chars.start.max(first);
        let to = chars.end.min(first + count);
        if from < to {
            let x = |nth: usize| row.rect().left() + row.x_offset(egui::text::CharIndex(nth));
            let (left, right) = (x(from - first), x(to - first));
            places.push(Rect::from_x_y_ranges(left..=right, row.rect().y_range()));
        }
        first += count + usize::from(row.ends_with_newline);
    }
    places
}

/// Makes the footer something that can be pressed.
fn pressable(ui: &Ui, place: Rect, name: &str, ink: Ink) -> Response {
    let response = ui.interact(place.expand(3.0), ui.unique_id().with("footer"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        ui.painter().hline(place.x_range(), place.bottom(), Stroke::new(1.0, ink.soft));
    }
    focus::ring(ui, &response, response.rect, radius::TAG);
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(name)
}

/// What became of the parts of a bubble, as far as there are any.
struct Filled<R> {
    quote: Option<Response>,
    inner: Option<R>,
    text: Option<Response>,
    link: Option<usize>,
    footer: Option<Response>,
}

/// What is in a bubble, laid out.
struct Parts {
    text: Arc<Galley>,
    has_text: bool,
    /// It was put into the order in which it is seen, so it cannot be selected: the copy would be
    /// in that order too.
    from_right: bool,
    footer: Arc<Galley>,
    /// The footer stands behind the last words, not under them.
    beside: bool,
    author: Option<Arc<Galley>>,
    quote: Option<QuoteLines>,
    width: f32,
}

struct QuoteLines {
    author: Option<Arc<Galley>>,
    text: Arc<Galley>,
    said: String,
}

impl QuoteLines {
    fn new(ui: &Ui, quote: Quote<'_>, ink: Ink, room: f32) -> Self {
        let room = room - 12.0;
        let author = (!quote.author.is_empty()).then(|| {
            line::layout(ui, &super::display_name(quote.author), theme::small_bold(), ink.link, room)
        });
        let text = line::layout(ui, quote.text, theme::small(), ink.soft, room);
        Self { author, text, said: super::one_line(quote.text, 120).into_owned() }
    }

    fn width(&self) -> f32 {
        12.0 + self.author.as_ref().map_or(0.0, |author| author.size().x).max(self.text.size().x)
    }

    fn height(&self) -> f32 {
        let author = self.author.as_ref().map_or(0.0, |author| author.size().y + 1.0);
        (author + self.text.size().y + 4.0).ceil()
    }

    fn show(self, ui: &mut Ui, place: Rect, ink: Ink) -> Response {
        let id = ui.next_auto_id();
        ui.skip_ahead_auto_ids(1);
        let response = ui.interact(place, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &self.said));
        let bar = Rect::from_min_size(place.min, vec2(3.0, place.height()));
        ui.painter().rect_filled(bar, CornerRadius::same(2), ink.link);
        let mut at = pos2(place.left() + 12.0, place.top() + 2.0);
        if let Some(author) = self.author {
            let height = author.size().y;
            ui.painter().galley(at, author, ink.link);
            at.y += height + 1.0;
        }
        ui.painter().galley(at, self.text, ink.soft);
        focus::ring(ui, &response, place, radius::TAG);
        response
    }
}
