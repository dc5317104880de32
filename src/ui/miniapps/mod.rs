//! The MiniApp bench: links, open buttons, initData and the code that checks it.

mod check_view;
mod form;
mod link_view;
mod view;

use crate::api::init_data::{self, DEFAULT_TTL_SECONDS, Expectation, Verification};
use crate::api::{ChatId, Keyboard, KeyboardButton, Press};
use crate::engine::demo::{DemoControl, DemoWorld};
use crate::engine::{Command, Engine};
use crate::store::NewSend;

use super::chat_picker::ChatPicker;
use super::request::{Request, Tasks};
use form::SignForm;

pub use view::MiniAppsView;

/// A direct link (help.mp.net 15703389).
const LINK: &str = "https://mp.net";
/// Longest start parameter (inferred).
const START_CHARS: usize = 64;
/// How far in the future a date may lie when that is bounded, in seconds (inferred).
const FUTURE_SECONDS: i64 = 60;

/// A part of the bench.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MiniAppTab {
    /// Links and buttons.
    #[default]
    Link,
    /// Checking initData.
    Check,
    /// Signing test data.
    Sign,
    /// Code that checks.
    Code,
}

/// What a person did on the bench.
#[derive(Clone, Debug)]
pub enum MiniAppsAction {
    /// Show another part.
    Tab(MiniAppTab),
    /// Send the open button to the picked chat.
    SendButton,
    /// Check what was pasted, at this time in Unix seconds.
    Check(i64),
    /// Check this.
    CheckThis(String, i64),
    /// Forget what was pasted and what came of it.
    Forget,
    /// Sign test data as of this time, in Unix seconds.
    Sign(i64),
}

/// A language that a verifier is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Verifier {
    #[default]
    JavaScript,
    Python,
    Rust,
}

impl Verifier {
    const ALL: [Self; 3] = [Self::JavaScript, Self::Python, Self::Rust];

    fn name(self) -> &'static str {
        match self {
            Self::JavaScript => "JavaScript",
            Self::Python => "Python",
            Self::Rust => "Rust",
        }
    }

    /// Run against both vectors by the tests.
    fn code(self) -> &'static str {
        match self {
            Self::JavaScript => include_str!("../../../assets/verifiers/verify.mjs"),
            Self::Python => include_str!("../../../assets/verifiers/verify.py"),
            Self::Rust => include_str!("../../../assets/verifiers/verify.rs"),
        }
    }
}

/// A finished check. It lives in memory only.
struct Checked {
    verification: Verification,
    ttl_seconds: i64,
}

/// The bench. What is pasted into it is written nowhere.
pub struct MiniApps {
    tab: MiniAppTab,
    short_name: String,
    start_param: String,
    url: String,
    label: String,
    text: String,
    chat: Option<ChatId>,
    picker: ChatPicker,
    /// The name of the chat that the last button went to.
    sent_to: Option<String>,
    init_data: String,
    miniapp_id: String,
    max_age: String,
    bounds_future: bool,
    checked: Option<Checked>,
    check: Request<Checked>,
    form: SignForm,
    signed: Option<String>,
    sign: Request<Option<String>>,
    verifier: Verifier,
    demo: Option<DemoControl>,
    world: Request<Result<DemoWorld, String>>,
    world_wanted: bool,
}

impl MiniApps {
    /// An empty bench; on the demo its people and MiniApps are filled in when it is first opened.
    #[must_use]
    pub fn new(demo: Option<DemoControl>) -> Self {
        Self {
            tab: MiniAppTab::default(),
            short_name: String::new(),
            start_param: String::new(),
            url: String::new(),
            label: String::new(),
            text: String::new(),
            chat: None,
            picker: ChatPicker::default(),
            sent_to: None,
            init_data: String::new(),
            miniapp_id: String::new(),
            max_age: DEFAULT_TTL_SECONDS.to_string(),
            bounds_future: false,
            checked: None,
            check: Request::default(),
            form: SignForm::default(),
            signed: None,
            sign: Request::default(),
            verifier: Verifier::default(),
            world_wanted: demo.is_some(),
            demo,
            world: Request::default(),
        }
    }

    /// Takes in what the background brought. Once a frame; `open` says whether the bench is seen.
    pub fn update(&mut self, open: bool, engine: &Engine, tasks: &Tasks) {
        if !open {
            // Leaving cancels.
            self.check.cancel();
            self.sign.cancel();
            if self.world.is_running() {
                self.world.cancel();
                self.world_wanted = true;
            }
            return;
        }
        self.picker.update(engine.store(), tasks);
        if self.world_wanted
            && let Some(demo) = self.demo.clone()
        {
            self.world_wanted = false;
            self.world.start(tasks, async move { demo.world().await });
        }
        if let Some(Ok(world)) = self.world.take() {
            self.fill_in(&world);
        }
        if let Some(checked) = self.check.take() {
            self.checked = Some(checked);
        }
        if let Some(signed) = self.sign.take() {
            self.signed = signed;
        }
    }

    /// What was pasted, for the examination of the bot.
    #[must_use]
    pub fn pasted(&self) -> Option<String> {
        Some(self.init_data.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// Whether nothing is under way.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let waiting = self.check.is_running() || self.sign.is_running() || self.world.is_running();
        !waiting && !self.world_wanted
    }

    fn fill_in(&mut self, world: &DemoWorld) {
        let set = |field: &mut String, value: &str| {
            if field.is_empty() {
                value.clone_into(field);
            }
        };
        if let Some(app) = world.mini_apps.first() {
            set(&mut self.short_name, &app.short_name);
            set(&mut self.url, &app.entry_url);
            set(&mut self.miniapp_id, &app.miniapp_id);
            set(&mut self.form.miniapp_id, &app.miniapp_id);
        }
        if let Some((id, name)) = world.people.first() {
            set(&mut self.form.user_id, &id.to_string());
            set(&mut self.form.first_name, name.split(' ').next().unwrap_or_default());
            set(&mut self.form.chat_id, &id.to_string());
        }
    }

    /// Carries out what the person did.
    pub fn handle(&mut self, action: MiniAppsAction, engine: &Engine, tasks: &Tasks) {
        match action {
            MiniAppsAction::Tab(tab) => self.tab = tab,
            MiniAppsAction::SendButton => self.send_button(engine),
            MiniAppsAction::Check(now) => self.start_check(now, engine, tasks),
            MiniAppsAction::CheckThis(text, now) => {
                self.tab = MiniAppTab::Check;
                self.init_data = text;
                self.start_check(now, engine, tasks);
            }
            MiniAppsAction::Forget => {
                self.check.cancel();
                self.checked = None;
                self.init_data = String::new();
            }
            MiniAppsAction::Sign(now) => {
                if let Ok(fields) = self.form.fields(now) {
                    let client = engine.client().clone();
                    self.sign.start_blocking(tasks, move || client.sign_test_data(&fields));
                }
            }
        }
    }

    fn start_check(&mut self, now: i64, engine: &Engine, tasks: &Tasks) {
        let Some(ttl_seconds) = self.max_age_seconds() else { return };
        let (client, text) = (engine.client().clone(), self.init_data.clone());
        let wanted = Some(self.miniapp_id.trim().to_owned()).filter(|id| !id.is_empty());
        let future_seconds = self.bounds_future.then_some(FUTURE_SECONDS);
        self.check.start_blocking(tasks, move || {
            let expectation = Expectation { now, ttl_seconds, miniapp_id: wanted.as_deref(), future_seconds };
            Checked { verification: client.check_init_data(&text, &expectation), ttl_seconds }
        });
    }

    fn max_age_seconds(&self) -> Option<i64> {
        self.max_age.trim().parse().ok().filter(|seconds| *seconds >= 0)
    }

    /// The direct link, when bot and short name make one.
    fn link(&self, bot: &str) -> Option<String> {
        let short_name = self.short_name.trim();
        if bot.is_empty() || short_name.is_empty() || start_problem(&self.start_param) {
            return None;
        }
        let mut link = url::Url::parse(LINK).ok()?;
        link.path_segments_mut().ok()?.clear().push(bot).push(short_name);
        if !self.start_param.is_empty() {
            link.query_pairs_mut().append_pair("startapp", &self.start_param);
        }
        Some(link.into())
    }

    /// Whether the address can be a button's: https and a host.
    fn url_is_good(&self) -> bool {
        url::Url::parse(self.url.trim()).is_ok_and(|url| url.scheme() == "https" && url.has_host())
    }

    fn can_send(&self) -> bool {
        let written = !self.label.trim().is_empty() && !self.text.trim().is_empty();
        self.chat.is_some() && written && self.url_is_good()
    }

    fn send_button(&mut self, engine: &Engine) {
        let Some(chat_id) = self.chat.filter(|_| self.can_send()) else { return };
        let keyboard = Keyboard {
            rows: vec![vec![KeyboardButton {
                label: self.label.trim().to_owned(),
                press: Press::WebApp(self.url.trim().to_owned()),
            }]],
        };
        let send = NewSend::text(chat_id, self.text.trim()).with_keyboard(keyboard);
        engine.command(Command::SendBeside(Box::new(send)));
        self.sent_to = self.picker.chosen().map(|(_, name)| name.clone());
    }

    /// Keeps a pasted text within what is looked at.
    fn bound_init_data(&mut self) {
        if self.init_data.len() > init_data::MAX_BYTES {
            let cut = (0..=init_data::MAX_BYTES).rev().find(|at| self.init_data.is_char_boundary(*at));
            self.init_data.truncate(cut.unwrap_or(0));
        }
    }
}

/// Whether a start parameter has a form that MPChat would not take (inferred: 1 to 64 of
/// `A-Za-z0-9_-`). None at all is fine.
fn start_problem(text: &str) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    text.len() > START_CHARS || !text.chars().all(good)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_made_of_bot_short_name_and_start_parameter() {
        let mut bench = MiniApps::new(None);
        assert_eq!(bench.link("my_mpbot"), None);
        bench.short_name = "orders".to_owned();
        assert_eq!(bench.link("my_mpbot").as_deref(), Some("https://mp.net/my_mpbot/orders"));
        bench.start_param = "ref_42".to_owned();
        assert_eq!(bench.link("my_mpbot").as_deref(), Some("https://mp.net/my_mpbot/orders?startapp=ref_42"));
        bench.start_param = "no spaces".to_owned();
        assert_eq!(bench.link("my_mpbot"), None);
        bench.start_param.clear();
        bench.short_name = "../x?y#z".to_owned();
        assert_eq!(bench.link("my_mpbot").as_deref(), Some("https://mp.net/my_mpbot/..%2Fx%3Fy%23z"));
    }

    #[test]
    fn a_start_parameter_is_of_letters_digits_and_two_signs() {
        assert!(!start_problem("") && !start_problem(&"a".repeat(64)) && !start_problem("A-z_9"));
        for bad in [&"a".repeat(65), "a b", "ü", "a\n", "a&b"] {
            assert!(start_problem(bad), "{bad:?}");
        }
    }
}
