import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.mjs';
import { sizeLimits } from './build/size-limits.mjs';

export default defineConfig({
  plugins: [react(), compressed(), sizeLimits()],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    manifest: 'manifest.json',
    // A strict Content-Security-Policy admits no data: addresses.
    assetsInlineLimit: 0,
    // The polyfill is for browsers without modulepreload, which the console does not support.
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  // Only for work on the pages: `npm run dev`, beside a running product.
  server: { port: 5173, proxy: proxyTo(process.env.BUJIAO_URL ?? 'http://127.0.0.1:4000') },
});

function proxyTo(target) {
  const paths = [
    '/orders',
    '/my',
    '/conflicts',
    '/lag',
    '/events',
    '/order-events',
    '/order-states',
    '/manual-work',
    '/card-stock',
    '/dead-letters',
  ];
  const signIn = ['/oidc', '/.well-known', '/console-settings', '/health', '/demo'];
  const direct = [...paths, ...signIn].map((path) => [path, { target, changeOrigin: false }]);
  // The page itself is Vite's; only the choice of a person goes to the product.
  const bypass = ({ method }) => (method === 'GET' ? '/index.html' : undefined);
  return { ...Object.fromEntries(direct), '/sign-in': { target, changeOrigin: false, bypass } };
}
