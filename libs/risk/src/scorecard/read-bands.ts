import { isPlain, reportUnknownKeys, type Path, type Report } from './rule-errors.js';
import { BANDS, type Thresholds } from './rules.js';

/** `below 30` of each band but the last, `from 90` of the last. */
const FORMS = {
  'straight-through': /^below (-?\d{1,4})$/,
  'second-check': /^below (-?\d{1,4})$/,
  human: /^below (-?\d{1,4})$/,
  refuse: /^from (-?\d{1,4})$/,
} as const;

/** Bands without gaps: each begins where the one before it ends. */
export function readBands(given: unknown, path: Path, report: Report): Thresholds | undefined {
  if (given === undefined) return report(path, 'key-missing', { key: 'bands' });
  if (!isPlain(given)) return report(path, 'not-an-object');
  reportUnknownKeys({ given, known: BANDS, path, report });
  const limits = BANDS.map((band) => readLimit(band, given[band], [...path, band], report));
  if (!allRead(limits)) return undefined;
  const [secondCheck, human, humanEnd, refuse] = limits;
  if (secondCheck <= human && human <= humanEnd && humanEnd === refuse) return { secondCheck, human, refuse };
  return report(path, 'bands-not-ascending', { secondCheck, human, humanEnd, refuse });
}

type Limits = readonly [number, number, number, number];

const allRead = (limits: readonly (number | undefined)[]): limits is Limits =>
  limits.every((limit) => limit !== undefined);

function readLimit(
  band: (typeof BANDS)[number],
  given: unknown,
  path: Path,
  report: Report,
): number | undefined {
  if (given === undefined) return report(path, 'key-missing', { key: band });
  const limit = typeof given === 'string' ? FORMS[band].exec(given)?.[1] : undefined;
  if (limit !== undefined) return Number(limit);
  return report(path, 'band-unreadable', { form: band === 'refuse' ? 'from 90' : 'below 30' });
}
