import { EventStoreMisuse, EventStoreUnavailable } from '../event-store.errors.js';
import { isTransient, toStoreError } from './pg-errors.js';

const fromServer = (code: string) => Object.assign(new Error(code), { severity: 'FATAL', code });
const fromSocket = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

describe('an error of PostgreSQL or its driver', () => {
  it.each<readonly [string, Error]>([
    ['a cut connection', new Error('Connection terminated unexpectedly')],
    ['a connection that cannot be opened in time', new Error('timeout exceeded when trying to connect')],
    ['a statement without an answer in time', new Error('Query read timeout')],
    ['a full disk', fromServer('53100')],
    ['no memory', fromServer('53200')],
    ['too many connections', fromServer('53300')],
    ['a server that has become a standby', fromServer('25006')],
    ['a server that shuts down', fromServer('57P01')],
    ['a connection ended for being idle', fromServer('57P05')],
    ...['EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].map(
      (code) => [code, fromSocket(code)] as const,
    ),
  ])('is an outage: %s', (_, error) => {
    expect(isTransient(error)).toBe(true);
    expect(toStoreError('append', error)).toBeInstanceOf(EventStoreUnavailable);
    expect(toStoreError('append', error)).toMatchObject({ retryable: true, cause: error });
  });

  it.each([new TypeError('x is not a function'), new RangeError('invalid array length')])(
    'is no outage where this program is at fault: %s',
    (error) => {
      expect(isTransient(error)).toBe(false);
      expect(toStoreError('append', error)).toBe(error);
    },
  );

  it('is a misuse where the server cannot take the value', () => {
    expect(isTransient(fromServer('22P05'))).toBe(false);
    expect(toStoreError('append', fromServer('22P05'))).toBeInstanceOf(EventStoreMisuse);
  });
});
