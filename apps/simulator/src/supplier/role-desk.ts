import type { FaultScript } from '../faults/fault-script.js';
import type { BizContent, RoleAnswer, SupplierFault } from './supplier-protocol.js';

/** How the answer to a question about a role travels back. */
export type RoleTransport = 'answer' | 'never-answer' | 'error-500' | 'garbage';

export interface RoleDeskAnswer {
  readonly transport: RoleTransport;
  readonly answer: RoleAnswer;
  /** Milliseconds. */
  readonly delayMs: number;
}

const FAULTS = [
  'role-unknown',
  'role-check-timeout',
  'role-check-error-500',
  'role-check-garbage',
  'role-check-slow',
] as const satisfies readonly SupplierFault[];

const TRANSPORT: Partial<Record<SupplierFault, RoleTransport>> = {
  'role-check-timeout': 'never-answer',
  'role-check-error-500': 'error-500',
  'role-check-garbage': 'garbage',
};

/** Says whether a role exists. Every role does, but for those that a fault `role-unknown` matches by `account`, `server` or `role`. */
export function checkRole(
  faults: FaultScript<SupplierFault>,
  { goodsNo, content }: { readonly goodsNo: string; readonly content: BizContent },
): RoleDeskAnswer {
  const { account, game_server: server, game_role: role } = content;
  const subject = { key: `${goodsNo}/${account}`, properties: { goodsNo, account, server, role } };
  const fault = faults.take(subject, FAULTS);
  return {
    transport: (fault && TRANSPORT[fault.fault]) ?? 'answer',
    answer: fault?.fault === 'role-unknown' ? missing(goodsNo, fault.code) : exists(goodsNo),
    delayMs: fault?.fault === 'role-check-slow' ? (fault.delayMs ?? SLOW_MS) : 0,
  };
}

const SLOW_MS = 5_000;

const exists = (goodsNo: string): RoleAnswer => ({ code: 0, goods_no: goodsNo, role_status: 'exists' });
const missing = (goodsNo: string, code = 113): RoleAnswer => ({
  code,
  goods_no: goodsNo,
  message: '角色不存在',
});
