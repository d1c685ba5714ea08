import type { BindingOutcome, RoleAnswer, Sentence, TargetField } from '@bujiao/contracts';
import type { Resubmission } from '@bujiao/order-history';
import { bindingSentence, fieldNames, roleCheckSentence } from '@bujiao/texts';

/** What a reviewer sees of the role of custom goods; without the account, the role or their marks. */
export interface RoleView {
  /** Of the recharge template, as `id/version`; absent where the goods have none. */
  readonly template?: string;
  readonly given: readonly TargetField[];
  readonly givenText: Sentence;
  readonly answer?: { readonly answer: RoleAnswer; readonly tries: number; readonly sentence: Sentence };
  readonly binding?: {
    readonly outcome: BindingOutcome;
    readonly boundAt?: string;
    /** The order by which it is bound. */
    readonly boundBy?: string;
    readonly sentence: Sentence;
  };
}

/** Undefined for goods without such checks. */
export function roleView({ goodsChecks }: Resubmission): RoleView | undefined {
  if (!goodsChecks?.account) return undefined;
  const { account, role, binding } = goodsChecks;
  return {
    ...(account.template && { template: `${account.template.id}/${account.template.version}` }),
    given: account.given,
    givenText: fieldNames(account.given),
    ...(role && {
      answer: {
        answer: role.answer,
        tries: role.tries,
        sentence: roleCheckSentence({ ...role, tryNo: role.tries }),
      },
    }),
    ...(binding && { binding: { ...binding, sentence: bindingSentence(binding.outcome, binding.boundBy) } }),
  };
}
