import type { ProductUrls } from './product-urls.js';

/** What was typed cannot be used; the message says what to type instead. */
export class OptionError extends Error {}

const STRING = { type: 'string' } as const;
/** The flags that say where the product answers. */
export const URL_FLAGS = {
  url: STRING,
  'intake-url': STRING,
  'verification-url': STRING,
  'fulfillment-url': STRING,
  'after-sales-url': STRING,
  'issuer-url': STRING,
} as const;
type UrlFlag = keyof typeof URL_FLAGS;
export type UrlsGiven = Partial<Record<UrlFlag, string>>;

export const URL_USAGE = `  --url URL            the product, standalone                       (HTTP_PORT, what runs here, or port 4000)
  --intake-url URL --verification-url URL --fulfillment-url URL --after-sales-url URL --issuer-url URL
                       the services of a cluster, each               (--url)`;

const VARIABLES: Readonly<Record<UrlFlag, string>> = {
  url: 'BUJIAO_URL',
  'intake-url': 'INTAKE_URL',
  'verification-url': 'VERIFICATION_URL',
  'fulfillment-url': 'FULFILLMENT_URL',
  'after-sales-url': 'AFTER_SALES_URL',
  'issuer-url': 'ISSUER_URL',
};

/** Flags win over the environment; a service without an address of its own is at `--url`. Throws {@link OptionError}. */
export function urlsOf(flags: UrlsGiven, env: NodeJS.ProcessEnv): ProductUrls {
  const given = (flag: UrlFlag): string | undefined => flags[flag] ?? (env[VARIABLES[flag]] || undefined);
  const base = given('url') ?? 'http://127.0.0.1:4000';
  const of = (flag: UrlFlag): string => checked(flag, given(flag) ?? base);
  return {
    intake: of('intake-url'),
    verification: of('verification-url'),
    fulfillment: of('fulfillment-url'),
    afterSales: of('after-sales-url'),
    issuer: of('issuer-url'),
  };
}

function checked(flag: UrlFlag, value: string): string {
  if (/^https?:\/\//.test(value) && URL.canParse(value)) return value.replace(/\/+$/, '');
  throw new OptionError(`--${flag} has to be an address like http://127.0.0.1:4000, not "${value}"`);
}
