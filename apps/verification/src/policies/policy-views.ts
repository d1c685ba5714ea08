import type { Actor, Sentence } from '@bujiao/contracts';
import {
  activationAt,
  scheduledAfter,
  stateOf,
  type Activation,
  type DraftedVersion,
  type PolicyLife,
  type PolicyState,
} from '@bujiao/policy';
import { readPolicy } from '@bujiao/policy-desk';
import { differencesOf, type CheckedPolicy, type Difference, type Finding } from '@bujiao/policy/document';
import { policyFindingText } from '@bujiao/texts';

export interface FindingView {
  readonly severity: Finding['severity'];
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly says: Sentence;
  /** What to do about it. */
  readonly fix: Sentence;
}

export interface PolicyLine {
  readonly version: string;
  readonly state: PolicyState;
  readonly note?: string;
  readonly shipped: boolean;
  readonly draftedAt: string;
  readonly draftedBy: string;
  readonly because: string;
  /** When it begins to decide, or began to last. */
  readonly from?: string;
}

export interface ActivationView {
  readonly version: string;
  readonly by: string;
  readonly at: string;
  readonly because: string;
  readonly from?: string;
  /** Who asked for it first, where two people were needed. */
  readonly requestedBy?: string;
}

export interface PoliciesView {
  /** The version that decides in the process that answers. */
  readonly inForce: string;
  /** Why that is not the one that was put in force last. */
  readonly problem?: string;
  /** Whether another person has to agree to an activation. */
  readonly twoPeople: boolean;
  /** An activation that waits for a second person. */
  readonly waiting?: ActivationView;
  readonly versions: readonly PolicyLine[];
}

export interface PolicyView extends PolicyLine {
  readonly text: string;
  readonly findings: readonly FindingView[];
  readonly activations: readonly ActivationView[];
  /** The version that it is compared with: the one in force. */
  readonly comparedWith: string;
  readonly changes: readonly Difference[];
}

export interface LintView {
  /** Undefined where the text has no readable version. */
  readonly version?: string;
  readonly ok: boolean;
  readonly findings: readonly FindingView[];
  readonly comparedWith: string;
  readonly changes: readonly Difference[];
}

export const whoIs = ({ kind, id }: Actor): string => (kind === 'person' ? id : 'bujiao');

export const findingViews = (checked: CheckedPolicy): readonly FindingView[] =>
  (checked.ok ? checked.notices : checked.findings).map(({ values, ...finding }) => ({
    ...finding,
    ...policyFindingText(finding.code, values),
  }));

/** What differs from another text; nothing where one of them cannot be read. */
export function changesFrom(was: string, is: CheckedPolicy): readonly Difference[] {
  const before = readPolicy(was);
  return before.ok && is.ok ? differencesOf(before.document, is.document) : [];
}

export function policyLine(life: PolicyLife, drafted: DraftedVersion, now: number): PolicyLine {
  const { version, shipped, at, by, because, text } = drafted;
  const note = noteOf(text);
  const from = life.activations.findLast((activation) => activation.version === version)?.from;
  return {
    version,
    state: stateOf(life, version, now),
    shipped,
    draftedAt: at,
    draftedBy: whoIs(by),
    because,
    ...(note !== undefined && { note }),
    ...(from !== undefined && { from }),
  };
}

/** The note of a text, also of one that has faults. */
const noteOf = (text: string): string | undefined => /^note: *(\S.*)$/m.exec(text)?.[1];

export const activationView = ({
  version,
  by,
  at,
  because,
  from,
  requestedBy,
}: Omit<Activation, 'from'> & {
  readonly from?: string;
}): ActivationView => ({
  version,
  by: whoIs(by),
  at,
  because,
  ...(from !== undefined && { from }),
  ...(requestedBy && { requestedBy: whoIs(requestedBy) }),
});

const ORDER: readonly PolicyState[] = ['active', 'scheduled', 'checked', 'draft', 'superseded'];

/** Those that matter now first; in a state, the newest first. */
export const policyLines = (life: PolicyLife, now: number): readonly PolicyLine[] =>
  [...life.versions.values()]
    .reverse()
    .map((drafted) => policyLine(life, drafted, now))
    .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));

/** The text of the version in force, or of the one that is to be. */
export const comparedVersion = (life: PolicyLife, now: number): DraftedVersion | undefined => {
  const activation = activationAt(life, now) ?? scheduledAfter(life, now)[0];
  return activation && life.versions.get(activation.version);
};
