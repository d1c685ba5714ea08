const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;
const ASCII = /^[\x20-\x7e]*$/;
/** Blanks and line ends only. `String.trim` also takes U+FEFF away, which is refused instead: it may stand within, too. */
const START = /^[\p{Zs}\t\r\n]+/u;
const END = /[\p{Zs}\t\r\n]$/u;

/** Without blanks and line ends around it, which come along when a cell or a line is pasted. */
export function trimmed(text: string): string {
  let end = text.length;
  // By hand: an expression for the end would try every blank within the text, which costs its square.
  while (end > 0 && END.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).slice(blanksBefore(text.slice(0, end)));
}

/** How many characters {@link trimmed} takes away at the beginning. */
export const blanksBefore = (text: string): number => START.exec(text)?.[0].length ?? 0;

/**
 * Full-width forms as ASCII, where then all of it is ASCII: `１３８` is `138`. Of a text that stays partly Chinese a full-width
 * digit may be the very character that was chosen, so it is left. Compatibility forms beyond that (`²`, `½`, `①`) are never
 * changed: NFKC would turn them into other numbers.
 */
export function toAscii(text: string): string {
  const ascii = text
    .replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replaceAll('\u3000', ' ');
  return ASCII.test(ascii) ? ascii : text.normalize('NFC');
}

/** What two spellings of one account have in common. For comparing only: never shown, never sent. */
export const accountKey = (account: string): string =>
  trimmed(account).normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
