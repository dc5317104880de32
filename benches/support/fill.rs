//! Fills a store with messages that look like those of a busy bot, the same ones every time.

use std::path::{Path, PathBuf};

use mpchat_console::api::{ChatId, Update};
use mpchat_console::store::Store;
use serde_json::{Value, json};

/// The chat that holds half of all messages.
pub const BUSY_CHAT: ChatId = ChatId(1_000_000);
/// How many other chats share the rest.
const OTHERS: u64 = 500;
/// Updates stored in one go. Larger than the protocol's 100: filling is not what is measured.
const BATCH: usize = 5_000;
/// Raised when the contents or the format change, so that old files are not taken for new ones.
const EDITION: u32 = 3;
/// The first message's date in Unix seconds.
const BEGIN: i64 = 1_760_000_000;

const ENGLISH: &str = "the to and is you it of that in for on have this what can with are not please \
    order my when will do how get need help thanks delivery address invoice refund still waiting \
    today tomorrow payment failed again hello price ship size colour available cancel change account \
    password reset login error screenshot attached receipt number tracking warehouse exchange \
    discount coupon membership question answer manager urgent friday monday meeting document report";
const CHINESE: &str = "的 我 你 是 了 不 在 有 这 个 请问 什么 时候 可以 发货 订单 地址 退款 谢谢 你好 客服 \
    还没有 收到 快递 今天 明天 付款 失败 再试 一次 价格 尺码 颜色 取消 修改 账号 密码 登录 截图 \
    发票 号码 仓库 换货 优惠 会员 问题 经理 着急 星期五 会议 文件 报告 上海 北京 广州 小明 世界";

/// Words that occur in one message of ten thousand.
pub const RARE: [&str; 2] = ["marmalade", "麒麟"];

/// A new store at `file` with this many messages in some hundred chats.
pub fn conversation(file: &Path, messages: usize) {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let store = Store::open(file).unwrap().store;
    let mut speaker = Speaker::new();
    let mut done = 0;
    while done < messages {
        let many = BATCH.min(messages - done);
        let updates = speaker.updates(many);
        let at = speaker.now() * 1000;
        runtime.block_on(store.receive(updates, at)).unwrap();
        done += many;
    }
    runtime.block_on(store.close());
}

/// The file of such a store, made on the first call. Do not write to it; take a [`copy`].
pub fn cached(messages: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("store-{messages}-{EDITION}"));
    let file = folder.join("store.db");
    if !file.exists() {
        // Made under another name: what was broken off must not be taken for the whole.
        let begun = folder.with_extension("begun");
        if begun.exists() {
            std::fs::remove_dir_all(&begun).unwrap();
        }
        conversation(&begun.join("store.db"), messages);
        std::fs::rename(&begun, &folder).unwrap();
    }
    file
}

/// A copy of such a store that may be written to.
pub fn copy(messages: usize, folder: &Path) -> PathBuf {
    let file = folder.join("store.db");
    std::fs::copy(cached(messages), &file).unwrap();
    // Else the first sync of the store would also write out the copy.
    std::fs::File::open(&file).unwrap().sync_all().unwrap();
    file
}

/// A copy of such a store where a window over this data folder finds it, when it is connected to a
/// bot with this id on this computer.
pub fn into_data_folder(messages: usize, data_folder: &Path, bot: i64) {
    let folder = data_folder.join("bots").join(format!("{bot}@127.0.0.1"));
    std::fs::create_dir_all(&folder).unwrap();
    copy(messages, &folder);
}

/// Makes updates, each newer than the one before.
pub struct Speaker {
    dice: fastrand::Rng,
    said: i64,
    english: Vec<&'static str>,
    chinese: Vec<&'static str>,
}

impl Speaker {
    /// Always says the same things in the same order.
    pub fn new() -> Self {
        Self {
            dice: fastrand::Rng::with_seed(7),
            said: 0,
            english: ENGLISH.split_whitespace().collect(),
            chinese: CHINESE.split_whitespace().collect(),
        }
    }

    /// Goes on as if this many had been made before.
    pub fn after(messages: usize) -> Self {
        Self { dice: fastrand::Rng::with_seed(8), said: messages as i64, ..Self::new() }
    }

    /// The date of the last one in Unix seconds.
    pub fn now(&self) -> i64 {
        BEGIN + self.said * 3
    }

    /// The next updates.
    pub fn updates(&mut self, many: usize) -> Vec<Update> {
        (0..many).map(|_| Update::from_raw(self.next().to_string())).collect()
    }

    fn next(&mut self) -> Value {
        self.said += 1;
        let number = self.said;
        let other = self.dice.u64(..OTHERS);
        let chat = if self.dice.bool() { BUSY_CHAT.0 } else { BUSY_CHAT.0 + 1 + other as i64 };
        let group = chat == BUSY_CHAT.0;
        let author = if group { 2_000_000 + self.dice.i64(0..40) } else { chat };
        let mut message = json!({
            "message_id": number,
            "date": self.now(),
            "chat": { "id": chat, "type": if group { "group" } else { "private" } },
            "from": { "id": author, "first_name": format!("Person {author}"), "username": format!("p{author}") },
            "text": self.text(),
        });
        if group {
            message["chat"]["title"] = json!("Customer questions");
        }
        json!({ "update_id": number, "message": message })
    }

    fn text(&mut self) -> String {
        let chinese = self.dice.u8(..5) < 2;
        let words = 3 + self.dice.usize(..12);
        let mut text = Vec::with_capacity(words + 1);
        for _ in 0..words {
            let list = if chinese { &self.chinese } else { &self.english };
            // The square makes the first words of a list common and the last ones seldom.
            let place = self.dice.f32().powi(2) * list.len() as f32;
            text.push(list[(place as usize).min(list.len() - 1)]);
        }
        if self.dice.u16(..10_000) == 0 {
            text.push(RARE[usize::from(chinese)]);
        }
        text.join(if chinese { "" } else { " " })
    }
}
