//! The way to the server: a proxy, the name, the clock.

use super::{Note, PATIENCE};
use crate::api::Client;

/// The proxy that the environment names, by its host: the rest of its address may hold a password.
pub(super) fn proxy(client: &Client) -> Note {
    if client.address().is_loopback() {
        return Note::NoProxyHere;
    }
    let variables = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
    let named =
        variables.iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.trim().is_empty());
    match named {
        Some(value) => {
            let url = url::Url::parse(&value).or_else(|_| url::Url::parse(&format!("http://{value}")));
            Note::Proxy(url.ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or("?".to_owned()))
        }
        None => Note::NoProxy,
    }
}

pub(super) async fn dns(client: &Client) -> Note {
    let address = client.address();
    if address.is_number() {
        return Note::IsNumber;
    }
    let looked_up = tokio::net::lookup_host((address.host(), address.port()));
    match tokio::time::timeout(PATIENCE, looked_up).await {
        Ok(Ok(found)) => match found.count() {
            0 => Note::NotResolved,
            count => Note::Resolved(count),
        },
        _ => Note::NotResolved,
    }
}

/// Unix seconds of an HTTP date, like `Sun, 22 Nov 2026 16:00:00 GMT`.
pub(super) fn server_time(date: &str) -> Option<i64> {
    jiff::fmt::rfc2822::parse(&date.replace("GMT", "+0000")).ok().map(|date| date.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_servers_date_is_read() {
        assert_eq!(server_time("Sun, 22 Nov 2026 16:00:00 GMT"), Some(1_795_363_200));
        assert_eq!(server_time("yesterday"), None);
    }
}
