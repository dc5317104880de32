//! egui's own widgets in our colours.

use egui::style::{
    ScrollAnimation, ScrollStyle, Selection, Style, TextCursorStyle, Visuals, WidgetVisuals, Widgets,
};
use egui::{
    Color32, Context, CornerRadius, CursorIcon, FontId, Margin, Shadow, Stroke, TextStyle, Theme, vec2,
};

use super::{BODY, Palette, SMALL, SMALL_CONTROL_HEIGHT, radius, title};

/// Gives both themes their style. The window follows the theme of the system until
/// `Context::set_theme` says otherwise.
pub fn install(context: &Context) {
    for theme in [Theme::Light, Theme::Dark] {
        let base = context.style_of(theme);
        context.set_style_of(theme, style(Style::clone(&base), theme));
    }
}

/// Seconds that a change takes on the screen.
const MOTION: f32 = 0.12;

/// Lets things slide and fade, or change at once.
pub fn set_motion(context: &Context, moves: bool) {
    let (time, scrolling) =
        if moves { (MOTION, ScrollAnimation::default()) } else { (0.0, ScrollAnimation::none()) };
    context.all_styles_mut(|style| {
        style.animation_time = time;
        style.scroll_animation = scrolling;
    });
}

fn style(base: Style, theme: Theme) -> Style {
    let mut style = Style { visuals: visuals(theme), animation_time: MOTION, ..base };
    style.text_styles = [
        (TextStyle::Heading, title()),
        (TextStyle::Body, FontId::proportional(BODY)),
        (TextStyle::Button, FontId::proportional(BODY)),
        (TextStyle::Monospace, FontId::monospace(SMALL)),
        (TextStyle::Small, FontId::proportional(SMALL)),
    ]
    .into();

    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 8.0);
    spacing.button_padding = vec2(12.0, 4.0);
    spacing.interact_size = vec2(SMALL_CONTROL_HEIGHT, SMALL_CONTROL_HEIGHT);
    spacing.window_margin = Margin::same(20);
    spacing.menu_margin = Margin::same(6);
    spacing.menu_spacing = 4.0;
    spacing.menu_width = 320.0;
    spacing.tooltip_width = 320.0;
    spacing.combo_width = 120.0;
    spacing.combo_height = 320.0;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 10.0;
    spacing.icon_spacing = 8.0;
    spacing.indent = 16.0;
    // Inter's own line is 17 points; this makes the 20 of the grid.
    spacing.extra_text_line_spacing = 3.0;
    spacing.scroll = scroll();

    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = true;
    // A blinking cursor repaints the window twice a second for as long as a field has the keyboard.
    style.visuals.text_cursor.blink = false;
    style.visuals.interact_cursor = Some(CursorIcon::PointingHand);
    style
}

fn scroll() -> ScrollStyle {
    let mut scroll = ScrollStyle::floating();
    scroll.bar_width = 8.0;
    scroll.floating_width = 4.0;
    scroll.handle_min_length = 32.0;
    scroll.bar_outer_margin = 2.0;
    scroll.foreground_color = true;
    scroll.active_handle_opacity = 0.28;
    scroll.interact_handle_opacity = 0.5;
    scroll.active_background_opacity = 0.0;
    scroll.interact_background_opacity = 0.06;
    scroll.fade.strength = 0.0;
    scroll
}

fn visuals(theme: Theme) -> Visuals {
    let p = Palette::of_theme(theme);
    let base = match theme {
        Theme::Light => Visuals::light(),
        Theme::Dark => Visuals::dark(),
    };
    Visuals {
        weak_text_color: Some(p.faint),
        widgets: widgets(p),
        selection: Selection { bg_fill: p.accent_soft, stroke: Stroke::new(1.5, p.accent) },
        hyperlink_color: p.accent,
        faint_bg_color: p.hover,
        extreme_bg_color: p.bg,
        text_edit_bg_color: Some(p.bg),
        code_bg_color: p.bg,
        warn_fg_color: p.warn,
        error_fg_color: p.bad,
        window_corner_radius: CornerRadius::same(radius::CARD),
        window_shadow: Shadow { offset: [0, 12], blur: 40, spread: 0, color: p.shadow },
        window_fill: p.panel,
        window_stroke: Stroke::new(1.0, p.line),
        window_highlight_topmost: false,
        menu_corner_radius: CornerRadius::same(radius::ROW),
        panel_fill: p.panel,
        popup_shadow: Shadow { offset: [0, 6], blur: 20, spread: 0, color: p.shadow },
        text_cursor: TextCursorStyle { stroke: Stroke::new(1.5, p.accent), ..base.text_cursor.clone() },
        indent_has_left_vline: false,
        slider_trailing_fill: true,
        handle_shape: egui::style::HandleShape::Circle,
        disabled_alpha: 0.5,
        ..base
    }
}

fn widgets(p: &Palette) -> Widgets {
    let state = |bg_fill: Color32, weak_bg_fill: Color32, edge: Color32, text: Color32| WidgetVisuals {
        bg_fill,
        weak_bg_fill,
        bg_stroke: Stroke::new(1.0, edge),
        corner_radius: CornerRadius::same(radius::CONTROL),
        fg_stroke: Stroke::new(1.5, text),
        expansion: 0.0,
    };
    let focused = WidgetVisuals {
        bg_stroke: Stroke::new(1.5, p.accent),
        ..state(p.accent_soft, p.accent_soft, p.accent, p.text)
    };
    Widgets {
        noninteractive: WidgetVisuals {
            fg_stroke: Stroke::new(1.0, p.text),
            ..state(p.panel, p.panel, p.line, p.text)
        },
        inactive: state(p.line, p.panel, p.edge, p.text),
        hovered: state(p.edge, p.hover, p.faint, p.text),
        active: focused,
        open: state(p.hover, p.hover, p.edge, p.text),
    }
}
