import type { Actor } from '../actor.js';

/** The stream of the rules of an installation. No stream of an order: no topic carries its events. */
export const POLICY_STREAM = 'policy-rules';

/** Events of the life of a policy's versions, in {@link POLICY_STREAM}. Who did it is in the metadata. */
export interface PolicyEvents {
  /** The text of a version was saved; again while nobody has put it in force. */
  PolicyDrafted: {
    readonly version: string;
    /** YAML, as it was written. */
    readonly text: string;
    readonly because: string;
    /** It came with the product. */
    readonly shipped?: true;
  };
  /** The text that was saved last has no faults. */
  PolicyChecked: {
    readonly version: string;
    readonly notices: number;
    /** Its risk section was read as well. Absent: an earlier release took it unread, so the version decides without a score. */
    readonly withRisk?: true;
  };
  /** A person wants it in force; another one has to agree. */
  PolicyActivationRequested: { readonly version: string; readonly because: string; readonly from?: string };
  /** It decides from a moment on, ISO 8601, and supersedes what did. The newest activation wins over those for later moments. */
  PolicyActivated: {
    readonly version: string;
    readonly because: string;
    readonly from: string;
    /** Who asked for it first, where two people were needed. */
    readonly requestedBy?: Actor;
  };
  /** From now on it also decides what the version in force decides, without effect, so that both can be compared. */
  PolicyShadowStarted: { readonly version: string; readonly because: string };
  PolicyShadowEnded: { readonly version: string; readonly because: string };
}
export type PolicyEventType = keyof PolicyEvents;
export type PolicyEvent = {
  [T in PolicyEventType]: { readonly type: T; readonly data: PolicyEvents[T] };
}[PolicyEventType];
