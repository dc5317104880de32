//! What one frame costs: layout and tessellation of the whole window, everything but the painting.
//!
//! First the frame of a window at rest, then every frame of a person who scrolls through history and
//! of one who types, at three sizes of the store. All times are the processor's time of the thread
//! that draws, so that a busy machine does not count.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench; criterion's macros make undocumented items")]

mod support;

use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use mpchat_console::ui::{Action, Room};
use support::fill::BUSY_CHAT;
use support::spread;
use support::window::Window;

const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];
/// Frames in a series.
const FRAMES: usize = 2_000;
/// How far the wheel turns in one frame, in points: two or three messages every three frames.
const TURN: f32 = 40.0;
/// Frames in one direction; shorter than the shortest history.
const LAP: usize = 400;
/// Letters in a message that is typed.
const MESSAGE: usize = 400;

fn feed(window: &mut Window) {
    window.act(Action::GoTo(Room::Feed));
    window.until("updates are shown", |session| !session.feed.rows().is_empty());
    window.rest();
}

fn conversation(window: &mut Window) {
    window.act(Action::OpenChat(BUSY_CHAT));
    window.until("messages are shown", |session| {
        session.conversation.as_ref().is_some_and(|open| !open.window().rows().is_empty())
    });
    window.rest();
}

fn at_rest(c: &mut Criterion) {
    for messages in SIZES {
        let mut window = Window::over(messages);
        for (name, go) in [("frame_feed", feed as fn(&mut Window)), ("frame_conversation", conversation)] {
            go(&mut window);
            c.benchmark_group(name).bench_function(BenchmarkId::from_parameter(messages), |b| {
                b.iter_custom(|times| (0..times).map(|_| window.frame(Vec::new())).sum());
            });
        }
    }
}

/// Not by criterion, which shows means: a hitch is one slow frame among many.
fn in_use(_: &mut Criterion) {
    for messages in SIZES {
        let mut window = Window::over(messages);
        feed(&mut window);
        spread::print(&format!("scrolling the feed, {messages}"), &mut scroll(&mut window));
        conversation(&mut window);
        spread::print(&format!("scrolling a conversation, {messages}"), &mut scroll(&mut window));
        spread::print(&format!("typing, {messages}"), &mut typing(&mut window));
        window.read_aloud();
        spread::print(&format!("the same with a screen reader, {messages}"), &mut scroll(&mut window));
    }
}

/// Through history and back, again and again.
fn scroll(window: &mut Window) -> Vec<Duration> {
    let turn = |frame: usize| if (frame / LAP).is_multiple_of(2) { TURN } else { -TURN };
    (0..FRAMES).map(|frame| calmly(|| window.wheel(turn(frame)))).collect()
}

/// Messages of some lines, one after the other; each takes the place of the one before.
fn typing(window: &mut Window) -> Vec<Duration> {
    let words = "Thank you for writing. 订单今天发货。 ".chars().cycle().take(FRAMES).enumerate();
    words
        .map(|(number, letter)| {
            let mut events = vec![egui::Event::Text(letter.to_string())];
            if number % MESSAGE == 0 {
                events.insert(0, select_all());
            }
            calmly(|| window.frame(events))
        })
        .collect()
}

fn select_all() -> egui::Event {
    egui::Event::Key {
        key: egui::Key::A,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::COMMAND,
    }
}

/// Leaves the store a moment to read, as the time between two frames does.
fn calmly<T>(frame: impl FnOnce() -> T) -> T {
    std::thread::sleep(Duration::from_millis(3));
    frame()
}

criterion_group!(benches, at_rest, in_use);
criterion_main!(benches);
