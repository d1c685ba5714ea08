import { waitUntil } from '@bujiao/testing';
import 'reflect-metadata';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { Controller, type INestMicroservice, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { MicroserviceOptions, Payload, type MessageHandler } from '@nestjs/microservices';
import { defer, firstValueFrom, throwError } from 'rxjs';
import type { BusEvent } from '../bus-event.js';
import { newOrder, numberOf, Refused, type TestEvent } from '../contract-suite/harness.js';
import { record } from '../contract-suite/store-harness.js';
import { MemoryCheckpoints } from '../dead-letters/checkpoints.js';
import { MemoryDeadLetters } from '../dead-letters/memory-dead-letters.js';
import type { DispatchProblem } from '../dispatch/dispatcher.js';
import { EmbeddedTransport } from '../embedded/embedded-transport.js';
import { typesOf } from '../dispatch/handler.js';
import { HandlesEvent, OTHER_TYPES, patternOf, ProjectsEvents } from '../handles-event.decorator.js';
import { BusServer } from './bus-server.js';
import { groupDefinitions } from './group-definitions.js';

const store = new MemoryEventStore();
const running: INestMicroservice[] = [];

async function serve(controller: Type): Promise<{ server: BusServer; problems: DispatchProblem[] }> {
  const server = new BusServer({
    transport: new EmbeddedTransport({ store, checkpoints: new MemoryCheckpoints() }),
    deadLetters: new MemoryDeadLetters(),
    dispatch: { retry: { attempts: 2, firstDelayMs: 1 } },
  });
  const problems: DispatchProblem[] = [];
  server.on('problem', (problem) => problems.push(problem));
  class App {}
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(
    { module: App, controllers: [controller] },
    { strategy: server, logger: false },
  );
  running.push(app);
  await app.listen();
  return { server, problems };
}

const publish = (...events: TestEvent[]): Promise<void> => record(store, events);

afterEach(async () => {
  for (const app of running.splice(0)) await app.close();
});

test('events reach the methods that Nest found, whatever these return', async () => {
  const order = newOrder();
  const seen: unknown[] = [];
  @Controller()
  class Handlers {
    @HandlesEvent('one', 'ResubmissionRequested')
    async single(@Payload() event: BusEvent): Promise<void> {
      await Promise.resolve();
      seen.push(['single', numberOf(event)]);
    }
    @ProjectsEvents('two', ['ResubmissionRequested', 'OriginalOrderChanged'])
    batch(events: readonly BusEvent[]) {
      return defer(() =>
        Promise.resolve(seen.push(['batch', events.filter((e) => e.orderId === order).map(numberOf)])),
      );
    }
  }
  await publish(
    { orderId: order, type: 'ResubmissionRequested', n: 0 },
    { orderId: order, type: 'OriginalOrderChanged', n: 1 },
  );
  const { server } = await serve(Handlers);
  await waitUntil(() => seen.length === 2);
  expect(seen).toEqual(
    expect.arrayContaining([
      ['single', 0],
      ['batch', [0, 1]],
    ]),
  );
  expect(server.groups).toEqual(['one', 'two']);
  expect(await firstValueFrom(server.status)).toBe('connected');
  await server.idle('one');
  expect(await server.lag('one')).toEqual({ group: 'one', events: 0, exact: true });
  expect(server.counters('one').handled).toBe(1);
});

test('an error reaches the bus unchanged: thrown, rejected, or from an observable', async () => {
  const orders = { thrown: newOrder(), rejected: newOrder(), observed: newOrder() };
  const error = new Refused('as it was');
  @Controller()
  class Handlers {
    @HandlesEvent('errors', 'OriginalOrderChanged')
    handle(event: BusEvent): unknown {
      if (event.orderId === orders.thrown) throw error;
      if (event.orderId === orders.rejected) return Promise.reject(error);
      return event.orderId === orders.observed ? throwError(() => error) : undefined;
    }
  }
  await publish(
    ...Object.values(orders).map((orderId) => ({ orderId, type: 'OriginalOrderChanged', n: 0 }) as const),
  );
  const { server, problems } = await serve(Handlers);
  await waitUntil(() => server.counters('errors').parked === 3);
  const parked = problems.filter(({ what }) => what === 'parked');
  expect(parked.map((problem) => problem.error)).toEqual([error, error, error]);
  expect(parked.map(({ reason }) => reason)).toEqual(['not-retryable', 'not-retryable', 'not-retryable']);
});

test('a group with two handlers of one event, or with a projection beside a handler, refuses to start', async () => {
  @Controller()
  class Twice {
    @HandlesEvent('g', 'ResubmissionRequested')
    one(): void {}
    @HandlesEvent('g', 'ResubmissionRequested')
    two(): void {}
  }
  @Controller()
  class Mixed {
    @HandlesEvent('g', 'ResubmissionRequested')
    one(): void {}
    @ProjectsEvents('g', ['OriginalOrderChanged'])
    two(): void {}
  }
  await expect(serve(Twice)).rejects.toThrow('handles an event once');
  await expect(serve(Mixed)).rejects.toThrow('either one projection or handlers');
});

test('a handler of other types gets the events that its group has no handler for', () => {
  const handler = (): MessageHandler =>
    Object.assign(() => Promise.resolve(), { isEventHandler: true, extras: { batch: false } }) as never;
  const groups = groupDefinitions(
    new Map([
      [patternOf('g', 'ResubmissionRequested'), handler()],
      [patternOf('g', OTHER_TYPES), handler()],
      [patternOf('plain', 'ResubmissionRequested'), handler()],
    ]),
  );
  expect(
    groups.map((group) => ('otherTypes' in group ? [group.group, typesOf(group)] : group.group)),
  ).toEqual([['g', ['ResubmissionRequested']], 'plain']);
  expect(() => groupDefinitions(new Map([[patternOf('g', OTHER_TYPES), handler()]]))).toThrow(
    'names no type',
  );
  @Controller()
  class Projection {
    @ProjectsEvents('g', ['ResubmissionRequested', OTHER_TYPES])
    project(): void {}
  }
  return expect(serve(Projection)).rejects.toThrow('and no others');
});

test('a group has low priority only if all of its handlers have', () => {
  const definition = (group: string, ...lowPriority: boolean[]) => {
    const handlers = lowPriority.map(
      (each, i) =>
        [
          `${group}/Type${i}`,
          Object.assign(() => Promise.resolve(), {
            isEventHandler: true,
            extras: { batch: false, lowPriority: each },
          }),
        ] as const,
    );
    return groupDefinitions(new Map(handlers as unknown as [string, MessageHandler][]))[0];
  };
  expect(definition('low', true, true)).toMatchObject({ lowPriority: true });
  expect(definition('mixed', true, false)).toMatchObject({ lowPriority: false });
});
