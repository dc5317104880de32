//! Somebody's card: what MPChat tells, what they may do, and a mute.

use egui::{RichText, Ui};
use serde_json::{Map, Value, json};

use crate::api::{CallError, ChatId, Member, RIGHTS, Standing, UserId};
use crate::i18n::{Text, TimeText};
use crate::store::Person;
use crate::ui::action::Action;
use crate::ui::remedy;
use crate::ui::request::Request;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Button};

use super::dialog::{MemberDialogs, ask, deed};
use super::standing_text;
use super::until::Until;

/// From this width on what somebody may do stands beside the end of a mute.
const SIDE_BY_SIDE: f32 = 620.0;
/// Room for a month and a time beside it.
const MUTE_WIDTH: f32 = 400.0;

/// Somebody's card.
pub(super) struct Card {
    chat: ChatId,
    user: UserId,
    pub(super) name: String,
    /// The list of administrators has them, who cannot be muted.
    pub(super) is_administrator: bool,
    known: Option<Person>,
    member: Option<Result<Member, CallError>>,
    pub(super) request: Request<Result<Member, CallError>>,
    until: Until,
    rights: [bool; RIGHTS.len()],
}

impl Card {
    pub(super) fn new(chat: ChatId, user: UserId, name: String, known: Option<Person>) -> Self {
        Self {
            chat,
            user,
            name,
            is_administrator: false,
            known,
            member: None,
            request: Request::default(),
            until: Until::default(),
            rights: [true; RIGHTS.len()],
        }
    }

    /// How wide the dialog is: what somebody may do and until when stand side by side, so that a low
    /// window shows both.
    pub(super) fn width(&self) -> f32 {
        if self.is_administrator { 480.0 } else { 760.0 }
    }

    /// Takes in what MPChat told.
    pub(super) fn update(&mut self) {
        if let Some(answer) = self.request.take() {
            if let Ok(member) = &answer {
                let told = |name: &str| member.rights.iter().find(|(told, _)| *told == name);
                self.rights = RIGHTS.map(|name| told(name).is_none_or(|(_, given)| *given));
            }
            self.member = Some(answer);
        }
    }
}

impl MemberDialogs<'_> {
    pub(super) fn card(&self, ui: &mut Ui, card: &mut Card, busy: bool, done: &mut Vec<Action>) {
        let muted = matches!(&card.member, Some(Ok(member)) if can_be_muted(member));
        if !muted {
            self.about(ui, card, done);
            return;
        }
        if ui.available_width() < SIDE_BY_SIDE {
            self.about(ui, card, done);
            self.rights(ui, card, busy);
            self.mute(ui, card);
            return;
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XL;
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - MUTE_WIDTH - space::XL);
                self.about(ui, card, done);
                self.rights(ui, card, busy);
            });
            ui.vertical(|ui| {
                ui.set_width(MUTE_WIDTH);
                self.mute(ui, card);
            });
        });
    }

    /// What MPChat tells.
    fn about(&self, ui: &mut Ui, card: &Card, done: &mut Vec<Action>) {
        let language = self.language;
        ui.spacing_mut().item_spacing.y = 0.0;
        let id = card.user.to_string();
        if widgets::key_value(ui, language.t(Text::FactId), &id)
            .on_hover_text(language.t(Text::CopyId))
            .clicked()
        {
            done.push(Action::Copy(id));
        }
        if let Some(known) = &card.known {
            let time = self.clock.text(known.last_at, TimeText::Short, language);
            widgets::key_value(ui, language.t(Text::FactWroteLast), &time);
        }
        let member = match &card.member {
            None => {
                widgets::hint(ui, language.t(Text::AskingMpchat));
                return;
            }
            Some(Err(error)) => {
                let text = remedy::of_call(error, language).sentence();
                ui.label(RichText::new(text).font(theme::small()).color(Palette::of(ui).bad));
                return;
            }
            Some(Ok(member)) => member,
        };
        if let Some(username) = &member.user.username {
            let name = format!("@{}", widgets::display_name(username));
            widgets::key_value(ui, language.t(Text::FactUsername), &name);
        }
        let standing = match &member.standing {
            Standing::Other(word) => widgets::display_name(word).into_owned(),
            known => standing_text(known).map(|text| language.t(text).to_owned()).unwrap_or_default(),
        };
        widgets::key_value(ui, language.t(Text::FactStanding), &standing);
        if member.standing == Standing::Restricted {
            let until = match member.until {
                None | Some(0) => language.t(Text::ForEver).to_owned(),
                Some(at) => self.clock.text(at.saturating_mul(1000), TimeText::Full, language),
            };
            widgets::key_value(ui, language.t(Text::FactUntil), &until);
        }
    }

    fn rights(&self, ui: &mut Ui, card: &mut Card, busy: bool) {
        let language = self.language;
        ui.spacing_mut().item_spacing.y = space::S;
        widgets::section(ui, language.t(Text::RestrictMember));
        widgets::hint(ui, language.t(Text::RestrictText));
        ui.add_enabled_ui(!busy, |ui| {
            for (right, given) in RIGHTS.iter().zip(&mut card.rights) {
                widgets::switch(ui, given, language.t(right_text(right)));
            }
        });
    }

    fn mute(&self, ui: &mut Ui, card: &mut Card) {
        let language = self.language;
        ui.spacing_mut().item_spacing.y = space::S;
        widgets::section(ui, language.t(Text::MuteMember).trim_end_matches('…'));
        widgets::hint(ui, language.t(Text::MuteText));
        card.until.show(ui, self.clock, language);
    }

    pub(super) fn card_buttons(&self, ui: &mut Ui, card: &Card, busy: bool, done: &mut Vec<Action>) {
        let language = self.language;
        let Some(Ok(member)) = &card.member else {
            return;
        };
        let end = card.until.seconds(self.clock, language);
        let reason = match (can_be_muted(member), end) {
            (false, _) => Some(language.t(Text::NotAdministrators)),
            (true, end) => end.err(),
        };
        let whom = json!({ "chat_id": card.chat.0, "user_id": card.user.0 });
        let with = |more: &[(&str, Value)]| {
            let mut params = whom.clone();
            for (key, value) in more {
                params[*key] = value.clone();
            }
            params
        };
        let end = Value::from(end.unwrap_or_default());
        let mute = Button::danger(language.t(Text::MuteMember)).disabled(reason);
        if ui.add(mute).clicked() {
            let params = with(&[("until_date", end.clone())]);
            done.push(ask("banChatMember", params));
        }
        let restrict = Button::secondary(language.t(Text::RestrictMember)).disabled(reason).busy(busy);
        if ui.add(restrict).clicked() {
            let rights = RIGHTS.iter().zip(card.rights);
            let rights: Map<String, Value> =
                rights.map(|(name, given)| ((*name).to_owned(), given.into())).collect();
            done.push(deed(
                "restrictChatMember",
                with(&[("permissions", rights.into()), ("until_date", end)]),
            ));
        }
        if member.standing == Standing::Restricted {
            let lift = Button::secondary(language.t(Text::LiftMute)).busy(busy);
            if ui.add(lift).clicked() {
                done.push(deed("unbanChatMember", whom));
            }
        }
    }
}

fn can_be_muted(member: &Member) -> bool {
    !matches!(member.standing, Standing::Creator | Standing::Administrator)
}

fn right_text(right: &str) -> Text {
    match right {
        "can_send_messages" => Text::RightMessages,
        "can_send_photos" => Text::RightPhotos,
        "can_send_videos" => Text::RightVideos,
        "can_send_documents" => Text::RightDocuments,
        "can_add_web_page_previews" => Text::RightPreviews,
        "can_invite_users" => Text::RightInvite,
        "can_pin_messages" => Text::RightPin,
        _ => Text::RightOther,
    }
}
