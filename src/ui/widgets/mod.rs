//! Pieces that views are built from: pure functions of what they are given.
//!
//! Every text comes in as an argument, in the language of the person. Everything that can be pressed
//! has a role and a name, can be reached with the keyboard, and shows where the pointer and the
//! keyboard are.

pub mod avatar;
pub mod banner;
pub mod between;
pub mod bubble;
pub mod button;
pub mod card;
pub mod chat_row;
pub mod chip;
pub mod dialog;
pub mod direction;
pub mod field;
pub(super) mod focus;
pub mod hit_row;
mod ink_button;
pub mod json_tree;
mod key_caps;
pub mod line;
mod live;
pub mod menu;
pub mod month;
pub mod names;
mod page;
pub mod progress;
pub mod rail;
pub mod switch;
pub mod tick;

pub use avatar::avatar;
pub use banner::{Banner, BannerResponse};
pub use between::{EmptyState, day_pill, newer_pill, notice, small_link, trouble_line};
pub use bubble::{Bubble, BubbleResponse, Ink, Quote, Side};
pub use button::{Button, IconButton, combo_icon, danger, icon_button, link, primary, quiet, secondary};
pub use card::{card, heading, hint, key_value, paragraph, section, well};
pub use chat_row::ChatRow;
pub use chip::{Kind, badge, badge_quiet, chip, chip_row, count_text, label_chip, status_dot, tag};
pub use dialog::Dialog;
pub use field::{FieldResponse, TextField, begin_anew, left_in_field, own_history, search_field};
pub use focus::ring as focus_ring;
pub use hit_row::HitRow;
pub use ink_button::ink_button;
pub use json_tree::{JsonTree, TreeTexts};
pub use key_caps::key_caps;
pub use live::live;
pub use menu::MenuItem;
pub use names::{display_name, initials, is_visible, one_line};
pub use page::{group_label, page, page_head, part, part_title, two_columns, wide_page};
pub use progress::progress_bar;
pub use rail::rail_button;
pub use switch::switch;
pub use tick::tick;
