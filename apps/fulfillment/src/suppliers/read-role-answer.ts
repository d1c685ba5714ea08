import type { RoleCheckAnswer } from './role-check.port.js';

export const cannotSay = (code: string): RoleCheckAnswer => ({ answer: 'cannot-say', code });

/** Codes of the game-card protocol that say surely that there is no such account or role. 103 is none: it also stands for a server that is paused. */
const MISSING: Readonly<Record<number, string>> = {
  113: 'role-missing',
  116: 'wrong-account',
};

/** What the body of an answer says about the role that was asked about. Anything that is not of the protocol proves nothing. */
export function readRoleAnswer(body: string, goodsId: string): RoleCheckAnswer {
  const answer = objectIn(body);
  if (typeof answer?.['code'] !== 'number') return cannotSay('unreadable-answer');
  const { goods_no: goodsNo } = answer;
  if (goodsNo !== goodsId)
    return cannotSay(goodsNo === undefined ? 'goods-not-named' : 'other-goods-answered');
  return wordOf(answer['code'], answer['role_status']);
}

function objectIn(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function wordOf(code: number, status: unknown): RoleCheckAnswer {
  const missing = MISSING[code];
  if (missing !== undefined) return { answer: 'missing', code: missing };
  if (code !== 0) return cannotSay(`code-${code}`);
  if (status === 'exists') return { answer: 'exists' };
  return status === 'missing' ? { answer: 'missing', code: 'role-missing' } : cannotSay('unreadable-answer');
}
