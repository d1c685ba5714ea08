import { describe, expect, it } from '@jest/globals';
import { OptionError } from '../product/url-options.js';
import { parseDemoOptions } from './demo-options.js';

const parse = (argv: string[], env: NodeJS.ProcessEnv = {}): ReturnType<typeof parseDemoOptions> =>
  parseDemoOptions(argv, env, new Date(123_456));

describe('the options of the demo', () => {
  it('aim at the standalone product on this machine', () => {
    expect(parse([])).toMatchObject({
      lang: 'zh',
      orders: 200,
      seed: 123_456,
      urls: { intake: 'http://127.0.0.1:4000', issuer: 'http://127.0.0.1:4000' },
    });
  });

  it('take one address for all services and others for single ones; a flag wins over the environment', () => {
    const { urls } = parse(['--url', 'http://a:1/', '--after-sales-url', 'http://b:2'], {
      AFTER_SALES_URL: 'http://c:3',
      INTAKE_URL: 'http://d:4',
    });
    expect(urls).toEqual({
      intake: 'http://d:4',
      verification: 'http://a:1',
      fulfillment: 'http://a:1',
      afterSales: 'http://b:2',
      issuer: 'http://a:1',
    });
  });

  it.each([
    [['--lang', 'fr'], '--lang is zh or en'],
    [['--orders', 'many'], '--orders has to be a whole number'],
    [['--url', 'localhost'], '-url has to be an address'],
    [['--colour'], "Unknown option '--colour'"],
  ])('refuses %j with what to type instead', (argv, message) => {
    expect(() => parse(argv)).toThrow(OptionError);
    expect(() => parse(argv)).toThrow(message);
  });
});
