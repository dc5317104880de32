//! One hit in the list.

use egui::{Response, Ui};

use crate::api::ChatKind;
use crate::i18n::{Clock, Language, Text, TimeText};
use crate::store::{Hit, HitText};
use crate::ui::chat_list::{body_line, name_of};
use crate::ui::widgets::{HitRow, display_name};

/// What a hit needs to know besides itself.
#[derive(Clone, Copy)]
pub struct HitView<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
    /// All hits are of one chat: who wrote them is what tells them apart.
    pub one_chat: bool,
}

impl HitView<'_> {
    /// Shows a hit.
    pub fn show(&self, ui: &mut Ui, hit: &Hit, selected: bool) -> Response {
        let language = self.language;
        let chat = name_of(&hit.chat_title, hit.chat_username.as_deref(), hit.chat_id, language);
        let author = match (hit.own, &hit.author) {
            (true, _) => language.t(Text::SelfName).to_owned(),
            (false, Some(author)) => author.clone(),
            (false, None) => chat.clone(),
        };
        let (name, seed) = match (self.one_chat, hit.own) {
            (true, false) => (&author, hit.author_id.map_or(hit.chat_id.0, |id| id.0)),
            (true, true) => (&author, 0),
            (false, _) => (&chat, hit.chat_id.0),
        };
        let mut lead = match hit.said {
            HitText::Current => String::new(),
            HitText::Earlier => format!("{} · ", language.t(Text::HitEarlier)),
            HitText::Deleted => format!("{} · ", language.t(Text::HitDeleted)),
        };
        if !self.one_chat && (hit.own || hit.chat_kind == ChatKind::Group) {
            lead.push_str(&language.fill(Text::HitAuthor, &[("name", &display_name(&author))]));
        }
        let kind = body_line(hit.kind, "", language);
        let piece = if hit.piece.is_empty() { &kind } else { &hit.piece };
        let time = self.clock.text(hit.at, TimeText::Short, language);
        let row = HitRow { name, seed, time: &time, lead: &lead, piece, found: &hit.found, selected };
        row.show(ui)
    }
}
