import type { Sentence } from '@bujiao/contracts';
import type { History, HistoryEntry } from '../product/product-answers.js';
import type { Screen } from '../screen/screen.js';
import { fit, fitRight } from '../screen/wide-text.js';
import { detailsOf } from './timeline-details.js';
import { nameOfActor } from './timeline-actor.js';

/** The history of one order as after-sales reads it out: when, who, what, why, by which rules; and whether it is whole. */
export function timelineOf(history: History, screen: Screen): string[] {
  const first = Date.parse(history.events[0]?.at ?? '');
  const last = history.events.at(-1);
  return [
    ...history.events.flatMap((entry) => entryLines(entry, first, screen)),
    `  ${screen.paint(history.chainIntact ? 'green' : 'red', screen.say(verdictOn(history)))}  ${screen.paint('dim', (last?.hash ?? '').slice(0, 16))}`,
  ];
}

function verdictOn({ chainIntact, events }: History): Sentence {
  return chainIntact
    ? {
        zh: `✓ 记录完整：${events.length} 条，哈希链未被改动`,
        en: `✓ complete: ${events.length} events, hash chain intact`,
      }
    : { zh: '✗ 哈希链断裂：记录被改动过', en: '✗ hash chain broken: the record was altered' };
}

function entryLines(entry: HistoryEntry, first: number, screen: Screen): string[] {
  const at = new Date(entry.at);
  const clock = `${at.toLocaleTimeString('sv-SE')}.${String(at.getMilliseconds()).padStart(3, '0')}`;
  const after = fitRight(`+${((at.getTime() - first) / 1_000).toFixed(2)} s`, 9);
  const who = fit(nameOfActor(entry.who, screen.lang), 16);
  const head = `  ${clock} ${screen.paint('dim', after)}  ${who} ${screen.paint('bold', screen.say(entry.title))}`;
  const details = [...detailsOf(entry, screen.lang), ...rulesOf(entry, screen)];
  return [head, ...details.map((detail) => `${' '.repeat(43)}${screen.paint('dim', detail)}`)];
}

function rulesOf({ ruleVersion, type }: HistoryEntry, screen: Screen): string[] {
  const decides =
    type === 'ResubmissionApproved' || type === 'ResubmissionRejected' || type === 'ResubmissionRequested';
  return ruleVersion && decides
    ? [screen.say({ zh: `依据规则 ${ruleVersion}`, en: `by rules ${ruleVersion}` })]
    : [];
}
