export { DELIVERY_POLICY, type DeliveryPolicy } from '@bujiao/policy';

export const DELIVERY_POLICY_TOKEN = Symbol('DELIVERY_POLICY');
