//! How the window calls the person, and how it is called from outside.

use std::time::Instant;

use egui::{Context, UserAttentionType, ViewportCommand};

use crate::about::NAME;
use crate::i18n::Clock;
use crate::ui::action::Action;
use crate::ui::bots::BotsAction;
use crate::ui::notify::{ChatKey, Moment, NotifyAction};
use crate::ui::summons::Summons;
use crate::ui::widgets;

use super::Console;

impl Console {
    /// Comes forward when it is called.
    pub(super) fn answer_calls(&mut self, context: &Context) {
        while let Some(summons) = self.surroundings.calls.next() {
            context.send_viewport_cmd(ViewportCommand::Minimized(false));
            context.send_viewport_cmd(ViewportCommand::Focus);
            // Where a program may not take the front by itself, it may ask for a look.
            look_here(context);
            if let Summons::Chat(key) = summons {
                self.open_from_outside(context, key);
            }
        }
    }

    fn open_from_outside(&mut self, context: &Context, key: ChatKey) {
        let bot = self.running.iter().find(|session| session.identity().id == key.bot);
        if let Some(bot) = bot.map(|session| session.bot().clone()) {
            self.handle(context, Action::Bots(BotsAction::Front(bot)));
            self.handle(context, Action::OpenChat(key.chat));
        }
    }

    /// Tells of what arrived while the window is not in front, and counts it in the title.
    pub(super) fn tell(&mut self, context: &Context) {
        for (_, session) in self.running.iter_mut() {
            let (bot, arrived) = (session.identity().id, session.take_arrived());
            self.notifier.hear(bot, arrived);
        }
        let clock = Clock::system();
        let now = Instant::now();
        let moment = Moment {
            in_front: is_in_front(context),
            is_quiet: self.settings.notifications.is_quiet(clock.millis()),
            wishes: &self.settings.notifications,
            language: self.language,
            now,
        };
        let bell = self.surroundings.calls.bell();
        let after = self.notifier.update(moment, self.running.iter(), bell, &self.tasks);
        if after.told {
            look_here(context);
        }
        if let Some(due) = after.due {
            context.request_repaint_after(due.saturating_duration_since(now));
        }
        // The status bar says until when it is quiet.
        if let Some(left) =
            self.settings.notifications.quiet_until.and_then(|until| until.checked_sub(clock.millis()))
            && let Ok(left @ 1..) = u64::try_from(left)
        {
            const DAY: u64 = 86_400_000;
            context.request_repaint_after(std::time::Duration::from_millis(left.min(DAY)));
        }
        self.retitle(context);
    }

    /// Says what the window is called, where that changed.
    pub(super) fn retitle(&mut self, context: &Context) {
        let title = self.title();
        if title != self.shown_title {
            context.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.shown_title = title;
        }
        let unread = self.unread();
        if unread != self.shown_unread {
            self.notifier.count(unread, &self.tasks);
            self.shown_unread = unread;
        }
    }

    /// Chats of all bots with unread messages.
    fn unread(&self) -> u64 {
        self.running.iter().map(|session| u64::from(session.chats.counts().unread)).sum()
    }

    /// What the window is called: how many chats of all bots have unread messages, the bot in front,
    /// the program.
    #[must_use]
    pub fn title(&self) -> String {
        let Some(session) = self.session().filter(|session| !session.identity().username.is_empty()) else {
            return NAME.to_owned();
        };
        let title = format!("@{} · {NAME}", widgets::display_name(&session.identity().username));
        match self.unread() {
            0 => title,
            unread => format!("({unread}) {title}"),
        }
    }

    /// Changes how the person is told.
    pub(super) fn handle_notify(&mut self, action: NotifyAction) {
        match action {
            NotifyAction::Quiet(until) => self.settings.notifications.quiet_until = until,
            NotifyAction::Enable(enabled) => self.settings.notifications.enabled = enabled,
        }
        self.settings_file.write(&self.settings, &self.tasks);
    }
}

/// Whether the window has the keyboard. A window that is hidden runs `logic` only, and then egui leaves
/// `focused` as it was when the last frame was drawn; what the system said last is in `raw`.
pub(super) fn is_in_front(context: &Context) -> bool {
    context.input(|input| input.raw.focused)
}

/// The desktop points at the window, until it is looked at.
fn look_here(context: &Context) {
    context.send_viewport_cmd(ViewportCommand::RequestUserAttention(UserAttentionType::Informational));
}
