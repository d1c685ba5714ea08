import { refused, type RefusedText, type TextCode } from './checked-text.js';

const LINE_BREAK = /[\n\r\v\f\u0085\u2028\u2029]/u;
const CONTROL = /\p{Cc}/u;
const HALF = /\p{Surrogate}/u;
/** Format characters (zero width, direction), fillers and the blank Braille cell: the eye cannot tell them from nothing. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;
const UNPRINTABLE = /[\p{Noncharacter_Code_Point}\p{Co}]/u;

const KINDS: readonly (readonly [TextCode, RegExp])[] = [
  ['line-break', LINE_BREAK],
  ['control-character', CONTROL],
  ['half-character', HALF],
  ['invisible-character', INVISIBLE],
  ['unprintable-character', UNPRINTABLE],
];

/** None of the refused kinds occurs below, so that the texts of almost everybody are checked by one expression. */
const PLAIN = /^[\x20-\x7e\u4e00-\u9fff]*$/;
const JOINER = '\u200d';
const EMOJI_STYLE = '\ufe0f';
const KEYCAP = /[\d#*]/;
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u20e3]/u;

export interface CharacterRules {
  /** Line breaks (LF, CR) may stand within the text: it is shown in several lines. @default false */
  readonly lines?: boolean;
  /** The invisible joints within emoji are taken: people's names and notes hold emoji. @default false */
  readonly emoji?: boolean;
}

/**
 * The first character that no typed text may hold, as a refusal; undefined where there is none.
 * @param before characters that stood before `text` in what was given
 */
export function refusedCharacter(
  text: string,
  rules: CharacterRules = {},
  before = 0,
): RefusedText | undefined {
  if (PLAIN.test(text)) return undefined;
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    const code = kindOf(character);
    if (code === undefined || isAllowed(characters, index, rules)) continue;
    const at = before + index + 1;
    return refused(code, `${code.replace('-', ' ')} ${nameOf(character)} at ${at}`, at);
  }
  return undefined;
}

const kindOf = (character: string): TextCode | undefined =>
  KINDS.find(([, pattern]) => pattern.test(character))?.[0];

function isAllowed(characters: readonly string[], index: number, rules: CharacterRules): boolean {
  const character = characters[index] ?? '';
  if (character === '\n' || character === '\r') return rules.lines ?? false;
  return (rules.emoji ?? false) && isWithinEmoji(characters, index);
}

function isWithinEmoji(characters: readonly string[], index: number): boolean {
  const [before = '', character = '', after = ''] = [-1, 0, 1].map((step) => characters[index + step]);
  if (character === EMOJI_STYLE) return EMOJI.test(before) || KEYCAP.test(before);
  return character === JOINER && EMOJI.test(before) && EMOJI.test(after);
}

/** `U+202E`. */
const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
