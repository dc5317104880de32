//! A receiver of updates on this computer, as a bot's own server would be.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use serde_json::Value;

/// One request that came.
#[derive(Clone, Debug)]
pub struct Got {
    pub secret: Option<String>,
    pub body: Value,
}

#[derive(Clone, Default)]
struct Inside {
    got: Arc<Mutex<Vec<Got>>>,
    secret: Arc<Mutex<Option<String>>>,
    answers: Arc<Mutex<VecDeque<(u16, String)>>>,
    slow: Arc<Mutex<bool>>,
    waiting: Arc<AtomicUsize>,
}

/// Counts requests that wait for their answer; a caller that goes away counts no more.
struct Waiting(Arc<AtomicUsize>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

pub struct Receiver {
    pub url: String,
    inside: Inside,
    _runtime: tokio::runtime::Runtime,
}

async fn receive(State(inside): State<Inside>, headers: HeaderMap, body: String) -> impl IntoResponse {
    let secret = headers.get("X-MpChat-Bot-Api-Secret-Token");
    let secret = secret.and_then(|value| value.to_str().ok()).map(str::to_owned);
    let body = serde_json::from_str(&body).unwrap_or(Value::Null);
    inside.got.lock().unwrap().push(Got { secret: secret.clone(), body });
    if *inside.slow.lock().unwrap() {
        inside.waiting.fetch_add(1, Ordering::SeqCst);
        let _waiting = Waiting(Arc::clone(&inside.waiting));
        std::future::pending::<()>().await;
    }
    let wanted = inside.secret.lock().unwrap().clone();
    if wanted.is_some() && wanted != secret {
        return (StatusCode::UNAUTHORIZED, "who are you?".to_owned());
    }
    let told = inside.answers.lock().unwrap().pop_front();
    let (status, body) = told.unwrap_or((200, r#"{"ok":true}"#.to_owned()));
    (StatusCode::from_u16(status).unwrap(), body)
}

impl Receiver {
    pub fn start() -> Self {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let url = format!("http://{}/hook/path-of-the-receiver", listener.local_addr().unwrap());
        let inside = Inside::default();
        let app = axum::Router::new().fallback(receive).with_state(inside.clone());
        runtime.spawn(async move { axum::serve(listener, app).await });
        Self { url, inside, _runtime: runtime }
    }

    /// Refuses what does not carry this secret.
    pub fn wants_secret(&self, secret: &str) {
        *self.inside.secret.lock().unwrap() = Some(secret.to_owned());
    }

    /// Answers the next request like this.
    pub fn will_answer(&self, status: u16, body: &str) {
        self.inside.answers.lock().unwrap().push_back((status, body.to_owned()));
    }

    /// Never answers.
    pub fn is_slow(&self) {
        *self.inside.slow.lock().unwrap() = true;
    }

    /// Requests that wait for an answer now.
    pub fn waiting(&self) -> usize {
        self.inside.waiting.load(Ordering::SeqCst)
    }

    pub fn got(&self) -> Vec<Got> {
        self.inside.got.lock().unwrap().clone()
    }
}
