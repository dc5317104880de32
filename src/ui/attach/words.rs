//! What files are and what is wrong with them, in words.

use std::path::Path;

use url::Url;

use crate::api::MediaKind;
use crate::engine::file::FileProblem;
use crate::i18n::{Language, Text};
use crate::store::{Attachment, AttachmentSource, FileRef};
use crate::ui::conversation_view::size_text;

use super::MOST_ATTACHMENTS;
use super::address::AddressProblem;
use super::checks::{Fault, Refusal};

/// What an attachment is called: a file's name, the end of an address.
#[must_use]
pub fn name(attachment: &Attachment) -> String {
    match &attachment.source {
        AttachmentSource::File(file) => file.name.clone(),
        AttachmentSource::Url(address) => {
            let url = Url::parse(address).ok();
            let last = url.as_ref().and_then(|url| url.path_segments()?.next_back().map(str::to_owned));
            let host = url.as_ref().and_then(|url| url.host_str().map(str::to_owned));
            last.filter(|last| !last.is_empty()).or(host).unwrap_or_else(|| address.clone())
        }
    }
}

/// What a media kind is called.
#[must_use]
pub fn kind_name(kind: MediaKind, language: Language) -> &'static str {
    language.t(match kind {
        MediaKind::Photo => Text::Photo,
        MediaKind::Video => Text::Video,
        MediaKind::Document => Text::Document,
    })
}

/// What an attachment is, how large, and where it comes from.
#[must_use]
pub fn about(attachment: &Attachment, sides: Option<(u32, u32)>, language: Language) -> String {
    match &attachment.source {
        AttachmentSource::File(file) => {
            let mut about = match claim(file) {
                Some(claimed) => language.fill(
                    Text::NameDeceives,
                    &[("kind", &type_name(&file.mime, language)), ("name", claimed)],
                ),
                None => type_name(&file.mime, language),
            };
            if let Some((width, height)) = sides {
                about = format!("{about} · {width} × {height}");
            }
            format!("{about} · {}", size_text(file.size))
        }
        AttachmentSource::Url(address) => {
            let host = Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned));
            language.fill(Text::FetchedFrom, &[("host", host.as_deref().unwrap_or("?"))])
        }
    }
}

/// Whether a file's name promises something else than its bytes are.
#[must_use]
pub fn deceives(file: &FileRef) -> bool {
    claim(file).is_some()
}

/// The ending of a file's name, where it promises something else than its bytes are.
fn claim(file: &FileRef) -> Option<&str> {
    let ending = Path::new(&file.name).extension()?.to_str()?;
    let mime = file.mime.as_str();
    let honest = match ending.to_ascii_lowercase().as_str() {
        "png" => mime == "image/png",
        "jpg" | "jpeg" => mime == "image/jpeg",
        "gif" => mime == "image/gif",
        "webp" => mime == "image/webp",
        "mp4" | "m4v" | "mov" | "webm" | "mkv" | "avi" => mime.starts_with("video/"),
        "mp3" | "ogg" | "wav" | "flac" | "m4a" => mime.starts_with("audio/") || mime.starts_with("video/"),
        "pdf" => mime == "application/pdf",
        "zip" => mime == "application/zip",
        "txt" | "csv" | "md" | "log" | "json" => mime.starts_with("text/"),
        _ => true,
    };
    (!honest).then_some(ending)
}

/// What bytes of this media type are called.
fn type_name(mime: &str, language: Language) -> String {
    let (family, rest) = mime.split_once('/').unwrap_or((mime, ""));
    let format = match rest {
        "quicktime" => "QuickTime".to_owned(),
        "x-matroska" => "Matroska".to_owned(),
        rest => rest.trim_start_matches("x-").to_uppercase(),
    };
    let named = |text| language.fill(text, &[("format", &format)]);
    match (family, rest) {
        ("image", _) => named(Text::TypePicture),
        ("video", _) => named(Text::TypeVideo),
        ("audio", _) => named(Text::TypeSound),
        ("text", "plain") => language.t(Text::TypeText).to_owned(),
        ("application", "pdf") => "PDF".to_owned(),
        ("application", "zip") => "ZIP".to_owned(),
        ("application", "octet-stream") => language.t(Text::TypeUnknown).to_owned(),
        _ => mime.to_owned(),
    }
}

/// Why a file cannot be sent, and what to do.
#[must_use]
pub fn file_problem(problem: &FileProblem, language: Language) -> String {
    match problem {
        FileProblem::Missing => language.t(Text::FileMissing).to_owned(),
        FileProblem::Folder => language.t(Text::FileFolder).to_owned(),
        FileProblem::Special => language.t(Text::FileSpecial).to_owned(),
        FileProblem::Empty => language.t(Text::FileEmpty).to_owned(),
        FileProblem::TooLarge { size, limit } => {
            language.fill(Text::FileTooLarge, &[("size", &size_text(*size)), ("limit", &size_text(*limit))])
        }
        FileProblem::Forbidden => language.t(Text::FileForbidden).to_owned(),
        FileProblem::Unreadable(text) => language.fill(Text::FileUnreadable, &[("text", text)]),
        FileProblem::PathNotText => language.t(Text::FilePathNotText).to_owned(),
        FileProblem::Changed => language.t(Text::FileChanged).to_owned(),
    }
}

/// Why an attachment cannot be sent like this.
#[must_use]
pub fn fault(fault: &Fault, language: Language) -> String {
    match fault {
        Fault::File(problem) => file_problem(problem, language),
        Fault::PhotoBytes(size, limit) => {
            language.fill(Text::PhotoTooLarge, &[("size", &size_text(*size)), ("limit", &size_text(*limit))])
        }
        Fault::PhotoSides(width, height) => {
            language.fill(Text::PhotoSides, &[("width", &width.to_string()), ("height", &height.to_string())])
        }
        Fault::NoPicture => language.t(Text::NoPicture).to_owned(),
    }
}

/// Why something was not attached.
#[must_use]
pub fn refusal(refusal: &Refusal, language: Language) -> String {
    match refusal {
        Refusal::File(problem) => file_problem(problem, language),
        Refusal::TooMany => language.fill(Text::TooManyFiles, &[("count", &MOST_ATTACHMENTS.to_string())]),
        Refusal::PictureTooLarge => language.t(Text::PastedTooLarge).to_owned(),
        Refusal::NotKept(text) => language.fill(Text::PastedNotKept, &[("text", text)]),
    }
}

/// What is wrong with an address.
#[must_use]
pub fn address_problem(problem: AddressProblem, language: Language) -> &'static str {
    language.t(match problem {
        AddressProblem::Empty => Text::WebAddressEmpty,
        AddressProblem::NoAddress => Text::WebAddressNone,
        AddressProblem::TooLong => Text::WebAddressLong,
        AddressProblem::Scheme => Text::WebAddressScheme,
        AddressProblem::Credentials => Text::WebAddressPassword,
        AddressProblem::HoldsToken => Text::WebAddressToken,
        AddressProblem::NotPublic => Text::WebAddressPrivate,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, mime: &str) -> Attachment {
        let (path, name) = (format!("/home/ada/{name}"), name.to_owned());
        let file = FileRef { path, name, mime: mime.to_owned(), size: 1_200, modified: 0 };
        Attachment { kind: MediaKind::Document, source: AttachmentSource::File(file) }
    }

    #[test]
    fn a_name_that_promises_something_else_is_told() {
        let about = |name, mime, sides| about(&file(name, mime), sides, Language::English);
        let deceiving = about("report.pdf", "image/png", Some((8, 6)));
        assert_eq!(deceiving, "Really a PNG picture, not pdf · 8 × 6 · 1.2 kB");
        assert_eq!(about("cat.PNG", "image/png", None), "PNG picture · 1.2 kB");
        assert_eq!(about("words", "text/plain", None), "Text · 1.2 kB");
        assert_eq!(about("data.csv", "text/plain", None), "Text · 1.2 kB");
    }

    #[test]
    fn an_address_is_called_after_its_end() {
        let at = |url: &str| {
            name(&Attachment { kind: MediaKind::Photo, source: AttachmentSource::Url(url.to_owned()) })
        };
        assert_eq!(at("https://files.example.org/a/cat.png?x=1"), "cat.png");
        assert_eq!(at("https://files.example.org/"), "files.example.org");
    }
}
