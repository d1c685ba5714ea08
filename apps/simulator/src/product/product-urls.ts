/** Where the product answers. One address in standalone mode, one per service in a cluster. No trailing slashes. */
export interface ProductUrls {
  readonly intake: string;
  readonly fulfillment: string;
  readonly afterSales: string;
  /** Of demo tokens. */
  readonly issuer: string;
}

export const oneAddress = (url: string): ProductUrls => ({
  intake: url,
  fulfillment: url,
  afterSales: url,
  issuer: url,
});
