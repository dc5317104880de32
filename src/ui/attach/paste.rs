//! Pictures and files of the clipboard.
//!
//! eframe reads the clipboard at Ctrl+V and hands over a text or, where there is none, a picture.
//! Files it does not know: some file managers put their paths beside them as a text, others put
//! nothing that it could hand over, and then only the key's way up tells that somebody pasted.

use std::path::{Path, PathBuf};

use egui::{Event, Id, Key, Ui};
use url::Url;

use crate::ui::action::Action;
use crate::ui::composer::Composer;

use super::{AttachAction, Attaching};

/// Longer texts are no list of files, in bytes.
const LONGEST_LIST: usize = 64 * 1024;

/// Takes pictures and files that were pasted into the composer out of the frame's events.
pub fn take_pastes(ui: &Ui, actions: &mut Vec<Action>) {
    let key = Id::unique("composer-pasted");
    let mut pasted = ui.data(|data| data.get_temp::<bool>(key)).unwrap_or_default();
    let mut took = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::PasteImage(picture) => {
                pasted = true;
                took.push(AttachAction::AddPicture(picture.clone()));
                false
            }
            Event::Paste(text) => {
                pasted = true;
                let Some(list) = file_list(text) else {
                    return true;
                };
                took.push(match list {
                    FileList::Addresses(paths) => AttachAction::Add(paths),
                    FileList::Paths => AttachAction::AddClipboard(Some(text.clone())),
                });
                false
            }
            Event::Key { key: Key::V, pressed: false, modifiers, .. } if modifiers.command => {
                if !std::mem::take(&mut pasted) {
                    took.push(AttachAction::AddClipboard(None));
                }
                true
            }
            Event::Key { .. } => {
                pasted = false;
                true
            }
            _ => true,
        });
    });
    ui.data_mut(|data| data.insert_temp(key, pasted));
    actions.extend(took.into_iter().map(Action::Attach));
}

/// A text that was held back goes into the field after all, as soon as that has the keyboard: there
/// were no files on the clipboard.
pub fn repaste(ui: &Ui, attaching: &mut Attaching, composer: &mut Composer, focused: bool) {
    if attaching.repaste.is_none() {
        return;
    }
    if !focused {
        composer.wants_focus = true;
    } else if let Some(text) = attaching.repaste.take() {
        ui.input_mut(|input| input.events.push(Event::Paste(text)));
    }
}

/// What looks like a list of files.
#[derive(Debug, PartialEq, Eq)]
enum FileList {
    /// Each line is the address of a file, which nobody writes by accident.
    Addresses(Vec<PathBuf>),
    /// Each line is a whole path. It may be meant as a text, like a command that begins with `/`.
    Paths,
}

fn file_list(text: &str) -> Option<FileList> {
    if text.len() > LONGEST_LIST {
        return None;
    }
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines().next()?;
    if lines().all(|line| line.starts_with("file://")) {
        let path = |line: &str| Url::parse(line).ok()?.to_file_path().ok();
        return Some(FileList::Addresses(lines().map(path).collect::<Option<_>>()?));
    }
    lines().all(|line| Path::new(line).is_absolute()).then_some(FileList::Paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_list_of_files_is_told_from_a_text() {
        let addresses = file_list("file:///home/ada/a%20b.png\r\nfile:///home/ada/c.pdf\n");
        let paths = ["/home/ada/a b.png", "/home/ada/c.pdf"].map(PathBuf::from).to_vec();
        assert_eq!(addresses, Some(FileList::Addresses(paths)));
        assert_eq!(file_list("/home/ada/a b.png"), Some(FileList::Paths));
        for text in ["", " \n", "hello", "file:///a\nand more", "/a\nhello", "see /home", "file://%%%"] {
            assert_eq!(file_list(text), None, "{text:?}");
        }
        assert_eq!(file_list(&"/a\n".repeat(100_000)), None);
    }
}
