//! Whether the desktop is set to less motion.

/// Blocking. Whether the person told the desktop to move less; `false` where it has no such setting.
#[cfg(windows)]
pub fn is_unwanted() -> bool {
    /// *Animation effects* in Windows' settings: `UPM_CLIENTAREAANIMATION`, bit 33 of the mask.
    const ANIMATES: u8 = 0b10;
    windows_registry::CURRENT_USER
        .open("Control Panel\\Desktop")
        .and_then(|desktop| desktop.get_value("UserPreferencesMask"))
        .is_ok_and(|mask| mask.get(4).is_some_and(|byte| byte & ANIMATES == 0))
}

/// Blocking. Whether the person told the desktop to move less; `false` where it has no such setting.
#[cfg(target_os = "macos")]
pub fn is_unwanted() -> bool {
    std::process::Command::new("/usr/bin/defaults")
        .args(["read", "com.apple.universalaccess", "reduceMotion"])
        .output()
        .is_ok_and(|answer| answer.stdout.trim_ascii() == b"1")
}

/// Blocking. Whether the person told the desktop to move less; `false` where it has no such setting.
#[cfg(not(any(windows, target_os = "macos")))]
pub fn is_unwanted() -> bool {
    let Ok(bus) = zbus::blocking::connection::Builder::session()
        .map(|builder| builder.method_timeout(PATIENCE))
        .and_then(zbus::blocking::connection::Builder::build)
    else {
        return false;
    };
    let read = |namespace: &str, key: &str| {
        let portal = Some("org.freedesktop.portal.Desktop");
        let settings = Some("org.freedesktop.portal.Settings");
        let answer = bus.call_method(
            portal,
            "/org/freedesktop/portal/desktop",
            settings,
            "ReadOne",
            &(namespace, key),
        );
        answer.ok()?.body().deserialize::<zbus::zvariant::OwnedValue>().ok()
    };
    // The newer of the two is one for all desktops; the older one is GNOME's and others' who follow it.
    match read("org.freedesktop.appearance", "reduced-motion").map(u32::try_from) {
        Some(Ok(wish)) => wish == 1,
        _ => read("org.gnome.desktop.interface", "enable-animations")
            .is_some_and(|animates| bool::try_from(animates) == Ok(false)),
    }
}

/// A desktop that does not answer has no wish.
#[cfg(not(any(windows, target_os = "macos")))]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(3);
