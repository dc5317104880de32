//! The open chat: which of its messages are in memory, what is being written, what is unread.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::api::{ChatId, MessageBody};
use crate::store::{ChatRow, Draft, MessageRow, NewSend, Seq, Store, StoreError, TouchedChat};

use super::chat_list::ChatList;
use super::composer::{Apart, Composer};
use super::request::{Request, Tasks};
use super::row_window::{Change, Row as _, RowWindow};
use super::virtual_list::{Seen, VirtualList};

/// A message that was jumped to stays marked for this long.
const HIGHLIGHT: Duration = Duration::from_secs(2);

/// The rows that were asked for anew, and what they are now.
type Refreshed = (Vec<Seq>, Result<Vec<MessageRow>, StoreError>);

/// The open chat.
pub struct Conversation {
    chat_id: ChatId,
    chat: Option<ChatRow>,
    window: RowWindow<MessageRow>,
    list: VirtualList,
    /// What is being written.
    pub composer: Composer,
    /// What was being written before a message was changed.
    aside: Option<Composer>,
    /// What is pinned, the last to be pinned first, and which of them the bar shows.
    pinned: Vec<MessageRow>,
    pinned_at: usize,
    pinned_stale: bool,
    pinned_request: Request<Result<Vec<MessageRow>, StoreError>>,
    /// The message that the keyboard goes to.
    focus_goal: Option<Seq>,
    draft_request: Request<Result<Option<Draft>, StoreError>>,
    stale: HashSet<Seq>,
    refresh: Request<Refreshed>,
    expanded: HashSet<Seq>,
    newer: u64,
    goal: Option<Seq>,
    highlighted: Option<(Seq, Instant)>,
}

impl Conversation {
    /// Opens a chat at its newest message. Without a draft of this session the store is asked for one.
    pub fn new(
        chat_id: ChatId,
        chat: Option<ChatRow>,
        draft: Option<Draft>,
        store: &Store,
        tasks: &Tasks,
    ) -> Self {
        let source: super::row_window::Source<MessageRow> =
            Arc::new(move |store, page, limit| store.messages(chat_id, page, limit));
        let mut draft_request = Request::default();
        if draft.is_none() {
            let store = store.clone();
            draft_request.start_blocking(tasks, move || store.draft(chat_id));
        }
        let draft = draft.unwrap_or_default();
        Self {
            chat_id,
            chat,
            window: RowWindow::new(source, store, tasks),
            list: VirtualList::default(),
            composer: Composer::resumed(draft),
            aside: None,
            pinned: Vec::new(),
            pinned_at: 0,
            pinned_stale: true,
            pinned_request: Request::default(),
            focus_goal: None,
            draft_request,
            stale: HashSet::new(),
            refresh: Request::default(),
            expanded: HashSet::new(),
            newer: 0,
            goal: None,
            highlighted: None,
        }
    }

    /// Which chat.
    #[must_use]
    pub fn chat_id(&self) -> ChatId {
        self.chat_id
    }

    /// Its list entry, once read.
    #[must_use]
    pub fn chat(&self) -> Option<&ChatRow> {
        self.chat.as_ref()
    }

    /// The list entry was read anew.
    pub fn set_chat(&mut self, row: ChatRow) {
        if row.chat_id == self.chat_id {
            self.chat = Some(row);
        }
    }

    /// The messages in memory.
    #[must_use]
    pub fn window(&self) -> &RowWindow<MessageRow> {
        &self.window
    }

    /// The scroll position together with the rows, for drawing.
    pub fn parts(&mut self) -> (&mut VirtualList, &RowWindow<MessageRow>) {
        (&mut self.list, &self.window)
    }

    /// Messages that came while the person looked at older ones.
    #[must_use]
    pub fn newer(&self) -> u64 {
        self.newer
    }

    /// Whether a long message is shown whole.
    #[must_use]
    pub fn is_expanded(&self, seq: Seq) -> bool {
        self.expanded.contains(&seq)
    }

    /// The message that was jumped to.
    #[must_use]
    pub fn highlighted(&self) -> Option<Seq> {
        self.highlighted.map(|(seq, _)| seq)
    }

    /// When the mark on that message goes away.
    #[must_use]
    pub fn highlight_due(&self) -> Option<Duration> {
        self.highlighted.map(|(_, since)| HIGHLIGHT.saturating_sub(since.elapsed()))
    }

    /// Shows a long message whole.
    pub fn expand(&mut self, seq: Seq) {
        self.expanded.insert(seq);
        self.list.forget(seq);
        self.list.keep_place();
    }

    /// All heights are measured anew.
    pub fn relayout(&mut self) {
        self.list.forget_all();
    }

    /// Messages arrived or changed.
    pub fn rows_arrived(&mut self, touched: &TouchedChat) {
        self.window.newer_exist();
        self.pinned_stale = true;
        self.stale.extend(&touched.changed);
        if !self.window.at_end() || !self.list.is_following() {
            self.newer += u64::from(touched.new_messages);
        }
    }

    /// One of the bot's messages changed its state; `listed` when it is new or gone.
    pub fn row_changed(&mut self, seq: Seq, listed: bool) {
        self.stale.insert(seq);
        self.pinned_stale = true;
        if listed {
            self.window.newer_exist();
        }
    }

    /// Goes to the newest message.
    pub fn show_latest(&mut self, store: &Store, tasks: &Tasks) {
        self.newer = 0;
        if self.window.at_end() {
            self.list.go_to_end();
        } else {
            self.window.show_latest(store, tasks);
        }
    }

    /// Goes to one message and marks it.
    pub fn go_to(&mut self, seq: Seq, store: &Store, tasks: &Tasks) {
        self.highlighted = Some((seq, Instant::now()));
        if self.window.rows().iter().any(|row| row.seq == seq) {
            self.list.go_to(seq);
        } else {
            self.goal = Some(seq);
            self.window.show_around(seq, store, tasks);
        }
    }

    /// Moves by pages.
    pub fn scroll_pages(&mut self, pages: f32) {
        self.list.scroll_pages(pages);
    }

    /// What the frame saw: fetches pages near the ends.
    pub fn seen(&mut self, seen: Seen, store: &Store, tasks: &Tasks) {
        self.window.scrolled(seen.near_start, seen.near_end, store, tasks);
        if seen.at_end && self.window.at_end() {
            self.newer = 0;
        }
    }

    /// Takes finished reads in. Once a frame.
    pub fn update(&mut self, store: &Store, tasks: &Tasks) {
        if let Some(Ok(Some(draft))) = self.draft_request.take() {
            self.aside.as_mut().unwrap_or(&mut self.composer).add_draft(draft);
        }
        self.read_pinned(store, tasks);
        let first = self.window.rows().first().map(|row| row.seq);
        let own_first = !self.window.is_loaded();
        if self.highlight_due().is_some_and(|due| due.is_zero()) {
            self.highlighted = None;
        }
        self.window.set_follow(self.list.is_following());
        if let Some(change) = self.window.update(store, tasks) {
            // A row's day and gap depend on the row before it, which for a first row is another one now.
            for first in first.into_iter().chain(self.window.rows().first().map(|row| row.seq)) {
                self.list.forget(first);
            }
            if own_first || change != Change::Grown {
                self.newer = 0;
            }
            self.list.rows_changed(change, self.window.at_end());
        }
        if let Some((asked, Ok(fresh))) = self.refresh.take() {
            self.take_fresh(&asked, fresh);
        }
        if !self.refresh.is_running() && !self.stale.is_empty() {
            let asked: Vec<Seq> = self.stale.drain().collect();
            let store = store.clone();
            self.refresh.start_blocking(tasks, move || {
                let rows = store.messages_at(&asked);
                (asked, rows)
            });
        }
    }

    /// Something below a message came or went: its height is measured anew.
    pub fn remeasure(&mut self, seq: Seq) {
        self.list.forget(seq);
        self.list.rows_changed(Change::Grown, self.window.at_end());
    }

    fn read_pinned(&mut self, store: &Store, tasks: &Tasks) {
        if let Some(Ok(pinned)) = self.pinned_request.take() {
            if pinned.len() != self.pinned.len() {
                self.pinned_at = 0;
            }
            self.pinned = pinned;
        }
        if self.pinned_stale && !self.pinned_request.is_running() {
            self.pinned_stale = false;
            let (store, chat) = (store.clone(), self.chat_id);
            self.pinned_request.start_blocking(tasks, move || store.pinned(chat));
        }
    }

    /// What is pinned, and which of them the bar shows.
    #[must_use]
    pub fn pinned(&self) -> (&[MessageRow], usize) {
        (&self.pinned, self.pinned_at)
    }

    /// The bar shows the pinned message before.
    pub fn next_pinned(&mut self) {
        self.pinned_at = (self.pinned_at + 1) % self.pinned.len().max(1);
    }

    /// Changes a message in the place of what is being written, which waits.
    pub fn begin_edit(&mut self, edit: Composer) {
        let was = std::mem::replace(&mut self.composer, edit);
        self.composer.wants_focus = true;
        self.aside.get_or_insert(was);
    }

    /// Takes back what could not be sent, above what is begun; a message that is being changed is no
    /// part of it.
    pub fn put_back(&mut self, draft: Draft) {
        self.aside.as_mut().unwrap_or(&mut self.composer).put_back(draft);
    }

    /// What is begun; a message that is being changed is no part of it.
    #[must_use]
    pub fn draft(&self) -> Draft {
        self.aside.as_ref().unwrap_or(&self.composer).draft()
    }

    /// Whether what the store has of what is begun has been read.
    #[must_use]
    pub fn is_draft_read(&self) -> bool {
        !self.draft_request.is_running()
    }

    /// The message that is being changed, if one is.
    #[must_use]
    pub fn edit(&self) -> Option<&Composer> {
        self.aside.is_some().then_some(&self.composer)
    }

    /// Whether the typing in an edit has paused; says so once.
    pub fn edit_rests(&mut self) -> bool {
        self.aside.is_some() && self.composer.draft_to_save().is_some()
    }

    /// Goes on with what was being written. What was changed, if a message was.
    pub fn end_edit(&mut self) -> Option<Composer> {
        let mut before = self.aside.take()?;
        before.wants_focus = true;
        let mut edit = std::mem::replace(&mut self.composer, before);
        let attached = std::mem::take(&mut edit.attachments);
        if !attached.is_empty() {
            self.composer.attachments.extend(attached);
            self.composer.touched();
        }
        Some(edit)
    }

    /// The last message of the bot that can be changed.
    #[must_use]
    pub fn last_own(&self) -> Option<&MessageRow> {
        let own = |row: &&MessageRow| row.send.is_some() && row.deleted_at.is_none() && is_bubble(row);
        self.window.rows().iter().rev().find(own)
    }

    /// Puts the keyboard on a message, or on the last one.
    pub fn focus(&mut self, seq: Option<Seq>) {
        let last = || self.window.rows().iter().rev().find(|row| is_bubble(row)).map(|row| row.seq);
        self.focus_goal = seq.or_else(last);
        if self.focus_goal.is_some() {
            self.list.keep_place();
        }
    }

    /// Puts the keyboard on the message above or below one; below the last it goes to the composer.
    pub fn focus_beside(&mut self, seq: Seq, down: bool) {
        let mut bubbles: Vec<Seq> =
            self.window.rows().iter().filter(|row| is_bubble(row)).map(|row| row.seq).collect();
        if down {
            bubbles.reverse();
        }
        let beside = bubbles.iter().position(|bubble| *bubble == seq).and_then(|at| at.checked_sub(1));
        match beside.and_then(|at| bubbles.get(at)) {
            Some(beside) => self.focus(Some(*beside)),
            None if down => self.composer.wants_focus = true,
            None => {}
        }
    }

    /// The message that the keyboard goes to in this frame.
    #[must_use]
    pub fn focus_goal(&self) -> Option<Seq> {
        self.focus_goal
    }

    /// It is drawn and has the keyboard, or has to come into view first.
    pub fn focus_reached(&mut self, drawn: bool) {
        match self.focus_goal {
            Some(_) if drawn => self.focus_goal = None,
            Some(seq) if self.window.rows().iter().all(|row| row.seq != seq) => self.focus_goal = None,
            Some(seq) => self.list.go_to(seq),
            None => {}
        }
    }

    fn take_fresh(&mut self, asked: &[Seq], fresh: Vec<MessageRow>) {
        let known: Vec<&MessageRow> = self.window.rows().iter().collect();
        let changed: Vec<Seq> = fresh
            .iter()
            .filter(|new| known.iter().any(|old| old.seq == new.seq && *old != *new))
            .map(|row| row.seq)
            .collect();
        let before = self.window.rows().len();
        let gone = |seq: Seq| asked.contains(&seq) && !fresh.iter().any(|row| row.seq == seq);
        let behind_gone: Vec<Seq> =
            self.window.rows().windows(2).filter(|pair| gone(pair[0].seq)).map(|pair| pair[1].seq).collect();
        self.window.refresh(asked, fresh);
        for seq in changed.iter().chain(&behind_gone) {
            self.list.forget(*seq);
        }
        if !changed.is_empty() || self.window.rows().len() != before {
            self.list.rows_changed(Change::Grown, self.window.at_end());
        }
    }

    /// Whether there is something unread that is seen now; says so once.
    pub fn take_unread(&mut self, chats: &ChatList) -> bool {
        let unread = self.chat.as_ref().or_else(|| chats.row(self.chat_id)).is_some_and(|row| row.unread > 0);
        let seen = self.window.is_loaded() && self.window.at_end() && self.list.is_following();
        if unread
            && seen
            && let Some(chat) = &mut self.chat
        {
            chat.unread = 0;
        }
        unread && seen
    }

    /// What is in the composer, ready to be queued. Empties the composer.
    pub fn take_sends(&mut self, plain: bool) -> Vec<NewSend> {
        let sends = self.composer.take(self.chat_id, plain);
        if !sends.is_empty() {
            self.list.go_to_end();
        }
        sends
    }

    /// The same with the text as a message of its own, for one that is too long for a caption.
    pub fn take_apart(&mut self, place: Apart) -> Vec<NewSend> {
        let sends = self.composer.take_apart(self.chat_id, place);
        if !sends.is_empty() {
            self.list.go_to_end();
        }
        sends
    }

    /// The draft, when the typing has paused.
    pub fn draft_to_save(&mut self) -> Option<(ChatId, Draft)> {
        Some((self.chat_id, self.aside.as_mut().unwrap_or(&mut self.composer).draft_to_save()?))
    }

    /// When the draft should be looked at again.
    #[must_use]
    pub fn draft_due(&self) -> Option<Duration> {
        let edit = self.edit().and_then(Composer::draft_due);
        let draft = self.aside.as_ref().unwrap_or(&self.composer).draft_due();
        edit.into_iter().chain(draft).min()
    }

    /// The draft, if it changed since it was last stored.
    pub fn draft_now(&mut self) -> Option<(ChatId, Draft)> {
        Some((self.chat_id, self.aside.as_mut().unwrap_or(&mut self.composer).draft_now()?))
    }

    /// Whether everything that was asked for is there.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.window.is_loaded()
            && !self.window.is_loading()
            && !self.refresh.is_running()
            && !self.pinned_request.is_running()
            && self.stale.is_empty()
            && self.goal.is_none_or(|goal| self.window.rows().iter().any(|row| row.seq() == goal))
    }
}

/// Whether a row is drawn as a bubble, and not as a notice.
pub fn is_bubble(row: &MessageRow) -> bool {
    matches!(row.body, MessageBody::Text(_) | MessageBody::Media(_) | MessageBody::Unknown)
}
