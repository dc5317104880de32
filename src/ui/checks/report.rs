//! The report as Markdown: fit to be shown to others. It holds no token, no secret, no path of a
//! webhook, no initData, nothing that people wrote and nothing in the server's own words.

use std::fmt::Write as _;

use crate::engine::doctor::{Check, Standing};
use crate::i18n::{Clock, Language, Text, TimeText};

use super::{Checks, golive, notes};

/// What a report says besides what was found.
#[derive(Clone, Copy)]
pub(super) struct Head<'a> {
    pub(super) language: Language,
    pub(super) clock: &'a Clock,
    pub(super) bot: &'a str,
    pub(super) host: &'a str,
}

/// The whole report.
pub(super) fn markdown(checks: &Checks, head: Head<'_>) -> String {
    let Head { language, clock, bot, host } = head;
    let t = |text: Text| language.t(text);
    let time = clock.text(checks.examined_at.unwrap_or_else(|| clock.millis()), TimeText::Full, language);
    let zone = clock.zone();
    let zone = zone.iana_name().unwrap_or("UTC");
    let mut out = format!("# {} · @{}\n\n", t(Text::ReportTitle), cell(bot));
    let _ =
        writeln!(out, "{time} ({zone}) · {} · MPChat Bot Console {}", cell(host), env!("CARGO_PKG_VERSION"));
    for (title, list) in [(Text::SmokeTests, Check::SMOKE), (Text::ConnectionTests, Check::CONNECTION)] {
        let _ = writeln!(
            out,
            "\n## {}\n\n| | {} | {} |\n|---|---|---|",
            t(title),
            t(Text::ReportCheck),
            t(Text::ReportFound)
        );
        for check in list {
            let found = checks.findings.iter().find(|finding| finding.check == check);
            let (mark, said) = match found {
                Some(finding) => {
                    (mark(finding.note.standing()), notes::words(&finding.note, language, true).sentence())
                }
                None => ("–", t(Text::NotLookedAt).to_owned()),
            };
            let _ = writeln!(out, "| {mark} | {} | {} |", t(notes::name(check)), cell(&said));
        }
    }
    let _ = writeln!(out, "\n## {}", t(Text::GoLiveTitle));
    for (title, items) in golive::LIST {
        let _ = writeln!(out, "\n### {}\n", t(title));
        for item in items {
            let seen = item.verified(&checks.findings);
            let ticked = seen.is_some() || checks.ticks.contains_key(item.key);
            let _ = write!(out, "- [{}] {}", if ticked { "x" } else { " " }, t(item.text));
            if let Some(seen) = seen {
                let _ = write!(out, " ({})", t(seen));
            }
            out.push('\n');
        }
    }
    out
}

fn mark(standing: Standing) -> &'static str {
    match standing {
        Standing::Ok => "✅",
        Standing::Warning => "⚠️",
        Standing::Failed => "❌",
        Standing::Running | Standing::Skipped => "–",
    }
}

/// A text from outside inside a table.
fn cell(text: &str) -> String {
    let line = crate::ui::widgets::one_line(text, 400);
    line.chars()
        .flat_map(|c| [matches!(c, '|' | '<' | '`' | '[' | '*' | '_' | '\\').then_some('\\'), Some(c)])
        .flatten()
        .collect()
}
