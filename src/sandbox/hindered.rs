//! Request bodies that arrive slowly, or not to their end, because a test wants it so.

use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use bytes::{Bytes, BytesMut};
use futures_util::{StreamExt as _, stream};
use http_body_util::BodyExt as _;

/// Longest pause between two pieces, so that a slow body moves smoothly.
const STEP: Duration = Duration::from_millis(50);

/// A body that is read no faster than this.
pub(super) fn slowed(body: Body, bytes_per_second: u64) -> Body {
    let rate = bytes_per_second.max(1);
    let step = (rate as f64 * STEP.as_secs_f64()).ceil() as usize;
    let pieces = body.into_data_stream().flat_map(move |piece| {
        let pieces: Vec<Result<Bytes, axum::Error>> = match piece {
            Ok(mut whole) => {
                let mut pieces = Vec::new();
                while whole.len() > step {
                    pieces.push(Ok(whole.split_to(step)));
                }
                pieces.push(Ok(whole));
                pieces
            }
            Err(error) => vec![Err(error)],
        };
        stream::iter(pieces)
    });
    Body::from_stream(pieces.then(move |piece| async move {
        if let Ok(piece) = &piece {
            tokio::time::sleep(Duration::from_secs_f64(piece.len() as f64 / rate as f64)).await;
        }
        piece
    }))
}

/// Reads so many bytes of a request. `None` when there were as many; else the request, whole.
pub(super) async fn cut(request: Request, after: u64) -> Option<Request> {
    let (parts, mut body) = request.into_parts();
    let mut read = BytesMut::new();
    while (read.len() as u64) < after {
        match body.frame().await {
            Some(Ok(frame)) => {
                if let Ok(data) = frame.into_data() {
                    read.extend_from_slice(&data);
                }
            }
            Some(Err(_)) => return None,
            None => return Some(Request::from_parts(parts, Body::from(read.freeze()))),
        }
    }
    None
}
