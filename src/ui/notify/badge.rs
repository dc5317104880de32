//! The number on the program's icon in the dock or the taskbar.
//!
//! Docks of Linux desktops (Ubuntu's, KDE's, Dash to Dock) listen for the Unity launcher's signal.
//! Windows and macOS want calls that only unsafe code can make, and show none.

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

    #[cfg(any(windows, target_os = "macos"))]
    pub(super) fn show(&self, _unread: u64) {}
}
