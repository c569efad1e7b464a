/**
 * When a process flushes by itself: as it exits, as an exception nobody caught ends it, every ten minutes and just
 * before midnight UTC. It listens only while something is recorded, keeps no process alive and changes nothing for the
 * host.
 */
import { untilMidnight } from './store/day.ts';

const TEN_MINUTES = 600_000;
/** Enough for one flush, and for a timer that is early. */
const BEFORE_MIDNIGHT = 1000;

const EVENTS = ['exit', 'uncaughtExceptionMonitor'] as const;

/**
 * Milliseconds until the next flush. Counts belong to the day of their flush, so the last of a day is before its end.
 */
export function nextFlush(midnight: number): number {
  const left = midnight - BEFORE_MIDNIGHT;
  return left > 0 ? Math.min(TEN_MINUTES, left) : TEN_MINUTES;
}

/** Calls `flush` at all those times; what it returns ends that. */
export function onEndings(flush: () => void): () => void {
  let timer = wait();
  function wait(): NodeJS.Timeout {
    return setTimeout(() => {
      flush();
      timer = wait();
    }, nextFlush(untilMidnight())).unref();
  }
  raiseListeners(1);
  for (const event of EVENTS) process.on(event, flush);
  return () => {
    clearTimeout(timer);
    for (const event of EVENTS) process.off(event, flush);
    raiseListeners(-1);
  };
}

/** One listener for each event, and the limit is counted by event; 0 stands for no limit. */
function raiseListeners(by: 1 | -1): void {
  const most = process.getMaxListeners();
  if (most > 0 && most + by > 0) process.setMaxListeners(most + by);
}
