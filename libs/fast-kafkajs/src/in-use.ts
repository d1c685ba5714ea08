import { createRequire } from 'node:module';
import { replacedParts, warnIfUnfit } from '@bujiao/basics';

export const { version: INSTALLED } = createRequire(import.meta.url)('kafkajs/package.json') as {
  version: string;
};

/** Versions of kafkajs that the specs of this library have compared the parts with. */
export const FITS = ['2.2.4'];

const FAST_KAFKAJS = 'FAST_KAFKAJS';
export const fastKafkajs = replacedParts({
  variable: FAST_KAFKAJS,
  library: 'kafkajs',
  installed: INSTALLED,
  fits: FITS,
});
warnIfUnfit(fastKafkajs, FAST_KAFKAJS);
