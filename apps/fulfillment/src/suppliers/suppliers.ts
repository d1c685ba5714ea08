import type { Supplier } from './supplier.port.js';

/** The suppliers at hand, by id. */
export class Suppliers {
  private readonly byId: ReadonlyMap<string, Supplier>;
  private readonly known: ReadonlySet<string>;

  /** The first one is the default. */
  constructor(private readonly all: readonly [Supplier, ...Supplier[]]) {
    this.byId = new Map(all.map((supplier) => [supplier.supplierId, supplier]));
    this.known = new Set(this.byId.keys());
  }

  get defaultId(): string {
    return this.all[0].supplierId;
  }

  /** Of all that can be called. */
  get ids(): ReadonlySet<string> {
    return this.known;
  }

  find(supplierId: string): Supplier | undefined {
    return this.byId.get(supplierId);
  }
}
