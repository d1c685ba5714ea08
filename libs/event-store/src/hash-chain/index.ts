export { canonicalJson } from './canonical-json.js';
export { eventHash, genesisHash, type HashedFields } from './event-hash.js';
export { MAX_EVENT_BYTES, MAX_EVENTS } from './sealed-append.js';
export { verifyChain, verifySlice, type ChainBreak, type VerifyChainOptions } from './verify-chain.js';
