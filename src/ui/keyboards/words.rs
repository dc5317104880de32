//! What is wrong with a keyboard, in the person's words.

use crate::api::keyboard::strict::{KeyboardFault, KeyboardProblem};
use crate::api::keyboard::{AddressFault, LABEL_CHARS, LabelFault, MAX_BUTTONS, MAX_IN_ROW, URL_BYTES};
use crate::i18n::{Language, Text};
use crate::ui::widgets::one_line;

use super::builder::ButtonFault;

/// A sentence about a label.
pub fn of_label(fault: &LabelFault, language: Language) -> String {
    match fault {
        LabelFault::Empty => language.t(Text::LabelEmpty).to_owned(),
        LabelFault::TooLong(chars) => {
            let (count, limit) = (language.number(*chars as u64), LABEL_CHARS.to_string());
            language.fill(Text::LabelTooLong, &[("count", &count), ("limit", &limit)])
        }
    }
}

/// A sentence about an address.
pub fn of_address(fault: &AddressFault, language: Language) -> String {
    match fault {
        AddressFault::Empty => language.t(Text::AddressEmpty).to_owned(),
        AddressFault::NotAnAddress => language.t(Text::AddressNone).to_owned(),
        AddressFault::NotHttps(scheme) => {
            let scheme = one_line(scheme, 20);
            language.fill(Text::AddressNotHttps, &[("scheme", &scheme)])
        }
        AddressFault::Password => language.t(Text::AddressPassword).to_owned(),
        AddressFault::TooLong => {
            language.fill(Text::AddressTooLong, &[("limit", &language.number(URL_BYTES as u64))])
        }
        AddressFault::Hidden => language.t(Text::AddressHidden).to_owned(),
    }
}

/// A sentence about a button.
pub fn of_button(fault: &ButtonFault, language: Language) -> String {
    match fault {
        ButtonFault::Label(fault) => of_label(fault, language),
        ButtonFault::Address(fault) => of_address(fault, language),
        ButtonFault::Unsupported(kind) => {
            language.fill(Text::JsonNotSupported, &[("name", &one_line(kind, 40))])
        }
    }
}

/// A sentence about JSON, with its place.
pub fn of_problem(problem: &KeyboardProblem, language: Language) -> String {
    let named = |text: Text, name: &str| language.fill(text, &[("name", &one_line(name, 40))]);
    let what = match &problem.fault {
        KeyboardFault::TooLong => language.t(Text::JsonTooLong).to_owned(),
        KeyboardFault::NotJson(words) => language.fill(Text::JsonBroken, &[("text", &one_line(words, 120))]),
        KeyboardFault::NoRows => language.t(Text::JsonNoRows).to_owned(),
        KeyboardFault::OtherKeyboard(name) | KeyboardFault::NotSupported(name) => {
            named(Text::JsonNotSupported, name)
        }
        KeyboardFault::RowNotArray => language.t(Text::JsonRow).to_owned(),
        KeyboardFault::ButtonNotObject => language.t(Text::JsonButton).to_owned(),
        KeyboardFault::Missing(name) => named(Text::JsonMissing, name),
        KeyboardFault::NotText(name) => named(Text::JsonNotText, name),
        KeyboardFault::WebAppNotObject => language.t(Text::JsonWebApp).to_owned(),
        KeyboardFault::Twice(name) => named(Text::JsonTwice, name),
        KeyboardFault::NoPress => language.t(Text::JsonNoPress).to_owned(),
        KeyboardFault::TwoPresses => language.t(Text::JsonTwoPresses).to_owned(),
        KeyboardFault::LongRow => language.fill(Text::RowFull, &[("limit", &MAX_IN_ROW.to_string())]),
        KeyboardFault::TooMany => language.fill(Text::KeyboardFull, &[("limit", &MAX_BUTTONS.to_string())]),
        KeyboardFault::Empty => language.t(Text::KeyboardEmpty).to_owned(),
        KeyboardFault::Label(fault) => of_label(fault, language),
        KeyboardFault::Address(fault) => of_address(fault, language),
    };
    let (line, column) = (problem.line.to_string(), problem.column.to_string());
    let place = language.fill(Text::JsonPlace, &[("line", &line), ("column", &column)]);
    format!("{place} {what}")
}
