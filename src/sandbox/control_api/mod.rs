//! The control API under `/_sandbox/`: what [`Control`] does, for programs in other languages.
//!
//! It speaks the Bot API's own envelope and takes the same forms of request, but needs no token:
//! whoever can reach it is a program of this computer. Web pages are kept out by looking at
//! `Host` and `Origin`. `docs/sandbox.md` lists the actions.

#![allow(clippy::unnecessary_wraps, reason = "every action answers in one form, also those that cannot fail")]

mod acts;
mod views;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, Response, header};
use axum::routing::any;

use super::arguments::Arguments;
use super::control::Control;
use super::refusal::{Refusal, success};
use super::request::Fields;
use super::server::{json_response, refusal_response, response};
use super::shared::Shared;
use super::world::ActError;

const PREFIX: &str = "/_sandbox";

/// `result` as JSON, or why not.
type Answer = Result<String, Refusal>;

/// Routes of the control API.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route(PREFIX, any(answer))
        .route("/_sandbox/", any(answer))
        .route("/_sandbox/{*rest}", any(answer))
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response<Body> {
    let refuse = |refusal: &Refusal| refusal_response(refusal, 400);
    if !comes_from_here(request.headers()) {
        return refuse(&Refusal::forbidden("the control API is for programs of this computer only"));
    }
    let path = request.uri().path().strip_prefix(PREFIX).unwrap_or_default().trim_matches('/').to_owned();
    if let Some(file) = path.strip_prefix("files/") {
        return download(&shared, file);
    }
    let verb = request.method().clone();
    let result = match Fields::read(request, &shared.room).await {
        Ok(fields) => act(&Control::new(shared), &verb, &path, fields).await,
        Err(refusal) => Err(refusal),
    };
    match result {
        Ok(result) => json_response(200, success(&result)),
        Err(refusal) => refuse(&refusal),
    }
}

async fn act(control: &Control, verb: &Method, path: &str, fields: Fields) -> Answer {
    let arguments = Arguments::unchecked(fields);
    match (verb.as_str(), path) {
        ("GET", "") => views::overview(control),
        ("GET", "sent") => views::sent(control),
        ("GET", "updates") => views::updates(control),
        ("GET", "requests") => views::requests(control),
        ("GET", _) if path.starts_with("chats/") => views::chat(control, path),
        ("DELETE", "faults") => {
            control.clear_faults();
            acts::done()
        }
        ("POST", "write") => acts::write(control, arguments).await,
        ("POST", action) => acts::act(control, action, &arguments),
        _ => Err(Refusal::not_found(format_args!("no action {verb} {PREFIX}/{path}"))),
    }
}

/// A page in a browser can make requests to this computer. One from elsewhere shows itself by
/// its `Origin`; one that had its own name lead here shows itself by `Host`.
fn comes_from_here(headers: &HeaderMap) -> bool {
    let loopback = |authority: &str| {
        let url = url::Url::parse(&format!("http://{authority}/"));
        url.is_ok_and(|url| super::outgoing::is_loopback(&url))
    };
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let host = text(header::HOST).is_none_or(loopback);
    let origin = text(header::ORIGIN).is_none_or(|origin| {
        url::Url::parse(origin).is_ok_and(|origin| super::outgoing::is_loopback(&origin))
    });
    host && origin
}

/// A file somebody sent.
fn download(shared: &Shared, rest: &str) -> Response<Body> {
    let id = rest.split('/').next().unwrap_or_default();
    let file = shared.world().media.get(id).cloned();
    let Some(file) = file else {
        return refusal_response(&Refusal::not_found("no such file"), 400);
    };
    let mut response = response(200, "application/octet-stream", file.bytes);
    let headers = response.headers_mut();
    if let Ok(mime) = HeaderValue::from_str(&file.mime) {
        headers.insert(header::CONTENT_TYPE, mime);
    }
    // What a bot uploaded must not run as a page of this address.
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox"));
    response
}

impl From<ActError> for Refusal {
    fn from(error: ActError) -> Self {
        Self::bad_request(error)
    }
}
