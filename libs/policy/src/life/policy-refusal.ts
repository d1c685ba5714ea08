export const POLICY_REFUSALS = [
  'policy-not-found',
  'policy-version-fixed',
  'policy-not-checked',
  'policy-in-force',
  'activation-in-the-past',
  'second-person-needed',
  'policy-stands-otherwise',
  'shadow-taken',
  'shadow-not-running',
] as const;
export type PolicyRefusalCode = (typeof POLICY_REFUSALS)[number];

/** What the life of a version does not allow. Its words are in `libs/texts`. */
export class PolicyRefusal extends Error {
  readonly retryable = false;
  constructor(
    readonly code: PolicyRefusalCode,
    readonly data: Readonly<Record<string, string>> = {},
  ) {
    super(code);
    this.name = 'PolicyRefusal';
  }
}
