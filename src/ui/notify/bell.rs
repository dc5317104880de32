//! The bell in the status bar: quiet for a while, or until it is switched off.

use egui::{Id, Popup, RichText, Ui};
use jiff::ToSpan as _;

use crate::i18n::{Clock, Language, Text, TimeText};
use crate::settings::Notifications;
use crate::store::UnixMillis;
use crate::ui::action::{Action, Room};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette};
use crate::ui::widgets::IconButton;

/// What a person did about being told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotifyAction {
    /// Be quiet until then; `None` ends it.
    Quiet(Option<UnixMillis>),
    /// Tell at all, or not.
    Enable(bool),
}

/// Quiet until the person ends it.
pub const UNTIL_SWITCHED_OFF: UnixMillis = UnixMillis::MAX;

/// The hour at which a quiet night ends.
const MORNING: i8 = 8;

/// The bell and its menu.
pub struct BellView<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
    /// How the person wants to be told.
    pub wishes: &'a Notifications,
}

impl BellView<'_> {
    /// Shows the bell, and until when it is quiet. Laid out from the right.
    pub fn show(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let language = self.language;
        let quiet = self.quiet_text();
        let (icon, state) = match &quiet {
            Some(text) => (Icon::BellOff, text.as_str()),
            None => (Icon::Bell, language.t(Text::NotifyOn)),
        };
        let name = language.t(Text::NotifyMenu);
        let response = ui.add(IconButton::new(icon, name).tooltip(state).size(24.0));
        Popup::menu(&response).id(Self::menu_id()).show(|ui| self.menu(ui, quiet.is_some(), actions));
        if let Some(text) = &quiet {
            let color = Palette::of(ui).soft;
            ui.label(RichText::new(text).font(theme::small()).color(color));
        }
    }

    /// The menu, to open it for a picture.
    #[must_use]
    pub fn menu_id() -> Id {
        Id::unique("notifications-menu")
    }

    /// Why nothing is told now; `None` when it is.
    #[must_use]
    pub fn quiet_text(&self) -> Option<String> {
        let (language, now) = (self.language, self.clock.millis());
        match self.wishes.quiet_until {
            _ if !self.wishes.enabled => Some(language.t(Text::NotifyOff).to_owned()),
            Some(UNTIL_SWITCHED_OFF) => Some(language.t(Text::QuietOn).to_owned()),
            Some(until) if now < until => {
                let today = self.clock.day(until) == self.clock.day(now);
                let how = if today { TimeText::HourMinute } else { TimeText::Plan };
                let time = self.clock.text(until, how, language);
                Some(language.fill(Text::QuietUntil, &[("time", &time)]))
            }
            _ => None,
        }
    }

    fn menu(&self, ui: &mut Ui, is_quiet: bool, actions: &mut Vec<Action>) {
        let language = self.language;
        let mut offer = |ui: &mut Ui, text: &str, action: Action| {
            if ui.button(text).clicked() {
                actions.push(action);
                ui.close();
            }
        };
        let quiet = |until| Action::Notify(NotifyAction::Quiet(until));
        if !self.wishes.enabled {
            offer(ui, language.t(Text::NotifySwitchOn), Action::Notify(NotifyAction::Enable(true)));
        } else if is_quiet {
            offer(ui, language.t(Text::QuietEnd), quiet(None));
        } else {
            let color = Palette::of(ui).soft;
            ui.label(RichText::new(language.t(Text::QuietTitle)).font(theme::small_bold()).color(color));
            for (text, until) in quiet_offers(self.clock, language) {
                offer(ui, &text, quiet(Some(until)));
            }
        }
        ui.separator();
        offer(ui, language.t(Text::NotifySettings), Action::GoTo(Room::Settings));
    }
}

/// Times until which a person may not want to be disturbed, in words.
#[must_use]
pub fn quiet_offers(clock: &Clock, language: Language) -> Vec<(String, UnixMillis)> {
    let now = clock.now();
    let hour = now.saturating_add(1.hour()).timestamp().as_millisecond();
    let mut offers = vec![(language.t(Text::QuietHour).to_owned(), hour)];
    let morning = now
        .tomorrow()
        .ok()
        .and_then(|day| day.with().hour(MORNING).minute(0).second(0).subsec_nanosecond(0).build().ok());
    if let Some(morning) = morning {
        let morning = morning.timestamp().as_millisecond();
        let time = clock.text(morning, TimeText::HourMinute, language);
        offers.push((language.fill(Text::QuietTomorrow, &[("time", &time)]), morning));
    }
    offers.push((language.t(Text::QuietUntilOff).to_owned(), UNTIL_SWITCHED_OFF));
    offers
}
