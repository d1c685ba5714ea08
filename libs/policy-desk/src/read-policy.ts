import {
  checkPolicy,
  shippedText,
  type CheckedPolicy,
  type CheckRisk,
  type ShippedPolicy,
} from '@bujiao/policy/document';
import type { DraftedVersion, Policy } from '@bujiao/policy';
import { parseRiskRules } from '@bujiao/risk';

/** The text of a policy as every service of the product reads it. Never throws. */
export const readPolicy = (text: string): CheckedPolicy => checkPolicy(text, { checkRisk });

const checkRisk: CheckRisk = (section, path) => {
  const parsed = parseRiskRules(section, path);
  if ('rules' in parsed) return parsed;
  // The nearest known name has one name in all findings of a document.
  const named = parsed.errors.map(({ values, ...error }) => ({
    ...error,
    values: { ...values, ...(values['near'] !== undefined && { nearest: values['near'] }) },
  }));
  return { errors: named };
};

/** The policy in a text; undefined where it has faults. */
export function policyIn(text: string): Policy | undefined {
  const checked = readPolicy(text);
  return checked.ok ? checked.policy : undefined;
}

/**
 * The policy of a version that was saved; undefined where this release cannot read it. One that was checked when no release read the risk
 * section goes on without a score, as it was put in force.
 */
export function readVersion({ text, checked, withRisk }: DraftedVersion): Policy | undefined {
  if (!checked || withRisk) return policyIn(text);
  const unread = checkPolicy(text);
  if (!unread.ok) return undefined;
  const { risk: _, ...unscored } = unread.policy;
  return unscored;
}

/** A policy that ships with the product. @throws where its document has faults: a spec of its own would have failed */
export function shippedPolicy(name: ShippedPolicy): Policy {
  const policy = policyIn(shippedText(name));
  if (!policy) throw new Error(`the policy ${name} of the product has faults`);
  return policy;
}
