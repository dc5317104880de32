//! Where an address leads, shown before it opens. Every link and every button of a message comes
//! through here; nothing opens by one click.

mod address;

use egui::text::{LayoutJob, TextFormat};
use egui::{Context, Label, OpenUrl, Ui};

use crate::i18n::{Language, Text};

use super::action::Action;
use super::icons::Icon;
use super::theme::{self, Palette, space};
use super::widgets::{self, Banner, Button, Dialog, Kind};

use address::{Remark, Sight};

/// What an address was found on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A link in a text, or a button that opens a web page.
    Page,
    /// A button that opens a MiniApp, inside MPChat.
    MiniApp,
}

/// What a person did with links.
#[derive(Clone, Debug)]
pub enum LinkAction {
    /// Pressed one: show where it leads.
    Look {
        /// The address, as it came.
        address: String,
        /// The words that were pressed.
        said: String,
        /// What it was found on.
        origin: Origin,
    },
    /// Open what is shown, in the browser.
    Open,
    /// Put what is shown away.
    Close,
}

/// The address that is being looked at, if one is.
#[derive(Debug, Default)]
pub struct Links {
    looking: Option<(Sight, Origin)>,
}

impl Links {
    /// Carries out what the person did.
    pub fn handle(&mut self, context: &Context, action: LinkAction) {
        match action {
            LinkAction::Look { address, said, origin } => {
                self.looking = Some((Sight::of(&address, &said), origin));
            }
            LinkAction::Open => {
                if let Some(address) = self.looking.take().and_then(|(sight, _)| sight.opens) {
                    context.open_url(OpenUrl::new_tab(address));
                }
            }
            LinkAction::Close => self.looking = None,
        }
    }

    /// Shows the question, if there is one.
    pub fn show(&mut self, ui: &Ui, language: Language, actions: &mut Vec<Action>) {
        let Some((sight, origin)) = &self.looking else {
            return;
        };
        let title = match origin {
            Origin::Page => Text::LinkTitle,
            Origin::MiniApp => Text::LinkMiniAppTitle,
        };
        let dialog = Dialog::new("link", language.t(title), language.t(Text::DialogClose)).width(520.0);
        let closed = dialog.show(
            ui,
            actions,
            |ui, _| contents(ui, sight, *origin, language),
            |ui, actions| buttons(ui, sight, *origin, language, actions),
        );
        if closed {
            actions.push(Action::Link(LinkAction::Close));
        }
    }
}

fn contents(ui: &mut Ui, sight: &Sight, origin: Origin, language: Language) {
    let p = Palette::of(ui);
    ui.spacing_mut().item_spacing.y = space::M;
    let sentence = match origin {
        Origin::Page => Text::LinkText,
        Origin::MiniApp => Text::LinkMiniAppText,
    };
    widgets::paragraph(ui, language.t(sentence));
    widgets::well(ui, |ui| {
        ui.set_width(ui.available_width());
        let quiet = TextFormat { font_id: theme::code(), color: p.soft, ..TextFormat::default() };
        let loud = TextFormat { font_id: theme::body_bold(), color: p.accent, ..quiet.clone() };
        let mut job = LayoutJob::default();
        let host = sight.host.clone();
        job.append(&sight.shown[..host.start], 0.0, quiet.clone());
        job.append(&sight.shown[host.clone()], 0.0, loud);
        job.append(&sight.shown[host.end..], 0.0, quiet);
        job.wrap.break_anywhere = true;
        job.wrap.max_width = ui.available_width();
        egui::ScrollArea::vertical().max_height(200.0).auto_shrink([false, true]).show(ui, |ui| {
            ui.add(Label::new(job).wrap());
        });
    });
    for remark in &sight.remarks {
        let (kind, title, text) = remark_text(remark, language);
        Banner::new(kind, &title).text(&text).show(ui);
    }
}

fn remark_text(remark: &Remark, language: Language) -> (Kind, String, String) {
    let t = |text: Text| language.t(text).to_owned();
    match remark {
        Remark::NotAnAddress => (Kind::Bad, t(Text::LinkNoAddress), t(Text::LinkNotOpened)),
        Remark::NotWeb(scheme) => {
            let title = language.fill(Text::LinkNotWeb, &[("scheme", scheme)]);
            (Kind::Bad, title, t(Text::LinkNotOpened))
        }
        Remark::TooLong => (Kind::Bad, t(Text::LinkTooLong), t(Text::LinkNotOpened)),
        Remark::Hidden => (Kind::Warn, t(Text::LinkHidden), t(Text::LinkHiddenText)),
        Remark::User => (Kind::Warn, t(Text::LinkUser), t(Text::LinkUserText)),
        Remark::OtherScript(readable) => {
            let title = language.fill(Text::LinkOtherScript, &[("host", readable)]);
            (Kind::Warn, title, t(Text::LinkOtherScriptText))
        }
        Remark::SaysOther(said) => {
            let title = language.fill(Text::LinkSaysOther, &[("host", said)]);
            (Kind::Warn, title, t(Text::LinkSaysOtherText))
        }
        Remark::NotEncrypted => (Kind::Info, t(Text::LinkNotEncrypted), String::new()),
    }
}

fn buttons(ui: &mut Ui, sight: &Sight, origin: Origin, language: Language, actions: &mut Vec<Action>) {
    let reason = sight.opens.is_none().then(|| language.t(Text::LinkNotOpened));
    let (open, copy) = match origin {
        Origin::Page => {
            let label = language.t(Text::LinkOpen);
            // Where there is something to beware of, going on is not the way that offers itself.
            let open = if sight.is_odd() { Button::danger(label) } else { Button::primary(label) };
            (open, Button::secondary(language.t(Text::LinkCopy)))
        }
        Origin::MiniApp => {
            let open = Button::secondary(language.t(Text::LinkOpenPage));
            (open, Button::primary(language.t(Text::LinkCopy)))
        }
    };
    let open = open.trailing(Icon::Outside).disabled(reason);
    let copy = copy.icon(Icon::Copy);
    let (opened, copied) = match origin {
        Origin::Page => (ui.add(open).clicked(), ui.add(copy).clicked()),
        Origin::MiniApp => {
            let copied = ui.add(copy).clicked();
            (ui.add(open).clicked(), copied)
        }
    };
    if opened {
        actions.push(Action::Link(LinkAction::Open));
    }
    if copied {
        actions.push(Action::Copy(sight.shown.clone()));
        actions.push(Action::Link(LinkAction::Close));
    }
}
