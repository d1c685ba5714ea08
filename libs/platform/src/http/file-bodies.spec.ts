import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../errors/index.js';
import { endUnread, limitFiles } from './file-bodies.js';

describe('the limit of files under way', () => {
  /** A request of a person; the answer that it gets is closed by `end`. */
  function ask(limit: ReturnType<typeof limitFiles>, id: string) {
    const raw = new EventEmitter();
    const request = { principal: { id, role: 'buyer' } } as unknown as FastifyRequest;
    let refused: unknown;
    limit.call(undefined as never, request, { raw } as unknown as FastifyReply, (error) => (refused = error));
    return { code: refused instanceof Problem ? refused.code : undefined, end: () => raw.emit('close') };
  }

  it('holds for one person, until a file of theirs is done', () => {
    const limit = limitFiles();
    const begun = Array.from({ length: 6 }, () => ask(limit, 'B1'));
    expect(begun.map(({ code }) => code)).toEqual(Array.from({ length: 6 }, () => undefined));
    expect(ask(limit, 'B1').code).toBe('too-many-files');
    expect(ask(limit, 'B2').code).toBeUndefined();
    begun[0]?.end();
    expect(ask(limit, 'B1').code).toBeUndefined();
  });

  it('holds for everybody together', () => {
    const limit = limitFiles();
    for (let i = 0; i < 24; i += 1) expect(ask(limit, `B${i % 8}`).code).toBeUndefined();
    expect(ask(limit, 'B99').code).toBe('files-exhausted');
  });
});

describe('the content of a file', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  /** An answer that is sent; `destroyed` says whether its connection was ended. */
  function sent() {
    const raw = Object.assign(new EventEmitter(), {
      destroyed: false,
      destroy: () => (raw.destroyed = true),
    });
    let payload: unknown;
    endUnread(
      {} as FastifyRequest,
      { raw } as unknown as FastifyReply,
      'content',
      (_: unknown, given?: unknown) => {
        payload = given;
      },
    );
    return { raw, payload };
  }

  it('is given a minute to be read, then its connection ends', () => {
    const { raw, payload } = sent();
    expect(payload).toBe('content');
    jest.advanceTimersByTime(59_000);
    expect(raw.destroyed).toBe(false);
    jest.advanceTimersByTime(2_000);
    expect(raw.destroyed).toBe(true);
  });

  it('has no end of its own once it was read', () => {
    const { raw } = sent();
    raw.emit('close');
    expect(jest.getTimerCount()).toBe(0);
  });
});
