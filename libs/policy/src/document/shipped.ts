import { readFileSync } from 'node:fs';

/** Policies that ship with the product, as text. `baseline`: as before policies were documents. `standard`: for new installations. */
export const SHIPPED = ['baseline', 'standard'] as const;
export type ShippedPolicy = (typeof SHIPPED)[number];

const texts = new Map<ShippedPolicy, string>();

export function shippedText(name: ShippedPolicy): string {
  const known =
    texts.get(name) ?? readFileSync(new URL(`../../policies/${name}.yaml`, import.meta.url), 'utf8');
  texts.set(name, known);
  return known;
}

/** Whether it is, to the letter, a policy that ships. */
export const isShippedText = (text: string): boolean => SHIPPED.some((name) => text === shippedText(name));
