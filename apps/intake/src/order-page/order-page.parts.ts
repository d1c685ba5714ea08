/** Where the ordered units are: ordered = delivered + missing + refunded. */
export interface UnitsView {
  readonly ordered: number;
  readonly delivered: number;
  readonly missing: number;
  readonly refunded: number;
  /** Of the missing ones: in supplier orders of the shop that are still open, as far as known. */
  readonly open: number;
  /** Of the missing ones: in attempts of ours that are under way or whose outcome is unknown. */
  readonly unsettled: number;
}

/** Integer 分, as the shop told it. */
export interface MoneyView {
  readonly amount: number;
  readonly received: number;
  readonly refunded: number;
  readonly state: string;
}
