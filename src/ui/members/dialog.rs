//! The dialogs: somebody's card, and the group's title, description and picture.

use egui::{Id, RichText, Ui};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};

use crate::api::{CallError, ChatFacts, ChatId, Member, RIGHTS, Standing, UserId};
use crate::i18n::{Clock, Language, Text, TimeText};
use crate::store::Person;
use crate::ui::action::Action;
use crate::ui::remedy;
use crate::ui::request::{Request, Tasks};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Button, Dialog, Kind, TextField};

use super::{Deed, Members, MembersAction, standing_text};

/// Longest title and description, in characters (inferred).
const TITLE_CHARS: usize = 128;
const DESCRIPTION_CHARS: usize = 255;

/// A dialog that is open.
pub(super) enum Open {
    Member(Box<Card>),
    Group(Box<Form>),
}

/// Somebody's card.
pub(super) struct Card {
    chat: ChatId,
    user: UserId,
    name: String,
    known: Option<Person>,
    member: Option<Result<Member, CallError>>,
    request: Request<Result<Member, CallError>>,
    until: String,
    rights: [bool; RIGHTS.len()],
}

/// The group's own words.
pub(super) struct Form {
    was: ChatFacts,
    title: String,
    description: String,
    photo: String,
}

impl Open {
    pub(super) fn member(chat: ChatId, user: UserId, name: String, known: Option<Person>) -> Self {
        Self::Member(Box::new(Card {
            chat,
            user,
            name,
            known,
            member: None,
            request: Request::default(),
            until: String::new(),
            rights: [true; RIGHTS.len()],
        }))
    }

    pub(super) fn group(facts: ChatFacts) -> Self {
        let title = facts.title.clone().unwrap_or_default();
        let description = facts.description.clone().unwrap_or_default();
        Self::Group(Box::new(Form { was: facts, title, description, photo: String::new() }))
    }

    pub(super) fn ask(
        &mut self,
        tasks: &Tasks,
        work: impl Future<Output = Result<Member, CallError>> + Send + 'static,
    ) {
        if let Self::Member(card) = self {
            card.request.start(tasks, work);
        }
    }

    pub(super) fn update(&mut self) {
        let Self::Member(card) = self else {
            return;
        };
        if let Some(answer) = card.request.take() {
            if let Ok(member) = &answer {
                let told = |name: &str| member.rights.iter().find(|(told, _)| *told == name);
                card.rights = RIGHTS.map(|name| told(name).is_none_or(|(_, given)| *given));
            }
            card.member = Some(answer);
        }
    }

    /// Whom or what it is about, before what the parameters say.
    pub(super) fn named(&self, said: &str) -> String {
        match self {
            Self::Member(card) => format!("{} · {said}", widgets::display_name(&card.name)),
            Self::Group(_) => said.to_owned(),
        }
    }

    pub(super) fn is_settled(&self) -> bool {
        match self {
            Self::Member(card) => !card.request.is_running(),
            Self::Group(_) => true,
        }
    }
}

/// Shows the dialog that is open.
#[derive(Clone, Copy)]
pub struct MemberDialogs<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
}

impl MemberDialogs<'_> {
    /// Shows it, if there is one.
    pub fn show(&self, ui: &Ui, members: &mut Members, actions: &mut Vec<Action>) {
        let language = self.language;
        let (busy, problem) = (members.is_busy(), members.problem.clone());
        let chat = members.chat.map(|(chat, _)| chat);
        let Some(open) = &mut members.dialog else {
            return;
        };
        let title = match open {
            Open::Member(card) => widgets::display_name(&card.name).into_owned(),
            Open::Group(_) => language.t(Text::EditGroupTitle).to_owned(),
        };
        let mut done = Vec::new();
        let mut state = (open, &mut done);
        let dialog = Dialog::new("members", &title, language.t(Text::Dismiss));
        let content = |ui: &mut Ui, (open, done): &mut (&mut Open, &mut Vec<Action>)| {
            match open {
                Open::Member(card) => self.card(ui, card, busy, done),
                Open::Group(form) => self.form(ui, form, chat, done),
            }
            if let Some(error) = &problem {
                let text = remedy::of_guard(error, language).sentence();
                let text = RichText::new(text).font(theme::small()).color(Palette::of(ui).bad);
                ui.add(egui::Label::new(text).wrap());
            }
        };
        let closed = dialog.show(ui, &mut state, content, |ui, (open, done)| match open {
            Open::Member(card) => self.card_buttons(ui, card, busy, done),
            Open::Group(form) => self.form_buttons(ui, form, chat, busy, done),
        });
        actions.append(&mut done);
        if closed {
            actions.push(Action::Members(MembersAction::Close));
        }
    }

    fn card(&self, ui: &mut Ui, card: &mut Card, busy: bool, done: &mut Vec<Action>) {
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
        if !can_be_muted(member) {
            return;
        }
        ui.spacing_mut().item_spacing.y = space::S;
        widgets::section(ui, language.t(Text::RestrictMember));
        widgets::hint(ui, language.t(Text::RestrictText));
        ui.add_enabled_ui(!busy, |ui| {
            for (right, given) in RIGHTS.iter().zip(&mut card.rights) {
                widgets::switch(ui, given, language.t(right_text(right)));
            }
        });
        widgets::section(ui, language.t(Text::MuteMember).trim_end_matches('…'));
        widgets::hint(ui, language.t(Text::MuteText));
        let field = TextField::new(Id::unique("mute-until"), language.t(Text::UntilField));
        let wrong = until(&card.until, self.clock).is_none();
        let field = if wrong { field.note(language.t(Text::UntilWrong), Kind::Bad) } else { field };
        field.show(ui, &mut card.until);
    }

    fn card_buttons(&self, ui: &mut Ui, card: &Card, busy: bool, done: &mut Vec<Action>) {
        let language = self.language;
        let Some(Ok(member)) = &card.member else {
            return;
        };
        let end = until(&card.until, self.clock);
        let reason = match (can_be_muted(member), end) {
            (false, _) => Some(language.t(Text::NotAdministrators)),
            (true, None) => Some(language.t(Text::UntilWrong)),
            (true, Some(_)) => None,
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

    fn form(&self, ui: &mut Ui, form: &mut Form, chat: Option<ChatId>, done: &mut Vec<Action>) {
        let language = self.language;
        let [title, description, photo] = form.notes();
        let note = |field, note: Option<Text>| match note {
            Some(text) => TextField::note(field, language.t(text), Kind::Bad),
            None => field,
        };
        let field = TextField::new(Id::unique("group-title"), language.t(Text::GroupTitle));
        note(field, title).show(ui, &mut form.title);
        let field =
            TextField::new(Id::unique("group-description"), language.t(Text::GroupDescription)).rows(3);
        note(field, description).show(ui, &mut form.description);
        let field = TextField::new(Id::unique("group-photo"), language.t(Text::GroupPhotoUrl));
        note(field, photo).show(ui, &mut form.photo);
        let Some(chat) = chat else {
            return;
        };
        let params = json!({ "chat_id": chat.0 });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
            if form.was.photo_url.is_some() && ui.add(Button::quiet(language.t(Text::RemovePhoto))).clicked()
            {
                done.push(deed("deleteChatPhoto", params.clone()));
            }
            if ui.add(Button::quiet(language.t(Text::UnpinAll))).clicked() {
                done.push(deed("unpinAllChatMessages", params.clone()));
            }
            if ui.add(Button::danger(language.t(Text::LeaveGroup)).small()).clicked() {
                done.push(ask("leaveChat", params.clone()));
            }
        });
    }

    fn form_buttons(
        &self,
        ui: &mut Ui,
        form: &Form,
        chat: Option<ChatId>,
        busy: bool,
        done: &mut Vec<Action>,
    ) {
        let language = self.language;
        let changes = chat.map(|chat| form.changes(chat)).unwrap_or_default();
        let wrong = form.notes().into_iter().flatten().next();
        let reason = wrong.or(changes.is_empty().then_some(Text::NothingChanged));
        let reason = reason.map(|text| language.t(text));
        let save = Button::primary(language.t(Text::SaveChanges)).disabled(reason).busy(busy);
        if ui.add(save).clicked() {
            done.extend(changes.into_iter().map(|deed| Action::Members(MembersAction::Do(Box::new(deed)))));
        }
    }
}

impl Form {
    /// What is wrong with each field.
    fn notes(&self) -> [Option<Text>; 3] {
        let title = (1..=TITLE_CHARS).contains(&self.title.trim().chars().count());
        let description = self.description.trim().chars().count() <= DESCRIPTION_CHARS;
        let photo = self.photo.trim();
        let photo = photo.is_empty() || url::Url::parse(photo).is_ok_and(|url| url.scheme() == "https");
        [
            (!title).then_some(Text::TitleLength),
            (!description).then_some(Text::DescriptionLength),
            (!photo).then_some(Text::PhotoWrong),
        ]
    }

    /// The calls that make the group as it stands here.
    fn changes(&self, chat: ChatId) -> Vec<Deed> {
        let [title, description, photo] =
            [&self.title, &self.description, &self.photo].map(|text| text.trim());
        let chat = chat.0;
        let mut changes = Vec::new();
        if Some(title) != self.was.title.as_deref() {
            changes.push(Deed { method: "setChatTitle", params: json!({ "chat_id": chat, "title": title }) });
        }
        if description != self.was.description.as_deref().unwrap_or_default() {
            let params = json!({ "chat_id": chat, "description": description });
            changes.push(Deed { method: "setChatDescription", params });
        }
        if !photo.is_empty() {
            changes.push(Deed { method: "setChatPhoto", params: json!({ "chat_id": chat, "photo": photo }) });
        }
        changes
    }
}

fn deed(method: &'static str, params: Value) -> Action {
    Action::Members(MembersAction::Do(Box::new(Deed { method, params })))
}

/// A deed of high risk, which is asked for first.
fn ask(method: &'static str, params: Value) -> Action {
    Action::Members(MembersAction::Ask(Box::new(Deed { method, params })))
}

fn can_be_muted(member: &Member) -> bool {
    !matches!(member.standing, Standing::Creator | Standing::Administrator)
}

/// A date and time of this computer's zone as Unix seconds; 0 when nothing is written, `None` when
/// it is no time ahead.
fn until(text: &str, clock: &Clock) -> Option<i64> {
    let text = text.trim();
    if text.is_empty() {
        return Some(0);
    }
    let at = DateTime::strptime("%Y-%m-%d %H:%M", text).ok()?.to_zoned(TimeZone::system()).ok()?;
    let seconds = at.timestamp().as_second();
    (seconds > clock.millis() / 1000).then_some(seconds)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn form(title: &str, description: &str, photo: &str) -> Form {
        let was = ChatFacts { title: Some("Ops".to_owned()), ..ChatFacts::default() };
        let [title, description, photo] = [title, description, photo].map(str::to_owned);
        Form { was, title, description, photo }
    }

    #[test]
    fn only_what_was_changed_is_sent() {
        assert!(form(" Ops ", "", "").changes(ChatId(9)).is_empty());
        let changes = form("Operations", "on call", "https://a.example/p.png").changes(ChatId(9));
        let methods: Vec<_> = changes.iter().map(|deed| deed.method).collect();
        assert_eq!(methods, ["setChatTitle", "setChatDescription", "setChatPhoto"]);
    }

    #[test]
    fn an_end_lies_ahead_or_is_none_at_all() {
        let clock = Clock::fixed(1_795_363_200_000);
        assert_eq!(until("  ", &clock), Some(0));
        assert!(until("2126-12-31 18:00", &clock).is_some());
        for wrong in ["2001-01-01 10:00", "tomorrow", "2126-13-01 10:00", "0"] {
            assert_eq!(until(wrong, &clock), None, "{wrong}");
        }
    }

    #[test]
    fn what_does_not_fit_is_said_at_its_field() {
        assert_eq!(form("Ops", "", "").notes(), [None, None, None]);
        let notes = form("", &"x".repeat(256), "file:///etc/passwd").notes();
        assert_eq!(notes, [Some(Text::TitleLength), Some(Text::DescriptionLength), Some(Text::PhotoWrong)]);
    }
}
