//! Which fonts the window writes with.
//!
//! Inter comes with the program, and so do the Chinese characters of the program's own texts: the
//! window reads the same on a machine without any font. Everything else comes from the fonts
//! installed on the machine, asked for one character at a time:
//!
//! 1. Inter (or Hack where widths must be equal) from `assets/fonts`;
//! 2. the machine's fonts, which know every script and colour emoji;
//! 3. the embedded subsets of Noto Sans CJK, Noto Sans Arabic and Noto Color Emoji, Noto Emoji in
//!    black and white, and a handful of signs.
//!
//! The machine goes before the embedded subset so that one sentence of Chinese is never a mixture of
//! two fonts. Without the machine ([`FontSource::EmbeddedOnly`]) a picture is the same everywhere.

mod embedded;
mod system;

use std::fmt;
use std::sync::{Arc, LazyLock};

use egui::epaint::text::FontProvider;
use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

pub use self::system::SystemFonts;

/// Inter for running text.
const TEXT: &str = "Inter";
/// Inter for titles and names.
const TEXT_BOLD: &str = "Inter SemiBold";
/// How far Noto's Chinese letters are raised, in parts of their size. egui centres fonts on each other
/// and this puts them on one baseline with Inter.
const RAISE_HAN: f32 = -0.07;
/// For code, and where widths must be equal.
const CODE: &str = "Hack";
static BOLD: LazyLock<FontFamily> = LazyLock::new(|| FontFamily::Name("bold".into()));

/// The family for titles, names and buttons. egui does not thicken letters by itself.
#[must_use]
pub fn bold_family() -> FontFamily {
    BOLD.clone()
}

/// A font of the bold family.
#[must_use]
pub fn bold(size: f32) -> FontId {
    FontId::new(size, bold_family())
}

/// Where characters come from that the embedded fonts of the text do not have.
#[derive(Clone, Default)]
pub enum FontSource {
    /// Only from what is embedded: the same picture on every machine.
    #[default]
    EmbeddedOnly,
    /// From the fonts of this machine, then from what is embedded.
    System(Arc<SystemFonts>),
}

impl FontSource {
    /// Starts to look for the machine's fonts on a thread of its own; do it early, because the
    /// first foreign character waits for the end. `language` as for [`FontSource::speak`].
    #[must_use]
    pub fn system(language: &str) -> Self {
        Self::System(Arc::new(SystemFonts::search(&shapes(language))))
    }

    /// The program's language is another one now. Chinese, Japanese and Korean share code points and
    /// differ in shapes: a program that speaks Chinese shows the Chinese ones, and a program that
    /// speaks English goes by the machine if that has an opinion.
    pub fn speak(&self, context: &Context, language: &str) {
        if let Self::System(machine) = self
            && machine.set_shapes(&shapes(language))
        {
            // What was found for the other language is forgotten.
            install(context, self);
        }
    }

    /// Whether only the embedded subset has Chinese characters. Blocking while the machine's fonts are
    /// looked for.
    #[must_use]
    pub fn lacks_chinese(&self) -> bool {
        match self {
            Self::EmbeddedOnly => true,
            Self::System(machine) => !machine.has_chinese(),
        }
    }
}

/// The language whose Chinese characters are shown by a program that speaks this one.
fn shapes(language: &str) -> String {
    let machine = sys_locale::get_locale();
    [Some(language), machine.as_deref()]
        .into_iter()
        .flatten()
        .find(|locale| ["zh", "ja", "ko"].iter().any(|prefix| locale.starts_with(prefix)))
        .map_or("zh-Hans", |locale| if is_traditional(locale) { "zh-TW" } else { locale })
        .to_owned()
}

impl fmt::Debug for FontSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::EmbeddedOnly => "EmbeddedOnly",
            Self::System(_) => "System",
        })
    }
}

fn is_traditional(locale: &str) -> bool {
    locale.contains("Hant") || ["TW", "HK", "MO"].iter().any(|region| locale.ends_with(region))
}

/// Puts the fonts in place. It replaces every other font and provider of the context, so the window
/// is opened with eframe's own provider switched off.
pub fn install(context: &Context, source: &FontSource) {
    let mut providers: Vec<Arc<dyn FontProvider>> = Vec::new();
    if let FontSource::System(machine) = source {
        providers.push(Arc::clone(machine) as Arc<dyn FontProvider>);
    }
    providers.push(Arc::new(embedded::Embedded::default()));
    context.set_font_providers(providers);
    context.set_fonts(definitions());
}

/// The heads of the fallback chains: what text is written with when the font has the character.
fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert(CODE.to_owned(), Arc::new(code()));
    let inter = FontData::from_static(include_bytes!("../../../assets/fonts/Inter-Regular.otf"));
    let inter_bold = FontData::from_static(include_bytes!("../../../assets/fonts/Inter-SemiBold.otf"));
    fonts.font_data.insert(TEXT.to_owned(), Arc::new(inter));
    fonts.font_data.insert(TEXT_BOLD.to_owned(), Arc::new(inter_bold));

    let mut family = |family: FontFamily, names: &[&str]| {
        fonts.families.insert(family, names.iter().map(|name| (*name).to_owned()).collect());
    };
    family(FontFamily::Proportional, &[TEXT]);
    family(bold_family(), &[TEXT_BOLD, TEXT]);
    family(FontFamily::Monospace, &[CODE, TEXT]);
    fonts
}

fn code() -> FontData {
    FontData::from_static(epaint_default_fonts::HACK_REGULAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(source: &FontSource, text: &str) -> Vec<char> {
        let context = Context::default();
        install(&context, source);
        let mut missing = Vec::new();
        let output = context.run_ui(egui::RawInput::default(), |ui| {
            ui.fonts_mut(|fonts| {
                for family in [FontFamily::Proportional, FontFamily::Monospace, bold_family()] {
                    let font = FontId::new(14.0, family);
                    missing.extend(text.chars().filter(|c| !fonts.has_glyph(&font, *c)));
                }
            });
        });
        output.drop_without_applying_deltas();
        missing
    }

    #[test]
    fn own_alphabets_need_no_installed_font() {
        let text = "Aa Žž Ñ ß Ελλά Привет “…” — · × • € ₽ ← → ↗ ⏎ ✓ ▼ ⚠ 你好,謝謝 👍 😀 ❤";
        assert_eq!(missing(&FontSource::EmbeddedOnly, text), [] as [char; 0]);
    }

    /// Runs over the files that hold the program's words. If it fails, run `assets/fonts/subset.sh`.
    #[test]
    fn own_texts_are_covered() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut folders = vec![root.join("src"), root.join("assets")];
        let mut texts = String::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder of ours").flatten() {
                let path = entry.path();
                let name = path.to_string_lossy().into_owned();
                if path.is_dir() && !name.ends_with("src/ui") {
                    folders.push(path);
                } else if name.contains("i18n") || path.extension().is_some_and(|end| end == "json") {
                    texts += &std::fs::read_to_string(path).expect("text");
                }
            }
        }
        // Joiners and selectors change their neighbours and are not drawn.
        let hidden = ['\u{200d}', '\u{fe0f}'];
        let drawn = |c: &char| (c.is_alphanumeric() || *c > '\u{2e7f}') && !hidden.contains(c);
        let letters: std::collections::BTreeSet<char> = texts.chars().filter(drawn).collect();
        assert_eq!(missing(&FontSource::EmbeddedOnly, &String::from_iter(letters)), [] as [char; 0]);
    }

    #[test]
    fn emoji_are_in_colour_and_letters_are_not() {
        let context = Context::default();
        install(&context, &FontSource::EmbeddedOnly);
        let is_coloured = |text: &str| {
            let mut coloured = false;
            let output = context.run_ui(egui::RawInput::default(), |ui| {
                ui.fonts_mut(|fonts| {
                    let white = egui::Color32::WHITE;
                    let font = FontId::new(24.0, FontFamily::Proportional);
                    let galley = fonts.layout_no_wrap(text.to_owned(), font, white);
                    let image = fonts.image();
                    let glyph = galley.rows[0].glyphs[0].uv_rect;
                    coloured = (glyph.min[1]..glyph.max[1]).any(|y| {
                        (glyph.min[0]..glyph.max[0]).any(|x| {
                            let [r, g, b, _] = image[(usize::from(x), usize::from(y))].to_array();
                            r != g || g != b
                        })
                    });
                });
            });
            output.drop_without_applying_deltas();
            coloured
        };
        assert!(["😀", "👍"].into_iter().all(is_coloured));
        assert!(!["A", "你", "✓"].into_iter().any(is_coloured));
    }

    #[test]
    fn what_nothing_embeds_is_missing_and_not_a_panic() {
        assert_eq!(missing(&FontSource::EmbeddedOnly, "ক").first(), Some(&'ক'));
    }

    #[test]
    fn traditional_chinese_is_told_from_simplified() {
        assert!(["zh-Hant", "zh-TW", "zh-HK", "zh-Hant-MO"].into_iter().all(is_traditional));
        assert!(!["zh", "zh-CN", "zh-Hans", "zh-SG", "ja"].into_iter().any(is_traditional));
    }
}
