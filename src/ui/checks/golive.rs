//! The list to go through before a bot goes live (help.mp.net 15703409).

use crate::engine::doctor::{Check, Finding, Note};
use crate::i18n::Text;

/// One item of the list. Its name is what the store knows it by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// In the store.
    pub key: &'static str,
    /// On the screen.
    pub text: Text,
    /// What this program can see of it by itself.
    seen: Seen,
}

/// How this program can see by itself that an item is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    /// Not at all; the person knows.
    Never,
    /// getWebhookInfo told an https address.
    HttpsWebhook,
    /// This program does it, and without a webhook it is what runs the bot.
    ByThisConsole,
}

const fn item(key: &'static str, text: Text, seen: Seen) -> Item {
    Item { key, text, seen }
}

/// The list, by its parts.
pub(super) const LIST: [(Text, &[Item]); 6] = [
    (
        Text::GoToken,
        &[
            item("token.secret", Text::GoTokenSecret, Seen::Never),
            item("token.separate", Text::GoTokenSeparate, Seen::Never),
            item("token.ci", Text::GoTokenCi, Seen::Never),
            item("token.rotation", Text::GoTokenRotation, Seen::Never),
        ],
    ),
    (
        Text::GoWebhook,
        &[
            item("webhook.https", Text::GoWebhookHttps, Seen::HttpsWebhook),
            item("webhook.secret", Text::GoWebhookSecret, Seen::Never),
            item("webhook.admin", Text::GoWebhookAdmin, Seen::Never),
            item("webhook.rehearsed", Text::GoWebhookRehearsed, Seen::Never),
        ],
    ),
    (
        Text::GoLimits,
        &[
            item("limits.throttle", Text::GoLimitsThrottle, Seen::ByThisConsole),
            item("limits.backoff", Text::GoLimitsBackoff, Seen::ByThisConsole),
            item("limits.no_retry", Text::GoLimitsNoRetry, Seen::ByThisConsole),
            item("limits.conflict", Text::GoLimitsConflict, Seen::ByThisConsole),
            item("limits.concurrency", Text::GoLimitsConcurrency, Seen::ByThisConsole),
        ],
    ),
    (
        Text::GoLogs,
        &[
            item("logs.token", Text::GoLogsToken, Seen::Never),
            item("logs.fields", Text::GoLogsFields, Seen::Never),
            item("logs.errors", Text::GoLogsErrors, Seen::Never),
            item("logs.access", Text::GoLogsAccess, Seen::Never),
        ],
    ),
    (
        Text::GoRisk,
        &[
            item("risk.approval", Text::GoRiskApproval, Seen::Never),
            item("risk.automatic", Text::GoRiskAutomatic, Seen::ByThisConsole),
            item("risk.recorded", Text::GoRiskRecorded, Seen::Never),
        ],
    ),
    (
        Text::GoRepeats,
        &[
            item("repeats.send", Text::GoRepeatsSend, Seen::ByThisConsole),
            item("repeats.store", Text::GoRepeatsStore, Seen::Never),
        ],
    ),
];

impl Item {
    /// Why this program knows by itself that the item is so; `None` when only the person can.
    pub(super) fn verified(self, findings: &[Finding]) -> Option<Text> {
        let webhook = findings.iter().find(|finding| finding.check == Check::WebhookInfo).map(|it| &it.note);
        match (self.seen, webhook) {
            (Seen::HttpsWebhook, Some(Note::Webhook { https: true, .. })) => Some(Text::GoSeenHttps),
            (Seen::ByThisConsole, Some(Note::Polling { .. })) => Some(Text::GoSeenHere),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verified(note: Note) -> Vec<&'static str> {
        let findings = [Finding { check: Check::WebhookInfo, note, took: None }];
        let items = LIST.iter().flat_map(|(_, items)| items.iter());
        items.filter(|item| item.verified(&findings).is_some()).map(|item| item.key).collect()
    }

    #[test]
    fn every_item_has_a_name_of_its_own() {
        let mut keys: Vec<_> = LIST.iter().flat_map(|(_, items)| items.iter().map(|item| item.key)).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!((keys.len(), count), (22, 22));
    }

    #[test]
    fn what_another_program_does_is_not_vouched_for() {
        let webhook = |https| Note::Webhook { host: "h".to_owned(), https, pending: None, trouble: false };
        assert_eq!(verified(webhook(true)), ["webhook.https"]);
        assert!(verified(webhook(false)).is_empty());
        assert!(verified(Note::Looking).is_empty());
        let here = verified(Note::Polling { receiving: true });
        assert!(here.contains(&"limits.throttle") && !here.contains(&"webhook.https"));
    }
}
