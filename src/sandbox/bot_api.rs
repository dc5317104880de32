//! One call of the Bot API, from its path to its answer.

use std::sync::Arc;
use std::time::Instant;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method as HttpMethod, Response};
use bytes::Bytes;
use percent_encoding::percent_decode_str;

use super::arguments::Arguments;
use super::fault::FaultKind;
use super::refusal::{Refusal, success};
use super::request::{Fields, discard};
use super::server::{half_response, json_response, no_response, refusal_response, response};
use super::shared::{Shared, lock};
use super::{hindered, methods, poll, prefetch, webhook};
use crate::api::catalogue::{Method, Status, Verb};

/// The documented name of a thing that MPChat does not offer (help.mp.net 15703404).
const NOT_OFFERED: &str = "answerWebAppQuery";

/// What a call came to.
#[derive(Debug)]
pub(super) struct Done {
    /// `result`, already JSON.
    pub result: String,
    /// Ids of the updates in it.
    pub updates: Vec<i64>,
}

impl From<String> for Done {
    fn from(result: String) -> Self {
        Self { result, updates: Vec::new() }
    }
}

/// Answers a request to any path outside the control API.
pub(super) async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response<Body> {
    let Some((token, name)) = split_path(request.uri().path()) else {
        let what = "the address is /bot/bot{token}/{method}";
        return refusal_response(&Refusal::not_found(what), shared.business_status);
    };
    let number = shared.request_came(&name);
    let response = match admit(&shared, &token, &name) {
        Ok((method, fault)) => call(&shared, number, method, fault, request).await,
        Err(refusal) => {
            discard(request.into_body()).await;
            refusal_response(&refusal, shared.business_status)
        }
    };
    if response.extensions().get::<super::server::CloseInstead>().is_none() {
        shared.request_answered(number, response.status().as_u16());
    }
    response
}

/// The token and the method of `/bot/bot{TOKEN}/{method}` (help.mp.net 15703372).
fn split_path(path: &str) -> Option<(String, String)> {
    let rest = path.strip_prefix("/bot/")?;
    let (bot, name) = rest.split_once('/')?;
    let decode = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
    let token = decode(bot).strip_prefix("bot")?.to_owned();
    let name = decode(name.strip_suffix('/').unwrap_or(name));
    (!token.is_empty() && !name.is_empty() && !name.contains('/')).then_some((token, name))
}

/// Whether the call may be made at all: token, rate, method. A fault that was asked for comes
/// before the rate is counted, so that a test gets exactly what it ordered.
fn admit<'a>(
    shared: &'a Shared,
    token: &str,
    name: &str,
) -> Result<(&'a Method, Option<FaultKind>), Refusal> {
    if !shared.world().accepts(token) {
        return Err(Refusal::unauthorized());
    }
    let method = match shared.catalogue.find(name) {
        Some(method) if !shared.strict || method.name == name => Ok(method),
        _ if name.eq_ignore_ascii_case(NOT_OFFERED) => Err(Refusal::not_implemented(NOT_OFFERED)),
        Some(method) => {
            Err(Refusal::not_found(format_args!("no method {name}; it is spelled {}", method.name)))
        }
        None => Err(Refusal::not_found(format_args!("no method {}", shortened(name)))),
    };
    if let Ok(method) = method
        && let Some(fault) = shared.faults().take(&method.name)
    {
        return Ok((method, Some(fault)));
    }
    lock(&shared.limiter).admit(Instant::now()).map_err(Refusal::too_many)?;
    method.map(|method| (method, None))
}

fn shortened(name: &str) -> String {
    name.chars().take(64).collect()
}

async fn call(
    shared: &Arc<Shared>,
    number: u64,
    method: &Method,
    fault: Option<FaultKind>,
    request: Request,
) -> Response<Body> {
    let refuse = |refusal: &Refusal| refusal_response(refusal, shared.business_status);
    let request = match &fault {
        Some(FaultKind::EarlyError { code, description, closes }) => {
            if !closes {
                shared.tasks.spawn(discard(request.into_body()));
            }
            return refuse(&Refusal::new(*code, description.clone()));
        }
        Some(FaultKind::SlowUpload { bytes_per_second }) => {
            request.map(|body| hindered::slowed(body, *bytes_per_second))
        }
        Some(FaultKind::CutUpload { after }) => match hindered::cut(request, *after).await {
            Some(request) => request,
            None => return no_response(),
        },
        _ => request,
    };
    let fields = match check_verb(shared, method, request.method()) {
        Ok(()) => Fields::read(request, &shared.room).await,
        Err(refusal) => {
            discard(request.into_body()).await;
            Err(refusal)
        }
    };
    let arguments = fields.and_then(|fields| {
        // What is not implemented is so whatever its parameters are.
        if method.status == Status::NotImplemented {
            return Err(Refusal::not_implemented(&method.name));
        }
        Arguments::check(method, fields)
    });
    // First the faults for which the call is not made.
    match &fault {
        Some(FaultKind::CutBefore) => return no_response(),
        Some(FaultKind::Hang) => return shared.hang().await,
        Some(FaultKind::Error { code, description }) => {
            return refuse(&Refusal::new(*code, description.clone()));
        }
        Some(FaultKind::TooMany { retry_after }) => {
            return refuse(&Refusal { retry_after: *retry_after, ..Refusal::too_many(30) });
        }
        Some(FaultKind::Html { status }) => {
            let page = "<!DOCTYPE html>\n<html><head><title>Bad gateway</title></head>\
                <body><h1>Bad gateway</h1></body></html>\n";
            return response(*status, "text/html; charset=utf-8", Bytes::from_static(page.as_bytes()));
        }
        Some(FaultKind::NotJson) => {
            return response(200, "text/plain", Bytes::from_static(b"It works!\n"));
        }
        Some(FaultKind::EmptyAtOnce) => return json_response(200, success("[]")),
        Some(FaultKind::Delay(by)) => tokio::time::sleep(*by).await,
        _ => {}
    }
    let done = match arguments {
        Ok(arguments) => execute(shared, method, arguments).await,
        Err(refusal) => Err(refusal),
    };
    let spoilt = matches!(
        fault,
        Some(FaultKind::CutAfter | FaultKind::CutMiddle | FaultKind::HangAfter | FaultKind::TruncatedJson)
    );
    if spoilt && let Ok(done) = &done {
        shared.world().updates.lost(&done.updates);
    }
    let (status, body) = match done {
        Ok(done) => (200, success(&done.result)),
        Err(refusal) if !spoilt => return refuse(&refusal),
        Err(refusal) => (refusal.status(shared.business_status), refusal.to_json()),
    };
    match fault {
        Some(FaultKind::CutAfter) => no_response(),
        Some(FaultKind::CutMiddle) => half_response(body),
        Some(FaultKind::HangAfter) => {
            shared.request_answered(number, 0);
            shared.hang().await
        }
        Some(FaultKind::TruncatedJson) => {
            let half = body.len() / 2;
            json_response(status, body.into_iter().take(half).collect())
        }
        _ => json_response(status, body),
    }
}

/// GET is documented for four methods only (help.mp.net 15703372), but libraries use it for
/// others too; it is refused when the sandbox is strict.
fn check_verb(shared: &Shared, method: &Method, verb: &HttpMethod) -> Result<(), Refusal> {
    let documented = match *verb {
        HttpMethod::GET => method.verbs.contains(&Verb::Get),
        HttpMethod::POST => method.verbs.contains(&Verb::Post),
        _ => return Err(Refusal::wrong_verb(format_args!("use POST for {}", method.name))),
    };
    if documented || !shared.strict {
        Ok(())
    } else {
        Err(Refusal::wrong_verb(format_args!("{} takes no {verb}", method.name)))
    }
}

async fn execute(shared: &Arc<Shared>, method: &Method, mut arguments: Arguments) -> Result<Done, Refusal> {
    match method.name.as_str() {
        "getUpdates" => poll::get_updates(shared, &arguments).await,
        "setWebhook" => webhook::set_webhook(shared, &arguments).await.map(Done::from),
        name => {
            prefetch::files(shared, method, &mut arguments).await?;
            let answer = methods::run(&mut shared.world(), name, &arguments).map(Done::from);
            // What was done may be what a poll, the pusher or the people wait for.
            shared.changed.notify_waiters();
            shared.people.notify_one();
            answer
        }
    }
}
