//! Many durations in one line.

use std::time::Duration;

/// Prints the middle and the slow end of what was measured.
#[allow(clippy::print_stdout, reason = "a bench says what it measured")]
pub fn print(what: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |part: f64| times[((times.len() - 1) as f64 * part).round() as usize];
    println!(
        "{what:<44} p50 {:>9.3?}  p90 {:>9.3?}  p99 {:>9.3?}  max {:>9.3?}  ({} samples)",
        at(0.5),
        at(0.9),
        at(0.99),
        at(1.0),
        times.len(),
    );
}
