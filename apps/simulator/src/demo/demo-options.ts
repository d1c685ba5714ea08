import { parseArgs } from 'node:util';
import type { ProductUrls } from '../product/product-urls.js';
import type { Lang } from '../screen/screen.js';

export interface DemoOptions {
  readonly urls: ProductUrls;
  readonly lang: Lang;
  readonly seed: number;
  readonly orders: number;
  /** Resubmissions that buyers ask for, a second. */
  readonly perSecond: number;
  /** Most that the whole demo may take, ms. */
  readonly deadlineMs: number;
  readonly gatewayPort: number;
  readonly supplierPort: number;
  readonly supplierKey: string;
}

/** What was typed cannot be used; the message says what to type instead. */
export class OptionError extends Error {}

export const DEMO_USAGE = `npm run demo -- [options]
  --url URL            the product, standalone                       (http://127.0.0.1:4000)
  --intake-url URL --fulfillment-url URL --after-sales-url URL --issuer-url URL
                       the services of a cluster, each               (--url)
  --lang zh|en         language of the demo                          (zh)
  --seed N             repeats the orders of another run             (by the clock)
  --orders N           orders placed                                 (200)
  --per-second N       resubmissions asked for, a second             (12)
  --deadline N         seconds after which the demo gives up         (180)
  --gateway-port N --supplier-port N                                 (4010, 4020)
  --supplier-key KEY   signs supplier calls                          (SUPPLIER_KEY or demo-supplier-key)`;

const STRING = { type: 'string' } as const;
const FLAGS = {
  url: STRING, 'intake-url': STRING, 'fulfillment-url': STRING, 'after-sales-url': STRING, 'issuer-url': STRING, lang: STRING, seed: STRING,
  orders: STRING, 'per-second': STRING, deadline: STRING, 'gateway-port': STRING, 'supplier-port': STRING, 'supplier-key': STRING,
} as const;
type Flag = keyof typeof FLAGS;
type Given = Partial<Record<Flag, string>>;

const ENVIRONMENT: Partial<Record<Flag, string>> = {
  url: 'BUJIAO_URL', 'intake-url': 'INTAKE_URL', 'fulfillment-url': 'FULFILLMENT_URL', 'after-sales-url': 'AFTER_SALES_URL',
  'issuer-url': 'ISSUER_URL', 'supplier-key': 'SUPPLIER_KEY',
};

/** Flags win over the environment. Throws {@link OptionError}. */
export function parseDemoOptions(argv: readonly string[], env: NodeJS.ProcessEnv, now: Date): DemoOptions {
  const given = { ...fromEnvironment(env), ...flagsOf(argv) };
  const number = (flag: Flag, otherwise: number): number => wholeNumber(flag, given[flag], otherwise);
  return {
    urls: urlsOf(given),
    lang: langOf(given.lang),
    seed: number('seed', now.getTime() % 1_000_000),
    orders: number('orders', 200),
    perSecond: Math.max(1, number('per-second', 12)),
    deadlineMs: number('deadline', 180) * 1_000,
    gatewayPort: number('gateway-port', 4010),
    supplierPort: number('supplier-port', 4020),
    supplierKey: given['supplier-key'] ?? 'demo-supplier-key',
  };
}

function flagsOf(argv: readonly string[]): Given {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new OptionError(`${(error as Error).message}\n\n${DEMO_USAGE}`);
  }
}

function fromEnvironment(env: NodeJS.ProcessEnv): Given {
  const pairs = Object.entries(ENVIRONMENT).map(([flag, variable]) => [flag, env[variable]] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined && value !== ''));
}

function urlsOf(given: Given): ProductUrls {
  const base = url('url', given.url ?? 'http://127.0.0.1:4000');
  const of = (flag: Flag): string => (given[flag] === undefined ? base : url(flag, given[flag]));
  return { intake: of('intake-url'), fulfillment: of('fulfillment-url'), afterSales: of('after-sales-url'), issuer: of('issuer-url') };
}

function url(flag: Flag, value: string): string {
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) throw new OptionError(`--${flag} has to be an address like http://127.0.0.1:4000, not "${value}"`);
  return value.replace(/\/+$/, '');
}

function langOf(value = 'zh'): Lang {
  if (value === 'zh' || value === 'en') return value;
  throw new OptionError(`--lang is zh or en, not "${value}"`);
}

function wholeNumber(flag: Flag, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(value)) throw new OptionError(`--${flag} has to be a whole number, not "${value}"`);
  return Number(value);
}
