import { Injectable, Logger } from '@nestjs/common';
import { ChangeFeed, type Marks } from '@bujiao/platform';
import { OpsRuntime } from '../ops-runtime.js';
import { opsMarks } from './ops-marks.js';

/** ms after the last event in which consumers are read again at each look. */
const TRAILING_MS = 5_000;

/** Consumers of a broker commit there, after the event has passed here: their lag is read for a while after. Each call is one look. */
export function trailingConsumers(): (marks: Marks, now: number) => Marks {
  let flow: string | undefined;
  let movedAt = -Infinity;
  let looks = 0;
  return (marks, now) => {
    if (flow !== undefined && flow !== marks['flow']) movedAt = now;
    flow = marks['flow'];
    if (now - movedAt <= TRAILING_MS) looks += 1;
    return { ...marks, consumers: `${marks['consumers'] ?? ''} ${looks}` };
  };
}

/** Looks at what pages of ops show while somebody has one open. */
@Injectable()
export class OpsChanges extends ChangeFeed {
  constructor({ pool }: OpsRuntime) {
    const logger = new Logger('ops changes');
    const trailing = trailingConsumers();
    super({
      read: async () => trailing(await opsMarks(pool), Date.now()),
      onTrouble: (err) => logger.warn({ msg: 'what pages of ops show could not be looked at', err }),
    });
  }
}
