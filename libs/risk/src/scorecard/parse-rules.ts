import { FEATURE_NAMES } from '../features/feature-list.js';
import { readCondition } from './condition.js';
import { placeholdersOf } from './factor-sentence.js';
import { nearestName } from './nearest-name.js';
import type { FactorRule, RiskRules } from './rules.js';
import {
  isPlain,
  reportUnknownKeys,
  type Path,
  type Plain,
  type Report,
  type RuleError,
} from './rule-errors.js';
import { readBands } from './read-bands.js';

export type ParsedRules = { readonly rules: RiskRules } | { readonly errors: readonly RuleError[] };

export const MOST_FACTORS = 64;
export const MOST_POINTS = 1_000;
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const FACTOR_KEYS = ['points', 'when', 'unknown', 'zh', 'en'] as const;

/** Reads the `risk:` section of a policy: all that is wrong with it, or the rules. `path`: where the section stands. */
export function parseRiskRules(section: unknown, path: Path = ['risk']): ParsedRules {
  const errors: RuleError[] = [];
  const report: Report = (at, code, values = {}) => void errors.push({ path: at, code, values });
  if (!isPlain(section)) return { errors: [{ path, code: 'not-an-object', values: {} }] };
  reportUnknownKeys({ given: section, known: ['factors', 'bands'], path, report });
  const factors = readFactors(section.factors, [...path, 'factors'], report);
  const thresholds = readBands(section.bands, [...path, 'bands'], report);
  return errors.length > 0 || !factors || !thresholds ? { errors } : { rules: { factors, thresholds } };
}

function readFactors(given: unknown, path: Path, report: Report): readonly FactorRule[] | undefined {
  if (given === undefined) return report(path, 'key-missing', { key: 'factors' });
  if (!isPlain(given)) return report(path, 'not-an-object');
  const entries = Object.entries(given);
  if (entries.length > MOST_FACTORS)
    return report(path, 'too-many-factors', { most: MOST_FACTORS, factors: entries.length });
  return entries
    .map(([name, factor]) => readFactor(name, factor, [...path, name], report))
    .filter((rule) => rule !== undefined);
}

function readFactor(name: string, given: unknown, path: Path, report: Report): FactorRule | undefined {
  if (!NAME.test(name)) report(path, 'bad-name', { name });
  if (!isPlain(given)) return report(path, 'not-an-object');
  reportUnknownKeys({ given, known: FACTOR_KEYS, path, report });
  const points = readPoints(given.points, [...path, 'points'], report);
  const when = readWhen(given, path, report);
  const more = {
    ...readUnknown(given, path, report),
    ...readTexts(given, when?.features ?? [], path, report),
  };
  return points !== undefined && when ? { factor: name, points, when: when.text, ...more } : undefined;
}

function readUnknown(given: Plain, path: Path, report: Report): Pick<FactorRule, 'unknown'> {
  if (given.unknown === undefined) return {};
  const unknown = readPoints(given.unknown, [...path, 'unknown'], report);
  return unknown === undefined ? {} : { unknown };
}

function readPoints(given: unknown, path: Path, report: Report): number | undefined {
  if (given === undefined) return report(path, 'key-missing', { key: String(path.at(-1)) });
  if (Number.isInteger(given) && Math.abs(given as number) <= MOST_POINTS) return given as number;
  return report(path, 'not-a-whole-number', { least: -MOST_POINTS, most: MOST_POINTS });
}

interface When {
  readonly text: string;
  readonly features: readonly string[];
}

function readWhen({ when }: Plain, factor: Path, report: Report): When | undefined {
  const path = [...factor, 'when'];
  if (when === undefined) return report(path, 'key-missing', { key: 'when' });
  // A feature that is a flag may stand alone, and YAML keeps `true` as a value.
  if (typeof when !== 'string') return report(path, 'not-a-text');
  const condition = readCondition(when);
  if (!('code' in condition)) return { text: when, features: condition.features };
  const near = condition.values.name && nearestName(condition.values.name, FEATURE_NAMES);
  return report(path, condition.code, { ...condition.values, at: condition.at, ...(near && { near }) });
}

function readTexts(
  given: Plain,
  features: readonly string[],
  path: Path,
  report: Report,
): Pick<FactorRule, 'zh' | 'en'> {
  const texts: { zh?: string; en?: string } = {};
  for (const language of ['zh', 'en'] as const) {
    const text = given[language];
    if (text === undefined) continue;
    if (typeof text !== 'string') report([...path, language], 'not-a-text');
    else {
      texts[language] = text;
      const odd = placeholdersOf(text).find((name) => !features.includes(name));
      if (odd) report([...path, language], 'placeholder-not-read', { name: odd, read: features.join(', ') });
    }
  }
  return texts;
}
