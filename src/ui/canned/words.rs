//! What is wrong with a file or with a reply in it, in the person's words.

use crate::i18n::{Language, Text};
use crate::store::{MAX_CANNED, MAX_CANNED_CHARS, MAX_KEPT_NAME};
use crate::ui::attach::file_problem;
use crate::ui::keyboards;
use crate::ui::widgets::one_line;

use super::exchange::{EntryFault, FileFault, MAX_BYTES};

/// A sentence about a file that replies were to be taken from.
pub(super) fn of_import(fault: &FileFault, language: Language) -> String {
    match fault {
        FileFault::File(problem) => file_problem(problem, language),
        FileFault::TooLarge => {
            let limit = (MAX_BYTES / 1024 / 1024).to_string();
            language.fill(Text::CannedFileLarge, &[("limit", &limit)])
        }
        FileFault::NotJson(words) => language.fill(Text::CannedNotJson, &[("text", &one_line(words, 120))]),
        FileFault::OtherFormat => language.t(Text::CannedOtherFormat).to_owned(),
        FileFault::Newer(version) => language.fill(Text::CannedNewer, &[("version", &version.to_string())]),
        FileFault::TooMany(count) => {
            let (count, limit) = (language.number(*count as u64), language.number(MAX_CANNED as u64));
            language.fill(Text::CannedTooMany, &[("count", &count), ("limit", &limit)])
        }
    }
}

/// A sentence about a reply that is not taken.
pub(super) fn of_entry(fault: &EntryFault, language: Language) -> String {
    match fault {
        EntryFault::Shape(words) => language.fill(Text::CannedShape, &[("text", &one_line(words, 120))]),
        EntryFault::Name => name_rule(language),
        EntryFault::Twice => language.t(Text::CannedTwice).to_owned(),
        EntryFault::TooLong => too_long(language),
        EntryFault::ParseMode(mode) => language.fill(Text::CannedMode, &[("mode", &one_line(mode, 40))]),
        EntryFault::Keyboard(problem) => {
            let problem = keyboards::of_problem(problem, language);
            language.fill(Text::CannedKeyboard, &[("text", &problem)])
        }
        EntryFault::Empty => language.t(Text::CannedEmpty).to_owned(),
    }
}

/// What a name may be.
pub(super) fn name_rule(language: Language) -> String {
    language.fill(Text::CannedNameRule, &[("limit", &MAX_KEPT_NAME.to_string())])
}

/// That a text is longer than is kept.
pub(super) fn too_long(language: Language) -> String {
    language.fill(Text::CannedTooLong, &[("limit", &language.number(MAX_CANNED_CHARS as u64))])
}
