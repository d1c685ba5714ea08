const STREAM_PREFIX = 'role-';

/** The stream of one role of a game, by its keyed hash: to whom it is bound. No stream of an order: no topic carries its events. */
export const roleStream = (role: string): string => STREAM_PREFIX + role;

/**
 * Events of the stream of a role ({@link roleStream}). A role is bound to one buyer at a time; the head of the stream decides between two
 * who want it at the same moment. Who and when is in the metadata, the buyer in `correlationId`. Only verification appends them.
 */
export interface RoleEvents {
  RoleClaimed: {
    readonly buyerId: string;
    /** By which it was bound. */
    readonly orderId: string;
    readonly resubmissionId: string;
    /** It was another buyer's until now; a reviewer let it go over. */
    readonly takenOver?: true;
  };
  /** The buyer forgot the binding: the next buyer who wants the role is its first again. */
  RoleReleased: { readonly buyerId: string };
}
export type RoleEventType = keyof RoleEvents;
export type RoleEvent = {
  [T in RoleEventType]: { readonly type: T; readonly data: RoleEvents[T] };
}[RoleEventType];
