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
    Tomorrow: "Tomorrow", "明天", "明天";
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
    Attach: "Attach", "添加", "加入";
    AttachButton: "Attach files", "添加附件", "加入附件";
    AttachDialogTitle: "Files to send", "选择要发送的文件", "選擇要傳送的檔案";
    AttachFiles: "Photo, video or file…", "图片、视频或文件…", "圖片、影片或檔案…";
    AttachAddress: "From a web address…", "从网址…", "從網址…";
    AttachPath: "Type a path…", "输入路径…", "輸入路徑…";
    AttachAddressTitle: "Attach from a web address", "从网址添加", "從網址加入";
    AttachAddressHint: "MPChat fetches it when the message is sent. It must be open to everybody.",
        "发送消息时由 MPChat 获取，该地址必须对所有人公开。",
        "傳送訊息時由 MPChat 取得，該位址必須對所有人公開。";
    WebAddressField: "Web address", "网址", "網址";
    WebAddressEmpty: "Write an address first.", "请先输入网址。", "請先輸入網址。";
    WebAddressNone: "This is no web address. One looks like https://example.org/cat.png.",
        "这不是网址。网址形如 https://example.org/cat.png。",
        "這不是網址。網址形如 https://example.org/cat.png。";
    WebAddressLong: "This address is too long: at most 2,048 characters.", "网址过长：最多 2,048 个字符。", "網址過長：最多 2,048 個字元。";
    WebAddressScheme: "Only http and https addresses can be fetched. Attach a file of this computer as a file.",
        "只能获取 http 和 https 网址。本机文件请作为文件添加。",
        "只能取得 http 和 https 網址。本機檔案請作為檔案加入。";
    WebAddressPassword: "This address holds a name or password, which everybody who gets the message could read. Remove it.",
        "网址中含有用户名或密码，收到消息的人都能看到。请将其删除。",
        "網址中含有使用者名稱或密碼，收到訊息的人都能看到。請將其刪除。";
    WebAddressToken: "This address holds a bot's token. Save the file and attach it from this computer.",
        "网址中含有机器人令牌。请先保存文件，再从本机添加。",
        "網址中含有機器人權杖。請先儲存檔案，再從本機加入。";
    WebAddressPrivate: "This address leads into a private network, where MPChat cannot fetch it.",
        "该地址位于私有网络，MPChat 无法获取。",
        "該位址位於私有網路，MPChat 無法取得。";
    FetchedFrom: "MPChat fetches it from {host}", "由 MPChat 从 {host} 获取", "由 MPChat 從 {host} 取得";
    AttachPathTitle: "Attach a file by its path", "按路径添加文件", "按路徑加入檔案";
    PathField: "Path of the file", "文件路径", "檔案路徑";
    PathNotWhole: "Write the whole path, from the beginning of the disk.", "请输入完整路径，从磁盘根目录开始。", "請輸入完整路徑，從磁碟根目錄開始。";
    NoDialogTitle: "This desktop has no file dialog", "此桌面没有文件对话框", "此桌面沒有檔案對話方塊";
    NoDialogText: "Type the path instead, or drop the file onto the conversation. On Linux, xdg-desktop-portal brings the dialog.",
        "请改为输入路径，或将文件拖放到对话中。在 Linux 上，安装 xdg-desktop-portal 即可使用对话框。",
        "請改為輸入路徑，或將檔案拖放到對話中。在 Linux 上，安裝 xdg-desktop-portal 即可使用對話方塊。";
    DropHere: "Drop to attach to {name}", "拖放到此处，发送给 {name}", "拖放到此處，傳送給 {name}";
    DropNeedsChat: "Open a chat first, then drop files here", "请先打开一个聊天，再将文件拖放到此处", "請先開啟一個聊天，再將檔案拖放到此處";
    FilesCount: "{count} files", "{count} 个文件", "{count} 個檔案";
    OneFile: "1 file", "1 个文件", "1 個檔案";
    CaptionBelowFirst: "the text goes below the first", "文字显示在第一个下方", "文字顯示在第一個下方";
    AsPhoto: "As photo", "作为图片", "作為圖片";
    AsVideo: "As video", "作为视频", "作為影片";
    AsFile: "As file", "作为文件", "作為檔案";
    SendAsTooltip: "What it is sent as", "发送形式", "傳送形式";
    SendAsFile: "Send as file", "作为文件发送", "作為檔案傳送";
    TakeAsIs: "Use it as it is now", "使用当前内容", "使用目前內容";
    RemoveFile: "Remove {name}", "移除 {name}", "移除 {name}";
    DismissRefused: "Put {name} away", "关闭 {name} 的提示", "關閉 {name} 的提示";
    MoveUp: "Move {name} up", "上移 {name}", "上移 {name}";
    MoveDown: "Move {name} down", "下移 {name}", "下移 {name}";
    IsFirst: "It is the first.", "已是第一个。", "已是第一個。";
    IsLast: "It is the last.", "已是最后一个。", "已是最後一個。";
    LookingAtFile: "Looking at it…", "正在检查…", "正在檢查…";
    LookingAtFiles: "The files are still being looked at.", "正在检查文件。", "正在檢查檔案。";
    FileInTheWay: "An attachment cannot be sent. Mend or remove it first.", "有附件无法发送，请先处理或移除。", "有附件無法傳送，請先處理或移除。";
    TextInvisible: "This text has no character that can be seen.", "文本中没有可见字符。", "文字中沒有可見字元。";
    TypePicture: "{format} picture", "{format} 图片", "{format} 圖片";
    TypeVideo: "{format} video", "{format} 视频", "{format} 影片";
    TypeSound: "{format} sound", "{format} 音频", "{format} 音訊";
    TypeText: "Text", "文本", "文字";
    TypeUnknown: "Unknown kind of file", "未知类型的文件", "未知類型的檔案";
    NameDeceives: "Really a {kind}, not {name}", "实际是{kind}，而非 {name}", "實際是{kind}，而非 {name}";
    FileMissing: "It is not there any more. Remove it or put it back.", "文件已不存在。请移除，或将其放回原处。", "檔案已不存在。請移除，或將其放回原處。";
    FileFolder: "A folder cannot be sent. Attach the files in it, or pack it into a ZIP file.",
        "无法发送文件夹。请添加其中的文件，或先打包成 ZIP。",
        "無法傳送資料夾。請加入其中的檔案，或先打包成 ZIP。";
    FileSpecial: "This is a device or a pipe, not a file.", "这是设备或管道，不是文件。", "這是裝置或管道，不是檔案。";
    FileEmpty: "The file is empty: there is nothing to send.", "文件是空的，没有可发送的内容。", "檔案是空的，沒有可傳送的內容。";
    FileTooLarge: "{size} are too many: at most {limit} (assumed; MPChat does not document it).",
        "{size} 过大：最多 {limit}（推测值，MPChat 未说明）。",
        "{size} 過大：最多 {limit}（推測值，MPChat 未說明）。";
    FileForbidden: "This program may not read it. Change its permissions or copy it elsewhere.",
        "本程序无权读取。请更改权限，或复制到其他位置。",
        "本程式無權讀取。請變更權限，或複製到其他位置。";
    FileUnreadable: "It cannot be read: {text}", "无法读取：{text}", "無法讀取：{text}";
    FilePathNotText: "Its name has characters that are no text. Rename it.", "文件名含有无法识别的字符，请重命名。", "檔名含有無法識別的字元，請重新命名。";
    FileChanged: "It has changed since it was attached.", "添加后文件已更改。", "加入後檔案已變更。";
    PhotoTooLarge: "{size} are too many for a photo: at most {limit} (assumed).", "{size} 对图片来说过大：最多 {limit}（推测值）。", "{size} 對圖片來說過大：最多 {limit}（推測值）。";
    PhotoSides: "{width} × {height} is too large or too narrow for a photo (assumed).", "{width} × {height} 对图片来说过大或过窄（推测值）。", "{width} × {height} 對圖片來說過大或過窄（推測值）。";
    NoPicture: "It begins like a picture but cannot be read as one.", "开头像图片，但无法作为图片读取。", "開頭像圖片，但無法作為圖片讀取。";
    TooManyFiles: "At most {count} files go with one message. Send these first.", "一次最多添加 {count} 个文件，请先发送这些。", "一次最多加入 {count} 個檔案，請先傳送這些。";
    PastedPicture: "Pasted picture", "粘贴的图片", "貼上的圖片";
    PastedTooLarge: "The picture has too many pixels to be taken from the clipboard. Save it to a file first.",
        "图片像素过多，无法从剪贴板粘贴。请先保存为文件。",
        "圖片像素過多，無法從剪貼簿貼上。請先儲存為檔案。";
    PastedNotKept: "It could not be written to the data folder: {text}", "无法写入数据文件夹：{text}", "無法寫入資料夾：{text}";
    TextFirst: "Send the text first", "先发送文本", "先傳送文字";
    TextAfter: "Send it after", "后发送文本", "後傳送文字";
    NotSentTitle: "A message was not sent", "有一条消息未发送", "有一則訊息未傳送";
    NotSentText: "{file}: {why} The message is a draft again in its chat.", "{file}：{why}该消息已恢复为聊天中的草稿。", "{file}：{why}該訊息已恢復為聊天中的草稿。";

    // Pictures and files.

    // Keyboards.

    // Canned replies.

    // What can be done with a message.

    // Sending later.
    MoreWaysToSend: "More ways to send", "更多发送方式", "更多傳送方式";
    SendLater: "Send later…", "定时发送…", "定時傳送…";
    SendLaterTitle: "Send later", "定时发送", "定時傳送";
    SendAtOnce: "Send at once instead", "改为立即发送", "改為立即傳送";
    Schedule: "Schedule", "定时", "定時";
    ScheduleTooltip: "Queue it for that time (Enter)", "加入队列，届时发送（Enter）", "加入佇列，屆時傳送（Enter）";
    InOneHour: "In 1 hour", "1 小时后", "1 小時後";
    ThisEvening: "This evening", "今晚", "今晚";
    TomorrowMorning: "Tomorrow morning", "明天早上", "明天早上";
    OnMonday: "Monday", "周一", "週一";
    TimeField: "Time", "时间", "時間";
    TimeUnread: "Write a time of the day, like 09:30.", "请输入时间，例如 09:30。", "請輸入時間，例如 09:30。";
    TimePast: "That has passed. Choose a later time.", "该时间已过，请选择更晚的时间。", "該時間已過，請選擇更晚的時間。";
    TimeTooFar: "That is more than a year ahead. Choose an earlier day.", "超过一年，请选择更早的日期。", "超過一年，請選擇更早的日期。";
    TimeComesTwice: "The clocks are put back then: of the two, the first is meant.", "届时时钟回拨，该时刻出现两次，取第一次。", "屆時時鐘回撥，該時刻出現兩次，取第一次。";
    TimeSkipped: "The clocks are put forward then, so it is an hour later.", "届时时钟拨快，因此顺延。", "屆時時鐘撥快，因此順延。";
    TimeZoneHint: "Times are in {zone}. This program must be running then.", "时间按 {zone} 计。届时本程序需在运行。", "時間按 {zone} 計。屆時本程式需在執行。";
    WillBeSent: "Will be sent: {time}", "将于 {time} 发送", "將於 {time} 傳送";
    TimeHasPassed: "{time} has passed: choose another time, or send at once.", "{time} 已过：请另选时间，或立即发送。", "{time} 已過：請另選時間，或立即傳送。";
    TimeInTheWay: "The chosen time has passed.", "所选时间已过。", "所選時間已過。";
    ChangeTime: "Change", "更改", "變更";
    EarlierMonth: "Month before", "上个月", "上個月";
    LaterMonth: "Month after", "下个月", "下個月";
    NoEarlierMonth: "Nothing can be sent in the past.", "无法在过去发送。", "無法在過去傳送。";

    // Uploads.

    // Guard rails.

    // The webhook panel.

    // The command menu.

    // The method explorer.

    // Members and chat facts.

    // The MiniApp bench.

    // The doctor.

    // Export.
}
