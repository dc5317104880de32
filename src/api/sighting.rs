//! What an answer says about its method: that it works, is not there, or refuses.

use std::fmt;
use std::sync::Arc;

use super::error::CallError;

/// What one answer says about the method that was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sighting {
    /// It answered with a result.
    Works,
    /// 501: it is not implemented (help.mp.net 15703376).
    NotImplemented,
    /// 404: the server does not know it (inferred).
    NotFound,
    /// It refused this call with this code, so it is there: 400, 403, 409 and 50001
    /// (help.mp.net 15703376).
    Refused(i64),
}

impl Sighting {
    /// Every kind, with 400 for a refusal.
    pub const ALL: [Self; 4] = [Self::Works, Self::NotImplemented, Self::NotFound, Self::Refused(400)];

    /// `None` when the outcome says nothing about the method: the token was refused, the server was
    /// busy or in trouble, or nothing came back.
    #[must_use]
    pub fn of(outcome: Result<(), &CallError>) -> Option<Self> {
        match outcome {
            Ok(()) => Some(Self::Works),
            Err(CallError::Refused(refusal)) => match refusal.code {
                501 => Some(Self::NotImplemented),
                404 => Some(Self::NotFound),
                code @ (400 | 403 | 409 | 50_001) => Some(Self::Refused(code)),
                _ => None,
            },
            Err(_) => None,
        }
    }
}

/// Is told what each answer says about its method, on the thread that read the answer. Cheap to
/// clone; must not block.
#[derive(Clone)]
pub struct Witness(Arc<Tell>);

type Tell = dyn Fn(&str, Sighting) + Send + Sync;

impl Witness {
    /// A witness that does this.
    pub fn new(tell: impl Fn(&str, Sighting) + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    /// Tells it.
    pub fn tell(&self, method: &str, sighting: Sighting) {
        (self.0)(method, sighting);
    }
}

impl fmt::Debug for Witness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Witness")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{ApiRefusal, Fault, Phase};

    #[test]
    fn only_answers_about_the_method_itself_count() {
        let refused =
            |code| CallError::Refused(ApiRefusal { code, description: String::new(), retry_after: None });
        let of = |code| Sighting::of(Err(&refused(code)));
        assert_eq!(Sighting::of(Ok(())), Some(Sighting::Works));
        assert_eq!(of(501), Some(Sighting::NotImplemented));
        assert_eq!(of(404), Some(Sighting::NotFound));
        assert_eq!(of(403), Some(Sighting::Refused(403)));
        assert_eq!(of(50_001), Some(Sighting::Refused(50_001)));
        for code in [401, 413, 429, 500, 502, 0] {
            assert_eq!(of(code), None, "{code}");
        }
        let broken =
            CallError::Network { fault: Fault::Broken, phase: Phase::AfterRequest, detail: String::new() };
        assert_eq!(Sighting::of(Err(&broken)), None);
    }
}
