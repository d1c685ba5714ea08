import { createRequire } from 'node:module';
import { replacedParts, warnIfUnfit } from '@bujiao/basics';

export const { version: INSTALLED } = createRequire(import.meta.url)('pg/package.json') as {
  version: string;
};

/** Versions of pg that the specs of this library have run against. */
export const FITS = ['8.23.1'];

const FAST_PG = 'FAST_PG';
export const fastPg = replacedParts({ variable: FAST_PG, library: 'pg', installed: INSTALLED, fits: FITS });
warnIfUnfit(fastPg, FAST_PG);
