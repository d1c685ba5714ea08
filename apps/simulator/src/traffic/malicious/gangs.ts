import type { TrafficOrder } from '../traffic-order.js';
import {
  behavesWellFirst,
  bursts,
  clerk,
  reusesEvidence,
  staysBelow,
  takesOver,
  waitsOutWindows,
} from './behaviour-gangs.js';
import {
  chargesBack,
  cyclesAccounts,
  cyclesDevices,
  newAccounts,
  sharesRecipient,
  strikesOnce,
} from './identity-gangs.js';
import {
  claimsDelivered,
  claimsStuck,
  forgesProof,
  replaysCallbacks,
  type Gang,
} from './malicious-orders.js';

/** Every kind of gang and its weight among malicious claims. */
export const GANGS: readonly (readonly [weight: number, kind: string, gang: Gang])[] = [
  [8, 'claims-delivered', claimsDelivered],
  [4, 'replays-callbacks', replaysCallbacks],
  [6, 'claims-stuck', claimsStuck],
  [14, 'forges-proof', forgesProof],
  [9, 'charges-back', chargesBack],
  [9, 'cycles-accounts', cyclesAccounts],
  [8, 'cycles-devices', cyclesDevices],
  [9, 'shares-recipient', sharesRecipient],
  [7, 'new-accounts', newAccounts],
  [6, 'strikes-once', strikesOnce],
  [4, 'bursts', bursts],
  [6, 'behaves-well-first', behavesWellFirst],
  [5, 'takes-over', takesOver],
  [4, 'stays-below', staysBelow],
  [6, 'waits-out-windows', waitsOutWindows],
  [6, 'clerk', clerk],
  [5, 'reuses-evidence', reusesEvidence],
];

export const isClaim = ({ label }: TrafficOrder): boolean => label === 'malicious';
