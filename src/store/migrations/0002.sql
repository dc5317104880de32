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
