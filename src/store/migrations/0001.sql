-- What the console keeps about one bot. The token is never part of it.

CREATE TABLE bot (
    only_row   INTEGER PRIMARY KEY CHECK (only_row = 1),
    id         INTEGER NOT NULL,
    username   TEXT NOT NULL,
    first_name TEXT
) STRICT;

-- Kinds of updates as the wire names them, counted, so that the feed's filter
-- costs nothing to draw.
CREATE TABLE kinds (
    kind    INTEGER PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE,
    updates INTEGER NOT NULL
) STRICT;

-- Every update as it arrived. `raw` comes last: a page of the feed does not read it.
CREATE TABLE updates (
    seq       INTEGER PRIMARY KEY,
    update_id INTEGER,
    at        INTEGER NOT NULL,
    kind      INTEGER NOT NULL,
    chat_id   INTEGER,
    body_kind INTEGER NOT NULL,
    author    TEXT,
    preview   TEXT NOT NULL,
    digest    BLOB NOT NULL,
    raw       TEXT NOT NULL
) STRICT;

-- A server that was reset gives the same ids to other updates, so the id alone does
-- not name one. Updates without an id never collide: NULLs are distinct.
CREATE UNIQUE INDEX updates_once ON updates (update_id, digest);
-- The row number (seq) ends every index by itself. A chat and a kind together are found by
-- the keys of `words`.
CREATE INDEX updates_of_kind ON updates (kind);
CREATE INDEX updates_in_chat ON updates (chat_id);

-- Conversations, in and out. `text` holds the words, `rest` what words cannot tell, as JSON.
CREATE TABLE messages (
    seq        INTEGER PRIMARY KEY,
    chat_id    INTEGER NOT NULL,
    message_id INTEGER,
    author     TEXT,
    author_id  INTEGER,
    own        INTEGER NOT NULL,
    date       INTEGER,
    at         INTEGER NOT NULL,
    edited_at  INTEGER,
    kind       INTEGER NOT NULL,
    reply      TEXT,
    rest       TEXT,
    text       TEXT
) STRICT;

CREATE INDEX messages_in_chat ON messages (chat_id);
CREATE INDEX messages_by_id ON messages (chat_id, message_id) WHERE message_id IS NOT NULL;

-- What a message said before it was changed.
CREATE TABLE message_versions (
    seq         INTEGER NOT NULL,
    version     INTEGER NOT NULL,
    replaced_at INTEGER NOT NULL,
    kind        INTEGER NOT NULL,
    rest        TEXT,
    text        TEXT,
    PRIMARY KEY (seq, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE chats (
    chat_id          INTEGER PRIMARY KEY,
    kind             INTEGER NOT NULL,
    title            TEXT NOT NULL,
    username         TEXT,
    -- title, username and id in lower case, for searching
    names            TEXT NOT NULL,
    last_at          INTEGER NOT NULL,
    last_seq         INTEGER NOT NULL,
    preview_kind     INTEGER NOT NULL,
    preview_text     TEXT NOT NULL,
    preview_own      INTEGER NOT NULL,
    preview_author   TEXT,
    unread           INTEGER NOT NULL,
    waiting          INTEGER NOT NULL,
    first_seen       INTEGER NOT NULL,
    last_incoming_at INTEGER,
    messages         INTEGER NOT NULL
) STRICT;

-- `names` is here so that looking for a name reads this index alone until a chat matches.
CREATE INDEX chats_recent ON chats (last_at, last_seq, names);
CREATE INDEX chats_unread ON chats (last_at, last_seq) WHERE unread > 0;
CREATE INDEX chats_waiting ON chats (last_at, last_seq) WHERE waiting = 1;
CREATE INDEX chats_groups ON chats (last_at, last_seq) WHERE kind IN (2, 3);

-- How many chats each set holds, kept by the triggers below: the list shows these
-- numbers all the time.
CREATE TABLE chat_totals (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    chats    INTEGER NOT NULL,
    unread   INTEGER NOT NULL,
    waiting  INTEGER NOT NULL
) STRICT;
INSERT INTO chat_totals VALUES (1, 0, 0, 0);

CREATE TRIGGER chat_added AFTER INSERT ON chats BEGIN
    UPDATE chat_totals SET chats = chats + 1, unread = unread + (new.unread > 0),
        waiting = waiting + new.waiting;
END;
CREATE TRIGGER chat_changed AFTER UPDATE ON chats
WHEN (old.unread > 0) <> (new.unread > 0) OR old.waiting <> new.waiting BEGIN
    UPDATE chat_totals SET unread = unread + (new.unread > 0) - (old.unread > 0),
        waiting = waiting + new.waiting - old.waiting;
END;

CREATE TABLE drafts (
    chat_id INTEGER PRIMARY KEY,
    reply   TEXT,
    text    TEXT NOT NULL
) STRICT;

-- Sends. `place` orders the queue of a chat; a send that is tried again goes to the end.
-- state: 0 queued, 1 sending, 2 failed, 3 unknown, 4 sent.
CREATE TABLE outbox (
    seq         INTEGER PRIMARY KEY,
    chat_id     INTEGER NOT NULL,
    place       INTEGER NOT NULL,
    state       INTEGER NOT NULL,
    attempts    INTEGER NOT NULL,
    not_before  INTEGER,
    reason_code TEXT,
    reason_text TEXT,
    method      TEXT NOT NULL,
    params      TEXT NOT NULL
) STRICT;

-- Sent rows leave the index, so it stays as small as what is open.
CREATE INDEX outbox_unsent ON outbox (state, chat_id, place) WHERE state < 4;
CREATE INDEX outbox_order ON outbox (place) WHERE state < 4;

-- Words of updates and messages, under their seq. Columns: what was said first, what it
-- was changed to, who said it, and keys (chat and kind) that narrow a search.
-- Symbols (So) are kept so that emoji can be found; the four of Latin-1 would stick to words.
CREATE VIRTUAL TABLE words USING fts5 (
    said, later, names, keys,
    content = '',
    contentless_delete = 1,
    prefix = '2 3',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co So' separators '¦©®°'"
);
