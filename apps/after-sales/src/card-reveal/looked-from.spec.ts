import { lookedFrom } from './looked-from.js';

describe('where a buyer looked from', () => {
  it.each([
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36',
      { program: 'Chrome', system: 'Android' },
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; 2311DRK48C) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50(0x28003251) WeChat/arm64',
      { program: 'WeChat', system: 'Android' },
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      { program: 'Safari', system: 'iOS' },
    ],
  ])('is the kind of program and system: %s', (userAgent, from) => {
    expect(lookedFrom(userAgent)).toEqual(from);
  });

  it.each([undefined, '', 'li.lei@example.com/1.0', 'card 8888-1234', `Chrome/1 ${'x'.repeat(600)}`])(
    'is left out where no known program says it, so that nothing personal gets into the history: %s',
    (userAgent) => {
      expect(lookedFrom(userAgent)).toBeUndefined();
    },
  );
});
