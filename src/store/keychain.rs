//! Tokens at rest: in the system's keychain, and nowhere else.
//!
//! A keychain can be missing, locked, refused by the person, or hang. All calls run away from the
//! screen and the async threads, and are given up after a while. A token that no keychain takes is
//! held in memory until the program ends.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::api::Token;

use super::BotKey;

/// The name under which a person finds the tokens in the system's own program for keychains.
const SERVICE: &str = "mpchat-console";

/// A keychain that asks for its password waits for a person; one that hangs waits for ever.
const PATIENCE: Duration = Duration::from_secs(40);

/// Why the keychain did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeychainProblem {
    /// There is none on this computer, or none that runs.
    #[error("there is no keychain")]
    Missing,
    /// It did not answer in time.
    #[error("the keychain does not answer")]
    Silent,
    /// It refused, in its own words.
    #[error("the keychain refused: {0}")]
    Refused(String),
}

/// Where secrets can be put. Every call may block for long.
pub trait Vault: Send + Sync {
    /// The secret of this name; `None` when there is none.
    fn read(&self, name: &str) -> Result<Option<Token>, KeychainProblem>;
    /// Puts a secret in, in place of another of the same name.
    fn write(&self, name: &str, token: &Token) -> Result<(), KeychainProblem>;
    /// Takes a secret out; there may be none.
    fn remove(&self, name: &str) -> Result<(), KeychainProblem>;
}

/// The tokens of a person's bots. Cheap to clone.
#[derive(Clone)]
pub struct Keychain {
    vault: Arc<dyn Vault>,
    patience: Duration,
    /// What the vault did not take.
    held: Arc<Mutex<HashMap<BotKey, Token>>>,
    /// Whoever asks the vault has this until it has answered, also when nobody waits for that any
    /// more: a token that is kept late must not come after it was forgotten.
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl Keychain {
    /// The system's: Windows Credential Manager, macOS Keychain, Secret Service.
    #[must_use]
    pub fn of_system() -> Self {
        Self::with(Arc::new(SystemVault), PATIENCE)
    }

    /// One that lasts as long as the program, for tests and pictures.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::with(Arc::new(MemoryVault::default()), PATIENCE)
    }

    /// Another one; calls are given up after `patience`.
    #[must_use]
    pub fn with(vault: Arc<dyn Vault>, patience: Duration) -> Self {
        Self { vault, patience, held: Arc::default(), turn: Arc::default() }
    }

    /// Whether tokens can be kept.
    pub async fn works(&self) -> Result<(), KeychainProblem> {
        self.ask(|vault| vault.read("does-it-work").map(drop)).await
    }

    /// Keeps a token. When the keychain does not take it, it is held until the program ends.
    pub async fn keep(&self, bot: BotKey, token: Token) -> Result<(), KeychainProblem> {
        let (name, secret) = (bot.clone(), token.clone());
        let kept = self.ask(move |vault| vault.write(name.as_str(), &secret)).await;
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        match kept {
            Ok(()) => held.remove(&bot),
            Err(_) => held.insert(bot, token),
        };
        kept
    }

    /// The token of a bot; `None` when none is kept.
    pub async fn token(&self, bot: BotKey) -> Result<Option<Token>, KeychainProblem> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner).get(&bot).cloned();
        if held.is_some() {
            return Ok(held);
        }
        self.ask(move |vault| vault.read(bot.as_str())).await
    }

    /// Forgets the token of a bot. Fails when the keychain still does not answer something earlier.
    pub async fn forget(&self, bot: BotKey) -> Result<(), KeychainProblem> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).remove(&bot);
        self.ask(move |vault| vault.remove(bot.as_str())).await
    }

    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&dyn Vault) -> Result<T, KeychainProblem> + Send + 'static,
    ) -> Result<T, KeychainProblem> {
        let (vault, turn) = (Arc::clone(&self.vault), Arc::clone(&self.turn));
        let asking = async {
            let turn = turn.lock_owned().await;
            let asked = move || {
                let _turn = turn;
                question(&*vault)
            };
            tokio::task::spawn_blocking(asked).await
        };
        match tokio::time::timeout(self.patience, asking).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => Err(KeychainProblem::Missing),
            Err(_) => Err(KeychainProblem::Silent),
        }
    }
}

struct SystemVault;

impl SystemVault {
    fn entry(name: &str) -> Result<keyring::Entry, KeychainProblem> {
        keyring::Entry::new(SERVICE, name).map_err(|error| problem(&error))
    }
}

impl Vault for SystemVault {
    fn read(&self, name: &str) -> Result<Option<Token>, KeychainProblem> {
        match Self::entry(name)?.get_password() {
            // What is no token was put there by somebody else.
            Ok(text) => Ok(Token::new(&text).ok()),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(problem(&error)),
        }
    }

    fn write(&self, name: &str, token: &Token) -> Result<(), KeychainProblem> {
        Self::entry(name)?.set_password(token.expose()).map_err(|error| problem(&error))
    }

    fn remove(&self, name: &str) -> Result<(), KeychainProblem> {
        match Self::entry(name)?.delete_credential() {
            Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
            Err(error) => Err(problem(&error)),
        }
    }
}

/// The library's errors may hold the secret itself in their `Debug`; only these words leave.
fn problem(error: &keyring::Error) -> KeychainProblem {
    match error {
        // Without a D-Bus session the first; with one and no Secret Service behind it the second.
        keyring::Error::NoDefaultStore | keyring::Error::PlatformFailure(_) => KeychainProblem::Missing,
        keyring::Error::NoStorageAccess(reason) => KeychainProblem::Refused(reason.to_string()),
        keyring::Error::TooLong(..) => KeychainProblem::Refused("the token is too long".to_owned()),
        keyring::Error::Ambiguous(_) => KeychainProblem::Refused("it holds two tokens".to_owned()),
        _ => KeychainProblem::Refused("it gave no reason".to_owned()),
    }
}

#[derive(Default)]
struct MemoryVault(Mutex<HashMap<String, Token>>);

impl Vault for MemoryVault {
    fn read(&self, name: &str) -> Result<Option<Token>, KeychainProblem> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned())
    }

    fn write(&self, name: &str, token: &Token) -> Result<(), KeychainProblem> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), token.clone());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), KeychainProblem> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Broken(Option<Duration>);

    impl Broken {
        fn fail<T>(&self) -> Result<T, KeychainProblem> {
            std::thread::sleep(self.0.unwrap_or_default());
            Err(KeychainProblem::Missing)
        }
    }

    impl Vault for Broken {
        fn read(&self, _: &str) -> Result<Option<Token>, KeychainProblem> {
            self.fail()
        }
        fn write(&self, _: &str, _: &Token) -> Result<(), KeychainProblem> {
            self.fail()
        }
        fn remove(&self, _: &str) -> Result<(), KeychainProblem> {
            self.fail()
        }
    }

    fn key() -> BotKey {
        BotKey::parse("7").unwrap()
    }

    fn token() -> Token {
        Token::new("7:not-a-real-secret").unwrap()
    }

    async fn kept(keychain: &Keychain) -> Option<String> {
        keychain.token(key()).await.unwrap().map(|token| token.expose().to_owned())
    }

    #[tokio::test]
    async fn a_token_is_found_again_until_it_is_forgotten() {
        let keychain = Keychain::in_memory();
        assert_eq!(keychain.works().await, Ok(()));
        assert_eq!(kept(&keychain).await, None);
        keychain.keep(key(), token()).await.unwrap();
        assert_eq!(kept(&keychain.clone()).await.as_deref(), Some("7:not-a-real-secret"));
        keychain.forget(key()).await.unwrap();
        assert_eq!(kept(&keychain).await, None);
    }

    #[tokio::test]
    async fn without_a_keychain_a_token_is_held_for_the_session() {
        let keychain = Keychain::with(Arc::new(Broken(None)), PATIENCE);
        assert_eq!(keychain.works().await, Err(KeychainProblem::Missing));
        assert_eq!(keychain.token(key()).await.err(), Some(KeychainProblem::Missing));
        assert_eq!(keychain.keep(key(), token()).await, Err(KeychainProblem::Missing));
        assert!(kept(&keychain).await.is_some());
        assert_eq!(keychain.forget(key()).await, Err(KeychainProblem::Missing));
        assert!(keychain.token(key()).await.is_err(), "forgotten here although the keychain is away");
    }

    #[tokio::test]
    async fn a_keychain_that_hangs_is_given_up() {
        let slow = Broken(Some(Duration::from_millis(500)));
        let keychain = Keychain::with(Arc::new(slow), Duration::from_millis(10));
        assert_eq!(keychain.keep(key(), token()).await, Err(KeychainProblem::Silent));
        assert!(kept(&keychain).await.is_some());
    }

    /// One whose first write does not end before it is let go.
    struct Late {
        inner: MemoryVault,
        lets_go: Mutex<Option<std::sync::mpsc::Receiver<()>>>,
    }

    impl Vault for Late {
        fn read(&self, name: &str) -> Result<Option<Token>, KeychainProblem> {
            self.inner.read(name)
        }
        fn write(&self, name: &str, token: &Token) -> Result<(), KeychainProblem> {
            let lets_go = self.lets_go.lock().unwrap().take();
            lets_go.map(|lets_go| lets_go.recv());
            self.inner.write(name, token)
        }
        fn remove(&self, name: &str) -> Result<(), KeychainProblem> {
            self.inner.remove(name)
        }
    }

    #[tokio::test]
    async fn a_token_that_is_kept_late_does_not_come_after_it_was_forgotten() {
        let (let_go, lets_go) = std::sync::mpsc::channel();
        let late = Late { inner: MemoryVault::default(), lets_go: Mutex::new(Some(lets_go)) };
        let keychain = Keychain::with(Arc::new(late), Duration::from_millis(50));
        assert_eq!(keychain.keep(key(), token()).await, Err(KeychainProblem::Silent));
        assert_eq!(keychain.forget(key()).await, Err(KeychainProblem::Silent), "it is not forgotten yet");
        let_go.send(()).unwrap();
        while keychain.forget(key()).await.is_err() {}
        assert_eq!(kept(&keychain).await, None);
    }
}
