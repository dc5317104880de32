//! The group's own words and its picture.

use egui::{Id, RichText, Ui};
use serde_json::json;

use crate::api::{ChatFacts, ChatId};
use crate::engine::file::FileProblem;
use crate::i18n::{Language, Text};
use crate::store::FileRef;
use crate::ui::action::Action;
use crate::ui::attach::file_problem;
use crate::ui::conversation_view::size_text;
use crate::ui::file_dialog::FileChoice;
use crate::ui::icons::Icon;
use crate::ui::request::Tasks;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Button, IconButton, Kind, TextField};

use super::dialog::{MemberDialogs, ask, deed};
use super::{Deed, MembersAction};

/// Longest title and description, in characters (inferred).
const TITLE_CHARS: usize = 128;
const DESCRIPTION_CHARS: usize = 255;

/// The group's own words.
pub(super) struct Form {
    was: ChatFacts,
    title: String,
    description: String,
    /// The address of a new picture.
    photo: String,
    /// A new picture from this computer.
    picture: Option<FileRef>,
    choice: FileChoice,
    trouble: Option<PictureTrouble>,
}

/// Why the chosen file is not taken.
enum PictureTrouble {
    File(FileProblem),
    /// Its bytes are no picture's.
    NoPicture,
}

impl MemberDialogs<'_> {
    pub(super) fn form(&self, ui: &mut Ui, form: &mut Form, chat: Option<ChatId>, done: &mut Vec<Action>) {
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
        if form.picture.is_none() {
            let field = TextField::new(Id::unique("group-photo"), language.t(Text::GroupPhotoUrl));
            note(field, photo).show(ui, &mut form.photo);
        }
        self.picture(ui, form, done);
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

    /// The picture that was chosen, or the button to choose one.
    fn picture(&self, ui: &mut Ui, form: &mut Form, done: &mut Vec<Action>) {
        let (p, language) = (Palette::of(ui), self.language);
        let Some(picture) = &form.picture else {
            let choose = Button::secondary(language.t(Text::ChoosePicture)).icon(Icon::Picture).small();
            if ui.add(choose.busy(form.choice.is_running())).clicked() {
                done.push(Action::Members(MembersAction::ChoosePicture));
            }
            if let Some(trouble) = &form.trouble {
                let text = match trouble {
                    PictureTrouble::File(problem) => file_problem(problem, language),
                    PictureTrouble::NoPicture => language.t(Text::PictureNeeded).to_owned(),
                };
                ui.label(RichText::new(text).font(theme::small()).color(p.bad));
            }
            return;
        };
        let name = widgets::display_name(&picture.name).into_owned();
        let text = format!("{name} · {}", size_text(picture.size));
        let gone = ui.horizontal(|ui| {
            ui.label(RichText::new(text).font(theme::body()).color(p.text));
            let remove = language.fill(Text::RemoveFile, &[("name", &name)]);
            ui.add(IconButton::new(Icon::Close, &remove).size(24.0)).clicked()
        });
        if gone.inner {
            form.picture = None;
        }
    }

    pub(super) fn form_buttons(
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
    pub(super) fn new(was: ChatFacts) -> Self {
        let title = was.title.clone().unwrap_or_default();
        let description = was.description.clone().unwrap_or_default();
        let (photo, choice) = (String::new(), FileChoice::default());
        Self { was, title, description, photo, picture: None, choice, trouble: None }
    }

    /// Asks for a picture of this computer.
    pub(super) fn choose_picture(&mut self, tasks: &Tasks) {
        self.trouble = None;
        self.choice.ask(tasks);
    }

    /// Whether the person is asked for a picture.
    pub(super) fn is_choosing(&self) -> bool {
        self.choice.is_running()
    }

    /// Takes in the chosen picture. Once a frame.
    pub(super) fn update(&mut self, tasks: &Tasks) {
        match self.choice.update(tasks) {
            Some(Ok(file)) if file.mime.starts_with("image/") => self.picture = Some(file),
            Some(Ok(_)) => self.trouble = Some(PictureTrouble::NoPicture),
            Some(Err(problem)) => self.trouble = Some(PictureTrouble::File(problem)),
            None => {}
        }
    }

    /// The question for a path, where the desktop has no dialog.
    pub(super) fn show_question(&mut self, ui: &Ui, language: Language) {
        self.choice.show(ui, language);
    }

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
            changes.push(Deed::new("setChatTitle", json!({ "chat_id": chat, "title": title })));
        }
        if description != self.was.description.as_deref().unwrap_or_default() {
            let params = json!({ "chat_id": chat, "description": description });
            changes.push(Deed::new("setChatDescription", params));
        }
        if let Some(picture) = &self.picture {
            let deed = Deed::new("setChatPhoto", json!({ "chat_id": chat }));
            changes.push(Deed { picture: Some(picture.clone()), ..deed });
        } else if !photo.is_empty() {
            changes.push(Deed::new("setChatPhoto", json!({ "chat_id": chat, "photo": photo })));
        }
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(title: &str, description: &str, photo: &str) -> Form {
        let mut form = Form::new(ChatFacts { title: Some("Ops".to_owned()), ..ChatFacts::default() });
        [form.title, form.description, form.photo] = [title, description, photo].map(str::to_owned);
        form
    }

    #[test]
    fn only_what_was_changed_is_sent() {
        assert!(form(" Ops ", "", "").changes(ChatId(9)).is_empty());
        let changes = form("Operations", "on call", "https://a.example/p.png").changes(ChatId(9));
        let methods: Vec<_> = changes.iter().map(|deed| deed.method).collect();
        assert_eq!(methods, ["setChatTitle", "setChatDescription", "setChatPhoto"]);
    }

    #[test]
    fn what_does_not_fit_is_said_at_its_field() {
        assert_eq!(form("Ops", "", "").notes(), [None, None, None]);
        let notes = form("", &"x".repeat(256), "file:///etc/passwd").notes();
        assert_eq!(notes, [Some(Text::TitleLength), Some(Text::DescriptionLength), Some(Text::PhotoWrong)]);
    }
}
