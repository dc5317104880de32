-- Buttons, files and times of sends; what became of a message; what is kept to be used again.

-- Rows of buttons as JSON, as they go over the wire.
ALTER TABLE messages ADD COLUMN keyboard TEXT;
ALTER TABLE message_versions ADD COLUMN keyboard TEXT;
-- When it was deleted or pinned through this console, or an update said so.
ALTER TABLE messages ADD COLUMN deleted_at INTEGER;
ALTER TABLE messages ADD COLUMN pinned_at INTEGER;
CREATE INDEX messages_pinned ON messages (chat_id, pinned_at) WHERE pinned_at IS NOT NULL;

-- The file that a send refers to, as JSON: where it lies and how it was when it was chosen.
ALTER TABLE outbox ADD COLUMN file TEXT;
CREATE INDEX outbox_files ON outbox (seq) WHERE file IS NOT NULL;
-- 1 while the end of the request with that file has surely not left: such a send is not in doubt.
ALTER TABLE outbox ADD COLUMN uploading INTEGER;
-- When its request last left.
ALTER TABLE outbox ADD COLUMN tried_at INTEGER;
-- When a person wants it sent; it is in nobody's way until then.
ALTER TABLE outbox ADD COLUMN send_at INTEGER;
CREATE INDEX outbox_later ON outbox (send_at) WHERE send_at IS NOT NULL;

-- Formatting, files and buttons of a draft, as JSON.
ALTER TABLE drafts ADD COLUMN rest TEXT;

-- Texts and keyboards to use again, by their short name; `content` is JSON.
CREATE TABLE canned_replies (
    name    TEXT PRIMARY KEY,
    content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE saved_keyboards (
    name    TEXT PRIMARY KEY,
    content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the server was seen to do with each method: `code` of the last answer that told something
-- (0 for a result), and when it last worked.
CREATE TABLE method_sightings (
    method    TEXT PRIMARY KEY,
    code      INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    worked_at INTEGER
) STRICT, WITHOUT ROWID;

-- What panels keep, as JSON: the webhook before it was changed, menus begun and not applied.
CREATE TABLE keepsakes (
    name    TEXT PRIMARY KEY,
    content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What a person ticked off before going live, and when.
CREATE TABLE golive_ticks (
    item TEXT PRIMARY KEY,
    at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Whether the bot is for tests or for real people; no row until somebody has said so.
CREATE TABLE bot_mark (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    mark     TEXT NOT NULL
) STRICT;

-- High-risk calls, each written before it left. `outcome` is empty while it is not known.
CREATE TABLE guarded_calls (
    id           INTEGER PRIMARY KEY,
    at           INTEGER NOT NULL,
    mark         TEXT NOT NULL,
    method       TEXT NOT NULL,
    target       TEXT NOT NULL,
    params       TEXT NOT NULL,
    confirmed    TEXT NOT NULL,
    outcome      TEXT,
    outcome_text TEXT,
    settled_at   INTEGER
) STRICT;

-- What a person arranges for themselves: no part of it is ever sent.
ALTER TABLE chats ADD COLUMN marked_unread INTEGER NOT NULL DEFAULT 0;
-- The chat's place among those kept on top, in the order they were put there.
ALTER TABLE chats ADD COLUMN pinned INTEGER;
ALTER TABLE chats ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chats ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chats ADD COLUMN note TEXT;

-- Each set of the list: those on top by one index, the others by time. `names` is in the first so
-- that looking for a name reads the index alone until a chat matches.
DROP INDEX chats_recent;
DROP INDEX chats_unread;
DROP INDEX chats_waiting;
DROP INDEX chats_groups;
CREATE INDEX chats_pinned ON chats (pinned) WHERE pinned IS NOT NULL;
CREATE INDEX chats_recent ON chats (last_at, last_seq, names) WHERE archived = 0 AND pinned IS NULL;
CREATE INDEX chats_unread ON chats (last_at, last_seq)
    WHERE archived = 0 AND pinned IS NULL AND unread + marked_unread > 0;
CREATE INDEX chats_waiting ON chats (last_at, last_seq)
    WHERE archived = 0 AND pinned IS NULL AND waiting = 1;
CREATE INDEX chats_groups ON chats (last_at, last_seq)
    WHERE archived = 0 AND pinned IS NULL AND kind IN (2, 3);
CREATE INDEX chats_archived ON chats (last_at, last_seq, names) WHERE archived = 1;
-- Who wants something of the person: not read, or not answered.
CREATE INDEX chats_open ON chats (last_at, last_seq)
    WHERE archived = 0 AND waiting + unread + marked_unread > 0;

ALTER TABLE chat_totals ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER chat_added;
DROP TRIGGER chat_changed;
CREATE TRIGGER chat_added AFTER INSERT ON chats BEGIN
    UPDATE chat_totals SET
        chats = chats + (new.archived = 0),
        unread = unread + (new.archived = 0 AND new.unread + new.marked_unread > 0),
        waiting = waiting + (new.archived = 0 AND new.waiting = 1),
        archived = archived + (new.archived = 1);
END;
CREATE TRIGGER chat_changed AFTER UPDATE ON chats
WHEN (old.unread + old.marked_unread > 0) <> (new.unread + new.marked_unread > 0)
    OR old.waiting <> new.waiting OR old.archived <> new.archived BEGIN
    UPDATE chat_totals SET
        chats = chats + (new.archived = 0) - (old.archived = 0),
        unread = unread + (new.archived = 0 AND new.unread + new.marked_unread > 0)
            - (old.archived = 0 AND old.unread + old.marked_unread > 0),
        waiting = waiting + (new.archived = 0 AND new.waiting = 1)
            - (old.archived = 0 AND old.waiting = 1),
        archived = archived + (new.archived = 1) - (old.archived = 1);
END;
CREATE TRIGGER chat_removed AFTER DELETE ON chats BEGIN
    UPDATE chat_totals SET
        chats = chats - (old.archived = 0),
        unread = unread - (old.archived = 0 AND old.unread + old.marked_unread > 0),
        waiting = waiting - (old.archived = 0 AND old.waiting = 1),
        archived = archived - (old.archived = 1);
    DELETE FROM chat_labels WHERE chat_id = old.chat_id;
END;

-- `color` is a place in the window's list of colours.
CREATE TABLE labels (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    name  TEXT NOT NULL,
    color INTEGER NOT NULL
) STRICT;
CREATE TABLE chat_labels (
    label   INTEGER NOT NULL,
    chat_id INTEGER NOT NULL,
    PRIMARY KEY (label, chat_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX chat_labels_of_chat ON chat_labels (chat_id);
