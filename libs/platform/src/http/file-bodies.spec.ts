import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../errors/index.js';
import { limitFiles } from './file-bodies.js';

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
