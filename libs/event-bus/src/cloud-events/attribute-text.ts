import { refusedCharacter } from '@bujiao/input-text';

/** Attributes that name things: they go into tables, headers, logs and onto pages, where they say who did what. */
export const NAMING_ATTRIBUTES = ['id', 'source', 'type', 'subject'] as const;

/**
 * What is wrong with the text of a naming attribute; undefined where nothing is. CloudEvents forbids control characters and halves
 * of characters; line separators, invisible and direction characters are refused besides, since a name that reads like
 * another one is shown to people. Never quotes the text.
 */
export const attributeProblem = (name: string, text: string): string | undefined => {
  const bad = refusedCharacter(text);
  return bad && `${name} holds what no name may: ${bad.detail}`;
};
