//! A program that is started, watched from outside, and ended.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// The longest that a start may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running program.
pub struct Program {
    child: Child,
    started: Instant,
    lines: Receiver<(Instant, String)>,
}

/// What a process has used.
#[derive(Clone, Copy, Debug)]
pub struct Used {
    /// Its own and the kernel's time for it, in ticks of 10 ms.
    pub ticks: u64,
    /// How often one of its threads was woken.
    pub wakes: u64,
}

impl Program {
    /// Starts it.
    pub fn start(command: &mut Command) -> Self {
        let started = Instant::now();
        let mut child = command.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        let (sender, lines) = channel();
        let errors = BufReader::new(child.stderr.take().unwrap());
        std::thread::spawn(move || {
            for line in errors.lines().map_while(Result::ok) {
                if sender.send((Instant::now(), line)).is_err() {
                    return;
                }
            }
        });
        Self { child, started, lines }
    }

    /// Time from the start to the line that says so.
    pub fn until(&self, said: &str) -> Duration {
        let mut heard = String::new();
        while let Ok((at, line)) = self.lines.recv_timeout(PATIENCE) {
            if line.contains(said) {
                return at - self.started;
            }
            heard.push_str(&line);
            heard.push('\n');
        }
        panic!("the program never said {said:?}, but:\n{heard}");
    }

    /// What lies in memory, in kB: all of it, and the part that is not a file.
    pub fn memory(&self) -> (u64, u64) {
        let status = self.read("status");
        (field(&status, "VmRSS:"), field(&status, "RssAnon:"))
    }

    /// What it has used so far.
    pub fn used(&self) -> Used {
        let stat = self.read("stat");
        // The name may hold anything, so fields are counted from its end.
        let fields: Vec<&str> = stat[stat.rfind(')').unwrap() + 2..].split(' ').collect();
        let ticks = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.child.id())).unwrap();
        let wakes =
            tasks.flatten().filter_map(|task| std::fs::read_to_string(task.path().join("status")).ok());
        Used { ticks, wakes: wakes.map(|status| field(&status, "voluntary_ctxt_switches:")).sum() }
    }

    fn read(&self, file: &str) -> String {
        std::fs::read_to_string(format!("/proc/{}/{file}", self.child.id())).unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn field(status: &str, name: &str) -> u64 {
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}
