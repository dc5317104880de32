//! The last resort: what comes with the program for other scripts than Inter's.

use std::sync::{Arc, Mutex, PoisonError};

use egui::epaint::text::{FallbackRequest, FontInsert, FontProvider, FontTweak, Fonts, TextOptions};
use egui::{FontData, FontDefinitions, FontFamily, FontId};
use epaint_default_fonts::NOTO_EMOJI_REGULAR;

use super::{CODE, RAISE_HAN, bold_family, code};

const HAN: &str = "Noto Sans CJK SC";
const HAN_BOLD: &str = "Noto Sans CJK SC Bold";
const ARABIC: &str = "Noto Sans Arabic";
const COLOR_EMOJI: &str = "Noto Color Emoji";
/// In black and white: those that the one in colour does not have.
const EMOJI: &str = "Noto Emoji";
/// Signs that none of the others has.
const SYMBOLS: &str = "Symbols";

/// Embedded fonts that are asked when neither Inter nor the machine has a character.
pub(super) struct Embedded {
    fonts: FontDefinitions,
    /// Knows which of the fonts has a character. Made when the first one is asked for.
    probe: Mutex<Option<Fonts>>,
}

impl Embedded {
    pub(super) fn new() -> Self {
        let mut fonts = FontDefinitions::empty();
        let raised = FontTweak { y_offset_factor: RAISE_HAN, ..FontTweak::default() };
        let han = FontData::from_static(include_bytes!("../../../assets/fonts/NotoSansCJKsc-Regular.otf"));
        let han_bold = FontData::from_static(include_bytes!("../../../assets/fonts/NotoSansCJKsc-Bold.otf"));
        let arabic =
            FontData::from_static(include_bytes!("../../../assets/fonts/NotoSansArabic-Regular.ttf"));
        fonts.font_data.insert(HAN.to_owned(), Arc::new(han.tweak(raised.clone())));
        fonts.font_data.insert(HAN_BOLD.to_owned(), Arc::new(han_bold.tweak(raised)));
        fonts.font_data.insert(ARABIC.to_owned(), Arc::new(arabic));
        let emoji = FontData::from_static(include_bytes!("../../../assets/fonts/NotoColorEmoji.ttf"));
        fonts.font_data.insert(COLOR_EMOJI.to_owned(), Arc::new(emoji));
        // As large as egui draws them.
        let plain = FontData::from_static(NOTO_EMOJI_REGULAR).tweak(smaller(0.81));
        fonts.font_data.insert(EMOJI.to_owned(), Arc::new(plain));
        let symbols = FontData::from_static(include_bytes!("../../../assets/fonts/Symbols.ttf"));
        fonts.font_data.insert(SYMBOLS.to_owned(), Arc::new(symbols.tweak(smaller(0.9))));
        fonts.font_data.insert(CODE.to_owned(), Arc::new(code()));
        // One family for each font, so that the probe answers for it alone.
        fonts.families = fonts.font_data.keys().map(|name| (family_of(name), vec![name.clone()])).collect();
        for needed in [FontFamily::Proportional, FontFamily::Monospace] {
            fonts.families.entry(needed).or_default();
        }
        Self { fonts, probe: Mutex::new(None) }
    }

    fn has(&self, name: &str, character: char) -> bool {
        let mut probe = self.probe.lock().unwrap_or_else(PoisonError::into_inner);
        let probe = probe.get_or_insert_with(|| Fonts::new(TextOptions::default(), self.fonts.clone()));
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
        let name = bold
            .into_iter()
            .chain([HAN, ARABIC, COLOR_EMOJI, EMOJI, SYMBOLS, CODE])
            .filter(|name| self.fonts.font_data.contains_key(*name))
            .find(|name| self.has(name, character))?;
        let data = self.fonts.font_data.get(name)?;
        Some(FontInsert::new(&format!("embedded:{name}"), (**data).clone(), Vec::new()))
    }
}
