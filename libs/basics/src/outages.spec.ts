import { isDatabaseUnavailable, isOutage } from './outages.js';

const coded = (code: string, more: object = {}) => Object.assign(new Error(`of ${code}`), { code, ...more });
const connect = (code: string) => coded(code, { syscall: 'connect' });

const OF_THE_SERVER = ['08006', '53100', '53200', '53300', '57P01', '57P02', '57P03', '57P05'];
const OF_SOCKETS = [
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
];
const OF_THE_DRIVER = [
  'Connection terminated unexpectedly',
  'Query read timeout',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
];

describe('an outage, for work that is repeated', () => {
  it.each([...OF_THE_SERVER, ...OF_SOCKETS, '25006', 'event-store-unavailable'])('is %s', (code) => {
    expect(isOutage(coded(code))).toBe(true);
  });

  it.each(OF_THE_DRIVER)('is what the driver says without a code: %s', (message) => {
    expect(isOutage(new Error(message))).toBe(true);
  });

  it('is the refusal of every address of a host, and what calls itself one', () => {
    expect(isOutage(new AggregateError([connect('ECONNREFUSED'), connect('ECONNREFUSED')]))).toBe(true);
    expect(isOutage({ outage: true })).toBe(true);
  });

  it.each([undefined, null, 'text', 7, new Error('x'), coded('23505'), coded('55P03'), coded('ENOENT')])(
    'is not %p',
    (thrown) => {
      expect(isOutage(thrown)).toBe(false);
    },
  );
});

describe('an unavailable database, for a request', () => {
  it.each(OF_THE_SERVER)('is SQLSTATE %s', (code) => expect(isDatabaseUnavailable(coded(code))).toBe(true));

  it.each([...OF_SOCKETS, 'ENOENT'])('is %s of a socket that this process opened', (code) => {
    expect(isDatabaseUnavailable(connect(code))).toBe(true);
    expect(isDatabaseUnavailable(new AggregateError([connect(code)]))).toBe(true);
  });

  it.each(OF_THE_DRIVER)('is what the driver says without a code: %s', (message) => {
    expect(isDatabaseUnavailable(new Error(message))).toBe(true);
  });

  it('is not a client that goes away in its own request, nor a missing file', () => {
    expect(isDatabaseUnavailable(coded('ECONNRESET'))).toBe(false);
    expect(isDatabaseUnavailable(coded('ENOENT', { syscall: 'open' }))).toBe(false);
  });

  it('is not a read-only database, which answers', () => {
    expect(isDatabaseUnavailable(coded('25006'))).toBe(false);
  });
});
