export const SERVICES = ['intake', 'verification', 'fulfillment', 'after-sales'] as const;
export type ServiceName = (typeof SERVICES)[number];
