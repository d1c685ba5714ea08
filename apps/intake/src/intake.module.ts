import { Module } from '@nestjs/common';
import { HttpPaymentGateway, OrdersModule, PAYMENT_GATEWAY, PaymentProofs } from '@bujiao/order-desk';
import { DatabaseModule } from '@bujiao/platform';
import { PoliciesModule } from '@bujiao/policy-desk';
import { TemplatesModule } from '@bujiao/recharge-templates';
import { HandlerJobsModule } from '@bujiao/replay/nest';
import { BUYER_PROFILE, type BuyerProfile } from './buyer-profile/buyer-profile.port.js';
import { PreferencesController } from './buyer-profile/preferences/preferences.controller.js';
import { BuyerPreferences } from './buyer-profile/preferences/preferences.service.js';
import { ToldOrders } from './buyer-profile/preferences/told-orders.service.js';
import { LearnRecipientsHandler } from './buyer-profile/recipients/learn-recipients.handler.js';
import { RecipientsController } from './buyer-profile/recipients/recipients.controller.js';
import { Recipients } from './buyer-profile/recipients/recipients.repository.js';
import { SavedRecipients } from './buyer-profile/recipients/recipients.service.js';
import { ZeroTouchConsentController } from './buyer-profile/zero-touch-consent.controller.js';
import { ZERO_TOUCH_CONSENTS } from './buyer-profile/zero-touch-consents.port.js';
import { BuyerZeroTouchConsents } from './buyer-profile/zero-touch-consents.service.js';
import { GoodsCatalogueController } from './goods-catalogue/goods-catalogue.controller.js';
import { GoodsCatalogue } from './goods-catalogue/goods-catalogue.repository.js';
import { GoodsChanges } from './goods-catalogue/goods-changes.repository.js';
import { GoodsImportsController } from './goods-catalogue/goods-imports.controller.js';
import { GoodsImports } from './goods-catalogue/goods-imports.service.js';
import { INTAKE_SCHEMA } from './database/intake-schema.js';
import { ExplanationController } from './explanation/explanation.controller.js';
import { Explanations } from './explanation/explanations.service.js';
import { FindOrdersController } from './find-orders/find-orders.controller.js';
import { FindOrders } from './find-orders/find-orders.service.js';
import { OrderNumbersHandler } from './find-orders/order-numbers.handler.js';
import { OrderNumbers } from './find-orders/order-numbers.repository.js';
import { MyOrdersController } from './my-orders/my-orders.controller.js';
import { MyOrderIds } from './my-orders/my-orders.repository.js';
import { OrderSummaries } from './my-orders/order-summaries.service.js';
import { ExpiredOffers } from './offers/expired-offers.service.js';
import { MyOffersController } from './offers/my-offers.controller.js';
import { OfferCodes } from './offers/offer-codes.repository.js';
import { OfferLinks } from './offers/offer-links.service.js';
import { OfferWatch } from './offers/offer-watch.service.js';
import { OfferCodesController } from './offers/offer-codes.controller.js';
import { OffersController } from './offers/offers.controller.js';
import { OfferRows } from './offers/offers.repository.js';
import { Offers } from './offers/offers.service.js';
import { SilentOrders } from './offers/silent-orders.repository.js';
import { OrderEventsController } from './order-feed/order-events.controller.js';
import { OrderFeedImpact } from './order-feed/order-feed.impact.js';
import { OrderFeedHandler } from './order-feed/order-feed.handler.js';
import { OrderFeed } from './order-feed/order-feed.service.js';
import { Facts } from './order-feed/facts.service.js';
import { StreamNews } from './order-feed/stream-news.service.js';
import { PlacingJudge } from './order-feed/placing-judge.service.js';
import { RejectedChangesController } from './order-feed/rejected-changes.controller.js';
import { RejectedChanges } from './order-feed/rejected-changes.js';
import { RejectedRetention } from './order-feed/rejected-retention.service.js';
import { RejectedOrderEvents } from './order-feed/rejected-order-events.repository.js';
import { OrderOptionsController } from './order-options/order-options.controller.js';
import { OrderPageController } from './order-page/order-page.controller.js';
import { OrderPages } from './order-page/order-page.service.js';
import { OrderRecords } from './order-record/order-records.repository.js';
import { EditsInHistory } from './parked-events/edits-in-history.service.js';
import { PolicyInstallation } from './policy-installation/policy-installation.service.js';
import { TargetForms } from './recharge-templates/target-forms.service.js';
import { TemplatesController } from './recharge-templates/templates.controller.js';
import { RechargeTemplates } from './recharge-templates/templates.service.js';
import { BuyerCounter } from './resubmission-requests/buyer-counts.service.js';
import { BuyerRequests } from './resubmission-requests/buyer-requests.repository.js';
import { GivenTargets } from './resubmission-requests/given-targets.service.js';
import { ResubmissionRequestsController } from './resubmission-requests/resubmission-requests.controller.js';
import { ResubmissionRequests } from './resubmission-requests/resubmission-requests.service.js';
import { ResubmittedOrders } from './resubmission-requests/resubmitted-orders.repository.js';

/** Takes order events and resubmission requests. Needs the global config, event store, key ring and bus. */
@Module({
  imports: [
    DatabaseModule.forService(INTAKE_SCHEMA),
    OrdersModule.forService('intake'),
    PoliciesModule,
    TemplatesModule,
    HandlerJobsModule,
  ],
  controllers: [
    OrderEventsController,
    RejectedChangesController,
    OrderFeedHandler,
    MyOrdersController,
    FindOrdersController,
    OrderNumbersHandler,
    OrderOptionsController,
    OrderPageController,
    ExplanationController,
    OffersController,
    OfferCodesController,
    MyOffersController,
    ResubmissionRequestsController,
    ZeroTouchConsentController,
    PreferencesController,
    GoodsCatalogueController,
    GoodsImportsController,
    RecipientsController,
    LearnRecipientsHandler,
    TemplatesController,
  ],
  providers: [
    OrderFeed,
    OrderFeedImpact,
    EditsInHistory,
    FindOrders,
    MyOrderIds,
    OrderNumbers,
    OrderSummaries,
    OrderPages,
    Explanations,
    OrderRecords,
    BuyerCounter,
    BuyerRequests,
    PolicyInstallation,
    Facts,
    PlacingJudge,
    StreamNews,
    RejectedOrderEvents,
    RejectedChanges,
    RejectedRetention,
    GivenTargets,
    RechargeTemplates,
    ResubmissionRequests,
    ResubmittedOrders,
    TargetForms,
    BuyerPreferences,
    ToldOrders,
    GoodsCatalogue,
    GoodsChanges,
    GoodsImports,
    BuyerZeroTouchConsents,
    Recipients,
    SavedRecipients,
    {
      provide: BUYER_PROFILE,
      inject: [SavedRecipients, BuyerPreferences],
      useFactory: (saved: SavedRecipients, preferences: BuyerPreferences): BuyerProfile => ({
        use: (buyerId, recipientId) => saved.use(buyerId, recipientId),
        noticeWish: (buyerId, sealed) => preferences.wishIn(buyerId, sealed),
      }),
    },
    { provide: ZERO_TOUCH_CONSENTS, useExisting: BuyerZeroTouchConsents },
    Offers,
    OfferRows,
    OfferCodes,
    ExpiredOffers,
    OfferLinks,
    OfferWatch,
    SilentOrders,
    PaymentProofs,
    { provide: PAYMENT_GATEWAY, useClass: HttpPaymentGateway },
  ],
})
export class IntakeModule {}
