export { issueDemoToken, refuseDemoTokens, type Caller } from './demo-tokens.js';
export { DemoIssuer, DemoTokensController } from './demo-tokens.controller.js';
export { LocalIssuer, type IssuedToken, type LocalIssuerOptions } from './local-issuer.js';
