//! Where every HTTP client begins, and which servers it believes.

use std::sync::{Arc, LazyLock, OnceLock};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, SignatureScheme};
use rustls_platform_verifier::Verifier;

/// ring is put in place for those clients, too, that make their TLS themselves: without anybody's
/// cryptography, building one ends the program.
static CRYPTOGRAPHY: LazyLock<Arc<CryptoProvider>> = LazyLock::new(|| {
    let ours = rustls::crypto::ring::default_provider();
    // Refused only where there is another one already, which is as good.
    let _ = ours.clone().install_default();
    Arc::new(ours)
});

/// What all clients speak TLS with, so that they share the certificates.
#[expect(clippy::expect_used, reason = "ring speaks both versions")]
static TLS: LazyLock<ClientConfig> = LazyLock::new(|| {
    let trust = SystemTrust { cryptography: Arc::clone(&CRYPTOGRAPHY), read: OnceLock::new() };
    let mut config = ClientConfig::builder_with_provider(Arc::clone(&CRYPTOGRAPHY))
        .with_safe_default_protocol_versions()
        .expect("ring speaks both versions")
        // rustls calls every verifier but its own so; this one asks the system's.
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(trust))
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    config
});

/// A client, not built yet. It believes the servers that this computer believes; building it reads
/// nothing.
pub fn client() -> reqwest::ClientBuilder {
    client_with_own_trust().tls_backend_preconfigured(TLS.clone())
}

/// A client, not built yet, whose builder says which servers it believes.
#[expect(clippy::disallowed_methods, reason = "the one place")]
pub fn client_with_own_trust() -> reqwest::ClientBuilder {
    LazyLock::force(&CRYPTOGRAPHY);
    reqwest::Client::builder()
}

/// Believes whom the system believes. On Linux its certificates are some hundred files: they are read
/// once, with the first connection over TLS, and not at all by who stays on this computer.
#[derive(Debug)]
struct SystemTrust {
    cryptography: Arc<CryptoProvider>,
    read: OnceLock<Verifier>,
}

impl SystemTrust {
    /// A failure is not kept: the next connection tries again.
    fn system(&self) -> Result<&Verifier, rustls::Error> {
        if let Some(verifier) = self.read.get() {
            return Ok(verifier);
        }
        let verifier = Verifier::new(Arc::clone(&self.cryptography))?;
        Ok(self.read.get_or_init(|| verifier))
    }
}

impl ServerCertVerifier for SystemTrust {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        self.system()?.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.system()?.verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.system()?.verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.cryptography.signature_verification_algorithms.supported_schemes()
    }
}
