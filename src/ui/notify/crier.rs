//! The desktop's own notifications.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use notify_rust::{Notification, NotificationHandle};

use crate::about::{APP_ID, NAME};
use crate::ui::summons::{Bell, Summons};

use super::badge::Badge;
use super::{ChatKey, Note};

/// Shows notes where the person sees them while the window is not in front.
pub trait Crier: Send + Sync {
    /// Shows a note. `bell` rings when it is clicked. Runs off the UI thread and may block.
    fn cry(&self, note: Note, bell: &Bell);

    /// So many chats have unread messages: where the desktop has a place for it, the program's icon
    /// says so. Runs off the UI thread and may block, except on macOS.
    fn count(&self, _unread: u64) {}
}

/// Shows nothing: for pictures, and for tests that ask for nothing else.
#[derive(Default)]
pub struct Mute;

impl Crier for Mute {
    fn cry(&self, _note: Note, _bell: &Bell) {}
}

/// Clicks that are waited for at once, each on a thread of its own: that is how the system's
/// interfaces are made. Further notes are shown and cannot be clicked.
const LISTENERS: usize = 24;

/// The system's notifications.
#[derive(Default)]
pub struct SystemCrier {
    /// The desktop's numbers of the notes that are shown and listened to.
    shown: Arc<Mutex<HashMap<Option<ChatKey>, u32>>>,
    listeners: Arc<AtomicUsize>,
    badge: Badge,
}

impl Crier for SystemCrier {
    fn count(&self, unread: u64) {
        self.badge.show(unread);
    }

    fn cry(&self, note: Note, bell: &Bell) {
        let chat = note.chat;
        let mut notification = dressed(&note);
        let earlier = self.shown.lock().unwrap_or_else(PoisonError::into_inner).get(&chat).copied();
        if let Some(number) = earlier {
            notification.id(number);
        }
        let handle = match notification.show() {
            Ok(handle) => handle,
            Err(error) => {
                tracing::warn!(%error, "the desktop shows no notification");
                return;
            }
        };
        // It took the place of one that is listened to already.
        if earlier.is_some() && earlier == number(&handle) {
            return;
        }
        if self.listeners.fetch_add(1, Ordering::Relaxed) >= LISTENERS {
            self.listeners.fetch_sub(1, Ordering::Relaxed);
            return;
        }
        if let Some(number) = number(&handle) {
            self.shown.lock().unwrap_or_else(PoisonError::into_inner).insert(chat, number);
        }
        let (bell, shown, listeners) = (bell.clone(), Arc::clone(&self.shown), Arc::clone(&self.listeners));
        let listening = std::thread::Builder::new().name("notification".to_owned()).spawn(move || {
            listen(handle, chat, &bell);
            shown.lock().unwrap_or_else(PoisonError::into_inner).remove(&chat);
            listeners.fetch_sub(1, Ordering::Relaxed);
        });
        if let Err(error) = listening {
            tracing::warn!(%error, "clicks on notifications are not heard");
        }
    }
}

/// Waits until the note is clicked or gone.
fn listen(handle: NotificationHandle, chat: Option<ChatKey>, bell: &Bell) {
    let ended = handle.wait_for_response(|response: &notify_rust::NotificationResponse| {
        use notify_rust::NotificationResponse::{Action, Default};
        if matches!(response, Default | Action(_)) {
            bell.ring(chat.map_or(Summons::Forward, Summons::Chat));
        }
    });
    if let Err(error) = ended {
        tracing::debug!(%error, "a notification was not listened to");
    }
}

/// A note in the system's clothes.
fn dressed(note: &Note) -> Notification {
    let mut notification = Notification::new();
    notification.appname(NAME).summary(&note.title);
    dress(&mut notification, note);
    notification
}

#[cfg(all(unix, not(target_os = "macos")))]
fn dress(notification: &mut Notification, note: &Note) {
    use notify_rust::Hint;
    // Some servers read markup in the body, with links and pictures in it; others show it as it is.
    let reads_markup =
        notify_rust::get_capabilities().is_ok_and(|can| can.iter().any(|it| it == "body-markup"));
    let body = if reads_markup { escaped(&note.body) } else { note.body.clone() };
    notification
        .body(&body)
        .icon(APP_ID)
        .action("default", &note.open)
        .hint(Hint::DesktopEntry(APP_ID.to_owned()))
        .hint(Hint::Category("im.received".to_owned()));
    if note.sound {
        notification.sound_name("message-new-instant");
    } else {
        notification.hint(Hint::SuppressSound(true));
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(all(unix, not(target_os = "macos")))]
#[expect(clippy::unnecessary_wraps, reason = "other systems number no notes")]
fn number(handle: &NotificationHandle) -> Option<u32> {
    Some(handle.id())
}

/// Windows shows only notes of programs that it knows, which the installer sees to. The portable
/// program has no name there, and its notes stand under another.
#[cfg(windows)]
fn dress(notification: &mut Notification, note: &Note) {
    let known = windows_registry::CURRENT_USER.open(format!(r"Software\Classes\AppUserModelId\{APP_ID}"));
    if known.is_ok() {
        notification.app_id(APP_ID);
    }
    notification.body(&note.body);
    if note.sound {
        notification.sound_name("IM");
    }
}

#[cfg(target_os = "macos")]
fn dress(notification: &mut Notification, note: &Note) {
    static NAMED: std::sync::Once = std::sync::Once::new();
    NAMED.call_once(|| {
        if let Err(error) = notify_rust::set_application(APP_ID) {
            tracing::debug!(%error, "notifications stand under another program's name");
        }
    });
    notification.body(&note.body);
    if note.sound {
        notification.sound_name("Ping");
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn number(_handle: &NotificationHandle) -> Option<u32> {
    None
}

#[cfg(all(test, unix, not(target_os = "macos")))]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_is_no_markup() {
        assert_eq!(escaped("<a href=\"x\">R&D</a>"), "&lt;a href=\"x\"&gt;R&amp;D&lt;/a&gt;");
    }
}
