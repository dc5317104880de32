//! The fonts installed on this machine, asked for one character at a time.
//!
//! It does what eframe's own provider does, and three things more: emoji are in colour where the
//! machine has a colour font, bold text stays bold in every script, and Chinese characters take the
//! shapes of the person's language.

use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;

use egui::epaint::text::{FallbackRequest, FontInsert, FontProvider, FontTweak, VariationCoords};
use egui::{FontData, FontFamily};
use fontique::{
    Attributes, Collection, CollectionOptions, FallbackKey, FontStyle, FontWeight, FontWidth, GenericFamily,
    Language, QueryFamily, QueryFont, QueryStatus, Script, SourceCache, SourceCacheOptions,
};
use unicode_script::UnicodeScript;

use super::{RAISE_HAN, bold_family};

const HAN: Script = Script::from_bytes(*b"Hani");

/// Tried after the person's own language. `zh-SG` means Simplified Chinese: `zh-CN` is what fontique
/// calls the default, and that may well be Japanese.
const HAN_SHAPES: [&str; 4] = ["zh-SG", "zh-TW", "ja", "ko"];

/// Characters that only a whole Chinese font has: one of names, one of Cantonese, one simplified.
const SELDOM: [&str; 3] = ["喆", "嘅", "鼋"];

/// What names of people are written with besides letters. Fonts for these are read before the window
/// stands, so that its first frame need not.
const EARLY: [&str; 2] = ["中", "😀"];

/// Fonts whose Chinese letters stand lower than Inter's.
const LOW: [&str; 2] = ["Noto Sans CJK", "Source Han Sans"];

/// A font of letters that also has this one has a little of everything. Once found it would answer
/// for emoji too, in black and white, so it is taken only if nothing else will do.
const JACK: char = '😀';

#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Specialist,
    Any,
}

/// The fonts of the machine.
pub struct SystemFonts {
    found: Mutex<Found>,
    shapes: Mutex<Option<Language>>,
}

/// Looking through the fonts takes a while, so it happens on a thread until someone asks.
enum Found {
    Searching(JoinHandle<Box<Shelf>>),
    Ready(Box<Shelf>),
    /// The search failed: there are no fonts.
    Nothing,
}

/// The fonts, and the files of those that were looked into.
struct Shelf {
    collection: Collection,
    files: SourceCache,
}

impl SystemFonts {
    /// Starts to look. `shapes` is the language whose Chinese characters are shown.
    pub(super) fn search(shapes: &str) -> Self {
        let shapes = parse_shapes(shapes);
        let search = move || {
            let mut shelf = Box::new(Shelf::new());
            for family in [FontFamily::Proportional, bold_family()] {
                for cluster in EARLY {
                    shelf.find(&FallbackRequest { cluster, family: &family }, shapes);
                }
            }
            shelf
        };
        let thread = std::thread::Builder::new().name("fonts".to_owned()).spawn(search);
        Self {
            found: Mutex::new(thread.map_or(Found::Nothing, Found::Searching)),
            shapes: Mutex::new(shapes),
        }
    }

    /// Shows the Chinese characters of another language. Whether they are other ones than before.
    pub(super) fn set_shapes(&self, shapes: &str) -> bool {
        let new = parse_shapes(shapes);
        let mut shown = self.shapes.lock().unwrap_or_else(PoisonError::into_inner);
        let differs = *shown != new;
        *shown = new;
        differs
    }

    /// Blocking. Whether the machine has a font with Chinese characters, seldom ones among them.
    pub(super) fn has_chinese(&self) -> bool {
        SELDOM.iter().all(|cluster| {
            self.find(&FallbackRequest { cluster, family: &FontFamily::Proportional }).is_some()
        })
    }

    fn find(&self, request: &FallbackRequest<'_>) -> Option<(QueryFont, String)> {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Found::Searching(_) = &*found
            && let Found::Searching(thread) = std::mem::replace(&mut *found, Found::Nothing)
            && let Ok(shelf) = thread.join()
        {
            *found = Found::Ready(shelf);
        }
        let Found::Ready(shelf) = &mut *found else {
            return None;
        };
        let shapes = *self.shapes.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.find(request, shapes)
    }
}

impl Shelf {
    fn new() -> Self {
        let files = SourceCache::new(SourceCacheOptions::default());
        let collection = Collection::new(CollectionOptions { shared: false, system_fonts: true });
        Self { collection, files }
    }

    /// The font for a cluster, and its family's name. `shapes` is the language whose Chinese characters
    /// are shown.
    fn find(
        &mut self,
        request: &FallbackRequest<'_>,
        shapes: Option<Language>,
    ) -> Option<(QueryFont, String)> {
        let character = request.cluster.chars().next()?;
        let Self { collection, files } = self;
        let mut ask = |families: &[QueryFamily<'_>], fallback: Option<FallbackKey>, choice: Choice| {
            let mut query = collection.query(files);
            query.set_attributes(attributes(request.family));
            query.set_families(families.iter().copied());
            if let Some(key) = fallback {
                query.set_fallbacks(key);
            }
            let mut answer = None;
            query.matches_with(|font| {
                if has(font, character) && (choice == Choice::Any || !has(font, JACK)) {
                    answer = Some(font.clone());
                    return QueryStatus::Stop;
                }
                QueryStatus::Continue
            });
            answer
        };

        let plain = match request.family {
            FontFamily::Monospace => GenericFamily::Monospace,
            _ => GenericFamily::SansSerif,
        };
        let emoji = is_emoji(request.cluster)
            .then(|| ask(&[QueryFamily::Generic(GenericFamily::Emoji)], None, Choice::Any))
            .flatten();
        let font = emoji.or_else(|| {
            let Some(script) = script_of(character) else {
                // Signs belong to no script, so there is no font for their script.
                use GenericFamily::{Emoji, Math, Monospace, Serif, SystemUi};
                let all = [plain, SystemUi, Emoji, Math, Serif, Monospace].map(QueryFamily::Generic);
                return [Choice::Specialist, Choice::Any]
                    .into_iter()
                    .find_map(|choice| ask(&all, None, choice));
            };
            // Where Noto is installed its letters go with our own; elsewhere the system chooses.
            let noto = format!("Noto Sans {}", character.script().full_name());
            let families = [QueryFamily::Named(&noto), QueryFamily::Generic(plain)];
            if script == HAN
                && let Some(font) = of_country(shapes)
                    .iter()
                    .find_map(|name| ask(&[QueryFamily::Named(name)], None, Choice::Any))
            {
                return Some(font);
            }
            // The system's choice for Chinese goes by language; its plain fonts, dozens of files, do not.
            let families = if script == HAN { &[][..] } else { &families };
            locales(script, shapes).find_map(|locale| {
                ask(families, Some(FallbackKey::new(script, locale.as_ref())), Choice::Any)
            })
        })?;
        let name = collection.family_name(font.family.0).unwrap_or("unknown").to_owned();
        Some((font, name))
    }
}

/// Fonts of one file for all countries, by the names of this one. Where fontconfig is asked by language
/// its answer depends on the language of the desktop as well.
fn of_country(shapes: Option<Language>) -> &'static [&'static str] {
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return &[];
    }
    let shapes = shapes.map(|shapes| shapes.to_string()).unwrap_or_default();
    match shapes.get(..2) {
        Some("zh") if is_simplified(&shapes) => &["Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC"],
        Some("zh") if shapes.ends_with("HK") => &["Noto Sans CJK HK", "Noto Sans HK", "Source Han Sans HK"],
        Some("zh") => &["Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC"],
        Some("ja") => &["Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans"],
        Some("ko") => &["Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans K"],
        _ => &[],
    }
}

/// The languages to try for a script, the person's own first. Only Chinese characters differ.
fn locales(script: Script, shapes: Option<Language>) -> impl Iterator<Item = Option<Language>> {
    let others = if script == HAN { &HAN_SHAPES[..] } else { &[] };
    std::iter::once(shapes).chain(others.iter().map(|tag| Language::parse(tag).ok()))
}

impl FontProvider for SystemFonts {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let (font, family) = self.find(request)?;
        let bold = if *request.family == bold_family() { ":bold" } else { "" };
        let name = format!("system:{family}:{}:{}{bold}", font.family.1, font.index);

        let settings = font.synthesis.variation_settings();
        let tweak = FontTweak {
            y_offset_factor: if LOW.iter().any(|low| family.starts_with(low)) { RAISE_HAN } else { 0.0 },
            coords: VariationCoords::new(settings.iter().copied()),
            ..FontTweak::default()
        };
        let (blob, _) = font.blob.into_raw_parts();
        Some(FontInsert::new(&name, FontData::from_blob(blob, font.index).tweak(tweak), Vec::new()))
    }
}

fn attributes(family: &FontFamily) -> Attributes {
    let weight = if *family == bold_family() { FontWeight::SEMI_BOLD } else { FontWeight::NORMAL };
    Attributes::new(FontWidth::NORMAL, FontStyle::Normal, weight)
}

fn has(font: &QueryFont, character: char) -> bool {
    font.charmap().and_then(|map| map.map(character)).is_some_and(|glyph| glyph != 0)
}

fn script_of(character: char) -> Option<Script> {
    use unicode_script::Script::{Common, Inherited, Unknown};
    match character.script() {
        // The signs of Chinese texts stand elsewhere in their squares in another country's font.
        Common if matches!(character, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}') => Some(HAN),
        Common | Inherited | Unknown => None,
        script => Script::parse(script.short_name()).ok(),
    }
}

fn parse_shapes(locale: &str) -> Option<Language> {
    Language::parse(if is_simplified(locale) { HAN_SHAPES[0] } else { locale }).ok()
}

fn is_simplified(locale: &str) -> bool {
    locale.starts_with("zh") && !super::is_traditional(locale)
}

/// Does this look like a picture unless someone asks for the black-and-white sign?
fn is_emoji(cluster: &str) -> bool {
    if cluster.contains('\u{fe0e}') {
        return false;
    }
    let first = cluster.chars().next().unwrap_or_default();
    cluster.contains('\u{fe0f}')
        || matches!(
            first,
            '\u{1f000}'..='\u{1faff}'
                | '\u{231a}' | '\u{231b}' | '\u{23e9}'..='\u{23ec}' | '\u{23f0}' | '\u{23f3}'
                | '\u{25fd}' | '\u{25fe}' | '\u{2614}' | '\u{2615}' | '\u{2648}'..='\u{2653}'
                | '\u{267f}' | '\u{2693}' | '\u{26a1}' | '\u{26aa}' | '\u{26ab}' | '\u{26bd}'
                | '\u{26be}' | '\u{26c4}' | '\u{26c5}' | '\u{26ce}' | '\u{26d4}' | '\u{26ea}'
                | '\u{26f2}' | '\u{26f3}' | '\u{26f5}' | '\u{26fa}' | '\u{26fd}' | '\u{2705}'
                | '\u{270a}' | '\u{270b}' | '\u{2728}' | '\u{274c}' | '\u{274e}' | '\u{2753}'..='\u{2755}'
                | '\u{2757}' | '\u{2795}'..='\u{2797}' | '\u{27b0}' | '\u{27bf}' | '\u{2b1b}' | '\u{2b1c}'
                | '\u{2b50}' | '\u{2b55}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_told_from_signs() {
        assert!(["👍", "😀", "❤\u{fe0f}", "👩🏽‍💻", "🇨🇳", "✅"].into_iter().all(is_emoji));
        assert!(!["❤", "✓", "a", "1", "你", "⚠", "☺\u{fe0e}", ""].into_iter().any(is_emoji));
    }

    #[test]
    fn simplified_chinese_is_asked_for_by_a_name_that_works() {
        assert!(["zh", "zh-CN", "zh-Hans"].into_iter().all(is_simplified));
        assert!(!["zh-TW", "zh-Hant", "ja", "en"].into_iter().any(is_simplified));
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    #[test]
    fn a_font_of_all_countries_is_asked_for_by_the_name_of_the_right_one() {
        let first = |locale: &str| of_country(parse_shapes(locale)).first().copied();
        for (locale, name) in [
            ("zh-Hans", "Noto Sans CJK SC"),
            ("zh-CN", "Noto Sans CJK SC"),
            ("zh-TW", "Noto Sans CJK TC"),
            ("zh-HK", "Noto Sans CJK HK"),
            ("ja-JP", "Noto Sans CJK JP"),
            ("ko", "Noto Sans CJK KR"),
        ] {
            assert_eq!(first(locale), Some(name), "{locale}");
        }
        assert_eq!(script_of('！'), Some(HAN));
    }

    #[test]
    fn another_language_is_noticed_once() {
        let fonts = SystemFonts::search("zh-Hans");
        assert!(!fonts.set_shapes("zh-CN"));
        assert!(fonts.set_shapes("zh-TW") && !fonts.set_shapes("zh-TW"));
    }

    #[test]
    fn asking_never_fails_whatever_is_installed() {
        let fonts = SystemFonts::search("zh-Hans");
        for cluster in ["你", "\u{10ffff}", "👍", ""] {
            let family = FontFamily::Proportional;
            let _ = fonts.font_for(&FallbackRequest { cluster, family: &family });
        }
    }
}
