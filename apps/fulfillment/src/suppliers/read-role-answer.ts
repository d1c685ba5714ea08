import type { RoleCheckAnswer } from './role-check.port.js';

export const cannotSay = (code: string): RoleCheckAnswer => ({ answer: 'cannot-say', code });

/** Codes of the game-card protocol that say surely that there is no such account, area, server or role. */
const MISSING: Readonly<Record<number, string>> = {
  103: 'area-or-server-missing',
  113: 'role-missing',
  116: 'wrong-account',
};

/** What the body of an answer says about the role that was asked about. Anything that is not of the protocol proves nothing. */
export function readRoleAnswer(body: string, goodsId: string): RoleCheckAnswer {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return cannotSay('unreadable-answer');
  }
  if (typeof answer !== 'object' || answer === null) return cannotSay('unreadable-answer');
  const { code, goods_no: goodsNo, role_status: status } = answer as Record<string, unknown>;
  if (typeof code !== 'number') return cannotSay('unreadable-answer');
  if (goodsNo !== goodsId)
    return cannotSay(goodsNo === undefined ? 'goods-not-named' : 'other-goods-answered');
  if (code === 0) return statusOf(status);
  const missing = MISSING[code];
  return missing === undefined ? cannotSay(`code-${code}`) : { answer: 'missing', code: missing };
}

function statusOf(status: unknown): RoleCheckAnswer {
  if (status === 'exists') return { answer: 'exists' };
  return status === 'missing' ? { answer: 'missing', code: 'role-missing' } : cannotSay('unreadable-answer');
}
