//! One menu as it is being edited, beside what the server has.

use crate::api::bot_commands::{BotCommand, Change, CommandProblem, MAX_COMMANDS, changes, problems};

/// A line of the table. Its number names it while it moves.
#[derive(Clone, Debug)]
pub struct Line {
    /// Never given twice in one menu.
    pub id: u64,
    /// What stands in it.
    pub content: BotCommand,
}

/// One menu.
#[derive(Clone, Debug, Default)]
pub struct Menu {
    /// What the server said last; `None` before its first answer.
    server: Option<Vec<BotCommand>>,
    /// What the edit began with.
    base: Vec<BotCommand>,
    lines: Vec<Line>,
    next_id: u64,
    /// What the server had before the last change from here.
    before: Option<Vec<BotCommand>>,
}

impl Menu {
    /// Goes on with an edit that was begun earlier, unless another has begun since.
    pub fn take_up(&mut self, base: Vec<BotCommand>, edited: Vec<BotCommand>) {
        if !self.is_edited() {
            self.base = base;
            self.replace(edited);
        }
    }

    /// What the server has.
    #[must_use]
    pub fn server(&self) -> Option<&[BotCommand]> {
        self.server.as_deref()
    }

    /// What the edit began with.
    #[must_use]
    pub fn base(&self) -> &[BotCommand] {
        &self.base
    }

    /// The lines.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// A line, to write in.
    pub fn line_mut(&mut self, index: usize) -> Option<&mut Line> {
        self.lines.get_mut(index)
    }

    /// What stands in the lines.
    #[must_use]
    pub fn commands(&self) -> Vec<BotCommand> {
        self.lines.iter().map(|line| line.content.clone()).collect()
    }

    /// Whether the person has changed anything that is not on the server.
    #[must_use]
    pub fn is_edited(&self) -> bool {
        let same = |list: &[BotCommand]| {
            list.len() == self.lines.len()
                && list.iter().zip(&self.lines).all(|(one, line)| *one == line.content)
        };
        !same(&self.base) && !self.server.as_deref().is_some_and(same)
    }

    /// What applying would do; empty before the server has answered.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        self.server.as_ref().map(|server| changes(server, &self.commands())).unwrap_or_default()
    }

    /// What is wrong with each line.
    #[must_use]
    pub fn problems(&self) -> Vec<Option<CommandProblem>> {
        problems(&self.commands())
    }

    /// Whether there are more lines than a menu is assumed to take.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        self.lines.len() > MAX_COMMANDS
    }

    /// What the server has changed under an edit that goes on.
    #[must_use]
    pub fn has_moved_on(&self) -> bool {
        self.is_edited() && self.server.as_ref().is_some_and(|server| *server != self.base)
    }

    /// Takes the server's answer in. An edit that goes on is not touched.
    pub fn learn(&mut self, server: Vec<BotCommand>) {
        let edited = self.is_edited();
        self.server = Some(server.clone());
        if !edited {
            self.base.clone_from(&server);
            if self.commands() != server {
                self.replace(server);
            }
        }
    }

    /// The change went through: what the server had is remembered, and the edit is over.
    pub fn applied(&mut self, sent: &[BotCommand]) {
        self.before = self.server.replace(sent.to_vec());
        self.base = sent.to_vec();
    }

    /// What the server had before the last change from here.
    #[must_use]
    pub fn before(&self) -> Option<&[BotCommand]> {
        self.before.as_deref()
    }

    /// Puts other commands into the lines.
    pub fn replace(&mut self, commands: Vec<BotCommand>) {
        self.lines.clear();
        for content in commands {
            self.push(content);
        }
    }

    /// Goes back to what the server has.
    pub fn discard(&mut self) {
        let server = self.server.clone().unwrap_or_else(|| self.base.clone());
        self.base.clone_from(&server);
        self.replace(server);
    }

    /// A new line at the end; returns its number.
    pub fn add(&mut self) -> u64 {
        self.push(BotCommand::default())
    }

    /// Takes a line out.
    pub fn remove(&mut self, id: u64) {
        self.lines.retain(|line| line.id != id);
    }

    /// Puts a line at another place.
    pub fn move_to(&mut self, id: u64, to: usize) {
        if let Some(from) = self.lines.iter().position(|line| line.id == id) {
            let line = self.lines.remove(from);
            self.lines.insert(to.min(self.lines.len()), line);
        }
    }

    fn push(&mut self, content: BotCommand) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        self.lines.push(Line { id, content });
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(names: &[&str]) -> Vec<BotCommand> {
        let command = |name: &&str| BotCommand { command: (*name).to_owned(), description: "d".to_owned() };
        names.iter().map(command).collect()
    }

    #[test]
    fn what_the_server_says_never_overwrites_an_edit() {
        let mut menu = Menu::default();
        menu.learn(list(&["a", "b"]));
        assert!(!menu.is_edited() && menu.changes().is_empty());
        let new = menu.add();
        menu.line_mut(2).unwrap().content = list(&["c"]).remove(0);
        menu.learn(list(&["a"]));
        assert_eq!(menu.commands(), list(&["a", "b", "c"]));
        assert!(menu.is_edited() && menu.has_moved_on());
        assert_eq!(menu.changes().len(), 2);
        menu.remove(new);
        menu.discard();
        assert_eq!(menu.commands(), list(&["a"]));
        assert!(!menu.is_edited() && !menu.has_moved_on());
    }

    #[test]
    fn what_was_there_before_a_change_is_known_after_it() {
        let mut menu = Menu::default();
        menu.learn(list(&["a"]));
        menu.replace(list(&["b"]));
        menu.applied(&list(&["b"]));
        assert_eq!(menu.before(), Some(list(&["a"]).as_slice()));
        assert!(!menu.is_edited() && menu.changes().is_empty());
    }

    #[test]
    fn a_line_moves_and_keeps_its_number() {
        let mut menu = Menu::default();
        menu.learn(list(&["a", "b", "c"]));
        let first = menu.lines()[0].id;
        menu.move_to(first, 2);
        assert_eq!(menu.commands(), list(&["b", "c", "a"]));
        assert_eq!(menu.lines()[2].id, first);
        menu.move_to(first, 99);
        assert_eq!(menu.lines()[2].id, first);
    }

    #[test]
    fn a_begun_menu_is_found_again_as_edited() {
        let mut menu = Menu::default();
        menu.take_up(list(&["a"]), list(&["a", "b"]));
        menu.learn(list(&["a"]));
        assert!(menu.is_edited());
        assert_eq!(menu.commands(), list(&["a", "b"]));
    }
}
