//! Where every HTTP client begins.

use std::sync::Once;

static CRYPTOGRAPHY: Once = Once::new();

/// A client, not built yet. TLS needs somebody's cryptography, or building a client ends the program;
/// ours is put in place here, so nothing else may begin a client.
#[expect(clippy::disallowed_methods, reason = "the one place")]
pub fn client() -> reqwest::ClientBuilder {
    CRYPTOGRAPHY.call_once(|| {
        // Refused only where there is another one already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
    reqwest::Client::builder()
}
