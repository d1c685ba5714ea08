import { Inject, Logger, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { EventStore } from '@bujiao/event-store';
import { EVENT_STORE } from '@bujiao/platform';
import { Gauge, register } from 'prom-client';
import { POLICIES } from './policies.port.js';
import { PolicyDesk } from './policy-desk.js';
import { PolicyReader } from './policy-reader.js';

/** ms between two reads of the stream; a fifth of the time between an activation and the moment from which it holds. */
const READ_EVERY = 1_000;

function openReader(store: EventStore): PolicyReader {
  const logger = new Logger('policy');
  const reader: PolicyReader = new PolicyReader(store, {
    onProblem: (problem) => {
      if (problem === undefined) logger.log({ msg: 'the policy in force decides' });
      else if (reader.deciding === undefined)
        // So it is until a new installation has put its first version in force.
        logger.log({ msg: 'nothing is decided yet: no policy was read', problem });
      else logger.warn({ msg: 'the policy in force cannot be read; the last one decides', problem });
    },
  });
  return reader;
}

/** Provides {@link POLICIES}, the `PolicyReader` and the `PolicyDesk`: one of each an application. */
@Module({
  providers: [
    { provide: PolicyReader, inject: [EVENT_STORE], useFactory: openReader },
    { provide: POLICIES, useExisting: PolicyReader },
    { provide: PolicyDesk, inject: [EVENT_STORE], useFactory: (store: EventStore) => new PolicyDesk(store) },
  ],
  exports: [POLICIES, PolicyReader, PolicyDesk],
})
export class PoliciesModule implements OnModuleInit, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(PolicyReader) private readonly reader: PolicyReader) {}

  async onModuleInit(): Promise<void> {
    await this.reader.read();
    this.timer = setInterval(() => void this.reader.read(), READ_EVERY).unref();
    measure(this.reader);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}

/** One of a name a process, however many applications it starts. */
function measure(reader: PolicyReader): void {
  for (const name of ['bujiao_policy_info', 'bujiao_policy_problem']) register.removeSingleMetric(name);
  new Gauge({
    name: 'bujiao_policy_info',
    help: 'The version that decides',
    labelNames: ['version'],
    collect() {
      this.reset();
      if (reader.deciding !== undefined) this.set({ version: reader.deciding }, 1);
    },
  });
  new Gauge({
    name: 'bujiao_policy_problem',
    help: '1 while the version in force cannot be read and the last one decides',
    collect() {
      this.set(reader.problem === undefined ? 0 : 1);
    },
  });
}
