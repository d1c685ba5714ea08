/** Where the product answers. One address in standalone mode, one per service in a cluster. No trailing slashes. */
export interface ProductUrls {
  readonly intake: string;
  readonly verification: string;
  readonly fulfillment: string;
  readonly afterSales: string;
  /** Of demo tokens. */
  readonly issuer: string;
}

export const oneAddress = (url: string): ProductUrls => ({
  intake: url,
  verification: url,
  fulfillment: url,
  afterSales: url,
  issuer: url,
});

/** The first that fits; every other path is of intake. */
const SERVICES: readonly (readonly [path: RegExp, service: keyof ProductUrls])[] = [
  [/^\/demo\//, 'issuer'],
  [/^\/(reviews|policies)/, 'verification'],
  [/^\/(card-stock|issued-cards|manual-work)/, 'fulfillment'],
  [/^\/(order-states|conflicts)|\/(history|progress|receipt|reveal|close)$/, 'afterSales'],
];

/** The address of the service that has the path. */
export function addressIn(urls: ProductUrls, path: string): string {
  const [, service = 'intake'] = SERVICES.find(([of]) => of.test(path)) ?? [];
  return urls[service];
}
