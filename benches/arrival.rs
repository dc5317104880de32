//! From a person's message, accepted by the server, to the event on the screen's side of the engine,
//! by which time it is stored and synced.
//!
//! Criterion measures one message at rest. What follows are three crowds: one message now and then,
//! people who write one by one without a pause, and as many as the protocol can deliver: full
//! batches, as often as the limit of requests allows.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench; criterion's macros make undocumented items")]

mod support;

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use mpchat_console::api::{ApiAddress, Client, Token};
use mpchat_console::engine::{Engine, Event, Place, PollSettings, ReceiverState, connect};
use mpchat_console::sandbox::{Sandbox, SandboxConfig};
use support::{cpu, spread};
use tokio::runtime::Runtime;

const ADA: i64 = 1_000;
/// The longest that a message may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Between two polls when the client uses up its 30 requests a second; it counts 3 % over a second,
/// so that a server with another clock never sees 31.
const POLL: Duration = Duration::from_micros(1_030_000 / 30);
/// The protocol's most updates in one answer.
const BATCH: usize = 100;

/// An engine, and the server with the people on threads of its own.
struct Bot {
    engine: Option<Engine>,
    /// Rings when there are events.
    bell: Receiver<()>,
    server: Sandbox,
    runtime: Runtime,
    #[allow(dead_code, reason = "held for their drop")]
    held: (Runtime, tempfile::TempDir),
}

impl Bot {
    fn start() -> Self {
        let runtime = threads("engine");
        let elsewhere = threads("sandbox");
        let server = elsewhere.block_on(Sandbox::start(SandboxConfig::default())).unwrap();
        server.control().add_person("Ada Lovelace", ADA, "en");
        let folder = tempfile::tempdir().unwrap();
        let token = Token::new(&server.token()).unwrap();
        let client = Client::new(ApiAddress::parse(&server.address()).unwrap(), token).unwrap();
        let place = Place::File(folder.path().join("store.db"));
        let connected = runtime.block_on(connect(client, place)).unwrap();
        let (ring, bell) = channel();
        let wake = std::sync::Arc::new(move || ring.send(()).unwrap_or_default());
        let engine = {
            let _within = runtime.enter();
            let settings = PollSettings::default();
            Engine::start(connected.client, connected.store, connected.webhook.as_ref(), settings, wake)
        };
        let bot = Self { engine: Some(engine), bell, server, runtime, held: (elsewhere, folder) };
        while bot.engine().receiver_state() != ReceiverState::Receiving {
            std::thread::sleep(Duration::from_millis(5));
        }
        // What connecting used of the limit is free again, and the long poll waits.
        std::thread::sleep(Duration::from_millis(1_500));
        bot
    }

    fn engine(&self) -> &Engine {
        self.engine.as_ref().unwrap()
    }

    /// A person writes; returns when the server has it.
    fn write(&self, many: usize) -> Instant {
        let texts = (0..many).map(|number| format!("Where is my order {number}? 我的订单在哪里?"));
        assert_eq!(self.server.control().writes_many(ADA, ADA, texts).len(), many);
        Instant::now()
    }

    /// Waits for events until `deadline`; returns how many updates they bring.
    fn received(&self, deadline: Instant) -> usize {
        if self.bell.recv_timeout(deadline.saturating_duration_since(Instant::now())).is_err() {
            return 0;
        }
        let stored = self.engine().events().map(|event| match event {
            Event::Received { stored, .. } => stored,
            _ => 0,
        });
        stored.sum()
    }

    /// One message alone, from there to here.
    fn one(&self) -> Duration {
        let accepted = self.write(1);
        let deadline = accepted + PATIENCE;
        while self.received(deadline) == 0 {
            assert!(Instant::now() < deadline, "the message never came");
        }
        accepted.elapsed()
    }

    /// Somebody writes `many` messages every `pause` for a while; how long each took to arrive.
    fn crowd(&self, many: usize, pause: Duration, during: Duration) -> Vec<Duration> {
        let began = Instant::now();
        let (mut next, mut on_the_way, mut took) = (began, VecDeque::new(), Vec::new());
        loop {
            let writing = began.elapsed() < during;
            if !writing && on_the_way.is_empty() {
                return took;
            }
            assert!(began.elapsed() < during + PATIENCE, "{} messages never came", on_the_way.len());
            while writing && Instant::now() >= next {
                let accepted = self.write(many);
                on_the_way.extend(std::iter::repeat_n(accepted, many));
                next += pause;
            }
            let arrived = self.received(if writing { next } else { Instant::now() + pause });
            took.extend(on_the_way.drain(..arrived).map(|accepted| accepted.elapsed()));
        }
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        if let Some(engine) = self.engine.take() {
            self.runtime.block_on(engine.stop());
        }
    }
}

fn threads(name: &str) -> Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name(name)
        .enable_all()
        .build()
        .unwrap()
}

fn one_message(c: &mut Criterion) {
    let bot = Bot::start();
    c.bench_function("arrival_of_one_message", |b| {
        b.iter_custom(|times| {
            let one = || {
                // A single message: the poll for it has long begun to wait.
                std::thread::sleep(Duration::from_millis(100));
                bot.one()
            };
            (0..times).map(|_| one()).sum()
        });
    });
}

#[allow(clippy::print_stdout, reason = "a bench says what it measured")]
fn crowds(_: &mut Criterion) {
    for (name, many, pause, seconds) in [
        ("one message now and then", 1, Duration::from_millis(100), 20),
        ("150 people a second, one by one", 1, Duration::from_micros(6_667), 10),
        ("as many as the protocol delivers", BATCH, POLL, 20),
    ] {
        let bot = Bot::start();
        let used = || cpu::of_threads(&["engine", "store-writer"]);
        let (before, began) = (used(), Instant::now());
        let mut took = bot.crowd(many, pause, Duration::from_secs(seconds));
        spread::print(name, &mut took);
        let (after, wall) = (used(), began.elapsed().as_secs_f64());
        let rate = took.len() as f64 / wall;
        if let (Some(before), Some(after)) = (before, after) {
            let core = after.saturating_sub(before).as_secs_f64() / wall * 100.0;
            println!("    {rate:.0} updates/s in {wall:.1} s, {core:.0} % of one core");
        }
    }
}

criterion_group!(benches, one_message, crowds);
criterion_main!(benches);
