import { expect } from '@jest/globals';
import { untranslated } from './untranslated.js';
import type { Visitor } from './visitor.js';

export const LANGUAGES = ['zh-CN', 'en-GB'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * What holds for each page: accessible, within the screen, in one language, without a complaint of the browser. It follows the theme of
 * the system at once, so both themes are looked at after one load. The themes differ in their colours alone (`theme/tokens.css`), so
 * the dark look is checked by the rules about colours.
 */
export async function expectGoodInBothThemes(
  visitor: Visitor,
  language: Language,
  name: string,
): Promise<void> {
  await visitor.settle();
  for (const colorScheme of ['light', 'dark'] as const) {
    await visitor.page.emulateMedia({ colorScheme });
    expect(await visitor.violations(colorScheme === 'light' ? 'all' : 'colours')).toEqual([]);
    expect(await visitor.overflows()).toBe(false);
    if (language === 'en-GB') expect(await untranslated(visitor)).toBe('');
    expect(visitor.complaints).toEqual([]);
    await visitor.shoot(`${name}-${language}${colorScheme === 'dark' ? '-dark' : ''}`);
  }
}
