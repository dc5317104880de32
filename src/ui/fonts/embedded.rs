//! The last resort: what comes with the program for other scripts than Inter's.

use std::io::Read as _;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use egui::epaint::text::{FallbackRequest, FontInsert, FontProvider, FontTweak, Fonts, TextOptions};
use egui::{FontData, FontDefinitions, FontFamily, FontId};

use super::{CODE, RAISE_HAN, bold_family, code};

const HAN: &str = "Noto Sans CJK SC";
const HAN_BOLD: &str = "Noto Sans CJK SC Bold";
const ARABIC: &str = "Noto Sans Arabic";
const COLOR_EMOJI: &str = "Noto Color Emoji";
/// In black and white: those that the one in colour does not have.
const EMOJI: &str = "Noto Emoji";
/// Signs that none of the others has.
const SYMBOLS: &str = "Symbols";

/// Embedded fonts that are asked when neither Inter nor the machine has a character. They are
/// unpacked, in some milliseconds, when the first character is asked for.
#[derive(Default)]
pub(super) struct Embedded {
    unpacked: OnceLock<Unpacked>,
}

struct Unpacked {
    fonts: FontDefinitions,
    /// Knows which of the fonts has a character.
    probe: Mutex<Fonts>,
}

macro_rules! packed {
    ($name:literal) => {
        unpack(include_bytes!(concat!("../../../assets/fonts/", $name, ".gz")))
    };
}

fn unpack(packed: &[u8]) -> FontData {
    let mut font = Vec::new();
    // A test unpacks each of them: what is built in does not change later.
    if let Err(error) = flate2::read::GzDecoder::new(packed).read_to_end(&mut font) {
        tracing::error!(%error, "an embedded font is damaged");
    }
    FontData::from_owned(font)
}

impl Unpacked {
    fn new() -> Self {
        let mut fonts = FontDefinitions::empty();
        let raised = FontTweak { y_offset_factor: RAISE_HAN, ..FontTweak::default() };
        let mut add = |name: &str, font: FontData| fonts.font_data.insert(name.to_owned(), Arc::new(font));
        add(HAN, packed!("NotoSansCJKsc-Regular.otf").tweak(raised.clone()));
        add(HAN_BOLD, packed!("NotoSansCJKsc-Bold.otf").tweak(raised));
        add(ARABIC, packed!("NotoSansArabic-Regular.ttf"));
        add(COLOR_EMOJI, packed!("NotoColorEmoji.ttf"));
        // As large as egui draws them.
        add(EMOJI, packed!("NotoEmoji-Regular.ttf").tweak(smaller(0.81)));
        add(SYMBOLS, packed!("Symbols.ttf").tweak(smaller(0.9)));
        add(CODE, code());
        // One family for each font, so that the probe answers for it alone.
        fonts.families = fonts.font_data.keys().map(|name| (family_of(name), vec![name.clone()])).collect();
        for needed in [FontFamily::Proportional, FontFamily::Monospace] {
            fonts.families.entry(needed).or_default();
        }
        let probe = Mutex::new(Fonts::new(TextOptions::default(), fonts.clone()));
        Self { fonts, probe }
    }

    fn has(&self, name: &str, character: char) -> bool {
        let mut probe = self.probe.lock().unwrap_or_else(PoisonError::into_inner);
        probe.has_glyph(&FontId::new(12.0, family_of(name)), character)
    }
}

fn smaller(scale: f32) -> FontTweak {
    FontTweak { scale, ..FontTweak::default() }
}

fn family_of(font: &str) -> FontFamily {
    FontFamily::Name(font.into())
}

impl FontProvider for Embedded {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let character = request.cluster.chars().next()?;
        // The bold one knows the program's own words, the other one also what people often write.
        let bold = (*request.family == bold_family()).then_some(HAN_BOLD);
        let unpacked = self.unpacked.get_or_init(Unpacked::new);
        let name = bold
            .into_iter()
            .chain([HAN, ARABIC, COLOR_EMOJI, EMOJI, SYMBOLS, CODE])
            .find(|name| unpacked.has(name, character))?;
        let data = unpacked.fonts.font_data.get(name)?;
        Some(FontInsert::new(&format!("embedded:{name}"), (**data).clone(), Vec::new()))
    }
}
