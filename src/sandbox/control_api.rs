//! The control API under `/_sandbox/`.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response, header};
use axum::routing::get;

use super::refusal::Refusal;
use super::server::{refusal_response, response};
use super::shared::Shared;

/// Routes of the control API.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/_sandbox/files/{*rest}", get(download))
}

/// A file somebody sent.
async fn download(State(shared): State<Arc<Shared>>, request: Request) -> Response<Body> {
    let path = request.uri().path().trim_start_matches("/_sandbox/files/");
    let id = path.split('/').next().unwrap_or_default();
    let file = shared.world().media.get(id).cloned();
    let Some(file) = file else {
        return refusal_response(&Refusal::not_found("no such file"), shared.business_status);
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
