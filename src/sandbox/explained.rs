//! Explains requests that are not even HTTP.
//!
//! hyper answers what it cannot parse by itself, with a bare status and no body. Every answer of
//! the sandbox is to be an envelope, so such a head is replaced on its way out.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::refusal::Refusal;

/// A connection on which bare refusals become envelopes.
pub(super) struct Explained<S> {
    inner: S,
    /// An envelope being written in the place of a bare head of this length.
    instead: Option<(Vec<u8>, usize)>,
}

impl<S> Explained<S> {
    pub fn new(inner: S) -> Self {
        Self { inner, instead: None }
    }
}

/// The answer that says what a bare head does not. No answer of the sandbox itself is without a
/// body, so a refusal of length 0 is always hyper's.
fn explanation(head: &[u8]) -> Option<Vec<u8>> {
    let head = std::str::from_utf8(head).ok().filter(|head| head.ends_with("\r\n\r\n"))?;
    let status = head.strip_prefix("HTTP/1.1 4")?.get(..2)?;
    if !head.to_ascii_lowercase().contains("\r\ncontent-length: 0\r\n") {
        return None;
    }
    let (code, reason, description) = match status {
        "14" => (414, "URI Too Long", "URI Too Long: the address is too long"),
        "31" => (
            431,
            "Request Header Fields Too Large",
            "Request Header Fields Too Large: the headers are too large",
        ),
        _ => (400, "Bad Request", "Bad Request: this is not HTTP"),
    };
    let body = Refusal::new(code, description).to_json();
    let mut answer = format!(
        "HTTP/1.1 {code} {reason}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    )
    .into_bytes();
    answer.extend_from_slice(&body);
    Some(answer)
}

impl<S: AsyncRead + Unpin> AsyncRead for Explained<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Explained<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.instead.is_none() {
            match explanation(bytes) {
                Some(answer) => self.instead = Some((answer, bytes.len())),
                None => return Pin::new(&mut self.inner).poll_write(context, bytes),
            }
        }
        while let Some((mut answer, replaced)) = self.instead.take() {
            match Pin::new(&mut self.inner).poll_write(context, &answer) {
                Poll::Ready(Ok(0)) => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                Poll::Ready(Ok(written)) if written >= answer.len() => return Poll::Ready(Ok(replaced)),
                Poll::Ready(Ok(written)) => {
                    answer.drain(..written);
                    self.instead = Some((answer, replaced));
                }
                Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                Poll::Pending => {
                    self.instead = Some((answer, replaced));
                    return Poll::Pending;
                }
            }
        }
        Poll::Pending
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    #[tokio::test]
    async fn a_bare_refusal_is_explained_however_slowly_it_is_taken() {
        let (near, mut far) = tokio::io::duplex(7);
        let writing = tokio::spawn(async move {
            let mut near = Explained::new(near);
            near.write_all(b"HTTP/1.1 431 X\r\ncontent-length: 0\r\n\r\n").await.expect("written");
        });
        let mut got = String::new();
        far.read_to_string(&mut got).await.expect("read");
        writing.await.expect("joined");
        let (head, body) = got.split_once("\r\n\r\n").expect("a head and a body");
        assert!(head.contains(&format!("content-length: {}", body.len())), "{head}");
        assert!(body.contains("\"error_code\":431"), "{body}");
    }

    #[test]
    fn everything_else_passes() {
        for head in [
            "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n",
            "HTTP/1.1 404 N\r\ncontent-length: 12\r\n\r\n",
            "x",
        ] {
            assert!(explanation(head.as_bytes()).is_none(), "{head}");
        }
    }
}
