import { accepted, refused, type CheckedText } from './checked-text.js';
import { blanksBefore, toAscii, trimmed } from './normal-forms.js';
import { refusedCharacter, type CharacterRules } from './refused-character.js';

interface TextRules extends CharacterRules {
  /** Characters, after normalisation. */
  readonly most: number;
  readonly normalise: (text: string) => string;
}

/** A check that says itself how long a text may be, so that no document has to repeat it. */
export interface TextCheck {
  (value: unknown): CheckedText;
  /** Characters of the longest text that it takes, after normalisation. */
  readonly most: number;
}

export interface ShortenableCheck extends TextCheck {
  /** The same check, for a field that takes another number of characters. */
  atMost(most: number): TextCheck;
}

const nfc = (text: string): string => text.normalize('NFC');
const nfcLines = (text: string): string => nfc(text.replace(/\r\n?/g, '\n'));
/** Ids end up in stream names, keys and addresses. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]*$/;

/** Account that is topped up, an area or a server. One line; full-width digits become ASCII. */
export const accountText = checkOf({ most: 128, normalise: toAscii });

/** Name of a person, a game role or goods. One line; emoji are taken, and full-width letters stay as they are. */
export const nameText = checkOf({ most: 200, normalise: nfc, emoji: true });

/** What a person writes down for others. May have lines, which end in LF. */
export const noteText = checkOf({ most: 500, normalise: nfcLines, emoji: true, lines: true });

/** Number printed on a card. Two spellings of one number are one text afterwards. */
export const cardNumber = checkOf({ most: 256, normalise: toAscii });

/** Password of a card: case and inner blanks are part of it. */
export const cardPassword = checkOf({ most: 1024, normalise: toAscii });

/** An id that a person typed: letters, digits and `. _ : -`, beginning with a letter or digit. */
export function idText(value: unknown, most = 64): CheckedText {
  const id = checked(value, { most, normalise: toAscii });
  if (!id.ok || ID.test(id.text)) return id;
  const at = blanksBefore(value as string) + (id.text.search(/[^A-Za-z0-9._:-]/) + 1 || 1);
  return refused(
    'forbidden-character',
    `an id is A-Z a-z 0-9 . _ : - and begins with a letter or digit; not so at ${at}`,
    at,
  );
}

/** A declaration, not a constant: the checks above are made of it while the module loads. */
function checkOf(rules: TextRules): ShortenableCheck {
  const within = (most: number): TextCheck =>
    Object.assign((value: unknown) => checked(value, { ...rules, most }), { most });
  return Object.assign(within(rules.most), { atMost: within });
}

function checked(value: unknown, { most, normalise, ...rules }: TextRules): CheckedText {
  if (typeof value !== 'string') return refused('not-a-text', 'is not a text');
  const inner = trimmed(value);
  if (inner === '') return refused('blank', 'is empty, or blanks only');
  const bad = refusedCharacter(inner, rules, blanksBefore(value));
  if (bad) return bad;
  const text = normalise(inner);
  return [...text].length > most ? refused('too-long', `is longer than ${most} characters`) : accepted(text);
}
