//! What the catalogue and the marks are called on the screen, and the matrix as Markdown.

use std::fmt::Write as _;

use crate::api::Sighting;
use crate::api::catalogue::{Basis, Category, Confidence, Method, ParameterType, Risk, Status, Translations};
use crate::i18n::{Language, Text};

use super::super::widgets::Kind;
use super::value::{self, Problem, Remark};

/// A heading of the list.
#[must_use]
pub fn category(category: Category) -> Text {
    match category {
        Category::Core => Text::CategoryCore,
        Category::Message => Text::CategoryMessage,
        Category::Management => Text::CategoryManagement,
        Category::Group => Text::CategoryGroup,
        Category::BotCommands => Text::CategoryCommands,
        Category::Webhook => Text::CategoryWebhook,
        Category::User => Text::CategoryUser,
    }
}

/// How risky, in a word or two.
#[must_use]
pub fn risk(risk: Risk) -> (Kind, Text) {
    match risk {
        Risk::L1 => (Kind::Neutral, Text::RiskReads),
        Risk::L2 => (Kind::Info, Text::RiskWrites),
        Risk::L3 => (Kind::Bad, Text::RiskHigh),
    }
}

/// Whether it works, as far as the catalogue knows.
#[must_use]
pub fn status(status: Status) -> (Kind, Text) {
    match status {
        Status::Supported => (Kind::Ok, Text::StatusSupported),
        Status::NotImplemented => (Kind::Warn, Text::StatusNotImplemented),
        Status::Presumed => (Kind::Neutral, Text::StatusPresumed),
    }
}

/// How its name is known.
#[must_use]
pub fn basis(basis: &Basis) -> (Kind, Text) {
    match basis {
        Basis::Documented(_) => (Kind::Ok, Text::KnownDocumented),
        Basis::Inferred { confidence, .. } => (
            Kind::Warn,
            match confidence {
                Confidence::High => Text::KnownHigh,
                Confidence::Medium => Text::KnownMedium,
                Confidence::Low => Text::KnownLow,
            },
        ),
    }
}

/// Where it is stated, or why it is believed.
#[must_use]
pub fn source(basis: &Basis, translations: &Translations, language: Language) -> String {
    match basis {
        Basis::Documented(articles) => {
            let articles: Vec<String> = articles.iter().map(u32::to_string).collect();
            language.fill(Text::SourceArticles, &[("articles", &articles.join(", "))])
        }
        Basis::Inferred { reason, .. } => {
            let reason = translations.text(reason, language.tag());
            language.fill(Text::SourceInferred, &[("reason", reason)])
        }
    }
}

/// What was seen of it.
#[must_use]
pub fn seen(mark: Option<Sighting>, language: Language) -> (Kind, String) {
    let (kind, text) = match mark {
        None => (Kind::Neutral, Text::SeenNever),
        Some(Sighting::Works) => (Kind::Ok, Text::SeenWorking),
        Some(Sighting::NotImplemented) => (Kind::Warn, Text::SeenNotImplemented),
        Some(Sighting::NotFound) => (Kind::Warn, Text::SeenNotFound),
        Some(Sighting::Refused(code)) => {
            return (Kind::Info, language.fill(Text::SeenRefused, &[("code", &code.to_string())]));
        }
    };
    (kind, language.t(text).to_owned())
}

/// Why a field cannot be sent.
#[must_use]
pub fn problem(problem: &Problem, language: Language) -> String {
    let number = |number: i64| match number {
        i64::MIN | i64::MAX => "…".to_owned(),
        number => number.to_string(),
    };
    match problem {
        Problem::Missing => language.t(Text::FieldMissing).to_owned(),
        Problem::NotANumber => language.t(Text::FieldNotANumber).to_owned(),
        Problem::NotWhole => language.t(Text::FieldNotWhole).to_owned(),
        Problem::NameForId => language.t(Text::FieldNameForId).to_owned(),
        Problem::IdTooGreat => language.t(Text::FieldIdTooGreat).to_owned(),
        Problem::Cut(bytes) => {
            language.fill(Text::FieldCut, &[("count", &language.number((bytes / 1024) as u64))])
        }
        Problem::NotAChoice => language.t(Text::FieldNotAChoice).to_owned(),
        Problem::OutOfRange(min, max) => {
            language.fill(Text::FieldOutOfRange, &[("min", &number(*min)), ("max", &number(*max))])
        }
        Problem::TooLong(length, max) => {
            let (length, max) = (length.to_string(), max.to_string());
            language.fill(Text::FieldTooLong, &[("count", &length), ("limit", &max)])
        }
        Problem::BadEntry(entry) => language.fill(Text::FieldBadEntry, &[("entry", entry)]),
        Problem::Json(place) => {
            let (line, column) = (place.line.to_string(), place.column.to_string());
            language.fill(Text::FieldJson, &[("line", &line), ("column", &column)])
        }
        Problem::Shape(wanted) => language.fill(Text::FieldShape, &[("example", wanted)]),
    }
}

/// What is worth knowing about a field that can be sent.
#[must_use]
pub fn remark(remark: &Remark, language: Language) -> String {
    match remark {
        Remark::AssumedRange(min, max) => {
            let (min, max) = (min.to_string(), max.to_string());
            language.fill(Text::FieldAssumedRange, &[("min", &min), ("max", &max)])
        }
        Remark::AssumedLength(length, max) => {
            let (length, max) = (length.to_string(), max.to_string());
            language.fill(Text::FieldAssumedLength, &[("count", &length), ("limit", &max)])
        }
        Remark::NegativeId => language.t(Text::FieldNegativeId).to_owned(),
        Remark::SentEmpty => language.t(Text::FieldSentEmpty).to_owned(),
    }
}

/// Shown in an empty field.
#[must_use]
pub fn hint(kind: ParameterType, language: Language) -> &'static str {
    match kind {
        ParameterType::TextList => language.t(Text::HintTextList),
        ParameterType::IdList => "1, 2, 3",
        ParameterType::Media => "https://",
        kind if value::is_json(kind) => value::example(kind),
        _ => "",
    }
}

/// The matrix as a Markdown table, in the person's language.
#[must_use]
pub fn markdown(methods: &[Method], mark: impl Fn(&str) -> Option<Sighting>, language: Language) -> String {
    let cell = |text: &str| text.replace('|', "\\|");
    let heads = [
        Text::ColumnMethod,
        Text::ColumnCategory,
        Text::ColumnBasis,
        Text::ColumnStatus,
        Text::ColumnRisk,
        Text::ColumnSeen,
    ];
    let mut table = String::from("|");
    for head in heads {
        let _ = write!(table, " {} |", language.t(head));
    }
    table.push('\n');
    table.push_str(&"| --- ".repeat(heads.len()));
    table.push_str("|\n");
    for method in methods {
        let _ = writeln!(
            table,
            "| `{}` | {} | {} | {} | {} {} | {} |",
            method.name,
            cell(language.t(category(method.category))),
            cell(language.t(basis(&method.basis).1)),
            cell(language.t(status(method.status).1)),
            method.risk,
            cell(language.t(risk(method.risk).1)),
            cell(&seen(mark(&method.name), language).1),
        );
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::catalogue::Catalogue;

    #[test]
    fn the_markdown_has_a_row_for_each_method() {
        let catalogue = Catalogue::embedded();
        let mark = |name: &str| (name == "getMe").then_some(Sighting::Works);
        for language in Language::ALL {
            let table = markdown(catalogue.methods(), mark, language);
            assert_eq!(table.lines().count(), 2 + 41);
            assert!(table.lines().all(|line| line.matches(" |").count() == 6 || line.starts_with("| ---")));
        }
        let table = markdown(catalogue.methods(), mark, Language::English);
        assert!(
            table.contains("| `getMe` | Core | documented | supported | L1 reads | seen working |"),
            "{table}"
        );
        assert!(
            table.contains("| `sendPoll` | Message | documented | 501 | L2 writes | not called yet |"),
            "{table}"
        );
    }
}
