import { afterAll, beforeAll, describe } from '@jest/globals';
import { freePort } from '@bujiao/basics';
import { People } from './people.js';
import { Product, type Settings } from './product.js';

export interface Stage {
  /** It runs while the specs of the file do. */
  readonly product: Product;
  readonly people: People;
}

interface About {
  readonly title: string;
  /** Environment variables of the product, beyond those that every product of the specs has. */
  readonly settings?: () => Promise<Settings>;
}

/** On a busy machine. */
const START_DEADLINE_MS = 120_000;

/**
 * Specs in a real browser on a running product with data of its own: both are started before them and stopped after them. Skipped where
 * there is no browser.
 */
export function inBrowser(about: string | About, specs: (stage: Stage) => void): void {
  const { title, settings = () => Promise.resolve({}) } =
    typeof about === 'string' ? { title: about } : about;
  const suite = process.env['NO_BROWSER'] ? describe.skip : describe;
  suite(`${title}, in a real browser on a running product,`, () => {
    const product = new Product();
    const people = new People(product);
    beforeAll(async () => {
      await Promise.all([product.start(await settings()), people.start()]);
    }, START_DEADLINE_MS);
    afterAll(async () => {
      await people.stop();
      await product.stop();
    });
    specs({ product, people });
  });
}

/** The product's own stand-ins of the payment gateway and the supplier, at addresses that no other spec uses. */
export const ownStandIns = async (): Promise<Settings> => ({
  PAYMENT_GATEWAY_URL: `http://127.0.0.1:${await freePort()}`,
  SUPPLIER_URL: `http://127.0.0.1:${await freePort()}`,
});
