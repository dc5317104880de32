//! The table of texts: English, 简体中文, 繁體中文.

macro_rules! texts {
    ($($name:ident: $english:literal, $simplified:literal, $traditional:literal;)*) => {
        /// A text of the screen.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each name stands beside its English text below")]
        pub enum Text { $($name,)* }

        impl Text {
            /// Every text.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// English, simplified Chinese, traditional Chinese.
            #[must_use]
            pub const fn all(self) -> [&'static str; 3] {
                match self {
                    $(Self::$name => [$english, $simplified, $traditional],)*
                }
            }
        }
    };
}

texts! {
    // Times.
    Now: "now", "刚刚", "剛剛";
    Today: "Today", "今天", "今天";
    Yesterday: "Yesterday", "昨天", "昨天";

    // The way in.
    WelcomeTitle: "Run your MPChat bot by hand", "手动运行你的 MPChat 机器人", "手動運行你的 MPChat 機器人";
    WelcomeSubtitle: "See who writes, answer them, look after the bot. No code, no server.",
        "查看来信、回复用户、管理机器人。无需代码，无需服务器。",
        "查看來信、回覆用戶、管理機器人。無需程式碼，無需伺服器。";
    DemoTitle: "Try the demo bot", "试用演示机器人", "試用示範機器人";
    DemoText: "A few people are waiting to talk to you. Nothing leaves this computer.",
        "几位用户正等着与你聊天。数据不会离开本机。",
        "幾位用戶正等著與你聊天。資料不會離開本機。";
    DemoStart: "Start the demo", "开始演示", "開始示範";
    DemoHint: "No token, no account, no network.", "无需令牌、账号或网络。", "無需權杖、帳號或網路。";
    ConnectTitle: "Connect a bot", "连接机器人", "連接機器人";
    ConnectText: "Paste the token that BotFather gave you in MPChat.",
        "粘贴 MPChat 中 BotFather 给你的令牌。",
        "貼上 MPChat 中 BotFather 給你的權杖。";
    TokenField: "Bot token", "机器人令牌", "機器人權杖";
    TokenHint: "Paste the token here", "在此粘贴令牌", "在此貼上權杖";
    PasteTooltip: "Paste the token from the clipboard", "从剪贴板粘贴令牌", "從剪貼簿貼上權杖";
    CheckAndConnect: "Check and connect", "检查并连接", "檢查並連接";
    TokenKept: "Kept in memory for this session only. Never written to a file, a log or the screen.",
        "仅在本次会话的内存中保留，绝不写入文件、日志或屏幕。",
        "僅在本次工作階段的記憶體中保留，絕不寫入檔案、日誌或螢幕。";
    AddressField: "API address", "API 地址", "API 位址";
    AddressShow: "Use another API address", "使用其他 API 地址", "使用其他 API 位址";
    AddressHint: "For a test server on this computer. Leave it as it is for MPChat.",
        "用于本机的测试服务器。连接 MPChat 时无需更改。",
        "用於本機的測試伺服器。連接 MPChat 時無需更改。";
    UseEnvToken: "Use MPCHAT_BOT_TOKEN", "使用 MPCHAT_BOT_TOKEN", "使用 MPCHAT_BOT_TOKEN";
    EnvTokenFound: "The variable MPCHAT_BOT_TOKEN is set.", "已设置变量 MPCHAT_BOT_TOKEN。", "已設定變數 MPCHAT_BOT_TOKEN。";
    Connecting: "Connecting…", "正在连接…", "正在連接…";
    StartingDemo: "Starting the demo…", "正在启动演示…", "正在啟動示範…";
    Cancel: "Cancel", "取消", "取消";
    TokenGood: "Looks like a token.", "看起来是有效的令牌。", "看起來是有效的權杖。";
    RemarkQuotes: "The quotes around it were removed.", "已去掉两侧的引号。", "已去掉兩側的引號。";
    RemarkUrl: "It was taken out of the URL.", "已从网址中取出。", "已從網址中取出。";
    RemarkAssignment: "It was taken out of the line.", "已从该行中取出。", "已從該行中取出。";
    RemarkText: "It was taken out of the text.", "已从文本中取出。", "已從文字中取出。";
    RemarkPrefix: "The word bot in front of it was removed.", "已去掉前面的 bot。", "已去掉前面的 bot。";
    ProblemSpaces: "A token has no spaces. Copy only the token itself.", "令牌中没有空格。请只复制令牌本身。", "權杖中沒有空格。請只複製權杖本身。";
    ProblemUrl: "This is a URL without a token in it. Copy the token from BotFather.",
        "这是一个不含令牌的网址。请从 BotFather 复制令牌。",
        "這是一個不含權杖的網址。請從 BotFather 複製權杖。";
    ProblemSeveral: "There is more than one token here. Paste only one.", "这里有不止一个令牌。请只粘贴一个。", "這裡有不止一個權杖。請只貼上一個。";
    ProblemPlaceholder: "This is a placeholder from a manual. Put the real token in its place.",
        "这是说明文档中的占位符。请换成真实的令牌。",
        "這是說明文件中的佔位符。請換成真實的權杖。";
    ProblemLong: "This is too long to be a token.", "内容过长，不是令牌。", "內容過長，不是權杖。";
    ProblemOther: "This has characters that no token has.", "其中有令牌不会包含的字符。", "其中有權杖不會包含的字元。";
    AddressNotUrl: "This is not an address. It looks like https://call.mp.net/bot.",
        "这不是有效的地址。正确的形式如 https://call.mp.net/bot。",
        "這不是有效的位址。正確的形式如 https://call.mp.net/bot。";
    AddressPlainHttp: "Plain http would show the token to the network. Use https; http is for this computer only.",
        "http 会在网络上暴露令牌。请使用 https；http 仅限本机。",
        "http 會在網路上暴露權杖。請使用 https；http 僅限本機。";
    AddressCredentials: "The address must not hold a user name or password.", "地址中不能包含用户名或密码。", "位址中不能包含使用者名稱或密碼。";
    AddressHoldsToken: "The address holds a token. Put the token into its own field.", "地址中包含令牌。请把令牌填到令牌栏。", "位址中包含權杖。請把權杖填到權杖欄。";

    // What failed, and what to do.
    Fail401: "The server does not know this token.", "服务器不认识这个令牌。", "伺服器不認識這個權杖。";
    Do401: "Check that you copied all of it, or ask BotFather in MPChat for a new one.",
        "请确认已完整复制，或在 MPChat 中向 BotFather 申请新的令牌。",
        "請確認已完整複製，或在 MPChat 中向 BotFather 申請新的權杖。";
    Fail400: "The server did not accept it.", "服务器没有接受。", "伺服器沒有接受。";
    Do400: "If this is a chat, the person may have to write to the bot first.",
        "如果是聊天，可能需要对方先给机器人发消息。",
        "如果是聊天，可能需要對方先給機器人發訊息。";
    Fail403: "The bot is not allowed to do this.", "机器人没有此权限。", "機器人沒有此權限。";
    Do403: "The person may have blocked the bot, or the bot lacks a right in the group.",
        "对方可能已屏蔽机器人，或机器人在群组中缺少权限。",
        "對方可能已封鎖機器人，或機器人在群組中缺少權限。";
    Fail404: "The server does not know this address.", "服务器上没有这个地址。", "伺服器上沒有這個位址。";
    Do404: "Check the API address; it usually ends with /bot.", "请检查 API 地址，通常以 /bot 结尾。", "請檢查 API 位址，通常以 /bot 結尾。";
    Fail409: "A webhook receives this bot's updates.", "此机器人的更新由 Webhook 接收。", "此機器人的更新由 Webhook 接收。";
    Fail413: "It is too large for the server.", "内容超出服务器允许的大小。", "內容超出伺服器允許的大小。";
    Fail429: "Too many requests at once.", "请求过于频繁。", "請求過於頻繁。";
    DoWait: "It is tried again by itself.", "将自动重试。", "將自動重試。";
    Fail500: "The server has trouble.", "服务器出现问题。", "伺服器出現問題。";
    Fail501: "MPChat does not offer this yet.", "MPChat 暂不支持此功能。", "MPChat 暫不支援此功能。";
    Fail50001: "MPChat refused it by its own rules.", "MPChat 按其业务规则拒绝了。", "MPChat 按其業務規則拒絕了。";
    FailOther: "The server refused it.", "服务器拒绝了。", "伺服器拒絕了。";
    FailHost: "The address was not found.", "找不到该地址。", "找不到該位址。";
    DoHost: "Check the internet connection and the API address.", "请检查网络连接和 API 地址。", "請檢查網路連線和 API 位址。";
    FailRefused: "Nobody listens at that address.", "该地址无人应答。", "該位址無人應答。";
    DoRefused: "Check the address and the port, and whether the server runs.", "请检查地址和端口，以及服务器是否在运行。", "請檢查位址和連接埠，以及伺服器是否在運行。";
    FailUnreachable: "The network cannot be reached.", "无法连接网络。", "無法連接網路。";
    DoNetwork: "Check the internet connection.", "请检查网络连接。", "請檢查網路連線。";
    FailTls: "No secure connection could be made.", "无法建立安全连接。", "無法建立安全連線。";
    DoTls: "Check the computer's date and time. A company network or a virus scanner may stand in between.",
        "请检查电脑的日期和时间。公司网络或杀毒软件可能在中间拦截。",
        "請檢查電腦的日期和時間。公司網路或防毒軟體可能在中間攔截。";
    FailProxy: "The proxy did not let it through.", "代理服务器没有放行。", "代理伺服器沒有放行。";
    DoProxy: "Check the proxy in the system settings.", "请检查系统设置中的代理。", "請檢查系統設定中的代理。";
    FailTimeout: "No answer came in time.", "未能及时收到应答。", "未能及時收到應答。";
    FailBroken: "The connection broke.", "连接中断。", "連線中斷。";
    FailHtml: "A web page answered, not the Bot API.", "应答的是网页，而不是 Bot API。", "應答的是網頁，而不是 Bot API。";
    FailWrongJson: "Something answered, but it is not the Bot API.", "有应答，但不是 Bot API。", "有應答，但不是 Bot API。";
    FailRedirect: "The address leads somewhere else. It is not followed, to protect the token.",
        "该地址指向别处。为保护令牌，不会跟随跳转。",
        "該位址指向別處。為保護權杖，不會跟隨跳轉。";
    FailTooLarge: "The answer was too large.", "应答内容过大。", "應答內容過大。";
    DoAddress: "Check the API address. A sign-in page of the network may be in the way.",
        "请检查 API 地址。也可能被网络的登录页面拦截。",
        "請檢查 API 位址。也可能被網路的登入頁面攔截。";
    FailStore: "The local data could not be opened.", "无法打开本地数据。", "無法開啟本地資料。";
    StoreNewer: "This bot's data was written by a newer version of the program; nothing was changed.",
        "此机器人的数据由更新版本的程序写入；未作任何更改。",
        "此機器人的資料由更新版本的程式寫入；未作任何更改。";
    DoUpdate: "Update the program to open it.", "请更新程序后再打开。", "請更新程式後再開啟。";
    StoreInUse: "This bot is open in another window of the program.", "此机器人已在本程序的另一个窗口中打开。", "此機器人已在本程式的另一個視窗中開啟。";
    DoCloseOther: "Close that one first.", "请先关闭那个窗口。", "請先關閉那個視窗。";
    StoreFull: "The disk is full, so nothing was stored.", "磁盘已满，未能保存。", "磁碟已滿，未能儲存。";
    DoFreeSpace: "Free some space and try again.", "请清理出一些空间后重试。", "請清理出一些空間後重試。";
    StoreReadOnly: "The data cannot be written: its file or folder is read-only.", "无法写入数据：文件或文件夹为只读。", "無法寫入資料：檔案或資料夾為唯讀。";
    DoPermit: "Check the disk and the rights on the data folder.", "请检查磁盘以及数据文件夹的权限。", "請檢查磁碟以及資料夾的權限。";
    StoreDamaged: "The data file is damaged.", "数据文件已损坏。", "資料檔案已損壞。";
    DoStartAgain: "Start the program again: the file will be set aside and a new one begun.",
        "请重新启动程序：该文件会被移到一旁，并新建一个。",
        "請重新啟動程式：該檔案會被移到一旁，並新建一個。";
    StoreIo: "The data file cannot be used.", "数据文件无法使用。", "資料檔案無法使用。";
    StoreNotSending: "This message is not being sent, so its outcome cannot be recorded.", "这条消息并未在发送，无法记录其结果。", "這則訊息並未在傳送，無法記錄其結果。";
    StoreClosed: "The data file is closed.", "数据文件已关闭。", "資料檔案已關閉。";
    DoConnectOnce: "Disconnect the bot and connect it again.", "请断开机器人，然后重新连接。", "請中斷機器人連線，然後重新連接。";
    StoreOther: "The data file failed.", "数据文件出错。", "資料檔案出錯。";
    FailDemo: "The demo could not start.", "演示无法启动。", "示範無法啟動。";
    ReasonCrash: "The program stopped while this was on its way: it may have arrived.",
        "发送途中程序停止：可能已送达。",
        "傳送途中程式停止：可能已送達。";
    ServerSays: "The server says: {text}", "服务器说明：{text}", "伺服器說明：{text}";
    Dismiss: "Dismiss", "关闭", "關閉";
    TryAgain: "Try again", "重试", "重試";

    // Rooms.
    RoomChats: "Chats", "聊天", "聊天";
    RoomFeed: "Feed", "动态", "動態";
    RoomOutbox: "Outbox", "发件箱", "寄件匣";
    RoomSettings: "Settings", "设置", "設定";

    // The chat list.
    SearchChats: "Search people and groups", "搜索联系人和群组", "搜尋聯絡人和群組";
    FilterAll: "All", "全部", "全部";
    FilterUnread: "Unread", "未读", "未讀";
    FilterWaiting: "Waiting", "待回复", "待回覆";
    FilterGroups: "Groups", "群组", "群組";
    NoChatsTitle: "Nobody has written yet", "还没有人来信", "還沒有人來信";
    NoChatsText: "Write any message to @{bot} in MPChat. The chat appears here by itself.",
        "在 MPChat 中给 @{bot} 发一条消息，聊天会自动出现在这里。",
        "在 MPChat 中給 @{bot} 發一則訊息，聊天會自動出現在這裡。";
    NoChatsFound: "No chat fits", "没有符合的聊天", "沒有符合的聊天";
    NoChatsFoundText: "Try another name, or choose All.", "换个名字，或选择“全部”。", "換個名字，或選擇「全部」。";
    You: "You: {text}", "你：{text}", "你：{text}";
    DraftLine: "Draft: {text}", "草稿：{text}", "草稿：{text}";
    UnreadCount: "{count} unread", "{count} 条未读", "{count} 則未讀";
    ChatInTrouble: "a message is not sent", "有消息未发送", "有訊息未傳送";
    KindPrivate: "private", "私聊", "私聊";
    KindGroup: "group", "群组", "群組";
    KindChannel: "channel", "频道", "頻道";
    KindUnknown: "chat", "聊天", "聊天";
    NoName: "No name", "无名称", "無名稱";

    // A conversation.
    PickChatTitle: "Pick a chat", "选择一个聊天", "選擇一個聊天";
    PickChatText: "The people on the left have written to the bot.", "左侧是给机器人发过消息的人。", "左側是給機器人發過訊息的人。";
    NoConversationTitle: "No conversations yet", "还没有对话", "還沒有對話";
    NoConversationText: "When somebody writes to the bot, you read it and answer it here.",
        "有人给机器人发消息后，你可以在这里查看和回复。",
        "有人給機器人發訊息後，你可以在這裡查看和回覆。";
    LastWrote: "last wrote {time}", "最近来信：{time}", "最近來信：{time}";
    NoMessages: "No messages yet", "还没有消息", "還沒有訊息";
    Joined: "{name} joined", "{name} 加入了", "{name} 加入了";
    Left: "{name} left", "{name} 离开了", "{name} 離開了";
    Pinned: "A message was pinned", "置顶了一条消息", "置頂了一則訊息";
    PinnedText: "Pinned: {text}", "已置顶：{text}", "已置頂：{text}";
    Photo: "Photo", "图片", "圖片";
    Video: "Video", "视频", "影片";
    Document: "File", "文件", "檔案";
    UnknownMessage: "Unsupported message", "不支持的消息", "不支援的訊息";
    ShowRaw: "Show the raw update", "显示原始更新", "顯示原始更新";
    ShowMore: "Show more ({count} characters)", "显示更多（{count} 个字符）", "顯示更多（{count} 個字元）";
    Edited: "edited", "已编辑", "已編輯";
    Reply: "Reply", "回复", "回覆";
    CopyText: "Copy text", "复制文本", "複製文字";
    NewMessages: "{count} new", "{count} 条新消息", "{count} 則新訊息";
    ToLatest: "To the newest", "到最新", "到最新";
    SelfName: "You", "你", "你";
    ShowDetails: "Show details", "显示详情", "顯示詳情";
    CloseDetails: "Close details", "关闭详情", "關閉詳情";

    // Send states.
    StateQueued: "Waiting to be sent", "等待发送", "等待傳送";
    StateQueuedUntil: "Will be tried again at {time}.", "将于 {time} 重试。", "將於 {time} 重試。";
    StateSending: "Sending", "发送中", "傳送中";
    StateSent: "Sent", "已发送", "已傳送";
    StateFailed: "Not sent", "未发送", "未傳送";
    StateUnknown: "The connection broke after this left: it may have arrived.",
        "消息发出后连接中断：可能已送达。",
        "訊息發出後連線中斷：可能已送達。";
    SendAgain: "Send again", "再次发送", "再次傳送";
    MarkSent: "Mark as sent", "标记为已发送", "標記為已傳送";
    Discard: "Discard", "丢弃", "捨棄";
    MayHaveArrived: "It may have arrived.", "可能已送达。", "可能已送達。";
    MoreInUpdate: "{count} more characters: open the update", "还有 {count} 个字符：打开更新", "還有 {count} 個字元：開啟更新";
    NotStored: "That message is not stored here.", "此处没有保存那条消息。", "此處沒有儲存那則訊息。";
    SendAgainHint: "If it did arrive, the person gets it twice.", "如果其实已送达，对方会收到两次。", "如果其實已送達，對方會收到兩次。";

    StateDoubt: "In doubt", "待确认", "待確認";
    OutboxEmptyTitle: "Everything is sent", "全部已发送", "全部已傳送";
    OutboxEmptyText: "What waits, failed or is in doubt appears here.", "等待、失败或待确认的消息会显示在这里。", "等待、失敗或待確認的訊息會顯示在這裡。";
    OutboxNeedsYou: "NEEDS YOU", "需要处理", "需要處理";
    OutboxWaiting: "WAITING", "等待中", "等待中";
    EditAndSend: "Edit and send", "编辑后发送", "編輯後傳送";
    OpenChat: "Open the chat", "打开聊天", "開啟聊天";

    // The composer.
    WriteMessage: "Write a message…", "输入消息…", "輸入訊息…";
    MessageField: "Message", "消息", "訊息";
    Send: "Send", "发送", "傳送";
    SendTooltip: "Send (Enter). Shift+Enter breaks the line.", "发送（Enter）。Shift+Enter 换行。", "傳送（Enter）。Shift+Enter 換行。";
    NothingToSend: "Write something first.", "请先输入内容。", "請先輸入內容。";
    TooLongToSend: "{count} of {limit} characters. The limit is assumed; MPChat does not document it.",
        "{count} / {limit} 个字符。此上限为推测，MPChat 未说明。",
        "{count} / {limit} 個字元。此上限為推測，MPChat 未說明。";
    ReplyingTo: "Reply to {name}", "回复 {name}", "回覆 {name}";
    CancelReply: "Do not reply to it", "取消回复", "取消回覆";

    FieldFull: "The field takes {count} characters; the rest was left out.", "输入框最多容纳 {count} 个字符，其余内容未放入。", "輸入框最多容納 {count} 個字元，其餘內容未放入。";
    Preview: "Preview", "预览", "預覽";
    PlainText: "Plain text", "纯文本", "純文字";
    ParseMode: "Formatting", "格式", "格式";
    StyleBold: "Bold (Ctrl+B)", "粗体（Ctrl+B）", "粗體（Ctrl+B）";
    StyleItalic: "Italic (Ctrl+I)", "斜体（Ctrl+I）", "斜體（Ctrl+I）";
    StyleCode: "Code (Ctrl+E)", "代码（Ctrl+E）", "程式碼（Ctrl+E）";
    StyleLink: "Link (Ctrl+Shift+K)", "链接（Ctrl+Shift+K）", "連結（Ctrl+Shift+K）";
    SendAsPlain: "Send as plain text", "按纯文本发送", "按純文字傳送";
    SplitInto: "Send as {count} messages", "分成 {count} 条发送", "分成 {count} 則傳送";
    MarkupNotClosed: "{what} is not closed.", "{what} 没有结束。", "{what} 沒有結束。";
    MarkupClosesNothing: "{what} closes nothing.", "{what} 没有对应的开头。", "{what} 沒有對應的開頭。";
    MarkupUnsupported: "{what} is not supported.", "不支持 {what}。", "不支援 {what}。";
    MarkupBareLess: "Write &lt; for a plain {what}.", "普通的 {what} 请写成 &lt;。", "普通的 {what} 請寫成 &lt;。";

    // The feed.
    FeedText: "Every update as it came, newest at the bottom", "按到达顺序显示所有更新，最新的在底部", "按到達順序顯示所有更新，最新的在底部";
    FilterText: "Filter by text", "按文本筛选", "按文字篩選";
    FilterKind: "Kind", "类型", "類型";
    FilterChat: "Chat", "聊天", "聊天";
    ClearSearch: "Clear the search", "清除搜索", "清除搜尋";
    AnyKind: "All kinds", "所有类型", "所有類型";
    AnyChat: "All chats", "所有聊天", "所有聊天";
    PauseView: "Pause the view", "暂停显示", "暫停顯示";
    ResumeView: "Resume the view", "继续显示", "繼續顯示";
    PauseViewTooltip: "Receiving goes on while the view stands still.", "显示暂停，接收仍在继续。", "顯示暫停，接收仍在繼續。";
    ViewPaused: "View paused. Receiving goes on.", "显示已暂停，接收仍在继续。", "顯示已暫停，接收仍在繼續。";
    FeedEmptyTitle: "No updates yet", "还没有更新", "還沒有更新";
    FeedEmptyText: "Everything that the bot receives appears here, raw and whole.", "机器人收到的一切都会原样显示在这里。", "機器人收到的一切都會原樣顯示在這裡。";
    FeedNothingFits: "No update fits the filter", "没有符合筛选的更新", "沒有符合篩選的更新";
    ClearFilter: "Clear the filter", "清除筛选", "清除篩選";
    Malformed: "malformed", "格式错误", "格式錯誤";

    // Details.
    Details: "Details", "详情", "詳情";
    SectionChat: "CHAT", "聊天", "聊天";
    SectionUpdate: "UPDATE", "更新", "更新";
    FactId: "id", "id", "id";
    FactKind: "kind", "类型", "類型";
    FactUsername: "username", "用户名", "使用者名稱";
    FactFirstSeen: "first seen", "首次出现", "首次出現";
    FactMessages: "messages", "消息", "訊息";
    CopyId: "Copy the id", "复制 id", "複製 id";
    AsTree: "Tree", "树形", "樹狀";
    AsText: "Text", "文本", "文字";
    CopyJson: "Copy JSON", "复制 JSON", "複製 JSON";
    SaveJson: "Save as…", "另存为…", "另存新檔…";
    Saved: "Saved", "已保存", "已儲存";
    SaveFailed: "It could not be saved: {text}", "无法保存：{text}", "無法儲存：{text}";
    NoFileDialog: "This desktop offers no file dialog. Use Copy JSON instead.", "此桌面没有文件对话框。请改用“复制 JSON”。", "此桌面沒有檔案對話框。請改用「複製 JSON」。";
    PickUpdateText: "Select a row to see the whole update.", "选择一行以查看完整的更新。", "選擇一列以查看完整的更新。";
    PickMessageText: "Select a message to see its update.", "选择一条消息以查看其更新。", "選擇一則訊息以查看其更新。";
    NoUpdateForMessage: "The bot's own messages come with no update.", "机器人自己的消息没有对应的更新。", "機器人自己的訊息沒有對應的更新。";

    // The status bar and receiving.
    Receiving: "Receiving", "接收中", "接收中";
    Starting: "Starting", "启动中", "啟動中";
    BackingOff: "Trying again in {seconds} s", "{seconds} 秒后重试", "{seconds} 秒後重試";
    Paused: "Paused", "已暂停", "已暫停";
    Conflict: "A webhook has the updates", "更新由 Webhook 接收", "更新由 Webhook 接收";
    Stopped: "Stopped", "已停止", "已停止";
    StoreTrouble: "Cannot store", "无法保存", "無法儲存";
    Pause: "Pause receiving", "暂停接收", "暫停接收";
    Resume: "Resume receiving", "继续接收", "繼續接收";
    RetryNow: "Try now", "立即重试", "立即重試";
    WaitingToSend: "{count} waiting to send", "{count} 条等待发送", "{count} 則等待傳送";
    NeedsYou: "In the outbox, waiting for you: {count}", "发件箱待处理：{count}", "寄件匣待處理：{count}";
    RequestsUsed: "{used} of {limit} requests a second", "每秒请求 {used} / {limit}", "每秒請求 {used} / {limit}";
    RoundTrip: "{ms} ms", "{ms} 毫秒", "{ms} 毫秒";
    RoundTripTooltip: "How long the last call took", "上一次调用的耗时", "上一次呼叫的耗時";
    DemoBot: "Demo bot", "演示机器人", "示範機器人";
    ConflictTitle: "A webhook receives this bot's updates", "此机器人的更新由 Webhook 接收", "此機器人的更新由 Webhook 接收";
    ConflictText: "The server {host} gets everything people write, so nothing new arrives here. You can still answer chats that are stored. Ask whoever looks after the bot before you change that; this program never deletes a webhook by itself.",
        "人们发送的一切都由服务器 {host} 接收，因此这里不会有新消息。你仍可回复已保存的聊天。更改前请先联系机器人的维护者；本程序绝不会自行删除 Webhook。",
        "人們傳送的一切都由伺服器 {host} 接收，因此這裡不會有新訊息。你仍可回覆已儲存的聊天。更改前請先聯絡機器人的維護者；本程式絕不會自行刪除 Webhook。";
    CheckAgain: "Check again", "重新检查", "重新檢查";
    StoppedTitle: "Receiving has stopped", "接收已停止", "接收已停止";
    DoConnectAgain: "Connect the bot again with a token that works; BotFather in MPChat gives you one. What is stored stays.",
        "请用有效的令牌重新连接机器人；可在 MPChat 中向 BotFather 索取。已保存的内容不受影响。",
        "請用有效的權杖重新連接機器人；可在 MPChat 中向 BotFather 索取。已儲存的內容不受影響。";
    EnterOtherToken: "Enter another token", "输入其他令牌", "輸入其他權杖";
    StoreTroubleTitle: "What arrived cannot be stored", "收到的内容无法保存", "收到的內容無法儲存";
    StoreTroubleText: "It is kept in memory and stored as soon as possible. Nothing more is fetched until then. {text}",
        "内容暂存于内存，会尽快保存；在此之前不再接收新内容。{text}",
        "內容暫存於記憶體，會盡快儲存；在此之前不再接收新內容。{text}";
    SetAsideTitle: "A damaged store was set aside", "损坏的数据已移到一旁", "損壞的資料已移到一旁";
    SetAsideText: "It was kept as {file}. A new one was begun.", "已保留为 {file}，并新建了数据文件。", "已保留為 {file}，並新建了資料檔案。";
    RecoveredTitle: "Messages in doubt", "有待确认的消息", "有待確認的訊息";
    RecoveredText: "On their way when the program ended: {count}. Look at them and decide.",
        "程序退出时正在发送：{count} 条。请查看并决定如何处理。",
        "程式結束時正在傳送：{count} 則。請查看並決定如何處理。";
    TagDemo: "DEMO", "演示", "示範";
    Disconnect: "Disconnect", "断开连接", "中斷連線";
    BotMenu: "Bot menu {name}", "机器人菜单 {name}", "機器人選單 {name}";

    // Settings.
    SettingsTitle: "Settings", "设置", "設定";
    LanguageField: "Language", "语言", "語言";
    ThemeField: "Theme", "主题", "主題";
    ThemeSystem: "As the system", "跟随系统", "跟隨系統";
    ThemeLight: "Light", "浅色", "淺色";
    ThemeDark: "Dark", "深色", "深色";
    DataFolder: "Data folder", "数据文件夹", "資料夾";
    DataFolderText: "Updates, messages and drafts of each bot lie here. Tokens do not.",
        "每个机器人的更新、消息和草稿都保存在这里，令牌除外。",
        "每個機器人的更新、訊息和草稿都儲存在這裡，權杖除外。";
    Copy: "Copy", "复制", "複製";
    Copied: "Copied", "已复制", "已複製";
    Version: "Version {version}", "版本 {version}", "版本 {version}";

    // Attachments.

    // Pictures and files.

    // Keyboards.

    // Canned replies.

    // What can be done with a message.

    // Sending later.

    // Uploads.

    // Guard rails.

    // The webhook panel.

    // The command menu.

    // The method explorer.
    RoomMethods: "Methods", "方法", "方法";
    MethodsSearch: "Search methods and parameters", "搜索方法和参数", "搜尋方法和參數";
    MethodsNoneFound: "No method fits.", "没有符合的方法。", "沒有符合的方法。";
    MethodsTypeAny: "Any other method can be called too: type its name into the search.",
        "也可以调用其他任何方法：在搜索框中输入它的名称。",
        "也可以呼叫其他任何方法：在搜尋欄中輸入它的名稱。";
    MethodsTyped: "Call {name}", "调用 {name}", "呼叫 {name}";
    MethodsTypedText: "It is not in the catalogue, so there is no form for it, only the JSON body.",
        "目录中没有它，因此没有表单，只能填写 JSON 请求体。",
        "目錄中沒有它，因此沒有表單，只能填寫 JSON 請求主體。";
    MethodsCheck: "Check support", "检测支持情况", "檢測支援情況";
    MethodsCheckStop: "Stop checking", "停止检测", "停止檢測";
    MethodsCheckText: "Calls the methods that change nothing, once each, and marks what the server answers. getUpdates is left out: it takes updates away.",
        "对不会改变任何内容的方法各调用一次，并标记服务器的应答。不包括 getUpdates：它会取走更新。",
        "對不會改變任何內容的方法各呼叫一次，並標記伺服器的應答。不包括 getUpdates：它會取走更新。";
    MethodsCheckHint: "Asks only what changes nothing. The rest is marked as it is used.",
        "只调用不改变任何内容的方法，其余方法在使用时标记。",
        "只呼叫不改變任何內容的方法，其餘方法在使用時標記。";
    MethodsChecking: "Asked {asked} of {total}…", "已检测 {asked} / {total}…", "已檢測 {asked} / {total}…";
    MethodsChecked: "There: {there}. Not there: {missing}. No answer: {silent}.",
        "支持：{there}。不支持：{missing}。无应答：{silent}。",
        "支援：{there}。不支援：{missing}。無應答：{silent}。";
    MethodsCheckLeftOut: "Not asked for want of a chat: {count}.", "因没有聊天而未检测：{count}。", "因沒有聊天而未檢測：{count}。";
    MethodsMatrix: "Matrix", "一览表", "一覽表";
    MethodsMatrixText: "All methods at a glance", "一览所有方法", "一覽所有方法";
    MatrixTitle: "All methods at a glance", "所有方法一览", "所有方法一覽";
    MatrixBack: "Back to the explorer", "返回方法页", "返回方法頁";
    MatrixCopy: "Copy as Markdown", "复制为 Markdown", "複製為 Markdown";
    ColumnMethod: "Method", "方法", "方法";
    ColumnCategory: "Category", "类别", "類別";
    ColumnBasis: "Known from", "依据", "依據";
    ColumnStatus: "Status", "状态", "狀態";
    ColumnRisk: "Risk", "风险", "風險";
    ColumnSeen: "Seen here", "实际表现", "實際表現";
    CategoryCore: "Core", "核心", "核心";
    CategoryMessage: "Message", "消息", "訊息";
    CategoryManagement: "Management", "消息管理", "訊息管理";
    CategoryGroup: "Group", "群组", "群組";
    CategoryCommands: "Bot Commands", "机器人命令", "機器人命令";
    CategoryWebhook: "Webhook", "Webhook", "Webhook";
    CategoryUser: "User", "用户", "用戶";
    RiskReads: "reads", "只读", "唯讀";
    RiskWrites: "writes", "写入", "寫入";
    RiskHigh: "high risk", "高风险", "高風險";
    StatusSupported: "supported", "支持", "支援";
    StatusNotImplemented: "501", "501", "501";
    StatusPresumed: "presumed supported", "推测支持", "推測支援";
    BasisDocumented: "documented", "有文档", "有文件";
    BasisInferred: "inferred", "推断", "推斷";
    BasisInferredHigh: "inferred, nearly certain", "推断，基本确定", "推斷，基本確定";
    BasisInferredMedium: "inferred, likely", "推断，较有可能", "推斷，較有可能";
    BasisInferredLow: "inferred, a guess", "推断，仅为猜测", "推斷，僅為猜測";
    CellInferred: "Inferred: no article at hand says it.", "推断：现有文章均未说明。", "推斷：現有文章均未說明。";
    SourceArticles: "Stated by {articles}.", "依据 {articles}。", "依據 {articles}。";
    SourceInferred: "No article states it. Believed because: {reason}.", "没有文章说明。推断理由：{reason}。", "沒有文章說明。推斷理由：{reason}。";
    DocOnly: "DocOnly", "DocOnly", "DocOnly";
    DocOnlyText: "The help centre asks for an approval and a way back before it is called (15703409).",
        "帮助中心要求调用前先获批准并备好回退方案（15703409）。",
        "說明中心要求呼叫前先獲批准並備好回退方案（15703409）。";
    SeenNever: "not called yet", "尚未调用", "尚未呼叫";
    SeenWorking: "seen working", "已确认可用", "已確認可用";
    SeenNotImplemented: "seen 501", "曾返回 501", "曾回傳 501";
    SeenNotFound: "seen 404", "曾返回 404", "曾回傳 404";
    SeenRefused: "seen refusing ({code})", "曾拒绝（{code}）", "曾拒絕（{code}）";
    SeenRefusing: "seen refusing", "曾拒绝", "曾拒絕";
    SeenMissing: "seen 501 or 404", "曾返回 501 或 404", "曾回傳 501 或 404";
    MethodUnknown: "not in the catalogue", "目录中没有", "目錄中沒有";
    MethodUnknownText: "Nothing is known of this method. It is called with the JSON below, spelled exactly so.",
        "对此方法一无所知。将按此拼写和下方的 JSON 调用。",
        "對此方法一無所知。將按此拼寫和下方的 JSON 呼叫。";
    ModeForm: "Form", "表单", "表單";
    ModeJson: "JSON", "JSON", "JSON";
    ModeFormNotJson: "Mend the JSON first.", "请先修正 JSON。", "請先修正 JSON。";
    ModeFormUnknown: "There is no form for a method that is not in the catalogue.", "目录中没有的方法没有表单。", "目錄中沒有的方法沒有表單。";
    TabForm: "Parameters", "参数", "參數";
    TabAnswer: "Answer", "应答", "應答";
    TabHistory: "History", "历史", "歷史";
    TabCode: "Code", "代码", "程式碼";
    NoParameters: "It takes no parameters.", "此方法没有参数。", "此方法沒有參數。";
    BodyField: "JSON body", "JSON 请求体", "JSON 請求主體";
    BodyText: "One JSON object. It is read and written anew before it is sent.", "一个 JSON 对象，发送前会重新解析并生成。", "一個 JSON 物件，傳送前會重新解析並產生。";
    FormExtra: "Sent too, though the catalogue does not know it: {json}", "目录中没有、但也会发送：{json}", "目錄中沒有、但也會傳送：{json}";
    FormForgetExtra: "Leave it out", "不发送", "不傳送";
    FieldRequired: "required", "必填", "必填";
    FieldInferred: "inferred", "推断", "推斷";
    FieldNotSet: "not set", "不设置", "不設定";
    FieldMissing: "This is required.", "此项必填。", "此項必填。";
    FieldNotANumber: "This is not a number.", "这不是数字。", "這不是數字。";
    FieldNotWhole: "This must be a whole number.", "必须是整数。", "必須是整數。";
    FieldNameForId: "Write the number. MPChat documents no @names here.", "请填写数字。MPChat 未说明此处可用 @名称。", "請填寫數字。MPChat 未說明此處可用 @名稱。";
    FieldIdTooGreat: "Ids go up to 9007199254740991.", "id 最大为 9007199254740991。", "id 最大為 9007199254740991。";
    FieldNotAChoice: "This is none of the documented choices.", "这不是文档列出的选项。", "這不是文件列出的選項。";
    FieldOutOfRange: "From {min} to {max}; the range is documented.", "范围为 {min} 至 {max}，文档有说明。", "範圍為 {min} 至 {max}，文件有說明。";
    FieldTooLong: "{count} of {limit} characters; the limit is documented.", "{count} / {limit} 个字符，此上限有文档说明。", "{count} / {limit} 個字元，此上限有文件說明。";
    FieldBadEntry: "This does not belong in the list: {entry}", "列表中不能有：{entry}", "清單中不能有：{entry}";
    FieldJson: "Not readable as JSON from line {line}, column {column}.", "从第 {line} 行第 {column} 列起无法解析为 JSON。", "從第 {line} 行第 {column} 欄起無法解析為 JSON。";
    FieldShape: "JSON of another form is wanted: {example}", "需要另一种形式的 JSON：{example}", "需要另一種形式的 JSON：{example}";
    FieldAssumedRange: "Outside {min} to {max}. That range is assumed, so it can be sent.", "超出 {min} 至 {max}。此范围为推测，仍可发送。", "超出 {min} 至 {max}。此範圍為推測，仍可傳送。";
    FieldAssumedLength: "{count} of {limit} characters. That limit is assumed, so it can be sent.", "{count} / {limit} 个字符。此上限为推测，仍可发送。", "{count} / {limit} 個字元。此上限為推測，仍可傳送。";
    FieldNegativeId: "The documented range of ids begins at 0. It is sent as it is.", "文档中的 id 从 0 开始。将按原样发送。", "文件中的 id 從 0 開始。將按原樣傳送。";
    FieldSentEmpty: "An empty text is sent.", "将发送空文本。", "將傳送空文字。";
    HintTextList: "one, two", "one, two", "one, two";
    Example: "Fill in an example", "填入示例", "填入範例";
    FieldExample: "Fill in an example for {name}", "为 {name} 填入示例", "為 {name} 填入範例";
    ChooseFile: "Choose a file…", "选择文件…", "選擇檔案…";
    RemoveFile: "Remove {name}", "移除 {name}", "移除 {name}";
    FileTrouble: "It cannot be taken: {text}.", "无法使用：{text}。", "無法使用：{text}。";
    PickChat: "Pick a chat for {name}", "为 {name} 选择聊天", "為 {name} 選擇聊天";
    PickMessage: "Pick a message for {name}", "为 {name} 选择消息", "為 {name} 選擇訊息";
    PickPerson: "Pick a person for {name}", "为 {name} 选择用户", "為 {name} 選擇用戶";
    PickChatFirst: "Fill in the chat first.", "请先填写聊天。", "請先填寫聊天。";
    PickSearch: "Search", "搜索", "搜尋";
    PickNothing: "Nothing fits.", "没有符合的内容。", "沒有符合的內容。";
    CallSend: "Send", "发送", "傳送";
    CallSendTooltip: "Make the call (Ctrl+Enter)", "发出调用（Ctrl+Enter）", "發出呼叫（Ctrl+Enter）";
    CallCancel: "Give up", "放弃", "放棄";
    CallRunning: "A call is on its way.", "有调用正在进行。", "有呼叫正在進行。";
    CallIncomplete: "Look at: {fields}", "请检查：{fields}", "請檢查：{fields}";
    CallNotMade: "The call was not made", "未发出调用", "未發出呼叫";
    CallGivenUp: "Given up", "已放弃", "已放棄";
    CallGivenUpText: "Nobody waits for the answer any more. The server may have carried it out.",
        "不再等待应答。服务器可能已经执行。",
        "不再等待應答。伺服器可能已經執行。";
    CallInDoubt: "The server may have carried it out: look before you send it again.",
        "服务器可能已经执行：再次发送前请先确认。",
        "伺服器可能已經執行：再次傳送前請先確認。";
    CallNotInChat: "What is sent from here is not added to the conversation by itself.",
        "从这里发送的内容不会自动出现在对话中。",
        "從這裡傳送的內容不會自動出現在對話中。";
    Call404: "The server does not know {name}.", "服务器不认识 {name}。", "伺服器不認識 {name}。";
    Call404Todo: "Check its spelling: names are case-sensitive. The method may not be offered.",
        "请检查拼写：名称区分大小写。也可能未提供此方法。",
        "請檢查拼寫：名稱區分大小寫。也可能未提供此方法。";
    Call409Todo: "Look at getWebhookInfo before you change anything.", "更改之前请先查看 getWebhookInfo。", "更改之前請先查看 getWebhookInfo。";
    Call429Todo: "Wait a second, then send it again.", "请稍等片刻后再发送。", "請稍候片刻後再傳送。";
    Call429TodoSeconds: "Wait {seconds} s, then send it again.", "请等待 {seconds} 秒后再发送。", "請等待 {seconds} 秒後再傳送。";
    Call500Todo: "Try again in a moment.", "请稍后再试。", "請稍後再試。";
    Call501Todo: "It is marked as not implemented.", "已标记为未实现。", "已標記為未實作。";
    RefusedName: "A method name has only letters, digits and _.", "方法名只能包含字母、数字和 _。", "方法名稱只能包含字母、數字和 _。";
    RefusedToken: "The bot's token stands in a parameter, where it would be shown and sent in the open. Take it out.",
        "参数中包含机器人令牌，会被显示并发送出去。请将其删除。",
        "參數中包含機器人權杖，會被顯示並傳送出去。請將其刪除。";
    GetUpdatesReceiving: "Receiving is on. getUpdates would take updates away from it: pause receiving first.",
        "正在接收更新，getUpdates 会与之争抢：请先暂停接收。",
        "正在接收更新，getUpdates 會與之爭搶：請先暫停接收。";
    GetUpdatesStored: "What it brings is consumed on the server, so it is stored like any other update before it is shown.",
        "取到的更新会从服务器上消失，因此会像其他更新一样先保存再显示。",
        "取得的更新會從伺服器上消失，因此會像其他更新一樣先儲存再顯示。";
    AnswerNone: "No answer yet", "还没有应答", "還沒有應答";
    AnswerNoneText: "Fill in the parameters and send the call.", "填写参数并发送调用。", "填寫參數並傳送呼叫。";
    AnswerRunning: "On its way", "正在进行", "正在進行";
    AnswerRunningText: "The answer appears here. Leaving this room gives it up.", "应答会显示在这里。离开此页即放弃。", "應答會顯示在這裡。離開此頁即放棄。";
    AnswerDropped: "The answer was too large to keep with so many others.", "应答过大，未能与其他应答一并保留。", "應答過大，未能與其他應答一併保留。";
    MoreEntries: "{count} more", "还有 {count} 项", "還有 {count} 項";
    OutcomeRunning: "running", "进行中", "進行中";
    OutcomeGivenUp: "given up", "已放弃", "已放棄";
    OutcomeNotMade: "not made", "未发出", "未發出";
    OutcomeFailed: "no answer", "无应答", "無應答";
    HistoryEmpty: "No calls yet", "还没有调用", "還沒有呼叫";
    HistoryEmptyText: "The calls of this session are kept here until it ends.", "本次会话的调用会保留在这里，直到会话结束。", "本次工作階段的呼叫會保留在這裡，直到工作階段結束。";
    HistoryText: "Kept in memory until the bot is disconnected. The token is not part of it.",
        "保留在内存中，直到断开机器人。其中不含令牌。",
        "保留在記憶體中，直到中斷機器人連線。其中不含權杖。";
    HistoryForget: "Forget all", "全部清除", "全部清除";
    HistoryLook: "Look", "查看", "查看";
    HistoryAgain: "Again", "再次调用", "再次呼叫";
    HistoryAsNew: "As a new call", "作为新调用", "作為新呼叫";
    CopyAs: "Copy {language}", "复制 {language}", "複製 {language}";
    CodeIncomplete: "Some parameters are missing or wrong; they are left out here.", "部分参数缺失或有误，此处未包含。", "部分參數缺失或有誤，此處未包含。";
    CodeText: "Reads the token from the variable MPCHAT_BOT_TOKEN. The curl line is for a POSIX shell.",
        "从变量 MPCHAT_BOT_TOKEN 读取令牌。curl 命令适用于 POSIX shell。",
        "從變數 MPCHAT_BOT_TOKEN 讀取權杖。curl 命令適用於 POSIX shell。";

    // Members and chat facts.

    // The MiniApp bench.

    // The doctor.

    // Export.
}
