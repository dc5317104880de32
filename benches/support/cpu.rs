//! What work costs the processor, however busy the machine is with something else.

use std::time::Duration;

/// The processor's time of this thread so far. Differences of it are what counts.
#[cfg(unix)]
pub fn of_this_thread() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// Where there is no such clock the wall's has to do: run it on a machine that is idle.
#[cfg(not(unix))]
pub fn of_this_thread() -> Duration {
    static BEGAN: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    BEGAN.elapsed()
}

/// The processor's time of the threads of this process whose names begin with one of `names`;
/// `None` where the system does not tell. Exact to some milliseconds.
pub fn of_threads(names: &[&str]) -> Option<Duration> {
    let mut nanos = 0;
    for thread in std::fs::read_dir("/proc/self/task").ok()?.flatten() {
        let read = |file: &str| std::fs::read_to_string(thread.path().join(file));
        // A thread that ended meanwhile is not counted; none of those that are measured do.
        let (Ok(name), Ok(stat)) = (read("comm"), read("schedstat")) else {
            continue;
        };
        if names.iter().any(|wanted| name.starts_with(wanted)) {
            nanos += stat.split(' ').next()?.parse::<u64>().ok()?;
        }
    }
    Some(Duration::from_nanos(nanos))
}
