import type { Visitor } from './visitor.js';

/** Chinese on an English page, but for the button that leads to it and what the shop wrote. */
export const untranslated = (visitor: Visitor): Promise<string> =>
  visitor.page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const element of copy.querySelectorAll('[lang="zh-CN"], [translate="no"], time, .id'))
      element.remove();
    return /[\u4e00-\u9fff]+/.exec(copy.textContent ?? '')?.[0] ?? '';
  });
