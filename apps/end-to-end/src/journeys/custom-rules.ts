import { BASELINE, type Policy } from '@bujiao/policy';

export const GOODS = 'custom-dragon-100';
/** Goods whose roles have to be confirmed at once, and goods of which a role of another buyer is refused. */
export const SHORT = 'custom-dragon-short';
export const STRICT = 'custom-dragon-strict';

/** The supplier is asked again within milliseconds, and a notice may be sent again at once. */
export const RULES: Policy = {
  ...BASELINE,
  goodsIds: { [SHORT]: { permission: { lasts: 400 } }, [STRICT]: { role: { ofAnother: 'refuse' } } },
  goods: {
    custom: {
      ...BASELINE.goods.custom,
      role: { checkAgain: [50, 100], ofAnother: 'person' },
      permission: { codeTries: 2, sends: 3, sendAgainAfter: 0 },
    },
  },
};
