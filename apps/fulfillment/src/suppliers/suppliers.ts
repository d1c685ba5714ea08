import type { Supplier } from './supplier.port.js';

/** The suppliers at hand, by id. */
export class Suppliers {
  private readonly byId: ReadonlyMap<string, Supplier>;

  /** The first one is the default. */
  constructor(private readonly all: readonly [Supplier, ...Supplier[]]) {
    this.byId = new Map(all.map((supplier) => [supplier.supplierId, supplier]));
  }

  get defaultId(): string {
    return this.all[0].supplierId;
  }

  find(supplierId: string): Supplier | undefined {
    return this.byId.get(supplierId);
  }
}
