import type { Browser } from 'playwright-core';
import type { Product } from './product.js';
import { launch, Visitor, type VisitorOptions } from './visitor.js';

/** Who visits a running product, with one browser for all of them. */
export class People {
  private browser: Browser | undefined;
  private readonly regulars = new Map<string, Promise<Visitor>>();

  constructor(private readonly product: Product) {}

  async start(): Promise<void> {
    this.browser = await launch();
  }

  async stop(): Promise<void> {
    await this.browser?.close();
  }

  /** Somebody new, who signs in where `options` name a person; the caller closes it. */
  open(options: VisitorOptions = {}): Promise<Visitor> {
    if (!this.browser) throw new Error('the browser is not started');
    return Visitor.open(this.browser, this.product, options);
  }

  /**
   * Somebody who stays signed in and goes from page to page, until all specs of the file are over: a sign-in costs as much as five pages.
   * @param options of a person and a look; the same options mean the same visitor
   */
  async goTo(path: string, options: Omit<VisitorOptions, 'path' | 'origin'>): Promise<Visitor> {
    const { person, language = 'zh-CN', phone = false } = options;
    const key = JSON.stringify([person, language, phone]);
    const known = this.regulars.get(key);
    if (!known) {
      const visitor = this.open({ ...options, path });
      this.regulars.set(key, visitor);
      return visitor;
    }
    const visitor = await known;
    await visitor.startAnew();
    await visitor.turnTo(path);
    return visitor;
  }
}
