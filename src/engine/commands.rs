//! Carrying out commands: in order, each durable before the next.
//!
//! A message that the store refuses (a full disk) is held and offered again until the store takes
//! it; what else the person does goes on meanwhile. Messages keep their order among themselves.
//! While one is held, its text is the beginning of its chat's draft, as far as the store takes
//! that: should the program end, the text is not lost with it.

use std::collections::{HashMap, VecDeque};
use std::path::Path;
use std::time::Instant;

use tokio::sync::mpsc;
use tokio_util::task::TaskTracker;

use crate::api::{ChatId, MediaKind, MessageBody, Proxy};
use crate::store::{
    Attachment, AttachmentSource, Draft, FileRef, MessageRow, NewSend, Seq, StoreError, UnixMillis,
};

use super::backoff::{Backoff, sleep_until};
use super::file::{self, FileProblem};
use super::upload::file_reason;
use super::{Command, Event, Shared, now_millis, read};

/// Carries out commands until nobody can give any more.
pub(super) async fn obey(shared: Shared, mut queue: mpsc::UnboundedReceiver<Command>, tasks: TaskTracker) {
    let mut held = Held::default();
    loop {
        let again = held.again.filter(|_| !held.parcels.is_empty());
        tokio::select! {
            command = queue.recv() => match command {
                Some(command) => {
                    if let Err(error) = carry_out(&shared, &mut held, command, &tasks).await {
                        shared.store_trouble(&error);
                    }
                }
                None => break,
            },
            () = sleep_until(again) => held.offer(&shared).await,
        }
    }
    // The last chance: what is not taken now is at least in a draft, or was said to be in trouble.
    held.offer(&shared).await;
}

/// What is queued whole or not at all.
enum Parcel {
    /// The messages of one press of Send.
    Written(Vec<NewSend>),
    /// One that was not written in its chat's composer.
    Beside(Box<NewSend>),
}

impl Parcel {
    fn sends(&self) -> &[NewSend] {
        match self {
            Self::Written(sends) => sends,
            Self::Beside(send) => std::slice::from_ref(send),
        }
    }
}

/// Messages that the store has not taken yet, in order.
#[derive(Default)]
struct Held {
    parcels: VecDeque<Parcel>,
    /// What was begun in their chats after them.
    begun: HashMap<ChatId, Draft>,
    backoff: Backoff,
    /// When they are offered again.
    again: Option<Instant>,
}

impl Held {
    /// New messages of one press of Send, and what was begun in their chat since.
    async fn take(&mut self, shared: &Shared, sends: Vec<NewSend>, begun: Option<Draft>) {
        let chats = chats_of(&sends);
        // The composer was emptied by them.
        self.begun.retain(|chat_id, _| !chats.contains(chat_id));
        self.begun.extend(chats.first().copied().zip(begun));
        self.add(shared, Parcel::Written(sends)).await;
    }

    /// Offers new messages at once, unless others wait before them.
    async fn add(&mut self, shared: &Shared, parcel: Parcel) {
        let chats = chats_of(parcel.sends());
        self.parcels.push_back(parcel);
        if self.parcels.len() == 1 {
            self.offer(shared).await;
        } else {
            for chat_id in chats {
                self.keep_as_draft(shared, chat_id).await;
            }
        }
    }

    /// Offers what is held until something is refused.
    async fn offer(&mut self, shared: &Shared) {
        while let Some(parcel) = self.parcels.front() {
            let chats = chats_of(parcel.sends());
            match self.enqueue(shared, parcel).await {
                Ok(seqs) => {
                    for (send, seq) in parcel.sends().iter().zip(seqs) {
                        shared.tell(Event::Outbox { chat_id: send.chat_id, seq, listed: true });
                    }
                    self.parcels.pop_front();
                    self.backoff.reset();
                    shared.outbox_bell.notify_one();
                    for chat_id in chats {
                        if self.holds(chat_id) {
                            // Queueing them has cleared the draft, which held more than they.
                            self.keep_as_draft(shared, chat_id).await;
                        } else {
                            self.begun.remove(&chat_id);
                        }
                    }
                }
                Err(error) => {
                    shared.store_trouble(&error);
                    for chat_id in chats {
                        self.keep_as_draft(shared, chat_id).await;
                    }
                    self.again = Some(Instant::now() + self.backoff.next(None));
                    return;
                }
            }
        }
    }

    async fn enqueue(&self, shared: &Shared, parcel: &Parcel) -> Result<Vec<Seq>, StoreError> {
        match parcel {
            Parcel::Written(sends) => {
                let chat_id = sends.first().map(|send| send.chat_id);
                let begun = chat_id.and_then(|chat_id| Some((chat_id, self.begun.get(&chat_id)?.clone())));
                shared.store.enqueue_all(sends.clone(), begun, now_millis()).await
            }
            Parcel::Beside(send) => {
                let send = NewSend::clone(send);
                shared.store.enqueue_beside_draft(send, now_millis()).await.map(|seq| vec![seq])
            }
        }
    }

    async fn save_draft(
        &mut self,
        shared: &Shared,
        chat_id: ChatId,
        draft: Option<Draft>,
    ) -> Result<(), StoreError> {
        if self.holds(chat_id) {
            self.begun.remove(&chat_id);
            self.begun.extend(draft.map(|draft| (chat_id, draft)));
            self.keep_as_draft(shared, chat_id).await;
        } else {
            shared.store.save_draft(chat_id, draft).await?;
        }
        shared.tell(Event::Chat(chat_id));
        Ok(())
    }

    fn holds(&self, chat_id: ChatId) -> bool {
        self.written().any(|send| send.chat_id == chat_id)
    }

    /// What is held of the composers.
    fn written(&self) -> impl Iterator<Item = &NewSend> + Clone {
        let written = self.parcels.iter().filter(|parcel| matches!(parcel, Parcel::Written(_)));
        written.flat_map(Parcel::sends)
    }

    /// Keeps the held texts of a chat as its draft, with what was begun after them. That the store
    /// refuses has been told with the message already.
    async fn keep_as_draft(&self, shared: &Shared, chat_id: ChatId) {
        let held = self.written().filter(|send| send.chat_id == chat_id);
        let begun = self.begun.get(&chat_id);
        let texts: Vec<&str> =
            held.clone().map(written).chain(begun.map(|draft| draft.text.as_str())).collect();
        if texts.is_empty() {
            return;
        }
        let reply_to = held.clone().map(|send| &send.reply_to).chain(begun.map(|draft| &draft.reply_to));
        let (keyboards, files) =
            (held.clone().filter_map(|send| send.keyboard.clone()), held.filter_map(attached));
        let draft = Draft {
            text: texts.join("\n\n"),
            reply_to: reply_to.flatten().next().cloned(),
            mode: begun.map(|draft| draft.mode).unwrap_or_default(),
            attachments: files.chain(begun.iter().flat_map(|draft| draft.attachments.clone())).collect(),
            keyboard: keyboards.chain(begun.map(|draft| draft.keyboard.clone())).next().unwrap_or_default(),
            send_at: begun.and_then(|draft| draft.send_at),
        };
        if let Err(error) = shared.store.save_draft(chat_id, Some(draft)).await {
            tracing::warn!(%error, "a message that is not queued yet could not be kept as a draft");
        }
    }
}

/// The chats of some sends, each once.
fn chats_of(sends: &[NewSend]) -> Vec<ChatId> {
    let mut chats: Vec<ChatId> = sends.iter().map(|send| send.chat_id).collect();
    chats.sort_unstable_by_key(|chat| chat.0);
    chats.dedup();
    chats
}

/// What a send carries besides its text.
fn attached(send: &NewSend) -> Option<Attachment> {
    let kind = MediaKind::of_method(&send.method)?;
    let url = || send.params.get(kind.parameter())?.as_str().map(str::to_owned);
    let source = match &send.file {
        Some(file) => AttachmentSource::File(file.clone()),
        None => AttachmentSource::Url(url()?),
    };
    Some(Attachment { kind, source })
}

/// The text of a send as the person wrote it.
fn written(send: &NewSend) -> &str {
    let text = send.params.get("text").or_else(|| send.params.get("caption"));
    text.and_then(serde_json::Value::as_str).or_else(|| send.body.text()).unwrap_or_default()
}

async fn carry_out(
    shared: &Shared,
    held: &mut Held,
    command: Command,
    tasks: &TaskTracker,
) -> Result<(), StoreError> {
    let store = &shared.store;
    match command {
        Command::Send(send) => held.take(shared, vec![*send], None).await,
        Command::SendAll(sends, _) if sends.is_empty() => {}
        Command::SendAll(sends, begun) => held.take(shared, sends, begun).await,
        Command::TickGolive { item, at } => store.set_golive_tick(item.to_owned(), at).await?,
        Command::SendBeside(send) => held.add(shared, Parcel::Beside(send)).await,
        Command::SendAgain(seq) => {
            if store.requeue(seq, now_millis()).await? {
                tell_outbox(shared, seq, false).await?;
                shared.network_is_back();
                shared.outbox_bell.notify_one();
            }
        }
        Command::MarkSent(seq) => {
            if store.mark_sent(seq).await? {
                tell_outbox(shared, seq, false).await?;
            }
        }
        Command::Discard(seq) => {
            let chat = chat_of(shared, seq).await?;
            if store.discard(seq).await?
                && let Some(chat_id) = chat
            {
                shared.tell(Event::Outbox { chat_id, seq, listed: true });
            }
        }
        Command::TakeBack(seq, draft) => take_back(shared, seq, *draft).await?,
        Command::CancelUpload(seq) => shared.uploads.give_up(seq),
        Command::TryNow(seq) => {
            if store.hurry(seq).await? {
                tell_outbox(shared, seq, false).await?;
                shared.network_is_back();
                shared.outbox_bell.notify_one();
            }
        }
        // A file on a dead share is looked at for long: nothing else waits for that.
        Command::AcceptFile(seq) => {
            let shared = shared.clone();
            tasks.spawn(async move {
                let accepted = tokio::select! {
                    accepted = accept_file(&shared, seq) => accepted,
                    () = shared.stop.cancelled() => return,
                };
                if let Err(error) = accepted {
                    shared.store_trouble(&error);
                }
            });
        }
        Command::Reschedule(seq, at) => reschedule(shared, seq, at).await?,
        Command::SendNow(seq) => reschedule(shared, seq, now_millis()).await?,
        Command::MarkRead(chat_id) => {
            store.mark_read(chat_id).await?;
            shared.tell(Event::Chat(chat_id));
        }
        Command::SetFlag(chat_id, flag, on) => {
            store.set_flag(chat_id, flag, on).await?;
            shared.tell(Event::Chat(chat_id));
        }
        Command::Retitle(chat_id, title) => {
            if store.set_title(chat_id, title).await? {
                shared.tell(Event::Chat(chat_id));
            }
        }
        Command::SetNote(chat_id, note) => {
            store.set_note(chat_id, note).await?;
            shared.tell(Event::Chat(chat_id));
        }
        Command::ChangeLabels(change) => {
            store.change_labels(change).await?;
            shared.tell(Event::Labels);
        }
        Command::SaveDraft(chat_id, draft) => held.save_draft(shared, chat_id, draft).await?,
        Command::PauseReceiving => shared.want_updates(false),
        Command::StartReceiving => shared.want_updates(true),
        Command::WebhookIsGone => shared.webhook_is_gone(),
        Command::Polling(polling) => shared.poll_as(polling),
        Command::KeepDays(days) => shared.keep_for(days),
        Command::Proxy(proxy) => take_way(shared, proxy).await,
    }
    Ok(())
}

/// Goes through another proxy. What waits for the network is tried at once over the new way.
async fn take_way(shared: &Shared, proxy: Proxy) {
    let client = shared.client.clone();
    match tokio::task::spawn_blocking(move || client.set_proxy(proxy)).await {
        Ok(Ok(true)) => {
            shared.polling.send_modify(|_| ());
            shared.poll_bell.notify_waiters();
            shared.network_is_back();
        }
        Ok(Ok(false)) => {}
        Ok(Err(error)) => tracing::error!(%error, "the proxy cannot be taken"),
        Err(panicked) => std::panic::resume_unwind(panicked.into_panic()),
    }
}

async fn reschedule(shared: &Shared, seq: Seq, at: UnixMillis) -> Result<(), StoreError> {
    if shared.store.reschedule(seq, at).await? {
        tell_outbox(shared, seq, false).await?;
        shared.outbox_bell.notify_one();
    }
    Ok(())
}

async fn take_back(shared: &Shared, seq: Seq, draft: Draft) -> Result<(), StoreError> {
    let chat = chat_of(shared, seq).await;
    let taken = shared.store.take_back(seq, draft).await;
    shared.tell(Event::TakenBack { seq, taken: matches!(taken, Ok(true)) });
    if taken? && let Some(chat_id) = chat? {
        shared.tell(Event::Outbox { chat_id, seq, listed: true });
    }
    Ok(())
}

/// Looks at the file of a failed send again and queues it as it is now, or says what is wrong with it.
async fn accept_file(shared: &Shared, seq: Seq) -> Result<(), StoreError> {
    let rows = read(&shared.store, move |store| store.messages_at(&[seq])).await?;
    let Some(MessageRow { file: Some(file), body: MessageBody::Media(media), .. }) = rows.into_iter().next()
    else {
        return Ok(());
    };
    let looked_at = tokio::task::spawn_blocking(move || {
        let now = file::inspect(Path::new(&file.path))?;
        file::check_size(now.size, file::max_bytes(media.kind))?;
        // It keeps the name that the person saw.
        Ok::<_, FileProblem>(FileRef { name: file.name, ..now })
    });
    let changed = match looked_at.await {
        Ok(Ok(file)) => shared.store.replace_file(seq, file, now_millis()).await?,
        Ok(Err(problem)) => shared.store.explain(seq, file_reason(&problem)).await?,
        Err(panicked) => std::panic::resume_unwind(panicked.into_panic()),
    };
    if changed {
        tell_outbox(shared, seq, false).await?;
        shared.network_is_back();
        shared.outbox_bell.notify_one();
    }
    Ok(())
}

async fn tell_outbox(shared: &Shared, seq: Seq, listed: bool) -> Result<(), StoreError> {
    if let Some(chat_id) = chat_of(shared, seq).await? {
        shared.tell(Event::Outbox { chat_id, seq, listed });
    }
    Ok(())
}

async fn chat_of(shared: &Shared, seq: Seq) -> Result<Option<ChatId>, StoreError> {
    let rows = read(&shared.store, move |store| store.messages_at(&[seq])).await?;
    Ok(rows.first().map(|row| row.chat_id))
}
