import type { DocsOptions } from '@bujiao/platform';

export const PRODUCT_DOCS: DocsOptions = {
  title: 'Bujiao',
  description:
    'Resubmits failed orders of virtual goods: verified, redelivered at most once, visible while it happens, provable afterwards.',
};
