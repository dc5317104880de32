//! The page of the checks.

use egui::{
    Align, CornerRadius, Id, Layout, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use crate::engine::doctor::{Check, Finding, Note, Standing};
use crate::i18n::{Clock, Language, Text};
use crate::ui::action::Action;
use crate::ui::chat_picker::PickerLook;
use crate::ui::icons::{self, Icon};
use crate::ui::remedy;
use crate::ui::theme::{self, Palette, radius, space};
use crate::ui::widgets::{self, Banner, Button, Dialog, Kind, TextField, button};

use super::report::{self, Head};
use super::{Checks, ChecksAction, golive, notes};

/// From this width on the list stands beside the examination.
const TWO_FROM: f32 = 1160.0;
/// Width of the names of checks.
const NAME: f32 = 248.0;

/// What the page needs to know besides itself.
#[derive(Clone, Copy)]
pub struct ChecksView<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
    /// The bot's username.
    pub bot: &'a str,
    /// The server's host.
    pub host: &'a str,
}

impl ChecksView<'_> {
    /// Shows the page.
    pub fn show(&self, ui: &mut Ui, checks: &mut Checks, actions: &mut Vec<Action>) {
        widgets::wide_page(ui, "checks", TWO_FROM, |ui, wide| {
            widgets::heading(ui, self.t(Text::ChecksTitle));
            if let Some(error) = &checks.trouble {
                let problem = remedy::of_store(error, self.language).sentence();
                Banner::new(Kind::Bad, self.t(Text::StoreTrouble)).text(&problem).show(ui);
            }
            widgets::two_columns(
                ui,
                wide,
                &mut (&mut *checks, &mut *actions),
                |ui, (checks, actions)| {
                    part(ui, |ui| self.examination(ui, checks, actions));
                    if wide {
                        part(ui, |ui| self.report(ui, checks, actions));
                    }
                },
                |ui, (checks, actions)| {
                    part(ui, |ui| self.go_live(ui, checks, actions));
                    if !wide {
                        part(ui, |ui| self.report(ui, checks, actions));
                    }
                },
            );
        });
        if checks.sample.is_some() {
            self.ask_sample(ui, checks, actions);
        }
    }

    fn t(&self, text: Text) -> &'static str {
        self.language.t(text)
    }

    fn examination(&self, ui: &mut Ui, checks: &mut Checks, actions: &mut Vec<Action>) {
        widgets::part_title(ui, self.t(Text::ExamineTitle));
        widgets::paragraph(ui, self.t(Text::ExamineText));
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = theme::CONTROL_HEIGHT;
            let look = PickerLook {
                id: "checks-chat",
                label: self.t(Text::ExamineSendTo),
                none: self.t(Text::ExamineSendNothing),
                none_is_a_choice: true,
                width: 220.0,
                language: self.language,
            };
            let running = checks.run.is_some();
            ui.add_enabled_ui(!running, |ui| {
                if let Some(chat) = checks.picker.show(ui, look, checks.chat) {
                    checks.chat = chat;
                }
            });
            if running {
                if ui.add(Button::secondary(self.t(Text::ExamineStop)).icon(Icon::Close)).clicked() {
                    actions.push(Action::Checks(ChecksAction::Stop));
                }
            } else if ui.add(Button::primary(self.t(Text::ExamineStart)).icon(Icon::Checks)).clicked() {
                let send_text = self.t(Text::ExamineMessage).to_owned();
                let at = self.clock.millis();
                actions.push(Action::Checks(ChecksAction::Run { send_text, at }));
            }
        });
        ui.spacing_mut().item_spacing.y = space::XS;
        for (title, list) in [(Text::SmokeTests, Check::SMOKE), (Text::ConnectionTests, Check::CONNECTION)] {
            widgets::section(ui, self.t(title));
            for check in list {
                let finding = checks.findings.iter().find(|finding| finding.check == check);
                self.row(ui, check, finding, actions);
            }
        }
    }

    fn row(&self, ui: &mut Ui, check: Check, finding: Option<&Finding>, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let standing = finding.map(|finding| finding.note.standing());
        let (word, ink, icon) = match standing {
            None => (Text::NotLookedAt, p.faint, Icon::Question),
            Some(Standing::Running) => (Text::NoteLooking, p.accent, Icon::Clock),
            Some(Standing::Ok) => (Text::StandingOk, p.ok, Icon::Check),
            Some(Standing::Warning) => (Text::StandingWarning, p.warn, Icon::Warning),
            Some(Standing::Failed) => (Text::StandingFailed, p.bad, Icon::Close),
            Some(Standing::Skipped) => (Text::StandingSkipped, p.faint, Icon::Pause),
        };
        let name = self.t(notes::name(check));
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let (rect, response) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::hover());
            let said = format!("{name}: {}", self.t(word));
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
            let place = Rect::from_center_size(rect.center(), Vec2::splat(16.0));
            if standing == Some(Standing::Running) {
                button::spinner(ui, place, ink);
            } else {
                icons::paint(ui.painter(), place, icon, Stroke::new(1.8, ink));
            }
            ui.allocate_ui(vec2(NAME, 20.0), |ui| {
                ui.set_width(NAME);
                ui.add(egui::Label::new(RichText::new(name).font(theme::body_bold()).color(p.text)).wrap());
            });
            let end = 64.0;
            let width = (ui.available_width() - end).max(80.0);
            ui.allocate_ui_with_layout(vec2(width, 20.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 2.0;
                let words = finding.map(|finding| notes::words(&finding.note, self.language, false));
                let said =
                    words.map_or_else(|| self.t(Text::NotLookedAt).to_owned(), |words| words.sentence());
                let color = if finding.is_some() { p.text } else { p.faint };
                let said = widgets::one_line(&said, 600).into_owned();
                ui.add(egui::Label::new(RichText::new(said).font(theme::body()).color(color)).wrap());
                let posts = matches!(
                    finding.map(|finding| &finding.note),
                    Some(Note::WebhookHasThem(_) | Note::Sample(_))
                );
                if check == Check::UserMessage && posts {
                    let post = Button::secondary(self.t(Text::PostSample)).small();
                    if ui.add(post).clicked() {
                        actions.push(Action::Checks(ChecksAction::AskSample(true)));
                    }
                }
            });
            let took = finding.and_then(|finding| finding.took);
            if let Some(took) = took.filter(|_| standing != Some(Standing::Skipped)) {
                ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                    let ms = took.as_millis().max(1).to_string();
                    let text = self.language.fill(Text::RoundTrip, &[("ms", &ms)]);
                    ui.label(RichText::new(text).font(theme::small()).color(p.faint));
                });
            }
        });
    }

    fn go_live(&self, ui: &mut Ui, checks: &Checks, actions: &mut Vec<Action>) {
        widgets::part_title(ui, self.t(Text::GoLiveTitle));
        let done = |item: &golive::Item| {
            item.verified(&checks.findings).is_some() || checks.ticks.contains_key(item.key)
        };
        let items = || golive::LIST.iter().flat_map(|(_, items)| items.iter());
        let (count, of) =
            (items().filter(|item| done(item)).count().to_string(), items().count().to_string());
        widgets::paragraph(ui, &self.language.fill(Text::GoLiveText, &[("count", &count), ("of", &of)]));
        ui.spacing_mut().item_spacing.y = 2.0;
        for (part, items) in golive::LIST {
            widgets::section(ui, self.t(part));
            for item in items {
                let seen = item.verified(&checks.findings);
                let ticked = done(item);
                if tick_row(ui, ticked, self.t(item.text), seen.map(|seen| self.t(seen))) {
                    let at = (!ticked).then(|| self.clock.millis());
                    actions.push(Action::Checks(ChecksAction::Tick(item.key, at)));
                }
            }
        }
    }

    fn report(&self, ui: &mut Ui, checks: &Checks, actions: &mut Vec<Action>) {
        widgets::part_title(ui, self.t(Text::ReportTitle));
        widgets::paragraph(ui, self.t(Text::ReportText));
        ui.horizontal(|ui| {
            let running = checks.run.is_some().then(|| self.t(Text::NoteLooking));
            let head = Head { language: self.language, clock: self.clock, bot: self.bot, host: self.host };
            let save = Button::secondary(self.t(Text::SaveJson)).icon(Icon::Save).disabled(running);
            if ui.add(save).clicked() {
                let name = format!("{}-report.md", file_word(self.bot));
                actions.push(Action::SaveReport { name, text: report::markdown(checks, head) });
            }
            let copy = Button::secondary(self.t(Text::CopyReport)).icon(Icon::Copy).disabled(running);
            if ui.add(copy).clicked() {
                actions.push(Action::CopyReport(report::markdown(checks, head)));
            }
        });
    }

    fn ask_sample(&self, ui: &Ui, checks: &mut Checks, actions: &mut Vec<Action>) {
        let host = checks.findings.iter().find_map(|finding| match &finding.note {
            Note::Webhook { host, .. } | Note::WebhookHasThem(host) => Some(host.clone()),
            _ => None,
        });
        let Some(sample) = &mut checks.sample else { return };
        let dialog = Dialog::new("sample", self.t(Text::PostSampleTitle), self.t(Text::Cancel));
        let (mut pressed, busy) = (false, sample.work.is_running());
        let closed = dialog.show(
            ui,
            &mut (&mut sample.secret, &mut pressed),
            |ui, (secret, _)| {
                let host = host.as_deref().unwrap_or("?");
                let host = widgets::display_name(host);
                widgets::paragraph(ui, &self.language.fill(Text::PostSampleText, &[("host", &host)]));
                let field = TextField::new(Id::unique("sample-secret"), self.t(Text::PostSampleSecret));
                field.masked(true).show(ui, secret);
            },
            |ui, (_, pressed)| {
                let post = Button::primary(self.t(Text::PostSampleNow)).icon(Icon::Send).busy(busy);
                **pressed = ui.add(post).clicked();
            },
        );
        if pressed {
            actions.push(Action::Checks(ChecksAction::PostSample));
        } else if closed {
            actions.push(Action::Checks(ChecksAction::AskSample(false)));
        }
    }
}

/// A card of the page.
fn part(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    widgets::part(ui, space::M, add);
}

/// A line of a list that can be ticked off. What the program has seen by itself stays ticked and
/// says why. Returns whether it was pressed.
fn tick_row(ui: &mut Ui, ticked: bool, text: &str, seen: Option<&str>) -> bool {
    const BOX: f32 = 18.0;
    let p = Palette::of(ui);
    let width = ui.available_width();
    let room = width - BOX - 3.0 * space::S;
    let layout = |text: &str, font, ink| ui.painter().layout(text.to_owned(), font, ink, room);
    let galley = layout(text, theme::body(), p.text);
    let why = seen.map(|seen| layout(seen, theme::small(), p.ok));
    let height = galley.size().y + why.as_ref().map_or(0.0, |why| why.size().y) + 8.0;
    let sense = if seen.is_some() { Sense::hover() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height.max(28.0)), sense);
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::CheckBox, seen.is_none(), ticked, text);
        info.current_text_value = seen.map(str::to_owned);
        info
    });
    if ui.is_rect_visible(rect) {
        if response.hovered() && seen.is_none() {
            ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), p.hover);
        }
        let at = pos2(rect.left() + space::S, rect.top() + 5.0);
        let place = Rect::from_min_size(at, Vec2::splat(BOX));
        let (fill, edge) = if ticked { (p.out, p.out) } else { (p.panel, p.edge) };
        let corner = CornerRadius::same(radius::TAG);
        ui.painter().rect(place, corner, fill, Stroke::new(1.5, edge), StrokeKind::Inside);
        if ticked {
            icons::paint(ui.painter(), place.shrink(2.0), Icon::Check, Stroke::new(2.0, p.out_text));
        }
        let left = place.right() + space::S;
        let under = rect.top() + 4.0 + galley.size().y;
        ui.painter().galley(pos2(left, rect.top() + 4.0), galley, p.text);
        if let Some(why) = why {
            ui.painter().galley(pos2(left, under), why, p.ok);
        }
        if response.has_focus() {
            let ring = Stroke::new(2.0, p.accent);
            let corner = CornerRadius::same(radius::CONTROL);
            ui.painter().rect_stroke(rect, corner, ring, StrokeKind::Inside);
        }
    }
    response.clicked()
}

/// A username as part of a file's name.
fn file_word(name: &str) -> String {
    let word: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(40).collect();
    if word.is_empty() { "bot".to_owned() } else { word }
}
