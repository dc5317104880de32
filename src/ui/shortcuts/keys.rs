//! Keys that are pressed together, and how they are written.

use egui::os::OperatingSystem;
use egui::{Event, Key, Modifiers};

/// A key with what is held down meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys {
    modifiers: Modifiers,
    key: Key,
}

impl Keys {
    /// A key alone.
    pub(super) const fn plain(key: Key) -> Self {
        Self { modifiers: Modifiers::NONE, key }
    }

    /// A key with Cmd on a Mac, with Ctrl elsewhere.
    pub(super) const fn command(key: Key) -> Self {
        Self { modifiers: Modifiers::COMMAND, key }
    }

    /// A key with those held down.
    pub(super) const fn with(modifiers: Modifiers, key: Key) -> Self {
        Self { modifiers, key }
    }

    /// What is held down.
    #[must_use]
    pub fn modifiers(self) -> Modifiers {
        self.modifiers
    }

    /// The key.
    #[must_use]
    pub fn key(self) -> Key {
        self.key
    }

    /// Whether the same press could mean both.
    #[must_use]
    pub fn collide(self, other: Self) -> bool {
        let shift = |keys: Self| keys.modifiers.shift || keys.may_need_shift();
        let loose = self.may_need_shift() || other.may_need_shift();
        self.key == other.key
            && self.modifiers.command == other.modifiers.command
            && self.modifiers.alt == other.modifiers.alt
            && (loose || shift(self) == shift(other))
    }

    /// Where these characters stand on the keyboard is the keyboard's business.
    fn may_need_shift(self) -> bool {
        matches!(self.key, Key::Questionmark | Key::Plus | Key::Equals)
    }

    /// Whether an event is this press.
    pub(super) fn are_in(self, event: &Event) -> bool {
        match event {
            Event::Key { key, pressed: true, modifiers, .. } if *key == self.key => {
                let shift = if self.may_need_shift() { modifiers.shift } else { self.modifiers.shift };
                modifiers.matches_exact(Modifiers { shift, ..self.modifiers })
            }
            // The desktop's own word for this press.
            Event::Copy => self == Self::command(Key::C),
            _ => false,
        }
    }

    /// The name on each cap, as this system calls it: `["Ctrl", "K"]`.
    #[must_use]
    pub fn caps(self, system: OperatingSystem) -> Vec<&'static str> {
        let mac = matches!(system, OperatingSystem::Mac | OperatingSystem::IOS);
        let mut caps = Vec::new();
        if self.modifiers.command {
            caps.push(if mac { "Cmd" } else { "Ctrl" });
        }
        if self.modifiers.alt {
            caps.push(if mac { "Option" } else { "Alt" });
        }
        if self.modifiers.shift {
            caps.push("Shift");
        }
        caps.push(match self.key {
            Key::ArrowUp => "↑",
            Key::ArrowDown => "↓",
            Key::ArrowLeft => "←",
            Key::ArrowRight => "→",
            Key::Questionmark => "?",
            Key::Plus => "+",
            Key::Minus => "−",
            Key::Comma => ",",
            Key::Escape => "Esc",
            Key::Delete => "Del",
            other => other.name(),
        });
        caps
    }

    /// All caps in one: `Ctrl+K`.
    #[must_use]
    pub fn text(self, system: OperatingSystem) -> String {
        self.caps(system).join("+")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_called_as_the_system_calls_them() {
        let keys = Keys::with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::K);
        assert_eq!(keys.text(OperatingSystem::Nix), "Ctrl+Shift+K");
        assert_eq!(keys.text(OperatingSystem::Mac), "Cmd+Shift+K");
        assert_eq!(Keys::with(Modifiers::ALT, Key::ArrowUp).text(OperatingSystem::Mac), "Option+↑");
    }

    #[test]
    fn shift_makes_another_shortcut_unless_a_character_may_need_it() {
        let press =
            |modifiers, key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        let command = Modifiers { ctrl: true, ..Modifiers::COMMAND };
        let with_shift = command.plus(Modifiers::SHIFT);
        assert!(Keys::command(Key::K).are_in(&press(command, Key::K)));
        assert!(!Keys::command(Key::K).are_in(&press(with_shift, Key::K)));
        assert!(Keys::command(Key::Plus).are_in(&press(with_shift, Key::Plus)));
        assert!(Keys::plain(Key::Questionmark).are_in(&press(Modifiers::SHIFT, Key::Questionmark)));
    }
}
