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
    NoFileDialog: "This desktop offers no file dialog. Type where to save the file.", "此桌面没有文件对话框，请输入保存位置。", "此桌面沒有檔案對話框，請輸入儲存位置。";
    SaveFailed: "It could not be saved: {text}", "无法保存：{text}", "無法儲存：{text}";
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
    PictureEmpty: "The picture is empty: its file has no bytes.", "图片是空的：文件没有内容。", "圖片是空的：檔案沒有內容。";
    PictureUnknown: "This is no JPEG, PNG, GIF or WebP picture, whatever its name says.",
        "不论文件名如何，这不是 JPEG、PNG、GIF 或 WebP 图片。",
        "無論檔名為何，這不是 JPEG、PNG、GIF 或 WebP 圖片。";
    PictureBytes: "It is larger than {limit} and not loaded.", "大小超过 {limit}，因此没有加载。", "大小超過 {limit}，因此沒有載入。";
    PicturePixels: "{width} × {height} pixels are too many to show. Save it to look at it elsewhere.",
        "{width} × {height} 像素过大，无法显示。可保存后用其他程序查看。",
        "{width} × {height} 像素過大，無法顯示。可儲存後用其他程式查看。";
    PictureTruncated: "The file ends before the picture begins.", "文件不完整，图片还没开始就结束了。", "檔案不完整，圖片還沒開始就結束了。";
    PictureDamaged: "The picture is damaged and cannot be shown.", "图片已损坏，无法显示。", "圖片已損毀，無法顯示。";
    PictureCrashed: "The picture cannot be shown: reading it failed.", "读取失败，图片无法显示。", "讀取失敗，圖片無法顯示。";
    PictureFileMissing: "The file is not where it was.", "文件已不在原处。", "檔案已不在原處。";
    PictureFileChanged: "The file has changed since it was chosen.", "文件在选择之后被更改过。", "檔案在選取之後被更改過。";
    PictureFileUnreadable: "The file cannot be read.", "文件无法读取。", "檔案無法讀取。";
    FetchNotAUrl: "The message gives no usable web address for it.", "消息中没有可用的网址。", "訊息中沒有可用的網址。";
    FetchSecret: "Its address holds a password or a token. It is not fetched.",
        "网址中含有密码或令牌，因此不会获取。",
        "網址中含有密碼或權杖，因此不會擷取。";
    FetchPlainHttp: "Its address is plain http, which anyone on the way can read or change. It is not fetched.",
        "网址使用未加密的 http，途中可能被窥视或篡改，因此不会获取。",
        "網址使用未加密的 http，途中可能被窺視或竄改，因此不會擷取。";
    FetchPrivate: "Its address leads into this computer or its own network. It is not fetched.",
        "网址指向本机或本地网络，因此不会获取。",
        "網址指向本機或區域網路，因此不會擷取。";
    FetchUnreachable: "The server cannot be reached. Check the network.", "无法连接服务器，请检查网络。", "無法連接伺服器，請檢查網路。";
    FetchTimedOut: "The server took too long.", "服务器响应超时。", "伺服器回應逾時。";
    FetchBroken: "The connection broke on the way.", "连接中途断开。", "連線中途中斷。";
    FetchRedirect: "The server sends on to another address, which is not followed.",
        "服务器要求转到另一个网址，此处不会跟随。",
        "伺服器要求轉到另一個網址，此處不會跟隨。";
    FetchGone: "The server does not have it any more.", "服务器上已没有这个文件。", "伺服器上已沒有這個檔案。";
    FetchRefused: "The server answers {status}.", "服务器返回 {status}。", "伺服器回應 {status}。";
    PictureLoading: "Loading the picture", "正在加载图片", "正在載入圖片";
    PictureView: "Open picture", "打开图片", "開啟圖片";
    PictureAsk: "Picture from {host} – press to load", "来自 {host} 的图片，点击加载", "來自 {host} 的圖片，點按載入";
    PictureAskWhy: "That server will learn that this computer looks at the picture.",
        "加载后，对方服务器会知道这台电脑查看了图片。",
        "載入後，對方伺服器會知道這台電腦查看了圖片。";
    PictureFrom: "This picture is on {host}. That server will learn that this computer looks at it.",
        "图片位于 {host}。加载后，对方服务器会知道这台电脑查看了图片。",
        "圖片位於 {host}。載入後，對方伺服器會知道這台電腦查看了圖片。";
    PictureLoad: "Load the picture", "加载图片", "載入圖片";
    PictureCut: "incomplete", "不完整", "不完整";
    ViewerClose: "Close the picture", "关闭图片", "關閉圖片";
    ViewerCopy: "Copy picture", "复制图片", "複製圖片";
    ViewerNotCopied: "Could not be copied", "无法复制", "無法複製";
    ViewerNothing: "The picture is not loaded.", "图片尚未加载。", "圖片尚未載入。";
    ViewerFirstFrame: "first frame only", "仅显示第一帧", "僅顯示第一格";
    ViewerCutOff: "the file is incomplete", "文件不完整", "檔案不完整";
    ViewerSmaller: "shown smaller", "已缩小显示", "已縮小顯示";
    ViewerBefore: "Picture before", "上一张", "上一張";
    ViewerNext: "Next picture", "下一张", "下一張";
    ZoomIn: "Larger", "放大", "放大";
    ZoomOut: "Smaller", "缩小", "縮小";
    ZoomFit: "Fit or 100 %", "适应窗口或 100%", "符合視窗或 100%";
    FileSave: "Save…", "保存…", "儲存…";
    FileOpen: "Open", "打开", "開啟";
    FileAudio: "Audio", "音频", "音訊";
    FilePdf: "PDF", "PDF", "PDF";
    FileUnderWay: "File on its way", "文件传输中", "檔案傳輸中";
    FileNoAddress: "The message gives no address for this file.", "消息没有提供此文件的地址。", "訊息沒有提供此檔案的位址。";
    Save: "Save", "保存", "儲存";
    SavePath: "File path", "文件路径", "檔案路徑";
    SaveExists: "There is a file of this name already.", "已存在同名文件。", "已存在同名檔案。";
    SaveReplace: "Replace it", "替换", "取代";
    SaveNoFolder: "That folder does not exist.", "文件夹不存在。", "資料夾不存在。";
    SaveNotAFile: "This is a folder. Add a name for the file.", "这是文件夹，请补上文件名。", "這是資料夾，請補上檔名。";
    OpenFailed: "No program could be started for it: {text}", "没有程序可以打开它：{text}", "沒有程式可以開啟它：{text}";
    RiskTitle: "This file can do more than show something", "这个文件可能会执行操作", "這個檔案可能會執行操作";
    RiskText: "Files of this kind can run or lead elsewhere when they are opened, and harm this computer. Open it only if you know who sent it and why.",
        "打开这类文件可能会运行程序或跳转到别处，危害这台电脑。只有在确知发送者和用途时才打开。",
        "開啟這類檔案可能會執行程式或跳轉到別處，危害這台電腦。只有在確知傳送者和用途時才開啟。";
    RiskOpen: "Open anyway", "仍然打开", "仍要開啟";
    FetchWrite: "It could not be written to the disk. Is there room left?", "无法写入磁盘，请确认是否还有空间。", "無法寫入磁碟，請確認是否還有空間。";

    // Keyboards.
    DialogClose: "Close", "关闭", "關閉";
    DialogDone: "Done", "完成", "完成";
    DialogSave: "Save", "保存", "儲存";
    DialogReplace: "Replace", "替换", "取代";
    DialogUndo: "Undo", "撤销", "復原";
    AddButtons: "Buttons below the message", "消息下方的按钮", "訊息下方的按鈕";
    BuilderTitle: "Buttons below the message", "消息下方的按钮", "訊息下方的按鈕";
    ByHand: "By hand", "手动编辑", "手動編輯";
    AsJson: "JSON", "JSON", "JSON";
    AddRow: "Add a row", "添加一行", "新增一列";
    AddToRow: "Add a button to row {row}", "在第 {row} 行添加按钮", "在第 {row} 列新增按鈕";
    RowFull: "A row holds {limit} buttons at most (inferred; MPChat documents no limit).",
        "每行最多 {limit} 个按钮（推断值，MPChat 未公布上限）。",
        "每列最多 {limit} 個按鈕（推斷值，MPChat 未公布上限）。";
    KeyboardFull: "A message holds {limit} buttons at most (inferred; MPChat documents no limit).",
        "每条消息最多 {limit} 个按钮（推断值，MPChat 未公布上限）。",
        "每則訊息最多 {limit} 個按鈕（推斷值，MPChat 未公布上限）。";
    KeyboardEmpty: "There is no button in it.", "其中没有按钮。", "其中沒有按鈕。";
    NoLabelYet: "No label yet", "尚无文字", "尚無文字";
    ButtonNamed: "Button {label}", "按钮 {label}", "按鈕 {label}";
    DragHint: "Drag it, or press Alt and an arrow key to move it; Delete removes it.",
        "可拖动，或按 Alt 加方向键移动；按 Delete 删除。",
        "可拖曳，或按 Alt 加方向鍵移動；按 Delete 刪除。";
    NoButtonSelected: "Add a row, or select a button to change it.", "请添加一行，或选择一个按钮进行修改。", "請新增一列，或選取一個按鈕進行修改。";
    ButtonPlace: "Row {row}, button {place}", "第 {row} 行第 {place} 个按钮", "第 {row} 列第 {place} 個按鈕";
    RemoveButton: "Remove this button", "删除此按钮", "刪除此按鈕";
    MoveButtonLeft: "Move left", "左移", "左移";
    MoveButtonRight: "Move right", "右移", "右移";
    MoveButtonUp: "Move to the row above", "移到上一行", "移到上一列";
    MoveButtonDown: "Move to the row below", "移到下一行", "移到下一列";
    ButtonLabel: "Label", "按钮文字", "按鈕文字";
    ButtonLabelHint: "What stands on the button", "按钮上显示的文字", "按鈕上顯示的文字";
    ButtonKind: "What it does", "作用", "作用";
    KindWebApp: "Opens a MiniApp", "打开小程序", "開啟小程式";
    KindUrl: "Opens a web page", "打开网页", "開啟網頁";
    TagDocumented: "documented", "文档有载", "文件有載";
    TagInferred: "inferred", "推断", "推斷";
    TagUnsupported: "not supported", "不支持", "不支援";
    WebAppHint: "MPChat takes it if the address is the entry URL of a MiniApp of this bot, or ends with its short name; else the send fails.",
        "地址须为本机器人某个小程序的入口 URL，或以其短名称结尾，否则 MPChat 会拒绝发送。",
        "位址須為本機器人某個小程式的入口 URL，或以其短名稱結尾，否則 MPChat 會拒絕傳送。";
    UrlHint: "No article mentions such buttons. They are expected to work as they do elsewhere; MPChat may refuse the message.",
        "官方文档未提及这类按钮。预计与其他平台一致，但 MPChat 可能拒绝该消息。",
        "官方文件未提及這類按鈕。預計與其他平台一致，但 MPChat 可能拒絕該訊息。";
    ButtonAddress: "Address", "地址", "位址";
    LabelEmpty: "A button needs a label.", "按钮需要文字。", "按鈕需要文字。";
    LabelTooLong: "The label has {count} characters; more than {limit} are not taken (inferred).",
        "按钮文字有 {count} 个字符，超过 {limit} 个不予接受（推断值）。",
        "按鈕文字有 {count} 個字元，超過 {limit} 個不予接受（推斷值）。";
    LabelLong: "{count} characters: more than {limit} are likely to be cut on a phone (inferred).",
        "共 {count} 个字符：超过 {limit} 个在手机上可能显示不全（推断值）。",
        "共 {count} 個字元：超過 {limit} 個在手機上可能顯示不全（推斷值）。";
    AddressEmpty: "Enter an address.", "请输入地址。", "請輸入位址。";
    AddressNone: "This is no address. Write it whole, like https://example.org/page.",
        "这不是有效地址。请完整填写，例如 https://example.org/page。",
        "這不是有效位址。請完整填寫，例如 https://example.org/page。";
    AddressNotHttps: "It begins with {scheme}: and must begin with https:// (expected; no article says so for buttons).",
        "地址以 {scheme}: 开头，应以 https:// 开头（预期要求，文档未就按钮说明）。",
        "位址以 {scheme}: 開頭，應以 https:// 開頭（預期要求，文件未就按鈕說明）。";
    AddressPassword: "There is a user or a password in it, which everybody would see. Take it out.",
        "地址中含有用户名或密码，所有人都能看到。请删除。",
        "位址中含有使用者名稱或密碼，所有人都能看到。請刪除。";
    AddressTooLong: "It is longer than {limit} bytes (inferred limit).", "长度超过 {limit} 字节（推断上限）。", "長度超過 {limit} 位元組（推斷上限）。";
    AddressHidden: "There are spaces or hidden characters in it.", "其中含有空格或不可见字符。", "其中含有空格或不可見字元。";
    JsonPlace: "Line {line}, column {column}:", "第 {line} 行第 {column} 列：", "第 {line} 行第 {column} 欄：";
    JsonGood: "This can be sent as it stands.", "可以直接发送。", "可以直接傳送。";
    ShowPlace: "Show the place", "定位到此处", "定位到此處";
    JsonTooLong: "This is too long to be a keyboard.", "内容过长，不可能是按钮。", "內容過長，不可能是按鈕。";
    JsonBroken: "this is no JSON ({text}).", "不是有效的 JSON（{text}）。", "不是有效的 JSON（{text}）。";
    JsonNoRows: "an object with inline_keyboard, or an array of rows, belongs here.",
        "此处应为含 inline_keyboard 的对象，或由行组成的数组。",
        "此處應為含 inline_keyboard 的物件，或由列組成的陣列。";
    JsonNotSupported: "{name} is not supported: MPChat documents nothing of it.", "不支持 {name}：MPChat 文档未提及。", "不支援 {name}：MPChat 文件未提及。";
    JsonRow: "a row is an array of buttons.", "每行应为按钮数组。", "每列應為按鈕陣列。";
    JsonButton: "a button is an object.", "按钮应为对象。", "按鈕應為物件。";
    JsonMissing: "{name} is missing.", "缺少 {name}。", "缺少 {name}。";
    JsonNotText: "{name} must be a text.", "{name} 应为文本。", "{name} 應為文字。";
    JsonWebApp: "web_app is an object with url.", "web_app 应为含 url 的对象。", "web_app 應為含 url 的物件。";
    JsonTwice: "{name} stands there twice.", "{name} 出现了两次。", "{name} 出現了兩次。";
    JsonNoPress: "a button needs web_app or url.", "按钮需要 web_app 或 url。", "按鈕需要 web_app 或 url。";
    JsonTwoPresses: "a button has web_app or url, not both.", "按钮只能有 web_app 或 url 之一。", "按鈕只能有 web_app 或 url 其中之一。";
    SampleMessage: "Your message", "你的消息", "你的訊息";
    SavedKeyboards: "Saved keyboards", "已保存的按钮组", "已儲存的按鈕組";
    NoSavedKeyboards: "None yet. Give this one a name to use it again.", "暂无。为当前按钮组命名即可再次使用。", "暫無。為目前的按鈕組命名即可再次使用。";
    UseKeyboard: "Go on with this one", "使用此按钮组", "使用此按鈕組";
    ForgetKeyboard: "Delete {name}", "删除 {name}", "刪除 {name}";
    Forgotten: "{name} was deleted.", "已删除 {name}。", "已刪除 {name}。";
    SaveAsName: "Save under a name", "以此名称保存", "以此名稱儲存";
    NameFirst: "Enter a name first.", "请先输入名称。", "請先輸入名稱。";
    NameTooLong: "A name has {limit} characters at most.", "名称最多 {limit} 个字符。", "名稱最多 {limit} 個字元。";
    KeepsFull: "No more can be kept. Delete some first.", "已达保存上限，请先删除一些。", "已達儲存上限，請先刪除一些。";
    MendFirst: "Mend what is marked first.", "请先修正标出的问题。", "請先修正標出的問題。";
    UnsavedTitle: "Throw the changes away?", "放弃更改？", "放棄變更？";
    ThrowAway: "Throw away", "放弃", "放棄";
    KeepEditing: "Go on editing", "继续编辑", "繼續編輯";
    OneButton: "1 button", "1 个按钮", "1 個按鈕";
    CountButtons: "{count} buttons", "{count} 个按钮", "{count} 個按鈕";
    EditButtons: "Edit the buttons", "编辑按钮", "編輯按鈕";
    RemoveButtons: "Remove the buttons", "移除按钮", "移除按鈕";
    PreviewButtons: "Preview the buttons", "预览按钮", "預覽按鈕";
    HideButtons: "Hide the preview", "隐藏预览", "隱藏預覽";
    ButtonsNotShown: "There are more buttons; the raw update shows them all.", "还有更多按钮，可在原始更新中查看。", "還有更多按鈕，可在原始更新中查看。";
    ButtonOpensMiniApp: "Opens a MiniApp inside MPChat. Press to see its address.", "在 MPChat 中打开小程序。点按可查看地址。", "在 MPChat 中開啟小程式。點按可查看位址。";
    ButtonShowsAddress: "Opens a web page. Press to see where it leads.", "打开网页。点按可查看目标地址。", "開啟網頁。點按可查看目標位址。";
    ButtonUnknown: "{kind}: this console does not know what such a button does.", "{kind}：本程序不了解此类按钮的作用。", "{kind}：本程式不了解此類按鈕的作用。";
    LinkTitle: "Open this address?", "打开此地址？", "開啟此位址？";
    LinkText: "Nothing was opened yet. Look at the host before you go on.", "尚未打开任何内容。继续之前请确认主机名。", "尚未開啟任何內容。繼續之前請確認主機名稱。";
    LinkMiniAppTitle: "A MiniApp", "小程序", "小程式";
    LinkMiniAppText: "In MPChat this button opens a MiniApp. Outside MPChat its page gets no initData.",
        "在 MPChat 中，此按钮会打开小程序。在 MPChat 之外，页面得不到 initData。",
        "在 MPChat 中，此按鈕會開啟小程式。在 MPChat 之外，頁面得不到 initData。";
    LinkOpen: "Open", "打开", "開啟";
    LinkOpenPage: "Open the page", "打开网页", "開啟網頁";
    LinkCopy: "Copy address", "复制地址", "複製位址";
    LinkNotOpened: "Only http and https addresses are opened.", "只会打开 http 和 https 地址。", "只會開啟 http 和 https 位址。";
    LinkNoAddress: "This is no address", "这不是有效地址", "這不是有效位址";
    LinkNotWeb: "{scheme}: is never opened from here", "不会从这里打开 {scheme}: 地址", "不會從這裡開啟 {scheme}: 位址";
    LinkTooLong: "The address is too long", "地址过长", "位址過長";
    LinkHidden: "There were hidden characters in it", "其中含有不可见字符", "其中含有不可見字元";
    LinkHiddenText: "They are shown as codes above.", "上方以编码形式显示。", "上方以編碼形式顯示。";
    LinkUser: "What stands before the @ is not the host", "@ 之前的部分不是主机名", "@ 之前的部分不是主機名稱";
    LinkUserText: "It is a user name or a password, perhaps made to look like another address.",
        "那是用户名或密码，可能是为了伪装成其他地址。",
        "那是使用者名稱或密碼，可能是為了偽裝成其他位址。";
    LinkOtherScript: "The host reads {host}", "主机名读作 {host}", "主機名稱讀作 {host}";
    LinkOtherScriptText: "It has letters of other scripts, some of which look like Latin ones. The code above is what counts.",
        "其中含有其他文字系统的字母，有些与拉丁字母相似。请以上方编码为准。",
        "其中含有其他文字系統的字母，有些與拉丁字母相似。請以上方編碼為準。";
    LinkSaysOther: "The link says {host}", "链接文字写的是 {host}", "連結文字寫的是 {host}";
    LinkSaysOtherText: "It leads to another host.", "但它指向另一个主机。", "但它指向另一個主機。";
    LinkNotEncrypted: "This connection is not encrypted", "此连接未加密", "此連線未加密";

    // Canned replies.

    // What can be done with a message.
    MessageMenu: "What can be done with this message", "对这条消息的操作", "對這則訊息的操作";
    EditMessage: "Edit", "编辑", "編輯";
    ForwardTo: "Forward to…", "转发到…", "轉寄到…";
    CopyTo: "Send a copy to…", "复制发送到…", "複製傳送到…";
    PinMessage: "Pin", "置顶", "置頂";
    Unpin: "Unpin", "取消置顶", "取消置頂";
    DeleteMessage: "Delete for everybody…", "为所有人删除…", "為所有人刪除…";
    EarlierTexts: "Show earlier texts", "查看之前的内容", "查看先前的內容";
    WhyNotOwn: "Only the bot's own messages can be changed or deleted; the server refuses others (403).",
        "只能更改或删除机器人自己的消息；服务器会拒绝其他消息（403）。",
        "只能更改或刪除機器人自己的訊息；伺服器會拒絕其他訊息（403）。";
    WhyDeleted: "This message is deleted.", "这条消息已删除。", "這則訊息已刪除。";
    WhyNotSent: "This message is not sent yet.", "这条消息尚未发送。", "這則訊息尚未傳送。";
    WhyNoNumber: "The server did not tell this message's number.", "服务器没有告知这条消息的编号。", "伺服器沒有告知這則訊息的編號。";
    WhyNoText: "There is nothing in it that could be edited.", "其中没有可编辑的内容。", "其中沒有可編輯的內容。";
    WhyTooLong: "It is too long to be edited here.", "内容过长，无法在此编辑。", "內容過長，無法在此編輯。";
    EditingTitle: "Editing", "正在编辑", "正在編輯";
    LeaveEdit: "Leave it as it is (Esc)", "放弃编辑（Esc）", "放棄編輯（Esc）";
    SaveEdit: "Save", "保存", "儲存";
    DeedDoubt: "It may have happened all the same. Look in MPChat; trying again does no harm.",
        "操作可能已经生效。请在 MPChat 中查看；重试不会造成损害。",
        "操作可能已經生效。請在 MPChat 中查看；重試不會造成損害。";
    DeedForbidden: "The bot may lack the right for it in this chat, or the message is not its own.",
        "机器人在此聊天中可能没有此权限，或这条消息不是它发的。",
        "機器人在此聊天中可能沒有此權限，或這則訊息不是它發的。";
    DeedTryLater: "Try again in a moment.", "请稍后重试。", "請稍後重試。";
    DeedNotStored: "MPChat has done it, but it could not be stored here.", "MPChat 已执行，但未能在此保存。", "MPChat 已執行，但未能在此儲存。";
    FindChat: "Find a chat", "查找聊天", "尋找聊天";
    ForwardTitle: "Forward to", "转发到", "轉寄到";
    CopyToTitle: "Send a copy to", "复制发送到", "複製傳送到";
    VersionsTitle: "Earlier texts", "之前的内容", "先前的內容";
    SaidUntil: "until {time}", "截至 {time}", "截至 {time}";
    SaysNow: "now", "现在", "現在";
    MessageDeleted: "This message was deleted.", "这条消息已删除。", "這則訊息已刪除。";
    ShowDeleted: "Show what it said", "查看原内容", "查看原內容";
    PinnedMessage: "Pinned", "置顶", "置頂";
    PinnedNth: "Pinned {nth} of {count}", "置顶 {nth}/{count}", "置頂 {nth}/{count}";

    // Sending later.

    // Uploads.

    // Guard rails.
    TagTest: "TEST", "测试", "測試";
    TagProduction: "PRODUCTION", "正式", "正式";
    MarkTest: "This is a test bot", "这是测试机器人", "這是測試機器人";
    MarkProduction: "This is a production bot", "这是正式机器人", "這是正式機器人";
    UnmarkTitle: "Make it a test bot?", "改为测试机器人？", "改為測試機器人？";
    UnmarkText: "From then on high-risk calls need one press and no longer the bot's username.",
        "此后高风险调用只需按一下按钮，不再要求输入机器人用户名。",
        "此後高風險呼叫只需按一下按鈕，不再要求輸入機器人使用者名稱。";
    JournalMenu: "Journal of high-risk calls…", "高风险调用记录…", "高風險呼叫記錄…";
    JournalTitle: "High-risk calls", "高风险调用", "高風險呼叫";
    JournalText: "Each was written here before it left, without secrets.",
        "每次调用在发出之前都先记录在此，不含任何密钥。",
        "每次呼叫在發出之前都先記錄在此，不含任何金鑰。";
    JournalEmptyText: "No high-risk call was made from this computer yet.",
        "这台电脑还没有进行过高风险调用。",
        "這部電腦還沒有進行過高風險呼叫。";
    JournalMore: "Show older ones", "显示更早的记录", "顯示更早的記錄";
    JournalPressed: "confirmed by a button", "已按按钮确认", "已按按鈕確認";
    JournalTyped: "confirmed by typing the username", "已输入用户名确认", "已輸入使用者名稱確認";
    JournalDone: "done", "已完成", "已完成";
    JournalUnknown: "outcome not known", "结果未知", "結果未知";
    JournalDoubt: "no clear answer", "没有明确应答", "沒有明確應答";
    JournalRefused: "refused ({code})", "被拒绝（{code}）", "被拒絕（{code}）";
    ExportJsonLines: "Export as JSON Lines…", "导出为 JSON Lines…", "匯出為 JSON Lines…";
    ExportMarkdown: "Export as Markdown…", "导出为 Markdown…", "匯出為 Markdown…";
    ColumnWhen: "When", "时间", "時間";
    ColumnParameters: "Parameters", "参数", "參數";
    ColumnConfirmed: "Confirmed", "确认方式", "確認方式";
    ColumnOutcome: "Outcome", "结果", "結果";
    GuardTarget: "What it is done to", "对象", "對象";
    GuardMethod: "Method", "方法", "方法";
    GuardEffect: "What happens", "后果", "後果";
    GuardUndo: "How to undo it", "如何撤销", "如何復原";
    GuardDocumented: "MPChat's documentation lists this as high risk.", "MPChat 文档将此列为高风险操作。", "MPChat 文件將此列為高風險操作。";
    GuardInferred: "MPChat's documentation does not say this; it is the careful assumption of this program.",
        "MPChat 文档未作说明；这是本程序出于谨慎的假定。",
        "MPChat 文件未作說明；這是本程式出於謹慎的假定。";
    GuardAskMark: "What is this bot for? For a production bot its username has to be typed before every high-risk call. You can change it in the bot menu.",
        "这个机器人作何用途？正式机器人在每次高风险调用前都要输入其用户名。之后可在机器人菜单中更改。",
        "這個機器人作何用途？正式機器人在每次高風險呼叫前都要輸入其使用者名稱。之後可在機器人選單中更改。";
    GuardMarkFirst: "First say what this bot is for.", "请先说明这个机器人的用途。", "請先說明這個機器人的用途。";
    GuardType: "This is a production bot. Type its username {name} to go on", "这是正式机器人。请输入其用户名 {name} 以继续", "這是正式機器人。請輸入其使用者名稱 {name} 以繼續";
    GuardTypeFirst: "First type the bot's username.", "请先输入机器人用户名。", "請先輸入機器人使用者名稱。";
    GuardNotWritten: "It could not be written down, so nothing was sent.", "无法记录，因此没有发送。", "無法記錄，因此沒有傳送。";
    GuardNotConfirmed: "It was not confirmed as this bot needs it; nothing was sent.", "未按此机器人的要求确认；没有发送。", "未按此機器人的要求確認；沒有傳送。";
    WithheldPermit: "This is a high-risk method; it goes only through its confirmation. Nothing was sent.",
        "这是高风险方法，必须经过确认。没有发送。",
        "這是高風險方法，必須經過確認。沒有傳送。";
    WithheldName: "This is not the name of a method; nothing was sent.", "这不是方法名称；没有发送。", "這不是方法名稱；沒有傳送。";
    AskLogOut: "Log the bot out?", "让机器人登出？", "讓機器人登出？";
    EffectLogOut: "The server ends the bot's session. What that means for its token is not documented: the bot may stop working everywhere.",
        "服务器会结束机器人的会话。对令牌的影响文档未作说明：机器人可能在所有地方停止工作。",
        "伺服器會結束機器人的工作階段。對權杖的影響文件未作說明：機器人可能在所有地方停止運作。";
    UndoLogOut: "Not from here. BotFather in MPChat can give a new token.", "无法在此撤销。可在 MPChat 中向 BotFather 申请新令牌。", "無法在此復原。可在 MPChat 中向 BotFather 申請新權杖。";
    GoLogOut: "Log out", "登出", "登出";
    AskLeave: "Leave this chat?", "离开此聊天？", "離開此聊天？";
    EffectLeave: "The bot leaves the chat: it no longer sees what is written there and cannot write itself.",
        "机器人将离开此聊天：看不到其中的内容，也无法发言。",
        "機器人將離開此聊天：看不到其中的內容，也無法發言。";
    UndoLeave: "Only somebody in the chat can bring the bot back.", "只有聊天中的人才能把机器人重新加入。", "只有聊天中的人才能把機器人重新加入。";
    GoLeave: "Leave", "离开", "離開";
    AskDeleteMessage: "Delete this message for everybody?", "为所有人删除这条消息？", "為所有人刪除這則訊息？";
    EffectDeleteMessage: "The message disappears for everybody in the chat. Here its text stays, marked as deleted.",
        "这条消息会对聊天中的所有人消失。此处仍保留其文本，并标为已删除。",
        "這則訊息會對聊天中的所有人消失。此處仍保留其文字，並標為已刪除。";
    AskDeleteMessages: "Delete these messages for everybody?", "为所有人删除这些消息？", "為所有人刪除這些訊息？";
    EffectDeleteMessages: "The messages disappear for everybody in the chat.", "这些消息会对聊天中的所有人消失。", "這些訊息會對聊天中的所有人消失。";
    UndoNever: "It cannot be undone. The text can be sent again as a new message.", "无法撤销。可以把文本作为新消息重新发送。", "無法復原。可以把文字作為新訊息重新傳送。";
    GoDelete: "Delete for everybody", "为所有人删除", "為所有人刪除";
    AskBan: "Mute this person?", "将此人禁言？", "將此人禁言？";
    EffectBanForEver: "On MPChat a ban mutes: the person stays in the chat and cannot write, for ever.",
        "在 MPChat 中，封禁即禁言：此人仍在聊天中，但永久无法发言。",
        "在 MPChat 中，封禁即禁言：此人仍在聊天中，但永久無法發言。";
    EffectBanUntil: "On MPChat a ban mutes: the person stays in the chat and cannot write until the date given.",
        "在 MPChat 中，封禁即禁言：此人仍在聊天中，但在指定日期之前无法发言。",
        "在 MPChat 中，封禁即禁言：此人仍在聊天中，但在指定日期之前無法發言。";
    UndoBan: "unbanChatMember lets the person write again.", "用 unbanChatMember 可让此人重新发言。", "用 unbanChatMember 可讓此人重新發言。";
    GoBan: "Mute", "禁言", "禁言";
    AskSetWebhook: "Send this bot's updates to a server?", "把此机器人的更新发往服务器？", "把此機器人的更新發往伺服器？";
    EffectSetWebhook: "MPChat calls the server once to see that it is there, then sends all updates to it. This console and every other program stop receiving.",
        "MPChat 会先访问该服务器以确认可达，然后把所有更新发给它。本控制台和其他程序都不再收到更新。",
        "MPChat 會先存取該伺服器以確認可達，然後把所有更新發給它。本主控台和其他程式都不再收到更新。";
    UndoSetWebhook: "Set the webhook that was there before, or delete this one. What the server took is gone from here.",
        "重新设置原来的 Webhook，或删除这个 Webhook。已被服务器取走的更新不会回到这里。",
        "重新設定原來的 Webhook，或刪除這個 Webhook。已被伺服器取走的更新不會回到這裡。";
    GoSetWebhook: "Set the webhook", "设置 Webhook", "設定 Webhook";
    AskDeleteWebhook: "Take the updates away from the server?", "不再向服务器发送更新？", "不再向伺服器傳送更新？";
    EffectDeleteWebhook: "The server that answers people now gets nothing more; people stay without answers until something else receives.",
        "目前负责回复的服务器将不再收到任何更新；在其他程序接手之前，用户得不到回复。",
        "目前負責回覆的伺服器將不再收到任何更新；在其他程式接手之前，用戶得不到回覆。";
    EffectEmptyWebhook: "An empty address deletes the webhook: the server that answers people now gets nothing more, and people stay without answers until something else receives.",
        "地址为空等同于删除 Webhook：目前负责回复的服务器将不再收到任何更新，在其他程序接手之前，用户得不到回复。",
        "位址為空等同於刪除 Webhook：目前負責回覆的伺服器將不再收到任何更新，在其他程式接手之前，用戶得不到回覆。";
    UndoDeleteWebhook: "Set the same address and secret again; the server does not tell the secret.", "用相同的地址和密钥重新设置；服务器不会告知密钥。", "用相同的位址和金鑰重新設定；伺服器不會告知金鑰。";
    GoDeleteWebhook: "Delete the webhook", "删除 Webhook", "刪除 Webhook";
    AskListed: "Make a high-risk call?", "进行高风险调用？", "進行高風險呼叫？";
    EffectListed: "The list of methods in the data folder marks this as high risk. This program knows nothing more about it.",
        "数据文件夹中的方法列表将此标为高风险。本程序对它没有更多了解。",
        "資料夾中的方法清單將此標為高風險。本程式對它沒有更多了解。";
    AskUnlisted: "Call an unknown method?", "调用未知方法？", "呼叫未知方法？";
    EffectUnlisted: "No list has this method. It may do anything that the bot is allowed to do.", "没有任何列表包含此方法。它可能做机器人有权做的任何事。", "沒有任何清單包含此方法。它可能做機器人有權做的任何事。";
    UndoUnknown: "Not known.", "未知。", "未知。";
    GoCall: "Call it", "调用", "呼叫";
    SaveAsTitle: "Save as", "另存为", "另存新檔";
    SavePathText: "This desktop offers no file dialog. Type where to save; a file that is there is not replaced.",
        "此桌面没有文件对话框。请输入保存位置；已有的文件不会被覆盖。",
        "此桌面沒有檔案對話框。請輸入儲存位置；已有的檔案不會被覆寫。";
    SavePathField: "File", "文件", "檔案";
    SaveHere: "Save", "保存", "儲存";

    // The webhook panel.
    RoomWebhook: "Webhook", "Webhook", "Webhook";
    WebhookTabStatus: "Status and setup", "状态与设置", "狀態與設定";
    WebhookTabBench: "Test bench", "测试台", "測試台";
    WebhookRefresh: "Refresh", "刷新", "重新整理";
    WebhookCheckedAt: "checked at {time}", "{time} 已检查", "{time} 已檢查";
    WebhookAsking: "Asking who receives the updates…", "正在查询由谁接收更新…", "正在查詢由誰接收更新…";
    WebhookUnread: "How the webhook stands could not be read", "无法读取 Webhook 的状态", "無法讀取 Webhook 的狀態";
    ModePolling: "POLLING", "轮询", "輪詢";
    ModeWebhook: "WEBHOOK", "WEBHOOK", "WEBHOOK";
    ModeNobody: "NOBODY", "无人接收", "無人接收";
    ModePollingTitle: "This console receives the updates", "更新由本控制台接收", "更新由本主控台接收";
    ModePollingText: "No webhook is set, so this console fetches what people write. Another program that polls with the same token would take some of it away.",
        "没有设置 Webhook，由本控制台拉取用户发来的内容。若有其他程序用同一令牌轮询，会拿走其中一部分。",
        "沒有設定 Webhook，由本主控台拉取用戶傳來的內容。若有其他程式用同一權杖輪詢，會拿走其中一部分。";
    ModeWebhookTitle: "{host} receives the updates", "更新由 {host} 接收", "更新由 {host} 接收";
    ModeWebhookText: "MPChat pushes every update to this receiver. While that is so, polling is answered with 409 and nothing new arrives here.",
        "MPChat 会把每个更新推送到该接收端。在此期间轮询会得到 409，这里收不到新内容。",
        "MPChat 會把每個更新推送到該接收端。在此期間輪詢會得到 409，這裡收不到新內容。";
    ModeNobodyTitle: "Nobody seems to receive the updates", "似乎没有人在接收更新", "似乎沒有人在接收更新";
    ModeNobodyText: "No webhook is set and this console does not fetch. Updates wait at the server for at most 24 hours; resume receiving in the status bar.",
        "没有设置 Webhook，本控制台也未在拉取。更新在服务器上最多保留 24 小时；可在状态栏继续接收。",
        "沒有設定 Webhook，本主控台也未在拉取。更新在伺服器上最多保留 24 小時；可在狀態列繼續接收。";
    WebhookBasis: "Only the address is documented (help.mp.net 15703409). What is marked as assumed follows Telegram; a server may leave it out or mean something else.",
        "文档只说明了地址（help.mp.net 15703409）。标为“推测”的内容参照 Telegram，服务器可能不提供，含义也可能不同。",
        "文件只說明了位址（help.mp.net 15703409）。標為「推測」的內容參照 Telegram，伺服器可能不提供，含義也可能不同。";
    BasisDocumented: "documented", "文档说明", "文件說明";
    BasisAssumed: "assumed", "推测", "推測";
    FactHost: "Host", "主机", "主機";
    FactUrl: "Address", "地址", "位址";
    ShowPath: "Show the whole address", "显示完整地址", "顯示完整位址";
    HidePath: "Hide the path", "隐藏路径", "隱藏路徑";
    FactPending: "Waiting for delivery", "等待投递", "等待投遞";
    FactLastError: "Last failed push", "最近一次推送失败", "最近一次推送失敗";
    FactNever: "none reported", "未报告", "未回報";
    FactConnections: "Connections at once", "同时连接数", "同時連線數";
    FactKinds: "Kinds of updates", "更新类型", "更新類型";
    KindsAll: "the server's choice", "由服务器决定", "由伺服器決定";
    FactCertificate: "Certificate", "证书", "憑證";
    CertificateOwn: "the bot's own", "机器人自备", "機器人自備";
    CertificateUsual: "a public one", "公共证书", "公開憑證";
    WebhookTryReceiver: "Try the receiver", "测试接收端", "測試接收端";
    WebhookRemove: "Remove the webhook…", "移除 Webhook…", "移除 Webhook…";
    PushFails: "Pushes fail", "推送失败", "推送失敗";
    PushFailedOnce: "A push failed, and nothing waits any more", "曾有推送失败，目前已无等待", "曾有推送失敗，目前已無等待";
    CauseAssumed: "(The cause is read from these words; MPChat documents none of them.)",
        "（原因由上述文字推断，MPChat 未作说明。）",
        "（原因由上述文字推斷，MPChat 未作說明。）";
    CauseRefused: "The receiver refuses the request, most often because it expects another secret. Compare the two, or set the webhook again with a new one.",
        "接收端拒绝了请求，多半是因为它期望的密钥不同。请核对两边的密钥，或用新密钥重新设置 Webhook。",
        "接收端拒絕了請求，多半是因為它期望的金鑰不同。請核對兩邊的金鑰，或用新金鑰重新設定 Webhook。";
    CausePath: "The host answers, but nothing takes a POST at this path. Check the path and the routes of the receiver.",
        "主机有应答，但该路径不接受 POST。请检查路径以及接收端的路由。",
        "主機有應答，但該路徑不接受 POST。請檢查路徑以及接收端的路由。";
    CauseRedirect: "The receiver sends the request elsewhere. Use the address it points to; do not count on redirects being followed.",
        "接收端将请求跳转到别处。请直接使用目标地址，不要指望跳转会被跟随。",
        "接收端將請求轉址到別處。請直接使用目標位址，不要指望轉址會被跟隨。";
    CauseRejected: "The receiver does not accept the request. Its own log should say what it misses.",
        "接收端不接受该请求。请查看接收端自己的日志。",
        "接收端不接受該請求。請查看接收端自己的日誌。";
    CauseBroken: "The receiver fails while it handles the update. Look into its log; what waits is lost after 24 hours.",
        "接收端在处理更新时出错。请查看其日志；等待的更新 24 小时后会丢失。",
        "接收端在處理更新時出錯。請查看其日誌；等待的更新 24 小時後會遺失。";
    CauseSlow: "The receiver takes too long. Let it store the update, answer 200 at once, and do the work afterwards.",
        "接收端响应太慢。请让它先保存更新并立即返回 200，之后再处理。",
        "接收端回應太慢。請讓它先儲存更新並立即回傳 200，之後再處理。";
    CauseNobody: "Nothing listens at that address. Check that the receiver runs, and that a firewall lets the port through.",
        "该地址没有程序在监听。请确认接收端正在运行，且防火墙放行了该端口。",
        "該位址沒有程式在監聽。請確認接收端正在運行，且防火牆放行了該連接埠。";
    CauseHost: "The host name is not found. Check its spelling and its DNS entry.",
        "找不到该主机名。请检查拼写和 DNS 记录。",
        "找不到該主機名稱。請檢查拼字和 DNS 記錄。";
    CauseTls: "No secure connection can be made. Check that the certificate is valid, complete with its chain, and made for this host.",
        "无法建立安全连接。请确认证书有效、证书链完整，并且属于该主机。",
        "無法建立安全連線。請確認憑證有效、憑證鏈完整，並且屬於該主機。";
    CauseUnknown: "Try the receiver in the test bench: it shows what it answers.",
        "请在测试台测试接收端，可以看到它的应答。",
        "請在測試台測試接收端，可以看到它的應答。";
    ConflictWhy: "This console asked for updates and was answered with 409: {host} has them, because a webhook is set. That is how a bot in production should be. Look on here without receiving, and talk to whoever looks after {host} before you change it.",
        "本控制台请求更新时得到 409：已设置 Webhook，更新由 {host} 接收。生产环境的机器人本应如此。你可以在此旁观而不接收；更改前请先联系 {host} 的维护者。",
        "本主控台請求更新時得到 409：已設定 Webhook，更新由 {host} 接收。正式環境的機器人本應如此。你可以在此旁觀而不接收；更改前請先聯絡 {host} 的維護者。";
    LookOn: "Look on without receiving", "旁观，不接收", "旁觀，不接收";
    OpenWebhookPanel: "Open the webhook panel", "打开 Webhook 面板", "開啟 Webhook 面板";
    LookingOnTitle: "Looking on", "旁观中", "旁觀中";
    LookingOnText: "{host} has the updates. Stored chats can be read and answered here; nothing new arrives.",
        "更新由 {host} 接收。可在此阅读和回复已保存的聊天，但不会有新内容。",
        "更新由 {host} 接收。可在此閱讀和回覆已儲存的聊天，但不會有新內容。";
    WebhookSetTitle: "Set a webhook", "设置 Webhook", "設定 Webhook";
    WebhookChangeTitle: "Change the webhook", "更改 Webhook", "更改 Webhook";
    WebhookSetHint: "Before it is saved, MPChat checks that the address answers with any 2xx (documented, help.mp.net 15703377). Whether that check carries the secret is not documented: a receiver that refuses everything without it may fail.",
        "保存前，MPChat 会检查该地址是否返回 2xx（文档说明，help.mp.net 15703377）。检查请求是否带密钥并无说明：拒绝一切无密钥请求的接收端可能通不过检查。",
        "儲存前，MPChat 會檢查該位址是否回傳 2xx（文件說明，help.mp.net 15703377）。檢查請求是否帶金鑰並無說明：拒絕一切無金鑰請求的接收端可能通不過檢查。";
    FieldUrl: "Address of the receiver", "接收端地址", "接收端位址";
    UrlEmpty: "Enter the receiver's address first.", "请先输入接收端地址。", "請先輸入接收端位址。";
    UrlNotOne: "This is not an address. It looks like https://bot.example.org/hook.", "这不是有效的地址。正确的形式如 https://bot.example.org/hook。", "這不是有效的位址。正確的形式如 https://bot.example.org/hook。";
    UrlTooLong: "This address is too long.", "地址过长。", "位址過長。";
    UrlPlainHttp: "A webhook needs https (documented). Plain http is for this computer only.", "Webhook 需要 https（文档说明）。http 仅限本机。", "Webhook 需要 https（文件說明）。http 僅限本機。";
    UrlCredentials: "Leave the user name and password out: the server shows this address to everyone who has the token.",
        "请去掉用户名和密码：持有令牌的人都能从服务器看到这个地址。",
        "請去掉使用者名稱和密碼：持有權杖的人都能從伺服器看到這個位址。";
    UrlHoldsToken: "This looks like it holds a bot token. Use another path; a secret belongs into the header.",
        "地址中似乎含有机器人令牌。请换一个路径；密钥应放在请求头中。",
        "位址中似乎含有機器人權杖。請換一個路徑；金鑰應放在請求標頭中。";
    UrlOutOfReach: "MPChat's servers can hardly reach this address: it is of this computer or a private network.",
        "MPChat 的服务器恐怕无法访问此地址：它属于本机或内网。",
        "MPChat 的伺服器恐怕無法存取此位址：它屬於本機或內部網路。";
    FieldSecret: "Secret", "密钥", "金鑰";
    SecretHint: "none", "无", "無";
    SecretGenerate: "Generate", "生成", "產生";
    SecretCopy: "Copy once", "复制一次", "複製一次";
    SecretNothingToCopy: "There is no secret yet.", "还没有密钥。", "還沒有金鑰。";
    SecretCopied: "It was copied. Generate another one if it got lost.", "已经复制过。若已丢失，请重新生成。", "已經複製過。若已遺失，請重新產生。";
    SecretCopiedNow: "On the clipboard: put it into the receiver.", "已复制到剪贴板，请填入接收端。", "已複製到剪貼簿，請填入接收端。";
    SecretUnusual: "Use 1 to 256 of A–Z, a–z, 0–9, _ and - (assumed).", "请使用 1 到 256 个 A–Z、a–z、0–9、_ 和 - 字符（推测）。", "請使用 1 到 256 個 A–Z、a–z、0–9、_ 和 - 字元（推測）。";
    SecretLost: "The server does not tell the present secret. Setting without one removes it (assumed).",
        "服务器不会告知当前的密钥。不填密钥进行设置会将其移除（推测）。",
        "伺服器不會告知目前的金鑰。不填金鑰進行設定會將其移除（推測）。";
    SecretNone: "Without a secret anybody who knows the address can send to the receiver.", "没有密钥，任何知道地址的人都能向接收端发送。", "沒有金鑰，任何知道位址的人都能向接收端傳送。";
    SecretWhere: "Comes with every push as X-MpChat-Bot-Api-Secret-Token (documented). Kept in memory only, never written to disk.",
        "随每次推送以 X-MpChat-Bot-Api-Secret-Token 发送（文档说明）。只留在内存中，不写入磁盘。",
        "隨每次推送以 X-MpChat-Bot-Api-Secret-Token 傳送（文件說明）。只留在記憶體中，不寫入磁碟。";
    FieldConnections: "Connections at once", "同时连接数", "同時連線數";
    ConnectionsHint: "the server's choice", "由服务器决定", "由伺服器決定";
    ConnectionsRange: "Enter a number from 1 to 100, or nothing.", "请输入 1 到 100 的数字，或留空。", "請輸入 1 到 100 的數字，或留空。";
    ConnectionsAssumed: "1 to 100; the range is assumed.", "1 到 100；范围为推测。", "1 到 100；範圍為推測。";
    FieldKinds: "Kinds of updates", "更新类型", "更新類型";
    KindsAllSwitch: "Leave it to the server", "由服务器决定", "由伺服器決定";
    KindsNone: "Tick at least one kind.", "请至少勾选一种。", "請至少勾選一種。";
    KindsAssumed: "Of the kinds, only message is named in the documentation; the others were seen here or are assumed.",
        "文档只提到 message；其余类型来自本机所见或推测。",
        "文件只提到 message；其餘類型來自本機所見或推測。";
    WebhookSet: "Set the webhook…", "设置 Webhook…", "設定 Webhook…";
    WebhookTestFirst: "Test it first", "先测试", "先測試";
    WebhookWasSet: "The webhook is set: {host}", "已设置 Webhook：{host}", "已設定 Webhook：{host}";
    WebhookWasSetText: "The server has checked the address and pushes the updates there from now on. This console receives nothing new meanwhile.",
        "服务器已检查该地址，此后更新会推送到那里。在此期间本控制台收不到新内容。",
        "伺服器已檢查該位址，此後更新會推送到那裡。在此期間本主控台收不到新內容。";
    WebhookWasRemoved: "The webhook is removed", "Webhook 已移除", "Webhook 已移除";
    WebhookWasRemovedText: "Updates can be fetched by polling now. What was pending should still be there (assumed).",
        "现在可以通过轮询接收更新。原先等待的更新应仍在（推测）。",
        "現在可以透過輪詢接收更新。原先等待的更新應仍在（推測）。";
    WebhookNotChanged: "The webhook was not changed", "Webhook 未更改", "Webhook 未更改";
    WebhookPerhapsChanged: "It is not sure whether the webhook was changed", "无法确定 Webhook 是否已更改", "無法確定 Webhook 是否已更改";
    WebhookLookBelow: "Below stands what the server says now.", "下方是服务器目前的状态。", "下方是伺服器目前的狀態。";
    WebhookProbeFailed: "Most often the address did not answer the check with a 2xx: try it in the test bench.",
        "最常见的原因是该地址未以 2xx 应答检查：请在测试台试一试。",
        "最常見的原因是該位址未以 2xx 應答檢查：請在測試台試一試。";
    BeforeTitle: "What was there before", "更改之前", "更改之前";
    BeforeHint: "Kept with this bot's data, without the secret.", "随此机器人的数据保存，不含密钥。", "隨此機器人的資料儲存，不含金鑰。";
    BeforeUntil: "Until {time}.", "至 {time}。", "至 {time}。";
    BeforeNone: "No webhook: updates by polling", "无 Webhook：通过轮询接收", "無 Webhook：透過輪詢接收";
    BeforePolling: "Putting it back removes the webhook.", "恢复即移除 Webhook。", "復原即移除 Webhook。";
    BeforeSecretKnown: "Its secret was set here and is still known.", "其密钥是在此设置的，仍然可用。", "其金鑰是在此設定的，仍然可用。";
    BeforeNoSecret: "It was set here without a secret.", "它是在此设置的，没有密钥。", "它是在此設定的，沒有金鑰。";
    BeforeSecretUnknown: "If it had a secret, you have to enter it again: the server does not tell it.",
        "如果它有密钥，需要重新输入：服务器不会告知。",
        "如果它有金鑰，需要重新輸入：伺服器不會告知。";
    PutBack: "Put back…", "恢复…", "復原…";
    BenchTitle: "Try a receiver", "测试接收端", "測試接收端";
    BenchHint: "Sends one update from this computer, as a push would come, and shows what the receiver answers. Nothing about the bot changes. That a push is a POST of one update as JSON is assumed.",
        "从本机发送一个更新，模拟推送，并显示接收端的应答。不会更改机器人的任何设置。推送以 JSON 形式 POST 单个更新，这一点为推测。",
        "從本機傳送一個更新，模擬推送，並顯示接收端的應答。不會更改機器人的任何設定。推送以 JSON 形式 POST 單個更新，這一點為推測。";
    BenchUrl: "Receiver (https, or http on this computer)", "接收端（https，或本机 http）", "接收端（https，或本機 http）";
    BenchWhat: "What is sent", "发送内容", "傳送內容";
    BenchSample: "Sample message", "示例消息", "範例訊息";
    BenchProbe: "Probe", "探测", "探測";
    BenchStored: "Stored update", "已保存的更新", "已儲存的更新";
    BenchProbeHint: "An empty object, as the sandbox checks an address. How MPChat does it is not documented.", "一个空对象，与沙盒检查地址时相同。MPChat 的做法没有说明。", "一個空物件，與沙盒檢查位址時相同。MPChat 的做法沒有說明。";
    BenchPick: "Pick an update", "选择一个更新", "選擇一個更新";
    BenchPickFirst: "Pick an update first.", "请先选择一个更新。", "請先選擇一個更新。";
    BenchNothingStored: "No update is stored yet. Send the sample instead.", "还没有保存的更新。请改用示例消息。", "還沒有儲存的更新。請改用範例訊息。";
    BenchHeader: "Secret header", "密钥请求头", "金鑰標頭";
    BenchWithSecret: "With the secret", "带密钥", "帶金鑰";
    BenchWithout: "Without", "不带", "不帶";
    BenchWrong: "With a wrong one", "带错误密钥", "帶錯誤金鑰";
    BenchWithoutHint: "A receiver with a secret should answer 401.", "有密钥的接收端应返回 401。", "有金鑰的接收端應回傳 401。";
    BenchWrongHint: "Sends a made-up secret; the receiver should answer 401.", "发送一个虚构的密钥，接收端应返回 401。", "傳送一個虛構的金鑰，接收端應回傳 401。";
    BenchNoSecret: "No secret is entered, so no header is sent.", "未输入密钥，因此不发送该请求头。", "未輸入金鑰，因此不傳送該標頭。";
    BenchSameSecret: "The same secret as under Status and setup.", "与“状态与设置”中的密钥相同。", "與「狀態與設定」中的金鑰相同。";
    BenchSend: "Send the update", "发送更新", "傳送更新";
    BenchNotSent: "Nothing was sent", "未发送", "未傳送";
    BenchGone: "This update is not stored any more.", "该更新已不在本机。", "該更新已不在本機。";
    BenchTook: "{host} in {ms} ms", "{host}，{ms} 毫秒", "{host}，{ms} 毫秒";
    BenchNoAnswer: "NO ANSWER", "无应答", "無應答";
    BenchHeaders: "Headers", "响应头", "回應標頭";
    BenchAnswerBody: "Body", "响应体", "回應內容";
    BenchEmptyBody: "Empty, which is fine.", "为空，这没有问题。", "為空，這沒有問題。";
    BenchCut: "The body goes on; only its beginning was read.", "内容未完，只读取了开头。", "內容未完，只讀取了開頭。";
    VerdictTaken: "Taken. Any 2xx passes the check before a webhook is set (documented), and a push should count as delivered (assumed).",
        "已接受。任何 2xx 都能通过设置前的检查（文档说明），推送也应算作送达（推测）。",
        "已接受。任何 2xx 都能通過設定前的檢查（文件說明），推送也應算作送達（推測）。";
    VerdictTakesAll: "Taken without the right secret: the receiver does not check the header, so anybody can send to it.",
        "没有正确的密钥也被接受：接收端未检查该请求头，任何人都能向它发送。",
        "沒有正確的金鑰也被接受：接收端未檢查該標頭，任何人都能向它傳送。";
    VerdictGuards: "Refused, as it should be: the receiver checks the secret.", "已拒绝，符合预期：接收端会检查密钥。", "已拒絕，符合預期：接收端會檢查金鑰。";
    VerdictNeedsSecret: "Refused without the header. Right for pushes; if MPChat's check before setting comes without it, the check fails (not documented).",
        "没有该请求头被拒绝。对推送而言是对的；但如果 MPChat 设置前的检查不带密钥，检查会失败（没有说明）。",
        "沒有該標頭被拒絕。對推送而言是對的；但如果 MPChat 設定前的檢查不帶金鑰，檢查會失敗（沒有說明）。";

    // The command menu.

    // The method explorer.

    // Members and chat facts.
    SectionServer: "ON MPCHAT", "来自 MPChat", "來自 MPChat";
    ReadAgain: "Ask MPChat again", "重新向 MPChat 查询", "重新向 MPChat 查詢";
    AskingMpchat: "Asking MPChat…", "正在向 MPChat 查询…", "正在向 MPChat 查詢…";
    FactMembers: "members", "成员数", "成員數";
    FactDescription: "description", "简介", "簡介";
    FactPinned: "pinned", "置顶", "置頂";
    NoDescription: "No description", "没有简介", "沒有簡介";
    SectionPeople: "PEOPLE", "成员", "成員";
    PeopleHint: "MPChat lists no members. Here are the administrators and whoever wrote lately.",
        "MPChat 不提供成员列表。这里显示管理员和近期发言的人。",
        "MPChat 不提供成員清單。這裡顯示管理員和近期發言的人。";
    EditGroup: "Change the group…", "更改群组…", "更改群組…";
    EditGroupTitle: "Change the group", "更改群组", "更改群組";
    GroupTitle: "Title", "名称", "名稱";
    GroupDescription: "Description", "简介", "簡介";
    GroupPhotoUrl: "Picture: a web address or the path of a file", "头像：网址或文件路径", "頭像：網址或檔案路徑";
    RemovePhoto: "Remove the picture", "移除头像", "移除頭像";
    UnpinAll: "Unpin all messages", "取消全部置顶", "取消全部置頂";
    LeaveGroup: "Leave this group…", "退出此群组…", "退出此群組…";
    SaveChanges: "Save", "保存", "儲存";
    StandingCreator: "owner", "创建者", "建立者";
    StandingAdministrator: "administrator", "管理员", "管理員";
    StandingMember: "member", "成员", "成員";
    StandingRestricted: "muted or restricted", "已禁言或受限", "已禁言或受限";
    StandingLeft: "not in the group", "不在群组中", "不在群組中";
    FactStanding: "standing", "身份", "身分";
    FactUntil: "until", "截止", "截止";
    ForEver: "for ever", "永久", "永久";
    FactWroteLast: "last wrote", "最近发言", "最近發言";
    MuteText: "In MPChat a ban mutes and does not remove: the person stays in the group and cannot write. Without an end it is for ever.",
        "MPChat 的封禁是禁言而不是移出：对方仍在群组中，但不能发言。不设截止时间即为永久。",
        "MPChat 的封鎖是禁言而不是移出：對方仍在群組中，但不能發言。不設截止時間即為永久。";
    MuteMember: "Mute…", "禁言…", "禁言…";
    LiftMute: "Lift the mute", "解除禁言", "解除禁言";
    RestrictMember: "Restrict", "限制权限", "限制權限";
    RestrictText: "What they may do. The fields are taken from Telegram; MPChat does not document them.",
        "对方可以做什么。字段沿用 Telegram，MPChat 未作说明。",
        "對方可以做什麼。欄位沿用 Telegram，MPChat 未作說明。";
    UntilField: "Until (for example 2026-12-31 18:00; empty is for ever)", "截止时间（如 2026-12-31 18:00，留空为永久）", "截止時間（如 2026-12-31 18:00，留空為永久）";
    UntilWrong: "Write a date and a time that lie ahead, like 2026-12-31 18:00.", "请填写将来的日期和时间，例如 2026-12-31 18:00。", "請填寫將來的日期和時間，例如 2026-12-31 18:00。";
    RightMessages: "write messages", "发送消息", "傳送訊息";
    RightPhotos: "send pictures", "发送图片", "傳送圖片";
    RightVideos: "send videos", "发送视频", "傳送影片";
    RightDocuments: "send files", "发送文件", "傳送檔案";
    RightOther: "send anything else", "发送其他内容", "傳送其他內容";
    RightPreviews: "show link previews", "显示链接预览", "顯示連結預覽";
    RightInvite: "invite people", "邀请他人", "邀請他人";
    RightPin: "pin messages", "置顶消息", "置頂訊息";
    NotInPrivate: "A private chat has no members to look after.", "私聊没有可管理的成员。", "私聊沒有可管理的成員。";
    NotAdministrators: "Owners and administrators cannot be muted.", "不能禁言创建者或管理员。", "不能禁言建立者或管理員。";
    NothingChanged: "Nothing is changed yet.", "尚未作任何更改。", "尚未作任何更改。";
    TitleLength: "A title has 1 to 128 characters (assumed).", "名称为 1 至 128 个字符（推测）。", "名稱為 1 至 128 個字元（推測）。";
    DescriptionLength: "A description has at most 255 characters (assumed).", "简介最多 255 个字符（推测）。", "簡介最多 255 個字元（推測）。";
    PhotoWrong: "That is neither a web address nor the path of a file.", "这既不是网址，也不是文件路径。", "這既不是網址，也不是檔案路徑。";

    // The MiniApp bench.

    // The doctor.

    // Export.
}
