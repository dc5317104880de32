//! How many requests a second the sandbox serves on loopback, and what 100,000 messages cost in
//! memory.

#![allow(clippy::expect_used, reason = "a bench that cannot go on says why and ends")]
#![allow(missing_docs, reason = "criterion's macro writes a function without any")]

use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use mpchat_console::sandbox::{Sandbox, SandboxConfig};
use serde_json::json;
use tokio::runtime::Runtime;

const ADA: i64 = 987_654_321;
const MESSAGES: usize = 100_000;

struct Bench {
    runtime: Runtime,
    sandbox: Sandbox,
    http: reqwest::Client,
}

impl Bench {
    fn start() -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let config = SandboxConfig { rate_limit: None, ..SandboxConfig::default() };
        let sandbox = runtime.block_on(Sandbox::start(config)).expect("a sandbox");
        sandbox.control().add_person("Ada", ADA, "en");
        sandbox.control().writes(ADA, ADA, "hi");
        let http = mpchat_console::api::http::client().no_proxy().build().expect("a client");
        Self { runtime, sandbox, http }
    }

    fn url(&self, method: &str) -> String {
        format!("{}/bot{}/{method}", self.sandbox.address(), self.sandbox.token())
    }

    fn post(&self, method: &str, parameters: &serde_json::Value) -> usize {
        self.runtime.block_on(async {
            let answer = self.http.post(self.url(method)).json(parameters).send().await.expect("an answer");
            assert!(answer.status().is_success());
            answer.bytes().await.expect("a body").len()
        })
    }
}

fn send_message(criterion: &mut Criterion) {
    let bench = Bench::start();
    let mut group = criterion.benchmark_group("sandbox");
    group.throughput(Throughput::Elements(1));
    let message = json!({"chat_id": ADA, "text": "It comes as a PDF to the address in your profile."});
    group.bench_function("sendMessage, one after the other", |b| {
        b.iter(|| bench.post("sendMessage", &message));
    });
    group.throughput(Throughput::Elements(64));
    group.bench_function("sendMessage, 64 at once", |b| {
        b.iter(|| {
            bench.runtime.block_on(async {
                let sends = (0..64).map(|_| bench.http.post(bench.url("sendMessage")).json(&message).send());
                for answer in futures_util::future::join_all(sends).await {
                    answer.expect("an answer").bytes().await.expect("a body");
                }
            });
        });
    });
    group.finish();
}

fn get_updates(criterion: &mut Criterion) {
    let bench = Bench::start();
    let control = bench.sandbox.control();
    let mut group = criterion.benchmark_group("sandbox");
    group.throughput(Throughput::Elements(100));
    group.bench_function("getUpdates, 100 updates in each", |b| {
        b.iter_batched(
            || control.writes_many(ADA, ADA, (0..100).map(|n| format!("message {n} of a hundred"))),
            |_| bench.post("getUpdates", &json!({"limit": 100})),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// Resident memory of this process in bytes; 0 where the system does not say.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) * 1024
}

/// Printed rather than measured in time: bytes a message, delivered and still pending. Goes first,
/// while no memory is left over from other measurements.
#[allow(clippy::print_stdout, reason = "the printed line is the result")]
fn memory(criterion: &mut Criterion) {
    let bench = Bench::start();
    let control = bench.sandbox.control();
    let text = |n: usize| format!("message {n}: does the invoice come by mail, or is it in the app?");
    let before = resident();
    control.writes_many(ADA, ADA, (0..MESSAGES).map(text));
    let pending = resident();
    while control.pending() > 0 {
        bench.post("getUpdates", &json!({"limit": 100}));
    }
    let delivered = resident();
    let per = |after: u64| after.saturating_sub(before) / MESSAGES as u64;
    println!(
        "sandbox/memory: {MESSAGES} messages: {} bytes each while pending, {} after delivery; {} MB resident",
        per(pending),
        per(delivered),
        delivered / (1024 * 1024)
    );
    let mut group = criterion.benchmark_group("sandbox");
    group.throughput(Throughput::Elements(1));
    group.bench_function("sendMessage with 100,000 messages stored", |b| {
        b.iter(|| bench.post("sendMessage", &json!({"chat_id": ADA, "text": "x"})));
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(30).measurement_time(Duration::from_secs(4));
    targets = memory, send_message, get_updates
}
criterion_main!(benches);
