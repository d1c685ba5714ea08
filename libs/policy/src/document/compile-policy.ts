import type {
  Exception,
  GoodsPolicy,
  PartOf,
  Policy,
  ReasonPolicies,
  ReasonPolicy,
  RulesFor,
} from '../policy.js';
import { millisecondsOf } from './duration.js';
import type { ExceptionSection, PolicyDocument, ReasonsSection, RulesSection } from './policy-document.js';

/** The policy of a document that was checked. Pure; the same document gives an equal policy. */
export function compilePolicy(document: PolicyDocument): Policy {
  const { failures, goods = {}, merchants, risk } = document;
  const goodsIds = document['goods-ids'];
  const fourEyes = document['four-eyes'];
  return {
    version: document.policy,
    clockSkew: millisecondsOf(document['clock-skew']),
    reasons: reasonsOf(document.reasons),
    failures,
    defaults: rulesOf(document.defaults) as GoodsPolicy,
    goods: exceptionsOf(goods),
    ...(goodsIds && { goodsIds: exceptionsOf(goodsIds) }),
    ...(merchants && { merchants: exceptionsOf(merchants) }),
    ...(risk && { risk }),
    ...(fourEyes && { fourEyes: fourEyesOf(fourEyes) }),
  };
}

/** A reason that the document does not name can be given by nobody. */
const reasonsOf = (section: ReasonsSection): ReasonPolicies => ({
  ...section,
  'wrong-goods': section['wrong-goods'] ?? NEVER,
  'changed-demand': section['changed-demand'] ?? NEVER,
});
const NEVER: ReasonPolicy = { when: [], proof: 'shop' };

const fourEyesOf = (section: NonNullable<PolicyDocument['four-eyes']>): NonNullable<Policy['fourEyes']> => ({
  activatePolicy: section['activate-policy'] === 'yes',
  ...(section['approve-above'] !== undefined && { approveAbove: section['approve-above'] }),
});

const exceptionsOf = (
  sections: Readonly<Record<string, ExceptionSection | undefined>>,
): Readonly<Record<string, Exception>> =>
  Object.fromEntries(Object.entries(sections).map(([name, section]) => [name, exceptionOf(section ?? {})]));

const exceptionOf = ({ reasons, ...rules }: ExceptionSection): Exception => ({
  ...rulesOf(rules),
  ...(reasons && { reasons: reasons }),
});

/** A member that is absent in the section is absent in the rules: it differs in nothing. */
function rulesOf(section: PartOf<RulesSection>): PartOf<GoodsPolicy> {
  const { window, grace, limits, hold, change, offer } = section;
  return without<PartOf<GoodsPolicy>>({
    window: window && without({ last: ms(window.last), neverAfter: ms(window['never-after']) }),
    grace: grace && without({ notice: ms(grace.notice), inProgress: ms(grace['in-progress']) }),
    limits: limits && limitsOf(limits),
    cancelledByTimeOut: section['cancelled-by-time-out'],
    hold:
      hold && without({ reasons: hold.reasons, publishers: hold.publishers, deadline: ms(hold.deadline) }),
    proofAge: ms(section['proof-age']),
    proofRetryAfter: section['proof-retry-after']?.map(millisecondsOf),
    autoConfirm: ms(section['auto-confirm']),
    change,
    offer: offer && without({ for: offer.for, after: ms(offer.after), lasts: ms(offer.lasts) }),
    zeroTouch: section['zero-touch'],
    secondCheck: secondCheckOf(section['second-check']),
    ...goodsChecksOf(section),
  });
}

function limitsOf(section: PartOf<RulesSection['limits']>): PartOf<RulesFor['limits']> {
  const perBuyer = section['per-buyer'];
  return without({
    perOrder: section['per-order'],
    perBuyer:
      perBuyer &&
      Object.entries(perBuyer).map(([within, most]) => ({
        within: millisecondsOf(within),
        most: most as number,
      })),
  });
}

function secondCheckOf(
  section: RulesSection['second-check'] | undefined | object,
): PartOf<GoodsPolicy['secondCheck']> {
  if (!section) return undefined;
  const { proof, review, remind, ...rest } = section as PartOf<NonNullable<RulesSection['second-check']>>;
  return without({
    proof,
    review: ms(review),
    remind: ms(remind),
    escalateTo: rest['escalate-to'],
    atTheEnd: rest['at-the-end'],
    evidence: ms(rest.evidence),
    withoutEvidence: rest['without-evidence'],
  });
}

/** What is checked of custom goods, and how. */
const goodsChecksOf = ({ checks, role, permission }: PartOf<RulesSection>): PartOf<GoodsPolicy> =>
  without<PartOf<GoodsPolicy>>({
    checks,
    role: role && roleOf(role),
    permission: permission && permissionOf(permission),
  });

function roleOf(section: NonNullable<PartOf<RulesSection['role']>>): PartOf<GoodsPolicy['role']> {
  const waits = section['check-again']?.map(millisecondsOf);
  return without({ checkAgain: waits, ofAnother: section['of-another'] });
}

const permissionOf = (
  section: NonNullable<PartOf<RulesSection['permission']>>,
): PartOf<GoodsPolicy['permission']> =>
  without({
    lasts: ms(section.lasts),
    codeLasts: ms(section['code-lasts']),
    codeTries: section['code-tries'],
    sends: section.sends,
    sendAgainAfter: ms(section['send-again-after']),
  });

const ms = (duration: string | undefined): number | undefined =>
  duration === undefined ? undefined : millisecondsOf(duration);

/** Without members that are undefined: an exception that says nothing must not take a default away. */
const without = <T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
