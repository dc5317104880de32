"""A bot written with python-telegram-bot, and the people who talk to it, against the sandbox."""

import asyncio
import json
import os
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

from telegram import BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup, Update, WebAppInfo
from telegram.error import BadRequest, Forbidden, InvalidToken
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, CommandHandler, MessageHandler, filters

ADDRESS = os.environ["SANDBOX_ADDRESS"]
TOKEN = os.environ["SANDBOX_TOKEN"]
CONTROL = os.environ["SANDBOX_CONTROL"]
SECRET_HEADER = "X-MpChat-Bot-Api-Secret-Token"
GIF = b"GIF89a\x40\x01\xf0\x00 and so on"


def control(action, verb="POST", **parameters):
    body = json.dumps(parameters).encode() if verb == "POST" else None
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{CONTROL}/{action}", body, headers, method=verb)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["result"]


async def until(what, look, seconds=10):
    """Waits for something that happens in its own time, and says what when it does not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        await asyncio.sleep(0.01)
    raise AssertionError(f"never happened: {what}")


def sent_texts():
    return [message["text"] for message in control("sent", "GET")]


class Files(BaseHTTPRequestHandler):
    """A picture on the web, as far as this computer goes."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "image/gif")
        self.send_header("Content-Length", str(len(GIF)))
        self.end_headers()
        self.wfile.write(GIF)

    def log_message(self, *_):
        pass


class Hook(BaseHTTPRequestHandler):
    """A webhook receiver that wants its secret."""

    secret = "a-secret_1"
    received = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        good = self.headers.get(SECRET_HEADER) == self.secret
        self.send_response(200 if good else 401)
        self.send_header("Content-Length", "0")
        self.end_headers()
        if good:
            self.received.append(json.loads(body))

    def log_message(self, *_):
        pass


def serve(handler):
    server = HTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def build(token=TOKEN) -> Application:
    return ApplicationBuilder().token(token).base_url(f"{ADDRESS}/bot").build()


async def start(update: Update, context):
    await update.effective_message.reply_text(f"Welcome, {update.effective_user.first_name}! {context.args}")


async def echo(update: Update, context):
    await update.effective_message.reply_text(f"echo: {update.effective_message.text}", do_quote=True)


async def pressed(update: Update, context):
    await update.effective_chat.send_message(f"pressed: {update.callback_query.data}")


async def joined(update: Update, context):
    names = [user.full_name for user in update.effective_message.new_chat_members]
    await update.effective_chat.send_message(f"joined: {names}")


async def polling(app, ada, group):
    app.add_handler(CommandHandler("start", start))
    app.add_handler(CallbackQueryHandler(pressed))
    app.add_handler(MessageHandler(filters.StatusUpdate.NEW_CHAT_MEMBERS, joined))
    app.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    await app.initialize()
    assert app.bot.username == "demo_mpbot", app.bot.username
    await app.start()
    await app.updater.start_polling(timeout=5)
    control("write", **{"from": ada}, text="/start ref_42")
    await until("the bot welcomes", lambda: "Welcome, Ada! ['ref_42']" in sent_texts())
    control("write", **{"from": ada}, text="hello 小明")
    await until("the bot answers", lambda: "echo: hello 小明" in sent_texts())
    control("join", chat=group, **{"from": ada})
    await until("the bot sees a join", lambda: "joined: ['Ada Lovelace']" in sent_texts())
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes")]])
    asked = await app.bot.send_message(ada, "Well?", reply_markup=buttons)
    control("press", **{"from": ada}, message_id=asked.message_id, row=0, column=0)
    await until("the bot sees a press", lambda: "pressed: yes" in sent_texts())
    await app.updater.stop()
    await app.stop()


async def sending(bot, ada, group):
    text = await bot.send_message(ada, "<b>bold</b> &amp; more", parse_mode="HTML")
    assert text.text == "bold & more" and text.entities[0].type == "bold", text
    edited = await bot.edit_message_text("edited", ada, text.message_id)
    assert edited.text == "edited" and edited.edit_date is not None, edited
    answer = await bot.send_message(ada, "an answer", reply_to_message_id=text.message_id)
    assert answer.reply_to_message.text == "edited", answer

    upload = await bot.send_photo(ada, GIF, caption="by upload", filename="cat.gif")
    assert (upload.photo[0].width, upload.photo[0].height) == (320, 240), upload.photo
    files = serve(Files)
    linked = await bot.send_photo(ada, f"{files}/cat.gif", caption="by URL")
    assert linked.photo[0].width == 320, linked
    public = await bot.send_photo(ada, "https://pictures.example/cat.gif")
    assert public.photo[0].api_kwargs["url"] == "https://pictures.example/cat.gif", public
    with urllib.request.urlopen(upload.photo[0].api_kwargs["url"], timeout=10) as answer:
        assert answer.read() == GIF
    document = await bot.send_document(ada, b"bytes", filename="notes.txt")
    assert document.document.file_name == "notes.txt", document
    video = await bot.send_video(ada, b"bytes", duration=3, width=4, height=5, filename="v.mp4")
    assert (video.video.width, video.video.height) == (4, 5), video
    caption = await bot.edit_message_caption(ada, upload.message_id, caption="new caption")
    assert caption.caption == "new caption", caption
    await refuses(BadRequest, "file_id", bot.send_photo(ada, upload.photo[0].file_id))

    assert await bot.pin_chat_message(ada, edited.message_id)
    chat = await bot.get_chat(ada)
    assert chat.pinned_message.text == "edited", chat
    assert await bot.unpin_all_chat_messages(ada)
    forwarded = await bot.forward_message(group, ada, edited.message_id)
    assert forwarded.forward_origin.sender_user.id == bot.id, forwarded
    copied = await bot.copy_message(group, ada, upload.message_id, caption="copied")
    assert await bot.delete_message(group, copied.message_id)
    await refuses(BadRequest, "not found", bot.delete_message(group, copied.message_id))
    assert len(await bot.copy_messages(group, ada, [edited.message_id, upload.message_id])) == 2

    orders = InlineKeyboardMarkup([[InlineKeyboardButton("Orders", web_app=WebAppInfo("https://shop.example/orders"))]])
    shown = await bot.send_message(ada, "Your orders", reply_markup=orders)
    opened = control("press", **{"from": ada}, message_id=shown.message_id, row=0, column=0)
    assert "miniapp_id=ma_orders" in opened["init_data"], opened


async def administering(bot, ada, group):
    commands = [BotCommand("start", "Begin"), BotCommand("help", "Explain")]
    assert await bot.set_my_commands(commands)
    assert await bot.set_my_commands(commands[:1], scope=BotCommandScopeChat(group), language_code="zh")
    assert await bot.get_my_commands() == tuple(commands)
    assert await bot.get_my_commands(scope=BotCommandScopeChat(group), language_code="zh") == tuple(commands[:1])
    assert await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()
    assert await bot.ban_chat_member(group, ada)
    member = await bot.get_chat_member(group, ada)
    assert member.status == "restricted" and member.can_send_messages is False, member
    assert await bot.unban_chat_member(group, ada)
    assert (await bot.get_chat_member(group, ada)).status == "member"
    assert await bot.set_chat_title(group, "Night shift")
    assert await bot.set_chat_photo(group, GIF)
    chat = await bot.get_chat(group)
    assert chat.title == "Night shift" and chat.photo.big_file_id, chat
    assert await bot.get_chat_member_count(group) == 3
    statuses = {admin.status for admin in await bot.get_chat_administrators(group)}
    assert statuses == {"creator", "administrator"}, statuses
    assert (await bot.get_user_profile_photos(ada)).total_count == 0
    await refuses(BadRequest, "chat not found", bot.send_message(5, "x"))
    control("blocked", chat=ada, blocked=True)
    await refuses(Forbidden, "blocked", bot.send_message(ada, "x"))
    control("blocked", chat=ada, blocked=False)
    await refuses(InvalidToken, "", build("1:wrong").bot.get_me())


async def webhook(bot, ada):
    hook = serve(Hook)
    assert await bot.set_webhook(f"{hook}/hook", secret_token=Hook.secret, allowed_updates=["message"])
    assert (await bot.get_webhook_info()).url == f"{hook}/hook"
    control("write", **{"from": ada}, text="through the webhook")
    text = "through the webhook"
    wanted = lambda update: update.get("message", {}).get("text") == text
    update = await until("a push", lambda: next(filter(wanted, Hook.received), None))
    assert Update.de_json(update, bot).effective_message.text == text
    await refuses(Exception, "webhook", bot.get_updates())
    assert await bot.delete_webhook()
    await refuses(BadRequest, "probe", bot.set_webhook(f"{hook}/hook", secret_token="another"))
    assert (await bot.get_webhook_info()).url == ""


async def refuses(kind, says, call):
    try:
        result = await call
    except kind as error:
        assert says.lower() in str(error).lower(), error
        return
    raise AssertionError(f"should have been refused: {result}")


async def main():
    ada = control("people", name="Ada Lovelace", language="en", id=987654321)["id"]
    grace = control("people", name="Grace Hopper", language="en", id=9007199254740881)["id"]
    group = control("groups", title="Ops team", members=[grace])["id"]
    app = build()
    await polling(app, ada, group)
    await sending(app.bot, ada, group)
    await administering(app.bot, ada, group)
    await webhook(app.bot, ada)
    await app.shutdown()
    print("interop: python-telegram-bot polls, answers, sends, edits, pins, administers and is pushed to")


asyncio.run(main())
