import { checkPolicy, type CheckedPolicy, type CheckRisk } from '@bujiao/policy/document';

/**
 * Checks the `risk:` section of every policy that is read, drafted or put in force. Undefined: the section is any map, and `checkPolicy`
 * says that it has no effect.
 */
const CHECK_RISK: CheckRisk | undefined = undefined;

/** The text of a policy as every service of the product reads it. Never throws. */
export const readPolicy = (text: string): CheckedPolicy =>
  checkPolicy(text, CHECK_RISK && { checkRisk: CHECK_RISK });
