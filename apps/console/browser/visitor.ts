import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { waitUntil } from '@bujiao/testing';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { Product } from './product.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];
const SCREENSHOTS = fileURLToPath(new URL('../.screenshots/', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
/** The rules of these tags that look at colours. */
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
/** Without a second reading of style sheets and media, which no rule of these tags uses here, and paths of what is in order. */
const AXE_OPTIONS = { preload: false, resultTypes: ['violations'], selectors: false };
/** An address of the desks without a page. */
const NO_PAGE = '/desk/nowhere';
/** What stands for data that are being read. */
const READING = /^(正在读取…|Loading…)$/;

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: FLAGS });

export interface VisitorOptions {
  readonly person?: string;
  readonly path?: string;
  readonly language?: 'zh-CN' | 'en-GB';
  readonly phone?: boolean;
  readonly origin?: string;
}

/** Somebody with a browser of their own; what the page complains about is kept. */
export class Visitor {
  readonly complaints: string[] = [];

  private constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      // A 404 is an answer of the API; that the page heard it is for the page to show.
      if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
        this.complaints.push(message.text());
    });
  }

  /** Opens the console, and signs in where a person is named. */
  static async open(browser: Browser, product: Product, options: VisitorOptions = {}): Promise<Visitor> {
    const context = await browser.newContext(settingsOf(options));
    // Several browsers share the cores with everything else that the specs start.
    context.setDefaultTimeout(60_000);
    const visitor = new Visitor(await context.newPage());
    await visitor.page.goto((options.origin ?? product.address) + (options.path ?? '/'));
    if (options.person) await visitor.page.click(`button[value="${options.person}"]`);
    return visitor;
  }

  async see(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).first().click();
  }

  /** Comes back to the window, at which the page reads again what it read more than a second ago; until it says so. */
  async comeBackUntil(isSo: () => Promise<boolean>): Promise<void> {
    await waitUntil(async () => {
      await this.page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
      return isSo();
    });
  }

  /** Cuts the page's stream, and keeps it away. @returns lets it come back, and waits until it is back */
  async cutStreams(path = '**/changes'): Promise<() => Promise<void>> {
    let isCut = true;
    await this.page.route(path, (route) => {
      const isStream = route.request().headers()['accept']?.includes('text/event-stream');
      return isStream && isCut ? route.abort() : route.continue();
    });
    await this.page.reload();
    await this.see(/^断线/);
    return async () => {
      isCut = false;
      // What has been caught up on is said with the same word for a while.
      await this.page.getByText(/^断线 [^里]*$/).waitFor({ state: 'detached' });
    };
  }

  /** Kept beside the console for people to look at, where `SCREENSHOTS=on` asks for it: an image costs as much as a page. */
  async shoot(name: string): Promise<void> {
    if (process.env['SCREENSHOTS'] !== 'on') return;
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: `${SCREENSHOTS}${name}.png`, fullPage: true });
  }

  /** Opens another page within the document, as a link does: neither loads the console nor signs in anew. */
  async turnTo(path: string): Promise<void> {
    const here = new URL(this.page.url());
    const there = new URL(path, here);
    // A page that stays would keep what was typed into it, and its heading would be taken for that of the next visit.
    if (there.pathname === here.pathname) await this.replacePage(NO_PAGE);
    await this.replacePage(path);
  }

  private async replacePage(path: string): Promise<void> {
    await this.page.evaluate((to) => {
      document.querySelector('h1')?.setAttribute('data-left', '');
      history.pushState(null, '', to);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, path);
    await this.page.locator('[data-left]').waitFor({ state: 'detached' });
  }

  /** Forgets what the visit before changed of the network and the look, and what the page complained about. */
  async startAnew(): Promise<void> {
    this.complaints.length = 0;
    await this.page.unrouteAll({ behavior: 'ignoreErrors' });
    await this.page.emulateMedia({ colorScheme: 'light' });
  }

  /** Waits until nothing on the page is being read. */
  async settle(): Promise<void> {
    await this.page.getByText(READING).first().waitFor({ state: 'detached' });
  }

  /** What axe finds against WCAG 2.2 AA, in a line each. @param part `colours` for a look that differs in nothing else */
  async violations(part: 'all' | 'colours' = 'all'): Promise<string[]> {
    // Read into the document once, by the debugger: the Content-Security-Policy would refuse a script element.
    if (!(await this.page.evaluate(() => 'axe' in window))) await this.page.evaluate(AXE);
    return this.page.evaluate(
      async (options) => {
        const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResult> } };
        const { violations } = await axe.run(options);
        return violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`,
        );
      },
      { ...AXE_OPTIONS, runOnly: part === 'all' ? WCAG : COLOURS },
    );
  }

  /** Whether something sticks out to the side. */
  overflows(): Promise<boolean> {
    return this.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

const settingsOf = ({ language = 'zh-CN', phone }: VisitorOptions): BrowserContextOptions => ({
  locale: language,
  colorScheme: 'light',
  viewport: phone ? { width: 360, height: 740 } : { width: 1440, height: 900 },
  deviceScaleFactor: phone ? 2 : 1,
  // A click is enough for a browser with a window; the headless shell has nobody to ask.
  permissions: ['clipboard-write'],
});

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}
