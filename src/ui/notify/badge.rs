//! The number on the program's icon in the dock or the taskbar.
//!
//! Docks of Linux desktops (Ubuntu's, KDE's, Dash to Dock) listen for the Unity launcher's signal;
//! the one of macOS has a call for it. On Windows the taskbar's button has the number in its title.

/// Whether the number has to be told from the thread of the window, and never keeps it waiting.
pub(super) const FROM_THE_WINDOW: bool = cfg!(target_os = "macos");

/// What stands on the icon.
#[derive(Default)]
pub(super) struct Badge {
    /// The connection whose numbers they are: docks take them off when it ends.
    #[cfg(not(any(windows, target_os = "macos")))]
    bus: std::sync::Mutex<Option<zbus::blocking::Connection>>,
}

impl Badge {
    /// Blocking. Shows a number; nothing for 0. A desktop without such docks does not notice.
    #[cfg(not(any(windows, target_os = "macos")))]
    pub(super) fn show(&self, unread: u64) {
        use std::collections::HashMap;
        use std::sync::PoisonError;

        use zbus::zvariant::Value;

        let mut bus = self.bus.lock().unwrap_or_else(PoisonError::into_inner);
        if bus.is_none() {
            *bus = zbus::blocking::Connection::session().ok();
        }
        let Some(open) = &*bus else { return };
        let count = i64::try_from(unread).unwrap_or(i64::MAX);
        let look: HashMap<&str, Value<'_>> =
            HashMap::from([("count", Value::from(count)), ("count-visible", Value::from(unread > 0))]);
        let program = format!("application://{}.desktop", crate::about::APP_ID);
        let told = open.emit_signal(
            None::<&str>,
            "/net/mpchat/console",
            "com.canonical.Unity.LauncherEntry",
            "Update",
            &(program, look),
        );
        if told.is_err() {
            *bus = None;
        }
    }

    /// From the thread of the window only. Shows a number; nothing for 0.
    #[cfg(target_os = "macos")]
    pub(super) fn show(&self, unread: u64) {
        use objc2_app_kit::NSApplication;
        use objc2_foundation::{MainThreadMarker, NSString};

        let Some(here) = MainThreadMarker::new() else { return };
        let number = (unread > 0).then(|| NSString::from_str(&unread.to_string()));
        NSApplication::sharedApplication(here).dockTile().setBadgeLabel(number.as_deref());
    }

    #[cfg(windows)]
    pub(super) fn show(&self, _unread: u64) {}
}
