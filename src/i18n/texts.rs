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

    // Several bots.
    AddBot: "Add a bot…", "添加机器人…", "新增機器人…";
    BackToChats: "Back to the chats", "返回聊天列表", "返回聊天列表";
    BackToBots: "Back to your bots", "返回你的机器人", "返回你的機器人";
    YourBots: "Your bots", "你的机器人", "你的機器人";
    ShowBot: "Show", "显示", "顯示";
    ConnectBot: "Connect", "连接", "連接";
    ChangeToken: "Enter another token…", "输入其他令牌…", "輸入其他權杖…";
    EnterToken: "Enter its token", "输入它的令牌", "輸入它的權杖";
    OpenAtStart: "Connect when the program starts", "程序启动时连接", "程式啟動時連接";
    BotOffline: "Offline, retrying", "离线，会自动重试", "離線，會自動重試";
    BotTokenRefused: "Its token is refused", "令牌被拒绝", "權杖被拒絕";
    BotNotConnected: "Not connected", "未连接", "未連接";
    BotNoToken: "No token is kept for it", "未保存它的令牌", "未儲存它的權杖";
    BotUnread: "{count} unread chats", "{count} 个未读聊天", "{count} 個未讀聊天";
    OtherBotsUnread: "other bots: {count} unread chats", "其他机器人：{count} 个未读聊天", "其他機器人：{count} 個未讀聊天";
    AnswersAs: "You answer as {name}", "以 {name} 的身份回复", "以 {name} 的身分回覆";
    RememberBot: "Remember this bot", "记住此机器人", "記住此機器人";
    RememberInKeychain: "Its token goes to this computer's keychain, and to no file.",
        "令牌存入本机的钥匙串，不写入任何文件。",
        "權杖存入本機的鑰匙圈，不寫入任何檔案。";
    KeychainMissing: "This computer has no keychain that works, so the token is kept for this session only and asked for at the next start.",
        "本机没有可用的钥匙串，令牌仅在本次会话中保留，下次启动时需重新输入。",
        "本機沒有可用的鑰匙圈，權杖僅在本次工作階段中保留，下次啟動時需重新輸入。";
    KeychainSilent: "The keychain of this computer does not answer. Unlock it and try again; until then the token is kept for this session only.",
        "本机的钥匙串没有响应。请解锁后重试；在此之前令牌仅在本次会话中保留。",
        "本機的鑰匙圈沒有回應。請解鎖後重試；在此之前權杖僅在本次工作階段中保留。";
    KeychainRefused: "The keychain of this computer refused: {reason}. The token is kept for this session only.",
        "本机的钥匙串拒绝了请求：{reason}。令牌仅在本次会话中保留。",
        "本機的鑰匙圈拒絕了要求：{reason}。權杖僅在本次工作階段中保留。";
    FailKeychain: "The keychain did not give the token.", "无法从钥匙串取得令牌。", "無法從鑰匙圈取得權杖。";
    TokenNotKept: "The token is not remembered", "令牌未被记住", "權杖未被記住";
    BotsNotWritten: "The list of bots could not be written", "机器人列表无法写入", "機器人清單無法寫入";
    BotsNotWrittenText: "What is new in it lasts until the program ends. Tokens and messages are untouched. The system says: {why}", "其中的新内容仅保留到程序结束。令牌和消息不受影响。系统提示：{why}", "其中的新內容僅保留到程式結束。權杖與訊息不受影響。系統訊息：{why}";
    BotsUnread: "The list of bots is not whole", "机器人列表不完整", "機器人清單不完整";
    BotsUnreadAll: "It could not be read and is begun anew. A copy of it lies in the data folder. Tokens and messages are untouched.",
        "列表无法读取，已重新建立。数据文件夹中保留了副本，令牌和消息未受影响。",
        "清單無法讀取，已重新建立。資料夾中保留了副本，權杖和訊息未受影響。";
    BotsUnreadSome: "Entries that could not be read: {count}. A copy of the list lies in the data folder. Tokens and messages are untouched.",
        "无法读取的条目：{count}。数据文件夹中保留了列表的副本，令牌和消息未受影响。",
        "無法讀取的項目：{count}。資料夾中保留了清單的副本，權杖和訊息未受影響。";
    ForgetBot: "Forget this bot…", "忘记此机器人…", "忘記此機器人…";
    ForgetTitle: "Forget {name}?", "忘记 {name}？", "忘記 {name}？";
    ForgetText: "The bot is stopped, and its token is taken out of the keychain of this computer. In MPChat nothing changes: the bot and its token stay as they are.",
        "将停止该机器人，并从本机钥匙串中移除其令牌。MPChat 中的机器人和令牌保持不变。",
        "將停止該機器人，並從本機鑰匙圈中移除其權杖。MPChat 中的機器人和權杖保持不變。";
    ForgetData: "Erase its messages on this computer too", "同时清除本机上的消息", "同時清除本機上的訊息";
    ForgetDataStays: "What is stored stays and is found again when the bot is connected again.",
        "已存储的内容会保留，重新连接该机器人后可再次查看。",
        "已儲存的內容會保留，重新連接該機器人後可再次檢視。";
    ForgetDataGoes: "Messages, drafts, notes and what waits in the outbox are erased for good. MPChat does not give them again.",
        "消息、草稿、备注以及待发送的内容将被永久清除，MPChat 不会再次提供。",
        "訊息、草稿、備註以及待傳送的內容將被永久清除，MPChat 不會再次提供。";
    ForgetBusy: "It is being forgotten", "正在忘记", "正在忘記";
    ForgetFailed: "It is not forgotten", "未能忘记", "未能忘記";
    Forget: "Forget", "忘记", "忘記";
    ClosingTitle: "Close with messages waiting?", "仍有消息待发送，要关闭吗？", "仍有訊息待傳送，要關閉嗎？";
    ClosingText: "They stay in the outbox and go on at the next start. One that is being sent at this moment is in doubt then, and you decide.",
        "它们会保留在发件箱中，下次启动后继续发送。此刻正在发送的消息届时会标为存疑，由你决定。",
        "它們會保留在寄件匣中，下次啟動後繼續傳送。此刻正在傳送的訊息屆時會標為存疑，由你決定。";
    ClosingDemo: "The demo keeps nothing: what waits there is gone.", "演示不保留任何内容：待发送的消息将会丢失。", "示範不保留任何內容：待傳送的訊息將會遺失。";
    ClosingSoon: "Being sent or next: {count}", "正在发送或即将发送：{count}", "正在傳送或即將傳送：{count}";
    ClosingUploads: "Files being uploaded: {count}", "正在上传的文件：{count}", "正在上傳的檔案：{count}";
    ClosingLater: "Waiting for their time: {count}", "等待定时发送：{count}", "等待排程傳送：{count}";
    CloseAnyway: "Close anyway", "仍然关闭", "仍要關閉";
    Stay: "Stay", "留下", "留下";

    // The command palette.
    PaletteTitle: "Command palette", "命令面板", "命令面板";
    PaletteHint: "Find a chat, a room or an action", "查找聊天、页面或操作", "尋找聊天、頁面或操作";
    PaletteActions: "Actions", "操作", "操作";
    PaletteNothing: "Nothing fits. Try fewer letters.", "没有匹配项，请减少输入的字符。", "沒有符合的項目，請減少輸入的字元。";
    PaletteKeys: "↑ ↓ choose · Enter opens · Esc closes", "↑ ↓ 选择 · Enter 打开 · Esc 关闭", "↑ ↓ 選擇 · Enter 開啟 · Esc 關閉";
    PaletteUnread: "Show unread chats", "显示未读聊天", "顯示未讀聊天";
    PaletteAll: "Show all chats", "显示全部聊天", "顯示全部聊天";
    PaletteSwitch: "Switch to {name}", "切换到 {name}", "切換至 {name}";
    PaletteAddBot: "Add a bot", "添加机器人", "新增機器人";
    PaletteWebhook: "Ask for the webhook again", "刷新 Webhook 状态", "重新整理 Webhook 狀態";

    // Said by screen readers.
    SayArrived: "New message from {name}: {text}", "{name} 发来新消息：{text}", "{name} 傳來新訊息：{text}";
    SaySent: "{state}: {text}", "{state}：{text}", "{state}：{text}";

    // Shortcuts.
    KeysTitle: "Keyboard shortcuts", "键盘快捷键", "鍵盤快速鍵";
    NameAndKeys: "{name} ({keys})", "{name}（{keys}）", "{name}（{keys}）";
    KeysWindow: "Everywhere", "通用", "通用";
    KeysRooms: "Go to", "前往", "前往";
    KeysWriting: "Writing a message", "撰写消息", "撰寫訊息";
    KeysMessage: "On a message", "选中消息时", "選取訊息時";
    KeysPicture: "Looking at a picture", "查看图片", "檢視圖片";
    KeysButtons: "Building buttons", "编辑按钮", "編輯按鈕";
    KeyDetails: "Show or hide details", "显示或隐藏详情", "顯示或隱藏詳情";
    KeyNextBot: "Next bot", "下一个机器人", "下一個機器人";
    KeyBotBefore: "Bot before", "上一个机器人", "上一個機器人";
    KeyLarger: "Larger text", "放大界面", "放大介面";
    KeySmaller: "Smaller text", "缩小界面", "縮小介面";
    KeyNormalSize: "Normal size", "恢复默认大小", "恢復預設大小";
    KeyNextWaiting: "Next chat that waits for an answer", "下一个等待回复的聊天", "下一個等待回覆的聊天";
    KeyNextChat: "Next chat", "下一个聊天", "下一個聊天";
    KeyChatBefore: "Chat before", "上一个聊天", "上一個聊天";
    KeySend: "Send", "发送", "傳送";
    KeyNewLine: "New line", "换行", "換行";
    KeyEditLast: "Change the last message (field is empty)", "编辑上一条消息（输入框为空时）", "編輯上一則訊息（輸入框為空時）";
    KeyToMessages: "To the messages", "转到消息列表", "前往訊息列表";
    KeyMenu: "Open its menu", "打开菜单", "開啟選單";
    KeyMessageBefore: "Message before", "上一条消息", "上一則訊息";
    KeyMessageAfter: "Message after", "下一条消息", "下一則訊息";
    KeyToComposer: "Back to writing", "返回输入框", "返回輸入框";
    KeyCall: "Call the method", "调用方法", "呼叫方法";
    KeyButtonLeft: "Move the button left", "向左移动按钮", "向左移動按鈕";
    KeyButtonRight: "Move the button right", "向右移动按钮", "向右移動按鈕";
    KeyButtonUp: "Move the button up", "向上移动按钮", "向上移動按鈕";
    KeyButtonDown: "Move the button down", "向下移动按钮", "向下移動按鈕";
    KeyButtonRemove: "Remove the button", "移除按钮", "移除按鈕";

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
    TokenStepsTitle: "How to get a token", "如何获取令牌", "如何取得權杖";
    TokenStepOpen: "Open BotFather in MPChat", "在 MPChat 中打开 BotFather", "在 MPChat 中開啟 BotFather";
    TokenStepOpenText: "Search for BotFather where you chat with people.", "在你平时聊天的地方搜索 BotFather。", "在你平時聊天的地方搜尋 BotFather。";
    TokenStepAsk: "Ask it for a bot", "向它要一个机器人", "向它要一個機器人";
    TokenStepAskText: "BotFather says what it needs. If you have a bot already, ask for its token.",
        "BotFather 会告诉你需要什么。如果已有机器人，请索取它的令牌。",
        "BotFather 會告訴你需要什麼。如果已有機器人，請索取它的權杖。";
    TokenStepCopy: "Copy the token and paste it here", "复制令牌并粘贴到这里", "複製權杖並貼到這裡";
    TokenStepCopyText: "Whoever has it controls the bot: show it to nobody. If somebody saw it, revoke it in BotFather.",
        "持有令牌的人就能控制机器人，请勿给任何人看。如果已被他人看到，请在 BotFather 中撤销。",
        "持有權杖的人就能控制機器人，請勿給任何人看。如果已被他人看到，請在 BotFather 中撤銷。";
    TokenStepsHint: "The words that BotFather uses are not in the manual we have. What it says counts.",
        "我们手头的手册没有记载 BotFather 的具体用语，请以它的提示为准。",
        "我們手邊的手冊沒有記載 BotFather 的具體用語，請以它的提示為準。";
    NoTokenYet: "I have no token yet", "我还没有令牌", "我還沒有權杖";
    GuideBack: "Back", "返回", "返回";
    GuideSlow: "The server takes its time. Wait, or cancel.", "服务器响应较慢。可继续等待或取消。", "伺服器回應較慢。可繼續等待或取消。";
    DoTryLater: "Try again in a moment.", "请稍后重试。", "請稍後重試。";
    GuideTokenWorks: "The token works", "令牌有效", "權杖有效";
    GuideMarkTitle: "What is this bot for?", "这个机器人作何用途？", "這個機器人作何用途？";
    GuideMarkText: "It decides how careful the console is before risky calls. You can change it in the bot menu.",
        "这决定控制台在高风险调用前有多谨慎。可在机器人菜单中更改。",
        "這決定主控台在高風險呼叫前有多謹慎。可在機器人選單中更改。";
    GuideTestText: "For trying things out. A risky call asks, and a press confirms it.", "用于试验。高风险调用会先询问，点按即可确认。", "用於試驗。高風險呼叫會先詢問，點按即可確認。";
    GuideProductionText: "Real people write to it. Before a risky call its username has to be typed.",
        "有真实用户使用。高风险调用前须输入其用户名。",
        "有真實使用者。高風險呼叫前須輸入其使用者名稱。";
    GuideLater: "Decide later", "以后再说", "以後再說";
    GuideLookOnText: "Read what is stored here and answer. Nothing new arrives.", "阅读此处已保存的内容并回复。不会收到新消息。", "閱讀此處已儲存的內容並回覆。不會收到新訊息。";
    GuidePanelText: "See where the updates go and whether they arrive. Nothing is changed without asking.",
        "查看更新发往何处、是否送达。未经询问不会做任何更改。",
        "查看更新送往何處、是否送達。未經詢問不會做任何更改。";
    GuideOtherBot: "Take another bot", "换一个机器人", "換一個機器人";
    GuideOtherBotText: "For instance a test bot of your own, with a token of its own.", "例如自己的测试机器人，它有自己的令牌。", "例如自己的測試機器人，它有自己的權杖。";
    GuideWebhookStill: "The webhook is still set.", "Webhook 仍处于设置状态。", "Webhook 仍處於設定狀態。";
    GuideWriteTitle: "Now write to @{bot} in MPChat", "现在请在 MPChat 中给 @{bot} 发消息", "現在請在 MPChat 中傳訊息給 @{bot}";
    GuideWriteText: "Scan the code with your phone or open the link, and write anything. It appears here by itself.",
        "用手机扫描二维码或打开链接，随便写点什么，消息会自动出现在这里。",
        "用手機掃描 QR 碼或開啟連結，隨便寫點什麼，訊息會自動出現在這裡。";
    GuideSearchText: "Search for @{bot} there and write anything. It appears here by itself.",
        "在其中搜索 @{bot}，随便写点什么，消息会自动出现在这里。",
        "在其中搜尋 @{bot}，隨便寫點什麼，訊息會自動出現在這裡。";
    GuideCodeName: "QR code for {address}", "{address} 的二维码", "{address} 的 QR 碼";
    GuideCopyLink: "Copy the link", "复制链接", "複製連結";
    GuideOpenLink: "Open the link…", "打开链接…", "開啟連結…";
    GuideLinkInferred: "Expected address (no article names it). If it opens nothing, search for @{bot} in MPChat.",
        "此地址为推测（文档未提及）。如果打不开，请在 MPChat 中搜索 @{bot}。",
        "此位址為推測（文件未提及）。如果打不開，請在 MPChat 中搜尋 @{bot}。";
    GuideWaiting: "Waiting for the first message…", "正在等待第一条消息…", "正在等待第一則訊息…";
    GuidePaused: "Receiving is paused, so nothing arrives.", "接收已暂停，不会收到消息。", "接收已暫停，不會收到訊息。";
    GuideElsewhereTitle: "Messages go to another server", "消息发往另一台服务器", "訊息送往另一台伺服器";
    GuideElsewhereText: "While a webhook is set, nothing that people write arrives here.", "设有 Webhook 时，人们写的内容不会到达这里。", "設有 Webhook 時，人們寫的內容不會到達這裡。";
    GuideFirstAnswer: "{name} waits for the bot's first answer. Begin with", "{name} 正在等机器人的第一次回复。可以先说", "{name} 正在等機器人的第一次回覆。可以先說";
    GuideHello: "Hello!", "你好！", "你好！";
    GuideHelloTooltip: "Puts it into the message. It is sent when you send it.", "填入消息框，由你决定何时发送。", "填入訊息框，由你決定何時傳送。";
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
    ShutOut: "The bot is not allowed to look into this chat (403): it may have left, or been removed.",
        "机器人无权查看此聊天（403）：可能已离开或被移出。",
        "機器人無權查看此聊天（403）：可能已離開或被移出。";
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
    GuideProxy: "Start the proxy or ask who runs it, or connect without it.", "请启动代理或询问其管理者，也可以不使用代理连接。", "請啟動代理或詢問其管理者，也可以不使用代理連線。";
    WithoutProxy: "Connect without a proxy", "不使用代理连接", "不使用代理連線";
    FailProxy: "The proxy did not let it through.", "代理服务器没有放行。", "代理伺服器沒有放行。";
    DoProxy: "Check the proxy in the settings under Connection.", "请在设置的“连接”中检查代理。", "請在設定的「連線」中檢查代理。";
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
    SearchChats: "Search people and messages", "搜索联系人和消息", "搜尋聯絡人和訊息";
    FilterAll: "All", "全部", "全部";
    FilterUnread: "Unread", "未读", "未讀";
    FilterWaiting: "Needs an answer", "待回复", "待回覆";
    FilterGroups: "Groups", "群组", "群組";
    NoChatsTitle: "Nobody has written yet", "还没有人来信", "還沒有人來信";
    NoChatsText: "Write any message to @{bot} in MPChat. The chat appears here by itself.",
        "在 MPChat 中给 @{bot} 发一条消息，聊天会自动出现在这里。",
        "在 MPChat 中給 @{bot} 發一則訊息，聊天會自動出現在這裡。";
    FilterArchived: "Archived", "已归档", "已封存";
    FilterLabels: "Labels…", "标签…", "標籤…";
    ShowAllChats: "Show all chats", "显示全部聊天", "顯示全部聊天";
    NoUnread: "Nothing unread", "没有未读消息", "沒有未讀訊息";
    NoUnreadText: "Chats with new messages, and those you marked, stand here.", "有新消息的聊天和你标为未读的聊天会显示在这里。", "有新訊息的聊天和你標為未讀的聊天會顯示在這裡。";
    NoWaiting: "Everybody has an answer", "已全部回复", "已全部回覆";
    NoWaitingText: "Chats whose last message is theirs stand here.", "最后一条消息来自对方的聊天会显示在这里。", "最後一則訊息來自對方的聊天會顯示在這裡。";
    NoGroups: "No groups yet", "还没有群组", "還沒有群組";
    NoGroupsText: "Add the bot to a group in MPChat; it appears here with its first message.", "在 MPChat 中把机器人加入群组，收到第一条消息后会显示在这里。", "在 MPChat 中把機器人加入群組，收到第一則訊息後會顯示在這裡。";
    NoArchived: "Nothing is archived", "没有已归档的聊天", "沒有已封存的聊天";
    NoArchivedText: "Archive a chat from its menu. It comes back when they write again, unless it is muted.", "可在聊天菜单中归档。对方再次来信时会自动恢复，已静音的除外。", "可在聊天選單中封存。對方再次來信時會自動恢復，已靜音的除外。";
    NoLabelled: "No chat has this label", "没有聊天使用此标签", "沒有聊天使用此標籤";
    NoLabelledText: "Put it on a chat from the menu of its row or in its details.", "可在聊天菜单或详情中添加此标签。", "可在聊天選單或詳細資料中加上此標籤。";
    AllArchived: "All chats are archived", "所有聊天都已归档", "所有聊天都已封存";
    AllArchivedText: "They come back when somebody writes. Choose Archived to see them now.", "有人来信时会自动恢复。选择“已归档”可立即查看。", "有人來信時會自動恢復。選擇「已封存」可立即查看。";
    ChatMenu: "Chat menu", "聊天菜单", "聊天選單";
    MarkRead: "Mark as read", "标为已读", "標為已讀";
    MarkUnread: "Mark as unread", "标为未读", "標為未讀";
    PinChat: "Keep on top", "置顶", "置頂";
    UnpinChat: "No longer on top", "取消置顶", "取消置頂";
    MuteChat: "Mute notifications", "静音通知", "將通知靜音";
    UnmuteChat: "Allow notifications", "恢复通知", "恢復通知";
    ArchiveChat: "Archive", "归档", "封存";
    UnarchiveChat: "Back to the list", "移回列表", "移回列表";
    ChatLabels: "Labels…", "标签…", "標籤…";
    ChatNote: "Private note", "私人备注", "私人備註";
    ArchivedSaid: "{name} is archived and comes back when they write.", "{name} 已归档，对方来信时会恢复。", "{name} 已封存，對方來信時會恢復。";
    ArchivedMutedSaid: "{name} is archived. It is muted and stays there.", "{name} 已归档。因已静音，不会自动恢复。", "{name} 已封存。因已靜音，不會自動恢復。";
    UnarchivedSaid: "{name} is back in the list.", "{name} 已移回列表。", "{name} 已移回列表。";
    ReadSaid: "{name} is marked as read.", "{name} 已标为已读。", "{name} 已標為已讀。";
    NobodyWaits: "Nobody waits: everything is read and answered.", "没有待处理的聊天：全部已读且已回复。", "沒有待處理的聊天：全部已讀且已回覆。";
    OnlyThisWaits: "Nobody else waits, only this chat.", "没有其他待处理的聊天，只有当前聊天。", "沒有其他待處理的聊天，只有目前的聊天。";
    Undo: "Undo", "撤销", "復原";
    MarkedUnreadSaid: "marked as unread", "已标为未读", "已標為未讀";
    ChatIsPinned: "on top", "已置顶", "已置頂";
    ChatIsMuted: "muted", "已静音", "已靜音";
    ChatIsArchived: "archived", "已归档", "已封存";
    ChatHasNote: "Has a private note", "有私人备注", "有私人備註";

    // Notes and labels.
    SectionNotes: "ONLY FOR YOU", "仅自己可见", "僅自己可見";
    NotesPrivate: "Stays on this computer. MPChat and the other side never see it.", "仅保存在本机，MPChat 和对方都看不到。", "僅儲存在本機，MPChat 和對方都看不到。";
    NoteField: "Note", "备注", "備註";
    NoteHint: "What you want to remember", "想记住的内容", "想記住的內容";
    EditLabels: "Edit labels…", "编辑标签…", "編輯標籤…";
    LabelsTitle: "Labels", "标签", "標籤";
    LabelsOf: "Labels of {name}", "{name} 的标签", "{name} 的標籤";
    LabelSaid: "Label {name}", "标签 {name}", "標籤 {name}";
    NoLabels: "No labels yet. A label groups chats, for example by what they are about.", "还没有标签。标签可以按主题等方式归类聊天。", "還沒有標籤。標籤可以按主題等方式歸類聊天。";
    NewLabel: "New label", "新建标签", "新增標籤";
    LabelName: "Name of the label", "标签名称", "標籤名稱";
    LabelColor: "Colour {nth}", "颜色 {nth}", "顏色 {nth}";
    SaveLabel: "Save label", "保存标签", "儲存標籤";
    LabelNeedsName: "A label needs a name of its own.", "标签需要一个不重复的名称。", "標籤需要一個不重複的名稱。";
    LabelTaken: "Another label has this name.", "已有同名标签。", "已有同名標籤。";
    LabelNameLong: "A name has at most {limit} characters.", "名称最多 {limit} 个字符。", "名稱最多 {limit} 個字元。";
    LabelsFull: "There can be at most {limit} labels.", "最多可有 {limit} 个标签。", "最多可有 {limit} 個標籤。";
    ChangeLabel: "Change {name}", "更改 {name}", "變更 {name}";
    RemoveLabel: "Remove {name}…", "移除 {name}…", "移除 {name}…";
    RemoveLabelAsk: "Remove the label {name}? {count} chats carry it; they stay.", "移除标签 {name}？有 {count} 个聊天使用它，聊天会保留。", "移除標籤 {name}？有 {count} 個聊天使用它，聊天會保留。";
    RemoveLabelGo: "Remove label", "移除标签", "移除標籤";

    // Search through messages.
    HeadingChats: "Chats", "聊天", "聊天";
    HeadingMessages: "Messages", "消息", "訊息";
    AllFound: "Show all {count} chats", "显示全部 {count} 个聊天", "顯示全部 {count} 個聊天";
    SearchHere: "Search in this chat", "在此聊天中搜索", "在此聊天中搜尋";
    SearchHereHint: "Search in this chat", "在此聊天中搜索", "在此聊天中搜尋";
    SearchHereText: "Type words. What is found stands here; Enter shows it in the conversation.", "输入文字即可搜索，按 Enter 可在对话中查看结果。", "輸入文字即可搜尋，按 Enter 可在對話中查看結果。";
    SearchIn: "In: {name}", "范围：{name}", "範圍：{name}";
    SearchEverywhere: "Search all chats", "搜索全部聊天", "搜尋全部聊天";
    Searching: "Searching…", "正在搜索…", "正在搜尋…";
    NoHits: "No message has these words.", "没有包含这些文字的消息。", "沒有包含這些文字的訊息。";
    NothingFound: "Nothing found", "未找到结果", "找不到結果";
    NothingFoundText: "Every word must occur; the last may be begun only. Try fewer words.", "结果须包含每个词，最后一个词可以只输入开头。请减少词语再试。", "結果須包含每個詞，最後一個詞可以只輸入開頭。請減少詞語再試。";
    HitEarlier: "earlier text", "较早的文本", "較早的文字";
    HitDeleted: "deleted", "已删除", "已刪除";
    HitAuthor: "{name}: ", "{name}：", "{name}：";
    NoChatsFound: "No chat fits", "没有符合的聊天", "沒有符合的聊天";
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
    OnItsWay: "That message was on its way already, so it was not taken back.", "那条消息已在发送途中，因此未能收回。", "那則訊息已在傳送途中，因此未能收回。";
    NotStored: "That message is not stored here.", "此处没有保存那条消息。", "此處沒有儲存那則訊息。";
    SendAgainHint: "If it did arrive and you send it again, the person gets it twice.", "如果其实已送达而你再次发送，对方会收到两次。", "如果其實已送達而你再次傳送，對方會收到兩次。";

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
    StyleBold: "Bold", "粗体", "粗體";
    StyleItalic: "Italic", "斜体", "斜體";
    StyleCode: "Code", "代码", "程式碼";
    StyleLink: "Link", "链接", "連結";
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
    BotActions: "More about {name}", "{name} 的更多操作", "{name} 的更多操作";
    BotStop: "Stop receiving", "停止接收", "停止接收";
    BotReceive: "Receive again", "恢复接收", "恢復接收";
    BotClose: "Close", "关闭", "關閉";
    BotForget: "Forget…", "忘记…", "忘記…";
    BotColor: "Colour", "颜色", "顏色";
    ColorOrange: "Orange", "橙色", "橙色";
    ColorOlive: "Olive", "橄榄色", "橄欖色";
    ColorViolet: "Violet", "紫色", "紫色";
    ColorRed: "Red", "红色", "紅色";
    ColorTeal: "Teal", "青色", "青色";
    ColorGreen: "Green", "绿色", "綠色";
    ColorPink: "Pink", "粉色", "粉紅色";
    ColorBlue: "Blue", "蓝色", "藍色";
    Disconnect: "Disconnect", "断开连接", "中斷連線";
    BotMenu: "Bot menu {name}", "机器人菜单 {name}", "機器人選單 {name}";

    // Settings.
    SettingsTitle: "Settings", "设置", "設定";
    LanguageField: "Language", "语言", "語言";
    FontMissing: "This computer has no Chinese font", "这台电脑没有中文字体", "這部電腦沒有中文字型";
    FontMissingText: "Frequent characters come with the program; others are drawn as boxes. A full font is fonts-noto-cjk on Debian and Ubuntu (noto-cjk elsewhere), and on Windows one of Settings, Optional features. Install it and start the program again.", "常用字随程序提供，其他字显示为方框。完整字体：Debian 和 Ubuntu 上是 fonts-noto-cjk（其他 Linux 上是 noto-cjk），Windows 上在“设置”的“可选功能”中添加。安装后请重新启动程序。", "常用字隨程式提供，其他字顯示為方框。完整字型：Debian 和 Ubuntu 上是 fonts-noto-cjk（其他 Linux 上是 noto-cjk），Windows 上在「設定」的「選用功能」中新增。安裝後請重新啟動程式。";
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
    SettingsGeneral: "General", "通用", "一般";
    SettingsConnection: "Connection", "连接", "連線";
    SettingsData: "Data", "数据", "資料";
    SettingsAbout: "About", "关于", "關於";
    SettingsUnwritten: "Your last choice was not saved", "上次的更改未能保存", "上次的變更未能儲存";
    SettingsUnwrittenText: "It holds until the program ends. {why}", "它在程序结束前有效。{why}", "它在程式結束前有效。{why}";
    SettingsUnread: "Some settings could not be read", "部分设置无法读取", "部分設定無法讀取";
    SettingsWriteAnew: "Save as shown", "按当前显示保存", "依目前顯示儲存";
    SettingsFileUnreadable: "The settings file cannot be opened, so the usual settings are used. {why}", "无法打开设置文件，已使用默认设置。{why}", "無法開啟設定檔，已使用預設設定。{why}";
    SettingsFileDamaged: "The settings file is damaged, so the usual settings are used. It now lies at {file}", "设置文件已损坏，已使用默认设置。原文件现位于 {file}", "設定檔已損毀，已使用預設設定。原檔現位於 {file}";
    SettingsFileDamagedHere: "The settings file is damaged, so the usual settings are used.", "设置文件已损坏，已使用默认设置。", "設定檔已損毀，已使用預設設定。";
    SettingsFileNewer: "A later version of the program wrote the file (format {version}). What it says beyond this version is kept.", "该文件由更新版本的程序写入（格式 {version}）。此版本不认识的内容会保留。", "該檔案由較新版本的程式寫入（格式 {version}）。此版本不認識的內容會保留。";
    SettingsChoiceUnread: "{name}: “{value}” is not a choice, so the usual one is used.", "{name}：“{value}”不是有效选项，已使用默认值。", "{name}：「{value}」不是有效選項，已使用預設值。";
    ScaleField: "Size", "显示大小", "顯示大小";
    MotionField: "Motion", "动态效果", "動態效果";
    MotionText: "With less motion, things change at once and nothing slides or fades.", "减少动态效果后，变化会立即完成，不再滑动或淡入淡出。", "減少動態效果後，變化會立即完成，不再滑動或淡入淡出。";
    MotionReduced: "Less motion", "减少", "減少";
    MotionFull: "All motion", "完整", "完整";
    NotifyEnabled: "Tell me of new messages", "新消息通知我", "有新訊息時通知我";
    NotifyShowText: "Show what the message says", "显示消息内容", "顯示訊息內容";
    NotifyShowTextHint: "Others who see your screen can read it too.", "看到您屏幕的人也能读到。", "看到您螢幕的人也能讀到。";
    NotifySound: "With a sound", "播放提示音", "播放提示音";
    QuietText: "Messages still arrive and are counted; you are not told of them.", "消息照常接收和计数，但不会通知您。", "訊息照常接收和計數，但不會通知您。";
    SettingsAddress: "API address", "API 地址", "API 位址";
    SettingsAddressText: "Each bot has its own address. To use another one, disconnect the bot and connect it again with “Use another API address”.", "每个机器人有自己的地址。如需更换，请断开机器人，并在重新连接时选择“使用其他 API 地址”。", "每個機器人有自己的位址。如需更換，請中斷機器人連線，並在重新連線時選擇「使用其他 API 位址」。";
    ProxyTitle: "Proxy", "代理", "代理";
    ProxyText: "How this program reaches MPChat. Bots on this computer, like the demo, are always reached directly.", "本程序连接 MPChat 的方式。此计算机上的机器人（如演示）始终直接连接。", "本程式連線 MPChat 的方式。此電腦上的機器人（如示範）一律直接連線。";
    ProxyNone: "None", "不使用", "不使用";
    ProxyAddress: "This one", "指定代理", "指定代理";
    ProxyAddressField: "Proxy address", "代理地址", "代理位址";
    ProxyNoPassword: "http, https or socks5. The address is saved in a plain file, so it takes no password.", "支持 http、https 或 socks5。地址以明文保存，因此不接受密码。", "支援 http、https 或 socks5。位址以明文儲存，因此不接受密碼。";
    ProxyNotAnAddress: "This is not an address. One looks like http://127.0.0.1:7890", "这不是有效地址。格式如 http://127.0.0.1:7890", "這不是有效位址。格式如 http://127.0.0.1:7890";
    ProxyScheme: "The address begins with http://, https:// or socks5://", "地址须以 http://、https:// 或 socks5:// 开头", "位址須以 http://、https:// 或 socks5:// 開頭";
    ProxyCredentials: "Leave the user name and the password out: this file is not safe for them. A system proxy can have them.", "请去掉用户名和密码：设置文件不适合保存它们。系统代理可以使用它们。", "請去掉使用者名稱和密碼：設定檔不適合保存它們。系統代理可以使用它們。";
    ProxyMissing: "Enter an address first", "请先填写地址", "請先填寫位址";
    ProxyInUse: "This proxy is in use", "正在使用此代理", "正在使用此代理";
    ProxyUse: "Use it", "使用", "使用";
    ProxyCheck: "Check connection", "检查连接", "檢查連線";
    ProxyWorks: "Connected", "连接正常", "連線正常";
    ProxyReached: "{host} answered after {ms} ms. The token was not sent.", "{host} 在 {ms} 毫秒后应答。未发送令牌。", "{host} 在 {ms} 毫秒後應答。未傳送權杖。";
    ProxyFails: "{host} cannot be reached", "无法连接 {host}", "無法連線 {host}";
    PollTitle: "Receiving", "接收", "接收";
    PollText: "For all bots, from the next request on. The usual values suit nearly everybody.", "适用于所有机器人，从下一次请求起生效。默认值适合绝大多数情况。", "適用於所有機器人，從下一次請求起生效。預設值適合絕大多數情況。";
    PollTimeout: "Longest wait for news, seconds", "等待新消息的最长时间（秒）", "等待新訊息的最長時間（秒）";
    PollTimeoutNote: "0 to 50", "0 至 50", "0 至 50";
    PollLimit: "Updates in one answer", "每次应答的更新数", "每次應答的更新數";
    PollLimitNote: "1 to 100", "1 至 100", "1 至 100";
    PollKinds: "Kinds of updates", "更新类型", "更新類型";
    PollKindsText: "MPChat does not say what becomes of kinds that are not asked for: they may be lost.", "MPChat 未说明未请求的类型会如何处理：它们可能会丢失。", "MPChat 未說明未請求的類型會如何處理：它們可能會遺失。";
    DataDemo: "The demo keeps nothing", "演示不保存任何内容", "示範不儲存任何內容";
    DataDemoText: "What is written here goes when the demo ends. The folder holds the data of your own bots.", "演示结束时，其中的内容会全部清除。此文件夹保存您自己机器人的数据。", "示範結束時，其中的內容會全部清除。此資料夾保存您自己機器人的資料。";
    DataOpen: "Open", "打开", "開啟";
    DataSize: "All bots together: {size}", "所有机器人共计：{size}", "所有機器人共計：{size}";
    DataNotOpened: "The folder could not be opened", "无法打开文件夹", "無法開啟資料夾";
    DataExport: "Export", "导出", "匯出";
    DataExportText: "All updates of this bot in one file. A single chat is exported from its details.", "将此机器人的所有更新导出到一个文件。单个聊天可在其详情中导出。", "將此機器人的所有更新匯出到一個檔案。單個聊天可在其詳細資料中匯出。";
    DataExportButton: "Export…", "导出…", "匯出…";
    RetentionTitle: "Keep messages", "消息保留时间", "訊息保留時間";
    RetentionText: "For all bots, on this computer only. Nothing is deleted in MPChat.", "适用于所有机器人，仅限此计算机。不会删除 MPChat 中的内容。", "適用於所有機器人，僅限此電腦。不會刪除 MPChat 中的內容。";
    RetentionAll: "Keep all", "全部保留", "全部保留";
    RetentionDays: "{days} days", "{days} 天", "{days} 天";
    RetentionOther: "Another number of days", "其他天数", "其他天數";
    RetentionRange: "1 to 3650 days", "1 至 3650 天", "1 至 3650 天";
    RetentionApply: "Apply…", "应用…", "套用…";
    RetentionAskTitle: "Delete what is older than {days} days?", "删除 {days} 天以前的内容？", "刪除 {days} 天以前的內容？";
    RetentionAskText: "Messages and updates that are older are deleted from this computer now, and from then on as they become older. This cannot be undone.", "更早的消息和更新会立即从此计算机删除，今后到期的也会随之删除。此操作无法撤销。", "更早的訊息和更新會立即從此電腦刪除，今後到期的也會隨之刪除。此操作無法復原。";
    RetentionAskCount: "@{name} now: {messages} messages, {updates} updates", "@{name} 目前：{messages} 条消息，{updates} 条更新", "@{name} 目前：{messages} 則訊息，{updates} 則更新";
    RetentionAskKept: "What is not sent yet, drafts, pinned messages, notes, labels and canned replies stay.", "未发送的内容、草稿、置顶消息、备注、标签和快捷回复会保留。", "未傳送的內容、草稿、置頂訊息、備註、標籤和快速回覆會保留。";
    RetentionDelete: "Delete older ones", "删除更早的内容", "刪除更早的內容";
    EraseTitle: "Erase", "清除", "清除";
    EraseText: "Deletes everything that this computer keeps of @{name}.", "删除此计算机保存的 @{name} 的全部数据。", "刪除此電腦保存的 @{name} 的全部資料。";
    EraseButton: "Erase this bot's data…", "清除此机器人的数据…", "清除此機器人的資料…";
    EraseAskTitle: "Erase the data of @{name}?", "清除 @{name} 的数据？", "清除 @{name} 的資料？";
    EraseAskText: "Its messages, updates, drafts, canned replies, notes, labels and messages not sent yet are deleted from this computer. This cannot be undone. The bot is then connected again and begins empty.", "其消息、更新、草稿、快捷回复、备注、标签和未发送的消息都会从此计算机删除，且无法撤销。随后机器人会重新连接，从空白开始。", "其訊息、更新、草稿、快速回覆、備註、標籤和未傳送的訊息都會從此電腦刪除，且無法復原。隨後機器人會重新連線，從空白開始。";
    EraseAskStays: "Nothing is deleted in MPChat. Messages that were received cannot be fetched again: MPChat has forgotten them.", "不会删除 MPChat 中的内容。已接收的消息无法重新获取，因为 MPChat 已不再保留它们。", "不會刪除 MPChat 中的內容。已接收的訊息無法重新取得，因為 MPChat 已不再保留它們。";
    EraseTypeFirst: "Type the bot's username first", "请先输入机器人的用户名", "請先輸入機器人的使用者名稱";
    EraseGo: "Erase", "清除", "清除";
    EraseFailed: "The bot's data could not be deleted.", "无法删除机器人的数据。", "無法刪除機器人的資料。";
    AboutText: "Run an MPChat bot by hand. Licensed under MIT.", "手动运行 MPChat 机器人。以 MIT 许可证发布。", "手動運行 MPChat 機器人。以 MIT 授權條款發布。";
    AboutVersion: "Version", "版本", "版本";
    AboutCommit: "Built from", "构建自", "建置自";
    AboutRenderer: "Drawn with", "渲染方式", "繪製方式";
    AboutSystem: "System", "系统", "系統";
    AboutCopy: "Copy", "复制", "複製";
    LicencesTitle: "Made of", "开源组件", "開放原始碼元件";
    LicencesText: "{count} libraries and fonts. Choose one to read its licence.", "共 {count} 个库和字体。选择一项即可阅读其许可证。", "共 {count} 個函式庫和字型。選擇一項即可閱讀其授權條款。";
    LicencesSearch: "Search libraries and licences", "搜索库和许可证", "搜尋函式庫和授權條款";
    LicencesClear: "Clear the search", "清除搜索", "清除搜尋";
    LicencesNone: "Nothing of that name.", "没有匹配的名称。", "沒有相符的名稱。";
    LicencesBack: "All libraries", "全部组件", "全部元件";

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
    WebAddressPlainHttp: "Without encryption: whoever sits in between can see or replace the file. Prefer https.",
        "未加密：中间的任何人都能看到或替换文件。建议使用 https。",
        "未加密：中間的任何人都能看到或替換檔案。建議使用 https。";
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
    ViewerNotSaved: "Could not be saved", "无法保存", "無法儲存";
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
    SaveExists: "There is a file of this name already.", "已存在同名文件。", "已存在同名檔案。";
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
    KindWebApp: "Opens a MiniApp", "打开 MiniApp", "開啟 MiniApp";
    KindUrl: "Opens a web page", "打开网页", "開啟網頁";
    TagDocumented: "documented", "文档有载", "文件有載";
    TagInferred: "inferred", "推断", "推斷";
    TagUnsupported: "not supported", "不支持", "不支援";
    WebAppHint: "MPChat takes it if the address is the entry URL of a MiniApp of this bot, or ends with its short name; else the send fails.",
        "地址须为本机器人某个 MiniApp 的入口 URL，或以其短名称结尾，否则 MPChat 会拒绝发送。",
        "位址須為本機器人某個 MiniApp 的入口 URL，或以其短名稱結尾，否則 MPChat 會拒絕傳送。";
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
    ButtonOpensMiniApp: "Opens a MiniApp inside MPChat. Press to see its address.", "在 MPChat 中打开 MiniApp。点按可查看地址。", "在 MPChat 中開啟 MiniApp。點按可查看位址。";
    ButtonShowsAddress: "Opens a web page. Press to see where it leads.", "打开网页。点按可查看目标地址。", "開啟網頁。點按可查看目標位址。";
    ButtonUnknown: "{kind}: this console does not know what such a button does.", "{kind}：本程序不了解此类按钮的作用。", "{kind}：本程式不了解此類按鈕的作用。";
    LinkTitle: "Open this address?", "打开此地址？", "開啟此位址？";
    LinkText: "Nothing was opened yet. Look at the host before you go on.", "尚未打开任何内容。继续之前请确认主机名。", "尚未開啟任何內容。繼續之前請確認主機名稱。";
    LinkMiniAppTitle: "A MiniApp", "MiniApp", "MiniApp";
    LinkMiniAppText: "In MPChat this button opens a MiniApp. Outside MPChat its page gets no initData.",
        "在 MPChat 中，此按钮会打开 MiniApp。在 MPChat 之外，页面得不到 initData。",
        "在 MPChat 中，此按鈕會開啟 MiniApp。在 MPChat 之外，頁面得不到 initData。";
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
    CannedTitle: "Canned replies", "快捷回复", "快捷回覆";
    CannedTooltip: "Canned replies; type / and a name to find one", "快捷回复；输入 / 和名称即可查找", "快捷回覆；輸入 / 和名稱即可查找";
    CannedNew: "New canned reply", "新建快捷回复", "新增快捷回覆";
    CannedEdit: "Edit canned reply", "编辑快捷回复", "編輯快捷回覆";
    CannedEditNamed: "Edit {name}", "编辑 {name}", "編輯 {name}";
    CannedAsk: "Fill in before it is used", "使用前请填写", "使用前請填寫";
    CannedAskText: "/{name} asks for this. What you enter is put in as plain text.", "/{name} 需要以下内容。所填内容会按纯文本插入。", "/{name} 需要以下內容。所填內容會按純文字插入。";
    CannedAnswerFirst: "Fill in {question} first.", "请先填写“{question}”。", "請先填寫「{question}」。";
    CannedInsert: "Put it into the message", "插入到消息中", "插入到訊息中";
    CannedOpenChat: "Open a chat to use it.", "打开一个聊天后即可使用。", "開啟一個聊天後即可使用。";
    CannedKeys: "↑ ↓ choose · Enter or Tab inserts · Esc closes", "↑ ↓ 选择 · Enter 或 Tab 插入 · Esc 关闭", "↑ ↓ 選擇 · Enter 或 Tab 插入 · Esc 關閉";
    CannedSearch: "Search names and texts", "搜索名称和内容", "搜尋名稱和內容";
    CannedNone: "No canned replies yet", "暂无快捷回复", "暫無快捷回覆";
    CannedNoneText: "Keep what you write often under a short name. Type / and the name in a message to use it.",
        "将常用内容以短名称保存，之后在消息中输入 / 和名称即可使用。",
        "將常用內容以短名稱儲存，之後在訊息中輸入 / 和名稱即可使用。";
    CannedNotFound: "None has these words.", "没有匹配的快捷回复。", "沒有符合的快捷回覆。";
    CannedFromMessage: "From the message", "取自当前消息", "取自目前訊息";
    CannedNothingWritten: "There is no text in the message.", "当前消息没有文字。", "目前訊息沒有文字。";
    CannedImportMore: "Import…", "导入…", "匯入…";
    CannedExportMore: "Export…", "导出…", "匯出…";
    CannedName: "Short name", "短名称", "短名稱";
    CannedNameHint: "thanks", "谢谢", "謝謝";
    CannedNameRule: "A short name has 1 to {limit} letters, digits, - or _, and no spaces.",
        "短名称由 1 至 {limit} 个文字、数字、- 或 _ 组成，不含空格。",
        "短名稱由 1 至 {limit} 個文字、數字、- 或 _ 組成，不含空格。";
    CannedTaken: "There is another one of this name.", "该名称已被使用。", "該名稱已被使用。";
    CannedText: "Text", "内容", "內容";
    CannedFields: "Fields: {name} is the person's first name, {chat} the chat's title; write {?Order number} for what is asked before use.",
        "可用字段：{name} 为对方名字，{chat} 为聊天标题；{?Order number} 形式的内容会在使用前询问。",
        "可用欄位：{name} 為對方名字，{chat} 為聊天標題；{?Order number} 形式的內容會在使用前詢問。";
    CannedTooLong: "More than {limit} characters are not kept.", "最多保存 {limit} 个字符。", "最多儲存 {limit} 個字元。";
    CannedEmpty: "There is neither a text nor a file in it.", "既没有文字也没有文件。", "既沒有文字也沒有檔案。";
    CannedFile: "File that goes along", "附带的文件", "附帶的檔案";
    CannedDropFile: "Take the file away", "移除文件", "移除檔案";
    CannedAddButtons: "Add buttons", "添加按钮", "新增按鈕";
    CannedImport: "Import canned replies", "导入快捷回复", "匯入快捷回覆";
    CannedImportText: "Nothing is taken before you saw what would change.", "确认变更之前不会导入任何内容。", "確認變更之前不會匯入任何內容。";
    CannedFrom: "From the file", "来源文件", "來源檔案";
    CannedReport: "New: {new} · replaced: {changed} · known already: {same} · refused: {refused}",
        "新增：{new} · 替换：{changed} · 已有：{same} · 拒绝：{refused}",
        "新增：{new} · 取代：{changed} · 已有：{same} · 拒絕：{refused}";
    CannedTagNew: "new", "新增", "新增";
    CannedTagChanged: "replaced", "替换", "取代";
    CannedTagSame: "known", "已有", "已有";
    CannedTagRefused: "refused", "拒绝", "拒絕";
    CannedWithoutFile: "Comes without its file: {text}", "不含附带文件：{text}", "不含附帶檔案：{text}";
    CannedTake: "Import {count}", "导入 {count} 条", "匯入 {count} 則";
    CannedNothingToTake: "There is nothing new to take.", "没有可导入的新内容。", "沒有可匯入的新內容。";
    CannedBack: "Back", "返回", "返回";
    CannedNotTaken: "This file was not taken", "未导入此文件", "未匯入此檔案";
    PathNoFile: "There is no file at this path.", "此路径没有文件。", "此路徑沒有檔案。";
    CannedFileLarge: "The file is larger than {limit} MB.", "文件超过 {limit} MB。", "檔案超過 {limit} MB。";
    CannedNotJson: "It is no JSON: {text}", "不是有效的 JSON：{text}", "不是有效的 JSON：{text}";
    CannedOtherFormat: "These are no canned replies of this program.", "这不是本程序的快捷回复文件。", "這不是本程式的快捷回覆檔案。";
    CannedNewer: "It was written by a newer version of this program (format {version}). Update the program first.",
        "此文件由更新版本的程序写入（格式 {version}），请先更新程序。",
        "此檔案由更新版本的程式寫入（格式 {version}），請先更新程式。";
    CannedTooMany: "It has {count} replies; {limit} can be kept.", "文件中有 {count} 条，最多保存 {limit} 条。", "檔案中有 {count} 則，最多儲存 {limit} 則。";
    CannedShape: "It is no canned reply: {text}", "不是有效的快捷回复：{text}", "不是有效的快捷回覆：{text}";
    CannedTwice: "The file has another one of this name.", "文件中有同名条目。", "檔案中有同名項目。";
    CannedMode: "The parse mode {mode} is not known.", "未知的解析模式 {mode}。", "未知的解析模式 {mode}。";
    CannedKeyboard: "Its buttons: {text}", "按钮：{text}", "按鈕：{text}";

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
    ForwardToNamed: "Forward to {name}", "转发给 {name}", "轉寄給 {name}";
    CopyToNamed: "Send a copy to {name}", "复制发送给 {name}", "複製傳送給 {name}";
    UnpinnedSaid: "The message is no longer pinned.", "消息已取消置顶。", "訊息已取消置頂。";
    VersionsTitle: "Earlier texts", "之前的内容", "先前的內容";
    SaidUntil: "until {time}", "截至 {time}", "截至 {time}";
    SaysNow: "now", "现在", "現在";
    MessageDeleted: "This message was deleted.", "这条消息已删除。", "這則訊息已刪除。";
    ShowDeleted: "Show what it said", "查看原内容", "查看原內容";
    PinnedMessage: "Pinned", "置顶", "置頂";
    PinnedNth: "Pinned {nth} of {count}", "置顶 {nth}/{count}", "置頂 {nth}/{count}";

    // Sending later.
    MoreWaysToSend: "More ways to send", "更多发送方式", "更多傳送方式";
    SendLater: "Send later…", "定时发送…", "定時傳送…";
    SendLaterTitle: "Send later", "定时发送", "定時傳送";
    SendAtOnce: "Send at once instead", "改为立即发送", "改為立即傳送";
    Schedule: "Schedule", "定时", "定時";
    ChooseTime: "Choose this time", "选择此时间", "選擇此時間";
    TimeChosen: "Not scheduled yet, for {time}", "尚未定时，拟于 {time} 发送", "尚未定時，擬於 {time} 傳送";
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
    TimeZone: "Times are in {zone}.", "时间按 {zone} 计。", "時間按 {zone} 計。";
    TimeZoneHint: "Times are in {zone}. This program must be running then.", "时间按 {zone} 计。届时本程序需在运行。", "時間按 {zone} 計。屆時本程式需在執行。";
    WillBeSent: "Will be sent: {time}", "将于 {time} 发送", "將於 {time} 傳送";
    TimeHasPassed: "{time} has passed: choose another time, or send at once.", "{time} 已过：请另选时间，或立即发送。", "{time} 已過：請另選時間，或立即傳送。";
    TimeInTheWay: "The chosen time has passed.", "所选时间已过。", "所選時間已過。";
    ChangeTime: "Change", "更改", "變更";
    EarlierMonth: "Month before", "上个月", "上個月";
    LaterMonth: "Month after", "下个月", "下個月";
    NoEarlierMonth: "Nothing can be sent in the past.", "无法在过去发送。", "無法在過去傳送。";

    // Uploads.
    CancelUpload: "Cancel upload", "取消上传", "取消上傳";
    UploadBegins: "{sent} of {total}", "{sent} / {total}", "{sent} / {total}";
    UploadGoesOn: "{sent} of {total} · {speed}/s", "{sent} / {total} · {speed}/秒", "{sent} / {total} · {speed}/秒";
    UploadWhole: "All of it has left. Waiting for the server's answer.", "已全部发出，正在等待服务器应答。", "已全部送出，正在等待伺服器應答。";
    UploadStopping: "Stopping…", "正在停止…", "正在停止…";
    SendFileAsIs: "Send the file as it is now", "按文件现在的内容发送", "按檔案現在的內容傳送";
    NextTryIn: "Next try in {seconds} s.", "{seconds} 秒后重试。", "{seconds} 秒後重試。";
    LeftAt: "It left on {time}.", "发出时间：{time}。", "送出時間：{time}。";
    OutboxLater: "SCHEDULED", "定时发送", "定時傳送";
    StateLater: "Scheduled", "定时", "定時";
    SendNow: "Send now", "立即发送", "立即傳送";
    FailFileMissing: "The file is not there any more.", "文件已不在原处。", "檔案已不在原處。";
    DoFileMissing: "Put it back and try again, or edit the message and attach another.", "请放回原处后重试，或编辑消息并另选文件。", "請放回原處後重試，或編輯訊息並另選檔案。";
    FailFileChanged: "The file has changed since it was chosen, so it was not sent.", "文件在选定之后有改动，因此没有发送。", "檔案在選定之後有變動，因此沒有傳送。";
    DoFileChanged: "Decide whether it goes as it is now.", "请决定是否按现在的内容发送。", "請決定是否按現在的內容傳送。";
    FailFileEmpty: "The file is empty.", "文件是空的。", "檔案是空的。";
    FailFileTooLarge: "The file is too large. At most 10 MB go as a photo, 50 MB otherwise (assumed; MPChat documents no limit).", "文件太大。图片最大 10 MB，其他文件最大 50 MB（此为推测，MPChat 未说明上限）。", "檔案太大。圖片最大 10 MB，其他檔案最大 50 MB（此為推測，MPChat 未說明上限）。";
    FailNotAFile: "There is a folder or a device in the place of the file.", "文件所在处现在是文件夹或设备。", "檔案所在處現在是資料夾或裝置。";
    FailFileForbidden: "You are not allowed to read the file.", "你没有读取该文件的权限。", "你沒有讀取該檔案的權限。";
    DoFileForbidden: "Change its permissions and try again.", "请修改其权限后重试。", "請修改其權限後重試。";
    FailFileUnreadable: "The file cannot be read.", "无法读取该文件。", "無法讀取該檔案。";
    DoOtherFile: "Edit the message and attach another file.", "请编辑消息并另选文件。", "請編輯訊息並另選檔案。";
    FailUploadCut: "The connection broke in the middle of the upload. It surely did not arrive.", "上传途中连接中断，肯定没有送达。", "上傳途中連線中斷，肯定沒有送達。";
    DoUploadCut: "Check the internet connection and try again; the upload begins anew.", "请检查网络连接后重试；将重新上传。", "請檢查網路連線後重試；將重新上傳。";
    FailUploadCancelled: "You cancelled the upload. It was not sent.", "你取消了上传，没有发送。", "你取消了上傳，沒有傳送。";
    FailCancelledLate: "You cancelled when everything had already left: it may have arrived.", "取消时内容已全部发出：可能已送达。", "取消時內容已全部送出：可能已送達。";

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
    OpenFileTitle: "Choose a file", "选择文件", "選擇檔案";

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
    WebhookFillPresent: "Start from the present one", "以当前设置填写", "以目前設定填入";
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
    BenchAnswerTitle: "The answer", "应答", "應答";
    BenchAnswerHint: "Status, time, headers and body appear here.", "状态、耗时、响应头和响应体会显示在这里。", "狀態、耗時、回應標頭和內容會顯示在這裡。";
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
    RoomCommands: "Menu", "菜单", "選單";
    CommandsTitle: "Command menu", "命令菜单", "指令選單";
    CommandsElsewhere: "Not applied in other menus: {count}", "其他菜单中未应用：{count}", "其他選單中未套用：{count}";
    CommandsScope: "For whom", "适用对象", "適用對象";
    ScopeDefault: "Everybody", "所有人", "所有人";
    ScopePrivate: "Private chats", "所有私聊", "所有私聊";
    ScopeGroups: "Groups", "所有群组", "所有群組";
    ScopeAdministrators: "Administrators", "所有管理员", "所有管理員";
    ScopeChat: "One chat", "某个聊天", "某個聊天";
    ScopeChatAdministrators: "Administrators of a chat", "某个聊天的管理员", "某個聊天的管理員";
    ScopeChatMember: "A member of a chat", "某个聊天的成员", "某個聊天的成員";
    CommandsPickChat: "Pick a chat", "选择聊天", "選擇聊天";
    CommandsUserId: "User id of the member", "成员的用户 id", "成員的使用者 id";
    CommandsLanguage: "Language of the person", "用户的语言", "用戶的語言";
    CommandsEveryLanguage: "Every language", "所有语言", "所有語言";
    CommandsOtherLanguage: "Another code", "其他代码", "其他代碼";
    CommandsBasis: "Documented: a bot manages its command menu, and getMyCommands exists (help.mp.net 15703355, 15703372). Assumed after Telegram: setMyCommands and deleteMyCommands, scopes, languages.",
        "文档说明：机器人可管理命令菜单，并有 getMyCommands（help.mp.net 15703355、15703372）。参照 Telegram 推测：setMyCommands、deleteMyCommands、适用对象和语言。",
        "文件說明：機器人可管理指令選單，並有 getMyCommands（help.mp.net 15703355、15703372）。參照 Telegram 推測：setMyCommands、deleteMyCommands、適用對象和語言。";
    CommandsBadLanguage: "A language is two letters, such as en, or letters with a hyphen, such as zh-hant.", "语言代码为两个字母，如 en；或带连字符，如 zh-hant。", "語言代碼為兩個字母，如 en；或帶連字號，如 zh-hant。";
    CommandsNeedChat: "Pick the chat that the menu is for.", "请选择该菜单适用的聊天。", "請選擇該選單適用的聊天。";
    CommandsNeedUser: "Enter the user id of the member that the menu is for; it stands in the details of a message.",
        "请输入该菜单适用成员的用户 id，可在消息详情中找到。",
        "請輸入該選單適用成員的使用者 id，可在訊息詳情中找到。";
    CommandsUnread: "The menu could not be read", "无法读取菜单", "無法讀取選單";
    CommandsAsking: "Asking the server for this menu…", "正在向服务器查询此菜单…", "正在向伺服器查詢此選單…";
    CommandsYours: "The menu you edit", "编辑中的菜单", "編輯中的選單";
    CommandsNone: "No command yet. Add the first one, or import a file.", "还没有命令。请添加一个，或导入文件。", "還沒有指令。請新增一個，或匯入檔案。";
    CommandsCommandNo: "Command {number}", "命令 {number}", "指令 {number}";
    CommandsDescriptionNo: "Description {number}", "说明 {number}", "說明 {number}";
    CommandsDescription: "What it does", "作用说明", "作用說明";
    CommandsMove: "Move line {number} {command}", "移动第 {number} 行 {command}", "移動第 {number} 列 {command}";
    CommandsMoveHint: "Drag it. With the keyboard: focus it and press ↑ or ↓.", "拖动即可。键盘操作：聚焦后按 ↑ 或 ↓。", "拖曳即可。鍵盤操作：聚焦後按 ↑ 或 ↓。";
    CommandsRemove: "Remove line {number} {command}", "移除第 {number} 行 {command}", "移除第 {number} 列 {command}";
    CommandsAdd: "Add a command", "添加命令", "新增指令";
    CommandsImport: "Import…", "导入…", "匯入…";
    CommandsExport: "Export…", "导出…", "匯出…";
    CommandsTooMany: "{count} commands; more than {limit} are assumed to be refused.", "共 {count} 个命令；推测超过 {limit} 个会被拒绝。", "共 {count} 個指令；推測超過 {limit} 個會被拒絕。";
    CommandsMovedOn: "The server's menu has changed since you began. The changes beside are against what it has now.",
        "自你开始编辑后，服务器上的菜单已变更。旁边的差异以其当前内容为准。",
        "自你開始編輯後，伺服器上的選單已變更。旁邊的差異以其目前內容為準。";
    CommandsMendFirst: "Mend the marked lines first.", "请先修正标出的行。", "請先修正標出的列。";
    CommandsNoChanges: "Nothing differs from the server.", "与服务器一致。", "與伺服器一致。";
    CommandsApply: "Apply", "应用", "套用";
    CommandsApplyCount: "Apply {count}", "应用 {count} 项", "套用 {count} 項";
    CommandsDiscard: "Discard edits", "放弃修改", "捨棄修改";
    CommandsDelete: "Delete this menu", "删除此菜单", "刪除此選單";
    CommandsDeleteHint: "Takes this menu from the server; people then see the next wider one (assumed). It can be undone.",
        "从服务器移除此菜单，用户随后会看到范围更大的菜单（推测）。可以撤销。",
        "從伺服器移除此選單，用戶隨後會看到範圍更大的選單（推測）。可以復原。";
    CommandsLimits: "All limits are assumed: 1 to 32 of a–z, 0–9 and _ for a command, 1 to 256 characters for its description, 100 commands.",
        "所有上限均为推测：命令为 1 到 32 个 a–z、0–9 和 _，说明为 1 到 256 个字符，最多 100 个命令。",
        "所有上限均為推測：指令為 1 到 32 個 a–z、0–9 和 _，說明為 1 到 256 個字元，最多 100 個指令。";
    CommandEmpty: "A command is missing.", "缺少命令。", "缺少指令。";
    CommandCharacters: "Only a–z, 0–9 and _ (assumed).", "只能使用 a–z、0–9 和 _（推测）。", "只能使用 a–z、0–9 和 _（推測）。";
    CommandLong: "Longer than 32 characters (assumed).", "超过 32 个字符（推测）。", "超過 32 個字元（推測）。";
    CommandTwice: "This command stands above already.", "上面已有相同的命令。", "上面已有相同的指令。";
    DescriptionEmpty: "A description is missing.", "缺少说明。", "缺少說明。";
    DescriptionLong: "Longer than 256 characters (assumed).", "超过 256 个字符（推测）。", "超過 256 個字元（推測）。";
    CommandsChanges: "What Apply changes", "应用后的变更", "套用後的變更";
    ChangeAdded: "added", "新增", "新增";
    ChangeRemoved: "removed", "移除", "移除";
    ChangeChanged: "changed", "修改", "修改";
    ChangeMoved: "moved", "移动", "移動";
    ChangePlaces: "from place {from} to {to}", "从第 {from} 位到第 {to} 位", "從第 {from} 位到第 {to} 位";
    CommandsOnServer: "On the server now", "服务器上的菜单", "伺服器上的選單";
    CommandsServerNone: "No menu is set here.", "此处未设置菜单。", "此處未設定選單。";
    CommandsMore: "and {count} more", "还有 {count} 个", "還有 {count} 個";
    CommandsPreviewHint: "What clients show exactly is not documented.", "客户端的具体显示方式没有说明。", "用戶端的具體顯示方式沒有說明。";
    CommandsPreviewNone: "No menu", "无菜单", "無選單";
    CommandsApplied: "The menu is applied", "菜单已应用", "選單已套用";
    CommandsAppliedText: "Commands on the server: {count}. Clients may show the old menu for a while.", "服务器上的命令：{count} 个。客户端可能会暂时显示旧菜单。", "伺服器上的指令：{count} 個。用戶端可能會暫時顯示舊選單。";
    CommandsDeleted: "The menu is deleted", "菜单已删除", "選單已刪除";
    CommandsDeletedText: "Nothing is set for this choice any more.", "此选择下已没有菜单。", "此選擇下已沒有選單。";
    CommandsUndo: "Undo", "撤销", "復原";
    CommandsNotApplied: "The menu was not changed", "菜单未更改", "選單未更改";
    CommandsPerhaps: "It is not sure whether the menu was changed", "无法确定菜单是否已更改", "無法確定選單是否已更改";
    CommandsLookBeside: "See what the server has now; your edits are still here.", "请查看服务器当前的内容；你的修改仍在。", "請查看伺服器目前的內容；你的修改仍在。";
    CommandsImported: "Imported", "已导入", "已匯入";
    CommandsImportedText: "Commands read: {count}. Look at the changes, then apply them.", "已读取 {count} 个命令。请查看变更后应用。", "已讀取 {count} 個指令。請查看變更後套用。";
    CommandsNotImported: "Nothing was imported", "未导入", "未匯入";
    CommandsFileUnreadable: "The file cannot be read: {text}", "无法读取文件：{text}", "無法讀取檔案：{text}";
    CommandsFileLarge: "The file is larger than any menu.", "文件过大，不是菜单。", "檔案過大，不是選單。";
    CommandsFileNoMenu: "The file is no JSON list of objects with command and description.", "文件不是由含 command 和 description 的对象组成的 JSON 列表。", "檔案不是由含 command 和 description 的物件組成的 JSON 列表。";

    // The method explorer.
    RoomMethods: "Methods", "方法", "方法";
    MethodsSearch: "Search methods", "搜索方法", "搜尋方法";
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
    KnownDocumented: "documented", "有文档", "有文件";
    KnownInferred: "inferred", "推断", "推斷";
    KnownHigh: "inferred, nearly certain", "推断，基本确定", "推斷，基本確定";
    KnownMedium: "inferred, likely", "推断，较有可能", "推斷，較有可能";
    KnownLow: "inferred, a guess", "推断，仅为猜测", "推斷，僅為猜測";
    CellInferred: "Inferred: no article at hand says it.", "推断：现有文章均未说明。", "推斷：現有文章均未說明。";
    SourceArticles: "Stated by help.mp.net {articles}.", "依据 help.mp.net {articles}。", "依據 help.mp.net {articles}。";
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
    FieldCut: "A field holds {count} KiB: what is beyond was left out.", "字段最多容纳 {count} KiB：超出部分已省略。", "欄位最多容納 {count} KiB：超出部分已省略。";
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
    RefusedUnconfirmed: "It was not confirmed, so nothing left this computer.", "未经确认，没有发出任何请求。", "未經確認，沒有發出任何請求。";
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
    AnswerAsked: "Waiting for your word", "等待确认", "等待確認";
    AnswerAskedText: "Nothing has left. It goes when you confirm it.", "尚未发出，确认后才会执行。", "尚未送出，確認後才會執行。";
    AnswerDropped: "The answer was too large to keep with so many others.", "应答过大，未能与其他应答一并保留。", "應答過大，未能與其他應答一併保留。";
    MoreEntries: "{count} more", "还有 {count} 项", "還有 {count} 項";
    OutcomeRunning: "running", "进行中", "進行中";
    OutcomeAsked: "Not confirmed yet", "待确认", "待確認";
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
    SectionServer: "ON MPCHAT", "来自 MPChat", "來自 MPChat";
    ReadAgain: "Ask MPChat again", "重新向 MPChat 查询", "重新向 MPChat 查詢";
    AskingMpchat: "Asking MPChat…", "正在向 MPChat 查询…", "正在向 MPChat 查詢…";
    FactMembers: "members", "成员数", "成員數";
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
    GroupPhotoUrl: "Picture: a web address (https)", "头像：网址（https）", "頭像：網址（https）";
    PictureNeeded: "That file is no picture.", "该文件不是图片。", "該檔案不是圖片。";
    ChoosePicture: "Choose a picture…", "选择图片…", "選擇圖片…";
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
    MuteForEver: "For ever", "永久", "永久";
    MuteHour: "1 hour", "1 小时", "1 小時";
    MuteDay: "1 day", "1 天", "1 天";
    MuteWeek: "7 days", "7 天", "7 天";
    MuteUntil: "Until…", "指定时间…", "指定時間…";
    MuteEnds: "Ends: {time}", "结束时间：{time}", "結束時間：{time}";
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
    RightMessages: "write messages", "发送消息", "傳送訊息";
    RightPhotos: "send pictures", "发送图片", "傳送圖片";
    RightVideos: "send videos", "发送视频", "傳送影片";
    RightDocuments: "send files", "发送文件", "傳送檔案";
    RightOther: "send anything else", "发送其他内容", "傳送其他內容";
    RightPreviews: "show link previews", "显示链接预览", "顯示連結預覽";
    RightInvite: "invite people", "邀请他人", "邀請他人";
    RightPin: "pin messages", "置顶消息", "置頂訊息";
    NotAdministrators: "Owners and administrators cannot be muted.", "不能禁言创建者或管理员。", "不能禁言建立者或管理員。";
    NothingChanged: "Nothing is changed yet.", "尚未作任何更改。", "尚未作任何更改。";
    TitleLength: "A title has 1 to 128 characters (assumed).", "名称为 1 至 128 个字符（推测）。", "名稱為 1 至 128 個字元（推測）。";
    DescriptionLength: "A description has at most 255 characters (assumed).", "简介最多 255 个字符（推测）。", "簡介最多 255 個字元（推測）。";
    PhotoWrong: "That is no web address with https.", "这不是 https 网址。", "這不是 https 網址。";

    // The MiniApp bench.
    RoomMiniApps: "MiniApps", "MiniApps", "MiniApps";
    MiniAppsTitle: "MiniApp bench", "MiniApp 工作台", "MiniApp 工作台";
    MiniAppsLinkTab: "Link and button", "链接与按钮", "連結與按鈕";
    MiniAppsCheckTab: "Check initData", "校验 initData", "驗證 initData";
    MiniAppsSignTab: "Sign test data", "签名测试数据", "簽署測試資料";
    MiniAppsCodeTab: "Code for your server", "服务器代码", "伺服器程式碼";
    AppLinkTitle: "Direct link", "直达链接", "直達連結";
    AppLinkText: "Opens a MiniApp of this bot from anywhere. The short name was chosen when the app was made.",
        "可从任何地方打开此机器人的 MiniApp。短名称在创建 MiniApp 时选定。",
        "可從任何地方開啟此機器人的 MiniApp。短名稱在建立 MiniApp 時選定。";
    AppShortName: "Short name", "短名称", "短名稱";
    AppStartParam: "Start parameter", "启动参数", "啟動參數";
    StartParamBad: "1 to 64 letters, digits, _ and -.", "1 到 64 个字母、数字、_ 或 -。", "1 到 64 個字母、數字、_ 或 -。";
    StartParamAssumed: "MPChat documents the link, but not how it carries a start parameter: ?startapp= and the allowed letters are assumed from what others use.",
        "MPChat 说明了链接本身，但未说明如何携带启动参数：?startapp= 和允许的字符是根据通行做法推测的。",
        "MPChat 說明了連結本身，但未說明如何攜帶啟動參數：?startapp= 和允許的字元是根據通行做法推測的。";
    AppLinkNotYet: "Enter a short name to make the link.", "输入短名称即可生成链接。", "輸入短名稱即可產生連結。";
    AppCopyLink: "Copy the link", "复制链接", "複製連結";
    AppOpenLink: "Open…", "打开…", "開啟…";
    AppButtonTitle: "Open button", "打开按钮", "開啟按鈕";
    AppButtonText: "Sends a message with a button that opens the MiniApp. MPChat looks the address up among this bot's MiniApps and refuses others.",
        "发送一条带按钮的消息，点按即可打开 MiniApp。MPChat 会在此机器人的 MiniApp 中查找该地址，找不到则拒绝。",
        "傳送一則帶按鈕的訊息，點按即可開啟 MiniApp。MPChat 會在此機器人的 MiniApp 中尋找該位址，找不到則拒絕。";
    AppEntryUrl: "The app's address (entryUrl)", "MiniApp 地址（entryUrl）", "MiniApp 位址（entryUrl）";
    AppButtonBadUrl: "It must begin with https://.", "必须以 https:// 开头。", "必須以 https:// 開頭。";
    AppButtonLabel: "Words on the button", "按钮文字", "按鈕文字";
    AppButtonLabelHint: "Open", "打开", "開啟";
    AppButtonMessage: "Message above it", "按钮上方的消息", "按鈕上方的訊息";
    AppButtonMessageHint: "Here are your orders:", "这是你的订单：", "這是你的訂單：";
    AppSendTo: "Send to", "发送给", "傳送給";
    AppPickAChat: "Pick a chat", "选择聊天", "選擇聊天";
    SendOpenButton: "Send the button", "发送按钮", "傳送按鈕";
    AppButtonMissing: "Needs an https address, words on the button, a message and a chat.", "需要 https 地址、按钮文字、消息和聊天。", "需要 https 位址、按鈕文字、訊息和聊天。";
    AppButtonQueued: "On its way to {name}.", "正在发送给 {name}。", "正在傳送給 {name}。";
    AppCheckText: "Paste what your MiniApp got as initData. It is checked with this bot's token, which is not shown, and kept in memory only.",
        "粘贴 MiniApp 收到的 initData。校验使用此机器人的令牌（不会显示），内容只留在内存中。",
        "貼上 MiniApp 收到的 initData。驗證使用此機器人的權杖（不會顯示），內容只留在記憶體中。";
    ExpectedMiniApp: "Only this miniapp_id (empty: any)", "仅限此 miniapp_id（留空则不限）", "僅限此 miniapp_id（留空則不限）";
    AppMaxAge: "Longest age in seconds (300 documented)", "最长有效秒数（文档为 300）", "最長有效秒數（文件為 300）";
    BoundFuture: "Refuse dates over 60 s ahead", "拒绝超前 60 秒以上的日期", "拒絕超前 60 秒以上的日期";
    BoundFutureText: "Advisable, but not documented: MPChat's own sample lets any future date through.",
        "建议开启，但文档未要求：MPChat 的示例会放行任何未来日期。",
        "建議開啟，但文件未要求：MPChat 的範例會放行任何未來日期。";
    AppCheckButton: "Check", "校验", "驗證";
    AppCheckMissing: "Paste initData first.", "请先粘贴 initData。", "請先貼上 initData。";
    ForgetInitData: "Forget it", "清除", "清除";
    VerdictGood: "Genuine and fresh", "真实且未过期", "真實且未過期";
    VerdictGoodText: "Every step passed. A server may trust the user in it.", "所有步骤均通过，服务器可以信任其中的用户。", "所有步驟均通過，伺服器可以信任其中的使用者。";
    VerdictBadText: "A server answers this code and tells nobody which step failed (HTTP {status}, assumed). You see it below.",
        "服务器应返回此错误码，且不透露哪一步失败（HTTP {status}，推测）。具体步骤见下方。",
        "伺服器應傳回此錯誤碼，且不透露哪一步失敗（HTTP {status}，推測）。具體步驟見下方。";
    StepsTitle: "Step by step", "逐步结果", "逐步結果";
    StepPassed: "passed", "通过", "通過";
    StepFailed: "failed", "失败", "失敗";
    StepNotReached: "not reached", "未执行", "未執行";
    StepParse: "Read as a query string", "按查询字符串解析", "按查詢字串解析";
    StepTakeHash: "Take hash out", "取出 hash", "取出 hash";
    StepReadDate: "Read auth_date", "读取 auth_date", "讀取 auth_date";
    StepCheckString: "Build the check string", "生成校验字符串", "產生驗證字串";
    StepSecret: "Derive the secret from the token", "由令牌派生密钥", "由權杖衍生金鑰";
    StepExpectedHash: "Compute the hash", "计算 hash", "計算 hash";
    StepCompareHash: "Compare the hashes", "比对 hash", "比對 hash";
    StepAge: "Look at the age", "检查时效", "檢查時效";
    StepMiniApp: "Look at miniapp_id", "检查 miniapp_id", "檢查 miniapp_id";
    StepReadFields: "Read user and chat", "读取用户和聊天", "讀取使用者和聊天";
    StepFields: "{count} fields", "{count} 个字段", "{count} 個欄位";
    StepAgeValue: "{seconds} s old", "已过 {seconds} 秒", "已過 {seconds} 秒";
    StepNoMiniApp: "none in it, none wanted", "未包含，也未要求", "未包含，也未要求";
    InitEmpty: "There is nothing in it.", "内容为空。", "內容為空。";
    InitTooLong: "It is longer than any initData.", "长度超出任何 initData。", "長度超出任何 initData。";
    InitAmbiguous: "{key} is there twice or holds a line break, so the check string could be read in two ways. Refusing it is this program's own rule.",
        "{key} 重复出现或含有换行，校验字符串会有两种读法。拒绝它是本程序自己的规则。",
        "{key} 重複出現或含有換行，驗證字串會有兩種讀法。拒絕它是本程式自己的規則。";
    InitNoHash: "There is no hash in it.", "其中没有 hash。", "其中沒有 hash。";
    InitBadDate: "auth_date is no number: {date}", "auth_date 不是数字：{date}", "auth_date 不是數字：{date}";
    InitWrongHash: "The token and these fields give {expected}, but {given} came with them. It is from another bot, or something was changed on the way.",
        "由令牌和这些字段得出 {expected}，而附带的是 {given}。它来自其他机器人，或途中被改动。",
        "由權杖和這些欄位得出 {expected}，而附帶的是 {given}。它來自其他機器人，或途中被改動。";
    InitTooOld: "It was signed {age} s ago; {ttl} s are allowed.", "签名于 {age} 秒前；最多允许 {ttl} 秒。", "簽署於 {age} 秒前；最多允許 {ttl} 秒。";
    InitFuture: "It was signed {ahead} s in the future.", "签名时间超前 {ahead} 秒。", "簽署時間超前 {ahead} 秒。";
    InitOtherApp: "It is for {given}, not for {expected}.", "它属于 {given}，而不是 {expected}。", "它屬於 {given}，而不是 {expected}。";
    AppFactsTitle: "What is in it", "其中内容", "其中內容";
    FactsNotTrusted: "Not proven: anybody could have written this.", "未经证实：任何人都可能写出这些内容。", "未經證實：任何人都可能寫出這些內容。";
    ClockName: "Good for", "有效期", "有效期";
    ClockLeft: "another {time}", "还剩 {time}", "還剩 {time}";
    ClockOver: "over since {time}", "已过期 {time}", "已過期 {time}";
    SignText: "Makes initData as MPChat would, signed with the demo bot's token, to try a server with.",
        "像 MPChat 一样生成 initData，用演示机器人的令牌签名，供你试验服务器。",
        "像 MPChat 一樣產生 initData，用示範機器人的權杖簽署，供你試驗伺服器。";
    SignNotHereTitle: "Only with the demo bot", "仅限演示机器人", "僅限示範機器人";
    SignNotHereText: "What is signed with a real bot's token would let anybody in as anybody. Start the demo to make test data.",
        "用真实机器人的令牌签名，等于让任何人冒充任何人。请启动演示来生成测试数据。",
        "用真實機器人的權杖簽署，等於讓任何人冒充任何人。請啟動示範來產生測試資料。";
    SignBadNumber: "A whole number is needed.", "需要整数。", "需要整數。";
    SignUserId: "User id", "用户 id", "使用者 id";
    SignFirstName: "First name", "名字", "名字";
    SignChatId: "Chat id", "聊天 id", "聊天 id";
    SignAge: "Signed so many seconds ago", "签名于多少秒前", "簽署於多少秒前";
    SignMiniAppId: "miniapp_id", "miniapp_id", "miniapp_id";
    SignButton: "Sign", "签名", "簽署";
    SignedTitle: "Signed initData", "已签名的 initData", "已簽署的 initData";
    CheckThis: "Check it", "校验它", "驗證它";
    VerifierText: "The same check for your server, in full, without a framework. Each was run against the documented vectors. Read the token from MPCHAT_BOT_TOKEN there; never ship it to a MiniApp.",
        "供服务器使用的完整校验代码，不依赖框架，均已用测试向量验证。请在服务器上从 MPCHAT_BOT_TOKEN 读取令牌，切勿放进 MiniApp。",
        "供伺服器使用的完整驗證程式碼，不依賴框架，均已用測試向量驗證。請在伺服器上從 MPCHAT_BOT_TOKEN 讀取權杖，切勿放進 MiniApp。";
    AppCopyCode: "Copy the code", "复制代码", "複製程式碼";

    // The doctor.
    RoomChecks: "Checks", "检查", "檢查";
    ChecksTitle: "Checks", "检查", "檢查";
    ExamineTitle: "Examine the bot", "检测机器人", "檢測機器人";
    ExamineText: "Runs the five smoke tests of MPChat's go-live article and looks at the way to the server. Nothing is changed there; a message is sent only if you pick a chat. In the demo one of its people writes; the list is ticked where the program has seen it.",
        "运行 MPChat 上线文章中的五项冒烟测试，并检查到服务器的连接。不会更改服务器上的任何内容；只有选择了聊天才会发送消息。在演示中会有一位用户发来消息；程序已确认的项目会在清单中勾选。",
        "執行 MPChat 上線文章中的五項冒煙測試，並檢查到伺服器的連線。不會更改伺服器上的任何內容；只有選擇了聊天才會傳送訊息。在示範中會有一位使用者傳來訊息；程式已確認的項目會在清單中勾選。";
    ExamineSendTo: "Send a test message to", "将测试消息发送给", "將測試訊息傳送給";
    ExamineSendNothing: "Send no test message", "不发送测试消息", "不傳送測試訊息";
    ExamineStart: "Examine", "开始检测", "開始檢測";
    ExamineMessage: "A test message from the bot's operator. Please ignore it.", "机器人维护者的测试消息，请忽略。", "機器人維護者的測試訊息，請忽略。";
    ExamineStop: "Stop", "停止", "停止";
    SmokeTests: "SMOKE TESTS", "冒烟测试", "冒煙測試";
    ConnectionTests: "THE WAY TO THE SERVER", "到服务器的连接", "到伺服器的連線";
    CheckProxy: "Proxy", "代理", "代理";
    CheckDns: "Name lookup (DNS)", "域名解析（DNS）", "網域解析（DNS）";
    CheckTls: "Encryption (TLS)", "加密（TLS）", "加密（TLS）";
    CheckClock: "This computer's clock", "本机时钟", "本機時鐘";
    CheckLatency: "Speed of answers", "应答速度", "應答速度";
    CheckGetMe: "1 · Token (getMe)", "1 · 令牌（getMe）", "1 · 權杖（getMe）";
    CheckWebhook: "2 · Who receives (getWebhookInfo)", "2 · 由谁接收（getWebhookInfo）", "2 · 由誰接收（getWebhookInfo）";
    CheckUserMessage: "3 · A user's message arrives", "3 · 用户消息能到达", "3 · 使用者訊息能到達";
    CheckSendMessage: "4 · A reply is sent (sendMessage)", "4 · 能发出回复（sendMessage）", "4 · 能發出回覆（sendMessage）";
    CheckInitData: "5 · MiniApp initData", "5 · MiniApp initData", "5 · MiniApp initData";
    NotLookedAt: "Not looked at yet", "尚未检查", "尚未檢查";
    StandingOk: "ok", "正常", "正常";
    StandingWarning: "warning", "警告", "警告";
    StandingFailed: "failed", "失败", "失敗";
    StandingSkipped: "skipped", "已跳过", "已略過";
    NoteLooking: "Looking…", "正在检查…", "正在檢查…";
    NoteWriteNow: "Write any message to the bot in MPChat now. It is watched for a minute.", "现在请在 MPChat 中给机器人发任意一条消息，会等待一分钟。", "現在請在 MPChat 中給機器人發任意一則訊息，會等待一分鐘。";
    NoteStopped: "Stopped before it was done.", "未完成即停止。", "未完成即停止。";
    NoteDepends: "Not looked at, because something before it failed.", "前面的检查失败，未执行。", "前面的檢查失敗，未執行。";
    NoteDemo: "The demo's server refused.", "演示服务器拒绝了。", "示範伺服器拒絕了。";
    NoteNoProxyHere: "The server is on this computer; no proxy is used.", "服务器就在本机，不使用代理。", "伺服器就在本機，不使用代理。";
    NoteNoProxy: "The environment names no proxy. The system's own setting applies.", "环境变量未指定代理，以系统设置为准。", "環境變數未指定代理，以系統設定為準。";
    NoteProxy: "Requests go through the proxy {host}.", "请求经由代理 {host}。", "請求經由代理 {host}。";
    NoteIsNumber: "The address is a number; there is no name to look up.", "地址是数字，无需解析域名。", "位址是數字，無需解析網域。";
    NoteResolved: "The name is known; addresses found: {count}.", "域名可解析，找到 {count} 个地址。", "網域可解析，找到 {count} 個位址。";
    NoteSecure: "A secure connection was made and the certificate is good.", "已建立安全连接，证书有效。", "已建立安全連線，憑證有效。";
    NotePlainHere: "Plain http, which stays on this computer.", "使用 http，数据不会离开本机。", "使用 http，資料不會離開本機。";
    NoteClockRight: "It agrees with the server's (off by {seconds} s).", "与服务器一致（相差 {seconds} 秒）。", "與伺服器一致（相差 {seconds} 秒）。";
    NoteClockAhead: "It is {seconds} s ahead of the server's.", "比服务器快 {seconds} 秒。", "比伺服器快 {seconds} 秒。";
    NoteClockBehind: "It is {seconds} s behind the server's.", "比服务器慢 {seconds} 秒。", "比伺服器慢 {seconds} 秒。";
    DoSetClock: "Let the system set the time by itself; initData and certificates depend on it.", "请让系统自动校时；initData 和证书都依赖时间。", "請讓系統自動校時；initData 和憑證都依賴時間。";
    NoteNoDate: "The server does not say what time it is.", "服务器未提供时间。", "伺服器未提供時間。";
    NoteLatency: "An answer takes {ms} ms (the middle one of three).", "一次应答需 {ms} 毫秒（三次取中）。", "一次應答需 {ms} 毫秒（三次取中）。";
    NoteBot: "The token is good and belongs to @{name}.", "令牌有效，属于 @{name}。", "權杖有效，屬於 @{name}。";
    NotePolling: "No webhook is set; this program asks for the updates.", "未设置 Webhook，由本程序获取更新。", "未設定 Webhook，由本程式取得更新。";
    NotePollingOff: "No webhook is set, but this program is not receiving.", "未设置 Webhook，但本程序没有在接收。", "未設定 Webhook，但本程式沒有在接收。";
    DoReceive: "Resume receiving in the status bar.", "请在状态栏中继续接收。", "請在狀態列中繼續接收。";
    NoteWebhook: "The webhook at {host} has the updates.", "更新由 {host} 上的 Webhook 接收。", "更新由 {host} 上的 Webhook 接收。";
    NoteWebhookPending: "Waiting for it: {count}.", "等待推送：{count}。", "等待推送：{count}。";
    DoHttps: "It is not https, which MPChat asks for.", "它不是 https，而 MPChat 要求使用 https。", "它不是 https，而 MPChat 要求使用 https。";
    DoWebhookTrouble: "The server tells of a failed push; look at the receiver.", "服务器报告推送失败；请检查接收端。", "伺服器回報推送失敗；請檢查接收端。";
    NoteArrived: "A message arrived and was stored after {seconds} s.", "{seconds} 秒后收到消息并已保存。", "{seconds} 秒後收到訊息並已儲存。";
    NoteNotArrived: "The test person wrote, but nothing arrived.", "测试用户已发消息，但没有收到。", "測試使用者已發訊息，但沒有收到。";
    DoNotArrived: "Look at the receiving state in the status bar.", "请查看状态栏中的接收状态。", "請查看狀態列中的接收狀態。";
    NoteNobodyWrote: "Nobody wrote to the bot within {seconds} s, so nothing is proven.", "{seconds} 秒内没有人给机器人发消息，无法得出结论。", "{seconds} 秒內沒有人給機器人發訊息，無法得出結論。";
    DoWriteAgain: "Examine again and write to it meanwhile.", "请再次检测，并在此期间给它发消息。", "請再次檢測，並在此期間給它發訊息。";
    NoteWebhookHasThem: "The webhook at {host} gets the messages, so this program cannot see them arrive.", "消息由 {host} 上的 Webhook 接收，本程序无法看到是否到达。", "訊息由 {host} 上的 Webhook 接收，本程式無法看到是否到達。";
    DoPostSample: "You can post a sample to it yourself.", "你可以自行向它发送一条样本。", "你可以自行向它傳送一則樣本。";
    NoteSample: "The webhook answered the sample with HTTP {status}.", "Webhook 对样本的应答为 HTTP {status}。", "Webhook 對樣本的應答為 HTTP {status}。";
    DoSampleSecret: "It wants the secret token: right for a stranger, wrong if you gave the secret.", "它要求 secret_token：对陌生请求是正确的；若已填写密钥则不应如此。", "它要求 secret_token：對陌生請求是正確的；若已填寫密鑰則不應如此。";
    DoSampleOther: "MPChat wants 2xx. Look at the receiver's log.", "MPChat 要求 2xx。请查看接收端日志。", "MPChat 要求 2xx。請查看接收端日誌。";
    NoteNotReceiving: "This program is not receiving.", "本程序没有在接收。", "本程式沒有在接收。";
    NoteNoChat: "No chat was picked, so nothing was sent.", "未选择聊天，因此没有发送。", "未選擇聊天，因此沒有傳送。";
    NoteSent: "The test message was sent.", "测试消息已发送。", "測試訊息已傳送。";
    NoteInDoubt: "The connection broke after it left: it may have arrived.", "发出后连接中断：可能已送达。", "發出後連線中斷：可能已送達。";
    NoteStillWaiting: "It still waits to be sent.", "仍在等待发送。", "仍在等待傳送。";
    DoLookAtOutbox: "Look at the outbox and decide there.", "请到发件箱中查看并处理。", "請到寄件匣中查看並處理。";
    NoteNoInitData: "There is no initData to check.", "没有可校验的 initData。", "沒有可驗證的 initData。";
    DoPasteInitData: "If the bot has a MiniApp, open it and paste its initData under MiniApps.", "如果机器人有 MiniApp，请打开它并把 initData 粘贴到“MiniApps”中。", "如果機器人有 MiniApp，請開啟它並把 initData 貼到「MiniApps」中。";
    NoteInitDataGood: "The signature is good and fresh.", "签名有效且未过期。", "簽章有效且未過期。";
    NoteInitDataOld: "The signature is good, but it is {seconds} s old.", "签名有效，但已过 {seconds} 秒。", "簽章有效，但已過 {seconds} 秒。";
    DoFreshInitData: "Open the MiniApp again for a fresh one.", "请重新打开 MiniApp 以获取新的数据。", "請重新開啟 MiniApp 以取得新的資料。";
    NoteInitDataBad: "It was refused: {code}.", "校验未通过：{code}。", "驗證未通過：{code}。";
    DoLookAtBench: "MiniApps shows which step failed.", "“MiniApps”中会显示哪一步失败。", "「MiniApps」中會顯示哪一步失敗。";
    PostSample: "Post a sample…", "发送样本…", "傳送樣本…";
    PostSampleTitle: "Post a sample to the webhook?", "要向 Webhook 发送样本吗？", "要向 Webhook 傳送樣本嗎？";
    PostSampleText: "One made-up update goes to the receiver at {host}. It takes it for a real message: chat and user 1, the text says that it is a sample.",
        "会向 {host} 上的接收端发送一条虚构的更新，它会当作真实消息处理：聊天和用户均为 1，文本注明是样本。",
        "會向 {host} 上的接收端傳送一則虛構的更新，它會當作真實訊息處理：聊天和使用者均為 1，文字註明是樣本。";
    PostSampleSecret: "Secret token, if it wants one (used once, not kept)", "secret_token（如需要；仅用一次，不保存）", "secret_token（如需要；僅用一次，不儲存）";
    PostSampleNow: "Post it", "发送", "傳送";
    GoLiveTitle: "Before going live", "上线前清单", "上線前清單";
    GoLiveText: "The list of MPChat's go-live article, kept for this bot: {count} of {of} done.", "MPChat 上线文章中的清单，按机器人保存：已完成 {count} / {of}。", "MPChat 上線文章中的清單，按機器人儲存：已完成 {count} / {of}。";
    GoSeenHttps: "Verified by this program: the webhook's address is https.", "已由本程序核实：Webhook 地址为 https。", "已由本程式核實：Webhook 位址為 https。";
    GoSeenHere: "Verified by this program: without a webhook it runs the bot, and it does this.", "已由本程序核实：未设 Webhook 时由本程序运行机器人，并且做到了这一点。", "已由本程式核實：未設 Webhook 時由本程式執行機器人，並且做到了這一點。";
    GoToken: "TOKEN", "令牌", "權杖";
    GoTokenSecret: "It is only in secret management or the environment", "只存放在密钥管理或环境变量中", "只存放在密鑰管理或環境變數中";
    GoTokenSeparate: "Test and production have bots and tokens of their own", "测试与生产使用各自的机器人和令牌", "測試與正式環境使用各自的機器人和權杖";
    GoTokenCi: "CI injects it and never prints it", "由 CI 注入，且从不打印", "由 CI 注入，且從不列印";
    GoTokenRotation: "What to do on a leak is written down", "泄露时的更换流程已成文", "洩露時的更換流程已成文";
    GoWebhook: "WEBHOOK", "WEBHOOK", "WEBHOOK";
    GoWebhookHttps: "Its address is public https", "地址为公网 https", "位址為公網 https";
    GoWebhookSecret: "A secret token is set, and the header is checked", "已设置 secret_token，并校验请求头", "已設定 secret_token，並驗證請求標頭";
    GoWebhookAdmin: "The endpoint exposes nothing for administrators", "该端点不暴露管理功能", "該端點不暴露管理功能";
    GoWebhookRehearsed: "It was tried with a test bot before the real setWebhook", "正式 setWebhook 之前已用测试机器人验证", "正式 setWebhook 之前已用測試機器人驗證";
    GoLimits: "LIMITS AND RETRIES", "限流与重试", "限流與重試";
    GoLimitsThrottle: "At most 30 requests a second for each token", "每个令牌每秒最多 30 次请求", "每個權杖每秒最多 30 次請求";
    GoLimitsBackoff: "429 and 500 are tried again ever more slowly", "遇 429 和 500 以指数退避重试", "遇 429 和 500 以指數退避重試";
    GoLimitsNoRetry: "400, 401 and 403 are not tried again", "遇 400、401、403 不重试", "遇 400、401、403 不重試";
    GoLimitsConflict: "A 409 is reconciled with whoever has the updates", "遇 409 时与接收方协调模式", "遇 409 時與接收方協調模式";
    GoLimitsConcurrency: "Only so many requests are on their way at once", "并发请求数有上限", "並行請求數有上限";
    GoLogs: "LOGS", "日志", "日誌";
    GoLogsToken: "No token and no whole initData in them", "不含令牌和完整的 initData", "不含權杖和完整的 initData";
    GoLogsFields: "No sensitive fields of users in them", "不含用户的敏感字段", "不含使用者的敏感欄位";
    GoLogsErrors: "Error reports are redacted", "错误上报已脱敏", "錯誤回報已去識別化";
    GoLogsAccess: "Access logs leave out the webhook's whole address and secret", "访问日志不含完整的 Webhook 地址和密钥", "存取日誌不含完整的 Webhook 位址和密鑰";
    GoRisk: "HIGH-RISK METHODS", "高风险方法", "高風險方法";
    GoRiskApproval: "Each has an approval and a way back", "每次调用都有审批和回滚方案", "每次呼叫都有審批和回復方案";
    GoRiskAutomatic: "Nothing calls them automatically", "没有自动调用", "沒有自動呼叫";
    GoRiskRecorded: "Who approved is recorded", "审批人有记录", "審批人有紀錄";
    GoRepeats: "REPEATS", "重复处理", "重複處理";
    GoRepeatsSend: "A sendMessage is not repeated blindly", "不会盲目重复 sendMessage", "不會盲目重複 sendMessage";
    GoRepeatsStore: "A webhook update is stored before it is answered with 200", "Webhook 更新先保存再返回 200", "Webhook 更新先儲存再傳回 200";
    ReportTitle: "Report", "报告", "報告";
    ReportText: "Findings and list as Markdown, fit to be shown to others: no token, no secret, no webhook path, no initData and nothing that people wrote.",
        "以 Markdown 导出检测结果和清单，可放心给他人看：不含令牌、密钥、Webhook 路径、initData 以及任何人写的内容。",
        "以 Markdown 匯出檢測結果和清單，可放心給他人看：不含權杖、密鑰、Webhook 路徑、initData 以及任何人寫的內容。";
    ReportCheck: "Check", "检查项", "檢查項";
    ReportFound: "Found", "结果", "結果";
    CopyReport: "Copy the report", "复制报告", "複製報告";

    // Why the program cannot start.
    StartNoHome: "This account has no home folder. Start with --data-dir and a folder.", "此账户没有主目录。请用 --data-dir 指定文件夹启动。", "此帳號沒有家目錄。請用 --data-dir 指定資料夾啟動。";
    StartDataFolder: "The data folder {folder} cannot be written ({reason}). Allow writing there, or start with --data-dir and another folder.",
        "无法写入数据文件夹 {folder}（{reason}）。请允许写入，或用 --data-dir 指定其他文件夹启动。",
        "無法寫入資料夾 {folder}（{reason}）。請允許寫入，或用 --data-dir 指定其他資料夾啟動。";
    StartSilent: "MPChat Bot Console is open already with the data folder {folder}, and it does not answer. Close that window or end its process, or start with --data-dir and another folder.",
        "MPChat Bot Console 已经用数据文件夹 {folder} 打开，但没有响应。请关闭那个窗口或结束其进程，或用 --data-dir 指定其他文件夹启动。",
        "MPChat Bot Console 已用資料夾 {folder} 開啟，但沒有回應。請關閉該視窗或結束其處理程序，或用 --data-dir 指定其他資料夾啟動。";
    StartNoDisplay: "There is no display that a window could open on. Start it from a desktop, or use --screenshot.",
        "没有可以打开窗口的显示器。请在桌面环境中启动，或使用 --screenshot。",
        "沒有可以開啟視窗的顯示器。請在桌面環境中啟動，或使用 --screenshot。";
    StartNoRenderer: "The window cannot be drawn: it needs OpenGL 2.1 or newer, and this computer offers nothing else that the program can draw with. Update the graphics driver. On a remote desktop or a virtual machine, turn 3D acceleration on or install a software renderer such as Mesa.",
        "无法绘制窗口：需要 OpenGL 2.1 或更高版本，而此计算机没有本程序可用的其他方式。请更新显卡驱动。在远程桌面或虚拟机中，请启用 3D 加速，或安装 Mesa 等软件渲染器。",
        "無法繪製視窗：需要 OpenGL 2.1 或更新版本，而此電腦沒有本程式可用的其他方式。請更新顯示卡驅動程式。在遠端桌面或虛擬機器中，請啟用 3D 加速，或安裝 Mesa 等軟體算繪器。";
    StartWindowFailed: "The window failed. What was received and written is kept; start again. The file in the folder logs says more.",
        "窗口出现故障。已收到和写下的内容都已保存，请重新启动。详情见 logs 文件夹中的文件。",
        "視窗發生故障。已收到和寫下的內容都已保存，請重新啟動。詳情請見 logs 資料夾中的檔案。";
    StartNoTerminal: "The sandbox writes to a terminal. Start it there as: mpchat-console sandbox | more",
        "沙盒需要终端输出。请在终端中运行：mpchat-console sandbox | more",
        "沙箱需要終端機輸出。請在終端機中執行：mpchat-console sandbox | more";

    // Being told of messages.
    NoteOne: "New message", "新消息", "新訊息";
    NoteMore: "{count} new messages", "{count} 条新消息", "{count} 則新訊息";
    NoteSum: "{messages} new messages in {chats} chats", "{chats} 个聊天中有 {messages} 条新消息", "{chats} 個聊天中有 {messages} 則新訊息";
    NoteOpen: "Open", "打开", "開啟";
    NotifyMenu: "Notifications", "通知", "通知";
    NotifyOn: "You are told of new messages while this window is not in front.", "此窗口不在前台时，会通知您有新消息。", "此視窗不在前景時，會通知您有新訊息。";
    NotifyOff: "Notifications are off", "通知已关闭", "通知已關閉";
    NotifySwitchOn: "Turn notifications on", "开启通知", "開啟通知";
    NotifySettings: "Notification settings", "通知设置", "通知設定";
    QuietTitle: "Do not disturb", "勿扰", "勿擾";
    QuietHour: "For one hour", "一小时", "一小時";
    QuietTomorrow: "Until tomorrow, {time}", "直到明天 {time}", "直到明天 {time}";
    QuietUntilOff: "Until I turn it off", "直到我关闭", "直到我關閉";
    QuietEnd: "End do not disturb", "结束勿扰", "結束勿擾";
    QuietOn: "Do not disturb", "勿扰", "勿擾";
    QuietUntil: "Do not disturb until {time}", "勿扰至 {time}", "勿擾至 {time}";

    // Export.
    ExportChat: "Export this chat", "导出此聊天", "匯出此聊天";
    ExportFeed: "Export the feed", "导出动态", "匯出動態";
    ExportChatTitle: "Export {name}", "导出 {name}", "匯出 {name}";
    ExportFeedTitle: "Export the feed", "导出动态", "匯出動態";
    ExportFormat: "FORMAT", "格式", "格式";
    ExportJsonText: "One JSON object for each line, for programs. Updates keep the server's own bytes.", "每行一个 JSON 对象，供程序使用。更新保留服务器的原始内容。", "每行一個 JSON 物件，供程式使用。更新保留伺服器的原始內容。";
    ExportCsvText: "A table for a spreadsheet. Texts that look like formulas are made harmless.", "供电子表格使用。形似公式的文本会被处理为无害。", "供試算表使用。形似公式的文字會被處理為無害。";
    ExportHtmlText: "A page to read and print, light or dark. It loads nothing from the network.", "可阅读和打印的网页，支持深浅色，不从网络加载任何内容。", "可閱讀和列印的網頁，支援深淺色，不從網路載入任何內容。";
    ExportRange: "WHICH DAYS", "日期范围", "日期範圍";
    ExportAll: "All", "全部", "全部";
    ExportWeek: "Last 7 days", "最近 7 天", "最近 7 天";
    ExportMonth: "Last 30 days", "最近 30 天", "最近 30 天";
    ExportDates: "From – to", "自定义", "自訂";
    ExportFrom: "First day", "开始日期", "開始日期";
    ExportUntil: "Last day", "结束日期", "結束日期";
    ExportBadDates: "Dates look like 2026-11-22; the last is not before the first.", "日期形如 2026-11-22，且结束不早于开始。", "日期形如 2026-11-22，且結束不早於開始。";
    ExportPrivacy: "The file holds what people wrote. Handle it as you handle their messages.", "文件包含用户所写的内容，请像对待消息一样妥善保管。", "檔案包含使用者所寫的內容，請像對待訊息一樣妥善保管。";
    ExportRunning: "Rows written: {count}", "已写入 {count} 行", "已寫入 {count} 列";
    ExportDone: "Exported. Rows: {count}", "已导出，共 {count} 行", "已匯出，共 {count} 列";
    ExportOpen: "Open the file", "打开文件", "開啟檔案";
    ExportStopped: "Stopped", "已停止", "已停止";
    ExportStoppedText: "The unfinished file was removed.", "未完成的文件已删除。", "未完成的檔案已刪除。";
    ExportFailed: "It could not be exported", "无法导出", "無法匯出";
    WriteFull: "There is no space left there. Free some, or choose another place.",
        "该处空间不足。请清理一些空间，或另选位置。",
        "該處空間不足。請清理一些空間，或另選位置。";
    WriteForbidden: "Nothing may be written there. Choose another folder.",
        "该处不允许写入，请另选文件夹。",
        "該處不允許寫入，請另選資料夾。";
    WriteOther: "The system does not write it ({text}). Choose another name or place.",
        "系统未能写入（{text}）。请另选名称或位置。",
        "系統未能寫入（{text}）。請另選名稱或位置。";
    ExportExists: "Meanwhile there is a file of that name. Choose another.", "此时已有同名文件，请另选名称。", "此時已有同名檔案，請另選名稱。";
    ExportDeleted: "deleted", "已删除", "已刪除";
    ExportJoined: "joined", "加入", "加入";
    ExportLeft: "left", "离开", "離開";
    NoDialogPath: "This desktop has no file dialog. Write the whole path of the file.", "此桌面没有文件对话框。请输入文件的完整路径。", "此桌面沒有檔案對話框。請輸入檔案的完整路徑。";
    SaveAsNoFolder: "There is no such folder.", "没有这个文件夹。", "沒有這個資料夾。";
    SaveAsIsFolder: "This is a folder. Add a name for the file.", "这是文件夹，请加上文件名。", "這是資料夾，請加上檔名。";
    SaveAsExists: "There is a file of that name. Press Replace to overwrite it.", "已有同名文件。点按“替换”即可覆盖。", "已有同名檔案。點按「取代」即可覆蓋。";
}
