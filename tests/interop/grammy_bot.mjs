// A bot written with grammY, and the people who talk to it, against the sandbox.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { Bot, GrammyError, InlineKeyboard, InputFile } from "grammy";
import { address, control, token, until } from "./sandbox.mjs";

const GIF = Buffer.concat([Buffer.from("GIF89a"), Buffer.from([0x40, 0x01, 0xf0, 0x00]), Buffer.from(" and so on")]);
const SECRET = "a-secret_1";

const sentTexts = async () => (await control("sent", undefined, "GET")).map((message) => message.text);

async function listen(handler) {
  const server = createServer(handler);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return `http://127.0.0.1:${server.address().port}`;
}

async function refuses(code, says, call) {
  await assert.rejects(call, (error) => {
    assert.ok(error instanceof GrammyError, error);
    assert.equal(error.error_code, code, error.description);
    assert.ok(error.description.includes(says), error.description);
    return true;
  });
}

const ada = (await control("people", { name: "Ada Lovelace", language: "en", id: 987654321 })).id;
const grace = (await control("people", { name: "Grace Hopper", language: "en", id: 9007199254740881 })).id;
const group = (await control("groups", { title: "Ops team", members: [grace] })).id;

const bot = new Bot(token, { client: { apiRoot: address } });
bot.command("start", (ctx) => ctx.reply(`Welcome, ${ctx.from.first_name}! ${ctx.match}`));
bot.on("callback_query:data", (ctx) => ctx.api.sendMessage(ctx.chat.id, `pressed: ${ctx.callbackQuery.data}`));
bot.on("message:new_chat_members", (ctx) => ctx.reply(`joined: ${ctx.message.new_chat_members.map((u) => u.first_name)}`));
bot.on("message:text", (ctx) =>
  ctx.reply(`echo: ${ctx.message.text}`, { reply_parameters: { message_id: ctx.message.message_id } }));

// Polling.
const running = bot.start({ timeout: 5 });
await control("write", { from: ada, text: "/start ref_42" });
await until("the bot welcomes", async () => (await sentTexts()).includes("Welcome, Ada! ref_42"));
await control("write", { chat: group, from: grace, text: "hello 小明" });
await until("the bot answers", async () => (await sentTexts()).includes("echo: hello 小明"));
await control("join", { chat: group, from: ada });
await until("the bot sees a join", async () => (await sentTexts()).includes("joined: Ada"));
const asked = await bot.api.sendMessage(ada, "Well?", { reply_markup: new InlineKeyboard().text("Yes", "yes") });
await control("press", { from: ada, message_id: asked.message_id, row: 0, column: 0 });
await until("the bot sees a press", async () => (await sentTexts()).includes("pressed: yes"));
await bot.stop();
await running;
assert.equal(bot.botInfo.username, "demo_mpbot");

// Sending.
const text = await bot.api.sendMessage(ada, "<b>bold</b> &amp; more", { parse_mode: "HTML" });
assert.equal(text.text, "bold & more");
const edited = await bot.api.editMessageText(ada, text.message_id, "edited");
assert.equal(edited.text, "edited");
const upload = await bot.api.sendPhoto(ada, new InputFile(GIF, "cat.gif"), { caption: "by upload" });
assert.deepEqual([upload.photo[0].width, upload.photo[0].height], [320, 240]);
assert.deepEqual(Buffer.from(await (await fetch(upload.photo[0].url)).arrayBuffer()), GIF);
const files = await listen((request, response) => response.writeHead(200, { "content-type": "image/gif" }).end(GIF));
const linked = await bot.api.sendPhoto(ada, `${files}/cat.gif`);
assert.equal(linked.photo[0].width, 320);
const fetched = await bot.api.sendPhoto(ada, new InputFile(new URL(`${files}/cat.gif`)));
assert.equal(fetched.photo[0].width, 320);
await refuses(400, "file_id", bot.api.sendPhoto(ada, upload.photo[0].file_id));
const document = await bot.api.sendDocument(ada, new InputFile(Buffer.from("bytes"), "notes.txt"));
assert.equal(document.document.file_name, "notes.txt");
assert.equal((await bot.api.editMessageCaption(ada, upload.message_id, { caption: "new" })).caption, "new");
assert.equal(await bot.api.pinChatMessage(ada, edited.message_id), true);
assert.equal((await bot.api.getChat(ada)).pinned_message.text, "edited");
assert.equal((await bot.api.forwardMessage(group, ada, edited.message_id)).forward_origin.sender_user.id, bot.botInfo.id);
const copied = await bot.api.copyMessage(group, ada, upload.message_id);
assert.equal(await bot.api.deleteMessage(group, copied.message_id), true);
await refuses(501, "sendChatAction", bot.api.sendChatAction(ada, "typing"));
await refuses(400, "chat not found", bot.api.sendMessage(5, "x"));

// Administering.
const commands = [{ command: "start", description: "Begin" }];
await bot.api.setMyCommands(commands, { scope: { type: "chat", chat_id: group }, language_code: "zh" });
assert.deepEqual(await bot.api.getMyCommands({ scope: { type: "chat", chat_id: group }, language_code: "zh" }), commands);
assert.deepEqual(await bot.api.getMyCommands(), []);
assert.equal(await bot.api.banChatMember(group, ada), true);
assert.equal((await bot.api.getChatMember(group, ada)).status, "restricted");
assert.equal(await bot.api.unbanChatMember(group, ada), true);
assert.equal(await bot.api.setChatPhoto(group, new InputFile(GIF, "g.gif")), true);

// Webhook.
const pushed = [];
const hook = await listen((request, response) => {
  let body = "";
  request.on("data", (piece) => (body += piece));
  request.on("end", () => {
    const good = request.headers["x-mpchat-bot-api-secret-token"] === SECRET;
    if (good) pushed.push(JSON.parse(body));
    response.writeHead(good ? 200 : 401).end();
  });
});
await bot.api.setWebhook(`${hook}/hook`, { secret_token: SECRET });
assert.equal((await bot.api.getWebhookInfo()).url, `${hook}/hook`);
await control("write", { from: ada, text: "through the webhook" });
const update = await until("a push", async () => pushed.find((update) => update.message?.text === "through the webhook"));
await bot.handleUpdate(update);
assert.ok((await sentTexts()).includes("echo: through the webhook"));
await refuses(409, "webhook", bot.api.getUpdates());
await bot.api.deleteWebhook();
await refuses(400, "probe", bot.api.setWebhook(`${hook}/hook`, { secret_token: "another" }));

console.log("interop: grammY polls, answers, sends, edits, pins, administers and is pushed to");
