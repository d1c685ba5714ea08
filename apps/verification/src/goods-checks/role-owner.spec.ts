import { claimRole, type RoleBinding } from './role-owner.js';

const bound: RoleBinding = {
  claim: { buyerId: 'B1', orderId: 'O1', resubmissionId: 'r1', at: '2026-11-23T10:00:00.000Z' },
};
const claim = { buyerId: 'B2', orderId: 'O2', resubmissionId: 'r2' };

describe('a role that is bound to another buyer', () => {
  it('is taken only from the binding that a reviewer saw', () => {
    expect(claimRole(bound, claim)).toEqual([]);
    expect(claimRole(bound, { ...claim, mayTakeFrom: 'O0' })).toEqual([]);
    expect(claimRole(bound, { ...claim, mayTakeFrom: 'O1' })).toEqual([
      { type: 'RoleClaimed', data: { ...claim, takenOver: true } },
    ]);
  });

  it('is bound to nobody else’s loss where it is free, or the buyer’s own', () => {
    expect(claimRole({}, { ...claim, mayTakeFrom: 'O1' })).toEqual([{ type: 'RoleClaimed', data: claim }]);
    expect(claimRole(bound, { ...claim, buyerId: 'B1' })).toEqual([]);
  });
});
