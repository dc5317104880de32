//! Reads what a client sent: query, JSON, form and multipart alike.
//!
//! Documented are JSON bodies and, for files, multipart (help.mp.net 15703372). The other forms
//! are what real Bot API clients send (inferred).

use std::collections::BTreeMap;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::header;
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt as _;
use serde_json::Value;

use super::refusal::Refusal;
use super::room::{Room, Taken};

/// The largest file.
pub(super) const LARGEST_FILE: usize = 50 * 1024 * 1024;
/// The largest body that is read: such a file and what stands around it.
const LARGEST_BODY: usize = LARGEST_FILE + 1024 * 1024;
/// The largest body that is not multipart. No method has that much to say, and a JSON of many
/// small values takes twenty times its size in memory.
const LARGEST_TEXT_BODY: usize = 4 * 1024 * 1024;
/// The largest multipart part that is not a file.
const LARGEST_FIELD: usize = 1024 * 1024;
/// More parts or parameters than this are not read.
const MOST_FIELDS: usize = 1000;

/// How many times its own size a text takes once it is parsed, at worst.
const PARSED: usize = 16;
/// Bodies are accounted for in steps of this size.
const ACCOUNTED_STEP: usize = 16 * 1024;
/// How long a body may take to arrive.
const LONGEST_READ: Duration = Duration::from_mins(1);

/// How much of a refused body is read, and for how long.
const MOST_DISCARDED: usize = 256 * 1024 * 1024;
const LONGEST_DISCARD: Duration = Duration::from_secs(10);

/// A file part of a multipart body.
#[derive(Debug, Clone)]
pub(super) struct Upload {
    pub name: String,
    pub mime: String,
    pub bytes: Bytes,
}

/// Everything a request carries besides its path.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub values: BTreeMap<String, Value>,
    pub files: BTreeMap<String, Upload>,
    /// The memory all this is accounted for with.
    pub taken: Taken,
}

impl Fields {
    /// Reads the query and then the body, which wins where both name a thing. Whoever is slower
    /// than [`LONGEST_READ`] is refused.
    pub async fn read(request: Request, room: &Room) -> Result<Self, Refusal> {
        match tokio::time::timeout(LONGEST_READ, Self::read_all(request, room)).await {
            Ok(fields) => fields,
            Err(_) => Err(Refusal::new(408, "Request Timeout: the body took too long")),
        }
    }

    async fn read_all(request: Request, room: &Room) -> Result<Self, Refusal> {
        let mut fields = Self::default();
        if let Some(query) = request.uri().query() {
            fields.add_form(query.as_bytes())?;
        }
        let content_type = request
            .headers()
            .get(header::CONTENT_TYPE)
            .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
            .unwrap_or_default();
        let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if essence == "multipart/form-data" {
            fields.add_multipart(request, room).await?;
            return Ok(fields);
        }
        let body = read_body(request.into_body(), LARGEST_TEXT_BODY, room, &mut fields.taken).await?;
        if body.iter().all(u8::is_ascii_whitespace) {
            return Ok(fields);
        }
        room.take(&mut fields.taken, body.len() * PARSED)?;
        let looks_like_json = body.trim_ascii_start().starts_with(b"{");
        match essence.as_str() {
            "application/json" | "text/json" => fields.add_json(&body)?,
            // What curl makes of a JSON when nobody tells it the type.
            "application/x-www-form-urlencoded" if looks_like_json => fields.add_json(&body)?,
            "application/x-www-form-urlencoded" => fields.add_form(&body)?,
            // Without a usable type the body speaks for itself.
            "" | "text/plain" | "application/octet-stream" if looks_like_json => {
                fields.add_json(&body)?;
            }
            other => {
                return Err(Refusal::bad_request(format_args!(
                    "the content type {other:?} is not understood; send application/json, or multipart/form-data for a file"
                )));
            }
        }
        Ok(fields)
    }

    fn add(&mut self, name: String, value: Value) -> Result<(), Refusal> {
        if self.values.len() >= MOST_FIELDS {
            return Err(Refusal::bad_request("too many parameters"));
        }
        self.values.insert(name, value);
        Ok(())
    }

    fn add_form(&mut self, form: &[u8]) -> Result<(), Refusal> {
        for (name, value) in url::form_urlencoded::parse(form) {
            self.add(name.into_owned(), Value::String(value.into_owned()))?;
        }
        Ok(())
    }

    fn add_json(&mut self, body: &[u8]) -> Result<(), Refusal> {
        match serde_json::from_slice(body) {
            Ok(Value::Object(members)) => {
                for (name, value) in members {
                    self.add(name, value)?;
                }
                Ok(())
            }
            Ok(_) => Err(Refusal::bad_request("the body must be a JSON object")),
            Err(error) => Err(Refusal::bad_request(format_args!("the body is not valid JSON: {error}"))),
        }
    }

    async fn add_multipart(&mut self, request: Request, room: &Room) -> Result<(), Refusal> {
        let bad = |what: &dyn std::fmt::Display| {
            Refusal::bad_request(format_args!("the multipart body is not valid: {what}"))
        };
        let (parts, body) = request.into_parts();
        let body = read_body(body, LARGEST_BODY, room, &mut self.taken).await?;
        // Its parts are copied out of it.
        room.take(&mut self.taken, body.len())?;
        let request = Request::from_parts(parts, Body::from(body));
        let mut multipart = Multipart::from_request(request, &()).await.map_err(|e| bad(&e.body_text()))?;
        while let Some(part) = multipart.next_field().await.map_err(|e| bad(&e.body_text()))? {
            let Some(name) = part.name().map(str::to_owned) else {
                return Err(bad(&"a part has no name"));
            };
            let file_name = part.file_name().map(str::to_owned);
            let mime = part.content_type().map(str::to_owned);
            let bytes = part.bytes().await.map_err(|e| bad(&e.body_text()))?;
            if let Some(file_name) = file_name {
                if bytes.len() > LARGEST_FILE {
                    return Err(Refusal::too_large(format_args!("the file {name:?} is larger than 50 MB")));
                }
                if self.files.len() >= MOST_FIELDS {
                    return Err(Refusal::bad_request("too many files"));
                }
                let mime = mime.unwrap_or_else(|| "application/octet-stream".to_owned());
                self.files.insert(name, Upload { name: file_name, mime, bytes });
                continue;
            }
            if bytes.len() > LARGEST_FIELD {
                return Err(Refusal::too_large(format_args!("{name:?} is larger than 1 MB")));
            }
            let text = String::from_utf8(bytes.to_vec())
                .map_err(|_| Refusal::bad_request(format_args!("{name:?} must be encoded in UTF-8")))?;
            self.add(name, Value::String(text))?;
        }
        Ok(())
    }
}

/// Reads a body up to a limit, whether or not it says its length beforehand.
async fn read_body(mut body: Body, limit: usize, room: &Room, taken: &mut Taken) -> Result<Bytes, Refusal> {
    let too_large =
        || Refusal::too_large(format_args!("the body is larger than {} MB", limit / (1024 * 1024)));
    if hyper::body::Body::size_hint(&body).lower() > limit as u64 {
        discard(body).await;
        return Err(too_large());
    }
    let mut read = BytesMut::new();
    let mut accounted = 0;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Refusal::bad_request("the body ended too early"))?;
        let Ok(data) = frame.into_data() else { continue };
        let length = read.len() + data.len();
        let refusal = if length > limit {
            Some(too_large())
        } else if length > accounted {
            // In steps, so that a body in tiny pieces is not counted larger than it is.
            let step = (length - accounted).max(ACCOUNTED_STEP);
            accounted += step;
            room.take(taken, step).err()
        } else {
            None
        };
        if let Some(refusal) = refusal {
            // Given back before waiting, so that others have the room.
            drop(read);
            *taken = Taken::default();
            discard(body).await;
            return Err(refusal);
        }
        read.extend_from_slice(&data);
    }
    Ok(read.freeze())
}

/// Reads what is left of a refused body and forgets it: a client that is still sending when the
/// connection closes may never see the answer. Not for ever.
pub(super) async fn discard(mut body: Body) {
    let reading = async {
        let mut left = MOST_DISCARDED;
        while let Some(Ok(frame)) = body.frame().await {
            let length = frame.data_ref().map_or(0, Bytes::len);
            match left.checked_sub(length) {
                Some(rest) => left = rest,
                None => return,
            }
        }
    };
    // In time or not, the answer comes next.
    let _ = tokio::time::timeout(LONGEST_DISCARD, reading).await;
}
