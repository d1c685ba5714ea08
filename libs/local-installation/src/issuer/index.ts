export { issueDemoToken, type Caller } from './demo-tokens.js';
export { DemoTokensController } from './demo-tokens.controller.js';
export { LocalIssuer, type IssuedToken, type LocalIssuerOptions } from './local-issuer.js';
