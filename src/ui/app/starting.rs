//! Bots that are being connected, until they run or the person knows why not.

use egui::Context;

use crate::engine::ConnectError;
use crate::i18n::{Language, Text};
use crate::ui::action::Room;
use crate::ui::remedy::{self, Remedy};
use crate::ui::request::Request;
use crate::ui::session::{Session, StartError, Started};
use crate::ui::welcome::Trying;

use super::{Console, Screen};

impl Console {
    pub(super) fn start(
        &mut self,
        trying: Trying,
        work: impl Future<Output = Result<Started, StartError>> + Send + 'static,
    ) {
        if let Screen::Welcome(state) = &mut self.screen {
            state.failure = None;
        }
        let mut request = Request::default();
        // The same bot's store may still be held by the session that was just left.
        let stopping = self.stopping.take();
        request.start(&self.tasks, async move {
            if let Some(stopping) = stopping {
                let _ = stopping.await;
            }
            work.await
        });
        self.starting = Some((trying, request));
    }

    pub(super) fn take_started(&mut self, context: &Context) {
        let Some((trying, result)) =
            self.starting.as_mut().and_then(|(trying, request)| Some((*trying, request.take()?)))
        else {
            return;
        };
        self.starting = None;
        match result {
            Ok(started) => {
                if let Screen::Welcome(state) = &mut self.screen {
                    state.forget_token();
                }
                let mut session = Box::new(Session::new(started, &self.tasks));
                session.methods.load_catalogue(&self.data_folder, &self.tasks);
                self.screen = Screen::Running(session);
                self.room = Room::Chats;
                self.title(context);
            }
            Err(error) => {
                tracing::warn!(%error, ?trying, "the bot could not be started");
                if let Screen::Welcome(state) = &mut self.screen {
                    state.failure = Some(start_remedy(&error, self.language));
                }
            }
        }
    }
}

fn start_remedy(error: &StartError, language: Language) -> Remedy {
    match error {
        StartError::Connect(ConnectError::Call(error)) => remedy::of_call(error, language),
        StartError::Connect(ConnectError::Store(error)) => remedy::of_store(error, language),
        StartError::Connect(error) => {
            Remedy { what: language.t(Text::FailStore).to_owned(), todo: error.to_string() }
        }
        StartError::Demo(problem) => {
            Remedy { what: language.t(Text::FailDemo).to_owned(), todo: problem.clone() }
        }
    }
}
