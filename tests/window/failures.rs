//! What can go wrong with a call: every way for it to fail, a server that never answers, and one that
//! is not there. Each panel says which call it makes and what must be on the screen.

use std::time::Duration;

use egui_kittest::kittest::Queryable as _;
use mpchat_console::sandbox::FaultKind;

use super::room::Room;

/// Every code of the Bot API and every answer that is none, each with words of its remedy.
pub fn failures() -> Vec<(FaultKind, &'static str)> {
    let error = |code| FaultKind::Error { code, description: "the moon is full".to_owned() };
    vec![
        (error(400), "did not accept it"),
        (error(401), "does not know this token"),
        (error(403), "not allowed"),
        (error(404), "does not know"),
        (error(409), "A webhook receives"),
        (FaultKind::TooMany { retry_after: Some(1) }, "Too many requests"),
        (error(500), "The server has trouble"),
        (error(501), "does not offer this"),
        (error(50_001), "by its own rules"),
        (FaultKind::NotJson, "not the Bot API"),
        (FaultKind::TruncatedJson, "not the Bot API"),
        (FaultKind::Html { status: 502 }, "web page answered"),
        (FaultKind::CutBefore, "The connection broke"),
        (FaultKind::CutMiddle, "The connection broke"),
    ]
}

/// Those of them after which the call was surely not carried out.
pub fn refusals() -> Vec<(FaultKind, &'static str)> {
    let mut all = failures();
    all.retain(|(kind, _)| !matches!(kind, FaultKind::TruncatedJson | FaultKind::CutMiddle));
    all
}

impl Room {
    /// Whether these words stand somewhere on the screen.
    pub fn says(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    /// Runs frames until these words stand somewhere on the screen.
    pub fn until_says(&mut self, words: &str) {
        let wanted = words.to_owned();
        self.until(words, move |h| h.query_all_by_label_contains(&wanted).next().is_some());
    }

    /// Makes a call fail in each of these ways. `ask` makes the call; its remedy must be read then, and
    /// it was not there before. `then` looks at the rest of the screen and puts the failure away.
    pub fn each_is_explained(
        &mut self,
        method: &str,
        failures: Vec<(FaultKind, &'static str)>,
        ask: impl Fn(&mut Self),
        then: impl Fn(&mut Self, &str),
    ) {
        for (kind, words) in failures {
            assert!(!self.says(words), "{method}: {words:?} is said before anything failed");
            self.fault(method, kind.clone());
            let before = self.calls(method);
            ask(self);
            self.until(&format!("{method} {kind:?} is explained with {words:?}"), |h| {
                h.query_all_by_label_contains(words).next().is_some()
            });
            assert!(self.calls(method) > before, "{method} was asked for");
            then(self, words);
            self.until(&format!("{words:?} is put away"), |h| {
                h.query_all_by_label_contains(words).next().is_none()
            });
        }
    }

    /// The server takes a call and never answers: frames keep to their budget, and leaving ends the
    /// connection. What `leave` leaves asks for nothing more.
    pub fn keeps_drawing_and_gives_up(
        &mut self,
        method: &str,
        ask: impl FnOnce(&mut Self),
        leave: impl FnOnce(&mut Self),
    ) {
        let sandbox = self.sandbox();
        assert_eq!(sandbox.hanging(), 0, "nobody waits yet");
        self.fault(method, FaultKind::Hang);
        ask(self);
        self.until(&format!("{method} waits"), |_| sandbox.hanging() == 1);
        self.draws_frames();
        assert_eq!(sandbox.hanging(), 1, "it is still waited for");
        leave(self);
        self.until(&format!("{method} is given up"), |_| sandbox.hanging() == 0);
        let after = self.calls(method);
        self.linger(Duration::from_millis(200));
        assert_eq!(self.calls(method), after, "{method} is not asked for by what was left");
    }

    /// The server goes away; `ask` is explained with these words.
    pub fn nobody_listens(mut self, ask: impl FnOnce(&mut Self), words: &str) {
        self.stop_server();
        ask(&mut self);
        self.until_says(words);
        self.draws_frames();
    }
}
