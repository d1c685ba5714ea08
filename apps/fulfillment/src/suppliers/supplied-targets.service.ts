import { Injectable } from '@nestjs/common';
import type { RechargeTarget, Sealed } from '@bujiao/contracts';
import type { Resubmission } from '@bujiao/order-history';
import { KeyRing } from '@bujiao/platform';
import { askedOnly, TemplateReader } from '@bujiao/recharge-templates';

/** Delivery targets as suppliers get them. */
@Injectable()
export class SuppliedTargets {
  constructor(
    private readonly keyRing: KeyRing,
    private readonly templates: TemplateReader,
  ) {}

  /**
   * The fields that the recharge template asks for, in the version that the resubmission was opened with: what a shop's order holds beyond
   * them was neither checked nor confirmed by anybody, and is none of the supplier's business. Without a template: all of the target.
   * @throws {KeyDestroyed} where the person was forgotten
   */
  async of(
    sealed: Sealed,
    resubmission: Pick<Resubmission, 'template'> | undefined,
  ): Promise<RechargeTarget> {
    const ref = resubmission?.template;
    const template = ref && (await this.templates.of(ref)).template;
    return askedOnly(template, await this.keyRing.open<RechargeTarget>(sealed));
  }
}
