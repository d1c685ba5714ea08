// npm passes a signal on to a shell, which need not pass it on, and passes none on when it is killed. So a command that runs for
// long looks itself whether the npm that started it still runs.
import fs from 'fs';

const EVERY_MS = 500;

/** Calls `ended` once when the npm above this process is gone. Does nothing without npm, or where processes cannot be looked at. */
export function whenNpmEnds(ended, { pid = process.pid, everyMs = EVERY_MS } = {}) {
  const npm = npmAbove(pid);
  if (!npm) return undefined;
  const timer = setInterval(() => {
    if (startOf(npm.pid) === npm.startedAt) return;
    clearInterval(timer);
    ended();
  }, everyMs);
  timer.unref();
  return timer;
}

/** The parent, or what is above its shell. */
function npmAbove(pid) {
  const parent = parentOf(pid);
  const candidates = [parent, parent && parentOf(parent)];
  const npm = candidates.find((candidate) => candidate && isNpm(candidate));
  return npm && { pid: npm, startedAt: startOf(npm) };
}

function isNpm(pid) {
  try {
    return /^npm\b|\/npm(-cli\.js)?\0/.test(fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
}

const parentOf = (pid) => Number(statOf(pid)?.[1]) || undefined;
/** A process id is used again; with its start it is unique. A process that has ended and was not waited for has ended. */
const startOf = (pid) => {
  const stat = statOf(pid);
  return stat && stat[0] !== 'Z' ? stat[19] : undefined;
};

/** From the state on: the name before it may hold anything. */
function statOf(pid) {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
