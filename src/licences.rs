//! What the program is made of, and under which licences. Written by `packaging/licences`.

use std::sync::OnceLock;

use serde::Deserialize;

const EMBEDDED: &[u8] = include_bytes!("../assets/licences.json.gz");

/// Everything that a download holds beside the program itself.
#[derive(Debug, Default, Deserialize)]
pub struct Licences {
    /// Of which dependencies the list was made: a hash over their names and versions.
    #[cfg_attr(not(test), expect(dead_code, reason = "compared with Cargo.lock by a test"))]
    lock: String,
    /// Libraries and fonts, by name.
    pub parts: Vec<Part>,
    texts: Vec<String>,
}

/// One library or font.
#[derive(Debug, Deserialize)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its version; empty where it has none of its own.
    pub version: String,
    /// The licence as its authors name it, usually an SPDX expression.
    pub licence: String,
    texts: Vec<usize>,
}

impl Licences {
    /// The list of this build. It is unpacked when it is first asked for, in a few milliseconds.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static LICENCES: OnceLock<Licences> = OnceLock::new();
        LICENCES.get_or_init(|| {
            serde_json::from_reader(flate2::read::GzDecoder::new(EMBEDDED)).unwrap_or_else(|error| {
                tracing::error!(%error, "the list of licences cannot be read");
                Self::default()
            })
        })
    }

    /// The licence texts of one part.
    pub fn texts<'a>(&'a self, part: &'a Part) -> impl Iterator<Item = &'a str> {
        part.texts.iter().filter_map(|&index| self.texts.get(index)).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use sha2::{Digest as _, Sha256};

    use super::*;

    #[test]
    fn every_part_has_a_name_a_licence_and_its_text() {
        let licences = Licences::embedded();
        assert!(licences.parts.len() > 100, "{} parts", licences.parts.len());
        for part in &licences.parts {
            assert!(!part.name.is_empty() && !part.licence.is_empty(), "{part:?}");
            let texts: Vec<_> = licences.texts(part).collect();
            assert_eq!(texts.len(), part.texts.len(), "{part:?}");
            assert!(texts.iter().any(|text| text.len() > 100), "{part:?}");
        }
        for name in ["eframe", "tokio", "Inter", "SQLite"] {
            assert!(licences.parts.iter().any(|part| part.name == name), "{name} is missing");
        }
    }

    #[test]
    fn the_list_is_made_of_the_locked_dependencies() {
        let lock: toml::Table = include_str!("../Cargo.lock").parse().unwrap();
        let mut locked: Vec<_> = lock["package"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|package| package.get("source").is_some())
            .map(|package| {
                format!("{} {}\n", package["name"].as_str().unwrap(), package["version"].as_str().unwrap())
            })
            .collect();
        locked.sort();
        let hash: String = Sha256::digest(locked.concat()).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(Licences::embedded().lock, hash, "Cargo.lock has changed: run packaging/licences");
        for part in Licences::embedded().parts.iter().filter(|part| !part.version.is_empty()) {
            assert!(locked.contains(&format!("{} {}\n", part.name, part.version)), "{part:?}");
        }
    }
}
