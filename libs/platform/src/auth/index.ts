export * from './acting-role.js';
export * from './admit.js';
export * from './auth.guard.js';
export * from './auth.module.js';
export * from './current-user.decorator.js';
export type * from './principal.js';
export * from './roles.decorator.js';
export * from './route-roles.js';
export * from './token-verifier.js';
