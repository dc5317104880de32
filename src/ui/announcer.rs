//! What a screen reader says by itself: what came in the open chat, and how what was sent ended.

use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::api::ChatId;
use crate::i18n::Language;
use crate::store::{SendState, Seq};

use super::conversation::{Conversation, is_bubble};
use super::{spoken, widgets};

/// Of the newest messages of the bot's own, so many are watched.
const WATCHED: usize = 20;

/// Watches the open chat.
#[derive(Default)]
pub struct Announcer {
    chat: Option<ChatId>,
    newest: Option<Seq>,
    sends: Vec<(Seq, SendState)>,
    saying: String,
}

impl Announcer {
    /// Looks what changed since the last frame.
    pub fn look(&mut self, open: Option<&Conversation>, language: Language) {
        let Some(open) = open.filter(|open| open.window().is_loaded()) else {
            self.chat = None;
            return;
        };
        let rows = open.window().rows();
        let newest = rows.last().map(|row| row.seq);
        // A notice, as of a pin, is no message, whoever made it.
        let messages = || rows.iter().rev().filter(|row| is_bubble(row));
        let own = messages().filter_map(|row| Some((row.seq, row.send.as_ref()?.state)));
        let sends: Vec<(Seq, SendState)> = own.take(WATCHED).collect();
        // What was there when the chat was opened is no news.
        let same = self.chat == Some(open.chat_id());
        if same {
            let known = self.newest;
            let fresh = messages().find(|row| row.send.is_none() && Some(row.seq) > known);
            if let Some(row) = fresh {
                self.say(spoken::arrived(row, language));
            }
            let ended = |state| matches!(state, SendState::Sent | SendState::Failed | SendState::Unknown);
            let news = sends.iter().find(|(seq, state)| {
                let before = self.sends.iter().find(|(known, _)| known == seq);
                ended(*state) && before.map_or(Some(*seq) > known, |(_, before)| before != state)
            });
            if let Some((seq, state)) = news
                && let Some(row) = rows.iter().find(|row| row.seq == *seq)
            {
                self.say(spoken::sent(row, *state, language));
            }
        }
        self.chat = Some(open.chat_id());
        self.newest = newest.max(self.newest.filter(|_| same));
        self.sends = sends;
    }

    /// The same words again are news, too: what is read out is told apart by its end.
    fn say(&mut self, what: String) {
        let again = self.saying == what;
        self.saying = what;
        if again {
            self.saying.push(' ');
        }
    }

    /// Shows the words to screen readers; nobody sees them.
    pub fn show(&self, ui: &Ui) {
        if self.saying.is_empty() {
            return;
        }
        let place = Rect::from_min_size(ui.max_rect().min, vec2(1.0, 1.0));
        let response = ui.interact(place, Id::unique("announcer"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.saying));
        widgets::live(ui, &response);
    }
}
