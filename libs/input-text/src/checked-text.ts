/** Why a text is refused. Stable: clients branch on it. */
export type TextCode =
  | 'not-a-text'
  | 'blank'
  | 'too-long'
  | 'line-break'
  | 'control-character'
  | 'invisible-character'
  | 'half-character'
  | 'unprintable-character'
  | 'forbidden-character'
  | 'not-a-date'
  | 'expired';

export interface RefusedText {
  readonly ok: false;
  readonly code: TextCode;
  /** What is wrong, in English; names characters by number and never quotes the text, which may be a secret. */
  readonly detail: string;
  /** Where the refused character stands in the text as it was given; the first character is 1. */
  readonly position?: number;
}

export interface AcceptedText {
  readonly ok: true;
  /** Normalised: what is stored, compared and sent. */
  readonly text: string;
}

export type CheckedText = AcceptedText | RefusedText;

export const accepted = (text: string): AcceptedText => ({ ok: true, text });

export const refused = (code: TextCode, detail: string, position?: number): RefusedText => ({
  ok: false,
  code,
  detail,
  ...(position !== undefined && { position }),
});
