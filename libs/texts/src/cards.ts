import type { CardPart, LookedFrom, OrderEvents, Sentence } from '@bujiao/contracts';

const PARTS: Readonly<Record<CardPart, Sentence>> = {
  'card-no': { zh: '卡号', en: 'number' },
  'card-password': { zh: '密码', en: 'password' },
};

/** Which look it was, and where from where that is known. */
export function cardsLookedAt({
  lookNo = 1,
  mostLooks = 1,
  from,
}: OrderEvents['CardSecretsRevealed']): Sentence {
  return {
    zh: `第 ${lookNo} 次查看（最多 ${mostLooks} 次）${fromWhere(from).zh}。`,
    en: `Look ${lookNo} of ${mostLooks}${fromWhere(from).en}.`,
  };
}

export function cardCopied({ lookNo, card, part, from }: OrderEvents['CardSecretsCopied']): Sentence {
  return {
    zh: `第 ${lookNo} 次查看时复制第 ${card} 张卡的${PARTS[part].zh}${fromWhere(from).zh}。`,
    en: `The ${PARTS[part].en} of card ${card}, in look ${lookNo}${fromWhere(from).en}.`,
  };
}

function fromWhere(from: LookedFrom | undefined): Sentence {
  if (!from) return { zh: '', en: '' };
  const { program, system } = from;
  return system === undefined
    ? { zh: `，使用 ${program}`, en: `, with ${program}` }
    : { zh: `，使用 ${system} 上的 ${program}`, en: `, with ${program} on ${system}` };
}
