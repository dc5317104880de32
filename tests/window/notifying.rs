//! Being told of messages while the window is not in front.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use egui::Event;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use mpchat_console::api::ChatId;
use mpchat_console::engine::Command;
use mpchat_console::i18n::Language;
use mpchat_console::store::ChatFlag;
use mpchat_console::ui::notify::{Crier, Note};
use mpchat_console::ui::{Action, Bell, Summons};

use super::room::{ADA, Room};

/// A desktop that shows its notes to the test.
#[derive(Default)]
struct Ear(Mutex<Vec<(Note, Bell)>>, Mutex<u64>);

impl Ear {
    fn notes(&self) -> Vec<Note> {
        self.0.lock().unwrap().iter().map(|(note, _)| note.clone()).collect()
    }

    fn click(&self, nth: usize) {
        let (note, bell) = self.0.lock().unwrap()[nth].clone();
        bell.ring(note.chat.map_or(Summons::Forward, Summons::Chat));
    }
}

impl Crier for Ear {
    fn cry(&self, note: Note, bell: &Bell) {
        self.0.lock().unwrap().push((note, bell.clone()));
    }

    fn count(&self, unread: u64) {
        *self.1.lock().unwrap() = unread;
    }
}

fn in_front(room: &mut Room, front: bool) {
    room.harness.input_mut().focused = front;
    room.harness.event(Event::WindowFocused(front));
    room.harness.step();
}

fn with_ear() -> (Room, Arc<Ear>) {
    let mut room = Room::connected(Language::English);
    let ear = Arc::new(Ear::default());
    room.harness.state_mut().set_crier(ear.clone());
    (room, ear)
}

fn until_told(room: &mut Room, ear: &Arc<Ear>, count: usize) {
    let ear = Arc::clone(ear);
    room.until("the person is told", move |_| ear.notes().len() >= count);
}

#[test]
fn a_message_behind_the_window_is_told_without_its_text_and_a_click_opens_the_chat() {
    let (mut room, ear) = with_ear();
    in_front(&mut room, false);
    room.sandbox().writes(ADA, ADA, "my secret plan");
    until_told(&mut room, &ear, 1);
    let note = ear.notes().remove(0);
    assert!(note.title.starts_with("Ada Lovelace · @"), "{note:?}");
    assert_eq!(note.body, "New message");
    assert!(!note.sound);
    assert!(!format!("{note:?}").contains("secret"));
    room.until("the title counts", |h| h.state().title().starts_with("(1) @"));
    let counts = Arc::clone(&ear);
    room.until("the icon counts", move |_| *counts.1.lock().unwrap() == 1);
    ear.click(0);
    room.until("the chat is open", |h| {
        let open = h.state().session().unwrap().conversation.as_ref();
        open.is_some_and(|open| open.chat_id() == ChatId(ADA))
    });
    in_front(&mut room, true);
    room.until("nothing is unread", |h| h.state().title().starts_with('@'));
}

#[test]
fn a_window_that_is_made_small_is_not_in_front_although_it_draws_no_frame_any_more() {
    let (mut room, ear) = with_ear();
    in_front(&mut room, true);
    room.sandbox().writes(ADA, ADA, "one");
    room.open("Ada Lovelace");
    room.until("it is read", |h| h.state().title().starts_with('@'));
    let context = room.harness.ctx.clone();
    let hidden = egui::RawInput { focused: false, ..Default::default() };
    room.sandbox().writes(ADA, ADA, "two");
    let began = std::time::Instant::now();
    let told = |room: &Room| !ear.notes().is_empty() && room.harness.state().title().starts_with("(1) @");
    while !told(&room) && began.elapsed() < Duration::from_secs(20) {
        let _ = context.run_logic(&hidden, |context| room.harness.state_mut().logic(context));
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(context.input(|input| input.focused), "as the last frame had it");
    assert_eq!(ear.notes().len(), 1);
    assert!(room.harness.state().title().starts_with("(1) @"), "it is not read");
}

#[test]
fn in_front_nobody_is_told_and_what_was_seen_is_not_told_later() {
    let (mut room, ear) = with_ear();
    in_front(&mut room, true);
    room.sandbox().writes(ADA, ADA, "one");
    room.until("it is there", |h| h.state().title().starts_with("(1)"));
    in_front(&mut room, false);
    room.linger(Duration::from_millis(900));
    assert_eq!(ear.notes(), []);
    room.sandbox().writes(ADA, ADA, "two");
    until_told(&mut room, &ear, 1);
    assert_eq!(ear.notes()[0].body, "New message", "only what came since");
}

#[test]
fn a_burst_is_one_note() {
    let (mut room, ear) = with_ear();
    in_front(&mut room, false);
    room.sandbox().writes_many(ADA, ADA, (0..30).map(|n| format!("line {n}")));
    room.until("all arrived", |h| {
        h.state().session().unwrap().chats.rows().first().is_some_and(|row| row.unread == 30)
    });
    room.linger(Duration::from_millis(900));
    assert_eq!(ear.notes().len(), 1);
    assert!(ear.notes()[0].body.ends_with("new messages"), "{:?}", ear.notes());
}

#[test]
fn do_not_disturb_is_kept_shown_and_ended_from_the_bell() {
    let (mut room, ear) = with_ear();
    room.press(Role::Button, "Notifications");
    room.press(Role::Button, "Until I turn it off");
    room.until_label("Do not disturb");
    in_front(&mut room, false);
    room.sandbox().writes(ADA, ADA, "anybody there?");
    room.until("it is there", |h| h.state().title().starts_with("(1)"));
    room.linger(Duration::from_millis(900));
    assert_eq!(ear.notes(), []);
    in_front(&mut room, true);
    room.press(Role::Button, "Notifications");
    room.press(Role::Button, "End do not disturb");
    room.until("it has ended", |h| h.query_all_by_label("Do not disturb").next().is_none());
    in_front(&mut room, false);
    room.sandbox().writes(ADA, ADA, "hello?");
    until_told(&mut room, &ear, 1);
}

#[test]
fn a_muted_chat_is_counted_and_not_told() {
    let (mut room, ear) = with_ear();
    // The first chat of all opens by itself and is read.
    room.sandbox().writes(ADA, ADA, "hi");
    room.until("it is open", |h| h.state().session().unwrap().conversation.is_some());
    let bob = room.sandbox().add_person("Bob", 0, "en");
    room.sandbox().writes(bob, bob, "first");
    room.until("it is there", |h| h.state().title().starts_with("(1)"));
    let context = room.harness.ctx.clone();
    let mute = Action::Engine(Box::new(Command::SetFlag(ChatId(bob), ChatFlag::Muted, true)));
    room.harness.state_mut().handle(&context, mute);
    room.until("it is muted", |h| {
        h.state().session().unwrap().chats.rows().first().is_some_and(|row| row.muted)
    });
    in_front(&mut room, false);
    room.sandbox().writes(bob, bob, "second");
    room.until("it is counted", |h| {
        h.state().session().unwrap().chats.rows().first().is_some_and(|row| row.unread == 2)
    });
    room.linger(Duration::from_millis(900));
    assert_eq!(ear.notes(), []);
}
