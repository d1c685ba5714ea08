import { expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Product } from './product.js';
import { untranslated } from './untranslated.js';
import { Visitor, type VisitorOptions } from './visitor.js';

export const LANGUAGES = ['zh-CN', 'en-GB'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * What holds for each page: accessible, within the screen, in one language, without a complaint of the browser. It follows the theme of
 * the system at once, so both themes are looked at after one load.
 */
export async function expectGoodInBothThemes(
  visitor: Visitor,
  language: Language,
  name: string,
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await visitor.page.emulateMedia({ colorScheme });
    expect(await visitor.violations()).toEqual([]);
    expect(await visitor.overflows()).toBe(false);
    if (language === 'en-GB') expect(await untranslated(visitor)).toBe('');
    expect(visitor.complaints).toEqual([]);
    await visitor.shoot(`${name}-${language}${colorScheme === 'dark' ? '-dark' : ''}`);
  }
}

/** People who stay signed in and go from page to page: each sign-in costs as much as two pages. */
export class Regulars {
  private readonly visitors = new Map<string, Promise<Visitor>>();

  constructor(
    private readonly product: Product,
    private readonly browser: Browser,
  ) {}

  /** @param options of a person and a look; the same options mean the same visitor */
  async goTo(path: string, options: Omit<VisitorOptions, 'path'>): Promise<Visitor> {
    const key = JSON.stringify(options);
    const known = this.visitors.get(key);
    if (!known) {
      const visitor = Visitor.open(this.browser, this.product, { ...options, path });
      this.visitors.set(key, visitor);
      return visitor;
    }
    const visitor = await known;
    visitor.complaints.length = 0;
    await visitor.page.goto(this.product.address + path);
    return visitor;
  }
}
