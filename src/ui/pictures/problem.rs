//! Why a picture or a file is not there, in words: what happened and what can be done.

use crate::engine::fetch::FetchProblem;
use crate::engine::file::FileProblem;
use crate::engine::picture::PictureProblem;
use crate::i18n::{Language, Text};

/// Why a picture cannot be shown.
#[must_use]
pub fn picture_sentence(problem: &PictureProblem, language: Language) -> String {
    let t = |text: Text| language.t(text).to_owned();
    match problem {
        PictureProblem::Empty => t(Text::PictureEmpty),
        PictureProblem::NotAPicture => t(Text::PictureUnknown),
        PictureProblem::TooManyBytes { limit } => {
            language.fill(Text::PictureBytes, &[("limit", &megabytes(*limit))])
        }
        PictureProblem::TooManyPixels { width, height } => {
            let side = |side: u32| language.number(u64::from(side));
            language.fill(Text::PicturePixels, &[("width", &side(*width)), ("height", &side(*height))])
        }
        PictureProblem::Truncated => t(Text::PictureTruncated),
        PictureProblem::Damaged(_) => t(Text::PictureDamaged),
        PictureProblem::Crashed => t(Text::PictureCrashed),
        PictureProblem::File(problem) => match problem {
            FileProblem::Missing => t(Text::PictureFileMissing),
            FileProblem::Changed => t(Text::PictureFileChanged),
            FileProblem::Empty => t(Text::PictureEmpty),
            FileProblem::TooLarge { limit, .. } => {
                language.fill(Text::PictureBytes, &[("limit", &megabytes(*limit))])
            }
            _ => t(Text::PictureFileUnreadable),
        },
        PictureProblem::Fetch(problem) => fetch_sentence(*problem, language),
    }
}

/// Why something was not fetched.
#[must_use]
pub fn fetch_sentence(problem: FetchProblem, language: Language) -> String {
    let text = match problem {
        FetchProblem::TooLarge { limit } => {
            return language.fill(Text::PictureBytes, &[("limit", &megabytes(limit))]);
        }
        FetchProblem::Refused(status) => {
            return language.fill(Text::FetchRefused, &[("status", &status.to_string())]);
        }
        FetchProblem::NotAUrl | FetchProblem::Scheme => Text::FetchNotAUrl,
        FetchProblem::Credentials | FetchProblem::HoldsToken => Text::FetchSecret,
        FetchProblem::PlainHttp => Text::FetchPlainHttp,
        FetchProblem::Private => Text::FetchPrivate,
        FetchProblem::Unreachable => Text::FetchUnreachable,
        FetchProblem::TimedOut => Text::FetchTimedOut,
        FetchProblem::Broken => Text::FetchBroken,
        FetchProblem::Redirect => Text::FetchRedirect,
        FetchProblem::Gone => Text::FetchGone,
        FetchProblem::Write => Text::FetchWrite,
    };
    language.t(text).to_owned()
}

/// Whether another try may help.
#[must_use]
pub fn may_come(problem: &PictureProblem) -> bool {
    match problem {
        PictureProblem::Fetch(problem) => may_be_fetched(*problem),
        PictureProblem::File(problem) => !matches!(problem, FileProblem::Changed),
        PictureProblem::Crashed => true,
        _ => false,
    }
}

/// Whether another try to fetch may help.
#[must_use]
pub fn may_be_fetched(problem: FetchProblem) -> bool {
    !matches!(
        problem,
        FetchProblem::NotAUrl
            | FetchProblem::Scheme
            | FetchProblem::Credentials
            | FetchProblem::HoldsToken
            | FetchProblem::PlainHttp
            | FetchProblem::TooLarge { .. }
    )
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes / (1024 * 1024))
}
