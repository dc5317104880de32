//! Paths as people write them, and where a file is proposed to go.

use std::path::PathBuf;

use url::Url;

/// A path as people write and copy it: in quotes, from the home folder, as an address. `None` for
/// what is not a whole one.
#[must_use]
pub fn path_of(text: &str) -> Option<PathBuf> {
    let text = text.trim();
    let quoted = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    let text = quoted('"').or_else(|| quoted('\'')).unwrap_or(text);
    let path = if text.starts_with("file://") {
        Url::parse(text).ok()?.to_file_path().ok()?
    } else if let Some(rest) = text.strip_prefix("~/") {
        std::env::home_dir()?.join(rest)
    } else {
        PathBuf::from(text)
    };
    path.is_absolute().then_some(path)
}

/// Where a file of this name is saved if the person says nothing else.
pub(super) fn proposed(name: &str) -> String {
    let home = etcetera::home_dir().unwrap_or_else(|_| std::env::temp_dir());
    let downloads = home.join("Downloads");
    let folder = if downloads.is_dir() { downloads } else { home };
    folder.join(name).display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_path_is_taken_as_people_write_and_copy_it() {
        for text in
            ["/tmp/a b.png", " /tmp/a b.png\n", "\"/tmp/a b.png\"", "'/tmp/a b.png'", "file:///tmp/a%20b.png"]
        {
            assert_eq!(path_of(text), Some(PathBuf::from("/tmp/a b.png")), "{text}");
        }
        assert!(path_of("~/a.png").is_some_and(|path| path.is_absolute()));
        for text in ["", "a.png", "../a.png", "file://other-computer/a"] {
            assert_eq!(path_of(text), None, "{text}");
        }
    }
}
