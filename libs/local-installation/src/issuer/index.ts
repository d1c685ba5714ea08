export type { Caller } from './callers.js';
export { issueDemoToken, refuseDemoTokens } from './demo-tokens.js';
export { DemoIssuer, DemoTokensController } from './demo-tokens.controller.js';
export { LocalIssuer, type IssuedToken, type LocalIssuerOptions } from './local-issuer.js';
export { registerSignIn } from './oidc/register-sign-in.js';
