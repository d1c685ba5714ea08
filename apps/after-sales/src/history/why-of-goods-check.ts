import type { OrderEvent, Sentence } from '@bujiao/contracts';
import {
  accountCheckSentence,
  bindingSentence,
  boundSentence,
  permissionExpiredSentence,
  permissionSentence,
  roleCheckSentence,
} from '@bujiao/texts';

/** What a check of custom goods found; undefined for events of another kind. By which order a role is bound is for staff. */
export function whyOfGoodsCheck({ type, data }: OrderEvent, forStaff: boolean): Sentence | undefined {
  switch (type) {
    case 'AccountChecked':
      return accountCheckSentence(data);
    case 'RoleChecked':
      return roleCheckSentence(data);
    case 'RoleBindingChecked':
      return bindingSentence(data.outcome, forStaff ? data.boundBy : undefined);
    case 'RoleBound':
      return boundSentence(data.wasAnothers === true);
    case 'PermissionConfirmed':
      return permissionSentence(data.by);
    case 'PermissionExpired':
      return permissionExpiredSentence(data.expiresAt);
    default:
      return undefined;
  }
}
