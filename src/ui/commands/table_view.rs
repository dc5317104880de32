//! The table of commands that is edited.

use egui::{
    Align2, CursorIcon, EventFilter, Id, Key, Margin, Rect, Response, RichText, Role, Sense, TextEdit, Ui,
    UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::menu::{Line, Menu};
use super::view::{CommandsView, card};
use super::{CommandsAction, CommandsPanel};
use crate::api::bot_commands::{
    CommandProblem, MAX_COMMAND_CHARS, MAX_COMMANDS, MAX_DESCRIPTION_CHARS, MenuKey,
};
use crate::i18n::Text;
use crate::ui::action::Action;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, CONTROL_HEIGHT, Palette, radius, space};
use crate::ui::widgets::{self, Button, IconButton};

/// Width of the handle, of the command, and of the button at the end.
const HANDLE: f32 = 22.0;
const COMMAND: f32 = 168.0;
const END: f32 = 32.0;
/// Height of a line, and of what is said under one.
const LINE: f32 = CONTROL_HEIGHT + 6.0;
const NOTE: f32 = 20.0;
/// A field takes this much more than is allowed, so that what is too long can be seen as such.
const SLACK: usize = 2;

/// How dragging a line goes on.
#[derive(Clone, Copy)]
enum Dragging {
    Begun(u64),
    Ended,
}

/// What a frame of the table brought.
#[derive(Default)]
struct Done {
    changed: bool,
    wants_focus: Option<u64>,
    /// The line that began to be dragged, or the end of it.
    dragging: Option<Dragging>,
}

impl CommandsView<'_> {
    pub(super) fn table(
        &self,
        ui: &mut Ui,
        key: &MenuKey,
        panel: &mut CommandsPanel,
        actions: &mut Vec<Action>,
    ) {
        let language = self.language;
        let writing = panel.writing.is_running();
        let (wants_focus, dragged) = (panel.wants_focus.take(), panel.dragged);
        let menu = panel.menus.entry(key.clone()).or_default();
        let mut done = Done { wants_focus, ..Done::default() };
        card(ui, |ui| {
            ui.label(
                RichText::new(language.t(Text::CommandsYours))
                    .font(theme::body_bold())
                    .color(Palette::of(ui).text),
            );
            if menu.server().is_none() && menu.lines().is_empty() {
                widgets::hint(ui, language.t(Text::CommandsAsking));
                ui.add_space(LINE * 3.0);
            } else {
                self.lines(ui, menu, dragged, &mut done, actions);
                self.tools(ui, menu, actions);
            }
            self.warnings(ui, menu);
            self.buttons(ui, menu, writing, actions);
        });
        panel.wants_focus = done.wants_focus;
        if let Some(dragging) = done.dragging {
            panel.dragged = match dragging {
                Dragging::Begun(line) => Some(line),
                Dragging::Ended => None,
            };
        }
        if done.changed {
            panel.touch();
        }
    }

    fn lines(
        &self,
        ui: &mut Ui,
        menu: &mut Menu,
        dragged: Option<u64>,
        done: &mut Done,
        actions: &mut Vec<Action>,
    ) {
        let problems = menu.problems();
        if menu.lines().is_empty() {
            widgets::paragraph(ui, self.language.t(Text::CommandsNone));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let top = ui.cursor().top();
        let mut middles = Vec::with_capacity(problems.len());
        let last = problems.len().saturating_sub(1);
        for (index, problem) in problems.iter().enumerate() {
            let height = LINE + if problem.is_some() { NOTE } else { 0.0 };
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
            middles.push(rect.center().y);
            // Lines out of sight cost nothing, but what has the keyboard stays.
            let Some(line) = menu.line_mut(index) else { continue };
            let near = ui.is_rect_visible(rect.expand(LINE * 4.0)) || done.wants_focus == Some(line.id);
            if !near && dragged != Some(line.id) {
                continue;
            }
            let place = UiBuilder::new().max_rect(rect).id_salt(("command", line.id));
            // Its room is taken already; a scope would take only what the fields fill of it.
            let ui = &mut ui.new_child(place);
            self.line(ui, rect, (index, last), line, *problem, dragged == Some(line.id), done, actions);
        }
        ui.spacing_mut().item_spacing.y = space::S;
        if let Some(id) = dragged
            && let Some(pointer) = ui.input(|input| input.pointer.interact_pos())
        {
            let from = menu.lines().iter().position(|line| line.id == id);
            let to = middles.iter().filter(|middle| **middle < pointer.y).count();
            // The line itself is among those above the pointer once the pointer is below its middle.
            let to = if from.is_some_and(|from| to > from) { to - 1 } else { to };
            if from.is_some() && from != Some(to) && pointer.y > top - LINE {
                menu.move_to(id, to);
                done.changed = true;
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one line of a table, drawn in one place")]
    fn line(
        &self,
        ui: &mut Ui,
        rect: Rect,
        (index, last): (usize, usize),
        line: &mut Line,
        problem: Option<CommandProblem>,
        dragged: bool,
        done: &mut Done,
        actions: &mut Vec<Action>,
    ) {
        let language = self.language;
        let p = Palette::of(ui);
        let number = (index + 1).to_string();
        if dragged {
            ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), f32::from(radius::CONTROL), p.accent_soft);
        }
        let row = Rect::from_min_size(rect.min + vec2(0.0, 3.0), vec2(rect.width(), CONTROL_HEIGHT));
        let handle = Rect::from_min_size(row.min, vec2(HANDLE, CONTROL_HEIGHT));
        let name =
            language.fill(Text::CommandsMove, &[("number", &number), ("command", &line.content.command)]);
        let grip = self.grip(ui, handle, line.id, &name, dragged);
        if grip.drag_started() {
            done.dragging = Some(Dragging::Begun(line.id));
        } else if grip.drag_stopped() {
            done.dragging = Some(Dragging::Ended);
        }
        if grip.has_focus() {
            let pressed = |key| ui.input(|input| input.key_pressed(key));
            if pressed(Key::ArrowUp) && index > 0 {
                actions.push(Action::Commands(CommandsAction::Move(line.id, index - 1)));
            } else if pressed(Key::ArrowDown) && index < last {
                actions.push(Action::Commands(CommandsAction::Move(line.id, index + 1)));
            }
        }
        let command =
            Rect::from_min_size(pos2(handle.right() + 2.0, row.top()), vec2(COMMAND, CONTROL_HEIGHT));
        let name = language.fill(Text::CommandsCommandNo, &[("number", &number)]);
        let bad = matches!(
            problem,
            Some(
                CommandProblem::Empty
                    | CommandProblem::Characters
                    | CommandProblem::LongCommand
                    | CommandProblem::Twice
            )
        );
        let field = Field { id: line_id(line.id, 0), name: &name, hint: "start", slash: true, bad };
        let first = field.show(ui, command, &mut line.content.command, MAX_COMMAND_CHARS * SLACK);
        if first.changed() {
            let typed = line.content.command.trim_start_matches('/').trim();
            let typed = typed.to_owned();
            line.content.command = typed;
        }
        if done.wants_focus == Some(line.id) {
            done.wants_focus = None;
            first.request_focus();
            ui.scroll_to_rect(rect, None);
        }
        let rest = Rect::from_min_max(
            pos2(command.right() + space::S, row.top()),
            pos2(row.right() - END - space::XS, row.bottom()),
        );
        let name = language.fill(Text::CommandsDescriptionNo, &[("number", &number)]);
        let bad = matches!(problem, Some(CommandProblem::NoDescription | CommandProblem::LongDescription));
        let hint = language.t(Text::CommandsDescription);
        let field = Field { id: line_id(line.id, 1), name: &name, hint, slash: false, bad };
        let second = field.show(ui, rest, &mut line.content.description, MAX_DESCRIPTION_CHARS * SLACK);
        done.changed |= first.changed() || second.changed();
        let entered =
            |field: &Response| field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if entered(&first) {
            second.request_focus();
        } else if entered(&second) && index == last {
            actions.push(Action::Commands(CommandsAction::Add));
        }
        let end = Rect::from_center_size(pos2(row.right() - END * 0.5, row.center().y), Vec2::splat(END));
        let name =
            language.fill(Text::CommandsRemove, &[("number", &number), ("command", &line.content.command)]);
        let trash = ui.put(end, IconButton::new(Icon::Trash, &name));
        if trash.clicked() {
            actions.push(Action::Commands(CommandsAction::Remove(line.id)));
        }
        if let Some(problem) = problem {
            let at = pos2(command.left() + 2.0, row.bottom() + 3.0);
            let text = language.t(problem_text(problem));
            let drawn = ui.painter().text(at, Align2::LEFT_TOP, text, theme::small(), p.bad);
            let note = ui.interact(drawn, line_id(line.id, 2), Sense::hover());
            note.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
        }
    }

    /// What a line is dragged by. With the keyboard on it, up and down move the line.
    fn grip(&self, ui: &Ui, rect: Rect, line: u64, name: &str, dragged: bool) -> Response {
        let p = Palette::of(ui);
        let response = ui.interact(rect, line_id(line, 3), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if response.has_focus() {
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
        let lit = response.hovered() || response.has_focus() || dragged;
        let ink = if lit { p.text } else { p.faint };
        for row in -1..=1 {
            for column in [-3.0, 3.0] {
                ui.painter().circle_filled(rect.center() + vec2(column, row as f32 * 6.0), 1.6, ink);
            }
        }
        if response.has_focus() {
            let edge = egui::Stroke::new(2.0, p.accent);
            let round = f32::from(radius::TAG);
            ui.painter().rect_stroke(rect.shrink2(vec2(1.0, 4.0)), round, edge, egui::StrokeKind::Inside);
        }
        let cursor = if dragged { CursorIcon::Grabbing } else { CursorIcon::Grab };
        response.on_hover_cursor(cursor).on_hover_text(self.language.t(Text::CommandsMoveHint))
    }

    fn tools(&self, ui: &mut Ui, menu: &Menu, actions: &mut Vec<Action>) {
        let language = self.language;
        ui.horizontal_wrapped(|ui| {
            let mut offer = |ui: &mut Ui, text: Text, icon: Icon, action: Action| {
                if ui.add(Button::quiet(language.t(text)).icon(icon)).clicked() {
                    actions.push(action);
                }
            };
            offer(ui, Text::CommandsAdd, Icon::Plus, Action::Commands(CommandsAction::Add));
            offer(ui, Text::CommandsImport, Icon::File, Action::Commands(CommandsAction::Import));
            if !menu.lines().is_empty() {
                let json = serde_json::to_string_pretty(&menu.commands()).unwrap_or_default();
                offer(
                    ui,
                    Text::CommandsExport,
                    Icon::Save,
                    Action::SaveText { name: "commands.json".to_owned(), text: json.clone() },
                );
                offer(ui, Text::CopyJson, Icon::Copy, Action::Copy(json));
            }
        });
    }

    fn warnings(&self, ui: &mut Ui, menu: &Menu) {
        let language = self.language;
        let p = Palette::of(ui);
        let mut warn = |text: String| {
            ui.label(RichText::new(text).font(theme::small()).color(p.warn));
        };
        if menu.is_too_long() {
            let (count, most) = (menu.lines().len().to_string(), MAX_COMMANDS.to_string());
            warn(language.fill(Text::CommandsTooMany, &[("count", &count), ("limit", &most)]));
        }
        if menu.has_moved_on() {
            warn(language.t(Text::CommandsMovedOn).to_owned());
        }
    }

    fn buttons(&self, ui: &mut Ui, menu: &Menu, writing: bool, actions: &mut Vec<Action>) {
        let language = self.language;
        let changes = menu.changes().len();
        let wrong = menu.problems().iter().any(Option::is_some);
        let why = match () {
            () if menu.server().is_none() => Some(Text::CommandsAsking),
            () if wrong => Some(Text::CommandsMendFirst),
            () if changes == 0 => Some(Text::CommandsNoChanges),
            () => None,
        };
        ui.horizontal_wrapped(|ui| {
            let count = language.number(changes as u64);
            let label = if changes == 0 {
                language.t(Text::CommandsApply).to_owned()
            } else {
                language.fill(Text::CommandsApplyCount, &[("count", &count)])
            };
            let apply = Button::primary(&label).disabled(why.map(|why| language.t(why))).busy(writing);
            if ui.add(apply).clicked() {
                actions.push(Action::Commands(CommandsAction::Apply));
            }
            if menu.is_edited() && ui.add(Button::secondary(language.t(Text::CommandsDiscard))).clicked() {
                actions.push(Action::Commands(CommandsAction::Discard));
            }
            let on_server = menu.server().is_some_and(|server| !server.is_empty());
            if on_server && !writing {
                let delete = Button::danger(language.t(Text::CommandsDelete));
                if ui.add(delete.tooltip(language.t(Text::CommandsDeleteHint))).clicked() {
                    actions.push(Action::Commands(CommandsAction::Delete));
                }
            }
        });
        widgets::hint(ui, language.t(Text::CommandsLimits));
    }
}

fn line_id(line: u64, part: u8) -> Id {
    Id::unique(("command-line", line, part))
}

/// A field of a line.
struct Field<'a> {
    id: Id,
    name: &'a str,
    hint: &'a str,
    slash: bool,
    bad: bool,
}

impl Field<'_> {
    fn show(&self, ui: &mut Ui, rect: Rect, text: &mut String, most: usize) -> Response {
        let p = Palette::of(ui);
        let left = if self.slash { 20 } else { 12 };
        let edit = TextEdit::singleline(text)
            .id(self.id)
            .hint_text(RichText::new(self.hint).color(p.faint))
            .margin(Margin { left, right: 8, top: 8, bottom: 8 })
            .align(Align2::LEFT_CENTER)
            .char_limit(most)
            .min_size(rect.size())
            .desired_width(rect.width());
        let response = ui.put(rect, edit).accessible_name(self.name);
        if self.slash {
            let at = pos2(rect.left() + 10.0, rect.center().y);
            ui.painter().text(at, Align2::LEFT_CENTER, "/", theme::body(), p.faint);
        }
        if self.bad && !response.has_focus() {
            let round = f32::from(radius::CONTROL);
            ui.painter().rect_stroke(rect, round, egui::Stroke::new(1.0, p.bad), egui::StrokeKind::Inside);
        }
        response
    }
}

fn problem_text(problem: CommandProblem) -> Text {
    match problem {
        CommandProblem::Empty => Text::CommandEmpty,
        CommandProblem::Characters => Text::CommandCharacters,
        CommandProblem::LongCommand => Text::CommandLong,
        CommandProblem::Twice => Text::CommandTwice,
        CommandProblem::NoDescription => Text::DescriptionEmpty,
        CommandProblem::LongDescription => Text::DescriptionLong,
    }
}
