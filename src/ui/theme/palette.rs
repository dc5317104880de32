//! The colours of both themes.

use egui::{Color32, Context, Theme};

/// Colours by meaning. Every pair that carries text has a contrast of at least 4.5 : 1; the tests
/// measure it.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Palette {
    /// Behind a conversation; inside text fields.
    pub bg: Color32,
    /// Lists, headers, side panels, cards.
    pub panel: Color32,
    /// The strip of rooms on the left, the status bar, quiet pills.
    pub rail: Color32,
    /// Lines between areas.
    pub line: Color32,
    /// Outlines of what can be written into or pressed.
    pub edge: Color32,
    /// Under the pointer.
    pub hover: Color32,
    /// Text.
    pub text: Color32,
    /// Text that matters less: descriptions, labels.
    pub soft: Color32,
    /// Text that matters least: times, hints inside empty fields.
    pub faint: Color32,
    /// Links, the selected room, focus.
    pub accent: Color32,
    /// Behind what is selected.
    pub accent_soft: Color32,
    /// Bubbles of the bot; the one button of a page that goes on.
    pub out: Color32,
    /// The same under the pointer.
    pub out_hover: Color32,
    /// Text on [`Self::out`].
    pub out_text: Color32,
    /// Less important text on [`Self::out`].
    pub out_soft: Color32,
    /// Bubbles of people.
    pub incoming: Color32,
    /// It went well.
    pub ok: Color32,
    /// Behind what went well.
    pub ok_soft: Color32,
    /// Take care.
    pub warn: Color32,
    /// Behind a warning.
    pub warn_soft: Color32,
    /// It failed, or it destroys.
    pub bad: Color32,
    /// Behind a failure.
    pub bad_soft: Color32,
    /// Cast by cards, menus and dialogs.
    pub shadow: Color32,
    /// Over the window while a dialog stands in front of it.
    pub scrim: Color32,
}

const fn rgb(code: u32) -> Color32 {
    Color32::from_rgb((code >> 16) as u8, (code >> 8) as u8, code as u8)
}

static LIGHT: Palette = Palette {
    bg: rgb(0xf5_f6_f8),
    panel: rgb(0xff_ff_ff),
    rail: rgb(0xec_ee_f2),
    line: rgb(0xe2_e5_ea),
    edge: rgb(0xcf_d5_de),
    hover: rgb(0xf1_f3_f6),
    text: rgb(0x1b_1f_27),
    soft: rgb(0x56_60_74),
    faint: rgb(0x62_6b_7b),
    accent: rgb(0x24_5b_e6),
    accent_soft: rgb(0xe8_ef_ff),
    out: rgb(0x28_60_ea),
    out_hover: rgb(0x1f_52_d0),
    out_text: rgb(0xff_ff_ff),
    out_soft: rgb(0xe9_ef_ff),
    incoming: rgb(0xff_ff_ff),
    ok: rgb(0x13_77_4a),
    ok_soft: rgb(0xe6_f6_ee),
    warn: rgb(0x8a_5a_0b),
    warn_soft: rgb(0xff_f3_dc),
    bad: rgb(0xc2_34_34),
    bad_soft: rgb(0xfd_ee_ee),
    shadow: Color32::from_black_alpha(26),
    scrim: Color32::from_black_alpha(90),
};

static DARK: Palette = Palette {
    bg: rgb(0x14_17_1d),
    panel: rgb(0x1b_1f_27),
    rail: rgb(0x10_13_19),
    line: rgb(0x2a_30_3b),
    edge: rgb(0x3b_43_52),
    hover: rgb(0x23_28_33),
    text: rgb(0xe9_ec_f2),
    soft: rgb(0x9f_a9_ba),
    faint: rgb(0x8f_9a_ab),
    accent: rgb(0x82_a8_ff),
    accent_soft: rgb(0x21_30_4f),
    out: rgb(0x2f_5f_d6),
    out_hover: rgb(0x3c_6c_e2),
    out_text: rgb(0xff_ff_ff),
    out_soft: rgb(0xe3_eb_ff),
    incoming: rgb(0x25_2b_36),
    ok: rgb(0x43_c5_84),
    ok_soft: rgb(0x16_34_2a),
    warn: rgb(0xe0_a9_4a),
    warn_soft: rgb(0x3a_2f_1a),
    bad: rgb(0xf2_85_85),
    bad_soft: rgb(0x3b_20_24),
    shadow: Color32::from_black_alpha(120),
    scrim: Color32::from_black_alpha(150),
};

impl Palette {
    /// The colours of the theme that is showing. A `&Ui` does for a `&Context`.
    #[must_use]
    pub fn of(context: &Context) -> &'static Self {
        Self::of_theme(context.theme())
    }

    /// The colours of a theme.
    #[must_use]
    pub fn of_theme(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::widgets::avatar;

    fn luminance(color: Color32) -> f32 {
        let [r, g, b] = [color.r(), color.g(), color.b()].map(|n| {
            let n = f32::from(n) / 255.0;
            if n <= 0.040_45 { n / 12.92 } else { ((n + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_on_what_lies_behind_it() {
        for theme in [Theme::Light, Theme::Dark] {
            let p = Palette::of_theme(theme);
            let areas = [
                ("bg", p.bg),
                ("panel", p.panel),
                ("rail", p.rail),
                ("hover", p.hover),
                ("accent_soft", p.accent_soft),
                ("incoming", p.incoming),
                ("ok_soft", p.ok_soft),
                ("warn_soft", p.warn_soft),
                ("bad_soft", p.bad_soft),
            ];
            let mut pairs = vec![
                ("out_text on out", p.out_text, p.out),
                ("out_text on out_hover", p.out_text, p.out_hover),
                ("out_soft on out", p.out_soft, p.out),
                ("text on a hovered room", p.text, p.line),
            ];
            for (name, area) in areas {
                for text in [p.text, p.soft, p.faint, p.accent, p.ok, p.warn, p.bad] {
                    pairs.push((name, text, area));
                }
            }
            for seed in 0..64 {
                let name = avatar::ink_in(theme, seed);
                for bubble in [p.incoming, p.accent_soft] {
                    pairs.push(("a name in a bubble", name, bubble));
                }
                pairs.push(("initials", Color32::WHITE, avatar::color_of(seed)));
            }
            for (name, text, behind) in pairs {
                let ratio = contrast(text, behind);
                assert!(ratio >= 4.5, "{theme:?}: {name}: {text:?} on {behind:?} is {ratio:.2}");
            }
        }
    }
}
