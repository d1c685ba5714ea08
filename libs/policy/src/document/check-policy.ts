import type { Policy } from '../policy.js';
import { compilePolicy } from './compile-policy.js';
import { findingsIn } from './check-document.js';
import type { Finding, FindingValues, FoundAt } from './finding.js';
import { withoutEffect } from './no-effect.js';
import type { PolicyDocument } from './policy-document.js';
import { rulesFaults } from './rules-faults.js';
import { schemaFaults } from './schema-errors.js';
import { isShippedText } from './shipped.js';
import { readYaml, type YamlText } from './yaml-text.js';

/** A fault of the risk section, at a path inside it. */
export interface RiskFault {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly values: FindingValues;
}

/** Checks the `risk:` section, which belongs to another library. `path`: where the section stands. */
export type CheckRisk = (
  section: unknown,
  path: readonly (string | number)[],
) => { readonly rules: unknown } | { readonly errors: readonly RiskFault[] };

export interface CheckOptions {
  /** @default the section is any map, and has no effect */
  readonly checkRisk?: CheckRisk;
}

export type CheckedPolicy =
  | {
      readonly ok: true;
      readonly document: PolicyDocument;
      readonly policy: Policy;
      readonly notices: readonly Finding[];
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Reads and checks the text of a policy. Never throws; each finding has a code, a place and what to do about it. Pure; the same text
 * gives the same answer.
 */
export function checkPolicy(text: string, { checkRisk }: CheckOptions = {}): CheckedPolicy {
  const yaml = readYaml(text);
  const unreadable = yaml.problems.length > 0 ? yaml.problems : shapeFaults(text, yaml.data);
  if (unreadable.length > 0) return refused(yaml, unreadable);
  const document = yaml.data as PolicyDocument;
  const { rules, errors = [] } = riskOf(document, checkRisk);
  const faults = [...rulesFaults(document), ...errors];
  if (faults.length > 0) return refused(yaml, faults);
  const policy = compilePolicy(document);
  const without = withoutEffect(document, checkRisk !== undefined);
  return {
    ok: true,
    document,
    policy: rules === undefined ? policy : { ...policy, risk: rules },
    notices: findingsIn(yaml, without, 'notice'),
  };
}

/** The policies that ship were held against the schema by a spec: a process that reads nothing else starts without its compiler. */
const shapeFaults = (text: string, data: unknown): readonly FoundAt[] =>
  isShippedText(text) ? [] : schemaFaults(data);

interface Risk {
  readonly rules?: unknown;
  readonly errors?: readonly RiskFault[];
}

const riskOf = ({ risk }: PolicyDocument, checkRisk: CheckRisk | undefined): Risk =>
  risk && checkRisk ? checkRisk(risk, ['risk']) : {};

const refused = (yaml: YamlText, faults: Parameters<typeof findingsIn>[1]): CheckedPolicy => ({
  ok: false,
  findings: findingsIn(yaml, faults, 'error'),
});
