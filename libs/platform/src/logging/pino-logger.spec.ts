import { expect, test } from '@jest/globals';
import { createPino, PinoLogger } from './index.js';

function logged(format: 'json' | 'line', write: (logger: PinoLogger) => void): string {
  let output = '';
  write(
    new PinoLogger(
      createPino({ logLevel: 'info', logFormat: format }, 'test', { write: (line) => void (output += line) }),
    ),
  );
  return output;
}

test('secrets and personal data are not logged, at any depth', () => {
  const secret = {
    authorization: 'Bearer s1',
    order: { cards: [{ cardNo: 's2' }], target: { rechargeAccount: 's3', sealed: 's4' } },
    pgUrl: 's5',
  };
  const output = logged('json', (logger) => logger.warn({ msg: 'odd', ...secret }));
  expect(output).toContain('odd');
  expect(output).not.toMatch(/s[1-5]/);
});

test('a logged error has message, code and causes, without members that drivers add', () => {
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (card_no)=(s1) exists',
    parameters: ['s2'],
  });
  const output = logged('json', (logger) =>
    logger.error({ msg: 'failed', err: new Error('insert failed', { cause }) }),
  );
  expect(JSON.parse(output)).toMatchObject({
    level: 'error',
    msg: 'failed',
    err: { message: 'insert failed', cause: { message: 'duplicate key', code: '23505' } },
  });
  expect(output).not.toMatch(/s[12]/);
});

test('in the format for people, a log entry is one short line', () => {
  const output = logged('line', (logger) =>
    logger.warn({ msg: 'no answer', err: new Error('refused') }, 'timers'),
  );
  expect(output).toMatch(/^\d\d:\d\d:\d\d warn {2}timers: no answer: refused\n$/);
});

test('messages of Nest about routes and modules are logged as debug', () => {
  expect(logged('json', (logger) => logger.log('Mapped {/orders, GET} route', 'RouterExplorer'))).toBe('');
});
