import type { Finding, FoundAt, Place } from './finding.js';
import type { Schema } from './schema-parts.js';
import { schemaFaults } from './schema-errors.js';
import { readYaml, type YamlText } from './yaml-text.js';

export type CheckedDocument<Data> =
  { readonly ok: true; readonly data: Data } | { readonly ok: false; readonly findings: readonly Finding[] };

/** Most findings that are given: after so many, a person starts over. */
const MOST_FINDINGS = 100;

/**
 * Reads the text of a document, YAML or JSON, and holds it against its schema and then against its own rules. Never throws; each finding
 * has a code and a place. Pure, where the rules are.
 * @param schema a constant that describes `Data`
 * @param rules what no schema says, about a document that fits the schema
 */
export function checkDocument<Data>(
  text: string,
  schema: Schema,
  rules: (data: Data) => readonly FoundAt[],
): CheckedDocument<Data> {
  const yaml = readYaml(text);
  const misshapen = yaml.problems.length > 0 ? yaml.problems : schemaFaults(yaml.data, schema);
  const faults = misshapen.length > 0 ? misshapen : rules(yaml.data as Data);
  return faults.length > 0
    ? { ok: false, findings: findingsIn(yaml, faults, 'error') }
    : { ok: true, data: yaml.data as Data };
}

type Found = FoundAt & { readonly place?: Place };

/** Findings with their places, in the order of the lines. */
export const findingsIn = (
  yaml: YamlText,
  found: readonly Found[],
  severity: Finding['severity'],
): readonly Finding[] =>
  found
    .map((one) => findingOf(yaml, one, severity))
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, MOST_FINDINGS);

function findingOf(yaml: YamlText, found: Found, severity: Finding['severity']): Finding {
  const { code, path, values, atKey = false, place } = found;
  return { code, severity, ...(place ?? yaml.placeOf(path, atKey)), path: path.join('.'), values };
}
