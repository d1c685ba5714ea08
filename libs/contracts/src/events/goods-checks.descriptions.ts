import type { EventDescription } from './event-description.js';
import type { GoodsCheckEvents } from './goods-checks.events.js';

type Described = keyof GoodsCheckEvents | 'RoleChecked';

/** The checks of custom goods: 信息校验 → 角色绑定 → 权限确认. */
export const GOODS_CHECK_DESCRIPTIONS: { readonly [T in Described]: EventDescription<T> } = {
  AccountChecked: {
    owner: 'verification',
    title: { zh: '校验充值信息', en: 'The account was checked against the recharge template' },
    decidedByRules: true,
    ownerReads: ['resubmissionId', 'given', 'wrong'],
  },
  RoleChecked: {
    owner: 'fulfillment',
    title: { zh: '已向货源核实角色', en: 'The supplier was asked about the role' },
    decidedByRules: true,
    ownerReads: ['resubmissionId', 'answer', 'tryNo', 'nextTryAt'],
  },
  RoleBindingChecked: {
    owner: 'verification',
    title: { zh: '核对角色绑定', en: 'The binding of the role was looked up' },
    decidedByRules: true,
    ownerReads: ['resubmissionId', 'outcome'],
  },
  RoleBound: {
    owner: 'verification',
    title: { zh: '角色已绑定到买家', en: 'The role was bound to the buyer' },
    decidedByRules: true,
    ownerReads: ['resubmissionId'],
  },
  PermissionAsked: {
    owner: 'verification',
    title: { zh: '请买家确认角色', en: 'The owner was asked to confirm the role' },
    decidedByRules: true,
    ownerReads: ['resubmissionId', 'askNo', 'ways', 'expiresAt', 'notice'],
  },
  PermissionConfirmed: {
    owner: 'verification',
    title: { zh: '买家已确认角色', en: 'The owner confirmed the role' },
    ownerReads: ['resubmissionId', 'by'],
  },
  PermissionExpired: {
    owner: 'verification',
    title: { zh: '角色未按时确认', en: 'Nobody confirmed the role in time' },
    decidedByRules: true,
    ownerReads: ['resubmissionId', 'expiresAt'],
  },
};
