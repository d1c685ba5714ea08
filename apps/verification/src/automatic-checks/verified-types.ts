/** What lets verification decide about a request, or decide about it again. */
export const VERIFIED_TYPES = [
  'ResubmissionRequested',
  'PaymentProofExpired',
  'AccountChecked',
  'RoleChecked',
  'RoleBindingChecked',
  'RoleBound',
  'PermissionConfirmed',
  'PermissionExpired',
  'ReviewDecided',
] as const;
