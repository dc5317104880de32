//! What must survive: one SQLite file per bot.
//!
//! Writes go to one thread that owns the only writing connection and answer once they are
//! committed and synced. Reads are blocking, use connections of their own and never wait for
//! the writer; run them away from the screen's thread. Lists come in pages that start at a
//! [`Seq`], so a page costs the same at a thousand and at a million rows.
//!
//! | part | its job |
//! |---|---|
//! | `open` | the lock, the checks, setting a damaged file aside |
//! | `schema` | numbered migrations, settings of a connection |
//! | `writer`, `reader` | the one thread that writes; the connections that read |
//! | `ingest` | a batch of updates: what is new, what is known, what changes |
//! | `chats`, `messages`, `feed`, `drafts`, `outbox`, `search`, `canned`, `keyboards` | one list each |
//! | `keepsakes` | what panels find again |
//! | `known_bots`, `keychain` | outside of any bot's file: which bots there are, and their tokens |
//! | `chats`, `messages`, `feed`, `drafts`, `outbox`, `search`, `golive` | one list each |
//! | `chats`, `messages`, `feed`, `drafts`, `outbox`, `search`, `canned`, `keyboards`, `guarded` | one list each |
//! | `hits` | what a search found, and where the words stand |
//! | `arranged` | what a person arranges for themselves: on top, put away, muted, notes, labels |
//! | `retention` | letting go of what is old |
//! | `deeds` | what becomes of messages that are there: changed, deleted, pinned |

mod arranged;
mod body;
mod bot_folder;
mod canned;
mod chats;
mod deeds;
mod drafts;
mod error;
mod feed;
mod golive;
mod guarded;
mod hits;
mod ingest;
mod keepsakes;
mod keyboards;
mod keychain;
mod known_bots;
mod messages;
mod methods;
mod new_send;
mod open;
mod outbox;
mod people;
mod reader;
mod retention;
mod rows;
mod schema;
mod search;
#[cfg(test)]
mod tests;
mod writer;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::api::{BotIdentity, ChatId, MessageId, Sighting, Update};

pub use bot_folder::remove_bot_folder;
pub use error::StoreError;
pub use hits::SearchStop;
pub use keychain::{Keychain, KeychainProblem, Vault};
pub use known_bots::{BOT_COLORS, BotKey, KnownBot, KnownBots, KnownBotsProblem};
pub use new_send::NewSend;
pub use retention::Expired;
pub use rows::*;

/// A bot's store. Cheap to clone; the file is closed with the last clone or by [`Store::close`].
#[derive(Clone, Debug)]
pub struct Store {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    file: PathBuf,
    // Readers go first: the writer's connection is the last to close, and tidies up.
    readers: reader::Readers,
    writer: writer::Writer,
}

/// What opening a store gave.
#[derive(Debug)]
pub struct Opened {
    /// The store.
    pub store: Store,
    /// A damaged file was found, moved here, and a new one begun.
    pub set_aside: Option<PathBuf>,
    /// Sends that were on the way when the program ended and are now [`SendState::Unknown`].
    pub recovered: usize,
}

impl Store {
    /// Opens `file`, creating it and its folder where they are missing. Blocks.
    ///
    /// Holds a lock beside the file, so that two consoles never share one store. A damaged file
    /// is moved aside and a new one begun; a file of a newer version is refused and not touched.
    pub fn open(file: &Path) -> Result<Opened, StoreError> {
        let ready = open::open(file)?;
        let inner = Inner {
            file: file.to_owned(),
            readers: reader::Readers::new(file),
            writer: writer::Writer::start(ready.conn, ready.lock, file)?,
        };
        Ok(Opened {
            store: Self { inner: Arc::new(inner) },
            set_aside: ready.set_aside,
            recovered: ready.recovered,
        })
    }

    /// Where it lies.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.inner.file
    }

    /// Stores a batch whole or not at all. An update that is there already is not stored again.
    pub async fn receive(&self, updates: Vec<Update>, at: UnixMillis) -> Result<Received, StoreError> {
        let work = move |desk: &mut writer::Desk<'_>| ingest::receive(desk, &updates, at);
        self.inner.writer.write(work).await
    }

    /// Queues a send, shows it in its conversation and clears the chat's draft, in one step.
    pub async fn enqueue(&self, send: NewSend, at: UnixMillis) -> Result<Seq, StoreError> {
        let work = move |desk: &mut writer::Desk<'_>| outbox::enqueue(desk, &send, at);
        self.inner.writer.write(work).await
    }

    /// Queues the messages of one press of Send, all or none, in order. Their chats' drafts are
    /// cleared; what was begun in one since stands in `begun` and is kept in the same step.
    pub async fn enqueue_all(
        &self,
        sends: Vec<NewSend>,
        begun: Option<(ChatId, Draft)>,
        at: UnixMillis,
    ) -> Result<Vec<Seq>, StoreError> {
        let work = move |desk: &mut writer::Desk<'_>| outbox::enqueue_all(desk, &sends, begun.as_ref(), at);
        self.inner.writer.write(work).await
    }

    /// Queues a send that was not written in its chat's composer: what is begun there stays.
    pub async fn enqueue_beside_draft(&self, send: NewSend, at: UnixMillis) -> Result<Seq, StoreError> {
        let work = move |desk: &mut writer::Desk<'_>| outbox::enqueue_beside_draft(desk, &send, at);
        self.inner.writer.write(work).await
    }

    /// Ticks an item of the go-live list off, or takes its tick away.
    pub async fn set_golive_tick(&self, item: String, at: Option<UnixMillis>) -> Result<(), StoreError> {
        self.inner.writer.write(move |desk| golive::set(desk.conn, &item, at)).await
    }

    /// Takes a queued send into the sender's hands. `None` when it is no longer queued.
    pub async fn claim(&self, seq: Seq) -> Result<Option<OutboxItem>, StoreError> {
        self.inner.writer.write(move |desk| outbox::claim(desk.conn, seq)).await
    }

    /// The end of a claimed upload is about to leave. Until this is stored, a send with a file that
    /// the program's end interrupts is found queued and not in doubt. `false` when it is not on the way.
    pub async fn upload_ends(&self, seq: Seq) -> Result<bool, StoreError> {
        self.inner.writer.write(move |desk| outbox::upload_ends(desk.conn, seq)).await
    }

    /// A person wants a failed send tried again with its file as it is now. `false` when it is not
    /// failed, or has no file.
    pub async fn replace_file(&self, seq: Seq, file: FileRef, at: UnixMillis) -> Result<bool, StoreError> {
        self.inner.writer.write(move |desk| outbox::replace_file(desk, seq, &file, at)).await
    }

    /// A queued send need not wait for its next try. `false` when it is not queued.
    pub async fn hurry(&self, seq: Seq) -> Result<bool, StoreError> {
        self.inner.writer.write(move |desk| outbox::hurry(desk.conn, seq)).await
    }

    /// A failed send has another reason now. `false` when it is not failed.
    pub async fn explain(&self, seq: Seq, reason: SendReason) -> Result<bool, StoreError> {
        self.inner.writer.write(move |desk| outbox::explain(desk.conn, seq, &reason)).await
    }

    /// Records how the request of a claimed send ended. Its message may have come back as an update
    /// before that: it is one message, and the row of that echo, whose place is given, is gone.
    pub async fn settle(&self, seq: Seq, outcome: Settlement) -> Result<Option<Seq>, StoreError> {
        let work = move |desk: &mut writer::Desk<'_>| outbox::settle(desk.conn, seq, &outcome);
        self.inner.writer.write(work).await
    }

    /// A person wants a failed or doubtful send tried again: it goes to the end of its chat's
    /// queue. Its place in the conversation stays. `false` when it is neither.
    pub async fn requeue(&self, seq: Seq, at: UnixMillis) -> Result<bool, StoreError> {
        self.inner.writer.write(move |desk| outbox::requeue(desk, seq, at)).await
    }

    /// Lets go of the sends whose time has come: each moves to the end of its conversation.
    pub async fn release(&self, now: UnixMillis) -> Result<Vec<Released>, StoreError> {
        self.inner.writer.write(move |desk| outbox::release(desk, now)).await
    }

    /// Sets another time for a send that waits for one. `false` when it waits for none.
    pub async fn reschedule(&self, seq: Seq, send_at: UnixMillis) -> Result<bool, StoreError> {
        self.inner.writer.write(move |desk| outbox::reschedule(desk.conn, seq, send_at)).await
    }

    /// Keeps the address under which the server has the file of a message.
    pub async fn learn_url(&self, seq: Seq, url: String) -> Result<(), StoreError> {
        self.inner.writer.write(move |desk| messages::learn_url(desk.conn, seq, &url)).await
    }

    /// A person saw that a doubtful send arrived. `false` when it is not in doubt.
    pub async fn mark_sent(&self, seq: Seq) -> Result<bool, StoreError> {
        self.inner.writer.write(move |desk| outbox::mark_sent(desk.conn, seq)).await
    }

    /// Takes a queued, failed or doubtful send out of the conversation. `false` when it is on
    /// the way or sent.
    pub async fn discard(&self, seq: Seq) -> Result<bool, StoreError> {
        self.inner.writer.write(move |desk| outbox::discard(desk.conn, seq)).await
    }

    /// Takes a queued, failed or doubtful send out of the conversation and keeps `draft`, what it was
    /// made of, above the draft of its chat: both or neither. `false` when it is on the way or sent.
    pub async fn take_back(&self, seq: Seq, draft: Draft) -> Result<bool, StoreError> {
        self.inner.writer.write(move |desk| outbox::take_back(desk.conn, seq, draft)).await
    }

    /// A message was changed by this bot, and the server confirmed it: what it said before is kept.
    /// `false` when it says this already or is gone.
    pub async fn record_edit(&self, seq: Seq, change: Change, at: UnixMillis) -> Result<bool, StoreError> {
        self.inner.writer.write(move |desk| deeds::record_edit(desk.conn, seq, &change, at)).await
    }

    /// A message was deleted for everybody; what it said stays here. `false` when that is known.
    pub async fn record_deleted(&self, seq: Seq, at: UnixMillis) -> Result<bool, StoreError> {
        self.inner.writer.write(move |desk| deeds::record_deleted(desk.conn, seq, at)).await
    }

    /// A message was pinned at this time, or is pinned no more.
    pub async fn record_pinned(&self, seq: Seq, pinned: Option<UnixMillis>) -> Result<bool, StoreError> {
        self.inner.writer.write(move |desk| deeds::record_pinned(desk.conn, seq, pinned)).await
    }

    /// The server told what a chat is called. `false` when that is known, or the chat is not.
    pub async fn set_title(&self, chat: ChatId, title: String) -> Result<bool, StoreError> {
        self.inner.writer.write(move |desk| chats::set_title(desk.conn, chat, &title)).await
    }

    /// A person has seen the chat.
    pub async fn mark_read(&self, chat: ChatId) -> Result<(), StoreError> {
        self.inner.writer.write(move |desk| chats::mark_read(desk.conn, chat)).await
    }

    /// Sets a flag on a chat, or takes it away. `false` when it stands so already.
    pub async fn set_flag(&self, chat: ChatId, flag: ChatFlag, on: bool) -> Result<bool, StoreError> {
        self.inner.writer.write(move |desk| arranged::flag(desk.conn, chat, flag, on)).await
    }

    /// Keeps a note about a chat, which is never sent; an empty one is forgotten.
    pub async fn set_note(&self, chat: ChatId, note: String) -> Result<(), StoreError> {
        self.inner.writer.write(move |desk| arranged::set_note(desk.conn, chat, &note)).await
    }

    /// Changes labels. `false` when it cannot be so: no such label, a name that is none or is taken,
    /// or there are too many.
    pub async fn change_labels(&self, change: LabelChange) -> Result<bool, StoreError> {
        self.inner.writer.write(move |desk| arranged::change(desk.conn, &change)).await
    }

    /// Keeps what was begun in a chat; `None` or an empty draft forgets it.
    pub async fn save_draft(&self, chat: ChatId, draft: Option<Draft>) -> Result<(), StoreError> {
        let work = move |desk: &mut writer::Desk<'_>| drafts::save(desk.conn, chat, draft.as_ref());
        self.inner.writer.write(work).await
    }

    /// Changes the texts that are kept: all of these changes or none.
    pub async fn change_canned(&self, changes: Vec<CannedChange>) -> Result<(), StoreError> {
        self.inner.writer.write(move |desk| canned::change(desk.conn, &changes)).await
    }

    /// Keeps a keyboard, in place of another of the same name.
    pub async fn save_keyboard(&self, saved: SavedKeyboard) -> Result<(), StoreError> {
        self.inner.writer.write(move |desk| keyboards::save(desk.conn, &saved)).await
    }

    /// Forgets a kept keyboard.
    pub async fn forget_keyboard(&self, name: String) -> Result<(), StoreError> {
        self.inner.writer.write(move |desk| keyboards::forget(desk.conn, &name)).await
    }

    /// Keeps what a panel wants to find again; `None` forgets it.
    pub async fn keep(&self, name: Keepsake, content: Option<String>) -> Result<(), StoreError> {
        self.inner.writer.write(move |desk| keepsakes::keep(desk.conn, name, content.as_deref())).await
    }

    /// Remembers what the bot is for.
    pub async fn set_mark(&self, mark: BotMark) -> Result<(), StoreError> {
        self.inner.writer.write(move |desk| guarded::set_mark(desk.conn, mark)).await
    }

    /// Writes a risky call down before it leaves. `None`, and nothing written, when the bot is not
    /// marked as the person was told.
    pub async fn begin_guarded(
        &self,
        call: NewGuarded,
        at: UnixMillis,
    ) -> Result<Option<GuardedId>, StoreError> {
        self.inner.writer.write(move |desk| guarded::begin(desk.conn, &call, at)).await
    }

    /// Writes down what came of a risky call.
    pub async fn settle_guarded(
        &self,
        id: GuardedId,
        outcome: GuardedOutcome,
        at: UnixMillis,
    ) -> Result<(), StoreError> {
        self.inner.writer.write(move |desk| guarded::settle(desk.conn, id, &outcome, at)).await
    }

    /// Looks at `most` rows of updates and messages after `from` and deletes those from before a
    /// time, but nothing that is not sent yet and nothing that is pinned. A step at a time, so that
    /// what arrives is not kept waiting.
    pub async fn expire(&self, from: Seq, before: UnixMillis, most: u32) -> Result<Expired, StoreError> {
        self.inner.writer.write(move |desk| retention::expire(desk.conn, from, before, most)).await
    }

    /// Remembers whose store this is; its own messages are told from those of others by it.
    pub async fn remember_bot(&self, bot: &BotIdentity) -> Result<(), StoreError> {
        let bot = bot.clone();
        self.inner.writer.write(move |desk| desk.remember_bot(&bot)).await
    }

    /// Remembers what the last answer of a method said about it.
    pub async fn saw_method(
        &self,
        method: String,
        sighting: Sighting,
        at: UnixMillis,
    ) -> Result<(), StoreError> {
        self.inner.writer.write(move |desk| methods::saw(desk.conn, &method, sighting, at)).await
    }

    /// Finishes what was asked before, closes the file and releases its lock. Later calls
    /// answer [`StoreError::Closed`].
    pub async fn close(&self) {
        self.inner.readers.close();
        self.inner.writer.close().await;
    }

    /// How many messages and updates are from before a time.
    pub fn older(&self, before: UnixMillis) -> Result<(u64, u64), StoreError> {
        self.inner.readers.with(|conn| retention::older(conn, before))
    }

    /// The note about a chat.
    pub fn note(&self, chat: ChatId) -> Result<Option<String>, StoreError> {
        self.inner.readers.with(|conn| arranged::note(conn, chat))
    }

    /// All labels, in no order.
    pub fn labels(&self) -> Result<Vec<Label>, StoreError> {
        self.inner.readers.with(arranged::labels)
    }

    /// The next chat after this one that was not read or not answered, in the order of time and from
    /// the newest again after the end. `None` when no other chat waits.
    pub fn next_waiting(&self, after: Option<ChatId>) -> Result<Option<ChatId>, StoreError> {
        self.inner.readers.with(|conn| arranged::next_waiting(conn, after))
    }

    /// The chats of a filter: those kept on top, then the most recent. A text is looked for among
    /// all chats also in those that were put away, which come last.
    pub fn chats(&self, filter: &ChatFilter, limit: usize) -> Result<Vec<ChatRow>, StoreError> {
        self.inner.readers.with(|conn| chats::list(conn, filter, limit))
    }

    /// One chat.
    pub fn chat(&self, chat: ChatId) -> Result<Option<ChatRow>, StoreError> {
        self.inner.readers.with(|conn| chats::one(conn, chat))
    }

    /// How many chats each set holds.
    pub fn chat_counts(&self) -> Result<ChatCounts, StoreError> {
        self.inner.readers.with(chats::counts)
    }

    /// A page of a conversation.
    pub fn messages(&self, chat: ChatId, page: Page, limit: usize) -> Result<Vec<MessageRow>, StoreError> {
        self.inner.readers.with(|conn| messages::list(conn, chat, page, limit))
    }

    /// These messages as they are now, in the order asked; those that are gone are left out.
    pub fn messages_at(&self, seqs: &[Seq]) -> Result<Vec<MessageRow>, StoreError> {
        self.inner.readers.with(|conn| messages::at(conn, seqs))
    }

    /// What a message said before it was changed, the oldest first.
    pub fn message_versions(&self, seq: Seq) -> Result<Vec<MessageVersion>, StoreError> {
        self.inner.readers.with(|conn| messages::versions(conn, seq))
    }

    /// The messages of a chat that are pinned as far as is known here, the last to be pinned first.
    pub fn pinned(&self, chat: ChatId) -> Result<Vec<MessageRow>, StoreError> {
        self.inner.readers.with(|conn| deeds::pinned(conn, chat))
    }

    /// The place of the newest message of a chat with this number.
    pub fn find_message(&self, chat: ChatId, message: MessageId) -> Result<Option<Seq>, StoreError> {
        self.inner.readers.with(|conn| messages::find(conn, chat, message))
    }

    /// Messages of all chats in which the words occur, the newest first. Words are looked for
    /// as typed; the last may be begun only.
    pub fn search(
        &self,
        text: &str,
        before: Option<Seq>,
        limit: usize,
    ) -> Result<Vec<MessageRow>, StoreError> {
        self.inner.readers.with(|conn| search::search(conn, text, before, limit))
    }

    /// Messages that a person looks for, with the words in their context, the newest first. `stop`
    /// ends it from another thread; it finds nothing then.
    pub fn hits(
        &self,
        search: &WordSearch,
        before: Option<Seq>,
        limit: usize,
        stop: &SearchStop,
    ) -> Result<Vec<Hit>, StoreError> {
        self.inner.readers.with(|conn| hits::list(conn, search, before, limit, stop))
    }

    /// A page of the feed.
    pub fn feed(&self, filter: &FeedFilter, page: Page, limit: usize) -> Result<Vec<FeedRow>, StoreError> {
        self.inner.readers.with(|conn| feed::list(conn, filter, page, limit))
    }

    /// The kinds of update seen and how many of each, the most frequent first.
    pub fn feed_kinds(&self) -> Result<Vec<(String, u64)>, StoreError> {
        self.inner.readers.with(feed::kinds)
    }

    /// How many updates of a filter came after this one, counted up to 1000.
    pub fn feed_newer(&self, filter: &FeedFilter, after: Seq) -> Result<u64, StoreError> {
        self.inner.readers.with(|conn| feed::newer(conn, filter, after))
    }

    /// The JSON of an update, exactly as it arrived.
    pub fn update_raw(&self, seq: Seq) -> Result<Option<String>, StoreError> {
        self.inner.readers.with(|conn| feed::raw(conn, seq))
    }

    /// The paths of all files that a send or a draft refers to and that begin with `prefix`. Reads
    /// every such send: not for a frame. Blocks.
    pub fn files_in_use(&self, prefix: &str) -> Result<HashSet<String>, StoreError> {
        self.inner.readers.with(|conn| {
            let mut paths = outbox::file_paths(conn, prefix)?;
            paths.extend(drafts::file_paths(conn, prefix)?);
            Ok(paths)
        })
    }

    /// What was begun in a chat and not sent.
    pub fn draft(&self, chat: ChatId) -> Result<Option<Draft>, StoreError> {
        self.inner.readers.with(|conn| drafts::load(conn, chat))
    }

    /// The texts that are kept, by their names.
    pub fn canned(&self) -> Result<Vec<CannedReply>, StoreError> {
        self.inner.readers.with(canned::list)
    }

    /// The keyboards that are kept, by their names.
    pub fn saved_keyboards(&self) -> Result<Vec<SavedKeyboard>, StoreError> {
        self.inner.readers.with(keyboards::list)
    }

    /// What a panel has kept.
    pub fn kept(&self, name: Keepsake) -> Result<Option<String>, StoreError> {
        self.inner.readers.with(|conn| keepsakes::kept(conn, name))
    }

    /// Whether anything was ever given to the outbox and not discarded.
    pub fn has_sent(&self) -> Result<bool, StoreError> {
        self.inner.readers.with(outbox::has_any)
    }

    /// How many sends are not settled.
    pub fn outbox_counts(&self) -> Result<OutboxCounts, StoreError> {
        self.inner.readers.with(outbox::counts)
    }

    /// For each chat with nothing on the way, the queued send whose turn it is. Failed and
    /// doubtful sends, and those that wait for their time, do not hold up those behind them.
    pub fn outbox_heads(&self) -> Result<Vec<OutboxItem>, StoreError> {
        self.inner.readers.with(outbox::heads)
    }

    /// When the next send that waits for its time is due.
    pub fn next_due(&self) -> Result<Option<UnixMillis>, StoreError> {
        self.inner.readers.with(outbox::next_due)
    }

    /// Every send that is not sent, in the order of the queue.
    pub fn outbox_open(&self, limit: usize) -> Result<Vec<OutboxItem>, StoreError> {
        self.inner.readers.with(|conn| outbox::open(conn, limit))
    }

    /// What this bot's server was seen to do with each method, by name.
    pub fn methods_seen(&self) -> Result<Vec<MethodMark>, StoreError> {
        self.inner.readers.with(methods::seen)
    }

    /// Who wrote in a chat lately, the last to write first. Looks through its last messages only.
    pub fn people(&self, chat: ChatId, limit: usize) -> Result<Vec<Person>, StoreError> {
        self.inner.readers.with(|conn| people::list(conn, chat, limit))
    }

    /// What is ticked off of the go-live list, and when.
    pub fn golive_ticks(&self) -> Result<Vec<(String, UnixMillis)>, StoreError> {
        self.inner.readers.with(golive::all)
    }

    /// The whole text or caption of a message, also where [`MessageRow`] cuts it.
    pub fn message_text(&self, seq: Seq) -> Result<Option<String>, StoreError> {
        self.inner.readers.with(|conn| messages::text_of(conn, seq))
    }

    /// What the bot is for, once somebody has said so.
    pub fn mark(&self) -> Result<Option<BotMark>, StoreError> {
        self.inner.readers.with(guarded::mark)
    }

    /// Risky calls, the newest first.
    pub fn guarded(&self, before: Option<GuardedId>, limit: usize) -> Result<Vec<GuardedEntry>, StoreError> {
        self.inner.readers.with(|conn| guarded::list(conn, before, limit))
    }

    /// One send that is not sent.
    pub fn outbox_item(&self, seq: Seq) -> Result<Option<OutboxItem>, StoreError> {
        self.inner.readers.with(|conn| outbox::one(conn, seq))
    }

    /// The bot, as last remembered.
    pub fn bot(&self) -> Result<Option<BotIdentity>, StoreError> {
        self.inner.readers.with(chats::bot)
    }
}
