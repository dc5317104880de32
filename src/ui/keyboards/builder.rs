//! What is being built: rows and buttons by hand or as JSON, and what is wrong with them.

use crate::api::keyboard::strict::{self, KeyboardFault, KeyboardProblem};
use crate::api::keyboard::{AddressFault, LabelFault, MAX_BUTTONS, MAX_IN_ROW};
use crate::api::{Keyboard, KeyboardButton, Press};

/// What a keyboard is built for: who gets it when it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The message that is being written in the open chat.
    Composer,
    /// The canned reply that is being edited.
    CannedReply,
}

/// A place of a button: row and place in it.
pub type Spot = (usize, usize);

/// A way to move a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One place to the left.
    Left,
    /// One place to the right.
    Right,
    /// To the row above.
    Up,
    /// To the row below.
    Down,
}

/// What is wrong with one button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ButtonFault {
    /// Its label.
    Label(LabelFault),
    /// Its address.
    Address(AddressFault),
    /// It does something that MPChat does not document; the member's name.
    Unsupported(String),
}

/// A keyboard that is being built.
#[derive(Clone, Debug)]
pub struct KeyboardBuilder {
    /// Who gets it.
    pub purpose: Purpose,
    /// The text of the message that the buttons will stand below, for the preview.
    pub text: String,
    /// The rows as they are now. A row may be empty.
    pub rows: Vec<Vec<KeyboardButton>>,
    /// The button whose label and address are shown.
    pub selected: Option<Spot>,
    /// It is shown as JSON.
    pub as_json: bool,
    /// The JSON as it stands in the field.
    pub json: String,
    /// The name to save it under.
    pub name: String,
    /// It was asked whether changes may be thrown away.
    pub asks_to_leave: bool,
    /// The field of the label should take the keyboard.
    pub wants_focus: bool,
    initial: Keyboard,
    read: Option<(String, Result<Keyboard, KeyboardProblem>)>,
}

impl KeyboardBuilder {
    /// Begins with a keyboard, perhaps an empty one.
    #[must_use]
    pub fn open(initial: Keyboard, purpose: Purpose) -> Self {
        let mut builder = Self {
            purpose,
            text: String::new(),
            rows: initial.rows.clone(),
            selected: None,
            as_json: false,
            json: String::new(),
            name: String::new(),
            asks_to_leave: false,
            wants_focus: true,
            initial,
            read: None,
        };
        if builder.rows.is_empty() {
            builder.add_row();
        } else {
            builder.selected = Some((0, 0));
        }
        builder
    }

    /// The keyboard as it is now, empty rows left out.
    #[must_use]
    pub fn keyboard(&self) -> Keyboard {
        Keyboard { rows: self.rows.iter().filter(|row| !row.is_empty()).cloned().collect() }
    }

    /// Whether it is another one than at the beginning.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        let unwritten = self.as_json && self.json != json_of(&self.keyboard());
        let only = |button: &KeyboardButton| button.label.is_empty() && *button == new_button();
        // An untouched first button is nothing that could be lost.
        let untouched = self.initial.is_empty() && self.rows.iter().flatten().all(only);
        unwritten || (!untouched && self.keyboard() != self.initial)
    }

    /// The selected button.
    pub fn selected_mut(&mut self) -> Option<&mut KeyboardButton> {
        let (row, place) = self.selected?;
        self.rows.get_mut(row)?.get_mut(place)
    }

    /// Whether one more button fits, into this row if one is named.
    #[must_use]
    pub fn has_room(&self, row: Option<usize>) -> bool {
        let all: usize = self.rows.iter().map(Vec::len).sum();
        let in_row = row.and_then(|row| self.rows.get(row)).map_or(0, Vec::len);
        all < MAX_BUTTONS && in_row < MAX_IN_ROW
    }

    /// Adds a row with a button in it.
    pub fn add_row(&mut self) {
        if self.has_room(None) {
            self.rows.push(vec![new_button()]);
            self.select((self.rows.len() - 1, 0));
        }
    }

    /// Adds a button at the end of a row.
    pub fn add_button(&mut self, row: usize) {
        if self.has_room(Some(row))
            && let Some(line) = self.rows.get_mut(row)
        {
            line.push(new_button());
            let place = line.len() - 1;
            self.select((row, place));
        }
    }

    /// Shows the label and the address of a button.
    pub fn select(&mut self, spot: Spot) {
        self.selected = Some(spot);
        self.wants_focus = true;
    }

    /// Takes a button away; an empty row goes with it.
    pub fn remove(&mut self, (row, place): Spot) {
        let Some(line) = self.rows.get_mut(row).filter(|line| place < line.len()) else {
            return;
        };
        line.remove(place);
        self.rows.retain(|line| !line.is_empty());
        self.selected = self.nearest((row, place));
    }

    /// Moves a button one step; up from the first and down from the last row it gets a row of its own.
    /// Returns whether it moved.
    pub fn step(&mut self, (row, place): Spot, step: Step) -> bool {
        let Some(line) = self.rows.get(row).filter(|line| place < line.len()) else {
            return false;
        };
        let alone = line.len() == 1;
        match step {
            Step::Left if place > 0 => {
                self.rows[row].swap(place, place - 1);
                self.selected = Some((row, place - 1));
                true
            }
            Step::Right if place + 1 < line.len() => {
                self.rows[row].swap(place, place + 1);
                self.selected = Some((row, place + 1));
                true
            }
            Step::Left | Step::Right => false,
            Step::Up if row == 0 && alone => false,
            Step::Down if row + 1 == self.rows.len() && alone => false,
            Step::Up if row == 0 => self.own_row((row, place), 0),
            Step::Down if row + 1 == self.rows.len() => self.own_row((row, place), row + 1),
            Step::Up | Step::Down => {
                let target = if step == Step::Up { row - 1 } else { row + 1 };
                let end = self.rows[target].len();
                self.move_to((row, place), (target, place.min(end)))
            }
        }
    }

    /// Moves a button in front of the one that stands at `to`, or to the end of that row; a row number
    /// behind the last makes a new row. Returns whether it moved.
    pub fn move_to(&mut self, from: Spot, to: Spot) -> bool {
        if to.0 >= self.rows.len() {
            return self.own_row(from, self.rows.len());
        }
        let within = from.0 == to.0;
        if self.rows.get(from.0).is_none_or(|line| from.1 >= line.len())
            || (!within && self.rows[to.0].len() >= MAX_IN_ROW)
        {
            return false;
        }
        let button = self.rows[from.0].remove(from.1);
        let place = if within && to.1 > from.1 { to.1 - 1 } else { to.1 };
        let line = &mut self.rows[to.0];
        let place = place.min(line.len());
        line.insert(place, button);
        self.tidy((to.0, place));
        true
    }

    fn own_row(&mut self, from: Spot, row: usize) -> bool {
        let Some(line) = self.rows.get_mut(from.0).filter(|line| from.1 < line.len()) else {
            return false;
        };
        let button = line.remove(from.1);
        self.rows.insert(row, vec![button]);
        self.tidy((row, 0));
        true
    }

    /// Drops empty rows and keeps the button at `spot` selected.
    fn tidy(&mut self, (row, place): Spot) {
        let gone = self.rows[..row].iter().filter(|line| line.is_empty()).count();
        self.rows.retain(|line| !line.is_empty());
        self.selected = Some((row - gone, place));
    }

    fn nearest(&self, (row, place): Spot) -> Option<Spot> {
        let row = row.min(self.rows.len().checked_sub(1)?);
        Some((row, place.min(self.rows[row].len().checked_sub(1)?)))
    }

    /// What is wrong with a button; the first thing that is.
    #[must_use]
    pub fn fault(button: &KeyboardButton) -> Option<ButtonFault> {
        if let Press::Other(member) = &button.press {
            return Some(ButtonFault::Unsupported(member.clone()));
        }
        let label = button.label_fault().map(ButtonFault::Label);
        label.or_else(|| button.address_fault().map(ButtonFault::Address))
    }

    /// The first button with something wrong, and what is.
    #[must_use]
    pub fn first_fault(&self) -> Option<(Spot, ButtonFault)> {
        self.rows.iter().enumerate().find_map(|(row, line)| {
            let find = |(place, button)| Some(((row, place), Self::fault(button)?));
            line.iter().enumerate().find_map(find)
        })
    }

    /// Shows it as JSON.
    pub fn write_json(&mut self) {
        self.json = json_of(&self.keyboard());
        self.as_json = true;
    }

    /// Reads the JSON that stands in the field. Read once for each change.
    pub fn read_json(&mut self) -> &Result<Keyboard, KeyboardProblem> {
        let json = &self.json;
        let stale = self.read.as_ref().is_none_or(|(source, _)| source != json);
        if stale {
            self.read = None;
        }
        let (_, result) = self.read.get_or_insert_with(|| (json.clone(), strict::parse(json)));
        result
    }

    /// Takes the JSON over and shows it by hand. Labels and addresses that are wrong are shown at their
    /// fields then; with anything else that is wrong the JSON stays. Returns whether it was taken.
    pub fn take_json(&mut self) -> bool {
        let keyboard = match self.read_json() {
            Ok(keyboard) => Some(keyboard.clone()),
            Err(problem) => match problem.fault {
                KeyboardFault::Label(_) | KeyboardFault::Address(_) => {
                    serde_json::from_str(&self.json).ok().and_then(|json| Keyboard::from_wire(&json))
                }
                KeyboardFault::Empty => Some(Keyboard::default()),
                _ => None,
            },
        };
        let Some(keyboard) = keyboard else {
            return false;
        };
        self.take(keyboard);
        self.as_json = false;
        true
    }

    /// Goes on with another keyboard, for example a saved one.
    pub fn take(&mut self, keyboard: Keyboard) {
        self.rows = keyboard.rows;
        self.selected = self.nearest((0, 0));
        if self.as_json {
            self.write_json();
        }
    }
}

/// A button with nothing on it yet.
fn new_button() -> KeyboardButton {
    KeyboardButton { label: String::new(), press: Press::WebApp("https://".to_owned()) }
}

fn json_of(keyboard: &Keyboard) -> String {
    serde_json::to_string_pretty(&keyboard.to_wire()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn builder(rows: &[&[&str]]) -> KeyboardBuilder {
        let button = |label: &&str| KeyboardButton {
            label: (*label).to_owned(),
            press: Press::Url("https://a.example".to_owned()),
        };
        let rows = rows.iter().map(|row| row.iter().map(button).collect()).collect();
        KeyboardBuilder::open(Keyboard { rows }, Purpose::CannedReply)
    }

    fn labels(builder: &KeyboardBuilder) -> Vec<Vec<&str>> {
        builder.rows.iter().map(|row| row.iter().map(|button| button.label.as_str()).collect()).collect()
    }

    #[test]
    fn buttons_move_by_steps_and_take_the_selection_along() {
        let mut b = builder(&[&["a", "b"], &["c"]]);
        assert!(b.step((0, 0), Step::Right));
        assert_eq!((labels(&b), b.selected), (vec![vec!["b", "a"], vec!["c"]], Some((0, 1))));
        assert!(b.step((0, 1), Step::Down));
        assert_eq!((labels(&b), b.selected), (vec![vec!["b"], vec!["c", "a"]], Some((1, 1))));
        assert!(b.step((1, 1), Step::Down), "it gets a row of its own");
        assert_eq!((labels(&b), b.selected), (vec![vec!["b"], vec!["c"], vec!["a"]], Some((2, 0))));
        assert!(!b.step((2, 0), Step::Down));
        assert!(b.step((0, 0), Step::Down));
        assert_eq!((labels(&b), b.selected), (vec![vec!["b", "c"], vec!["a"]], Some((0, 0))));
        assert!(!b.step((0, 0), Step::Left));
    }

    #[test]
    fn a_button_is_dropped_where_it_is_let_go() {
        let mut b = builder(&[&["a", "b", "c"], &["d"]]);
        assert!(b.move_to((0, 0), (0, 3)));
        assert_eq!(labels(&b), [vec!["b", "c", "a"], vec!["d"]]);
        assert!(b.move_to((1, 0), (0, 1)));
        assert_eq!((labels(&b), b.selected), (vec![vec!["b", "d", "c", "a"]], Some((0, 1))));
        assert!(b.move_to((0, 3), (9, 0)));
        assert_eq!((labels(&b), b.selected), (vec![vec!["b", "d", "c"], vec!["a"]], Some((1, 0))));
        let mut full = builder(&[&["1", "2", "3", "4", "5", "6", "7", "8"], &["x"]]);
        assert!(!full.move_to((1, 0), (0, 0)), "the row is full");
    }

    #[test]
    fn removing_the_last_button_of_a_row_removes_the_row() {
        let mut b = builder(&[&["a"], &["b", "c"]]);
        b.remove((0, 0));
        assert_eq!((labels(&b), b.selected), (vec![vec!["b", "c"]], Some((0, 0))));
        b.remove((0, 1));
        b.remove((0, 0));
        assert_eq!((labels(&b), b.selected), (Vec::<Vec<&str>>::new(), None));
        assert!(b.is_changed());
    }

    #[test]
    fn json_goes_both_ways_and_unfinished_buttons_come_back() {
        let mut b = builder(&[&["a", "b"]]);
        b.add_button(0);
        assert_eq!(b.first_fault(), Some(((0, 2), ButtonFault::Label(LabelFault::Empty))));
        b.write_json();
        assert!(b.take_json(), "an empty label is mended by hand");
        assert_eq!(labels(&b), [vec!["a", "b", ""]]);
        b.write_json();
        b.json = b.json.replace("\"a\"", "5");
        assert!(!b.take_json());
        assert!(b.as_json && b.is_changed());
        b.json = "{}".to_owned();
        assert!(!b.take_json());
        b.json = "[]".to_owned();
        assert!(b.take_json());
        assert!(b.keyboard().is_empty());
    }

    #[test]
    fn only_what_was_touched_can_be_lost() {
        let mut b = KeyboardBuilder::open(Keyboard::default(), Purpose::CannedReply);
        assert!(!b.is_changed());
        b.write_json();
        assert!(!b.is_changed());
        assert!(b.take_json());
        b.selected_mut().unwrap().label.push('x');
        assert!(b.is_changed());
    }
}
