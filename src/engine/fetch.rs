//! Files that messages point to, fetched over HTTP without the bot's token.
//!
//! An address in a message was written by somebody else. It is fetched unasked only from the API's
//! own host; any other host learns that somebody looks at the message, so the person is asked first.
//! And it may be made to reach into this computer or its network: such addresses are refused.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::io::{AsyncWrite, AsyncWriteExt as _};
use url::{Host, Url};

use crate::api::{ApiAddress, Client, Proxy, holds_token};

/// Longest wait for a connection.
const CONNECT: Duration = Duration::from_secs(10);
/// Longest silence within an answer.
const SILENCE: Duration = Duration::from_secs(20);
/// Longest time for something that is read into memory.
const WHOLE: Duration = Duration::from_mins(2);
/// Longer addresses are not fetched.
const LONGEST_URL: usize = 2048;
/// Largest file that is saved.
pub const MAX_SAVED_BYTES: u64 = 4 * 1024 * 1024 * 1024;

/// Why something was not fetched. None of them holds an address or a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchProblem {
    /// It is no address.
    #[error("it is no web address")]
    NotAUrl,
    /// It is neither http nor https, a file of this computer for example.
    #[error("it is no web address of the kind http or https")]
    Scheme,
    /// It has a user name or a password in it.
    #[error("the address holds a user name or a password")]
    Credentials,
    /// It has a bot's token in it.
    #[error("the address holds a token")]
    HoldsToken,
    /// It is http, which anybody on the way can read and change.
    #[error("the address is plain http")]
    PlainHttp,
    /// It leads to this computer or into its network.
    #[error("the address leads into this computer or its own network")]
    Private,
    /// No connection came about.
    #[error("no connection came about")]
    Unreachable,
    /// It took too long.
    #[error("it took too long")]
    TimedOut,
    /// The connection broke.
    #[error("the connection broke")]
    Broken,
    /// The server sends on to another address, which is not followed.
    #[error("the server sends on to another address")]
    Redirect,
    /// The server has no such file (any more).
    #[error("the server does not have it")]
    Gone,
    /// The server refused.
    #[error("the server answers {0}")]
    Refused(u16),
    /// There are more bytes than are taken.
    #[error("it has more than {limit} bytes")]
    TooLarge {
        /// The most that is taken.
        limit: u64,
    },
    /// What came could not be written to disk.
    #[error("it could not be written")]
    Write,
}

/// Whether an address may be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It lies on the API's own host.
    Own,
    /// It lies elsewhere: the person decides. Host, and port if it is not the usual one.
    AskFirst {
        /// For showing.
        host: String,
    },
}

/// Fetches files. Clones share connections.
#[derive(Clone, Debug)]
pub struct Fetcher {
    address: ApiAddress,
    own: Arc<Mutex<(Proxy, reqwest::Client)>>,
    /// Whose way to the server is taken.
    bot: Option<Client>,
}

/// The HTTP library could not be set up.
#[derive(Debug, thiserror::Error)]
#[error("the HTTP client cannot be set up: {0}")]
pub struct FetcherError(String);

impl Fetcher {
    /// Fetches for a bot of this API.
    pub fn new(address: ApiAddress) -> Result<Self, FetcherError> {
        let proxy = Proxy::default();
        let own =
            own_client(&address, &proxy).map_err(|error| FetcherError(error.without_url().to_string()))?;
        Ok(Self { address, own: Arc::new(Mutex::new((proxy, own))), bot: None })
    }

    /// Fetches for this bot, through the proxy that it goes through.
    pub fn for_bot(bot: Client) -> Result<Self, FetcherError> {
        Ok(Self { bot: Some(bot.clone()), ..Self::new(bot.address().clone())? })
    }

    fn proxy(&self) -> Proxy {
        self.bot.as_ref().map(Client::proxy).unwrap_or_default()
    }

    /// The client for the API's own host, made anew when the proxy is another one.
    fn own(&self) -> Result<reqwest::Client, FetchProblem> {
        let proxy = self.proxy();
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        if own.0 != proxy {
            let client = own_client(&self.address, &proxy).map_err(|_| FetchProblem::Unreachable)?;
            *own = (proxy, client);
        }
        Ok(own.1.clone())
    }

    /// Whether an address may be fetched, and whether the person is to be asked. Does no I/O: what
    /// a name stands for is looked at when it is fetched.
    pub fn reach(&self, text: &str) -> Result<Reach, FetchProblem> {
        let url = self.check(text)?;
        if self.address.is_same_origin(&url) {
            return Ok(Reach::Own);
        }
        let host = url.host_str().unwrap_or_default();
        let host = url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        Ok(Reach::AskFirst { host })
    }

    /// Fetches into memory, at most `limit` bytes.
    pub async fn bytes(&self, text: &str, limit: u64) -> Result<Bytes, FetchProblem> {
        let fetch = async {
            let mut response = self.begin(text, limit).await?;
            let mut bytes = BytesMut::new();
            while let Some(chunk) = response.chunk().await.map_err(|error| network(&error))? {
                if (bytes.len() + chunk.len()) as u64 > limit {
                    return Err(FetchProblem::TooLarge { limit });
                }
                bytes.extend_from_slice(&chunk);
            }
            Ok(bytes.freeze())
        };
        tokio::time::timeout(WHOLE, fetch).await.unwrap_or(Err(FetchProblem::TimedOut))
    }

    /// Writes it out as it comes, at most [`MAX_SAVED_BYTES`]. `progress` is told the bytes so far
    /// and all there will be, if the server says. Returns the bytes written.
    pub async fn write_to(
        &self,
        text: &str,
        out: &mut (impl AsyncWrite + Unpin),
        progress: impl Fn(u64, Option<u64>),
    ) -> Result<u64, FetchProblem> {
        let mut response = self.begin(text, MAX_SAVED_BYTES).await?;
        let total = response.content_length();
        let mut written = 0;
        progress(0, total);
        while let Some(chunk) = response.chunk().await.map_err(|error| network(&error))? {
            written += chunk.len() as u64;
            if written > MAX_SAVED_BYTES {
                return Err(FetchProblem::TooLarge { limit: MAX_SAVED_BYTES });
            }
            out.write_all(&chunk).await.map_err(|_| FetchProblem::Write)?;
            progress(written, total);
        }
        out.flush().await.map_err(|_| FetchProblem::Write)?;
        Ok(written)
    }

    async fn begin(&self, text: &str, limit: u64) -> Result<reqwest::Response, FetchProblem> {
        let url = self.check(text)?;
        let client = if self.address.is_same_origin(&url) { self.own()? } else { self.other(&url)? };
        let response = client.get(url).send().await.map_err(|error| network(&error))?;
        match response.status().as_u16() {
            200 => {}
            300..=399 => return Err(FetchProblem::Redirect),
            404 | 410 => return Err(FetchProblem::Gone),
            status => return Err(FetchProblem::Refused(status)),
        }
        if response.content_length().is_some_and(|length| length > limit) {
            return Err(FetchProblem::TooLarge { limit });
        }
        Ok(response)
    }

    /// Everything that the address itself tells.
    fn check(&self, text: &str) -> Result<Url, FetchProblem> {
        if text.len() > LONGEST_URL {
            return Err(FetchProblem::NotAUrl);
        }
        let url = Url::parse(text).map_err(|_| FetchProblem::NotAUrl)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(FetchProblem::Scheme);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(FetchProblem::Credentials);
        }
        if holds_token(&url) {
            return Err(FetchProblem::HoldsToken);
        }
        if self.address.is_same_origin(&url) {
            return Ok(url);
        }
        let at_home = self.address.is_loopback();
        let loopback = is_loopback(&url);
        if url.scheme() == "http" && !(loopback && at_home) {
            return Err(if loopback { FetchProblem::Private } else { FetchProblem::PlainHttp });
        }
        let address = match url.host() {
            Some(Host::Ipv4(ip)) => Some(IpAddr::V4(ip)),
            Some(Host::Ipv6(ip)) => Some(IpAddr::V6(ip)),
            Some(Host::Domain(_)) => None,
            None => return Err(FetchProblem::NotAUrl),
        };
        let private = loopback || address.is_some_and(|ip| !is_public(ip));
        if private && !at_home {
            return Err(FetchProblem::Private);
        }
        Ok(url)
    }

    /// A client for another host than the API's. It is made anew each time: it knows the one name
    /// that must not stand for a private address, unlike that of a proxy.
    fn other(&self, url: &Url) -> Result<reqwest::Client, FetchProblem> {
        let mut builder = builder();
        let unreachable = |_| FetchProblem::Unreachable;
        if is_loopback(url) {
            builder = builder.no_proxy().dns_resolver(Arc::new(Checked::Loopback));
        } else {
            builder = self.proxy().apply(builder.https_only(true)).map_err(unreachable)?;
            if !self.address.is_loopback() {
                let host = url.host_str().unwrap_or_default().to_owned();
                builder = builder.dns_resolver(Arc::new(Checked::PublicOnly(host)));
            }
        }
        builder.build().map_err(unreachable)
    }
}

fn own_client(address: &ApiAddress, proxy: &Proxy) -> reqwest::Result<reqwest::Client> {
    let builder = builder().https_only(!address.is_loopback());
    if address.is_loopback() {
        builder.no_proxy().dns_resolver(Arc::new(Checked::Loopback)).build()
    } else {
        proxy.apply(builder)?.build()
    }
}

fn builder() -> reqwest::ClientBuilder {
    crate::api::http::client()
        .user_agent(concat!("mpchat-console/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        // What is saved is what was sent, and nothing small becomes large on the way.
        .no_gzip()
        .connect_timeout(CONNECT)
        .read_timeout(SILENCE)
}

fn network(error: &reqwest::Error) -> FetchProblem {
    let refused = std::iter::successors(std::error::Error::source(error), |error| error.source())
        .any(|error| error.to_string() == PRIVATE);
    match error {
        _ if refused => FetchProblem::Private,
        error if error.is_timeout() => FetchProblem::TimedOut,
        error if error.is_connect() => FetchProblem::Unreachable,
        _ => FetchProblem::Broken,
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

/// How the resolver says that a name stands for a private address.
const PRIVATE: &str = "the name stands for a private address";

/// Looks names up and drops the addresses that must not be reached. The connection is made to what
/// was looked at, so a name cannot change its mind in between.
enum Checked {
    /// Only this computer.
    Loopback,
    /// This name may stand for public addresses only. Other names are a proxy's.
    PublicOnly(String),
}

impl Resolve for Checked {
    fn resolve(&self, name: Name) -> Resolving {
        let name = name.as_str().to_owned();
        let loopback = matches!(self, Self::Loopback);
        let public = matches!(self, Self::PublicOnly(host) if host.eq_ignore_ascii_case(&name));
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let found = allowed(found, loopback, public)?;
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// A name that stands for a private address among public ones is refused as a whole.
fn allowed(
    found: Vec<SocketAddr>,
    loopback: bool,
    public: bool,
) -> Result<Vec<SocketAddr>, Box<dyn std::error::Error + Send + Sync>> {
    let bad = found
        .iter()
        .any(|address| (loopback && !address.ip().is_loopback()) || (public && !is_public(address.ip())));
    if bad { Err(PRIVATE.into()) } else { Ok(found) }
}

/// Whether an address is one of the open network: not of this computer, its network, or a special use.
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    !(ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_documentation()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19)))
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let parts = ip.segments();
    let v4 = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match parts {
        // Addresses of the older kind in the newer one's clothes.
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        | [0x2002, high, low, ..] => v4(high, low),
        [0x2001, 0 | 0xdb8, ..] => false,
        // The rest of what is given out is 2000::/3.
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fetcher(address: &str) -> Fetcher {
        Fetcher::new(ApiAddress::parse(address).unwrap()).unwrap()
    }

    #[test]
    fn only_the_apis_own_host_is_fetched_unasked() {
        let fetcher = fetcher("https://call.mp.net/bot");
        assert_eq!(fetcher.reach("https://call.mp.net/files/1/a.png"), Ok(Reach::Own));
        assert_eq!(fetcher.reach("https://CALL.mp.net:443/a"), Ok(Reach::Own));
        for (url, host) in [
            ("https://call.mp.net:8443/a", "call.mp.net:8443"),
            ("https://call.mp.net.evil.example/a", "call.mp.net.evil.example"),
            ("https://call.mp.net./a", "call.mp.net."),
            ("https://xn--cll-5cd.mp.net/a", "xn--cll-5cd.mp.net"),
            ("https://example.com/a", "example.com"),
        ] {
            assert_eq!(fetcher.reach(url), Ok(Reach::AskFirst { host: host.to_owned() }), "{url}");
        }
    }

    #[test]
    fn addresses_that_reach_inside_or_hold_secrets_are_refused() {
        let fetcher = fetcher("https://call.mp.net/bot");
        for (url, problem) in [
            ("", FetchProblem::NotAUrl),
            ("photo.png", FetchProblem::NotAUrl),
            ("AgACAgIAAxkBAAI", FetchProblem::NotAUrl),
            ("file:///etc/passwd", FetchProblem::Scheme),
            ("ftp://example.com/a", FetchProblem::Scheme),
            ("data:image/png;base64,AAAA", FetchProblem::Scheme),
            ("https://ann:secret@example.com/a", FetchProblem::Credentials),
            ("https://call.mp.net@example.com/a", FetchProblem::Credentials),
            ("https://call.mp.net/file/bot1:abc/a.png", FetchProblem::HoldsToken),
            ("http://call.mp.net/a", FetchProblem::PlainHttp),
            ("http://example.com/a", FetchProblem::PlainHttp),
            ("http://127.0.0.1:8080/a", FetchProblem::Private),
            ("https://localhost/a", FetchProblem::Private),
            ("https://a.localhost/a", FetchProblem::Private),
            ("https://2130706433/a", FetchProblem::Private),
            ("https://0x7f.1/a", FetchProblem::Private),
            ("https://10.1.2.3/a", FetchProblem::Private),
            ("https://169.254.169.254/latest/meta-data", FetchProblem::Private),
            ("https://192.168.1.1/a", FetchProblem::Private),
            ("https://100.64.0.1/a", FetchProblem::Private),
            ("https://0.0.0.0/a", FetchProblem::Private),
            ("https://[::1]/a", FetchProblem::Private),
            ("https://[::ffff:127.0.0.1]/a", FetchProblem::Private),
            ("https://[64:ff9b::7f00:1]/a", FetchProblem::Private),
            ("https://[2002:7f00:1::]/a", FetchProblem::Private),
            ("https://[fe80::1]/a", FetchProblem::Private),
            ("https://[fd00::1]/a", FetchProblem::Private),
        ] {
            assert_eq!(fetcher.reach(url), Err(problem), "{url}");
        }
        let long = format!("https://example.com/{}", "a".repeat(3000));
        assert_eq!(fetcher.reach(&long), Err(FetchProblem::NotAUrl));
    }

    #[test]
    fn with_a_sandbox_on_this_computer_others_on_it_are_asked_for() {
        let fetcher = fetcher("http://127.0.0.1:8081/bot");
        assert_eq!(fetcher.reach("http://127.0.0.1:8081/files/1"), Ok(Reach::Own));
        let host = |host: &str| Ok(Reach::AskFirst { host: host.to_owned() });
        assert_eq!(fetcher.reach("http://127.0.0.1:9999/files/1"), host("127.0.0.1:9999"));
        assert_eq!(fetcher.reach("https://127.0.0.1:8081/files/1"), host("127.0.0.1:8081"));
        assert_eq!(fetcher.reach("https://example.com/a"), host("example.com"));
        assert_eq!(fetcher.reach("http://example.com/a"), Err(FetchProblem::PlainHttp));
    }

    #[test]
    fn a_public_name_must_not_stand_for_a_private_address() {
        let at = |ip: &str| SocketAddr::new(ip.parse().unwrap(), 443);
        let public = vec![at("93.184.216.34"), at("2606:2800:220:1::1")];
        assert_eq!(allowed(public.clone(), false, true).unwrap(), public);
        for ip in ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1", "::ffff:192.168.0.1"] {
            assert!(allowed(vec![public[0], at(ip)], false, true).is_err(), "{ip}");
        }
        assert!(allowed(vec![at("127.0.0.1")], true, false).is_ok());
        assert!(allowed(vec![at("8.8.8.8")], true, false).is_err());
    }

    #[tokio::test]
    async fn a_name_for_this_computer_is_refused_at_the_time_of_the_fetch() {
        let checked = Checked::PublicOnly("localhost".to_owned());
        let found = checked.resolve("localhost".parse().unwrap()).await;
        assert_eq!(found.err().map(|error| error.to_string()).as_deref(), Some(PRIVATE));
    }
}
