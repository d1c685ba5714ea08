const STAR = '*';
/** Of a text of fewer characters nothing is shown: what is left could be guessed. */
const SHORTEST = 6;
const PHONE = /^1\d{10}$/;
const DIGITS_OR_WORD = 8;
/** Domains that say nothing about a person. Any other is hidden like the rest of the address. */
const MAIL_PROVIDERS: ReadonlySet<string> = new Set([
  'qq.com',
  'vip.qq.com',
  'foxmail.com',
  '163.com',
  '126.com',
  'yeah.net',
  'sina.com',
  'sohu.com',
  '139.com',
  '189.cn',
  'aliyun.com',
  'gmail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'icloud.com',
  'yahoo.com',
]);
const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });
/** As people see them: an emoji of several code points is one, and is never cut. */
const charactersOf = (text: string): string[] => [...segments.segment(text)].map(({ segment }) => segment);

/**
 * Enough of an account for its owner to recognise it: `*******8001`, `34*****12`, `li***@qq.com`. Shows at most half of it, at
 * most four characters, and none of five or fewer. Of an address, that holds for the part before the `@`; the domain is shown
 * where it is one of the great providers.
 */
export function maskAccount(account: string): string {
  const at = account.lastIndexOf('@');
  if (at > 0 && MAIL_PROVIDERS.has(account.slice(at + 1).toLowerCase()))
    return maskMail(account.slice(0, at), account.slice(at));
  const characters = charactersOf(account);
  const shown = PHONE.test(account) ? ([0, 4] as const) : shownOf(characters.length);
  return masked(characters, ...shown);
}

/** Only the last four of a longer text, for card and request numbers: `********0001`. Bounds as {@link maskAccount}. */
export function maskNumber(number: string): string {
  const characters = charactersOf(number);
  const [head, tail] = shownOf(characters.length);
  return masked(characters, 0, head + tail);
}

const shownOf = (length: number): readonly [head: number, tail: number] =>
  length < SHORTEST ? [0, 0] : length < DIGITS_OR_WORD ? [1, 1] : [2, 2];

function masked(characters: readonly string[], head: number, tail: number): string {
  const hidden = characters.length - head - tail;
  const ends = [...characters.slice(0, head), ...characters.slice(head + hidden)];
  // One emoji may be seven code points, which tell more than one letter does.
  if (ends.some((character) => [...character].length > 1)) return STAR.repeat(characters.length);
  return [...ends.slice(0, head), STAR.repeat(hidden), ...ends.slice(head)].join('');
}

/** Three stars whatever the length: a short name before a known domain would be given away by its length. */
function maskMail(name: string, domain: string): string {
  const characters = charactersOf(name);
  const shown = characters.length < SHORTEST ? [] : characters.slice(0, 2);
  const start = shown.some((character) => character.length > 1) ? '' : shown.join('');
  return `${start}${STAR.repeat(3)}${domain}`;
}
