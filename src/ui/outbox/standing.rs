//! How an unsent message stands, in words, for its bubble and for the outbox alike.

use std::time::Duration;

use egui::{Align, Layout, RichText, Ui, vec2};

use crate::engine::UploadProgress;
use crate::i18n::{Clock, Language, Text};
use crate::store::{SendReason, SendState, SendStatus, UnixMillis};
use crate::ui::conversation_view::size_text;
use crate::ui::remedy;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets;

/// Widest bar of an upload, in points.
const BAR: f32 = 280.0;

/// The file of a failed send is another one now: the person may want it as it is.
pub fn file_changed(send: &SendStatus) -> bool {
    send.state == SendState::Failed
        && send.reason.as_ref().is_some_and(|reason| reason.code == "file.changed")
}

/// When a queued send is tried next, if it waits for a try. `held` is when everything goes on.
pub fn next_try(send: &SendStatus, held: Option<UnixMillis>, clock: &Clock) -> Option<UnixMillis> {
    if send.state != SendState::Queued || send.reason.is_none() {
        return None;
    }
    send.not_before.max(held).filter(|at| *at > clock.millis())
}

/// Counts down to a time in whole seconds, and looks again when the next one is over.
pub fn countdown(ui: &Ui, until: UnixMillis, clock: &Clock, language: Language) -> String {
    let left = (until - clock.millis()).max(0) as u64;
    ui.ctx().request_repaint_after(Duration::from_millis((left.saturating_sub(1)) % 1000 + 5));
    language.fill(Text::NextTryIn, &[("seconds", &left.div_ceil(1000).to_string())])
}

/// Why a queued send waits for another try, and until when.
pub fn waiting(
    ui: &Ui,
    send: &SendStatus,
    held: Option<UnixMillis>,
    clock: &Clock,
    language: Language,
) -> Option<String> {
    let what = remedy::of_send(send.reason.as_ref()?, language).what;
    Some(match next_try(send, held, clock) {
        Some(until) => format!("{what} {}", countdown(ui, until, clock, language)),
        None => what,
    })
}

/// Why a send is in doubt.
pub fn doubt(reason: Option<&SendReason>, language: Language) -> String {
    match reason {
        Some(reason) if reason.code == "crash" => language.t(Text::ReasonCrash).to_owned(),
        Some(reason) if reason.code == "upload.cancelled_late" => {
            language.t(Text::FailCancelledLate).to_owned()
        }
        Some(reason) if !reason.code.starts_with("network.") => {
            let what = remedy::of_send(reason, language).what;
            format!("{what} {}", language.t(Text::MayHaveArrived))
        }
        _ => language.t(Text::StateUnknown).to_owned(),
    }
}

/// How far an upload is, in words.
pub fn progress_text(progress: UploadProgress, language: Language) -> String {
    if progress.given_up {
        return language.t(Text::UploadStopping).to_owned();
    }
    if progress.whole {
        return language.t(Text::UploadWhole).to_owned();
    }
    let (sent, total) = (size_text(progress.sent), size_text(progress.total));
    if progress.bytes_per_second == 0 {
        return language.fill(Text::UploadBegins, &[("sent", &sent), ("total", &total)]);
    }
    let speed = size_text(progress.bytes_per_second);
    language.fill(Text::UploadGoesOn, &[("sent", &sent), ("total", &total), ("speed", &speed)])
}

/// An upload on its way: bar, bytes, speed. Returns whether it is to be cancelled.
pub fn upload(ui: &mut Ui, progress: UploadProgress, side: Align, language: Language) -> bool {
    let p = Palette::of(ui);
    let said = progress_text(progress, language);
    let share = if progress.total == 0 { 0.0 } else { progress.sent as f32 / progress.total as f32 };
    let width = ui.available_width().min(BAR);
    let room = vec2(ui.available_width(), 32.0);
    let layout = Layout::top_down(side);
    ui.allocate_ui_with_layout(room, layout, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add_space(space::XS);
        widgets::progress_bar(ui, share, width, &said);
        let line = if side == Align::Max {
            Layout::right_to_left(Align::Center)
        } else {
            Layout::left_to_right(Align::Center)
        };
        ui.allocate_ui_with_layout(vec2(width, 20.0), line, |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let cancel = |ui: &mut Ui| {
                !progress.given_up && widgets::small_link(ui, language.t(Text::CancelUpload)).clicked()
            };
            let words = |ui: &mut Ui| {
                ui.add(egui::Label::new(RichText::new(&said).font(theme::small()).color(p.soft)).truncate());
            };
            if side == Align::Max {
                let pressed = cancel(ui);
                words(ui);
                pressed
            } else {
                words(ui);
                cancel(ui)
            }
        })
        .inner
    })
    .inner
}

/// An upload of which nothing is known yet: its turn has just come.
#[must_use]
pub fn beginning(total: u64) -> UploadProgress {
    UploadProgress { sent: 0, total, bytes_per_second: 0, whole: false, given_up: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn send(reason: Option<&str>, not_before: Option<UnixMillis>) -> SendStatus {
        let reason = reason.map(|code| SendReason { code: code.to_owned(), text: String::new() });
        SendStatus { state: SendState::Queued, attempts: 1, reason, not_before, send_at: None }
    }

    #[test]
    fn the_later_of_both_waits_counts_and_none_that_is_over() {
        let clock = Clock::fixed(10_000);
        let next = |send: &SendStatus, held| next_try(send, held, &clock);
        assert_eq!(next(&send(None, Some(20_000)), Some(30_000)), None, "it was never tried");
        assert_eq!(next(&send(Some("network.refused"), Some(9_000)), Some(13_000)), Some(13_000));
        assert_eq!(next(&send(Some("api.429"), Some(20_000)), Some(13_000)), Some(20_000));
        assert_eq!(next(&send(Some("upload.cut"), Some(9_000)), None), None);
    }

    #[test]
    fn an_upload_says_where_it_stands() {
        let progress =
            UploadProgress { sent: 12_300_000, bytes_per_second: 4_100_000, ..beginning(50_000_000) };
        assert_eq!(progress_text(progress, Language::English), "12.3 MB of 50.0 MB · 4.1 MB/s");
        let whole = UploadProgress { whole: true, ..progress };
        assert!(progress_text(whole, Language::English).contains("answer"));
    }
}
