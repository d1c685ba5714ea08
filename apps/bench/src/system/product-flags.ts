/** Flags of Node under which `npm start` runs the product (package.json). */
export const PRODUCT_FLAGS: readonly string[] = [
  '--max-semi-space-size=64',
  '--single-threaded-gc',
  '--no-allocation-site-pretenuring',
];
