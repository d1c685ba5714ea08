import { BROWSER_MAP, OS_MAP, parse } from 'bowser';
import type { LookedFrom } from '@bujiao/contracts';

const PROGRAMS: ReadonlySet<string> = new Set(Object.values(BROWSER_MAP));
const SYSTEMS: ReadonlySet<string> = new Set(Object.values(OS_MAP));
/** Longer ones are no browser's. Characters. */
const LONGEST = 512;

/**
 * What the `User-Agent` of a request says, as kinds of programs and systems. Undefined where it is no known program: a client writes
 * this header as it likes, and only words of the closed lists may stay in an event for ever.
 */
export function lookedFrom(userAgent: string | undefined): LookedFrom | undefined {
  if (!userAgent || userAgent.length > LONGEST) return undefined;
  const { browser, os } = parse(userAgent);
  if (!browser.name || !PROGRAMS.has(browser.name)) return undefined;
  return { program: browser.name, ...(os.name && SYSTEMS.has(os.name) && { system: os.name }) };
}
