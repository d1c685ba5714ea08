import { parseArgs } from 'node:util';
import type { ProductUrls } from '../product/product-urls.js';
import { OptionError, URL_FLAGS, URL_USAGE, urlsOf } from '../product/url-options.js';
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

export const DEMO_USAGE = `npm run demo -- [options]
${URL_USAGE}
  --lang zh|en         language of the demo                          (zh)
  --seed N             repeats the orders of another run             (by the clock)
  --orders N           orders placed                                 (200)
  --per-second N       resubmissions asked for, a second             (12)
  --deadline N         seconds after which the demo gives up         (180)
  --gateway-port N --supplier-port N                                 (4010, 4020)
  --supplier-key KEY   signs supplier calls                          (SUPPLIER_KEY or demo-supplier-key)`;

const STRING = { type: 'string' } as const;
const FLAGS = {
  ...URL_FLAGS,
  lang: STRING,
  seed: STRING,
  orders: STRING,
  'per-second': STRING,
  deadline: STRING,
  'gateway-port': STRING,
  'supplier-port': STRING,
  'supplier-key': STRING,
} as const;
type Flag = keyof typeof FLAGS;
type Given = Partial<Record<Flag, string>>;

/** Flags win over the environment. Throws {@link OptionError}. */
export function parseDemoOptions(argv: readonly string[], env: NodeJS.ProcessEnv, now: Date): DemoOptions {
  const given = flagsOf(argv);
  const number = (flag: Flag, otherwise: number): number => wholeNumber(flag, given[flag], otherwise);
  return {
    urls: urlsOf(given, env),
    lang: langOf(given.lang),
    seed: number('seed', now.getTime() % 1_000_000),
    orders: number('orders', 200),
    perSecond: Math.max(1, number('per-second', 12)),
    deadlineMs: number('deadline', 180) * 1_000,
    gatewayPort: number('gateway-port', 4010),
    supplierPort: number('supplier-port', 4020),
    supplierKey: given['supplier-key'] ?? (env.SUPPLIER_KEY || 'demo-supplier-key'),
  };
}

function flagsOf(argv: readonly string[]): Given {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new OptionError(`${(error as Error).message}\n\n${DEMO_USAGE}`);
  }
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
